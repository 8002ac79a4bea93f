"""The answers of a history as a CSV table."""

import csv
import io
from collections.abc import Sequence

from quizkit.progress.amendments import Amendments
from quizkit.progress.read_records import ANSWER_COLUMNS, answer_row
from quizkit.progress.records import Record, kind

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def answers_table(records: Sequence[Record]) -> str:
    """Return a table of the attempts. The column `amended` says how each is amended."""
    table = io.StringIO()
    writer = csv.DictWriter(table, (*ANSWER_COLUMNS, "amended"))
    writer.writeheader()
    amendments = Amendments(records)
    writer.writerows(_row(record, amendments.of(record) or "") for record in records if kind(record) == "attempt")
    return table.getvalue()


def _row(record: Record, amendment: str) -> dict[str, object]:
    row = {**answer_row(record), "amended": amendment}
    return {key: _no_formula(value) if isinstance(value, str) else value for key, value in row.items()}


def _no_formula(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula (OWASP, “CSV Injection”). Lone surrogates are escaped."""
    text = text.encode("utf-8", "backslashreplace").decode()
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
