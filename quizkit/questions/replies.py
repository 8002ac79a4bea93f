"""The one grammar of replies and commands, for keys, lines, pipes and tests."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from quizkit.matching.forms import folded
from quizkit.problems import did_you_mean
from quizkit.questions.shapes import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Prompt,
    Rating,
    Recalled,
    Reply,
    Reveal,
    Typed,
    TypeLine,
)

CommandName: TypeAlias = Literal[
    "hint", "skip", "quit", "undo", "flag", "suspend", "edit", "repeat", "time", "guess", "help"
]
COMMANDS: tuple[CommandName, ...] = get_args(CommandName)
MOST_CHOICES = 10
_LETTERS, _DIGITS = "abcdefghij", "1234567890"
_RATINGS: dict[str, Rating] = {
    "1": AGAIN, "again": AGAIN, "2": HARD, "hard": HARD, "3": GOOD, "good": GOOD, "4": EASY, "easy": EASY,
}  # fmt: skip
_TRUE_FALSE = {"t": "true", "f": "false"}


class Command(NamedTuple):
    """Something to do other than reply."""

    name: CommandName


class Misread(NamedTuple):
    """A line that is neither a reply to this prompt nor a command; `help` says what would be."""

    help: str


def parse(prompt: Prompt, line: str) -> Reply | Command | Misread:
    """Read a line as a reply to the prompt, its choices in the order shown, or as a command."""
    text = line.strip()
    if text == "?":
        return Command("hint")
    if text.startswith("::"):
        text = text[1:]
    elif text.startswith(":"):
        return _command(text[1:].strip())
    match prompt:
        case PickOne():
            return _pick_one(prompt, text)
        case PickMany():
            return _pick_many(prompt, text)
        case TypeLine():
            return Typed(text) if text else Misread("Type your answer, or :skip.")
        case Reveal():
            return _rating(text)


def labels(prompt: PickOne | PickMany) -> str:
    """Return the label of each choice, in order: letters, or digits where a choice is itself such a letter."""
    forms = {folded(choice) for choice in prompt.choices}
    letters, digits = _LETTERS[: len(prompt.choices)], _DIGITS[: len(prompt.choices)]
    return digits if not forms.isdisjoint(letters) and forms.isdisjoint(digits) else letters


def _command(word: str) -> Command | Misread:
    for name in COMMANDS:
        if word.casefold() == name or (word.casefold() == "q" and name == "quit"):
            return Command(name)
    suggestion = did_you_mean(f":{word}", [f":{name}" for name in COMMANDS])
    return Misread(
        " ".join(
            filter(None, (f"There is no :{word}.", suggestion, ":help lists what there is; to type a colon, write ::."))
        )
    )


def _pick_one(prompt: PickOne, text: str) -> Picked | Misread:
    choice = _choice(prompt, _TRUE_FALSE.get(text.casefold(), text) if prompt.fixed else text)
    return Misread(_which(prompt, "Type {}, or :skip.")) if choice is None else Picked(choice)


def _pick_many(prompt: PickMany, text: str) -> PickedMany | Misread:
    for parts in (
        [text],
        text.split(";"),
        re.split(r",\s+", text),
        text.split(","),
        re.split(r"[\s,;]+", text),
        list(text),
    ):
        choices = [_choice(prompt, part) for part in parts if part.strip()]
        found = [choice for choice in choices if choice is not None]
        if found and len(found) == len(choices):
            return PickedMany(tuple(dict.fromkeys(found)))
    return Misread(_which(prompt, "Type the letters of all that are right, such as a c: {}. Or :skip."))


def _choice(prompt: PickOne | PickMany, text: str) -> str | None:
    if text in prompt.choices:
        return text
    form = folded(text)
    for choice in prompt.choices:
        if folded(choice) == form:
            return choice
    position = labels(prompt).find(form.rstrip(".)")) if len(form.rstrip(".)")) == 1 else -1
    return prompt.choices[position] if position >= 0 else None


def _which(prompt: PickOne | PickMany, wording: str) -> str:
    return wording.format(_listed(labels(prompt)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1]


def _rating(text: str) -> Recalled | Misread:
    rating = _RATINGS.get(text.casefold())
    return Misread("Type 1 (again), 2 (hard), 3 (good) or 4 (easy).") if rating is None else Recalled(rating)
