"""The command that starts another session like one that was held: what of its options is worth saying again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from quizkit.session.plan import Candidate, Which, choose


class Options(NamedTuple):
    """What a command line said of its session. `others` are options that hold for any session, as they were written."""

    which: Which = "next"
    tags: tuple[str, ...] = ()
    exam: date | None = None
    others: tuple[str, ...] = ()


def command_again(command: str, options: Options) -> str:
    """Return `command`, which starts a session, with its options."""
    kind = "" if options.which == "next" or f"--{options.which}" in command.split() else f"--{options.which}"
    exam = f"--until {options.exam.isoformat()}" if options.exam else ""
    return " ".join(filter(None, [with_tags(f"{command} {kind}".rstrip(), options.tags), exam, *options.others]))


def with_tags(command: str, tags: Sequence[str]) -> str:
    """Return a command with the tags that it is for."""
    if not tags:
        return command
    from quizkit.base.shell import word

    return " ".join([command, *(f"--tag {word(tag, 'TAG')}" for tag in tags)])


def still_of_use(options: Options, left: Sequence[Candidate], today: date) -> Options:
    """Return the options without those that will find nothing: `left` is what was not answered right by now.

    What is due comes by itself. An exam is planned for as long as another day is left before it.
    """
    which = options.which if options.which == "due" or choose(left, today, 1, options.which) else "next"
    exam = options.exam if options.exam and options.exam - today > timedelta(1) else None
    return options._replace(which=which, exam=exam)
