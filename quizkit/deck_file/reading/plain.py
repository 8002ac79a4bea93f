"""YAML of other tools as plain values: texts as they are written, lists and mappings."""

from typing import Any

import yaml

from quizkit.deck_file.reading.events import InvalidYaml, TreeBuilder
from quizkit.deck_file.reading.nodes import Entries, Items, Node


def plain_values(text: str) -> Any:
    """Return the values in a YAML text. Raises ValueError if it is not valid, or too deep or too large."""
    builder = TreeBuilder()
    try:
        builder.build(text)
    except InvalidYaml as error:
        raise ValueError(error.problem.message) from None
    except yaml.YAMLError:
        raise ValueError("it has a control character") from None
    return _plain(builder.root)


def _plain(node: Node | None) -> Any:
    match node:
        case Items():
            return [_plain(item) for item in node.items]
        case Entries():
            return {key: _plain(entry[0]) for key, entry in node.entries.items()}
        case tuple():
            return node[0]
        case _:
            return ""
