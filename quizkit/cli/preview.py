"""`quiz preview`: questions as students see them, with the key, and how a reply would be graded."""

from typing import Annotated

import typer

from quizkit.app.deck_names import complete_names
from quizkit.app.find_deck import askable, find_deck
from quizkit.base.clock import now
from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean
from quizkit.cli.help import Verb, verb_app
from quizkit.cli.options import Accessible
from quizkit.deck import Deck
from quizkit.questions.base import Grade
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.questions.shapes import Arrange, Prompt, Reply, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.session.plan import permuted
from quizkit.terminal.output import write_json
from quizkit.terminal.screens.feedback import show_feedback
from quizkit.terminal.screens.preview import show_grade, show_question
from quizkit.terminal.theme import Screen, screen

app = verb_app()

_Deck = Annotated[
    str, typer.Argument(metavar="DECK", help="A deck's name, title or path.", autocompletion=complete_names)
]
_Question = Annotated[str | None, typer.Argument(metavar="[QUESTION]", help="A question's id, or its number.")]
_Answer = Annotated[
    str | None, typer.Option("--answer", metavar="TEXT", help="Show how this reply would be graded, and why.")
]
_Json = Annotated[bool, typer.Option("--json", help="Print the grade of --answer as one JSON object.")]


@app.command(cls=Verb)
def preview(
    deck: _Deck,
    question: _Question = None,
    answer: _Answer = None,
    as_json: _Json = False,
    accessible: Accessible = None,
) -> None:
    """Show questions as students see them, with the key and all that is told after a reply.

    Choices stand in the deck's order here; `quiz start` mixes them.

    Examples:
      quiz preview my-deck.yaml
      quiz preview my-deck.yaml 3
      quiz preview my-deck.yaml capital-of-france --answer pariss
      quiz preview my-deck.yaml 3 --answer b --json
    """
    if as_json and answer is None:
        raise UsageError("--json tells how a reply is graded.", "Give a reply as well: --answer TEXT.")
    found = askable(find_deck(deck))
    shown = screen(accessible=accessible)
    if answer is None:
        _show(shown, found, found.questions if question is None else (_chosen(found, question),))
        return
    chosen = _chosen(found, question)
    prompt = _prompt(chosen)
    reply = _reply(prompt, answer)
    grade = chosen.grade(reply, found.context())
    if as_json:
        told = {"credit": grade.credit, "verdict": grade.verdict, "rule": grade.rule, "note": grade.note}
        write_json(told)
        return
    _show_graded(shown, found, chosen, reply, grade)


def _show(shown: Screen, deck: Deck, questions: tuple[Question, ...]) -> None:
    context = deck.context()
    shown.show(deck.title, "bold")
    places = {question.common.id: place for place, question in enumerate(deck.questions, 1)}
    for question in questions:
        place = places[question.common.id]
        show_question(shown, question, _prompt(question), context, place, len(deck.questions))


def _show_graded(shown: Screen, deck: Deck, question: Question, reply: Reply, grade: Grade) -> None:
    prompt, place = _prompt(question), deck.questions.index(question) + 1
    show_question(shown, question, prompt, deck.context(), place, len(deck.questions), key=False)
    attempt = Attempt(deck.id, question, 1, (), reply_texts(reply), grade, 0, 0, now())
    shown.show(f"> {'; '.join(attempt.reply)}")
    show_feedback(shown, prompt, attempt, comes_back=False)
    show_grade(shown, grade)


def _prompt(question: Question) -> Prompt:
    """Return the prompt in the deck's order; what is to be put in order stands in the same other one each time."""
    prompt = question.prompt()
    return permuted(prompt, 0, question.common.id, 1)[0] if isinstance(prompt, Arrange) else prompt


def _chosen(deck: Deck, name: str | None) -> Question:
    if name is None:
        if len(deck.questions) == 1:
            return deck.questions[0]
        raise UsageError("The deck has several questions.", "Name the one that --answer replies to: its id or number.")
    question = deck.question(name)
    if question is not None:
        return question
    if name.isascii() and name.isdigit() and 0 < len(name) < 9 and 1 <= int(name) <= len(deck.questions):
        return deck.questions[int(name) - 1]
    ids = [question.common.id for question in deck.questions]
    numbers = f"Give an id, or a number from 1 to {len(ids)}."
    raise UsageError(f"There is no question “{name}” in {deck.title}.", did_you_mean(name, ids) or numbers)


def _reply(prompt: Prompt, text: str) -> Reply:
    """Read a reply as a session would. Raises UsageError where a session would ask again."""
    given = parse_reply(prompt, text)
    if isinstance(given, Misread):
        raise UsageError(f"“{text}” is no reply to this question.", given.help)
    if isinstance(given, Command):
        raise UsageError(f"“{text}” is a command, not a reply.", "To type a colon, write two.")
    return given
