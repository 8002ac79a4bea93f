"""The line of keys below a question, and the keys that help lists."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from rich.text import Text

from quizkit.questions.reply_grammar import CommandName, labels
from quizkit.questions.shapes import Reply
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.selection import Marking, Ordering, Pairing, Picking, Recalling, Selection, press
from quizkit.terminal.theme import LABEL, WIDEST, Screen

_BETWEEN = " · "
# From how many columns on the keys take one line.
_WIDE = 60
# Keys of practice that work everywhere, also where letters are typed.
FUNCTION_KEYS: dict[str, CommandName] = {
    "f1": "help",
    "f2": "hint",
    "f3": "skip",
    "f4": "undo",
    "f5": "repeat",
    "f6": "text",
    "f7": "flag",
    "f8": "edit",
    "f10": "quit",
}
_TRUE_FALSE = "t, f"
# The keys for each kind of question, as help and docs/keys.md list them.
FOOTER_KEYS: dict[str, dict[str, str]] = {
    "Choose one": {
        "a to j": "answer with that choice; 1 to 9 and 0 also work if no choice begins with a digit",
        _TRUE_FALSE: "answer true or false",
        "Up, Down": "move to a choice; k and j, Home and End also work",
        "Enter": "answer with the choice at the cursor",
    },
    "Choose one, in an exam": {
        "a to j": "mark that choice; 1 to 9 and 0 also work if no choice begins with a digit",
        _TRUE_FALSE: "mark true or false",
        "Up, Down": "mark the choice above or below; k and j, Home and End also work",
        "Space": "mark the choice at the cursor",
        "Enter": "submit the marked choice, and go to the next question",
    },
    "Choose all that are right": {
        "a to j": "mark or unmark that choice; 1 to 9 and 0 also work if no choice begins with a digit",
        "Up, Down": "move to a choice",
        "Space": "mark or unmark the choice at the cursor",
        "Enter": "submit the marked choices",
    },
    "Put in order": {
        "a to j": "name the items by their letters, in the right order",
        "Backspace": "undo the last letter",
        "Up, Down": "move to an item",
        "Shift-Up, Shift-Down": "move the item at the cursor; Alt and Ctrl also work",
        "Space": "pick the item up, so that Up and Down move it, or put it down",
        "Enter": "put down the item that is picked up, or else submit the order",
    },
    "Pair": {
        "1 to 9, 0": "pair the left side at the cursor with that right side, and move to the next",
        "a to j": "move to that left side; Up and Down also work",
        "Left, Right": "step through the right sides",
        "Backspace": "remove the right side",
        "Enter": "submit, if every left side has a right side",
    },
    "A card": {
        "Space": "show the answer; Enter also works",
        "1 to 4": "rate how well you knew it: again, hard, good, easy",
        "Up, Down": "move to a rating; Enter chooses it",
    },
    "Type the answer": {
        "Enter": "submit, or go to the next blank",
        "Tab, Shift-Tab": "go to the next or previous blank; Down and Up also work",
        "Escape": "type a command in place of the reply; :skip and other words are commands in the line, too",
        "Ctrl-D": "end here, if nothing is typed",
    },
}
ANYWHERE: dict[str, str] = {
    ":": "type any command as a word, such as :time; Escape goes back",
    "Ctrl-Z": "return to the shell; `fg` resumes",
    "Ctrl-C": "stop; all your answers are saved",
}


def kind_of(state: Selection | Entry) -> str:
    """Return the key of FOOTER_KEYS for a question."""
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


def reply_help(state: Selection | Entry) -> dict[str, str]:
    """Return the keys that make a reply to this question, and what each of them does."""
    keys = FOOTER_KEYS[kind_of(state)]
    is_true_false = isinstance(state, Picking) and state.prompt.fixed
    return {key: about for key, about in keys.items() if is_true_false or key != _TRUE_FALSE}


def fitting(parts: Sequence[str], columns: int) -> Text:
    """Return one line of the first and the last part, and of as many others as fit between them."""
    return _lines_of(parts, columns, 1)[0]


def footer_lines(parts: Sequence[str], columns: int) -> list[Text]:
    """Return the first and the last part, and as many others as fit between them: in one line, or in two narrow ones."""
    return _lines_of(parts, columns, 1 if columns >= _WIDE else 2)


def _lines_of(parts: Sequence[str], columns: int, rows: int) -> list[Text]:
    first, *others, last = parts
    shown = [first, last]
    for part in others:
        longer = [*shown[:-1], part, last]
        shown = longer if len(wrapped_keys(longer, columns)) <= rows else shown
    return wrapped_keys(shown, columns)


def wrapped_keys(parts: Sequence[str], columns: int) -> list[Text]:
    """Return all parts, in as many lines as they need."""
    lines = [""]
    for part in parts:
        longer = _BETWEEN.join(filter(None, [lines[-1], part]))
        if len(longer) < min(columns, WIDEST) or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(part)
    return [Text(line[: max(columns - 1, 0)], "dim") for line in lines]


def label_letters(state: Selection) -> str:
    """Return the letters that label the rows of a question."""
    match state:
        case Picking(prompt) | Marking(prompt):
            return labels(prompt.choices)
        case Ordering(prompt):
            return labels(prompt.items)
        case Pairing(prompt):
            return labels(prompt.left)
        case Recalling():
            return ""


def reply_keys(state: Selection | Entry) -> list[str]:
    """Return the keys that make a reply, the most important ones first."""
    if isinstance(state, Entry):
        return ["Enter done" if state.at + 1 == len(state.texts) else "Enter next blank"]
    names = label_letters(state)
    span = f"{names[0]}-{names[-1]}" if names else ""
    # Enter is only named if there is something to submit.
    enter = ["Enter done"] if isinstance(press(state, "enter", {}), Reply) else []
    match state:
        case Picking(prompt, needs_enter=needs_enter):
            does = "mark" if needs_enter else "answer"
            return [
                f"t or f {does}" if prompt.fixed else f"{span} {does}",
                *(enter if needs_enter else ["arrows, Enter"]),
            ]
        case Marking():
            return [f"{span} mark", *enter, "Space mark here"]
        case Ordering(held=held):
            if held:
                return ["arrows move it", "Space put down"]
            return [f"{span} in order", *enter, "Space pick up"]
        case Pairing(prompt):
            return [f"1-{len(prompt.right)} pair", *enter, "arrows move"]
        case Recalling(revealed=revealed):
            return ["1-4 how well known", "arrows, Enter"] if revealed else ["Space answer"]


def list_lines(screen: Screen, keys: Mapping[str, str], columns: int) -> list[Text]:
    """Return the lines of a list of keys, and what each of them does."""
    width = min(max(map(len, keys)), columns // 3)
    lines = []
    for key, about in keys.items():
        names = screen.wrapped(Text(key, LABEL), width)
        texts = screen.wrapped(Text(about), min(columns, WIDEST) - width - 4)
        for name, text in zip_longest(names, texts, fillvalue=Text()):
            lines.append(Text.assemble("  ", name, " " * (width - len(name) + 2), text))
    return lines
