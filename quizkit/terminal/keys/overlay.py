"""The list of keys, shown in place of what is below the stem, page by page. It needs no terminal."""

from collections.abc import Mapping

from rich.text import Text

from quizkit.terminal.keys.footer import fitting, list_lines
from quizkit.terminal.theme import Screen

_NEXT = ("h", "f1", "space", "down", "pagedown")
# The least number of lines of the list that are shown, however little room is left.
_FEWEST = 3


class Overlay:
    """The list of keys. `room` is how many rows of the screen are free for it."""

    def __init__(self, screen: Screen, room: int = 0) -> None:
        self._screen = screen
        self._keys: Mapping[str, str] = {}
        self._page = 0
        self._pages = 1
        self.room = room

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return bool(self._keys)

    def open(self, keys: Mapping[str, str]) -> None:
        """Show a list of keys and what each of them does; if it is shown already, its next page."""
        if self.is_open:
            self.press("h")
        else:
            self._keys, self._page = keys, 0

    def close(self) -> None:
        """Hide the list."""
        self._keys = {}

    def press(self, key: str) -> bool:
        """Press a key; return whether the list was shown, so that the key was for it."""
        if not self.is_open:
            return False
        if key in _NEXT and self._page + 1 < self._pages:
            self._page += 1
        else:
            self.close()
        return True

    def lines(self, columns: int) -> list[Text]:
        """Return the page that is shown, and the keys that work on it."""
        lines = list_lines(self._screen, self._keys, columns)
        rows = max(_FEWEST, self.room - 1)
        self._pages = max(1, -(-len(lines) // rows))
        self._page = min(self._page, self._pages - 1)
        is_last = self._page + 1 == self._pages
        more = [] if is_last else [f"page {self._page + 1} of {self._pages}"]
        keys = fitting(["h closes" if is_last else "h more", *more, "Esc closes"], columns)
        return [*lines[self._page * rows : (self._page + 1) * rows], keys]
