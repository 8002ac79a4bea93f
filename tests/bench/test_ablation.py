"""What each rule of grading earns: switched off, which grades of the committed tables change.

`worse` counts grades that were as they should be and are not any more, `better` the opposite. A rule that has neither
earns nothing and is removed. QUIZ_ABLATION_STEP=1 takes every case, which takes minutes, instead of each tenth. Word
lists say right or not right; the tables of judgements tell close from wrong too.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

import pytest

from quizkit.grading.answers import match
from quizkit.grading.comparison import _by_form
from quizkit.grading.context import Context
from quizkit.grading.number.values import read_values
from quizkit.grading.words import dictionary, others, tokens
from quizkit.questions.reply_grammar import parse_reply
from quizkit.questions.shapes import Typed
from tests.grading.misspellings import MISSPELLINGS
from tests.grading.neighbours import NEIGHBOURS
from tests.grading.pairs import PAIRS
from tests.grading.table import Row, rows, verdict
from tests.grading.test_articles import ROWS
from tests.grading.test_plurals import NOUNS, OTHERS
from tests.grading.test_scripts import DIFFERENT, SAME
from tests.grading.test_variants import PAIRS as SPELLINGS
from tests.grading.values import ROWS as VALUE_ROWS
from tests.helpers import parsed


class Case(NamedTuple):
    """A reply to an answer, whether it is right, the other answers of the deck, and the rule where a table states it."""

    language: str
    answer: str
    reply: str
    right: bool
    person: bool = False
    others: tuple[str, ...] = ()
    rule: str = ""

    def is_graded_well(self) -> bool:
        """Return whether the grader agrees."""
        context = Context(self.language, self.others)
        graded = match(self.reply, self.answer, (), (), context, kind="person" if self.person else "")
        return (graded.verdict == "right") == self.right and self.rule in ("", graded.rule)


class Judgement:
    """A row of a table, with its deck read once."""

    def __init__(self, row: Row) -> None:
        self.row = row
        deck = parsed(row.deck()).deck
        assert deck is not None
        self.question = deck.questions[0]
        self.context = deck.context()

    def is_graded_well(self) -> bool:
        """Return whether the grader agrees."""
        reply = parse_reply(self.question.prompt(), self.row.reply)
        grade = self.question.grade(reply, self.context) if isinstance(reply, Typed) else None
        return verdict(grade) in self.row.verdicts


def nothing(*_: object, **__: object) -> Any:
    """Stand in for a rule that says no."""
    return ""


def none(*_: object) -> Iterator[Any]:
    """Stand in for a rule that yields forms."""
    return iter(())


def yes(*_: object, **__: object) -> bool:
    """Stand in for a rule that asks for more."""
    return True


def same(word: str) -> str:
    """Stand in for a rule that folds words."""
    return word


WORDS = "quizkit.grading.words"
VALUES = "quizkit.grading.number.values"
RULES: tuple[tuple[str, str, object], ...] = (
    (f"{WORDS}.spelling", "lettered", same),
    (f"{WORDS}.spelling", "written_out", same),
    (f"{WORDS}.spelling", "unaccented", same),
    (f"{WORDS}.spelling", "americanised", same),
    (f"{WORDS}.spelling", "same_name", nothing),
    (f"{WORDS}.spelling", "number_of_noun", nothing),
    (f"{WORDS}.spelling", "opposed", nothing),
    (f"{WORDS}.slips", "is_slip", yes),
    (f"{WORDS}.slips", "is_term", nothing),
    (f"{WORDS}.slips", "same_start", yes),
    (f"{WORDS}.spelling", "frequency", lambda *_: 1000),
    (f"{WORDS}.spelling.Judge", "_nearer", nothing),
    (f"{WORDS}.spelling.Judge", "_of_a_woman", nothing),
    (f"{WORDS}.spelling.Judge", "_lacks_letter", nothing),
    (f"{WORDS}.dictionary", "table", lambda _: {"en": ""}),
    (f"{WORDS}.slips", "is_rearranged", nothing),
    (f"{WORDS}.slips", "is_vowel_for_vowel", nothing),
    (f"{WORDS}.phrases", "wordings", none),
    (f"{WORDS}.phrases", "_orders", none),
    (f"{WORDS}.phrases", "_joints", none),
    (f"{WORDS}.phrases", "_is_other_name", nothing),
    (f"{WORDS}.phrases", "_plain_otherwise", nothing),
    (f"{WORDS}.phrases", "_wrong_article", nothing),
    (f"{WORDS}.tokens", "_spelt_out", list),
    (f"{WORDS}.tokens", "_SAME", {}),
    (f"{WORDS}.tokens", "_shouted", nothing),
    (f"{WORDS}.tokens", "_INITIALS", tokens._GROUPED),
    (f"{WORDS}.plurals", "_IRREGULAR", frozenset()),
    (f"{WORDS}.plurals", "_NO_PLURALS", frozenset()),
    (f"{WORDS}.plurals", "_NAMES", frozenset()),
    (f"{WORDS}.word_parts", "_prefixed", nothing),
    (f"{WORDS}.word_parts", "_ended", nothing),
    (f"{WORDS}.word_parts", "_compounds", nothing),
    ("quizkit.grading.name.people", "_contradicts", nothing),
    ("quizkit.grading.name.people", "_is_initials_of", nothing),
    ("quizkit.grading.name.people", "_is_namesake", nothing),
    ("quizkit.grading.name.people", "MEN", frozenset()),
    ("quizkit.grading.name.people", "WOMEN", frozenset()),
    ("quizkit.grading.name.people", "_FAMILY_FIRST", frozenset()),
    (VALUES, "bare_number", lambda text, _: text),
    (VALUES, "roman", nothing),
    (VALUES, "periods", nothing),
    (VALUES, "coordinates", nothing),
    (VALUES, "dates", none),
    (VALUES, "possible_dates", none),
    (VALUES, "times", none),
    (VALUES, "possible_times", none),
    (VALUES, "ranges", none),
    (VALUES, "limits", none),
    (VALUES, "ratios", none),
    ("quizkit.grading.answers", "without_lead_in", none),
)


def cases() -> Iterator[Case]:
    """Yield the committed judgements."""
    for pair in PAIRS:
        yield Case(pair.language, pair.expected, pair.reply, pair.right, pair.kind == "person", rule=pair.rule)
    yield from (Case("en", word, written, True) for word, written in MISSPELLINGS)
    for pairs, right in ((NEIGHBOURS, False), (SPELLINGS, True), (NOUNS, True), (OTHERS, False)):
        yield from (Case("en", row[0], row[1], right) for row in pairs)
        yield from (Case("en", row[1], row[0], right) for row in pairs)
    # With both in one deck, a slip in one is never the other.
    for one, other in NEIGHBOURS:
        yield Case("en", one, other[:-2] + other[:-3:-1], right=False, others=(one, other))
    yield from (Case(*row, right=True) for row in SAME)
    yield from (Case(*row, right=False) for row in DIFFERENT)
    yield from (Case(language, answer, reply, right=False) for language, answer, reply, _ in ROWS)
    yield from (Case(row.language, row.answer.strip('"'), row.reply, row.verdict == "right") for row in VALUE_ROWS)


def judgements() -> Iterator[Judgement]:
    """Yield the rows of the committed tables."""
    for name in ("cases.tsv", "judgements.tsv", "judgements2.tsv", "judgements3.tsv"):
        yield from map(Judgement, rows(name))


def graded(judged: Sequence[Case | Judgement]) -> list[bool]:
    """Return for each case whether its grade is as it should be, with nothing remembered."""
    caches: tuple[Callable[[], object], ...] = (
        tokens.tokenize.cache_clear,
        dictionary._misspellings.cache_clear,
        others._own.cache_clear,
        read_values.cache_clear,
        _by_form.cache_clear,
    )
    for clear in caches:
        clear()
    return [case.is_graded_well() for case in judged]


def owner_of(path: str) -> object:
    """Return the module, or the class in a module."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name) if name.istitle() else import_module(path)


def test_each_rule_that_is_switched_off_exists() -> None:
    assert [(path, name) for path, name, _ in RULES if not hasattr(owner_of(path), name)] == []


@pytest.mark.bench
def test_what_each_rule_earns(capsys: pytest.CaptureFixture[str]) -> None:
    every: list[Case | Judgement] = [*cases(), *judgements()]
    judged = every[:: int(os.environ.get("QUIZ_ABLATION_STEP", "10"))]
    before = graded(judged)
    with capsys.disabled():
        print(f"\n{len(judged)} judgements, {before.count(False)} not as they should be")
        for path, name, instead in RULES:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(owner_of(path), name, instead)
                after = graded(judged)
            changes = [(was, is_now) for was, is_now in zip(before, after, strict=True) if was != is_now]
            worse = changes.count((True, False))
            print(
                f"  {worse:4} worse, {len(changes) - worse:3} better without {path.removeprefix('quizkit.grading.')} {name}"
            )
