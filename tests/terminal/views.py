"""A view in all its forms, as one text for a snapshot: 80 and 40 columns without colour, ASCII, and words."""

from collections.abc import Callable
from io import BytesIO, TextIOWrapper

from rich.console import Console

from quizkit.terminal.theme import Screen, survive_any_character

# The width, the height, the encoding, and whether the screen is plain.
FORMS: dict[str, tuple[int, int, str, bool]] = {
    "80 columns": (80, 24, "utf-8", False),
    "40 columns": (40, 24, "utf-8", False),
    "ASCII": (80, 24, "ascii", False),
    "words": (80, 24, "utf-8", True),
    "words, 40 columns": (40, 24, "utf-8", True),
}


def in_all_forms(show: Callable[[Screen], object]) -> str:
    """Return what is shown in each form, below its name. No line is wider than the screen, except commands."""
    return "\n".join(f"=== {name}\n{drawn(show, *form)}" for name, form in FORMS.items())


def drawn(show: Callable[[Screen], object], columns: int, rows: int, encoding: str, plain: bool) -> str:
    """Return what is shown on one screen."""
    stream = TextIOWrapper(BytesIO(), encoding=encoding)
    survive_any_character(stream)
    console = Console(
        file=stream, width=columns, height=rows, highlight=False, markup=False, emoji=False, color_system=None
    )
    show(Screen(console, plain))
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue().decode(encoding)
