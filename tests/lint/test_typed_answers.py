import pytest

from quizkit.lint.registry import problems
from quizkit.lint.subject import Subject
from tests.helpers import in_a_deck, parsed
from tests.lint.helpers import codes, found


@pytest.mark.parametrize(
    ("answer", "reported"),
    [
        ("the gravity of the moon, and to a smaller part that of the sun", True),
        ("the gravity of the moon, and to a smaller part that of stars", False),
        ("rain ☂", True),
        ("b) rain", True),
        ("- rain", False),
        ("rain;", True),
        ("rain.", False),
        ("A. A. Milne", False),
        ("4. Juli 1776", False),
        ("la sœur (f)", False),
        ("vert / verte", False),
        ("`f(x);`", False),
        ("C-3PO", False),
    ],
)
def test_an_answer_that_nobody_can_type_is_reported(answer: str, reported: bool) -> None:
    assert ("untypable-answer" in codes(f'question: What is it?\nanswer: "{answer}"')) == reported


@pytest.mark.parametrize("answer", ["‘magma’", "“magma”", "„magma“", "«magma»", "« magma »"])
def test_curly_quotes_around_an_answer_are_reported_with_the_answer_without_them(answer: str) -> None:
    deck = parsed(in_a_deck(f"question: What is it?\nanswer: {answer}")).deck
    assert deck is not None
    assert [problem.help for problem in problems(Subject(deck))] == ["Write it without them: magma"]


def test_an_answer_with_a_form_that_can_be_typed_is_not_reported() -> None:
    assert codes(f"question: What is it?\nanswer: {'very ' * 20}long\naccept: long") == set()


@pytest.mark.parametrize(
    ("stem", "answer", "reported"),
    [
        ("What is the capital of China?", "[Beijing, Peking]", True),
        ("Who was the first president?", "[Washington, George Washington]", True),
        ("Which word means quick?", "[fast, rapid]", True),
        ("What does PC stand for?", "[personal computer, political correctness]", True),
        ("How is it spelt?", "[colour, color]", True),
        ("Who hosts the games?", "[USA, United States of America]", True),
        ("What are the colours of the flag?", "[red, white]", False),
        ("What is the difference of 3 and 2, and their sum?", '["1", "5"]', False),
        ("Who were the parents of Mozart?", "[Anna, Leopold]", False),
        ("What are the names of the capital?", "[Beijing, Peking]", False),
    ],
)
def test_a_list_where_one_answer_is_asked_is_reported(stem: str, answer: str, reported: bool) -> None:
    assert ("alternatives-as-list" in codes(f"question: {stem}\nanswer: {answer}")) == reported


def test_a_list_of_which_one_is_enough_is_not_reported() -> None:
    assert codes("question: What is the capital of China?\nanswer: [Beijing, Peking]\nany: 1") == set()


@pytest.mark.parametrize(
    ("stem", "answer", "tolerance", "reported"),
    [
        ("In which year did the war end?", "1945", "1%", True),
        ("When did the war end?", "1945", "2", True),
        ("Wann endete der Krieg?", "1945", "1%", True),
        ("In which year did Rome fall?", "476", "5%", True),
        ("How many years did it last?", "623", "5%", False),
        ("In which year did the war end?", "1945", "0.5", False),
        ("In which year did the war end?", "1945", "0.01%", False),
        ("How many ships were sunk in the year of the flood?", "120", "1%", False),
        ("How high is the tower?", "1945", "1%", False),
        ("How long is a year?", "365 d", "1%", False),
    ],
)
def test_a_tolerance_that_accepts_other_years_is_reported(
    stem: str, answer: str, tolerance: str, reported: bool
) -> None:
    text = f"question: {stem}\nanswer: {answer}\ntolerance: {tolerance}"
    assert ("tolerance-on-year" in codes(text)) == reported


def test_a_default_tolerance_holds_for_years() -> None:
    deck = "title: T\ndefaults: {tolerance: 1%}\nquestions:\n- {question: When did it end?, answer: 1945}\n"
    assert found(deck) == ["4 tolerance-on-year"]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("cloze: The capital is {{c1::Paris}}.", True),
        ("cloze: The capital is {{c12::Paris::a city}}.", True),
        ("question: The capital is {{c1::Paris}}.\nanswer: Paris", True),
        ('question: "The capital is {1:SHORTANSWER:=Paris}."\nanswer: Paris', True),
        ("cloze: The capital is {{Paris}}.", False),
        ("cloze: The capital is {{Paris::a city}}.", False),
        ("cloze: Vitamin {{c1|C}} is one.", False),
        ("question: What does {{ name }} print?\nanswer: the name", False),
    ],
)
def test_a_blank_of_another_program_is_reported(text: str, reported: bool) -> None:
    assert ("foreign-cloze" in codes(text)) == reported


@pytest.mark.parametrize(
    ("question", "help"),
    [
        ('cloze: "{{c1::Bern}} is old."', "Write only the answer: {{Bern}}"),
        ('cloze: "{{c2::Bern::a town}} is old."', "Write only the answer: {{Bern::a town}}"),
        (
            'question: "{{c1::Bern}} is old."\nanswer: x',
            "Write a cloze question instead: cloze: '{{Bern}} is old.'",
        ),
        (
            'question: "It\'s {1:SHORTANSWER:=Bern~%50%Basel}."\nanswer: x',
            'Write a cloze question instead: cloze: "It\'s {{Bern}}."',
        ),
    ],
)
def test_a_blank_of_another_program_is_shown_as_it_is_written_here(question: str, help: str) -> None:
    file = parsed(in_a_deck(question))
    assert file.deck is not None
    assert [one.help for one in problems(Subject(file.deck, None)) if one.code == "foreign-cloze"] == [help]


@pytest.mark.parametrize(
    ("answer", "noted"),
    [
        ("Mercury (planet)", True), ("grey/gray", True), ("Mercury", False), ("f(x)", False), ("TCP/IP", False), ("5 km/h", False),
    ],
)  # fmt: skip
def test_an_optional_part_of_an_answer_is_noted(answer: str, noted: bool) -> None:
    lines = f"question: What is it?\nanswer: {answer}"
    assert ("optional-part" in codes(lines)) == noted
    assert "optional-part" not in codes(f"{lines}\nexact: true")
