"""Feedback after a reply: the verdict, the right answer, and the explanation."""

from rich.text import Text

from quizkit.base.text import safe
from quizkit.questions.base import Near
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import labels
from quizkit.questions.shapes import PickMany, PickOne, Prompt, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import answer_in_words
from quizkit.terminal.theme import RIGHT, VERDICTS, Screen, data


def show_feedback(screen: Screen, prompt: Prompt, attempt: Attempt, is_asked_again: bool) -> None:
    """Show how an attempt was graded, and the right answer with the letters of its choices."""
    grade, question = attempt.grade, attempt.question
    sign, style = VERDICTS[grade.verdict]
    verdict = grade.verdict.capitalize() + "."
    line = Text(verdict if screen.plain else f"{sign} {verdict}", style)
    if grade.verdict == "partly right":
        line.append(f" {grade.rule.capitalize()}.", "none")
    lenient = grade.verdict == "right" and grade.rule != "exact" and question.common.points > 0
    if lenient:
        line.append(f" Accepted: {grade.rule}.", "none")
    if lenient or (grade.verdict != "right" and question.common.points):
        line.append(" The answer: ", "none")
        right = answer(prompt, question, plain=screen.plain)
        line.append_text(data(right))
        line.append("" if right.endswith((".", "!", "?", "…")) else ".", "none")
    screen.put(line)
    for near in grade.near:
        _show_difference(screen, near, of_several=attempt.reply != (near.typed,))
    for text in (grade.note, question.common.explanation):
        if text:
            show_markdown(screen, text, indent=screen.inset)
    if question.common.evidence:
        label, evidence = "From the text: " if screen.plain else "", " ".join(question.common.evidence.split())
        screen.show(f"{label}“{evidence}”", "dim", indent=screen.inset)
    if is_asked_again:
        screen.show("You will see it again at the end.", "dim", indent=screen.inset)


def _show_difference(screen: Screen, near: Near, *, of_several: bool) -> None:
    """Show where a typed text differs from the answer: the differing letters are coloured, and words say the same."""
    # Loaded already, by the grading of the reply.
    from quizkit.grading.words.difference import difference, in_words

    words = in_words(*near)
    if not words:
        return
    spelling = Text()
    for segment in difference(*near):
        spelling.append(safe(segment.expected), "" if segment.change == "equal" else RIGHT)
    is_alone = screen.plain and not of_several
    screen.put(data(f"{words}.") if is_alone else spelling + data(f": {words}."), indent=screen.inset)


def answer(prompt: Prompt, question: Question, *, plain: bool) -> str:
    """Return the right answer, with the letters of its choices."""
    answer = answer_in_words(question, plain=plain)
    if not isinstance(prompt, PickOne | PickMany) or (isinstance(prompt, PickOne) and prompt.fixed):
        return answer
    right = reply_texts(question.accepted()[0])
    letters = [label for label, choice in zip(labels(prompt.choices), prompt.choices, strict=True) if choice in right]
    return f"{' '.join(letters)}, {answer}"
