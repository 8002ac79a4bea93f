"""Quizlet's text: a term and its definition on each line, with a tab between them."""

from quizkit.base.problems import Place
from quizkit.deck import Deck
from quizkit.formats.base import Collector, Reading, Written
from quizkit.formats.features import Losses, Support
from quizkit.formats.texts import markdown_of_plain
from quizkit.questions import registry

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


def _line(question: registry.Question, losses: Losses) -> str:
    match question:
        case registry.Flashcard():
            return f"{losses.plain_line(question.front)}\t{losses.plain_line(question.back)}"
        case registry.TextQuestion() | registry.NumberQuestion() | registry.TrueFalseQuestion():
            losses.lose("changed-type", f"{registry.type_in_words(question.type)} becomes a card")
            return f"{losses.plain_line(question.stem)}\t{losses.plain_line(question.answer())}"
        case _:
            return ""
