"""Names of people: which part of a name is enough, and what makes it another person."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context


@pytest.mark.parametrize(
    ("reply", "answer", "rule"),
    [
        ("Carney", "Mark Carney", "surname alone"),
        ("Carney, Mark", "Mark Carney", "words in another order"),
        ("M. Carney", "Mark Carney", "initials"),
        ("Mark Twain Carney", "Mark Carney", "middle name aside"),
        ("Ulysses Grant", "Ulysses S. Grant", "middle name aside"),
        ("General Grant", "Ulysses S. Grant", "surname alone"),
        ("General Grant", "President Grant", "title aside"),
        ("President Adams", "John Adams", "surname alone"),
        ("Adam Smith PhD", "Adam Smith", "title aside"),
        ("FDR", "Franklin Delano Roosevelt", "initials"),
        ("fdr", "Franklin Delano Roosevelt", "initials"),
        ("Martin Luther King", "Martin Luther King Jr.", "name suffix aside"),
        ("van Gogh", "Vincent van Gogh", "surname alone"),
        ("Gogh", "Vincent van Gogh", "surname alone"),
        ("Beethoven", "Ludwig van Beethoven", "surname alone"),
        ("Fitzgerald", "F. Scott Fitzgerald", "surname alone"),
        ("García Márquez", "Gabriel García Márquez", "surname alone"),
        ("Carney Mark", "Mark Carney", "words in another order"),
        ("Vincent Gogh", "Vincent van Gogh", "particle aside"),
        ("Scott Fitzgerald", "F. Scott Fitzgerald", "first initial aside"),
        ("Dr. Ludwig Beethoven", "Ludwig van Beethoven", "title aside"),
        ("Mao", "Mao Zedong", "surname alone"),
    ],
)
def test_a_person_is_known_by_part_of_the_name(reply: str, answer: str, rule: str) -> None:
    result = match(reply, answer, (), (), Context(), kind="person")
    assert (result.verdict, result.rule) == ("right", rule)


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("Carney Mark", "Mark Carney"),
        ("JK Rowling", "J. K. Rowling"),
        ("Rowling, J.K.", "J. K. Rowling"),
        ("Vincent Gogh", "Vincent van Gogh"),
        ("Scott Fitzgerald", "F. Scott Fitzgerald"),
    ],
)
def test_a_name_in_another_order_or_without_its_particle_is_the_same(reply: str, answer: str) -> None:
    assert match(reply, answer, (), (), Context(), kind="person").verdict == "right"


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("Mark", "Mark Carney"),
        ("J. Carney", "Mark Carney"),
        ("Fdr", "Franklin Delano Roosevelt"),
        ("FR", "Franklin Roosevelt"),
        ("Martin Luther King Sr.", "Martin Luther King Jr."),
        ("Martin Luther King", "Martin Luther King Sr."),
        ("John Adams", "John Quincy Adams"),
        ("John Quincy Adams", "John Adams"),
        ("Samuel Adams", "John Adams"),
        ("Queen Adams", "John Adams"),
        ("King Mary", "Mary Tudor"),
        ("Henry James", "James Henry"),
        ("Zedong", "Mao Zedong"),
        ("Bill Clinton", "William Clinton"),
        ("Michelangelo", "Michelangelo Buonarroti"),
        ("Elizabeth I", "Elizabeth II"),
        ("Elizabeth", "Elizabeth II"),
    ],
)
def test_another_person_is_wrong(reply: str, answer: str) -> None:
    assert match(reply, answer, (), (), Context(), kind="person").verdict == "wrong"


@pytest.mark.parametrize(("reply", "verdict"), [("Carny", "right"), ("Mark Carny", "right"), ("Mark Carmey", "close")])
def test_a_misspelt_name_must_sound_the_same(reply: str, verdict: str) -> None:
    assert match(reply, "Mark Carney", (), (), Context(), kind="person").verdict == verdict


def test_a_short_form_and_a_given_name_alone_are_right_where_the_deck_lists_them() -> None:
    for reply, answer in (("Bill Clinton", "William Clinton"), ("Leonardo", "Leonardo da Vinci")):
        assert match(reply, answer, (), (), Context(), kind="person").verdict == "wrong"
        assert match(reply, answer, (reply,), (), Context(), kind="person").rule == "another form of the answer"


def test_an_answer_of_particles_alone_has_no_given_name() -> None:
    assert match("for i in range(10):", "la maison", (), (), Context("fr"), kind="person").verdict == "wrong"
