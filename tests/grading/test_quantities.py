"""Numbers in decks: which unquoted texts are numbers, and their units."""

import subprocess
import sys
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
        ("300 K", "300", "K"),
        ("0 K", "0", "K"),
        ("3.10", "3.10", ""),
        ("3.50 €", "3.50", "€"),
        ("+5 °C", "5", "°C"),
        ("4.7 kΩ", "4.7", "kΩ"),
        ("½", "0.5", ""),
        ("1½", "1.5", ""),
        ("-2¾ m", "-2.75", "m"),
        ("1e3", "1000", ""),
        ("6.022e23", "6.022e23", ""),
        ("6.022 × 10^23", "6.022e23", ""),
        ("6.022 × 10²³ mol⁻¹", "6.022e23", "mol⁻¹"),
        ("1.6 x 10^-19 C", "1.6e-19", "C"),
        ("10^6", "1e6", ""),
        ("8.314 J/(mol·K)", "8.314", "J/(mol·K)"),
        ("9.81 m s^-2", "9.81", "m s^-2"),
        ("9.81 m/s²", "9.81", "m/s²"),
        ("72 beats per minute", "72", "beats per minute"),
        ("5 square kilometres", "5", "square kilometres"),
        ("0.1 M", "0.1", "M"),
        ("1_000", "1000", ""),
        ("1'234.5", "1234.5", ""),
        ("299 792 458 m/s", "299792458", "m/s"),
        ("299\u202f792\u202f458", "299792458", ""),
        ("3.141 592 65", "3.14159265", ""),
        ("78.539 816", "78.539816", ""),
        ("1,00,000", "100000", ""),
        ("5 millions", "5000000", ""),
        ("$5m", "5000000", "$"),
        ("45°", "45", "°"),
        ("30 s", "30", "s"),
        ("154 pm", "154", "pm"),
    ],
)
def test_a_plain_number_is_a_number(text: str, value: str, unit: str) -> None:
    assert canonical_quantity(text) == Quantity(Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("1,5 kg", "de", "1.5", "kg"),
        ("1.5 kg", "de", "1.5", "kg"),
        ("1.500", "de", "1500", ""),
        ("1.500,25 €", "de-AT", "1500.25", "€"),
        ("1'234.5", "de-CH", "1234.5", ""),
        ("0,001", "pl", "0.001", ""),
        ("1 500,5 km", "fr", "1500.5", "km"),
        ("2,5 %", "fr", "2.5", "%"),
        ("5 Millionen", "de", "5000000", ""),
        ("5 Billionen", "de", "5e12", ""),
        ("5 Mrd. €", "de", "5e9", "€"),
        ("3,5 millones de", "en", None, ""),
        ("1,500", "en-GB", "1500", ""),
        ("1.500", "en-GB", "1.5", ""),
    ],
)
def test_the_language_of_the_deck_decides_what_a_comma_is(
    text: str, language: str, value: str | None, unit: str
) -> None:
    right = None if value is None else Quantity(Decimal(value), unit)
    assert canonical_quantity(text, language) == right


@pytest.mark.parametrize(
    "text",
    [
        "007",
        ".5",
        "5.",
        "1:30",
        "15:30",
        "50,00",
        "1.2.3",
        "192.168.100.200",
        "1/2",
        "60-80 bpm",
        "1:4",
        "65+",
        "5!",
        "2^10",
        "2x",
        "2 x 4",
        "0 1 2",
        "1990s",
        "90s",
        "2n",
        "3M",
        "5k",
        "2 H2O",
        "8 mai",
        "15 Uhr",
        "12 noon",
        "48.86° N",
        "45°N",
        "5'11\"",
        "1 h 30 min",
        "100 m dash",
        "5 a day",
        "⅓",
        "8 May",
        "51st",
        "5G",
        "3D",
        "0x1F",
        "44 BC",
        "9 am",
        "9 pm",
        "3.30 pm",
        "12 Angry Men",
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


def test_reading_a_deck_loads_no_number_words() -> None:
    code = (
        "import sys; from pathlib import Path; from quizkit.deck_file.reading.read import parse_deck\n"
        "answers = ['5 km', '8.314 J/(mol·K)', '72 beats per minute', '6.022e23', '3.50 €', '1990s', '60-80', '24h']\n"
        "text = ''.join(f'- question: What is {answer}?\\n  answer: {answer}\\n' for answer in answers)\n"
        "assert parse_deck('title: T\\nquestions:\\n' + text, Path('d.yaml')).deck\n"
        "sys.exit(bool({'text_to_num', 'quizkit.grading.number.number_words', 'rapidfuzz', 'spellchecker'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
