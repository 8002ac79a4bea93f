"""The closed sets of what can be asked and what can be replied.

They are named tuples, not dataclasses: a class of either kind is defined each time the program starts,
and a named tuple takes a seventh of the time.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from quizkit.base.alternatives import alternative

Rating: TypeAlias = Literal[1, 2, 3, 4]
AGAIN: Rating = 1
HARD: Rating = 2
GOOD: Rating = 3
EASY: Rating = 4


@alternative
class PickOne(NamedTuple):
    """Pick one of the choices. `fixed` ones keep the deck's order; the others are permuted by the session."""

    stem: str
    choices: tuple[str, ...]
    fixed: bool = False


@alternative
class PickMany(NamedTuple):
    """Pick all the choices that are right."""

    stem: str
    choices: tuple[str, ...]


@alternative
class TypeLine(NamedTuple):
    """Type one line: a text, a number, or a list of `of` texts."""

    stem: str
    wants: Literal["text", "number", "list"] = "text"
    of: int = 1


@alternative
class FillBlanks(NamedTuple):
    """Fill in the blanks that are drawn in the stem."""

    stem: str
    blanks: int


@alternative
class Arrange(NamedTuple):
    """Put the items into their order."""

    stem: str
    items: tuple[str, ...]


@alternative
class Pair(NamedTuple):
    """Find for each left side its right side. One right side may serve several, or none."""

    stem: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@alternative
class Reveal(NamedTuple):
    """Recall what is on the back, see it, and say how well that went."""

    stem: str
    back: str


Prompt: TypeAlias = PickOne | PickMany | TypeLine | FillBlanks | Arrange | Pair | Reveal


@alternative
class Picked(NamedTuple):
    """The choice picked, as the deck words it."""

    choice: str


@alternative
class PickedMany(NamedTuple):
    """The choices picked, as the deck words them, each once."""

    choices: tuple[str, ...]


@alternative
class Typed(NamedTuple):
    """The line typed, as it was typed."""

    text: str


@alternative
class Filled(NamedTuple):
    """What was typed into each blank, in order."""

    texts: tuple[str, ...]


@alternative
class Arranged(NamedTuple):
    """The items in the order given."""

    items: tuple[str, ...]


@alternative
class Paired(NamedTuple):
    """The pairs made, each a left side and a right side."""

    pairs: tuple[tuple[str, str], ...]


@alternative
class Recalled(NamedTuple):
    """How well a card was recalled: 1 Again, 2 Hard, 3 Good, 4 Easy."""

    rating: Rating


Reply: TypeAlias = Picked | PickedMany | Typed | Filled | Arranged | Paired | Recalled


def offered_texts(prompt: Prompt) -> tuple[str, ...]:
    """Return the texts that a prompt offers to pick, to order or to pair."""
    match prompt:
        case PickOne(choices=texts) | PickMany(choices=texts) | Arrange(items=texts):
            return texts
        case Pair(left=left, right=right):
            return left + right
        case TypeLine() | FillBlanks() | Reveal():
            return ()


def reply_texts(reply: Reply) -> tuple[str, ...]:
    """Return a reply as the texts that the history keeps; of pairs left and right in turn."""
    match reply:
        case Picked(choice):
            return (choice,)
        case PickedMany(texts) | Filled(texts) | Arranged(texts):
            return texts
        case Paired(pairs):
            return tuple(side for pair in pairs for side in pair)
        case Typed(text):
            return (text,)
        case Recalled(rating):
            return (str(rating),)


def reply_of(prompt: Prompt, texts: Sequence[str]) -> Reply | None:
    """Return the reply that `values` made these texts of, or None where they are no reply to this prompt."""
    match prompt:
        case PickOne():
            return Picked(texts[0]) if len(texts) == 1 else None
        case PickMany():
            return PickedMany(tuple(texts)) if texts else None
        case TypeLine():
            return Typed(texts[0]) if len(texts) == 1 else None
        case FillBlanks(blanks=blanks):
            return Filled(tuple(texts)) if len(texts) == blanks else None
        case Arrange(items=items):
            return Arranged(tuple(texts)) if sorted(texts) == sorted(items) else None
        case Pair():
            pairs = tuple(zip(texts[::2], texts[1::2], strict=False))
            return Paired(pairs) if pairs and len(texts) % 2 == 0 else None
        case Reveal():
            return None
