"""Lines that are edited with prompt_toolkit, and the keys that go from one line to the next."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from prompt_toolkit.application.current import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Window
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from quizkit.base.text import safe

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples


class TypingLine:
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


def typing_bindings(fields: Sequence[TypingLine], press: Callable[[KeyPressEvent, int, str], None]) -> KeyBindings:
    """Return the keys of lines: Tab and the arrows change the line; others go to `press` with its index."""
    bindings = KeyBindings()

    def here() -> int:
        return next((place for place, field in enumerate(fields) if field.has_focus()), 0)

    def moving(step: int) -> Callable[[KeyPressEvent], None]:
        return lambda event: event.app.layout.focus(fields[(here() + step) % len(fields)].window)

    def pressing(key: str) -> Callable[[KeyPressEvent], None]:
        return lambda event: press(event, here(), key)

    def paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data.split()))

    keys = {key: key for key in ("c-z", "pageup", "pagedown", *(f"f{number}" for number in range(1, 11)))}
    keys |= {"c-m": "enter", "c-j": "enter"}
    steps = {"c-i": 1, "s-tab": -1}
    if len(fields) > 1:
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
    is_empty = Condition(lambda: not any(field.text for field in fields))
    bindings.add("c-d", filter=is_empty)(pressing("c-d"))
    bindings.add(Keys.BracketedPaste)(paste)
    return bindings
