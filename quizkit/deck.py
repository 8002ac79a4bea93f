"""The deck: what is asked, without a trace of the file that it came from."""

from dataclasses import dataclass, replace

from quizkit.base.terms import OPEN_TERMS, Terms
from quizkit.grading.context import Context
from quizkit.questions.base import Field, FieldTable, digest
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.registry import Question, answer_texts, revision
from quizkit.questions.shapes import options

DECK_FIELDS: FieldTable = {
    "id": Field("text", "A short name that never changes: progress hangs on it. The title, unless given."),
    "title": Field("text", "What the deck is called."),
    "description": Field("text", "What the deck is about, in a sentence or two."),
    "language": Field("text", "The language of the deck as a tag, such as en or de-CH."),
    "source": Field("source", "The text that the deck is drawn from: a file beside the deck, or a citation."),
    "tags": Field("text or texts", "Tags that every question of the deck has."),
    "defaults": Field("part", "Values for the questions that do not give their own."),
    "exam": Field("part", "The terms of an exam over this deck."),
    "questions": Field("part", "The questions, in the order in which they tell the story.", required=True),
}
# What `defaults` may set: how questions are graded, never what they ask.
DEFAULTS = ("points", "tolerance", "case", "typos", "accents")
EXAM_FIELDS: FieldTable = {
    "time-limit": Field("duration", "How long the exam takes: 20m, 1h30m, or a number of minutes."),
    "pass": Field("percent", "The share of the points that it takes to pass, such as 60%."),
    "count": Field("count", "How many of the questions are asked; all unless said."),
    "shuffle": Field("flag", "true mixes the questions too, false not even their choices."),
}


@dataclass(frozen=True, slots=True)
class Source:
    """The text that a deck is drawn from. `file` is relative to the deck; the rest describes it."""

    file: str = ""
    title: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck whose questions can all be asked. Questions stand in the deck's order, their ids differ."""

    id: str
    title: str
    questions: tuple[Question, ...]
    description: str = ""
    language: str = "en"
    source: Source = Source()
    exam: Terms = OPEN_TERMS

    def context(self) -> Context:
        """Return what grading needs to know about this deck: what a misspelling must not turn into."""
        answers = {text for question in self.questions for text in answer_texts(question)}
        offered = {text for question in self.questions for text in options(question.prompt())}
        return Context(self.language, tuple(sorted(answers)), tuple(sorted(offered - answers)))

    def question(self, id: str) -> Question | None:
        """Return the question with this id, if the deck has it."""
        return next((question for question in self.questions if question.common.id == id), None)

    def reversed(self) -> "Deck":
        """Return the deck of its cards alone, each asked from its back."""
        cards = tuple(question.reversed() for question in self.questions if isinstance(question, Flashcard))
        return replace(self, questions=cards)

    def content_hash(self) -> str:
        """Return sixteen hexadecimal digits that change when any question's content does."""
        return digest("\0".join(f"{question.common.id} {revision(question)}" for question in self.questions), 16)
