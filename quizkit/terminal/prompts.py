"""What stands on the screen of each prompt shape: how to reply in words, the stem, and what can be picked."""

from collections.abc import Sequence

from rich.text import Text

from quizkit.questions.replies import labels
from quizkit.questions.shapes import (
    Arrange,
    FillBlanks,
    Pair,
    Paired,
    PickMany,
    PickOne,
    Prompt,
    Reply,
    Reveal,
    TypeLine,
    values,
)
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.theme import Screen, data


def show_prompt(screen: Screen, prompt: Prompt) -> None:
    """Show what is asked, and with their labels the texts that can be picked, ordered or paired."""
    show_markdown(screen, prompt.stem, "bold")
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
    """Return in a few words what the student is to do; with `keys` each blank has a line of its own."""
    match prompt:
        case PickOne(fixed=fixed):
            return "true or false" if fixed else "choose one"
        case PickMany():
            return "choose all that are right"
        case TypeLine(wants="list", of=of):
            return f"type {of} answers, a ; between them" if of > 1 else "type the answer"
        case TypeLine(wants=wants):
            return "type a number" if wants == "number" else "type the answer"
        case FillBlanks(blanks=blanks):
            told = "fill in the blank" if blanks == 1 else f"fill in {blanks} blanks"
            return told if keys or blanks == 1 else f"{told}, a ; between them"
        case Arrange():
            return "put in order"
        case Pair():
            return "pair each letter with a number"
        case Reveal():
            return "a card to recall"


def reply_in_words(prompt: Prompt, reply: Reply) -> str:
    """Return a reply as text, of choices with the letters under which they were shown."""
    if isinstance(reply, Paired):
        return "; ".join(f"{left} = {right}" for left, right in reply.pairs)
    given = values(reply)
    if not isinstance(prompt, PickOne | PickMany) or (isinstance(prompt, PickOne) and prompt.fixed):
        return "; ".join(given)
    named = zip(labels(prompt.choices), prompt.choices, strict=True)
    return "; ".join(f"{label}, {choice}" for label, choice in named if choice in given)


def _list(screen: Screen, names: Sequence[str], texts: Sequence[str]) -> None:
    for name, text in zip(names, texts, strict=True):
        line = Text.assemble((f"{name:>{len(names[-1])}}", "cyan"), ": " if screen.plain else "  ", data(text))
        screen.put(line, indent=0 if screen.plain else 2, hang=3)
