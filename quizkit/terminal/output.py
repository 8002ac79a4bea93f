"""What other programs read on standard output: exact in a pipe or a file, safe on a terminal."""

import codecs
import io
import json
import sys

from quizkit.base.text import safe


def write_data(text: str) -> None:
    """Write text as it is; to a terminal, with every character that could steer it written out."""
    stream = sys.stdout
    if stream is None:
        return
    if isinstance(stream, io.TextIOWrapper):
        codecs.register_error("quizkit-data", _bytes_or_escapes)
        # Windows would make two line ends of one.
        stream.reconfigure(errors="quizkit-data", newline="")
    # A table ends its lines in two characters.
    stream.write(safe(text.replace("\r\n", "\n")) if stream.isatty() else text)


def write_json(value: object, indent: int | None = None) -> None:
    """Write a value as JSON, on a line of its own."""
    write_data(json.dumps(value, indent=indent) + "\n")


def _bytes_or_escapes(error: UnicodeError) -> tuple[str | bytes, int]:
    """Encode bytes of a path that were no text as those bytes, and what an encoding lacks as an escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeEncodeError:
        return codecs.backslashreplace_errors(error)
