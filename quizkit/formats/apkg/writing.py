"""Writes Anki's packages in schema 11, which every version of Anki reads."""

import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from hashlib import sha1
from html import unescape
from re import sub
from typing import Any, Final

from quizkit.deck import Deck
from quizkit.formats.anki import Note, NoteKind, deck_title, note_of
from quizkit.formats.archive import zipped
from quizkit.formats.base import MEDIA_LINK, Written
from quizkit.formats.features import Support
from quizkit.formats.html import plain_of_html
from quizkit.formats.settings import Setting
from quizkit.formats.texts import html_of_plain
from quizkit.questions.base import digest
from quizkit.questions.registry import TYPES

SUPPORT = Support(
    whole=("flashcard", "text"),
    partly=TYPES,
    features=("id", "explanation", "tags", "blank-hints"),
    settings=("title", "description"),
)
# The ids of the types of notes never change, so that a second import finds them.
_IDS: Final[Mapping[NoteKind, int]] = {"basic": 1700000000001, "typed": 1700000000002, "cloze": 1700000000003}
_CSS = ".card { font-family: arial; font-size: 20px; text-align: center; } .cloze { font-weight: bold; color: blue; }"
_SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
  dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null,
  dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
  tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
  usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
  factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
  lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_csum ON notes (csum);
CREATE INDEX ix_cards_nid ON cards (nid);
"""


def write(deck: Deck, media: Mapping[str, bytes] = {}) -> Written:
    """Write a deck, with the media that its texts link to."""
    notes, losses = SUPPORT.each(deck, note_of)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_SCHEMA)
        settings = _write_collection(connection, deck)
        _write_notes(connection, deck, notes)
        connection.commit()
        database = connection.serialize()
    names = {str(number): name for number, name in enumerate(media)}
    files = {number: media[name] for number, name in names.items()}
    return Written(
        zipped({"collection.anki2": database, "media": json.dumps(names).encode(), **files}), losses, settings
    )


def _write_collection(connection: sqlite3.Connection, deck: Deck) -> tuple[Setting, ...]:
    """Write the deck with its settings, and return those that Anki would change."""
    title, description = deck.title.replace("::", ":"), html_of_plain(deck.description)
    changed: dict[Setting, bool] = {
        "title": deck_title([title]) != deck.title,
        "description": plain_of_html(description) != deck.description,
    }
    now, id = int(time.time()), _id(deck.id)
    plain = {"usn": -1, "collapsed": False, "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0], "dyn": 0, "extendNew": 10, "extendRev": 50, "conf": 1, "mod": now}  # fmt: skip
    decks = {
        "1": {**plain, "id": 1, "name": "Default", "desc": ""},
        str(id): {**plain, "id": id, "name": title, "desc": description},
    }
    models = {str(model["id"]): model for model in (_model(kind, now, id) for kind in _IDS)}
    settings = {"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True, "dyn": False, "new": {"delays": [1, 10], "ints": [1, 4, 0], "initialFactor": 2500, "perDay": 20, "order": 1, "bury": False}, "rev": {"perDay": 200, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "bury": False}, "lapse": {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 1}}  # fmt: skip
    conf = {
        "nextPos": 1,
        "curDeck": id,
        "activeDecks": [id],
        "curModel": str(_IDS["basic"]),
        "sortType": "noteFld",
        "timeLim": 0,
    }
    row = (1, now, now * 1000, now * 1000, 11, 0, 0, 0, *map(json.dumps, (conf, models, decks, {"1": settings}, {})))
    connection.execute("INSERT INTO col VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", row)
    return tuple(setting for setting, is_changed in changed.items() if is_changed)


def _write_notes(connection: sqlite3.Connection, deck: Deck, notes: Sequence[Note]) -> None:
    now, deck_id = int(time.time()), _id(deck.id)
    for place, note in enumerate(notes):
        id = _id(f"{deck.id}\0{note.guid}")
        sides = [note.first, note.extra] if note.kind == "cloze" else [note.first, note.second, note.extra]
        fields = [side.replace(MEDIA_LINK, "") for side in sides]
        sort = unescape(sub("<[^>]*>", "", note.first))
        checksum = int(sha1(sort.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        tags = f" {' '.join(note.tags)} " if note.tags else ""
        row = (id, note.guid, _IDS[note.kind], now, -1, tags, "\x1f".join(fields), sort, checksum, 0, "")
        connection.execute("INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
        count = note.first.count("{{c") if note.kind == "cloze" else 1
        for number in range(count):
            card = (id + number, id, deck_id, number, now, -1, 0, 0, place + 1, 0, 0, 0, 0, 0, 0, 0, 0, "")
            connection.execute("INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", card)


def _id(name: str) -> int:
    """Return an id that is always the same for a name. Anki's own are milliseconds since 1970."""
    return 1_400_000_000_000 + int(digest(name, 9), 16) * 4


def _model(kind: NoteKind, now: int, deck_id: int) -> dict[str, Any]:
    """Return a type of notes, with the explanation in the field Extra."""
    answer = "{{FrontSide}}<hr id=answer>{{Back}}{{#Extra}}<br>{{Extra}}{{/Extra}}"
    names, question, name = {
        "basic": (("Front", "Back", "Extra"), "{{Front}}", "quizkit basic"),
        "typed": (("Front", "Back", "Extra"), "{{Front}}<br>{{type:Back}}", "quizkit type in"),
        "cloze": (("Text", "Extra"), "{{cloze:Text}}", "quizkit cloze"),
    }[kind]
    if kind == "cloze":
        answer = "{{cloze:Text}}{{#Extra}}<br>{{Extra}}{{/Extra}}"
    plain = {"sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
    return {
        "id": _IDS[kind],
        "name": name,
        "type": int(kind == "cloze"),
        "mod": now,
        "usn": -1,
        "sortf": 0,
        "did": deck_id,
        "tmpls": [
            {"name": "Card 1", "ord": 0, "qfmt": question, "afmt": answer, "did": None, "bqfmt": "", "bafmt": ""}
        ],
        "flds": [{**plain, "name": field, "ord": place} for place, field in enumerate(names)],
        "css": _CSS,
        "latexPre": "",
        "latexPost": "",
        "tags": [],
        "vers": [],
        "req": [[0, "any", [0]]],
    }
