"""Replies to number questions: which are accepted, and which are not."""

import re
from pathlib import Path

import pytest

from quizkit.grading.context import Context
from quizkit.questions.reply_grammar import Misread, parse_reply
from quizkit.questions.shapes import Typed, TypeLine
from tests.helpers import question


def graded(answer: str, typed: str, *lines: str) -> tuple[float, str]:
    grade = question("\n".join(("question: How many?", f"answer: {answer}", *lines))).grade(Typed(typed), Context())
    return grade.credit, grade.rule


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("7", "seven"), ("7", "7 months"), ("7", "about 7"), ("7", "$7"), ("7", "seven apples"), ("7", "7!"), ("7", "7th"),
        ("7 months", "7"), ("7 months", "seven months"), ("7 months", "7 month"), ("7%", "7"), ("7%", "seven percent"),
        ("$7", "7"), ("$7", "7 dollars"), ("1998", "1998 AD"), ("1998", "AD 1998"), ("1998", "nineteen ninety-eight"),
        ("0", "none"), ("0", "zero"), ("0.5", "½"), ("0.5", "half"), ("0.5", "1/2"), ("0.5", "0,5"), ("1500", "1.5k"),
        ("90%", "0.9"), ("0.75", "75 %"), ("0.75", "three quarters"), ("1.5", "1½"), ("1.5", "1 1/2"), ("1.5", "one and a half"),
        ("$5 million", "$5,000,000"), ("$5 million", "5 million dollars"), ("$5 million", "US$5m"), ("9.81 m/s²", "9.81 m/s^2"),
        ("9.81 m/s²", "9.81 m s-2"), ("9.81 m/s²", "9.81 m·s⁻²"), ("9.81 m/s²", "9.81 m/s2"), ("7 months", "7 mo"),
        ("5 km", "5 KM"), ("3 kWh", "3 KWH"), ("1.5 h", "1 h 30 min"), ("1066", "AD 1066"), ("1066", "1066 CE"),
        ("14", "XIV"), ("14", "xiv"), ("1969", "MCMLXIX"), ("1969", "in 1969"), ("12", "No. 12"), ("12", "12?"), ("0", "nothing"),
        ("2", "twice"), ("1", "once"), ("2", "a couple"), ("1 h", "an hour"), ("1 km", "a kilometre"),
    ],
)  # fmt: skip
def test_a_number_is_accepted_in_any_usual_notation(answer: str, typed: str) -> None:
    assert graded(answer, typed) == (1, "equal value")


@pytest.mark.parametrize(
    ("answer", "typed", "rule"),
    [
        ("7", "7%", "another unit"),
        ("7", "seven percent", "another unit"),
        ("7", "minus 7", "another value"),
        ("7", "7 or 8", "not a number"),
        ("7", "7-8", "not a number"),
        ("7", "none", "another value"),
        ("7 months", "7 years", "another unit"),
        ("7 months", "7%", "another unit"),
        ("7 months", "$7", "another unit"),
        ("7%", "0.7", "another value"),
        ("$7", "7 euros", "another unit"),
        ("1998", "1998 BC", "another value"),
        ("1066", "1066 B.C.", "another value"),
        ("1920", "the 1920s", "another value"),
        ("5 mW", "5 MW", "another unit"),
        ("300 K", "300 k", "another value"),
        ("1998", "'98", "not a number"),
        ("14", "XVI", "another value"),
        ("1 h", "a minute", "another unit"),
        ("1", "a lot", "not a number"),
    ],
)
def test_another_number_is_not(answer: str, typed: str, rule: str) -> None:
    assert graded(answer, typed) == (0, rule)


@pytest.mark.parametrize(
    ("tolerance", "answer", "in_it", "out_of_it"),
    [
        ("0.05", "9.81", ["9.76", "9.86", "9.7600"], ["9.7599", "9.8601"]),
        ("5%", "20", ["19", "21"], ["18.999", "21.001"]),
        ("5%", "-20", ["-19", "-21"], ["-18.99", "20"]),
        ("3 sf", "3.14159", ["3.14", "3.136592"], ["3.13", "3.15", "3.1"]),
        ("2 sf", "0.0012", ["0.00125", "0.00115"], ["0.001251", "0.001149"]),
        ("2 sf", "1234", ["1284", "1184"], ["1285", "1183"]),
    ],
)
def test_a_tolerance_ends_exactly_at_its_edge(
    tolerance: str, answer: str, in_it: list[str], out_of_it: list[str]
) -> None:
    def credits(typed: list[str]) -> list[float]:
        return [graded(answer, one, f"tolerance: {tolerance}")[0] for one in typed]

    assert credits(in_it) == [1] * len(in_it)
    assert credits(out_of_it) == [0] * len(out_of_it)


@pytest.mark.parametrize(
    ("typed", "credit", "rule"),
    [
        ("18.02 g/mol", 1, "exact"),
        ("18.020 g/mol", 1, "equal value"),
        ("18.02", 0, "unit missing"),
        ("18.02 kg", 0, "another unit"),
        ("19 g/mol", 0, "another value"),
    ],
)
def test_a_unit_that_is_required_must_be_there(typed: str, credit: float, rule: str) -> None:
    assert graded("18.02 g/mol", typed, "unit: required") == (credit, rule)


def test_each_of_several_values_is_accepted() -> None:
    assert graded("365", "366", "accept: [366]") == (1, "exact")
    assert graded("365", "three hundred and sixty-six", "accept: [366]") == (1, "equal value")
    assert graded("365", "364", "accept: [366]") == (0, "another value")


@pytest.mark.parametrize(
    ("answer", "typed"), [("1000 m", "1 km"), ("1 h", "60 min"), ("37 °C", "310.15 K"), ("1 h", "3600 s")]
)
def test_an_equal_value_in_another_unit_is_close(answer: str, typed: str) -> None:
    grade = question(f"question: How much?\nanswer: {answer}").grade(Typed(typed), Context())
    assert (grade.credit, grade.verdict, grade.rule) == (0, "close", "another unit")


@pytest.mark.parametrize(
    ("language", "answer", "typed"),
    [
        ("de", "21", "einundzwanzig"), ("de-CH", "12", "zwölf"), ("de", "1000000", "eine Million"), ("de", "0.5", "die Hälfte"),
        ("fr", "21", "vingt et un"), ("fr", "92", "quatre-vingt-douze"), ("fr", "10", "dix"), ("fr", "1 h", "une heure"),
        ("es", "31", "treinta y uno"), ("es", "2000", "dos mil"), ("es", "0", "ninguno"), ("fr-CA", "3", "trois rivières"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_the_language_of_the_deck(language: str, answer: str, typed: str) -> None:
    item, context = question(f"question: How many?\nanswer: {answer}"), Context(language)

    assert parse_reply(item.prompt(), typed) == Typed(typed)
    assert item.grade(Typed(typed), context).rule == "equal value"


@pytest.mark.parametrize("line", ["abc", "dunno", "???!", "a dog", "civil"])
def test_a_reply_without_a_number_is_misread(line: str) -> None:
    assert parse_reply(TypeLine("How many?", "number"), line) == Misread("Type a number, such as 12 or 3.5, or :skip.")


@pytest.mark.parametrize(
    "line", ["twelve", "a dozen", "half", "½", "none", "zwölf", "第七", "minus 5", "7 or 8", "XIV"]
)
def test_a_reply_with_a_possible_number_is_accepted(line: str) -> None:
    assert parse_reply(TypeLine("How many?", "number"), line) == Typed(line)


FORMAT = (Path(__file__).parents[2] / "docs" / "deck-format.md").read_text(encoding="utf-8")
ROWS = re.findall(
    r"^\| (`[^|]*`) \| (`[^|]*`) \| (`[^|]*) \|$",
    FORMAT.partition("## number\n")[2].partition("\n## ")[0],
    re.MULTILINE,
)
QUOTED = re.compile("`([^`]*)`")


@pytest.mark.parametrize(("answer", "taken", "refused"), ROWS)
def test_the_examples_in_the_documentation_hold(answer: str, taken: str, refused: str) -> None:
    key = answer.strip("`")

    assert [one for one in QUOTED.findall(taken) if graded(key, one)[0] != 1] == []
    assert [one for one in QUOTED.findall(refused) if graded(key, one)[0] != 0] == []


def test_the_documentation_has_examples() -> None:
    assert len(ROWS) >= 7


@pytest.mark.parametrize(
    ("language", "verdict"),
    [("en-US", "wrong"), ("en-GB", "right"), ("de", "right"), ("fr", "right"), ("es", "right"), ("en", "asked again")],
)
def test_the_language_says_which_number_is_the_month(language: str, verdict: str) -> None:
    item = question('question: When?\nanswer: "5 August 1945"')

    assert item.grade(Typed("5/8/1945"), Context(language)).verdict == verdict
    assert item.grade(Typed("1945-08-05"), Context(language)).verdict == "right"
