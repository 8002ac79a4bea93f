"""Decks on several subjects, with good and with flawed questions: exactly the flaws are reported."""

import re
from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import read_deck
from quizkit.deck_file.yaml_rules.registry import YAML_RULES, yaml_warnings
from quizkit.lint.registry import RULES, problems
from quizkit.lint.subject import Subject
from tests.helpers import SHIPPED
from tests.lint.test_cases import CASES

TESTS = Path(__file__).parents[1]
DECKS = sorted((TESTS / "lint" / "decks").glob("*.yaml"))
# For each rule, the file with its tests: one for each topic of lint, and one for what YAML does to texts.
FILES = {rule.code: f"lint/test_{rule.find.__module__.rpartition('.')[2]}.py" for rule in RULES} | {
    rule.code: "deck_file/test_yaml_rules.py" for rule in YAML_RULES
}


def told(path: Path) -> list[str]:
    """Return the warnings and notes of a deck, each as `line code`."""
    file = read_deck(path)
    assert file.deck is not None, file.problems
    source = path.parent / file.deck.source.file
    subject = Subject(file.deck, source.read_text(encoding="utf-8") if source.is_file() else None)
    found = [*yaml_warnings(file), *problems(subject)]
    places = [(problem.place or file.place(problem.route), problem.code) for problem in found]
    return sorted(f"{place.line} {code}" for place, code in places)


def flaws(path: Path) -> list[str]:
    """Return the flaws of a deck that comments at its lines name."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return sorted(f"{number} {code}" for number, line in lines for code in re.findall(r"# flaw: ([a-z-]+)", line))


@pytest.mark.parametrize("path", DECKS, ids=[path.stem for path in DECKS])
def test_exactly_the_flaws_of_a_deck_are_reported(path: Path) -> None:
    assert told(path) == flaws(path)


def test_the_shipped_deck_has_no_problems() -> None:
    assert told(SHIPPED) == []


def test_each_rule_has_a_test_in_the_file_of_its_topic() -> None:
    words = {file: re.findall(r"[\w-]+", (TESTS / file).read_text(encoding="utf-8")) for file in set(FILES.values())}

    assert [f"{code}: {file}" for code, file in FILES.items() if code not in words[file]] == []


def test_each_rule_reports_something_in_a_deck() -> None:
    marked = {line.partition(" ")[2] for path in DECKS for line in flaws(path)}

    assert FILES.keys() - marked.union(*(case["expect"] for case in CASES)) == set()
