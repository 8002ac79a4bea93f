"""Files and records for the tests of the use cases."""

from pathlib import Path
from textwrap import dedent


def write(path: Path, text: str) -> Path:
    """Write a file, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path
