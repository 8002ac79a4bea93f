"""Markdown to read or to print: the questions with their choices, then a key."""

from collections.abc import Iterable

from quizkit.deck import Deck
from quizkit.formats.base import Written
from quizkit.formats.features import Losses, Support
from quizkit.questions import registry

SUPPORT = Support(
    registry.TYPES,
    features=("explanation", "accept", "tolerance", "distractors", "partial", "any"),
    settings=("title", "description"),
)


def write(deck: Deck) -> Written:
    """Write a deck."""
    entries, losses = SUPPORT.each(deck, _entry)
    asked = "\n\n".join(f"**{number}.** {question}" for number, (question, _) in enumerate(entries, 1))
    key = "\n".join(f"{number}. {answer}" for number, (_, answer) in enumerate(entries, 1))
    head = "\n\n".join(filter(None, (f"# {deck.title}", deck.description)))
    return Written(f"{head}\n\n{asked}\n\n## Answers\n\n{key}\n".encode(), losses)


def _entry(question: registry.Question, _: Losses) -> tuple[str, str]:
    """Return what is asked, and the answer with its explanation, on one line."""
    lines = [question.prompt().stem, *_offered(question)]
    return "\n".join(lines), " ".join(f"{question.answer()}. {question.common.explanation}".split())


def _offered(question: registry.Question) -> list[str]:
    match question:
        case registry.ChoiceQuestion() | registry.MultipleQuestion():
            return _listed(question.choices, "- [ ] ")
        case registry.OrderQuestion():
            return _listed(sorted(question.keys))
        case registry.MatchQuestion():
            return _listed(question.pairs) + _listed(sorted((*question.pairs.values(), *question.distractors)))
        case _:
            return []


def _listed(texts: Iterable[str], mark: str = "- ") -> list[str]:
    return ["", *(f"{mark}{' '.join(text.split())}" for text in texts)]
