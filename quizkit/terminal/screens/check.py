"""Shows what a check reports, in full or one line a problem, and what `--fix` changed or would change."""

from collections import Counter
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from quizkit.app.check import CheckedDeck, by_severity, problem_counts
from quizkit.app.deck_source import DeckCoverage
from quizkit.base.problems import Place, Problem, Severity
from quizkit.base.text import safe, safe_line
from quizkit.terminal.screens.caret import show_line_with_caret
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, Style, data

if TYPE_CHECKING:
    from quizkit.app.fix import FixedDeck

_STYLES: dict[Severity, Style] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_OF_DIFFS: dict[str, Style] = {"+": "green", "-": "red", "@": "cyan"}
# Shown in full, of each deck. Fixing the first problems often fixes others.
_MOST_SHOWN = 50
# Of a line that a screen reader reads.
_LONGEST_SPOKEN = 200
# Of the lines with notes of one code.
_MOST_LINES = 8


def show_full(screen: Screen, checked: Sequence[CheckedDeck], *, verbose: bool = False) -> None:
    """Show each problem with its line and what to do, errors first; without `verbose` one line for the notes of a code."""
    for deck in checked:
        problems = [one for one in by_severity(deck.problems) if verbose or one.severity != "note"]
        for problem in problems[:_MOST_SHOWN]:
            _show_problem(screen, deck, problem)
            screen.rule()
        if len(problems) > _MOST_SHOWN:
            more = count(len(problems) - _MOST_SHOWN, "problem")
            screen.show(f"and {more} more in {deck.path}; --format concise lists all of them.")
            screen.rule()
        if not verbose:
            _show_folded_notes(screen, deck)


def _show_folded_notes(screen: Screen, deck: CheckedDeck) -> None:
    notes: dict[str, list[int]] = {}
    for problem in deck.problems:
        if problem.severity == "note":
            notes.setdefault(problem.code, []).append((problem.place or Place(1, 1)).line)
    for code, lines in notes.items():
        more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
        where = f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines[:_MOST_LINES]))}{more}"
        text = f": {len(lines)} in {safe_line(str(deck.path))}, {where}"
        screen.put(Text.assemble((f"note[{code}]", _STYLES["note"]), data(text)), hang=2)
    if notes:
        screen.rule()


def show_concise(screen: Screen, checked: Sequence[CheckedDeck]) -> None:
    """Show each problem on one line."""
    # There may be thousands of lines: each label is drawn once, the rest is plain text.
    labels: dict[tuple[Severity, str], str] = {}
    for deck in checked:
        for kind in {(problem.severity, problem.code) for problem in deck.problems} - labels.keys():
            labels[kind] = screen.drawn(f"{kind[0]}[{kind[1]}]", _STYLES[kind[0]])
        screen.write([_concise(deck.path, problem, labels) for problem in deck.problems])


def show_summary(screen: Screen, checked: Sequence[CheckedDeck], *, folded: bool = False) -> None:
    """Show one line with the number of problems; if notes are `folded`, also how many of each code."""
    counts = problem_counts(checked)
    problems = ", ".join(count(number, severity) for severity, number in counts.items() if number)
    if counts["note"] and folded:
        problems += f" ({_by_code(checked)})"
    silenced = sum(deck.silenced for deck in checked)
    aside = f" ({silenced} silenced)" if silenced else ""
    decks = f"{count(len(checked), 'deck')} checked"
    fixable = sum(len(deck.fixable) for deck in checked)
    fix = f" {fixable} can be fixed with --fix." if fixable else ""
    notes = " --verbose shows the notes." if counts["note"] and folded else ""
    screen.show(f"{decks}: {problems or 'no problems'}{aside}.{fix}{notes}", "bold" if problems else "bold green")


def _by_code(checked: Sequence[CheckedDeck]) -> str:
    codes = Counter(one.code for deck in checked for one in deck.problems if one.severity == "note")
    return ", ".join(f"{number} {code}" for code, number in codes.most_common())


def show_overrides(screen: Screen, checked: Sequence[CheckedDeck]) -> None:
    """Show the replies that students marked as right, with the lines of their questions."""
    if not any(deck.overrides for deck in checked):
        return
    from quizkit.terminal.screens.stats import override_in_words

    screen.rule()
    screen.show("Students marked these replies as right; add them to `accept` if they are:")
    for deck in checked:
        for place, override in deck.overrides:
            where = f"- {deck.path}:{place.line}:{place.column}: "
            screen.put(data(where + override_in_words(override)), hang=2, fold=False)


def show_coverage(screen: Screen, covered: DeckCoverage) -> None:
    """Show a source with the parts that evidence quotes between {+ and +}, and the share that is quoted."""
    coverage = covered.coverage
    if coverage is None:
        screen.show(f"{covered.path.name}: no source to show.")
        return
    drawn, at = Text(), 0
    for start, end in coverage.covered:
        drawn.append(safe(coverage.text[at:start]))
        drawn.append("{+" + safe(coverage.text[start:end]) + "+}", "green")
        at = end
    drawn.append(safe(coverage.text[at:]))
    screen.put(drawn)
    bare = f"{len(coverage.uncovered)} of {count(coverage.passages, 'passage')}"
    name = safe_line(covered.source)
    screen.show(f"{name}: {coverage.percent} % is quoted between {{+ and +}}; no question covers {bare}.", "bold")
    screen.rule()


def show_page(screen: Screen, code: str, page: str) -> None:
    """Show the page of a code: its paragraphs wrapped, its examples unchanged."""
    screen.show(code, "bold")
    screen.rule()
    for paragraph in page.split("\n\n"):
        if paragraph.startswith("    "):
            for line in paragraph.splitlines():
                screen.put_line(Text(safe(line), "cyan"))
        else:
            screen.put(data(paragraph))
        screen.rule()


def _concise(path: Path, problem: Problem, labels: dict[tuple[Severity, str], str]) -> str:
    line, column = problem.place or Place(1, 1)
    label = labels[problem.severity, problem.code]
    where = safe_line(str(path))
    # GitHub reads a line that begins with :: as a command.
    where = f"./{where}" if where.startswith("::") else where
    return f"{where}:{line}:{column}: {label}: {safe_line(problem.message)}"


def _show_problem(screen: Screen, deck: CheckedDeck, problem: Problem) -> None:
    place = problem.place or Place(1, 1)
    style = _STYLES[problem.severity]
    screen.put(Text.assemble((f"{problem.severity}[{problem.code}]", style), ": ", data(problem.message)), hang=2)
    where = data(f"{deck.path}:{place.line}:{place.column}")
    screen.put(Text.assemble(("  at " if screen.plain else " --> "), where), fold=False)
    fixable = problem in deck.fixable
    is_in_file = 0 < place.line <= len(deck.lines)
    # In words for screen readers, help is a sentence of its own.
    beside = Text.assemble(data(problem.help), ("  fixable" if fixable else "", "bold green")) if problem.help else None
    if is_in_file and screen.spoken:
        screen.put(data(f"The line: {deck.lines[place.line - 1].strip()}"[:_LONGEST_SPOKEN]), indent=2)
    elif is_in_file and show_line_with_caret(screen, deck.lines, place, style, None if screen.plain else beside):
        return
    if problem.help:
        screen.put(Text.assemble(("help: ", "bold cyan"), data(problem.help)), indent=2, hang=6)
    if fixable:
        screen.show("Fixable with --fix.", indent=8)


def show_fixes(screen: Screen, fixed: "Sequence[FixedDeck]") -> None:
    """Show each fix on one line."""
    for deck in fixed:
        for fix in deck.fixes:
            where = f"{deck.path}:{fix.place.line}:{fix.place.column}:"
            screen.put(data(f"{where} {fix.description}"), hang=2, fold=False)
        if deck.ids:
            screen.put(data(f"{deck.path}: added {count(deck.ids, 'id')}"), hang=2, fold=False)
    if fixed:
        screen.show(f"{_total(fixed, 'fixed', 'added').capitalize()} in {count(len(fixed), 'deck')}.", "bold green")
        screen.rule()


def ids_question(decks: "Sequence[FixedDeck]") -> str:
    """Return the question whether to write missing ids."""
    return f"{_missing_ids(decks)} Write them? --diff shows them."


def show_missing_ids(screen: Screen, decks: "Sequence[FixedDeck]") -> None:
    """Show one line on the ids that are not written because nobody is there to ask."""
    screen.show(f"{_missing_ids(decks)} --fix --ids writes them.", "dim")


def _missing_ids(decks: "Sequence[FixedDeck]") -> str:
    where = safe_line(decks[0].path.name) if len(decks) == 1 else count(len(decks), "deck")
    number = sum(deck.ids for deck in decks)
    return f"{count(number, 'id')} {'is' if number == 1 else 'are'} missing in {where}."


def show_diff(screen: Screen, fixed: "Sequence[FixedDeck]") -> None:
    """Show what would change as unified diffs."""
    for deck in fixed:
        # A line break in the name would begin the diff of another file.
        name = safe_line(str(deck.path))
        for line in unified_diff(deck.before.splitlines(), deck.after.splitlines(), name, name, lineterm=""):
            screen.put_line(Text(safe(line.rstrip("\n")), _OF_DIFFS.get(line[:1], "")))


def show_what_would_change(screen: Screen, fixed: "Sequence[FixedDeck]") -> None:
    """Show one line with the number of fixes."""
    decks = f"in {count(len(fixed), 'deck')}"
    screen.show(f"--fix would {_total(fixed, 'fix', 'add')} {decks}." if fixed else "Nothing would change.")


def show_skipped_links(screen: Screen, links: Sequence[Path]) -> None:
    """Show the links that were not followed to change a file."""
    for path in links:
        screen.show(f"{path} is a link to a file outside its folder. To change that file, name the link.", "dim")


def _total(fixed: "Sequence[FixedDeck]", fix: str, add: str) -> str:
    fixes, ids = sum(len(deck.fixes) for deck in fixed), sum(deck.ids for deck in fixed)
    parts = ((fixes, fix, "problem"), (ids, add, "id"))
    return " and ".join(f"{verb} {count(number, noun)}" for number, verb, noun in parts if number)
