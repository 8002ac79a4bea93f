"""The page of `quiz` alone: what is open, what is due in each deck, and the next command."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from rich.text import Text

from quizkit.app.home import DeckRow, Home, OpenRun
from quizkit.base.program import program
from quizkit.base.terms import duration
from quizkit.scheduling import KNOWN_DAYS
from quizkit.terminal.screens.decks import show_decks
from quizkit.terminal.screens.words import SECONDS_A_QUESTION, about, bar, count, day_in_words, goal_in_words, percent
from quizkit.terminal.theme import FINISHED, WARNING, WIDEST, Screen, data, labelled

# The width of a bar, and from how many columns on it is drawn.
_BAR, _WITH_BAR = 20, 60
# The widths of the columns of figures: their names, and from how many columns on they are shown.
_FIGURES: tuple[tuple[str, int, int], ...] = (("due", 5, 0), ("new", 5, 0), ("known", 12, 0), ("last", 8, 60))
_EXAM = 24
_WITH_EXAM = 76
# The widths of the names of decks, and how many are listed at least.
_LONGEST_NAME, _SHORTEST_NAME = 40, 8
_FEWEST = 1
# One more of what is open is shown for each six rows of a wide screen, at least two: the rest has a mark in `quiz decks`.
_ROWS_PER_OPEN, _LEAST_OPEN = 6, 2


def show_home(screen: Screen, home: Home) -> None:
    """Show the page, in words on a plain screen."""
    above = screen.counted(lambda: _show_above(screen, home))
    if screen.plain or not home.rows:
        show_decks(screen, home.rows)
    else:
        _show_table(screen, home, screen.console.height - above - _lines_below(screen, home))
    screen.rule()
    screen.command("Next:", home.next_command)
    if _is_new(home):
        screen.show(f"`{program()} -h` lists all commands.", "dim")


def _show_above(screen: Screen, home: Home) -> None:
    _show_head(screen, home)
    labelled(screen, _facts(screen, home))
    screen.rule()


def _lines_below(screen: Screen, home: Home) -> int:
    """Return how many lines the next command takes, an empty line above it, and the prompt of the shell."""
    return 2 + _is_new(home) + _lines_of_command(screen, "Next:", home.next_command)


def _lines_of_command(screen: Screen, label: str, command: str) -> int:
    """Return how many lines of the terminal `command` of the screen takes."""
    width = screen.console.width
    one_line = len(label) + 1 + len(command) <= min(width, WIDEST)
    return 1 if one_line else 1 + ceil(len(command) / width)


def _show_head(screen: Screen, home: Home) -> None:
    streak = f"streak {count(home.streak, 'day')}" if home.streak else ""
    day = day_in_words(home.day)
    if screen.plain:
        screen.show(", ".join(filter(None, ["quizkit", day, streak])) + ".", "bold")
    else:
        right = " · ".join(filter(None, [day, streak]))
        gap = max(2, min(screen.console.width, WIDEST) - len("quizkit") - len(right))
        screen.put(Text.assemble(("quizkit", "bold"), " " * gap, (right, "dim")))
        screen.rule()
    if _is_new(home):
        screen.show("Quizzes from your texts, in the terminal.", indent=screen.inset)


def _is_new(home: Home) -> bool:
    return not home.open and all(row.questions is None or row.new == row.questions for row in home.rows)


def _facts(screen: Screen, home: Home) -> list[tuple[str, Text]]:
    most = _most_open(screen, home)
    facts = [(f"Open {run.kind}", _run(screen, run)) for run in home.open[:most]]
    if len(home.open) > most:
        facts.append(("Open", Text(f"{len(home.open) - most} more")))
    facts += [("Exam", _exam(home, row)) for row in _exam_rows(screen, home)]
    if home.goal is not None or home.answers:
        facts.append(("Today", _today(screen, home)))
    if not _is_new(home):
        facts += [("Due now", _due(screen, home)), ("Known", _known(screen, home.rows))]
    return facts


def _most_open(screen: Screen, home: Home) -> int:
    """Return how many of what is open is shown."""
    if screen.plain:
        return len(home.open)
    is_narrow = screen.console.width < _WITH_BAR
    return _LEAST_OPEN if is_narrow else max(_LEAST_OPEN, screen.console.height // _ROWS_PER_OPEN)


def _run(screen: Screen, run: OpenRun) -> Text:
    parts = [data(run.title)]
    if run.seconds_left is not None:
        left = f"{duration(_rounded(run.seconds_left))} left" if run.seconds_left else "the time is up"
        parts.append(Text(left, WARNING))
    parts.append(Text(f"{run.answered} of {run.of} answered"))
    if run.again:
        parts.append(Text(f"{run.again} once more"))
    return _joined(screen, parts)


def _rounded(seconds: int) -> int:
    """Return a time in whole minutes, as long as it is more than one."""
    return seconds // 60 * 60 if seconds > 60 else seconds


def _exam_rows(screen: Screen, home: Home) -> list[DeckRow]:
    """Return the rows whose exam has no column of its own."""
    has_column = not screen.plain and screen.console.width >= _WITH_EXAM
    return [] if has_column else [row for row in home.rows if row.exam_day is not None]


def _exam(home: Home, row: DeckRow) -> Text:
    return Text.assemble(data(row.name), ": ", _countdown(row.exam_day, home.day))


def _countdown(day: date | None, today: date) -> str:
    if day is None:
        return ""
    days = (day - today).days
    return f"{day_in_words(day)}, {'today' if not days else 'tomorrow' if days == 1 else count(days, 'day')}"


def _today(screen: Screen, home: Home) -> Text:
    if home.goal is None:
        return Text(count(home.answers, "answer"))
    words = goal_in_words(home.goal)
    if screen.plain or screen.console.width < _WITH_BAR:
        return Text(words)
    return Text.assemble(bar(home.goal.done, home.goal.of, _BAR, FINISHED), "  ", words)


def _due(screen: Screen, home: Home) -> Text:
    decks = sum(bool(row.due) for row in home.rows)
    tomorrow = sum(row.tomorrow for row in home.rows)
    if not home.due:
        parts = [Text("nothing")]
    else:
        parts = [Text(f"{home.due} in {count(decks, 'deck')}"), Text(about(home.due * SECONDS_A_QUESTION))]
    return _joined(screen, [*parts, Text(f"tomorrow {tomorrow}")])


def _known(screen: Screen, rows: Sequence[DeckRow]) -> Text:
    known, of = sum(row.known for row in rows), sum(row.questions or 0 for row in rows)
    return _joined(screen, [Text(f"{known} of {of}"), Text(f"interval of {KNOWN_DAYS} days or more", "dim")])


def _joined(screen: Screen, parts: Sequence[Text]) -> Text:
    return Text(", " if screen.plain else " · ").join(parts)


def _show_table(screen: Screen, home: Home, lines: int) -> None:
    """Show as many decks as fit in this many lines, the most urgent ones, so that what is above stays on the screen."""
    width = min(screen.console.width, WIDEST) - 2
    figures = [(name, columns) for name, columns, least in _FIGURES if width + 2 >= least]
    has_exam = width + 2 >= _WITH_EXAM and any(row.exam_day for row in home.rows)
    room = width - sum(columns for _, columns in figures) - (_EXAM if has_exam else 0)
    longest = max(data(row.name).cell_len for row in home.rows)
    name = max(_SHORTEST_NAME, min(room, _LONGEST_NAME, longest + 1))
    head = "".join(f"{title:>{columns}}" for title, columns in figures) + ("   exam" if has_exam else "")
    screen.put_line(Text(f"  {'deck':<{name}}{head}", "dim"))
    rest = f"{program()} decks"
    fits = len(home.rows)
    if fits > lines - 1:
        fits = max(_FEWEST, lines - 1 - _lines_of_command(screen, f"and {fits} more:", rest))
    shown = home.rows[:fits]
    for row in shown:
        exam = f"   {_countdown(row.exam_day, home.day)}" if has_exam else ""
        line = _row(row, name, figures) + Text(exam)
        line.rstrip()
        screen.put_line(line)
    if len(shown) < len(home.rows):
        screen.command(f"and {len(home.rows) - len(shown)} more:", rest)


def _row(row: DeckRow, name: int, figures: Sequence[tuple[str, int]]) -> Text:
    title = data(row.name, "bold")
    title.truncate(name - 1, overflow="ellipsis", pad=True)
    line = Text.assemble("  ", title, " ")
    if row.questions is None:
        return line + Text("  has errors", WARNING)
    texts = {
        "due": str(row.due),
        "new": str(row.new),
        "known": f"{row.known} of {row.questions}",
        "last": percent(row.last) if row.finished else "",
    }
    return line + Text("".join(f"{texts[title]:>{columns}}" for title, columns in figures))
