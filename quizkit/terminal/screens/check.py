"""What a check found: in full, a line each, as JSON, or as annotations of a continuous integration."""

from collections.abc import Sequence, Set
from itertools import accumulate, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.text import Text

from quizkit.base.problems import Place, Problem, Severity, route_text
from quizkit.base.text import safe, safe_line
from quizkit.lint.source_text import Coverage
from quizkit.terminal.output import write_json
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, Style, data

if TYPE_CHECKING:
    from quizkit.progress.stats import Override

Format: TypeAlias = Literal["full", "concise", "json", "github"]
_STYLES: dict[Severity, Style] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
# In full, of one deck; who mends these first often mends the rest with them.
_MOST_SHOWN = 50
_OPENING = {'"': '"', "'": "'"}


HeldRight: TypeAlias = "tuple[Place, Override]"


class Checked(NamedTuple):
    """A deck file, its lines, what was found in it, and the replies that students held to be right; all with places.

    `mendable` are those of the problems that `--fix` would mend; `unread` tells that there was nothing to read.
    """

    path: Path
    lines: Sequence[str]
    problems: Sequence[Problem]
    held_right: "Sequence[HeldRight]" = ()
    mendable: Set[Problem] = frozenset()
    unread: bool = False


def show_checked(screen: Screen, checked: Sequence[Checked], form: Format) -> None:
    """Show what was found in all the decks, in the form that is wanted."""
    match form:
        case "full":
            _show_full(screen, checked)
        case "concise":
            _show_concise(screen, checked)
        case "json":
            write_json(_as_json(checked), indent=2)
        case "github":
            for one in checked:
                screen.write([_annotation(one.path, problem) for problem in one.problems])


def tally(checked: Sequence[Checked]) -> dict[Severity, int]:
    """Return how many errors, warnings and notes were found."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
    for one in checked:
        for problem in one.problems:
            counts[problem.severity] += 1
    return counts


def show_summary(screen: Screen, checked: Sequence[Checked], silenced: int) -> None:
    """Say in one line how the check ended."""
    counts = tally(checked)
    found = ", ".join(count(number, severity) for severity, number in counts.items() if number)
    aside = f" ({silenced} silenced)" if silenced else ""
    decks = f"{count(len(checked), 'deck')} checked"
    mendable = sum(len(one.mendable) for one in checked)
    can_be = f" {mendable} can be mended with --fix." if mendable else ""
    screen.show(f"{decks}: {found or 'nothing to mend'}{aside}.{can_be}", "bold" if found else "bold green")


def show_held_right(screen: Screen, checked: Sequence[Checked]) -> None:
    """Show the replies that students held to be right, with their lines, so that `accept` can take them."""
    if not any(one.held_right for one in checked):
        return
    from quizkit.terminal.screens.stats import override_in_words

    screen.rule()
    screen.show("Students held these replies to be right; `accept` would take them:")
    for one in checked:
        for place, override in one.held_right:
            where = f"- {one.path}:{place.line}:{place.column}: "
            screen.put(data(where + override_in_words(override)), hang=2, fold=False)


def _line(screen: Screen, text: Text) -> None:
    screen.console.print(text, soft_wrap=True)


def _show_concise(screen: Screen, checked: Sequence[Checked]) -> None:
    # A deck may have thousands of lines here; each kind of problem is drawn once, the rest is text.
    labels: dict[tuple[Severity, str], str] = {}
    for one in checked:
        for kind in {(problem.severity, problem.code) for problem in one.problems} - labels.keys():
            labels[kind] = screen.drawn(f"{kind[0]}[{kind[1]}]", _STYLES[kind[0]])
        screen.write([_concise(one.path, problem, labels) for problem in one.problems])


def _concise(path: Path, problem: Problem, labels: dict[tuple[Severity, str], str]) -> str:
    line, column = problem.place or Place(1, 1)
    label = labels[problem.severity, problem.code]
    where = safe_line(str(path))
    # A line that begins with :: is a command to GitHub, which reads the output of every step.
    where = f"./{where}" if where.startswith("::") else where
    return f"{where}:{line}:{column}: {label}: {safe_line(problem.message)}"


def _as_json(checked: Sequence[Checked]) -> dict[str, object]:
    found = [_problem_as_json(one, problem) for one in checked for problem in one.problems]
    counts = {f"{severity}s": number for severity, number in tally(checked).items()}
    held = [_held_as_json(one.path, *reply) for one in checked for reply in one.held_right]
    return {"decks": len(checked), **counts, "problems": found, "held_right": held}


def _held_as_json(path: Path, place: Place, override: "Override") -> dict[str, object]:
    return {"path": str(path), "line": place.line, "column": place.column, **override._asdict()}


def _problem_as_json(one: Checked, problem: Problem) -> dict[str, object]:
    line, column = problem.place or Place(1, 1)
    return {
        "path": str(one.path),
        "line": line,
        "column": column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "help": problem.help,
        "route": route_text(problem.route),
        "fixable": problem in one.mendable,
    }


def _annotation(path: Path, problem: Problem) -> str:
    """Return a workflow command, its values escaped as GitHub wants them."""
    line, column = problem.place or Place(1, 1)
    where = _escaped(safe_line(str(path))).replace(":", "%3A").replace(",", "%2C")
    message = _escaped(safe_line(f"{problem.message}. {problem.help}".strip()))
    return f"::{_GITHUB[problem.severity]} file={where},line={line},col={column},title={problem.code}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _show_full(screen: Screen, checked: Sequence[Checked]) -> None:
    for one in checked:
        for problem in one.problems[:_MOST_SHOWN]:
            _show_problem(screen, one, problem)
            screen.rule()
        if len(one.problems) > _MOST_SHOWN:
            more = count(len(one.problems) - _MOST_SHOWN, "problem")
            screen.show(f"and {more} more in {one.path}; --format concise lists all of them.")
            screen.rule()


def _show_problem(screen: Screen, one: Checked, problem: Problem) -> None:
    """Show a problem as compilers do: what, where, the line with a caret under the place, the mend."""
    place = problem.place or Place(1, 1)
    style = _STYLES[problem.severity]
    screen.put(Text.assemble((f"{problem.severity}[{problem.code}]", style), ": ", data(problem.message)), hang=2)
    screen.put(
        Text.assemble(("  at " if screen.plain else " --> "), data(f"{one.path}:{place.line}:{place.column}")),
        fold=False,
    )
    if 0 < place.line <= len(one.lines):
        _show_source(screen, one.lines, place, style)
    if problem.help:
        screen.put(Text.assemble(("help: ", "bold cyan"), data(problem.help)), indent=2, hang=6)
    if problem in one.mendable:
        screen.show("--fix would mend it.", indent=8)


# Characters that may share a column, as letters with their accents do; of a longer line no more is measured.
_MOST_A_COLUMN = 4


def _show_source(screen: Screen, lines: Sequence[str], place: Place, style: Style) -> None:
    """Show the line of a place, cut to the width, and the caret under it."""
    gutter = len(str(place.line)) + 2
    line = lines[place.line - 1]
    start, length = place.column - 1, _length(line, place.column - 1)
    room = max(20, screen.console.width - gutter - 3)
    first = _first_shown(line, start, room)
    shown = safe(line[first : first + room * _MOST_A_COLUMN])
    shown = shown[: _fitting(shown, room)]
    before = cell_len(safe(line[first:start]))
    marked = safe(line[start : start + min(length, room * _MOST_A_COLUMN)])
    carets = max(1, min(cell_len(marked), room - before))
    bar = ":" if screen.plain else "│"
    _line(screen, Text.assemble((f"{place.line} ".rjust(gutter), "dim"), (bar, "dim"), f" {shown}".rstrip()))
    _line(screen, Text.assemble(" " * gutter, (bar, "dim"), " " * (before + 1), ("^" * carets, style)))


def _first_shown(line: str, start: int, room: int) -> int:
    """Return the first character to show, so that the place is not beyond the edge."""
    least = max(0, start - room * _MOST_A_COLUMN)
    before = line[least : start + 1]
    return min(start, least + len(before) - _fitting(before[::-1], room * 2 // 3))


def _fitting(text: str, columns: int) -> int:
    """Return how many of the first characters of a text fit into so many columns."""
    widths = accumulate(cell_len(safe(character)) for character in text)
    return sum(1 for _ in takewhile(lambda width: width <= columns, widths))


def _length(line: str, start: int) -> int:
    """Return how many characters of a line belong to the text that begins at `start`."""
    rest = line[start:]
    quote = _OPENING.get(rest[:1])
    if quote:
        end = rest.find(quote, 1)
        return end + 1 if end > 0 else len(rest.rstrip())
    for stop in (" #", ": ", ", ", "]", "}"):
        # A comma or a bracket ends a text only inside brackets, which open before it on its line.
        inside = stop in (" #", ": ") or any(mark in line[:start] for mark in "[{")
        place = rest.find(stop) if inside else -1
        rest = rest[:place] if place > 0 else rest
    return len(rest.rstrip().removesuffix(":"))


def show_coverage(screen: Screen, name: str, coverage: Coverage) -> None:
    """Show a source with the parts that evidence quotes between {+ and +}, and how much of it that is."""
    drawn, at = Text(), 0
    for start, end in coverage.covered:
        drawn.append(safe(coverage.text[at:start]))
        drawn.append("{+" + safe(coverage.text[start:end]) + "+}", "green")
        at = end
    drawn.append(safe(coverage.text[at:]))
    screen.put(drawn)
    bare = f"{len(coverage.uncovered)} of {count(coverage.passages, 'passage')}"
    screen.show(
        f"{safe_line(name)}: {coverage.percent} % is quoted between {{+ and +}}; no question covers {bare}.", "bold"
    )
    screen.rule()


def show_page(screen: Screen, code: str, page: str) -> None:
    """Show the page that explains a code: its paragraphs wrapped, its examples as they stand."""
    screen.show(code, "bold")
    screen.rule()
    for paragraph in page.split("\n\n"):
        if paragraph.startswith("    "):
            for line in paragraph.splitlines():
                _line(screen, _as_it_stands(line))
        else:
            screen.put(data(paragraph))
        screen.rule()


def _as_it_stands(line: str) -> Text:
    """Return a line as it stands, its indent kept, made safe."""
    return Text(safe(line), "cyan")
