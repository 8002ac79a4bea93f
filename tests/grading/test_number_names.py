"""Numbers in words of other languages than English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.number.number_names import is_name_of_number, named_number


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "null", 0), ("de", "einundzwanzig", 21), ("de", "fünfundvierzig", 45), ("de", "fuenfunddreissig", 35),
        ("de", "funfzig", 50), ("de", "einhundert", 100), ("de", "zweihunderteins", 201), ("de", "hundertundeins", 101),
        ("de", "neunzehnhundertneunzig", 1990), ("de", "tausend", 1000), ("de", "zweihunderttausenddreihundert", 200_300),
        ("fr", "vingt et un", 21), ("fr", "soixante et onze", 71), ("fr", "soixante dix", 70), ("fr", "septante deux", 72),
        ("fr", "quatre vingts", 80), ("fr", "quatre vingt dix neuf", 99), ("fr", "deux cents", 200), ("fr", "mille", 1000),
        ("fr", "mille neuf cent quatre vingt dix", 1990), ("fr", "zero", 0), ("es", "veintiuno", 21), ("es", "veintidos", 22),
        ("es", "treinta y uno", 31), ("es", "ciento veinte", 120), ("es", "dos mil", 2000), ("es", "cien mil", 100_000),
        ("es", "mil novecientos noventa y dos", 1992), ("it", "venti", 20), ("pl", "dwieście", 200),
        ("pl", "dwiescie", 200), ("de", "zwei millionen dreihunderttausend", 2_300_000), ("fr", "deux milliards", 2 * 10**9),
        ("es", "dos millones", 2_000_000), ("it", "ventuno", 21), ("it", "duecento", 200), ("pt", "vinte e um", 21),
        ("it", "millenovecentoquarantacinque", 1945), ("nl", "eenentwintig", 21), ("nl", "tweeëntwintig", 22),
    ],
)  # fmt: skip
def test_a_number_in_words(language: str, text: str, value: int) -> None:
    assert named_number(text.split(), language) == (value, len(text.split()))
    assert all(is_name_of_number(word) for word in text.split() if word not in ("et", "y", "e"))


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [("fr", "deux trois", 2), ("fr", "vingt ans", 20), ("es", "dos y tres", 2), ("es", "uno cero", 1), ("fr", "cent zéro", 100)],
)  # fmt: skip
def test_where_it_ends(language: str, text: str, value: int) -> None:
    assert named_number(text.split(), language) == (value, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "zwölfundzwanzig"), ("de", "tausendzweitausend"), ("de", "hundertfünfhundert"), ("de", "vielhundert"),
     ("de", "ein"), ("es", "una"), ("fr", "une"), ("de", ""), ("es", "y dos"), ("en", "zwei"), ("tlh", "wa")],
)  # fmt: skip
def test_no_number(language: str, text: str) -> None:
    assert named_number(text.split(), language) is None


@given(
    st.sampled_from(["de", "fr", "es", "it"]),
    st.lists(st.sampled_from("hundert und ein zwei mille cent et vingt mil y dos".split())),
)
def test_any_words_are_read_without_an_error(language: str, words: list[str]) -> None:
    read = named_number(words, language)

    assert read is None or (read[0] >= 0 and 0 < read[1] <= len(words))
