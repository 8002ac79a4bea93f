"""What is asked, and in which order: pure choice, from the deck and from what is known of it."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from quizkit.questions.registry import Question
from quizkit.questions.shapes import PickMany, PickOne, Prompt


class Memory(NamedTuple):
    """What is known of one question: when it was last answered (a sortable moment), and whether it was missed."""

    last: str
    missed: bool = False
    suspended: bool = False


def choose(questions: Sequence[Question], memories: Mapping[str, Memory], count: int | None) -> tuple[Question, ...]:
    """Choose `count` questions, or all: the unseen first, in the deck's order, then the missed, then the oldest."""
    awake = [question for question in questions if not _memory(question, memories).suspended]
    unseen = [question for question in awake if not _memory(question, memories).last]
    seen = [question for question in awake if _memory(question, memories).last]
    seen.sort(key=lambda question: (not _memory(question, memories).missed, _memory(question, memories).last))
    return tuple((unseen + seen)[:count])


def tagged(questions: Iterable[Question], tags: Iterable[str]) -> tuple[Question, ...]:
    """Return the questions that have any of the tags, or all where no tag is given."""
    wanted = {tag.casefold() for tag in tags}
    return tuple(
        question for question in questions if not wanted or wanted & {tag.casefold() for tag in question.common.tags}
    )


def shuffled(questions: Sequence[Question], seed: int) -> tuple[Question, ...]:
    """Return the questions in an order that the seed alone decides."""
    mixed = list(questions)
    Random(f"{seed}:queue").shuffle(mixed)  # noqa: S311 - an order to practise in, not a secret
    return tuple(mixed)


def permuted(prompt: Prompt, seed: int, id: str, tries: int) -> tuple[Prompt, tuple[int, ...]]:
    """Return a prompt with its choices in the order that the seed gives this try, and that order."""
    if not isinstance(prompt, PickOne | PickMany):
        return prompt, ()
    order = list(range(len(prompt.choices)))
    if not (isinstance(prompt, PickOne) and prompt.fixed):
        Random(f"{seed}:{id}:{tries}").shuffle(order)  # noqa: S311 - an order to show, not a secret
    return prompt._replace(choices=tuple(prompt.choices[position] for position in order)), tuple(order)


_UNSEEN = Memory("")


def _memory(question: Question, memories: Mapping[str, Memory]) -> Memory:
    return memories.get(question.common.id, _UNSEEN)
