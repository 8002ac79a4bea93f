"""Decks on several subjects, with good and with flawed questions: exactly the flaws are reported."""

import re
from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import read_deck
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from quizkit.lint.registry import problems
from quizkit.lint.subject import Subject
from tests.helpers import SHIPPED

DECKS = sorted((Path(__file__).parent / "decks").glob("*.yaml"))


def told(path: Path) -> list[str]:
    """Return the warnings and notes of a deck, each as `line code`."""
    file = read_deck(path)
    assert file.deck is not None, file.problems
    source = path.parent / file.deck.source.file
    subject = Subject(file.deck, source.read_text(encoding="utf-8") if file.deck.source.file else None)
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
