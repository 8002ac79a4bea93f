"""Counts an attempt: what it says of memory, when the question is due, and what was done on the day."""

from datetime import date, timedelta

from quizkit.progress.read_records import AttemptFields
from quizkit.progress.state import Day, DeckState, QuestionState, Reviewed, State
from quizkit.questions.shapes import AGAIN, GOOD, HARD, Rating
from quizkit.scheduling import Trace, Weights, due_day, rating, recall, review
from quizkit.session.turns import MOST_RETURNS

_FLASHCARD_RATINGS: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}
# The types of questions that can be answered right by picking one of a few choices at random.
_LUCKY = ("choice", "true/false")
# A clock that shows an earlier day was never set.
_CLOCKS_ARE_SET = date(2000, 1, 1)
# How many first tries of a question are stored.
_RECENT = 8


def count_attempt(state: State, attempt: AttemptFields) -> None:
    """Count an attempt. docs/scheduling.md has the reasons for what counts, and for the ratings."""
    deck, summary = state.deck(attempt.deck), attempt.summary
    id = (deck.others or {}).get(f"{summary.question} {attempt.rev}", summary.question)
    question = deck.question(id)
    day = attempt.day.isoformat()
    if deck.open is not None and deck.open.session == attempt.session:
        deck.open.attempts.append(summary)
    missed = summary.credit < 1
    counts = _day(state, deck, day, attempt.deck)
    counts.answers += 1
    counts.right += not missed
    counts.ms += summary.ms
    counts.zone = attempt.zone
    deck.hours[0][attempt.hour] += 1
    deck.hours[1][attempt.hour] += not missed
    if attempt.overridden:
        _count_override(question, attempt)
    if summary.verdict == "skipped":
        return
    # A repeat on a later study day, in a session that was left or that runs past the turn of the day, is a first try.
    is_first = attempt.first or bool(question.n and question.day < day and not attempt.cram)
    if is_first:
        question.attempts += 1
        question.misses += missed
        question.missed = missed or attempt.guessed
        question.recent = (question.recent + ("-" if not summary.credit else "~" if missed else "+"))[-_RECENT:]
    if attempt.cram:
        return
    if is_first:
        _first_try(state, deck, question, attempt, counts)
    elif question.n and summary.tries <= 1 + MOST_RETURNS:
        counts.repeats += 1
        counts.repeats_right += not missed
        _review(state, question, attempt, _rating(attempt))
    schedule(deck, id, question, state.weights)


def schedule(deck: DeckState, id: str, question: QuestionState, weights: Weights) -> None:
    """Set when a question is due, if it was ever reviewed."""
    if question.n:
        last = date.fromisoformat(question.day)
        question.due = due_day(last, question.stability, deck.retention, id, weights).isoformat()


def _day(state: State, deck: DeckState, day: str, deck_id: str) -> Day:
    """Return the counts of a day; the first reply of a day notes since when something was due."""
    is_first = state.id(deck_id) not in state.days.get(day, {})
    counts = state.day(day, deck_id)
    if is_first and (due := [one.due for one in deck.questions.values() if "" < one.due < day and not one.suspended]):
        counts.due = min(due)
    return counts


def _first_try(state: State, deck: DeckState, question: QuestionState, attempt: AttemptFields, counts: Day) -> None:
    """Count the first try of a study day or of a session."""
    given = _rating(attempt)
    is_later = bool(question.n) and question.day < attempt.day.isoformat()
    if given == GOOD and question.lapsed and is_later and attempt.type in _LUCKY:
        given = HARD
    is_mature = question.is_known
    deck.ratings[bool(question.n) + is_mature][given - 1] += 1
    if not question.n:
        counts.new += 1
        counts.new_right += given != AGAIN
    if is_later:
        counts.reviews += 1
        counts.recalled += given != AGAIN
        counts.mature += is_mature
        counts.mature_recalled += is_mature and given != AGAIN
        _calibrate(deck, question, attempt, state.weights, recalled=given != AGAIN)
    question.lapses += bool(question.n) and given == AGAIN
    if question.lapsed != (given == AGAIN):
        question.lapsed = given == AGAIN
    question.n += 1
    _review(state, question, attempt, given, is_new=question.n == 1)


def _calibrate(
    deck: DeckState, question: QuestionState, attempt: AttemptFields, weights: Weights, *, recalled: bool
) -> None:
    """Count a review beside the recall that was predicted for it."""
    predicted = recall((attempt.day - date.fromisoformat(question.day)).days, question.stability, weights)
    if deck.calibration is None:
        deck.calibration = {}
    sums = deck.calibration.setdefault(str(min(int(predicted * 10), 9)), [0, 0, 0.0])
    sums[0] += 1
    sums[1] += recalled
    sums[2] += predicted


def _count_override(question: QuestionState, attempt: AttemptFields) -> None:
    reply = "; ".join(attempt.reply)
    if question.overrides is None:
        question.overrides = {}
    question.overrides[reply] = question.overrides.get(reply, 0) + 1


def _review(
    state: State, question: QuestionState, attempt: AttemptFields, given: Rating, *, is_new: bool = False
) -> None:
    """Change the memory after a review or a repeat. If the clock ran backwards, it is on the day of the one before."""
    before = None if is_new else Trace(question.stability, question.difficulty)
    last = attempt.day if is_new else date.fromisoformat(question.day)
    day = _review_day(attempt.day, last)
    elapsed = (day - last).days if last >= _CLOCKS_ARE_SET else 0
    after = review(before, elapsed, given, state.weights)
    if state.log is not None:
        reviewed = Reviewed(attempt.deck, attempt.summary.question, day, elapsed, given, is_new)
        state.log.append(reviewed)
    question.last = attempt.at
    question.day = day.isoformat()
    question.stability, question.difficulty = after


def _review_day(day: date, last: date) -> date:
    """Return the day of a review. A day after the one before it is right, except for travel over the date line."""
    was_ahead = _CLOCKS_ARE_SET <= day < last - timedelta(1)
    return day if was_ahead else max(day, last)


def _rating(attempt: AttemptFields) -> Rating:
    if attempt.type == "flashcard" and attempt.reply and attempt.reply[0] in _FLASHCARD_RATINGS:
        return _FLASHCARD_RATINGS[attempt.reply[0]]
    return rating(attempt.summary.credit, attempt.summary.hints, guessed=attempt.guessed)
