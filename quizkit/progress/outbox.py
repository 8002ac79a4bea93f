"""Writes records to the history in order. What cannot be written waits for the next success, or for a file elsewhere."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from quizkit.base.disk import create
from quizkit.progress.encoding import encode
from quizkit.progress.history import History, saving
from quizkit.progress.records import Record, id_of, numbered

# Makes records when they are written: they may name the ids of earlier ones.
Records: TypeAlias = Callable[[], Sequence[Record]]


class Batch:
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
    """The batches that wait to be written, the oldest first."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._waiting: list[Batch] = []

    @property
    def is_empty(self) -> bool:
        """Whether everything is on the disk."""
        return all(batch.ids for batch in self._waiting)

    def add(self, records: Records) -> Batch:
        """Add records, which the next `flush` writes after those that wait."""
        batch = Batch(records)
        self._waiting.append(batch)
        return batch

    def flush(self) -> None:
        """Write what waits. Raises NotSaved: then what is not written waits, in order."""
        while self._waiting:
            self._write(self._waiting[0])
            del self._waiting[0]

    def _write(self, batch: Batch) -> None:
        # A signal may have arrived between writing and removing.
        if not batch.ids:
            again, batch.was_tried = batch.was_tried, True
            batch.ids = self._history.append(batch.records(), again=again)

    def save_to(self, folder: Path) -> Path:
        """Write what waits to a new file in a folder, a history that `merge` reads, and return its path.

        Raises NotSaved.
        """
        from secrets import token_hex

        device = token_hex(4)
        path = folder / f"quizkit-unsaved-{device}.jsonl"
        waiting = [batch for batch in self._waiting if not batch.ids]
        lines = [self._history.device_elsewhere(device)]
        try:
            for batch in waiting:
                records = self._history.stamped(batch.records(), device)
                new = [numbered(record, device, n) for n, record in enumerate(records, len(lines) + 1)]
                lines += new
                batch.ids = list(map(id_of, new))
            with saving():
                create(path, b"".join(map(encode, lines)))
        except BaseException:
            for batch in waiting:
                batch.ids = []
            raise
        self._waiting.clear()
        return path
