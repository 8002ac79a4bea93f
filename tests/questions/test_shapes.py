"""Replies as the texts that a record holds, and back."""

import pytest

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
    Prompt,
    Recalled,
    Reply,
    Reveal,
    Typed,
    TypeLine,
    offered_texts,
    reply_of,
    reply_texts,
)

ONE = PickOne("?", ("a", "b"))
MANY = PickMany("?", ("a", "b"))
ORDER = Arrange("?", ("a", "b"))
PAIR = Pair("?", ("a", "b"), ("x", "y"))
BLANKS = FillBlanks("____ ____", 2)


@pytest.mark.parametrize(
    ("prompt", "reply", "texts"),
    [
        (ONE, Picked("a"), ("a",)),
        (MANY, PickedMany(("a", "b")), ("a", "b")),
        (TypeLine("?"), Typed("a"), ("a",)),
        (BLANKS, Filled(("a", "")), ("a", "")),
        (ORDER, Arranged(("b", "a")), ("b", "a")),
        (PAIR, Paired((("a", "x"), ("b", "y"))), ("a", "x", "b", "y")),
    ],
)
def test_a_reply_comes_back_from_its_texts(prompt: Prompt, reply: Reply, texts: tuple[str, ...]) -> None:
    made = reply_of(prompt, texts)

    assert reply_texts(reply) == texts
    assert (type(made), made) == (type(reply), reply)


@pytest.mark.parametrize(
    ("prompt", "texts"),
    [
        (ONE, ()),
        (ONE, ("a", "b")),
        (MANY, ()),
        (TypeLine("?"), ("a", "b")),
        (BLANKS, ("a",)),
        (BLANKS, ("a", "b", "c")),
        (ORDER, ("a",)),
        (ORDER, ("a", "c")),
        (PAIR, ()),
        (PAIR, ("a", "x", "b")),
        (Reveal("front", "back"), ("3",)),
    ],
)
def test_texts_that_are_no_reply_to_a_prompt(prompt: Prompt, texts: tuple[str, ...]) -> None:
    assert reply_of(prompt, texts) is None


def test_a_card_is_recorded_by_its_rating() -> None:
    assert reply_texts(Recalled(3)) == ("3",)


@pytest.mark.parametrize(
    ("prompt", "offered"),
    [(ONE, ("a", "b")), (MANY, ("a", "b")), (ORDER, ("a", "b")), (PAIR, ("a", "b", "x", "y")), (BLANKS, ()), (TypeLine("?"), ())],
)  # fmt: skip
def test_the_texts_that_a_prompt_offers(prompt: Prompt, offered: tuple[str, ...]) -> None:
    assert offered_texts(prompt) == offered
