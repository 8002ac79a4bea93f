"""An exam: its terms, the review before it is handed in, the result, and every question with its answer."""

from collections.abc import Sequence

from rich.text import Text

from quizkit.app.exam import HandedIn, Left
from quizkit.app.exam_terms import Paper
from quizkit.base.terms import duration
from quizkit.session.attempt import Attempt
from quizkit.session.score import earned
from quizkit.session.sheet import Line, flagged, unanswered
from quizkit.terminal.prompt_view import reply_in_words, show_prompt
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.screens.refusal import show_error
from quizkit.terminal.screens.words import count, count_of_points, percent, short_number
from quizkit.terminal.theme import RIGHT, WARNING, WRONG, Screen, data

_WORDS = ":next, :back and :go 3 move, :flag flags for review, :review shows all, :submit hands in."
_KEYS = "Left and Right move, Enter submits, ! flags, v shows the review, h lists all keys."


def show_notice(screen: Screen, title: str, paper: Paper, seconds_left: int | None) -> None:
    """Show the terms of an exam before its clock starts."""
    terms, answered = paper.terms, len(paper.lines) - len(unanswered(paper.lines))
    if paper.has_changed:
        screen.show("The deck was changed after the exam began: the exam is graded by the current deck.", WARNING)
    screen.show(title, "bold")
    facts = [f"Exam: {count(len(paper.lines), 'question')}"]
    if terms.limit is not None:
        facts.append(f"{duration(terms.limit)} in all")
    if terms.pass_mark is not None:
        facts.append(f"{short_number(terms.pass_mark)} % of the points to pass")
    screen.show(", ".join(facts) + ".")
    if answered:
        screen.show(f"Resumed: {answered} answered so far.")
    if seconds_left is not None:
        screen.show(f"{duration(seconds_left)} left. The clock runs on when you leave.", WARNING)
    screen.show("The answers are shown after you hand in. Until then you can change every reply.")
    if terms.result:
        screen.show(f"For {terms.student or 'a student without a name'}, into {terms.result}.")
        screen.show("The result is made on your own machine: by itself it proves nothing.", WARNING)
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


def show_handed_in(screen: Screen, exam: HandedIn) -> None:
    """Show the result of an exam, every question with its answer, the result file, and the next command."""
    if exam.error is not None:
        show_error(screen, exam.error)
    _show_result(screen, exam)
    _show_key(screen, exam.lines, exam.outcome.attempts)
    # After the questions, the first lines are out of sight.
    _show_points(screen, exam)
    if exam.result is not None:
        screen.show(f"The result is in {exam.result}. It was made on your own machine: by itself it proves nothing.")
    if exam.not_written is not None:
        show_error(screen, exam.not_written)
    screen.command("Next:", exam.next_command)


def _show_result(screen: Screen, exam: HandedIn) -> None:
    _show_points(screen, exam, "Handed in. ")
    screen.show(f"Time: {duration(exam.outcome.seconds)}.")


def _show_points(screen: Screen, exam: HandedIn, lead: str = "") -> None:
    total = exam.score.total
    screen.rule()
    screen.show(
        f"{lead}{short_number(total.points)} of {short_number(total.of)} points, {percent(total.percent)}.", "bold"
    )
    if exam.paper.terms.pass_mark is not None:
        said, style = ("Passed", RIGHT) if exam.outcome.passed else ("Not passed", WRONG)
        screen.show(f"{said}. The pass mark is {short_number(exam.paper.terms.pass_mark)} %.", style)


def _show_key(screen: Screen, lines: Sequence[Line], attempts: Sequence[Attempt]) -> None:
    for place, (line, attempt) in enumerate(zip(lines, attempts, strict=True), 1):
        screen.rule()
        points = f"{short_number(earned(attempt))} of {count_of_points(attempt.question.common.points)}"
        where = f"Question {place} of {len(lines)}"
        screen.put(Text(f"{where}, {points}." if screen.plain else f"{where} · {points}", "dim"))
        show_prompt(screen, line.prompt)
        words = "none" if line.reply is None else reply_in_words(line.prompt, line.reply)
        screen.put(Text.assemble(("Your reply: ", "dim"), data(words)), hang=2)
        show_feedback(screen, line.prompt, attempt, is_asked_again=False)


def show_left(screen: Screen, exam: Left) -> None:
    """Show that an exam was left, and how to resume it."""
    if exam.error is not None:
        show_error(screen, exam.error)
    screen.rule()
    runs = " The clock runs on." if exam.paper.terms.limit is not None else ""
    label = f"{exam.reason} {count(exam.answered, 'answer')} saved, not handed in.{runs} Resume with:"
    screen.command(label, exam.command)


def _numbers(numbers: Sequence[int]) -> str:
    """Return numbers as a list with ranges: `1, 3-5`."""
    runs: list[list[int]] = [[]]
    for one in numbers:
        if runs[-1] and one != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(one)
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
