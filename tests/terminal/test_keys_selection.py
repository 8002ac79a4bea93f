"""What keys make of a question, without a terminal: the states, and the laws that hold for any keys at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, Misread, labels, parse_reply
from quizkit.questions.shapes import (
    Arrange,
    Arranged,
    FillBlanks,
    Filled,
    Pair,
    Paired,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Recalled,
    Reply,
    Reveal,
    Typed,
    TypeLine,
)
from quizkit.terminal.keys.entry import Entry, initial_entry, press_enter
from quizkit.terminal.keys.exam import EXAM_KEYS
from quizkit.terminal.keys.practice import COMMAND_KEYS
from quizkit.terminal.keys.selection import Selection, initial_selection, press, row_count, with_reply
from tests.helpers import law
from tests.questions.test_laws import every_question
from tests.questions.test_laws_of_lines import in_words, typeable

ONE = PickOne("?", ("Mercury", "Venus", "Mars"))
TRUE = PickOne("?", ("true", "false"), fixed=True)
YEARS = PickOne("?", ("1905", "1867", "1914"))
SEVEN = PickOne("?", tuple("Alpha Beta Gamma Delta Epsilon Zeta Eta Theta".split()))
MANY = PickMany("?", ("Jupiter", "Saturn", "Mars"))
ORDER = Arrange("?", ("two", "three", "one"))
PAIRS = Pair("?", ("France", "Norway"), ("Oslo", "Paris", "Rome"))
CARD = Reveal("front", "back")
PROMPTS = (ONE, TRUE, YEARS, SEVEN, MANY, ORDER, PAIRS, CARD)


def after(prompt: PickOne | PickMany | Arrange | Pair | Reveal, *keys: str) -> Selection | Reply | Command | Misread:
    """Press keys one by one; what ends it is returned, and keys behind that are not pressed."""
    made: Selection | Reply | Command | Misread = initial_selection(prompt)
    for key in keys:
        if not isinstance(made, Selection):
            break
        before, made = made, press(made, key, COMMAND_KEYS)
        if isinstance(made, Misread) and key != keys[-1]:
            made = before
    return made


@pytest.mark.parametrize(
    ("prompt", "keys", "reply"),
    [
        (ONE, "b", Picked("Venus")),
        (ONE, "3", Picked("Mars")),
        (ONE, "down down up enter", Picked("Venus")),
        (ONE, "down down down down enter", Picked("Mars")),
        (ONE, "j j k enter", Picked("Venus")),
        (ONE, "end home enter", Picked("Mercury")),
        (TRUE, "t", Picked("true")),
        (TRUE, "f", Picked("false")),
        (TRUE, "b", Picked("false")),
        (YEARS, "c", Picked("1914")),
        (YEARS, "1 9 down enter", Picked("1867")),
        (MANY, "a c enter", PickedMany(("Jupiter", "Mars"))),
        (MANY, "a c a enter", PickedMany(("Mars",))),
        (MANY, "space down space 3 3 enter", PickedMany(("Jupiter", "Saturn"))),
        (ORDER, "c a b enter", Arranged(("one", "two", "three"))),
        (ORDER, "c enter", Arranged(("one", "two", "three"))),
        (ORDER, "b backspace c enter", Arranged(("one", "three", "two"))),
        (ORDER, "backspace c a b enter", Arranged(("one", "two", "three"))),
        (ORDER, "c a backspace backspace backspace b enter", Arranged(("three", "one", "two"))),
        (ORDER, "end shift-up shift-up enter", Arranged(("one", "two", "three"))),
        (ORDER, "end space up up enter enter", Arranged(("one", "two", "three"))),
        (ORDER, "end shift-up enter", Arranged(("two", "one", "three"))),
        (ORDER, "a b c enter", Arranged(("two", "three", "one"))),
        (PAIRS, "2 1 enter", Paired((("France", "Paris"), ("Norway", "Oslo")))),
        (PAIRS, "b 1 a 2 enter", Paired((("France", "Paris"), ("Norway", "Oslo")))),
        (PAIRS, "right right down left enter", Paired((("France", "Paris"), ("Norway", "Rome")))),
        (PAIRS, "1 1 a backspace 3 enter", Paired((("France", "Rome"), ("Norway", "Oslo")))),
        (CARD, "space 1", Recalled(1)),
        (CARD, "enter enter", Recalled(3)),
        (CARD, "space down enter", Recalled(4)),
    ],
)
def test_keys_make_a_reply(prompt: PickOne | PickMany | Arrange | Pair | Reveal, keys: str, reply: Reply) -> None:
    made = after(prompt, *keys.split())

    assert (made, type(made)) == (reply, type(reply))


@pytest.mark.parametrize("keys", ["1", "4", "enter 5", "up", "down space z"])
def test_a_card_is_not_graded_before_it_is_turned_nor_by_another_number(keys: str) -> None:
    assert isinstance(after(CARD, *keys.split()), Selection)


@pytest.mark.parametrize(
    ("prompt", "keys", "said"),
    [
        (MANY, "enter", "Mark all that are right first, by their letters or with Space."),
        (MANY, "b b enter", "Mark all that are right first, by their letters or with Space."),
        (ORDER, "enter", "Put the items in order first, by their letters or with Space and the arrows."),
        (ORDER, "shift-up down enter", "Put the items in order first, by their letters or with Space and the arrows."),
        (PAIRS, "enter", "Not paired yet: a, b. Press the number of the right side."),
        (PAIRS, "1 enter", "Not paired yet: b. Press the number of the right side."),
    ],
)
def test_what_is_missing_is_told(prompt: PickMany | Pair | Arrange, keys: str, said: str) -> None:
    assert after(prompt, *keys.split()) == Misread(said)


def test_a_digit_is_no_position_where_a_choice_begins_with_one() -> None:
    assert after(YEARS, "1") == initial_selection(YEARS)


@pytest.mark.parametrize("key", COMMAND_KEYS)
def test_a_command_has_a_key(key: str) -> None:
    assert after(ONE, key) == Command(COMMAND_KEYS[key])


@pytest.mark.parametrize(("key", "choice"), [("g", "Eta"), ("h", "Theta")])
def test_a_label_takes_its_letter_from_a_command(key: str, choice: str) -> None:
    assert after(SEVEN, key) == Picked(choice)
    assert after(SEVEN, "f1") == Command("help")


KEYS = st.lists(
    st.sampled_from(
        [*"abcdefghij0123456789tk.", "up", "down", "left", "right", "home", "end", "shift-up", "shift-down",
         "space", "enter", "backspace", "tab", "", "delete"]
    ),
    max_size=25,
)  # fmt: skip


@law
@given(st.sampled_from(PROMPTS), KEYS)
def test_whatever_is_pressed_ends_in_what_a_line_could_say_too(
    prompt: PickOne | PickMany | Arrange | Pair | Reveal, keys: list[str]
) -> None:
    made = after(prompt, *keys)

    if isinstance(made, Selection):
        assert 0 <= made.cursor < max(row_count(made), 4)
        assert made.prompt == prompt
    elif isinstance(made, Reply):
        assert parse_reply(prompt, in_words(made)) == made
        assert after_reply(prompt, made) == made


def after_reply(
    prompt: PickOne | PickMany | Arrange | Pair | Reveal, reply: Reply
) -> Selection | Reply | Command | Misread:
    """Return what Enter makes of a selection with this reply."""
    return press(with_reply(initial_selection(prompt), reply), "enter", {})


def keys_for(prompt: PickOne | PickMany | Arrange | Pair | Reveal, reply: Reply) -> list[str]:
    """Return the keys that give a reply."""
    match prompt, reply:
        case PickOne(choices=texts), Picked(choice):
            return [labels(texts)[texts.index(choice)]]
        case PickMany(choices=texts), PickedMany(choices):
            return [*(labels(texts)[texts.index(choice)] for choice in choices), "enter"]
        case Arrange(items=texts), Arranged(items):
            return [*(labels(texts)[texts.index(item)] for item in items), "enter"]
        case Pair(left=left, right=right), Paired(pairs):
            numbers = [
                key for one, other in pairs for key in (labels(left)[left.index(one)], str(right.index(other) + 1))
            ]
            return [*numbers, "enter"]
        case Reveal(), Recalled(rating):
            return ["space", str(rating)]
        case _:
            raise AssertionError(reply)


def by_keys(item: Question, reply: Reply) -> object:
    prompt = item.prompt()
    if isinstance(prompt, TypeLine | FillBlanks):
        texts = reply.texts if isinstance(reply, Filled) else (in_words(reply),)
        entry: object = initial_entry(prompt)._replace(texts=texts)
        while isinstance(entry, Entry):
            entry = press_enter(entry)
        return entry
    return after(prompt, *keys_for(prompt, reply))


@every_question
def test_a_reply_as_keys_and_as_a_line_is_the_same_and_grades_the_same(item: Question) -> None:
    for reply in typeable(item):
        made = by_keys(item, reply)
        line = parse_reply(item.prompt(), in_words(reply))
        assert isinstance(made, Reply)
        assert isinstance(line, Reply)
        assert item.grade(made, Context()) == item.grade(line, Context())
        assert (type(made), made) == (type(reply), reply)


TWO = FillBlanks("The ____ is a ____.", 2)


@pytest.mark.parametrize(
    ("texts", "at", "made"),
    [
        (("sun", ""), 0, Entry(TWO, ("sun", ""), 1)),
        (("sun", "star"), 1, Filled(("sun", "star"))),
        (("", " star; or not "), 1, Filled(("", "star; or not"))),
        (("", ""), 1, Misread("Fill in at least one blank, or type :skip.")),
        (("sun", ":skip"), 1, Command("skip")),
        (("?", "star"), 0, Command("hint")),
        (("::x", "star"), 1, Filled((":x", "star"))),
    ],
)
def test_enter_walks_from_blank_to_blank(texts: tuple[str, ...], at: int, made: object) -> None:
    assert press_enter(Entry(TWO, texts, at)) == made


def test_a_misspelt_command_in_a_blank_is_told_and_not_taken_for_an_answer() -> None:
    given = press_enter(Entry(TWO, (":hnt", "star"), 1))

    assert isinstance(given, Misread)
    assert ":hint" in given.help


def test_enter_takes_the_one_line() -> None:
    assert press_enter(Entry(TypeLine("?"), (" two moons ",))) == Typed("two moons")


@pytest.mark.parametrize(
    ("prompt", "keys", "made"),
    [
        (ONE, "enter", Misread("Mark a choice first, by its letter or with the arrows.")),
        (ONE, "b enter", Picked("Venus")),
        (ONE, "b c enter", Picked("Mars")),
        (ONE, "down enter", Picked("Venus")),
        (ONE, "space enter", Picked("Mercury")),
        (TRUE, "f enter", Picked("false")),
        (MANY, "b enter", PickedMany(("Saturn",))),
        (ONE, "n", Command("next")),
        (ONE, "left", Command("back")),
        (PAIRS, "v", Command("review")),
    ],
)
def test_in_an_exam_a_key_marks_and_enter_takes_it(
    prompt: PickOne | PickMany | Arrange | Pair | Reveal, keys: str, made: Reply | Command | Misread
) -> None:
    state: Selection | Reply | Command | Misread = initial_selection(prompt, needs_enter=True)
    for key in keys.split():
        assert isinstance(state, Selection)
        state = press(state, key, EXAM_KEYS)
    assert (type(state), state) == (type(made), made)


@pytest.mark.parametrize(
    ("prompt", "reply", "again"),
    [
        (ONE, Picked("Mars"), "enter"),
        (MANY, PickedMany(("Jupiter", "Mars")), "enter"),
        (ORDER, Arranged(("one", "two", "three")), "enter"),
        (PAIRS, Paired((("France", "Paris"), ("Norway", "Oslo"))), "enter"),
    ],
)
def test_in_an_exam_the_reply_so_far_is_marked_again(
    prompt: PickOne | PickMany | Arrange | Pair | Reveal, reply: Reply, again: str
) -> None:
    assert press(initial_selection(prompt, reply, needs_enter=True), again, EXAM_KEYS) == reply


def test_a_reply_that_the_deck_no_longer_has_is_not_marked() -> None:
    assert initial_selection(ONE, Picked("Pluto"), needs_enter=True) == initial_selection(ONE, needs_enter=True)
