"""Each of over 99 decks with one mistake: one problem, at its line, with a fix that makes the deck valid if it is applied literally."""

from pathlib import Path

import pytest

from quizkit.base.problems import Place, Problem
from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from tests.deck_file.mistakes import DECK, MISTAKES, Mistake


def problems(text: str) -> list[Problem]:
    file = parse_deck(text, Path("rivers.yaml"))
    return [*file.problems, *yaml_warnings(file)]


def test_the_deck_without_a_mistake_is_valid() -> None:
    assert problems(DECK) == []


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_one_problem_is_reported_and_its_help_fixes_the_deck(mistake: Mistake) -> None:
    (problem,) = problems(mistake.deck())

    assert problem.place is not None
    assert problem.place.line == mistake.line()
    assert (mistake.says or mistake.new.strip()) in problem.help
    assert problems(fixed(mistake)) == []


def test_items_in_the_column_of_the_questions_are_one_problem() -> None:
    items = "  - Budapest\n  - Prague\n  - Belgrade\n"
    deck = DECK.replace("".join(f"    {line}\n" for line in items.splitlines()), items)
    (problem,) = problems(deck)

    assert problem.place == Place(deck[: deck.index(items)].count("\n") + 1, 3)
    assert problem.help == "Begin each of them in column 5 or further to the right."
    assert problems(deck.replace(items, "".join(f"  {line}\n" for line in items.splitlines()))) == []


def fixed(mistake: Mistake) -> str:
    """Return the deck with the fix in the reported line; without an old text the new one is a line of its own below it."""
    lines = mistake.deck().splitlines(keepends=True)
    line = lines[mistake.line() - 1]
    assert mistake.old in line
    lines[mistake.line() - 1] = line.replace(mistake.old, mistake.new, 1) if mistake.old else line + mistake.new
    return "".join(lines)
