"""Reads the lines of usual attempts by a pattern, in half the time of their JSON: a history may have a million."""

import json
import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any
from zlib import crc32

from quizkit.base.text import composed
from quizkit.progress.amendments import Counted
from quizkit.progress.encoding import SEAL_LENGTH
from quizkit.progress.read_records import AttemptFields, is_study_day
from quizkit.progress.records import VERSION, Record

# Printable ASCII without an escape, and with those that JSON has.
PLAIN_TEXT = r"[ !#-\[\]-~]*"
TEXT = rf'{PLAIN_TEXT}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{{4}}){PLAIN_TEXT})*'
_PLAIN, _ID = f'"({PLAIN_TEXT})"', f'"({TEXT})"'
_TEXTS = r'(\[(?:"T"(?:,"T")*)?\])'.replace("T", TEXT)
_COUNT = r"(0|-?[1-9]\d{0,11})"
# In the order of `AttemptFields`, after the number on the device.
_FIELDS = {
    "id": r'"DEVICE-([1-9]\d{0,8})"',
    "at": r'"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"',
    "day": r'"(\d{4}-\d\d-\d\d)"',
    "zone": _COUNT,
    "session": _PLAIN,
    "deck": _ID,
    "question": _ID,
    "type": _PLAIN,
    "mode": _PLAIN,
    "try": _COUNT,
    "reply": _TEXTS,
    "credit": r"((?:0|[1-9]\d{0,11})(?:\.\d{1,17})?)",
    "verdict": _PLAIN,
    "rule": _PLAIN,
    "hints": _COUNT,
    "ms": _COUNT,
    "rev": _PLAIN,
    "form": _PLAIN,
    "crc": '"([0-9a-f]{8})"',
}
# Nothing depends on these.
_OTHERS = {"v": str(VERSION), "kind": '"attempt"', "shown": r"\[(?:\d{1,9}(?:,\d{1,9})*)?\]"}
_new: Callable[[tuple[Any, ...]], AttemptFields] = partial(tuple.__new__, AttemptFields)
_number = lru_cache(maxsize=1024)(json.loads)


@lru_cache(maxsize=16_384)
def unescaped(id: str) -> str:
    """Return the id of a deck or a question that is written with the escapes of JSON."""
    return composed(json.loads(f'"{id}"'))


class AttemptLines:
    """Reads the attempts of a device that count as written, and whose keys are in the same order as in one before."""

    def __init__(self, device: str, counted: Counted) -> None:
        self._device = device
        self._amended, self._forgotten = counted.amended_numbers(device), counted.forgotten
        self._redates = counted.redates.of(device)
        self._keys: list[str] = []
        self._match: Callable[[str], re.Match[str] | None] = lambda _line: None
        self._groups: list[int] = []

    def learn(self, record: Record) -> None:
        """Let the next lines be read that have the keys of an attempt, with `form` or without."""
        keys = [key for key in record if key != "form"]
        if keys == self._keys or {*keys, "form", "crc", "shown"} != {*_FIELDS, *_OTHERS}:
            return
        self._keys = keys
        fields = [*keys, "form", "crc"]
        texts = {**_FIELDS, **_OTHERS}
        pattern = ",".join(f'"{name}":{texts[name]}' for name in keys) + f'(?:,"form":{_PLAIN})?,"crc":{texts["crc"]}'
        groups = [name for name in fields if name in _FIELDS]
        self._groups = [groups.index(name) + 1 for name in _FIELDS]
        pattern = pattern.replace("DEVICE", re.escape(self._device), 1)
        self._match = re.compile(rf"\{{{pattern}\}}\n", re.ASCII).fullmatch

    def read(self, line: bytes, next_number: int) -> AttemptFields | None:
        """Return the attempt with the next number in an undamaged line, or None if it has to be looked at closely.

        Only of a flashcard, a reply counts for the memory: others are left out.
        """
        match = self._match(line.decode("latin-1"))
        if match is None:
            return None
        n, at, day, zone, session, deck, question, type, mode, tries, reply, credit, verdict, rule, hints, ms, rev, form, crc = (
            match.group(*self._groups)
        )  # fmt: skip
        if "\\" in deck or "\\" in question:
            deck, question = unescaped(deck), unescaped(question)
        if (
            int(crc, 16) != crc32(b"}", crc32(line[:-SEAL_LENGTH]))
            or int(n) != next_number
            or not is_study_day(day)
            or n in self._amended
            or deck in self._forgotten
            or (self._redates and any(first <= next_number <= last for first, last, _ in self._redates))
        ):
            return None
        replies = json.loads(reply) if type == "flashcard" else ()
        return _new(
            (at, day, _number(zone), session, deck, question, type, mode, _number(tries), replies, _number(credit), verdict,
             rule, _number(hints), int(ms), rev, form, False, False)
        )  # fmt: skip
