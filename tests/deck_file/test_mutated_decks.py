"""Reading and all rules end without an exception on any mutated deck."""

import os
from pathlib import Path

import pytest

from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.templates import starter
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from quizkit.lint.registry import problems
from quizkit.lint.subject import Subject
from tests.helpers import SHIPPED
from tests.mutations import mutations

# A whole run, of 20,000: QUIZ_MUTATIONS=20000.
NUMBER = int(os.environ.get("QUIZ_MUTATIONS", "400"))
PARTS = 4


def small(text: str) -> str:
    """Return the first questions of a deck: they show as many kinds of mistakes in less time."""
    return "\n".join(text.splitlines()[:120]) + "\n"


def decks() -> list[str]:
    folder = Path(__file__).parents[1] / "lint" / "decks"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]
    return [starter("starter"), *map(small, [SHIPPED.read_text(encoding="utf-8"), *texts])]


@pytest.mark.parametrize("part", range(PARTS))
def test_reading_and_rules_never_raise_on_a_mutated_deck(part: int) -> None:
    asked = 0
    for text in mutations(decks(), NUMBER // PARTS, part):
        found = parse_deck(text, Path("deck.yaml"))
        assert (found.deck is None) == any(problem.severity == "error" for problem in found.problems)
        assert all(problem.place and problem.help for problem in found.problems)
        yaml_warnings(found)
        if found.readable is not None:
            subject = Subject(found.readable.deck, "A text, as a source.", found.readable.missing)
            places = [found.place(found.readable.route(problem.route)) for problem in problems(subject)]
            assert all(place.line >= 1 for place in places)
        asked += found.deck is not None
    assert asked
