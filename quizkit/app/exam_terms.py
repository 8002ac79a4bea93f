"""The terms of an exam: its questions, time limit and pass mark, from the command line, the deck or an open exam."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from quizkit.app.exam_result import check_result_path
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now
from quizkit.base.errors import UsageError
from quizkit.base.terms import percent_of, seconds_of
from quizkit.progress.read_records import ExamFields
from quizkit.progress.records import Record, exam_record
from quizkit.progress.state import LateReply, OpenExam
from quizkit.questions.shapes import reply_of
from quizkit.session.plan import Asked
from quizkit.session.sheet import Line, exam_queue, sheet

_MOST_EXTRA = 400


class Terms(NamedTuple):
    """The terms that the command line sets; None leaves one to the deck."""

    time_limit: str | None = None
    extra_time: str | None = None
    pass_mark: str | None = None
    how_many: int | None = None
    all: bool = False
    tags: tuple[str, ...] = ()
    shuffle: bool | None = None
    seed: int | None = None
    student: str | None = None
    result: Path | None = None


class Paper(NamedTuple):
    """An exam with its answer sheet and terms; the last five fields are set if it is resumed.

    `limit` is in seconds, extra time included; `begin` is the record of the exam's beginning. `has_changed` says that
    the deck was changed since.
    """

    lines: list[Line]
    seed: int
    limit: int | None
    pass_mark: Decimal | None
    student: str
    result: Path | None
    begin: Record
    session: str = ""
    begun: datetime | None = None
    spent: float = 0
    late: tuple[LateReply, ...] = ()
    has_changed: bool = False


def new_paper(workspace: Workspace, terms: Terms, new_seed: int) -> Paper:
    """Return a new exam on the terms of the command line, else on those of the deck. Raises UsageError."""
    deck = workspace.decks[0]
    shuffle = deck.exam.shuffle if terms.shuffle is None else terms.shuffle
    how_many = None if terms.all else terms.how_many or deck.exam.how_many
    seed = new_seed if terms.seed is None else terms.seed
    queue = exam_queue(_tagged(workspace, terms.tags), seed, how_many=how_many, shuffle=shuffle is True)
    if not queue:
        raise UsageError("There are no questions for an exam.", "Cards are not asked in exams; --tag may leave none.")
    limit, extra = _limit(terms, deck.exam.time_limit)
    pass_mark = deck.exam.pass_mark if terms.pass_mark is None else _percent("--pass", terms.pass_mark, 100)
    if terms.result is not None:
        check_result_path(terms.result)
    result = None if terms.result is None else terms.result.absolute()
    begin = exam_record(
        now(),
        deck,
        queue,
        seed,
        tags=terms.tags,
        permute=shuffle is not False,
        shuffle=shuffle is True,
        limit=limit,
        extra=extra,
        pass_mark=None if pass_mark is None else float(pass_mark),
        student=terms.student or "",
        result="" if result is None else str(result),
    )
    lines = sheet(queue, seed, permute=shuffle is not False)
    return Paper(lines, seed, limit, pass_mark, terms.student or "", result, begin)


def _tagged(workspace: Workspace, tags: Sequence[str]) -> list[Asked]:
    deck, keys = workspace.decks[0], {tag.casefold() for tag in tags}
    return [
        Asked(deck, question)
        for question in deck.questions
        if not keys or keys & {tag.casefold() for tag in question.common.tags}
    ]


def _limit(terms: Terms, of_the_deck: int | None) -> tuple[int | None, float | None]:
    """Return the time limit in seconds, extra time included, and the extra time in percent."""
    limit = of_the_deck if terms.time_limit is None else seconds_of(terms.time_limit)
    if terms.time_limit is not None and limit is None:
        raise UsageError(
            f"--time-limit must be a length of time, not “{terms.time_limit}”.", "Write 20m, 90s, 1h30m, or minutes."
        )
    if terms.extra_time is None:
        return limit, None
    if limit is None:
        raise UsageError(
            "--extra-time needs a time limit.", "Add --time-limit 20m, or `time-limit` to the deck's `exam`."
        )
    extra = _percent("--extra-time", terms.extra_time, _MOST_EXTRA)
    return round(limit * (100 + extra) / 100), float(extra)


def _percent(option: str, text: str, most: int) -> Decimal:
    share = percent_of(text, most)
    if share is None:
        raise UsageError(f"{option} must be a percentage up to {most}, not “{text}”.", f"For example: {option} 60%")
    return share


def resumed_paper(workspace: Workspace, open_exam: OpenExam) -> Paper:
    """Return the exam that is open, with the questions that the deck still has. Raises UsageError."""
    deck, begin = workspace.decks[0], ExamFields(open_exam.begin)
    questions = [deck.question(id) for id in begin.queue]
    queue = [Asked(deck, question) for question in questions if question is not None]
    if not queue:
        help = f"Start a new one: {workspace.exam_command} --fresh"
        raise UsageError("The questions of this exam are no longer in the deck.", help)
    return Paper(
        [_filled_in(line, open_exam) for line in sheet(queue, begin.seed, permute=begin.permute)],
        begin.seed,
        begin.limit,
        None if begin.pass_mark is None else Decimal(str(begin.pass_mark)),
        begin.student,
        Path(begin.result) if begin.result else None,
        open_exam.begin,
        open_exam.session,
        _moment(begin.at),
        open_exam.spent,
        tuple(open_exam.late),
        begin.hash != deck.content_hash(),
    )


def _filled_in(line: Line, open_exam: OpenExam) -> Line:
    id = line.asked.question.common.id
    line = line._replace(flagged=id in open_exam.flagged)
    if id not in open_exam.replies:
        return line
    saved = open_exam.replies[id]
    return line._replace(reply=reply_of(line.prompt, saved.reply), milliseconds=saved.ms, at=_moment(saved.at))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        return now()
