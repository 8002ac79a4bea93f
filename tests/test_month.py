"""A month of a student with a moved clock: the figures are those of a count by hand, and every suggested command runs."""

import io
import json
import pkgutil
import re
import shlex
import sys
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest

import quizkit.app
import quizkit.cli
import quizkit.progress
from quizkit import config
from quizkit.cli.main import run

START = date(2026, 3, 2)
QUESTIONS = 40
# The days on which the student does nothing.
OFF = {6, 13, 14, 20, 21, 22, 27}
EXAM_DAY = 10
# A command that is suggested, on a line of its own, after a label, or between backticks.
SUGGESTED = re.compile(r"(?:^|: |`)(quiz(?: [^`\n]*)?)(?:`|$)", re.MULTILINE)


class Student:
    """Runs the program in this process on a day that only the test moves, and remembers what it suggested."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capture = capture
        self.moment = datetime(2026, 3, 2, 18, tzinfo=UTC)
        self.suggested: set[str] = set()
        # What is loaded later would keep this clock after the test.
        for package in (quizkit.app, quizkit.cli, quizkit.progress):
            for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
                import_module(found.name)
        for name, module in list(sys.modules.items()):
            if name.startswith("quizkit.") and hasattr(module, "now"):
                patch.setattr(module, "now", self.now)

    def now(self) -> datetime:
        """Return the moment; a second passes with each look."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def wake_up(self, day: int) -> None:
        """Begin a study day."""
        self.moment = datetime(2026, 3, 2, 18, tzinfo=UTC) + timedelta(day)

    def types(self, command: str, replies: str = "", codes: tuple[int, ...] = (0,)) -> str:
        """Run a command, and return what it prints."""
        self._patch.setattr(sys, "stdin", io.StringIO(replies))
        code = run(shlex.split(command)[1:])
        out, err = self._capture.readouterr()
        assert code in codes, (command, code, out, err)
        self.suggested |= set(SUGGESTED.findall(out))
        return out

    def reads(self, command: str) -> Any:
        """Run a command that prints JSON, and return it."""
        return json.loads(self.types(f"{command} --json"))


@pytest.fixture
def student(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Student:
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("quizkit.library.shipped_decks", lambda: tmp_path / "none")
    config.read.cache_clear()
    lines = "".join(
        f"  - {{id: q{n}, question: Is {n} more than 0?, answer: surely, tags: [t{n % 3}]}}\n" for n in range(QUESTIONS)
    )
    (folder / "rivers.yaml").write_text(f"id: rivers\ntitle: Rivers\nquestions:\n{lines}", encoding="utf-8")
    (folder / "unit 2.yaml").write_text(
        "id: unit-2\ntitle: Unit\nquestions:\n  - {question: Why?, answer: so}\n", encoding="utf-8"
    )
    return Student(monkeypatch, capsys)


def replies(random: Random, number: int = 60) -> str:
    return "".join(random.choices(["surely\n", "never\n"], [4, 1], k=number))


def is_practice(command: str) -> bool:
    return command.startswith(("quiz start rivers", "quiz start --due"))


def test_a_month(student: Student) -> None:
    random, days, sessions = Random(5), set[int](), 0
    for day in range(31):
        student.wake_up(day)
        page = student.reads("quiz")
        assert page["streak"] == streak(days, day)
        assert page["answers"] == 0
        if day in OFF:
            continue
        if day == EXAM_DAY:
            sessions += exam(student)
        else:
            end = student.types("quiz start rivers --fresh", replies(random), (0,))
            sessions += 1
            check_end(student, end, days | {day}, day)
        days.add(day)
        check_views(student, days, day, sessions)
        check_suggestions(student)
    student.types("quiz browse rivers q1")
    assert check_suggestions(student) == {"quiz decks suspend rivers q1"}


def exam(student: Student) -> int:
    """Begin an exam and leave it: until it is handed in, no view suggests a practice of its questions."""
    student.types("quiz exam rivers -n 5", "surely\n", (0, 1, 3))
    assert student.reads("quiz")["next_command"] == "quiz exam rivers --resume"
    check_suggestions(student)
    for view in ("quiz", "quiz stats", "quiz stats rivers --all", "quiz decks show rivers"):
        student.types(view)
    assert not list(filter(is_practice, check_suggestions(student)))
    student.types("quiz exam rivers --resume", "surely\n" * 4 + ":submit\ny\n", (0, 1))
    return 1


def check_end(student: Student, end: str, days: set[int], day: int) -> None:
    """Compare the end of a session with the page of `quiz` after it."""
    page = student.reads("quiz")
    assert f"Streak: {streak(days, day)} day" in end
    known = sum(row["known"] for row in page["rows"] if row["name"] == "rivers")
    assert not known or re.search(rf"^Known: (?:\d+ to )?{known} of {QUESTIONS},", end, re.MULTILINE)
    assert f"Today: {page['answers']} answer" in end
    tomorrow = next(row["tomorrow"] for row in page["rows"] if row["name"] == "rivers")
    assert not tomorrow or f"{tomorrow} tomorrow" in end


def check_views(student: Student, days: set[int], day: int, sessions: int) -> None:
    """Compare the figures of all views with each other and with a count by hand."""
    page, stats = student.reads("quiz"), student.reads("quiz stats rivers")
    listed = student.reads("quiz browse rivers")["questions"]
    today = (START + timedelta(day)).isoformat()
    dues = [one["due"] for one in listed if one["due"]]
    assert stats["backlog"] == sum(due < today for due in dues)
    assert stats["due"] == [dues.count((START + timedelta(day + ahead)).isoformat()) for ahead in range(14)]
    assert page["due"] == stats["backlog"] + stats["due"][0]
    assert (stats["streak"], stats["longest_streak"]) == (streak(days, day), longest(days))
    assert len(stats["results"]) == sessions
    assert sum(one.get("exam", False) for one in stats["results"]) == (day >= EXAM_DAY)
    assert [count > 0 for count in stats["answers"][-day - 1 :]] == [one in days for one in range(day + 1)]
    assert (stats["known"], stats["learning"], stats["unseen"]) == tuple(
        sum(one["state"] == state for one in listed) for state in ("known", "learning", "new")
    )
    assert [one["question"] for one in stats["weakest"]] == weakest(listed)


def weakest(listed: list[dict[str, Any]]) -> list[str]:
    seen = [one for one in listed if one["recall"] is not None]
    return [one["id"] for one in sorted(seen, key=lambda one: (round(one["recall"], 4), one["stem"]))][:10]


def streak(days: set[int], day: int) -> int:
    """Count by hand the days in a row, up to today or yesterday."""
    last = day if day in days else day - 1
    return next(length for length in range(40) if last - length not in days)


def longest(days: set[int]) -> int:
    return max(streak(days, day) for day in days)


def check_suggestions(student: Student) -> set[str]:
    """Run every command that was suggested since the last time, with no replies: none is wrong, and none fails."""
    suggested = student.suggested
    for command in sorted(suggested):
        student.types(command, codes=(0, 1, 3))
    student.suggested = set()
    return suggested
