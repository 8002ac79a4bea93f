import sys
from pathlib import Path
from subprocess import run

import pytest

from quizkit.grading.answers import AnswerKind, Match, match
from quizkit.grading.context import Context, Strictness
from quizkit.grading.words.difference import in_words

ENGLISH = Context()


def test_what_the_teacher_takes_and_rejects_goes_before_every_rule() -> None:
    assert match("Hague", "The Hague", (), ("Hague",), ENGLISH).rule == "a form that the deck rejects"
    assert match("hague.", "The Hague", (), ("Hague",), ENGLISH).verdict == "wrong"
    assert match("ohms", "Ω", ("ohms",), (), ENGLISH)[:2] == ("right", "another form of the answer")
    assert match("1849", "1848", ("1849",), (), ENGLISH).verdict == "right"


def test_an_accepted_form_is_matched_as_leniently_as_the_answer() -> None:
    found = match("negociations", "talks", ("negotiations",), (), ENGLISH)
    assert (found.verdict, found.rule, found.nearest) == ("right", "one letter off", "negotiations")


def test_a_slip_of_a_rejected_form_is_no_slip_of_the_answer() -> None:
    assert match("Kristian", "Christian", (), ("Kristian",), ENGLISH).verdict == "wrong"


@pytest.mark.parametrize("context", [Context("en", answers=("Marnia",)), Context("en", choices=("Marnia",))])
def test_another_answer_of_the_deck_is_never_a_slip(context: Context) -> None:
    assert match("Marnia", "Narnia", (), (), ENGLISH).verdict == "right"
    assert match("Marnia", "Narnia", (), (), context)[:2] == ("wrong", "another answer of the deck")


def test_a_slip_that_is_as_near_to_another_answer_is_refused() -> None:
    assert match("Xantar", "Xantor", (), (), Context("en", answers=("Xantor", "Xantir"))).verdict != "right"


def test_an_answer_among_the_answers_of_its_deck_is_matched_all_the_same() -> None:
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
def test_a_name_that_two_people_of_the_deck_bear_is_not_enough(
    reply: str, others: tuple[str, ...], verdict: str
) -> None:
    found = match(reply, "John Adams", (), (), Context("en", answers=("John Adams", *others)), kind="person")
    assert found.verdict == verdict
    assert verdict == "right" or found.note == f"Who? The deck has {others[0]} too."


def test_what_another_answer_says_is_not_short_for_this_one() -> None:
    for answer, reply in (("River Jordan", "Jordan"), ("World War II", "WWII"), ("it rises", "rises")):
        assert match(reply, answer, (), (), ENGLISH).verdict == "right"
        assert match(reply, answer, (), (), Context("en", answers=(answer, reply))).rule == "another answer of the deck"


def test_a_cry_is_no_factorial() -> None:
    assert match("1848!", "1848", (), (), ENGLISH).verdict == "right"
    assert match("Mitosis!", "mitosis", (), (), ENGLISH).verdict == "right"
    assert match("12!", "12", (), (), ENGLISH).verdict == "wrong"


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
def test_a_strict_deck_shows_as_close_what_it_does_not_take(reply: str, strictness: Strictness, verdict: str) -> None:
    found = match(reply, "café society", (), (), ENGLISH, strictness)
    assert found.verdict == verdict
    assert verdict == "right" or found.nearest == "café society"


def test_a_near_miss_is_close_and_a_value_never_is() -> None:
    assert match("fotosinthesis", "photosynthesis", (), (), ENGLISH).verdict == "close"
    for reply, key in (("1849", "1848"), ("61%", "60%"), ("9 May 1945", "8 May 1945"), ("$5", "€5")):
        assert match(reply, key, (), (), ENGLISH).verdict == "wrong"


@pytest.mark.parametrize(
    ("kind", "answer", "reply"),
    [
        ("", "photosynthesis", "fotosinthesis"),
        ("", "government", "guvermint"),
        ("", "Mississippi", "Misisipi"),
        ("", "mitochondrion", "mitokondriom"),
        ("", "Kyrgyzstan", "Kirgistan"),
        ("", "hypotenuse", "hypotonoose"),
        ("", "abyss", "abbys"),
        ("", "miracle", "mirical"),
        ("", "Obama", "Osama"),
        ("", "methyl", "mentyl"),
        ("", "Chopin", "Chapin"),
        ("", "Putin", "Putins"),
        ("", "Golden Dome", "Golden Dom"),
        ("", "River Danube", "Danub"),
        ("person", "Mark Carney", "Mark Carny"),
        ("person", "Franklin D. Roosevelt", "Rosenvelt"),
        ("person", "Volodymyr Zelensky", "Selenskiyy"),
    ],
)
def test_a_refused_reply_within_reach_is_shown_as_close(kind: AnswerKind, answer: str, reply: str) -> None:
    found = match(reply, answer, (), (), ENGLISH, kind=kind)
    assert found == Match("close", "nearly", "", answer)
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


def test_without_a_dictionary_only_a_slip_in_a_long_word_is_forgiven() -> None:
    polish = Context("pl")
    assert not polish.has_dictionary
    assert match("konstytucia", "konstytucja", (), (), polish).verdict == "right"
    assert match("konstitucia", "konstytucja", (), (), polish).verdict == "close"
    assert match("kostka", "kotka", (), (), polish).verdict != "right"


def test_regions_of_english_share_a_dictionary() -> None:
    for language in ("en", "en-GB", "en-US", "en_CA"):
        assert Context(language).has_dictionary
        assert match("goverment", "government", (), (), Context(language)).verdict == "right"


def test_slashed_dates_are_read_as_the_region_writes_them() -> None:
    for language, verdict in (("en-GB", "wrong"), ("en-US", "right"), ("en", "close"), ("fr", "wrong")):
        assert match("5/8/1945", "8 May 1945", (), (), Context(language)).verdict == verdict


def test_building_a_context_loads_no_dictionary() -> None:
    code = (
        "import sys; from quizkit.grading.answers import match; from quizkit.grading.context import Context; "
        "Context('en').has_dictionary; "
        "sys.exit(bool({'spellchecker', 'rapidfuzz'} & set(sys.modules)))"
    )
    assert run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0
