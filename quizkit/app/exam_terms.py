"""What an exam is held on: its sheet and its terms, begun anew or taken up where it was left."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from quizkit import __version__
from quizkit.app.exam_result import check_result_path
from quizkit.app.run_session import Stage
from quizkit.base.clock import now
from quizkit.base.errors import UsageError
from quizkit.base.terms import percent_of, seconds_of
from quizkit.progress.read_records import amount
from quizkit.progress.records import Record
from quizkit.progress.state import OpenExam
from quizkit.questions.shapes import reply_of
from quizkit.session.plan import Asked
from quizkit.session.sheet import Line, exam_queue, sheet

_MOST_EXTRA = 400


class Wish(NamedTuple):
    """What the command line says of an exam; None is what it leaves to the deck."""

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
    """An exam as it is held: its sheet, its terms, and what is known of it where it is gone on with.

    `limit` is in seconds, extra time included; `begin` is the record of its beginning.
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
    late: tuple[Record, ...] = ()


def new_paper(stage: Stage, wish: Wish, new_seed: int) -> Paper:
    """Return a new exam over the deck, on the terms of the command line and else of the deck. Raises UsageError."""
    deck = stage.decks[0]
    shuffle = deck.exam.shuffle if wish.shuffle is None else wish.shuffle
    how_many = None if wish.all else wish.how_many or deck.exam.how_many
    seed = new_seed if wish.seed is None else wish.seed
    queue = exam_queue(_tagged(stage, wish.tags), seed, how_many=how_many, shuffle=shuffle is True)
    if not queue:
        raise UsageError("There is nothing to examine here.", "Cards stand outside exams; --tag may leave none.")
    limit, extra = _limit(wish, deck.exam.time_limit)
    pass_mark = deck.exam.pass_mark if wish.pass_mark is None else _percent("--pass", wish.pass_mark, 100)
    if wish.result is not None:
        check_result_path(wish.result)
    result = None if wish.result is None else wish.result.absolute()
    begin: Record = {
        **_origin(stage, queue, seed),
        "options": {"tags": wish.tags, "permute": shuffle is not False, "shuffle": shuffle is True},
        "limit": limit,
        "extra": extra,
        "pass": None if pass_mark is None else float(pass_mark),
        "student": wish.student or "",
        "result": "" if result is None else str(result),
    }
    lines = sheet(queue, seed, permute=shuffle is not False)
    return Paper(lines, seed, limit, pass_mark, wish.student or "", result, begin)


def _origin(stage: Stage, queue: Sequence[Asked], seed: int) -> Record:
    """Return what the record of an exam's beginning says of the deck and the questions drawn from it."""
    deck = stage.decks[0]
    return {
        "kind": "exam",
        "deck": deck.id,
        "title": deck.title,
        "hash": deck.content_hash(),
        "seed": seed,
        "queue": [asked.question.common.id for asked in queue],
        "version": __version__,
        "mode": "exam",
    }


def _tagged(stage: Stage, tags: Sequence[str]) -> list[Asked]:
    deck, wanted = stage.decks[0], {tag.casefold() for tag in tags}
    return [
        Asked(deck, question)
        for question in deck.questions
        if not wanted or wanted & {tag.casefold() for tag in question.common.tags}
    ]


def _limit(wish: Wish, of_the_deck: int | None) -> tuple[int | None, float | None]:
    """Return the time limit in seconds, extra time included, and the extra time in percent."""
    limit = of_the_deck if wish.time_limit is None else seconds_of(wish.time_limit)
    if wish.time_limit is not None and limit is None:
        raise UsageError(
            f"--time-limit “{wish.time_limit}” is no length of time.", "Write 20m, 90s, 1h30m, or minutes."
        )
    if wish.extra_time is None:
        return limit, None
    if limit is None:
        raise UsageError(
            "--extra-time needs a time limit.", "Add --time-limit 20m, or `time-limit` to the deck's `exam`."
        )
    extra = _percent("--extra-time", wish.extra_time, _MOST_EXTRA)
    return round(limit * (100 + extra) / 100), float(extra)


def _percent(option: str, text: str, most: int) -> Decimal:
    share = percent_of(text, most)
    if share is None:
        raise UsageError(f"{option} “{text}” is no percentage up to {most}.", f"Write it as in {option} 60%.")
    return share


def gone_on_with(stage: Stage, left: OpenExam) -> Paper:
    """Return the exam that was left, its questions as far as the deck still has them. Raises UsageError."""
    deck, begin = stage.decks[0], left["begin"]
    options = begin["options"] if isinstance(begin.get("options"), dict) else {}
    seed = begin["seed"] if isinstance(begin.get("seed"), int) else 0
    asked = begin["queue"] if isinstance(begin.get("queue"), list) else []
    found = [deck.question(str(id)) for id in asked]
    queue = [Asked(deck, question) for question in found if question is not None]
    if not queue:
        raise UsageError("The questions of this exam are no longer in the deck.", f"{stage.command} --exam --fresh")
    if begin.get("hash") != deck.content_hash():
        stage.screen.show("The deck was changed after the exam began: it is graded as it stands now.", "yellow")
    lines = [_filled_in(line, left) for line in sheet(queue, seed, permute=options.get("permute") is not False)]
    limit, mark, result = amount(begin.get("limit"), 0), amount(begin.get("pass"), 0), begin.get("result")
    return Paper(
        lines,
        seed,
        int(limit) if limit > 0 else None,
        Decimal(str(mark)) if mark > 0 else None,
        str(begin.get("student", "")),
        Path(result) if isinstance(result, str) and result else None,
        begin,
        left["session"],
        _moment(begin.get("at")),
        left["spent"],
        tuple(left["late"]),
    )


def _filled_in(line: Line, left: OpenExam) -> Line:
    id = line.asked.question.common.id
    line = line._replace(flagged=id in left["flagged"])
    if id not in left["replies"]:
        return line
    kept = left["replies"][id]
    return line._replace(reply=reply_of(line.prompt, kept["reply"]), milliseconds=kept["ms"], at=_moment(kept["at"]))


def _moment(text: object) -> datetime:
    try:
        return datetime.fromisoformat(str(text)).astimezone()
    except ValueError:
        return now()
