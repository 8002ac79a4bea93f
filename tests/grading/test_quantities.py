"""Numbers in decks: which unquoted texts are numbers, and their units."""

from decimal import Decimal
from fractions import Fraction

import pytest

from quizkit.grading.context import Context
from quizkit.grading.number.numbers import NumberResult, compare_number
from quizkit.grading.number.quantities import Quantity, Tolerance, canonical_quantity, tolerance


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("9.81", "9.81", ""),
        ("-40", "-40", ""),
        ("−40", "-40", ""),
        ("90%", "90", "%"),
        ("90 %", "90", "%"),
        ("$5", "5", "$"),
        ("50,000", "50000", ""),
        ("18.02 g/mol", "18.02", "g/mol"),
        ("5km", "5", "km"),
        ("37 °C", "37", "°C"),
        ("7 seats", "7", "seats"),
        ("$5 million", "5000000", "$"),
        ("1.2 billion people", "1200000000", "people"),
        ("5 Ω", "5", "Ω"),
    ],
)
def test_a_plain_number_is_a_number(text: str, value: str, unit: str) -> None:
    assert canonical_quantity(text) == Quantity(Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "3.10",
        "1_000",
        "1:30",
        "50,00",
        "8 May",
        "51st",
        "5G",
        "3D",
        "1e3",
        "0x1F",
        "44 BC",
        "9 am",
        "12 Angry Men",
        "5 millions",
        "1080p",
        "4K",
    ],
)
def test_a_text_that_only_looks_like_a_number_is_a_text(text: str) -> None:
    assert canonical_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "within", "beyond"),
    [
        ("0.05", ("9.76", "9.86"), ("9.75", "9.87")),
        ("1%", ("9.7119", "9.9081"), ("9.7118", "9.9082")),
        ("3 sf", ("9.805", "9.815"), ("9.8049", "9.8151")),
    ],
)
def test_a_tolerance_is_exact_at_its_edges(text: str, within: tuple[str, ...], beyond: tuple[str, ...]) -> None:
    allowed = tolerance(text)
    assert allowed is not None
    right = Fraction("9.81")
    assert all(allowed.allows(Fraction(value), right) for value in within)
    assert not any(allowed.allows(Fraction(value), right) for value in beyond)


@pytest.mark.parametrize("text", ["", "a lot", "-1", "5 km", "0 sf", "2.5 sf"])
def test_invalid_tolerances(text: str) -> None:
    assert tolerance(text) is None


@pytest.mark.parametrize(
    ("reply", "likeness"),
    [
        ("7", "same"),
        ("seven", "same"),
        ("7 months", "same"),
        ("Seven Months", "same"),
        ("about 7", "same"),
        ("7 years", "another unit"),
        ("7%", "another unit"),
        ("8", "another value"),
        ("a while", "no number"),
    ],
)
def test_a_number_of_months(reply: str, likeness: NumberResult) -> None:
    exact = Tolerance(Decimal(0))
    right = Quantity(Decimal(7), "months")
    assert compare_number(reply, right, exact, Context(), unit_required=False) == likeness


@pytest.mark.parametrize("reply", ["55 °C", "55°C", "55 C", "55 c", "55 degrees", "55°", "55"])
def test_degrees_without_the_degree_sign(reply: str) -> None:
    exact = Tolerance(Decimal(0))
    assert compare_number(reply, Quantity(Decimal(55), "°C"), exact, Context(), unit_required=False) == "same"
    assert compare_number("55 F", Quantity(Decimal(55), "°C"), exact, Context(), unit_required=False) == "another unit"


def test_a_unit_that_is_required() -> None:
    exact = Tolerance(Decimal(0))
    assert compare_number("7", Quantity(Decimal(7), "km"), exact, Context(), unit_required=True) == "unit missing"
    assert compare_number("7 km", Quantity(Decimal(7), "km"), exact, Context(), unit_required=True) == "same"


@pytest.mark.parametrize(
    ("language", "reply"), [("en", "1,234.5"), ("de", "1.234,5"), ("de", "1234,5"), ("fr", "1 234,5")]
)
def test_the_decimal_sign_depends_on_the_language(language: str, reply: str) -> None:
    exact = Tolerance(Decimal(0))
    assert compare_number(reply, Quantity(Decimal("1234.5")), exact, Context(language), unit_required=False) == "same"
