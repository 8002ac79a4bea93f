"""Two decks with one id are reported, a copy of a deck is not."""

import pytest

from quizkit.deck import Deck
from quizkit.lint.namesakes import Namesake, Namesakes, as_namesake, same_deck_id
from tests.helpers import deck

ANSWERS = ["Danube", "Rhine", "Elbe", "Seine", "Volga"]


def rivers(answers: list[str], key: str = "") -> Deck:
    questions = "".join(f"  - {{question: 'Which river is number {n}?', answer: {a}}}\n" for n, a in enumerate(answers))
    return deck(f"title: Rivers\n{key}questions:\n{questions}")


def named(answers: list[str], key: str = "", path: str = "other.yaml") -> Namesake:
    return as_namesake(path, rivers(answers, key))


def reported(*others: Namesake, key: str = "") -> list[str]:
    return [problem.message for problem in same_deck_id.problems(Namesakes(named(ANSWERS, key), others))]


def test_a_deck_with_the_same_title_and_other_questions() -> None:
    assert reported(named(["a", "b"])) == ["other.yaml has the same title and no id, but different questions"]
    assert reported(named(["a"], "id: r\n"), key="id: r\n") == ["other.yaml has the same id, but different questions"]
    assert reported(named(["a"], "id: Rivers\n")) == [
        "other.yaml has the same title and no id, but different questions"
    ]


def test_one_of_several_is_named() -> None:
    copy = named(ANSWERS, path="copy.yaml")
    assert len(reported(copy, named(["a"]), named(["b"]))) == 1
    assert reported(copy) == []


@pytest.mark.parametrize(("same", "is_reported"), [(5, False), (4, False), (3, True)])
def test_a_copy_that_was_corrected_has_most_of_the_questions(same: int, is_reported: bool) -> None:
    changed = ANSWERS[:same] + [f"other {answer}" for answer in ANSWERS[same:]]
    assert bool(reported(named(changed))) is is_reported


def test_a_part_of_a_deck_is_a_copy() -> None:
    assert reported(named(ANSWERS[:2])) == []
