"""Line mode without a terminal: what is read from a pipe, and what is printed for it."""

import io
import signal
from textwrap import dedent

import pytest

from quizkit.base.errors import InputEnded, Stopped, UsageError
from quizkit.base.platform.time_limit import Interrupted
from quizkit.questions.reply_grammar import Command
from quizkit.questions.shapes import Picked, Recalled, Reply, Typed
from quizkit.session.asker import DraftReply, ExamView, View
from quizkit.terminal.lines.exam import ExamLines
from quizkit.terminal.lines.input import piped_lines
from quizkit.terminal.lines.practice import PracticeLines
from quizkit.terminal.prompt_view import heading
from tests.helpers import question
from tests.terminal.test_screens import Paper, paper

TEXT = question("question: Which is red?\nanswer: Mars")
CARD = question("front: The red one\nback: Mars")
CHOICE = question("question: Which is red?\nchoices: [Mars, Io]\nanswer: Mars")


def view(of: object = TEXT, *, number: int = 1, tries: int = 1, waiting: int = 0, exam: ExamView | None = None) -> View:
    assert isinstance(of, type(TEXT) | type(CARD) | type(CHOICE))
    return View(of, of.prompt(), number, 3, tries, waiting, exam)


def asked(what: View, typed: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Reply | Command, str]:
    """Return the reply that lines make, and all that is printed."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    screen = paper(plain=True)
    asker = ExamLines if what.exam else PracticeLines
    return asker(screen, lambda: None).ask(what), screen.text


@pytest.mark.parametrize(
    ("what", "typed", "reply", "printed"),
    [
        (
            view(),
            "\nMars\n",
            Typed("Mars"),
            """
            Question 1 of 3, type the answer.
            Which is red?
            >
            Type your answer, or :skip.
            > Mars
            """,
        ),
        (
            view(),
            ":repeat\nMars\n",
            Typed("Mars"),
            """
            Question 1 of 3, type the answer.
            Which is red?
            > :repeat

            Question 1 of 3, type the answer.
            Which is red?
            > Mars
            """,
        ),
        (
            view(CARD),
            "\n5\n2\n",
            Recalled(2),
            """
            Question 1 of 3, a card to recall.
            The red one
            Recall the answer, then press Enter to see it.
            >
            Answer: Mars
            How well did you know it? 1 again, 2 hard, 3 good, 4 easy.
            > 5
            Type 1 (again), 2 (hard), 3 (good) or 4 (easy).
            > 2
            """,
        ),
        (
            view(CARD),
            ":hnt\n:skip\n",
            Command("skip"),
            """
            Question 1 of 3, a card to recall.
            The red one
            Recall the answer, then press Enter to see it.
            > :hnt
            There is no :hnt. Did you mean “:hint”? :help lists the
            commands; to type a colon, write ::.
            > :skip
            """,
        ),
        (
            view(CHOICE, exam=ExamView(Picked("Io"), lambda: True, lambda: None)),
            "a\n",
            Picked("Mars"),
            """
            Question 1 of 3, choose one.
            Which is red?
            a: Mars
            b: Io
            Your reply so far: b, Io.
            Flagged for review.
            > a
            """,
        ),
    ],
)
def test_a_question_in_lines(
    what: View, typed: str, reply: Reply | Command, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, text = asked(what, typed, monkeypatch)

    assert (type(given), given) == (type(reply), reply)
    assert "\n".join(line.rstrip() for line in text.splitlines()) == dedent(printed).rstrip()


def test_a_question_that_stands_there_is_not_shown_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(":hint\nMars\n"))
    screen, what, loads = paper(plain=True), view(), list[int]()
    asker = PracticeLines(screen, lambda: loads.append(1))

    assert asker.ask(what) == Command("hint")
    assert asker.ask(what) == Typed("Mars")
    assert screen.text.count("Which is red?") == 1
    assert loads == [1]


def test_input_that_ends_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputEnded, match=r"The input ended here\."):
        asked(view(), "", monkeypatch)


@pytest.mark.parametrize(
    ("what", "columns", "words", "bar"),
    [
        (view(number=1), 60, "Question 1 of 3", "─" * 16),
        (view(number=2), 60, "Question 2 of 3", "━" * 5 + "─" * 11),
        (view(number=3), 59, "Question 3 of 3", "━" * 4 + "─" * 2),
        (view(number=3, tries=2, waiting=2), 60, "Once more (2 left)", "━" * 16),
        (view(number=3, tries=2, waiting=1), 60, "Once more (the last one)", "━" * 16),
    ],
)
def test_the_heading_tells_where_in_the_session_it_stands(what: View, columns: int, words: str, bar: str) -> None:
    assert heading(what, paper(plain=True)).plain == f"{words}, type the answer."
    assert heading(what, paper(plain=False, columns=columns)).plain == f"{bar} {words} · type the answer"


@pytest.mark.parametrize(
    ("left", "said"), [(0, "Hint: red\n"), (1, "Hint: red (one more: ?)\n"), (2, "Hint: red (2 more: ?)\n")]
)
def test_a_hint_tells_how_many_are_left(left: int, said: str) -> None:
    screen = paper(plain=True)
    PracticeLines(screen, lambda: None).hint("red", left)
    assert screen.text == said


def test_help_lists_the_commands_of_practice_and_of_an_exam() -> None:
    def lines(kind: type[PracticeLines | ExamLines], *, plain: bool) -> list[str]:
        screen: Paper = paper(plain=plain)
        kind(screen, lambda: None).help()
        return screen.text.splitlines()

    assert lines(PracticeLines, plain=True)[0] == ":hint: a hint, then the next one; ? also works"
    assert lines(PracticeLines, plain=False)[0] == "  :hint     a hint, then the next one; ? also works"
    assert lines(ExamLines, plain=True)[0] == ":next: the next question; :skip does the same"
    assert lines(ExamLines, plain=True)[-2].startswith("To type an answer that begins with a colon, write two;")


@pytest.mark.parametrize(
    ("stop", "left", "at_terminal", "draft"),
    [
        (KeyboardInterrupt(), "Mars", True, DraftReply(Typed("Mars"))),
        (Stopped(signal.SIGTERM), " Mars ", True, DraftReply(Typed("Mars"))),
        (Interrupted("Io"), "Mars", True, DraftReply(Typed("Io"))),
        (KeyboardInterrupt(), "Mars", False, None),
        (KeyboardInterrupt(), " ", True, None),
        (KeyboardInterrupt(), ":nex", True, None),
        (KeyboardInterrupt(), ":quit", True, None),
        (KeyboardInterrupt(), "::x", True, DraftReply(Typed(":x"))),
    ],
)
def test_a_line_that_is_not_entered_is_a_draft(
    stop: BaseException, left: str, at_terminal: bool, draft: DraftReply | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> Reply:
        raise stop

    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("quizkit.terminal.lines.exam.ExamLines.asks_back", at_terminal)
    monkeypatch.setattr("quizkit.terminal.lines.exam.typed_so_far", lambda: left)
    monkeypatch.setattr("quizkit.terminal.lines.input.LineInput.ask", stopped)
    asker = ExamLines(paper(plain=True), lambda: None)
    with pytest.raises(type(stop)):
        asker.ask(view())

    assert asker.draft(view()) == draft


@pytest.mark.parametrize(
    ("typed", "command", "last"),
    [
        ("3\n", Command("go", 3), "> 3"),
        (":go 3\n", Command("go", 3), "> :go 3"),
        ("submit\n", Command("submit"), "> submit"),
        ("\nquit\n", Command("quit"), "> quit"),
    ],
)
def test_at_the_review_a_number_is_a_question_and_a_word_a_command(
    typed: str, command: Command, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    screen = paper(plain=True)
    given = ExamLines(screen, lambda: None).review([], None)

    assert (type(given), given) == (Command, command)
    assert screen.text.splitlines()[-1] == last
    assert screen.text.count("Type the number of a question to go to it") == 1 + typed.startswith("\n")


@pytest.mark.parametrize(
    ("typed", "agrees", "asked_again"), [("y\n", True, 0), ("YES\n", True, 0), ("n\n", False, 0), ("x\nno\n", False, 1)]
)
def test_a_yes_or_a_no(typed: str, agrees: bool, asked_again: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    screen = paper(plain=True)

    assert ExamLines(screen, lambda: None).agrees("Hand in?") is agrees
    assert screen.text.splitlines()[0] == "Hand in? Type y or n."
    assert screen.text.splitlines().count("Type y or n.") == asked_again


NOTE = "The input is not UTF-8: it is read as cp1252."


@pytest.mark.parametrize(
    ("piped", "encoding", "lines", "said"),
    [
        ("größe\n:skip\n".encode(), "cp1252", ["größe\n", ":skip\n"], []),
        ("größe\r\nß".encode("utf-8-sig"), "cp1252", ["größe\n", "ß"], []),
        ("\n\ufeffa\n".encode(), "cp1252", ["\n", "\ufeffa\n"], []),
        ("größe\nß\n".encode("cp1252"), "cp1252", ["größe\n", "ß\n"], [NOTE]),
        ("größe\n".encode("cp1252") + "größe\n".encode(), "cp1252", ["größe\n", "größe\n"], [NOTE]),
        ("日本\n".encode("cp932"), "cp932", ["日本\n"], [NOTE.replace("cp1252", "cp932")]),
        (b"a\xffb\n", "utf-8", ["a\ufffdb\n"], []),
        (b"a\x81b\n", "cp1252", ["a\ufffdb\n"], [NOTE]),
        (b"a\rb\r\nc", "utf-8", ["a\n", "b\n", "c"], []),
        (b"", "cp1252", [], []),
    ],
)
def test_a_pipe_is_read_as_utf_8_or_else_as_the_system_does(
    piped: bytes, encoding: str, lines: list[str], said: list[str]
) -> None:
    shown: list[str] = []
    assert list(piped_lines(io.TextIOWrapper(io.BytesIO(piped), encoding), shown.append)) == lines
    assert shown == said


def test_a_line_without_end_is_not_read_to_its_end() -> None:
    lines = piped_lines(io.TextIOWrapper(io.BytesIO(b"a\n" + bytes(4_000_001)), "utf-8"), print)

    assert next(lines) == "a\n"
    with pytest.raises(UsageError, match="A line of the input is longer than 4000000 bytes"):
        next(lines)


def test_a_byte_order_mark_is_no_part_of_the_first_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO("Mars\nÄrger\n".encode("utf-8-sig")), "cp1252")
    monkeypatch.setattr("sys.stdin", piped)
    asker = PracticeLines(paper(plain=True), lambda: None)
    assert [asker.ask(view()), asker.ask(view(number=2))] == [Typed("Mars"), Typed("Ärger")]
