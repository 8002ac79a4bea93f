"""What the types share whose replies are typed: how strict they are, and how a typed text becomes a grade."""

from typing import Literal

from quizkit.grading.context import Context, Strictness
from quizkit.questions.base import Field, Fields, FieldTable, Grade, Near

STRICTNESS: FieldTable = {
    "case": Field("flag", "`true` where capital letters count."),
    "typos": Field("flag", "`false` where misspellings are not forgiven."),
    "accents": Field("flag", "`true` where accents count."),
}


def strictness(fields: Fields) -> Strictness:
    """Read how strict a question is."""
    return Strictness(fields.flag("case"), fields.flag("typos", default=True), fields.flag("accents"))


def grade_text(
    text: str,
    key: str,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    context: Context,
    strict: Strictness,
    kind: Literal["", "person"] = "",
) -> Grade:
    """Grade a typed text: right or wrong, or close, which earns nothing but says how little was missing."""
    # Matching brings tables of words along; they load while the student reads, not at the start.
    from quizkit.grading.answers import match

    found = match(text, key, accept, reject, context, strict, kind)
    near = (Near(text.strip(), found.nearest),) if found.nearest else ()
    return Grade(float(found.verdict == "right"), found.verdict, found.rule, found.note, near)


def load_grading(context: Context) -> None:
    """Load what grading typed texts of a deck needs, by grading one, ahead of the first reply."""
    grade_text("ahead", "behind", (), (), context, Strictness())
