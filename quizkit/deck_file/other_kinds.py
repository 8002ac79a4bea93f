"""Files of other kinds that are given as decks: what their bytes look like."""

import re

# A letter with an accent beside a plain one, each a byte.
_LETTERS_OF_1252 = re.compile(rb"[A-Za-z][\xc0-\xff](?![\x80-\xbf])|(?<![\x80-\xff])[\xc0-\xff][a-z]")
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)


def what_it_is(content: bytes) -> tuple[str, str]:
    """Return what is said of bytes that are no UTF-8 text, and what to do."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return f"this is {name}, not a text", "Write the deck as plain text in YAML: `quiz new NAME` begins one."
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "this is UTF-32 text, and decks are UTF-8", "Save it as UTF-8 in your editor."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "this is UTF-16 text, and decks are UTF-8", "Save it as UTF-8 in your editor."
    guess = "It looks like Windows-1252: save" if _LETTERS_OF_1252.search(content) else "Save"
    return "this is not UTF-8 text from here on", f"{guess} it as UTF-8 in your editor."
