"""The parts of a question that lint rules look at."""

from collections.abc import Iterator
from typing import NamedTuple

from quizkit.base.problems import Route
from quizkit.questions import registry, shapes


class WithOptions(NamedTuple):
    """A question with choices that the author wrote; `keys` are the right ones."""

    route: Route
    question: registry.Question
    stem: str
    choices: tuple[str, ...]
    keys: tuple[str, ...]
    keep_order: bool = False

    def distractors(self) -> list[str]:
        """Return the choices that are wrong."""
        return [choice for choice in self.choices if choice not in self.keys]

    def at(self, choice: str) -> Route:
        """Return the route of a choice."""
        return (*self.route, "choices", self.choices.index(choice))


class TypedAnswer(NamedTuple):
    """A typed answer of a question at a position: its key, and all accepted forms."""

    position: int
    question: registry.Question
    route: Route
    key: str
    forms: tuple[str, ...]


def options(position: int, question: registry.Question) -> WithOptions | None:
    """Return the choices of a question, or None if it has none."""
    match question.prompt():
        case shapes.PickOne(stem, choices, False, keep_order) | shapes.PickMany(stem, choices, keep_order):
            keys = shapes.reply_texts(question.accepted()[0])
            return WithOptions(("questions", position), question, stem, choices, keys, keep_order)
        case _:
            return None


def typed(position: int, question: registry.Question) -> Iterator[TypedAnswer]:
    """Yield the answers of a question that the student types."""
    route: Route = ("questions", position, _own_key(question, "answer"))
    match question:
        case registry.ClozeQuestion(blanks=blanks):
            for blank in blanks:
                yield TypedAnswer(position, question, route, blank.key, (blank.key, *blank.accept))
        case registry.ListQuestion(keys=keys, accept=accept):
            for place, key in enumerate(keys):
                yield TypedAnswer(position, question, (*route, place), key, (key, *accept.get(key, ())))
        case _:
            # Each accepted reply has a text for each answer.
            is_typed = isinstance(question.prompt(), shapes.TypeLine | shapes.FillBlanks)
            for forms in zip(*map(shapes.reply_texts, question.accepted() if is_typed else ()), strict=True):
                yield TypedAnswer(position, question, route, forms[0], forms)


def expects(question: registry.Question) -> str:
    """Return what students type in one line: a text, a number or a list; an empty text if they do not type a line."""
    prompt = question.prompt()
    return prompt.expects if isinstance(prompt, shapes.TypeLine) else ""


def _own_key(question: registry.Question, usual: str) -> str:
    """Return the key that most types have, or the key of the shape of a type without it."""
    return usual if usual in question.fields else question.shape.keys[0]


def true_texts(question: registry.Question) -> Iterator[str]:
    """Yield the texts of a question that students see and that are true: not its wrong choices."""
    prompt = question.prompt()
    yield prompt.stem
    match prompt:
        case shapes.Reveal(back=back):
            yield back
        case shapes.PickOne(fixed=True):
            pass
        case shapes.PickOne() | shapes.PickMany():
            yield from shapes.reply_texts(question.accepted()[0])
        case _:
            yield from shapes.offered_texts(prompt)
    yield from question.common.hints


def paired_texts(question: registry.Question) -> tuple[tuple[str, str], ...]:
    """Return the left and the right sides that belong together in a question, none if it has no pairs."""
    match question.prompt():
        case shapes.Pair():
            reply = question.accepted()[0]
            return reply.pairs if isinstance(reply, shapes.Paired) else ()
        case shapes.Reveal(stem=front, back=back):
            return ((front, back),)
        case _:
            return ()


def seen_texts(question: registry.Question) -> Iterator[tuple[str, str]]:
    """Yield the texts that students see of a question, each with its key in the deck."""
    prompt = question.prompt()
    yield _own_key(question, "question"), prompt.stem
    match prompt:
        case shapes.PickOne(choices=texts, fixed=False) | shapes.PickMany(choices=texts):
            yield from (("choices", text) for text in texts)
        case shapes.Arrange(items=texts):
            yield from (("order", text) for text in texts)
        case shapes.Pair(left=left, right=right):
            yield from (("match", text) for text in (*left, *right))
        case shapes.Reveal(back=back):
            yield "back", back
        case _:
            pass
    yield "explanation", question.common.explanation
    yield "evidence", question.common.evidence


def required_answers(question: registry.Question) -> int:
    """Return how many answers a question requires, 0 if it requires one or does not count them."""
    match question.prompt():
        case shapes.PickMany():
            return len(shapes.reply_texts(question.accepted()[0]))
        case shapes.TypeLine(expects="list", of=count):
            return count
        case _:
            return 0
