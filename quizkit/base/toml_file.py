"""Reads a TOML file with the lines of its keys, and changes one value in its text."""

import re
from typing import NamedTuple

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLE = re.compile(r"\s*\[")


class NotToml(Exception):
    """A file is not valid TOML: why, and at which line and column, counted from 1."""

    def __init__(self, why: str, line: int, column: int = 1) -> None:
        super().__init__(why)
        self.why = why
        self.line = line
        self.column = column


class Toml(NamedTuple):
    """The text of a file and its values."""

    text: str
    table: dict[str, object]

    def line_of(self, name: str) -> int:
        """Return the line of a key or a table, counted from 1; 1 if its notation is unusual."""
        key = re.compile(rf"""\s*\[*\s*["']?{re.escape(name)}["']?\s*[]=.]""")
        return next((number for number, line in enumerate(self.text.split("\n"), 1) if key.match(line)), 1)

    def with_value(self, name: str, value: object) -> str | None:
        """Return the text with a top-level key set to a value and no other change.

        None if the notation of the key is unusual.
        """
        lines = self.text.splitlines(keepends=True)
        top = next((place for place, line in enumerate(lines) if _TABLE.match(line)), len(lines))
        if name in self.table:
            _change(lines, top, name, value)
        else:
            _insert(lines, top, f"{name} = {written(value)}")
        text = "".join(lines)
        return text if _holds(text, {**self.table, name: value}) else None


def parse(data: bytes) -> Toml:
    """Parse a file. Raises NotToml."""
    import tomllib

    try:
        # Some editors write a byte order mark, which is not valid TOML.
        text = data.decode("utf-8-sig")
        return Toml(text, tomllib.loads(text))
    except UnicodeDecodeError as error:
        raise NotToml("it is not written in UTF-8", data[: error.start].count(b"\n") + 1) from None
    except RecursionError:
        raise NotToml("it is nested too deeply", 1) from None
    except ValueError as error:
        why = _PLACE.sub("", str(error))
        raise NotToml(why[:1].lower() + why[1:], *_place(str(error), data)) from None


def written(value: object) -> str:
    """Return a boolean, a number or a text in TOML notation."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        import json

        # JSON strings are valid TOML.
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _change(lines: list[str], top: int, name: str, value: object) -> None:
    line = re.compile(
        rf"""(\s*["']?{re.escape(name)}["']?\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#]+)(\s*(?:#.*)?)""", re.DOTALL
    )
    for place, text in enumerate(lines[:top]):
        match = line.fullmatch(text)
        if match:
            lines[place] = f"{match[1]}{written(value)}{match[3]}"
            return


def _insert(lines: list[str], top: int, line: str) -> None:
    """Insert a line after the last top-level key, before the first table."""
    end = "\r\n" if any(text.endswith("\r\n") for text in lines) else "\n"
    if top and not lines[top - 1].endswith("\n"):
        lines[top - 1] += end
    lines.insert(top, line + end)


def _holds(text: str, table: dict[str, object]) -> bool:
    try:
        return parse(text.encode()).table == table
    except (NotToml, UnicodeEncodeError):
        return False


def _place(message: str, data: bytes) -> tuple[int, int]:
    """Return the line and the column in an error of tomllib; without one, the last line."""
    match = _PLACE.search(message)
    return (int(match[1]), int(match[2])) if match and match[1] else (data.rstrip().count(b"\n") + 1, 1)
