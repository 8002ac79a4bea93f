"""While feedback is read: what can be said about the reply, also after the last one."""

from datetime import UTC, datetime, timedelta

import pytest

from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.session.asker import Passage, View
from quizkit.session.plan import Asked
from quizkit.session.run import Session
from tests.helpers import deck
from tests.session.test_run import CHOICES, DECK, Notebook, Student, clock

GROUNDED = """
    title: T
    source: {file: source.md}
    questions:
      - {id: one, question: One?, answer: "1", evidence: It is one}
      - {id: two, question: Two?, answer: "2"}
    """


class Reader(Student):
    """A student who gives commands while the feedback is read: those from `/` on in the script."""

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        if not self._lines or not self._lines[0].startswith("/"):
            return None
        name: CommandName = self._lines.pop(0)[1:]  # type: ignore[assignment] # the scripts have only these
        self.heard.append(f"can {' '.join(sorted(view.can()))}, last: {is_last}")
        return Command(name)

    def passage(self, passage: Passage) -> None:
        self.heard.append(f"{passage.before}[{passage.quote}]{passage.after}")


def read(lines: str, text: str = DECK, passage: Passage | str = "unreadable") -> tuple[Session, Reader, Notebook]:
    asked, reader, notebook = deck(text), Reader(lines), Notebook()
    queue = [Asked(asked, item) for item in asked.questions]
    session = Session(queue, reader, notebook, 1, clock(), passage=lambda _: passage)
    session.run()
    assert reader.done()
    return session, reader, notebook


def test_the_last_reply_can_be_undone() -> None:
    session, reader, notebook = read("1 2 4 /undo 3")
    assert session.ending == "done"
    assert notebook.kept == ["one 1 right", "two 1 right", "three 1 wrong", "undo", "three 1 right"]
    assert reader.heard[-3:] == ["Undone: your reply to “Three?”. Here it is again.", "3/3 Three?", "right"]


@pytest.mark.parametrize(
    ("lines", "undone"),
    [
        ("1 2 4 :right /undo 3", "Undone: your reply to “Three?”. Here it is again."),
        ("1 2 :suspend /undo 3", "Undone: “Three?” is no longer suspended. Here it is again."),
    ],
)
def test_a_command_that_ends_the_last_turn_can_be_undone(lines: str, undone: str) -> None:
    session, reader, notebook = read(lines)
    assert session.ending == "done"
    assert reader.heard[-3:] == [undone, "3/3 Three?", "right"]
    assert notebook.kept[-1] == "three 1 right"


def test_undo_goes_back_as_far_as_there_are_replies() -> None:
    session, reader, notebook = read("1 2 3 /undo :undo :undo 1 2 3")
    assert notebook.kept[3:6] == ["undo"] * 3
    assert len(session.attempts) == 3
    assert reader.heard.count("1/3 One?") == 2


def test_the_last_reply_can_be_called_right_or_a_guess_once() -> None:
    session, reader, notebook = read("1 2 4 /right /right")
    assert session.attempts[-1].grade.rule == "your word"
    assert notebook.kept[-1] == "override"
    assert reader.heard[-1].startswith("Use :right")
    assert [line for line in reader.heard if line.startswith("can")] == [
        "can right suspend undo, last: False",
        "can suspend undo, last: True",
    ]

    session, reader, notebook = read("p t p;q /guess /guess p;q", CHOICES)
    assert [attempt.tries for attempt in session.attempts] == [1, 1, 1, 2]
    assert notebook.kept.count("guess") == 1
    assert "can guess suspend undo, last: True" in reader.heard


def test_quit_after_a_reply_ends_here_and_after_the_last_one_there_is_nothing_to_quit() -> None:
    assert read("1 /quit")[0].ending == "quit"
    assert read("1 2 3 /quit")[0].ending == "done"


def test_a_flag_is_for_the_question_that_was_answered() -> None:
    assert "flag T/one" in read("1 /flag 2 3")[2].kept


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ("9 /suspend 2 3", ["1/3 One?", "2/3 Two?", "3/3 Three?"]),
        ("9 /suspend /undo 2 3 1", ["1/3 One?", "2/3 Two?", "3/3 Three?", "3/3 One? again (2)"]),
        ("9 /suspend :undo 2 3 1", ["1/3 One?", "2/3 Two?", "2/3 Two?", "3/3 Three?", "3/3 One? again (2)"]),
        ("9 /suspend /undo /undo 1 2 3", ["1/3 One?", "1/3 One?", "2/3 Two?", "3/3 Three?"]),
        ("1 2 9 /suspend", ["1/3 One?", "2/3 Two?", "3/3 Three?"]),
    ],
)
def test_a_question_is_suspended_while_its_feedback_is_read_and_not_asked_once_more(
    lines: str, asked: list[str]
) -> None:
    _, reader, notebook = read(lines)
    assert [line for line in reader.heard if "?" in line and not line.startswith(("Undone", "Sus"))] == asked
    marks = [entry.split()[0] for entry in notebook.kept if "suspend" in entry]
    assert marks == (["suspend", "unsuspend"] if "undo" in lines else ["suspend"])


def test_a_question_is_suspended_once_and_a_guess_at_it_is_not_asked_again() -> None:
    session, reader, notebook = read("p /suspend /suspend /guess t p;q", CHOICES)
    assert "It is suspended already." in reader.heard
    assert "can guess undo, last: False" in reader.heard
    assert [attempt.tries for attempt in session.attempts] == [1, 1, 1]
    assert notebook.kept[1:3] == ["suspend T/pick", "guess"]


@pytest.mark.parametrize("name", ["skip", "hint", "repeat", "submit"])
def test_what_is_for_a_question_does_nothing_between_two(name: str) -> None:
    session, reader, _ = read(f"1 /{name} 2 3")
    assert f"There is no :{name} here, between two questions." in reader.heard
    assert len(session.attempts) == 3


def test_the_text_is_that_of_the_question_answered_last() -> None:
    _, reader, _ = read("1 /text :text 2 /text", GROUNDED, Passage("So: ", "It is one", "."))
    assert reader.heard.count("So: [It is one].") == 2
    assert reader.heard[-1].startswith("Use :text after a reply")
    assert "can suspend text undo, last: False" in reader.heard


def test_before_a_reply_the_text_does_not_show_the_answer() -> None:
    _, reader, _ = read(":text 1 2", GROUNDED, Passage("So: ", "It is one", "."))
    assert reader.heard[1].startswith("Use :text after a reply")


def test_a_source_that_cannot_be_read_is_named() -> None:
    assert "unreadable" in read("1 /text 2", GROUNDED)[1].heard


def test_reading_ends_with_each_command_and_a_screen_that_does_not_wait_is_not_read() -> None:
    class Slow(Reader):
        """Reads the feedback for three seconds, and half a minute more in the editor; takes no time for the second."""

        now = datetime(2025, 10, 8, 12, tzinfo=UTC)

        def pause(self, view: View, *, is_last: bool) -> Command | None:
            self.now += timedelta(seconds=0.05 if view.number == 2 else 3)
            return super().pause(view, is_last=is_last)

        def show(self, message: str) -> None:
            super().show(message)
            self.now += timedelta(seconds=30)

    asked, reader, notebook = deck(DECK), Slow("1 /edit 2 3"), Notebook()
    queue = [Asked(asked, item) for item in asked.questions]
    Session(queue, reader, notebook, 1, lambda: reader.now).run()

    assert notebook.readings == [("one", 3000), ("one", 3000), ("three", 3000)]


def test_reading_that_ctrl_c_ends_is_noted() -> None:
    class Interrupted(Reader):
        def pause(self, view: View, *, is_last: bool) -> Command | None:
            raise KeyboardInterrupt

    asked, notebook = deck(DECK), Notebook()
    with pytest.raises(KeyboardInterrupt):
        Session([Asked(asked, asked.questions[0])], Interrupted("1"), notebook, 1, clock()).run()
    assert notebook.readings == [("one", 1000)]
