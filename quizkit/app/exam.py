"""`quiz start --exam`: the exam itself, and what comes of it."""

import json
import time
from collections.abc import Callable
from typing import Any

from quizkit.app.exam_result import Outcome, result_document, write_result
from quizkit.app.exam_terms import Paper, Wish, gone_on_with, new_paper
from quizkit.app.run_session import Stage, hold, in_json, load_while_reading, tell_of_missing_dictionaries
from quizkit.base.clock import now, utc_text
from quizkit.base.errors import NotSaved, QuizError, UsageError
from quizkit.progress.exam_recorder import ExamRecorder
from quizkit.progress.open_exam import OpenExam
from quizkit.progress.records import Record
from quizkit.questions.shapes import reply_texts
from quizkit.session.exam import Exam, Timer
from quizkit.session.score import score
from quizkit.session.sheet import Line, graded, unanswered
from quizkit.terminal.asking import examining
from quizkit.terminal.screens.confirm import confirm, someone_is_there
from quizkit.terminal.screens.exam import Notice, show_key, show_left, show_notice, show_result
from quizkit.terminal.screens.refusal import show_error
from quizkit.terminal.screens.words import count as counted


def examine(stage: Stage, wish: Wish, new_seed: int, *, resume: bool, fresh: bool, as_json: bool) -> int:
    """Hold an exam over the deck, or go on with the one that was left, and return the exit code."""
    left = None if fresh else _left(stage)
    if left is None and resume:
        raise UsageError("No exam over this deck is waiting to be gone on with.", f"Begin one: {stage.command} --exam")
    if left is not None and _goes_on(stage, left, wish, resume=resume):
        paper = gone_on_with(stage, left)
    else:
        paper = new_paper(stage, wish, new_seed)
    return _hold(stage, paper, as_json=as_json)


def _left(stage: Stage) -> OpenExam | None:
    known = stage.state["decks"].get(stage.decks[0].id)
    return known["exam"] if known else None


def _goes_on(stage: Stage, left: OpenExam, wish: Wish, *, resume: bool) -> bool:
    """Return whether the exam that was left is gone on with, which keeps the terms that it was begun on."""
    command = f"{stage.command} --exam"
    if resume:
        if wish != Wish():
            raise UsageError("An exam that has begun keeps its terms.", f"Go on with it: {command} --resume")
        return True
    offer = f"You left an exam over this deck, {counted(len(left['replies']), 'question')} answered."
    if not someone_is_there():
        raise UsageError(offer, f"Go on with it: {command} --resume, or begin a new one: {command} --fresh")
    return confirm(stage.screen, f"{offer} Go on with it? (n begins a new one)", otherwise=True)


def _hold(stage: Stage, paper: Paper, *, as_json: bool) -> int:
    queue = [line.asked for line in paper.lines]
    tell_of_missing_dictionaries(stage, queue)
    timer = Timer(paper.begun or now(), paper.limit, now, time.monotonic, paper.spent)
    _show_notice(stage, paper, timer)
    recorder = ExamRecorder(stage.history, stage.state, paper.begin, paper.session)
    _begin(stage, recorder)
    with examining(stage.screen, lambda: load_while_reading(queue)) as asker:
        exam = Exam(paper.lines, asker, recorder, timer)
        code, ended = hold(exam)
    if exam.ending == "done":
        return _hand_in(stage, paper, exam, recorder, timer, as_json=as_json)
    return _leave(stage, paper, exam, recorder, code, ended, as_json=as_json)


def _begin(stage: Stage, recorder: ExamRecorder) -> None:
    """Keep that the clock runs. Without it the exam could not be gone on with, so it does not begin."""
    if not recorder.session:
        try:
            recorder.begin()
        except NotSaved as error:
            raise NotSaved(
                error.message, "An exam begins only where it can be kept. QUIZ_HOME can name another folder."
            ) from error
        stage.screen.console.file.flush()


def _show_notice(stage: Stage, paper: Paper, timer: Timer) -> None:
    answered = len(paper.lines) - len(unanswered(paper.lines))
    told = Notice(
        stage.decks[0].title,
        len(paper.lines),
        answered,
        paper.limit,
        timer.left(),
        paper.pass_mark,
        paper.student,
        "" if paper.result is None else str(paper.result),
    )
    show_notice(stage.screen, told)


def _hand_in(stage: Stage, paper: Paper, exam: Exam, recorder: ExamRecorder, timer: Timer, *, as_json: bool) -> int:
    """Grade the sheet, keep what it is worth, show it, and return the exit code."""
    ended = now()
    attempts = graded(exam.lines, ended)
    result = score(attempts)
    seconds = _seconds(timer)
    total = result.total
    passed = None if paper.pass_mark is None else 100 * total.points >= paper.pass_mark * total.of
    failed = _kept(stage, lambda: recorder.hand_in(attempts, result, seconds, passed=passed), exam)
    show_result(stage.screen, result, seconds, paper.pass_mark, passed)
    show_key(stage.screen, exam.lines, attempts)
    late = (*paper.late, *map(_late, exam.late))
    outcome = Outcome(recorder.session, attempts, timer.begun, ended, seconds, passed, exam.time_is_up, late)
    document = result_document(stage.decks[0], paper.begin, outcome)
    stage.screen.rule()
    if paper.result is not None:
        failed |= not write_result(stage.screen, paper.result, document)
    stage.screen.command("Next:", stage.command)
    if as_json:
        told = in_json(stage.decks[0].id, recorder.session, paper.seed, "exam", attempts, seconds)
        print(json.dumps({**told, "passed": passed}))
    return NotSaved.exit_code if failed else int(passed is False)


def _seconds(timer: Timer) -> int:
    """Return how long the exam took, its limit at most."""
    spent = round(timer.spent())
    return spent if timer.limit is None else min(spent, timer.limit)


def _kept(stage: Stage, keep: Callable[[], None], exam: Exam) -> bool:
    """Keep what is left to keep; return whether anything of the exam could not be saved."""
    try:
        keep()
    except QuizError as error:
        if not exam.unsaved:
            show_error(stage.screen, error)
        return True
    return exam.unsaved > 0


def _late(line: Line) -> Record:
    reply = [] if line.reply is None else list(reply_texts(line.reply))
    at = None if line.at is None else utc_text(line.at)
    return {"question": line.asked.question.common.id, "reply": reply, "at": at}


def _leave(
    stage: Stage,
    paper: Paper,
    exam: Exam,
    recorder: ExamRecorder,
    code: int,
    ended: QuizError | None,
    *,
    as_json: bool,
) -> int:
    """Say how an exam that was not handed in can be gone on with, and return the exit code: it is not passed."""
    failures = _kept(stage, recorder.leave, exam)
    answered = len(exam.lines) - len(unanswered(exam.lines))
    what = ended.message if ended else "Stopped." if code else "Left."
    show_left(stage.screen, answered, f"{stage.command} --exam --resume", what=what, clock_runs=paper.limit is not None)
    if as_json:
        print(json.dumps(_not_handed_in(stage, paper, recorder, answered)))
    return NotSaved.exit_code if failures else code or int(paper.pass_mark is not None)


def _not_handed_in(stage: Stage, paper: Paper, recorder: ExamRecorder, answered: int) -> dict[str, Any]:
    """Return what `--json` tells of an exam that was left: nothing of what is right."""
    told = in_json(stage.decks[0].id, recorder.session, paper.seed, "exam", [], 0)
    nothing = dict.fromkeys(("points", "of", "percent", "seconds", "streak", "passed"))
    return {**told, **nothing, "asked": answered, "missed": [], "questions": []}
