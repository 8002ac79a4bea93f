"""Units: their names, their sizes, and values converted from one unit to another, exactly."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest

from quizkit.grading.context import Context
from quizkit.grading.number.numbers import NumberResult, compare_number
from quizkit.grading.number.quantities import Quantity, Tolerance, canonical_quantity
from quizkit.grading.number.symbols import _units, unit
from quizkit.grading.number.units import converted, misspelled_signs, stands_for, unit_signs


@pytest.mark.parametrize(
    ("value", "unit", "same", "other"),
    [
        ("0", "°C", "32", "°F"),
        ("100", "°C", "212", "°F"),
        ("-40", "°C", "-40", "°F"),
        ("36.6", "°C", "97.88", "°F"),
        ("0", "°C", "273.15", "K"),
        ("32", "°F", "273.15", "K"),
        ("1", "ly", "9460730472580.8", "km"),
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


EXACT = Tolerance(Decimal(0))
SYMBOLS = tuple(_units())


def compared(reply: str, right: str, *, required: bool = False) -> NumberResult:
    number, _, sign = right.partition(" ")
    quantity = canonical_quantity(right) or Quantity(Decimal(number), sign)
    return compare_number(reply, quantity, EXACT, Context(), unit_required=required)


def of_one_kind() -> list[tuple[str, str]]:
    """Return every pair of different units that measure one thing: all prefixes of a unit, and its relatives."""
    kinds: dict[object, list[str]] = {}
    for sign in SYMBOLS:
        kinds.setdefault(unit(sign).powers, []).append(sign)
    return [pair for signs in kinds.values() for pair in permutations(signs, 2)]


@pytest.mark.parametrize("required", [False, True])
def test_the_number_in_a_unit_of_another_size_is_wrong_for_every_pair_of_prefixes(required: bool) -> None:
    pairs = [(one, other) for one, other in of_one_kind() if unit(one).size != unit(other).size]
    accepted = [
        (one, other)
        for one, other in pairs
        if compared(f"7 {other}", f"7 {one}", required=required) not in ("another unit", "another value")
    ]
    assert len(pairs) > 3000
    assert accepted == []


def test_an_equal_amount_in_another_unit_is_close_for_every_pair_of_prefixes() -> None:
    for one, other in of_one_kind():
        amount = converted(Fraction(7), one, other)
        assert amount is not None
        if 10**-6 < amount < 10**9 and amount.denominator in (1, 2, 5, 10, 100, 1000) and amount != 7:
            assert compared(f"{float(amount):f} {other}", f"7 {one}") == "equal in another unit", (one, other)


def test_no_symbol_stands_for_another() -> None:
    alike = [(one, other) for one, other in permutations(SYMBOLS, 2) if stands_for(one, other)]
    bits = [(one, other) for one, other in alike if one.replace("bit", "b") == other.replace("bit", "b")]
    assert set(alike) - set(bits) == {("C", "°C"), ("F", "°F"), ("°", "°C"), ("°", "°F")}


def test_every_symbol_is_read_as_itself() -> None:
    assert [sign for sign in SYMBOLS if unit_signs(sign)[:1] != (sign,)] == []


@pytest.mark.parametrize(
    ("right", "replies"),
    [
        ("5 mL", "5 ml.|5 cc|5 ccm|5 cm³|5 cm^3|5 millilitres|5 milliliters|5 mls|5 cubic centimetres"),
        ("5 L", "5 l|5 litres|5 dm³|5 liters|5 ltr|5 Litre"),
        ("70 kg", "70 kgs|70 KG|70 Kg|70 kilos|70 kilo|70 kilograms|70 kilogrammes|70kg|70 kg.|70 Kilogramm"),
        ("90 min", "90 mins|90 minutes|90 minute|90 MIN|90 Minuten|90 minutos"),
        ("3 h", "3 hrs|3 hours|3 hr.|3 Stunden|3 heures|3 horas|3 hour"),
        ("30 s", "30 secs|30 sec|30 seconds|30 Sekunden|30 segundos"),
        ("120 km/h", "120 kmph|120 kph|120 kmh|120 km/hr|120 kilometres per hour|120 kilometers an hour|120 KM/H|120 km h^-1"),
        ("120 km/h", "120 Stundenkilometer|120 Kilometer pro Stunde|120 kilomètres par heure|120 kilómetros por hora"),
        ("60 mph", "60 mi/h|60 miles per hour|60 miles an hour|60 MPH"),
        ("72 bpm", "72 beats per minute|72 beats/min|72 BPM|72 beats a minute"),
        ("37 °C", "37 C|37 c|37 degrees|37°|37 degrees Celsius|37 degrees celcius|37 degrees celsuis|37 celsius|37 degree C|37 ºC"),
        ("98.6 °F", "98.6 F|98.6 degrees Fahrenheit|98.6 fahrenheit|98.6 farenheit|98.6 degrees farenheit"),
        ("300 K", "300 kelvin|300 kelvins|300 K.|300 degrees Kelvin"),
        ("4.7 kΩ", "4.7 kohm|4.7 kohms|4.7 kilohms|4.7 kilo-ohms|4.7kΩ|4.7 KΩ"),
        ("9.81 m/s^2", "9.81 m s^-2|9.81 m/s²|9.81 ms^-2|9.81 metres per second squared|9.81 m·s⁻²|9.81 m/s/s"),
        ("8.314 J/(mol·K)", "8.314 J/mol/K|8.314 J mol⁻¹ K⁻¹|8.314 J/(K mol)|8.314 J/mol·K^1"),
        ("5 km", "5 KM|5 Km|5 kms|5 kilometres|5 kilometers|5 kilometer|5 Kilometer|5 kilómetros|5 kilomètres|5 kilometrs"),
        ("100 m²", "100 m2|100 m^2|100 sq m|100 square metres|100 square meters|100 Quadratmeter|100 mètres carrés"),
        ("10 m³", "10 m3|10 cubic metres|10 Kubikmeter|10 metros cúbicos|10 cu m"),
        ("5 N·m", "5 Nm|5 N m|5 newton metres|5 newton-meters"),
        ("5 N", "5 newtons|5 Newton|5 kg m/s²|5 kg·m·s^-2"),
        ("150 lb", "150 lbs|150 pounds|150 lb."),
        ("2 TB", "2 terabytes|2 tb|2 Terabyte"),
        ("20 mA", "20 milliamps|20 milliamperes|20 ma."),
        ("5 μg", "5 mcg|5 ug|5 µg|5 micrograms"),
        ("10 μm", "10 um|10 microns|10 micrometres|10 µm"),
        ("60%", "60 %|60 percent|60 per cent|60 pct|60 Prozent"),
        ("5 years", "5 yrs|5 year|5 years old|5 Jahre|5 ans|5 años"),
        ("500 mmHg", "500 mm Hg|500 mmhg"),
    ],
)  # fmt: skip
def test_names_of_one_unit_are_right(right: str, replies: str) -> None:
    results = {reply: compared(reply, right, required=True) for reply in replies.split("|")}
    assert {reply: result for reply, result in results.items() if result != "same"} == {}


@pytest.mark.parametrize(
    ("right", "replies"),
    [
        ("110 kV", "110 V|110 MV|110 mV|110 volts"),
        ("500 mL", "500 L|500 μL|500 cL|500 kg|500 litres|500 ML"),
        ("20 mA", "20 A|20 MA|20 μA|20 amps|20 mV"),
        ("3 MW", "3 W|3 mW|3 kW|3 GW|3 megavolts"),
        ("5 MB", "5 Mb|5 GB|5 kB|5 Mbit|5 megabits"),
        ("5 MB/s", "5 Mb/s|5 kB/s|5 GB/s"),
        ("100 pF", "100 nF|100 PF|100 F|100 μF"),
        ("37 °C", "37 °F|37 K|37 F|37 degrees Fahrenheit"),
        ("50 Hz", "50 Bq|50 kHz|50 MHz|50 rpm|50 becquerels"),
        ("2 Gy", "2 Sv|2 mGy|2 gray per second"),
        ("5 m/s", "5 m/s²|5 km/h|5 mph|5 m|5 s"),
        ("5 m", "5 m²|5 m³|5 km|5 ft|5 miles|5 Mm|5 mm"),
        ("5 kg", "5 lb|5 g|5 mg|5 pounds|5 kN"),
        ("72 bpm", "72 Hz|72 beats per second|72 rpm|72 per hour"),
        ("5 h", "5 min|5 d|5 days|5 s|5 weeks"),
        ("60%", "60 ‰|60 ppm|60 percentage points|60 kg"),
        ("$5", "€5|5 euros|5 pounds|£5|5 yen|5 cents"),
        ("5 mol/L", "5 mmol/L|5 mol|5 mol/mL|5 mM"),
        ("5 N", "5 N m|5 J|5 kN|5 kg"),
        ("12 Äpfel", "12 Birnen|12 kg"),
    ],
)
def test_another_unit_is_wrong(right: str, replies: str) -> None:
    results = {reply: compared(reply, right) for reply in replies.split("|")}
    assert {reply: result for reply, result in results.items() if result in ("same", "near")} == {}


@pytest.mark.parametrize("word", ["rounds", "males", "tears", "grains", "hounds", "rates", "letters", "sheers"])
def test_another_word_is_no_misspelling_of_a_unit(word: str) -> None:
    assert misspelled_signs(word) == ()
