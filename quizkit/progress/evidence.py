"""Counts an attempt: what it says of memory, when the question is due, and what was done on the day."""

from datetime import date

from quizkit.base.clock import day_number
from quizkit.progress.read_records import AttemptFields
from quizkit.progress.state import Day, DeckState, QuestionState, Reviewed, State
from quizkit.questions.shapes import AGAIN, GOOD, HARD, Rating
from quizkit.scheduling import Trace, Weights, due_text, rating, recall, review
from quizkit.session.turns import MOST_RETURNS

_FLASHCARD_RATINGS: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}
# The types of questions that can be answered right by picking one of a few choices at random.
_LUCKY = ("choice", "true/false")
# A clock that shows an earlier day was never set.
_CLOCKS_ARE_SET = day_number("2000-01-01")
# The tenths of predicted recall, which may be 1.
_TENTHS = (*"0123456789", "9")
# How many first tries of a question are stored.
_RECENT = 8


def count_attempt(state: State, attempt: AttemptFields, weights: Weights) -> None:
    """Count an attempt. docs/scheduling.md has the reasons for what counts, and for the ratings."""
    deck, day, summary = state.deck(attempt.deck), attempt.day, attempt.summary
    id = summary.question
    if deck.others:
        id = deck.others.get(f"{id} {attempt.rev}", id)
    question = deck.question(id)
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
    if summary.verdict == "skipped" or attempt.cram:
        question.shown = max(question.shown, day)
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
        _first_try(state, deck, question, attempt, counts, weights)
    elif question.n and summary.tries <= 1 + MOST_RETURNS:
        counts.repeats += 1
        counts.repeats_right += not missed
        _review(state, question, attempt, _rating(attempt), weights)
    schedule(deck, id, question, weights)


def schedule(deck: DeckState, id: str, question: QuestionState, weights: Weights) -> None:
    """Set when a question is due, if it was ever reviewed."""
    if question.n:
        question.due = due_text(question.day, question.stability, deck.retention, id, weights)


def _day(state: State, deck: DeckState, day: str, deck_id: str) -> Day:
    """Return the counts of a day; the first reply of a day notes since when something was due."""
    decks, deck_id = state.days.setdefault(day, {}), state.id(deck_id)
    if deck_id in decks:
        return decks[deck_id]
    counts = decks[deck_id] = Day()
    if dues := [due for one in deck.questions.values() if "" < (due := one.due) < day and not one.suspended]:
        counts.due = min(dues)
    return counts


def _first_try(
    state: State, deck: DeckState, question: QuestionState, attempt: AttemptFields, counts: Day, weights: Weights
) -> None:
    """Count the first try of a study day or of a session."""
    given, is_seen = _rating(attempt), question.n > 0
    is_later = is_seen and question.day < attempt.day
    if given == GOOD and question.lapsed and is_later and attempt.type in _LUCKY:
        given = HARD
    is_mature, is_recalled = question.is_known, given != AGAIN
    deck.ratings[is_seen + is_mature][given - 1] += 1
    if not is_seen:
        counts.new += 1
        counts.new_right += is_recalled
        counts.recognised += attempt.is_choice_form
        counts.recognised_right += is_recalled and attempt.is_choice_form
    if is_later:
        counts.reviews += 1
        counts.recalled += is_recalled
        counts.mature += is_mature
        counts.mature_recalled += is_mature and is_recalled
        _calibrate(deck, question, attempt, weights, recalled=is_recalled)
    question.lapses += is_seen and not is_recalled
    if question.lapsed is is_recalled:
        question.lapsed = not is_recalled
    question.n += 1
    _review(state, question, attempt, given, weights, is_new=not is_seen)


def _calibrate(
    deck: DeckState, question: QuestionState, attempt: AttemptFields, weights: Weights, *, recalled: bool
) -> None:
    """Count a review beside the recall that was predicted for it."""
    predicted = recall(day_number(attempt.day) - day_number(question.day), question.stability, weights)
    if deck.calibration is None:
        deck.calibration = {}
    tenth = _TENTHS[int(predicted * 10)]
    sums = deck.calibration.get(tenth) or deck.calibration.setdefault(tenth, [0, 0, 0.0])
    sums[0] += 1
    sums[1] += recalled
    sums[2] += predicted


def _count_override(question: QuestionState, attempt: AttemptFields) -> None:
    reply = "; ".join(attempt.reply)
    if question.overrides is None:
        question.overrides = {}
    question.overrides[reply] = question.overrides.get(reply, 0) + 1


def _review(
    state: State,
    question: QuestionState,
    attempt: AttemptFields,
    given: Rating,
    weights: Weights,
    *,
    is_new: bool = False,
) -> None:
    """Change the memory after a review or a repeat. If the clock ran backwards, it is on the day of the one before."""
    before = None if is_new else Trace(question.stability, question.difficulty)
    day = attempt.day if is_new else _review_day(attempt.day, question.day)
    last = day_number(day if is_new else question.day)
    elapsed = day_number(day) - last if last >= _CLOCKS_ARE_SET else 0
    after = review(before, elapsed, given, weights)
    question.last, question.day = attempt.at, day
    question.stability, question.difficulty = after
    if state.log is not None:
        reviewed = Reviewed(attempt.deck, attempt.summary.question, date.fromisoformat(day), elapsed, given, is_new)
        state.log.append(reviewed)


def _review_day(day: str, last: str) -> str:
    """Return the day of a review. A day after the one before it is right, except for travel over the date line."""
    if day >= last:
        return day
    was_ahead = _CLOCKS_ARE_SET <= day_number(day) < day_number(last) - 1
    return day if was_ahead else last


def _rating(attempt: AttemptFields) -> Rating:
    if attempt.type == "flashcard" and attempt.reply and attempt.reply[0] in _FLASHCARD_RATINGS:
        return _FLASHCARD_RATINGS[attempt.reply[0]]
    given = rating(attempt.summary.credit, attempt.summary.hints, guessed=attempt.guessed)
    # To recognise the answer among others is easier than to recall it.
    return HARD if given == GOOD and attempt.is_choice_form else given
