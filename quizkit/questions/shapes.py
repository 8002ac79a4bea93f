"""The closed sets of what can be asked and what can be replied.

They are named tuples, not dataclasses: a class of either kind is defined each time the program starts,
and a named tuple takes a seventh of the time.
"""

from typing import Literal, NamedTuple, TypeAlias

Rating: TypeAlias = Literal[1, 2, 3, 4]
AGAIN: Rating = 1
HARD: Rating = 2
GOOD: Rating = 3
EASY: Rating = 4


class PickOne(NamedTuple):
    """Pick one of the choices. `fixed` ones keep the deck's order; the others are permuted by the session."""

    stem: str
    choices: tuple[str, ...]
    fixed: bool = False


class PickMany(NamedTuple):
    """Pick all the choices that are right."""

    stem: str
    choices: tuple[str, ...]


class TypeLine(NamedTuple):
    """Type one line: a text, or a number."""

    stem: str
    wants: Literal["text", "number"] = "text"


class Reveal(NamedTuple):
    """Recall what is on the back, see it, and say how well that went."""

    stem: str
    back: str


Prompt: TypeAlias = PickOne | PickMany | TypeLine | Reveal


class Picked(NamedTuple):
    """The choice picked, as the deck words it."""

    choice: str


class PickedMany(NamedTuple):
    """The choices picked, as the deck words them, each once."""

    choices: tuple[str, ...]


class Typed(NamedTuple):
    """The line typed, as it was typed."""

    text: str


class Recalled(NamedTuple):
    """How well a card was recalled: 1 Again, 2 Hard, 3 Good, 4 Easy."""

    rating: Rating


Reply: TypeAlias = Picked | PickedMany | Typed | Recalled


def values(reply: Reply) -> tuple[str, ...]:
    """Return a reply as the texts that the history keeps."""
    match reply:
        case Picked(choice):
            return (choice,)
        case PickedMany(choices):
            return choices
        case Typed(text):
            return (text,)
        case Recalled(rating):
            return (str(rating),)
