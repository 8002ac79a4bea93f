"""Run by itself: `python -m tests.progress.writing HOME ANSWERS` appends, and prints each id once it is kept.

With a third argument it says "ready" when all is loaded, and begins when a line comes in.
"""

import sys
from contextlib import suppress
from pathlib import Path

from quizkit.base.errors import NotSaved
from quizkit.progress import checkpoint
from quizkit.progress.history import History, load_what_saving_needs

from .oracle import answer


def write_answers(home: Path, count: int) -> None:
    history = History(home)
    for n in range(count):
        try:
            print(*history.append([answer(n)]), flush=True)
        except NotSaved as error:
            print(error.message, file=sys.stderr)
    with suppress(NotSaved), history.locked():
        checkpoint.save(history, checkpoint.load(history))


if __name__ == "__main__":
    load_what_saving_needs()
    if len(sys.argv) > 3:
        print("ready", flush=True)
        sys.stdin.readline()
    write_answers(Path(sys.argv[1]), int(sys.argv[2]))
