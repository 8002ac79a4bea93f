"""What an exam shows: what it is held on, the review before handing in, the result, and every question with its key."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rich.text import Text

from quizkit.base.terms import duration
from quizkit.questions.shapes import Prompt, Reply
from quizkit.session.attempt import Attempt
from quizkit.session.score import Score, earned
from quizkit.session.sheet import Line, flagged, unanswered
from quizkit.terminal.prompt_view import reply_in_words, show_prompt
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.screens.words import count, number, percent
from quizkit.terminal.theme import Screen, data

_WORDS = ":next, :back and :go 3 move about, :flag marks, :review shows all, :submit hands in."
_KEYS = "Left and Right move about, ! flags, v shows all, Enter takes your reply, h lists all keys."


class Notice(NamedTuple):
    """What is told before an exam. `time_limit` is in seconds, all of it, and `left` what is left of it."""

    title: str
    questions: int
    answered: int
    time_limit: int | None
    left: int | None
    pass_mark: Decimal | None
    student: str
    result: str


def show_notice(screen: Screen, notice: Notice) -> None:
    """Show what the exam is held on, before its clock begins to run."""
    screen.show(notice.title, "bold")
    facts = [f"Exam: {count(notice.questions, 'question')}"]
    if notice.time_limit is not None:
        facts.append(f"{duration(notice.time_limit)} in all")
    if notice.pass_mark is not None:
        facts.append(f"{number(notice.pass_mark)} % of the points to pass")
    screen.show(", ".join(facts) + ".")
    if notice.answered:
        screen.show(f"Gone on with: {notice.answered} answered so far.")
    if notice.left is not None:
        screen.show(f"{duration(notice.left)} left. The clock runs on when you leave.", "yellow")
    screen.show("What is right is told after handing in. Until then every reply can be changed.")
    if notice.result:
        screen.show(f"For {notice.student or 'a student without a name'}, into {notice.result}.")
        screen.show("This result is made on your own machine: by itself it proves nothing.", "yellow")
    screen.show(_KEYS if screen.keys else _WORDS, "dim")


def show_review(screen: Screen, lines: Sequence[Line], seconds_left: int | None) -> None:
    """Show which questions are answered, unanswered and flagged, by their numbers."""
    missing, marked = unanswered(lines), flagged(lines)
    screen.rule()
    left = "" if seconds_left is None else f" {duration(seconds_left)} left."
    screen.show(f"Review: {len(lines) - len(missing)} of {len(lines)} answered.{left}", "bold")
    if missing:
        screen.show(f"Unanswered: {_numbers(missing)}.")
    if marked:
        screen.show(f"Flagged: {_numbers(marked)}.")
    if not screen.keys:
        screen.show("Type the number of a question to go to it, or :submit to hand in.", "dim")


def show_result(screen: Screen, score: Score, seconds: int, pass_mark: Decimal | None, passed: bool | None) -> None:
    """Show points, percent, time, and whether that is enough."""
    total = score.total
    screen.rule()
    head = f"Handed in. {number(total.points)} of {number(total.of)} points, {percent(total.percent)}."
    screen.show(head, "bold")
    screen.show(f"Time: {duration(seconds)}.")
    if pass_mark is not None:
        mark = f"The pass mark is {number(pass_mark)} %."
        screen.show(f"{'Passed' if passed else 'Not passed'}. {mark}", "bold green" if passed else "bold red")


def show_key(screen: Screen, lines: Sequence[Line], attempts: Sequence[Attempt]) -> None:
    """Show every question as it was asked, the reply, how it was graded, the right answer, and why."""
    for place, (line, attempt) in enumerate(zip(lines, attempts, strict=True), 1):
        screen.rule()
        points = f"{number(earned(attempt))} of {count_of_points(attempt.question.common.points)}"
        where = f"Question {place} of {len(lines)}"
        screen.put(Text(f"{where}, {points}." if screen.plain else f"{where} · {points}", "dim"))
        show_prompt(screen, line.prompt)
        show_reply(screen, line.prompt, line.reply)
        show_feedback(screen, line.prompt, attempt, comes_back=False)


def show_reply(screen: Screen, prompt: Prompt, reply: Reply | None) -> None:
    """Show what was replied."""
    told = "none" if reply is None else reply_in_words(prompt, reply)
    screen.put(Text.assemble(("Your reply: ", "dim"), data(told)), hang=2)


def count_of_points(points: Decimal) -> str:
    """Return an amount of points in words: `1 point`, `2.5 points`."""
    return f"{number(points)} {'point' if points == 1 else 'points'}"


def show_left(screen: Screen, kept: int, command: str, *, what: str, clock_runs: bool) -> None:
    """Say that the exam was left, and how to go on with it."""
    screen.rule()
    runs = " The clock runs on." if clock_runs else ""
    screen.command(f"{what} {count(kept, 'answer')} kept, not handed in.{runs} Go on with:", command)


def _numbers(numbers: Sequence[int]) -> str:
    """Return numbers as a list in which runs are drawn together: `1, 3-5`."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
