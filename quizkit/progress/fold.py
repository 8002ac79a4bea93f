"""Folds records into progress, the state that the checkpoint stores. The order in which they arrive does not matter."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from quizkit.base.alternatives import alternative
from quizkit.base.long_work import Progress
from quizkit.progress import read_records as read
from quizkit.progress.amendments import AMENDING, Counted
from quizkit.progress.evidence import DeckCounter, schedule
from quizkit.progress.order import Placed, RecordPlace, in_order
from quizkit.progress.read_records import AttemptFields, EndFields, ExamStepFields, ReadingFields, attempt_fields
from quizkit.progress.records import Record, attempt_id, deck_id, device, id_of, is_of_this_version, kind, question_id
from quizkit.progress.recovery import remember
from quizkit.progress.state import (
    MOST_RESULTS,
    DeckState,
    LateReply,
    OpenExam,
    OpenReply,
    QuestionState,
    Result,
    Reviewed,
    State,
    empty_state,
)
from quizkit.questions.base import sign
from quizkit.scheduling import WEIGHTS, Weights, bounded, model
from quizkit.session.identity import Wording, is_one_question, own_id

T = TypeVar("T")
REPORTED_RECORDS = 2_000
# The kinds that change nothing in a question.
_LEAVES_QUESTIONS = ("reading", "exam", "exam-reply", "exam-flag", "plan", "catch-up")


@alternative
class PlacedAttempt(NamedTuple):
    """An attempt that counts as it was written, and its place in the order."""

    place: RecordPlace
    attempt: AttemptFields


def can_follow(state: State, records: Sequence[Placed]) -> bool:
    """Return whether records in order can be folded into a state: none changes what it already holds."""
    if not records:
        return True
    if list(records[0].place) <= state.end:
        return False
    new = {id_of(record): record for _, record in records}
    return all(_amends_only(record, new) for _, record in records if kind(record) in AMENDING)


def _amends_only(record: Record, new: Mapping[str, Record]) -> bool:
    target = attempt_id(record) or ""
    return target in new and device(new[target]) == device(record)


def fold(state: State, records: Sequence[Placed], update: Progress = lambda _share: None) -> None:
    """Fold records in order, all after those folded before, into a state. `update` is called with the share that is folded.

    Records of a later version or of an unknown kind are ignored.
    """
    counted = Counted([record for _, record in records if is_of_this_version(record)])
    fold_counted(state, reported(records, lambda done: update(done / len(records))), counted)


def reported(records: Iterable[T], update: Callable[[int], None]) -> Iterator[T]:
    """Yield records, and report after every few thousand how many that were."""
    rest, done = iter(records), 0
    while part := list(islice(rest, REPORTED_RECORDS)):
        yield from part
        update(done := done + len(part))


def fold_counted(state: State, records: Iterable[Placed | PlacedAttempt], counted: Counted) -> None:
    """Fold records in order of which is known what later ones change."""
    if counted.weights:
        state.model = model(read.weights(counted.weights[-1]) or WEIGHTS)
    for record in counted.links:
        _link(state, record)
    folding = _Folding(state)
    last: Placed | PlacedAttempt | None = None
    counter_of = folding.counters.get
    for last in records:
        if isinstance(last, PlacedAttempt):
            attempt = last.attempt
            (counter_of(attempt.deck) or folding.counter(attempt.deck)).count(attempt)
        elif (amended := counted.amended(last.record)) is not None:
            folding.add(amended)
    folding.end()
    if last is not None:
        state.end = list(last.place)


class _Folding:
    """What a fold remembers of each deck until its end."""

    def __init__(self, state: State) -> None:
        self._state, self._weights = state, state.weights
        # By the ids that are recorded: a deck that was renamed has several.
        self.counters: dict[str, DeckCounter] = {}
        self._retentions: dict[str, float] = {}
        self._ended: set[str] = set()

    def add(self, record: Record) -> None:
        """Fold a record, as it counts, into the state."""
        if (name := record["kind"]) == "attempt":
            if "question" in record:
                attempt = attempt_fields(record)
                self.counter(attempt.deck).count(attempt)
            return
        id = self._state.id(deck_id(record) or "")
        if name == "session":
            self._retentions.setdefault(id, self._state.retention(id))
        elif name == "end":
            self._ended.add(id)
        elif name not in _LEAVES_QUESTIONS:
            self.counters.clear()
        _apply(self._state, record)

    def counter(self, name: str) -> DeckCounter:
        """Return what counts the attempts in a deck."""
        id = self._state.id(name)
        if id not in self.counters:
            self.counters[id] = DeckCounter(self._state, id, self._weights)
        return self.counters.setdefault(name, self.counters[id])

    def end(self) -> None:
        """Do what is done once for each deck."""
        for id in self._ended & self._state.results.keys():
            _tidy(self._state.results[id])
        for id, before in self._retentions.items():
            if self._state.retention(id) != before:
                _schedule_again(self._state.deck(id), self._weights)


def reviews_of(records: Sequence[Record]) -> list[Reviewed]:
    """Return the reviews that records fold into, in their order."""
    state = empty_state()
    state.log = []
    fold(state, in_order(records))
    return state.log


def _apply(state: State, record: Record) -> None:
    match kind(record), deck_id(record) or "", question_id(record):
        case "session", "", _:
            # A session over several decks belongs to none of them.
            pass
        case "session", deck, _:
            _begin(state.deck(deck), record)
        case "end", deck, _:
            _end(state, deck, EndFields(record))
        case "exam" | "exam-reply" | "exam-flag", deck, _:
            _exam(state.deck(deck), record)
        case "reading", deck, _:
            _read(state, deck, ReadingFields(record))
        case "plan" | "catch-up", deck, _:
            _plan(state.deck(deck), record)
        case "carry", deck, _:
            carry(state, deck, read.source(record), read.carried(record))
        case _, deck, str() as question:
            _apply_to_question(state, deck, question, record)
        case _:
            # Kinds of a later version.
            pass


def _apply_to_question(state: State, deck: str, id: str, record: Record) -> None:
    match kind(record):
        case "memory":
            remember(state.deck(deck), id, record)
        case "question":
            _word(state.deck(deck), id, record, by_hand=state.id(deck) in state.by_hand)
        case "reset":
            _reset(state.deck(deck), id)
        case "suspend" | "unsuspend" | "flag" | "unflag" | "bury" | "unbury":
            _mark(state.deck(deck).question(id), record)
        case _:
            # Kinds of a later version.
            pass


def _plan(deck: DeckState, record: Record) -> None:
    if kind(record) == "plan":
        deck.plan = read.plan(record)
    else:
        deck.catch_up = read.plan(record)


def _link(state: State, record: Record) -> None:
    state.link(read.source(record), deck_id(record) or "")
    if linked := read.by_hand(record):
        state.by_hand[state.id(deck_id(record) or "")] = linked


def carry(state: State, deck_id: str, source_id: str, ids: Mapping[str, str]) -> None:
    """Copy what is known of questions in another deck to a deck in which they are new.

    `ids` are their ids in the other deck, by those in this one.
    """
    deck, source = state.deck(deck_id), state.decks.get(state.id(source_id))
    for id, source_question in ids.items():
        known = source and source.questions.get(source_question)
        if known and not deck.question(id).n:
            question = deck.questions[id] = QuestionState(**vars(known))
            question.overrides = known.overrides and dict(known.overrides)
            schedule(deck, id, question, state.weights)


def _word(deck: DeckState, id: str, record: Record, *, by_hand: bool) -> None:
    """Store the wording of a question. Another question with an id that is in use gets an id of its own."""
    rev, *wording = read.wording(record)
    known, now = deck.questions.get(id), Wording(*wording)
    if not by_hand and known and known.wording is not None and not is_one_question(known.words, now):
        own = own_id(id, sign(*now))
        deck.others = deck.others or {}
        deck.others[f"{id} {rev}"] = own
        id = own
    question = deck.question(id)
    question.rev, (question.wording, question.answer), question.sign = rev, now, sign(*now)


def _mark(question: QuestionState, record: Record) -> None:
    match kind(record):
        case "suspend" | "unsuspend" as mark:
            question.suspended = mark == "suspend"
        case "bury" | "unbury":
            question.buried = read.buried_until(record)
        case mark:
            question.flagged = mark == "flag"


def _reset(deck: DeckState, id: str) -> None:
    """Make a question new again: what is stored of its memory is dropped, and the counts of days stay."""
    before = vars(deck.question(id))
    names = ("rev", "wording", "answer", "sign", "suspended", "flagged", "overrides")
    deck.questions[id] = QuestionState(**{name: before[name] for name in names if name in before})
    if shown := max(before.get("day", ""), before.get("shown", "")):
        deck.questions[id].shown = shown


def _begin(deck: DeckState, record: Record) -> None:
    deck.title = read.title(record, "")
    deck.hash = read.content_hash(record) or deck.hash
    deck.retention = bounded(read.retention(record, deck.retention))
    deck.open = read.open_session(record)


def _schedule_again(deck: DeckState, weights: Weights) -> None:
    """Set when each question is due, because the retention of the deck has changed."""
    for id, question in deck.questions.items():
        schedule(deck, id, question, weights)


def _end(state: State, deck_id: str, end: EndFields) -> None:
    deck = state.deck(deck_id) if deck_id else None
    if end.result is not None:
        # A session has a score once every question was tried, though missed ones are left to ask once more.
        end.result.done = end.result.done or (deck is not None and _is_tried(deck, end.session))
        results = state.results.setdefault(state.id(deck_id), [])
        results.append(end.result)
        if len(results) > 4 * MOST_RESULTS:
            _tidy(results)
    # A session that was quit or interrupted can be resumed; only one that is done is closed.
    if end.done and deck is not None:
        _close(deck, end)


def _tidy(results: list[Result]) -> None:
    """Leave the last results, one for each session: one that was left and resumed has several ends."""
    latest: dict[str, Result] = {}
    for result in results:
        latest.pop(result.session, None)
        latest[result.session] = result
    results[:] = [*latest.values()][-MOST_RESULTS:]


def _close(deck: DeckState, end: EndFields) -> None:
    if deck.open is not None and deck.open.session == end.session:
        deck.open = None
    if deck.exam is not None and deck.exam.session == end.session:
        deck.exam = None


def _is_tried(deck: DeckState, session: str | None) -> bool:
    """Return whether a session is open, and every question of it was tried or suspended."""
    if deck.open is None or deck.open.session != session:
        return False
    tried = {attempt.question for attempt in deck.open.attempts}
    return all(id in tried or deck.question(id).suspended for id in deck.open.queue)


def _read(state: State, deck_id: str, reading: ReadingFields) -> None:
    """Count the time that feedback was read as time for its question, unless all answers of that day are undone."""
    counts = state.days.get(reading.day.isoformat(), {}).get(state.id(deck_id))
    if counts is None:
        return
    counts.ms += reading.milliseconds
    session = state.deck(deck_id).open
    if session is not None and session.attempts and (last := session.attempts[-1]).question == reading.question:
        session.attempts[-1] = last._replace(ms=last.ms + reading.milliseconds)


def _exam(deck: DeckState, record: Record) -> None:
    """Count a record of an exam that is not handed in, so that it can be resumed.

    These kinds are an exam's own, and an older version ignores them: `exam` begins it, `exam-reply` is a reply,
    `exam-flag` marks a question for review. Once it is handed in, one attempt for each question holds its grade.
    """
    deck.title = read.title(record, deck.title)
    if kind(record) == "exam":
        deck.hash = read.content_hash(record)
        deck.exam = OpenExam(session=id_of(record), begin=record, spent=0, replies={}, flagged={}, late=[])
        return
    exam, question, step = deck.exam, question_id(record), ExamStepFields(record)
    if exam is None or exam.session != step.session or question is None:
        return
    exam.spent = max(exam.spent, step.spent)
    if kind(record) == "exam-flag":
        exam.flagged.pop(question, None)
        if step.on:
            exam.flagged[question] = True
    elif step.late:
        exam.late.append(LateReply(question=question, reply=step.reply, at=step.at))
    else:
        exam.replies[question] = OpenReply(reply=step.reply, ms=step.milliseconds, at=step.at)
