"""Records to what is known: the fold that the checkpoint keeps. Pure, and the same however the records come in."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict

from quizkit.progress.records import Record, order
from quizkit.questions.shapes import AGAIN, Rating
from quizkit.scheduling import RETENTION, Trace, bounded, due_day, model, rating, review

VERSION = 1
# Kinds that change what an earlier record counts for.
_AMENDING = ("undo", "override", "guess", "forget")


class Position(TypedDict):
    """How far into one history file the checkpoint goes: bytes, and the number of the last record."""

    bytes: int
    n: int


class QuestionState(TypedDict, total=False):
    """What is known of one question.

    `last` is the moment and `day` the study day of its last review, `n` counts reviews, `missed` is whether
    the last first try fell short. `wording` and `answer` are kept of questions without an id of their own.
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
    overrides: int
    suspended: bool
    flagged: bool


class Result(TypedDict):
    """How one finished session went."""

    at: str
    points: float
    of: float
    percent: float | None
    seconds: int


class OpenSession(TypedDict):
    """A session that has not ended: what it was to ask, and the attempts made so far."""

    session: str
    seed: int
    queue: list[str]
    options: dict[str, Any]
    attempts: list[dict[str, Any]]


class DeckState(TypedDict):
    """What is known of one deck. `retention` is the share of questions that the student wants to recall."""

    title: str
    retention: float
    last: Result | None
    best: Result | None
    open: OpenSession | None
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


def deck_state(state: State, deck_id: str) -> DeckState:
    """Return what is known of a deck, beginning to know it if it is new."""
    new: DeckState = {
        "title": "",
        "retention": RETENTION,
        "last": None,
        "best": None,
        "open": None,
        "questions": {},
    }
    return state["decks"].setdefault(deck_id, new)


def can_follow(state: State, records: Sequence[Record]) -> bool:
    """Return whether records, in their order, can be folded into a state: none changes what it already holds."""
    if not records:
        return True
    if list(order(records[0])) < state["end"]:
        return False
    fresh = {record["id"] for record in records}
    return all(
        record["kind"] != "forget" and record.get("attempt", record["id"]) in fresh
        for record in records
        if record["kind"] in _AMENDING
    )


def fold(state: State, records: Sequence[Record]) -> None:
    """Fold records, in their order and all later than what is folded in already, into what is known."""
    amendments = _Amendments(records)
    for record in records:
        amended = amendments.amend(record)
        if amended is not None:
            _apply(state, amended)
    if records:
        state["end"] = list(order(records[-1]))


class _Amendments:
    """What later records say of earlier ones: attempts taken back, overridden or guessed, decks forgotten."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._undone = {record.get("attempt") for record in records if record["kind"] == "undo"}
        self._guessed = {record.get("attempt") for record in records if record["kind"] == "guess"}
        self._overridden = {record.get("attempt") for record in records if record["kind"] == "override"}
        self._forgotten = {str(record.get("deck")): order(record) for record in records if record["kind"] == "forget"}

    def amend(self, record: Record) -> Record | None:
        """Return the record as it counts, or None where it does not count any more."""
        if record["kind"] in _AMENDING or "deck" not in record or record["id"] in self._undone:
            return None
        forgotten = self._forgotten.get(str(record["deck"]))
        if forgotten is not None and order(record) < forgotten:
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
    elif kind == "end":
        _end(deck_state(state, deck_id), record)
    elif "question" in record:
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
        case "flag" | "unflag" as kind:
            question["flagged"] = kind == "flag"
        case _:
            # A kind of a later version.
            pass


def _begin(deck: DeckState, record: Record) -> None:
    deck["title"] = str(record.get("title", ""))
    retention = bounded(_number(record.get("retention"), deck["retention"]))
    if retention != deck["retention"]:
        deck["retention"] = retention
        for id, question in deck["questions"].items():
            if "stability" in question:
                last = date.fromisoformat(question["day"])
                question["due"] = due_day(last, question["stability"], retention, id).isoformat()
    deck["open"] = {
        "session": record["id"],
        "seed": int(_number(record.get("seed"), 0)),
        "queue": [str(id) for id in _list(record.get("queue"))],
        "options": record["options"] if isinstance(record.get("options"), dict) else {},
        "attempts": [],
    }


def _end(deck: DeckState, record: Record) -> None:
    why = record.get("why")
    if why == "interrupted":
        return
    deck["open"] = None
    percent = record.get("percent")
    if why != "done" or not isinstance(percent, int | float):
        return
    result: Result = {
        "at": str(record.get("at", "")),
        "points": _number(record.get("points"), 0),
        "of": _number(record.get("of"), 0),
        "percent": percent,
        "seconds": int(_number(record.get("seconds"), 0)),
    }
    deck["last"] = result
    best = deck["best"]
    if best is None or percent >= (best["percent"] or 0):
        deck["best"] = result


_OPEN_KEYS = ("at", "question", "try", "shown", "reply", "credit", "verdict", "rule", "hints", "ms")


def _attempt(state: State, deck: DeckState, question: QuestionState, record: Record) -> None:
    day = _day_of(record)
    if deck["open"] is not None and deck["open"]["session"] == record.get("session"):
        deck["open"]["attempts"].append({key: record.get(key) for key in _OPEN_KEYS})
    first = record.get("try") == 1
    missed = _number(record.get("credit"), 0) < 1
    skipped = record.get("verdict") == "skipped"
    given = _rating(record)
    counts = _day_counts(state, day.isoformat(), str(record["deck"]))
    counts["answers"] += 1
    counts["right"] += not missed
    counts["ms"] += int(_number(record.get("ms"), 0))
    if not first or skipped:
        return
    question["attempts"] = question.get("attempts", 0) + 1
    question["misses"] = question.get("misses", 0) + missed
    question["missed"] = missed
    if record.get("overridden"):
        question["overrides"] = question.get("overrides", 0) + 1
    if record.get("mode") == "cram":
        return
    counts["new"] += "n" not in question
    if "day" in question and question["day"] < day.isoformat():
        counts["reviews"] += 1
        counts["recalled"] += given != AGAIN
    _review(deck, question, record, given, day)


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
    reply = _list(record.get("reply"))
    if record.get("type") == "flashcard" and reply and reply[0] in _BY_TEXT:
        return _BY_TEXT[reply[0]]
    guessed = bool(record.get("guessed"))
    return rating(_number(record.get("credit"), 0), int(_number(record.get("hints"), 0)), guessed=guessed)


_BY_TEXT: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}


def _day_counts(state: State, day: str, deck_id: str) -> Day:
    none: Day = {"answers": 0, "right": 0, "new": 0, "ms": 0, "reviews": 0, "recalled": 0}
    return state["days"].setdefault(day, {}).setdefault(deck_id, none)


def _day_of(record: Record) -> date:
    """Return the study day of a record; a line may be whole and yet hold anything."""
    try:
        return date.fromisoformat(str(record.get("day")))
    except ValueError:
        return date(1970, 1, 1)


def _number(value: object, default: float) -> float:
    # Not a bool, and neither infinite nor not a number, which JSON lines may hold as well.
    usable = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15
    return value if usable and isinstance(value, int | float) else default


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
