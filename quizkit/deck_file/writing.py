"""Writes a deck as YAML, in the style of the deck format, from the values of its questions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from quizkit.deck_file.quoting import UNPRINTABLE, double_quoted, is_retyped
from quizkit.grading.number.quantities import looks_like_a_number
from quizkit.questions.base import COMMON, FieldValue
from quizkit.questions.registry import TYPES, type_by_shape

# A text that every YAML tool reads as it is: it begins with a letter, and has no sign that YAML gives a meaning.
_PLAIN = re.compile(r"[^\W\d_](?:[^\n:#\[\]{},&*!|>'\"%@`\\]|:(?=\S)|(?<=\S)#|(?<=.)[,'\"!%&*>@|](?=.|$))*")
_IN_A_ROW = re.compile(r"[^\W\d_][^\n:#\[\]{},&*!|>'\"%@`\\]*")
_LONGEST_ROW = 100


def deck_text(head: Mapping[str, str], questions: Iterable[tuple[str, Mapping[str, FieldValue]]]) -> str:
    """Return a deck as YAML: the texts of its own keys, then each question as its type and the values of its fields."""
    lines = [f"{key}: {_scalar(text, '')}" for key, text in head.items() if text]
    entries = ("\n".join(_entry(type, values)) for type, values in questions)
    return "\n".join((*lines, "", "questions:", "\n\n".join(entries), ""))


def _entry(type: str, values: Mapping[str, FieldValue]) -> Iterator[str]:
    keys = [key for key in (*_order(type),) if key in values]
    named = () if _is_identified(type, values) else ("type",)
    mark = "  - "
    for key in (*keys[: keys[0] == "id"], *named, *keys[keys[0] == "id" :]):
        value = type if key == "type" else values[key]
        is_number = key == "tolerance" or (key == "answer" and TYPES[type].shape.answer == "number")
        first, *rest = _value(value, "      ", is_number=is_number)
        yield f"{mark}{key}:{first}"
        yield from rest
        mark = "    "


def _order(type: str) -> list[str]:
    """Return the keys of a type: its id, what is asked, and then what is shown after it."""
    own = TYPES[type].fields
    return ["id", *own, *(key for key in COMMON if key not in own and key not in ("id", "type"))]


def _is_identified(type: str, values: Mapping[str, FieldValue]) -> bool:
    answer = values.get("answer")
    match answer:
        case bool():
            form = type_by_shape(values, "flag")
        case tuple():
            form = type_by_shape(values, "list")
        case str() if TYPES[type].shape.answer == "number" and looks_like_a_number(
            answer, str(values.get("language", "en"))
        ):
            form = type_by_shape(values, "number")
        case _:
            form = type_by_shape(values, "text")
    return form.type == type


def _value(value: FieldValue, indent: str, *, is_number: bool) -> Iterator[str]:
    """Yield a value after its key: the rest of the line, then lines with this indent."""
    match value:
        case bool():
            yield " true" if value else " false"
        case Decimal():
            yield f" {value.normalize():f}"
        case str():
            yield f" {value if is_number else _scalar(value, indent)}"
        case tuple():
            yield from _list(value, indent)
        case dict():
            yield ""
            for name, item in value.items():
                first, *rest = _value(item, indent + "  ", is_number=False)
                yield f"{indent}{_key(name)}:{first}"
                yield from rest


def _list(items: tuple[str, ...], indent: str) -> Iterator[str]:
    row = ", ".join(item if _is_plain(item, _IN_A_ROW) else double_quoted(item) for item in items)
    if len(row) <= _LONGEST_ROW:
        yield f" [{row}]"
        return
    yield ""
    yield from (f"{indent}- {_scalar(item, indent + '  ')}" for item in items)


def _key(text: str) -> str:
    return text if _is_plain(text, _IN_A_ROW) and len(text) < _LONGEST_ROW else double_quoted(text)


def _scalar(text: str, indent: str) -> str:
    """Return a text as it is if YAML reads it so, as a block if it has several lines, else in quotes."""
    if _is_plain(text, _PLAIN):
        return text
    lines = text.split("\n")
    blockable = len(lines) > 1 and indent and not UNPRINTABLE.search(text.replace("\n", ""))
    if blockable and not text[:1].isspace() and text == text.strip() and all(line == line.rstrip() for line in lines):
        return "|-\n" + "\n".join(f"{indent}{line}" if line else "" for line in lines)
    return double_quoted(text)


def _is_plain(text: str, pattern: re.Pattern[str]) -> bool:
    ends_well = text == text.strip() and not text.endswith(":")
    return bool(ends_well and pattern.fullmatch(text) and not is_retyped(text) and not UNPRINTABLE.search(text))
