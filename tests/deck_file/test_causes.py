"""What a teacher is told of the mistakes that break YAML: where, and the likely cause."""

import pytest

from tests.helpers import in_a_deck, messages, parsed

COLON = "a colon and a space stand inside a text without quotes, or a line is indented too far"
RESERVED = "a text without quotes begins with a character that YAML keeps for itself"
NOT_CLOSED = "a quote is opened and never closed"
NO_LIST_END = "a list in [ ] or a mapping in { } is not closed, or a comma is missing in it"
BEHIND_QUOTE = "a text goes on behind its closing quote"
ESCAPE = "an escape inside double quotes stands for no character"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("question: Ottawa: the capital\nanswer: x", f"4:21 yaml-syntax: {COLON}"),
        ("question: Why\n  answer: x", f"5:13 yaml-syntax: {COLON}"),
        ("question:Why\nanswer: x", f"5:11 yaml-syntax: {COLON}"),
        ('question: Why\nanswer: "x', f"5:13 yaml-syntax: {NOT_CLOSED}"),
        ("question: 'Why\nanswer: x", f"4:15 yaml-syntax: {NOT_CLOSED}"),
        ("question: [a\nanswer: x", f"4:15 yaml-syntax: {NO_LIST_END}"),
        ("question: {a\nanswer: x", f"4:15 yaml-syntax: {NO_LIST_END}"),
        ('question: Why\nchoices: [a, "b" "c"]', f"5:22 yaml-syntax: {NO_LIST_END}"),
        ("question: Why\nchoices: [", f"5:14 yaml-syntax: {NO_LIST_END}"),
        ("question: Why\nchoices: [a,\n  [b,\n- c", f"6:7 yaml-syntax: {NO_LIST_END}"),
        ("question: Why\nanswer: 'it's'", f"5:17 yaml-syntax: {BEHIND_QUOTE}"),
        ('question: "Why" not\nanswer: x', f"4:21 yaml-syntax: {BEHIND_QUOTE}"),
        ("question: Why\nanswer: @home", f"5:13 yaml-syntax: {RESERVED}"),
        ("question: `code`\nanswer: x", f"4:15 yaml-syntax: {RESERVED}"),
        ("question: Why\nanswer: %5", f"5:13 yaml-syntax: {RESERVED}"),
        (
            "question: Why\nanswer: *",
            "5:14 yaml-syntax: a text without quotes begins with *, which YAML keeps for itself",
        ),
        (
            "question: Why\nanswer: & co",
            "5:14 yaml-syntax: a text without quotes begins with &, which YAML keeps for itself",
        ),
        (
            "question: Why\nanswer: > 5",
            "5:15 yaml-syntax: a text without quotes begins with | or >, which YAML keeps for itself",
        ),
        (
            "question: Why\nanswer: ? x",
            "5:13 yaml-syntax: a text without quotes begins with ?, which YAML keeps for itself",
        ),
        ("question: Why\nanswer: - x", "5:13 yaml-syntax: a dash stands where a text should begin"),
        (
            "question: Why\n\tanswer: x",
            "5:5 yaml-syntax: a tab stands where YAML wants spaces",
        ),
        (
            "question: Why\nanswer x\nhint: y",
            "5:5 yaml-syntax: a line here is neither `key: value` nor part of the text above it",
        ),
        (
            "question: Why\nanswer: x\nchoices:\n    - x\n   - y",
            "8:8 yaml-syntax: this line does not line up with the lines above it",
        ),
    ],
)
def test_a_syntax_error_is_told_by_its_likely_cause(question: str, told: str) -> None:
    assert messages(in_a_deck(question)) == [told]


@pytest.mark.parametrize("escape", [r"\xzz", r"\u12", r"\UFFFFFFFF", r"\U00110000", r"\uD800"])
def test_an_escape_that_is_no_character_is_told(escape: str) -> None:
    line, _, message = messages(in_a_deck(f'question: Why\nanswer: "{escape}"'))[0].partition(":")
    assert (line, message.partition(": ")[2]) == ("5", ESCAPE)


def test_an_escape_that_yaml_does_not_know_is_told() -> None:
    assert messages(in_a_deck(r'question: "\d+"' + "\nanswer: x")) == [
        "4:16 yaml-syntax: a backslash inside double quotes begins an escape that YAML does not know"
    ]


def test_a_line_out_of_line_is_one_problem_and_not_also_a_missing_key() -> None:
    assert messages("""
        title: T
        questions:
          - question: Why
           answer: x
          - question: Who
            answer: y
        """) == ["4:4 yaml-syntax: this line does not line up with the lines above it"]


def test_every_syntax_error_says_what_to_do() -> None:
    found = parsed(in_a_deck("question: Ottawa: the capital\nanswer: x"))
    assert found.deck is None
    assert [problem.help for problem in found.problems] == [
        'Put the whole text in double quotes: "Ottawa: the capital". Write a space behind each “:” and “-”.'
    ]
