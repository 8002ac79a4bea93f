"""Tables of words, which are data files: one entry a line, its name before a colon."""

from functools import cache
from pathlib import Path


@cache
def table(name: str) -> dict[str, str]:
    """Return the entries of a table of the folder `tables`."""
    text = (Path(__file__).parent / "tables" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith("# "))
