"""Readable ids of questions, from the words that set each apart from the others of its deck: date-arrive."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from quizkit.lint.wording import content, words

_FEWEST_WORDS, _MOST_WORDS, _LONGEST = 2, 5, 40
_WORD = re.compile(r"(?=.*[a-z]{2})[a-z0-9]{3,20}")
_OTHER_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})


def slugs(texts: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Return an id for each text, none of them taken; an empty one for a text without words in Latin letters.

    >>> slugs(["When does Carney arrive?", "Whom does Carney meet there?", "Who is Carney?", "これは何ですか"])
    ['carney-arrive', 'carney-meet', 'carney', '']
    """
    telling = [_telling(text) for text in texts]
    counts = Counter(word for own in telling for word in own)
    used, numbers, ids = set(taken), Counter[str](), []
    for own in telling:
        options = _options(own, counts)
        id = next((id for id in options if id not in used), "")
        while not id and options:
            numbers[options[0]] += 1
            numbered = f"{options[0]}-{numbers[options[0]] + 1}"
            id = "" if numbered in used else numbered
        ids.append(id)
        used.add(id)
    return ids


def _telling(text: str) -> list[str]:
    """Return the words that carry the meaning of a text, in ASCII."""
    plain = (
        normalize("NFKD", word.translate(_OTHER_LETTERS)).encode("ascii", "ignore").decode()
        for word in words(text)
        if content(word)
    )
    return [word for word in dict.fromkeys(plain) if _WORD.fullmatch(word)]


def _options(telling: list[str], counts: Counter[str]) -> list[str]:
    """Return the ids of a text: of its two rarest words, then of more."""
    rarest = sorted(telling, key=lambda word: counts[word])
    sizes = range(_FEWEST_WORDS, _MOST_WORDS + 1) if telling else ()
    ids = ["-".join(word for word in telling if word in rarest[:size]) for size in sizes]
    return [id for place, id in enumerate(ids) if place == 0 or len(id) <= _LONGEST]
