"""Chooses the questions of a session and their order, from the decks and the memory of each question. Pure functions."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, islice
from math import ceil
from operator import itemgetter
from random import Random
from typing import Literal, NamedTuple, TypeAlias

from quizkit.deck import Deck
from quizkit.questions.registry import Question
from quizkit.questions.shapes import GOOD, Arrange, FillBlanks, Pair, PickMany, PickOne, Prompt, Reveal, TypeLine
from quizkit.scheduling import LEECH_LAPSES, Trace, interval, review

Which: TypeAlias = Literal["next", "due", "new", "missed", "flagged", "cram"]


class Memory(NamedTuple):
    """The memory of one question: study days of its last and its next review, and their results.

    A question that is `buried` is not asked before that study day.
    """

    last: date | None = None
    due: date | None = None
    stability: float = 0.0
    lapses: int = 0
    missed: bool = False
    flagged: bool = False
    suspended: bool = False
    difficulty: float = 0.0
    buried: date | None = None


class Asked(NamedTuple):
    """A question and its deck."""

    deck: Deck
    question: Question


class Candidate(NamedTuple):
    """A question that may be asked: its place in its deck, and its memory. It is read only once it is asked."""

    deck: Deck
    place: int
    id: str
    group: str
    tags: tuple[str, ...]
    memory: Memory

    @property
    def named(self) -> tuple[str, str]:
        """What identifies the question among all decks: the ids of deck and question."""
        return self.deck.id, self.id


class Standing(NamedTuple):
    """How many questions of some decks are due, new or suspended on a study day."""

    due: int
    new: int
    suspended: int


_UNSEEN = Memory()
# How many questions ahead one with another tag is looked for.
_LOOK_AHEAD = 8


def candidates(
    decks: Iterable[Deck],
    memories: Mapping[str, Mapping[str, Memory]],
    tags: Sequence[str] = (),
    most_unknown: int | None = None,
) -> list[Candidate]:
    """Return the questions of the decks that have any of the tags, or all without tags, in the deck's order.

    Without tags, at most `most_unknown` questions without a memory are listed: the first ones of each deck.
    """
    folded = {tag.casefold() for tag in tags}
    pool = []
    for deck in decks:
        known = memories.get(deck.id, {})
        ids = deck.ids()
        for place in range(len(ids)) if folded or most_unknown is None else _places(ids, known, most_unknown):
            group, own_tags = deck.filing(place)
            if not folded or folded & {tag.casefold() for tag in own_tags}:
                memory = known.get(ids[place], _UNSEEN)
                pool.append(Candidate(deck, place, ids[place], group, own_tags, memory))
    return pool


def _places(ids: Sequence[str], known: Mapping[str, Memory], most_unknown: int) -> list[int]:
    """Return the places of the known questions, and of the first unknown ones."""
    unknown = islice((place for place, id in enumerate(ids) if id not in known), most_unknown)
    return sorted([*(place for place, id in enumerate(ids) if id in known), *unknown] if known else unknown)


def asked(chosen: Sequence[Candidate]) -> tuple[Asked, ...]:
    """Read the questions of candidates, those of one deck together."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for candidate in chosen:
        places[id(candidate.deck)].append(candidate.place)
    decks = {id(candidate.deck): candidate.deck for candidate in chosen}
    questions = {key: iter(decks[key].at(places[key])) for key in decks}
    return tuple(Asked(candidate.deck, next(questions[id(candidate.deck)])) for candidate in chosen)


def standing(pool: Sequence[Candidate], today: date) -> Standing:
    """Count the due, new and suspended questions."""
    return standing_of([candidate.memory for candidate in pool], today)


def standing_of(memories: Sequence[Memory], today: date) -> Standing:
    """Count the due, new and suspended ones of some memories."""
    active = [memory for memory in memories if not memory.suspended and not is_buried(memory, today)]
    due = sum(memory.due is not None and memory.due <= today for memory in active)
    new = sum(memory.last is None for memory in active)
    return Standing(due, new, sum(memory.suspended for memory in memories))


def _active(pool: Iterable[Candidate], today: date) -> list[Candidate]:
    return [one for one in pool if not one.memory.suspended and not is_buried(one.memory, today)]


def is_buried(memory: Memory, today: date) -> bool:
    """Return whether a question is buried on a study day."""
    return memory.buried is not None and today < memory.buried


def is_due_first_on(memory: Memory, today: date, day: date) -> bool:
    """Return whether a question will be due on a day, and is not asked today yet."""
    if memory.due is None or memory.suspended or memory.due > day:
        return False
    return memory.due > today or is_buried(memory, today)


def choose(
    pool: Sequence[Candidate], today: date, count: int | None, which: Which = "next", new_left: int | None = None
) -> tuple[Asked, ...]:
    """Choose `count` questions, or all that fit, in the order to ask them.

    `next`: due questions, weakest first; then at most `new_left` unseen ones in the deck's order; then those due
    soonest, except those that were right today. The other kinds take all due, unseen, missed or flagged questions, or
    (`cram`) all. One question of each group is first and the others are last; all are last if one of the group was
    asked today. With a `count`, the last ones are only asked if they are due or unseen.
    """
    active = _active(pool, today)
    if which == "next":
        due = sorted((c for c in active if _is_due(c, today)), key=lambda c: _weakness(c, today), reverse=True)
        unseen = [c for c in active if c.memory.last is None][:new_left]
        rest = sorted((c for c in active if _may_come_early(c, today)), key=lambda c: c.memory.due or today)
        ranked = [*due, *unseen, *rest]
    else:
        ranked = [c for c in active if _is_of(c, which, today)]
        if which in ("due", "missed"):
            ranked.sort(key=lambda c: _weakness(c, today), reverse=True)
    rounds = _rounds(ranked, {_group(c) for c in active if _is_of_today(c, today)}, today)
    if which == "next" and count is not None:
        rounds = [(turn, c) for turn, c in rounds if not turn or c.memory.last is None or _is_due(c, today)]
    chosen = [candidate for _, candidate in rounds][:count]
    if which != "cram":
        chosen = _interleaved(chosen, today)
    return asked(chosen)


def leeches(pool: Iterable[Candidate]) -> list[Candidate]:
    """Return the questions that are forgotten again and again, and should be reworded."""
    return [one for one in pool if not one.memory.suspended and one.memory.lapses >= LEECH_LAPSES]


class ExamPlan(NamedTuple):
    """The work until an exam day: days left, new questions in all and a day, and about how many replies a day."""

    days: int
    new: int
    new_a_day: int
    replies_a_day: int


def until(pool: Sequence[Candidate], today: date, exam: date, retention: float, unlisted: int = 0) -> ExamPlan:
    """Plan so that every question is seen by the exam day, and reviewed on schedule until then.

    `unlisted` is how many unseen questions there are beyond those in the pool.

    The number of replies assumes that each one is right: unseen questions are spread evenly over the days, and all
    reviews are scheduled by FSRS without fuzz. Raises ValueError if no day is left.
    """
    days = (exam - today).days
    if days < 1:
        raise ValueError("no day is left")
    active = [candidate for candidate in pool if not candidate.memory.suspended]
    unseen = unlisted + sum(candidate.memory.last is None for candidate in active)
    steps = _right_replies(_UNSEEN, today, exam, retention)
    replies = sum(step < days - number * days // unseen for number in range(unseen) for step in steps)
    replies += sum(len(_right_replies(c.memory, today, exam, retention)) for c in active if c.memory.last is not None)
    return ExamPlan(days, unseen, ceil(unseen / days), ceil(replies / days))


def _right_replies(memory: Memory, today: date, exam: date, retention: float) -> list[int]:
    """Return in how many days a question is asked until the exam, if it is asked when due and each reply is right."""
    last, trace = memory.last, Trace(memory.stability, memory.difficulty) if memory.last else None
    day = max(today, memory.due or today)
    days = []
    while day < exam:
        days.append((day - today).days)
        trace = review(trace, (day - (last or day)).days, GOOD)
        last, day = day, day + timedelta(interval(trace.stability, retention))
    return days


def shuffled(queue: Sequence[Asked], seed: int) -> tuple[Asked, ...]:
    """Return the questions in an order that depends only on the seed, with those of one group apart where possible."""
    mixed = list(queue)
    Random(f"{seed}:queue").shuffle(mixed)  # noqa: S311 - an order to practise in, not a secret
    # What is left over at the end finds its gaps from there.
    return tuple(_parted(_parted(mixed)[::-1])[::-1])


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


def _is_due(candidate: Candidate, today: date) -> bool:
    return candidate.memory.due is not None and candidate.memory.due <= today


def _is_of_today(candidate: Candidate, today: date) -> bool:
    return candidate.memory.last is not None and candidate.memory.last >= today


def _may_come_early(candidate: Candidate, today: date) -> bool:
    memory = candidate.memory
    right_today = _is_of_today(candidate, today) and not memory.missed
    return memory.last is not None and not _is_due(candidate, today) and not right_today


def _is_of(candidate: Candidate, which: Which, today: date) -> bool:
    match which:
        case "due":
            return _is_due(candidate, today)
        case "new":
            return candidate.memory.last is None
        case "missed":
            return candidate.memory.missed
        case "flagged":
            return candidate.memory.flagged
        case "next" | "cram":
            return True


def _weakness(candidate: Candidate, today: date) -> float:
    """Return how weak a memory is: the days since the last review, in stabilities."""
    memory = candidate.memory
    return 0.0 if memory.last is None else (today - memory.last).days / max(memory.stability, 0.001)


def _rounds(ranked: Sequence[Candidate], of_today: set[tuple[str, str]], today: date) -> list[tuple[int, Candidate]]:
    """Put the first question of each group first, then the second of each: one question may give away another.

    A group with another question that was asked today has had its first round.
    """
    places: Counter[tuple[str, str]] = Counter()
    rounds = []
    for candidate in ranked:
        group = _group(candidate)
        behind = group in of_today and not _is_of_today(candidate, today)
        rounds.append((places[group] + behind if group[1] else 0, candidate))
        places[group] += 1
    return sorted(rounds, key=itemgetter(0))


def _interleaved(chosen: Sequence[Candidate], today: date) -> list[Candidate]:
    """Separate questions with the same group or first tag if another one is near.

    Due, unseen and early questions stay together, and unseen ones keep their order. Mixed practice is remembered
    longer: Rohrer & Taylor, “The shuffling of mathematics problems improves learning”, Instructional Science 35 (2007).
    """
    mixed: list[Candidate] = []
    for _, run in groupby(chosen, key=lambda c: (c.memory.last is None, _is_due(c, today))):
        # The next ones are at the end, where removing one moves no others.
        left = list(run)[::-1]
        while left:
            near = left[: -_LOOK_AHEAD - 1 : -1]
            mixed.append(left.pop(-1 - _next_place(near, mixed[-1] if mixed else None)))
    return mixed


def _next_place(near: Sequence[Candidate], before: Candidate | None) -> int:
    """Return the place of the question to ask next: the near one that differs most from the one before."""
    if before is None or near[0].memory.last is None:
        return 0
    alike = [(bool(c.group) and _group(c) == _group(before), _first_tag(c) == _first_tag(before)) for c in near]
    return alike.index(min(alike))


def _group(candidate: Candidate) -> tuple[str, str]:
    return candidate.deck.id, candidate.group


def _is_of_one_group(one: Asked, other: Asked) -> bool:
    group = one.question.common.group
    return bool(group) and one.deck.id == other.deck.id and group == other.question.common.group


def _first_tag(candidate: Candidate) -> str:
    return next(iter(candidate.tags), "")
