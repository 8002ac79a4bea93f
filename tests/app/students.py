"""Students who answer from a script, and the folder in which they study: no process, no terminal."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent

import pytest

from quizkit.app.workspace import Workspace, open_workspace
from quizkit.deck_file.reading.read import read_deck
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.questions.shapes import Reply, TypeLine
from quizkit.session.asker import DraftReply, Passage, View
from quizkit.session.attempt import Attempt
from quizkit.session.sheet import Line

RIVERS = """\
id: rivers
title: Rivers
exam: {pass: 60%}
questions:
  - {id: vienna, question: Which river flows through Vienna?, choices: [Danube, Rhine], answer: Danube, tags: [cities]}
  - {id: sea, question: Into which sea does it flow?, answer: Black Sea}
"""


class Scripted:
    """An Asker and an ExamAsker that reads its replies, one a line, and remembers what it was told."""

    def __init__(self, replies: str) -> None:
        self._replies = [line.strip() for line in replies.split(";")]
        self.messages: list[str] = []

    asks_back = False

    def ask(self, view: View) -> Reply | Command:
        return _read(view, self._replies.pop(0))

    def draft(self, view: View) -> DraftReply | None:
        return None

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        command = parse_reply(TypeLine(""), self._replies.pop(0))
        assert isinstance(command, Command)
        return command

    def agrees(self, question: str) -> bool:
        self.messages.append(question)
        return self._replies.pop(0) == "y"

    def show(self, message: str) -> None:
        self.messages.append(message)

    def hint(self, text: str, left: int) -> None:
        self.messages.append(text)

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        self.messages.append(attempt.grade.verdict)

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        return None

    def passage(self, passage: Passage) -> None:
        raise AssertionError(passage)

    def help(self) -> None:
        self.messages.append("help")


def _read(view: View, line: str) -> Reply | Command:
    if line == "^C":
        raise KeyboardInterrupt
    reply = parse_reply(view.prompt, line)
    assert not isinstance(reply, Misread)
    return reply


def workspace(folder: Path, patch: pytest.MonkeyPatch, deck: str = RIVERS, name: str = "rivers") -> Workspace:
    """Write a deck into a folder, and return a workspace over it as the student's progress is now."""
    patch.setenv("QUIZ_HOME", str(folder / "home"))
    patch.chdir(folder)
    path = folder / f"{name}.yaml"
    path.write_text(dedent(deck), encoding="utf-8")
    return open_workspace([read_deck(path)], "", lambda _share: None)
