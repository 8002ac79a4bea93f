"""Makes text safe to show: nothing in a deck, a file or a reply may control the terminal."""

import unicodedata

# Line breaks, and the joiners that scripts and emoji need.
_KEPT = frozenset("\n\u200c\u200d")
# Control, format (also bidirectional marks) and surrogate characters, line and paragraph separators.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def composed(text: str) -> str:
    """Return a text in Unicode NFC, in which an accented letter is one character: editors and systems differ."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def safe(text: str) -> str:
    """Return `text` with control, format and bidirectional characters as codes: `<U+202E>`.

    Newlines, the zero-width joiner and the zero-width non-joiner stay; a tab becomes four spaces.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def safe_line(text: str) -> str:
    """Return safe text on one line: runs of white space become one space."""
    return safe(" ".join(text.split()))


def _shown(character: str) -> str:
    if character in _KEPT:
        return character
    if character == "\t":
        return "    "
    if unicodedata.category(character) in _UNSAFE:
        return f"<U+{ord(character):04X}>"
    return character
