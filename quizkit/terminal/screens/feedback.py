"""Feedback after a reply: the verdict, the right answer, and the explanation."""

from rich.text import Text

from quizkit.base.text import safe
from quizkit.questions.base import Near
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import labels
from quizkit.questions.shapes import Arrange, Pair, PickMany, PickOne, Prompt, reply_texts
from quizkit.session.asker import Passage
from quizkit.session.attempt import Attempt
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.prompt_view import answer_in_words
from quizkit.terminal.theme import RIGHT, VERDICTS, Screen, data


def show_feedback(
    screen: Screen, prompt: Prompt, attempt: Attempt, is_asked_again: bool, *, rows: bool = False
) -> None:
    """Show how an attempt was graded, and the right answer with the letters of its choices.

    With `rows`, the rows above show the reply and the answer already.
    """
    grade, question = attempt.grade, attempt.question
    screen.put(verdict(screen, prompt, attempt, rows=rows))
    for near in () if rows else grade.near:
        _show_difference(screen, near, of_several=attempt.reply != (near.typed,))
    for text in (grade.note, question.common.explanation):
        if text:
            show_markdown(screen, text, indent=screen.inset)
    if question.common.evidence:
        label, evidence = "From the text: " if screen.plain else "", " ".join(question.common.evidence.split())
        screen.show(f"{label}“{evidence}”", "dim", indent=screen.inset)
    if is_asked_again:
        screen.show("You will see it again at the end.", "dim", indent=screen.inset)


def verdict(screen: Screen, prompt: Prompt, attempt: Attempt, *, rows: bool = False) -> Text:
    """Return the line with the verdict, the rule, and the right answer unless `rows` above show it."""
    grade, question = attempt.grade, attempt.question
    sign, style = VERDICTS[grade.verdict]
    said = grade.verdict.capitalize() + "."
    line = Text(said if screen.plain or rows else f"{sign} {said}", style)
    if grade.verdict == "partly right":
        line.append(f" {grade.rule.capitalize()}.", "none")
    lenient = is_lenient(attempt)
    if lenient:
        line.append(f" Accepted: {grade.rule}.", "none")
    has_answer = lenient or (grade.verdict != "right" and question.common.points)
    # For questions to order or pair, the rows show only the reply.
    if has_answer and (not rows or isinstance(prompt, Arrange | Pair)):
        line.append(" The answer: ", "none")
        right = answer(prompt, question, plain=screen.plain)
        line.append_text(data(right))
        line.append("" if right.endswith((".", "!", "?", "…")) else ".", "none")
    return line


def is_lenient(attempt: Attempt) -> bool:
    """Return whether a right reply was accepted by a rule that forgives something."""
    grade = attempt.grade
    return grade.verdict == "right" and grade.rule != "exact" and attempt.question.common.points > 0


def show_passage(screen: Screen, passage: Passage) -> None:
    """Show a part of the source, and in it the quote that is the evidence."""
    text = Text()
    for part, style in ((passage.before, "dim"), (passage.quote, "bold"), (passage.after, "dim")):
        words = " ".join(safe(part).split())
        edges = part[:1].isspace() and bool(text), part[-1:].isspace()
        text.append(f"{' ' * edges[0]}{words}{' ' * (edges[1] and bool(words))}", style)
    screen.put(Text("From the text: ") + text if screen.plain else text, indent=screen.inset)


def _show_difference(screen: Screen, near: Near, *, of_several: bool) -> None:
    """Show where a typed text differs from the answer: the differing letters are coloured, and words say the same."""
    spelling, words = spelled(near)
    if words:
        is_alone = screen.plain and not of_several
        screen.put(data(f"{words}.") if is_alone else spelling + data(f": {words}."), indent=screen.inset)


def spelled(near: Near) -> tuple[Text, str]:
    """Return the answer with the letters coloured that differ from what was typed, and the difference in words."""
    # Loaded already, by the grading of the reply.
    from quizkit.grading.words.difference import difference, in_words

    spelling = Text()
    for segment in difference(near.typed, near.form):
        spelling.append(safe(segment.expected), "" if segment.change == "equal" else RIGHT)
    return spelling, in_words(near.typed, near.form)


def answer(prompt: Prompt, question: Question, *, plain: bool) -> str:
    """Return the right answer, with the letters of its choices."""
    answer = answer_in_words(question, plain=plain)
    if not isinstance(prompt, PickOne | PickMany) or (isinstance(prompt, PickOne) and prompt.fixed):
        return answer
    right = reply_texts(question.accepted()[0])
    letters = [label for label, choice in zip(labels(prompt.choices), prompt.choices, strict=True) if choice in right]
    return f"{' '.join(letters)}, {answer}"
