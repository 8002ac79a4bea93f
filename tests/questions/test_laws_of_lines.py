"""Laws for typed lines: every accepted reply can be typed, in letters and in words."""

import pytest

from quizkit.grading.context import Context
from quizkit.questions.registry import TYPES, Question
from quizkit.questions.reply_grammar import labels, line_of, parse_reply
from quizkit.questions.shapes import (
    Arrange,
    Arranged,
    Filled,
    Pair,
    Paired,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Recalled,
    Reply,
    Typed,
)
from tests.helpers import question
from tests.questions.test_laws import QUESTIONS

every_question = pytest.mark.parametrize("item", [question(text) for text in QUESTIONS.values()], ids=QUESTIONS)


def in_words(reply: Reply) -> str:
    """Return the line that gives a reply, written out."""
    match reply:
        case Picked(text) | Typed(text):
            return line_of(text)
        case PickedMany(texts) | Filled(texts) | Arranged(texts):
            return line_of("; ".join(texts))
        case Paired(pairs):
            return line_of("; ".join(f"{left} = {right}" for left, right in pairs))
        case Recalled(rating):
            return ["", "again", "hard", "good", "easy"][rating]


def in_letters(item: Question, reply: Reply) -> str:
    """Return the shortest line that gives a reply; of what is typed there is none but the words."""
    prompt = item.prompt()
    if isinstance(prompt, PickOne | PickMany) and isinstance(reply, Picked | PickedMany):
        picked = (reply.choice,) if isinstance(reply, Picked) else reply.choices
        return " ".join(labels(prompt.choices)[prompt.choices.index(choice)] for choice in picked)
    if isinstance(prompt, Arrange) and isinstance(reply, Arranged):
        return "".join(labels(prompt.items)[prompt.items.index(one)] for one in reply.items)
    if isinstance(prompt, Pair) and isinstance(reply, Paired):
        names = labels(prompt.left)
        return " ".join(
            f"{names[prompt.left.index(left)]}{prompt.right.index(right) + 1}" for left, right in reply.pairs
        )
    return str(reply.rating) if isinstance(reply, Recalled) else in_words(reply)


def typeable(item: Question) -> list[Reply]:
    return list(item.accepted())


def test_all_types_are_here() -> None:
    assert {question(text).type for text in QUESTIONS.values()} == set(TYPES)


@every_question
def test_accepted_replies_can_be_typed_in_words_and_in_letters(item: Question) -> None:
    assert typeable(item) != []
    for reply in typeable(item):
        for line in (in_words(reply), in_letters(item, reply)):
            result = parse_reply(item.prompt(), line)
            assert (line, result, type(result)) == (line, reply, type(reply))


@every_question
def test_replies_in_words_and_in_letters_get_the_same_grade(item: Question) -> None:
    for reply in typeable(item):
        lines = (in_words(reply), f"  {in_letters(item, reply)} ")
        grades = {
            item.grade(result, Context())
            for line in lines
            if isinstance(result := parse_reply(item.prompt(), line), Reply)
        }
        assert [grade.credit for grade in grades] == [1]
