"""The reports of a check for other programs."""

from pathlib import Path

from quizkit.app.check import CheckedDeck
from quizkit.base.problems import Place, Problem
from quizkit.progress.stats import Override
from quizkit.reporters import github, json

NOTE = Problem("a-note", ("questions", 0, "answer"), "it is 100 % odd", "Fix it.", "note", Place(3, 9))
ERROR = Problem("an-error", (), "a\r\nb\x1b", severity="error")
DECK = CheckedDeck(Path("a,b:c.yaml"), ["x"], [NOTE, ERROR], [(Place(3, 1), Override("q", "Q?", "r", 2))], {NOTE})


def test_json() -> None:
    report = json.check_report([DECK])

    path = "a,b:c.yaml"
    assert report == {
        "decks": 1,
        "errors": 1,
        "warnings": 0,
        "notes": 1,
        "problems": [
            {
                "path": path,
                "line": 3,
                "column": 9,
                "code": "a-note",
                "severity": "note",
                "message": "it is 100 % odd",
                "help": "Fix it.",
                "route": "questions[0].answer",
                "fixable": True,
            },
            {
                "path": path,
                "line": 1,
                "column": 1,
                "code": "an-error",
                "severity": "error",
                "message": "a\r\nb\x1b",
                "help": "",
                "route": "",
                "fixable": False,
            },
        ],
        "held_right": [
            {"path": path, "line": 3, "column": 1, "question": "q", "stem": "Q?", "reply": "r", "times": 2},
        ],
    }


def test_github() -> None:
    assert github.annotations([DECK, DECK._replace(problems=[])]) == (
        "::notice file=a%2Cb%3Ac.yaml,line=3,col=9,title=a-note::it is 100 %25 odd. Fix it.\n"
        "::error file=a%2Cb%3Ac.yaml,line=1,col=1,title=an-error::a b<U+001B>.\n"
    )
