"""The line of keys below a question, and the keys that help lists."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from quizkit.questions.reply_grammar import labels
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.selection import Marking, Ordering, Pairing, Picking, Recalling, Selection
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
ANYWHERE: dict[str, str] = {
    ":": "type any command as a word, such as :right or :time; Escape goes back",
    "Ctrl-Z": "leave to the shell; `fg` comes back",
    "Ctrl-C": "stop; everything you answered is kept",
}


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


def fitting(parts: Sequence[str], columns: int) -> Text:
    """Return one line of the first and the last part, and of as many others as fit between them."""
    first, *others, last = parts
    shown = [first, last]
    for part in others:
        if len(_BETWEEN.join([*shown, part])) < min(columns, WIDEST):
            shown.insert(-1, part)
    line = _BETWEEN.join(shown)
    return Text(line if len(line) < columns else first[: max(columns - 1, 0)], "dim")


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


def show_list(screen: Screen, keys: Mapping[str, str]) -> None:
    """List keys, and what each of them does."""
    width = min(max(map(len, keys)), screen.console.width // 3)
    for key, about in keys.items():
        screen.put(Text.assemble((f"{key:<{width}}", LABEL), "  ", about), indent=2, hang=width + 2)
