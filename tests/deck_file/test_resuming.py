"""Reading continues after a syntax error, and later problems have the right lines."""

import pytest

from tests.helpers import parsed, problems


def test_reading_continues_at_the_next_question() -> None:
    assert problems("""
        title: T
        questions:
          - question: Ottawa: the capital
            answer: x
          - question: Fine, but
            anwser: y
          - question: "never closed
            answer: z
          - question: Fine
            answer: 3
          - question: [not a list
            answer: z
          - question: The last
            answer: z
            points: -1
        """) == [
        "3:21 yaml-syntax",
        "6:5 unknown-key",
        "7:15 yaml-syntax",
        "11:15 yaml-syntax",
        "15:13 wrong-type",
    ]


def test_several_syntax_errors_in_one_question_are_one_problem() -> None:
    assert problems("""
        title: T
        questions:
          - question: a: b
            answer: c: d
          - question: e
            anser: f
        """) == ["3:16 yaml-syntax", "6:5 unknown-key"]


def test_dashes_inside_a_broken_question_do_not_begin_questions() -> None:
    assert problems("""
        title: T
        questions:
          - question: a
            choices:
              - Berlin: 1878: no
              - Paris
            answer: Paris
          - question: b
            choices:
            - Berlin
            - Paris
            answer: Rome
        """) == ["5:21 yaml-syntax", "12:13 not-a-choice"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "byte order mark"])
def test_line_numbers_are_right_with_any_line_break(end: str, mark: str) -> None:
    lines = [
        "title: T",
        "questions:",
        "- question: a: b",
        "  answer: c",
        "",
        "# a note",
        "- question: d",
        "  anser: e",
    ]
    assert problems(mark + end.join(lines)) == ["3:14 yaml-syntax", "8:3 unknown-key"]


def test_a_line_separator_in_a_text_ends_a_line_as_in_yaml() -> None:
    text = "title: one\u2028  two\nquestions:\n- question: a: b\n- question: c\n  anser: d\n  hint: \x07\n"
    assert problems(text) == [
        "4:14 yaml-syntax",
        "6:3 unknown-key",
        "7:9 control-character",
    ]


def test_the_first_question_may_be_the_broken_one() -> None:
    assert problems("""
        title: T
        questions:
          - @question
          - question: d
            anser: e
        """) == ["3:5 yaml-syntax", "5:5 unknown-key"]


def test_a_text_before_the_first_dash_hides_no_question() -> None:
    assert problems("""
        title: T
        questions:
          stray
          - question: a
            answer: b
          - question: d
            anser: e
        """) == ["3:3 yaml-syntax", "7:5 unknown-key"]


@pytest.mark.parametrize(
    ("first_line", "place"),
    [("title: Trade: a story", "1:13"), ('title: "T', "1:8"), ("title: @T", "1:8"), ("title: {a", "1:8")],
)
def test_a_broken_line_above_the_questions_hides_none_of_them(first_line: str, place: str) -> None:
    found = problems(f"{first_line}\nquestions:\n  - question: a\n    anser: b\n")
    assert found[0] == f"{place} yaml-syntax"
    assert found[-1:] == ["4:5 unknown-key"]


def test_a_line_without_its_colon_hides_no_question() -> None:
    assert problems("title T\nquestions:\n  - question: a\n    anser: b\n") == [
        "1:1 yaml-syntax",
        "4:5 unknown-key",
    ]


def test_keys_after_the_questions_are_read_after_a_broken_one() -> None:
    assert problems("""
        title: T
        questions:
          - question: a: b
            answer: c
        defaults: {points: -1}
        """) == ["3:16 yaml-syntax", "5:20 wrong-type"]


def test_missing_keys_are_not_reported_if_the_questions_were_not_reached() -> None:
    assert problems("title: T\n questions:\n  - question: a\n    answer: b\n") == ["2:2 yaml-syntax"]


def test_equal_ids_are_found_across_a_broken_question() -> None:
    assert problems("""
        title: T
        questions:
          - {id: x, question: a, answer: b}
          - question: c: d
          - {id: x, question: e, answer: f}
        """) == ["4:16 yaml-syntax", "5:10 same-id"]


def test_routes_count_the_broken_questions() -> None:
    found = parsed("""
        title: T
        questions:
          - question: a: b
          - question: c
            answer: d
          - question: e: f
          - question: g
            answer: h
            hint: []
        """)
    assert [(problem.code, problem.route) for problem in found.problems] == [
        ("yaml-syntax", ()),
        ("yaml-syntax", ()),
        ("wrong-type", ("questions", 3, "hint")),
    ]


def test_at_most_twenty_syntax_errors_are_reported() -> None:
    text = "title: T\nquestions:\n" + "- question: a: b\n" * 500
    assert problems(text) == [f"{line}:14 yaml-syntax" for line in range(3, 23)]
