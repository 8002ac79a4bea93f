"""Writes records to the history in order. What cannot be written waits for the next success, or for a file elsewhere."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from quizkit.base.disk import create
from quizkit.progress.encoding import encode
from quizkit.progress.history import History, saving
from quizkit.progress.records import Record, id_of, numbered

# Makes records when they are written: they may name the ids of earlier entries.
Records: TypeAlias = Callable[[], Sequence[Record]]


class Entry:
    """Records that are written together. They have `ids` once they are on the disk."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.was_tried = False
        self.ids: list[str] = []

    @property
    def id(self) -> str:
        """The id of the last record, or an empty text while it waits."""
        return self.ids[-1] if self.ids else ""


class Outbox:
    """The entries that wait to be written, the oldest first."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._waiting: list[Entry] = []

    @property
    def is_empty(self) -> bool:
        """Whether everything is on the disk."""
        return all(entry.ids for entry in self._waiting)

    def add(self, records: Records) -> Entry:
        """Add records, which the next `flush` writes after those that wait."""
        entry = Entry(records)
        self._waiting.append(entry)
        return entry

    def flush(self) -> None:
        """Write what waits. Raises NotSaved: then what is not written waits, in order."""
        while self._waiting:
            self._write(self._waiting[0])
            del self._waiting[0]

    def _write(self, entry: Entry) -> None:
        # A signal may have arrived between the writing and the removal.
        if not entry.ids:
            again, entry.was_tried = entry.was_tried, True
            entry.ids = self._history.append(entry.records(), again=again)

    def save_to(self, folder: Path) -> Path:
        """Write what waits to a new file in a folder, a history that `merge` reads, and return its path.

        Raises NotSaved.
        """
        from secrets import token_hex

        device = token_hex(4)
        path = folder / f"quizkit-unsaved-{device}.jsonl"
        waiting = [entry for entry in self._waiting if not entry.ids]
        lines = [self._history.device_elsewhere(device)]
        try:
            for entry in waiting:
                records = self._history.stamped(entry.records(), device)
                new = [numbered(record, device, n) for n, record in enumerate(records, len(lines) + 1)]
                lines += new
                entry.ids = list(map(id_of, new))
            with saving():
                create(path, b"".join(map(encode, lines)))
        except BaseException:
            for entry in waiting:
                entry.ids = []
            raise
        self._waiting.clear()
        return path
