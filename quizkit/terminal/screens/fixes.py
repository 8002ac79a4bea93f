"""Shows what `quiz check --fix` changed in decks, or would change."""

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from rich.text import Text

from quizkit.app.fix import FixedDeck
from quizkit.base.text import safe, safe_line
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, Style, data

_STYLES: dict[str, Style] = {"+": "green", "-": "red", "@": "cyan"}


def show_fixes(screen: Screen, fixed: Sequence[FixedDeck]) -> None:
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


def show_diff(screen: Screen, fixed: Sequence[FixedDeck]) -> None:
    """Show what would change as unified diffs."""
    for deck in fixed:
        # A line break in the name would begin the diff of another file.
        name = safe_line(str(deck.path))
        for line in unified_diff(deck.before.splitlines(), deck.after.splitlines(), name, name, lineterm=""):
            screen.put_line(Text(safe(line.rstrip("\n")), _STYLES.get(line[:1], "")))


def show_what_would_change(screen: Screen, fixed: Sequence[FixedDeck]) -> None:
    """Show one line with the number of fixes."""
    decks = f"in {count(len(fixed), 'deck')}"
    screen.show(f"--fix would {_total(fixed, 'fix', 'add')} {decks}." if fixed else "Nothing would change.")


def show_skipped_links(screen: Screen, links: Sequence[Path]) -> None:
    """Show the links that were not followed to change a file."""
    for path in links:
        screen.show(f"{path} is a link out of its folder. To change the file behind it, name the link.", "dim")


def _total(fixed: Sequence[FixedDeck], fix: str, add: str) -> str:
    fixes, ids = sum(len(deck.fixes) for deck in fixed), sum(deck.ids for deck in fixed)
    parts = ((fixes, fix, "problem"), (ids, add, "id"))
    return " and ".join(f"{verb} {count(number, noun)}" for number, verb, noun in parts if number)
