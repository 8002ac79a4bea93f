"""The documents say what is so: their examples and commands run, and no key, command or option is missing from them."""

import ast
import os
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import tomlkit
import typer
from typer.main import get_command

from quizkit.cli.main import COMMANDS, app, run
from quizkit.config import KEYS, ConfigFile, parsed
from quizkit.deck import DECK_FIELDS, DEFAULTS, EXAM_FIELDS
from quizkit.deck_file.reading.read import parse_deck
from quizkit.questions.base import COMMON
from quizkit.questions.registry import TYPES
from tests.processes import Quiz

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "deck-format.md").read_text(encoding="utf-8")
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
STUDYING = (ROOT / "docs" / "studying.md").read_text(encoding="utf-8")
# A block of YAML, and the code of the problem that the line above it names, if one does.
EXAMPLE = re.compile(r"(?:^Problem: ([\w-]+)\n\n)?^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = EXAMPLE.findall(FORMAT)


def sections() -> dict[str, str]:
    """Return the sections of the format's document by their headings."""
    parts = re.split(r"^## (.*)\n", FORMAT, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def keys_shown(section: str) -> set[str]:
    """Return the keys that stand in the examples of a section."""
    blocks = "".join(text for problem, text in EXAMPLE.findall(sections()[section]) if not problem)
    return set(re.findall(r"^[ -]*([a-z-]+):", blocks, re.MULTILINE))


@pytest.mark.parametrize(("problem", "text"), EXAMPLES)
def test_each_example_has_the_problem_that_is_named_above_it_or_none(problem: str, text: str) -> None:
    found = [one.code for one in parse_deck(text, Path("deck.yaml")).problems]

    assert found == ([problem] if problem else [])


def test_every_block_of_yaml_is_an_example() -> None:
    assert len(EXAMPLES) == FORMAT.count("```yaml") > len(TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_every_key_of_a_type_stands_in_its_example(name: str) -> None:
    assert set(TYPES[name].fields) - keys_shown(name) == set()


def test_the_keys_of_every_question_and_of_the_deck_stand_in_examples() -> None:
    assert set(COMMON) - keys_shown("Every question") == set()
    assert {*DECK_FIELDS, *DEFAULTS, *EXAM_FIELDS} - keys_shown("The deck") == set()


def test_the_deck_in_the_readme_reads_and_starts(quiz: Quiz) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

    for block in blocks:
        assert parse_deck(block, Path("rivers.yaml")).problems == ()
        quiz.deck(block, "rivers.yaml")
        assert quiz("start", "rivers.yaml", input=":quit\n").out.startswith("Rivers of Europe\n")
    assert blocks


def commands() -> list[str]:
    """Return each command and subcommand as it is typed."""
    names = []
    waiting = [(f"quiz {name}", get_command(import_module(module).app)) for name, (module, _) in COMMANDS.items()]
    while waiting:
        name, command = waiting.pop()
        names.append(name)
        waiting += [(f"{name} {word}", part) for word, part in getattr(command, "commands", {}).items()]
    return sorted(names)


def documented_help() -> dict[str, str]:
    """Return the help of each command as docs/commands.md has it."""
    return dict(
        re.findall(
            r"^## (quiz [a-z ]+)\n\n```text\n(.*?)^```$", COMMANDS_PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
    )


def test_every_command_is_documented_and_no_other() -> None:
    assert sorted(documented_help()) == commands()


@pytest.mark.parametrize("name", commands())
def test_the_help_of_a_command_is_documented(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert run([*name.split()[1:], "-h"]) == 0

    shown = capsys.readouterr().out
    if os.environ.get("RENEW_SNAPSHOTS") == "1":
        page = COMMANDS_PAGE.read_text(encoding="utf-8")
        head = f"## {name}\n\n```text\n"
        renewed = page.replace(f"{head}{documented_help()[name]}```", f"{head}{shown}```")
        COMMANDS_PAGE.write_text(renewed, encoding="utf-8", newline="\n")
    assert documented_help()[name] == shown


def test_every_setting_is_documented_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*) \| (.*) \| `(.*)` \| `(QUIZ_.*)` \|$", STUDYING, re.MULTILINE)

    assert rows == [
        (
            key.name,
            key.about,
            key.expects,
            tomlkit.item(key.default).as_string(),
            "`, `".join([key.variable, *key.also, *dict(key.standards)]),
        )
        for key in KEYS
    ]


def test_the_settings_that_are_shown_hold() -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", STUDYING, re.MULTILINE | re.DOTALL)

    assert parsed(block.encode()) == ConfigFile({"count": (20, 1), "color": ("never", 2)})


DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
SOURCES = sorted(ROOT.glob("quizkit/**/*.py"))
# Texts that stay as they are wherever they are shown: the table of keys, and the help of an option.
SAY_QUIZ = {"deck.py": "What an exam over", "config.py": "A setting, as"}
# What ends a command in a shell, and an explanation behind two spaces, as help has it.
END_OF_COMMAND = re.compile(r" {2,}|\s(?:#|<|>|\||&&)\s|;")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_document_is_one_that_there_is(path: Path) -> None:
    wrong = {command: mistake(command) for command in commands_in(path.read_text(encoding="utf-8"))}

    assert {command: said for command, said in wrong.items() if said} == {}


@pytest.fixture(scope="module")
def modules() -> dict[str, ast.Module]:
    return {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def test_every_command_that_is_suggested_is_one_that_there_is(modules: dict[str, ast.Module]) -> None:
    suggested = {command for tree in modules.values() for text in texts(tree) for command in commands_suggested(text)}

    assert {command: mistake(command) for command in suggested if mistake(command)} == {}
    assert len(suggested) > 10


def test_a_suggestion_has_the_name_by_which_this_program_is_run(modules: dict[str, ast.Module]) -> None:
    names = re.compile("quiz |.*`quiz[ `]", re.DOTALL)
    fixed = {text: name for name, tree in modules.items() for text in texts(tree) if names.match(text)}
    documented = {text for tree in modules.values() for text in docstrings(tree)}

    assert {
        name: text
        for text, name in fixed.items()
        if text not in documented and not text.startswith(SAY_QUIZ.get(name, "no text at all"))
    } == {}


@pytest.mark.parametrize(
    ("document", "commands"),
    [
        ("Type `quiz start\nNAME`, or `quiz`.", ["quiz start NAME", "quiz"]),
        ("```bash\nquiz decks   # all\n.venv/bin/quiz stats | less\n```", ["quiz decks", "quiz stats"]),
        ("```powershell\n.venv\\Scripts\\pip install .; .venv\\Scripts\\quiz start\n```", ["quiz start"]),
        ("```text\nUsage: quiz start\n  quiz start -n 5     five\n```", ["quiz start -n 5"]),
        ("A quiz starts; `quiz-deck.json`, `quizkit` and `# quiz: ignore CODE` are no commands.", []),
    ],
)
def test_commands_are_found_in_documents(document: str, commands: list[str]) -> None:
    assert list(commands_in(document)) == commands


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("quiz --color never start NAME -n 5", ""),
        ("quiz decks unsuspend NAME ID ID", ""),
        ("quiz strat", "there is no `strat`"),
        ("quiz decks ad", "there is no `ad`"),
        ("quiz start --zzz", "No such option: --zzz"),
        ("quiz start -n", "Option '-n' requires an argument."),
        ("quiz start ONE TWO", "there is one argument too many: TWO"),
    ],
)
def test_a_command_that_there_is_not_is_found(command: str, said: str) -> None:
    assert mistake(command) == said


def commands_in(document: str) -> Iterator[str]:
    """Yield the commands of a document as they are typed: in blocks a line each, in sentences between backticks."""
    block = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    for lines in block.findall(document):
        for found in re.findall(r"(?:^ *|[/\\])(quiz(?: .*)?)$", lines, re.MULTILINE):
            yield END_OF_COMMAND.split(found)[0]
    for found in re.findall(r"`(quiz(?:\s[^`]*)?)`", block.sub("", document)):
        # What a shell completes is no whole command.
        if "<Tab>" not in found:
            yield " ".join(found.split())


def texts(tree: ast.Module) -> list[str]:
    """Return the texts of a module: `{program()}` in one stays as it is, every other value is X."""
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {part for node in joined for part in node.values}
    plain = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in parts]
    return [text for text in plain if isinstance(text, str)] + ["".join(map(_part, node.values)) for node in joined]


def _part(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.FormattedValue)
    return "{program()}" if ast.unparse(node.value) == "program()" else "X"


def docstrings(tree: ast.Module) -> set[str]:
    """Return the docstrings of a module."""
    documented = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return {ast.get_docstring(node, clean=False) or "" for node in documented}


def commands_suggested(text: str) -> Iterator[str]:
    """Yield the commands that a text of the program suggests: between backticks, or all of the text."""
    for found in re.findall(r"`({program\(\)}[^`]*)`", text) or [text] * text.startswith("{program()}"):
        yield found.replace("{program()}", "quiz")


def mistake(command: str) -> str:
    """Return what is wrong with the names and options of a command, or nothing. `COMMAND` is any name."""
    group, words = get_command(app), shlex.split(command)[1:]
    context = typer.Context(group, **group.context_settings)
    try:
        while hasattr(group, "get_command"):
            _, words, _ = group.make_parser(context).parse_args(words)
            if not words or words[0] == "COMMAND":
                return ""
            name, *words = words
            group = group.get_command(context, name)
            if group is None:
                return f"there is no `{name}`"
            context = typer.Context(group, parent=context, **group.context_settings)
        _, left, _ = group.make_parser(context).parse_args(words)
    except typer.TyperException as error:
        return error.format_message()
    return f"there is one argument too many: {left[0]}" if left else ""
