"""The images of a deck: which files its texts show, and its texts with links to media instead of them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from quizkit.deck import Deck
from quizkit.formats.base import MEDIA_LINK, texts_of
from quizkit.questions.base import Fields
from quizkit.questions.registry import TYPES, Question

_IMAGE = re.compile(r"(!\[[^\[\]\n]*\]\()([^()\s]+)(?=\))")
_ADDRESS = re.compile(r"[a-z]+://|data:|//", re.IGNORECASE)


def image_files(question: Question) -> list[str]:
    """Return the files that the texts of a question show, as they are written: no addresses."""
    images = (match[2] for text in texts_of(question.values()) for match in _IMAGE.finditer(text))
    return list(dict.fromkeys(image for image in images if not _ADDRESS.match(image)))


def with_media(question: Question, names: Mapping[str, str], deck: Deck) -> Question:
    """Return a question that links to media, by their names, instead of to files."""

    def link(text: str) -> str:
        return _IMAGE.sub(
            lambda match: match[1] + (f"{MEDIA_LINK}{names[match[2]]}" if match[2] in names else match[2]), text
        )

    values = _changed(question.values(), link)
    changed = TYPES[question.type].read(Fields(values, question.common.language or deck.language))
    return question if isinstance(changed, list) else changed


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case tuple():
            return tuple(_changed(item, change) for item in value)
        case dict():
            return {change(key): _changed(item, change) for key, item in value.items()}
        case _:
            return value
