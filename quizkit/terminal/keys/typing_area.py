"""Lines with real editing, in prompt_toolkit's way: fields, and the keys that go from one to the next."""

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

_UNSEEN = "\ufffd"


class Field:
    """One line that can be edited; where it is longer than the terminal it goes on below."""

    def __init__(self, mark: str, text: str) -> None:
        self._buffer = Buffer(multiline=False, document=Document(text, len(text)))
        control = BufferControl(self._buffer, input_processors=[_Shown()], focus_on_click=False)
        self.window = Window(
            control,
            wrap_lines=True,
            dont_extend_height=True,
            get_line_prefix=lambda _, wrapped: [("", " " * len(mark) if wrapped else mark)],
        )

    @property
    def text(self) -> str:
        """What is typed."""
        return self._buffer.text

    def has_focus(self) -> bool:
        """Return whether this is the line that is being typed."""
        return bool(get_app().layout.current_window is self.window)


class _Shown(Processor):
    """Shows a sign for each character that could steer the terminal; what was typed stays as it is."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the fragments with as many characters, all of them safe to show."""
        shown: StyleAndTextTuples = [
            (fragment[0], "".join(letter if safe(letter) == letter else _UNSEEN for letter in fragment[1]))
            for fragment in transformation_input.fragments
        ]
        return Transformation(shown)


def typing_bindings(fields: Sequence[Field], press: Callable[[KeyPressEvent, int, str], None]) -> KeyBindings:
    """Return the keys of lines that are typed: Tab and the arrows go to another line, what is not editing to `press`.

    `press` is called with the line that is being typed, and the key.
    """
    bindings = KeyBindings()

    def here() -> int:
        return next((place for place, field in enumerate(fields) if field.has_focus()), 0)

    def moving(step: int) -> Callable[[KeyPressEvent], None]:
        return lambda event: event.app.layout.focus(fields[(here() + step) % len(fields)].window)

    def pressing(key: str) -> Callable[[KeyPressEvent], None]:
        return lambda event: press(event, here(), key)

    def paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data.split()))

    for name, step in {"c-i": 1, "down": 1, "s-tab": -1, "up": -1}.items():
        bindings.add(name)(moving(step))
    for name, key in {
        "c-m": "enter",
        "c-j": "enter",
        "f1": "f1",
        "c-z": "c-z",
        "escape": "escape",
        "pageup": "pageup",
        "pagedown": "pagedown",
    }.items():
        bindings.add(name)(pressing(key))
    is_empty = Condition(lambda: not any(field.text for field in fields))
    bindings.add("c-d", filter=is_empty)(pressing("c-d"))
    bindings.add(Keys.BracketedPaste)(paste)
    return bindings
