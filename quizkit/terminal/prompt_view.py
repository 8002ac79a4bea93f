"""Shows prompts of each shape: the line above them, and in words how to reply, the reply and the answer."""

from collections.abc import Sequence

from rich.text import Text

from quizkit.base import patterns
from quizkit.markup import one_line
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import labels
from quizkit.questions.shapes import (
    Arrange,
    Arranged,
    FillBlanks,
    Pair,
    Paired,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Prompt,
    Reply,
    Reveal,
    TypeLine,
    reply_texts,
)
from quizkit.session.asker import View
from quizkit.terminal.markdown import show_beside, show_markdown
from quizkit.terminal.theme import FINISHED, LABEL, Screen

# A blank as a cloze draws it, with its number if there are several.
_BLANK = patterns.compile(r"(?:\((\d+)\) )?____")
# Columns of the progress bar, and of one on a screen where it would push the words into the next line.
_BAR, _SHORT_BAR = 16, 6


def heading(view: View, screen: Screen) -> Text:
    """Return the line above a question."""
    how = how_to_reply(view.prompt, keys=screen.keys)
    if view.tries > 1:
        where = f"Once more ({view.waiting} left)" if view.waiting > 1 else "Once more (the last one)"
    else:
        where = f"Question {view.number} of {view.of}"
    if screen.plain:
        return Text(f"{where}, {how}.")
    bar = _BAR if screen.console.width >= 60 else _SHORT_BAR
    done = bar if view.tries > 1 else round(bar * (view.number - 1) / max(view.of, 1))
    return Text.assemble(("━" * done, FINISHED), ("─" * (bar - done), "dim"), f" {where}", (f" · {how}", "dim"))


def show_prompt(screen: Screen, prompt: Prompt) -> None:
    """Show the stem, and the texts to pick, order or pair with their labels."""
    stem = prompt.stem
    if screen.plain and isinstance(prompt, FillBlanks):
        stem = _BLANK.sub(lambda blank: f"(blank {blank[1]})" if blank[1] else "(blank)", stem)
    show_markdown(screen, stem, "bold")
    match prompt:
        case PickOne(choices=texts) | PickMany(choices=texts) | Arrange(items=texts):
            _list(screen, labels(texts), texts)
        case Pair(left=left, right=right):
            _list(screen, labels(left), left)
            screen.rule()
            _list(screen, [str(number) for number in range(1, len(right) + 1)], right)
        case TypeLine() | FillBlanks() | Reveal():
            pass


def how_to_reply(prompt: Prompt, *, keys: bool = False) -> str:
    """Return in a few words how to reply; with `keys` each blank has its own line."""
    match prompt:
        case PickOne(fixed=fixed):
            return "true or false" if fixed else "choose one"
        case PickMany():
            return "choose all that are right"
        case TypeLine(expects="list", of=of):
            return f"type {of} answers, a ; between them" if of > 1 else "type the answer"
        case TypeLine(expects=expected):
            return "type a number" if expected == "number" else "type the answer"
        case FillBlanks(blanks=blanks):
            how = "fill in the blank" if blanks == 1 else f"fill in {blanks} blanks"
            return how if keys or blanks == 1 else f"{how}, a ; between them"
        case Arrange():
            return "put in order"
        case Pair():
            return "pair each letter with a number"
        case Reveal():
            return "a card to recall"


def reply_in_words(prompt: Prompt, reply: Reply) -> str:
    """Return a reply as text: of choices with their letters, typed texts as typed, all others as shown."""
    if isinstance(reply, Paired):
        return "; ".join(": ".join(map(one_line, pair)) for pair in reply.pairs)
    texts = reply_texts(reply)
    match prompt:
        case PickOne(fixed=False) | PickMany():
            labelled = zip(labels(prompt.choices), prompt.choices, strict=True)
            return "; ".join(f"{label}, {one_line(choice)}" for label, choice in labelled if choice in texts)
        case Arrange():
            return "; ".join(map(one_line, texts))
        case PickOne() | TypeLine() | FillBlanks() | Pair() | Reveal():
            return parts_in_words(texts)


def parts_in_words(texts: Sequence[str]) -> str:
    """Return the parts of a reply in one line, also those that were left empty.

    >>> parts_in_words(("sun", ""))
    'sun; (blank)'
    """
    return "; ".join(text or "(blank)" for text in texts)


def answer_in_words(question: Question, *, plain: bool) -> str:
    """Return the right answer; if `plain`, with words instead of arrows."""
    if isinstance(question.prompt(), TypeLine | FillBlanks):
        return question.answer()
    match question.accepted()[0]:
        case Arranged(items):
            answer = (", then " if plain else " → ").join(map(one_line, items))
        case Paired(pairs):
            answer = "; ".join((": " if plain else " → ").join(map(one_line, pair)) for pair in pairs)
        case Picked() | PickedMany() as picked:
            answer = "; ".join(map(one_line, reply_texts(picked)))
        case _:
            answer = one_line(question.answer())
    return answer


def _list(screen: Screen, names: Sequence[str], texts: Sequence[str]) -> None:
    for name, text in zip(names, texts, strict=True):
        if screen.spoken:
            lead = Text(f"{name.upper()}. ")
        else:
            lead = Text.assemble((f"{name:>{len(names[-1])}}", LABEL), ": " if screen.plain else "  ")
        show_beside(screen, lead, text, indent=0 if screen.plain else 2)
