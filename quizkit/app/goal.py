"""The goal of a day, in questions or minutes, and how much of it is done."""

from datetime import date
from typing import Literal, NamedTuple

from quizkit.base.terms import seconds_of
from quizkit.config import GOAL, setting
from quizkit.progress.state import State


class Goal(NamedTuple):
    """What a student wants to do on each day: `of` questions or minutes, and how much of it is `done` today."""

    unit: Literal["questions", "minutes"]
    done: int
    of: int

    @property
    def is_reached(self) -> bool:
        """Whether the goal is reached."""
        return self.done >= self.of


def goal_today(state: State, today: date) -> Goal | None:
    """Return the goal of the settings with what is done today in all decks, None without a goal."""
    text = setting(GOAL).value
    if not text:
        return None
    counts = state.days.get(today.isoformat(), {}).values()
    if text.isdigit():
        return Goal("questions", sum(day.answers for day in counts), int(text))
    return Goal("minutes", sum(day.ms for day in counts) // 60_000, (seconds_of(text) or 0) // 60)
