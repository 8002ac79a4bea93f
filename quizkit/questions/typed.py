"""Shared by types with typed replies: strictness, and the grade of a typed text."""

from collections.abc import Sequence
from typing import Literal

from quizkit.grading.context import Context, Strictness
from quizkit.questions.base import Field, Fields, FieldTable, FieldValues, Grade, Near

STRICTNESS: FieldTable = {
    "case": Field("flag", "`true` if capital letters count."),
    "typos": Field("flag", "`false` if misspellings are not forgiven."),
    "accents": Field("flag", "`true` if accents count."),
    "article": Field("need", "`required` if a missing article is not accepted.", setting=True),
    "exact": Field("flag", "`true` if replies are compared character by character."),
}


def strictness(fields: Fields) -> Strictness:
    """Read the strictness of a question."""
    if fields.lacks(STRICTNESS.keys()):
        return Strictness()
    article = fields.text("article") == "required"
    typos = fields.flag("typos", default=True)
    return Strictness(fields.flag("case"), typos, fields.flag("accents"), fields.flag("exact"), article)


def strictness_values(strictness: Strictness, usual: Strictness = Strictness()) -> FieldValues:  # noqa: B008 - it never changes
    """Yield the values from which `strictness` is read; `usual` is that of a question without any."""
    yield "case", strictness.case or None
    yield "typos", None if strictness.typos else False
    yield "accents", strictness.accents or None
    yield "article", "required" if strictness.article else ""
    yield "exact", True if strictness.exact and not usual.exact else None


_WAYS = {
    "exact": "character by character",
    "name": "as the name of a person",
    "number": "by value",
    "date": "by value, as a date or a time",
    "formula": "as a chemical formula",
    "words": "in words",
}


def compared_how(
    forms: Sequence[str], context: Context, strict: Strictness, kind: Literal["", "person"] = ""
) -> tuple[str, ...]:
    """Return how replies are compared with these forms of answers, and what counts, in words."""
    from quizkit.grading.comparison import comparison_of

    ways = dict.fromkeys(comparison_of(form, context, kind, exact=strict.exact) for form in forms)
    strictly = {
        "capitals count": strict.case,
        "misspellings are wrong": not strict.typos,
        "accents count": strict.accents,
        "the article is required": strict.article,
    }
    in_words = {"name", "words"} & ways.keys()
    return (
        f"compared {', or '.join(_WAYS[way] for way in ways)}",
        *(words for words, counts in strictly.items() if counts and in_words),
    )


def grade_text(
    text: str,
    key: str,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    context: Context,
    strict: Strictness,
    kind: Literal["", "person"] = "",
) -> Grade:
    """Grade a typed text: right, wrong, or close, which earns nothing but shows the difference."""
    # The word tables of grading load while the student reads, not at the start.
    from quizkit.grading.answers import match

    result = match(text, key, accept, reject, context, strict, kind)
    near = (Near(text.strip(), result.nearest),) if result.nearest else ()
    return Grade(float(result.verdict == "right"), result.verdict, result.rule, result.note, near)


def load_grading(context: Context) -> None:
    """Load everything that grading needs before the first reply: by grading a text, and the list of words."""
    from quizkit.grading.words.dictionary import load_dictionary

    grade_text("ahead", "behind", (), (), context, Strictness())
    load_dictionary(context.language)
