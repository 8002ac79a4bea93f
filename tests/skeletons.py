"""The skeletons that tests/scaffold.py writes, as templates for each kind."""

_TYPE = '''\
"""${title} questions: FILL IN."""

from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import BaseQuestion, Common, Field, Fields, FieldValues, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine


class ${cls}Question(BaseQuestion):
    """`key` is FILL IN."""

    type: ClassVar = "${name}"
    shape: ClassVar = Shape(("${name}",))
    fields: ClassVar = {
        "question": Field("text", "What is asked.", required=True),
        "${name}": Field("text", "FILL IN.", required=True),
    }
    example: ClassVar = """
        # FILL IN: what the type is for, and what its keys mean.
        id: FILL IN
        question: FILL IN
        ${name}: FILL IN
    """

    common: Common
    stem: str
    key: str

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        # FILL IN: return what is wrong with a single value.
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.text("${name}"))

    def own_values(self) -> FieldValues:
        yield from (("question", self.stem), ("${name}", self.key))

    def problems(self) -> list[Problem]:
        # FILL IN: values that contradict each other; without any, remove this method.
        return []

    def prompt(self) -> TypeLine:
        # FILL IN: another shape of `shapes.py`, if one fits better.
        return TypeLine(self.stem)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the typed line. FILL IN: the rule."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        return right("exact") if reply.text.strip() == self.key else wrong("another answer")

    def accepted(self) -> tuple[Reply, ...]:
        return (Typed(self.key),)
'''
_TYPE_TEST = """\
from quizkit.grading.context import Context
from quizkit.questions.shapes import Picked, Typed, TypeLine
from tests.helpers import question


def test_a_reply_is_graded() -> None:
    item = question("question: Q?\\n${name}: FILL IN")

    assert item.prompt() == TypeLine("Q?")
    rules = [item.grade(reply, Context()).rule for reply in (Typed("FILL IN"), Typed("x"), Picked("FILL IN"))]
    assert rules == ["exact", "another answer", "nothing typed"]
"""
_USE_CASE = '''\
"""FILL IN: what the use case does."""

from typing import NamedTuple

from quizkit.app.find_deck import askable, find_deck


class ${cls}Result(NamedTuple):
    """FILL IN: the result of the command."""

    title: str
    questions: int


def run_${module}(name: str | None) -> ${cls}Result:
    """Return FILL IN. Raises UsageError if no deck, or more than one, is meant."""
    deck = askable(find_deck(name))
    return ${cls}Result(deck.title, len(deck.questions))
'''
_SCREEN = '''\
"""Draws FILL IN."""

from quizkit.app.${module} import ${cls}Result
from quizkit.terminal.theme import Screen


def show_${module}(screen: Screen, result: ${cls}Result) -> None:
    """Show FILL IN."""
    screen.show(f"{result.title}: {result.questions}")
'''
_COMMAND = '''\
"""`quiz ${name}`: FILL IN."""

from quizkit.app.${module} import run_${module}
from quizkit.cli.help import HelpCommand, command_app
from quizkit.cli.options import Accessible, DeckName
from quizkit.terminal.screens.${module} import show_${module}
from quizkit.terminal.theme import screen

app = command_app()


@app.command(cls=HelpCommand)
def ${module}(deck: DeckName = None, accessible: Accessible = None) -> None:
    """FILL IN: what the command does.

    Examples:
      quiz ${name}
      quiz ${name} carney-washington-2025
    """
    show_${module}(screen(accessible=accessible), run_${module}(deck))
'''
_USE_CASE_TEST = """\
from pathlib import Path

import pytest

from quizkit.app.${module} import ${cls}Result, run_${module}

DECK = "title: Rivers\\nquestions:\\n  - {question: Who?, answer: Ada}\\n"


def test_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    path = tmp_path / "rivers.yaml"
    path.write_text(DECK, encoding="utf-8")

    assert run_${module}(str(path)) == ${cls}Result("Rivers", 1)  # FILL IN
"""
_COMMAND_TEST = '''\
"""`quiz ${name}` as a process."""

from tests.processes import Quiz


def test_it_shows_the_result(quiz: Quiz) -> None:
    quiz.deck("title: Rivers\\nquestions:\\n  - {question: Who?, answer: Ada}\\n", "rivers.yaml")

    assert quiz("${name}", "rivers.yaml").out == "Rivers: 1\\n"  # FILL IN
'''
RULE = '''

@rule("${name}", "warning")
def ${module}(subject: Subject) -> Iterator[Finding]:
    """FILL IN: what is wrong, in one sentence.

    FILL IN: why it matters to a student, and who says so (with the year).

    Bad:

        question: FILL IN, with the problem?
        answer: x

    Good:

        question: The same without the problem?
        answer: x
    """
    for route, question in subject.questions:
        if "FILL IN" in question.prompt().stem:
            yield Finding((*route, "question"), "FILL IN: what is wrong here", "FILL IN: what to do about it.")
'''
_FORMAT = '''\
"""${title}: FILL IN."""

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.features import Losses, Support
from quizkit.formats.texts import markdown_of_plain
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.registry import Question

# FILL IN: the types and the features that the format keeps.
SUPPORT = Support(whole=("flashcard",))


def read(data: str) -> Reading:
    """Read the questions of a file."""
    collector = Collector()
    for number, line in enumerate(data.splitlines(), 1):  # FILL IN: the grammar, other types, and what is lost
        front, _, back = map(markdown_of_plain, line.partition("\\t"))
        collector.begin()
        collector.add("flashcard", {"front": front, "back": back}, Place(number, 1))
    return collector.reading()


def write(deck: Deck) -> Written:
    """Write a deck."""
    entries, losses = SUPPORT.each(deck, _entry)
    return Written("".join(entries).encode(), losses)


def _entry(question: Question, losses: Losses) -> str:
    if not isinstance(question, Flashcard):
        return ""
    # FILL IN: what this question loses
    return f"{losses.plain_line(question.front)}\\t{losses.plain_line(question.back)}\\n"
'''
_FORMAT_TEST = """\
from quizkit.formats.${module} import read, write


def test_what_is_read_is_written_again() -> None:
    text = "one\\tuno\\ntwo\\tdos\\n"  # FILL IN
    reading = read(text)

    assert (reading.problems, write(reading.deck("T")).data.decode()) == ((), text)
"""
# The new files of each kind, each with its template. A rule is added to the file of its topic.
FILES: dict[str, dict[str, str]] = {
    "type": {"quizkit/questions/${module}.py": _TYPE, "tests/questions/test_${module}.py": _TYPE_TEST},
    "command": {
        "quizkit/app/${module}.py": _USE_CASE,
        "quizkit/terminal/screens/${module}.py": _SCREEN,
        "quizkit/cli/${module}.py": _COMMAND,
        "tests/app/test_${module}.py": _USE_CASE_TEST,
        "tests/cli/test_${module}.py": _COMMAND_TEST,
    },
    "rule": {},
    "format": {"quizkit/formats/${module}.py": _FORMAT, "tests/formats/test_${module}.py": _FORMAT_TEST},
}
