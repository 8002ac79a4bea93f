"""Short forms of what a format reads, for its tests."""

from quizkit.formats.base import Reading
from quizkit.formats.values import values_of


def questions(reading: Reading) -> list[dict[str, object]]:
    """Return the values of each question, with its type."""
    return [{"type": draft.question.type, **values_of(draft.question)} for draft in reading.drafts]


def reports(reading: Reading) -> list[str]:
    """Return each problem as `line code: message`."""
    return [f"{one.place.line if one.place else '-'} {one.code}: {one.message}" for one in reading.problems]
