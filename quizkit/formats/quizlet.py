"""Quizlet's text: a term and its definition on each line, with a tab between them."""

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.features import Losses, Support
from quizkit.formats.texts import markdown_of_plain, plain_of_markdown
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.number import NumberQuestion
from quizkit.questions.registry import Question
from quizkit.questions.true_false import TrueFalseQuestion
from quizkit.questions.typed_text import TextQuestion

SUPPORT = Support(whole=("flashcard",), partly=("text", "number", "true/false"))


def read(data: str) -> Reading:
    """Read the cards of a text."""
    collector = Collector()
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        collector.begin()
        front, tab, back = line.partition("\t")
        if tab and back.strip():
            collector.add(
                "flashcard",
                {"front": markdown_of_plain(front.strip()), "back": markdown_of_plain(back.strip())},
                Place(number, 1),
            )
        else:
            collector.skip(front, "it has no tab before a definition", Place(number, 1))
    return collector.reading()


def write(deck: Deck) -> Written:
    """Write a deck."""
    lines, losses = SUPPORT.each(deck, _line)
    return Written("".join(f"{line}\n" for line in lines).encode(), losses)


def _line(question: Question, losses: Losses) -> str:
    match question:
        case Flashcard():
            return f"{_plain(question.front, losses)}\t{_plain(question.back, losses)}"
        case TextQuestion() | NumberQuestion() | TrueFalseQuestion():
            losses.lose("changed-type", f"a {question.type} question becomes a card")
            return f"{_plain(question.stem, losses)}\t{_plain(question.answer(), losses)}"
        case _:
            return ""


def _plain(text: str, losses: Losses) -> str:
    plain = " ".join(plain_of_markdown(text).split())
    if markdown_of_plain(plain) != text:
        losses.lose("lost-layout", "its line breaks, spaces or markup are not exported")
    return plain
