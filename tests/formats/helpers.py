"""Short forms of what a format reads, for its tests."""

from quizkit.formats.base import Reading


def questions(reading: Reading) -> list[dict[str, object]]:
    """Return the values of each question, with its type."""
    return [{"type": draft.question.type, **draft.question.values()} for draft in reading.drafts]


def reports(reading: Reading) -> list[str]:
    """Return each problem as `line code: message`."""
    return [f"{one.place.line if one.place else '-'} {one.code}: {one.message}" for one in reading.problems]
