"""The keys by name: the footer that names those that work now, and the list that help shows."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.text import Text

from quizkit.questions.reply_grammar import CommandName, labels
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.selection import (
    COMMAND_KEYS,
    Marking,
    Ordering,
    Pairing,
    Picking,
    Recalling,
    Selection,
)
from quizkit.terminal.lines.practice import COMMANDS
from quizkit.terminal.theme import LABEL, WIDEST, Screen

_BETWEEN = " · "
# What the help lists, and docs/keys.md: the kind of question, each of its keys, and what that does.
KEYS: dict[str, dict[str, str]] = {
    "Choose one": {
        "a to j": "answer with that choice at once; 1 to 9 and 0 do so too where no choice begins with a digit",
        "t, f": "answer true or false",
        "Up, Down": "move to a choice; k and j, Home and End move too",
        "Enter": "answer with the choice where the cursor stands",
    },
    "Choose one, in an exam": {
        "a to j": "mark that choice; 1 to 9 and 0 do so too where no choice begins with a digit",
        "t, f": "mark true or false",
        "Up, Down": "mark a choice beside the marked one; k and j, Home and End do so too",
        "Space": "mark the choice where the cursor stands",
        "Enter": "take the marked choice as your reply, and go on",
    },
    "Choose all that are right": {
        "a to j": "mark that choice, or take the mark away; 1 to 9 and 0 do so too where no choice begins with a digit",
        "Up, Down": "move to a choice",
        "Space": "mark the choice where the cursor stands, or take the mark away",
        "Enter": "hand in what is marked",
    },
    "Put in order": {
        "a to j": "call the items by their letters, in the right order",
        "Backspace": "take back the last one that was called",
        "Up, Down": "move to an item",
        "Shift-Up, Shift-Down": "carry the item where the cursor stands; with Alt or Ctrl as well",
        "Space": "take the item up, so that Up and Down carry it, and put it down",
        "Enter": "put an item down that was taken up, else hand in the order",
    },
    "Pair": {
        "1 to 9, 0": "give the left side where the cursor stands its right side, and go on to the next",
        "a to j": "move to that left side; Up and Down move too",
        "Left, Right": "go through the right sides",
        "Backspace": "take the right side away",
        "Enter": "hand in, once every left side has its right side",
    },
    "A card": {
        "Space": "show the answer; Enter too",
        "1 to 4": "say how well you knew it: again, hard, good, easy",
        "Up, Down": "move to a rating, and Enter takes it",
    },
    "Type the answer": {
        "Enter": "hand in, or go on to the next blank",
        "Tab, Shift-Tab": "go to the next blank, or back; Down and Up too",
        "F1": "this list; all else is typed as a word, such as :hint, :skip or :quit",
        "Ctrl-D": "end here, where nothing is typed",
    },
}
IN_AN_EXAM: dict[str, str] = {
    "Right, Page Down, n": "the next question; where Right is for pairing or typing, Page Down",
    "Left, Page Up, p": "the question before; where Left is for pairing or typing, Page Up",
    "!": "mark this question for review, or take the mark away",
    "v": "what is answered, open and flagged",
    "r": "show the question again",
    "Escape": "where something is typed: type a command instead, such as :flag or :review",
    "q, Ctrl-D": "leave without handing in; the clock runs on",
    "h, F1": "this list",
}
AT_REVIEW: dict[str, str] = {
    "Up, Down": "move to a question; k and j, Home and End move too",
    "Enter": "go to that question",
    "Left, Page Up, p": "go to the last question",
    "s": "hand in; where something is open or flagged y or n is asked for first",
    "q, Ctrl-D": "leave without handing in; the clock runs on",
    "h, F1": "this list",
}
ANYWHERE: dict[str, str] = {
    ":": "type any command as a word, such as :right or :time; Escape goes back",
    "Ctrl-Z": "leave to the shell; `fg` comes back",
    "Ctrl-C": "stop; everything you answered is kept",
}


class Now(NamedTuple):
    """What can be done now, beside replying: whether there is a hint, and something to undo or to call a guess.

    In an `exam` it is something else, and there may be a clock.
    """

    hint: bool = False
    undo: bool = False
    guess: bool = False
    exam: bool = False
    clock: Clock | None = None


def kind_of(state: Selection | Entry) -> str:
    """Return the name under which the keys of a question stand in KEYS."""
    match state:
        case Picking(needs_enter=needs_enter):
            return "Choose one, in an exam" if needs_enter else "Choose one"
        case Marking():
            return "Choose all that are right"
        case Ordering():
            return "Put in order"
        case Pairing():
            return "Pair"
        case Recalling():
            return "A card"
        case Entry():
            return "Type the answer"


def commands(state: Selection) -> dict[CommandName, str]:
    """Return the keys of the commands that work here; a label takes its letter from the command."""
    names = _labels(state)
    return {name: key for key, name in COMMAND_KEYS.items() if len(key) == 1 and key not in names} | (
        {"help": "F1"} if "h" in names else {}
    )


def footer(state: Selection | Entry, now: Now, columns: int) -> Text:
    """Return one line that names the keys that work now: how to reply, help, and as many others as fit."""
    return fitting(_typing_parts(state, now) if isinstance(state, Entry) else _parts(state, now), columns)


def fitting(parts: Sequence[str], columns: int) -> Text:
    """Return one line of the first and the last part, and of as many others as fit between them."""
    first, *others, last = parts
    shown = [first, last]
    for part in others:
        if len(_BETWEEN.join([*shown, part])) < min(columns, WIDEST):
            shown.insert(-1, part)
    line = _BETWEEN.join(shown)
    return Text(line if len(line) < columns else first[: max(columns - 1, 0)], "dim")


def _labels(state: Selection) -> str:
    match state:
        case Picking(prompt) | Marking(prompt):
            return labels(prompt.choices)
        case Ordering(prompt):
            return labels(prompt.items)
        case Pairing(prompt):
            return labels(prompt.left)
        case Recalling():
            return ""


def _parts(state: Selection, now: Now) -> list[str]:
    if now.exam:
        return _exam_parts(state, now)
    keys = commands(state)
    told = [*_replying(state), f"{keys['skip']} skip"]
    if now.hint:
        told.insert(-1, f"{keys['hint']} hint")
    if now.guess and "guess" in keys:
        told.append(f"{keys['guess']} that was a guess")
    if now.undo:
        told.append(f"{keys['undo']} undo")
    return [*told, f"{keys['quit']} quit", f"{keys['help']} help"]


def _replying(state: Selection) -> list[str]:
    names = _labels(state)
    span = f"{names[0]}-{names[-1]}" if names else ""
    match state:
        case Picking(prompt, needs_enter=needs_enter):
            does = "mark" if needs_enter else "answer"
            enter = "Enter done" if needs_enter else "arrows, Enter"
            return [f"t or f {does}" if prompt.fixed else f"{span} {does}", enter]
        case Marking():
            return [f"{span} mark", "Enter done", "Space mark here"]
        case Ordering(held=held):
            if held:
                return ["arrows carry", "Space put down"]
            return [f"{span} in order", "Enter done", "Space carry"]
        case Pairing(prompt):
            return [f"1-{len(prompt.right)} pair", "Enter done", "arrows move"]
        case Recalling(revealed=revealed):
            return ["1-4 how well known", "arrows, Enter"] if revealed else ["Space answer"]


def _typing_parts(entry: Entry, now: Now) -> list[str]:
    if now.exam:
        return _exam_parts(entry, now)
    is_last = entry.at + 1 == len(entry.texts)
    told = ["Enter done" if is_last else "Enter next blank"]
    if now.hint:
        told.append("? hint")
    if len(entry.texts) > 1:
        told.append("Tab moves")
    told += [":skip"]
    if now.undo:
        told.append(":undo")
    return [*told, ":quit", "F1 help"]


def _exam_parts(state: Selection | Entry, now: Now) -> list[str]:
    """Return the keys of a question in an exam. Where letters are typed, the commands are words."""
    clock = [now.clock.text()] if now.clock else []
    if isinstance(state, Entry):
        done = "Enter done" if state.at + 1 == len(state.texts) else "Enter next blank"
        return [done, *clock, "PgDn next", "PgUp back", "Esc command", "F1 help"]
    first, *others = _replying(state)
    help_key = "F1" if "h" in _labels(state) else "h"
    return [
        first,
        *clock,
        others[0],
        "n next",
        "p back",
        "v review",
        "! flag",
        "q leave",
        *others[1:],
        f"{help_key} help",
    ]


def show_keys(screen: Screen, state: Selection | Entry, *, exam: bool = False) -> None:
    """List the keys that work at a question like this one, then the commands."""
    told = dict(KEYS[kind_of(state)])
    if exam:
        told |= IN_AN_EXAM | ANYWHERE
    elif isinstance(state, Entry):
        told |= {f":{name}": about for name, about in COMMANDS.items()}
    else:
        told |= {key: COMMANDS[name] for name, key in commands(state).items()} | ANYWHERE
    show_list(screen, told)


def show_list(screen: Screen, told: Mapping[str, str]) -> None:
    """List keys, and what each of them does."""
    width = min(max(map(len, told)), screen.console.width // 3)
    for key, about in told.items():
        screen.put(Text.assemble((f"{key:<{width}}", LABEL), "  ", about), indent=2, hang=width + 2)
