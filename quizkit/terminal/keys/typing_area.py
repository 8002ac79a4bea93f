"""Lines that are edited with prompt_toolkit, and the keys that go from one line to the next."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Window
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from quizkit.base.text import safe
from quizkit.terminal.keys.area import InputLine

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples


class _TypingLine:
    """One line that can be edited; a long line wraps."""

    def __init__(self, prompt: str, text: str) -> None:
        self._buffer = Buffer(multiline=False, document=Document(text, len(text)))
        control = BufferControl(self._buffer, input_processors=[_Shown()], focus_on_click=False)
        self.window = Window(
            control,
            wrap_lines=True,
            dont_extend_height=True,
            get_line_prefix=lambda _, wrapped: [("", " " * len(prompt) if wrapped else prompt)],
        )

    @property
    def text(self) -> str:
        """The typed text."""
        return self._buffer.text

    def has_focus(self) -> bool:
        """Return whether this is the current line."""
        return bool(get_app().layout.current_window is self.window)


class _Shown(Processor):
    """Replaces characters that could control the terminal in the display; the typed text does not change."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the fragments with each unsafe character replaced by one safe character."""
        shown: StyleAndTextTuples = [
            (fragment[0], "".join(letter if safe(letter) == letter else "\ufffd" for letter in fragment[1]))
            for fragment in transformation_input.fragments
        ]
        return Transformation(shown)


class TypingLines:
    """Lines that are edited together, starting with the one at `at`."""

    def __init__(self, lines: Sequence[InputLine], at: int) -> None:
        self._lines = [_TypingLine(line.prompt, line.text) for line in lines]
        self._at = at
        self._before = self.texts

    @property
    def texts(self) -> tuple[str, ...]:
        """The typed texts."""
        return tuple(line.text for line in self._lines)

    @property
    def windows(self) -> list[Window]:
        """The windows of the lines."""
        return [line.window for line in self._lines]

    @property
    def place(self) -> int:
        """The index of the current line."""
        return next((place for place, line in enumerate(self._lines) if line.has_focus()), self._at)

    def has_changed(self) -> bool:
        """Return whether something was typed since the last call."""
        before, self._before = self._before, self.texts
        return before != self._before

    def gone_to(self, app: Application[Any], result: object) -> object | None:
        """Go to the line whose index `result` is, and return nothing; return any other result."""
        if isinstance(result, int):
            app.layout.focus(self._lines[result].window)
            return None
        return result

    def bindings(self, press: Callable[[KeyPressEvent, int, str], None]) -> KeyBindings:
        """Return the keys of the lines: Tab and the arrows change the line; others go to `press` with its index."""
        bindings = KeyBindings()

        def moving(step: int) -> Callable[[KeyPressEvent], object]:
            return lambda event: self.gone_to(event.app, (self.place + step) % len(self._lines))

        def pressing(key: str) -> Callable[[KeyPressEvent], None]:
            return lambda event: press(event, self.place, key)

        keys = {key: key for key in ("c-z", "pageup", "pagedown", *(f"f{number}" for number in range(1, 11)))}
        keys |= {"c-m": "enter", "c-j": "enter"}
        steps = {"c-i": 1, "s-tab": -1}
        if len(self._lines) > 1:
            steps |= {"down": 1, "up": -1}
        else:
            keys |= {"down": "down", "up": "up"}
        for name, key in keys.items():
            bindings.add(name)(pressing(key))
        for name, step in steps.items():
            bindings.add(name)(moving(step))
        # Escape begins many sequences. By itself it is a key, at once.
        is_alone = Condition(lambda: not get_app().key_processor.input_queue)
        bindings.add("escape", eager=True, filter=is_alone)(pressing("escape"))
        bindings.add("c-d", filter=Condition(lambda: not any(self.texts)))(pressing("c-d"))
        bindings.add(Keys.BracketedPaste)(_paste)
        return bindings


def _paste(event: KeyPressEvent) -> None:
    event.current_buffer.insert_text(" ".join(event.data.split()))
