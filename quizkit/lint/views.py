"""What the rules see of a question, whatever its type. Each type has its say in every view: mypy holds that."""

from typing import NamedTuple

from quizkit.base.problems import Route
from quizkit.markup import one_line
from quizkit.questions.choice import Choice
from quizkit.questions.cloze import Cloze
from quizkit.questions.flashcard import Flashcard
from quizkit.questions.listing import Listing
from quizkit.questions.multiple import Multiple
from quizkit.questions.number import Number
from quizkit.questions.ordering import Ordering
from quizkit.questions.pairing import Pairing
from quizkit.questions.registry import Question
from quizkit.questions.true_false import TrueFalse
from quizkit.questions.typed_text import Text


class Options(NamedTuple):
    """The choices of a question that are picked from; `route` leads to them from the question."""

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
    """An answer that is typed: the key, every form that is taken, those that are not; the route of the key."""

    key: str
    forms: tuple[str, ...]
    rejected: tuple[str, ...] = ()
    number: bool = False
    route: Route = ("answer",)


def options(question: Question) -> Options | None:
    """Return the choices that the author of a question has written, or None where it has none."""
    match question:
        case Choice():
            return Options(question.stem, question.choices, (question.key,))
        case Multiple():
            return Options(question.stem, question.choices, question.keys)
        case TrueFalse() | Text() | Number() | Cloze() | Listing() | Ordering() | Pairing() | Flashcard():
            return None


def typed(question: Question) -> tuple[Typed, ...]:
    """Return the answers of a question that the student types, none where it is answered otherwise."""
    match question:
        case Text():
            return (Typed(question.key, (question.key, *question.accept), question.reject),)
        case Number():
            return (Typed(question.keys[0], question.keys, number=True),)
        case Cloze():
            return tuple(Typed(blank.key, (blank.key, *blank.accept), route=("cloze",)) for blank in question.blanks)
        case Listing():
            return tuple(
                Typed(key, (key, *question.accept.get(key, ())), route=("answer", place))
                for place, key in enumerate(question.keys)
            )
        case Choice() | Multiple() | TrueFalse() | Ordering() | Pairing() | Flashcard():
            return ()


def shown(question: Question) -> tuple[str, ...]:
    """Return what a student reads of a question: the stem and what is under it, then the hints; each as one line."""
    return tuple(map(one_line, (question.prompt().stem, *_under_the_stem(question), *question.common.hints)))


def _under_the_stem(question: Question) -> tuple[str, ...]:
    match question:
        case Choice() | Multiple():
            return question.choices
        case TrueFalse() | Text() | Number() | Cloze() | Listing():
            return ()
        case Ordering():
            return question.keys
        case Pairing():
            return (*question.pairs, *question.pairs.values(), *question.distractors)
        case Flashcard():
            return (question.back,)


def wanted(question: Question) -> int:
    """Return how many answers a question wants together, 0 where it wants one or counts them otherwise."""
    match question:
        case Multiple():
            return len(question.keys)
        case Listing():
            return question.wanted
        case Choice() | TrueFalse() | Text() | Number() | Cloze() | Ordering() | Pairing() | Flashcard():
            return 0
