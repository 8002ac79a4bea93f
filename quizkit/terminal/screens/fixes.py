"""What was mended in decks, or would be."""

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from rich.text import Text

from quizkit.base.text import safe, safe_line
from quizkit.deck_file.fixing.candidate_fixes import Fix
from quizkit.terminal.screens.words import count
from quizkit.terminal.theme import Screen, Style, data

_STYLES: dict[str, Style] = {"+": "green", "-": "red", "@": "cyan"}


class Fixed(NamedTuple):
    """A deck's text before and after, what was mended in it, and how many ids were written in."""

    path: Path
    before: str
    after: str
    mends: Sequence[Fix]
    ids: int


def show_mended(screen: Screen, fixes: Sequence[Fixed]) -> None:
    """Tell what was mended, a line each."""
    for fix in fixes:
        for mend in fix.mends:
            place = f"{fix.path}:{mend.place.line}:{mend.place.column}:"
            screen.put(data(f"{place} {mend.description}"), hang=2, fold=False)
        if fix.ids:
            screen.put(data(f"{fix.path}: wrote {count(fix.ids, 'id')}"), hang=2, fold=False)
    if fixes:
        screen.show(f"{_total(fixes, 'mended', 'wrote').capitalize()} in {count(len(fixes), 'deck')}.", "bold green")
        screen.rule()


def show_difference(screen: Screen, fixes: Sequence[Fixed]) -> None:
    """Show what would change, as unified differences."""
    for fix in fixes:
        # A line break in a name would begin a difference of another file.
        name = safe_line(str(fix.path))
        for line in unified_diff(fix.before.splitlines(), fix.after.splitlines(), name, name, lineterm=""):
            screen.console.print(Text(safe(line.rstrip("\n")), _STYLES.get(line[:1], "")), soft_wrap=True)


def show_what_would_change(screen: Screen, fixes: Sequence[Fixed]) -> None:
    """Say in one line what `--fix` would do."""
    screen.show(
        f"--fix would {_total(fixes, 'mend', 'write')} in {count(len(fixes), 'deck')}."
        if fixes
        else "Nothing would change."
    )


def _total(fixes: Sequence[Fixed], mend: str, write: str) -> str:
    """Say how much is mended and how many ids are written in, with the verbs given for both."""
    mends, ids = (sum(len(fix.mends) for fix in fixes), sum(fix.ids for fix in fixes))
    told = ((mends, mend, "problem"), (ids, write, "id"))
    return " and ".join(f"{verb} {count(number, what)}" for number, verb, what in told if number)
