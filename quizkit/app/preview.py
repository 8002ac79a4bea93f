"""Previews questions, and grades a reply without recording it."""

from typing import NamedTuple

from quizkit.app.find_deck import askable, find_deck
from quizkit.base.clock import now
from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean
from quizkit.deck import Deck
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.questions.shapes import Prompt, Reply, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.session.shuffling import presented


class PreviewedQuestion(NamedTuple):
    """A question of a deck, its prompt, and its number in the deck, counted from 1."""

    deck: Deck
    question: Question
    prompt: Prompt
    number: int


def preview(deck_name: str, question: str | None) -> list[PreviewedQuestion]:
    """Return a question of a deck, by its id or number, or all of them. Raises UsageError."""
    questions = preview_questions(askable(find_deck(deck_name)))
    return questions if question is None else [_named(questions, question)]


def preview_questions(deck: Deck) -> list[PreviewedQuestion]:
    """Return all questions of a deck."""
    return [
        # Items to put in order are always shuffled alike.
        PreviewedQuestion(deck, one, presented(one, 0, 1, permute=False)[0], number)
        for number, one in enumerate(deck.questions, 1)
    ]


def grade_reply(deck_name: str, question: str | None, text: str) -> tuple[PreviewedQuestion, Attempt]:
    """Grade a reply to a question, or to the only one of a deck, as an attempt that is not recorded. Raises UsageError."""
    previewed, *others = preview(deck_name, question)
    if others:
        raise UsageError("The deck has several questions.", "Name the one that --answer replies to: its id or number.")
    reply, deck = _reply(previewed.prompt, text), previewed.deck
    grade = previewed.question.grade(reply, deck.context())
    return previewed, Attempt(deck.id, previewed.question, 1, (), reply_texts(reply), grade, 0, 0, now())


def _named(questions: list[PreviewedQuestion], name: str) -> PreviewedQuestion:
    by_name = {str(one.number): one for one in questions} | {one.question.common.id: one for one in questions}
    if name not in by_name:
        help = did_you_mean(name, [one.question.common.id for one in questions])
        help = help or f"Give an id, or a number from 1 to {len(questions)}."
        raise UsageError(f"There is no question “{name}” in {questions[0].deck.title}.", help)
    return by_name[name]


def _reply(prompt: Prompt, text: str) -> Reply:
    match parse_reply(prompt, text):
        case Misread() as misread:
            raise UsageError(f"“{text}” is not a reply to this question.", misread.help_outside_a_session)
        case Command():
            raise UsageError(f"“{text}” is a command, not a reply.", "To type a colon, write two.")
        case reply:
            return reply
