"""Previews questions, and grades a reply without recording it."""

from typing import NamedTuple

from quizkit.app.find_deck import askable, find_deck
from quizkit.base.clock import now
from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean
from quizkit.deck import Deck
from quizkit.questions.base import Grade
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.questions.shapes import Arrange, Prompt, Reply, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.session.plan import permuted


class PreviewedQuestion(NamedTuple):
    """A question of a deck, its prompt, and its number in the deck, counted from 1."""

    deck: Deck
    question: Question
    prompt: Prompt
    number: int


class GradedReply(NamedTuple):
    """A reply to a question, as an attempt that is not recorded."""

    previewed: PreviewedQuestion
    attempt: Attempt

    @property
    def grade(self) -> Grade:
        """The grade of the reply."""
        return self.attempt.grade


def preview(deck_name: str, question: str | None) -> list[PreviewedQuestion]:
    """Return a question of a deck, by its id or number, or all of them. Raises UsageError."""
    deck = askable(find_deck(deck_name))
    if question is not None:
        return [_previewed(deck, _question(deck, question))]
    return preview_questions(deck)


def preview_questions(deck: Deck) -> list[PreviewedQuestion]:
    """Return all questions of a deck."""
    return [PreviewedQuestion(deck, one, _prompt(one), number) for number, one in enumerate(deck.questions, 1)]


def grade_reply(deck_name: str, question: str | None, text: str) -> GradedReply:
    """Grade a reply to a question of a deck. Without a question the deck has to have only one. Raises UsageError."""
    deck = askable(find_deck(deck_name))
    previewed = _previewed(deck, _only_question(deck) if question is None else _question(deck, question))
    reply = _reply(previewed.prompt, text)
    grade = previewed.question.grade(reply, deck.context())
    return GradedReply(previewed, Attempt(deck.id, previewed.question, 1, (), reply_texts(reply), grade, 0, 0, now()))


def _previewed(deck: Deck, question: Question) -> PreviewedQuestion:
    return PreviewedQuestion(deck, question, _prompt(question), deck.questions.index(question) + 1)


def _prompt(question: Question) -> Prompt:
    """Return the prompt with choices in the order of the deck. Items to put in order are always shuffled alike."""
    prompt = question.prompt()
    return permuted(prompt, 0, question.common.id, 1)[0] if isinstance(prompt, Arrange) else prompt


def _only_question(deck: Deck) -> Question:
    if len(deck.questions) == 1:
        return deck.questions[0]
    raise UsageError("The deck has several questions.", "Name the one that --answer replies to: its id or number.")


def _question(deck: Deck, name: str) -> Question:
    question = deck.question(name)
    if question is not None:
        return question
    if name.isascii() and name.isdigit() and 0 < len(name) < 9 and 1 <= int(name) <= len(deck.questions):
        return deck.questions[int(name) - 1]
    ids = [question.common.id for question in deck.questions]
    help = did_you_mean(name, ids) or f"Give an id, or a number from 1 to {len(ids)}."
    raise UsageError(f"There is no question “{name}” in {deck.title}.", help)


def _reply(prompt: Prompt, text: str) -> Reply:
    match parse_reply(prompt, text):
        case Misread(help):
            raise UsageError(f"“{text}” is not a reply to this question.", help)
        case Command():
            raise UsageError(f"“{text}” is a command, not a reply.", "To type a colon, write two.")
        case reply:
            return reply
