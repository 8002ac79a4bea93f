"""Shows the progress of long work in any layer: the command line sets what shows it; by default, nothing is shown."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeAlias

# Called with the share that is done, from 0 to 1.
Progress: TypeAlias = Callable[[float], None]
Watch: TypeAlias = Callable[[str], AbstractContextManager[Progress]]


def _unwatched(_what: str) -> AbstractContextManager[Progress]:
    return nullcontext(lambda _share: None)


_watch: Watch = _unwatched


def show_long_work(watch: Watch) -> None:
    """Show long work in this run. `watch` returns what to call, for a name of the work."""
    global _watch  # noqa: PLW0603 - one setting for all that may take long
    _watch = watch


def watched(what: str) -> AbstractContextManager[Progress]:
    """Return what to call with the share of some work that is done, as the value of a context."""
    return _watch(what)
