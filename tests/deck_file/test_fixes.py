"""Problems with one safe fix are fixed; everything else in the deck is unchanged."""

from itertools import combinations
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.base.problems import Place, Problem
from quizkit.deck_file.fixing.edit import raw_texts
from quizkit.deck_file.fixing.fixes import FixedText, fix_text
from quizkit.deck_file.lines import TextLines
from quizkit.deck_file.reading.read import DeckFile, parse_deck
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from tests.helpers import SHIPPED, in_a_deck, law

PATH = Path("deck.yaml")


def all_problems(file: DeckFile) -> list[Problem]:
    return [*file.problems, *yaml_warnings(file)]


def fixed(text: str, *, ids: bool = False) -> FixedText:
    return fix_text(text, PATH, all_problems, ids=ids)


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
        (
            "question: Why\nchoices: [Danube, Elbe]\nanswer: Danub",
            "question: Why\nchoices: [Danube, Elbe]\nanswer: Danube",
        ),
        (
            "question: Why\nchoices: [Danube, Elbe]\nanswer: 'danube'",
            "question: Why\nchoices: [Danube, Elbe]\nanswer: Danube",
        ),
        (
            "question: Why\nchoices: [Elbe, Rhine]\nanswer: [Elbe, Rihne]",
            "question: Why\nchoices: [Elbe, Rhine]\nanswer: [Elbe, Rhine]",
        ),
        (
            "question: Why\nchoices: [Bee\u00a0hive, x]\nanswer: Bee hive",
            "question: Why\nchoices: [Bee hive, x]\nanswer: Bee hive",
        ),
        (
            "question: Why\nchoices: [Bee hive, x]\nanswer: Bee\u00a0hive",
            "question: Why\nchoices: [Bee hive, x]\nanswer: Bee hive",
        ),
        (
            "question: Why\nchoices: [it’s so, x]\nanswer: it's so",
            'question: Why\nchoices: [it’s so, x]\nanswer: "it’s so"',
        ),
        ("question: Why\nanswer:x", "question: Why\nanswer: x"),
        ("question:Why\nanswer:x", "question: Why\nanswer: x"),
        ("question: Why\nanswer： x", "question: Why\nanswer: x"),
        ("question: Why\nanswer = x", "question: Why\nanswer: x"),
        ("question: Why\nAnswer: x", "question: Why\nanswer: x"),
        ("question: Why\nan\u200bswer: x", "question: Why\nanswer: x"),
        ("question: Why\nanswer\u00a0: x", "question: Why\nanswer: x"),
        ("question: Why\nanwser: x", "question: Why\nanswer: x"),
        ("question: Why\nchoices:\n- a\n• b\nanswer: b", "question: Why\nchoices:\n- a\n- b\nanswer: b"),
        ("question: Why\nchoices:\n  • a\n  • b\nanswer: b", "question: Why\nchoices:\n  - a\n  - b\nanswer: b"),
        ("question: Why\nchoices:\n  * a\n  * b\nanswer: b", "question: Why\nchoices:\n  - a\n  - b\nanswer: b"),
        ("question: Why\nchoices:\n\t- a\n\t- b\nanswer: b", "question: Why\nchoices:\n    - a\n    - b\nanswer: b"),
    ],
)
def test_a_problem_with_one_safe_fix_is_fixed(before: str, after: str) -> None:
    assert fixed(in_a_deck(before)).text == in_a_deck(after)


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
        "question: Why\nchoices: [Austria, Elbe]\nanswer: Australia",
        "question: Why\nchoices: [Elbe, Main]\nanswer: [Elbe, Mian]",
        "question: Why\nchoices: [H2O2, CO2]\nanswer: H2O",
        "question: Why\nchoices: [affect, x]\nanswer: effect",
        "question: Why\nchoices: [rivers, river's]\nanswer: riverss",
        "question: Why\nchoices: ['1914', '1918']\nanswer: '1915'",
    ],
)
def test_an_ambiguous_problem_is_not_fixed(text: str) -> None:
    assert fixed(in_a_deck(text)) == FixedText(in_a_deck(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("-question: Why\n  answer: x\n", "- question: Why\n  answer: x\n"),
        ("-question: Why\n answer: x\n", "- question: Why\n  answer: x\n"),
        ("  -question: Why\n   answer: x\n  -question: Who\n   answer: y\n", "  - question: Why\n    answer: x\n  - question: Who\n    answer: y\n"),
        ("  — question: Why\n    answer: x\n  — question: Who\n    answer: y\n", "  - question: Why\n    answer: x\n  - question: Who\n    answer: y\n"),
        ("  - question: Why\n\tanswer: x\n", "  - question: Why\n    answer: x\n"),
        ("\t- question: Why\n\t  answer: x\n", "    - question: Why\n      answer: x\n"),
        ("- question: Why\n\tchoices:\n\t\t- a\n\t\t- b\n\tanswer: b\n", "- question: Why\n  choices:\n    - a\n    - b\n  answer: b\n"),
    ],
)  # fmt: skip
def test_dashes_and_tabs_are_fixed(before: str, after: str) -> None:
    assert fixed("title: T\nquestions:\n" + before).text == "title: T\nquestions:\n" + after


@pytest.mark.parametrize("key", ["hinst", "xyz", "explode", "anser_text"])
def test_a_key_that_may_be_several_or_none_is_not_renamed(key: str) -> None:
    text = in_a_deck(f"question: Why\nanswer: x\n{key}: y")
    assert fixed(text).text == text


def test_only_reported_problems_are_fixed() -> None:
    text = in_a_deck("question: Why\nchoices: [no, 1:30]\nanswer: no")
    assert fix_text(text, PATH, lambda _: [], ids=False).text == text


def test_missing_ids_are_written() -> None:
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
    done = fixed(text, ids=True)
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


def test_ids_are_readable_and_differ() -> None:
    text = dedent("""\
        id: t
        title: T
        questions:
          - question: Into which sea does the Danube flow?
            answer: x
          - question: Into which sea does the Danube flow now?
            answer: y
          - question: Which of these is null?
            answer: z
          - id: danube-flow
            question: Q
            answer: z
        """)
    done = fixed(text, ids=True).text
    assert [line.strip(" -") for line in done.splitlines() if "id: " in line and "danube-flow" not in line] == [
        "id: t",
        "id: sea-danube",
        "id: sea-now",
        'id: "null"',
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_are_unchanged(end: str) -> None:
    text = end.join(["title: T", "questions:", "- question: a: b", "  answer: c"])
    done = fixed(text, ids=True).text
    assert end.join(done.split(end)[4:]) == end.join(['  question: "a: b"', "  answer: c"])
    assert done.count("\n") == (0 if end == "\r" else 5)


def test_a_question_that_cannot_be_fixed_does_not_affect_others() -> None:
    text = "title: T\nquestions:\n- question: Why\n  answer: - 5\n- question: a: b\n  answer: x\n"
    assert fixed(text).text == text.replace("a: b", '"a: b"')


def test_a_warning_is_fixed_beside_an_error_that_cannot_be() -> None:
    text = "title: T\nquestions:\n- question: Who?\n- question: Why\n  choices: [no, x]\n  answer: x\n"
    assert fixed(text).text == text.replace("no,", '"no",')


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
def test_the_texts_at_a_place_that_may_be_intended(line: str, column: int, quoted: list[str]) -> None:
    assert [raw.quoted for raw in raw_texts(TextLines(line), Place(1, column))] == quoted


def test_where_lines_start() -> None:
    lines = TextLines("a\r\nbc\n\nd")

    assert [lines.start(line) for line in (1, 2, 3, 4, 5)] == [0, 3, 6, 7, 8]
    assert [lines.place(offset) for offset in (0, 3, 6, 7)] == [Place(1, 1), Place(2, 1), Place(3, 1), Place(4, 1)]


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
def test_fixing_changes_no_valid_deck_adds_no_error_and_is_idempotent(text: str) -> None:
    before = parse_deck(text, PATH)
    done = fixed(text, ids=True)
    after = parse_deck(done.text, PATH)
    if before.deck is not None:
        assert after.deck == before.deck
    broken = [sum(problem.code == "yaml-syntax" for problem in file.problems) for file in (before, after)]
    assert broken[1] < broken[0] or errors(after) <= errors(before)
    assert fixed(done.text, ids=True).text == done.text


def test_the_shipped_deck_is_unchanged() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert fixed(text, ids=True).text == text


def test_the_first_question_without_a_space_after_its_dash_is_fixed() -> None:
    deck = (
        "title: T\nquestions:\n  -question: Where is Rome?\n    answer: Italy\n  - question: What?\n    answer: water\n"
    )
    assert fixed(deck).text == deck.replace("-q", "- q")


TWO_QUESTIONS = """\
title: T
questions:
  - question: Where is Rome?
    choices:
      - Italy
      - Spain
    answer: Italy
  - question: What is ice?
    answer: water
    hint: It is cold
"""
MISTAKES = {
    "no space after the dashes": ("  - question:", "  -question:"),
    "bullets": ("  - question:", "  • question:"),
    "em dashes": ("  - question:", "  — question:"),
    "stars": ("  - question:", "  * question:"),
    "no space after a colon": ("answer: ", "answer:"),
    "no space after the first colon": ("question: ", "question:"),
    "another colon": ("hint: ", "hint："),
    "bullets before choices": ("      - ", "      • "),
    "no space before choices": ("      - ", "      -"),
    "tabs": ("\n    ", "\n\t"),
}


@pytest.mark.parametrize("in_question", ["first", "second", "both"])
@pytest.mark.parametrize(("one", "other"), list(combinations(MISTAKES, 2)))
def test_several_mistakes_in_one_question_are_fixed(one: str, other: str, in_question: str) -> None:
    start = TWO_QUESTIONS.index("  - question: What") if in_question == "second" else 0
    end = TWO_QUESTIONS.index("  - question: What") if in_question == "first" else len(TWO_QUESTIONS)
    # Another mistake of the same place cannot be made too.
    part = TWO_QUESTIONS[start:end].replace(*MISTAKES[one]).replace(*MISTAKES[other])
    before = TWO_QUESTIONS[:start] + part + TWO_QUESTIONS[end:]
    after = parse_deck(fixed(before).text, PATH)
    assert (after.deck, after.problems) == (parse_deck(TWO_QUESTIONS, PATH).deck, ())


def test_text_that_looks_like_a_mistake_is_left_beside_one() -> None:
    text = "      for x:\n      \tanswer:Paris\n      -question: Who\n"
    deck = f"title: T\nquestions:\n  -question: |\n{text}    answer:x\n  -question: Who\n    answer: y\n"
    assert text in fixed(deck).text


def test_a_box_and_code_are_left_to_the_author() -> None:
    for question in ("question: Why\nchoices:\n- [x] a\n- b\nanswer: a", "question: What prints?\n  if x:\nanswer: a"):
        deck = in_a_deck(question)
        assert fixed(deck).text == deck
