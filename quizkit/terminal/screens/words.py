"""Formats counts, numbers, percentages and durations."""

from decimal import Decimal

# Seconds to read, think and reply: a first estimate.
SECONDS_A_QUESTION = 25


def count(number: int, thing: str) -> str:
    """Return a number of things: `1 question`, `2,000 questions`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def number(value: Decimal | float) -> str:
    """Return a number with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(value: float | None) -> str:
    """Return a percentage, or `no points` if there were none to earn."""
    return "no points" if value is None else f"{number(value)} %"


def about(seconds: float) -> str:
    """Return a rough duration in minutes."""
    minutes = max(1, round(seconds / 60))
    return "about " + count(minutes, "minute")
