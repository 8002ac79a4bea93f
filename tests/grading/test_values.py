"""Answers that are values, against a table of replies; and values that no words may become."""

import re
from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import parse_deck
from quizkit.grading.context import Context
from quizkit.grading.number.values import read_values
from quizkit.questions.registry import Question
from quizkit.questions.shapes import Typed
from tests.grading.values import ROWS, Row


def asked(answer: str, language: str, *lines: str) -> Question:
    """Return the question of a deck in a language."""
    keys = "".join(f"\n    {line}" for line in (f"answer: {answer}", *lines))
    text = f"title: T\nlanguage: {language}\nquestions:\n  - question: How much?{keys}\n"
    deck = parse_deck(text, Path("deck.yaml")).deck
    assert deck is not None
    return deck.questions[0]


def verdict(row: Row) -> str:
    return asked(row.answer, row.language).grade(Typed(row.reply), Context(row.language)).verdict


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.language}: {row.answer} <- {row.reply}")
def test_a_reply_is_graded_by_its_value(row: Row) -> None:
    assert verdict(row) == row.verdict


def test_the_table_is_long() -> None:
    assert len(ROWS) >= 500


def test_an_answer_without_its_half_of_the_day_is_right_with_either() -> None:
    assert asked('"3:30 pm"', "en").grade(Typed("3:30"), Context()).rule == "am or pm"
    assert asked('"3:30"', "en").grade(Typed("3:30 pm"), Context()).verdict == "right"
    assert asked('"3:30"', "en").grade(Typed("15:30"), Context()).verdict == "right"


@pytest.mark.parametrize(
    "text",
    """Catch-22 | Apollo 11 | World War 2 | room 101 | Windows 95 | Boeing 747 | Formula 1 | Route 66 | Seven Samurai | Henry VIII | C-3PO
    | R2-D2 | U2 | K-9 | at least | plus | to be | Over the rainbow | More than words | twelve angry men | minus | north | N | E | a:b
    | x = 5 | f(x) = 2x | 1 or 2 | 12-bar blues | Number 10 | Ocean's Eleven | one of us | 2 Fast 2 Furious | six-pack | half-life | B12 | 007 | 7-Eleven
    | five o'clock shadow | twenty questions | a quarter past | under pressure | up to you | half moon | nine to fivers | Mambo No. 5
    | 0 1 2 | (2, 3) | [1, 2] | H2O | CO2 | 192.168.1.1 | 3D | 4x4 | m/s | remember | TCP/IP""".replace("\n", " ").split(" | "),
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_words_are_no_value(text: str, language: str) -> None:
    assert read_values(text.strip(), language, Context(language).decimal_comma) == ()


def neighbours(answer: str) -> set[str]:
    """Return numbers near one that differ in a digit, in its place, its sign or its point."""
    near = {f"-{answer}", f"{answer}0", f"1{answer}", answer.replace(".", "") if "." in answer else f"{answer}.5"}
    for place, digit in enumerate(answer):
        if digit.isdecimal():
            near |= {answer[:place] + other + answer[place + 1 :] for other in "0123456789" if other != digit}
            near.add(answer[:place] + answer[place + 1 :])
            near.add(answer[:place] + digit + answer[place:])
        if "." in answer:
            digits = answer.replace(".", "")
            near.add(f"{digits[:place]}.{digits[place:]}")
    return near


@pytest.mark.parametrize("unit", ["", " km", " °C", "%", " €", " J/(mol·K)", " bpm"])
@pytest.mark.parametrize("number", ["7", "42", "9.81", "1500", "0.05", "37.2", "6.022", "1969", "299792458"])
def test_no_neighbour_of_a_number_is_accepted(number: str, unit: str) -> None:
    question, right = asked(f"{number}{unit}", "en"), float(number)
    shapes = ("{}", "I think {}", "({})", "{}, I think", "about {}")
    accepted = [
        shape.format(near + end)
        for near in neighbours(number)
        for end in {unit, ""}
        for shape in shapes
        if near.count(".") < 2 and re.search(r"\d", near) and float(near.rstrip(".") or 0) != right
        if not (unit == "%" and end == "" and float(near) * 100 == right)
        if question.grade(Typed(shape.format(near + end)), Context()).verdict == "right"
    ]
    assert accepted == []


@pytest.mark.parametrize("size", [1_000, 1_000_000])
@pytest.mark.parametrize(
    "piece", ["9", "9,", "1 ", "a ", "é", "(", "1:", "-", "twenty ", "½", "1/", "10^", "\u2009", ">", "°", "3 km "]
)
@pytest.mark.parametrize("answer", ["42", "300 K", "60-80 bpm", "≥ 18", '"1:4"', '"15:30"', "8 October", "1990s"])
def test_a_long_reply_is_wrong(answer: str, piece: str, size: int) -> None:
    assert asked(answer, "en").grade(Typed(piece * (size // len(piece))), Context()).credit == 0
