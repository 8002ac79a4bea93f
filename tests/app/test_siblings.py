"""Of the questions of one group, one is asked a day, by whichever way a question gets on the screen."""

import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizkit.app.exam import ExamRun
from quizkit.app.exam_terms import ExamOptions, new_paper
from quizkit.app.plan import set_catch_up, set_exam_day
from quizkit.app.practice import Agenda, agenda
from quizkit.app.run_session import run_session
from quizkit.app.todays_questions import Request
from quizkit.app.workspace import Workspace
from quizkit.base.clock import study_day
from quizkit.base.errors import UsageError
from quizkit.progress.new_records import mark_record
from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import AGAIN, GOOD, Picked, PickOne, Recalled, Reply, Reveal, Typed
from quizkit.session.asker import View
from tests.app.students import Scripted, workspace
from tests.helpers import law

# Ten questions, of which those of one group differ in their tags and types; one is a card.
GROUPS = {"a": "g", "b": "", "c": "", "d": "g", "e": "h", "f": "", "g": "i", "h": "i", "i": "", "j": "h"}
TYPES = {"d": "choices: [x, yy], answer: yy"}
DECK = "id: many\ntitle: Many\nquestions:\n" + "".join(
    f"  - {{id: {id}, "
    + (f"front: Q{id}, back: word{id}" if id == "g" else f"question: Q{id}?, {TYPES.get(id, f'answer: word{id}')}")
    + (f", group: {group}" if group else "")
    + f", tags: [{'odd' if place % 2 else 'even'}]}}\n"
    for place, (id, group) in enumerate(GROUPS.items())
)
KINDS = ("next", "next", "next", "due", "new", "missed", "flagged", "ahead", "catch-up")
STEPS = ("start", "start", "start", "all", "cram", "resume", "sample", "exam", "plan", "catch up", "reset", "reverse")


class Seen:
    """What was asked on which day."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 20, 12).astimezone()
        self.by_day: dict[date, set[str]] = {}

    def now(self) -> datetime:
        self.time += timedelta(milliseconds=9)
        return self.time

    @property
    def today(self) -> date:
        return study_day(self.time)

    def note(self, id: str, *, free: bool) -> None:
        """Note that a question was answered; unless it is `free`, no other question of its group was."""
        id = id.removesuffix("~reverse")
        asked = self.by_day.setdefault(self.today, set())
        siblings = {other for other in asked if GROUPS[id] and GROUPS[other] == GROUPS[id]}
        assert free or id in asked or not siblings, f"{id} after {siblings} on {self.today}"
        asked.add(id)


class Student(Scripted):
    """Answers right, wrong or not at all as a row of letters says, and then quits."""

    def __init__(self, seen: Seen, letters: str, *, free: bool) -> None:
        super().__init__("")
        self._seen, self._letters, self._free = seen, list(letters), free

    def ask(self, view: View) -> Reply | Command:
        if not self._letters:
            return Command("quit")
        letter = self._letters.pop(0)
        if letter == "q":
            return Command("quit")
        self._seen.note(view.question.common.id, free=self._free)
        return Command("skip") if letter == "s" else _reply(view, right=letter == "r")

    def review(self, *_: object) -> Command:
        return Command("submit")

    def agrees(self, question: str) -> bool:
        return True


def _reply(view: View, *, right: bool) -> Reply:
    answer = view.question.answer()
    match view.prompt:
        case PickOne(choices=choices):
            return Picked(next(choice for choice in choices if (choice == answer) is right))
        case Reveal():
            return Recalled(GOOD if right else AGAIN)
        case _:
            return Typed(answer if right else "quite another word")


def take(step: str, kind: Any, tags: tuple[str, ...], count: int, letters: str, space: Workspace, seen: Seen) -> None:
    match step:
        case "plan":
            set_exam_day(space, seen.today + timedelta(3 + count))
        case "catch up":
            set_catch_up(space, count)
        case "reset":
            space.history.append([mark_record(seen.now(), "reset", "many", "a")])
        case "sample" | "exam":
            options = ExamOptions(how_many=4 if step == "sample" else None, shuffle=step == "sample")
            run = ExamRun(space, new_paper(space, options, count))
            run.begin()
            run.run(Student(seen, letters, free=True))
        case "resume":
            _practise(space, Request(), letters, seen, free=False, resume=True)
        case "all" | "cram":
            request = Request(None, "cram" if step == "cram" else "next", tags)
            _practise(space, request, letters, seen, free=True)
        case _:
            space = space.reversed() if step == "reverse" else space
            request = Request(count, kind, tags, new_per_day=20, typed_count=count if count % 2 else None)
            _practise(space, request._replace(learn=count % 3 == 0), letters, seen, free=False)


def _practise(
    space: Workspace, request: Request, letters: str, seen: Seen, *, free: bool, resume: bool = False
) -> None:
    try:
        planned = agenda(space, request, resume=resume, fresh=not resume, agrees=lambda _: False)
    except UsageError:
        return
    if isinstance(planned, Agenda):
        queue = [asked.question.common.id for asked in planned.queue]
        groups = [GROUPS[id.removesuffix("~reverse")] for id in queue]
        # A session that asks all is resumed as one.
        free = free or (resume and any(groups.count(group) > 1 for group in groups if group))
        run_session(space, planned, Student(seen, letters, free=free))


ALL: tuple[str, ...] = ()
EVEN, ODD = ("even",), ("odd",)
steps = st.tuples(
    st.integers(0, 2),
    st.sampled_from(STEPS),
    st.sampled_from(KINDS),
    st.sampled_from((ALL, ALL, ODD, EVEN)),
    st.integers(1, 10),
    st.text("rrrrwwsq", max_size=12),
)


@settings(law, max_examples=60)
@given(st.lists(steps, min_size=2, max_size=9))
# Other tags under a plan; a session resumed after an exam; what was skipped, reset, crammed, or is open in an exam.
@example([(0, "plan", "next", ALL, 1, ""), (0, "start", "next", ODD, 10, "rr"), (0, "start", "next", EVEN, 10, "rr")])
@example(
    [(0, "start", "next", ALL, 10, "w"), (1, "sample", "next", ALL, 2, "rrrr"), (0, "resume", "next", ALL, 1, "r" * 9)]
)
@example([(0, "start", "new", EVEN, 1, "s"), (0, "start", "new", ODD, 10, "rrrr")])
@example([(0, "start", "new", EVEN, 1, "r"), (0, "reset", "next", ALL, 1, ""), (0, "start", "new", ODD, 10, "rrrr")])
@example([(0, "cram", "next", EVEN, 2, "r"), (0, "start", "next", ODD, 10, "rrrr")])
@example([(0, "exam", "next", ALL, 4, "rq"), (0, "start", "next", ODD, 10, "rrrr")])
@example([(0, "reverse", "next", ALL, 4, "r"), (0, "start", "next", ODD, 10, "rrrr")])
@example([(0, "start", "next", ODD, 10, "rrrr"), (0, "reverse", "next", ALL, 4, "r")])
@example([(0, "all", "next", ALL, 4, "w" * 10), (1, "start", "missed", ALL, 10, "r" * 10)])
def test_on_no_day_are_two_questions_of_a_group_asked(
    plan: list[tuple[int, str, str, tuple[str, ...], int, str]],
) -> None:
    seen = Seen()
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, mock.patch("os.fsync"):
        for name, module in list(sys.modules.items()):
            if name.startswith("quizkit.") and hasattr(module, "now") and name != "quizkit.base.clock":
                patch.setattr(module, "now", seen.now)
        for days, step, kind, tags, count, letters in plan:
            seen.time += timedelta(days)
            take(step, kind, tags, count, letters, workspace(Path(folder), patch, DECK), seen)
