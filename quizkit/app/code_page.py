"""Finds the page that explains a problem code."""

from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean


def code_page(code: str) -> str:
    """Return the page of a code. Raises UsageError if there is no such code."""
    from quizkit.deck_file.codes import CODES

    if code not in CODES:
        raise UsageError(f"There is no code “{code}”.", did_you_mean(code, CODES) or f"Codes: {', '.join(CODES)}.")
    return CODES[code].page
