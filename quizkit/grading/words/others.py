"""The words of the deck's other answers, of its choices and of rejected forms: what a misspelling must not turn into."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quizkit.grading.context import Context
from quizkit.grading.words.tokens import words

# Of more words of one length only those are compared that begin most like what was typed: people misspell the
# start of a word least, and to compare a reply with each word of a very large deck takes too long.
MOST_OF_A_LENGTH = 200
_SHORTEST = 4


class Words:
    """Words that can be asked for one by one, and for those of a length that begin like another."""

    def __init__(self, texts: frozenset[str]) -> None:
        self.texts = texts
        self._by_length: dict[int, list[str]] = {}
        for text in sorted(texts):
            self._by_length.setdefault(len(text), []).append(text)

    def near(self, word: str, edits: int) -> Iterator[str]:
        """Yield the words that may be so many letters off, of many of one length those that begin most alike."""
        for length in range(len(word) - edits, len(word) + edits + 1):
            row = self._by_length.get(length, [])
            first = max(0, bisect_left(row, word) - MOST_OF_A_LENGTH // 2)
            yield from row[first : first + MOST_OF_A_LENGTH]


class Others(NamedTuple):
    """The words of the deck and of the forms that are rejected, save the answer's `own`."""

    deck: Words
    rejected: Words
    own: frozenset[str]

    def has(self, word: str) -> bool:
        """Return whether a folded word is one of them."""
        return (word in self.deck.texts or word in self.rejected.texts) and word not in self.own

    def near(self, word: str, edits: int) -> Iterator[str]:
        """Yield those that may be so many letters off."""
        found = (*self.deck.near(word, edits), *self.rejected.near(word, edits))
        return (one for one in found if one not in self.own)


def others_than(taken: tuple[str, ...], reject: tuple[str, ...], context: Context, language: str) -> Others:
    """Return the words of a deck that are not in the forms `taken` of an answer; `language` is the base language."""
    return Others(of_deck(context, language), _of_texts(reject, language), _own(taken, language))


@lru_cache(maxsize=16)
def of_deck(context: Context, language: str) -> Words:
    """Return the words of the answers and choices of a deck."""
    return Words(_long_words((*context.answers, *context.choices), language))


@lru_cache(maxsize=256)
def _of_texts(texts: tuple[str, ...], language: str) -> Words:
    return Words(_long_words(texts, language))


@lru_cache(maxsize=256)
def _own(taken: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(word.text for form in taken for word in words(form, language))


def _long_words(texts: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(word.text for text in texts for word in words(text, language) if len(word.text) >= _SHORTEST)
