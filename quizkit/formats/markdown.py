"""Markdown to read or to print: the questions with their choices, then a key."""

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
    lines = [
        question.front if isinstance(question, registry.Flashcard) else question.prompt().stem,
        *_offered(question),
    ]
    answer = "; ".join(question.keys) if isinstance(question, registry.MultipleQuestion) else question.answer()
    return "\n".join(lines), " ".join(f"{answer}. {question.common.explanation}".split())


def _offered(question: registry.Question) -> list[str]:
    match question:
        case registry.ChoiceQuestion() | registry.MultipleQuestion():
            return ["", *(f"- [ ] {' '.join(choice.split())}" for choice in question.choices)]
        case registry.OrderQuestion():
            return ["", *(f"- {' '.join(item.split())}" for item in sorted(question.keys))]
        case registry.MatchQuestion():
            right = sorted((*question.pairs.values(), *question.distractors))
            return [
                "",
                *(f"- {' '.join(left.split())}" for left in question.pairs),
                "",
                *(f"- {' '.join(one.split())}" for one in right),
            ]
        case _:
            return []
