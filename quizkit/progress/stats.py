"""Statistics over the progress in some decks: what is known, recalled, due, weak, and how the student studies."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizkit.progress.state import Day, DeckState, QuestionState, Result, State
from quizkit.progress.streaks import streaks
from quizkit.scheduling import DEFAULT_RETENTION, LEECH_LAPSES, Weights, recall

if TYPE_CHECKING:
    from quizkit.deck import Deck
    from quizkit.grading.context import Context
    from quizkit.questions.registry import Question

RETENTION_DAYS = 30
HEATMAP_DAYS = 12 * 7
DUE_DAYS = 14
# Where the bars of intervals and stabilities end, in days; the bar of all longer ones is last.
DAY_BOUNDS = (1, 6, 20, 90, 365)
_WEAKEST = 10


class Studied(NamedTuple):
    """A question of a deck: their ids, its stem as one line, and its tags."""

    deck: str
    id: str
    stem: str
    tags: tuple[str, ...]


class Weak(NamedTuple):
    """A question that is most likely forgotten today: `recall` is how likely it is recalled."""

    deck: str
    question: str
    stem: str
    recall: float


class Tag(NamedTuple):
    """The questions of a tag: how many were seen, of how many, and the share of those that is recalled today."""

    name: str
    seen: int
    of: int
    recall: float


class Leech(NamedTuple):
    """A question that is forgotten again and again."""

    deck: str
    question: str
    stem: str
    lapses: int


class Retention(NamedTuple):
    """Reviews of questions that were seen on an earlier day, and how many were recalled: in all, and of known ones."""

    reviews: int
    recalled: int
    mature: int
    mature_recalled: int

    @property
    def share(self) -> float | None:
        """The share of all reviews that was recalled."""
        return self.recalled / self.reviews if self.reviews else None

    @property
    def young_share(self) -> float | None:
        """The share of the reviews of questions that were not known yet."""
        young = self.reviews - self.mature
        return (self.recalled - self.mature_recalled) / young if young else None

    @property
    def mature_share(self) -> float | None:
        """The share of the reviews of questions that were known."""
        return self.mature_recalled / self.mature if self.mature else None


class Calibrated(NamedTuple):
    """Reviews with a predicted recall from `least` to `most`: the mean of what was predicted, and what was recalled."""

    least: float
    most: float
    reviews: int
    recalled: int
    predicted: float

    @property
    def share(self) -> float:
        """The share that was recalled."""
        return self.recalled / self.reviews

    @property
    def differs(self) -> int:
        """1 if recall was above the prediction by more than chance and two points, -1 if it was below, else 0."""
        chance = 2 * (self.predicted * (1 - self.predicted) / self.reviews) ** 0.5
        difference = self.share - self.predicted
        return 0 if abs(difference) <= max(chance, 0.02) else 1 if difference > 0 else -1


def overall(calibration: Sequence[Calibrated]) -> Calibrated | None:
    """Return all reviews of a calibration as one, if there are any."""
    reviews = sum(one.reviews for one in calibration)
    predicted = sum(one.predicted * one.reviews for one in calibration)
    recalled = sum(one.recalled for one in calibration)
    return Calibrated(0, 1, reviews, recalled, predicted / reviews) if reviews else None


class Override(NamedTuple):
    """A reply that a student called right, and how often; the question by its id and its stem."""

    question: str
    stem: str
    reply: str
    times: int


class Stats(NamedTuple):
    """The figures of some decks on a study day.

    `recent` and `all_time` are the retention of the last 30 days and of all, `target` the desired share, `recall_today`
    the mean chance that what was seen is recalled today. `calibration` compares them by tenths of predicted recall.
    `answers` counts those of each of the last 84 days, today last; `due` counts what is due on each of the next 14 days,
    today first, without the `backlog`, which was due before. `buttons` and `hours` are those of `DeckState`. The histograms of
    intervals and stabilities have the bounds `DAY_BOUNDS`, that of difficulties a bar for each of 1 to 10. `seconds`
    were spent on `replies`, `recent_seconds` on `recent_replies` of the last 30 days.
    """

    known: int
    learning: int
    unseen: int
    suspended: int
    recent: Retention
    all_time: Retention
    target: float
    recall_today: float | None
    calibration: list[Calibrated]
    answers: list[int]
    backlog: int
    due: list[int]
    results: list[Result]
    weakest: list[Weak]
    tags: list[Tag]
    leeches: list[Leech]
    streak: int
    longest_streak: int
    seconds: int
    replies: int
    recent_seconds: int
    recent_replies: int
    buttons: list[list[int]]
    hours: list[list[int]]
    intervals: list[int]
    stabilities: list[int]
    difficulties: list[int]


def stats(
    questions: Sequence[Studied],
    state: State,
    today: date,
    *,
    holidays: Collection[date] = (),
    zone: int | None = None,
    over_all: bool = False,
) -> Stats:
    """Return the statistics of the questions of some decks; `over_all` if these are all decks.

    Holidays do not break a streak, and neither does travel, which `zone` shows.
    """
    progress = [(question, state.question(question.deck, question.id)) for question in questions]
    active = [(question, known) for question, known in progress if not known.suspended]
    seen = [(question, known) for question, known in active if known.n]
    ids = {question.deck for question in questions}
    days, known = _days(ids, state), sum(one.is_known for _, one in seen)
    in_a_row, recent = streaks(state, today, holidays, ids, zone=zone), _last(days, today)
    dues = Counter((reviews[1] - today).days for _, one in seen if (reviews := one.days_on(today)))
    recalls = [recall_today(one, today, state.weights) for _, one in seen]
    known_decks = [state.decks[id] for id in ids if id in state.decks]
    return Stats(
        known=known,
        learning=len(seen) - known,
        unseen=len(active) - len(seen),
        suspended=len(progress) - len(active),
        recent=_retention(recent),
        all_time=_retention(days.values()),
        target=_mean([deck.retention for deck in known_decks]) or DEFAULT_RETENTION,
        recall_today=_mean(recalls),
        calibration=_calibration(known_decks),
        answers=[days[today - timedelta(back)].answers for back in reversed(range(HEATMAP_DAYS))],
        backlog=sum(number for ahead, number in dues.items() if ahead < 0),
        due=[dues[ahead] for ahead in range(DUE_DAYS)],
        results=_results(ids, state, over_all=over_all),
        weakest=_weakest(seen, recalls),
        tags=_tags(active, today, state.weights),
        leeches=[Leech(*question[:3], one.lapses) for question, one in seen if one.lapses >= LEECH_LAPSES],
        streak=in_a_row.now,
        longest_streak=in_a_row.longest,
        seconds=sum(day.ms for day in days.values()) // 1000,
        replies=sum(day.answers for day in days.values()),
        recent_seconds=sum(day.ms for day in recent) // 1000,
        recent_replies=sum(day.answers for day in recent),
        buttons=_sums([deck.ratings for deck in known_decks], 3, 4),
        hours=_sums([deck.hours for deck in known_decks], 2, 24),
        intervals=_histogram(one.interval for _, one in seen),
        stabilities=_histogram(round(one.stability) for _, one in seen),
        difficulties=_difficulties(one.difficulty for _, one in seen),
    )


def recall_today(question: QuestionState, today: date, weights: Weights) -> float:
    """Return how likely a question that was seen is recalled today."""
    return recall((today - date.fromisoformat(question.day)).days, question.stability, weights)


def overrides(deck: "Deck", state: State) -> list[Override]:
    """Return the replies that a student called right and that the deck does not accept yet."""
    context = deck.context()
    return [
        Override(question.common.id, " ".join(question.prompt().stem.split()), reply, times)
        for question in deck.questions
        for reply, times in (state.question(deck.id, question.common.id).overrides or {}).items()
        if not _accepts(context, question, reply)
    ]


def _accepts(context: "Context", question: "Question", reply: str) -> bool:
    from quizkit.questions.shapes import FillBlanks, Filled, Reply, Typed

    typed: Reply = Typed(reply)
    if isinstance(prompt := question.prompt(), FillBlanks):
        typed = Filled(tuple(reply.split("; ")) if prompt.blanks > 1 else (reply,))
    return question.grade(typed, context).credit >= 1


def _days(deck_ids: set[str], state: State) -> defaultdict[date, Day]:
    days: defaultdict[date, Day] = defaultdict(Day)
    for text, by_deck in state.days.items():
        counts = [day for deck_id, day in by_deck.items() if deck_id in deck_ids]
        if counts:
            days[date.fromisoformat(text)] = Day(
                answers=sum(day.answers for day in counts),
                ms=sum(day.ms for day in counts),
                reviews=sum(day.reviews for day in counts),
                recalled=sum(day.recalled for day in counts),
                mature=sum(day.mature for day in counts),
                mature_recalled=sum(day.mature_recalled for day in counts),
            )
    return days


def _last(days: defaultdict[date, Day], today: date) -> list[Day]:
    return [days[today - timedelta(back)] for back in range(RETENTION_DAYS)]


def _retention(days: Iterable[Day]) -> Retention:
    counts = list(days)
    return Retention(
        sum(day.reviews for day in counts),
        sum(day.recalled for day in counts),
        sum(day.mature for day in counts),
        sum(day.mature_recalled for day in counts),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _calibration(decks: Sequence[DeckState]) -> list[Calibrated]:
    """Return the reviews of decks by tenths of predicted recall, without empty ones."""
    tenths = defaultdict[int, list[float]](lambda: [0, 0, 0.0])
    for deck in decks:
        for tenth, sums in (deck.calibration or {}).items():
            tenths[int(tenth)] = [one + other for one, other in zip(tenths[int(tenth)], sums, strict=True)]
    return [
        Calibrated(tenth / 10, (tenth + 1) / 10, int(reviews), int(recalled), predicted / reviews)
        for tenth, (reviews, recalled, predicted) in sorted(tenths.items())
    ]


def _results(ids: set[str], state: State, *, over_all: bool) -> list[Result]:
    """Return the results in the order of their moments; those of sessions over several decks belong to all decks."""
    of = [*ids, ""] if over_all else ids
    return sorted((result for id in of for result in state.results.get(id, ())), key=lambda result: result.at)


def _weakest(seen: Sequence[tuple[Studied, QuestionState]], recalls: Sequence[float]) -> list[Weak]:
    weak = [Weak(*question[:3], round(chance, 4)) for (question, _), chance in zip(seen, recalls, strict=True)]
    return sorted(weak, key=lambda one: (one.recall, one.stem))[:_WEAKEST]


def _tags(active: Sequence[tuple[Studied, QuestionState]], today: date, weights: Weights) -> list[Tag]:
    """Return the tags, the one that is recalled least first, without tags of which no question was seen."""
    of: Counter[str] = Counter()
    recalls: defaultdict[str, list[float]] = defaultdict(list)
    for question, one in active:
        for tag in dict.fromkeys(question.tags):
            of[tag] += 1
            if one.n:
                recalls[tag].append(recall_today(one, today, weights))
    tags = [Tag(tag, len(shares), of[tag], round(sum(shares) / len(shares), 4)) for tag, shares in recalls.items()]
    return sorted(tags, key=lambda tag: (tag.recall, tag.name))


def _sums(tables: Sequence[list[list[int]]], rows: int, columns: int) -> list[list[int]]:
    return [[sum(table[row][column] for table in tables) for column in range(columns)] for row in range(rows)]


def _histogram(values: Iterable[int]) -> list[int]:
    counts = Counter(sum(value > bound for bound in DAY_BOUNDS) for value in values)
    return [counts[place] for place in range(len(DAY_BOUNDS) + 1)]


def _difficulties(values: Iterable[float]) -> list[int]:
    counts = Counter(min(max(round(value), 1), 10) for value in values)
    return [counts[value] for value in range(1, 11)]
