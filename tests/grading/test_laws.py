from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.grading.answers import match
from quizkit.grading.context import Context, Strictness
from quizkit.grading.number.number_words import worded
from quizkit.grading.number.numerals import roman
from quizkit.grading.number.values import read_values
from quizkit.grading.words.difference import difference, in_words
from quizkit.grading.words.forms import folded, spaced, unaccented, unified
from tests.grading.misspellings import MISSPELLINGS
from tests.grading.table import rows

LANGUAGES = st.sampled_from(["en", "en-GB", "de", "fr", "es", "pl", "el", "ru", "ja", "", "x"])
ANY = st.text(st.characters(), max_size=40)
SPELT = st.text("abcdeé -'.,1290%$", max_size=14)
JUDGED = st.sampled_from([text for row in rows("judgements.tsv") for text in (row.answer.strip('"'), row.reply)])
TEXTS = ANY | SPELT | JUDGED | st.builds("{}{}".format, JUDGED, SPELT)
# Earlier years are written with fewer digits than ISO asks for.
DATES = st.dates(min_value=date(1000, 1, 1))
STRICT = st.builds(Strictness, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans())


@settings(deadline=None)  # the first text of a language loads its dictionary
@given(TEXTS, LANGUAGES, STRICT)
def test_the_answer_itself_is_always_right(key: str, language: str, strictness: Strictness) -> None:
    context = Context(language, answers=(key,), choices=(key,))
    assert match(key, key, (), (), context, strictness)[:2] == ("right", "exact")
    assert match(key, "other", (key,), (), context, strictness).verdict == "right"


@settings(max_examples=400, deadline=None)  # the first text of a language loads its dictionary
@given(TEXTS, TEXTS, TEXTS, TEXTS, LANGUAGES, STRICT, st.sampled_from(["", "person"]))
def test_no_text_raises(
    reply: str, key: str, accepted: str, rejected: str, language: str, strictness: Strictness, kind: str
) -> None:
    context = Context(language, answers=(accepted, key), choices=(rejected,))
    result = match(reply, key, (accepted,), (rejected,), context, strictness, "person" if kind == "person" else "")
    assert result.verdict in ("right", "asked again", "close", "wrong")
    assert result.rule
    if spaced(reply) == spaced(rejected) and spaced(reply) not in (spaced(key), spaced(accepted)):
        assert result.verdict == "wrong"


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_texts(reply: str, expected: str) -> None:
    segments = difference(reply, expected)
    assert "".join(segment.typed for segment in segments) == spaced(reply)
    assert "".join(segment.expected for segment in segments) == spaced(expected)
    assert (in_words(reply, reply)) == ""


@given(TEXTS)
def test_forms_are_idempotent(text: str) -> None:
    for form in (spaced, folded, unified, unaccented):
        assert form(form(text)) == form(text)


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_its_number(number: int) -> None:
    numeral = _roman(number)
    assert len(numeral) == 1 or roman(numeral) == number


@settings(deadline=None)  # the same
@given(st.integers(0, 999_999_999))
def test_number_words_are_their_number(number: int) -> None:
    words = _in_words(number).split()
    read = worded(words)
    assert read is not None
    assert (read.value, read.length) == (Fraction(number), len(words))
    assert match(_in_words(number), str(number), (), (), Context()).verdict == "right"


@settings(deadline=None)  # the same
@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_numbers_are_right_for_each_other_only_if_equal(one: int, other: int) -> None:
    assert (match(f"{one:,}", str(other), (), (), Context()).verdict == "right") == (one == other)


@settings(deadline=None)  # the same
@given(DATES, DATES)
def test_two_dates_are_right_for_each_other_only_if_equal(one: date, other: date) -> None:
    written = f"{one.day} {one:%B} {one.year:04}"
    assert match(one.isoformat(), written, (), (), Context()).verdict == "right"
    assert (match(other.isoformat(), written, (), (), Context()).verdict == "right") == (one == other)


@settings(deadline=None)  # the first text of a language loads its dictionary
@given(st.sampled_from(MISSPELLINGS), st.sampled_from(MISSPELLINGS))
def test_no_word_is_accepted_for_another(one: tuple[str, str], other: tuple[str, str]) -> None:
    if match(one[0], other[0], (), (), Context()).verdict == "right":
        assert match(other[0], one[0], (), (), Context()).verdict == "right"


def test_a_reply_of_any_length_is_graded() -> None:
    for reply in ("a" * 100_000, "a " * 50_000, "9" * 100_000, "é" * 100_000, "\ud800" * 100_000, "1," * 50_000):
        assert match(reply, "photosynthesis", (), (), Context()).verdict == "wrong"
        assert match(reply, reply, (), (), Context()).verdict == "right"
        assert match(reply + "b", reply, (), (), Context()).verdict in ("right", "close", "wrong")
        assert read_values(reply, "en", decimal_comma=False) == ()


def _roman(number: int) -> str:
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
    numeral = ""
    for value, sign in signs:
        numeral += sign * (number // value)
        number %= value
    return numeral


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _in_words(number: int) -> str:
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {_in_words(number % size)}" if number % size else ""
            return f"{_in_words(number // size)} {name}{rest}"
    if number < 20:
        return _SMALL[number]
    return _TENS[number // 10 - 2] + (f" {_SMALL[number % 10]}" if number % 10 else "")
