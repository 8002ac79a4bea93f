"""The trials bite: with one safeguard taken out, one of them finds what goes wrong."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from quizkit.base import disk
from quizkit.progress import history
from quizkit.progress.history import History
from quizkit.progress.records import Record
from tests.windows import ON_WINDOWS

from .oracle import kept_ids
from .trials import an_append_behind_a_torn_line, an_append_while_another_appends, power_failures
from .trials import power_failures_after_a_kill as after_a_kill

Trial = Callable[[Path], Iterator[str]]
Plant = Callable[[pytest.MonkeyPatch], None]

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no folders that can be synced")


def nothing(_: Any) -> None:
    """What a safeguard does that was taken out."""


def no_fsync(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(history, "sync", nothing)


def no_folder_fsync(patch: pytest.MonkeyPatch) -> None:
    for module, name in ((disk, "sync_folder"), (history, "sync_folder"), (history, "sync_path")):
        patch.setattr(module, name, nothing)


def no_sync_of_folders_that_were_there(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(history, "sync_path", nothing)


def no_sync_of_the_folder_of_a_found_file(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(history, "sync_folder", nothing)


def no_sealing(patch: pytest.MonkeyPatch) -> None:
    end_of = history._end_of
    patch.setattr(history, "_end_of", lambda descriptor, size: (end_of(descriptor, size)[0], False))


def no_lock(patch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def unlocked(self: History) -> Iterator[None]:
        disk.make_folder(self.folder)
        yield

    patch.setattr(History, "locked", unlocked)


def early_acknowledgement(patch: pytest.MonkeyPatch) -> None:
    """The answer counts as kept once its bytes are handed over, and is written by the next append."""
    append_to = history._append_to
    waiting: list[tuple[Path, Sequence[Record]]] = []

    def later(path: Path, records: Sequence[Record]) -> list[str]:
        for earlier in waiting:
            # The crash may have taken the file that was waited for.
            with suppress(FileNotFoundError):
                append_to(*earlier)
        waiting[:] = [(path, records)]
        number = max(int(id.rpartition("-")[2]) for id in kept_ids(path.parent.parent))
        return [f"{path.stem}-{number + place}" for place, _ in enumerate(records, 1)]

    patch.setattr(history, "_append_to", later)


def unsynced_replace(patch: pytest.MonkeyPatch) -> None:
    fill = disk._fill

    def unsynced(*details: Any) -> None:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(disk, "sync", nothing)
            fill(*details)

    patch.setattr(disk, "_fill", unsynced)


CAUGHT: list[tuple[Plant, Trial, str]] = [
    (no_fsync, power_failures, "lost"),
    (no_folder_fsync, power_failures, "lost"),
    (no_sync_of_folders_that_were_there, after_a_kill, "lost"),
    (no_sync_of_the_folder_of_a_found_file, after_a_kill, "lost"),
    (no_sealing, an_append_behind_a_torn_line, "lost"),
    (no_sealing, power_failures, "lost"),
    (no_lock, an_append_while_another_appends, "two records"),
    (early_acknowledgement, power_failures, "lost"),
    (unsynced_replace, power_failures, "no JSON"),
]


@pytest.mark.parametrize(
    ("plant", "trial", "finding"), CAUGHT, ids=[f"{plant.__name__}-{trial.__name__}" for plant, trial, _ in CAUGHT]
)
def test_a_planted_fault_is_found(
    plant: Plant, trial: Trial, finding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    assert any(finding in found for found in trial(tmp_path / "disk"))


@pytest.mark.parametrize("trial", [an_append_behind_a_torn_line, an_append_while_another_appends])
def test_without_a_planted_fault_nothing_is_found(trial: Trial, tmp_path: Path) -> None:
    assert list(trial(tmp_path / "disk")) == []
