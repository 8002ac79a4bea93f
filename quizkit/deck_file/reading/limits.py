"""Limits of a deck, so that a file that is not a deck does not fill the memory or the screen."""

import os

from quizkit.base.errors import UsageError

MOST_BYTES = 8_000_000
MOST_VALUES = 500_000
# Nobody fixes more at once, and a file that is not a deck may have a hundred thousand.
MOST_PROBLEMS = 200


def most_bytes() -> int:
    """Return the most bytes of a deck: `QUIZ_MAX_BYTES`, else 8 MB. Raises UsageError."""
    return _limit("QUIZ_MAX_BYTES", MOST_BYTES)


def most_values() -> int:
    """Return the most YAML events of a deck: `QUIZ_MAX_VALUES`, else 500,000. Raises UsageError."""
    return _limit("QUIZ_MAX_VALUES", MOST_VALUES)


def _limit(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 16 and int(value)):
        raise UsageError(
            f"{name} must be a whole number above 0, not “{value[:40]}”.", f"Write {name}={default}, or unset it."
        )
    return int(value)
