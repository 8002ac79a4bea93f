"""What progress adds up to: how much is known, how well it holds, what comes next."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from quizkit.deck import Deck
from quizkit.grading.context import Context
from quizkit.progress.fold import Day, QuestionState, State, no_day
from quizkit.questions.registry import Question
from quizkit.questions.shapes import FillBlanks, Filled, Reply, Typed
from quizkit.scheduling import KNOWN_DAYS, RETENTION

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
    """A reply that a student held to be right, and how often; the question by its id and its stem."""

    question: str
    stem: str
    reply: str
    times: int


class Stats(NamedTuple):
    """The figures of some decks on a study day.

    `retention` is the share of reviews in the last 30 days that were recalled, None without any, and
    `target` what is wanted. `answers` are those of each of the last 84 days, today last; `due` what is due
    on each of the next 14, today first and with all that is overdue.
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
    """Work out the figures of some decks; questions that a deck no longer has do not count."""
    seen = [(question, _state(state, deck, question)) for deck in decks for question in deck.questions]
    awake = [known for _, known in seen if not known.get("suspended")]
    days = _days({deck.id for deck in decks}, state)
    known = sum(_holds(one) for one in awake)
    learning = sum("due" in one for one in awake) - known
    targets = [state["decks"][deck.id]["retention"] for deck in decks if deck.id in state["decks"]]
    return Stats(
        known,
        learning,
        len(awake) - known - learning,
        len(seen) - len(awake),
        _retention(days, today),
        sum(targets) / len(targets) if targets else RETENTION,
        [days[today - timedelta(back)]["answers"] for back in reversed(range(HEATMAP_DAYS))],
        _due(awake, today),
        _weakest([(_line(question), known) for question, known in seen]),
        _weakest([(tag, known) for question, known in seen for tag in question.common.tags]),
        [one for deck in decks for one in overrides(deck, state)],
        streak({day for day, counts in days.items() if counts["answers"]}, today),
        sum(counts["ms"] for counts in days.values()) // 1000,
    )


def streak(days: set[date], today: date) -> int:
    """Return how many days in a row something was answered, up to today, or to yesterday if today is still to come."""
    day = today if today in days else today - timedelta(1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(1)
    return length


def overrides(deck: Deck, state: State) -> list[Override]:
    """Return the replies that a student held to be right and the deck, as it now stands, still does not take."""
    context = deck.context()
    return [
        Override(question.common.id, _line(question), reply, times)
        for question in deck.questions
        for reply, times in _state(state, deck, question).get("overrides", {}).items()
        if not _takes(context, question, reply)
    ]


def _takes(context: Context, question: Question, reply: str) -> bool:
    given: Reply = Typed(reply)
    if isinstance(prompt := question.prompt(), FillBlanks):
        given = Filled(tuple(reply.split("; ")) if prompt.blanks > 1 else (reply,))
    return question.grade(given, context).credit >= 1


def _state(state: State, deck: Deck, question: Question) -> QuestionState:
    known = state["decks"].get(deck.id)
    return {} if known is None else known["questions"].get(question.common.id, {})


def _days(deck_ids: set[str], state: State) -> defaultdict[date, Day]:
    """Return what was done in the decks on each day."""
    days: defaultdict[date, Day] = defaultdict(no_day)
    for text, by_deck in state["days"].items():
        total = days[date.fromisoformat(text)]
        for deck_id, counts in by_deck.items():
            if deck_id in deck_ids:
                _add(total, counts)
    return days


def _add(total: Day, counts: Day) -> None:
    total["answers"] += counts["answers"]
    total["ms"] += counts["ms"]
    total["reviews"] += counts["reviews"]
    total["recalled"] += counts["recalled"]


def _holds(known: QuestionState) -> bool:
    """Return whether a question is known: it holds for three weeks from its last review."""
    return "due" in known and (date.fromisoformat(known["due"]) - date.fromisoformat(known["day"])).days >= KNOWN_DAYS


def _retention(days: defaultdict[date, Day], today: date) -> float | None:
    recent = [days[today - timedelta(back)] for back in range(RETENTION_DAYS)]
    reviews = sum(counts["reviews"] for counts in recent)
    return sum(counts["recalled"] for counts in recent) / reviews if reviews else None


def _due(awake: list[QuestionState], today: date) -> list[int]:
    counts = [0] * DUE_DAYS
    for known in awake:
        if "due" in known:
            ahead = max(0, (date.fromisoformat(known["due"]) - today).days)
            if ahead < DUE_DAYS:
                counts[ahead] += 1
    return counts


def _weakest(named: list[tuple[str, QuestionState]]) -> list[Weak]:
    missed: defaultdict[str, int] = defaultdict(int)
    tried: defaultdict[str, int] = defaultdict(int)
    for name, known in named:
        missed[name] += known.get("misses", 0)
        tried[name] += known.get("attempts", 0)
    weak = [Weak(name, missed[name], tried[name]) for name in missed if missed[name]]
    weak.sort(key=lambda one: (-one.missed / one.of, -one.missed, one.name))
    return weak[:_WEAKEST]


def _line(question: Question) -> str:
    return " ".join(question.prompt().stem.split())
