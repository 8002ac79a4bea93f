"""Compares phrases word by word.

A missing article does not count, a wrong one is close: das Haus, die Haus. A compound may be one word, two, or have a
hyphen. Otherwise number and order of the words
must agree, except in a list joined by `and`, and in `Last, First`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizkit.grading.tables import table
from quizkit.grading.words.forms import lowered
from quizkit.grading.words.rephrasing import wordings
from quizkit.grading.words.slips import is_vowel_for_vowel
from quizkit.grading.words.spelling import CLOSE, NEIGHBOUR, OTHER, SPELLING_RULES, Judge, Judged, rank
from quizkit.grading.words.tokens import Word, joined_words, tokenize

_ARTICLES = table("articles")
_AND = frozenset("and und et y e i en och og и і та και ve és".split())
_MOST_PARTS = 12
# A name of up to this many letters is another name with another vowel.
_SHORT_NAME = 7


class Phrase(NamedTuple):
    """The result for a phrase: the rule of its worst word, how many letters differ, and a note for the student."""

    rule: str
    edits: int = 0
    note: str = ""

    @property
    def rank(self) -> tuple[int, int]:
        """The distance from the expected phrase; the lowest is the nearest."""
        return (rank(self.rule) if self.rule in (*SPELLING_RULES, CLOSE, OTHER) else -1), self.edits

    @property
    def right(self) -> bool:
        """Whether the phrase is accepted."""
        return self.rule not in (CLOSE, OTHER)


def compare_phrases(reply: str, expected: str, judge: Judge) -> Phrase:
    """Compare two phrases as written."""
    typed, right = tokenize(reply, judge.language), tokenize(expected, judge.language)
    phrase = _aligned(typed, right, judge)
    if not phrase.right:
        for typed_order, right_order in _orders(reply, expected, judge.language):
            other_order = _aligned(typed_order, right_order, judge)
            if other_order.right:
                return _first_of("words in another order", other_order)
    return phrase if phrase.right else _reworded(typed, right, judge) or phrase


def _reworded(typed: tuple[Word, ...], right: tuple[Word, ...], judge: Judge) -> Phrase | None:
    """Compare rephrased forms (English only); they are right only if they agree to the letter."""
    if judge.language != "en" or not typed or not right:
        return None
    for rule, one, other in wordings(bare(typed, judge.language), bare(right, judge.language)):
        phrase = _aligned(one, other, judge)
        if phrase.right:
            return phrase._replace(rule=CLOSE if phrase.edits else rule)
    return None


def bare(row: tuple[Word, ...], language: str) -> tuple[Word, ...]:
    """Return the words without articles: anywhere in English, at the start in other languages.

    An A at the end is not an article (vitamin A), nor is an article alone.
    """
    articles = _ARTICLES.get(language, "").split()
    if language == "en":
        row = row[1:] if len(row) > 1 and row[0].text == "to" else row
        last = len(row) - 1
        kept = tuple(word for place, word in enumerate(row) if place == last or word.text not in articles)
        return row if len(kept) == 1 and kept[0].text in articles else kept
    return row[1:] if _article(row, language) else row


def _article(row: tuple[Word, ...], language: str) -> str:
    """Return the article at the start, except in English, which has none to learn. French `un` is also a number."""
    if language == "en" or len(row) < 2:
        return ""
    return next(
        (text for text in (row[0].text, lowered(row[0].shown)) if text in _ARTICLES.get(language, "").split()), ""
    )


def _wrong_article(typed: tuple[Word, ...], right: tuple[Word, ...], judge: Judge) -> str:
    """Return a note if the article is another one, or missing where the deck requires it."""
    one, other = _article(typed, judge.language), _article(right, judge.language)
    if one == other or (not judge.strictness.article and ("" in (one, other) or "l" in (one, other))):
        return ""
    return f"article: {other}" if other else "without an article"


def _aligned(typed: tuple[Word, ...], right: tuple[Word, ...], judge: Judge) -> Phrase:
    if not typed or not right:
        return Phrase(OTHER)
    proper = _proper(right)
    phrase = _row(typed, right, judge, proper)
    if phrase.right or phrase.rule == CLOSE:
        return phrase
    one, other = bare(typed, judge.language), bare(right, judge.language)
    if (one, other) != (typed, right):
        without_articles = _row(one, other, judge, _proper(right))
        if without_articles.right or without_articles.rule == CLOSE:
            note = _wrong_article(typed, right, judge)
            aside = "“to” aside" if "to" in (typed[0].text, right[0].text) else "article aside"
            return Phrase(CLOSE, without_articles.edits, note) if note else _first_of(aside, without_articles)
    return _joined(one, other, judge)


def _proper(row: tuple[Word, ...]) -> bool:
    """Return whether a phrase is a name: two or more longer words, all capitalized."""
    weighty = [word.shown for word in row if len(word.text) > 3 and word.value is None]
    return len(weighty) > 1 and all(shown[:1].isupper() for shown in weighty)


def _row(typed: tuple[Word, ...], right: tuple[Word, ...], judge: Judge, proper: bool) -> Phrase:
    """Compare rows of equal length word by word."""
    if len(typed) != len(right):
        return Phrase(OTHER)
    judged: list[Judged] = []
    for one, other in zip(typed, right, strict=True):
        judged.append(judge.judged(one, other, proper))
        if judged[-1].rule == OTHER:
            return Phrase(OTHER)
    edits = sum(word.edits for word in judged)
    worst = max(judged, key=lambda word: rank(word.rule)).rule
    if len(right) == 1 and edits == 1 and _is_other_name(typed[0], right[0]):
        worst = CLOSE
    if worst == NEIGHBOUR:
        worst = CLOSE if _plain_otherwise(judged, right) else OTHER
    elif len(right) > 1 and edits > max(2, sum(len(word.text) for word in right) // 5):
        worst = CLOSE
    return Phrase(_several(worst, edits), edits, "; ".join(word.note for word in judged if word.note))


def _is_other_name(typed: Word, right: Word) -> bool:
    """Return whether another vowel makes a short name another name: Odin, Oden; Chopin, Chapin."""
    one, other = typed.text, right.text
    return right.shown[:1].isupper() and len(other) <= _SHORT_NAME and is_vowel_for_vowel(one, other)


def _plain_otherwise(judged: list[Judged], right: tuple[Word, ...]) -> bool:
    """Return whether one word of several is another word, and the others have at least as many letters."""
    own = [len(other.text) for one, other in zip(judged, right, strict=True) if one.rule == NEIGHBOUR]
    return len(own) == 1 and sum(len(other.text) for other in right) >= 2 * own[0]


def _several(rule: str, edits: int) -> str:
    return f"{_COUNTED.get(edits, str(edits))} letters off" if rule.endswith("off") and edits > 1 else rule


_COUNTED = {2: "two", 3: "three", 4: "four"}


def _joined(typed: tuple[Word, ...], right: tuple[Word, ...], judge: Judge) -> Phrase:
    """Compare with two adjacent words joined: photo synthesis, web sites."""
    if _glued(typed) == _glued(right):
        return Phrase("hyphen or space aside")
    longer, shorter = (typed, right) if len(typed) > len(right) else (right, typed)
    if not 1 <= len(longer) - len(shorter) <= 2 or len(longer) > _MOST_PARTS:
        return Phrase(OTHER)
    for joined in _joints(longer, len(longer) - len(shorter)):
        pair = (joined, shorter) if longer is typed else (shorter, joined)
        phrase = _row(*pair, judge, _proper(right))
        # Two wrong letters and a space are too many: San Diego is not Santiago.
        if phrase.right and phrase.edits <= 1:
            return phrase if phrase.edits else _first_of("hyphen or space aside", phrase)
    return Phrase(OTHER)


def _glued(row: tuple[Word, ...]) -> str:
    """Return the words without spaces, except between numbers: 1 11 is not 11 1."""
    glued = ""
    for word in row:
        glued += " " * (glued[-1:].isdigit() and word.text[:1].isdigit()) + word.text
    # mc2 is mc², but 102 is not 10².
    return re.sub(r"(?<=[^\W\d_])\^", "", glued)


def _joints(row: tuple[Word, ...], times: int) -> Iterator[tuple[Word, ...]]:
    for place in range(len(row) - 1):
        one, other = row[place], row[place + 1]
        # `not able` is not notable and `a typical` not atypical; an elided d' belongs to the next name, an initial does not.
        single = 1 in (len(one.text), len(other.text)) and one.shown not in ("d", "l")
        short = one.text in ("not", "no", "an") or single
        if one.value is not None or other.value is not None or short:
            continue
        joined = (*row[:place], Word(one.text + other.text, one.shown + other.shown), *row[place + 2 :])
        if times == 1:
            yield joined
        else:
            yield from _joints(joined, times - 1)


def _orders(reply: str, expected: str, language: str) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Yield the rows with list items in the same order, and with `Last, First` reversed."""
    typed, right = _parts(reply, language), _parts(expected, language)
    if 1 < len(typed) == len(right) <= _MOST_PARTS:
        yield _paired(typed, right), tuple(word for part in right for word in part)
    for one, other, turned in ((reply, expected, 0), (expected, reply, 1)):
        last, comma, first = one.partition(",")
        if comma and first.strip() and "," not in first and "," not in other and len(other.split()) < 6:
            row = tokenize(f"{first} {last}", language)
            yield (tokenize(other, language), row) if turned else (row, tokenize(other, language))


def _parts(text: str, language: str) -> list[tuple[Word, ...]]:
    """Return the parts of a list joined by commas, semicolons and `and`; a text without `and` or & is not a list."""
    row = tokenize(text, language)
    joints = [place for place, word in enumerate(row) if word.text in _AND and 0 < place < len(row) - 1]
    text = text.replace("&", ",").replace(";", ",")
    if not joints and "," not in text:
        return []
    parts: list[tuple[Word, ...]] = []
    for piece in text.split(","):
        part: list[Word] = []
        for word in tokenize(piece, language):
            if word.text in _AND:
                parts.append(bare(tuple(part), language))
                part = []
            else:
                part.append(word)
        parts.append(bare(tuple(part), language))
    return [part for part in parts if part][: _MOST_PARTS + 1]


def _paired(typed: list[tuple[Word, ...]], right: list[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Return the typed parts in the order of the expected parts that are most similar."""
    from rapidfuzz.distance import OSA

    left = list(typed)
    row: list[Word] = []
    for part in right:
        likest = min(left, key=lambda other: OSA.distance(joined_words(other), joined_words(part)))
        left.remove(likest)
        row += likest
    return tuple(row)


def _first_of(rule: str, phrase: Phrase) -> Phrase:
    """Return the phrase with a rule about the whole phrase, unless the rule of a word is more specific."""
    return phrase._replace(rule=rule) if phrase.rule in ("exact", "punctuation aside") else phrase
