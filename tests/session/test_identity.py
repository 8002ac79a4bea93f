"""A question without an id, whose wording was lightly corrected, is the one that it was."""

from quizkit.session.identity import Wording, recognise
from tests.helpers import deck

CORRECTED = """
    title: T
    questions:
      - {question: "Which city is the capital of France today?", answer: Paris}
"""
TYPO = Wording("Which city is teh capital of France today?", "Paris")


def names(text: str, known: dict[str, Wording]) -> tuple[list[str], list[str]]:
    """The ids that the questions go by, and the wordings of the recognised."""
    found, recognised = recognise(deck(text), known)
    return [q.common.id for q in found.questions], [q.prompt().stem for q in recognised]


def own(text: str) -> list[str]:
    return [q.common.id for q in deck(text).questions]


def test_a_corrected_typo_keeps_what_is_known() -> None:
    assert names(CORRECTED, {"~typo": TYPO}) == (["~typo"], ["Which city is the capital of France today?"])


def test_nothing_is_known_nothing_is_recognised() -> None:
    assert names(CORRECTED, {}) == (own(CORRECTED), [])


def test_another_answer_is_another_question() -> None:
    assert names(CORRECTED, {"~typo": TYPO._replace(answer="Lyon")}) == (own(CORRECTED), [])


# Of twenty characters each, 18 in common are 90 %. Of nineteen each, 17 in common are 89.5 %.
def test_ninety_percent_alike_are_enough_and_less_is_not() -> None:
    twenty = "title: T\nquestions:\n  - {question: abcdefghijklmnopqrst, answer: x}\n"
    assert names(twenty, {"~old": Wording("abcdefghijklmnopqrXY", "x")})[0] == ["~old"]
    nineteen = "title: T\nquestions:\n  - {question: abcdefghijklmnopqrs, answer: x}\n"
    assert names(nineteen, {"~old": Wording("abcdefghijklmnopqXY", "x")})[0] == own(nineteen)


def test_two_rivals_among_the_old_ones_mean_none() -> None:
    rivals = {"~one": TYPO, "~two": Wording("Which city is the capital of Frnace today?", "Paris")}
    assert names(CORRECTED, rivals) == (own(CORRECTED), [])


TWINS = """
    title: T
    questions:
      - {question: "Which city is the capital of France today?", answer: Paris}
      - {question: "Which city is the capitol of France today?", answer: Paris}
"""


def test_two_rivals_among_the_new_ones_mean_none() -> None:
    assert names(TWINS, {"~typo": TYPO}) == (own(TWINS), [])


def test_a_rival_that_is_torn_between_two_is_a_rival_all_the_same() -> None:
    # `abcdefghijklmnopqrst` is near both old ones, `abcdefghijklmnopqrXY` only near the first.
    text = """
        title: T
        questions:
          - {question: abcdefghijklmnopqrst, answer: x}
          - {question: abcdefghijklmnopqrXY, answer: x}
    """
    known = {"~first": Wording("abcdefghijklmnopqrsY", "x"), "~second": Wording("Zbcdefghijklmnopqrst", "x")}
    assert names(text, known) == (own(text), [])


def test_a_question_that_is_still_there_is_no_candidate() -> None:
    first, second = own(TWINS)
    assert names(TWINS, {first: TYPO}) == ([first, second], [])


def test_ids_that_the_deck_gives_are_never_guessed() -> None:
    text = (
        'title: T\nquestions:\n  - {id: mine, question: "Which city is the capital of France today?", answer: Paris}\n'
    )
    assert names(text, {"~typo": TYPO}) == (["mine"], [])
    assert names(CORRECTED, {"mine": TYPO}) == (own(CORRECTED), [])


def test_a_stem_as_long_as_a_book_is_not_compared_letter_by_letter() -> None:
    before, now = "*a **b " * 5000, "a *b** " * 5000
    text = f"title: T\nquestions:\n  - question: '{now}'\n    answer: x\n"
    found = deck(text)
    assert recognise(found, {"~0123456789": Wording(before, "x")}) == (found, [])
