"""Limits of a deck, so that a file that is not a deck does not fill the memory or the screen."""

import os
import re

from quizkit.base import patterns
from quizkit.base.errors import UsageError

_MOST_BYTES = 100_000_000
MOST_VALUES = 6_000_000
# What a deck of any size may have, and what it may have for each of its questions: several times what people write.
BYTES_BESIDE, BYTES_OF_A_QUESTION = 8_000_000, 4_000
VALUES_BESIDE, VALUES_OF_A_QUESTION = 500_000, 100
# Nobody fixes more at once, and a file that is not a deck may have a hundred thousand.
MOST_PROBLEMS = 200
_MAY_BEGIN_A_QUESTION = patterns.compile(rb"^ *-(?=\s)", re.MULTILINE)


def most_bytes() -> int:
    """Return the most bytes of a deck: `QUIZ_MAX_BYTES`, else 100 MB. Raises UsageError."""
    return _limit("QUIZ_MAX_BYTES", _MOST_BYTES)


def most_bytes_of(content: bytes) -> int:
    """Return the most bytes of a deck with this content: fewer if it can't have many questions. Raises UsageError."""
    if len(content) <= BYTES_BESIDE or os.environ.get("QUIZ_MAX_BYTES"):
        return most_bytes()
    questions = sum(1 for _ in _MAY_BEGIN_A_QUESTION.finditer(content))
    return min(most_bytes(), BYTES_BESIDE + BYTES_OF_A_QUESTION * questions)


def most_values() -> int:
    """Return the most YAML events of a deck: `QUIZ_MAX_VALUES`, else 6 million. Raises UsageError."""
    return _limit("QUIZ_MAX_VALUES", MOST_VALUES)


def most_values_of(questions: int) -> int:
    """Return the most YAML events of a deck with this many questions. Raises UsageError."""
    if os.environ.get("QUIZ_MAX_VALUES"):
        return most_values()
    return min(most_values(), VALUES_BESIDE + VALUES_OF_A_QUESTION * questions)


def _limit(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 16 and int(value)):
        raise UsageError(
            f"{name} must be a whole number above 0, not “{value[:40]}”.", f"Write {name}={default}, or unset it."
        )
    return int(value)
