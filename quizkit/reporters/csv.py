"""The answers of a history as a CSV table."""

import csv
import io
from collections.abc import Sequence

from quizkit.progress.records import Record

_COLUMNS = (
    "at", "day", "zone", "deck", "question", "type", "mode", "try", "reply", "credit", "verdict", "rule", "hints", "ms",
    "session", "id", "amended",
)  # fmt: skip
# The kinds of records that amend an attempt.
_AMENDING = ("undo", "override", "guess")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def answers_table(records: Sequence[Record]) -> str:
    """Return a table of the attempts. The column `amended` has the last record that amends each."""
    table = io.StringIO()
    writer = csv.DictWriter(table, _COLUMNS, extrasaction="ignore", restval="")
    writer.writeheader()
    amended = {str(record.get("attempt")): record["kind"] for record in records if record["kind"] in _AMENDING}
    writer.writerows(_row(record, amended) for record in records if record["kind"] == "attempt")
    return table.getvalue()


def _row(record: Record, amended: dict[str, object]) -> dict[str, object]:
    replies = record.get("reply")
    reply = "; ".join(map(str, replies)) if isinstance(replies, list) else ""
    row = {**record, "reply": reply, "amended": amended.get(str(record["id"]), "")}
    return {key: _no_formula(value) if isinstance(value, str) else value for key, value in row.items()}


def _no_formula(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula (OWASP, “CSV Injection”). Lone surrogates are escaped."""
    text = text.encode("utf-8", "backslashreplace").decode()
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
