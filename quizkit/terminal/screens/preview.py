"""Shows questions with their answers, and graded replies."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from quizkit.app.preview import PreviewedQuestion
from quizkit.grading.context import Context
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import labels
from quizkit.questions.shapes import (
    FillBlanks,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Prompt,
    Reveal,
    TypeLine,
    reply_texts,
)
from quizkit.session.attempt import Attempt
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import how_to_reply, show_prompt
from quizkit.terminal.screens.feedback import answer, show_feedback
from quizkit.terminal.screens.words import number as in_digits
from quizkit.terminal.theme import Screen, data


def show_preview(screen: Screen, questions: Sequence[PreviewedQuestion]) -> None:
    """Show questions of a deck with everything that belongs to them."""
    deck = questions[0].deck
    context = deck.context()
    screen.show(deck.title, "bold")
    for previewed in questions:
        _show_question(screen, previewed)
        screen.rule()
        for label, text in _belongings(previewed.question, previewed.prompt, context, plain=screen.plain):
            name = Text(f"{label}: ", "cyan")
            if isinstance(text, str):
                show_markdown(screen, text, indent=screen.inset, hang=2, label=name)
            else:
                screen.put(name + text, screen.inset, hang=2)


def show_graded_reply(screen: Screen, previewed: PreviewedQuestion, attempt: Attempt) -> None:
    """Show a question, a reply, the feedback, and the credit with the rule that decided it."""
    _show_question(screen, previewed)
    screen.show(f"> {'; '.join(attempt.reply)}")
    show_feedback(screen, previewed.prompt, attempt, is_asked_again=False)
    grade = attempt.grade
    screen.put(Text.assemble((f"Credit: {in_digits(grade.credit)}. Rule: ", "dim"), data(grade.rule), "."))


def _show_question(screen: Screen, previewed: PreviewedQuestion) -> None:
    how, total = how_to_reply(previewed.prompt), len(previewed.deck.questions)
    number = f"Question {previewed.number} of {total}"
    where = f"{number}, {how}." if screen.plain else f"{number} · {how} ·"
    screen.rule()
    id = data(previewed.question.common.id)
    screen.put(Text.assemble((where, "dim"), " Id: ", id, "." if screen.plain else ""))
    show_prompt(screen, previewed.prompt)


def _belongings(
    question: Question, prompt: Prompt, context: Context, *, plain: bool
) -> Iterator[tuple[str, str | Text]]:
    """Yield what belongs to a question beside its prompt, each with its name: Markdown as `str`, the rest as `Text`."""
    shared = question.common
    yield "Answer", prompt.back if isinstance(prompt, Reveal) else data(answer(prompt, question, plain=plain))
    if isinstance(prompt, TypeLine | FillBlanks):
        yield from (("Also accepted", data("; ".join(reply_texts(reply)))) for reply in question.accepted()[1:])
    yield from ((f"Feedback on {label}", text) for label, text in _feedback(question, prompt, context))
    yield from (("Hint", hint) for hint in shared.hints)
    if shared.explanation:
        yield "Explanation", shared.explanation
    if shared.evidence:
        yield "Evidence", data(f"“{shared.evidence.strip()}”")
    if shared.tags:
        yield "Tags", data(", ".join(shared.tags))
    if shared.points not in (0, 1):
        yield "Points", data(in_digits(shared.points))


def _feedback(question: Question, prompt: Prompt, context: Context) -> Iterator[tuple[str, str]]:
    if not isinstance(prompt, PickOne | PickMany):
        return
    for label, choice in zip(labels(prompt.choices), prompt.choices, strict=True):
        reply = Picked(choice) if isinstance(prompt, PickOne) else PickedMany((choice,))
        note = question.grade(reply, context).note
        if note:
            yield label, note
