"""Finds the texts that are most similar to another one."""

from collections.abc import Iterable


def most_similar(text: str, others: Iterable[str], most: int, least: float) -> list[str]:
    """Return the most similar of some texts, at most so many, with a similarity of at least `least`, from 0 to 1."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    scorer = OSA.normalized_similarity
    return [form for form, _, _ in process.extract(text, tuple(others), scorer=scorer, limit=most, score_cutoff=least)]
