"""The loop of a session, played by a scripted student and kept by a recorder that may fail."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from quizkit.base.errors import NotSaved
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.questions.shapes import PickOne, Reply, offered_texts
from quizkit.session.asker import Passage, View
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked
from quizkit.session.recording import Amendment, Mark
from quizkit.session.run import Session
from quizkit.session.score import Tally, score
from quizkit.session.stopwatch import Stopwatch
from quizkit.session.turns import Edited
from tests.helpers import deck

FULL = "The disk is full. You can continue: your answers wait, and are saved as soon as this is fixed."
DECK = """
    title: T
    questions:
      - {id: one, question: One?, answer: "1", hints: [small, smaller]}
      - {id: two, question: Two?, answer: "2"}
      - {id: three, question: Three?, answer: "3"}
    """
CHOICES = """
    title: T
    questions:
      - {id: pick, question: Which?, choices: [p, q, r, s, t, u], answer: p}
      - {id: side, question: So?, answer: true}
      - {id: many, question: Which two?, choices: [p, q, r, s, t, u], answer: [p, q]}
    """

SUSPENDED = "Suspended: it will not be asked again. Use :undo to undo this, or later `quiz decks unsuspend T {}`."


class Student:
    """Gives the lines of a script, one at each asking; keeps in `heard` all that was said, in order."""

    def __init__(self, lines: str) -> None:
        self._lines = lines.split()
        self.heard: list[str] = []
        self.views: list[View] = []

    asks_back = False

    def ask(self, view: View) -> Reply | Command:
        self.views.append(view)
        again = f" again ({view.tries})" if view.tries > 1 else ""
        self.heard.append(f"{view.number}/{view.of} {view.prompt.stem}{again}")
        given = parse_reply(view.prompt, self._lines.pop(0))
        assert not isinstance(given, Misread)
        return given

    def show(self, message: str) -> None:
        self.heard.append(message)

    def hint(self, text: str, left: int) -> None:
        self.heard.append(f"hint: {text}, {left} left")

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        self.heard.append(attempt.grade.verdict + (", asked again" if is_asked_again else ""))

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        return None

    def passage(self, passage: Passage) -> None:
        raise AssertionError(passage)

    def help(self) -> None:
        self.heard.append("help")

    def done(self) -> bool:
        """Whether the script was played to its end."""
        return not self._lines


class Notebook:
    """Keeps what it is told, but for the entries, counted from 1, at which the disk is full."""

    def __init__(self, *full_at: int) -> None:
        self.kept: list[str] = []
        self.readings: list[tuple[str, int]] = []
        self._calls = 0
        self._full_at = full_at

    def _keep(self, entry: str) -> None:
        self._calls += 1
        if self._calls in self._full_at:
            raise NotSaved("The disk is full.", "Make room.")
        self.kept.append(entry)

    def attempt(self, attempt: Attempt) -> None:
        self._keep(f"{attempt.question.common.id} {attempt.tries} {attempt.grade.verdict}")

    def reading(self, attempt: Attempt, milliseconds: int) -> None:
        self.readings.append((attempt.question.common.id, milliseconds))

    def amend(self, amendment: Amendment) -> None:
        self._keep(amendment)

    def mark(self, mark: Mark, deck_id: str, question: Question) -> None:
        self._keep(f"{mark} {deck_id}/{question.common.id}")


def clock() -> Callable[[], datetime]:
    """Return a clock on which each look takes a second."""
    moments = (datetime(2025, 10, 8, 12, tzinfo=UTC) + timedelta(seconds=second) for second in range(1000))
    return lambda: next(moments)


def played(
    lines: str,
    text: str = DECK,
    *,
    notebook: Notebook | None = None,
    seed: int = 1,
    permute: bool = True,
    earlier: tuple[Attempt, ...] = (),
) -> tuple[Session, Student]:
    read = deck(text)
    student = Student(lines)
    session = Session(
        [Asked(read, item) for item in read.questions],
        student,
        notebook or Notebook(),
        seed,
        clock(),
        permute=permute,
        earlier=earlier,
    )
    session.run()
    assert student.done()
    return session, student


def test_each_question_is_asked_once_where_all_is_right() -> None:
    notebook = Notebook()
    session, student = played("1 2 3", notebook=notebook)
    assert student.heard == ["1/3 One?", "right", "2/3 Two?", "right", "3/3 Three?", "right"]
    assert session.ending == "done"
    assert notebook.kept == ["one 1 right", "two 1 right", "three 1 right"]


def test_an_empty_queue_is_done_at_once() -> None:
    session = Session([], Student(""), Notebook(), 1, clock())
    session.run()
    assert (session.ending, session.attempts) == ("done", [])


def test_a_missed_question_comes_back_at_the_end_until_it_is_right() -> None:
    _, student = played("no 2 no 1 no 3")
    assert student.heard == [
        "1/3 One?",
        "wrong, asked again",
        "2/3 Two?",
        "right",
        "3/3 Three?",
        "wrong, asked again",
        "3/3 One? again (2)",
        "right",
        "3/3 Three? again (2)",
        "wrong, asked again",
        "3/3 Three? again (3)",
        "right",
    ]
    assert [view.waiting for view in student.views] == [0, 1, 1, 2, 1, 1]


def test_a_missed_question_comes_back_three_times_at_most() -> None:
    session, student = played("1 2 no no no no")
    assert student.heard[-8:] == [
        "3/3 Three?",
        "wrong, asked again",
        "3/3 Three? again (2)",
        "wrong, asked again",
        "3/3 Three? again (3)",
        "wrong, asked again",
        "3/3 Three? again (4)",
        "wrong",
    ]
    assert [attempt.tries for attempt in session.attempts] == [1, 1, 1, 2, 3, 4]


def test_half_right_is_missed_too() -> None:
    _, student = played("pq t p p;q", CHOICES.replace("answer: p}", "answer: [p, q]}"))
    assert student.heard[1:6:2] == ["right", "right", "partly right, asked again"]


def test_the_score_counts_the_first_reply_only() -> None:
    session, _ = played("no 2 3 1")
    assert score(session.attempts).total == Tally(Decimal(2), Decimal(3))


def test_a_skipped_question_does_not_come_back_and_counts_as_nothing() -> None:
    notebook = Notebook()
    session, student = played(":skip 2 3", notebook=notebook)
    assert student.heard[:3] == ["1/3 One?", "skipped", "2/3 Two?"]
    assert notebook.kept[0] == "one 1 skipped"
    assert (session.attempts[0].reply, session.attempts[0].grade.credit) == ((), 0)
    assert score(session.attempts).total.percent == 66.7


def test_a_question_that_came_back_may_be_skipped() -> None:
    session, _ = played("no 2 3 :skip")
    assert session.ending == "done"


def test_quitting_keeps_what_was_answered() -> None:
    session, student = played("1 :quit")
    assert (session.ending, len(session.attempts)) == ("quit", 1)
    assert student.heard[-1] == "2/3 Two?"


def test_an_interrupted_session_keeps_what_was_answered() -> None:
    read = deck(DECK)
    student = Student("1")
    session = Session([Asked(read, item) for item in read.questions], student, Notebook(), 1, clock())
    with pytest.raises(IndexError):
        session.run()
    assert (session.ending, len(session.attempts)) == ("interrupted", 1)


def test_a_hint_is_offered_as_long_as_there_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    offered, ask = [], Student.ask

    def watched(student: Student, view: View) -> Reply | Command:
        offered.append("hint" in view.can())
        return ask(student, view)

    monkeypatch.setattr(Student, "ask", watched)
    played("? ? ? 1 2 3")
    assert offered == [True, True, False, False, False, False]


def test_hints_come_one_by_one_and_the_last_may_be_had_again() -> None:
    session, student = played("? :hint ? 1 ? 2 3")
    assert student.heard[:11] == [
        "1/3 One?",
        "hint: small, 1 left",
        "1/3 One?",
        "hint: smaller, 0 left",
        "1/3 One?",
        "There are no more hints. The last one was:",
        "hint: smaller, 0 left",
        "1/3 One?",
        "right",
        "2/3 Two?",
        "This question has no hint.",
    ]
    assert [attempt.hints for attempt in session.attempts] == [2, 0, 0]


def test_hints_are_counted_anew_where_a_question_comes_back() -> None:
    session, _ = played("? no 2 3 1")
    assert [attempt.hints for attempt in session.attempts] == [1, 0, 0, 0]


def test_undo_asks_the_last_question_again() -> None:
    notebook = Notebook()
    session, student = played("1 no :undo 2 3", notebook=notebook)
    assert student.heard[4:7] == ["3/3 Three?", "Undone: your reply to “Two?”. Here it is again.", "2/3 Two?"]
    assert notebook.kept == ["one 1 right", "two 1 wrong", "undo", "two 1 right", "three 1 right"]
    assert score(session.attempts).total.percent == 100


def test_undo_goes_back_as_far_as_the_first_reply() -> None:
    _, student = played("no no :undo :undo :undo 1 2 3")
    assert student.heard[4:11] == [
        "3/3 Three?",
        "Undone: your reply to “Two?”. Here it is again.",
        "2/3 Two?",
        "Undone: your reply to “One?”. Here it is again.",
        "1/3 One?",
        "There is nothing to undo yet.",
        "1/3 One?",
    ]
    assert "again (2)" not in " ".join(student.heard)


def test_undo_takes_a_skip_back_too() -> None:
    session, _ = played(":skip :undo 1 2 3")
    assert score(session.attempts).total.percent == 100


def test_undo_of_a_repeat_asks_the_repeat_again() -> None:
    session, student = played("no no 3 1 :undo 1 2")
    assert student.heard[6:11] == [
        "3/3 One? again (2)",
        "right",
        "3/3 Two? again (2)",
        "Undone: your reply to “One?”. Here it is again.",
        "3/3 One? again (2)",
    ]
    assert [attempt.tries for attempt in session.attempts] == [1, 1, 1, 2, 2]


def test_a_suspended_question_is_gone_and_no_longer_counted() -> None:
    notebook = Notebook()
    session, student = played(":suspend 2 3", notebook=notebook)
    assert student.heard[:3] == ["1/3 One?", SUSPENDED.format("one"), "1/2 Two?"]
    assert notebook.kept[0] == "suspend T/one"
    assert len(session.attempts) == 2


def test_a_question_suspended_on_its_return_keeps_its_first_reply() -> None:
    session, student = played("no 2 3 :suspend")
    assert student.heard[-2:] == ["3/3 One? again (2)", SUSPENDED.format("one")]
    assert score(session.attempts).total.percent == 66.7


def test_undo_brings_a_suspended_question_back() -> None:
    notebook = Notebook()
    session, student = played("1 :suspend :undo 2 3", notebook=notebook)
    assert student.heard[2:] == [
        "2/3 Two?",
        SUSPENDED.format("two"),
        "2/2 Three?",
        "Undone: “Two?” is no longer suspended. Here it is again.",
        "2/3 Two?",
        "right",
        "3/3 Three?",
        "right",
    ]
    assert notebook.kept == ["one 1 right", "suspend T/two", "unsuspend T/two", "two 1 right", "three 1 right"]
    assert score(session.attempts).total.percent == 100


def test_undo_takes_back_replies_and_suspensions_the_latest_first() -> None:
    notebook = Notebook()
    session, student = played("no no 3 :suspend :undo :undo :suspend :undo :undo 2 3 1", notebook=notebook)
    assert student.heard[6:] == [
        "3/3 One? again (2)",
        SUSPENDED.format("one"),
        "3/3 Two? again (2)",
        "Undone: “One?” is no longer suspended. Here it is again.",
        "3/3 One? again (2)",
        "Undone: your reply to “Three?”. Here it is again.",
        "3/3 Three?",
        SUSPENDED.format("three"),
        "2/2 One? again (2)",
        "Undone: “Three?” is no longer suspended. Here it is again.",
        "3/3 Three?",
        "Undone: your reply to “Two?”. Here it is again.",
        "2/3 Two?",
        "right",
        "3/3 Three?",
        "right",
        "3/3 One? again (2)",
        "right",
    ]
    assert notebook.kept[3:9] == [
        "suspend T/one",
        "unsuspend T/one",
        "undo",
        "suspend T/three",
        "unsuspend T/three",
        "undo",
    ]
    assert [attempt.grade.verdict for attempt in session.attempts] == ["wrong", "right", "right", "right"]


def test_between_a_reply_and_a_word_for_it_a_question_may_be_suspended_and_brought_back() -> None:
    _, student = played("no :suspend :right :undo 2 3")
    assert student.heard[4:] == [
        "2/2 Three?",
        "Counted as right. `quiz stats` lists it for your teacher.",
        "2/2 Three?",
        "Undone: “Two?” is no longer suspended. Here it is again.",
        "2/3 Two?",
        "right",
        "3/3 Three?",
        "right",
    ]


def test_where_only_a_question_was_suspended_there_is_no_reply_to_speak_of() -> None:
    earlier, _ = played("no 2 3 1")
    _, student = played(":suspend :right :guess :undo :undo 2 3 1", earlier=tuple(earlier.attempts[:1]))
    assert student.heard[1:9] == [
        SUSPENDED.format("two"),
        "2/2 Three?",
        "Use :right after a typed or learned reply that was graded wrong.",
        "2/2 Three?",
        "Use :guess right after a choice that you got right.",
        "2/2 Three?",
        "Undone: “Two?” is no longer suspended. Here it is again.",
        "2/3 Two?",
    ]
    assert student.heard[9] == "There is nothing to undo yet."


def test_a_flag_is_kept_and_the_question_asked_again() -> None:
    notebook = Notebook()
    _, student = played(":flag 1 2 3", notebook=notebook)
    assert student.heard[:3] == ["1/3 One?", "Flagged for you or your teacher to look at.", "1/3 One?"]
    assert notebook.kept[0] == "flag T/one"


def test_other_commands_leave_the_question_standing() -> None:
    _, student = played(":help :repeat :edit :time 1 2 3")
    assert student.heard[:8] == [
        "1/3 One?",
        "help",
        "1/3 One?",
        "1/3 One?",
        "This deck has no file to edit.",
        "1/3 One?",
        "0 min 6 s so far.",
        "1/3 One?",
    ]


def test_what_is_for_exams_is_told_so() -> None:
    _, student = played(":next :back :go :review :submit 1 2 3".replace(":go", ":2"))
    assert student.heard[1:10:2] == ["That is for exams: `quiz exam`."] * 5


def test_a_lucky_guess_is_noted_of_a_choice_that_was_right() -> None:
    notebook = Notebook()
    session, student = played(":guess p :guess :guess t p;q p", CHOICES, notebook=notebook)
    no = "Use :guess right after a choice that you got right."
    yes = "Recorded as a guess: you will see it again at the end."
    assert [line for line in student.heard if line in (no, yes)] == [no, yes, no]
    assert notebook.kept == ["pick 1 right", "guess", "side 1 right", "many 1 right", "pick 2 right"]
    assert score(session.attempts).total.percent == 100


def test_a_guess_that_is_undone_is_asked_once() -> None:
    session, _ = played("p :guess :undo p t p;q", CHOICES)
    assert [attempt.guessed for attempt in session.attempts] == [False] * 3


def test_a_student_s_word_makes_a_typed_reply_right() -> None:
    notebook = Notebook()
    session, student = played("none :right 2 3", notebook=notebook)
    assert student.heard[1:4] == [
        "wrong, asked again",
        "2/3 Two?",
        "Counted as right. `quiz stats` lists it for your teacher.",
    ]
    assert notebook.kept == ["one 1 wrong", "override", "two 1 right", "three 1 right"]
    assert score(session.attempts).total.percent == 100


def test_undo_takes_a_student_s_word_back_with_the_reply() -> None:
    session, _ = played("none :right :undo no 2 3 1")
    assert [attempt.grade.verdict for attempt in session.attempts] == ["wrong", "right", "right", "right"]


def test_a_recorder_that_fails_is_told_once_and_the_session_goes_on() -> None:
    notebook = Notebook(1, 2)
    session, student = played("1 2 3", notebook=notebook)
    assert student.heard == [
        "1/3 One?",
        FULL,
        "right",
        "2/3 Two?",
        "right",
        "3/3 Three?",
        "Saved now, with everything before it.",
        "right",
    ]
    assert (session.ending, session.failures, len(session.attempts)) == ("done", 2, 3)
    assert notebook.kept == ["three 1 right"]


def test_marks_and_undo_that_are_not_kept_are_counted_too() -> None:
    session, student = played(":flag 1 :undo 1 :suspend 3", notebook=Notebook(1, 3, 5))
    assert session.failures == 3
    assert student.heard.count(FULL) == 3
    assert student.heard.count("Saved now, with everything before it.") == 3


def test_an_attempt_is_kept_before_its_feedback_shows() -> None:
    class Careful(Student):
        def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
            self.heard.append(notebook.kept[-1])

    notebook = Notebook()
    read = deck(DECK)
    student = Careful("1 :quit")
    Session([Asked(read, item) for item in read.questions], student, notebook, 1, clock()).run()
    assert student.heard[1] == "one 1 right"


def test_an_attempt_holds_when_and_how_long() -> None:
    session, _ = played("1 :time 2 3")
    attempts = session.attempts
    assert [attempt.milliseconds for attempt in attempts] == [1000, 3000, 1000]
    assert [attempt.at.second for attempt in attempts] == [2, 8, 12]
    assert {(attempt.deck_id, attempt.mode) for attempt in attempts} == {("T", "practice")}


def test_a_long_time_without_a_key_is_capped_and_reading_belongs_to_the_question_before() -> None:
    class Slow(Student):
        """Takes 10 seconds for a reply, 500 for the second, and reads the feedback for 20 and 200."""

        now = datetime(2025, 10, 8, 12, tzinfo=UTC)

        def ask(self, view: View) -> Reply | Command:
            self.now += timedelta(seconds=500 if view.number == 2 else 10)
            return super().ask(view)

        def pause(self, view: View, *, is_last: bool) -> Command | None:
            self.now += timedelta(seconds=200 if view.number == 2 else 20)
            return None

    read, student = deck(DECK), Slow("1 :hint 2 3")
    queue = [Asked(read, item) for item in read.questions]
    notebook = Notebook()
    session = Session(queue, student, notebook, 1, lambda: student.now, idle=60)
    session.run()

    assert [attempt.milliseconds for attempt in session.attempts] == [10_000, 120_000, 10_000]
    assert notebook.readings == [("one", 20_000), ("two", 60_000), ("three", 20_000)]
    assert session.seconds() == 10 + 120 + 10 + 20 + 60 + 20


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    moments = iter([0, 5, 5, 2, 4, 4])
    watch = Stopwatch(lambda: datetime(2025, 10, 8, 12, 0, next(moments), tzinfo=UTC), 60)
    assert [watch.lap(), watch.lap(), watch.lap(), watch.lap()] == [5, 0, 0, 2]
    assert watch.total() == 7


def shown(seed: int, permute: bool = True) -> list[tuple[str, ...]]:
    _, student = played("p t p;q", CHOICES, seed=seed, permute=permute)
    return [offered_texts(view.prompt) for view in student.views]


def test_the_same_seed_shows_the_same_order_and_another_seed_another() -> None:
    assert shown(1) == shown(1)
    assert len({tuple(shown(seed)) for seed in range(6)}) == 6


def test_true_stands_before_false_whatever_the_seed() -> None:
    assert {shown(seed)[1] for seed in range(6)} == {("true", "false")}


def test_questions_are_permuted_each_on_its_own() -> None:
    assert any(order[0] != order[2] for order in map(shown, range(6)))


def test_without_permuting_choices_stand_as_in_the_deck() -> None:
    assert shown(1, permute=False) == [tuple("pqrstu"), ("true", "false"), tuple("pqrstu")]


@pytest.mark.parametrize("seed", range(6))
def test_replies_carry_the_deck_s_values_and_the_order_shown(seed: int) -> None:
    session, student = played("p t q;p", CHOICES, seed=seed)
    first, second, third = session.attempts
    assert (first.reply, second.reply, third.reply) == (("p",), ("true",), ("q", "p"))
    for view, attempt in zip(student.views, session.attempts, strict=True):
        written = offered_texts(attempt.question.prompt())
        assert offered_texts(view.prompt) == tuple(written[position] for position in attempt.shown)


def test_a_letter_means_the_choice_that_is_shown_behind_it() -> None:
    for seed in range(6):
        read = deck(CHOICES)
        student = Student("b :quit")
        session = Session([Asked(read, read.questions[0])], student, Notebook(), seed, clock())
        session.run()
        prompt = student.views[0].prompt
        assert isinstance(prompt, PickOne)
        assert session.attempts[0].reply == (prompt.choices[1],)


def test_a_return_shows_another_order_than_the_first_asking() -> None:
    orders = []
    for seed in range(6):
        _, student = played("q t p;q p", CHOICES, seed=seed)
        orders.append([offered_texts(view.prompt) for view in student.views if view.question.type == "choice"])
    assert any(first != second for first, second in orders)


def test_a_left_session_goes_on_with_what_is_open() -> None:
    left, _ = played("no 2 :quit")
    session, student = played("3 1", earlier=tuple(left.attempts))
    assert student.heard == ["3/3 Three?", "right", "3/3 One? again (2)", "right"]
    assert [attempt.tries for attempt in session.attempts] == [1, 1, 1, 2]
    assert score(session.attempts).total.percent == 66.7
    assert session.seconds() > 2


def test_equal_ids_of_two_decks_are_two_questions() -> None:
    one, other = deck(DECK), deck(DECK.replace("title: T", "title: U"))
    queue = [Asked(one, one.questions[0]), Asked(other, other.questions[0])]
    first = Session(queue, Student("1 :quit"), Notebook(), 1, clock())
    first.run()
    student = Student("1")
    session = Session(queue, student, Notebook(), 1, clock(), earlier=first.attempts)
    session.run()
    assert [attempt.deck_id for attempt in session.attempts] == ["T", "U"]
    assert student.heard == ["2/2 One?", "right"]


def edited(lines: str, now: str | None) -> tuple[Session, Student, Notebook]:
    """Play a session in which :edit makes another deck of it; without one, the edited question cannot be asked."""
    before, student, notebook = deck(DECK), Student(lines), Notebook()
    deck_now = deck(now) if now else None

    def edit(asked: Asked) -> Edited:
        if deck_now is None:
            return Edited("unreadable", questions={asked.question.common.id: None})
        questions = {question.common.id: question for question in deck_now.questions}
        return Edited("reloaded", deck_now, {id: questions.get(id) for id in ("one", "two", "three")})

    session = Session([Asked(before, item) for item in before.questions], student, notebook, 1, clock(), edit=edit)
    session.run()
    assert student.done()
    return session, student, notebook


CORRECTED = """
    title: T
    questions:
      - {id: one, question: First?, answer: "11"}
      - {id: two, question: Two?, answer: "22"}
      - {id: three, question: Three?, answer: "3"}
    """


def test_an_edited_question_is_asked_and_graded_as_it_is_now_and_those_after_it_too() -> None:
    session, student, notebook = edited(":edit 11 22 3", CORRECTED)

    assert student.heard[:3] == ["1/3 One?", "reloaded", "1/3 First?"]
    assert notebook.kept == ["one 1 right", "two 1 right", "three 1 right"]
    assert score(session.attempts).total.percent == 100


def test_the_old_answer_of_an_edited_question_is_wrong_and_it_is_asked_again_as_it_is_now() -> None:
    _, student, notebook = edited("no :edit 2 3 :skip :undo 11 22", CORRECTED)

    assert notebook.kept[:2] == ["one 1 wrong", "two 1 wrong"]
    assert "3/3 First? again (2)" in student.heard


def test_undo_asks_an_edited_question_as_it_is_now() -> None:
    _, student, notebook = edited("1 :edit :undo 11 22 3", CORRECTED)

    assert student.heard.count("1/3 First?") == 1
    assert notebook.kept == ["one 1 right", "undo", "one 1 right", "two 1 right", "three 1 right"]


def test_a_question_that_an_edit_removed_or_broke_is_left_out() -> None:
    for now in (CORRECTED.replace("id: two", "id: other"), None):
        session, student, _ = edited("1 :edit 3", now)
        assert student.heard[-2:] == ["2/2 Three?", "right"]
        assert len(session.attempts) == 2


def test_undo_takes_the_students_word_back_with_the_reply_and_leaves_the_rest_in_its_order() -> None:
    _, student = played("no no :right :undo 2 3 1")
    taken_back = "Undone: your reply to “Two?”. Here it is again."
    assert student.heard[student.heard.index(taken_back) + 1 :] == [
        "2/3 Two?",
        "right",
        "3/3 Three?",
        "right",
        "3/3 One? again (2)",
        "right",
    ]
