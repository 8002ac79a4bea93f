"""The documents say what is so: their examples run, and no key, verb or option is missing from them."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_command

from quizkit.cli import VERBS
from quizkit.config import KEYS, ConfigFile, parsed
from quizkit.deck import DECK_FIELDS, DEFAULTS, EXAM_FIELDS
from quizkit.deck_file.read import parse_deck
from quizkit.questions.base import COMMON
from quizkit.questions.registry import TYPES
from quizkit.toml_file import written
from tests.processes import Quiz

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "deck-format.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
STUDYING = (ROOT / "docs" / "studying.md").read_text(encoding="utf-8")
LONG_OPTION = re.compile("--[a-z-]+")
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


def verbs() -> dict[str, set[str]]:
    """Return each verb, and each verb within one, as it is typed, with its long options."""
    found: dict[str, set[str]] = {}
    waiting = [(f"quiz {name}", get_command(import_module(module).app)) for name, (module, _) in VERBS.items()]
    while waiting:
        name, command = waiting.pop()
        found[name] = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} - {"--help"}
        waiting += [(f"{name} {word}", part) for word, part in getattr(command, "commands", {}).items()]
    return {name: {option for option in listed if option.startswith("--")} for name, listed in found.items()}


def test_every_verb_has_its_section_with_the_options_that_it_has_and_no_other() -> None:
    parts = re.split(r"^## (.*)\n", COMMANDS, flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))

    documented = {
        name: {option for option in LONG_OPTION.findall(listed(text)) if option != "--help"}
        for name, text in told.items()
    }

    assert documented == verbs(), "write docs/commands.md anew from what `quiz VERB -h` shows"


def test_every_setting_is_documented_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*) \| (.*) \| `(.*)` \| `(QUIZ_.*)` \|$", STUDYING, re.MULTILINE)

    assert rows == [
        (
            key.name,
            key.about,
            key.wants,
            written(key.default),
            "`, `".join([key.variable, *key.also, *dict(key.standards)]),
        )
        for key in KEYS
    ]


def test_the_settings_that_are_shown_hold() -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", STUDYING, re.MULTILINE | re.DOTALL)

    assert parsed(block.encode()) == ConfigFile({"count": (20, 1), "color": ("never", 2)})


def listed(help: str) -> str:
    """Return the list of options of a help text, without what its examples and sentences mention."""
    return "\n".join(re.findall(r"^  (-.*?)(?:  .*)?$", help.partition("Options:")[2], re.MULTILINE))
