"""The deck format as a JSON Schema, draft-07, made from the field tables that reading goes by.

Which type a question is of is told by if and then, as reading tells it, so that an editor speaks of that type's keys
alone. What a schema cannot say is left to reading: that an answer is among the choices, that ids differ, how a
number is written.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

from quizkit.deck import DECK_FIELDS, DEFAULTS, EXAM_FIELDS
from quizkit.questions.base import COMMON, Field, FieldKind, FieldTable
from quizkit.questions.registry import TYPES
from quizkit.questions.reply_grammar import MOST_CHOICES

Schema: TypeAlias = dict[str, Any]

# Whatever YAML makes of a text without quotes: reading takes it as it was written.
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"], "pattern": r"\S"}
_TEXTS: Schema = {"type": "array", "minItems": 1, "items": _TEXT}
_TEXT_OR_TEXTS: Schema = {"if": {"type": "array"}, "then": _TEXTS, "else": _TEXT}
_TEXTS_BY_KEY: Schema = {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}
# Hours, minutes, seconds, or a number of minutes: at least one digit.
_DURATION = r"^(?=.*[1-9])([0-9]+ *h(ours?)?)? *([0-9]+ *(m(in(utes?)?)?|$))? *([0-9]+ *s(ec(onds?)?)?)?$"
_PERCENT = r"^[0-9]{1,3}(\.[0-9]{1,4})? *%?$"


def _mapping(properties: Schema, required: Iterable[str] = ()) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


KINDS: dict[FieldKind, Schema] = {
    "text": _TEXT,
    "texts": _TEXTS,
    "text or texts": _TEXT_OR_TEXTS,
    "flag": {"type": "boolean"},
    "points": {
        "type": ["number", "string"],
        "exclusiveMinimum": 0,
        "maximum": 1000,
        "pattern": r"^(0\.[0-9]*[1-9]|[1-9][0-9]{0,2}(\.[0-9]*[1-9])?|1,?000)$",
    },
    "count": {"type": ["integer", "string"], "minimum": 1, "maximum": 1000, "pattern": "^([1-9][0-9]{0,2}|1,?000)$"},
    "duration": {"type": ["integer", "string"], "exclusiveMinimum": 0, "pattern": _DURATION},
    "percent": {"type": ["number", "string"], "exclusiveMinimum": 1, "maximum": 100, "pattern": _PERCENT},
    "feedback": _TEXTS_BY_KEY,
    "pairs": _TEXTS_BY_KEY,
    "forms": {"type": "object", "minProperties": 1, "additionalProperties": _TEXT_OR_TEXTS},
    "examples": {**_mapping({"right": _TEXTS, "wrong": _TEXTS}), "minProperties": 1},
    "source": {
        "if": {"type": "object"},
        "then": {**_mapping(dict.fromkeys(("file", "title", "url", "date"), _TEXT)), "minProperties": 1},
        "else": _TEXT,
    },
    "part": {},
}
# What the types ask of their fields beyond the kind.
_NARROWER: dict[str, Schema] = {
    "type": {"enum": list(TYPES)},
    "choices": {"minItems": 2, "maxItems": MOST_CHOICES},
    "order": {"minItems": 2, "maxItems": MOST_CHOICES},
    "match": {"minProperties": 2, "maxProperties": MOST_CHOICES},
    "cloze": {"pattern": r"\{\{"},
    "unit": {"enum": ["required"]},
    "kind": {"enum": ["person"]},
}
# A number without quotes, and a text that may be one: `90%`, `$5`, `18.02 g/mol`. Quotes, which make it a text, do
# not show in what an editor checks, so that the keys of both types are allowed.
_NUMBER_LIKE: Schema = {"type": ["number", "string"], "pattern": "^[-−]?[$€£¥₹₽₩₪₺₴]?[0-9]"}


def deck_schema() -> Schema:
    """Return the schema of a deck file."""
    properties = {key: _property(field, _PARTS.get(key, {})) for key, field in DECK_FIELDS.items()}
    required = [key for key, field in DECK_FIELDS.items() if field.required]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A quizkit deck",
        **_mapping(properties, required),
        "if": {"required": ["id"]},
        "else": {"required": ["title"]},
        "definitions": {"question": _question(), **_types()},
    }


def _property(field: Field, narrower: Schema) -> Schema:
    return {"description": field.about, **KINDS[field.kind], **narrower}


def _table(title: str, fields: FieldTable) -> Schema:
    properties = {key: _property(field, _NARROWER.get(key, {})) for key, field in fields.items()}
    required = [key for key, field in fields.items() if field.required]
    return {"title": title, **_mapping(properties, required)}


def _types() -> Schema:
    """Return the schema of each type by its name, and of what may be a number or a text."""
    tables = {name: {**COMMON, **kind.fields} for name, kind in TYPES.items()}
    # A card has no points: the student grades it.
    tables["flashcard"] = {key: field for key, field in tables["flashcard"].items() if key != "points"}
    either = {**tables["number"], **tables["text"]}
    schemas = {name: _table(f"a {name} question", fields) for name, fields in tables.items()}
    return {**schemas, _NUMBER_OR_TEXT: _table("a number or text question", either)}


_NUMBER_OR_TEXT = "number or text"


def _question() -> Schema:
    """Return the choice between the types: by name where `type` gives one, else by shape, in the order of reading."""
    by_name = [(_with("type", {"const": name}), name) for name in TYPES]
    by_shape = [
        ({"anyOf": [_with("front"), _with("back")]}, "flashcard"),
        (_with("cloze"), "cloze"),
        (_with("order"), "order"),
        (_with("match"), "match"),
        ({"allOf": [_with("choices"), _with("answer", {"type": "array"})]}, "multiple"),
        (_with("choices"), "choice"),
        (_with("answer", {"type": "array"}), "list"),
        (_with("answer", {"type": "boolean"}), "true/false"),
        (_with("answer", _NUMBER_LIKE), _NUMBER_OR_TEXT),
    ]
    chosen = _reference("text")
    for condition, name in reversed(by_name + by_shape):
        chosen = {"if": condition, "then": _reference(name), "else": chosen}
    return {"type": "object", **chosen}


def _with(key: str, value: Schema | None = None) -> Schema:
    return {"required": [key], **({"properties": {key: value}} if value else {})}


def _reference(name: str) -> Schema:
    # In a pointer a slash within a name is written ~1.
    return {"$ref": f"#/definitions/{name.replace('/', '~1').replace(' ', '%20')}"}


_DEFAULTS = {
    key: _property(field, _NARROWER.get(key, {}))
    for kind in TYPES.values()
    for key, field in {**COMMON, **kind.fields}.items()
    if key in DEFAULTS
}
_PARTS: dict[str, Schema] = {
    "defaults": _mapping(_DEFAULTS),
    "exam": _mapping({key: _property(field, {}) for key, field in EXAM_FIELDS.items()}),
    "questions": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/question"}},
}
