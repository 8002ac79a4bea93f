"""Reads a TOML file with the lines of its keys, and changes one value in it."""

import re
from typing import NamedTuple

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class NotToml(Exception):
    """A file is not valid TOML: why, and in which line and column, both counted from 1."""

    def __init__(self, why: str, line: int, column: int = 1) -> None:
        super().__init__(why)
        self.why = why
        self.line = line
        self.column = column


class Toml(NamedTuple):
    """The text of a file and the table in it."""

    text: str
    table: dict[str, object]

    def line_of(self, name: str) -> int:
        """Return the line of a key or a table, counted from 1, or 1 if it is written in an unusual way."""
        key = re.compile(rf"""\s*\[*\s*["']?{re.escape(name)}["']?\s*[]=.]""")
        return next((number for number, line in enumerate(self.text.split("\n"), 1) if key.match(line)), 1)

    def with_value(self, name: str, value: object) -> str:
        """Return the text with a key set to a value, or without it for None; everything else is unchanged."""
        import tomlkit

        document = tomlkit.parse(self.text)
        if value is None:
            document.pop(name, None)
            return tomlkit.dumps(document)
        item = tomlkit.item(value)
        item.trivia.trail = "\r\n" if "\r\n" in self.text else "\n"
        document[name] = item
        return tomlkit.dumps(document)


def parse(data: bytes) -> Toml:
    """Return the content of a file. Raises NotToml."""
    import tomllib

    try:
        # Some editors begin a file with a byte order mark, which is not valid in TOML.
        text = data.decode("utf-8-sig")
        return Toml(text, tomllib.loads(text))
    except UnicodeDecodeError as error:
        raise NotToml("it is not in UTF-8", data[: error.start].count(b"\n") + 1) from None
    except RecursionError:
        raise NotToml("it is nested too deeply", 1) from None
    except ValueError as error:
        why = _PLACE.sub("", str(error))
        raise NotToml(why[:1].lower() + why[1:], *_place(str(error), data)) from None


def _place(message: str, data: bytes) -> tuple[int, int]:
    """Return the line and the column in a message of tomllib, or the last line if it has none."""
    place = _PLACE.search(message)
    return (int(place[1]), int(place[2])) if place and place[1] else (data.rstrip().count(b"\n") + 1, 1)
