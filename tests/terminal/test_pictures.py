"""The pictures of the README are of the program as it is: each is drawn anew from a run in a pseudo-terminal."""

import os
from pathlib import Path

import pytest

from tests.processes import Quiz, Terminal, timeless
from tests.terminal.pictures import picture, words
from tests.windows import not_on_windows

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal that pexpect could drive")

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
COLUMNS = 80

FAULTY = """\
title: Rivers
questions:
  - question: Which river flows through Vienna?
    choices: [Danube, Rhine, Elbe]
    answer: Danub
  - question: How long is the Danube?
    anwser: 2,850 km
  - question: Which of these rivers does not reach the sea?
    choices: [Okavango, Orinoco, Congo, All of the above]
    answer: Okavango
"""


@not_on_windows("needs a pseudo-terminal")
def test_a_session(quiz: Quiz) -> None:
    waits = {"QUIZ_PAUSE": "true"}
    with Terminal(
        quiz, "start", "carney-washington-2025", "-n", "3", "--seed", "7", columns=COLUMNS, environment=waits
    ) as terminal:
        terminal.expect("h help").child.send("d")
        terminal.expect("continue").child.sendline("")
        terminal.expect("F1 help").child.sendline("oct 8")
        terminal.expect("continue").expect("help")
        is_as_drawn(terminal.raw, "quiz start", "session")


@not_on_windows("needs a pseudo-terminal")
def test_a_check(quiz: Quiz) -> None:
    quiz.deck(FAULTY, "rivers.yaml")
    with Terminal(quiz, "check", "rivers.yaml", columns=COLUMNS) as terminal:
        assert terminal.end() == 1
    is_as_drawn(terminal.raw, "quiz check rivers.yaml", "check")


def is_as_drawn(raw: bytes, title: str, name: str) -> None:
    """Hold what a terminal was sent against the picture of that name. With RENEW_SNAPSHOTS=1 it is drawn anew."""
    drawn, path = picture(raw, COLUMNS, title), FOLDER / f"{name}.svg"
    if os.environ.get("RENEW_SNAPSHOTS") == "1":
        path.write_text(drawn, encoding="utf-8", newline="\n")
    assert [timeless(text) for text in words(drawn)] == [timeless(text) for text in words(path.read_text("utf-8"))]
