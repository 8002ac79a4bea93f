"""The page of `quiz` alone and the list of decks: what is open, what is due in each deck, and the next command."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from quizkit.app.deck_index import IndexedDeck, indexed_decks
from quizkit.app.goal import Goal, goal_today
from quizkit.app.plan import exam_plan, new_on
from quizkit.base.clock import now, study_day, zone_minutes
from quizkit.base.long_work import Progress
from quizkit.base.paths import home
from quizkit.base.platform.shell import word
from quizkit.base.program import program
from quizkit.config import NEW_PER_DAY, calendar, setting
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.read_records import ExamFields
from quizkit.progress.state import OpenAttempt, OpenExam, OpenSession, QuestionState, State
from quizkit.progress.streaks import streaks
from quizkit.session.exam_plan import new_left
from quizkit.session.learning import RIGHTS
from quizkit.session.plan import Memory, count_memories, is_due_first_on
from quizkit.session.turns import may_return


class DeckRow(NamedTuple):
    """One row of the list of decks. `name` starts the deck; `id` and `questions` are None if it can't be read.

    `last` is the last score in percent, None if that session asked nothing that counts; `finished` says whether there
    was a session. `known` counts questions with an interval of three weeks or more, `tomorrow` those that are due then.
    `open` is what can be resumed; `exam_day` is the day of the exam that the student prepares for, and `exam_new` how
    many new questions that plan asks today. Without an exam, a deck `waits` until tomorrow if all that is due or new is in
    a group of which a question was asked today.
    """

    name: str
    title: str
    path: str
    id: str | None
    questions: int | None
    due: int
    new: int
    last: float | None
    finished: bool
    known: int = 0
    tomorrow: int = 0
    open: Literal["exam", "session", ""] = ""
    exam_day: date | None = None
    exam_new: int = 0
    waits: bool = False


class OpenRun(NamedTuple):
    """An exam or a session that can be resumed, and the command. `seconds_left` is None without a time limit.

    `again` counts the answered questions of a session that it asks once more.
    """

    kind: Literal["exam", "session"]
    title: str
    answered: int
    of: int
    seconds_left: int | None
    command: str
    again: int = 0


class Home(NamedTuple):
    """What matters on a study day.

    `answers` were given today; `goal` is None if the student has set none. `next_command` is what to do now, the
    command for what is open first. `is_damaged` is whether some of the history is missing or damaged.
    """

    day: date
    open: list[OpenRun]
    rows: list[DeckRow]
    streak: int
    answers: int
    goal: Goal | None
    next_command: str
    is_damaged: bool = False

    @property
    def due(self) -> int:
        """How many questions are due in all decks."""
        return sum(row.due for row in self.rows)


def deck_rows(progress: Progress = lambda _share: None) -> list[DeckRow]:
    """Return a row for each deck that can be found: what is due most first, then by name.

    `progress` is called with the share of a large deck that is read.
    """
    state = checkpoint.load_to_show(History(home()))
    return _rows(indexed_decks(state, progress).decks, state, study_day(now()))


def home_page(progress: Progress = lambda _share: None) -> Home:
    """Return the page of `quiz` alone."""
    history, at = History(home()), now()
    state, today = checkpoint.load_to_show(history), study_day(at)
    decks = indexed_decks(state, progress).decks
    rows = _rows(decks, state, today)
    runs = _open_runs(decks, state, at)
    counts = state.days.get(today.isoformat(), {}).values()
    new_today = sum(day.new for day in counts)
    return Home(
        today,
        runs,
        rows,
        streaks(state, today, calendar().holidays, zone=zone_minutes(at)).now,
        sum(day.answers for day in counts),
        goal_today(state, today),
        _next_command(runs, rows, max(0, setting(NEW_PER_DAY).value - new_today)),
        checkpoint.is_damaged(history, state),
    )


def _rows(decks: Sequence[IndexedDeck], state: State, today: date) -> list[DeckRow]:
    rows = [_row(deck, state, today) for deck in decks]
    # The sort is stable: decks with as much due stay in the order of their names.
    return sorted(rows, key=lambda row: (row.questions is None, -row.due))


def _row(deck: IndexedDeck, state: State, today: date) -> DeckRow:
    if deck.id is None:
        return DeckRow(deck.name, deck.title, str(deck.path), None, None, 0, 0, None, False)
    memories, new = checkpoint.memories(state, deck.id), Memory()
    counted = [memories.get(question.id, new) for question in deck.questions]
    counts, last, tomorrow = count_memories(counted, today), state.last(deck.id), today + timedelta(1)
    progress, plan = state.decks.get(deck.id), exam_plan(state, deck.id, today)
    return DeckRow(
        deck.name,
        deck.title,
        str(deck.path),
        deck.id,
        len(counted),
        counts.due,
        counts.new,
        last.percent if last else None,
        last is not None,
        sum(memory.is_known for memory in counted if not memory.suspended),
        sum(is_due_first_on(memory, today, tomorrow) for memory in counted),
        "" if progress is None else "exam" if progress.exam else "session" if progress.open else "",
        plan.day if plan else None,
        new_left(counts.new, new_on(state, today, deck.id), today, plan) if plan else 0,
        plan is None and _waits(deck, counted, today),
    )


def _waits(deck: IndexedDeck, memories: Sequence[Memory], today: date) -> bool:
    questions = [*zip(deck.questions, memories, strict=True)]
    asked = {question.group for question, memory in questions if question.group and memory.is_of(today)}
    if not asked:
        return False
    apart = count_memories([memory for question, memory in questions if question.group not in asked], today)
    return not apart.due and not apart.new


def _open_runs(decks: Sequence[IndexedDeck], state: State, at: datetime) -> list[OpenRun]:
    """Return what can be resumed: exams first, the one with the least time left first of all."""
    runs = []
    for deck in decks:
        progress = state.decks.get(deck.id or "")
        if progress is None:
            continue
        if progress.exam is not None:
            runs.append(_open_exam(deck, progress.exam, at))
        elif progress.open is not None:
            runs.append(_open_session(deck, progress.open, progress.questions, study_day(at).isoformat()))
    longest = timedelta.max.total_seconds()
    runs = [run for run in runs if run.of]
    return sorted(runs, key=lambda run: (run.kind != "exam", longest if run.seconds_left is None else run.seconds_left))


def _open_exam(deck: IndexedDeck, exam: OpenExam, at: datetime) -> OpenRun:
    terms, ids = ExamFields(exam.begin), {question.id for question in deck.questions}
    queue = [id for id in terms.queue if id in ids]
    left = None if terms.limit is None else max(0, terms.limit - round(max(exam.spent, _seconds_since(terms.at, at))))
    answered = sum(id in exam.replies for id in queue)
    return OpenRun("exam", deck.title, answered, len(queue), left, _command("exam", deck, " --resume"))


def _seconds_since(moment: str, at: datetime) -> float:
    """Return the seconds since a moment of the history; another machine may have written something invalid."""
    try:
        return (at - datetime.fromisoformat(moment)).total_seconds()
    except (TypeError, ValueError):
        return 0


def _open_session(deck: IndexedDeck, session: OpenSession, progress: dict[str, QuestionState], today: str) -> OpenRun:
    ids = {question.id for question in deck.questions}
    asleep = {id for id, question in progress.items() if question.suspended or question.buried > today}
    queue = [id for id in session.queue if id in ids and id not in asleep]
    last = {attempt.question: attempt for attempt in session.attempts}
    answered = sum(id in last for id in queue)
    again = sum(id in last and _is_asked_again(last[id], session) for id in queue)
    of = len(queue) if again or answered < len(queue) else 0
    return OpenRun("session", deck.title, answered, of, None, _command("start", deck, " --resume"), again)


def _is_asked_again(last: OpenAttempt, session: OpenSession) -> bool:
    """Return whether a session asks a question again after its last attempt."""
    is_open = last.credit < 1 or last.guessed
    if not is_open and last.question in (session.learn or ()):
        rights = [one.credit == 1 and not one.guessed for one in session.attempts if one.question == last.question]
        is_open = sum(rights) < RIGHTS
    return is_open and may_return(last.verdict, last.tries)


def _command(name: str, deck: "IndexedDeck | DeckRow", options: str = "") -> str:
    return f"{program()} {name} {word(deck.name, 'DECK')}{options}"


def _next_command(runs: Sequence[OpenRun], rows: Sequence[DeckRow], new_today: int) -> str:
    """Return the command for what is open, else for what is due, else for what is new.

    At most `new_today` new questions more are asked today, or as many as a plan for an exam asks.
    """
    if runs:
        return runs[0].command
    valid = [row for row in rows if row.questions is not None]
    due = [row for row in valid if row.due and not row.waits]
    if len(due) > 1:
        return f"{program()} start --due"
    ready = (row for row in valid if (row.exam_new if row.exam_day else row.new and new_today and not row.waits))
    started = sorted(ready, key=lambda row: not row.finished)
    if due or started:
        return _command("start", (due or started)[0])
    if valid:
        return f"{program()} stats"
    return f"{program()} check {word(rows[0].path, 'PATH')}" if rows else f"{program()} new my-deck"
