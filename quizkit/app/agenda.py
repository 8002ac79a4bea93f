"""What a session will ask."""

from typing import NamedTuple

from quizkit.app.resume_command import Options
from quizkit.base.alternatives import alternative
from quizkit.progress.records import Record
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked, ExamPlan
from quizkit.session.run import Mode


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

    `session` and `earlier` are the id and the attempts of the session that this one resumes. `options` are those of the
    command line; the next suggested command repeats them.
    """

    opening: Opening
    queue: tuple[Asked, ...]
    seed: int
    begin: Record
    permute: bool = True
    mode: Mode = "practice"
    session: str = ""
    earlier: tuple[Attempt, ...] = ()
    options: Options = Options()
