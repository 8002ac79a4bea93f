"""What has one safe mend is mended at its place; everything else stays as it is, and says what it said."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.base.problems import Place, Problem
from quizkit.deck_file.fixing.edit import Lines, raw_texts
from quizkit.deck_file.fixing.fixes import Mended, mended
from quizkit.deck_file.reading.read import DeckFile, parse_deck
from quizkit.deck_file.yaml_rules.registry import surprises
from tests.helpers import SHIPPED, in_a_deck, law

PATH = Path("deck.yaml")


def tell(file: DeckFile) -> list[Problem]:
    return [*file.problems, *surprises(file, file.text)]


def mend(text: str, *, ids: bool = False) -> Mended:
    return mended(text, PATH, tell, ids=ids)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("question: Ottawa: the capital\nanswer: x", 'question: "Ottawa: the capital"\nanswer: x'),
        ("question: a: b  # why\nanswer: c: d", 'question: "a: b"  # why\nanswer: "c: d"'),
        ("question: Which\n  was signed: when\nanswer: x", 'question: "Which\n  was signed: when"\nanswer: x'),
        ("question: Why\nanswer: @home", 'question: Why\nanswer: "@home"'),
        ("question: Why\nanswer: `ls`", 'question: Why\nanswer: "`ls`"'),
        ("question: Why\nanswer: %age", 'question: Why\nanswer: "%age"'),
        ('question: Why\nanswer: @the "Bard"', "question: Why\nanswer: '@the \"Bard\"'"),
        ("question: Why\nanswer: &amp", 'question: Why\nanswer: "&amp"'),
        ("question: Why\nanswer: !important", 'question: Why\nanswer: "!important"'),
        ("question: Why\nanswer: *note", 'question: Why\nanswer: "*note"'),
        ("cloze: {{Elbe}} flows", 'cloze: "{{Elbe}} flows"'),
        ("question: 'Don't you'\nanswer: x", 'question: "Don\'t you"\nanswer: x'),
        ('question: "He said "no" twice"\nanswer: x', "question: 'He said \"no\" twice'\nanswer: x"),
        ('question: Why\nanswer: "C:\\dir"', "question: Why\nanswer: 'C:\\dir'"),
        (
            "question: Why\nchoices:\n  - Treaty of Berlin: 1878\n  - b\nanswer: b",
            'question: Why\nchoices:\n  - "Treaty of Berlin: 1878"\n  - b\nanswer: b',
        ),
        (
            "question: Why\nchoices: [@a, Oslo: c, 1:30]\nanswer: 1:30",
            'question: Why\nchoices: ["@a", "Oslo: c", "1:30"]\nanswer: "1:30"',
        ),
        (
            "question: Why\nmatch:\n  Paris: Seine: river\n  Rome: Tiber",
            'question: Why\nmatch:\n  Paris: "Seine: river"\n  Rome: Tiber',
        ),
        ("prompt: Why\noptions: [a, b]\ncorrect_answer: a", "question: Why\nchoices: [a, b]\nanswer: a"),
        ("Question Text: Why\nCorrect answer: a", "question: Why\nanswer: a"),
        ("term: Elbe\ndefinition: A river.", "front: Elbe\nback: A river."),
        ("question: “Why: a”\nanswer: x", 'question: "Why: a"\nanswer: x'),
        ("question: “Why”: a “b”\nanswer: x", 'question: "“Why”: a “b”"\nanswer: x'),
        ("question: « Pourquoi : a »\nanswer: x", 'question: "« Pourquoi : a »"\nanswer: x'),
    ],
)
def test_what_has_one_safe_mend_is_mended(before: str, after: str) -> None:
    assert mend(in_a_deck(before)).text == in_a_deck(after)


@pytest.mark.parametrize(
    "text",
    [
        'question: Why\nanswer: "never closed',
        "question: Why\nanswer: - 5",
        "question: Why\nchoices:\n  - text: Rome\n  - b\nanswer: b",
        "question: Why\nanswer: &a Rome\naccept: [*a]",
        "question: Why\nanswer: !!str x",
        "question: Why\nprompt: Who\nanswer: x",
        "question: Why\n answer: x",
        "question: Why\nanswer: [a, b",
    ],
)
def test_what_may_be_meant_in_two_ways_is_left_alone(text: str) -> None:
    assert mend(in_a_deck(text)) == Mended(in_a_deck(text))


def test_only_what_is_told_is_mended() -> None:
    text = in_a_deck("question: Why\nchoices: [no, 1:30]\nanswer: no")
    assert mended(text, PATH, lambda _: [], ids=False).text == text


def test_ids_are_written_in_that_are_those_it_has() -> None:
    text = dedent("""\
        # Rivers
        title: Rivers no
        questions:
          - question: Why   # a comment
            answer: x
          - id: own
            question: Who
            answer: x
          - {question: When, answer: 5}
        """)
    done = mend(text, ids=True)
    assert done.ids == 3
    assert done.text == dedent("""\
        # Rivers
        id: Rivers no
        title: Rivers no
        questions:
          - id: ~2be23c585f
            question: Why   # a comment
            answer: x
          - id: own
            question: Who
            answer: x
          - {id: ~15eaa75240, question: When, answer: 5}
        """)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_end_as_they_did(end: str) -> None:
    text = end.join(["title: T", "questions:", "- question: a: b", "  answer: c"])
    done = mend(text, ids=True).text
    assert end.join(done.split(end)[4:]) == end.join(['  question: "a: b"', "  answer: c"])
    assert done.count("\n") == (0 if end == "\r" else 5)


def test_a_question_that_stays_broken_holds_up_no_other() -> None:
    text = "title: T\nquestions:\n- question: Why\n  answer: - 5\n- question: a: b\n  answer: x\n"
    assert mend(text).text == text.replace("a: b", '"a: b"')


def test_a_warning_is_mended_beside_an_error_that_stays() -> None:
    text = "title: T\nquestions:\n- question: Who?\n- question: Why\n  choices: [no, x]\n  answer: x\n"
    assert mend(text).text == text.replace("no,", '"no",')


@pytest.mark.parametrize(
    ("line", "column", "quoted"),
    [
        ("- [ab, c]", 3, []),
        ("- [ab, c]", 4, ['"ab"']),
        ("- [ab, c]", 6, ['"ab"']),
        ("- [ab, c]", 7, ['"c"']),
        ("- [ab, c]", 9, ['"c"']),
        ("- [ab, c]", 10, []),
        ("- [ , b]", 4, []),
        ("answer: ''", 9, []),
        ("answer: '' b", 9, ["\"'' b\""]),
    ],
)
def test_what_stands_at_a_place_may_be_the_text_that_was_meant(line: str, column: int, quoted: list[str]) -> None:
    assert [raw.instead for raw in raw_texts(Lines(line), Place(1, column))] == quoted


def test_where_lines_begin_and_what_ends_them() -> None:
    lines = Lines("a\r\nbc\n\nd")

    assert [lines.start(line) for line in (1, 2, 3, 4, 5)] == [0, 3, 6, 7, 8]
    assert [lines.line_break(line) for line in (1, 2, 3, 4)] == ["\r\n", "\n", "\n", "\n"]
    assert [lines.place(offset) for offset in (0, 3, 6, 7)] == [Place(1, 1), Place(2, 1), Place(3, 1), Place(4, 1)]
    assert Lines("a").line_break(1) == "\n"


SIGNS = st.text("ab:#@%*&!{}[]'\"`|>-?, \\1", max_size=12)
QUESTION = st.one_of(
    st.builds("  - question: {}\n    answer: {}\n".format, SIGNS, SIGNS),
    st.builds("  - prompt: {}\n    options: [{}, no]\n    correct: no\n".format, SIGNS, SIGNS),
    st.builds("  - question: {}\n    choices:\n    - {}\n    - 1:30\n    answer: 1:30\n".format, SIGNS, SIGNS),
)
DECK = st.builds("title: {}\nquestions:\n{}".format, SIGNS, st.lists(QUESTION, min_size=1, max_size=4).map("".join))


def errors(file: DeckFile) -> int:
    return sum(problem.severity == "error" for problem in file.problems)


@law
@given(DECK)
def test_a_deck_says_the_same_or_less_is_wrong_with_it_and_twice_is_once(text: str) -> None:
    before = parse_deck(text, PATH)
    done = mend(text, ids=True)
    after = parse_deck(done.text, PATH)
    if before.deck is not None:
        assert after.deck == before.deck
    broken = [sum(problem.code == "yaml-syntax" for problem in file.problems) for file in (before, after)]
    assert broken[1] < broken[0] or errors(after) <= errors(before)
    assert mend(done.text, ids=True).text == done.text


def test_the_shipped_deck_stays_as_it_is() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert mend(text, ids=True).text == text
