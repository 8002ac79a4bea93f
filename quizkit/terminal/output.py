"""Writes data for other programs to standard output: exact in a pipe or a file, safe on a terminal."""

import codecs
import io
import json
import sys

from quizkit.base.text import safe


def write_data(text: str) -> None:
    """Write text unchanged; on a terminal, write control characters as escapes."""
    stream = sys.stdout
    if stream is None:
        return
    if isinstance(stream, io.TextIOWrapper):
        codecs.register_error("quizkit-data", _bytes_or_escapes)
        # Windows would translate line ends.
        stream.reconfigure(errors="quizkit-data", newline="")
    # The lines of CSV end with two characters.
    stream.write(safe(text.replace("\r\n", "\n")) if stream.isatty() else text)


def write_json(value: object, indent: int | None = None) -> None:
    """Write a value as JSON, on a line of its own."""
    write_data(json.dumps(value, indent=indent) + "\n")


def _bytes_or_escapes(error: UnicodeError) -> tuple[str | bytes, int]:
    """Encode undecodable bytes of a path as those bytes, and characters that the encoding lacks as escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeEncodeError:
        return codecs.backslashreplace_errors(error)
