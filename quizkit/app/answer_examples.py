"""Replies that a question accepts and rejects, each really graded, so that a teacher sees where the line is."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from quizkit.grading.context import Context
from quizkit.questions.base import Grade
from quizkit.questions.registry import Question
from quizkit.questions.shapes import FillBlanks, Filled, Reply, Typed, TypeLine, reply_texts

_MOST = 5
_LONGEST = 200
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Example(NamedTuple):
    """A reply and its grade."""

    reply: str
    grade: Grade


class AnswerExamples(NamedTuple):
    """Up to five replies with full credit, without any, and that are asked again; none as written in the deck."""

    accepted: list[Example]
    rejected: list[Example]
    asked_again: list[Example]


def answer_examples(question: Question, context: Context) -> AnswerExamples:
    """Return replies that are typed otherwise than in the deck; none for a question that is not answered by typing."""
    if not isinstance(question.prompt(), TypeLine | FillBlanks):
        return AnswerExamples([], [], [])
    answer = question.accepted()[0]
    first, *others = reply_texts(answer)
    graded = [
        Example("; ".join(reply_texts(reply)), question.grade(reply, context))
        for reply in (_with(answer, text, others) for text in dict.fromkeys(_variants(first[:_LONGEST], context)))
    ]
    # Each rule once, if there are enough.
    accepted = _by_rule([one for one in graded if one.grade.credit == 1 and one.grade.rule != "exact"])
    unclear = [one for one in graded if one.grade.verdict == "asked again"]
    rejected = [one for one in graded if one.grade.credit == 0 and one not in unclear]
    return AnswerExamples(accepted, _by_rule(rejected), _by_rule(unclear))


def _with(answer: Reply, text: str, others: list[str]) -> Reply:
    return Filled((text, *others)) if isinstance(answer, Filled) else Typed(text)


def _by_rule(examples: list[Example]) -> list[Example]:
    first = {example.grade.rule: example for example in reversed(examples)}
    ones = [example for example in examples if first[example.grade.rule] is example]
    return [*ones, *(example for example in examples if example not in ones)][:_MOST]


def _variants(text: str, context: Context) -> Iterator[str]:
    """Yield a text as students may type it, right or wrong, the most telling first."""
    yield from _of_numbers(text)
    if not any(map(str.isdecimal, text)):
        yield from _misspelt(text)
    words = text.split()
    if len(words) > 1:
        yield from (words[-1], " ".join(words[:-1]), f"{words[-1]} {' '.join(words[:-1])}", text.replace(" ", ""))
    yield from (
        text.lower(),
        text.upper(),
        text.swapcase(),
        _without_accents(text),
        text.replace("-", " "),
        f"the {text}",
    )
    yield from (
        f"{text}s",
        text.removesuffix("s"),
        text[:-1],
        text[1:],
        f"not {text}",
        f"I think {text}",
        f"x{text}",
        text[::-1],
    )
    yield from islice((other for other in context.answers if other != text), _MOST)


def _misspelt(text: str) -> Iterator[str]:
    """Yield a text with letters swapped, missing, doubled, and wrong."""
    middle = len(text) // 2
    if len(text) > 3:
        yield text[: middle - 1] + text[middle] + text[middle - 1] + text[middle + 1 :]
        yield text[:middle] + text[middle + 1 :]
        yield text[:middle] + text[middle] + text[middle:]
        yield text[:middle] + ("o" if text[middle] != "o" else "i") + text[middle + 1 :]


def _of_numbers(text: str) -> Iterator[str]:
    """Yield a text with its first number alone, larger, ten and a thousand times as large, or negative."""
    match = _NUMBER.search(text)
    if not match or len(match[0]) > 12 or not match[0].isdecimal():
        yield from (match[0], text.replace(match[0], f"{match[0]}1")) if match else ()
        return
    number = int(match[0])
    rest = text[match.end() :]
    before = text[: match.start()]
    values = (
        f"{number:,}",
        str(number),
        f"{number}.0",
        str(number + 1),
        f"{number * 10}",
        f"{number * 1000}",
        f"-{number}",
    )
    yield from (f"{before}{value}{rest}" for value in values)
    yield from (match[0], f"about {text}", f"{match[0]}%", f"{match[0]} apples", f"{before}{match[0]} k{rest.strip()}")


def _without_accents(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
