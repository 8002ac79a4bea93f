"""Every word that quizkit itself uses, for its commands and its marks, can be an answer: in keys, lines and exams."""

import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from rich.console import Console

from quizkit.deck import Deck
from quizkit.questions.reply_grammar import COMMAND_NAMES, Command, labels, line_of
from quizkit.questions.shapes import Arranged, Filled, Paired, Picked, PickedMany, Prompt, Recalled, Reply, Typed
from quizkit.session.asker import View
from quizkit.session.exam import Exam, Timer
from quizkit.session.plan import Asked
from quizkit.session.run import Session
from quizkit.session.sheet import Line, graded, sheet
from quizkit.terminal.keys.area import KeyAction, KeyResult
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.exam import ExamKeys
from quizkit.terminal.keys.keyboard import Keyboard
from quizkit.terminal.keys.practice import PracticeKeys
from quizkit.terminal.lines.exam import ExamLines
from quizkit.terminal.lines.practice import PracticeLines
from quizkit.terminal.theme import Screen
from tests.helpers import deck
from tests.questions.test_laws_of_lines import in_words
from tests.session.test_run import Notebook, clock

WORDS = sorted(
    {*COMMAND_NAMES, Clock.over.name, *(word for way in KeyAction for word in (way.name, way.name.lower(), way.value))}
)
every_word = pytest.mark.parametrize("word", [*WORDS, ":quit"])


def deck_of(word: str) -> Deck:
    """Return a deck of which each question has the word for an answer, or for a part of it."""
    one = json.dumps(word)
    return deck(f"""
        title: T
        questions:
          - {{question: Which?, choices: [{one}, other], answer: {one}}}
          - {{question: Which ones?, choices: [{one}, other, third], answer: [{one}, third]}}
          - {{question: What?, answer: {one}}}
          - {{cloze: 'The {{{{{word}}}}} of it.'}}
          - {{cloze: 'The {{{{{word}}}}} and the {{{{other}}}}.'}}
          - {{question: Name them., answer: [{one}, other]}}
          - {{question: In which order?, order: [{one}, other]}}
          - {{question: What goes with what?, match: {{{one}: left, other: right}}}}
        """)


class Typist:
    """A keyboard at which somebody gives a reply to each question, and hands in at the review of an exam."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        self._replies = list(replies)
        self.prompt: Prompt | None = None
        self.clock: Clock | None = None
        # Whether the feedback is read.
        self.reads = False

    def discard_typeahead(self) -> None:
        """Nothing is typed ahead."""

    def choose(
        self, draw: Callable[[int], object], press: Callable[[str], KeyResult | None], pacing: object = None
    ) -> KeyResult:
        draw(80)
        if self.reads:
            assert press("enter") is KeyAction.CONTINUE
            return KeyAction.CONTINUE
        for key in ["y"] if self.prompt is None else keys_for(self.prompt, self._replies.pop(0)):
            if (made := press(key)) is not None:
                return made
        raise AssertionError(self.prompt)

    def type(
        self,
        lines: Sequence[object],
        at: int,
        below: Callable[[tuple[str, ...], int, int], object],
        press: Callable[..., Any],
    ) -> KeyResult:
        below((), at, 80)
        reply = self._replies.pop(0)
        blanks = reply.texts if isinstance(reply, Filled) else ()
        texts = tuple(map(line_of, blanks)) or (in_words(reply),)
        made = press(texts, at, "enter")
        while isinstance(made, int):
            made = press(texts, made, "enter")
        assert made is not None
        given: KeyResult = made
        return given


def keys_for(prompt: Any, reply: Reply) -> list[str]:
    """Return the keys that give a reply by its letters; a choice of practice needs no Enter."""
    match reply:
        case Picked(choice):
            return [labels(prompt.choices)[prompt.choices.index(choice)], "enter"]
        case PickedMany(choices):
            return [*(labels(prompt.choices)[prompt.choices.index(choice)] for choice in choices), "enter"]
        case Arranged(items):
            return [*(labels(prompt.items)[prompt.items.index(item)] for item in items), "enter"]
        case Paired(pairs):
            return [*(str(prompt.right.index(right) + 1) for _, right in pairs), "enter"]
        case Typed() | Filled() | Recalled():
            raise AssertionError(reply)


class Keys(PracticeKeys):
    def __init__(self, typist: Typist) -> None:
        super().__init__(screen(), lambda: None, lambda _: None)
        self._typist = typist
        self._input._keyboard = cast("Keyboard", typist)

    def ask(self, view: View) -> Reply | Command:
        self._typist.prompt = view.prompt
        return super().ask(view)

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        self._typist.reads = True
        command = super().pause(view, is_last=is_last)
        self._typist.reads = False
        return command


class KeysInExam(ExamKeys):
    def __init__(self, typist: Typist) -> None:
        super().__init__(screen(), lambda: None)
        self._typist = typist
        self._input._keyboard = cast("Keyboard", typist)

    def ask(self, view: View) -> Reply | Command:
        self._typist.prompt = view.prompt
        return super().ask(view)

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        self._typist.prompt = None
        return super().review(lines, seconds_left)


class Kept:
    """Keeps the replies of an exam, as its recorder does."""

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        assert not late

    def flag(self, line: Line, spent: float) -> None:
        raise AssertionError("nothing is flagged here")


def screen() -> Screen:
    return Screen(Console(file=io.StringIO(), width=80), plain=False)


def right_replies(asked: Deck) -> list[Reply]:
    return [question.accepted()[0] for question in asked.questions]


def practised(asked: Deck, asker: Keys | PracticeLines) -> list[str]:
    """Return the verdicts of a session in which each question gets the reply that is right."""
    session = Session([Asked(asked, item) for item in asked.questions], asker, Notebook(), 1, clock())
    session.run()
    assert session.ending == "done"
    return [attempt.grade.verdict for attempt in session.attempts]


def examined(asked: Deck, asker: ExamLines | KeysInExam) -> list[str]:
    """Return the verdicts of an exam in which each question gets the reply that is right."""
    begun = datetime(2025, 10, 8, 12, tzinfo=UTC)
    lines = sheet([Asked(asked, item) for item in asked.questions], 1, permute=True)
    exam = Exam(lines, asker, Kept(), Timer(begun, None, lambda: begun, lambda: 0.0))
    exam.run()
    assert exam.ending == "done"
    return [attempt.grade.verdict for attempt in graded(exam.lines, begun)]


def type_in(monkeypatch: pytest.MonkeyPatch, replies: Sequence[Reply], *after: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in [*map(in_words, replies), *after])))


ALL_RIGHT = ["right"] * 8


@every_word
def test_each_word_can_be_given_in_lines(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = deck_of(word)
    type_in(monkeypatch, right_replies(asked))
    assert practised(asked, PracticeLines(screen(), lambda: None)) == ALL_RIGHT


@every_word
def test_each_word_can_be_given_by_keys(word: str) -> None:
    asked = deck_of(word)
    assert practised(asked, Keys(Typist(right_replies(asked)))) == ALL_RIGHT


@every_word
def test_each_word_can_be_given_in_lines_in_an_exam(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = deck_of(word)
    type_in(monkeypatch, right_replies(asked), ":submit")
    assert examined(asked, ExamLines(screen(), lambda: None)) == ALL_RIGHT


@every_word
def test_each_word_can_be_given_by_keys_in_an_exam(word: str) -> None:
    asked = deck_of(word)
    assert examined(asked, KeysInExam(Typist(right_replies(asked)))) == ALL_RIGHT
