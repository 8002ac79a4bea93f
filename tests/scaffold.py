"""Lays the skeleton of a new question type, command, lint rule or format, and prints what is left to do.

python -m tests.scaffold type between
python -m tests.scaffold command tags
python -m tests.scaffold rule double-negative --topic craft
python -m tests.scaffold format csv

Each `FILL IN` in the new files is a part that you write; a test fails as long as there is one.
"""

import re
from argparse import ArgumentParser
from collections.abc import Iterable
from keyword import iskeyword
from pathlib import Path
from string import Template

ROOT = Path(__file__).parents[1]
TOPICS = ("craft", "cues", "grounding", "overlaps", "soundness")

_TYPE = '''\
"""${title} questions: FILL IN."""

from dataclasses import dataclass
from typing import ClassVar, Self

from quizkit.base.problems import Problem
from quizkit.grading.context import Context
from quizkit.questions.base import Common, Field, Fields, FieldTable, Grade, Shape, common, right, wrong
from quizkit.questions.shapes import Reply, Typed, TypeLine


@dataclass(frozen=True, slots=True)
class ${cls}Question:
    """`key` is FILL IN."""

    type: ClassVar = "${name}"
    shape: ClassVar = Shape(("${name}",))
    fields: ClassVar[FieldTable] = {
        "question": Field("text", "What is asked.", required=True),
        "${name}": Field("text", "FILL IN.", required=True),
    }

    common: Common
    stem: str
    key: str

    @classmethod
    def read(cls, fields: Fields) -> Self | list[Problem]:
        """Create the question from the values of its fields, or return what is wrong with a single value."""
        stem = fields.text("question")
        return cls(common(fields, stem), stem, fields.text("${name}"))

    def problems(self) -> list[Problem]:
        """Return what is wrong with the question. FILL IN: values that contradict each other."""
        return []

    def prompt(self) -> TypeLine:
        """Return the prompt. FILL IN: another shape of `shapes.py`, if one fits better."""
        return TypeLine(self.stem)

    def grade(self, reply: Reply, context: Context) -> Grade:
        """Grade the typed line. FILL IN: the rule."""
        if not isinstance(reply, Typed):
            return wrong("nothing typed")
        return right("exact") if reply.text.strip() == self.key else wrong("another answer")

    def accepted(self) -> tuple[Reply, ...]:
        """Return replies with full credit."""
        return (Typed(self.key),)

    def answer(self) -> str:
        """Return the right answer as text. FILL IN: all of it, since a change of this text is a new revision."""
        return self.key
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
_RULE = '''

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
_FORMATS = '"""Formats of other programs: each file reads and writes one of them, as plain text."""\n'
_FORMAT = '''\
"""Reads and writes ${title}: FILL IN."""

from collections.abc import Iterable

from quizkit.questions.base import Fields
from quizkit.questions.flashcard import Flashcard


def read(text: str) -> list[Flashcard]:
    """Return the questions of a text. FILL IN: the grammar, other types, and errors."""
    sides = [line.partition("\\t") for line in text.splitlines()]
    cards = [Flashcard.read(Fields({"front": front, "back": back})) for front, _, back in sides]
    return [card for card in cards if isinstance(card, Flashcard)]


def write(questions: Iterable[Flashcard]) -> str:
    """Return the text of questions. FILL IN: the grammar, and other types."""
    return "".join(f"{question.front}\\t{question.back}\\n" for question in questions)
'''
_FORMAT_TEST = """\
from quizkit.formats.${module} import read, write


def test_what_is_read_is_written_again() -> None:
    text = "one\\tuno\\ntwo\\tdos\\n"  # FILL IN

    assert write(read(text)) == text
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


# The heading in CONTRIBUTING.md below which the recipe of each kind is.
RECIPES = {"type": "a question type", "command": "a command", "rule": "a lint rule", "format": "a format"}


def lay(kind: str, name: str, topic: str = TOPICS[0], root: Path = ROOT) -> list[Path]:
    """Write the skeleton and return its files. Raises FileExistsError if there is one of that name."""
    files = {root / _filled(path, name): _filled(text, name) for path, text in FILES[kind].items()}
    if kind == "rule":
        path = root / "quizkit" / "lint" / f"{topic}.py"
        files = {path: path.read_text(encoding="utf-8") + _filled(_RULE, name)}
    for path in _there(kind, name, root, files):
        raise FileExistsError(f"{path} has {name} already")
    if kind == "format":
        packages = {root / "quizkit/formats/__init__.py": _FORMATS, root / "tests/formats/__init__.py": ""}
        files |= {path: text for path, text in packages.items() if not path.exists()}
    for path, text in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def recipe(kind: str, name: str) -> str:
    """Return the recipe of CONTRIBUTING.md, with the name of what is added."""
    _, _, after = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition(f"### To add {RECIPES[kind]}\n")
    text = re.split("^#", after, maxsplit=1, flags=re.MULTILINE)[0].strip()
    return re.sub("NAME|CODE", name, text.replace("NAME.py", f"{name.replace('-', '_')}.py"))


def _filled(template: str, name: str) -> str:
    words = name.split("-")
    cls, title = "".join(map(str.capitalize, words)), " ".join(words).capitalize()
    return Template(template).substitute(name=name, module="_".join(words), cls=cls, title=title)


def _there(kind: str, name: str, root: Path, files: Iterable[Path]) -> list[Path]:
    if kind != "rule":
        return [path for path in files if path.exists()]
    return [path for path in root.glob("quizkit/**/*.py") if f'@rule("{name}"' in path.read_text(encoding="utf-8")]


def main() -> None:
    """Read the command line, lay the skeleton, and print what is left to do."""
    parser = ArgumentParser(prog="python -m tests.scaffold", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kind", choices=list(FILES))
    parser.add_argument("name", help="lower case, words joined by hyphens")
    parser.add_argument("--topic", choices=TOPICS, default=TOPICS[0], help="the file in quizkit/lint for a rule")
    options = parser.parse_args()
    if not re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", options.name) or iskeyword(options.name):
        parser.error(f"{options.name} is not in lower case, words joined by hyphens")
    for path in lay(options.kind, options.name, options.topic):
        print(path.relative_to(ROOT))
    print(f"\nFill in each FILL IN. The recipe of CONTRIBUTING.md:\n\n{recipe(options.kind, options.name)}")


if __name__ == "__main__":
    main()
