"""What a question has beside its stem and its answer, so that a writer can say what its format does not keep."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal, TypeAlias, TypeVar

from quizkit.base.problems import Problem
from quizkit.deck import Deck
from quizkit.formats.base import NOT_EXPORTED, begin_question, with_title
from quizkit.formats.settings import DeckSetting
from quizkit.formats.texts import markdown_of_plain, plain_of_markdown
from quizkit.questions import registry
from quizkit.questions.typed import STRICTNESS

Feature: TypeAlias = Literal[
    "id", "hints", "explanation", "evidence", "tags", "points", "scoring", "language", "group", "examples",
    "keep-order", "feedback", "accept", "reject", "kind", "strictness", "tolerance", "unit", "any", "partial", "distractors", "blank-hints",
]  # fmt: skip
ABOUT: Final[Mapping[Feature, str]] = {
    "id": "its id",
    "hints": "its hints",
    "explanation": "its explanation",
    "evidence": "its evidence",
    "tags": "its tags",
    "points": "its points",
    "scoring": "its scoring, all or nothing",
    "language": "its language",
    "group": "its group",
    "examples": "its examples",
    "keep-order": "its rule that the choices keep their order",
    "feedback": "the feedback on its choices",
    "accept": "its other accepted forms",
    "reject": "its rejected forms",
    "kind": "its kind, a person",
    "strictness": "its strictness",
    "tolerance": "its tolerance",
    "unit": "its rule that the unit is required",
    "any": "its number of required answers",
    "partial": "its credit for a partly right order",
    "distractors": "its distractors",
    "blank-hints": "the hints of its blanks",
}

_Entry = TypeVar("_Entry")


class Losses:
    """Collects what is lost of one question while it is written."""

    def __init__(self, question: registry.Question, position: int) -> None:
        self.problems: list[Problem] = []
        self._stem = question.prompt().stem
        self._route = ("questions", position)

    @property
    def is_whole(self) -> bool:
        """Whether the question is not written at all."""
        return any(problem.severity == "error" for problem in self.problems)

    def lose(self, code: str, what: str) -> None:
        """Report a part that is lost or changed: `what` says how."""
        self.problems.append(Problem(code, self._route, with_title(self._stem, what), "", "warning"))

    def one_line(self, text: str) -> str:
        """Return a text on one line, and report it if that changes it."""
        line = " ".join(text.split())
        if line != text:
            self.lose("lost-layout", "its line breaks and spaces are not exported")
        return line

    def plain_line(self, text: str) -> str:
        """Return a text on one line without markup, and report it if that changes it."""
        plain = " ".join(plain_of_markdown(text).split())
        if markdown_of_plain(plain) != text:
            self.lose("lost-layout", "its line breaks, spaces or markup are not exported")
        return plain

    def refuse(self, reason: str) -> None:
        """Report that the question is not exported."""
        self.problems.append(Problem(NOT_EXPORTED, self._route, with_title(self._stem, reason)))


class Support:
    """What a format keeps of a deck: `whole` types, `partly` kept other types, features of questions, its own settings."""

    def __init__(
        self,
        whole: Iterable[str] = (),
        partly: Iterable[str] = (),
        features: Iterable[Feature] = (),
        settings: Iterable[DeckSetting] = (),
    ) -> None:
        self.types = dict.fromkeys(partly, "partly") | dict.fromkeys(whole, "whole")
        self.features = frozenset(features)
        self.settings = frozenset(settings)

    def each(
        self, deck: Deck, write: Callable[[registry.Question, Losses], _Entry]
    ) -> tuple[list[_Entry], tuple[Problem, ...]]:
        """Write each question that the format can keep, and return the entries and all losses."""
        entries, problems = [], []
        for position, question in enumerate(deck.questions):
            begin_question(position)
            losses = Losses(question, position)
            self._note(question, losses)
            entry = None if losses.is_whole else write(question, losses)
            if entry is not None and not losses.is_whole:
                entries.append(entry)
            problems += [one for one in losses.problems if one.severity == "error"] or losses.problems
        return entries, tuple(problems)

    def _note(self, question: registry.Question, losses: Losses) -> None:
        """Note what the format does not keep of a question; if it keeps nothing, that alone."""
        if question.type not in self.types:
            losses.refuse(f"the format has no {question.type} questions")
            return
        for feature in features(question):
            if feature not in self.features:
                losses.lose(f"lost-{feature}", f"it loses {ABOUT[feature]}")


def features(question: registry.Question) -> Iterator[Feature]:
    """Return what a question has beside its stem and its answer."""
    keys = {"strictness" if key in STRICTNESS else key for key in question.values()}
    if isinstance(question, registry.ClozeQuestion):
        keys |= {"accept"} if any(blank.accept for blank in question.blanks) else set()
        keys |= {"blank-hints"} if any(blank.hint for blank in question.blanks) else set()
    return (feature for feature in ABOUT if feature in keys)


def name_of(question: registry.Question) -> str:
    """Return the beginning of a question, as its name in another tool."""
    stem = "____".join(question.pieces()) if isinstance(question, registry.ClozeQuestion) else question.prompt().stem
    return " ".join(stem.split())[:100]


def exported_amounts(
    question: registry.NumberQuestion, losses: Losses, *, units: bool
) -> list[tuple[Decimal, Decimal]]:
    """Return the numbers of a question with their tolerances as amounts, and report what a format without more loses."""
    names = ", ".join(dict.fromkeys(quantity.unit for quantity in question.quantities if quantity.unit))
    if names and not units:
        losses.lose("lost-unit-name", f"its unit ({names}) is not exported: the number alone is right")
    limit = question.tolerance
    if limit.figures:
        losses.lose("lost-tolerance", "its tolerance in significant figures is not exported")
    elif limit.percent:
        losses.lose("changed-tolerance", f"its tolerance of {limit.in_words()} is written as an amount")
    share = Decimal(0) if limit.figures else limit.amount / 100 if limit.percent else limit.amount
    values = [quantity.value for quantity in question.quantities]
    return [(value, (abs(value) * share if limit.percent else share).normalize()) for value in values]
