"""The grader against three tables: expected grades, similar words, and real misspellings."""

import pytest

from quizkit.grading.answers import Match, match
from quizkit.grading.context import Context
from quizkit.grading.words.dictionary import load_dictionary
from tests.grading.misspellings import MISSPELLINGS
from tests.grading.neighbours import NEIGHBOURS
from tests.grading.pairs import PAIRS, Pair
from tests.grading.terms import TERMS

ENGLISH = Context()


def judged(reply: str, expected: str) -> Match:
    return match(reply, expected, (), (), ENGLISH)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.expected} <- {pair.reply}")
def test_each_pair_is_graded_by_its_rule(pair: Pair) -> None:
    result = match(
        pair.reply, pair.expected, (), (), Context(pair.language), kind="person" if pair.kind == "person" else ""
    )
    assert (result.verdict == "right", result.rule) == (pair.right, pair.rule)


def test_the_table_of_pairs_is_long_and_nothing_wrong_is_accepted() -> None:
    taken = [
        pair
        for pair in PAIRS
        if not pair.right and match(pair.reply, pair.expected, (), (), Context(pair.language)).verdict == "right"
    ]
    assert len(PAIRS) >= 150
    assert taken == []


def test_similar_words_are_distinguished_both_ways() -> None:
    both = [*NEIGHBOURS, *((other, one) for one, other in NEIGHBOURS)]
    taken = [(expected, reply) for expected, reply in both if judged(reply, expected).verdict == "right"]
    assert len(NEIGHBOURS) >= 80
    assert len(taken) <= 0.05 * len(both), taken


def test_drugs_and_chemicals_are_distinguished_both_ways() -> None:
    both = [*TERMS, *((other, one) for one, other in TERMS)]
    taken = [(expected, reply) for expected, reply in both if judged(reply, expected).verdict == "right"]
    assert len(TERMS) >= 300
    assert len(taken) <= 0.05 * len(both), taken


def test_no_word_of_the_dictionary_is_a_misspelling_of_another() -> None:
    knows = load_dictionary("en")
    words = [pair for pair in NEIGHBOURS if all(map(knows, pair))]
    both = [*words, *((other, one) for one, other in words)]
    assert len(words) >= 150
    assert [pair for pair in both if judged(pair[1], pair[0]).verdict == "right"] == []


def test_real_misspellings_are_forgiven() -> None:
    refused = [(word, written) for word, written in MISSPELLINGS if judged(written, word).verdict != "right"]
    assert len(MISSPELLINGS) >= 300
    assert len(refused) <= 0.03 * len(MISSPELLINGS), refused
