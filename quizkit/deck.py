"""The deck: its questions and settings, independent of the file that it was read from."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from quizkit.base.terms import OPEN_TERMS, Terms
from quizkit.base.values import Value
from quizkit.grading.context import Context
from quizkit.questions.base import Field, FieldTable, digest, sign
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.registry import Question, answer_texts, revision
from quizkit.questions.shapes import offered_texts

DECK_FIELDS: FieldTable = {
    "id": Field("text", "A short name that never changes: progress is stored under it. The title by default."),
    "title": Field("text", "The name of the deck."),
    "description": Field("text", "What the deck is about, in a sentence or two."),
    "language": Field("text", "The language of the deck as a tag, such as en or de-CH."),
    "source": Field("source", "The text that the deck is based on: a file beside the deck, or a citation."),
    "tags": Field("text or texts", "Tags that every question of the deck has."),
    "defaults": Field("part", "Values for questions without their own."),
    "exam": Field("part", "The terms of an exam over this deck."),
    "questions": Field("part", "The questions, in the order to learn them.", required=True),
}
# The keys of `defaults`: how questions are graded, never what they ask.
DEFAULTS = ("points", "scoring", "tolerance", "case", "typos", "accents", "article", "exact")
EXAM_FIELDS: FieldTable = {
    "time-limit": Field("duration", "How long the exam takes: 20m, 1h30m, or a number of minutes."),
    "pass": Field("percent", "The share of the points that passes, such as 60%."),
    "count": Field("count", "How many questions are asked; all by default."),
    "shuffle": Field("flag", "true shuffles the questions and the choices, false neither."),
}


class Source(Value):
    """The text that a deck is based on. `file` is relative to the deck; the rest describes it."""

    file: str = ""
    title: str = ""
    url: str = ""
    date: str = ""


class Filing(NamedTuple):
    """Where a question belongs in its deck: the group of questions about one fact, and its tags."""

    group: str
    tags: tuple[str, ...]


class UnreadQuestions(Sequence[Question]):
    """Questions that are read when they are needed. Going through all of them reads the whole deck.

    What chooses and recognises questions needs only `ids`, `signs` and `filing`; `content_hash` and `texts` are as in the
    deck.
    """

    ids: Sequence[str]
    content_hash: str

    @property
    @abstractmethod
    def signs(self) -> Sequence[str]:
        """The signs of all questions."""

    @abstractmethod
    def filing(self, place: int) -> Filing:
        """Return where the question at a place belongs."""

    @abstractmethod
    def at(self, places: Sequence[int]) -> list[Question]:
        """Read the questions at these places."""

    @abstractmethod
    def texts(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the answers of all questions and the other choices, both sorted."""

    @abstractmethod
    def stored(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what a function made of the texts, now or earlier."""


class Deck(Value):
    """A valid deck. The questions are in the deck's order and have different ids."""

    id: str
    title: str
    questions: Sequence[Question]
    description: str = ""
    language: str = "en"
    source: Source = Source()
    exam: Terms = OPEN_TERMS

    def context(self) -> Context:
        """Return what grading needs from this deck: the words that a misspelling must not become."""
        answers, choices = self.texts()
        stored = self.questions.stored if isinstance(self.questions, UnreadQuestions) else None
        return Context(self.language, tuple(answers), tuple(choices), stored)

    def texts(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the answers of all questions and the other choices, both sorted."""
        if isinstance(self.questions, UnreadQuestions):
            return self.questions.texts()
        answers = {text for question in self.questions for text in answer_texts(question)}
        offered = {text for question in self.questions for text in offered_texts(question.prompt())}
        return sorted(answers), sorted(offered - answers)

    def ids(self) -> Sequence[str]:
        """Return the ids of the questions."""
        questions = self.questions
        return questions.ids if isinstance(questions, UnreadQuestions) else [one.common.id for one in questions]

    def filing(self, place: int) -> Filing:
        """Return where the question at a place belongs."""
        if isinstance(self.questions, UnreadQuestions):
            return self.questions.filing(place)
        common = self.questions[place].common
        return Filing(common.group, common.tags)

    def at(self, places: Sequence[int]) -> list[Question]:
        """Return the questions at these places."""
        questions = self.questions
        return questions.at(places) if isinstance(questions, UnreadQuestions) else [questions[one] for one in places]

    def named(self, ids: Iterable[str]) -> dict[str, Question]:
        """Return the questions with these ids, as far as the deck has them."""
        requested = set(ids)
        places = [place for place, id in enumerate(self.ids()) if id in requested]
        return {question.common.id: question for question in self.at(places)}

    def reversed(self) -> "Deck":
        """Return a deck of the flashcards only, each asked from its back."""
        cards = tuple(question.reversed() for question in self.questions if isinstance(question, Flashcard))
        return self._replace(questions=cards)

    def signs(self) -> Sequence[str]:
        """Return the sign of each question, which two questions share that ask the same."""
        if isinstance(self.questions, UnreadQuestions):
            return self.questions.signs
        return [sign(question.prompt().stem, question.answer()) for question in self.questions]

    def content_hash(self) -> str:
        """Return sixteen hexadecimal digits that change when any question's content does."""
        if isinstance(self.questions, UnreadQuestions):
            return self.questions.content_hash
        return digest("\0".join(f"{question.common.id} {revision(question)}" for question in self.questions), 16)
