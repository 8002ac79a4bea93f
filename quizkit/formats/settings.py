"""What a deck has beside its questions, so that a report can say what of it a file does not keep."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

from quizkit.base.problems import Problem
from quizkit.base.text import composed
from quizkit.deck import Deck

DeckSetting: TypeAlias = Literal["id", "title", "description", "language", "source", "exam"]
# `tags` and `defaults` are written with each question that they are for.
SETTINGS: Final[Mapping[DeckSetting, str]] = {
    "id": "id",
    "title": "title",
    "description": "description",
    "language": "language",
    "source": "source",
    "exam": "exam terms",
}
LOST_SETTING: Final = "lost-setting"


def title_of(stem: str) -> str:
    """Return the title that a deck gets from the name of its file."""
    return re.sub("[_-]", " ", stem).strip().capitalize() or "Deck"


def lost_settings(deck: Deck, kept: Iterable[DeckSetting], stem: str) -> list[DeckSetting]:
    """Return what a file with this name does not keep of a deck: what an import would not give back."""
    again = Deck(stem, title_of(stem), ())
    lost = [one for one in SETTINGS if one not in kept and getattr(deck, one) != getattr(again, one)]
    # An id that is the title is not written in the deck.
    return [one for one in lost if one != "id" or deck.id != composed(deck.title)]


def lost_in_export(settings: Iterable[DeckSetting]) -> tuple[Problem, ...]:
    """Return the report of settings that are not exported: one line, or none."""
    return _lost("of the deck itself these are not exported", [SETTINGS[one] for one in settings])


def lost_in_import(numbers: Mapping[str, int]) -> tuple[Problem, ...]:
    """Return the report of settings that a deck cannot have, by their names with the number of each: one line, or none."""
    names = [f"{name} ({number:,})" if number else name for name, number in numbers.items()]
    return _lost("these settings are not imported", names)


def _lost(what: str, names: list[str]) -> tuple[Problem, ...]:
    return (Problem(LOST_SETTING, (), f"{what}: {', '.join(names)}", "", "warning"),) if names else ()
