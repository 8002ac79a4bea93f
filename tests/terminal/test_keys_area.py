"""One question in key mode, without a terminal: what ends it, what is said below it, and what stays of it."""

from typing import Any

import pytest

from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import Arranged, Filled, Paired, Picked, PickedMany, Recalled, Reply, Typed
from quizkit.session.asker import DraftReply
from quizkit.terminal.keys.area import TYPING_KEYS, Area, Form, InputLine, KeyAction, KeyResult
from quizkit.terminal.keys.exam import EXAM_KEYS, EXAM_TYPING_KEYS, exam_footer, exam_help
from quizkit.terminal.keys.practice import COMMAND_KEYS, practice_footer, practice_help
from tests.helpers import question
from tests.terminal.test_screens import paper

CHOICE = question("question: Which is red?\nchoices: [Mars, Io]\nanswer: Mars")
MANY = question("question: Which are red?\nchoices: [Mars, Io, Rust]\nanswer: [Mars, Rust]")
TEXT = question("question: Which is red?\nanswer: Mars")
CLOZE = question("cloze: '{{Mars}} is {{red}}.'")
CARD = question("front: The red one\nback: Mars")
PRACTICE = Form(
    COMMAND_KEYS,
    TYPING_KEYS,
    lambda state: practice_footer(state, can=()),
    practice_help,
    days=lambda: (0, 1, 2, 3),
)
EXAM = Form(EXAM_KEYS, EXAM_TYPING_KEYS, lambda state: exam_footer(state, None), exam_help, needs_enter=True)


def area(of: Any, so_far: Reply | None = None, *, exam: bool = False) -> Area:
    return Area(paper(plain=False), of.prompt(), EXAM._replace(reply=so_far) if exam else PRACTICE)


def below(area: Area) -> str:
    return " ".join(line.plain for line in area.below((), 0, 60))


def is_the_same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


@pytest.mark.parametrize(
    ("of", "exam", "keys", "ends"),
    [
        (CHOICE, False, "b", Picked("Io")),
        (CHOICE, False, ":", KeyAction.TYPE_COMMAND),
        (CHOICE, False, "c-z", KeyAction.SUSPEND),
        (CHOICE, False, "s", Command("skip")),
        (CHOICE, False, "v", None),
        (CHOICE, True, "v", Command("review")),
        (CHOICE, True, "b", None),
        (CHOICE, True, "b enter", Picked("Io")),
        (MANY, False, "enter", None),
        (CARD, False, "space", KeyAction.REVEAL),
        (CARD, False, "space 2", Recalled(2)),
    ],
)
def test_a_key_ends_a_question_or_not(of: object, exam: bool, keys: str, ends: KeyResult | None) -> None:
    here = area(of, exam=exam)
    made = [here.press_key(key) for key in keys.split()]
    assert is_the_same(made[-1], ends)


@pytest.mark.parametrize("key", ["h", "f1"])
def test_help_takes_the_place_of_the_rows_until_a_key_closes_it(key: str) -> None:
    here = area(CHOICE)
    here.overlay.room = 50
    rows = here.draw(60)
    assert here.press_key(key) is None
    assert here.draw(60).lines[0].plain.strip().startswith("a to j")
    assert here.press_key("escape") is None
    assert here.draw(60) == rows
    assert here.press_key("b") == Picked("Io")


def test_help_of_a_typed_question_leaves_what_is_typed() -> None:
    here = area(TEXT)
    here.overlay.room = 50
    assert here.press_typing(("Ma",), 0, "f1") is None
    assert here.below(("Ma",), 0, 60)[0].plain.strip().startswith("Enter")
    assert here.press_typing(("Ma",), 0, "escape") is None
    assert here.lines() == [InputLine("> ", "Ma")]
    assert below(here).startswith("Enter done")


def test_a_word_for_help_opens_the_list() -> None:
    here = area(TEXT)
    assert here.press_typing((":help",), 0, "enter") == KeyAction.BACK
    assert here.overlay.is_open
    assert here.lines() == [InputLine("> ", "")]


def test_a_card_is_turned_once_and_forecasts_the_next_reviews() -> None:
    here = area(CARD)
    assert here.back() == ""
    assert here.press_key("space") == KeyAction.REVEAL
    assert here.back() == "Mars"
    assert here.press_key("down") is None
    assert [line.plain.strip() for line in here.draw(60).lines[:2]] == ["1  again in 0 days", "2  hard  in 1 day"]


def test_what_is_missing_stands_below_until_the_next_key() -> None:
    here = area(MANY)
    assert below(here).startswith("a-c mark")
    here.press_key("enter")
    assert below(here) == "Mark all that are right first, by their letters or with Space."
    here.press_key("a")
    assert below(here).startswith("a-c mark")


@pytest.mark.parametrize(
    ("of", "exam", "texts", "at", "key", "ends"),
    [
        (TEXT, False, ("Mars",), 0, "enter", Typed("Mars")),
        (TEXT, False, ("",), 0, "enter", None),
        (TEXT, False, (":skip",), 0, "enter", Command("skip")),
        (TEXT, False, ("Mars",), 0, "pagedown", None),
        (TEXT, True, ("Mars",), 0, "pagedown", Command("next")),
        (TEXT, True, ("Mars",), 0, "pageup", Command("back")),
        (TEXT, True, ("Mars",), 0, "escape", KeyAction.TYPE_COMMAND),
        (TEXT, False, ("Mars",), 0, "escape", KeyAction.TYPE_COMMAND),
        (TEXT, False, ("Mars",), 0, "f1", None),
        (TEXT, True, ("Mars",), 0, "f9", Command("review")),
        (TEXT, False, ("Mars",), 0, "c-d", Command("quit")),
        (TEXT, False, ("Mars",), 0, "c-z", KeyAction.SUSPEND),
        (CLOZE, False, ("Mars", ""), 0, "enter", 1),
        (CLOZE, False, ("Mars", "red"), 1, "enter", Filled(("Mars", "red"))),
        (CHOICE, False, ("Mars",), 0, "enter", None),
    ],
)
def test_what_is_typed_ends_a_question_or_not(
    of: object, exam: bool, texts: tuple[str, ...], at: int, key: str, ends: object
) -> None:
    assert is_the_same(area(of, exam=exam).press_typing(texts, at, key), ends)


def test_a_command_leaves_the_other_blanks_as_they_are() -> None:
    here = area(CLOZE)
    assert here.press_typing(("Mars", ":hint"), 1, "enter") == Command("hint")
    assert here.lines() == [InputLine("1 > ", "Mars"), InputLine("2 > ", "")]


@pytest.mark.parametrize(("exam", "before"), [(False, ""), (True, "Mars")])
def test_a_reply_that_may_be_a_command_leaves_an_empty_line_for_it(exam: bool, before: str) -> None:
    asked = area(TEXT, exam=exam, so_far=Typed("Mars"))
    assert asked.press_typing(("quit",), 0, "enter") == Typed("quit")
    assert [line.text for line in asked.lines()] == [before]
    assert asked.press_typing((":quit",), 0, "enter") == Command("quit")


def test_one_line_has_no_number() -> None:
    assert area(TEXT).lines() == [InputLine("> ", "")]
    assert area(CHOICE).lines() == [InputLine("> ", ":")]


@pytest.mark.parametrize(
    ("text", "key", "ends"),
    [
        (":skip", "enter", Command("skip")),
        (":", "enter", KeyAction.BACK),
        ("", "enter", KeyAction.BACK),
        (":skip", "escape", KeyAction.BACK),
        (":skip", "c-d", KeyAction.BACK),
        (":skip", "f1", KeyAction.BACK),
        (":nonsense", "enter", None),
    ],
)
def test_a_command_in_words(text: str, key: str, ends: KeyResult | None) -> None:
    here = area(CHOICE)
    assert is_the_same(here.command_line.press((text,), 0, key), ends)
    shown = " ".join(line.plain for line in here.command_line.below((text,), 0, 60))
    assert shown.startswith("There is no :nonsense." if text == ":nonsense" else "Enter done · Esc back")


ORDER = question("question: In order?\norder: [Io, Mars, Rust]")
PAIRS = question("question: Which?\nmatch: {Mars: red, Io: yellow}")
NUMBER = question("question: How many?\nanswer: 7")


@pytest.mark.parametrize(
    ("of", "so_far", "keys", "draft"),
    [
        (CHOICE, None, "", None),
        (CHOICE, None, "x", None),
        (CHOICE, None, "a", DraftReply(Picked("Mars"))),
        (CHOICE, None, "down", DraftReply(Picked("Io"))),
        (CHOICE, Picked("Io"), "", None),
        (CHOICE, Picked("Io"), "a", DraftReply(Picked("Mars"))),
        (CHOICE, Picked("Io"), "a b", DraftReply(Picked("Io"))),
        (MANY, None, "c a", DraftReply(PickedMany(("Mars", "Rust")))),
        (MANY, None, "a a", DraftReply(None)),
        (MANY, PickedMany(("Io",)), "b", DraftReply(None)),
        (ORDER, None, "b", DraftReply(Arranged(("Mars", "Io", "Rust")))),
        (PAIRS, None, "2", DraftReply(Paired((("Mars", "yellow"),)))),
    ],
)
def test_what_is_marked_counts_without_enter(
    of: object, so_far: Reply | None, keys: str, draft: DraftReply | None
) -> None:
    here = area(of, so_far, exam=True)
    for key in keys.split():
        here.press_key(key)
    assert here.draft() == draft
    assert draft is None or type(here.draft().reply) is type(draft.reply)  # type: ignore[union-attr] # it is no None


@pytest.mark.parametrize(
    ("of", "so_far", "texts", "draft"),
    [
        (TEXT, None, ("",), None),
        (TEXT, None, ("Mars",), DraftReply(Typed("Mars"))),
        (TEXT, Typed("Io"), ("",), DraftReply(None)),
        (CLOZE, None, ("", "red"), DraftReply(Filled(("", "red")))),
        (NUMBER, Typed("7"), ("abc",), DraftReply(Typed("7"), "“abc” does not count. Type a number, such as 12 or 3.5, or :skip.")),
        (TEXT, None, (":ne",), DraftReply(None, "“:ne” does not count. There is no :ne.")),
    ],
)  # fmt: skip
def test_what_is_typed_counts_without_enter(
    of: object, so_far: Reply | None, texts: tuple[str, ...], draft: DraftReply | None
) -> None:
    here = area(of, so_far, exam=True)
    here.press_typing(texts, 0, "")
    made = here.draft()
    assert (made and made.reply) == (draft and draft.reply)
    assert made is None or draft is None or made.note.startswith(draft.note)


@pytest.mark.parametrize(
    ("of", "so_far", "given", "stays"),
    [
        (CHOICE, None, Picked("Io"), ["  a  Mars", "> b  Io"]),
        (CHOICE, None, Command("skip"), ["  a  Mars", "  b  Io"]),
        (CHOICE, None, Command("hint"), []),
        (CHOICE, None, None, ["  a  Mars", "  b  Io"]),
        (TEXT, None, Typed("Mars"), ["> Mars"]),
        (TEXT, None, Command("skip"), []),
        (TEXT, Typed("Mars"), Command("next"), ["> Mars"]),
        (CLOZE, None, Filled(("Mars", "red")), ["> Mars; red"]),
        (CLOZE, None, Filled(("", "red")), ["> (blank); red"]),
    ],
)
def test_what_stays_on_the_screen(
    of: object, so_far: Reply | None, given: Reply | Command | None, stays: list[str]
) -> None:
    here = area(of, so_far, exam=so_far is not None)
    assert [line.plain for line in here.final_lines(given)] == stays


@pytest.mark.parametrize("left_by", [Command("next"), Command("quit"), None])
@pytest.mark.parametrize(
    ("of", "so_far", "texts", "stays"),
    [(TEXT, None, ("Mars",), ["> Mars"]), (TEXT, Typed("Io"), ("Mars",), ["> Mars"]), (TEXT, Typed("Io"), ("",), [])],
)
def test_what_counts_without_enter_stays_on_the_screen(
    of: object, so_far: Reply | None, texts: tuple[str, ...], stays: list[str], left_by: Command | None
) -> None:
    here = area(of, so_far, exam=True)
    here.press_typing(texts, 0, "")
    assert [line.plain for line in here.final_lines(left_by)] == stays


def test_a_choice_that_is_marked_again_stays_as_it_is_marked() -> None:
    here = area(CHOICE, Picked("Mars"), exam=True)
    here.press_key("b")
    assert [line.plain for line in here.final_lines(Command("next"))] == ["  ( ) a  Mars", "> (x) b  Io"]
