"""Articles: a missing one does not count, a wrong one is close. And forms of a noun for women and for men."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context, Strictness

LANGUAGES = """
de | das Haus | die Haus | das
de | der Tisch | das Tisch | der
de | das Haus | ein Haus | das
de | die Brücke | der Bruecke | die
fr | la fenêtre | le fenetre | la
fr | le chat | un chat | le
es | la mesa | el mesa | la
es | los perros | las perros | los
it | lo zio | il zio | lo
pt | a casa | o casa | a
nl | het huis | de huis | het
sv | ett hus | en hus | ett
el | το σπίτι | η σπίτι | το
"""
ROWS = [[field.strip() for field in line.split("|")] for line in LANGUAGES.strip().splitlines()]


@pytest.mark.parametrize(("language", "answer", "reply", "article"), ROWS)
def test_a_wrong_article_is_close_and_a_missing_one_right(language: str, answer: str, reply: str, article: str) -> None:
    result = match(reply, answer, (), (), Context(language))
    assert result[:3] == ("close", "nearly", f"article: {article}")
    noun = answer.split()[1]
    assert match(noun, answer, (), (), Context(language))[:2] == ("right", "article aside")
    assert match(answer, noun, (), (), Context(language))[:2] == ("right", "article aside")


@pytest.mark.parametrize(("language", "answer"), [(row[0], row[1]) for row in ROWS])
def test_a_deck_may_require_the_article(language: str, answer: str) -> None:
    strict = Strictness(article=True)
    noun = answer.split()[1]
    assert match(answer, answer, (), (), Context(language), strict).verdict == "right"
    assert match(noun, answer, (), (), Context(language), strict).verdict == "close"
    assert match(answer, noun, (), (), Context(language), strict).note == "without an article"


@pytest.mark.parametrize(
    ("language", "answer", "reply", "rule"),
    [
        ("en", "the Hague", "a Hague", "article aside"),
        ("pt", "o trem", "trem", "article aside"),
        ("fr", "l'eau", "la eau", "article aside"),
        ("fr", "l'eau", "eau", "article aside"),
        ("fr", "un chat", "chat", "article aside"),
    ],
)
def test_articles_without_a_meaning_do_not_count(language: str, answer: str, reply: str, rule: str) -> None:
    assert match(reply, answer, (), (), Context(language))[:2] == ("right", rule)


@pytest.mark.parametrize(
    ("language", "man", "woman"),
    [
        ("de", "Bundeskanzler", "Bundeskanzlerin"),
        ("de", "Lehrer", "Lehrerinnen"),
        ("fr", "étudiant", "étudiante"),
        ("es", "presidente", "presidenta"),
    ],
)
def test_a_form_for_women_is_another_word(language: str, man: str, woman: str) -> None:
    assert match(man, woman, (), (), Context(language)).verdict == "wrong"
    assert match(woman, man, (), (), Context(language)).verdict == "wrong"


def test_a_german_umlaut_is_a_letter_where_the_word_without_it_is_another() -> None:
    for answer, reply, verdict in (
        ("schön", "schon", "wrong"),
        ("schön", "schoen", "right"),
        ("grün", "grun", "right"),
    ):
        assert match(reply, answer, (), (), Context("de")).verdict == verdict
