"""Syntax errors: the place, the likely cause, and the corrected line."""

import pytest

from tests.helpers import in_a_deck, messages, parsed, problems, told

# A question, whose lines begin in line 4, column 5; the place, the message and the help.
OF_A_QUESTION = [
    (
        "question: Ottawa: the capital\nanswer: x",
        "4:21",
        "a colon and a space in a text without quotes",
        'Put the whole text in quotes: question: "Ottawa: the capital"',
    ),
    (
        "question: Why\nanswer: x: y",
        "5:14",
        "a colon and a space in a text without quotes",
        'Put the whole text in quotes: answer: "x: y"',
    ),
    (
        "question: Why\nchoices:\n  - a\n  - Berlin: 1878: no\nanswer: a",
        "7:21",
        "a colon and a space in a text without quotes",
        'Put the whole text in quotes: - "Berlin: 1878: no"',
    ),
    (
        "question: Why\nchoices: [a: b: c, d]\nanswer: d",
        "5:19",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it",
        "Close it, or put a text that begins with [ or { in quotes.",
    ),
    (
        "question: Why\nexplanation: one two\n  three: four\nanswer: d",
        "6:12",
        "a colon and a space in a text without quotes",
        'Put the whole text in quotes: "three: four"',
    ),
    (
        "\tquestion: Why\nanswer: x",
        "4:5",
        "a tab where YAML requires spaces",
        "Write spaces instead: YAML does not accept tabs as indentation.",
    ),
    (
        "question: Why\n\tanswer: x",
        "5:5",
        "a tab where YAML requires spaces",
        "Write spaces instead: YAML does not accept tabs as indentation.",
    ),
    (
        "question: Why\nchoices:\n\t- a\n\t- b\nanswer: a",
        "6:5",
        "a tab where YAML requires spaces",
        "Write spaces instead: YAML does not accept tabs as indentation.",
    ),
    (
        "question: Why\nchoices:\n  -\ta\n  -\tb\nanswer: a",
        "6:8",
        "a tab where YAML requires spaces",
        "Write spaces instead: YAML does not accept tabs as indentation.",
    ),
    (
        "question: Why\nanswer: *important*",
        "5:13",
        "a text without quotes begins with *, which YAML reserves",
        'Put the whole text in quotes: answer: "*important*"',
    ),
    (
        "question: Why\nanswer: *",
        "5:13",
        "a text without quotes begins with *, which YAML reserves",
        'Put the whole text in quotes: answer: "*"',
    ),
    (
        "question: Why\nanswer: ** bold **",
        "5:13",
        "a text without quotes begins with *, which YAML reserves",
        'Put the whole text in quotes: answer: "** bold **"',
    ),
    (
        "question: Why\nanswer: @home",
        "5:13",
        "a text without quotes begins with @, which YAML reserves",
        'Put the whole text in quotes: answer: "@home"',
    ),
    (
        "question: Why\nanswer: %5",
        "5:13",
        "a text without quotes begins with %, which YAML reserves",
        'Put the whole text in quotes: answer: "%5"',
    ),
    (
        "question: Why\nanswer: `x` y",
        "5:13",
        "a text without quotes begins with `, which YAML reserves",
        'Put the whole text in quotes: answer: "`x` y"',
    ),
    (
        "question: [Optional] name it\nanswer: x",
        "4:15",
        "a text without quotes begins with [, which YAML reserves",
        'Put the whole text in quotes: question: "[Optional] name it"',
    ),
    (
        "question: {a} name it\nanswer: x",
        "4:15",
        "a text without quotes begins with {, which YAML reserves",
        'Put the whole text in quotes: question: "{a} name it"',
    ),
    (
        "question: Why\nanswer: & co",
        "5:13",
        "a text without quotes begins with &, which YAML reserves",
        'Put the whole text in quotes: answer: "& co"',
    ),
    (
        "question: Why\nchoices: [a, #1]\nanswer: a",
        "5:18",
        "# begins a comment, which hides the end of the list",
        'Put the text in quotes: "#…".',
    ),
    (
        "question: Why\nchoices:\n  - a\n  -b\nanswer: a",
        "7:7",
        "there is no space after the dash",
        "Write a space after the dash: - b",
    ),
    (
        "question:Why\nanswer: x",
        "4:13",
        "there is no space after the colon of “question”",
        "Write a space after the colon: question: Why",
    ),
    (
        "question: Why\nanswer:x",
        "5:11",
        "there is no space after the colon of “answer”",
        "Write a space after the colon: answer: x",
    ),
    (
        "question: Why\nanswer:x\nhint: y",
        "5:11",
        "there is no space after the colon of “answer”",
        "Write a space after the colon: answer: x",
    ),
    ('question: Why\nanswer: "x', "5:13", "a quote is not closed", 'Close it: answer: "x"'),
    ("question: Why\nanswer: 'x\nhint: don't", "5:13", "a quote is not closed", "Close it: answer: 'x'"),
    (
        "question: Why\nanswer: 'don't'",
        "5:18",
        "there is text after the closing quote",
        'Put all of it in other quotes: answer: "don\'t"',
    ),
    (
        'question: "Who said "no"?"\nanswer: x',
        "4:26",
        "there is text after the closing quote",
        "Put all of it in other quotes: question: 'Who said \"no\"?'",
    ),
    ("question: 'Why\nanswer: x", "4:15", "a quote is not closed", "Close it: question: 'Why'"),
    (
        "question: Why\n answer: x",
        "5:6",
        "“answer” is indented further than the line above, so YAML reads it as part of that text",
        "Begin it in column 5, as “question” does.",
    ),
    (
        "question: Why\n  answer: x",
        "5:7",
        "“answer” is indented further than the line above, so YAML reads it as part of that text",
        "Begin it in column 5, as “question” does.",
    ),
    (
        "question: Why\nhint: y\n answer: x",
        "6:6",
        "“answer” is indented further than the line above, so YAML reads it as part of that text",
        "Begin it in column 5, as “hint” does.",
    ),
    (
        "question: Why\nchoices: [a, b]\n answer: a",
        "6:6",
        "“answer” begins in column 6, the other keys in column 5",
        "Begin it in column 5.",
    ),
    (
        "question: Why\nchoices:\n  - a\n  - b\n answer: a",
        "8:6",
        "“answer” begins in column 6, the other keys in column 5",
        "Begin it in column 5.",
    ),
    (
        "question: “Ottawa: the capital”\nanswer: x",
        "4:15",
        "curly quotes are not quotes in YAML, and the text contains a colon and a space",
        'Write straight quotes: question: "Ottawa: the capital"',
    ),
    (
        "question: Why\nanswer: > 5",
        "5:13",
        "a text without quotes begins with >, which YAML reserves",
        'Put the whole text in quotes: answer: "> 5"',
    ),
    (
        "question: Why\nanswer: | x",
        "5:13",
        "a text without quotes begins with |, which YAML reserves",
        'Put the whole text in quotes: answer: "| x"',
    ),
    (
        "question: Why\nanswer: - x",
        "5:13",
        "a text without quotes begins with a dash",
        'Put the whole text in quotes: answer: "- x"',
    ),
    (
        "question: Why\nanswer: ? x",
        "5:13",
        "a text without quotes begins with ?, which YAML reserves",
        'Put the whole text in quotes: answer: "? x"',
    ),
    (
        "question: Why\nanswer: , x",
        "5:13",
        "a text without quotes begins with ,, which YAML reserves",
        'Put the whole text in quotes: answer: ", x"',
    ),
    (
        "question: Why\nanswer: ] x",
        "5:13",
        "a text without quotes begins with ], which YAML reserves",
        'Put the whole text in quotes: answer: "] x"',
    ),
    (
        "question: Why\nanswer x\nhint: y",
        "5:5",
        "there is no colon after “answer”",
        "Write a colon and a space: answer: x",
    ),
    ("question: Why\nanswer x", "5:5", "there is no colon after “answer”", "Write a colon and a space: answer: x"),
    (
        "question: Why\nchoices: [a, b\nanswer: a",
        "5:14",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it",
        "Close it: choices: [a, b]",
    ),
    ("question: Why\nanswer = x", "5:5", "there is no colon after “answer”", "Write a colon and a space: answer: x"),
    (
        "question: Why\nchoices:\na\nb\nanswer: a",
        "6:5",
        "this line is neither `key: value` nor part of the text above",
        "Write a colon and a space after the key, or indent the line as part of the text above.",
    ),
    (
        'question: "\\d+ \\frac"\nanswer: x',
        "4:16",
        "a backslash in double quotes begins an unknown escape",
        "Write it in single quotes: question: '\\d+ \\frac'",
    ),
    (
        'question: "C:\\Users"\nanswer: x',
        "4:20",
        "an escape in double quotes is not a character",
        'Write all of its digits, such as "\\u00e9", or use single quotes.',
    ),
    (
        'question: "Why" is it\nanswer: x',
        "4:21",
        "there is text after the closing quote",
        "Put all of it in other quotes: question: '\"Why\" is it'",
    ),
    (
        "question: Why\nexplanation: He said: \"no\" and 'yes'\nanswer: x",
        "5:25",
        "a colon and a space in a text without quotes",
        "Put the whole text in quotes: explanation: 'He said: \"no\" and ''yes'''",
    ),
    (
        'question: Why\nchoices: ["a", "b" "c"]\nanswer: a',
        "5:24",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it",
        "Close it, or put a text that begins with [ or { in quotes.",
    ),
    (
        "question: Why\nchoices: [",
        "5:14",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it",
        "Close it, or put a text that begins with [ or { in quotes.",
    ),
    (
        "question: Why\nchoices: [a,\n  [b,\n- c",
        "6:7",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it",
        "Close it: [b]",
    ),
    (
        "question: {a\nanswer: x",
        "4:15",
        "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it",
        "Close it: question: {a}",
    ),
    (
        'question: "Why" not\nanswer: x',
        "4:21",
        "there is text after the closing quote",
        "Put all of it in other quotes: question: '\"Why\" not'",
    ),
    (
        "question: Why\nanswer: x\nchoices:\n    - x\n   - y",
        "8:8",
        "this dash is in column 8, those above it are in column 9",
        "Begin it in column 9.",
    ),
    (
        "question: Why\nanswer: &\nhint: x",
        "5:13",
        "a text without quotes begins with &, which YAML reserves",
        'Put the whole text in quotes: answer: "&"',
    ),
]
OF_A_DECK = [
    (
        "title: T\n- question: a\n  answer: b\n",
        "2:1",
        "a list without a key",
        "Write `questions:` in the line above it.",
    ),
    (
        "title: T\nquestions:\n  - question: a\n    answer: b\n\n  question: c\n  answer: d\n",
        "6:3",
        "a question begins without a dash",
        "Begin a question with a dash: - question: c",
    ),
    (
        "title: T\nquestions:\n  -question: a\n   answer: b\n",
        "3:3",
        "there is no space after the dash",
        "Write a space after the dash: - question: a",
    ),
    (
        "title: T\nquestions:\n  - question: a\n    answer: b\n  -question: c\n   answer: d\n",
        "5:3",
        "there is no space after the dash",
        "Write a space after the dash: - question: c",
    ),
    (
        "title: T\nquestions:\n  - question: a\n    answer: b\n   - question: c\n     answer: d\n",
        "5:4",
        "this dash is in column 4, those above it are in column 3",
        "Begin it in column 3.",
    ),
    (
        "title: T\nquestions:\n  - question: a\n    answer: b\n - question: c\n   answer: d\n",
        "5:2",
        "this dash is in column 2, those above it are in column 3",
        "Begin it in column 3.",
    ),
    (
        "title: T\nquestions:\n  - question: a\n   answer: b\n",
        "4:4",
        "“answer” begins in column 4, the other keys in column 5",
        "Begin it in column 5.",
    ),
    (
        "title: T\nquestions:\n  - question: a\n     answer: b\n",
        "4:6",
        "“answer” is indented further than the line above, so YAML reads it as part of that text",
        "Begin it in column 5, as “question” does.",
    ),
    (
        "title: T\nquestions\n  - question: a\n    answer: b\n",
        "2:1",
        "there is no colon after “questions”",
        "Write a colon and a space: questions:",
    ),
    (
        "title: T\nquestions:\n\t- question: a\n\t  answer: b\n",
        "3:1",
        "a tab where YAML requires spaces",
        "Write spaces instead: YAML does not accept tabs as indentation.",
    ),
    (
        "title: Trade: a story\nquestions:\n  - question: a\n    answer: b\n",
        "1:13",
        "a colon and a space in a text without quotes",
        'Put the whole text in quotes: title: "Trade: a story"',
    ),
    (
        "<html>\n<body>x: y</body>\n",
        "2:8",
        "a colon and a space in a text without quotes",
        'Put the whole text in quotes: "<body>x: y</body>"',
    ),
]


@pytest.mark.parametrize(("question", "place", "message", "help"), OF_A_QUESTION)
def test_a_syntax_error_in_a_question_is_explained(question: str, place: str, message: str, help: str) -> None:
    found = parsed(in_a_deck(question))
    assert found.deck is None
    assert told(found) == [f"{place} yaml-syntax: {message}"]
    assert found.problems[0].help == help


@pytest.mark.parametrize(("text", "place", "message", "help"), OF_A_DECK)
def test_a_syntax_error_in_a_deck_is_explained(text: str, place: str, message: str, help: str) -> None:
    found = parsed(text)
    assert told(found) == [f"{place} yaml-syntax: {message}"]
    assert found.problems[0].help == help


def test_the_corrected_line_has_no_syntax_error() -> None:
    """If the help is a corrected line, the deck with that line has no syntax error."""
    mended = 0
    for question, _, _, help in OF_A_QUESTION:
        line = help.partition(": ")[2]
        number = next(
            (n for n, old in enumerate(question.splitlines()) if old.split(":")[0] == line.split(":")[0]), None
        )
        if number is None or not line or help.startswith("Begin"):
            continue
        lines = question.splitlines()
        lines[number] = line
        assert "yaml-syntax" not in " ".join(problems(in_a_deck("\n".join(lines)))), (question, line)
        mended += 1
    assert mended > 25


def test_several_syntax_errors_are_all_reported() -> None:
    assert messages("""
        title: T
        questions:
          - question: Ottawa: the capital
            answer: x
          - question: Why
            answer: @home
          - question: 'don't'
            answer: x
          -question: Who
           answer: x
        """) == [
        "3:21 yaml-syntax: a colon and a space in a text without quotes",
        "6:13 yaml-syntax: a text without quotes begins with @, which YAML reserves",
        "7:20 yaml-syntax: there is text after the closing quote",
        "9:3 yaml-syntax: there is no space after the dash",
    ]


ESCAPE = "an escape in double quotes is not a character"


@pytest.mark.parametrize("escape", [r"\xzz", r"\u12", r"\UFFFFFFFF", r"\U00110000", r"\uD800"])
def test_an_invalid_escape_is_reported(escape: str) -> None:
    line, _, message = messages(in_a_deck(f'question: Why\nanswer: "{escape}"'))[0].partition(":")
    assert (line, message.partition(": ")[2]) == ("5", ESCAPE)


def test_an_unknown_escape_is_reported() -> None:
    assert messages(in_a_deck(r'question: "\d+"' + "\nanswer: x")) == [
        "4:16 yaml-syntax: a backslash in double quotes begins an unknown escape"
    ]


def test_wrong_indentation_is_not_also_a_missing_key() -> None:
    assert messages("""
        title: T
        questions:
          - question: Why
           answer: x
          - question: Who
            answer: y
        """) == ["4:4 yaml-syntax: “answer” begins in column 4, the other keys in column 5"]
