"""What the rules look at: a deck, the text of its source, and what several rules want to know of both."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from quizkit.base.problems import Route
from quizkit.deck import Deck
from quizkit.grading.context import Context
from quizkit.lint.source_text import SourceText
from quizkit.lint.views import Options, Typed, options, shown, typed
from quizkit.lint.wording import content
from quizkit.markup import one_line
from quizkit.questions.registry import Question


class Placed(NamedTuple):
    """A part of a question, with the question and its route."""

    route: Route
    question: Question


class WithOptions(NamedTuple):
    """A question to pick from, with its choices."""

    route: Route
    question: Question
    options: Options

    def at(self, choice: str) -> Route:
        """Return the route of a choice."""
        return self.route + self.options.at(choice)


class WithTyped(NamedTuple):
    """A typed answer, with its question's position, the question, and its own route."""

    position: int
    question: Question
    answer: Typed
    route: Route


class Subject:
    """A deck under check. `source` is the text of its source file: None where it names none, or it is not there.

    `missing` is how many of its questions could not be read: what is counted over the deck reckons with them.
    """

    def __init__(self, deck: Deck, source: str | None = None, missing: int = 0) -> None:
        self.deck = deck
        self.source = source
        self.missing = missing

    @cached_property
    def questions(self) -> list[Placed]:
        """Every question with its route."""
        return [Placed(("questions", place), question) for place, question in enumerate(self.deck.questions)]

    @cached_property
    def context(self) -> Context:
        """What a question of the deck is graded with."""
        return self.deck.context()

    @cached_property
    def alone(self) -> Context:
        """What two texts are compared with where the rest of the deck does not count."""
        return Context(self.deck.language)

    @cached_property
    def english(self) -> bool:
        """Whether the deck is in English, which the rules about wording know."""
        return self.deck.language.casefold().startswith("en")

    @cached_property
    def picked(self) -> list[WithOptions]:
        """The questions whose choices the author wrote."""
        found = ((route, question, options(question)) for route, question in self.questions)
        return [WithOptions(route, question, seen) for route, question, seen in found if seen is not None]

    @cached_property
    def typed(self) -> list[WithTyped]:
        """Every answer that is typed."""
        return [
            WithTyped(place, question, answer, (*route, *answer.route))
            for place, (route, question) in enumerate(self.questions)
            for answer in typed(question)
        ]

    @cached_property
    def passages(self) -> SourceText | None:
        """The text of the source, ready to look quotes up in."""
        return None if self.source is None else SourceText(self.source)

    @cached_property
    def stems(self) -> list[set[str]]:
        """For each question the words that carry the meaning of its stem."""
        return [content(one_line(question.prompt().stem)) for _, question in self.questions]

    @cached_property
    def shown(self) -> list[str]:
        """For each question what a student reads of it, one line each."""
        return ["\n".join(shown(question)) for _, question in self.questions]

    @cached_property
    def in_stems(self) -> Counter[str]:
        """In how many stems each word stands: what a deck is about stands in many, and tells nothing."""
        return Counter(word for words in self.stems for word in words)

    def rare(self, words: set[str]) -> set[str]:
        """Return those of some words that few stems of the deck have: three, or a twentieth of them.

        A question that could not be read counts as one that has them all.
        """
        most = max(3, len(self.stems) // 20)
        return {word for word in words if self.in_stems[word] + self.missing <= most}
