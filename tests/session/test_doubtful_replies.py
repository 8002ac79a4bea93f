"""Replies that are the name of a command: asked about where somebody is there, and graded when they are given again."""

import pytest

from quizkit.questions.reply_grammar import command_meant
from quizkit.questions.shapes import Filled, Picked, Reply, Typed
from quizkit.session.plan import Asked
from quizkit.session.run import Session
from tests.helpers import deck
from tests.session.test_run import Notebook, Student, clock

TYPED = """
    title: T
    questions:
      - {id: text, question: Who?, answer: Bohr}
      - {id: help, question: What do you call?, answer: help}
    """


class Person(Student):
    asks_back = True


def kept(lines: str, student: type[Student] = Person) -> tuple[list[str], Student]:
    asked, notebook, played = deck(TYPED), Notebook(), student(lines)
    Session([Asked(asked, item) for item in asked.questions], played, notebook, 1, clock()).run()
    return notebook.kept, played


@pytest.mark.parametrize("word", ["quit", "skip", "help", "undo", "hint", "q", "s", "QUIT"])
def test_a_command_without_its_colon_is_asked_about_and_graded_when_given_again(word: str) -> None:
    entries, student = kept(f"{word} Bohr help")
    assert entries == ["text 1 right", "help 1 right"]
    assert student.heard[1].startswith("Did you mean :")

    entries, _ = kept(f"{word} {word} help :quit")
    assert entries == ["text 1 wrong", "help 1 right"]


def test_an_accepted_answer_is_not_asked_about() -> None:
    entries, student = kept("Bohr help")
    assert entries == ["text 1 right", "help 1 right"]
    assert not any(line.startswith("Did you mean") for line in student.heard)


def test_in_a_pipe_nothing_is_asked() -> None:
    assert kept("quit help :quit", Student)[0] == ["text 1 wrong", "help 1 right"]


def test_another_word_in_between_is_asked_about_again() -> None:
    entries, student = kept("quit skip quit Bohr help")
    assert entries == ["text 1 right", "help 1 right"]
    assert sum(line.startswith("Did you mean") for line in student.heard) == 3


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        (Typed(" Skip "), "skip"),
        (Typed("skip it"), None),
        (Filled(("", "q")), "quit"),
        (Filled(("q", "q")), None),
        (Picked("quit"), None),
    ],
)
def test_only_what_is_typed_and_nothing_else_is_a_command(reply: Reply, name: str | None) -> None:
    assert command_meant(reply) == name
