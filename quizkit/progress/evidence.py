"""Counts an attempt: what it says of memory, when the question is due, and what was done on the day."""

from collections.abc import Callable
from datetime import date
from functools import partial

from quizkit.base.clock import day_number
from quizkit.progress.read_records import AttemptFields, local_hour
from quizkit.progress.state import Day, DeckState, OpenAttempt, QuestionState, Reviewed, State
from quizkit.questions.shapes import AGAIN, GOOD, HARD, Rating
from quizkit.scheduling import KNOWN_DAYS, Weights, due_text, rating, recall, review
from quizkit.session.turns import MOST_RETURNS

_FLASHCARD_RATINGS: dict[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}
# The types of questions that can be answered right by picking one of a few choices at random.
_LUCKY = ("choice", "true/false")
# A clock that shows an earlier day was never set.
_CLOCKS_ARE_SET = "2000-01-01"
# The tenths of predicted recall, which may be 1.
_TENTHS = (*"0123456789", "9")
# Twice as fast as the constructor.
_open_attempt: Callable[[tuple[object, ...]], OpenAttempt] = partial(tuple.__new__, OpenAttempt)
# How many first tries of a question are stored.
_RECENT = 8


class DeckCounter:
    """Counts the attempts in one deck, while nothing else changes its questions.

    docs/scheduling.md has the reasons for what counts. A history may have a million attempts, so `count` is one function.
    """

    def __init__(self, state: State, id: str, weights: Weights) -> None:
        """Count for the deck that is stored under an id."""
        self._deck, self._id = state.deck(id), id
        self._days, self._log, self._weights = state.days, state.log, weights
        # The last day, which most attempts are on.
        self._day, self._counts = "", Day()
        # When questions that are not suspended are due, from the first turn of a day on: looking at each takes long.
        self._dues: dict[str, str] | None = None

    def count(self, attempt: AttemptFields) -> None:
        """Count an attempt."""
        (
            at,
            day,
            zone,
            session,
            _,
            id,
            _,
            mode,
            tries,
            _,
            credit,
            verdict,
            rule,
            hints,
            ms,
            rev,
            _,
            overridden,
            guessed,
        ) = attempt
        deck = self._deck
        if deck.others:
            id = deck.others.get(f"{id} {rev}", id)
        question = deck.questions.get(id) or deck.question(id)
        if deck.open is not None and deck.open.session == session:
            deck.open.attempts.append(
                _open_attempt((attempt.question, tries, credit, verdict, rule, hints, ms, guessed))
            )
        if mode == "cram" or verdict == "skipped":
            question.shown = max(question.shown, day)
        if verdict == "skipped":
            # It is not an answer: it does not count for the goal or the streak.
            return
        counts = self._counts if day == self._day else self._turn_to(day)
        is_right, hour = credit >= 1, local_hour(at[11:16], zone)
        replies, right = deck.hours
        replies[hour] += 1
        right[hour] += is_right
        counts.answers += 1
        counts.right += is_right
        counts.ms += ms
        counts.zone = zone
        if overridden:
            _count_override(question, attempt)
        # A repeat on a later study day, in a session that was left or that runs past the turn of the day, is a first try.
        is_first = tries == 1 or bool(question.n and question.day < day and mode != "cram")
        if is_first:
            question.attempts += 1
            question.misses += not is_right
            question.missed = guessed or not is_right
            question.recent = (question.recent + ("+" if is_right else "~" if credit else "-"))[-_RECENT:]
        if mode == "cram":
            return
        if is_first:
            self._first_try(question, attempt, counts)
        elif question.n and tries <= 1 + MOST_RETURNS:
            counts.repeats += 1
            counts.repeats_right += is_right
            elapsed = day_number(day) - day_number(question.day)
            self._review(question, attempt, _rating(attempt), elapsed, is_new=False)
        if question.n:
            question.due = due_text(question.day, question.stability, deck.retention, id, self._weights)
            if self._dues is not None and not question.suspended:
                self._dues[id] = question.due

    def _turn_to(self, day: str) -> Day:
        """Return the counts of a day; the first reply of a day notes since when something was due."""
        by_deck = self._days.setdefault(day, {})
        if self._id not in by_deck:
            by_deck[self._id] = Day()
            if self._dues is None:
                questions = self._deck.questions.items()
                self._dues = {id: one.due for id, one in questions if one.due and not one.suspended}
            if (due := min(self._dues.values(), default=day)) < day:
                by_deck[self._id].due = due
        self._day, self._counts = day, by_deck[self._id]
        return self._counts

    def _first_try(self, question: QuestionState, attempt: AttemptFields, counts: Day) -> None:
        """Count the first try of a study day or of a session."""
        given, is_seen = _rating(attempt), question.n > 0
        last = day_number(question.day) if is_seen else 0
        elapsed = day_number(attempt.day) - last if is_seen else 0
        is_later = elapsed > 0
        if given == GOOD and is_later and question.lapsed and attempt.type in _LUCKY:
            given = HARD
        is_recalled = given != AGAIN
        is_mature = is_seen and day_number(question.due) - last >= KNOWN_DAYS
        self._deck.ratings[is_seen + is_mature][given - 1] += 1
        if not is_seen:
            counts.new += 1
            counts.new_right += is_recalled
            counts.recognised += attempt.form == "choice"
            counts.recognised_right += is_recalled and attempt.form == "choice"
        elif is_later:
            counts.reviews += 1
            counts.recalled += is_recalled
            counts.mature += is_mature
            counts.mature_recalled += is_mature and is_recalled
            self._calibrate(question, elapsed, recalled=is_recalled)
        question.lapses += is_seen and not is_recalled
        if question.lapsed is is_recalled:
            question.lapsed = not is_recalled
        question.n += 1
        self._review(question, attempt, given, elapsed, is_new=not is_seen)

    def _calibrate(self, question: QuestionState, elapsed: int, *, recalled: bool) -> None:
        """Count a review and the recall that was predicted for it."""
        predicted = recall(elapsed, question.stability, self._weights)
        calibration = self._deck.calibration
        if calibration is None:
            calibration = self._deck.calibration = {}
        tenth = _TENTHS[int(predicted * 10)]
        sums = calibration.get(tenth) or calibration.setdefault(tenth, [0, 0, 0.0])
        sums[0] += 1
        sums[1] += recalled
        sums[2] += predicted

    def _review(
        self, question: QuestionState, attempt: AttemptFields, given: Rating, elapsed: int, *, is_new: bool
    ) -> None:
        """Change the memory after a review or a repeat, so many days after the one before it.

        If the clock ran backwards, it is on the day of the one before, unless that clock was ahead.
        """
        day, before = attempt.day, None if is_new else (question.stability, question.difficulty)
        if before and question.day < _CLOCKS_ARE_SET:
            day, elapsed = max(day, question.day), 0
        # One day back is travel across the date line.
        elif elapsed == -1 or (elapsed < 0 and day < _CLOCKS_ARE_SET):
            day, elapsed = question.day, 0
        question.last, question.day = attempt.at, day
        question.stability, question.difficulty = review(before, elapsed, given, self._weights)
        if self._log is not None:
            reviewed = Reviewed(attempt.deck, attempt.question, date.fromisoformat(day), elapsed, given, is_new)
            self._log.append(reviewed)


def schedule(deck: DeckState, id: str, question: QuestionState, weights: Weights) -> None:
    """Set when a question is due, if it was ever reviewed."""
    if question.n:
        question.due = due_text(question.day, question.stability, deck.retention, id, weights)


def _count_override(question: QuestionState, attempt: AttemptFields) -> None:
    reply = "; ".join(map(str, attempt.reply))
    if question.overrides is None:
        question.overrides = {}
    question.overrides[reply] = question.overrides.get(reply, 0) + 1


def _rating(attempt: AttemptFields) -> Rating:
    if attempt.type == "flashcard" and attempt.reply and (said := _FLASHCARD_RATINGS.get(str(attempt.reply[0]))):
        return said
    given = rating(attempt.credit, attempt.hints, guessed=attempt.guessed)
    # Recognising the answer among others is easier than recalling it.
    return HARD if given == GOOD and attempt.form == "choice" else given
