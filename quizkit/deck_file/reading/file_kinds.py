"""Recognises files that are not decks by their first bytes."""

import re

# An accented letter next to a plain one, each one byte.
_LETTERS_OF_1252 = re.compile(rb"[A-Za-z][\xc0-\xff](?![\x80-\xbf])|(?<![\x80-\xff])[\xc0-\xff][a-z]")
_HTML = re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "an archive"),
    (b"{\\rtf", "an RTF document"),
)


def other_kind(content: bytes) -> str:
    """Return the kind of a file that is not plain text, else an empty text."""
    if _HTML.match(content):
        return "an HTML page"
    return next((name for signature, name in _SIGNATURES if content.startswith(signature)), "")


def other_encoding(content: bytes) -> tuple[str, str]:
    """Return the message and the help for bytes that are not UTF-8 text."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "this is UTF-32 text, and decks are UTF-8", "Save it as UTF-8 in your editor."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "this is UTF-16 text, and decks are UTF-8", "Save it as UTF-8 in your editor."
    guess = "It looks like Windows-1252: save" if _LETTERS_OF_1252.search(content) else "Save"
    return "this is not UTF-8 text from here on", f"{guess} it as UTF-8 in your editor."
