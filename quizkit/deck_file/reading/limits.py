"""How large a deck may be, so that a file that is no deck fills neither the memory nor the screen."""

import os

from quizkit.base.errors import UsageError

MOST_BYTES = 8_000_000
MOST_VALUES = 500_000
# Nobody mends more at once, and a file that is no deck may have a hundred thousand.
MOST_PROBLEMS = 200


def most_bytes() -> int:
    """Return how many bytes a deck may have: `QUIZ_MAX_BYTES`, else 8 MB. Raises UsageError."""
    return _chosen("QUIZ_MAX_BYTES", MOST_BYTES)


def most_values() -> int:
    """Return how many events of YAML a deck may have: `QUIZ_MAX_VALUES`, else 500,000. Raises UsageError."""
    return _chosen("QUIZ_MAX_VALUES", MOST_VALUES)


def size_in_words(size: int) -> str:
    """Return a number of bytes as people say it: “8 MB”, “20 bytes”."""
    return f"{size // 1_000_000} MB" if size % 1_000_000 == 0 else f"{size:,} bytes"


def _chosen(name: str, usual: int) -> int:
    chosen = os.environ.get(name, "")
    if not chosen:
        return usual
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 16 and int(chosen)):
        raise UsageError(
            f"{name} is “{chosen[:40]}”, and no whole number above 0.", f"Write {name}={usual}, or unset it."
        )
    return int(chosen)
