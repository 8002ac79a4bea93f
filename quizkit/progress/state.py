"""What the checkpoint holds, as classes: decks, questions, days, open sessions and exams."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple, Self, dataclass_transform

from quizkit.base.alternatives import alternative
from quizkit.base.clock import day_number, study_day
from quizkit.progress.parts import Parts
from quizkit.progress.records import Record, instant
from quizkit.scheduling import DEFAULT_RETENTION, KNOWN_DAYS, WEIGHTS, Weights, model
from quizkit.session.identity import Wording

VERSION = 17
# How many results of sessions and exams are stored for each deck, the latest last.
MOST_RESULTS = 30
_DEFAULT_WEIGHTS = list(WEIGHTS)


@dataclass_transform(kw_only_default=True)
class JsonObject:
    """Named fields. To define a subclass costs less time at the start than a dataclass.

    A field with a default is only in the JSON once it is set.
    """

    def __init__(self, **fields: Any) -> None:
        self.__dict__ = fields

    @classmethod
    def holding(cls, fields: dict[str, Any]) -> Self:
        """Return an object with these fields, which are not copied."""
        made = cls.__new__(cls)
        made.__dict__ = fields
        return made

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    # Fields change, so there is no hash, as in a dataclass.
    __hash__ = None  # type: ignore[assignment] # this is how Python marks it

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


class Position(JsonObject):  # noqa: PLW1641 - it has no hash, like its base class
    """How far the checkpoint has read one history file: bytes, the number of the last record, and the latest stamp.

    `seal` is a checksum of the last bytes, and `sealed` of how many: another version seals more of them or fewer.
    """

    bytes: int
    n: int
    clock: list[Any]
    seal: int | None = None
    sealed: int = 256

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Position) and (self.bytes, self.n, self.clock) == (other.bytes, other.n, other.clock)


class QuestionState(JsonObject):
    """Progress in one question.

    `last` is the moment and `day` the study day of its last review, `n` counts reviews without repeats, `missed` is
    whether the last first try earned less than full credit or was a guess, `lapsed` whether it was rated Again.
    `wording` and `answer` are the last ones, by which it is recognised, and `sign` is of both.
    `overrides` are the replies that the student called right, and how often. `recent` are the last few first tries: `+`
    right, `~` partly right, `-` missed. `buried` is the study day from which a buried question is asked again. `shown` is
    the last study day on which it was skipped or crammed, or, after a reset, on which it was asked.
    """

    rev: str = ""
    wording: str | None = None
    answer: str = ""
    sign: str = ""
    last: str = ""
    day: str = ""
    n: int = 0
    missed: bool = False
    lapsed: bool = False
    stability: float = 0.0
    difficulty: float = 0.0
    due: str = ""
    lapses: int = 0
    attempts: int = 0
    misses: int = 0
    overrides: dict[str, int] | None = None
    suspended: bool = False
    flagged: bool = False
    recent: str = ""
    buried: str = ""
    shown: str = ""

    @property
    def interval(self) -> int:
        """The days between the last review and the next one; 0 if the question is new."""
        return day_number(self.due) - day_number(self.day) if self.n else 0

    @property
    def is_known(self) -> bool:
        """Whether the interval is three weeks or more."""
        return self.interval >= KNOWN_DAYS

    def days_on(self, today: date) -> tuple[date, date] | None:
        """Return the study days of the last and the next review, if there was one.

        If a clock was ahead, they are as if the review were today.
        """
        if not self.n:
            return None
        last, due = date.fromisoformat(self.day), date.fromisoformat(self.due)
        return (last, due) if last <= today else (today, due - (last - today))

    @property
    def words(self) -> Wording:
        """The wording and the answer."""
        return Wording(self.wording or "", self.answer)


class Result(JsonObject):
    """The score of a session or an exam, `done` where nothing was left to ask; `passed` only of an exam with a mark."""

    session: str
    at: str
    points: float
    of: float
    percent: float
    seconds: int
    done: bool
    exam: bool = False
    passed: bool | None = None


@alternative
class OpenAttempt(NamedTuple):
    """An attempt of an open session: what its score and the rest of it need. `guessed` is what the student said."""

    question: str
    tries: int
    credit: float
    verdict: str
    rule: str
    hints: int
    ms: int
    guessed: bool = False


class OpenSession(JsonObject):
    """A session that has not ended: its queue, the attempts so far, and the questions that are learned in it."""

    session: str
    seed: int
    queue: list[str]
    permute: bool
    cram: bool
    attempts: list[OpenAttempt]
    learn: list[str] | None = None


class OpenReply(JsonObject):
    """The last reply in time to a question: the deck's values, the time spent on all visits, and the moment."""

    reply: list[str]
    ms: int
    at: str


class LateReply(JsonObject):
    """A reply after the time of an exam, which does not count."""

    question: str
    reply: list[str]
    at: str | None


class OpenExam(JsonObject):
    """An exam that has begun and is not handed in.

    `begin` is the record that began it; `spent` the most seconds that any of its records names.
    """

    session: str
    begin: Record
    spent: float
    replies: dict[str, OpenReply]
    flagged: dict[str, bool]
    late: list[LateReply]

    def shown_on(self, day: date) -> list[str]:
        """Return the questions with a reply on a study day."""
        moments = {id: instant({"at": reply.at}) for id, reply in self.replies.items()}
        return [id for id, at in moments.items() if at is not None and study_day(at.astimezone()) == day]


class Plan(JsonObject):
    """A plan: the study day since when it is planned, and the day of the exam, or the last one to catch up on."""

    begun: str
    day: str


class DeckState(JsonObject):
    """Progress in one deck. `retention` is the share of questions that the student wants to recall when asked.

    `open` and `exam` are the session and the exam that can be resumed. `others` are the ids of questions that had the id
    of another question, by that id and the revision. `hash` is the content hash when the last session began.
    `calibration` compares what was predicted with what was recalled: for each tenth of predicted recall, the reviews,
    how many were recalled, and the sum predicted. `plan` is the plan for an exam, `catch_up` that to clear a backlog.
    `ratings` counts reviews by what was known of the question before (nothing, a young memory, a mature one) and by
    rating, 1 to 4; `hours` counts replies by the local hour, then right ones.
    """

    title: str
    retention: float
    open: OpenSession | None
    exam: OpenExam | None
    ratings: list[list[int]]
    hours: list[list[int]]
    questions: dict[str, QuestionState]
    others: dict[str, str] | None = None
    hash: str = ""
    calibration: dict[str, list[float]] | None = None
    plan: Plan | None = None
    catch_up: Plan | None = None

    def question(self, id: str) -> QuestionState:
        """Return the progress in a question, which is added if it is new."""
        question = self.questions.get(id)
        if question is None:
            question = self.questions[id] = QuestionState()
        return question


class Day(JsonObject):  # noqa: PLW1641 - it has no hash, like its base class
    """What was done in one deck on one study day: answers, right ones, questions new that day, milliseconds.

    `ms` were spent on answering, and on reading the feedback. `reviews` counts questions seen on an earlier day, `recalled`
    those of them that were not rated Again; `mature` and `mature_recalled` are those of them that were known, with an
    interval of three weeks or more. `new_right` counts new questions answered right, `recognised` and `recognised_right`
    those of the new ones that were asked as a choice though they are typed, `repeats` the repeats within sessions,
    `repeats_right` the right ones. `due` is the day from which a question of the deck was due, if that was before this
    day; `zone` the minutes that the clock of its last reply
    was ahead of UTC. There are many days, so zeros are not stored.
    """

    answers: int = 0
    right: int = 0
    new: int = 0
    ms: int = 0
    reviews: int = 0
    recalled: int = 0
    mature: int = 0
    mature_recalled: int = 0
    new_right: int = 0
    recognised: int = 0
    recognised_right: int = 0
    repeats: int = 0
    repeats_right: int = 0
    due: str = ""
    zone: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Day) and self.counted() == other.counted()

    def counted(self) -> dict[str, Any]:
        """Return the counts that are not zero, in an order that does not depend on how they came about."""
        fields = vars(self)
        return {name: value for name in _COUNTS if (value := fields.get(name))}


_COUNTS = tuple(Day.__annotations__)


class Reviewed(NamedTuple):
    """One review as it was folded: the question, the study day, the days since the review before, and the rating."""

    deck: str
    question: str
    day: date
    elapsed: int
    rating: int
    is_new: bool


class State(JsonObject):
    """All progress. `read` is by device, `days` by day and deck; `end` is the place of the last folded record.

    `results` are the last results of each deck, those of sessions over several decks under an empty id.
    `links` are the ids under which decks with an earlier id are stored; `by_hand` are the content hashes of those that the
    student linked.
    `recalculated` counts the questions that a change of the rules made due on another day, until the student sees it.
    `log` collects the reviews of a fold that is not stored.
    """

    v: int
    read: dict[str, Position]
    end: list[Any]
    model: dict[str, Any]
    unreadable: int
    days: Parts[dict[str, Day], list[Any]]
    decks: Parts[DeckState, str]
    results: dict[str, list[Result]]
    links: dict[str, str]
    by_hand: dict[str, str]
    recalculated: int = 0
    log: list[Reviewed] | None = None

    def link(self, earlier: str, id: str) -> None:
        """Store what is recorded under an earlier id of a deck under this one."""
        old, new = self.id(earlier), self.id(id)
        if old != new:
            self.links = {name: new if linked == old else linked for name, linked in self.links.items()} | {old: new}
            if linked := self.by_hand.pop(old, ""):
                self.by_hand.setdefault(new, linked)

    def id(self, deck_id: str) -> str:
        """Return the id under which a deck is stored."""
        return self.links.get(deck_id, deck_id)

    def is_ahead(self, today: date) -> bool:
        """Whether any day with answers is after tomorrow, which is more than travel makes of today."""
        return max(self.days, default="") > (today + timedelta(1)).isoformat()

    def deck(self, id: str) -> DeckState:
        """Return the progress in a deck, which is added if it is new."""
        id = self.id(id)
        if id not in self.decks:
            self.decks[id] = _new_deck()
        return self.decks[id]

    @property
    def weights(self) -> Weights:
        """The weights of the model of memory."""
        weights = self.model["weights"]
        return WEIGHTS if weights == _DEFAULT_WEIGHTS else tuple(weights)

    def retention(self, deck_id: str) -> float:
        """Return the share of questions that the student wants to recall of a deck, new or not."""
        deck = self.decks.get(deck_id)
        return DEFAULT_RETENTION if deck is None else deck.retention

    def last_day(self, deck_id: str) -> date | None:
        """Return the last study day with answers in a deck, if there are any."""
        deck = self.decks.get(deck_id)
        if deck is None or not any(deck.hours[0]):
            return None
        days = (day for day in sorted(self.days, reverse=True) if deck_id in self.days[day])
        return next(map(date.fromisoformat, days), None)

    def question(self, deck_id: str, id: str) -> QuestionState:
        """Return the progress in a question, without adding it."""
        deck = self.decks.get(deck_id)
        return QuestionState() if deck is None else deck.questions.get(id, QuestionState())

    def last(self, deck_id: str) -> Result | None:
        """Return the result of the last session or exam over a deck that was not left."""
        return next((result for result in reversed(self.results.get(deck_id, ())) if result.done), None)


def _new_deck() -> DeckState:
    return DeckState(
        title="",
        retention=DEFAULT_RETENTION,
        open=None,
        exam=None,
        ratings=[[0] * 4 for _ in range(3)],
        hours=[[0] * 24 for _ in range(2)],
        questions={},
    )


def digest_of_day(by_deck: Mapping[str, Day]) -> list[Any]:
    """Return what streaks need of a day: since when something was due, and the lowest and the highest zone, or nothing."""
    zones = [counts.zone for counts in by_deck.values()]
    due = min((counts.due for counts in by_deck.values() if counts.due), default="")
    return [due, min(zones), max(zones)] if zones else []


def first_due(deck: DeckState) -> str:
    """Return the first day on which a question of a deck is due, or nothing."""
    return min((one.due for one in deck.questions.values() if one.due and not one.suspended), default="")


def empty_state() -> State:
    """Return the progress of a student who has answered nothing."""
    return State(
        v=VERSION,
        read={},
        end=["", 0, "", 0],
        model=model(),
        unreadable=0,
        days=Parts(digest_of_day, dict),
        decks=Parts(first_due, _new_deck),
        results={},
        links={},
        by_hand={},
    )
