"""Text that is safe to show: nothing in a deck, a file or a reply may steer the terminal."""

import unicodedata

# Joiners that scripts and emoji need to be legible, and the two spaces that structure a text.
_KEPT = frozenset("\n\u200c\u200d")
# Control, format (bidirectional marks among them) and surrogate characters, line and paragraph separators.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def safe(text: str) -> str:
    """Return `text` with every control, format and bidirectional character written out, as `<U+202E>`.

    Newlines, the zero-width joiner and the zero-width non-joiner stay; a tab becomes four spaces.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def safe_line(text: str) -> str:
    """Return `text` as `safe` does, on one line: every run of white space is one space."""
    return safe(" ".join(text.split()))


def _shown(character: str) -> str:
    if character in _KEPT:
        return character
    if character == "\t":
        return "    "
    if unicodedata.category(character) in _UNSAFE:
        return f"<U+{ord(character):04X}>"
    return character
