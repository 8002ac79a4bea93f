import sys
from pathlib import Path
from subprocess import run

import pytest

from quizkit.grading.answers import Match, match
from quizkit.grading.comparison import AnswerKind
from quizkit.grading.context import Context, Strictness
from quizkit.grading.words.difference import in_words

ENGLISH = Context()


def test_accepted_and_rejected_forms_come_before_every_rule() -> None:
    assert match("Hague", "The Hague", (), ("Hague",), ENGLISH).rule == "a form that the deck rejects"
    assert match("hague.", "The Hague", (), ("Hague",), ENGLISH).verdict == "wrong"
    assert match("ohms", "Ω", ("ohms",), (), ENGLISH)[:2] == ("right", "another form of the answer")
    assert match("1849", "1848", ("1849",), (), ENGLISH).verdict == "right"


def test_an_accepted_form_is_matched_as_leniently_as_the_answer() -> None:
    result = match("negociations", "talks", ("negotiations",), (), ENGLISH)
    assert (result.verdict, result.rule, result.nearest) == ("right", "one letter off", "negotiations")


def test_a_misspelled_rejected_form_is_not_a_misspelled_answer() -> None:
    assert match("Kristian", "Christian", (), ("Kristian",), ENGLISH).verdict == "wrong"


@pytest.mark.parametrize("context", [Context("en", answers=("Narniah",)), Context("en", choices=("Narniah",))])
def test_another_answer_of_the_deck_is_never_a_misspelling(context: Context) -> None:
    assert match("Narniah", "Narnia", (), (), ENGLISH).verdict == "right"
    assert match("Narniah", "Narnia", (), (), context)[:2] == ("wrong", "another answer of the deck")


def test_a_misspelling_as_near_to_another_answer_is_rejected() -> None:
    assert match("Xantar", "Xantor", (), (), Context("en", answers=("Xantor", "Xantir"))).verdict != "right"


def test_an_answer_is_right_although_the_deck_lists_it() -> None:
    context = Context("en", answers=("tariffs", "Mark Carney"))
    assert match("tariff", "tariffs", (), (), context).verdict == "right"
    assert match("Carny Mark", "Mark Carney", (), (), context).verdict == "wrong"


def test_a_surname_that_is_another_answer_is_still_the_person() -> None:
    context = Context("en", answers=("Carney", "Mark Carney"))
    assert match("Carney", "Mark Carney", (), (), context, kind="person").rule == "surname alone"


@pytest.mark.parametrize(
    ("reply", "others", "verdict"),
    [
        ("Adams", ("Samuel Adams",), "close"),
        ("J. Adams", ("Samuel Adams",), "right"),
        ("J. Adams", ("John Quincy Adams",), "close"),
        ("Adms", ("Samuel Adams",), "close"),
        ("John Adams", ("John Quincy Adams",), "right"),
        ("Adams", ("J. Adams", "Adams", "President John Adams"), "right"),
        ("Adams", ("Samuel Adamson",), "right"),
    ],
)
def test_a_name_of_two_people_in_the_deck_is_not_enough(reply: str, others: tuple[str, ...], verdict: str) -> None:
    result = match(reply, "John Adams", (), (), Context("en", answers=("John Adams", *others)), kind="person")
    assert result.verdict == verdict
    assert verdict == "right" or result.note == f"Who? The deck has {others[0]} too."


def test_another_answer_is_not_a_short_form_of_this_one() -> None:
    for answer, reply in (("River Jordan", "Jordan"), ("World War II", "WWII"), ("it rises", "rises")):
        assert match(reply, answer, (), (), ENGLISH).verdict == "right"
        assert match(reply, answer, (), (), Context("en", answers=(answer, reply))).rule == "another answer of the deck"


def test_an_exclamation_is_a_factorial_only_in_the_answer() -> None:
    assert match("1848!", "1848", (), (), ENGLISH).verdict == "right"
    assert match("Mitosis!", "mitosis", (), (), ENGLISH).verdict == "right"
    assert match("12!", "12", (), (), ENGLISH).verdict == "right"
    assert match("12", "12!", (), (), ENGLISH).verdict == "wrong"


@pytest.mark.parametrize(
    ("reply", "strictness", "verdict"),
    [
        ("cafe society", Strictness(accents=True), "close"),
        ("café society", Strictness(accents=True), "right"),
        ("Café Society", Strictness(case=True), "close"),
        ("café society", Strictness(case=True), "right"),
        ("café socity", Strictness(typos=False), "close"),
        ("café socity", Strictness(), "right"),
        ("Cafe socity", Strictness(case=True), "close"),
    ],
)
def test_a_strict_deck_grades_other_forms_as_close(reply: str, strictness: Strictness, verdict: str) -> None:
    result = match(reply, "café society", (), (), ENGLISH, strictness)
    assert result.verdict == verdict
    assert verdict == "right" or result.nearest == "café society"


def test_a_near_miss_is_close_and_a_value_never_is() -> None:
    assert match("fotosynthemis", "photosynthesis", (), (), ENGLISH).verdict == "close"
    for reply, key in (("1849", "1848"), ("61%", "60%"), ("9 May 1945", "8 May 1945"), ("$5", "€5")):
        assert match(reply, key, (), (), ENGLISH).verdict == "wrong"


@pytest.mark.parametrize(
    ("kind", "answer", "reply"),
    [
        ("", "photosynthesis", "fotosynthemis"),
        ("", "government", "gobermet"),
        ("", "mitochondrion", "mitokondriom"),
        ("", "Kyrgyzstan", "Kirgistan"),
        ("", "hypotenuse", "hipotomuse"),
        ("", "Obama", "Osama"),
        ("", "methyl", "mentyl"),
        ("", "Chopin", "Chapin"),
        ("", "Putin", "Putins"),
        ("", "Golden Dome", "Golden Dom"),
        ("", "River Danube", "Danub"),
        ("person", "Franklin D. Roosevelt", "Rosenfelt"),
        ("person", "Volodymyr Zelensky", "Selenskiyy"),
    ],
)
def test_a_rejected_reply_that_is_near_is_close(kind: AnswerKind, answer: str, reply: str) -> None:
    result = match(reply, answer, (), (), ENGLISH, kind=kind)
    assert result == Match("close", "nearly", "", answer)
    assert in_words(reply, answer)


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ("Iran", "Iraq"),
        ("mitosis", "meiosis"),
        ("ethane", "ethene"),
        ("likely", "unlikely"),
        ("G7", "G8"),
        ("cat", "cot"),
    ],
)
def test_another_word_or_code_is_not_close(answer: str, reply: str) -> None:
    assert match(reply, answer, (), (), ENGLISH).verdict == "wrong"


def test_a_missing_accent_is_noted() -> None:
    assert match("cafe", "café", (), (), Context("fr")).note == "accent missing: café"


def test_without_a_dictionary_only_long_words_may_be_misspelled() -> None:
    polish = Context("pl")
    assert not polish.has_dictionary
    assert match("konstytucia", "konstytucja", (), (), polish).verdict == "right"
    assert match("konstitucia", "konstytucja", (), (), polish).verdict == "close"
    assert match("kostka", "kotka", (), (), polish).verdict != "right"


def test_regions_of_english_share_a_dictionary() -> None:
    for language in ("en", "en-GB", "en-US", "en_CA"):
        assert Context(language).has_dictionary
        assert match("goverment", "government", (), (), Context(language)).verdict == "right"


def test_dates_with_slashes_are_read_in_the_order_of_the_region() -> None:
    for language, verdict in (("en-GB", "wrong"), ("en-US", "right"), ("en", "asked again"), ("fr", "wrong")):
        assert match("5/8/1945", "8 May 1945", (), (), Context(language)).verdict == verdict


def test_building_a_context_loads_no_dictionary() -> None:
    code = (
        "import sys; from quizkit.grading.answers import match; from quizkit.grading.context import Context; "
        "Context('en').has_dictionary; "
        "sys.exit(bool({'spellchecker', 'rapidfuzz'} & set(sys.modules)))"
    )
    assert run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0


@pytest.mark.parametrize(
    ("key", "accept", "reply", "verdict"),
    [
        ("8 October", (), "8 October 2024", "asked again"),
        ("8 October 2025", ("8 October",), "8 October 2024", "wrong"),
        ("8 October", ("8 October 2025",), "8 October 1990", "wrong"),
        ("8 October 2025", ("8 October",), "9 October 2025", "wrong"),
        ("8 October 2025", ("8 October",), "8 October 2025", "right"),
        ("1945", ("8 May 1945",), "9 May 1945", "wrong"),
        ("8 October", ("9 November 1990",), "8 October 2024", "asked again"),
    ],
)
def test_another_date_than_the_fuller_form_is_wrong_though_a_shorter_form_fits(
    key: str, accept: tuple[str, ...], reply: str, verdict: str
) -> None:
    assert match(reply, key, accept, (), ENGLISH).verdict == verdict
