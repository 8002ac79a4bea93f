"""Files and records for the tests of the use cases."""

from datetime import timedelta
from pathlib import Path
from textwrap import dedent
from typing import Any

from quizkit.base.clock import now, study_day
from quizkit.progress.history import History
from tests.progress.folding import attempt


def write(path: Path, text: str) -> Path:
    """Write a file, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def answered(home: Path, question: str, deck: str, days_back: int = 1, **fields: Any) -> None:
    """Record a reply of some days ago, a right one unless the fields say otherwise."""
    record = attempt("", (study_day(now()) - timedelta(days_back)).isoformat(), question, deck, **fields)
    History(home).append([{key: value for key, value in record.items() if key not in ("id", "v")}])
