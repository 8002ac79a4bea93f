"""What a session will ask, and the command that starts another session like it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from quizkit.base.alternatives import alternative
from quizkit.progress.records import Record
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked, Candidate, ExamPlan, Which, choose
from quizkit.session.run import Mode


class Request(NamedTuple):
    """Which questions to ask. `how_many` and `new_per_day` are None for no limit.

    `exam` is the day of an exam to prepare for. `others` are options that hold for any session, as they were typed.
    """

    how_many: int | None = None
    which: Which = "next"
    tags: tuple[str, ...] = ()
    new_per_day: int | None = None
    exam: date | None = None
    shuffle: bool | None = None
    seed: int = 0
    retention: float | None = None
    others: tuple[str, ...] = ()


class Opening(NamedTuple):
    """What is shown before the first question: `asked` of the `of` questions there are.

    `note` says that the daily limit of new questions is reached. `new_per_day` is the limit that `plan` meets.
    """

    title: str
    asked: int
    of: int
    note: str = ""
    plan: ExamPlan | None = None
    new_per_day: int | None = None


@alternative
class Agenda(NamedTuple):
    """The questions of a session, in order.

    `session` and `earlier` are the id and the attempts of the session that this one resumes. The next suggested command
    repeats the options of `request`.
    """

    opening: Opening
    queue: tuple[Asked, ...]
    seed: int
    begin: Record
    permute: bool = True
    mode: Mode = "practice"
    session: str = ""
    earlier: tuple[Attempt, ...] = ()
    request: Request = Request()


def command_again(command: str, request: Request) -> str:
    """Return `command`, which starts a session, with its request."""
    kind = "" if request.which == "next" or f"--{request.which}" in command.split() else f"--{request.which}"
    exam = f"--until {request.exam.isoformat()}" if request.exam else ""
    return " ".join(filter(None, [with_tags(f"{command} {kind}".rstrip(), request.tags), exam, *request.others]))


def with_tags(command: str, tags: Sequence[str]) -> str:
    """Return a command with the tags that it is for."""
    if not tags:
        return command
    from quizkit.base.shell import word

    return " ".join([command, *(f"--tag {word(tag, 'TAG')}" for tag in tags)])


def still_of_use(request: Request, left: Sequence[Candidate], today: date) -> Request:
    """Return the request without the options that find nothing in `left`, which was not answered right by now."""
    which = request.which if request.which == "due" or choose(left, today, 1, request.which) else "next"
    exam = request.exam if request.exam and request.exam - today > timedelta(1) else None
    return request._replace(which=which, exam=exam)
