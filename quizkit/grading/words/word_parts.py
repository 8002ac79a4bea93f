"""Word parts that change the meaning: similar words with another or the opposite meaning.

Another part makes another term, in a dictionary or not: hyper- and hypo-, -blast and -clast, eth-ane and eth-ene. The parts are those of
en.wikipedia.org/wiki/List_of_medical_roots,_suffixes_and_prefixes and IUPAC's names.
"""

import re
from itertools import permutations

from quizkit.grading.tables import table

_PREFIXES, _SUFFIXES = (
    tuple(frozenset(group.split("/")) for group in table("word_parts")[kind].split())
    for kind in ("prefixes", "suffixes")
)
_CHEMICAL = (
    re.compile(r"(.*(?:meth|eth|prop|but|pent|hex|hept|oct|non|dec|benz|tolu|styr|acetyl))(an|en|yn|in)(e|ol|al|oic|es)"),
    re.compile(r"(.*(?:sulf|sulph|nitr|phosph|chlor|brom|iod|fluor|carbon|arsen|ox|hydr|mangan|chrom|silic|bor|cupr|zinc|stann|"
               r"plumb|vanad|alumin|antimon|selen|tellur|ferr|titan|tungst|molybd|uran|cyan))"
               r"(ate|ite|ide|ine|ic|ous|yl)(s?)"),
)  # fmt: skip


def opposed(one: str, other: str) -> bool:
    """Return whether two folded words differ in a meaningful prefix or ending."""
    return _prefixed(one, other) or _ended(one, other) or _compounds(one, other)


def _prefixed(one: str, other: str) -> bool:
    return any(
        (one, other) == (first, second) or _near(one[len(first) :], other[len(second) :])
        for group in _PREFIXES
        for first, second in permutations(group, 2)
        if one.startswith(first) and other.startswith(second)
    )


def _ended(one: str, other: str) -> bool:
    return any(
        _near(one[: -len(first)], other[: -len(second)])
        for group in _SUFFIXES
        for first, second in permutations(group, 2)
        if one.endswith(first) and other.endswith(second)
    )


def _near(one: str, other: str) -> bool:
    """Return whether the rests of two words differ by at most one letter."""
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) >= 3 and OSA.distance(one, other, score_cutoff=1) <= 1


def _compounds(one: str, other: str) -> bool:
    """Return whether two compound names share a stem and have different endings."""
    for pattern in _CHEMICAL:
        first, second = pattern.fullmatch(one), pattern.fullmatch(other)
        if first and second and first[1] == second[1] and _ending(first) != _ending(second):
            return True
    return False


def _ending(compound: re.Match[str]) -> tuple[str, str]:
    return compound[2], compound[3].removesuffix("s")
