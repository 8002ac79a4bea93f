"""Shuffles questions and their choices, the same for the same seed, and keeps questions of one group apart."""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from operator import itemgetter
from random import Random

from quizkit.questions.registry import Question
from quizkit.questions.shapes import Arrange, FillBlanks, Pair, PickMany, PickOne, Prompt, Reveal, TypeLine
from quizkit.session.plan import Asked


def shuffled(queue: Sequence[Asked], seed: int) -> tuple[Asked, ...]:
    """Return the questions in an order that depends only on the seed, with those of one group apart where possible."""
    mixed = list(queue)
    Random(f"{seed}:queue").shuffle(mixed)  # noqa: S311 - an order to practise in, not a secret
    return apart(mixed)


def apart(questions: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return the questions with those of one group apart where possible, and the others in their order."""
    # Questions that are left over at the end are placed in gaps from there.
    return tuple(_parted(_parted(questions)[::-1])[::-1])


def _parted(questions: Iterable[Asked]) -> list[Asked]:
    """Hold back each question that would be next to another of its group, until one of another group is between."""
    parted: list[Asked] = []
    held: deque[Asked] = deque()
    for asked in questions:
        if parted and _is_of_one_group(asked, parted[-1]):
            held.append(asked)
            continue
        parted.append(asked)
        if held:
            parted.append(held.popleft())
    return [*parted, *held]


def _is_of_one_group(one: Asked, other: Asked) -> bool:
    group = one.question.common.group
    return bool(group) and one.deck.id == other.deck.id and group == other.question.common.group


def in_rounds(questions: Sequence[Asked]) -> list[Asked]:
    """Return the first question of each group and those without a group, then the second of each group, and so on."""
    places: Counter[tuple[str, str]] = Counter()
    rounds = []
    for asked in questions:
        group = asked.deck.id, asked.question.common.group
        rounds.append((places[group] if group[1] else 0, asked))
        places[group] += 1
    return [asked for _, asked in sorted(rounds, key=itemgetter(0))]


def presented(question: Question, seed: int, tries: int, *, permute: bool) -> tuple[Prompt, tuple[int, ...]]:
    """Return a question's prompt as it is shown for this try, and the order of its choices.

    Items to put in order are always shuffled, choices with `permute` unless they keep their order; else the order is empty.
    """
    prompt = question.prompt()
    if not permute and not isinstance(prompt, Arrange):
        return prompt, ()
    random = Random(f"{seed}:{question.common.id}:{tries}")  # noqa: S311 - an order to show, not a secret
    match prompt:
        case PickOne(choices=texts, fixed=True) | PickOne(choices=texts, keep_order=True):
            return prompt, tuple(range(len(texts)))
        case PickMany(choices=texts, keep_order=True):
            return prompt, tuple(range(len(texts)))
        case PickOne(choices=texts) | PickMany(choices=texts):
            order = _mixed(texts, random)
            return prompt._replace(choices=tuple(texts[place] for place in order)), order
        case Arrange(items=texts):
            order = _mixed(texts, random)
            while len(texts) > 1 and order == tuple(range(len(texts))):
                # The right order must not be shown.
                order = _mixed(texts, random)
            return prompt._replace(items=tuple(texts[place] for place in order)), order
        case Pair(right=texts):
            order = _mixed(texts, random)
            return prompt._replace(right=tuple(texts[place] for place in order)), order
        case TypeLine() | FillBlanks() | Reveal():
            return prompt, ()


def _mixed(texts: Sequence[str], random: Random) -> tuple[int, ...]:
    order = list(range(len(texts)))
    random.shuffle(order)
    return tuple(order)
