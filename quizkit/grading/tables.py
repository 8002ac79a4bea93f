"""Tables of words, which are data files: one entry a line, its name before a colon."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def table(name: str, package: Path = _HERE) -> dict[str, str]:
    """Return the entries of a table of the folder `tables` of a package."""
    text = (package / "tables" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith("# "))
