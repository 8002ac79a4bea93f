"""Statistics over the progress in some decks: known questions, retention, due dates, weakest questions."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from quizkit.deck import Deck
from quizkit.grading.context import Context
from quizkit.progress.state import Day, QuestionState, State, no_day
from quizkit.questions.registry import Question
from quizkit.questions.shapes import FillBlanks, Filled, Reply, Typed
from quizkit.scheduling import DEFAULT_RETENTION, KNOWN_DAYS

RETENTION_DAYS = 30
HEATMAP_DAYS = 12 * 7
DUE_DAYS = 14
_WEAKEST = 5


class Weak(NamedTuple):
    """A question or a tag that is often missed: `missed` of so many first tries."""

    name: str
    missed: int
    of: int


class Override(NamedTuple):
    """A reply that a student called right, and how often; the question by its id and its stem."""

    question: str
    stem: str
    reply: str
    times: int


class Stats(NamedTuple):
    """The figures of some decks on a study day.

    `retention` is the share of reviews in the last 30 days that were recalled, None without any, and
    `target` the desired share. `answers` counts those of each of the last 84 days, today last; `due` counts what is
    due on each of the next 14 days, today first, with everything overdue.
    """

    known: int
    learning: int
    unseen: int
    suspended: int
    retention: float | None
    target: float
    answers: list[int]
    due: list[int]
    weakest_questions: list[Weak]
    weakest_tags: list[Weak]
    overridden: list[Override]
    streak: int
    seconds: int


def stats(decks: Sequence[Deck], state: State, today: date) -> Stats:
    """Return the statistics of some decks. Questions that are no longer in a deck do not count."""
    questions = [
        (question, state.question(deck.id, question.common.id)) for deck in decks for question in deck.questions
    ]
    active = [progress for _, progress in questions if not progress.suspended]
    days = _days({deck.id for deck in decks}, state)
    known = sum(map(_is_known, active))
    learning = sum(progress.n > 0 for progress in active) - known
    targets = [state.decks[deck.id].retention for deck in decks if deck.id in state.decks]
    return Stats(
        known,
        learning,
        len(active) - known - learning,
        len(questions) - len(active),
        _retention(days, today),
        sum(targets) / len(targets) if targets else DEFAULT_RETENTION,
        [days[today - timedelta(back)].answers for back in reversed(range(HEATMAP_DAYS))],
        _due(active, today),
        _weakest([(_line(question), progress) for question, progress in questions]),
        _weakest([(tag, progress) for question, progress in questions for tag in question.common.tags]),
        [one for deck in decks for one in overrides(deck, state)],
        streak({day for day, counts in days.items() if counts.answers}, today),
        sum(counts.ms for counts in days.values()) // 1000,
    )


def streak(days: set[date], today: date) -> int:
    """Return how many days in a row have answers, up to today, or to yesterday if there are none today yet."""
    day = today if today in days else today - timedelta(1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(1)
    return length


def overrides(deck: Deck, state: State) -> list[Override]:
    """Return the replies that a student called right and that the deck does not accept yet."""
    context = deck.context()
    return [
        Override(question.common.id, _line(question), reply, times)
        for question in deck.questions
        for reply, times in (state.question(deck.id, question.common.id).overrides or {}).items()
        if not _accepts(context, question, reply)
    ]


def _accepts(context: Context, question: Question, reply: str) -> bool:
    typed: Reply = Typed(reply)
    if isinstance(prompt := question.prompt(), FillBlanks):
        typed = Filled(tuple(reply.split("; ")) if prompt.blanks > 1 else (reply,))
    return question.grade(typed, context).credit >= 1


def _days(deck_ids: set[str], state: State) -> defaultdict[date, Day]:
    days: defaultdict[date, Day] = defaultdict(no_day)
    for text, by_deck in state.days.items():
        total = days[date.fromisoformat(text)]
        for deck_id, counts in by_deck.items():
            if deck_id in deck_ids:
                total.answers += counts.answers
                total.ms += counts.ms
                total.reviews += counts.reviews
                total.recalled += counts.recalled
    return days


def _is_known(question: QuestionState) -> bool:
    days = date.fromisoformat(question.due) - date.fromisoformat(question.day) if question.n else timedelta(0)
    return days.days >= KNOWN_DAYS


def _retention(days: defaultdict[date, Day], today: date) -> float | None:
    recent = [days[today - timedelta(back)] for back in range(RETENTION_DAYS)]
    reviews = sum(counts.reviews for counts in recent)
    return sum(counts.recalled for counts in recent) / reviews if reviews else None


def _due(active: list[QuestionState], today: date) -> list[int]:
    days = [days[1] for question in active if (days := question.days_on(today))]
    ahead = Counter(max(0, (due - today).days) for due in days)
    return [ahead[day] for day in range(DUE_DAYS)]


def _weakest(named: list[tuple[str, QuestionState]]) -> list[Weak]:
    missed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for name, question in named:
        missed[name] += question.misses
        tried[name] += question.attempts
    weak = [Weak(name, missed[name], tried[name]) for name in missed if missed[name]]
    weak.sort(key=lambda one: (-one.missed / one.of, -one.missed, one.name))
    return weak[:_WEAKEST]


def _line(question: Question) -> str:
    return " ".join(question.prompt().stem.split())
