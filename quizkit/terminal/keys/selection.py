"""Replies by single keys: the states of a question, and a function that presses a key. It needs no terminal.

A key is a character in lower case, or a name: `up` `down` `left` `right` `home` `end`, `shift-up` `shift-down`
(an arrow with Shift, Alt or Control), `space` `enter` `backspace` `f1`, `c-d`. Pressing it returns a new state, a reply,
a command, or a message about what is missing.
"""

from collections.abc import Mapping
from typing import TypeAlias

from quizkit.base.values import Value
from quizkit.markup import one_line
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
STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}
_ITEM_STEPS = {"shift-up": -1, "shift-down": 1}


class Picking(Value):
    """Pick one choice. If it `needs_enter`, a key only marks a choice, and Enter submits the one that is `marked`."""

    prompt: PickOne
    cursor: int = 0
    needs_enter: bool = False
    marked: bool = False


class Marking(Value):
    """Mark all right choices."""

    prompt: PickMany
    cursor: int = 0
    marked: frozenset[int] = frozenset()


class Ordering(Value):
    """Put items in order.

    `order` holds indexes of items; the first `numbered` of them were named by their letters. A `held` item moves with the
    cursor.
    """

    prompt: Arrange
    order: tuple[int, ...]
    cursor: int = 0
    numbered: int = 0
    held: bool = False


class Pairing(Value):
    """Pair left and right sides. `partners` holds for each left side the index of its right side, or None."""

    prompt: Pair
    partners: tuple[int | None, ...]
    cursor: int = 0


class Recalling(Value):
    """Recall a card. Once it is `revealed`, the cursor is on a rating, at first on good."""

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
    result: Selection | Reply | Misread | None = None
    match selection:
        case Picking():
            result = _pick(selection, key)
        case Marking():
            result = _mark(selection, key)
        case Ordering():
            result = _order(selection, key)
        case Pairing():
            result = _pair(selection, key)
        case Recalling():
            result = _recall(selection, key)
    if result is not None:
        return result
    return Command(commands[key]) if key in commands else _move_cursor(selection, key)


def with_reply(selection: Selection, reply: Reply) -> Selection:
    """Return the selection that matches a reply. Raises ValueError if the prompt does not have it."""
    match selection, reply:
        case Picking(prompt), Picked(choice):
            return selection._replace(cursor=prompt.choices.index(choice), marked=True)
        case Marking(prompt), PickedMany(choices):
            return Marking(prompt, marked=frozenset(prompt.choices.index(choice) for choice in choices))
        case Ordering(prompt), Arranged(items):
            return Ordering(prompt, tuple(prompt.items.index(item) for item in items))
        case Pairing(prompt), Paired(pairs):
            partners = {left: prompt.right.index(right) for left, right in pairs}
            return Pairing(prompt, tuple(partners.get(left) for left in prompt.left))
        case Recalling(prompt), Recalled(rating):
            return Recalling(prompt, revealed=True, cursor=RATINGS.index(rating))
        case _:
            return selection


def reply_so_far(selection: Selection) -> Reply | None:
    """Return the reply that is marked, also if it is not complete, or None."""
    match selection:
        case Picking(prompt, cursor, marked=marked):
            return Picked(prompt.choices[cursor]) if marked else None
        case Marking(prompt, _, marked):
            return PickedMany(tuple(prompt.choices[place] for place in sorted(marked))) if marked else None
        case Ordering(prompt, order, numbered=numbered):
            is_touched = numbered or order != tuple(range(len(order)))
            return Arranged(tuple(prompt.items[place] for place in order)) if is_touched else None
        case Pairing(prompt, partners):
            paired = zip(prompt.left, partners, strict=True)
            pairs = tuple((left, prompt.right[partner]) for left, partner in paired if partner is not None)
            return Paired(pairs) if pairs else None
        case Recalling():
            return None


def row_count(selection: Selection) -> int:
    """Return the number of rows that the cursor can be on."""
    match selection:
        case Picking(PickOne(choices=texts)) | Marking(PickMany(choices=texts)) | Ordering(Arrange(items=texts)):
            return len(texts)
        case Pairing(Pair(left=texts)):
            return len(texts)
        case Recalling(revealed=revealed):
            return len(RATINGS) if revealed else 1


def _place(texts: tuple[str, ...], key: str) -> int | None:
    """Return the index of the text that a key names by its label or by a digit."""
    if len(key) != 1:
        return None
    names = labels(texts)
    place = names.find(key)
    # Digits do not pick if a text begins with one, or if they are the labels.
    if place < 0 and not names.isdigit() and not any(one_line(text)[:1].isdigit() for text in texts):
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
    """Return the index of the choice that a key names; true and false are named by their first letters."""
    initials = [choice[:1] for choice in prompt.choices] if prompt.fixed else []
    return initials.index(key) if key in initials else _place(prompt.choices, key)


def _mark(selection: Marking, key: str) -> Selection | Reply | Misread | None:
    choices, marked = selection.prompt.choices, selection.marked
    if key == "enter":
        if not marked:
            return Misread("Mark all that are right first, by their letters or with Space.")
        return PickedMany(tuple(choices[place] for place in sorted(marked)))
    place = selection.cursor if key == "space" else _place(choices, key)
    return None if place is None else selection._replace(cursor=place, marked=marked ^ {place})


def _order(selection: Ordering, key: str) -> Selection | Reply | Misread | None:
    items, order = selection.prompt.items, selection.order
    if key == "enter":
        if selection.held:
            return selection._replace(held=False)
        # The order shown is never the right one.
        if order == tuple(range(len(order))) and not selection.numbered:
            return Misread("Put the items in order first, by their letters or with Space and the arrows.")
        return Arranged(tuple(items[place] for place in order))
    if key == "space":
        return selection._replace(held=not selection.held)
    if key == "backspace":
        numbered = max(0, selection.numbered - 1)
        return selection._replace(numbered=numbered, cursor=numbered)
    place = _place(items, key)
    if place is not None:
        return _number(selection, place)
    step = _ITEM_STEPS.get(key, STEPS.get(key, 0) if selection.held else 0)
    to = min(max(selection.cursor + step, 0), len(order) - 1)
    return _reorder(selection, selection.cursor, to) if step else None


def _number(selection: Ordering, place: int) -> Ordering:
    """Move the item that was named by its letter to the end of the numbered ones."""
    at, numbered = selection.order.index(place), selection.numbered
    if at < numbered:
        return selection._replace(cursor=at, held=False)
    return _reorder(selection, at, numbered)._replace(numbered=numbered + 1, held=False)


def _reorder(selection: Ordering, at: int, to: int) -> Ordering:
    order = list(selection.order)
    order.insert(to, order.pop(at))
    return selection._replace(order=tuple(order), cursor=to)


def _pair(selection: Pairing, key: str) -> Selection | Reply | Misread | None:
    left, right = selection.prompt.left, selection.prompt.right
    if key == "enter":
        return _submit_pairs(selection)
    if key in ("backspace", "space"):
        return _with_partner(selection, None)
    if key in ("left", "right"):
        partner, step = selection.partners[selection.cursor], 1 if key == "right" else -1
        first = 0 if step > 0 else len(right) - 1
        return _with_partner(selection, first if partner is None else (partner + step) % len(right))
    place = _DIGITS[: len(right)].find(key) if len(key) == 1 else -1
    if place >= 0:
        paired = _with_partner(selection, place)
        return paired._replace(cursor=_next_unpaired(paired))
    place = labels(left).find(key) if len(key) == 1 else -1
    return selection._replace(cursor=place) if place >= 0 else None


def _submit_pairs(selection: Pairing) -> Paired | Misread:
    left, right = selection.prompt.left, selection.prompt.right
    names = labels(left)
    unpaired = [names[place] for place, partner in enumerate(selection.partners) if partner is None]
    if unpaired:
        return Misread(f"Not paired yet: {', '.join(unpaired)}. Press the number of the right side.")
    return Paired(
        tuple((left[place], right[partner]) for place, partner in enumerate(selection.partners) if partner is not None)
    )


def _with_partner(selection: Pairing, partner: int | None) -> Pairing:
    partners = list(selection.partners)
    partners[selection.cursor] = partner
    return selection._replace(partners=tuple(partners))


def _next_unpaired(selection: Pairing) -> int:
    """Return the next row without a partner, or the row of the cursor if there is none."""
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
    if key not in STEPS and key not in ("home", "end"):
        return selection
    if isinstance(selection, Recalling) and not selection.revealed:
        return selection
    ends = {"home": 0, "end": last}
    to = ends[key] if key in ends else min(max(selection.cursor + STEPS[key], 0), last)
    if isinstance(selection, Picking):
        return selection._replace(cursor=to, marked=selection.needs_enter)
    return selection._replace(cursor=to)
