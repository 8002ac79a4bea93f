"""The parts of a question that lint rules look at."""

from typing import NamedTuple

from quizkit.base.problems import Route
from quizkit.markup import one_line
from quizkit.questions.cloze import ClozeQuestion
from quizkit.questions.listing import ListQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.registry import Question
from quizkit.questions.shapes import (
    PickMany,
    PickOne,
    Prompt,
    Reveal,
    TypeLine,
    offered_texts,
    reply_texts,
)
from quizkit.questions.typed_text import TextQuestion


class Options(NamedTuple):
    """The choices of a question; `route` is theirs from the question."""

    stem: str
    choices: tuple[str, ...]
    keys: tuple[str, ...]
    route: Route = ("choices",)

    def distractors(self) -> list[str]:
        """Return the choices that are wrong."""
        return [choice for choice in self.choices if choice not in self.keys]

    def at(self, choice: str) -> Route:
        """Return the route of a choice from its question."""
        return (*self.route, self.choices.index(choice))


class TypedAnswer(NamedTuple):
    """A typed answer: the key, all accepted forms, the rejected ones, and the route of the key from the question."""

    key: str
    forms: tuple[str, ...]
    rejected: tuple[str, ...] = ()
    number: bool = False
    route: Route = ("answer",)


def options(question: Question) -> Options | None:
    """Return the choices that the author of a question wrote, or None if it has none."""
    match question.prompt():
        case PickOne(stem, choices, fixed=False) | PickMany(stem, choices):
            return Options(stem, choices, reply_texts(question.accepted()[0]))
        case _:
            return None


def typed(question: Question) -> tuple[TypedAnswer, ...]:
    """Return the answers of a question that the student types."""
    match question:
        case TextQuestion():
            return (TypedAnswer(question.key, (question.key, *question.accept), question.reject),)
        case NumberQuestion():
            return (TypedAnswer(question.keys[0], question.keys, number=True),)
        case ClozeQuestion():
            return tuple(
                TypedAnswer(blank.key, (blank.key, *blank.accept), route=("cloze",)) for blank in question.blanks
            )
        case ListQuestion():
            return tuple(
                TypedAnswer(key, (key, *question.accept.get(key, ())), route=("answer", place))
                for place, key in enumerate(question.keys)
            )
        case _:
            return ()


def shown(question: Question) -> tuple[str, ...]:
    """Return the texts that a student sees of a question, each as one line: the stem, the texts below it, the hints."""
    prompt = question.prompt()
    return tuple(map(one_line, (prompt.stem, *_under_the_stem(prompt), *question.common.hints)))


def _under_the_stem(prompt: Prompt) -> tuple[str, ...]:
    match prompt:
        case Reveal(back=back):
            return (back,)
        case PickOne(fixed=True):
            return ()
        case _:
            return offered_texts(prompt)


def required_answers(question: Question) -> int:
    """Return how many answers a question requires, 0 if it requires one or does not count them."""
    match question.prompt():
        case PickMany():
            return len(reply_texts(question.accepted()[0]))
        case TypeLine(expects="list", of=count):
            return count
        case _:
            return 0
