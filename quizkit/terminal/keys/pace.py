"""Distinguishes single keys from a key that is held down, and from words typed where each key is a command."""

from collections.abc import Callable

from quizkit.base.platform.console import WORD_SECONDS
from quizkit.base.values import Value

# Seconds. A held key repeats faster than this; the slowest keyboards wait this long before the first repeat.
_REPEATS_WITHIN, _FIRST_REPEAT_WITHIN = 0.12, 1.2
# Keys that move or edit may be held down; all others do something once.
_MAY_REPEAT = frozenset("up down left right shift-up shift-down home end pageup pagedown backspace".split())


class Paced(Value):
    """What is to be done now: press a `key`, report a `word`, or, after a `wait` in seconds, call `settle`."""

    key: str = ""
    word: str = ""
    wait: float = 0.0


class Pacing(Value):
    """How a screen treats its keys: whether a key would answer or act, and what to do with a typed word."""

    acts: Callable[[str], bool]
    report: Callable[[str], None]


_NOTHING = Paced()


class Pace:
    """The rhythm of the keys. `clock` returns seconds.

    A key that ends a screen does nothing on the next one until it is released.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        # Enter may still be down: it ended a command line in the shell, or a screen before this keyboard.
        self._last, self._last_at = "enter", clock() - _REPEATS_WITHIN
        # The key that ended the screen before, until it is released.
        self._held = ""
        self._waiting: list[str] = []

    def begin(self) -> None:
        """Begin a screen."""
        self._held = self._last
        self._waiting = []

    def release(self) -> None:
        """Note that something else was typed: no key is held."""
        self._held = self._last = ""

    def feed(self, key: str, *, acts: bool) -> Paced:
        """Take a key; `acts` says whether it would not only mark or move."""
        now = self._clock()
        gap = now - self._last_at if key == self._last else None
        self._last, self._last_at = key, now
        if key in _MAY_REPEAT and not self._waiting:
            self._held = ""
            return Paced(key)
        if self._held:
            paced = self._while_held(key, gap)
            if paced is not None:
                return paced
        if self._waiting:
            return self._in_a_word(key)
        if gap is not None and gap < _REPEATS_WITHIN:
            return _NOTHING
        return self._wait(key, WORD_SECONDS) if acts and _is_letter(key) else Paced(key)

    def settle(self) -> Paced:
        """Return what the keys that waited mean, now that no other has followed."""
        keys, self._waiting = self._waiting, []
        self._held = ""
        if not keys:
            return _NOTHING
        # A letter that is held down is one letter.
        return Paced(keys[0]) if len(set(keys)) == 1 else Paced(word="".join(keys))

    def _while_held(self, key: str, gap: float | None) -> Paced | None:
        """Return what a key means if the one that ended the screen before may still be down, or None if it is not."""
        if key != self._held:
            # The other key was released before this one; if it waited, it ends the screen, or begins a word.
            self._held = ""
            return self.settle() if self._waiting and not _is_letter(self._waiting[0]) else None
        self._waiting = []
        if gap is None or gap >= _FIRST_REPEAT_WITHIN:
            self._held = ""
            return None
        return _NOTHING if gap < _REPEATS_WITHIN else self._wait(key, _REPEATS_WITHIN)

    def _in_a_word(self, key: str) -> Paced:
        if _is_letter(key) or len(set(self._waiting)) > 1:
            # Enter or a space after several letters belongs to the word.
            return self._wait(key if _is_letter(key) else "", WORD_SECONDS)
        return self.settle()

    def _wait(self, key: str, seconds: float) -> Paced:
        self._waiting += [key] if key else []
        return Paced(wait=seconds)


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalnum()
