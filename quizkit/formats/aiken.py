"""Aiken: a question on one line, choices with letters, and a line with the key."""

import re

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.features import Losses, Support
from quizkit.formats.texts import markdown_of_plain
from quizkit.questions.base import FieldValue
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.registry import Question

_CHOICE = re.compile(r"([A-Za-z])[.)]\s+(.+)")
_ANSWER = re.compile(r"ANSWER: *([A-Za-z])\.?", re.IGNORECASE)
_MOST = 26
SUPPORT = Support(whole=("choice",))


def read(data: str) -> Reading:
    """Read the questions of an Aiken file."""
    collector = Collector()
    stem: list[str] = []
    choices: dict[str, str] = {}
    start = 1
    for number, raw in enumerate([*data.splitlines(), None], 1):
        line = raw.strip() if raw is not None else None
        answer, choice = (_ANSWER.fullmatch(line), _choice(line, len(choices))) if line else (None, None)
        if answer or line is None:
            if stem or choices:
                collector.begin()
                _add(collector, " ".join(stem), choices, answer[1].upper() if answer else "", Place(start, 1))
            stem, choices = [], {}
        elif choice and stem:
            choices[choice[1].upper()] = choice[2]
        elif line and choices:
            # A choice must be on one line, so this is the next question: the one before has no key.
            collector.begin()
            _add(collector, " ".join(stem), choices, "", Place(start, 1))
            stem, choices, start = [line], {}, number
        elif line:
            start = start if stem else number
            stem.append(line)
    return collector.reading()


def _choice(line: str, place: int) -> re.Match[str] | None:
    """Return the letter and the text of a choice. A small letter is one only in its place."""
    choice = _CHOICE.fullmatch(line)
    return choice if choice and (choice[1].isupper() or ord(choice[1]) - ord("a") == place) else None


def _add(collector: Collector, stem: str, choices: dict[str, str], key: str, place: Place) -> None:
    if not key:
        collector.skip(stem, "it has no line with ANSWER:", place)
    elif key not in choices:
        collector.skip(stem, f"it has no choice {key}", place)
    else:
        texts = {letter: markdown_of_plain(text) for letter, text in choices.items()}
        values: dict[str, FieldValue] = {
            "question": markdown_of_plain(stem),
            "choices": tuple(texts.values()),
            "answer": texts[key],
        }
        collector.add("choice", values, place)


def write(deck: Deck) -> Written:
    """Write a deck."""
    blocks, losses = SUPPORT.each(deck, _block)
    return Written(("\n\n".join(blocks) + "\n").encode(), losses)


def _block(question: Question, losses: Losses) -> str:
    if not isinstance(question, ChoiceQuestion):
        return ""
    if len(question.choices) > _MOST:
        losses.refuse("the format has letters for 26 choices")
    lines = [losses.plain_line(question.stem)]
    if _CHOICE.fullmatch(lines[0]) or _ANSWER.fullmatch(lines[0]):
        losses.refuse("its first line would be read as a choice or a key")
    letters = [chr(ord("A") + place) for place in range(len(question.choices))]
    lines += [
        f"{letter}. {losses.plain_line(choice)}" for letter, choice in zip(letters, question.choices, strict=False)
    ]
    return "\n".join((*lines, f"ANSWER: {letters[question.choices.index(question.key)]}"))
