"""What each kind of question tells of how to reply, and how replies and answers are worded."""

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
    Reply,
    Reveal,
    Typed,
    TypeLine,
)
from quizkit.terminal.prompt_view import answer_in_words, how_to_reply, reply_in_words
from tests.helpers import question

ONE = PickOne("?", ("Mars", "Io"))
TRUE = PickOne("?", ("true", "false"), fixed=True)
MANY = PickMany("?", ("Mars", "Io", "Venus"))
ORDER = Arrange("?", ("two", "one"))
PAIR = Pair("?", ("France", "Norway"), ("Oslo", "Paris"))
TWO = FillBlanks("____ ____", 2)


@pytest.mark.parametrize(
    ("prompt", "line", "keys"),
    [
        (ONE, "choose one", "choose one"),
        (TRUE, "true or false", "true or false"),
        (MANY, "choose all that are right", "choose all that are right"),
        (TypeLine("?"), "type the answer", "type the answer"),
        (TypeLine("?", "number"), "type a number", "type a number"),
        (TypeLine("?", "list", 1), "type the answer", "type the answer"),
        (TypeLine("?", "list", 2), "type 2 answers, a ; between them", "type 2 answers, a ; between them"),
        (FillBlanks("____", 1), "fill in the blank", "fill in the blank"),
        (TWO, "fill in 2 blanks, a ; between them", "fill in 2 blanks"),
        (ORDER, "put in order", "put in order"),
        (PAIR, "pair each letter with a number", "pair each letter with a number"),
        (Reveal("front", "back"), "a card to recall", "a card to recall"),
    ],
)
def test_how_to_reply(prompt: Prompt, line: str, keys: str) -> None:
    assert (how_to_reply(prompt), how_to_reply(prompt, keys=True)) == (line, keys)


@pytest.mark.parametrize(
    ("prompt", "reply", "words"),
    [
        (ONE, Picked("Io"), "b, Io"),
        (TRUE, Picked("false"), "false"),
        (MANY, PickedMany(("Venus", "Mars")), "a, Mars; c, Venus"),
        (TypeLine("?"), Typed("x"), "x"),
        (TWO, Filled(("x", "y")), "x; y"),
        (ORDER, Arranged(("one", "two")), "one; two"),
        (PAIR, Paired((("France", "Paris"), ("Norway", "Oslo"))), "France: Paris; Norway: Oslo"),
    ],
)
def test_a_reply_in_words(prompt: Prompt, reply: Reply, words: str) -> None:
    assert reply_in_words(prompt, reply) == words


@pytest.mark.parametrize(
    ("text", "drawn", "plain"),
    [
        ("question: Q\nanswer: cd ..", "cd ..", "cd .."),
        ("question: Q\norder: [one, two]", "one → two", "one, then two"),
        ("question: Q\nmatch: {a: b, c: d}", "a → b; c → d", "a: b; c: d"),
    ],
)
def test_the_right_answer_in_words(text: str, drawn: str, plain: str) -> None:
    asked = question(text)
    assert (answer_in_words(asked, plain=False), answer_in_words(asked, plain=True)) == (drawn, plain)
