"""Values converted from one unit to another, exactly."""

from fractions import Fraction

import pytest

from quizkit.grading.number.units import converted


@pytest.mark.parametrize(
    ("value", "unit", "same", "other"),
    [
        ("0", "°C", "32", "°F"),
        ("100", "°C", "212", "°F"),
        ("-40", "°C", "-40", "°F"),
        ("36.6", "°C", "97.88", "°F"),
        ("0", "°C", "273.15", "K"),
        ("-273.15", "°C", "0", "K"),
        ("1", "h", "60", "min"),
        ("90", "km/h", "25", "m/s"),
        ("1", "m^2", "10000", "cm^2"),
        ("1", "J", "1", "N·m"),
        ("5", "$", "500", "¢"),
        ("1.5", "£", "150", "p"),
    ],
)
def test_an_amount_in_another_unit(value: str, unit: str, same: str, other: str) -> None:
    assert converted(Fraction(value), unit, other) == Fraction(same)
    assert converted(Fraction(same), other, unit) == Fraction(value)


@pytest.mark.parametrize(
    ("unit", "other"), [("m", "s"), ("m", "m^2"), ("$", "€"), ("¢", "£"), ("$", "m"), ("m", "apples")]
)
def test_units_that_measure_something_else_are_not_converted(unit: str, other: str) -> None:
    assert converted(Fraction(1), unit, other) is None
    assert converted(Fraction(1), other, unit) is None
