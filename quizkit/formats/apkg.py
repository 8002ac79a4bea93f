"""Anki's packages: a zip archive with a SQLite database of notes, and with media.

Sources: https://github.com/ankitects/anki, rslib/src/storage (schemas 11 and 18) and rslib/src/import_export/package.
"""

import json
import re
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import sha1
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from quizkit.deck import Deck
from quizkit.formats.anki import ONE_CARD, Note, NoteKind, add_note, deck_tags, deck_title, note_of
from quizkit.formats.archive import Archive, zipped
from quizkit.formats.base import MEDIA_LINK, Collector, Reading, Unreadable, Written
from quizkit.formats.features import Support
from quizkit.formats.html import markdown_of_html, plain_of_html
from quizkit.formats.settings import DeckSetting
from quizkit.formats.texts import html_of_plain
from quizkit.questions.base import digest
from quizkit.questions.registry import TYPES

SUPPORT = Support(
    whole=("flashcard", "text"),
    partly=TYPES,
    features=("id", "explanation", "tags", "blank-hints"),
    settings=("title", "description"),
)
# The newest first: an older one beside it only says that Anki is too old.
_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_LARGEST = 100_000_000
# In the order in which Anki shows new cards.
_NOTES = (
    "SELECT guid, mid, tags, flds, (SELECT count(*) FROM cards WHERE nid = notes.id),"
    " (SELECT did FROM cards WHERE nid = notes.id) FROM notes"
    " ORDER BY (SELECT min(due) FROM cards WHERE nid = notes.id), id"
)
_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_IMAGE = re.compile(r"(<img\b[^<>]*?\bsrc=)(\"([^\"<>]*)\"|'([^'<>]*)'|([^\s<>]+))", re.IGNORECASE)


class _NoteType(NamedTuple):
    """A type of notes: the names of its fields, and the fields that its first card shows on each side."""

    kind: NoteKind
    fields: tuple[str, ...]
    front: tuple[str, ...]
    back: tuple[str, ...]


def read(data: bytes) -> Reading:
    """Read the notes of a package. Raises Unreadable."""
    archive = Archive(data)
    name = next((name for name in _COLLECTIONS if name in archive), "")
    if not name:
        raise Unreadable("it has no collection of Anki")
    compressed = name.endswith("b")
    collector = Collector()
    media = _media_names(archive)
    # Of a large database there are only two copies.
    database = bytearray(_unpacked(archive.read(name)) if compressed else archive.read(name))
    with closing(_opened(database)) as connection:
        try:
            title, description = _read_notes(connection, collector, frozenset(media.values()))
        except (sqlite3.Error, ValueError, KeyError, IndexError, TypeError, AttributeError):
            raise Unreadable("its collection is damaged, or of an unknown version") from None
    used = {draft_name for draft_name in media.values() if collector.links_to(_safe_name(draft_name))}
    for key, file in media.items():
        if file in used and key in archive:
            content = archive.read(key)
            collector.media[_safe_name(file)] = _unpacked(content) if compressed else content
    return collector.reading(title, description)


def _unpacked(data: bytes) -> bytes:
    """Return data that zstd compressed. Raises Unreadable."""
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]  # in Python 3.14
    except ImportError:
        try:
            from backports import zstd  # type: ignore[no-redef, unused-ignore]
        except ImportError:
            raise Unreadable("packages of this version need another library: pip install 'quizkit[anki]'") from None
    reader = zstd.ZstdDecompressor()
    try:
        content: bytes = reader.decompress(data, max_length=_LARGEST)
    except (zstd.ZstdError, EOFError):
        raise Unreadable("a file in it is damaged") from None
    if not reader.eof:
        raise Unreadable("a file in it is damaged, or too large")
    return content


def _opened(database: bytearray) -> sqlite3.Connection:
    if len(database) < 100 or not database.startswith(b"SQLite format 3\0"):
        raise Unreadable("its collection is not a database")
    connection = sqlite3.connect(":memory:")
    # A database with a write-ahead log, which is not in the package, is read without it.
    database[18:20] = b"\x01\x01"
    connection.deserialize(database)
    connection.create_collation(
        "unicase", lambda one, other: (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())
    )
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def _read_notes(connection: sqlite3.Connection, collector: Collector, media: frozenset[str]) -> tuple[str, str]:
    """Read the notes, and return the title and the description that their decks give."""
    types, all_decks = dict(_note_types(connection)), _decks(connection)
    names = {id: name for id, (name, _) in all_decks.items()}
    rows = connection.execute(_NOTES).fetchall()
    decks = {names.get(str(row[-1]), "Default") for row in rows}
    for guid, type_id, tags, values, cards, deck_id in rows:
        collector.begin()
        note_type = types.get(int(type_id))
        texts = [_with_media(text, media) for text in str(values).split("\x1f")]
        if note_type is None:
            collector.skip(markdown_of_html(texts[0]).text, "its type of note is missing")
            continue
        named = dict(zip(note_type.fields, texts, strict=False))
        front = [named[name] for name in note_type.front if named.get(name)] or texts[:1]
        back = [named[name] for name in note_type.back if named.get(name) and name not in note_type.front]
        unused = [name for name, text in named.items() if text and name not in (*note_type.front, *note_type.back)]
        if unused and note_type.kind != "typed":
            what = f"its fields that no card shows are not imported: {', '.join(unused)}"
            collector.lose("lost-fields", markdown_of_html(texts[0]).text, what)
        if cards > 1 and note_type.kind != "cloze":
            collector.lose("lost-cards", markdown_of_html(texts[0]).text, ONE_CARD)
        first, second = "<br>".join(front), back[:1] if note_type.kind == "typed" else back
        extra = "<br>".join(back[1:]) if note_type.kind == "typed" else ""
        if note_type.kind == "basic" and len(back) > 1 and note_type.fields[-1:] == ("Extra",):
            second, extra = back[:-1], back[-1]
        own = (*deck_tags(decks, names.get(str(deck_id), "Default")), *str(tags).split())
        add_note(collector, Note(str(guid), note_type.kind, first, "<br>".join(second), extra, own))
    with suppress(sqlite3.Error):
        _note_settings(connection, collector)
    descriptions = [text for name, text in all_decks.values() if text and name in decks]
    if len(decks) > 1 and descriptions:
        collector.lose_setting("descriptions of decks", len(descriptions))
    return deck_title(decks), "".join(descriptions) if len(decks) == 1 else ""


def _note_settings(connection: sqlite3.Connection, collector: Collector) -> None:
    """Note the options of decks, and what Anki knows of the student."""
    if _has_table(connection, "deck_config"):
        options = [str(name) for (name,) in connection.execute("SELECT name FROM deck_config")]
    else:
        presets = json.loads(connection.execute("SELECT dconf FROM col").fetchone()[0])
        options = [str(preset.get("name", "")) for preset in presets.values()]
    (studied, suspended) = connection.execute("SELECT sum(reps > 0), sum(queue = -1) FROM cards").fetchone()
    numbers = {
        "presets of deck options": sum(name != "Default" for name in options),
        "review histories of cards": studied or 0,
        "suspended cards": suspended or 0,
    }
    for name, number in numbers.items():
        if number:
            collector.lose_setting(name, number)


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    return (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()


def _with_media(html: str, names: frozenset[str]) -> str:
    """Return HTML with links to the media of the package."""

    def link(match: re.Match[str]) -> str:
        source = match[3] or match[4] or match[5] or ""
        return f'{match[1]}"{MEDIA_LINK}{_safe_name(source)}"' if source in names else match[0]

    return _IMAGE.sub(link, html)


def _safe_name(name: str) -> str:
    """Return the name of a file without a path, which no text needs to quote."""
    return re.sub(r"[^\w.-]", "_", name.replace("\\", "/").rpartition("/")[2]) or "file"


def _note_types(connection: sqlite3.Connection) -> Iterator[tuple[int, _NoteType]]:
    if not _has_table(connection, "notetypes"):
        models = json.loads(connection.execute("SELECT models FROM col").fetchone()[0])
        for id, model in models.items():
            first = model["tmpls"][0]
            names = tuple(field["name"] for field in sorted(model["flds"], key=lambda field: field.get("ord", 0)))
            yield int(id), _note_type(names, first["qfmt"], first["afmt"], is_cloze=model.get("type") == 1)
        return
    for id, config in connection.execute("SELECT id, config FROM notetypes").fetchall():
        names = tuple(
            name for (name,) in connection.execute("SELECT name FROM fields WHERE ntid = ? ORDER BY ord", (id,))
        )
        (template,) = connection.execute("SELECT config FROM templates WHERE ntid = ? ORDER BY ord", (id,)).fetchone()
        texts = {
            number: value.decode("utf-8", "replace") for number, value in _fields(template) if isinstance(value, bytes)
        }
        is_cloze = dict(_fields(config)).get(1) == 1
        yield int(id), _note_type(names, texts.get(1, ""), texts.get(2, ""), is_cloze=is_cloze)


def _note_type(names: tuple[str, ...], question: str, answer: str, *, is_cloze: bool) -> _NoteType:
    front, back = _shown(question, names), _shown(answer, names)
    kind: NoteKind = "cloze" if is_cloze else "typed" if "{{type:" in question else "basic"
    if kind == "typed":
        # The field to type is in the question's template too.
        typed = [match.removeprefix("type:") for match in _REFERENCE.findall(question) if match.startswith("type:")]
        front = tuple(name for name in front if name not in typed)
        back = tuple(dict.fromkeys((*(name for name in typed if name in names), *back)))
    return _NoteType(kind, names, front or names[:1], back or names[1:2])


def _shown(template: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields that a template shows, in order. {{cloze:Text}} shows Text; {{#Text}} only asks for it."""
    shown = (match.rpartition(":")[2].strip() for match in _REFERENCE.findall(template) if match[:1] not in "#^/!")
    return tuple(dict.fromkeys(name for name in shown if name in names))


def _decks(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return the names and the descriptions of the decks by their ids."""
    if _has_table(connection, "decks"):
        rows = connection.execute("SELECT id, name, kind FROM decks")
        return {str(id): (str(name), plain_of_html(_description(kind))) for id, name, kind in rows}
    decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
    return {
        str(id): (str(deck.get("name", "")), plain_of_html(str(deck.get("desc", "")))) for id, deck in decks.items()
    }


def _description(kind: bytes) -> str:
    """Return the description of a deck, in the message of a usual deck: field 4 in field 1."""
    usual = dict(_fields(kind)).get(1, b"")
    text = dict(_fields(usual)).get(4, b"") if isinstance(usual, bytes) else b""
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else ""


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield the fields of a message in protocol buffers: its number and its value, a number, or the bytes of a text or a message.

    Raises ValueError if the data is not a message. Source: https://protobuf.dev/programming-guides/encoding/.
    """
    place = 0
    while place < len(data):
        key, place = _varint(data, place)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, place = _varint(data, place)
            yield number, value
        elif wire in (1, 5):
            place += 8 if wire == 1 else 4
        elif wire == 2:
            length, place = _varint(data, place)
            if place + length > len(data):
                raise ValueError("a field is longer than the message")
            yield number, data[place : place + length]
            place += length
        else:
            raise ValueError("an unknown wire type")


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if place >= len(data) or shift > 63:
            raise ValueError("a number does not end")
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def _media_names(archive: Archive) -> dict[str, str]:
    """Return the names of the media by the names of their files in the archive."""
    if "media" not in archive:
        return {}
    data = archive.read("media")
    if data.lstrip().startswith(b"{"):
        try:
            return {str(key): str(name) for key, name in json.loads(data).items()}
        except ValueError:
            return {}
    try:
        entries = [value for number, value in _fields(_unpacked(data)) if number == 1 and isinstance(value, bytes)]
        names = [dict(_fields(entry)).get(1, b"") for entry in entries]
    except ValueError:
        return {}
    return {str(place): name.decode("utf-8", "replace") for place, name in enumerate(names) if isinstance(name, bytes)}


def write(deck: Deck, media: Mapping[str, bytes] = {}) -> Written:
    """Write a deck, with the media that its texts link to."""
    notes, losses = SUPPORT.each(deck, note_of)
    # The ids of the types of notes never change, so that a second import finds them.
    empty = json.loads(Path(__file__).with_name("anki_collection.json").read_text(encoding="utf-8"))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("".join(empty["schema"]))
        settings = _write_collection(connection, deck, empty)
        _write_notes(connection, deck, notes, {kind: model["id"] for kind, model in empty["models"].items()})
        connection.commit()
        database = connection.serialize()
    names = {str(number): name for number, name in enumerate(media)}
    files = {number: media[name] for number, name in names.items()}
    return Written(
        zipped({"collection.anki2": database, "media": json.dumps(names).encode(), **files}), losses, settings
    )


def _write_collection(connection: sqlite3.Connection, deck: Deck, empty: Mapping[str, Any]) -> tuple[DeckSetting, ...]:
    """Write the deck with its settings, and return those that Anki would change."""
    title, description = deck.title.replace("::", ":"), html_of_plain(deck.description)
    changed: dict[DeckSetting, bool] = {
        "title": deck_title([title]) != deck.title,
        "description": plain_of_html(description) != deck.description,
    }
    now, id = int(time.time()), _id(deck.id)
    plain = {**empty["deck"], "mod": now}
    decks = {
        "1": {**plain, "id": 1, "name": "Default", "desc": ""},
        str(id): {**plain, "id": id, "name": title, "desc": description},
    }
    models = {str(model["id"]): {**model, "mod": now, "did": id} for model in empty["models"].values()}
    conf = {**empty["conf"], "curDeck": id, "activeDecks": [id], "curModel": next(iter(models))}
    options = {"1": empty["options"]}
    row = (1, now, now * 1000, now * 1000, 11, 0, 0, 0, *map(json.dumps, (conf, models, decks, options, {})))
    connection.execute("INSERT INTO col VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", row)
    return tuple(setting for setting, is_changed in changed.items() if is_changed)


def _write_notes(
    connection: sqlite3.Connection, deck: Deck, notes: Sequence[Note], types: Mapping[NoteKind, int]
) -> None:
    now, deck_id = int(time.time()), _id(deck.id)
    for place, note in enumerate(notes):
        id = _id(f"{deck.id}\0{note.guid}")
        sides = [note.first, note.extra] if note.kind == "cloze" else [note.first, note.second, note.extra]
        fields = [side.replace(MEDIA_LINK, "") for side in sides]
        sort = unescape(re.sub("<[^<>]*>", "", note.first))
        checksum = int(sha1(sort.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        tags = f" {' '.join(note.tags)} " if note.tags else ""
        row = (id, note.guid, types[note.kind], now, -1, tags, "\x1f".join(fields), sort, checksum, 0, "")
        connection.execute("INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
        count = note.first.count("{{c") if note.kind == "cloze" else 1
        for number in range(count):
            card = (id + number, id, deck_id, number, now, -1, 0, 0, place + 1, 0, 0, 0, 0, 0, 0, 0, 0, "")
            connection.execute("INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", card)


def _id(name: str) -> int:
    """Return an id that is always the same for a name. Anki's own are milliseconds since 1970."""
    return 1_400_000_000_000 + int(digest(name, 9), 16) * 4
