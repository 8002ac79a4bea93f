"""The terms of an exam: its questions, time limit and pass mark, from the command line, the deck or an open exam."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from quizkit.app.exam_result import check_result_path
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now
from quizkit.base.errors import UsageError
from quizkit.base.terms import percent_of, seconds_of
from quizkit.progress.new_records import exam_record
from quizkit.progress.read_records import ExamFields
from quizkit.progress.records import Record
from quizkit.progress.state import OpenExam
from quizkit.questions.shapes import reply_of
from quizkit.session.plan import Asked, asked, candidates
from quizkit.session.sheet import Line, exam_queue, sheet

_MOST_EXTRA = 400


class ExamOptions(NamedTuple):
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
    """An exam: its sheet, its first record with the terms, what was saved of it, and whether the deck was changed."""

    lines: list[Line]
    begin: Record
    terms: ExamFields
    resumed: OpenExam | None = None
    has_changed: bool = False

    @property
    def begun(self) -> datetime:
        """The moment of the beginning."""
        return _moment(self.terms.at)


def new_paper(workspace: Workspace, options: ExamOptions, new_seed: int) -> Paper:
    """Return a new exam on the terms of the command line, else on those of the deck. Raises UsageError."""
    deck = workspace.decks[0]
    shuffle = deck.exam.shuffle if options.shuffle is None else options.shuffle
    how_many = None if options.all else options.how_many or deck.exam.how_many
    seed = new_seed if options.seed is None else options.seed
    tagged = asked(candidates([deck], {}, options.tags))
    queue = exam_queue(tagged, seed, how_many=how_many, shuffle=shuffle is True)
    if not queue:
        raise UsageError(
            "There are no questions for an exam.", "Exams leave out cards, and --tag may leave out the rest."
        )
    limit, extra = _limit(options, deck.exam.time_limit)
    pass_mark = deck.exam.pass_mark if options.pass_mark is None else _percent("--pass", options.pass_mark, 100)
    if options.result is not None:
        check_result_path(options.result)
    begin = exam_record(
        now(),
        deck,
        queue,
        seed,
        tags=options.tags,
        permute=shuffle is not False,
        shuffle=shuffle is True,
        limit=limit,
        extra=extra,
        pass_mark=None if pass_mark is None else float(pass_mark),
        student=options.student or "",
        result="" if options.result is None else str(options.result.absolute()),
    )
    return Paper(sheet(queue, seed, permute=shuffle is not False), begin, ExamFields(begin))


def _limit(options: ExamOptions, of_the_deck: int | None) -> tuple[int | None, float | None]:
    """Return the time limit in seconds, extra time included, and the extra time in percent."""
    limit = of_the_deck if options.time_limit is None else seconds_of(options.time_limit)
    if options.time_limit is not None and limit is None:
        raise UsageError(
            f"--time-limit must be a length of time, not “{options.time_limit}”.", "Write 20m, 90s, 1h30m, or minutes."
        )
    if options.extra_time is None:
        return limit, None
    if limit is None:
        raise UsageError(
            "--extra-time needs a time limit.", "Add --time-limit 20m, or `time-limit` to the deck's `exam`."
        )
    extra = _percent("--extra-time", options.extra_time, _MOST_EXTRA)
    return round(limit * (100 + extra) / 100), float(extra)


def _percent(option: str, text: str, most: int) -> Decimal:
    share = percent_of(text, most)
    if share is None:
        raise UsageError(f"{option} must be a percentage up to {most}, not “{text}”.", f"For example: {option} 60%")
    return share


def resumed_paper(workspace: Workspace, open_exam: OpenExam) -> Paper:
    """Return the exam that is open, with the questions that the deck still has. Raises UsageError."""
    deck, terms = workspace.decks[0], ExamFields(open_exam.begin)
    questions = deck.named(terms.queue)
    queue = [Asked(deck, questions[id]) for id in terms.queue if id in questions]
    if not queue:
        help = f"Start a new one: {workspace.exam_command} --fresh"
        raise UsageError("The questions of this exam are no longer in the deck.", help)
    lines = [_filled_in(line, open_exam) for line in sheet(queue, terms.seed, permute=terms.permute)]
    return Paper(lines, open_exam.begin, terms, open_exam, terms.hash != deck.content_hash())


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
