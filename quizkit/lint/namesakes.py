"""Lint rules over several decks: two of them that are stored as one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizkit.base.problems import Finding, rule
from quizkit.base.text import composed
from quizkit.deck import Deck

# The least share of the questions that a copy of a deck has, though it was corrected since.
_COPY = 0.8


class Namesake(NamedTuple):
    """What is to know of a deck to compare it with others: its file, its id or title, and what its questions ask."""

    path: str
    id: str
    has_id: bool
    signs: frozenset[str]


class Namesakes(NamedTuple):
    """A deck, and others with the same id."""

    deck: Namesake
    others: Sequence[Namesake]


def as_namesake(path: str, deck: Deck) -> Namesake:
    """Return what is to know of a deck to compare it with others."""
    return Namesake(path, deck.id, deck.id != composed(deck.title), frozenset(deck.signs()))


@rule("same-deck-id", "warning")
def same_deck_id(decks: Namesakes) -> Iterator[Finding]:
    """Two decks with different questions have the same id, or the same title and no id.

    Progress is stored by the id, and without one by the title. quizkit sees by their questions that these are two decks,
    and says so at the start of the second. If half of the questions are the same, the two count as one deck.
    A corrected copy of a deck is the same deck and is not reported: it has 80 % of the questions.

    Bad:

        # chemistry.yaml
        title: Chapter 1
        # history.yaml
        title: Chapter 1

    Good:

        # chemistry.yaml
        id: chemistry-1
        title: Chapter 1
        # history.yaml
        id: history-1
        title: Chapter 1
    """
    deck = decks.deck
    least = ((other, _COPY * min(len(deck.signs), len(other.signs))) for other in decks.others)
    other = next((other for other, shared in least if len(deck.signs & other.signs) < shared), None)
    if other:
        key, what = ("id", "id") if deck.has_id else ("title", "title and no id" if not other.has_id else "title")
        message = f"{other.path} has the same {what}, but different questions"
        yield Finding((key,), message, "Give each deck an `id` of its own: progress is stored by it.")
