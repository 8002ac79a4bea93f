"""The answer sheet of an exam: its questions, the replies, and their grades. Pure functions."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from quizkit.base.values import Value
from quizkit.questions.base import settled
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.shapes import Prompt, Reply, reply_texts
from quizkit.session.attempt import SKIPPED, Attempt
from quizkit.session.plan import Asked, named
from quizkit.session.shuffling import apart, in_rounds, presented, shuffled


class Line(Value):
    """One question of the sheet: its prompt as shown, and the last reply, which counts.

    `shown` lists the deck's positions of the choices in the order shown. `milliseconds` is the time spent on all
    visits; `at` is the moment of the reply.
    """

    asked: Asked
    prompt: Prompt
    shown: tuple[int, ...]
    reply: Reply | None = None
    flagged: bool = False
    milliseconds: int = 0
    at: datetime | None = None


def exam_queue(
    questions: Sequence[Asked], seed: int, *, how_many: int | None = None, shuffle: bool = False
) -> tuple[Asked, ...]:
    """Return the questions of an exam, in the deck's order or shuffled by the seed. Flashcards are left out.

    One question may give away another of its group: a sample has one of each group before it has a second, and those
    of one group are apart where possible.
    """
    graded = [asked for asked in questions if not isinstance(asked.question, Flashcard)]
    ordered = shuffled(graded, seed) if shuffle else tuple(graded)
    if how_many is not None and how_many < len(ordered):
        drawn = set(map(named, in_rounds(ordered)[:how_many]))
        ordered = tuple(asked for asked in ordered if named(asked) in drawn)
    return ordered if shuffle and how_many is None else apart(ordered)


def sheet(queue: Iterable[Asked], seed: int, *, permute: bool) -> list[Line]:
    """Return an empty answer sheet; with `permute`, the seed orders the choices."""
    return [Line(asked, *presented(asked.question, seed, 1, permute=permute)) for asked in queue]


def unanswered(lines: Sequence[Line]) -> list[int]:
    """Return the numbers, from 1 on, of the questions without a reply."""
    return [number for number, line in enumerate(lines, 1) if line.reply is None]


def flagged(lines: Sequence[Line]) -> list[int]:
    """Return the numbers, from 1 on, of the questions that are flagged for review."""
    return [number for number, line in enumerate(lines, 1) if line.flagged]


def graded(lines: Sequence[Line], ended: datetime) -> list[Attempt]:
    """Grade each line of a sheet. A question without a reply counts as skipped."""
    contexts = {deck.id: deck.context() for deck in {line.asked.deck.id: line.asked.deck for line in lines}.values()}
    attempts = []
    for line in lines:
        deck, question = line.asked
        grade = SKIPPED if line.reply is None else settled(question.grade(line.reply, contexts[deck.id]))
        reply = () if line.reply is None else reply_texts(line.reply)
        at = line.at or ended
        attempts.append(Attempt(deck.id, question, 1, line.shown, reply, grade, 0, line.milliseconds, at, "exam"))
    return attempts
