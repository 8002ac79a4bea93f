"""Differences between a reply and the expected form, letter by letter: as data, and as a sentence; and the texts that differ least."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from quizkit.grading.words.forms import spaced

Change: TypeAlias = Literal["equal", "missing", "extra", "changed"]
_LONGEST = 500


class Segment(NamedTuple):
    """A part of both texts: typed and expected. One is empty if letters are missing or extra."""

    change: Change
    typed: str
    expected: str


def difference(reply: str, expected: str) -> tuple[Segment, ...]:
    """Return the segments of both texts, in order; case does not count."""
    one, other = spaced(reply), spaced(expected)
    if len(one) > _LONGEST or len(other) > _LONGEST:
        return (Segment("changed", one, other),)
    from rapidfuzz.distance import Levenshtein

    steps = Levenshtein.opcodes(_lower(one), _lower(other))
    segments = (
        Segment(_CHANGES[step.tag], one[step.src_start : step.src_end], other[step.dest_start : step.dest_end])
        for step in steps
    )
    return _swaps_joined(_neighbours_joined(segments))


def in_words(reply: str, expected: str) -> str:
    """Return the difference as a sentence, for readers who cannot see colours; empty if there is none.

    >>> in_words("Poilierve", "Poilievre"), in_words("recomend", "recommend")
    ('you typed rv for vr', 'one m is missing')
    """
    return "; ".join(_sentence(segment) for segment in difference(reply, expected) if segment.change != "equal")


_CHANGES: dict[str, Change] = {"equal": "equal", "insert": "missing", "delete": "extra", "replace": "changed"}


def _lower(text: str) -> str:
    """Return `text` in lower case where that does not change its length."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _neighbours_joined(segments: Iterable[Segment]) -> list[Segment]:
    """Join differences next to each other into one: ue for ü, not u for ü and an e too many."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and "equal" not in (joined[-1].change, segment.change):
            joined.append(_as_one(joined.pop(), segment))
        else:
            joined.append(segment)
    return joined


def _swaps_joined(segments: list[Segment]) -> tuple[Segment, ...]:
    """Join the missing and the extra letter of a swap into one change."""
    joined: list[Segment] = []
    for segment in segments:
        if len(joined) > 1 and _is_swap(joined[-2], joined[-1], segment):
            joined[-2:] = [_as_one(*joined[-2:], segment)]
        else:
            joined.append(segment)
    return tuple(joined)


def _as_one(*parts: Segment) -> Segment:
    return Segment("changed", "".join(part.typed for part in parts), "".join(part.expected for part in parts))


def _is_swap(first: Segment, middle: Segment, last: Segment) -> bool:
    return (
        middle.change == "equal"
        and len(middle.typed) == 1
        and {first.change, last.change} == {"missing", "extra"}
        and _lower(first.typed + first.expected) == _lower(last.typed + last.expected)
    )


def _sentence(segment: Segment) -> str:
    if segment.change == "changed":
        return f"you typed {_named(segment.typed)} for {_named(segment.expected)}"
    letters = segment.typed or segment.expected
    one = f"one {_named(letters)}" if len(letters) == 1 else _named(letters)
    return f"{one} is {'missing' if segment.change == 'missing' else 'too many'}"


def _named(letters: str) -> str:
    return {" ": "space", "-": "hyphen", "'": "apostrophe"}.get(letters, letters)


def most_similar(text: str, others: Iterable[str], most: int, least: float) -> list[str]:
    """Return the most similar of some texts, at most this many, with a similarity of at least `least`, from 0 to 1."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    scorer = OSA.normalized_similarity
    return [form for form, _, _ in process.extract(text, tuple(others), scorer=scorer, limit=most, score_cutoff=least)]
