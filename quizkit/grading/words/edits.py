"""Compares two texts that may be misspellings of each other."""

from collections.abc import Iterable, Sequence

from quizkit.grading.words.slips import most_edits


def few_edits_apart(one: Sequence[str], other: Sequence[str], *, has_dictionary: bool) -> bool:
    """Return whether each word of one text may be a misspelling of the same word of the other.

    >>> few_edits_apart(["world", "war"], ["wrold", "war"], has_dictionary=True)
    True
    >>> few_edits_apart(["world", "war", "i"], ["world", "war", "ii"], has_dictionary=True)
    False
    """
    from rapidfuzz.distance import OSA

    if len(one) != len(other):
        one, other = [" ".join(one)], [" ".join(other)]
    for word, counterpart in zip(one, other, strict=True):
        most = min(most_edits(text, has_dictionary=has_dictionary) for text in (word, counterpart))
        if OSA.distance(word, counterpart, score_cutoff=most) > most:
            return False
    return True


def most_similar(text: str, others: Iterable[str], most: int, least: float) -> list[str]:
    """Return the most similar of some texts, at most so many, with a similarity of at least `least`, from 0 to 1."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    scorer = OSA.normalized_similarity
    return [form for form, _, _ in process.extract(text, tuple(others), scorer=scorer, limit=most, score_cutoff=least)]
