"""Questions as students see them, with all that a student is told only afterwards."""

from collections.abc import Iterator

from rich.text import Text

from quizkit.grading.context import Context
from quizkit.questions.base import Grade
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
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import how_to_reply, show_prompt
from quizkit.terminal.screens.feedback import answer
from quizkit.terminal.screens.words import number as in_digits
from quizkit.terminal.theme import Screen, data


def show_question(
    screen: Screen, question: Question, prompt: Prompt, context: Context, place: int, of: int, *, key: bool = True
) -> None:
    """Show a question as it is put, its number and its id above it, and with `key` all that belongs to it below."""
    how = how_to_reply(prompt)
    where = f"Question {place} of {of}, {how}." if screen.plain else f"Question {place} of {of} · {how} ·"
    screen.rule()
    screen.put(Text.assemble((where, "dim"), " Id: ", data(question.common.id), "." if screen.plain else ""))
    show_prompt(screen, prompt)
    if key:
        screen.rule()
        for label, text in _belongings(question, prompt, context, plain=screen.plain):
            _show_part(screen, Text(f"{label}: ", "cyan"), text)


def _show_part(screen: Screen, label: Text, text: str | Text) -> None:
    indent = 0 if screen.plain else 2
    if isinstance(text, str):
        show_markdown(screen, text, indent=indent, hang=2, label=label)
    else:
        screen.put(Text.assemble(label, text), indent, hang=2)


def show_grade(screen: Screen, grade: Grade) -> None:
    """Show what a reply is worth, and the rule that decided it."""
    screen.put(Text.assemble((f"Credit: {in_digits(grade.credit)}. Rule: ", "dim"), data(grade.rule), "."))


def _belongings(
    question: Question, prompt: Prompt, context: Context, *, plain: bool
) -> Iterator[tuple[str, str | Text]]:
    """Yield what belongs to a question beside its prompt, each with its name: Markdown as `str`, the rest as `Text`."""
    shared = question.common
    yield "Answer", prompt.back if isinstance(prompt, Reveal) else data(answer(prompt, question, plain=plain))
    if isinstance(prompt, TypeLine | FillBlanks):
        yield from (("Also taken", data("; ".join(reply_texts(reply)))) for reply in question.accepted()[1:])
    yield from ((f"Told who picks {label}", told) for label, told in _feedback(question, prompt, context))
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
    """Yield the label of each choice that has feedback, and the feedback."""
    if not isinstance(prompt, PickOne | PickMany):
        return
    for label, choice in zip(labels(prompt.choices), prompt.choices, strict=True):
        reply = Picked(choice) if isinstance(prompt, PickOne) else PickedMany((choice,))
        told = question.grade(reply, context).note
        if told:
            yield label, told
