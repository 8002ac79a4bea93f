"""Shows questions with their answers, and graded replies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from quizkit.app.answer_examples import Example, answer_examples
from quizkit.app.preview import PreviewedQuestion
from quizkit.app.replies import TriedReply
from quizkit.base.text import safe_line
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
from quizkit.terminal.screens.words import count_of_points, short_number
from quizkit.terminal.theme import VERDICTS, Screen, data


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
    screen.put(Text.assemble((f"Credit: {short_number(grade.credit)}. Rule: ", "dim"), data(grade.rule), "."))


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
    points = count_of_points(shared.points) if question.scored else "no points"
    yield "Graded", data("; ".join((*question.graded_how(context), points)))
    examples = answer_examples(question, context)
    yield from (
        (label, _examples(some))
        for label, some in zip(("Accepts", "Rejects", "Asks again"), examples, strict=True)
        if some
    )
    yield from ((f"Feedback on {label}", text) for label, text in _feedback(question, prompt, context))
    yield from (("Hint", hint) for hint in shared.hints)
    if shared.explanation:
        yield "Explanation", shared.explanation
    if shared.evidence:
        yield "Evidence", data(f"“{shared.evidence.strip()}”")
    if shared.tags:
        yield "Tags", data(", ".join(shared.tags))


def _examples(examples: Sequence[Example]) -> Text:
    return Text("; ").join(Text.assemble(data(one.reply), (f" ({one.grade.rule})", "dim")) for one in examples)


def show_replies(screen: Screen, replies: Iterable[TriedReply]) -> None:
    """Show each reply with its verdict and rule, then how many there were of each verdict."""
    verdicts: Counter[str] = Counter()
    for _, reply, grade, name in replies:
        verdicts[grade.verdict] += 1
        sign, style = VERDICTS[grade.verdict]
        verdict = f"{grade.verdict}, {short_number(grade.credit)}" if 0 < grade.credit < 1 else grade.verdict
        line = Text.assemble((verdict if screen.plain else f"{sign} {verdict}", style), "  ", data(name), ": ")
        rule = f"({grade.rule}{f': {grade.note}' if grade.note else ''})"
        screen.put(line + data(f"“{safe_line(reply)}”") + Text.assemble(" ", (safe_line(rule), "dim")), hang=2)
    counts = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.most_common())
    screen.rule()
    screen.show(
        f"{verdicts.total():,} {'reply' if verdicts.total() == 1 else 'replies'}{f': {counts}' if counts else ''}.",
        "bold",
    )


def _feedback(question: Question, prompt: Prompt, context: Context) -> Iterator[tuple[str, str]]:
    if not isinstance(prompt, PickOne | PickMany):
        return
    for label, choice in zip(labels(prompt.choices), prompt.choices, strict=True):
        reply = Picked(choice) if isinstance(prompt, PickOne) else PickedMany((choice,))
        note = question.grade(reply, context).note
        if note:
            yield label, note
