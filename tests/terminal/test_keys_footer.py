"""The line of keys below a question: which keys work now, and how many of them fit."""

import pytest

from quizkit.questions.shapes import Arrange, FillBlanks, Pair, PickMany, PickOne, Reveal, TypeLine
from quizkit.terminal.keys.entry import Entry
from quizkit.terminal.keys.footer import Now, fitting, footer, kind_of, show_keys
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
NOTHING, ALL, EXAM = Now(), Now(hint=True, undo=True, guess=True), Now(exam=True)


@pytest.mark.parametrize(
    ("state", "now", "told"),
    [
        (Picking(CHOICE), NOTHING, "a-c answer · arrows, Enter · s skip · q quit · h help"),
        (Picking(CHOICE), Now(hint=True), "a-c answer · arrows, Enter · ? hint · s skip · q quit · h help"),
        (Picking(CHOICE), Now(undo=True), "a-c answer · arrows, Enter · s skip · u undo · q quit · h help"),
        (Picking(TRUE), NOTHING, "t or f answer · arrows, Enter · s skip · q quit · h help"),
        (Picking(EIGHT), ALL, "a-h answer · arrows, Enter · ? hint · s skip · u undo · q quit · F1 help"),
        (
            Picking(CHOICE, needs_enter=True),
            EXAM,
            "a-c mark · Enter done · n next · p back · v review · ! flag · q leave · h help",
        ),
        (Marking(PLANETS), NOTHING, "a-b mark · Enter done · Space mark here · s skip · q quit · h help"),
        (Ordering(ITEMS, (0, 1, 2)), NOTHING, "a-c in order · Enter done · Space carry · s skip · q quit · h help"),
        (
            Ordering(ITEMS, (0, 1, 2), held=True),
            NOTHING,
            "arrows carry · Space put down · s skip · q quit · h help",
        ),
        (Pairing(PAIRS, (None, None)), NOTHING, "1-3 pair · Enter done · arrows move · s skip · q quit · h help"),
        (Recalling(CARD), NOTHING, "Space answer · s skip · q quit · h help"),
        (Recalling(CARD, revealed=True), NOTHING, "1-4 how well known · arrows, Enter · s skip · q quit · h help"),
        (Entry(TypeLine("?"), ("",)), NOTHING, "Enter done · :skip · :quit · F1 help"),
        (Entry(TypeLine("?"), ("",)), ALL, "Enter done · ? hint · :skip · :undo · :quit · F1 help"),
        (Entry(BLANKS, ("", "")), NOTHING, "Enter next blank · Tab moves · :skip · :quit · F1 help"),
        (Entry(BLANKS, ("", ""), 1), NOTHING, "Enter done · Tab moves · :skip · :quit · F1 help"),
        (Entry(BLANKS, ("", "")), EXAM, "Enter next blank · PgDn next · PgUp back · Esc command · F1 help"),
        (Entry(BLANKS, ("", ""), 1), EXAM, "Enter done · PgDn next · PgUp back · Esc command · F1 help"),
    ],
)
def test_the_keys_that_work_now(state: Selection | Entry, now: Now, told: str) -> None:
    assert footer(state, now, 100).plain == told


@pytest.mark.parametrize(
    ("columns", "told"),
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
def test_what_does_not_fit_is_left_out_from_behind_but_help(columns: int, told: str) -> None:
    assert fitting(["Enter done", "one", "two", "three", "h help"], columns).plain == told


def test_a_wide_terminal_is_used_up_to_a_hundred_columns() -> None:
    assert len(fitting(["a", *("x" * 7 for _ in range(20)), "z"], 300).plain) == 95


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
        (Picking(CHOICE, needs_enter=True), True, "a to j ", ["v       ", "Ctrl-Z "], ["u      ", ":undo"]),
        (Entry(TypeLine("?"), ("",)), False, "Enter ", [":undo", ":skip"], ["u      ", "Ctrl-Z"]),
    ],
)
def test_help_lists_the_keys_then_the_commands(
    state: Selection | Entry, exam: bool, first: str, has: list[str], has_not: list[str]
) -> None:
    screen = paper(plain=True)
    show_keys(screen, state, exam=exam)
    lines = [line.strip() for line in screen.text.splitlines()]

    assert lines[0].startswith(first)
    assert all(any(line.startswith(key) for line in lines) for key in has)
    assert not any(line.startswith(key) for line in lines for key in has_not)
