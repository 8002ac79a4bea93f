"""The type of a question in a file, by its shape: its keys, and the form of its answer."""

from functools import lru_cache

from quizkit.deck_file.reading.aliases import own_name
from quizkit.deck_file.reading.nodes import Items, Node
from quizkit.grading.number.quantities import looks_like_a_number
from quizkit.questions.base import AnswerForm
from quizkit.questions.registry import QuestionType, type_by_shape

# Most questions of a deck have the keys of another one.
_type_by_shape = lru_cache(maxsize=500)(type_by_shape)


def type_of(entries: dict[str, Node], language: str) -> QuestionType:
    """Return the type that a question has by its keys, and by the form of its answer."""
    return _type_by_shape(*_shape(entries, language))


@lru_cache(maxsize=500)
def _own_names(keys: tuple[str, ...]) -> tuple[frozenset[str], str]:
    """Return keys with names of other tools translated, and the key of the answer, if any."""
    own = {key: own_name(key) for key in keys}
    return frozenset(own.values()), next((key for key in keys if own[key] == "answer"), "")


def _shape(entries: dict[str, Node], language: str) -> tuple[frozenset[str], AnswerForm]:
    """Return the keys of a question, with names of other tools translated, and the form of its answer."""
    keys, answer_key = _own_names(tuple(entries))
    form = _form(entries[answer_key], language) if answer_key else "text"
    # A number that is compared character by character is a text.
    form = "text" if form == "number" and text_of(entries, "exact") == "true" else form
    return keys, form


def text_of(entries: dict[str, Node], key: str) -> str:
    """Return the text of a key, empty if it has none."""
    node = entries.get(key)
    return node[0] if isinstance(node, tuple) else ""


def _form(node: Node, language: str) -> AnswerForm:
    if isinstance(node, Items):
        return "list"
    if isinstance(node, tuple) and node[1]:
        if node[0] in ("true", "false"):
            return "flag"
        if looks_like_a_number(node[0], language):
            return "number"
    return "text"
