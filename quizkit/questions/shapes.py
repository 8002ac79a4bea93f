"""Prompts and replies: the closed sets of their shapes."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from quizkit.base.values import Value

Rating: TypeAlias = Literal[1, 2, 3, 4]
AGAIN: Rating = 1
HARD: Rating = 2
GOOD: Rating = 3
EASY: Rating = 4


class PickOne(Value):
    """Pick one of the choices. The session shuffles them unless they keep their order, as `fixed` ones, true and false, do."""

    stem: str
    choices: tuple[str, ...]
    fixed: bool = False
    keep_order: bool = False


class PickMany(Value):
    """Pick all right choices. The session shuffles them unless they keep their order."""

    stem: str
    choices: tuple[str, ...]
    keep_order: bool = False


class TypeLine(Value):
    """Type one line: a text, a number, or a list of `of` texts."""

    stem: str
    expects: Literal["text", "number", "list"] = "text"
    of: int = 1


class FillBlanks(Value):
    """Fill in the blanks in the stem."""

    stem: str
    blanks: int


class Arrange(Value):
    """Put the items in order."""

    stem: str
    items: tuple[str, ...]


class Pair(Value):
    """Pair each left side with a right side. A right side may have several left sides, or none."""

    stem: str
    left: tuple[str, ...]
    right: tuple[str, ...]


class Reveal(Value):
    """Recall the back, look at it, and rate the recall."""

    stem: str
    back: str


Prompt: TypeAlias = PickOne | PickMany | TypeLine | FillBlanks | Arrange | Pair | Reveal


class Picked(Value):
    """The picked choice, as written in the deck."""

    choice: str


class PickedMany(Value):
    """The picked choices, as written in the deck, each once."""

    choices: tuple[str, ...]


class Typed(Value):
    """The line as typed."""

    text: str


class Filled(Value):
    """The typed text for each blank, in order."""

    texts: tuple[str, ...]


class Arranged(Value):
    """The items in the student's order."""

    items: tuple[str, ...]


class Paired(Value):
    """The student's pairs, each a left side and a right side."""

    pairs: tuple[tuple[str, str], ...]


class Recalled(Value):
    """The rating of a recalled card: 1 Again, 2 Hard, 3 Good, 4 Easy."""

    rating: Rating


Reply: TypeAlias = Picked | PickedMany | Typed | Filled | Arranged | Paired | Recalled


def offered_texts(prompt: Prompt) -> tuple[str, ...]:
    """Return the texts that a prompt offers to pick, order or pair."""
    match prompt:
        case PickOne(choices=texts) | PickMany(choices=texts) | Arrange(items=texts):
            return texts
        case Pair(left=left, right=right):
            return left + right
        case TypeLine() | FillBlanks() | Reveal():
            return ()


def reply_texts(reply: Reply) -> tuple[str, ...]:
    """Return a reply as texts for the history; for pairs, left and right in turn."""
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
    """Return the reply with these `reply_texts`, or None if they are not a reply to the prompt."""
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
