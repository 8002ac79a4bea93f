"""The subject of lint rules: a deck, the text of its source, and indexes that several rules share."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from sys import intern

from quizkit.base.problems import Route
from quizkit.deck import Deck
from quizkit.grading.context import Context
from quizkit.lint.source_text import SourceText
from quizkit.lint.views import TypedAnswer, WithOptions, options, typed
from quizkit.lint.wording import content
from quizkit.questions.registry import Question


class Subject:
    """A deck to check. `source` is the text of its source file, None if there is none.

    `missing` is the number of questions that could not be read, so that rules that count can allow for them, and `places` are
    the places of the others in the file.
    """

    def __init__(self, deck: Deck, source: str | None = None, missing: int = 0, places: Sequence[int] = ()) -> None:
        self.deck = deck
        self.source = source
        self.missing = missing
        self._places = places

    def number(self, position: int) -> int:
        """Return the number of a question in the file, counted from 1."""
        return (self._places[position] if self._places else position) + 1

    @property
    def questions(self) -> Iterator[tuple[Route, Question]]:
        """Every question with its route. A list of them would take 14 MB for a hundred thousand."""
        return ((("questions", place), question) for place, question in enumerate(self.deck.questions))

    @cached_property
    def context(self) -> Context:
        """The context in which the questions of the deck are graded."""
        return self.deck.context()

    @cached_property
    def alone(self) -> Context:
        """The context to compare two texts without the rest of the deck."""
        return Context(self.deck.language)

    @cached_property
    def english(self) -> bool:
        """Whether the deck is in English, the language of the rules about wording."""
        return self.deck.language.casefold().startswith("en")

    @cached_property
    def picked(self) -> list[WithOptions]:
        """The questions with choices that the author wrote."""
        views = (options(position, question) for position, question in enumerate(self.deck.questions))
        return [picked for picked in views if picked is not None]

    @cached_property
    def typed(self) -> list[TypedAnswer]:
        """All typed answers."""
        return [answer for place, question in enumerate(self.deck.questions) for answer in typed(place, question)]

    @cached_property
    def passages(self) -> SourceText | None:
        """The text of the source, to look up quotes."""
        return None if self.source is None else SourceText(self.source)

    @cached_property
    def stems(self) -> list[tuple[str, ...]]:
        """For each question the words that carry the meaning of its stem, each once. A set takes five times the memory."""
        return [tuple(map(intern, content(question.prompt().stem))) for question in self.deck.questions]

    @cached_property
    def in_stems(self) -> Counter[str]:
        """The number of stems that contain each word; the topic of a deck is in many of them."""
        return Counter(word for words in self.stems for word in words)

    def rare(self, words: set[str], part: int = 20) -> set[str]:
        """Return the words that are in few stems of the deck: at most three, or one part of them, a twentieth.

        A question that could not be read counts as one that contains every word.
        """
        most = max(3, len(self.stems) // part)
        return {word for word in words if self.in_stems[word] + self.missing <= most}
