"""Grades the rows of a table: a reply to an answer as it is written in a deck."""

from pathlib import Path
from typing import NamedTuple

from quizkit.questions.base import Grade, Verdict
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Typed
from tests.helpers import parsed

HERE = Path(__file__).parent


class Row(NamedTuple):
    """One judgement: an answer with its other keys, as in YAML, and the verdicts that a reply may get."""

    language: str
    answer: str
    keys: str
    reply: str
    verdicts: tuple[str, ...]
    kind: str

    def deck(self) -> str:
        """Return a deck with the answer."""
        lines = [f"answer: {self.answer}", *filter(None, map(str.strip, self.keys.split(";")))]
        return f"title: T\nlanguage: {self.language}\nquestions:\n  - question: Q?\n" + "".join(
            f"    {line}\n" for line in lines
        )

    def grade(self) -> Grade | None:
        """Grade the reply; None if it cannot be read as one, or is a command."""
        deck = parsed(self.deck()).deck
        assert deck is not None, (self, parsed(self.deck()).problems)
        question = deck.questions[0]
        reply = parse_reply(question.prompt(), self.reply)
        return question.grade(reply, deck.context()) if isinstance(reply, Typed) else None


def rows(name: str) -> list[Row]:
    """Return the rows of a table of this folder."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return [_row(*line.split("\t")) for line in lines]


def _row(language: str, answer: str, keys: str, reply: str, verdicts: str, kind: str) -> Row:
    return Row(language, answer, keys, reply, tuple(verdicts.split(" or ")), kind)


def verdict(grade: Grade | None) -> Verdict:
    """Return the verdict of a grade; a reply that cannot be read is asked again."""
    return "asked again" if grade is None else grade.verdict
