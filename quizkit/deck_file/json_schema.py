"""The deck format as a JSON Schema, draft-07, derived from the field tables and shapes of the question types.

`if` and `then` identify the type of a question as reading does, so that an editor reports only that type's keys. A
schema cannot express that an answer is among the choices, that ids differ, or how a number is written: reading does.
"""

from itertools import count
from typing import Any, TypeAlias

from quizkit.deck import DECK_FIELDS, EXAM_FIELDS
from quizkit.deck_file.keys import DEFAULT_FIELDS, fields_of
from quizkit.questions import registry
from quizkit.questions.base import ALL_OR_NOTHING, AnswerForm, FieldKind, FieldTable, Shape
from quizkit.questions.registry import TYPES, QuestionType, type_by_shape
from quizkit.questions.reply_grammar import MOST_CHOICES

Schema: TypeAlias = dict[str, Any]

# A text without quotes may be a number, a boolean or null for YAML; reading keeps it as it is written.
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"], "pattern": r"\S"}
_TEXTS: Schema = {"type": "array", "minItems": 1, "items": _TEXT}
_TEXT_OR_TEXTS: Schema = {"type": [*_TEXT["type"], "array"], "if": {"type": "array"}, "then": _TEXTS, "else": _TEXT}
_TEXTS_BY_KEY: Schema = {"type": "object", "minProperties": 1, "additionalProperties": _TEXT}
# Hours, minutes and seconds, or a number of minutes.
_DURATION = r"^(?=.*[1-9])([0-9]+ *h(ours?)?)? *([0-9]+ *(m(in(utes?)?)?|$))? *([0-9]+ *s(ec(onds?)?)?)?$"
# Tags that an editor offers; others are valid too.
_LANGUAGES = (
    "en en-GB en-US de de-CH fr es es-MX it pt pt-BR nl pl la ar eu lv ru ja zh ko tr sv da nb fi cs uk he hi".split()
)
# As a text, but without its types, for which an editor offers true, false and null.
_LANGUAGE: Schema = {"not": {"type": ["array", "object"]}, "pattern": r"\S", "default": "en", "examples": _LANGUAGES}
_PERCENT = r"^[0-9]{1,3}(\.[0-9]{1,4})? *%?$"


def _mapping(properties: Schema, fields: FieldTable | None = None) -> Schema:
    required = [key for key, field in (fields or {}).items() if field.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


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
    "need": {"enum": ["required", "optional"]},
    "scoring": {"enum": [ALL_OR_NOTHING, "partial"]},
    "percent": {"type": ["number", "string"], "exclusiveMinimum": 1, "maximum": 100, "pattern": _PERCENT},
    "feedback": _TEXTS_BY_KEY,
    "pairs": _TEXTS_BY_KEY,
    "forms": {"type": "object", "minProperties": 1, "additionalProperties": _TEXT_OR_TEXTS},
    "examples": {**_mapping({"right": _TEXTS, "wrong": _TEXTS}), "minProperties": 1},
    "source": {
        "type": [*_TEXT["type"], "object"],
        "if": {"type": "object"},
        "then": {**_mapping(dict.fromkeys(("file", "title", "url", "date"), _TEXT)), "minProperties": 1},
        "else": _TEXT,
    },
    "part": {},
}
# What the types require of their fields beyond the kind.
_NARROWER: dict[str, Schema] = {
    "choices": {"minItems": 2, "maxItems": MOST_CHOICES},
    "order": {"minItems": 2, "maxItems": MOST_CHOICES},
    "match": {"minProperties": 2, "maxProperties": MOST_CHOICES},
    "cloze": {"pattern": r"\{\{"},
    "unit": {"enum": ["required"]},
    "kind": {"enum": ["person"]},
}
# What an editor writes after a key, or offers there: without them it writes 0, which is not a valid number of points.
_OFFERED: dict[str, Schema] = {
    "points": {"default": 1},
    "any": {"default": 2},
    "count": {"default": 20},
    "time-limit": {"default": "20m"},
    "pass": {"default": "60%"},
    "tolerance": {"default": "1%"},
}
_SNIPPET_TEXTS = {"cloze": "A text with its {{{{{}}}}}."}
# A number without quotes, or a text that may be one: `90%`, `$5`, `18.02 g/mol`. An editor does not see quotes, which
# make it a text, so a question with such an answer may have the keys of both types.
_NUMBER_LIKE: Schema = {"type": ["number", "string"], "pattern": "^[-−+]?[$€£¥₹₽₩₪₺₴]?[0-9½¼¾⅕-⅘⅛-⅞]"}
_ANSWERS: dict[AnswerForm, Schema] = {
    "list": {"type": "array"},
    "flag": {"type": "boolean"},
    "number": _NUMBER_LIKE,
    "text": _TEXT,
}


def deck_schema() -> Schema:
    """Return the schema of a deck file."""
    parts = {
        "defaults": _mapping(_properties(DEFAULT_FIELDS)),
        "exam": _mapping(_properties(EXAM_FIELDS)),
        "questions": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/question"}},
    }
    properties = {key: {**schema, **parts.get(key, {})} for key, schema in _properties(DECK_FIELDS).items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A quizkit deck",
        **_mapping(properties, DECK_FIELDS),
        "if": {"required": ["id"]},
        "else": {"required": ["title"]},
        "definitions": {"question": _question(), **_types()},
    }


def _properties(fields: FieldTable) -> Schema:
    narrower = {**_NARROWER, **_OFFERED, "type": {"enum": list(TYPES)}}
    kinds = {key: _LANGUAGE if key == "language" else KINDS[field.kind] for key, field in fields.items()}
    return {
        key: {"description": field.about, "markdownDescription": field.about, **kinds[key], **narrower.get(key, {})}
        for key, field in fields.items()
    }


def _types() -> Schema:
    """Return the schema of each type by its name, and of both types that a question may have whose quotes are unseen."""
    types = {name: fields_of(question_type) for name, question_type in TYPES.items()}
    for question_type in TYPES.values():
        both = {**fields_of(question_type), **fields_of(_if_quoted(question_type))}
        types.setdefault(_name_by_shape(question_type), both)
    return {
        name: {"title": f"a {name} question", **_mapping(_properties(fields), fields)} for name, fields in types.items()
    }


def _if_quoted(question_type: QuestionType) -> QuestionType:
    return type_by_shape(frozenset(question_type.shape.keys), "text")


def _name_by_shape(question_type: QuestionType) -> str:
    name = question_type.type
    return f"{name} or {_if_quoted(question_type).type}" if question_type.shape.answer == "number" else name


def _question() -> Schema:
    """Return the choice between the types: by the key `type` if it is there, else by shape as in reading."""
    by_name = [(_has("type", {"const": name}), name) for name in TYPES]
    *special, general = registry.BY_SHAPE
    by_shape = [(_has_shape(one.shape), _name_by_shape(one)) for one in special]
    chosen = _reference(general.type)
    for condition, name in reversed(by_name + by_shape):
        chosen = {"if": condition, "then": _reference(name), "else": chosen}
    return {"type": "object", "defaultSnippets": _snippets(), "properties": _shape_keys(), **chosen}


def _shape_keys() -> Schema:
    """Return the keys that make a question one of another type, so that an editor offers them after `question:`."""
    general = fields_of(registry.BY_SHAPE[-1])
    types = [question_type for question_type in TYPES.values() if "question" in question_type.fields]
    return _properties({key: one for kind in types for key, one in kind.fields.items() if key not in general})


def _snippets() -> list[Schema]:
    """Return what an editor offers at the dash of a new question: one of each type, with its required keys."""
    return [
        {"label": f"new {name}", "description": f"A question of the type {name}.", "body": _body(question_type)}
        for name, question_type in TYPES.items()
    ]


def _body(question_type: QuestionType) -> Schema:
    """Return the required keys of a type, with numbered places for what the author writes."""
    places = count(1)

    def place(what: str) -> str:
        return f"${{{next(places)}:{what}}}"

    body: Schema = {}
    for key, field in question_type.fields.items():
        choices = body.get("choices", [])
        match field.kind if field.required else None:
            case None:
                continue
            case "texts":
                body[key] = choices[:2] or [place(which) for which in ("first", "second", "third")]
            case "pairs":
                body[key] = {place("left"): place("its right side"), place("other left"): place("its right")}
            case "flag":
                body[key] = True
            case _ if choices:
                body[key] = choices[0]
            case _ if key in _SNIPPET_TEXTS:
                body[key] = _SNIPPET_TEXTS[key].format(place("answer"))
            case _:
                body[key] = place("42" if question_type.shape.answer == "number" and key == "answer" else key)
    return body


def _has_shape(shape: Shape) -> Schema:
    conditions: list[Schema] = [{"anyOf": [_has(key) for key in shape.keys]}] if shape.keys else []
    if shape.answer:
        conditions.append(_has("answer", _ANSWERS[shape.answer]))
    return {"allOf": conditions}


def _has(key: str, value: Schema | None = None) -> Schema:
    return {"required": [key], **({"properties": {key: value}} if value else {})}


def _reference(name: str) -> Schema:
    # In a JSON pointer a slash within a name is written ~1.
    return {"$ref": f"#/definitions/{name.replace('/', '~1').replace(' ', '%20')}"}
