"""Learning new questions: asked as a choice first, then typed, until they are right twice. docs/studying.md has the rules."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice
from random import Random

from quizkit.base.values import Value
from quizkit.deck import Deck
from quizkit.grading.context import Context, Strictness
from quizkit.grading.words.forms import folded
from quizkit.questions.base import Grade
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.cloze import ClozeQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.registry import Question
from quizkit.questions.shapes import Filled, Picked, PickOne, Prompt, Reply, Typed, TypeLine
from quizkit.questions.typed_text import TextQuestion, exact_if_digits
from quizkit.session.attempt import Attempt, QuestionForm
from quizkit.session.plan import Asked, named
from quizkit.session.shuffling import presented

# How often a question must be right in a session before it leaves.
RIGHTS = 2
# How many answers of other questions are offered, and among how many nearby questions they are looked for.
_LEAST_OTHERS, _MOST_OTHERS, _NEAR = 2, 3, 60
# How many times longer one of two answers may be.
_TIMES_LONGER = 3
# A choice is typed if its answer is one word, or a name or a number of at most this many, and the stem does not refer
# to the choices.
_MOST_LETTERS, _MOST_WORDS = 30, 3
_REFERS_TO_CHOICES = (
    r"(?i)\b(?:which (?:one )?of|following|these|below|above|folgende\w*|dieser|suivant\w*|ces|siguientes?|est[ao]s"
    r"|seguenti|queste)\b"
)


class Asking(Value):
    """How a question is asked: its form, its prompt as shown, and the order of its own choices."""

    form: QuestionForm
    prompt: Prompt
    shown: tuple[int, ...]


class Learning:
    """The questions that a session learns, by name, and how often each was right in it."""

    def __init__(self, names: Container[tuple[str, str]] = (), earlier: Iterable[Attempt] = ()) -> None:
        self._names = names
        self._rights: Counter[tuple[str, str]] = Counter()
        for attempt in earlier:
            self.count(attempt)

    def count(self, attempt: Attempt, by: int = 1) -> None:
        """Count an attempt if it is right; `by` is -1 if it does not count any more."""
        if not attempt.missed and not attempt.guessed:
            self._rights[attempt.deck_id, attempt.question.common.id] += by

    def rights_left(self, name: tuple[str, str]) -> int:
        """Return how often a question must still be right; 0 if it is not learned."""
        return max(0, RIGHTS - self._rights[name]) if name in self._names else 0

    def asking(
        self, asked: Asked, seed: int, tries: int, context: Callable[[Deck], Context], *, permute: bool
    ) -> Asking:
        """Return how a question is asked. What grading needs of its deck is only loaded if it is learned."""
        question, left = asked.question, self.rights_left(named(asked))
        if left == RIGHTS and (others := distractors(asked, context(asked.deck))):
            texts = [_typed_answer(question), *others]
            Random(f"{seed}:{question.common.id}:{tries}").shuffle(texts)  # noqa: S311 - an order to show, not a secret
            return Asking("choice", PickOne(question.prompt().stem, tuple(texts)), ())
        if 0 < left < RIGHTS and isinstance(question, ChoiceQuestion) and _is_typed_well(question, context(asked.deck)):
            return Asking("typed", TypeLine(question.stem), ())
        return Asking("", *presented(question, seed, tries, permute=permute))


def grade_in_form(question: Question, form: QuestionForm, reply: Reply, context: Context) -> Grade:
    """Return the grade of a reply to a question that was asked in this form."""
    if form == "choice" and isinstance(reply, Picked):
        return question.grade(_as_typed(question, reply.choice), context)
    if form == "typed" and isinstance(question, ChoiceQuestion):
        return _as_text(question).grade(reply, context)
    return question.grade(reply, context)


def distractors(asked: Asked, context: Context) -> tuple[str, ...]:
    """Return answers of nearby questions that are like the answer of a typed question and are graded as wrong.

    The most alike are first: with a common tag, then of about the same length. With fewer than two there are none.
    """
    question = asked.question
    answer = _typed_answer(question)
    if not answer:
        return ()
    stem, kind = folded(question.prompt().stem), _kind(question, context)
    others = {text: one for one in _near(asked) if (text := _answer(one)) and _is_alike(text, answer)}
    tags = set(question.common.tags)
    alike = [text for text, one in others.items() if _kind(one, context) == kind]
    ranked = sorted(alike, key=lambda text: (tags.isdisjoint(others[text].common.tags), abs(len(text) - len(answer))))
    wrong = (
        text
        for text in ranked
        if folded(text) not in stem and question.grade(_as_typed(question, text), context).verdict == "wrong"
    )
    chosen = tuple(islice(wrong, _MOST_OTHERS))
    return chosen if len(chosen) >= _LEAST_OTHERS else ()


def _near(asked: Asked) -> Iterator[Question]:
    """Yield the other questions of the deck that are nearby."""
    ids = list(asked.deck.ids())
    place = ids.index(asked.question.common.id)
    first = max(0, min(place - _NEAR // 2, len(ids) - _NEAR))
    places = [one for one in range(first, min(first + _NEAR, len(ids))) if one != place]
    yield from asked.deck.at(places)


def _typed_answer(question: Question) -> str:
    """Return the answer of a question that is typed as one text, else an empty text."""
    match question.prompt(), question.accepted()[0]:
        case (TypeLine(expects="text" | "number"), Typed(text)) | (_, Filled((text,))):
            return text
        case _:
            return ""


def _answer(question: Question) -> str:
    return question.key if isinstance(question, ChoiceQuestion) else _typed_answer(question)


def _kind(question: Question, context: Context) -> str:
    """Return what kind of answer a question has: a number with its unit, or how replies are compared with a text."""
    from quizkit.grading.comparison import comparison_of

    if isinstance(question, NumberQuestion):
        return f"number {question.quantities[0].unit}"
    kind = question.kind if isinstance(question, TextQuestion) else ""
    exact = isinstance(question, TextQuestion | ClozeQuestion) and question.strictness.exact
    return comparison_of(_answer(question), question.own_context(context), kind, exact=exact)


def _is_alike(text: str, other: str) -> bool:
    """Return whether two answers look alike: in length, and in their capitals."""
    short, long = sorted((len(text), len(other)))
    look, other_look = ((one[:1].isupper(), _is_name(one)) for one in (text, other))
    return long <= _TIMES_LONGER * short and look == other_look


def _is_name(text: str) -> bool:
    """Return whether each word of an answer begins with a capital or a digit."""
    return all(word[0].isupper() or word[0].isdigit() for word in text.split())


def _as_typed(question: Question, text: str) -> Reply:
    return Filled((text,)) if isinstance(question, ClozeQuestion) else Typed(text)


def _as_text(question: ChoiceQuestion) -> TextQuestion:
    """Return a choice as a question whose answer is typed, and which rejects the other choices."""
    others = tuple(choice for choice in question.choices if choice != question.key)
    strict = exact_if_digits(Strictness(), question.key)
    return TextQuestion(question.common, question.stem, question.key, (), others, "", strict)


def _is_typed_well(question: ChoiceQuestion, context: Context) -> bool:
    """Return whether the answer of a choice can be typed, and then differs from all other choices."""
    words = len(question.key.split())
    is_short = len(question.key) <= _MOST_LETTERS and (words == 1 or (words <= _MOST_WORDS and _is_name(question.key)))
    if not is_short or re.search(_REFERS_TO_CHOICES, question.stem):
        return False
    text = _as_text(question)
    return all(text.grade(Typed(choice), context).verdict == "wrong" for choice in text.reject)
