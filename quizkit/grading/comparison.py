"""Decides how replies are compared with an answer, from the form of the answer."""

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from quizkit.grading.context import Context
from quizkit.grading.date.clock import TimeOfDay
from quizkit.grading.date.dates import Date
from quizkit.grading.date.periods import Period
from quizkit.grading.exact import is_code
from quizkit.grading.formula import is_formula
from quizkit.grading.number.values import read_values
from quizkit.grading.words.glosses import variants_of

_EQUATION = re.compile(r"[^\W\d_]\s*=")
Comparison: TypeAlias = Literal["exact", "name", "number", "date", "formula", "words"]
AnswerKind: TypeAlias = Literal["", "person"]


def comparison_of(text: str, context: Context, kind: AnswerKind = "", *, exact: bool = False) -> Comparison:
    """Return how replies are compared with this form of an answer; the first rule that fits decides.

    1. `exact`: character by character.
    2. `kind: person`: a name.
    3. A chemical formula: Ca2+ is not “circa 2 or more”.
    4. A number, amount, range, inequality or ratio: a number. A date, a time or a decade: a date.
    5. A word with a gloss, or words around a slash: words.
    6. Code, formulas, symbols and commands: exact.
    7. Anything else: words.

    >>> [comparison_of(text, Context()) for text in ("60-80 km", "8 May", "H2O", "deep (distance)", "f(x)", "T-shirt")]
    ['number', 'date', 'formula', 'words', 'exact', 'words']
    """
    if exact:
        return "exact"
    return "name" if kind else _by_form(text, context.language, decimal_comma=context.decimal_comma)


@lru_cache(maxsize=2048)
def _by_form(text: str, language: str, *, decimal_comma: bool) -> Comparison:
    if is_formula(text):
        return "formula"
    # x = 1 is an equation, although a reply may begin like that.
    values = () if _EQUATION.search(text) else read_values(text, language, decimal_comma)
    if values:
        # 15:30 is a time first, and then a ratio.
        return "date" if isinstance(values[0], Date | TimeOfDay | Period) else "number"
    return "exact" if len(variants_of(text)) == 1 and is_code(text) else "words"
