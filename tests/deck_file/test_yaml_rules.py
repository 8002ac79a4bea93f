"""Texts that YAML cuts, splits or retypes are reported with a help, and intended texts are not."""

from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.yaml_rules.registry import YAML_RULES, yaml_warnings
from quizkit.deck_file.yaml_rules.retyped import other_reading
from tests.helpers import in_a_deck


def told(text: str) -> list[str]:
    """Return the YAML warnings of one question, whose lines begin in line 4, column 5: `line:column code: help`."""
    whole = in_a_deck(text)
    found = yaml_warnings(parse_deck(whole, Path("deck.yaml")))
    return [f"{p.place.line}:{p.place.column} {p.code}: {p.help}" for p in found if p.place]


# The text of a question, and the one thing that is told of it.
SURPRISES = [
    ("question: Why?\nchoices: [no, maybe]\nanswer: maybe", '5:15 read-otherwise: Put it in quotes: "no".'),
    ("question: Why?\nchoices:\n  - 1:30\n  - noon\nanswer: noon", '6:9 read-otherwise: Put it in quotes: "1:30".'),
    ("question: Why?\nanswer: a\naccept: [010, b]", '6:14 read-otherwise: Put it in quotes: "010".'),
    ("question: Why?\norder: [first, 3.10]", '5:20 read-otherwise: Put it in quotes: "3.10".'),
    ("question: Why?\nmatch: {no: a, b: c}", '5:13 read-otherwise: Put it in quotes: "no".'),
    ("question: Why?\nmatch: {a: no, b: c}", '5:16 read-otherwise: Put it in quotes: "no".'),
    ("front: ~\nback: home", '4:12 read-otherwise: Put it in quotes: "~".'),
    ("question: Why?\nanswer: a\nhint: null", '6:11 read-otherwise: Put it in quotes: "null".'),
    ("question: When?\nanswer: 2025-10-08", '5:13 read-otherwise: Put it in quotes: "2025-10-08".'),
    ("question: Which word?\nanswer: on", '5:13 read-otherwise: Put it in quotes: "on".'),
    ("type: text\nquestion: Why?\nanswer: 3.10", '6:13 read-otherwise: Put it in quotes: "3.10".'),
    ("question: Why?\nanswer: 3.10", '5:13 number-as-text: Write 3.1 for the number, "3.10" for the text.'),
    ("question: Why?\nanswer: 1.0", '5:13 number-as-text: Write 1 for the number, "1.0" for the text.'),
    ("question: Why?\nanswer: 007", '5:13 number-as-text: Write 7 for the number, "007" for the text.'),
    ("question: Why?\nanswer: .5", '5:13 number-as-text: Write 0.5 for the number, ".5" for the text.'),
    (
        "question: It is so.\nanswer: yes",
        '5:13 true-or-false-meant: Write `answer: true` for a true/false question, "yes" if students type the word.',
    ),
    (
        "question: Is it so?\nanswer: No",
        '5:13 true-or-false-meant: Write `answer: false` for a true/false question, "No" if students type the word.',
    ),
    (
        "question: Why?\nanswer: TRUE",
        '5:13 true-or-false-meant: Write `answer: true` for a true/false question, "TRUE" if students type the word.',
    ),
    (
        'question: The Sun is a star.\nanswer: "True"',
        "5:13 true-or-false-meant: Write `answer: true` for a true/false question, or add `type: text` if students type the word.",
    ),
    ("question: Name two colours.\nanswer: red, blue", "5:13 list-in-one-text: Write a list: [red, blue]."),
    (
        "question: In which three cities?\nanswer: Rome, Bonn and Oslo",
        "5:13 list-in-one-text: Write a list: [Rome, Bonn, Oslo].",
    ),
    (
        "question: What is room #5 for?\nanswer: tea",
        '4:28 cut-as-comment: Put the whole text in quotes: "What is room #5 for?". Write a space after the # of a comment.',
    ),
    (
        "question: What is room #5 for?  # in the handout\nanswer: tea",
        '4:28 cut-as-comment: Put the whole text in quotes: "What is room #5 for?". Write a space after the # of a comment.',
    ),
    (
        "question: What is C # used for?\nanswer: tea",
        '4:25 cut-as-comment: Put the whole text in quotes: "What is C # used for?".',
    ),
    (
        "question: Why?\nanswer: F #",
        '5:15 cut-as-comment: Put the whole text in quotes: "F #". Write a space after the # of a comment.',
    ),
    (
        "question: Why?\nchoices:\n  - red #FF0000\n  - blue\nanswer: blue",
        '6:13 cut-as-comment: Put the whole text in quotes: "red #FF0000". Write a space after the # of a comment.',
    ),
    (
        "question: Which element\n  is #26?\nanswer: iron",
        '5:10 cut-as-comment: Put the whole text in quotes: "Which element is #26?". Write a space after the # of a comment.',
    ),
    (
        "question: Who (or what # is it)\nanswer: tea",
        '4:28 cut-as-comment: Put the whole text in quotes: "Who (or what # is it)".',
    ),
    (
        "question: Why?\nchoices: [1,000, 20, x]\nanswer: x",
        '5:14 split-at-comma: Put each whole text in quotes: ["1,000", 20, x].',
    ),
    (
        "question: Why?\nanswer: [50,000]",
        '5:13 split-at-comma: Put each whole text in quotes: ["50,000"].',
    ),
    (
        "question: Why?\nchoices: [Washington, D.C., Ottawa]\nanswer: Ottawa",
        '5:14 split-at-comma: Put each whole text in quotes: ["Washington, D.C.", Ottawa].',
    ),
    (
        "question: Why?\nchoices: [July 4, 1776, May 8, 1945]\nanswer: May 8",
        '5:14 split-at-comma: Put each whole text in quotes: ["July 4, 1776", "May 8, 1945"].',
    ),
    (
        "question: Why?\nchoices: [f(a, b), g(a)]\nanswer: g(a)",
        '5:14 split-at-comma: Put each whole text in quotes: ["f(a, b)", g(a)].',
    ),
    (
        "question: Why?\nchoices: [salt, bread, and butter, 'no']\nanswer: salt",
        '5:14 split-at-comma: Put each whole text in quotes: [salt, "bread, and butter", "no"].',
    ),
    (
        "question: Why?\nchoices:\n  - Paris\n   - Rome\n  - Oslo\nanswer: Oslo",
        "7:8 lines-joined: Begin it in column 7, as the items above, or keep the line breaks with |.",
    ),
    (
        "question: >\n  Which?\n  1. this\n  2. that\nanswer: this",
        "6:7 lines-joined: Indent it as the items above, or keep the line breaks with |.",
    ),
    (
        r'question: "What is $\frac{1}{2}$?"' + "\nanswer: half",
        r"4:15 escape-in-quotes: Write it in single quotes: 'What is $\frac{1}{2}$?'.",
    ),
    (
        r'question: "Whose is C:\new?"' + "\nanswer: it's",
        r"4:15 escape-in-quotes: Write it in single quotes: 'Whose is C:\new?'.",
    ),
    (
        r'question: "It is \"\beta\"\n?"' + "\nanswer: x",
        r"4:15 escape-in-quotes: Double the backslash: \\beta.",
    ),
    (
        "question: Which line prints two?\n" + r"""answer: "print('a\nb')" """,
        r"""5:13 escape-in-quotes: Write it in single quotes: 'print(''a\nb'')'.""",
    ),
    (
        r'question: "Try:\n`print(1, 2)\n`"' + "\nanswer: x",
        r"4:15 escape-in-quotes: Double the backslash: print(1, 2)\\n.",
    ),
    (
        r'question: "Is $a \ne b$?"' + "\nanswer: x",
        r"4:15 escape-in-quotes: Write it in single quotes: 'Is $a \ne b$?'.",
    ),
    (
        r'question: "\beta is a caf\u00e9"' + "\nanswer: x",
        r"4:15 escape-in-quotes: Double the backslash: \\beta.",
    ),
    ('question: Why?\nanswer: Paris"', '5:13 stray-quote: Remove it, or use straight quotes: "Paris".'),
    (
        "question: Name the two parts.\nanswer: one of four words, b",
        "5:13 list-in-one-text: Write a list: [one of four words, b].",
    ),
    ('question: Why?\nanswer: 5x"', '5:13 stray-quote: Remove it, or use straight quotes: "5x".'),
    (
        r'question: "What prints print(1, 2, sep=\"\t\")?"' + "\nanswer: x",
        r"4:15 invisible-character: Double the backslash if students should see it: \\t. Otherwise write a space.",
    ),
    ("question: Why?\nanswer: hedge\u200bhog", "5:13 invisible-character: Remove it."),
    (
        r'''question: "Why?"
answer: "name\tage"''',
        r"5:13 invisible-character: Double the backslash if students should see it: \\t. Otherwise write a space.",
    ),
    (
        "question: >\n  What is it?\n  ```python\n  print(1)\n  ```\nanswer: one",
        "4:15 lost-line-breaks: Write the text after `|`, which keeps its lines.",
    ),
    ("question: “Why?”\nanswer: x", '4:15 stray-quote: Remove it, or use straight quotes: "Why?".'),
]


@pytest.mark.parametrize(("question", "line"), SURPRISES)
def test_a_warning_has_its_place_and_its_help(question: str, line: str) -> None:
    assert told(question) == [line]


def test_each_rule_has_an_example() -> None:
    assert {line.split()[1].rstrip(":") for _, line in SURPRISES} == {rule.code for rule in YAML_RULES}


# What a teacher means as it stands.
MEANT = [
    "question: Why?\nchoices: [100, 200, 300]\nanswer: 100",
    "question: Why?\nchoices: [100,200,300]\nanswer: 100",
    "question: Why?\nchoices: [1,2,3]\nanswer: 1",
    "question: Why?\nchoices: [AND, OR, NOT]\nanswer: OR",
    "question: Why?\nchoices: [Mr., Mrs., Dr.]\nanswer: Dr.",
    "question: Why?\nchoices: [1914, 1918, 1939]\nanswer: 1914",
    "question: Why?\nchoices: [x, y, z]\nanswer: y",
    "question: Why?\nchoices: [true, false]\nanswer: true",
    "question: Why?\nchoices: ['no', \"1:30\", a]\nanswer: a",
    "question: Why?\nchoices: [“To be”, “Not to be”]\nanswer: “To be”",
    "question: Why?\nchoices: ['a, b', c]\nanswer: c",
    "question: Why?\nchoices:\n  - Washington, D.C.\n  - Ottawa\nanswer: Ottawa",
    "question: Why?\nanswer: 42",
    "question: Why?\nanswer: 9.81 m/s²",
    "question: Why?\nanswer: 1,000 km",
    "question: Why?\nanswer: '3.10'",
    "question: Why?\nanswer: v3.10",
    "question: Why?\nanswer: 3.50 €",
    "question: Why?\nanswer: 1_000",
    "question: Why?\nanswer: 6.022e23",
    "question: Why?\nanswer: +5",
    "question: Why?\nanswer: 5G",
    "question: Why?\nanswer: n/a",
    "question: Why?\nanswer: 08 May 1945",
    "question: Why?\nanswer: 12\npoints: 1.0",
    "question: Why?\nanswer: 5\ntolerance: 0.10",
    "id: 007\nquestion: Why?\nanswer: x\ntags: [2024-05-01, no]",
    "question: Why?\nanswer: Paris  # checked in the atlas",
    'question: How long?\nanswer: board of 12"',
    'question: How long?\nanswer: b5"',
    "question: Name the two parts.\nanswer: one of four words more, b",
    "question: Why?\nanswer: Paris # is that right?",
    "question: Why?\nanswer: Paris #TODO check",
    "question: Why?  # quiz: ignore same-question\nanswer: Paris",
    "question: Why?\n#answer: Rome\nanswer: Paris",
    "question: 'Room #5?'\nanswer: '#5'",
    "question: Which key is C# in?\nanswer: C#",
    "question: |\n  Which?\n  #5 or\n  - a\n  - b\nanswer: a",
    "question: Where is it?\nanswer: Washington, D.C.",
    "question: When was it?\nanswer: July 4, 1776",
    "question: In which city and country?\nanswer: Paris, France",
    "question: Which of the two is it?\nanswer: this, not that",
    "question: Which two rivers?\nanswer: [Rhine, Elbe]",
    "question: Name one of the two, and its river.\nanswer: Bonn, Rhine",
    "question: Paris.\nanswer: true",
    "question: The opposite of left is ___.\nanswer: right",
    "question: What is the magic word?\nanswer: 'yes'",
    r'question: "A line.\nAnother line."' + "\nanswer: x",
    r'question: "x = 1\ne = 2\nprint(x + e)"' + "\nanswer: 3",
    r'question: "`x = 1`\n`y = 2`\nWhat is x + y?"' + "\nanswer: 3",
    r'question: "```python\nfor i in range(3):\n    print(i)\n```"' + "\nanswer: x",
    r'question: "They said:\n\"Hello.\"\nWho?"' + "\nanswer: x",
    r'question: "print(\"a\")\nprint(\"b\")"' + "\nanswer: x",
    r'question: "a \"c\" \\beta caf\u00e9"' + "\nanswer: x",
    "question: '\\frac, \\beta'\nanswer: x",
    "question: How tall is he?\nanswer: 5'10\"",
    'question: What is 1" in cm?\nanswer: 2.54 cm',
    "question: “Haus” is German for “house”\nanswer: true",
    "question: It is long and\n  goes on here - as one text - does it?\nanswer: x",
    "question: >-\n  It is long\n  and - folded\nanswer: x",
    "question: Why?\nanswer: it\nevidence: “A quote”",
    "question: Why?\nanswer: F  #",
]  # fmt: skip


@pytest.mark.parametrize("question", MEANT)
def test_intended_texts_are_not_reported(question: str) -> None:
    assert told(question) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Off", "false"),
        ("Null", "nothing"),
        ("-1:30", "the number -90"),
        ("12:30:45", "the number 45045"),
        ("9:58.5", "the number 598.5"),
        ("0x1F", "the number 31"),
        ("0b101", "the number 5"),
        ("0o17", "the number 15"),
        ("08", "the number 8"),
        ("1_000", "the number 1000"),
        ("1.", "the number 1"),
        ("1.0", "the number 1"),
        ("+5", "the number 5"),
        ("1e3", "the number 1000"),
        ("6.022e23", "the number 6.022e+23"),
        (".inf", "infinity"),
        (".NaN", "not a number"),
        ("2025-10-08 12:30:00", "a date"),
        ("<<", "a special sign"),
        ("2025-13-45", ""),
        ("09:30", ""),
        ("1:99", ""),
        ("0", ""),
        ("-0.5", ""),
        ("٣", ""),
    ],
)
def test_how_other_tools_read_a_text(text: str, what: str) -> None:
    assert other_reading(text) == what


def test_the_title_and_the_language_are_checked_but_not_the_date_of_the_source() -> None:
    text = "title: 1:30\nlanguage: no\nsource: {date: 2025-10-08}\nquestions: [{front: a, back: b}]\n"
    found = yaml_warnings(parse_deck(text, Path("deck.yaml")))
    assert [problem.route for problem in found] == [("title",), ("language",)]


def test_an_empty_text_at_the_end_of_the_file_is_not_reported() -> None:
    text = "title: T\nquestions:\n  - question: Why?\n    choices:\n      - ? a\n"
    assert yaml_warnings(parse_deck(text, Path("deck.yaml"))) == []


def test_warnings_are_reported_beside_errors_but_not_twice_at_one_place() -> None:
    assert told("question: [Why?\nanswer: x") == []
    assert told("question: Why?\nchoices: [no, b]\nanswer: c") == ['5:15 read-otherwise: Put it in quotes: "no".']
    assert told("question: Why?\nanswer: 3.10\ncase: yes") == [
        '5:13 number-as-text: Write 3.1 for the number, "3.10" for the text.'
    ]


@pytest.mark.parametrize(
    ("language", "answer", "message", "help"),
    [
        ("de", "1.500", "“1.500” is read as the number 1500", "Write 1500, or 1,5 if you mean that."),
        ("en", "1.500", "“1.500” is read as the number 1.5", 'Write 1.5 for the number, "1.500" for the text.'),
        ("de", "3.10", "“3.10” is read as the number 3.1", 'Write 3.1 for the number, "3.10" for the text.'),
    ],
)
def test_the_advice_on_a_number_depends_on_the_language(language: str, answer: str, message: str, help: str) -> None:
    text = f"title: T\nlanguage: {language}\nquestions:\n  - question: Wie viele?\n    answer: {answer}\n"
    (warning,) = yaml_warnings(parse_deck(text, Path("deck.yaml")))
    assert (warning.message, warning.help) == (message, help)


def test_a_quote_that_goes_on_over_the_next_keys_is_reported_where_it_opens() -> None:
    assert told('question: "Why?\nhint: b"\nanswer: c') == ['4:15 lines-joined: Close it: question: "Why?"']
    assert told('question: "Why\n  did the answer come late?"\nanswer: c') == []


def test_such_a_quote_is_reported_in_place_of_what_follows_from_it() -> None:
    deck = """title: T
questions:
  - question: a?
    answer: b
    explanation: "Because.
  - question: c?"
    answer: d
"""
    file = parse_deck(deck, Path("deck.yaml"))

    assert [(one.place, one.code, one.help) for one in file.problems] == [
        ((5, 18), "lines-joined", 'Close it: explanation: "Because."')
    ]
