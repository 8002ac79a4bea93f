"""Which misspellings are slips, by sound and by how well the expected word is known."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context
from quizkit.grading.words.slips import is_rearranged, is_slip, is_vowel_for_vowel, same_start, sound


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("oxigen", "oxygen"),  # the same sound
        ("absense", "absence"),
        ("disapear", "disappear"),
        ("wheather", "weather"),
        ("fotosinthesis", "photosynthesis"),
        ("goverment", "government"),  # another sound, in a common word
        ("sciebce", "science"),
        ("nucular", "nuclear"),
        ("suttle", "subtle"),
        ("polical", "political"),
        ("acustom", "accustom"),
        ("mitocondrion", "mitochondrion"),  # in a rare word
        ("wrold", "world"),  # a swap
        ("tarrif", "tariff"),  # double letters
        ("Kyrgystan", "Kyrgyzstan"),  # a long name
        ("Carribean", "Caribbean"),  # a name with the same letters
        ("Polievre", "Poilievre"),
        ("prednisonne", "prednisone"),  # a drug with the same sound
        ("ibuprophen", "ibuprofen"),
        ("azythromycin", "azithromycin"),
    ],
)
def test_a_misspelling_is_right(typed: str, expected: str) -> None:
    assert match(typed, expected, (), (), Context()).verdict == "right"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("prednisolone", "prednisone"),  # terms
        ("prilocaine", "procaine"),
        ("chloroethane", "chloromethane"),
        ("methanamine", "methenamine"),
        ("sitagliptin", "saxagliptin"),
        ("cysteamine", "cysteine"),
        ("Osama", "Obama"),  # names
        ("Chapin", "Chopin"),
        ("Darwing", "Darwin"),
        ("Antakya", "Antalya"),
        ("carbimazole", "carbazole"),
        ("intra", "inter"),  # prefixes alone
        ("lightening", "lightning"),  # a word of the dictionary
    ],
)
def test_another_name_term_or_word_is_not_right(typed: str, expected: str) -> None:
    assert match(typed, expected, (), (), Context()).verdict != "right"
    assert match(expected, typed, (), (), Context()).verdict != "right"


@pytest.mark.parametrize(
    ("typed", "expected", "verdict"),
    [("prednisolone", "prednisone", "wrong"), ("chloroethane", "chloromethane", "wrong"), ("Osama", "Obama", "close")],
)
def test_another_term_is_wrong_and_another_name_close(typed: str, expected: str, verdict: str) -> None:
    assert match(typed, expected, (), (), Context()).verdict == verdict


def test_how_well_a_word_is_known_decides_on_another_sound() -> None:
    for familiarity, likely in (("common", True), ("known", False), ("exact", False)):
        assert is_slip("polical", "political", 2, familiarity) is likely  # type: ignore[arg-type]  # the three alternatives
    assert is_slip("mentyl", "methyl", 1, "known")
    assert not is_slip("mentyl", "methyl", 1, "exact")


def test_letters_of_other_scripts_are_not_compared_by_sound() -> None:
    assert is_slip("револуция", "революция", 1, "exact")


@pytest.mark.parametrize(
    ("typed", "expected", "same"),
    [
        ("fysics", "physics", True),
        ("neumonia", "pneumonia", True),
        ("cemistry", "chemistry", True),
        ("onest", "honest", True),
        ("embassador", "ambassador", True),
        ("hwo", "who", True),
        ("ethylamine", "methylamine", False),
        ("gambia", "zambia", False),
        ("tood", "food", False),
    ],
)
def test_the_first_letter_is_rarely_wrong(typed: str, expected: str, same: bool) -> None:
    assert same_start(typed, expected) == same


def test_a_vowel_for_a_vowel_is_one_letter_of_another_sound() -> None:
    assert is_vowel_for_vowel("oden", "odin")
    for one, other in (("yeltsyn", "yeltsin"), ("gant", "grant"), ("obama", "osama"), ("odin", "odin")):
        assert not is_vowel_for_vowel(one, other)


def test_the_same_letters_in_another_order_or_number() -> None:
    assert is_rearranged("barrack", "barack")
    assert is_rearranged("thier", "their")
    assert not is_rearranged("barak", "barack")


def test_the_sound_of_a_word() -> None:
    assert sound("khartoum") == sound("kartoum") == sound("cartum")
    assert sound("") == ""
