"""Folds large histories in several processes, which share the decks. If that fails, one process does it all."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from quizkit.base.long_work import Progress
from quizkit.base.platform.system import usable_processors
from quizkit.progress.parts import ODD
from quizkit.progress.state import State, empty_state
from quizkit.progress.state_json import from_json, to_json
from quizkit.progress.stream import Unshared, streamed

# From this many bytes on, another process is worth it: it takes a tenth of a second to start.
_LARGE = 30_000_000
_MOST_PROCESSES = 4
# Seconds.
_LEAST_PATIENCE = 10
# The program of another process. It sees the modules that this one sees, in any folder and environment.
_PROGRAM = (
    "import json, sys; job = json.loads(sys.stdin.readline()); sys.path[:] = job.pop('path');"
    "from quizkit.progress.shards import work; work(**job)"
)


class Fold(NamedTuple):
    """The fold of histories, and how many records they have."""

    state: State
    records: int


def fold_files(files: list[Path], progress: Progress) -> Fold:
    """Fold all records of the histories. Raises Irregular, OSError."""
    if (shares := _shares(files)) > 1:
        with suppress(Unshared, OSError, *ODD):
            return _shared(files, shares, progress)
    state = empty_state()
    return Fold(state, streamed(state, files, progress))


def _shares(files: list[Path]) -> int:
    """Return how many processes fold the histories. A program that was frozen has no Python to start."""
    is_large = sum(path.stat().st_size for path in files) >= _LARGE
    return (
        min(usable_processors(), _MOST_PROCESSES) if is_large and sys.executable and not hasattr(sys, "frozen") else 1
    )


def _shared(files: list[Path], shares: int, progress: Progress) -> Fold:
    """Fold one share here while others are folded in processes."""
    state, start = empty_state(), monotonic()
    with started(files, shares) as results:
        own = streamed(state, files, progress, (0, shares))
        # It has as much to do as this one: a process that is not done by then has failed.
        patience = _LEAST_PATIENCE + 2 * (monotonic() - start)
        return _merged(state, own, [result(patience) for result in results])


@contextmanager
def started(files: list[Path], shares: int) -> Iterator[list[Callable[[float], bytes]]]:
    """Start a process for each share but the first, to be asked for its result with a time limit. On exit they have ended."""
    import subprocess
    from concurrent.futures import ThreadPoolExecutor

    job = {"path": sys.path, "files": [*map(str, files)], "shares": shares}
    with ExitStack() as stack:
        threads = stack.enter_context(ThreadPoolExecutor(shares))
        results: list[Callable[[float], bytes]] = []
        for number in range(1, shares):
            process = stack.enter_context(
                subprocess.Popen(  # noqa: S603 - this Python and a fixed program
                    [sys.executable, "-I", "-c", _PROGRAM],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    bufsize=0,
                )
            )
            stack.callback(process.kill)
            if process.stdin and process.stdout:
                process.stdin.write(json.dumps({**job, "number": number}).encode() + b"\n")
                results.append(threads.submit(process.stdout.read).result)
        yield results


def work(files: list[str], number: int, shares: int) -> None:
    """Fold a share of the histories, and write the result. Ends when the process that waits for it does."""
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()
    sys.stdout.buffer.write(fold_share([*map(Path, files)], number, shares))
    sys.stdout.flush()
    os._exit(0)


def _end_with_parent() -> None:
    os.read(0, 1)
    os._exit(1)


def fold_share(files: list[Path], number: int, shares: int) -> bytes:
    """Return how many records of a share were folded, and the JSON of its state, in lines."""
    state = empty_state()
    records = streamed(state, files, lambda _share: None, (number, shares))
    return b"%d\n" % records + to_json(state)


def _merged(state: State, records: int, results: Sequence[bytes]) -> Fold:
    """Add the results of the other shares to a state and to how many records were folded."""
    for result in results:
        count, _, rest = result.partition(b"\n")
        other = from_json(rest, lambda _fields: None)
        if (other.read, other.unreadable) != (state.read, state.unreadable):
            # A file has changed in the meantime.
            raise Unshared
        records += int(count)
        state.end = max(state.end, other.end)
        state.results |= other.results
        state.decks.add(other.decks)
        for day, by_deck in other.days.items():
            state.days.setdefault(day, {}).update(by_deck)
    return Fold(state, records)
