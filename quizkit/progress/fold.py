"""Folds records into progress: the state that the checkpoint stores. The same state in whatever order records arrive."""

from collections.abc import Iterable, Sequence
from datetime import date

from quizkit.progress import read_records as read
from quizkit.progress.read_records import AttemptFields, EndFields, ExamStepFields
from quizkit.progress.records import (
    AMENDMENTS,
    Record,
    as_amended,
    attempt_id,
    deck_id,
    id_of,
    is_of_this_version,
    kind,
    order,
    question_id,
)
from quizkit.progress.state import MOST_RESULTS, DeckState, LateReply, OpenExam, OpenReply, QuestionState, State
from quizkit.questions.shapes import AGAIN, Rating
from quizkit.scheduling import DEFAULT_RETENTION, Trace, bounded, due_day, rating, review

# Kinds that change what an earlier record counts for.
_AMENDING = (*AMENDMENTS, "forget")
# How many first tries of a question are stored.
_RECENT = 8
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
    amendments = Amendments(readable)
    retentions = {id: deck.retention for id, deck in state.decks.items()}
    for record in readable:
        amended = amendments.amend(record)
        if amended is not None:
            _apply(state, amended)
    for id, deck in state.decks.items():
        if deck.retention != retentions.get(id, DEFAULT_RETENTION):
            _schedule_again(deck)
    if records:
        state.end = list(order(records[-1]))


class Tombstones:
    """The records that `forget` records erase: all earlier ones of their decks."""

    def __init__(self, records: Iterable[Record]) -> None:
        # For each deck and device, the last of them by number, and the last by moment.
        self._last: dict[str | None, dict[str, tuple[int, tuple[str, str, int]]]] = {}
        for record in records:
            if kind(record) == "forget":
                _, device, n = place = order(record)
                by_device = self._last.setdefault(deck_id(record), {})
                last, latest = by_device.get(device, (n, place))
                by_device[device] = max(n, last), max(place, latest)

    def __contains__(self, record: Record) -> bool:
        # A tombstone stays, even under a later one: on their devices they erase different records.
        if not self._last or kind(record) == "forget":
            return False
        _, device, n = place = order(record)
        # On one device numbers decide: its clock may run back.
        return any(
            n < last if other == device else place < latest
            for other, (last, latest) in self._last.get(deck_id(record), {}).items()
        )


class Amendments:
    """What later records change in earlier ones: attempts undone, overridden or guessed, decks forgotten."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._attempts = {
            amendment: {attempt_id(record) for record in records if kind(record) == amendment}
            for amendment in AMENDMENTS
        }
        self._tombstones = Tombstones(records)

    def amend(self, record: Record) -> Record | None:
        """Return the record as it counts, or None where it does not count."""
        id = id_of(record)
        if (
            id in self._attempts["undo"]
            or kind(record) in _AMENDING
            or deck_id(record) is None
            or record in self._tombstones
        ):
            return None
        if id in self._attempts["override"]:
            return as_amended(record, "override")
        return as_amended(record, "guess") if id in self._attempts["guess"] else record


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
        case "attempt", _, str():
            _attempt(state, AttemptFields(record))
        case "reset", deck, str() as question:
            _reset(state.deck(deck), question)
        case "question" | "suspend" | "unsuspend" | "flag" | "unflag" | "bury" | "unbury", deck, str() as question:
            _mark(state.deck(deck).question(question), question, record)
        case _:
            # Kinds of a later version.
            pass


def _mark(question: QuestionState, id: str, record: Record) -> None:
    match kind(record):
        case "question":
            question.rev, wording, answer = read.wording(record)
            if id.startswith("~"):
                question.wording, question.answer = wording, answer
        case "suspend" | "unsuspend" as mark:
            question.suspended = mark == "suspend"
        case "bury" | "unbury":
            question.buried = read.buried_until(record)
        case mark:
            question.flagged = mark == "flag"


def _reset(deck: DeckState, id: str) -> None:
    """Make a question new again: what is stored of its memory is dropped, and the counts of days stay."""
    before = vars(deck.question(id))
    names = ("rev", "wording", "answer", "suspended", "flagged", "overrides")
    deck.questions[id] = QuestionState(**{name: before[name] for name in names if name in before})


def _begin(deck: DeckState, record: Record) -> None:
    deck.title = read.title(record, "")
    deck.retention = bounded(read.retention(record, deck.retention))
    deck.open = read.open_session(record)


def _schedule_again(deck: DeckState) -> None:
    """Set when each question is due, because the retention of the deck has changed."""
    for id, question in deck.questions.items():
        if question.n:
            last = date.fromisoformat(question.day)
            question.due = due_day(last, question.stability, deck.retention, id).isoformat()


def _end(state: State, deck_id: str, end: EndFields) -> None:
    if end.result is not None:
        results = state.results.setdefault(deck_id, [])
        # A session that was left and resumed has several ends.
        others = [result for result in results if result.session != end.result.session]
        results[:] = [*others, end.result][-MOST_RESULTS:]
    # A session that was quit or interrupted can be resumed; only one that is done is closed.
    if end.done and deck_id:
        _close(state.deck(deck_id), end)


def _close(deck: DeckState, end: EndFields) -> None:
    if deck.open is not None and deck.open.session == end.session:
        deck.open = None
    if deck.exam is not None and deck.exam.session == end.session:
        deck.exam = None


def _exam(deck: DeckState, record: Record) -> None:
    """Count a record of an exam that is not handed in, so that it can be resumed.

    These kinds are an exam's own, and an older version ignores them: `exam` begins it, `exam-reply` is a reply,
    `exam-flag` marks a question for review. Once it is handed in, one attempt for each question holds its grade.
    """
    deck.title = read.title(record, deck.title)
    if kind(record) == "exam":
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


def _attempt(state: State, attempt: AttemptFields) -> None:
    deck, summary = state.deck(attempt.deck), attempt.summary
    question = deck.question(summary.question)
    day = attempt.day.isoformat()
    if deck.open is not None and deck.open.session == attempt.session:
        deck.open.attempts.append(summary)
    missed = summary.credit < 1
    counts = state.day(day, attempt.deck)
    counts.answers += 1
    counts.right += not missed
    counts.ms += summary.ms
    deck.hours[0][attempt.hour] += 1
    deck.hours[1][attempt.hour] += not missed
    if attempt.overridden:
        _count_override(question, attempt)
    # A repeat on a later study day, in a session that was left or that runs past the turn of the day, is a first try.
    is_first = attempt.first or bool(question.n and question.day < day and not attempt.cram)
    if not is_first or summary.verdict == "skipped":
        return
    question.attempts += 1
    question.misses += missed
    question.missed = missed
    question.recent = (question.recent + ("-" if not summary.credit else "~" if missed else "+"))[-_RECENT:]
    if attempt.cram:
        return
    given = _rating(attempt)
    is_mature = question.is_known
    counts.new += not question.n
    deck.ratings[bool(question.n) + is_mature][given - 1] += 1
    if question.n and question.day < day:
        counts.reviews += 1
        counts.recalled += given != AGAIN
        counts.mature += is_mature
        counts.mature_recalled += is_mature and given != AGAIN
    _review(deck, question, attempt, given)


def _count_override(question: QuestionState, attempt: AttemptFields) -> None:
    reply = "; ".join(attempt.reply)
    if question.overrides is None:
        question.overrides = {}
    question.overrides[reply] = question.overrides.get(reply, 0) + 1


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
    question.due = due_day(day, after.stability, deck.retention, attempt.summary.question).isoformat()


def _rating(attempt: AttemptFields) -> Rating:
    if attempt.type == "flashcard" and attempt.reply and attempt.reply[0] in _FLASHCARD_RATINGS:
        return _FLASHCARD_RATINGS[attempt.reply[0]]
    return rating(attempt.summary.credit, attempt.summary.hints, guessed=attempt.guessed)
