"""Twice the input takes at most 2.6 times the steps: for every reader, rule, grader and renderer, over a table of bombs."""

import pytest

from quizkit.questions.registry import TYPES
from tests.bombs import BOMBS
from tests.growth import MOST, NOISE, Growth, growth

QUICK = [name for name, bomb in BOMBS.items() if not bomb.slow]
SLOW = [name for name, bomb in BOMBS.items() if bomb.slow]


# With more input more tables are filled once, and more limits are passed.
NOISE_OF_MUCH = 5000


def test_long_replies_are_graded_for_every_type() -> None:
    assert {f"grade {name}: words" for name in TYPES} - set(BOMBS) == set()


def held(found: Growth, noise: int = NOISE) -> None:
    assert found.culprits(noise) == {}
    assert found.ratio() <= MOST


@pytest.mark.parametrize("name", QUICK)
def test_twice_the_input_takes_about_twice_the_steps(name: str) -> None:
    make, size, _ = BOMBS[name]
    held(growth(make, size))


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_what_takes_seconds_does_too(name: str) -> None:
    make, size, _ = BOMBS[name]
    held(growth(make, size), NOISE_OF_MUCH)


# Fixes are tried in groups, each by reading the deck again; `check` tries none in a deck over 500,000 characters.
TRIED_AGAIN = {"fix: unknown keys"}


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in QUICK if name not in TRIED_AGAIN])
def test_much_more_input_does_too_with_the_steps_of_other_packages(name: str) -> None:
    make, size, _ = BOMBS[name]
    held(growth(make, 4 * size, others=True), NOISE_OF_MUCH)
