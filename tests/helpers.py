"""What the tests of several layers share: decks written where they are read."""

from pathlib import Path
from textwrap import dedent

from hypothesis import settings

from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile, parse_deck
from quizkit.deck_file.templates import starter
from quizkit.progress.stats import Studied
from quizkit.questions.registry import Question

# The same examples in every run: what one run finds, the next one finds too.
law = settings(derandomize=True, deadline=None)
SHIPPED = Path(__file__).parents[1] / "decks" / "carney-washington-2025.yaml"


def parsed(text: str) -> DeckFile:
    """Read the text of a deck, indented as it stands in the test."""
    return parse_deck(dedent(text).removeprefix("\n"), Path("deck.yaml"))


def deck(text: str) -> Deck:
    """Read a deck in which nothing is wrong."""
    found = parsed(text)
    assert found.deck is not None, found.problems
    assert found.problems == ()
    return found.deck


def question(text: str) -> Question:
    """Read one question, without its dash, in which nothing is wrong."""
    return deck(in_a_deck(text)).questions[0]


def with_every_type(questions: dict[str, Question]) -> dict[str, Question]:
    """Return questions by name, with those of the starter deck whose types are not among them."""
    types = {item.type for item in questions.values()}
    return questions | {item.type: item for item in deck(starter("starter")).questions if item.type not in types}


def in_a_deck(text: str) -> str:
    """Return a deck of one question; the question's own lines begin in line 4, column 5."""
    lines = dedent(text).strip("\n").splitlines()
    return "title: T\nquestions:\n  -\n" + "".join(f"    {line}\n" for line in lines)


def told(found: DeckFile) -> list[str]:
    """Return the problems as `line:column code: message`."""
    return [f"{p.place.line}:{p.place.column} {p.code}: {p.message}" for p in found.problems if p.place]


def problems(text: str) -> list[str]:
    """Return what is wrong with a deck, each as `line:column code`, the warnings too."""
    return [line.partition(": ")[0] for line in told(parsed(text))]


def messages(text: str) -> list[str]:
    """Return what is wrong with a deck, each as `line:column code: message`."""
    return told(parsed(text))


def studied(*decks: Deck) -> list[Studied]:
    """Return the questions of decks as statistics take them."""
    return [
        Studied(one.id, question.common.id, question.prompt().stem, question.common.tags)
        for one in decks
        for question in one.questions
    ]
