"""What a screen reader speaks of a session, an exam, a check, statistics and a list of decks: words, no signs."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizkit.questions.reply_grammar import COMMAND_NAMES
from quizkit.terminal.screens.picker import pick
from tests.processes import Quiz, matches_snapshot, timeless
from tests.terminal.test_small_screens import ROWS

SNAPSHOT = Path(__file__).parent / "snapshots" / "spoken.txt"
# What readers pass over at the level of punctuation that they start with.
UNSPOKEN = ":;?>^“”‘’\"'[]✓✗≈→·–—…│|*#"
_SIGNS = re.compile(f"[{re.escape(UNSPOKEN)}]")
_COMMAND = re.compile(r"(?<![\w:]):([a-z]{2,}|\d+)")
_ALONE = re.compile(r"(?<!\S)[?;>](?=[.,]?(?:\s|$))")
_JOINED = re.compile(r":\d+:\d|\w\[\w")
DECK = """\
    title: Planets
    exam: {pass: 50%}
    questions:
      - {id: third, question: Which planet is third?, choices: [Venus, Earth, Mars], answer: Earth, hint: Look down.}
      - {id: gas, question: Which are gas giants?, choices: [Jupiter, Mars, Saturn], answer: [Jupiter, Saturn]}
      - {id: star, question: What is the sun?, answer: a star, explanation: It shines.}
      - {id: round, question: Is the earth flat?, answer: false}
      - {id: moons, question: How many moons has Mars?, answer: 2}
      - {id: cloze, cloze: "{{Mercury}} is nearest, then {{Venus}}."}
      - {id: order, question: Outwards?, order: [Mercury, Venus, Earth]}
      - {id: match, question: Whose moon?, match: {Io: Jupiter, Titan: Saturn}}
      - {id: two, question: Name two planets., answer: [Mars, Venus], any: 2}
      - {front: red planet, back: Mars, id: card}
"""
FAULTY = """\
title: Rivers
questions:
  - {id: long, question: Which is longer?, choices: [Rhine, Danube], answer: Danub}
  - {id: sea, question: Where does it end?, anwser: sea}
  - {id: fine, question: Who?, answer: Ada}
"""
SESSION = (":help", "?", "b", ":undo", "b", "a c", "a sta", ":guess", "false", "3", ":right", "Mercury; Mars", "abc", "a1 b2",
           "Mars; Venus", ":flag", "", "3", ":skip", ":bogus", ":go", "xyz", ":time", ":quit")  # fmt: skip
EXAM = (":help", ":time", "b", ":flag", ":next", ":back", "4", ":review", ":submit", "n", ":submit", "y")


def spoken(line: str) -> str:
    return " ".join(_SIGNS.sub(" ", line).split())


def undated(text: str) -> str:
    """Return a transcript without what depends on the clock."""
    text = re.sub(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?: \d+ [A-Z][a-z]{2})?\b", "DAY", timeless(text))
    text = re.sub(r"(?:\d+ min )?\d+ s (?=so far|in all)", "T ", text)
    text = re.sub(r"(?<=Time for a question: ).*", "T.", text)
    return re.sub(r"^\d\d:00", "HH:00", text, flags=re.MULTILINE)


def session(quiz: Quiz) -> Iterator[str]:
    quiz.deck(DECK, "planets.yaml")
    quiz.deck(FAULTY, "rivers.yaml")
    accessible = {"QUIZ_ACCESSIBLE": "true"}

    def run(*command: str, replies: tuple[str, ...] = ()) -> str:
        return undated(
            quiz(*command, input="".join(f"{one}\n" for one in replies), environment=accessible, code=None).out
        )

    yield "A session\n" + run("start", "planets", "--all", "--no-shuffle", "--seed", "1", replies=SESSION)
    yield "An exam\n" + run("exam", "planets", "--no-shuffle", "--seed", "1", replies=EXAM)
    yield "A check\n" + run("check", "rivers.yaml", "--verbose")
    yield "A check, in short\n" + run("check", "rivers.yaml", "--format", "concise")
    yield "Statistics\n" + run("stats", "planets", "--all")


def picker(patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    patch.setattr("sys.stdin", io.StringIO("nothing\n2\n"))
    pick(ROWS, accessible=True)
    return "The list of decks\n" + capsys.readouterr().err


@pytest.fixture(name="shown")
def _shown(quiz: Quiz, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return every line that is shown."""
    texts = [*session(quiz), picker(monkeypatch, capsys)]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def test_every_line_as_it_is_spoken(shown: list[str]) -> None:
    matches_snapshot("\n".join(map(spoken, shown)) + "\n", SNAPSHOT)


def test_no_command_and_no_count_is_lost(shown: list[str]) -> None:
    # What is quoted from a reply is as it was typed.
    ours = [line for line in shown if not line.startswith("Your answer:")]
    assert [line for line in ours for sign in (_COMMAND, _ALONE, _JOINED) if sign.search(line)] == []
    assert [line for line in ours if re.findall(r"\d+", line) != re.findall(r"\d+", spoken(line))] == []
    commands = set(re.findall(r"colon ([a-z]+)", "\n".join(map(spoken, ours))))
    assert commands >= set(COMMAND_NAMES) - {"suspend", "edit"}


@pytest.mark.parametrize("lost", ["Type :skip.", "? shows a hint", "a ; between them", "a.yaml:6:5", "error[code]: x"])
def test_a_line_that_loses_something_is_noticed(lost: str) -> None:
    assert any(sign.search(lost) for sign in (_COMMAND, _ALONE, _JOINED))
