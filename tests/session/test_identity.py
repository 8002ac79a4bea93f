"""Whether two questions are the same to their reader."""

import unicodedata

import pytest

from quizkit.questions.base import sign
from quizkit.session.identity import (
    Wording,
    content_of,
    corrected,
    have_like_answers,
    is_moved_question,
    is_one_question,
)
from tests.helpers import deck

CORRECTED = """
    title: T
    questions:
      - {question: "Which city is the capital of France today?", answer: Paris}
"""
TYPO = Wording("Which city is teh capital of France today?", "Paris")


def earlier_ids(text: str, gone: dict[str, Wording]) -> list[str]:
    """The ids that the questions of a deck have, those of corrected ones as they were."""
    questions = deck(text).questions
    ids = corrected(questions, gone)
    return [ids.get(question.common.id, question.common.id) for question in questions]


def own(text: str) -> list[str]:
    return [question.common.id for question in deck(text).questions]


def test_a_corrected_typo_keeps_what_is_known() -> None:
    assert earlier_ids(CORRECTED, {"~typo": TYPO}) == ["~typo"]


def test_nothing_is_gone_nothing_is_recognised() -> None:
    assert earlier_ids(CORRECTED, {}) == own(CORRECTED)


def test_another_answer_is_another_question() -> None:
    assert earlier_ids(CORRECTED, {"~typo": TYPO._replace(answer="Lyon")}) == own(CORRECTED)


# Of twenty characters each, 18 in common are 90 %. Of nineteen each, 17 in common are 89.5 %.
def test_ninety_percent_alike_are_enough_and_less_is_not() -> None:
    twenty = "title: T\nquestions:\n  - {question: abcdefghijklmnopqrst, answer: x}\n"
    assert earlier_ids(twenty, {"~old": Wording("abcdefghijklmnopqrXY", "x")}) == ["~old"]
    nineteen = "title: T\nquestions:\n  - {question: abcdefghijklmnopqrs, answer: x}\n"
    assert earlier_ids(nineteen, {"~old": Wording("abcdefghijklmnopqXY", "x")}) == own(nineteen)


def test_two_rivals_among_the_old_ones_mean_none() -> None:
    rivals = {"~one": TYPO, "~two": Wording("Which city is the capital of Frnace today?", "Paris")}
    assert earlier_ids(CORRECTED, rivals) == own(CORRECTED)


TWINS = """
    title: T
    questions:
      - {question: "Which city is the capital of France today?", answer: Paris}
      - {question: "Which city is the capitol of France today?", answer: Paris}
"""


def test_two_rivals_among_the_new_ones_mean_none() -> None:
    assert earlier_ids(TWINS, {"~typo": TYPO}) == own(TWINS)


def test_a_rival_that_is_torn_between_two_is_a_rival_all_the_same() -> None:
    # `abcdefghijklmnopqrst` is near both old ones, `abcdefghijklmnopqrXY` only near the first.
    text = """
        title: T
        questions:
          - {question: abcdefghijklmnopqrst, answer: x}
          - {question: abcdefghijklmnopqrXY, answer: x}
    """
    gone = {"~first": Wording("abcdefghijklmnopqrsY", "x"), "~second": Wording("Zbcdefghijklmnopqrst", "x")}
    assert earlier_ids(text, gone) == own(text)


def test_a_stem_as_long_as_a_book_is_not_compared_letter_by_letter() -> None:
    before, now = "*a **b " * 5000, "a *b** " * 5000
    text = f"title: T\nquestions:\n  - question: '{now}'\n    answer: x\n"
    assert earlier_ids(text, {"~0123456789": Wording(before, "x")}) == own(text)


def test_of_a_hundred_with_one_answer_none_is_recognised() -> None:
    gone = {f"~{n}": Wording(f"{n} Which city is the capital of France today?", "Paris") for n in range(101)}
    assert earlier_ids(CORRECTED, {"~typo": TYPO, **gone}) == own(CORRECTED)


SEA = Wording("Into which sea does the Danube flow?", "Black Sea")


@pytest.mark.parametrize(
    "now",
    [
        SEA,
        Wording("into which sea does the danube flow", "Black  Sea"),
        Wording("Into which sea does the Danube flow?", "the Black Sea"),
        Wording("The Danube flows into which sea?", "Black Sea"),
    ],
)
def test_a_question_that_was_corrected_under_its_id_is_the_same(now: Wording) -> None:
    assert is_one_question(SEA, now)
    assert is_one_question(now, SEA)


def test_typos_in_the_wording_and_the_answer_may_be_corrected_together() -> None:
    before = Wording("What is the capitel of the United Kingdom?", "The city of Londn")
    assert is_one_question(before, Wording("What is the capital of the United Kingdom?", "The city of London"))


@pytest.mark.parametrize(
    "now",
    [
        Wording("Who led Britain in 1940?", "Black Sea"),
        Wording("Into which sea does the Volga flow?", "Caspian Sea"),
        Wording("Who led Britain in 1940?", "Churchill"),
    ],
)
def test_another_question_under_the_same_id_is_another_question(now: Wording) -> None:
    assert not is_one_question(SEA, now)


def test_true_and_false_statements_are_told_apart_by_their_wording() -> None:
    vienna = Wording("The Danube flows through Vienna, and then on to the east.", "true")
    basel = Wording("The Rhine flows through Basel, and then on to the north.", "true")
    assert not is_one_question(vienna, basel)
    assert not is_moved_question(vienna, vienna._replace(wording="The Danube flows through Linz, and to the east."))
    assert is_one_question(vienna, vienna._replace(answer="false"))


def test_a_wording_that_a_deck_has_twice_shows_nothing() -> None:
    before, now = Wording("Choose the right form.", "goes"), Wording("Choose the right form.", "went")
    assert is_one_question(before, now)
    assert not is_one_question(before, now, is_wording_unique=False)


def test_a_question_with_its_id_in_another_deck_is_the_same_if_it_can_be_recognised() -> None:
    assert is_moved_question(SEA, Wording("The Danube flows into which sea?", "Black Sea"))
    assert not is_moved_question(SEA, Wording("Where is Odesa?", "Black Sea"))
    assert not is_moved_question(SEA, SEA._replace(answer="Red Sea"))


def test_what_differs_in_unicode_form_case_and_punctuation_is_one_content() -> None:
    before, now = Wording("Wie heißt Köln heute?", "Köln"), Wording("wie heisst KÖLN heute", "Köln")
    assert content_of(Wording(*(unicodedata.normalize("NFD", text) for text in before))) == content_of(now)
    assert sign(*before) == sign(*now) != sign(*now._replace(answer="Bonn"))


def test_answers_are_alike_after_a_correction() -> None:
    assert have_like_answers(SEA, SEA._replace(answer="the Black Sea"))
    assert not have_like_answers(Wording("dog", "Hund"), Wording("dog", "chien"))
    assert not have_like_answers(Wording("vitamin of lemons", "C"), Wording("vitamin of carrots", "A"))
