"""What a command uses: CPU seconds, and memory at its peak."""

import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from tests.processes import Quiz

# Run by a small interpreter: the peak of a process includes that of the one it was forked from, and pytest is large.
_MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1_000_000)
"""


class Usage(NamedTuple):
    """CPU seconds, and the most megabytes of 1,000,000 bytes in one process."""

    seconds: float
    megabytes: float


def usage(quiz: Quiz, command: Sequence[str], replies: str = "") -> Usage:
    """Run a command with replies as its input, and return what it uses, with the processes that it starts."""
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURE, *command],
        input=replies,
        stdout=subprocess.PIPE,
        env=quiz.environment(),
        cwd=quiz.folder,
        text=True,
        check=True,
    )
    return Usage(*map(float, measured.stdout.split()))
