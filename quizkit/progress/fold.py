"""Folds records into progress: the state that the checkpoint stores. The same state in whatever order records arrive."""

from collections.abc import Iterable, Sequence
from datetime import date

from quizkit.progress import read_records as read
from quizkit.progress.open_exam import with_exam_record
from quizkit.progress.read_records import AttemptFields
from quizkit.progress.records import (
    AMENDMENTS,
    EXAM_KINDS,
    Record,
    as_guessed,
    as_overridden,
    attempt_id,
    deck_id,
    id_of,
    is_of_this_version,
    kind,
    order,
    question_id,
)
from quizkit.progress.state import DeckState, OpenAttempt, OpenSession, QuestionState, Result, State
from quizkit.questions.shapes import AGAIN, Rating
from quizkit.scheduling import RETENTION, Trace, bounded, due_day, rating, review

# Kinds that change what an earlier record counts for.
_AMENDING = (*AMENDMENTS, "forget")
_ABOUT_A_QUESTION = ("question", "suspend", "unsuspend", "flag", "unflag")
_FLASHCARD_RATINGS: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}


def can_follow(state: State, records: Sequence[Record]) -> bool:
    """Return whether sorted records can be folded into a state: none changes what it already holds."""
    if not records:
        return True
    if list(order(records[0])) <= state.end:
        return False
    new = {id_of(record) for record in records}
    return all(
        kind(record) != "forget" and (attempt_id(record) or id_of(record)) in new
        for record in records
        if kind(record) in _AMENDING
    )


def fold(state: State, records: Sequence[Record]) -> None:
    """Fold sorted records, all later than those folded before, into a state.

    Records of a later version or of an unknown kind are ignored.
    """
    readable = list(filter(is_of_this_version, records))
    amendments = _Amendments(readable)
    retentions = {id: deck.retention for id, deck in state.decks.items()}
    for record in readable:
        amended = amendments.amend(record)
        if amended is not None:
            _apply(state, amended)
    for id, deck in state.decks.items():
        if deck.retention != retentions.get(id, RETENTION):
            _schedule_again(deck)
    if records:
        state.end = list(order(records[-1]))


class Tombstones:
    """The records that `forget` records erase: all earlier ones of their decks."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_deck: dict[str | None, _Forgotten] = {}
        for record in records:
            if kind(record) == "forget":
                self._by_deck.setdefault(deck_id(record), _Forgotten()).add(record)

    def __contains__(self, record: Record) -> bool:
        # A tombstone stays, even under a later one: on their devices they erase different records.
        if not self._by_deck or kind(record) == "forget":
            return False
        forgotten = self._by_deck.get(deck_id(record))
        return forgotten is not None and forgotten.erases(record)


class _Forgotten:
    """The last times that a deck was forgotten: on each device by number, over all devices by moment."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        # The latest of all, and the latest of any other device.
        self._latest: list[tuple[str, str, int]] = []

    def add(self, forget: Record) -> None:
        place = order(forget)
        device, n = place[1:]
        self._numbers[device] = max(n, self._numbers.get(device, n))
        by_device: dict[str, tuple[str, str, int]] = {}
        for one in sorted((*self._latest, place)):
            by_device[one[1]] = one
        self._latest = sorted(by_device.values())[-2:]

    def erases(self, record: Record) -> bool:
        """Return whether a record is older than one of them. On one device numbers decide: its clock may run back."""
        _, device, n = place = order(record)
        return n < self._numbers.get(device, n) or any(place < one for one in self._latest if one[1] != device)


class _Amendments:
    """What later records change in earlier ones: attempts undone, overridden or guessed, decks forgotten."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._undone: set[str | None] = set()
        self._guessed: set[str | None] = set()
        self._overridden: set[str | None] = set()
        amended = {"undo": self._undone, "guess": self._guessed, "override": self._overridden}
        for record in records:
            if (attempts := amended.get(kind(record))) is not None:
                attempts.add(attempt_id(record))
        self._tombstones = Tombstones(records)

    def amend(self, record: Record) -> Record | None:
        """Return the record as it counts, or None where it does not count."""
        id = id_of(record)
        if id in self._undone or kind(record) in _AMENDING or deck_id(record) is None or record in self._tombstones:
            return None
        if id in self._overridden:
            return as_overridden(record)
        return as_guessed(record) if id in self._guessed else record


def _apply(state: State, record: Record) -> None:
    deck, kind_of_record = deck_id(record) or "", kind(record)
    if kind_of_record in ("session", "end") and not deck:
        # A session over several decks belongs to none of them.
        return
    if kind_of_record == "session":
        _begin(state.deck(deck), record)
    elif kind_of_record in EXAM_KINDS:
        known = state.deck(deck)
        known.title = read.title(record, known.title)
        known.exam = with_exam_record(known.exam, record)
    elif kind_of_record == "end":
        _end(state.deck(deck), record)
    elif (question := question_id(record)) is not None:
        if kind_of_record == "attempt":
            _attempt(state, read.attempt_fields(record))
        elif kind_of_record in _ABOUT_A_QUESTION:
            _mark(state.deck(deck).question(question), question, record)


def _mark(question: QuestionState, id: str, record: Record) -> None:
    match kind(record):
        case "question":
            question.rev, wording, answer = read.wording(record)
            if id.startswith("~"):
                question.wording, question.answer = wording, answer
        case "suspend" | "unsuspend" as mark:
            question.suspended = mark == "suspend"
        case mark:
            question.flagged = mark == "flag"


def _begin(deck: DeckState, record: Record) -> None:
    session = read.session_fields(record)
    deck.title = session.title
    deck.retention = bounded(read.retention(record, deck.retention))
    deck.open = OpenSession(
        session=id_of(record),
        seed=session.seed,
        queue=session.queue,
        permute=session.permute,
        cram=session.cram,
        attempts=[],
    )


def _schedule_again(deck: DeckState) -> None:
    """Set when each question is due, because the retention of the deck has changed."""
    for id, question in deck.questions.items():
        if question.n:
            last = date.fromisoformat(question.day)
            question.due = due_day(last, question.stability, deck.retention, id).isoformat()


def _end(deck: DeckState, record: Record) -> None:
    # A session that was quit or interrupted can be resumed; only one that is done is closed.
    end = read.end_fields(record)
    if not end.done:
        return
    if deck.open is not None and deck.open.session == end.session:
        deck.open = None
    if deck.exam is not None and deck.exam.session == end.session:
        deck.exam = None
    if end.percent is None:
        return
    deck.last = Result(at=end.at, points=end.points, of=end.of, percent=end.percent, seconds=end.seconds)
    if deck.best is None or end.percent >= deck.best.percent:
        deck.best = deck.last


def _attempt(state: State, attempt: AttemptFields) -> None:
    deck = state.deck(attempt.deck)
    question = deck.question(attempt.question)
    day = attempt.day.isoformat()
    if deck.open is not None and deck.open.session == attempt.session:
        deck.open.attempts.append(_open_attempt(attempt))
    missed = attempt.credit < 1
    counts = state.day(day, attempt.deck)
    counts.answers += 1
    counts.right += not missed
    counts.ms += attempt.milliseconds
    if attempt.overridden:
        _count_override(question, attempt)
    if not attempt.first or attempt.verdict == "skipped":
        return
    question.attempts += 1
    question.misses += missed
    question.missed = missed
    if attempt.cram:
        return
    given = _rating(attempt)
    counts.new += not question.n
    if question.n and question.day < day:
        counts.reviews += 1
        counts.recalled += given != AGAIN
    _review(deck, question, attempt, given)


def _count_override(question: QuestionState, attempt: AttemptFields) -> None:
    reply = "; ".join(attempt.reply)
    if question.overrides is None:
        question.overrides = {}
    question.overrides[reply] = question.overrides.get(reply, 0) + 1


def _open_attempt(attempt: AttemptFields) -> OpenAttempt:
    return OpenAttempt(
        question=attempt.question,
        tries=attempt.tries,
        credit=attempt.credit,
        verdict=attempt.verdict,
        rule=attempt.rule,
        hints=attempt.hints,
        ms=attempt.milliseconds,
    )


def _review(deck: DeckState, question: QuestionState, attempt: AttemptFields, given: Rating) -> None:
    """Count a review. If the clock ran backwards, it is on the day of the review before."""
    before = Trace(question.stability, question.difficulty) if question.n else None
    last = date.fromisoformat(question.day) if question.n else attempt.day
    day = max(attempt.day, last)
    after = review(before, (day - last).days, given)
    question.lapses += before is not None and given == AGAIN
    question.n += 1
    question.last = attempt.at
    question.day = day.isoformat()
    question.stability, question.difficulty = after
    question.due = due_day(day, after.stability, deck.retention, attempt.question).isoformat()


def _rating(attempt: AttemptFields) -> Rating:
    if attempt.type == "flashcard" and attempt.reply and attempt.reply[0] in _FLASHCARD_RATINGS:
        return _FLASHCARD_RATINGS[attempt.reply[0]]
    return rating(attempt.credit, attempt.hints, guessed=attempt.guessed)
