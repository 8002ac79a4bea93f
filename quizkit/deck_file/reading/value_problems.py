"""Problems of values that have the wrong type: a list, a mapping or a text in place of another."""

import re

from quizkit.base import patterns
from quizkit.base.problems import Place, Problem, Route
from quizkit.base.program import program
from quizkit.deck_file.keys import OPENING_KEYS
from quizkit.deck_file.quoting import double_quoted
from quizkit.deck_file.reading.aliases import NESTS_A_TEXT, own_name
from quizkit.deck_file.reading.nodes import Entries, Items, Node, place_of

# A text that needs no quotes in a list in brackets.
_PLAIN = patterns.compile(r"[^\W_][\w '’()/.-]*")


def wrong_type(node: Node, route: Route, expected: str, help: str) -> Problem:
    """Return the problem of a node that is not of the expected type."""
    actual = "a list" if isinstance(node, Items) else "a mapping" if isinstance(node, Entries) else "a text"
    return Problem("wrong-type", route, f"expected {expected}, found {actual}", help, place=place_of(node))


def empty(node: Node, route: Route, what: str, help: str) -> Problem:
    """Return the problem of an empty value."""
    return Problem("empty", route, f"{what} is empty", help, place=place_of(node))


def no_mapping(root: Node | None) -> Problem:
    """Return the problem of a file that is not a mapping."""
    if root is None or (isinstance(root, tuple) and not root[0]):
        return Problem("empty", (), "the deck is empty", "Begin with `title:` and `questions:`.", place=Place(1, 1))
    if isinstance(root, Items):
        help = "Write `title:` and `questions:` at the top, and indent the list under `questions:`."
    else:
        help = f"A deck begins with `title:` and `questions:`. `{program()} new NAME` creates one."
    return wrong_type(root, (), "a deck", help)


def no_list_of_questions(node: Node, route: Route, help: str) -> Problem:
    """Return the problem of a value that is not the list of questions; `help` is for values without content."""
    if isinstance(node, Entries) and node.entries:
        key = next(iter(node.entries))
        help = "Write each question after a dash: `- question: …`."
        if own_name(key) in OPENING_KEYS:
            help = f"Write a dash before each question: `- {key}:`."
        elif isinstance(node.entries[key], Entries):
            help = f"Write each question after a dash, `- question: …`, instead of `{key}:`."
    return wrong_type(node, route, "a list of questions", help)


def no_list(node: Node, route: Route) -> Problem:
    """Return the problem of a value that is not a list of texts."""
    help = "Write a list: one item per line, each after “- ”."
    if isinstance(node, tuple):
        items = [item.strip() for item in re.split("[,;|]| / |(?<=[a-z])/(?=[a-z])", node[0].strip(" ()[]{}"))]
        if (len(items) > 1 or route[-1] == "hints") and all(map(_PLAIN.fullmatch, items)):
            help = f"Write a list: `{route[-1]}: [{', '.join(items)}]`."
    elif isinstance(node, Entries) and node.entries and all(_is_nothing(value) for value in node.entries.values()):
        help = f"Write a list in square brackets: `{route[-1]}: [{', '.join(node.entries)}]`."
    return wrong_type(node, route, "a list", help)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, tuple) and not node[0]


def mapping_for_text(node: Entries, route: Route) -> Problem:
    """Return the problem of a text that a colon turns into a mapping, or that is one level too deep."""
    texts = {key: value[0] for key, value in node.entries.items() if isinstance(value, tuple)}
    nested = next((text for key, text in texts.items() if key.casefold() in NESTS_A_TEXT), "")
    if nested:
        start = "- " if isinstance(route[-1], int) else f"{route[-1]}: "
        answer = ", and repeat the right one after `answer:`" if "correct" in map(str.casefold, texts) else ""
        help = f"Write only the text: `{start}{nested}`{answer}."
    elif texts:
        key, text = next(iter(texts.items()))
        help = f"Put the whole text in double quotes: {double_quoted(f'{key}: {text}')}."
    else:
        help = "Write one text, in double quotes."
    message = "a colon makes this a mapping instead of one text"
    return Problem("mapping-for-text", route, message, help, place=place_of(node))
