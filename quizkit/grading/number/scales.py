"""The words and letters that multiply the number before them: 2 million, 5k, 3 Milliarden."""

_THOUSANDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# What English number words are made of.
ENGLISH = (
    _THOUSANDS | {f"{word}s": size for word, size in _THOUSANDS.items()} | {"dozen": 12, "lakh": 10**5, "crore": 10**7}
)
_ALL = ENGLISH | {
    "k": 10**3, "m": 10**6, "mn": 10**6, "milion": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12,
    "hundred": 100, "grand": 10**3, "lakhs": 10**5, "crores": 10**7,
    # In languages with the long scale a Milliarde is a billion and a Billion is a trillion.
    "tausend": 10**3, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "mille": 10**3,
    "milliard": 10**9, "milliards": 10**9, "millón": 10**6, "millones": 10**6, "mil": 10**3,
}  # fmt: skip
# Languages in which a billion is a million millions (en.wikipedia.org/wiki/Long_and_short_scales).
_LONG_SCALE = frozenset("cs da de es fi fr hu it nb nl no pl sk sl sv".split())
_LONG = {
    "billion": 10**12, "billions": 10**12, "billionen": 10**12, "billón": 10**12, "billones": 10**12, "trillion": 10**18,
    "trillionen": 10**18,
}  # fmt: skip


def scale(word: str, language: str) -> int | None:
    """Return what a word multiplies the number before it by, or None if it is not a scale."""
    word = word.casefold().rstrip(".")
    size = _LONG.get(word) if language in _LONG_SCALE else None
    return size or _ALL.get(word)


def is_scale(word: str) -> bool:
    """Return whether a folded word is a scale in any supported language; single letters and pairs do not count."""
    return len(word) > 2 and (word in _ALL or word in _LONG)
