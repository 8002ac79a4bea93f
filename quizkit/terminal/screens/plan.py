"""Shows the plan for an exam: how much a day, what score to expect, and what is asked today."""

from quizkit.app.plan import PlanReport
from quizkit.session.exam_plan import Forecast
from quizkit.terminal.screens.words import count, countdown
from quizkit.terminal.theme import Screen


def show_plan(screen: Screen, report: PlanReport) -> None:
    """Show a plan with all its figures."""
    screen.show(f"{report.title}: exam {countdown(report.day, report.days)}", "bold")
    screen.show(f"{count(report.questions, 'question')}, {report.unseen} of them new.")
    if report.days:
        expected = report.expected
        screen.show(
            f"About {expected.replies:.0f} replies a day, repeats included, {expected.most:.0f} on the busiest day."
        )
    screen.show(
        f"Expected on the day: {_score_in_words(report.expected)}. About nine in ten results are in that range."
    )
    if report.days:
        screen.show(f"If you miss half of the days: {_score_in_words(report.half_missed)}.")
    if report.limited is not None:
        screen.show(f"With {count(report.limit or 0, 'question')} a day: {_score_in_words(report.limited)}.")
    screen.show(_basis(report), "dim")
    total = report.known_today + report.new_today
    if total:
        screen.command(f"Today: {count(total, 'question')}, {report.new_today} of them new:", report.start_command)
    else:
        screen.show("Nothing is left for today.")


def show_cancelled(screen: Screen, title: str) -> None:
    """Show that no exam is planned for a deck any more."""
    screen.show(f"{title}: no exam is planned.")


def _score_in_words(expected: Forecast) -> str:
    """Return an expected score with its range: `96 % right (92 to 100 %)`."""
    return f"{100 * expected.score:.0f} % right ({100 * expected.low:.0f} to {100 * expected.high:.0f} %)"


def _basis(report: PlanReport) -> str:
    first = f"{100 * report.student.first_right:.0f} % of new questions right at the first try"
    if report.measured:
        return f"This is based on {first}, from your {count(report.measured, 'new question')} so far."
    return f"This assumes {first}, until you have answered some."
