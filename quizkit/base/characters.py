"""Names characters that look like another one, or like nothing, and how two texts that look alike differ."""

import unicodedata

# Unusual spaces, and characters without a width.
_SPACES = dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " ") | {chr(code): " " for code in range(0x2000, 0x200B)}
_WITHOUT_WIDTH = dict.fromkeys(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff", ""
)
_LOOK_ALIKES = str.maketrans(
    _SPACES | _WITHOUT_WIDTH | dict.fromkeys("‘’‛ʼ′", "'") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‐‑‒–—−", "-")
)
_NAMES = {
    "\t": "a tab", "\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u3000": "a wide space",
    "\u00ad": "a soft hyphen", "\u200b": "a zero-width space", "\u2060": "a word joiner", "\ufeff": "a byte order mark",
    " ": "a space", "’": "a curly apostrophe", "'": "a straight apostrophe", "-": "a hyphen", "–": "a dash", "—": "a long dash",
    "−": "a minus sign",
}  # fmt: skip


def character_name(character: str) -> str:
    """Return a name that a reader can search for: `a no-break space (U+00A0)`."""
    name = _NAMES.get(character) or unicodedata.name(character, "a character without a name").lower()
    return f"{name} (U+{ord(character):04X})"


def is_special(character: str) -> bool:
    """Whether a character is a space other than the normal one, or has no width."""
    return character in _SPACES or character in _WITHOUT_WIDTH


def without_special(text: str) -> str:
    """Return a text with normal spaces, and without characters that have no width."""
    return "".join(_SPACES.get(character, _WITHOUT_WIDTH.get(character, character)) for character in text)


def look_alike(one: str, other: str) -> bool:
    """Whether two texts look almost the same on a screen."""
    return _shape(one) == _shape(other)


def _shape(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES).split())


def first_difference(one: str, other: str) -> int:
    """Return the offset of the first character in which two texts differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((offset for offset, (a, b) in pairs if a != b), min(len(one), len(other)))
