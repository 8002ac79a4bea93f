"""The parts of a question that lint rules look at, for every type; mypy checks that no type is missing."""

from typing import NamedTuple

from quizkit.base.problems import Route
from quizkit.markup import one_line
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.cloze import ClozeQuestion
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.listing import ListQuestion
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.ordering import OrderQuestion
from quizkit.questions.pairing import MatchQuestion
from quizkit.questions.registry import Question
from quizkit.questions.true_false import TrueFalseQuestion
from quizkit.questions.typed_text import TextQuestion


class Options(NamedTuple):
    """The choices of a question; `route` is theirs from the question."""

    stem: str
    choices: tuple[str, ...]
    keys: tuple[str, ...]
    route: Route = ("choices",)

    def distractors(self) -> list[str]:
        """Return the choices that are wrong."""
        return [choice for choice in self.choices if choice not in self.keys]

    def at(self, choice: str) -> Route:
        """Return the route of a choice from its question."""
        return (*self.route, self.choices.index(choice))


class Typed(NamedTuple):
    """A typed answer: the key, all accepted forms, the rejected ones, and the route of the key from the question."""

    key: str
    forms: tuple[str, ...]
    rejected: tuple[str, ...] = ()
    number: bool = False
    route: Route = ("answer",)


def options(question: Question) -> Options | None:
    """Return the choices that the author of a question wrote, or None if it has none."""
    match question:
        case ChoiceQuestion():
            return Options(question.stem, question.choices, (question.key,))
        case MultipleQuestion():
            return Options(question.stem, question.choices, question.keys)
        case (
            TrueFalseQuestion()
            | TextQuestion()
            | NumberQuestion()
            | ClozeQuestion()
            | ListQuestion()
            | OrderQuestion()
            | MatchQuestion()
            | Flashcard()
        ):
            return None


def typed(question: Question) -> tuple[Typed, ...]:
    """Return the answers of a question that the student types."""
    match question:
        case TextQuestion():
            return (Typed(question.key, (question.key, *question.accept), question.reject),)
        case NumberQuestion():
            return (Typed(question.keys[0], question.keys, number=True),)
        case ClozeQuestion():
            return tuple(Typed(blank.key, (blank.key, *blank.accept), route=("cloze",)) for blank in question.blanks)
        case ListQuestion():
            return tuple(
                Typed(key, (key, *question.accept.get(key, ())), route=("answer", place))
                for place, key in enumerate(question.keys)
            )
        case (
            ChoiceQuestion()
            | MultipleQuestion()
            | TrueFalseQuestion()
            | OrderQuestion()
            | MatchQuestion()
            | Flashcard()
        ):
            return ()


def shown(question: Question) -> tuple[str, ...]:
    """Return the texts that a student sees of a question, each as one line: the stem, the texts below it, the hints."""
    return tuple(map(one_line, (question.prompt().stem, *_under_the_stem(question), *question.common.hints)))


def _under_the_stem(question: Question) -> tuple[str, ...]:
    match question:
        case ChoiceQuestion() | MultipleQuestion():
            return question.choices
        case TrueFalseQuestion() | TextQuestion() | NumberQuestion() | ClozeQuestion() | ListQuestion():
            return ()
        case OrderQuestion():
            return question.keys
        case MatchQuestion():
            return (*question.pairs, *question.pairs.values(), *question.distractors)
        case Flashcard():
            return (question.back,)


def required_answers(question: Question) -> int:
    """Return how many answers a question requires, 0 if it requires one or does not count them."""
    match question:
        case MultipleQuestion():
            return len(question.keys)
        case ListQuestion():
            return question.required
        case (
            ChoiceQuestion()
            | TrueFalseQuestion()
            | TextQuestion()
            | NumberQuestion()
            | ClozeQuestion()
            | OrderQuestion()
            | MatchQuestion()
            | Flashcard()
        ):
            return 0
