"""Recognises files that are not decks: by their first bytes, or by a text without questions."""

import re
from collections.abc import Sequence
from pathlib import Path

from quizkit.base import patterns
from quizkit.base.platform.shell import word
from quizkit.base.program import program
from quizkit.deck_file.keys import DECK_KEYS
from quizkit.deck_file.reading.aliases import own_name

# An accented letter next to a plain one, each one byte.
_LETTERS_OF_1252 = patterns.compile(rb"[A-Za-z][\xc0-\xff](?![\x80-\xbf])|(?<![\x80-\xff])[\xc0-\xff][a-z]")
_BEGINNINGS = (
    (patterns.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE), "an HTML page"),
    (patterns.compile(rb"<\?xml|<quiz>"), "an XML file"),
    (patterns.compile(rb'\{\s*"format":\s*"quizkit exam result"'), "the result of an exam"),
    (patterns.compile(rb'\{\s*"v":\s*\d+,\s*"read":'), "the progress of a student"),
    (patterns.compile(rb'\{"v":\d+,"kind":"'), "the history of a student"),
    (patterns.compile(rb'\{\s*"cells":'), "a notebook"),
)
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
    """Return the kind of a file that begins as no deck does, else an empty text."""
    kind = next((name for signature, name in _SIGNATURES if content.startswith(signature)), "")
    # A deck begins with neither, so that it uses no pattern.
    if kind or not content.lstrip().startswith((b"<", b"{")):
        return kind
    return next((name for beginning, name in _BEGINNINGS if beginning.match(content)), "")


# The beginning shows what a text is.
_BEGINNING = 4000
_ENDINGS = {
    ".md": "a Markdown text",
    ".txt": "a plain text",
    ".csv": "a table",
    ".toml": "a TOML file",
    ".json": "a JSON file",
    ".gift": "a GIFT file",
}
_PROSE = frozenset((".md", ".txt"))
_OF_OTHER_TOOLS = frozenset((".csv", ".tsv", ".tab", ".xml", ".gift", ".apkg", ".colpkg", ".xlsx"))
# Documents, whose text a program can save.
_DOCUMENTS = frozenset((".pdf", ".doc", ".docx", ".odt", ".pages", ".rtf", ".html", ".htm"))
_OF_DOCUMENTS = frozenset(("a PDF document", "an RTF document", "an HTML page"))
_OF_A_DECK = patterns.compile(r"^[ \t]*[\"']?(?:title|questions?)[\"']?[ \t]*[:：=]", re.MULTILINE | re.IGNORECASE)


def other_text(text: str, path: Path, keys: Sequence[str]) -> str:
    """Return the kind of a text without any question, or an empty text if it may be a deck.

    `keys` are its own, if YAML reads it as a mapping.
    """
    beginning = text[:_BEGINNING].lstrip()
    if _OF_A_DECK.search(beginning) or any(own_name(key) in DECK_KEYS for key in keys):
        return ""
    kind = "a table" if _is_table(beginning) else _ENDINGS.get(path.suffix.lower(), "")
    return kind or ("a YAML file of another program" if keys else "")


def what_to_do(kind: str, path: Path) -> str:
    """Return what to do with a file of another kind."""
    ending, file = path.suffix.lower(), word(str(path), "FILE")
    if ending in _PROSE:
        return f"`{program()} new NAME --from {file}` creates a deck with an entry for each passage of it."
    if ending in _OF_OTHER_TOOLS or kind in ("a table", "an XML file"):
        return f"If it contains questions, `{program()} import {file}` writes a deck with them."
    if ending in _DOCUMENTS or kind in _OF_DOCUMENTS:
        text = word(str(path.with_suffix(".txt")), "FILE.txt")
        return f"Save its text as {text}. Then `{program()} new NAME --from {text}` creates a deck with an entry for each passage."
    if kind == "the progress of a student":
        return f"`{program()} progress` shows it. Give the path of a deck."
    if kind == "the result of an exam":
        return "It names the deck of the exam: give the path of that deck."
    return (
        f"Give the path of a deck, a file in YAML that begins with `title:` and `questions:`. `{program()} new NAME`"
        " creates one."
    )


def _is_table(text: str) -> bool:
    first, _, rest = text.partition("\n")
    second = rest.partition("\n")[0]
    return ": " not in first and any(0 < first.count(mark) == second.count(mark) for mark in ",;\t")


# A text in UTF-16 without a mark: each second byte of its first letters is zero.
_UTF_16 = patterns.compile(rb"(?:[\t\n\r -~]\0){4}|(?:\0[\t\n\r -~]){4}")


def is_utf_16(content: bytes) -> bool:
    """Return whether bytes are UTF-16 text without a byte order mark, which is valid UTF-8."""
    return b"\0" in content[:8] and bool(_UTF_16.match(content))


def other_encoding(content: bytes) -> tuple[str, str]:
    """Return the message and the help for bytes that are not UTF-8 text."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "this is UTF-32 text, and decks are UTF-8", "Save it as UTF-8 in your editor."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or is_utf_16(content):
        return "this is UTF-16 text, and decks are UTF-8", "Save it as UTF-8 in your editor."
    guess = "It looks like Windows-1252: save" if _LETTERS_OF_1252.search(content) else "Save"
    return "this is not UTF-8 text from here on", f"{guess} it as UTF-8 in your editor."
