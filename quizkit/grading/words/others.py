"""Words of other answers, choices and rejected forms, which are never misspellings of the answer."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quizkit.grading.context import Context
from quizkit.grading.words.tokens import tokenize

# Among more words of one length, only those with the most similar start are compared: people misspell the start of a
# word least, and comparing a reply with each word of a very large deck takes too long.
_MOST_OF_A_LENGTH = 200
_SHORTEST = 4


class Words:
    """A set of words, also by length and start."""

    def __init__(self, texts: frozenset[str]) -> None:
        self.texts = texts
        self._by_length: dict[int, list[str]] = {}
        for text in sorted(texts):
            self._by_length.setdefault(len(text), []).append(text)

    def near(self, word: str, edits: int) -> Iterator[str]:
        """Yield the words that may differ by this many letters; of many with one length, those with the most similar start."""
        for length in range(len(word) - edits, len(word) + edits + 1):
            row = self._by_length.get(length, [])
            first = max(0, bisect_left(row, word) - _MOST_OF_A_LENGTH // 2)
            yield from row[first : first + _MOST_OF_A_LENGTH]


class Others(NamedTuple):
    """The words of the deck and of rejected forms, without the answer's `own` words."""

    deck: Words
    rejected: Words
    own: frozenset[str]

    def has(self, word: str) -> bool:
        """Return whether a folded word is among these."""
        return (word in self.deck.texts or word in self.rejected.texts) and word not in self.own

    def near(self, word: str, edits: int) -> Iterator[str]:
        """Yield the words that may differ by this many letters."""
        words = (*self.deck.near(word, edits), *self.rejected.near(word, edits))
        return (one for one in words if one not in self.own)


def others_than(accepted: tuple[str, ...], reject: tuple[str, ...], context: Context, language: str) -> Others:
    """Return the words of a deck that are not in the `accepted` forms of an answer; `language` is the base language."""
    return Others(of_deck(context, language), _of_texts(reject, language), _own(accepted, language))


@lru_cache(maxsize=16)
def of_deck(context: Context, language: str) -> Words:
    """Return the words of the answers and choices of a deck."""
    texts = context.derived(
        f"words of {language}", lambda: sorted(_long_words((*context.answers, *context.choices), language))
    )
    return Words(frozenset(texts))


@lru_cache(maxsize=256)
def _of_texts(texts: tuple[str, ...], language: str) -> Words:
    return Words(_long_words(texts, language))


@lru_cache(maxsize=256)
def _own(accepted: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(word.text for form in accepted for word in tokenize(form, language))


def _long_words(texts: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(word.text for text in texts for word in tokenize(text, language) if len(word.text) >= _SHORTEST)
