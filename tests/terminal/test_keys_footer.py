"""The line of keys below a question: which keys work now, and how many of them fit."""

from datetime import UTC, datetime

import pytest

from quizkit.questions.reply_grammar import CommandName
from quizkit.questions.shapes import Arrange, FillBlanks, Pair, PickMany, PickOne, Reveal, TypeLine
from quizkit.terminal.keys.clock import Clock
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.exam import exam_footer, exam_help
from quizkit.terminal.keys.footer import fitting, footer_lines, kind_of, list_lines
from quizkit.terminal.keys.practice import practice_footer, practice_help
from quizkit.terminal.keys.selection import Marking, Ordering, Pairing, Picking, Recalling, Selection
from tests.terminal.test_screens import paper

CHOICE = PickOne("?", ("Mars", "Venus", "Io"))
TRUE = PickOne("?", ("true", "false"), fixed=True)
EIGHT = PickOne("?", tuple("Alpha Beta Gamma Delta Epsilon Zeta Eta Theta".split()))
PLANETS = PickMany("?", ("Mars", "Venus"))
ITEMS = Arrange("?", ("two", "three", "one"))
PAIRS = Pair("?", ("France", "Norway"), ("Oslo", "Paris", "Rome"))
CARD = Reveal("front", "back")
BLANKS = FillBlanks("____ and ____", 2)
NOTHING: tuple[CommandName, ...] = ()
ALL: tuple[CommandName, ...] = ("hint", "undo", "guess")


@pytest.mark.parametrize(
    ("state", "possible", "keys"),
    [
        (Picking(CHOICE), NOTHING, "a-c answer · arrows, Enter · s skip · q quit · h help"),
        (Picking(CHOICE), ("hint",), "a-c answer · arrows, Enter · ? hint · s skip · q quit · h help"),
        (Picking(CHOICE), ("undo",), "a-c answer · arrows, Enter · s skip · u undo · q quit · h help"),
        (Picking(TRUE), NOTHING, "t or f answer · arrows, Enter · s skip · q quit · h help"),
        (Picking(EIGHT), ALL, "a-h answer · arrows, Enter · ? hint · s skip · u undo · q quit · F1 help"),
        (Marking(PLANETS), NOTHING, "a-b mark · Space mark here · s skip · q quit · h help"),
        (
            Marking(PLANETS, marked=frozenset({1})),
            NOTHING,
            "a-b mark · Enter done · Space mark here · s skip · q quit · h help",
        ),
        (Ordering(ITEMS, (0, 1, 2)), NOTHING, "a-c in order · Space pick up · s skip · q quit · h help"),
        (
            Ordering(ITEMS, (1, 0, 2)),
            NOTHING,
            "a-c in order · Enter done · Space pick up · s skip · q quit · h help",
        ),
        (
            Ordering(ITEMS, (0, 1, 2), held=True),
            NOTHING,
            "arrows move it · Space put down · s skip · q quit · h help",
        ),
        (Pairing(PAIRS, (None, None)), NOTHING, "1-3 pair · arrows move · s skip · q quit · h help"),
        (Pairing(PAIRS, (1, 0)), NOTHING, "1-3 pair · Enter done · arrows move · s skip · q quit · h help"),
        (Recalling(CARD), NOTHING, "Space answer · s skip · q quit · h help"),
        (Recalling(CARD, revealed=True), NOTHING, "1-4 how well known · arrows, Enter · s skip · q quit · h help"),
        (Entry(TypeLine("?"), ("",)), NOTHING, "Enter done · F3 skip · F10 quit · F1 help"),
        (Entry(TypeLine("?"), ("",)), ALL, "Enter done · F2 hint · F3 skip · F4 undo · F10 quit · F1 help"),
        (Entry(BLANKS, ("", "")), NOTHING, "Enter next blank · Tab moves · F3 skip · F10 quit · F1 help"),
        (Entry(BLANKS, ("", ""), 1), NOTHING, "Enter done · Tab moves · F3 skip · F10 quit · F1 help"),
    ],
)
def test_the_keys_that_work_in_practice(state: Selection | Entry, possible: tuple[CommandName, ...], keys: str) -> None:
    parts = practice_footer(state, can=possible)
    assert fitting(parts, 100).plain == keys


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        (Picking(CHOICE, needs_enter=True), "a-c mark · n next · p back · ! flag · v review · q leave · h help"),
        (
            Picking(CHOICE, needs_enter=True, marked=True),
            "a-c mark · Enter done · n next · p back · ! flag · v review · q leave · h help",
        ),
        (
            Entry(BLANKS, ("", "")),
            "Enter next blank · PgDn next · PgUp back · F7 flag · F9 review · F10 leave · F1 help",
        ),
        (Entry(BLANKS, ("", ""), 1), "Enter done · PgDn next · PgUp back · F7 flag · F9 review · F10 leave · F1 help"),
    ],
)
def test_the_keys_that_work_in_an_exam(state: Selection | Entry, keys: str) -> None:
    assert fitting(exam_footer(state, None), 100).plain == keys
    at_first = keys.replace(" · p back", "").replace(" · PgUp back", "")
    assert fitting(exam_footer(state, None, is_first=True), 100).plain == at_first


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (5, "Ente"),
        (11, "Enter done"),
        (19, "Enter done"),
        (20, "Enter done · h help"),
        (25, "Enter done · h help"),
        (26, "Enter done · one · h help"),
        (31, "Enter done · one · h help"),
        (32, "Enter done · one · two · h help"),
        (40, "Enter done · one · two · three · h help"),
    ],
)
def test_keys_that_do_not_fit_are_left_out_but_the_help_key_stays(columns: int, line: str) -> None:
    assert fitting(["Enter done", "one", "two", "three", "h help"], columns).plain == line


@pytest.mark.parametrize(
    "state", [Picking(CHOICE), Picking(TRUE), Marking(PLANETS), Marking(PLANETS, marked=frozenset({1}))]
)
def test_forty_columns_have_room_for_skip_and_for_the_end(state: Selection) -> None:
    lines = [line.plain for line in footer_lines(practice_footer(state, can=("hint",)), 40)]

    assert len(lines) == 2
    assert {"s skip", "q quit", "h help"} <= set(lines[1].split(" · "))
    assert len(footer_lines(practice_footer(state, can=("hint",)), 60)) == 1


def test_forty_columns_have_room_to_submit_in_an_exam_with_a_clock() -> None:
    clock = Clock(1200, lambda: datetime(2026, 11, 22, tzinfo=UTC), lambda: 0.0)
    lines = footer_lines(exam_footer(Picking(CHOICE, needs_enter=True, marked=True), clock), 40)

    assert [line.plain for line in lines] == [
        "a-c mark · 20 min left · Enter done",
        "n next · p back · ! flag · h help",
    ]


def test_a_wide_terminal_is_used_up_to_a_hundred_columns() -> None:
    assert len(fitting(["a", *("x" * 7 for _ in range(20)), "z"], 300).plain) == 95


def test_only_a_question_of_true_or_false_has_keys_for_that() -> None:
    for in_help in (practice_help, exam_help):
        assert "t, f" in in_help(Picking(TRUE))
        assert "t, f" not in in_help(Picking(CHOICE))


def test_help_uses_the_whole_width() -> None:
    lines = [
        line.plain
        for line in list_lines(paper(plain=True), {"Up, Down": "word " * 20, "Shift-Up, Shift-Down": "x"}, 60)
    ]
    assert lines == [
        "  Up, Down              " + "word " * 6 + "word",
        "                        " + "word " * 6 + "word",
        "                        " + "word " * 5 + "word",
        "  Shift-Up, Shift-Down  x",
    ]


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (Picking(CHOICE), "Choose one"),
        (Picking(CHOICE, needs_enter=True), "Choose one, in an exam"),
        (Marking(PLANETS), "Choose all that are right"),
        (Ordering(ITEMS, (0, 1, 2)), "Put in order"),
        (Pairing(PAIRS, (None, None)), "Pair"),
        (Recalling(CARD), "A card"),
        (Entry(BLANKS, ("", "")), "Type the answer"),
    ],
)
def test_the_help_has_the_keys_of_this_kind_of_question(state: Selection | Entry, kind: str) -> None:
    assert kind_of(state) == kind


@pytest.mark.parametrize(
    ("state", "exam", "first", "has", "has_not"),
    [
        (Picking(CHOICE), False, "a to j    answer", ["u         ", "Ctrl-Z "], ["v         ", ":undo"]),
        (Picking(CHOICE, needs_enter=True), True, "a to j ", ["v, F9  ", "Ctrl-Z "], ["u      ", ":undo"]),
        (Entry(TypeLine("?"), ("",)), False, "Enter ", ["F4 ", "F3 ", ":suspend"], ["u      ", "Ctrl-Z"]),
    ],
)
def test_help_lists_the_keys_then_the_commands(
    state: Selection | Entry, exam: bool, first: str, has: list[str], has_not: list[str]
) -> None:
    keys = exam_help(state) if exam else practice_help(state)
    lines = [line.plain.strip() for line in list_lines(paper(plain=True), keys, 100)]

    assert lines[0].startswith(first)
    assert all(any(line.startswith(key) for line in lines) for key in has)
    assert not any(line.startswith(key) for line in lines for key in has_not)
