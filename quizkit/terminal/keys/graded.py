"""The rows of a question once its reply is graded: what was picked, ordered, paired or typed, and what is right."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from quizkit.markup import one_line
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import labels
from quizkit.questions.shapes import Arrange, FillBlanks, Pair, PickMany, PickOne, Prompt, Reveal, TypeLine, reply_texts
from quizkit.session.attempt import Attempt
from quizkit.terminal.keys.drawing import RATING_NAMES
from quizkit.terminal.keys.selection import RATINGS
from quizkit.terminal.markdown import lines_beside
from quizkit.terminal.prompt_view import parts_in_words
from quizkit.terminal.screens.feedback import is_lenient, spelled
from quizkit.terminal.theme import LABEL, RIGHT, VERDICTS, WIDEST, WRONG, Screen, data

_RIGHT, _WRONG, _NEITHER = Text("✓", RIGHT), Text("✗", WRONG), Text(" ")


def graded_rows(screen: Screen, prompt: Prompt, attempt: Attempt) -> Iterator[Text]:
    """Yield the lines of a graded question: in signs, and in words too if there are no colours."""
    match prompt:
        case PickOne(choices=choices) | PickMany(choices=choices):
            yield from _choices(screen, choices, attempt, boxes=isinstance(prompt, PickMany))
        case Arrange():
            yield from _ordered(screen, prompt, attempt)
        case Pair():
            yield from _paired(screen, prompt, attempt)
        case TypeLine() | FillBlanks():
            yield from _typed(screen, attempt)
        case Reveal():
            for rating in RATINGS:
                if attempt.reply == (str(rating),):
                    yield Text.assemble("> ", (str(rating), LABEL), f"  {RATING_NAMES[rating]}")


def _choices(screen: Screen, choices: Sequence[str], attempt: Attempt, *, boxes: bool) -> Iterator[Text]:
    right = _answer(attempt.question)
    for label, choice in zip(labels(choices), choices, strict=True):
        is_picked = choice in attempt.reply
        box = f"[{'x' if is_picked else ' '}] " if boxes else ""
        is_right = True if choice in right else False if is_picked else None
        yield from _row(screen, is_right, Text.assemble(box, (label, LABEL)), choice)


def _ordered(screen: Screen, prompt: Arrange, attempt: Attempt) -> Iterator[Text]:
    right, names = _answer(attempt.question), dict(zip(prompt.items, labels(prompt.items), strict=True))
    for place, item in enumerate(attempt.reply or prompt.items):
        number = f"{place + 1}. " if attempt.reply else ""
        is_right = item == right[place] if attempt.reply else None
        yield from _row(screen, is_right, Text.assemble(number, (names[item], LABEL)), item)


def _paired(screen: Screen, prompt: Pair, attempt: Attempt) -> Iterator[Text]:
    right = _pairs(_answer(attempt.question))
    paired = dict(_pairs(attempt.reply))
    for label, left in zip(labels(prompt.left), prompt.left, strict=True):
        pair = (left, paired.get(left, ""))
        text = " – ".join(map(one_line, pair)) if left in paired else one_line(left)
        is_right = pair in right if attempt.reply else None
        yield from _row(screen, is_right, Text(label, LABEL), text)


def _typed(screen: Screen, attempt: Attempt) -> Iterator[Text]:
    """Yield what was typed, and the answer below it, letter below letter."""
    grade, answer = attempt.grade, attempt.question.answer()
    sign, style = VERDICTS[grade.verdict]
    if attempt.reply:
        yield from screen.wrapped(
            Text.assemble((sign, style), " ", data(parts_in_words(attempt.reply))), screen.console.width, hang=2
        )
    if grade.verdict == "right" and not is_lenient(attempt):
        return
    lines = [spelled(near) for near in grade.near]
    if len(lines) == 1 and len(attempt.reply) == 1 and (is_lenient(attempt) or grade.near[0].form == answer):
        spelling, words = lines[0]
        yield from _answer_row(screen, spelling + Text(f"  {words}" if words else "", "dim"))
        return
    yield from _answer_row(screen, data(answer))
    for spelling, words in lines:
        if words:
            yield from screen.wrapped(spelling + data(f": {words}."), screen.console.width, indent=2)


def _answer_row(screen: Screen, answer: Text) -> Iterator[Text]:
    return screen.wrapped(Text.assemble(_RIGHT, " ", answer), screen.console.width, hang=2)


def _row(screen: Screen, is_right: bool | None, label: Text, text: str) -> Iterator[Text]:
    """Yield the lines of one row, with its sign, and with a word if there are no colours."""
    sign = _NEITHER if is_right is None else _RIGHT if is_right else _WRONG
    word = "" if screen.has_colours else f"{'' if is_right is None else 'right' if is_right else 'wrong':<5} "
    lead = Text.assemble(sign, f" {word}", label, "  ")
    return lines_beside(screen, lead, text, min(screen.console.width, WIDEST))


def _answer(question: Question) -> tuple[str, ...]:
    return reply_texts(question.accepted()[0])


def _pairs(sides: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(sides[::2], sides[1::2], strict=False))
