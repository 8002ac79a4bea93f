"""An exam, played by a scripted student against a clock that the script moves."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from quizkit.base.errors import NotSaved
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.questions.shapes import Reply, Typed, TypeLine, reply_texts
from quizkit.session.asker import DraftReply, View
from quizkit.session.exam import Exam, Timer
from quizkit.session.plan import Asked
from quizkit.session.score import Tally, score
from quizkit.session.sheet import Line, exam_queue, flagged, graded, sheet, unanswered
from tests.helpers import deck

FULL = "The disk is full. You can continue: your answers wait, and are saved as soon as this is fixed."
DECK = deck("""
    title: T
    questions:
      - {id: one, question: One?, answer: "1"}
      - {front: f, back: g}
      - {id: two, question: Two?, answer: "2"}
      - {id: three, question: Three?, answer: "3", points: 2}
    """)
BEGUN = datetime(2025, 10, 8, 12, tzinfo=UTC)


class Clocks:
    """A clock on the wall and one that only runs forwards."""

    def __init__(self) -> None:
        self.wall = BEGUN
        self.ticks = 500.0

    def now(self) -> datetime:
        return self.wall

    def forwards(self) -> float:
        return self.ticks

    def wait(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ticks += seconds


class Student:
    """Gives the words of a script, one at each asking. `+90` is a wait of 90 seconds before the next word."""

    def __init__(self, script: str, clocks: Clocks) -> None:
        self._words = script.split()
        self._clocks = clocks
        self.heard: list[str] = []
        self.kept: list[str] = []
        self.full = False

    def _next(self) -> str:
        word = self._words.pop(0)
        while word.startswith("+"):
            self._clocks.wait(float(word))
            word = self._words.pop(0)
        return word

    asks_back = False

    def ask(self, view: View) -> Reply | Command:
        assert view.exam is not None
        so_far = f" so far {' '.join(reply_texts(view.exam.reply))}" if view.exam.reply else ""
        mark = " flagged" if view.exam.flagged() else ""
        self.heard.append(f"{view.number}/{view.of} {view.prompt.stem}{so_far}{mark}")
        given = parse_reply(view.prompt, self._next())
        assert not isinstance(given, Misread)
        return given

    def draft(self, view: View) -> DraftReply | None:
        return None

    def review(self, lines: Sequence[Line], seconds_left: int | None) -> Command:
        self.heard.append(f"review: {unanswered(lines)} unanswered, {flagged(lines)} flagged, {seconds_left} left")
        given = parse_reply(TypeLine(""), self._next())
        assert isinstance(given, Command)
        return given

    def agrees(self, question: str) -> bool:
        self.heard.append(question)
        return self._next() == "y"

    def show(self, message: str) -> None:
        self.heard.append(message)

    def help(self) -> None:
        self.heard.append("help")

    def reply(self, line: Line, spent: float, *, late: bool) -> None:
        if self.full:
            raise NotSaved("The disk is full.", "Make room.")
        given = " ".join(reply_texts(line.reply)) if line.reply else ""
        self.kept.append(f"{line.asked.question.common.id} {given} at {spent:g}" + " late" * late)

    def flag(self, line: Line, spent: float) -> None:
        self.kept.append(f"{line.asked.question.common.id} flagged {line.flagged}")

    def done(self) -> bool:
        return not self._words


def empty() -> list[Line]:
    return sheet(exam_queue([Asked(DECK, question) for question in DECK.questions], 1), 1, permute=True)


def sat(script: str, limit: int | None = None, lines: list[Line] | None = None) -> tuple[Exam, Student]:
    clocks = Clocks()
    student = Student(script, clocks)
    exam = Exam(lines or empty(), student, student, Timer(BEGUN, limit, clocks.now, clocks.forwards))
    exam.run()
    assert student.done()
    return exam, student


def test_an_exam_goes_through_the_deck_without_its_cards_and_ends_in_the_review() -> None:
    exam, student = sat("1 2 no :submit")

    assert student.heard == ["1/3 One?", "2/3 Two?", "3/3 Three?", "review: [] unanswered, [] flagged, None left"]
    assert exam.ending == "done"
    assert student.kept == ["one 1 at 0", "two 2 at 0", "three no at 0"]


def test_back_and_forth_and_the_last_reply_counts() -> None:
    exam, student = sat(":back no :back 1 :9 :3 3 :2 other :submit")

    assert student.heard == [
        "1/3 One?",
        "This is the first question.",
        "1/3 One?",
        "2/3 Two?",
        "1/3 One? so far no",
        "2/3 Two?",
        "The questions are numbered 1 to 3.",
        "2/3 Two?",
        "3/3 Three?",
        "review: [2] unanswered, [] flagged, None left",
        "2/3 Two?",
        "review: [] unanswered, [] flagged, None left",
    ]
    assert [attempt.grade.verdict for attempt in graded(exam.lines, BEGUN)] == ["right", "wrong", "right"]


def test_what_is_open_is_asked_about_before_handing_in() -> None:
    exam, student = sat("1 :flag :submit n :submit y")

    question = "Of 3 questions: 2 unanswered, 1 flagged for review. Hand in anyway?"
    review = "review: [2, 3] unanswered, [2] flagged, None left"
    assert student.heard[3:] == ["2/3 Two? flagged", question, review, question]
    assert exam.ending == "done"


def test_a_flag_is_kept_and_can_be_taken_away() -> None:
    _, student = sat(":flag :next :back :flag :quit")

    assert student.kept == ["one flagged True", "one flagged False"]
    assert student.heard[1::2] == ["Flagged for review.", "2/3 Two?", "No longer flagged."]
    assert "1/3 One? flagged" in student.heard


@pytest.mark.parametrize("word", ["hint", "undo", "suspend", "edit", "guess", "right"])
def test_nothing_that_helps_or_changes_the_deck_is_there(word: str) -> None:
    _, student = sat(f":{word} :quit")

    assert student.heard[1] == f"There is no :{word} in an exam. Until you hand in, you can change your reply."


def test_what_is_worth_what_and_what_was_left_out() -> None:
    exam, _ = sat(":skip 2 3 :submit y")
    attempts = graded(exam.lines, BEGUN)

    assert [(a.grade.verdict, a.reply, a.mode) for a in attempts] == [
        ("skipped", (), "exam"),
        ("right", ("2",), "exam"),
        ("right", ("3",), "exam"),
    ]
    assert score(attempts).total == Tally(Decimal(3), Decimal(4))


def test_a_reply_has_the_time_at_which_it_was_given_and_what_was_left_out_that_of_handing_in() -> None:
    exam, _ = sat("+10 1 +20 2 :submit y")
    attempts = graded(exam.lines, BEGUN + timedelta(seconds=99))

    assert [(a.at - BEGUN).seconds for a in attempts] == [10, 30, 99]
    assert [a.milliseconds for a in attempts] == [10_000, 20_000, 0]


def test_the_time_is_told_once_at_half_of_it_at_five_minutes_and_at_one() -> None:
    _, student = sat("1 +601 :review +1 :1 +310 :review :1 +240 :review :quit", limit=1200)

    told = [line for line in student.heard if line.endswith("s left.")]
    assert told == ["9 min 59 s left.", "4 min 48 s left.", "48 s left."]


def test_a_reply_after_the_time_is_kept_as_late_and_does_not_count() -> None:
    exam, student = sat("1 +61 2", limit=60)

    assert student.kept == ["one 1 at 0", "two 2 at 61 late"]
    assert student.heard[-2:] == [
        "This reply came after the time limit. It is recorded as late and does not count.",
        "The time is up. The exam is handed in as it is.",
    ]
    assert (exam.ending, exam.time_is_up) == ("done", True)
    assert unanswered(exam.lines) == [2, 3]
    assert [line.reply for line in exam.late] == [Typed("2")]


def test_a_late_change_leaves_the_reply_that_was_there() -> None:
    exam, _ = sat("1 :back +61 no", limit=60)

    assert exam.lines[0].reply == Typed("1")


@pytest.mark.parametrize("word", [":next", ":review", ":time", ":quit", ":flag"])
def test_a_command_after_the_time_finds_the_exam_handed_in(word: str) -> None:
    exam, student = sat(f"1 +61 {word}", limit=60)

    assert exam.ending == "done"
    assert student.kept == ["one 1 at 0"]


def test_an_exam_whose_time_ran_out_while_it_was_left_is_handed_in_at_once() -> None:
    clocks = Clocks()
    student = Student("", clocks)
    clocks.wait(3600)
    exam = Exam(empty(), student, student, Timer(BEGUN, 60, clocks.now, clocks.forwards))
    exam.run()

    assert student.heard == ["The time is up. The exam is handed in as it is."]


def test_what_a_question_took_is_counted_over_all_visits() -> None:
    exam, _ = sat("+5 :next +7 2 :1 +3 1 :quit")

    assert [line.milliseconds for line in exam.lines] == [8000, 7000, 0]


def test_an_exam_goes_on_at_the_first_question_without_a_reply() -> None:
    lines = empty()
    lines[0] = lines[0]._replace(reply=Typed("1"))
    _, student = sat(":quit", lines=lines)

    assert student.heard == ["2/3 Two?"]


def test_a_recorder_that_fails_is_told_once_and_the_replies_stay() -> None:
    clocks = Clocks()
    student = Student("1 2 3 :submit", clocks)
    student.full = True
    exam = Exam(empty(), student, student, Timer(BEGUN, None, clocks.now, clocks.forwards))
    exam.run()

    assert student.heard.count(FULL) == 1
    assert (exam.failures, unanswered(exam.lines)) == (3, [])


def test_setting_the_clock_back_wins_no_time() -> None:
    clocks = Clocks()
    timer = Timer(BEGUN, 100, clocks.now, clocks.forwards)
    clocks.wait(60)
    clocks.wall -= timedelta(hours=5)

    assert timer.left() == 40
    clocks.wait(40)
    assert timer.is_up()


def test_time_that_a_clock_set_ahead_has_used_up_does_not_come_back() -> None:
    clocks = Clocks()
    timer = Timer(BEGUN, 1200, clocks.now, clocks.forwards)

    clocks.wall = BEGUN + timedelta(minutes=15)
    assert (timer.spent(), timer.left()) == (900, 300)
    clocks.wall = BEGUN
    assert (timer.spent(), timer.left()) == (900, 300)
    clocks.ticks += 901
    assert (timer.spent(), timer.left()) == (901, 299)


def test_setting_the_clock_back_while_away_does_not_undo_what_is_known_to_have_passed() -> None:
    clocks = Clocks()
    clocks.wall -= timedelta(hours=5)
    timer = Timer(BEGUN, 100, clocks.now, clocks.forwards, spent=70)

    assert timer.left() == 30
    clocks.wait(30)
    assert timer.is_up()


def test_time_away_counts_even_where_the_machine_slept() -> None:
    clocks = Clocks()
    timer = Timer(BEGUN, 100, clocks.now, clocks.forwards)
    clocks.wall += timedelta(seconds=80)

    assert timer.left() == 20


def test_a_shuffled_exam_depends_on_its_seed_alone() -> None:
    found = [Asked(DECK, question) for question in DECK.questions]

    def ids(seed: int) -> list[str]:
        return [asked.question.common.id for asked in exam_queue(found, seed, how_many=2, shuffle=True)]

    assert ids(1) == ids(1)
    assert len({tuple(ids(seed)) for seed in range(20)}) > 3
    assert [asked.question.common.id for asked in exam_queue(found, 1, how_many=2)] == ["one", "two"]


GROUPS = deck("""
    id: g
    title: T
    questions:
      - {id: a1, question: A1?, answer: x, group: a}
      - {id: a2, question: A2?, answer: x, group: a}
      - {id: a3, question: A3?, answer: x, group: a}
      - {id: b, question: B?, answer: x}
      - {id: c, question: C?, answer: x}
    """)


def drawn(how_many: int | None, seed: int = 1, *, shuffle: bool = False) -> list[str]:
    queue = exam_queue([Asked(GROUPS, one) for one in GROUPS.questions], seed, how_many=how_many, shuffle=shuffle)
    return [asked.question.common.id for asked in queue]


def test_a_sample_has_one_of_each_group_before_it_has_a_second() -> None:
    assert drawn(3) == ["a1", "b", "c"]
    assert all(sum(id[0] == "a" for id in drawn(3, seed, shuffle=True)) == 1 for seed in range(20))
    assert {id for seed in range(20) for id in drawn(3, seed, shuffle=True)} == {"a1", "a2", "a3", "b", "c"}
    assert sorted(drawn(4)) == ["a1", "a2", "b", "c"]


def test_an_exam_keeps_the_questions_of_a_group_apart() -> None:
    assert drawn(None) == ["a1", "b", "a2", "c", "a3"]
    for queue in [drawn(None, seed, shuffle=True) for seed in range(20)] + [drawn(4)]:
        assert all(one[0] != other[0] for one, other in pairwise(queue))


class Watcher(Student):
    """Flags the first question, asks for the time, and leaves; each takes 20 seconds."""

    def __init__(self, clocks: Clocks) -> None:
        super().__init__(":flag :time :quit", clocks)
        self.clocks = clocks
        self.seen: list[tuple[bool, int | None]] = []

    def ask(self, view: View) -> Reply | Command:
        assert view.exam is not None
        self.seen.append((view.exam.flagged(), view.exam.seconds_left()))
        self.clocks.wait(20)
        return super().ask(view)


def test_what_is_shown_beside_a_question_is_as_it_is_by_now() -> None:
    clocks = Clocks()
    watcher = Watcher(clocks)
    Exam(empty(), watcher, watcher, Timer(BEGUN, 100, clocks.now, clocks.forwards)).run()
    assert watcher.seen == [(False, 100), (True, 80), (True, 60)]


@pytest.mark.parametrize(
    ("script", "heard"),
    [
        (":time :quit", "0 s so far."),
        ("+65 :time :quit", "1 min 5 s so far."),
        (":back :quit", "This is the first question."),
        (":0 :quit", "The questions are numbered 1 to 3."),
        (":4 :quit", "The questions are numbered 1 to 3."),
    ],
)
def test_what_a_command_says(script: str, heard: str) -> None:
    exam, student = sat(script)

    assert heard in student.heard
    assert exam.ending == "quit"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (":hint", "There is no :hint in an exam. Until you hand in, you can change your reply."),
        (":flag", "Go to a question for :flag: type its number."),
        (":skip", "Go to a question for :skip: type its number."),
    ],
)
def test_the_review_says_what_has_no_meaning_there(command: str, message: str) -> None:
    _, student = sat(f"1 2 3 {command} :quit")
    assert [line for line in student.heard[3:] if not line.startswith("review")] == [message]


def test_the_review_says_the_time_and_leads_back() -> None:
    _, student = sat("1 2 3 :time :back :3 :quit", 1200)

    assert [line for line in student.heard if line == "20 min left."]
    assert student.heard[-1] == "3/3 Three? so far 3"


@pytest.mark.parametrize(
    ("spent", "shown"), [(590, []), (600, ["10 min left."]), (899, ["10 min left."]), (900, ["10 min left.", "5 min left."])]
)  # fmt: skip
def test_the_time_left_is_shown_at_half_of_it_and_at_five_minutes(spent: int, shown: list[str]) -> None:
    first, rest = min(spent, 600), max(0, spent - 600)
    _, student = sat(f"+{first} 1 +{rest} 2 :quit", 1200)

    assert [line for line in student.heard if line.endswith("left.") and "review" not in line] == shown


class Drafting(Student):
    """A student of whose words those after `~` are marked or typed, but not entered, when the next one is given."""

    def __init__(self, script: str, clocks: Clocks) -> None:
        super().__init__(script, clocks)
        self._draft: DraftReply | None = None

    def ask(self, view: View) -> Reply | Command:
        self._draft = None
        if self._words[0].startswith("~"):
            word = self._words.pop(0)[1:]
            self._draft = DraftReply(None, "note") if word == "nothing" else DraftReply(Typed(word))
        if self._words[0] == "^C":
            raise KeyboardInterrupt
        return super().ask(view)

    def draft(self, view: View) -> DraftReply | None:
        return self._draft


def drafted(script: str, limit: int | None = None, lines: list[Line] | None = None) -> tuple[Exam, Drafting]:
    clocks = Clocks()
    student = Drafting(script, clocks)
    exam = Exam(lines or empty(), student, student, Timer(BEGUN, limit, clocks.now, clocks.forwards))
    with suppress(KeyboardInterrupt):
        exam.run()
    return exam, student


@pytest.mark.parametrize("leave", [":next", ":back", ":go 3", ":review", ":quit", ":skip", "^C"])
def test_what_is_marked_or_typed_counts_when_the_question_is_left(leave: str) -> None:
    exam, student = drafted(f"~1 {leave.replace(' ', '')} :quit")

    assert exam.lines[0].reply == Typed("1")
    assert student.kept == ["one 1 at 0"]


def test_it_counts_before_the_exam_is_handed_in() -> None:
    exam, student = drafted("1 2 ~3 :submit")

    assert exam.ending == "done"
    assert not unanswered(exam.lines)
    assert "Hand in anyway?" not in " ".join(student.heard)


def test_it_counts_when_the_time_runs_out_and_is_not_late() -> None:
    exam, student = drafted("1 ~2 +61 :time", limit=60)

    assert exam.time_is_up
    assert student.kept == ["one 1 at 0", "two 2 at 60"]
    assert [line.reply for line in exam.lines] == [Typed("1"), Typed("2"), None]
    assert exam.late == []


def test_an_unchanged_reply_is_recorded_once_and_an_emptied_one_is_none() -> None:
    exam, student = drafted("1 :back ~1 :next :back ~nothing :next :quit")

    assert student.kept == ["one 1 at 0", "one  at 0"]
    assert unanswered(exam.lines) == [1, 2, 3]
    assert "note" in student.heard


def test_a_command_that_stays_at_the_question_records_nothing() -> None:
    assert drafted("~1 :flag :time :help :quit")[1].kept == ["one flagged True"]


def test_the_time_of_a_visit_is_counted_once() -> None:
    exam, _ = drafted("~1 +5 :back +5 :next :quit")
    assert exam.lines[0].milliseconds == 10_000


def test_a_command_word_that_is_typed_and_not_entered_is_no_reply() -> None:
    exam, student = drafted("1 :back ~quit :next ~s :quit")

    assert [line.reply for line in exam.lines] == [Typed("1"), None, None]
    assert student.kept == ["one 1 at 0"]


def test_a_command_word_that_is_right_is_a_reply() -> None:
    of = deck("title: T\nquestions:\n  - {id: u, question: Which?, answer: Undo}\n")
    lines = sheet(exam_queue([Asked(of, of.questions[0])], 1), 1, permute=True)
    assert drafted("~undo :quit", lines=lines)[1].kept == ["u undo at 0"]
