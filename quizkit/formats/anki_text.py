"""Anki's text files: notes as rows, with headers that begin with #.

Source: https://docs.ankiweb.net/importing/text-files.html.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.anki import ONE_CARD, Note, NoteKind, add_note, deck_tags, deck_title, note_of
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.features import Support
from quizkit.formats.html import markdown_of_html
from quizkit.formats.table import lines_of, numbered_rows
from quizkit.formats.texts import html_of_plain
from quizkit.questions.registry import TYPES

_SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_NOTE_TYPES: Final[Mapping[NoteKind, str]] = {"basic": "Basic", "typed": "Basic (type in the answer)", "cloze": "Cloze"}
SUPPORT = Support(whole=("flashcard", "text"), partly=TYPES, features=("id", "tags", "blank-hints"))


def read(data: str) -> Reading:
    """Read the notes of a text file."""
    collector, header = Collector(), _header(data)
    separator = _separator(header, data)
    is_html = header.get("html", "false") == "true"
    places = {
        key.removesuffix(" column"): int(value) - 1
        for key, value in header.items()
        if key.endswith(" column") and value.isdecimal()
    }
    rows = list(_rows(data, separator))
    place_of_deck = places.get("deck", -1)
    decks = {row[place_of_deck] for _, row in rows if -1 < place_of_deck < len(row)}
    for line, row in rows:
        collector.begin()
        fields = [
            field if is_html else html_of_plain(field)
            for place, field in enumerate(row)
            if place not in places.values()
        ]
        named = {name: row[place] for name, place in places.items() if place < len(row)}
        note_type = named.get("notetype", header.get("notetype", ""))
        kind, title = _kind(note_type, fields), markdown_of_html("".join(fields[:1])).text
        tags = f"{named.get('tags', '')} {header.get('tags', '')}".split()
        if any(fields[2:]):
            collector.lose("lost-fields", title, "only its first two fields are imported", Place(line, 1))
        if "and reversed" in note_type.casefold():
            collector.lose("lost-cards", title, ONE_CARD, Place(line, 1))
        first, second, *_ = (*fields, "", "")
        back, extra = ("", second) if kind == "cloze" else (second, "")
        own = (*deck_tags(decks, named.get("deck", "")), *tags)
        add_note(collector, Note(named.get("guid", ""), kind, first, back, extra, own), Place(line, 1))
    return collector.reading(deck_title(decks or {header.get("deck", "")}))


def _header(data: str) -> dict[str, str]:
    lines = (line[1:].partition(":") for line in data.splitlines()[:50] if line.startswith("#"))
    return {key.strip().casefold(): value.strip() for key, _, value in lines}


def _separator(header: Mapping[str, str], data: str) -> str:
    named = header.get("separator", "")
    if named:
        return _SEPARATORS.get(named.casefold(), named[:1] or "\t")
    first = next((line for line in data.splitlines() if line and not line.startswith("#")), "")
    return next((sign for sign in "\t|;," if sign in first), "\t")


def _rows(data: str, separator: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each row with its line. Rows that begin with # are comments."""
    lines = lines_of(data)
    for line, row in numbered_rows(data, separator):
        if any(map(str.strip, row)) and not lines[line - 1].startswith("#"):
            yield line, row


def _kind(name: str, fields: Sequence[str]) -> NoteKind:
    folded = name.casefold()
    if "cloze" in folded or (not name and "{{c1::" in "".join(fields[:1])):
        return "cloze"
    return "typed" if "type in" in folded or "typed" in folded else "basic"


def write(deck: Deck) -> Written:
    """Write a deck: a second import updates its notes, by their guids."""
    notes, losses = SUPPORT.each(deck, note_of)
    output = io.StringIO(newline="")
    output.write("#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#tags column:5\n")
    rows = csv.writer(output, delimiter="\t", lineterminator="\n")
    # A row that begins with # would be a comment.
    quoted = csv.writer(output, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for note in notes:
        cells = (note.guid, _NOTE_TYPES[note.kind], note.first, note.second, " ".join(note.tags))
        (quoted if note.guid.startswith("#") else rows).writerow(cells)
    return Written(output.getvalue().encode(), losses)
