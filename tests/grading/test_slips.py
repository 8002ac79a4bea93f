import pytest

from quizkit.grading.words.slips import is_slip, is_vowel_for_vowel, same_start


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("oxigen", "oxygen"),  # a vowel for a vowel
        ("absense", "absence"),  # a consonant that sounds alike
        ("sciebce", "science"),  # the key beside
        ("disapear", "disappear"),  # one of two
        ("goverment", "government"),  # one hardly heard beside another
        ("priviledge", "privilege"),  # one that is not heard there
        ("wheather", "weather"),
        ("suttle", "subtle"),
        ("fawna", "fauna"),
        ("nucular", "nuclear"),  # letters in another order
        ("cleptomania", "kleptomania"),
        ("deterioate", "deteriorate"),  # plain in so long a word
    ],
)
def test_a_common_misspelling_is_a_slip(typed: str, expected: str) -> None:
    assert is_slip(typed, expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("osama", "obama"),  # a consonant that sounds otherwise
        ("hepatology", "hematology"),
        ("myosis", "mycosis"),  # a consonant fewer, between vowels
        ("dega", "degas"),
        ("menthyl", "methyl"),  # a consonant more, which is heard
        ("sherley", "shelley"),
        ("monopsony", "monopoly"),
    ],
)
def test_another_consonant_makes_another_word(typed: str, expected: str) -> None:
    assert not is_slip(typed, expected)


def test_letters_of_other_scripts_are_not_compared_by_sound() -> None:
    assert is_slip("револуция", "революция")


@pytest.mark.parametrize(
    ("typed", "expected", "same"),
    [
        ("fysics", "physics", True),
        ("neumonia", "pneumonia", True),
        ("cemistry", "chemistry", True),
        ("onest", "honest", True),
        ("ethylamine", "methylamine", False),
        ("gambia", "zambia", False),
        ("tood", "food", False),
    ],
)
def test_the_first_letter_is_rarely_wrong(typed: str, expected: str, same: bool) -> None:
    assert same_start(typed, expected, 1) == same


def test_a_vowel_for_a_vowel_is_one_letter_of_another_sound() -> None:
    assert is_vowel_for_vowel("oden", "odin")
    for one, other in (("yeltsyn", "yeltsin"), ("gant", "grant"), ("obama", "osama"), ("odin", "odin")):
        assert not is_vowel_for_vowel(one, other)


def test_the_first_vowel_may_be_wrong_if_nothing_else_differs() -> None:
    assert same_start("embassador", "ambassador", 1)
    assert not same_start("astrocyte", "osteocyte", 2)
