"""Writes what other programs read to standard output: exact in a pipe or a file, safe on a terminal."""

import codecs
import io
import json
import sys
from collections.abc import Iterable

from quizkit.base.text import safe


def write_data(text: str) -> None:
    """Write text unchanged. On a terminal, control characters are written out."""
    stream = sys.stdout
    if stream is None:
        return
    if isinstance(stream, io.TextIOWrapper):
        codecs.register_error("quizkit-data", _bytes_or_escapes)
        # Windows would double the line breaks.
        stream.reconfigure(errors="quizkit-data", newline="")
    # CSV ends its lines with two characters.
    stream.write(safe(text.replace("\r\n", "\n")) if stream.isatty() else text)


def write_file(text: str) -> None:
    """Write the text of a file: in a pipe always as UTF-8, on a terminal as `write_data` does."""
    if sys.stdout is None or sys.stdout.isatty():
        write_data(text)
    else:
        codecs.register_error("quizkit-data", _bytes_or_escapes)
        write_bytes(text.encode("utf-8", "quizkit-data"))


def write_bytes(content: bytes) -> None:
    """Write the content of a file unchanged."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_json(value: object, indent: int | None = None) -> None:
    """Write a value as JSON."""
    write_data(json.dumps(value, indent=indent) + "\n")


def json_lines(values: Iterable[object]) -> str:
    """Return values as JSON Lines."""
    return "".join(f"{json.dumps(value)}\n" for value in values)


def _bytes_or_escapes(error: UnicodeError) -> tuple[str | bytes, int]:
    """Write bytes of a path that are not text as those bytes, and characters that the encoding lacks as escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeEncodeError:
        return codecs.backslashreplace_errors(error)
