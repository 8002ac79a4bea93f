"""Writes the log file of an internal error, which a user can attach to a bug report."""

import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from quizkit import __version__
from quizkit.base.disk import make_folder, replace
from quizkit.base.paths import home
from quizkit.base.platform.system import description

_FILE_NAME = "error.log"
# Options whose value is a reply or a name of a student.
_PRIVATE = ("--answer", "--student")


def write_error_log(error: BaseException, arguments: Sequence[str]) -> Path | None:
    """Write the log to the data folder; return its path, or None if that fails."""
    log = log_text(error, arguments).encode("utf-8", "backslashreplace")
    with suppress(OSError, ValueError):
        path = home() / _FILE_NAME
        make_folder(path.parent)
        replace(path, log)
        return path
    return None


def log_text(error: BaseException, arguments: Sequence[str]) -> str:
    """Return the log. It leaves out the messages of exceptions, which may quote a reply."""
    versions = "".join(f"{name} {version}\n" for name, version in _versions())
    command = " ".join(["quiz", *_without_replies(arguments)])
    return f"{versions}\n{command}\n\n{''.join(_frames(error))}"


def _versions() -> Iterator[tuple[str, str]]:
    yield "quizkit", __version__
    yield "Python", sys.version.replace("\n", " ")
    yield "platform", description()
    with suppress(metadata.PackageNotFoundError):
        for requirement in metadata.requires("quizkit") or ():
            name, extra = re.split(r"[^\w.-]", requirement, maxsplit=1)[0], "extra ==" in requirement
            if not extra:
                yield name, metadata.version(name)


def _without_replies(arguments: Sequence[str]) -> Iterator[str]:
    option = ""
    for argument in arguments:
        if option in _PRIVATE:
            yield "…"
        else:
            name, equals, _ = argument.partition("=")
            yield f"{name}=…" if equals and name in _PRIVATE else argument
        option = argument


def _frames(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _frames(cause)
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
