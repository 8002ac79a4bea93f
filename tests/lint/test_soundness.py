import pytest
import yaml

from tests.lint.helpers import codes, found, picked


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("60 %", "0.6"),
        ("60%", "60 %"),
        ("60 percent", "60%"),
        ("seven", "7"),
        ("7 months", "seven months"),
        ("1,000", "1000"),
        ("8 May 1945", "May 8, 1945"),
        ("The sun", "the sun"),
        ("The sun.", "The sun"),
        ("a  cell", "a cell"),
    ],
)
def test_equal_choices_are_reported(first: str, second: str) -> None:
    assert found(picked("How much is it?", first, "another", second)) == ["8 equal-choices"]


@pytest.mark.parametrize(
    ("stem", "first", "second"),
    [
        ("Which gas is a poison?", "CO", "Co"),
        ("Which is a power?", "MW", "mW"),
        ("Which genotype is dominant?", "Aa", "aa"),
        ("Which of these is a version?", "3.10", "3.1"),
        ("How much is it?", "60 km", "60 miles"),
        ("How much is it?", "60 %", "60"),
        ("Which is in its simplest form?", "0.5", "50 %"),
        ("How is 0.5 written as a fraction?", "1/2", "0.5"),
        ("When was it?", "1939", "1938"),
        ("What does `6 / 2` print?", "3.0", "3"),
        ("What comes third?", "3", "-3"),
        ("Which war was it?", "World War I", "World War II"),
    ],
)
def test_different_choices_are_not_reported(stem: str, first: str, second: str) -> None:
    assert codes(picked(stem, first, second)).isdisjoint({"equal-choices", "distractor-taken"})


@pytest.mark.parametrize(
    ("key", "distractor"),
    [("Parliament", "The Parliament"), ("colour blindness", "color blindness"), ("co-operation", "cooperation")],
)
def test_a_distractor_that_is_the_answer_in_another_spelling_is_reported(key: str, distractor: str) -> None:
    assert found(picked("What is it called?", key, "another thing", distractor)) == ["8 distractor-taken"]


@pytest.mark.parametrize(
    ("stem", "key", "distractor"),
    [
        ("Which is the British spelling?", "colour", "color"),
        ("The dog ___ loudly.", "barks", "bark"),
        ("Which is a list?", "[1, 2]", "(1, 2)"),
        ("What does it belong to?", "its", "it's"),
        ("How does it end?", "The criteria", "The criterion"),
        ("Who came to power?", "Stalin", "Stamin"),
        ("Which country is it?", "Niger", "Nigeria"),
        ("Which is a valid name in Python?", "name2", "name-2"),
        ("Which one may be used?", "line2", "line 2"),
    ],
)
def test_a_wrong_distractor_is_not_reported(stem: str, key: str, distractor: str) -> None:
    assert codes(picked(stem, key, distractor)).isdisjoint({"equal-choices", "distractor-taken"})


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("question: Who?\nanswer: Ada\nexamples: {right: [ada, Bob]}", ["6 example-graded-otherwise"]),
        ("question: Who?\nanswer: Ada\nexamples: {wrong: [ada, Bob]}", ["6 example-graded-otherwise"]),
        ("question: Who?\nanswer: Ada\nexamples: {right: [':skip']}", ["6 example-graded-otherwise"]),
        ("question: Who?\nanswer: Ada\nexamples: {right: [ADA], wrong: [Bob]}", []),
        ("question: How many?\nanswer: 7\nexamples: {right: [7, '7.0'], wrong: [8]}", []),
        ("question: Who?\nchoices: [Ada, Bob]\nanswer: Ada\nexamples: {right: [a, Ada], wrong: [b, Bob]}", []),
        ("question: Who?\nchoices: [Ada, Bob]\nanswer: Ada\nexamples: {right: [c]}", ["7 example-graded-otherwise"]),
        ("question: Both?\nchoices: [a, b, c]\nanswer: [a, b]\nexamples: {right: [a b], wrong: [a]}", []),
    ],
)
def test_examples_are_graded_by_the_real_grader(question: str, expected: list[str]) -> None:
    assert found(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("question: Name two rivers.\nanswer: [Seine, Loire, Rhône]", True),
        ("question: Name 2 rivers.\nanswer: [Seine, Loire, Rhône]\nany: 3", True),
        ("question: Which are rivers? Choose two.\nchoices: [Po, Nile, Rome, Elbe]\nanswer: [Po, Nile, Elbe]", True),
        ("question: Name two rivers.\nanswer: [Seine, Loire, Rhône]\nany: 2", False),
        ("question: Name two rivers.\nanswer: [Seine, Loire]", False),
        ("question: Name the three witches' victims.\nanswer: [Duncan, Banquo]", False),
        ("question: Which two-party system is it?\nanswer: British", False),
        ("question: Name the cities that have two rivers.\nanswer: [Passau, Koblenz, Lyon]", False),
    ],
)
def test_a_question_that_asks_for_another_number_than_it_requires_is_reported(question: str, expected: bool) -> None:
    assert ("another-number-asked" in codes(question)) == expected


@pytest.mark.parametrize(
    ("stem", "choices", "reported"),
    [
        ("How much is it?", "[0.5, 0.50, 0.25]", True),
        ("How much is it?", "[0.5, 1/2, 0.25]", True),
        ("In which metre is it?", "[4/4, 2/2, 3/4]", False),
        ("What does the empty count show?", '["0", nil, none]', False),
        ("Which is the square?", "[x^2, x2, 2x]", False),
        ("What do they do?", "[-D deletes it and -d does not, -d deletes it and -D does not]", False),
        ("What is it?", "[the open sea, The Open Sea, land]", True),
        ("Which name is it?", "[readAll, readall, read_all]", False),
        ("Which fraction is it as a decimal?", "[0.5, 1/2, 0.25]", False),
    ],
)
def test_choices_are_equal_by_value_but_not_in_code(stem: str, choices: str, reported: bool) -> None:
    first = choices.strip("[]").split(",")[0]
    assert ("equal-choices" in codes(f"question: {stem}\nchoices: {choices}\nanswer: {first}")) == reported


@pytest.mark.parametrize(
    "choices",
    [
        "[readAllLines, read_all_lines, READALLLINES]",
        "['a[href^=\"#\"]', 'a[href=\"#\"]']",
        '["x == 1", "x = 1", "x := 1"]',
        "[os.path, ospath]",
        "['A, B, C', 'B, C']",
    ],
)
def test_a_distractor_in_code_is_not_the_answer_in_another_spelling(choices: str) -> None:
    for position in range(2):
        deck = f"question: Which one is it?\nchoices: {choices}\nanswer: "
        first = yaml.safe_load(choices)[position]
        assert codes(f"{deck}{first!r}").isdisjoint({"distractor-taken", "equal-choices"})


def test_a_question_without_a_wrong_choice_is_reported() -> None:
    assert codes("question: Which are metals?\nchoices: [Iron, Zinc]\nanswer: [Iron, Zinc]") == {"all-choices-right"}
    assert codes("question: Which are metals?\nchoices: [Iron, Zinc, Wood]\nanswer: [Iron, Zinc]") == set()


def test_thousands_written_as_in_english_are_no_decimals() -> None:
    deck = (
        "title: T\nlanguage: es\nquestions:\n- question: ¿Cuánto pagó?\n  choices: ['$ 30,000', '$ 300', '$ 300,000']\n"
    )
    assert "equal-choices" not in codes(f"{deck}  answer: '$ 300'\n")
