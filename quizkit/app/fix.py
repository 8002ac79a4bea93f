"""Fixes deck files, or says what would change."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from quizkit.app.check import CodeSelection
from quizkit.base.collector import gc_paused
from quizkit.base.disk import replace
from quizkit.base.errors import UsageError, refusing
from quizkit.deck_file.fixing.candidate_fixes import Fix
from quizkit.deck_file.fixing.fixes import fix_text
from quizkit.deck_file.reading.read import read_deck

_BOM = b"\xef\xbb\xbf"


class FixedDeck(NamedTuple):
    """The text of a deck before and after, its fixes, and how many ids were added."""

    path: Path
    before: str
    after: str
    fixes: Sequence[Fix]
    ids: int


def fix_decks(
    paths: Sequence[Path], selection: CodeSelection, *, agrees: Callable[[Sequence[FixedDeck]], bool]
) -> list[FixedDeck]:
    """Fix deck files, and return those that changed. Missing ids are written if `agrees` says so. Raises UsageError."""
    fixed = _fixed_decks(paths, selection, ids=True)
    if any(deck.ids for deck in fixed) and not agrees([deck for deck in fixed if deck.ids]):
        fixed = _fixed_decks(paths, selection, ids=False)
    for deck in fixed:
        write_fixed(deck)
    return fixed


def preview_fixes(paths: Sequence[Path], selection: CodeSelection, *, ids: bool = True) -> list[FixedDeck]:
    """Return the decks that `fix_decks` would change. Raises UsageError if there is no file."""
    # Unlike pathlib's, os.path.isfile raises nothing for a path in a folder that can't be read.
    if not any(map(os.path.isfile, paths)):
        raise UsageError("There is no deck to fix.", "Check the path.")
    return _fixed_decks(paths, selection, ids=ids)


def _fixed_decks(paths: Sequence[Path], selection: CodeSelection, *, ids: bool) -> list[FixedDeck]:
    with gc_paused():
        fixed = [fixed_deck(path, selection, ids=ids) for path in paths]
    return [deck for deck in fixed if deck is not None]


def fixed_deck(path: Path, selection: CodeSelection, *, ids: bool = True) -> FixedDeck | None:
    """Return a deck with its fixes, or None if nothing would change. With `ids` they are added unless codes are selected."""
    text = read_deck(path).text
    result = fix_text(text, path, selection.fixable_part, ids=ids and not selection.select) if text else None
    if result is None or result.text == text:
        return None
    return FixedDeck(path, text, result.text, result.fixes, result.ids)


def write_fixed(deck: FixedDeck) -> None:
    """Replace the file by the fixed text. Raises UsageError."""
    what = f"{deck.path} could not be fixed"
    with refusing(what, "The file is unchanged."):
        content = deck.path.read_bytes()
        bom = _BOM if content.startswith(_BOM) else b""
        if content != bom + deck.before.encode():
            raise UsageError(
                f"{what}: another program has just changed it.", "Nothing was fixed. Run the command again."
            )
        # A rename needs a writable folder, not a writable file.
        if not deck.path.stat().st_mode & 0o222:
            raise UsageError(f"{what}: it is read-only.", "The file is unchanged. Make it writable first.")
        replace(deck.path, bom + deck.after.encode())
