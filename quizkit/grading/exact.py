"""Compares code, formulas, symbols and commands character by character.

White space counts only where it separates. Look-alikes that a keyboard or an editor puts in place of each other are
one character: − and -, curly and straight quotes, × and x between numbers, x² and x^2.
"""

import re
import unicodedata

_LOOK_ALIKES = str.maketrans(dict.fromkeys("−‐‑‒–", "-") | dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛", "'"))
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"
_PLAIN = str.maketrans(_RAISED + _LOWERED, "0123456789+-()ni" + "0123456789+-()")
_POWER = re.compile(f"[{_RAISED}]+(?=([^\\W_])?)")
_TIMES = re.compile(r"(?<=\d)\s*[x×]\s*(?=\d)")
# In `rm -rf` and `cd ..` the space before a sign separates; in `x - y` and `f (x)` it does not.
_SEPARATED = re.compile(r"(?<=\w)\s+(?=[-./~@$\\](?:\S|$))")
_GAP = re.compile(r"(?<!\w)\s+|\s+(?!\w)")

# What is code rather than words. A hyphen inside a word is not an operator.
_CODE = re.compile(
    rf"""[=*^<>|~`{{}}\[\]()\\_{_RAISED}]|::|&&
    |^[-.:/@\#$%!?;]+\S|^\+\w|\s-{{1,2}}\w|\s[./~$@][\w.]|[a-z]\s\.$   # .box, -s, $HOME, rm -rf, git add .
    |\.\.|^[a-z]\w*\.[a-z]\w+$|%\s|\s%|\$[^\s\d]       # cd .., os.path, x % 2
    |(?<![^\W_])\d*[a-z0-9]\s?[-−+/]\s?(?:\d*[a-z]|\d+)(?![^\W_])   # x-y, n - 1, a+b, 2x-3
    |\+\+$|^[a-z]\w*[!:;]$|(?<=[a-z])&(?=[a-z])     # i++, println!, else:
    """,
    re.VERBOSE,
)
# C++, C#, A+, Na+: names, whose sign is a letter like any other.
_NAMED = re.compile(r"[A-Z][A-Za-z]*(?:\+\+?|#|\*)")


def is_code(text: str) -> bool:
    """Return whether a text is compared by its characters: code, a formula, a symbol, a command.

    >>> [is_code(text) for text in ("y=2x", "cd ..", "x-y", "println!", "->", "rm -rf", "0 1 2")]
    [True, True, True, True, True, True, True]
    >>> [is_code(text) for text in ("T-shirt", "X-ray", "well-known", "C++", "AT&T", "U.S.", "Node.js", "Who?")]
    [False, False, False, False, False, False, False, False]
    """
    text = text.strip()
    if not any(map(str.isalpha, text)):
        return bool(text)
    return not _NAMED.fullmatch(text) and _CODE.search(text) is not None


def same_characters(reply: str, expected: str) -> bool:
    """Return whether two texts have the same characters, apart from look-alikes and white space.

    >>> [same_characters(reply, "x^2 - 1") for reply in ("x²−1", "x^2-1", "x2-1", "X^2-1")]
    [True, True, False, False]
    """
    # A sign that is asked for itself is not one of its look-alikes: – is not -.
    plain = _plain if any(map(str.isalnum, expected)) else _composed
    separated = "\0" if _SEPARATED.search(expected) else ""
    return _spaced(plain(reply), separated) == _spaced(plain(expected), separated)


def _plain(text: str) -> str:
    text = _composed(text.translate(_LOOK_ALIKES))
    text = _POWER.sub(lambda match: f"^{match[0].translate(_PLAIN)}{' ' if match[1] else ''}", text)
    return _TIMES.sub("×", text.translate(_PLAIN))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _spaced(text: str, separated: str) -> str:
    """Return a text without the white space that does not separate, and `separated` for that before an option or a path."""
    return _GAP.sub("", _SEPARATED.sub(separated or " ", " ".join(text.split())))
