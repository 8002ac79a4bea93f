"""Control and bidirectional characters in a deck, raw or as an escape, are reported at their places."""

import pytest

from tests.helpers import in_a_deck, messages, parsed, problems, question

TERMINAL = "is invisible and may control a terminal"
ORDER = "is invisible and may change the order of the text"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r'question: "Red \e[31m"', [f"4:20 control-character: the character U+001B {TERMINAL}"]),
        (r'question: "Red \x1b[31m"', [f"4:20 control-character: the character U+001B {TERMINAL}"]),
        (r'question: "Red \u001B[31m"', [f"4:20 control-character: the character U+001B {TERMINAL}"]),
        (r'question: "Red \U0000001b[31m"', [f"4:20 control-character: the character U+001B {TERMINAL}"]),
        (r'question: "a\0b"', [f"4:17 control-character: the character U+0000 {TERMINAL}"]),
        (r'question: "a\N"', [f"4:17 control-character: the character U+0085 {TERMINAL}"]),
        (r'question: "\\\u202e"', [f"4:18 control-character: the character U+202E {ORDER}"]),
        ("question: Paris \u202eemoR", [f"4:21 control-character: the character U+202E {ORDER}"]),
        ("question: 'Paris \u2066Rome'", [f"4:22 control-character: the character U+2066 {ORDER}"]),
        ("question: \u200fParis", [f"4:15 control-character: the character U+200F {ORDER}"]),
    ],
)
def test_each_character_is_reported_at_its_place(line: str, expected: list[str]) -> None:
    assert messages(in_a_deck(f"{line}\nanswer: x")) == expected


def test_several_in_one_text_and_its_second_line() -> None:
    text = 'question: "a\\eb \\\\e c\u202e\n  \\x07"\nanswer: x'
    assert problems(in_a_deck(text)) == ["4:17 control-character", "4:26 control-character", "5:7 control-character"]


def test_in_keys_lists_and_block_texts() -> None:
    assert problems("""
        title: T
        questions:
          - question: |
              One
              two\u202e three
            choices: [a, "b\\e"]
            answer: a
            feedback:
              "b\\e": No
        """) == ["5:10 control-character", "6:20 control-character", "9:9 control-character"]


def test_the_route_leads_to_the_text() -> None:
    found = parsed(in_a_deck('question: q\nanswer: "a\\eb"'))
    assert [problem.route for problem in found.problems] == [("questions", 0, "answer")]
    assert found.deck is None


@pytest.mark.parametrize(
    "text",
    ["नी\u200dति می\u200cخواهم", "👩\u200d🔬", "50\u00a0000", "thin\u202fspace", "caf\u0065\u0301"],
    ids=["joiners of scripts", "a joined emoji", "a space that holds", "a narrow one", "a combining accent"],
)
def test_characters_that_scripts_need_are_allowed(text: str) -> None:
    assert question(f"question: q\nanswer: {text}").answer() == text


@pytest.mark.parametrize(
    "written", [r'"a\tb"', r'"a\r\nb"', r'"\u00e9"', r'"a\u200d"', r'"a\_b"', r"'\e'", r"a\u202eb"]
)
def test_other_characters_are_allowed(written: str) -> None:
    assert problems(in_a_deck(f"question: {written}\nanswer: x")) == []


def test_a_bidirectional_character_in_a_comment_is_allowed() -> None:
    assert problems(in_a_deck("question: q  # \u202e\nanswer: x")) == []


def test_a_formula_in_double_quotes_is_reported_only_as_that() -> None:
    assert problems(in_a_deck('question: "$\\frac{1}{2}$ or $\\beta$"\nanswer: x')) == []
