"""Shows statistics: how much the student knows, and what is due next."""

from datetime import date, timedelta

from rich.text import Text

from quizkit.app.stats import StatsReport
from quizkit.base.program import program
from quizkit.base.terms import duration
from quizkit.markup import one_line
from quizkit.progress.stats import DUE_DAYS, Override, Weak
from quizkit.terminal.screens.words import count, number
from quizkit.terminal.theme import Screen

_SHADES = " ·░▒▓█"
_BAR = 24
# The columns before a bar: the indent, the day, the number.
_BEFORE_BAR = 17


def show_stats(screen: Screen, report: StatsReport) -> None:
    """Show the figures of a deck, or of all decks."""
    figures, today = report.figures, report.day
    screen.show(report.decks[0].title if len(report.decks) == 1 else f"All {len(report.decks)} decks", "bold")
    words = f"{figures.known} known, {figures.learning} learning, {figures.unseen} not seen yet"
    screen.show(words + (f", {figures.suspended} suspended." if figures.suspended else "."))
    known = figures.retention
    recalled = "nothing was due for review yet" if known is None else f"{number(known * 100)} % of reviews"
    screen.show(f"Recalled in the last 30 days: {recalled}. Target: {number(figures.target * 100)} %.")
    screen.show(f"Streak: {count(figures.streak, 'day')}. Time spent: {duration(figures.seconds)}.")
    _show_answers(screen, figures.answers, today)
    _show_due(screen, figures.due, today)
    screen.bullets("Weakest questions:", _weak_in_words(figures.weakest_questions))
    screen.bullets("Weakest tags:", _weak_in_words(figures.weakest_tags))
    overrides = [override_in_words(override) for override in figures.overridden]
    screen.bullets("Replies that you marked as right, for your teacher to add:", overrides)
    if report.damaged:
        lines = f"{count(report.damaged, 'damaged line')} {'is' if report.damaged == 1 else 'are'}"
        screen.show(f"{lines} not counted: `{program()} progress doctor` shows details.", "yellow")


def _show_answers(screen: Screen, answers: list[int], today: date) -> None:
    screen.rule()
    screen.show("Answers in the last 12 weeks" + (", one week a line:" if screen.plain else ":"))
    if screen.plain:
        for start in range(0, len(answers), 7):
            first = today - timedelta(len(answers) - 1 - start)
            screen.show(f"from {first.isoformat()}: {sum(answers[start : start + 7])}")
        return
    most = max(*answers, 1)
    # One row a weekday from Monday on, one column a week; today is in the last column.
    offset = 6 - today.weekday()
    first = today - timedelta(len(answers) - 1 - offset)
    for weekday in range(7):
        days = [first + timedelta(7 * week + weekday) for week in range(len(answers) // 7)]
        cells = "".join(_cell(day, answers, today, most) for day in days)
        screen.put(Text.assemble((f"{days[0]:%a} ", "dim"), (cells, "green")), indent=2)


def _cell(day: date, answers: list[int], today: date, most: int) -> str:
    back = (today - day).days
    if back < 0 or back >= len(answers):
        return "  "
    done = answers[len(answers) - 1 - back]
    return (_SHADES[1 + -(-done * (len(_SHADES) - 2) // most)] if done else "·") + " "


def _show_due(screen: Screen, due: list[int], today: date) -> None:
    screen.rule()
    screen.show(f"Due in the next {DUE_DAYS} days:")
    most = max(*due, 1)
    longest = max(1, min(_BAR, screen.console.width - _BEFORE_BAR))
    for ahead, amount in enumerate(due):
        day = "today" if ahead == 0 else f"{today + timedelta(ahead):%a %d %b}"
        if screen.plain:
            screen.show(f"{day}: {amount}")
        else:
            bar = "━" * -(-longest * amount // most)
            screen.put(Text.assemble((f"{day:<10} ", "dim"), (f"{amount:>3} ", ""), (bar, "cyan")), indent=2)


def _weak_in_words(weak: list[Weak]) -> list[str]:
    return [f"{one_line(one.name)} (missed {one.missed} of {one.of})" for one in weak]


def override_in_words(override: Override) -> str:
    """Return the question and the reply of an override, and its number if there are several."""
    often = f" ({count(override.times, 'time')})" if override.times > 1 else ""
    return f"{one_line(override.stem)} “{override.reply}”{often}"
