"""What keys do where nothing is typed: pure states of a question, and one function that presses a key.

A key is a character, in lower case, or a name: `up` `down` `left` `right` `home` `end`, `shift-up` `shift-down`
(an arrow with Shift, Alt or Control), `space` `enter` `backspace` `f1`, `c-d`. What it makes of a state is another
state, a reply or a command of the one grammar, or what is missing.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from quizkit.base.alternatives import alternative
from quizkit.questions.reply_grammar import Command, CommandName, Misread, labels
from quizkit.questions.shapes import (
    Arrange,
    Arranged,
    Pair,
    Paired,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Rating,
    Recalled,
    Reply,
    Reveal,
)

RATINGS: tuple[Rating, ...] = (1, 2, 3, 4)
_DIGITS = "1234567890"
_STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}
_CARRIES = {"shift-up": -1, "shift-down": 1}


@alternative
class Picking(NamedTuple):
    """One choice is to be picked; the cursor stands on one of them.

    Where the choice `needs_enter`, as in an exam, a key only marks it, and Enter hands it in; so far one is `marked` or none.
    """

    prompt: PickOne
    cursor: int = 0
    needs_enter: bool = False
    marked: bool = False


@alternative
class Marking(NamedTuple):
    """All the right choices are to be marked."""

    prompt: PickMany
    cursor: int = 0
    marked: frozenset[int] = frozenset()


@alternative
class Ordering(NamedTuple):
    """`order` holds the items' places as first shown; the first `called` of them were called by their letters.

    A `held` item moves with the cursor.
    """

    prompt: Arrange
    order: tuple[int, ...]
    cursor: int = 0
    called: int = 0
    held: bool = False


@alternative
class Pairing(NamedTuple):
    """`partners` holds for each left side the place of its right side, or None."""

    prompt: Pair
    partners: tuple[int | None, ...]
    cursor: int = 0


@alternative
class Recalling(NamedTuple):
    """A card; once it is `revealed` the cursor stands on a rating, at first on good."""

    prompt: Reveal
    revealed: bool = False
    cursor: int = 2


Selection: TypeAlias = Picking | Marking | Ordering | Pairing | Recalling
Selectable: TypeAlias = PickOne | PickMany | Arrange | Pair | Reveal


def initial_selection(prompt: Selectable, reply: Reply | None = None, *, needs_enter: bool = False) -> Selection:
    """Return a question as it is first shown, with the reply so far as far as the prompt still has it."""
    selection = _without_reply(prompt, needs_enter=needs_enter)
    try:
        return selection if reply is None else with_reply(selection, reply)
    except ValueError:
        # The deck has changed: the choice no longer exists.
        return selection


def _without_reply(prompt: Selectable, *, needs_enter: bool) -> Selection:
    match prompt:
        case PickOne():
            return Picking(prompt, needs_enter=needs_enter)
        case PickMany():
            return Marking(prompt)
        case Arrange():
            return Ordering(prompt, tuple(range(len(prompt.items))))
        case Pair():
            return Pairing(prompt, (None,) * len(prompt.left))
        case Reveal():
            return Recalling(prompt)


def press(selection: Selection, key: str, commands: Mapping[str, CommandName]) -> Selection | Reply | Command | Misread:
    """Press a key. The labels of the question come before `commands`; other keys change nothing."""
    result = _press_own(selection, key)
    if result is not None:
        return result
    if key in commands:
        return Command(commands[key])
    return _move_cursor(selection, key)


def _press_own(selection: Selection, key: str) -> Selection | Reply | Misread | None:
    """Return what a key means to this shape of question, None where it means nothing of its own."""
    match selection:
        case Picking():
            return _pick(selection, key)
        case Marking():
            return _mark(selection, key)
        case Ordering():
            return _order(selection, key)
        case Pairing():
            return _pair(selection, key)
        case Recalling():
            return _recall(selection, key)


def with_reply(selection: Selection, reply: Reply) -> Selection:
    """Return the selection as it stands once the reply is given, in whichever way that was."""
    match selection, reply:
        case Picking(prompt), Picked(choice):
            return selection._replace(cursor=prompt.choices.index(choice), marked=True)
        case Marking(prompt), PickedMany(choices):
            return Marking(prompt, marked=frozenset(prompt.choices.index(choice) for choice in choices))
        case Ordering(prompt), Arranged(items):
            return Ordering(prompt, tuple(prompt.items.index(item) for item in items))
        case Pairing(prompt), Paired(pairs):
            made = {left: prompt.right.index(right) for left, right in pairs}
            return Pairing(prompt, tuple(made.get(left) for left in prompt.left))
        case Recalling(prompt), Recalled(rating):
            return Recalling(prompt, revealed=True, cursor=RATINGS.index(rating))
        case _:
            return selection


def row_count(selection: Selection) -> int:
    """Return how many rows the cursor can stand on."""
    match selection:
        case Picking(PickOne(choices=texts)) | Marking(PickMany(choices=texts)) | Ordering(Arrange(items=texts)):
            return len(texts)
        case Pairing(Pair(left=texts)):
            return len(texts)
        case Recalling(revealed=revealed):
            return len(RATINGS) if revealed else 1


def digits_pick(texts: tuple[str, ...]) -> bool:
    """Return whether digits can stand for the texts: not where one begins with a digit, nor where they are labels."""
    return not any(text[:1].isdigit() for text in texts) and not labels(texts).isdigit()


def _place(texts: tuple[str, ...], key: str) -> int | None:
    """Return the place of the text that a key names: by its label, or by a digit."""
    if len(key) != 1:
        return None
    place = labels(texts).find(key)
    if place < 0 and digits_pick(texts):
        place = _DIGITS[: len(texts)].find(key)
    return None if place < 0 else place


def _pick(selection: Picking, key: str) -> Selection | Reply | Misread | None:
    choices = selection.prompt.choices
    if key == "enter":
        if selection.needs_enter and not selection.marked:
            return Misread("Mark a choice first, by its letter or with the arrows.")
        return Picked(choices[selection.cursor])
    place = _choice(selection.prompt, key)
    if not selection.needs_enter:
        return None if place is None else Picked(choices[place])
    place = selection.cursor if key == "space" else place
    return None if place is None else selection._replace(cursor=place, marked=True)


def _choice(prompt: PickOne, key: str) -> int | None:
    """Return the place of the choice that a key names; of true and false it is the first letter."""
    if prompt.fixed and len(key) == 1:
        for place, choice in enumerate(prompt.choices):
            if choice.startswith(key):
                return place
    return _place(prompt.choices, key)


def _mark(selection: Marking, key: str) -> Selection | Reply | Misread | None:
    choices, marked = selection.prompt.choices, selection.marked
    if key == "enter":
        if not marked:
            return Misread("Mark all that are right first, by their letters or with Space.")
        return PickedMany(tuple(choices[place] for place in sorted(marked)))
    place = selection.cursor if key == "space" else _place(choices, key)
    return None if place is None else selection._replace(cursor=place, marked=marked ^ {place})


def _order(selection: Ordering, key: str) -> Selection | Reply | None:
    items, order = selection.prompt.items, selection.order
    if key == "enter":
        return selection._replace(held=False) if selection.held else Arranged(tuple(items[place] for place in order))
    if key == "space":
        return selection._replace(held=not selection.held)
    if key == "backspace":
        called = max(0, selection.called - 1)
        return selection._replace(called=called, cursor=called)
    place = _place(items, key)
    if place is not None:
        return _called(selection, place)
    step = _CARRIES.get(key, _STEPS.get(key, 0) if selection.held else 0)
    return _carried(selection, step) if step else None


def _called(selection: Ordering, place: int) -> Ordering:
    """Put an item that is called by its letter behind those that were called before it."""
    at, called = selection.order.index(place), selection.called
    if at < called:
        return selection._replace(cursor=at, held=False)
    return _put(selection, at, called)._replace(called=called + 1, held=False)


def _carried(selection: Ordering, step: int) -> Ordering:
    to = min(max(selection.cursor + step, 0), len(selection.order) - 1)
    return _put(selection, selection.cursor, to)


def _put(selection: Ordering, at: int, to: int) -> Ordering:
    order = list(selection.order)
    order.insert(to, order.pop(at))
    return selection._replace(order=tuple(order), cursor=to)


def _pair(selection: Pairing, key: str) -> Selection | Reply | Misread | None:
    left, right = selection.prompt.left, selection.prompt.right
    if key == "enter":
        return _paired(selection)
    if key in ("backspace", "space"):
        return _with_partner(selection, None)
    if key in ("left", "right"):
        partner, step = selection.partners[selection.cursor], 1 if key == "right" else -1
        first = 0 if step > 0 else len(right) - 1
        return _with_partner(selection, first if partner is None else (partner + step) % len(right))
    place = _DIGITS[: len(right)].find(key) if len(key) == 1 else -1
    if place >= 0:
        made = _with_partner(selection, place)
        return made._replace(cursor=_next_alone(made))
    place = labels(left).find(key) if len(key) == 1 else -1
    return selection._replace(cursor=place) if place >= 0 else None


def _paired(selection: Pairing) -> Paired | Misread:
    left, right = selection.prompt.left, selection.prompt.right
    names = labels(left)
    alone = [names[place] for place, partner in enumerate(selection.partners) if partner is None]
    if alone:
        return Misread(f"Not paired yet: {', '.join(alone)}. Press the number of the right side.")
    return Paired(
        tuple((left[place], right[made]) for place, made in enumerate(selection.partners) if made is not None)
    )


def _with_partner(selection: Pairing, partner: int | None) -> Pairing:
    partners = list(selection.partners)
    partners[selection.cursor] = partner
    return selection._replace(partners=tuple(partners))


def _next_alone(selection: Pairing) -> int:
    """Return the next row that has no partner yet, or the row of the cursor where every one has."""
    here, count = selection.cursor, len(selection.partners)
    after = [(here + step) % count for step in range(1, count)]
    return next((place for place in after if selection.partners[place] is None), here)


def _recall(selection: Recalling, key: str) -> Selection | Reply | None:
    if not selection.revealed:
        return selection._replace(revealed=True) if key in ("space", "enter") else None
    if key == "enter":
        return Recalled(RATINGS[selection.cursor])
    return Recalled(RATINGS[int(key) - 1]) if key in ("1", "2", "3", "4") else None


def _move_cursor(selection: Selection, key: str) -> Selection:
    last = row_count(selection) - 1
    if key not in _STEPS and key not in ("home", "end"):
        return selection
    if isinstance(selection, Recalling) and not selection.revealed:
        return selection
    ends = {"home": 0, "end": last}
    to = ends[key] if key in ends else min(max(selection.cursor + _STEPS[key], 0), last)
    if isinstance(selection, Picking):
        return selection._replace(cursor=to, marked=selection.needs_enter)
    return selection._replace(cursor=to)
