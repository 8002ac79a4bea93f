"""The names of the columns of a table, in other tools and languages."""

import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from quizkit.formats.base import Unreadable
from quizkit.grading.tables import table
from quizkit.questions.base import COMMON
from quizkit.questions.registry import TYPES

Row = Sequence[str]
DECK_LANGUAGE: Final = "deck language"
_NAMES: Final = table("headings", Path(__file__).parent)
# Words in the names of columns that only one language has. Numbers are read in it.
_LANGUAGES: Final = {
    "de": "frage fragetext antwort begriff vorderseite",
    "fr": "réponse recto",
    "es": "pregunta respuesta anverso",
    "it": "domanda risposta",
    "pt": "pergunta resposta",
    "nl": "vraag antwoord",
}
FIELDS = dict.fromkeys(key for table in (COMMON, *(kind.fields for kind in TYPES.values())) for key in table)
_BY_NAME = {key.replace("-", " "): key for key in FIELDS}
CHOICE = re.compile(
    r"(?:choice|option|answer|antwort|auswahl|réponse|choix|opción|respuesta|opzione|risposta|opção|resposta)\s*(\d{1,2}|[a-j])",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"(?:wrong|incorrect|distractor|falsche?|mauvaise|incorrecta|sbagliata|errada|foute?)"
    r"(?: (?:answer|option|choice|antwort|réponse|respuesta|risposta|resposta|antwoord))?(?: \d{1,2})?"
)
_HEADER_ROWS = 20
# Those of a card.
_SIDES = 2


def named_columns(rows: Sequence[Row]) -> tuple[int, list[str]] | None:
    """Return the position of the row below the names of the columns, and these names; None if no row has any."""
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        columns = _columns(row)
        if {"question", "front", "cloze"} & set(columns):
            return place + 1, columns
    return None


def header(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """Return the position of the first row of questions, and the names of the columns. Raises Unreadable."""
    if named := named_columns(rows):
        return named
    widths = [width for row in rows if (width := sum(1 for cell in row if cell.strip()))]
    if sum(width > _SIDES for width in widths) > len(widths) / 2:
        raise Unreadable("no row names its columns, such as question, choice 1, choice 2, answer")
    # A table without names of columns has cards.
    return 0, ["front", "back"]


def language(headings: Row, columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the language of a deck: as a column says, or else that of the headings."""
    named = (cell for row in rows for cell, column in zip(row, columns, strict=False) if column == DECK_LANGUAGE)
    words = set(" ".join(map(_plain_name, headings)).split())
    by_words = (language for language, own in _LANGUAGES.items() if not words.isdisjoint(own.split()))
    return next(chain(filter(None, named), by_words), "").strip()


def _columns(row: Row) -> list[str]:
    """Return the own name of each column, or an empty text; a choice column is `choice N`, a wrong one `wrong N`."""
    names = [_plain_name(cell) for cell in row]
    # Single letters name choices if they are in a row from A on.
    letters = {
        letter for number, letter in enumerate(sorted({*names} & {*"abcdefghij"})) if letter == "abcdefghij"[number]
    }
    numbered = [CHOICE.fullmatch(name) is not None or name in letters for name in names]
    is_choices = sum(numbered) > 1
    return [
        f"choice {place}"
        if is_choice and is_choices
        else f"wrong {place}"
        if _WRONG.fullmatch(name)
        else _own_name(name)
        for place, (name, is_choice) in enumerate(zip(names, numbered, strict=True), 1)
    ]


def _plain_name(cell: str) -> str:
    """Return the words of a heading: `Correct answer(s) - choose at least one` is `correct answer`; a number is none."""
    head = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", re.split(r"\n| - |\(", cell)[0])
    return "" if "#" in head else " ".join(re.findall(r"\w+", head.casefold()))


def _own_name(name: str) -> str:
    if name in _BY_NAME:
        return _BY_NAME[name]
    return next((own for own, others in _NAMES.items() if f" {name} " in f" {others} " and name), "")
