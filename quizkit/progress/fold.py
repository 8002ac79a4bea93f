"""Records to what is known: the fold that the checkpoint keeps. Pure, and the same however the records come in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypedDict

from quizkit.progress.open_exam import EXAM_KINDS, OpenExam, with_exam_record
from quizkit.progress.records import VERSION as RECORD_VERSION
from quizkit.progress.records import Record, amount, order
from quizkit.questions.shapes import AGAIN, Rating
from quizkit.scheduling import RETENTION, Trace, bounded, due_day, model, rating, review

VERSION = 4
# Kinds that change what an earlier record counts for.
_AMENDING = ("undo", "override", "guess", "forget")
_ABOUT_A_QUESTION = ("attempt", "question", "suspend", "unsuspend", "flag", "unflag")


class Position(TypedDict):
    """How far into one history file the checkpoint goes: bytes, and the number of the last record."""

    bytes: int
    n: int


class QuestionState(TypedDict, total=False):
    """What is known of one question.

    `last` is the moment and `day` the study day of its last review, `n` counts reviews, `missed` is whether
    the last first try fell short. `wording` and `answer` are kept of questions without an id of their own.
    `overrides` are the replies that the student held to be right, and how often.
    """

    rev: str
    wording: str
    answer: str
    last: str
    day: str
    n: int
    missed: bool
    stability: float
    difficulty: float
    due: str
    lapses: int
    attempts: int
    misses: int
    overrides: dict[str, int]
    suspended: bool
    flagged: bool


class Result(TypedDict):
    """How one finished session went."""

    at: str
    points: float
    of: float
    percent: float | None
    seconds: int


class OpenAttempt(TypedDict):
    """An attempt of a session that has not ended, as far as its score and the rest of it need it."""

    question: str
    tries: int
    credit: float
    verdict: str
    rule: str
    hints: int
    ms: int


class OpenSession(TypedDict):
    """A session that has not ended: what it was to ask, and the attempts made so far."""

    session: str
    seed: int
    queue: list[str]
    permute: bool
    cram: bool
    attempts: list[OpenAttempt]


class DeckState(TypedDict):
    """What is known of one deck. `retention` is the share of questions that the student wants to recall.

    `open` and `exam` are the session and the exam that can be gone on with.
    """

    title: str
    retention: float
    last: Result | None
    best: Result | None
    open: OpenSession | None
    exam: OpenExam | None
    questions: dict[str, QuestionState]


class Day(TypedDict):
    """What was done in one deck on one study day: answers, right ones, questions new that day, milliseconds.

    `reviews` counts questions seen on an earlier day, `recalled` those of them that were not rated Again.
    """

    answers: int
    right: int
    new: int
    ms: int
    reviews: int
    recalled: int


class State(TypedDict):
    """All that is known. `read` is by device, `days` by day and deck; `end` orders the last record folded in."""

    v: int
    read: dict[str, Position]
    end: list[Any]
    model: dict[str, Any]
    unreadable: int
    days: dict[str, dict[str, Day]]
    decks: dict[str, DeckState]


def empty_state() -> State:
    """Return what is known before anything was answered."""
    return {
        "v": VERSION,
        "read": {},
        "end": ["", "", 0],
        "model": model(),
        "unreadable": 0,
        "days": {},
        "decks": {},
    }


def no_day() -> Day:
    """Return the counts of a day on which nothing was done."""
    return {"answers": 0, "right": 0, "new": 0, "ms": 0, "reviews": 0, "recalled": 0}


def deck_state(state: State, deck_id: str) -> DeckState:
    """Return what is known of a deck, beginning to know it if it is new."""
    new: DeckState = {
        "title": "",
        "retention": RETENTION,
        "last": None,
        "best": None,
        "open": None,
        "exam": None,
        "questions": {},
    }
    return state["decks"].setdefault(deck_id, new)


def can_follow(state: State, records: Sequence[Record]) -> bool:
    """Return whether records, in their order, can be folded into a state: none changes what it already holds."""
    if not records:
        return True
    if list(order(records[0])) <= state["end"]:
        return False
    fresh = {record["id"] for record in records}
    return all(
        record["kind"] != "forget" and str(record.get("attempt", record["id"])) in fresh
        for record in records
        if record["kind"] in _AMENDING
    )


def fold(state: State, records: Sequence[Record]) -> None:
    """Fold records, in their order and all later than what is folded in already, into what is known.

    Those of a later version, or of a kind that this one does not know, are passed over.
    """
    known = [record for record in records if record.get("v") in (None, RECORD_VERSION)]
    amendments = _Amendments(known)
    retentions = {id: deck["retention"] for id, deck in state["decks"].items()}
    for record in known:
        amended = amendments.amend(record)
        if amended is not None:
            _apply(state, amended)
    for id, deck in state["decks"].items():
        if deck["retention"] != retentions.get(id, RETENTION):
            _plan_again(deck)
    if records:
        state["end"] = list(order(records[-1]))


class Tombstones:
    """What `forget` records rule out: all that was kept of their decks before them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_deck: dict[str, _Forgotten] = {}
        for record in records:
            if record["kind"] == "forget":
                self._by_deck.setdefault(str(record.get("deck")), _Forgotten()).add(record)

    def __contains__(self, record: Record) -> bool:
        # A tombstone stays, even under a later one: on their devices they rule out different records.
        forgotten = self._by_deck.get(str(record.get("deck"))) if record["kind"] != "forget" else None
        return forgotten is not None and forgotten.rules_out(record)


class _Forgotten:
    """The last times that a deck was forgotten: on each device by number, and over all of them by moment."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        # The latest of all, and the latest of any other device than that one's.
        self._latest: list[tuple[str, str, int]] = []

    def add(self, forget: Record) -> None:
        place = order(forget)
        device, n = place[1:]
        self._numbers[device] = max(n, self._numbers.get(device, n))
        by_device: dict[str, tuple[str, str, int]] = {}
        for one in sorted((*self._latest, place)):
            by_device[one[1]] = one
        self._latest = sorted(by_device.values())[-2:]

    def rules_out(self, record: Record) -> bool:
        """Return whether a record is older than one of them. On one device the numbers tell: its clock may run back."""
        _, device, n = place = order(record)
        return n < self._numbers.get(device, n) or any(place < one for one in self._latest if one[1] != device)


def _named_by(kind: str, records: Sequence[Record]) -> set[str]:
    """Return the ids of the attempts that the records of a kind are about."""
    return {str(record.get("attempt")) for record in records if record["kind"] == kind}


class _Amendments:
    """What later records say of earlier ones: attempts taken back, overridden or guessed, decks forgotten."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._undone = _named_by("undo", records)
        self._guessed = _named_by("guess", records)
        self._overridden = _named_by("override", records)
        self._tombstones = Tombstones(records)

    def amend(self, record: Record) -> Record | None:
        """Return the record as it counts, or None where it does not count any more."""
        if record["kind"] in _AMENDING or "deck" not in record or record["id"] in self._undone:
            return None
        if record in self._tombstones:
            return None
        if record["id"] in self._overridden:
            return {**record, "credit": 1, "overridden": True}
        return {**record, "guessed": True} if record["id"] in self._guessed else record


def _apply(state: State, record: Record) -> None:
    deck_id = str(record["deck"])
    kind = record["kind"]
    if kind in ("session", "end") and not deck_id:
        # A session over several decks belongs to none of them.
        return
    if kind == "session":
        _begin(deck_state(state, deck_id), record)
    elif kind in EXAM_KINDS:
        deck = deck_state(state, deck_id)
        deck["title"] = str(record.get("title", deck["title"]))
        deck["exam"] = with_exam_record(deck["exam"], record)
    elif kind == "end":
        _end(deck_state(state, deck_id), record)
    elif kind in _ABOUT_A_QUESTION and "question" in record:
        deck = deck_state(state, deck_id)
        question = deck["questions"].setdefault(str(record["question"]), {})
        if kind == "attempt":
            _attempt(state, deck, question, record)
        else:
            _mark(question, record)


def _mark(question: QuestionState, record: Record) -> None:
    match record["kind"]:
        case "question":
            question["rev"] = str(record.get("rev", ""))
            if str(record["question"]).startswith("~"):
                question["wording"] = str(record.get("wording", ""))
                question["answer"] = str(record.get("answer", ""))
        case "suspend" | "unsuspend" as kind:
            question["suspended"] = kind == "suspend"
        case kind:
            question["flagged"] = kind == "flag"


def _plan_again(deck: DeckState) -> None:
    """Work out when each question is due, for the retention of a deck has changed."""
    for id, question in deck["questions"].items():
        if "stability" in question:
            last = date.fromisoformat(question["day"])
            question["due"] = due_day(last, question["stability"], deck["retention"], id).isoformat()


def _begin(deck: DeckState, record: Record) -> None:
    deck["title"] = str(record.get("title", ""))
    options = record["options"] if isinstance(record.get("options"), dict) else {}
    deck["retention"] = bounded(amount(record.get("retention"), deck["retention"]))
    deck["open"] = {
        "session": record["id"],
        "seed": record["seed"] if isinstance(record.get("seed"), int) else 0,
        "queue": [str(id) for id in _list(record.get("queue"))],
        "permute": options.get("permute") is not False,
        "cram": options.get("cram") is True,
        "attempts": [],
    }


def _end(deck: DeckState, record: Record) -> None:
    # A session that was quit or cut off can be gone on with; only one that was asked to its end is closed.
    if record.get("why") != "done":
        return
    if deck["open"] is not None and deck["open"]["session"] == record.get("session"):
        deck["open"] = None
    if deck["exam"] is not None and deck["exam"]["session"] == record.get("session"):
        deck["exam"] = None
    percent = amount(record.get("percent"), -1.0)
    if percent < 0:
        return
    result: Result = {
        "at": str(record.get("at", "")),
        "points": amount(record.get("points"), 0),
        "of": amount(record.get("of"), 0),
        "percent": percent,
        "seconds": int(amount(record.get("seconds"), 0)),
    }
    deck["last"] = result
    best = deck["best"]
    if best is None or percent >= (best["percent"] or 0):
        deck["best"] = result


def _attempt(state: State, deck: DeckState, question: QuestionState, record: Record) -> None:
    day = _day_of(record)
    if deck["open"] is not None and deck["open"]["session"] == record.get("session"):
        deck["open"]["attempts"].append(_open_attempt(record))
    first = record.get("try") == 1
    missed = amount(record.get("credit"), 0) < 1
    skipped = record.get("verdict") == "skipped"
    given = _rating(record)
    counts = _day_counts(state, day.isoformat(), str(record["deck"]))
    counts["answers"] += 1
    counts["right"] += not missed
    counts["ms"] += int(amount(record.get("ms"), 0))
    if record.get("overridden"):
        _held_right(question, record)
    if not first or skipped:
        return
    question["attempts"] = question.get("attempts", 0) + 1
    question["misses"] = question.get("misses", 0) + missed
    question["missed"] = missed
    if record.get("mode") == "cram":
        return
    counts["new"] += "n" not in question
    if "day" in question and question["day"] < day.isoformat():
        counts["reviews"] += 1
        counts["recalled"] += given != AGAIN
    _review(deck, question, record, given, day)


def _held_right(question: QuestionState, record: Record) -> None:
    reply = "; ".join(map(str, _list(record.get("reply"))))
    held = question.setdefault("overrides", {})
    held[reply] = held.get(reply, 0) + 1


def _open_attempt(record: Record) -> OpenAttempt:
    return {
        "question": str(record["question"]),
        "tries": int(amount(record.get("try"), 1)),
        "credit": amount(record.get("credit"), 0),
        "verdict": str(record.get("verdict", "")),
        "rule": str(record.get("rule", "")),
        "hints": int(amount(record.get("hints"), 0)),
        "ms": int(amount(record.get("ms"), 0)),
    }


def _review(deck: DeckState, question: QuestionState, record: Record, given: Rating, day: date) -> None:
    """Count a review. A clock that ran backwards counts as the day of the review before."""
    before = Trace(question["stability"], question["difficulty"]) if "stability" in question else None
    last = date.fromisoformat(question["day"]) if "day" in question else day
    day = max(day, last)
    after = review(before, (day - last).days, given)
    question["lapses"] = question.get("lapses", 0) + (before is not None and given == AGAIN)
    question["n"] = question.get("n", 0) + 1
    question["last"] = str(record.get("at", ""))
    question["day"] = day.isoformat()
    question["stability"], question["difficulty"] = after
    question["due"] = due_day(day, after.stability, deck["retention"], str(record["question"])).isoformat()


def _rating(record: Record) -> Rating:
    told = [str(text) for text in _list(record.get("reply"))]
    if record.get("type") == "flashcard" and told and told[0] in _BY_TEXT:
        return _BY_TEXT[told[0]]
    guessed = bool(record.get("guessed"))
    return rating(amount(record.get("credit"), 0), int(amount(record.get("hints"), 0)), guessed=guessed)


_BY_TEXT: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}


def _day_counts(state: State, day: str, deck_id: str) -> Day:
    return state["days"].setdefault(day, {}).setdefault(deck_id, no_day())


def _day_of(record: Record) -> date:
    """Return the study day of a record; a line may be whole and yet hold anything."""
    try:
        return date.fromisoformat(str(record.get("day")))
    except ValueError:
        return date(1970, 1, 1)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
