"""Chooses the questions of a session and their order, from the decks and the memory of each question. Pure functions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias

from quizkit.base.values import Value
from quizkit.deck import Deck
from quizkit.questions.registry import Question
from quizkit.scheduling import DEFAULT_NEW_SHARE, KNOWN_DAYS, LEECH_LAPSES

Which: TypeAlias = Literal["next", "due", "new", "missed", "flagged", "cram", "ahead", "catch-up"]


class Memory(NamedTuple):
    """The memory of one question: study days of its last and its next review, and their results.

    A question that is `buried` is not asked before that study day. It was `shown` last on a study day if no review counts
    that: it was skipped, in `--cram`, in an exam that is open, from its other side, or before it was reset.
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
    shown: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether the interval is three weeks or more."""
        return self.last is not None and self.due is not None and (self.due - self.last).days >= KNOWN_DAYS

    def is_of(self, today: date) -> bool:
        """Whether the question was asked today."""
        return self.shown == today or (self.last is not None and self.last >= today)


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


class QuestionCounts(Value):
    """How many questions of some decks are due, new or suspended on a study day."""

    due: int
    new: int
    suspended: int


_UNSEEN = Memory()
# How many questions ahead to look for one with another tag.
_LOOK_AHEAD = 8


def candidates(
    decks: Iterable[Deck],
    memories: Mapping[str, Mapping[str, Memory]],
    tags: Sequence[str] = (),
    most_unknown: int | None = None,
) -> list[Candidate]:
    """Return the questions of the decks that have any of the tags, or all without tags, in the deck's order.

    Without tags, questions without a memory are listed until they are of `most_unknown` groups in their deck. One without
    a group counts as a group.
    """
    folded = {tag.casefold() for tag in tags}
    pool = []
    for deck in decks:
        known = memories.get(deck.id, {})
        ids = deck.ids()
        for place in range(len(ids)) if folded or most_unknown is None else _places(deck, known, most_unknown):
            group, own_tags = deck.filing(place)
            if not folded or folded & {tag.casefold() for tag in own_tags}:
                memory = known.get(ids[place], _UNSEEN)
                pool.append(Candidate(deck, place, ids[place], group, own_tags, memory))
    return pool


def _places(deck: Deck, known: Mapping[str, Memory], most_unknown: int) -> list[int]:
    """Return the places of the known questions, and of the first unknown ones, which are of so many groups."""
    ids = deck.ids()
    groups: set[str | int] = set()
    unknown: list[int] = []
    for place in (place for place, id in enumerate(ids) if id not in known) if most_unknown else ():
        unknown.append(place)
        groups.add(deck.filing(place).group or place)
        if len(groups) == most_unknown:
            break
    return sorted([*(place for place, id in enumerate(ids) if id in known), *unknown] if known else unknown)


def asked(chosen: Sequence[Candidate]) -> tuple[Asked, ...]:
    """Read the questions of candidates, those of one deck together."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for candidate in chosen:
        places[id(candidate.deck)].append(candidate.place)
    decks = {id(candidate.deck): candidate.deck for candidate in chosen}
    questions = {key: iter(decks[key].at(places[key])) for key in decks}
    return tuple(Asked(candidate.deck, next(questions[id(candidate.deck)])) for candidate in chosen)


def count_questions(pool: Sequence[Candidate], today: date) -> QuestionCounts:
    """Count the due, new and suspended questions."""
    return count_memories([candidate.memory for candidate in pool], today)


def count_memories(memories: Sequence[Memory], today: date) -> QuestionCounts:
    """Count the due, new and suspended ones of some memories."""
    active = [memory for memory in memories if not memory.suspended and not is_buried(memory, today)]
    due = sum(memory.due is not None and memory.due <= today for memory in active)
    new = sum(memory.last is None for memory in active)
    return QuestionCounts(due, new, sum(memory.suspended for memory in memories))


def active_on(pool: Iterable[Candidate], today: date) -> list[Candidate]:
    """Return the questions that are neither suspended nor buried on a study day."""
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
    pool: Sequence[Candidate],
    today: date,
    count: int | None,
    which: Which = "next",
    new_left: int | None = None,
    new_share: float = DEFAULT_NEW_SHARE,
    due_left: int | None = None,
    of_today: Set[tuple[str, str]] = frozenset(),
) -> tuple[Asked, ...]:
    """Choose `count` questions, or all that fit, in the order to ask them.

    `next`: due questions, weakest first, at most `due_left`, and among them a share of unseen ones in the deck's order,
    at most `new_left`, and more of them if less is due. `ahead`: those due soonest, except those that were right today.
    `catch-up`: due questions, the oldest first, which clears a backlog sooner: docs/scheduling.md. The other kinds
    take due, unseen, missed or flagged questions, or (`cram`) all. Without a `count`, `next` takes all of these.

    One question of each group is asked a day: of the groups `of_today` one was asked. With `cram` or without a `count`
    every question is asked: one of each group is first and the others are last.
    """
    active = active_on(pool, today)
    if which == "next" and count is not None:
        chosen = _next(active, today, count, new_left, new_share, due_left, of_today)
    elif which == "cram" or count is None:
        ranked = _ranked(active, which, today, new_left)
        chosen = [candidate for _, candidate in _rounds(ranked, of_today, today)][:count]
    else:
        chosen = _one_of_each_group(_ranked(active, which, today), of_today, today)[:count]
    if which != "cram":
        chosen = _interleaved(chosen, today)
    if which == "next" and count is not None:
        chosen = mixed_in(chosen)
    return asked(chosen)


def _next(
    active: Sequence[Candidate],
    today: date,
    count: int,
    new_left: int | None,
    new_share: float,
    due_left: int | None,
    of_today: Set[tuple[str, str]],
) -> list[Candidate]:
    """Return due questions and the share of new ones. A session of a single question asks what is due."""
    due = _one_of_each_group(_ranked(active, "due", today), of_today, today)[:due_left]
    groups = {group_of(c) for c in due[:count]}
    new = [
        candidate
        for candidate in _one_of_each_group(_ranked(active, "new", today), of_today, today)
        if not candidate.group or group_of(candidate) not in groups
    ][:new_left]
    share = min(len(new), ceil(new_share * count)) if count > 1 else 0
    due = due[: count - share]
    return [*due, *new[: count - len(due)]]


def _ranked(active: Sequence[Candidate], which: Which, today: date, new_left: int | None = None) -> list[Candidate]:
    """Return the questions of a kind in the order of their rank."""
    if which == "catch-up":
        return sorted((c for c in active if is_due(c, today)), key=lambda c: c.memory.due or today)
    if which == "ahead":
        return sorted((c for c in active if _may_come_early(c, today)), key=lambda c: c.memory.due or today)
    if which == "next":
        new = _ranked(active, "new", today)[:new_left]
        return [*_ranked(active, "due", today), *new, *_ranked(active, "ahead", today)]
    ranked = [c for c in active if _is_of(c, which, today)]
    if which in ("due", "missed"):
        ranked.sort(key=lambda c: _weakness(c, today), reverse=True)
    return ranked


def groups_on(pool: Iterable[Candidate], today: date) -> set[tuple[str, str]]:
    """Return the groups of which a question was asked today, also of one that was suspended or buried since."""
    return {group_of(c) for c in pool if c.group and c.memory.is_of(today)}


def count_asked(memories: Mapping[str, Mapping[str, Memory]], today: date) -> int:
    """Return how many questions of some decks were asked today: at most so many groups have had their question."""
    return sum(memory.is_of(today) for known in memories.values() for memory in known.values())


def _one_of_each_group(ranked: Sequence[Candidate], of_today: Set[tuple[str, str]], today: date) -> list[Candidate]:
    """Return the first question of each group, and none of a group with another question that was asked today."""
    return [candidate for turn, candidate in _rounds(ranked, of_today, today) if not turn]


def mixed_in(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the new questions spread among the others, which keep their order."""
    new = [c for c in chosen if c.memory.last is None]
    others = [c for c in chosen if c.memory.last is not None]
    mixed: list[Candidate] = []
    for number, candidate in enumerate(new, 1):
        end = ceil(number * len(others) / (len(new) + 1))
        mixed += [*others[len(mixed) - number + 1 : end], candidate]
    return [*mixed, *others[len(mixed) - len(new) :]]


def leeches(pool: Iterable[Candidate]) -> list[Candidate]:
    """Return the questions that are forgotten again and again, and should be reworded."""
    return [one for one in pool if not one.memory.suspended and one.memory.lapses >= LEECH_LAPSES]


def named(asked: Asked) -> tuple[str, str]:
    """Return what identifies a question among all decks: the ids of deck and question."""
    return asked.deck.id, asked.question.common.id


def is_due(candidate: Candidate, today: date) -> bool:
    """Return whether a question is due."""
    return candidate.memory.due is not None and candidate.memory.due <= today


def _may_come_early(candidate: Candidate, today: date) -> bool:
    memory = candidate.memory
    right_today = memory.last is not None and memory.last >= today and not memory.missed
    return memory.last is not None and not is_due(candidate, today) and not right_today


def _is_of(candidate: Candidate, which: Which, today: date) -> bool:
    match which:
        case "due" | "catch-up":
            return is_due(candidate, today)
        case "new":
            return candidate.memory.last is None
        case "missed":
            return candidate.memory.missed
        case "flagged":
            return candidate.memory.flagged
        case "next" | "cram":
            return True
        case "ahead":
            return _may_come_early(candidate, today)


def _weakness(candidate: Candidate, today: date) -> float:
    """Return how weak a memory is: the days since the last review, in stabilities."""
    memory = candidate.memory
    return 0.0 if memory.last is None else (today - memory.last).days / max(memory.stability, 0.001)


def _rounds(ranked: Sequence[Candidate], of_today: Set[tuple[str, str]], today: date) -> list[tuple[int, Candidate]]:
    """Put the first question of each group first, then the second of each: one question may give away another.

    A group with another question that was asked today has had its first round.
    """
    places: Counter[tuple[str, str]] = Counter()
    rounds = []
    for candidate in ranked:
        group = group_of(candidate)
        is_second = group in of_today and not candidate.memory.is_of(today)
        rounds.append((places[group] + is_second if group[1] else 0, candidate))
        places[group] += 1
    return sorted(rounds, key=itemgetter(0))


def _interleaved(chosen: Sequence[Candidate], today: date) -> list[Candidate]:
    """Separate questions with the same group or first tag if another one is near.

    Due, unseen and early questions stay together, and unseen ones keep their order. Mixed practice is remembered
    longer: Rohrer & Taylor, “The shuffling of mathematics problems improves learning”, Instructional Science 35 (2007).
    """
    mixed: list[Candidate] = []
    for _, run in groupby(chosen, key=lambda c: (c.memory.last is None, is_due(c, today))):
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
    alike = [(bool(c.group) and group_of(c) == group_of(before), _first_tag(c) == _first_tag(before)) for c in near]
    return alike.index(min(alike))


def group_of(candidate: Candidate) -> tuple[str, str]:
    """Return what identifies the group of a question among all decks; its last part is empty without a group."""
    return candidate.deck.id, candidate.group


def _first_tag(candidate: Candidate) -> str:
    return next(iter(candidate.tags), "")
