"""Shows what is longer than the screen page by page."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from quizkit.terminal.theme import Screen

# What git sets too: quit if it fits, show colours, leave it on the screen.
_LESS = "FRX"


@contextmanager
def paged(screen: Screen) -> Iterator[None]:
    """Show what is printed in the block page by page if it is longer than the screen. Plain screens are not paged.

    The pager is that of the student: `PAGER`, else `less` or what the system has.
    """
    if screen.plain:
        yield
        return
    with screen.console.capture() as captured:
        yield
    text = captured.get()
    if text.count("\n") < screen.console.height:
        screen.console.file.write(text)
    else:
        _show(text)


def _show(text: str) -> None:
    import pydoc

    os.environ.setdefault("LESS", _LESS)
    try:
        pydoc.pager(text)
    except KeyboardInterrupt:
        # Ctrl-C leaves a pager, too.
        return
