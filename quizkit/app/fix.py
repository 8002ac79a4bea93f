"""The mends of `quiz check`: made in the files, or shown as a difference."""

from collections.abc import Callable, Sequence
from pathlib import Path

from quizkit.base.disk import replace
from quizkit.base.errors import UsageError, refusing
from quizkit.base.problems import Problem
from quizkit.deck_file.fixing.fixes import fix_text
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.terminal.screens.fixes import Fixed

_MARK = b"\xef\xbb\xbf"


def fixed(path: Path, tell: Callable[[DeckFile], Sequence[Problem]], *, ids: bool) -> Fixed | None:
    """Return a deck with what can be mended of what `tell` tells, or None where nothing can."""
    text = read_deck(path).text
    result = fix_text(text, path, tell, ids=ids) if text else None
    if result is None or result.text == text:
        return None
    return Fixed(path, text, result.text, result.fixes, result.ids)


def write(fix: Fixed) -> None:
    """Put the mended text in the place of the file, whole or not at all. Raises UsageError."""
    what = f"{fix.path} could not be mended"
    with refusing(what, "It is as it was."):
        content = fix.path.read_bytes()
        mark = _MARK if content.startswith(_MARK) else b""
        if content != mark + fix.before.encode():
            raise UsageError(f"{what}: it was changed just now.", "It is as it was. Run it again.")
        # A rename asks whether the folder may be written to, not the file.
        if not fix.path.stat().st_mode & 0o222:
            raise UsageError(f"{what}: it is read-only.", "It is as it was. Allow writing to it first.")
        replace(fix.path, mark + fix.after.encode())
