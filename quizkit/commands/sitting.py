"""A session held to its end, whatever that is: kept, shown, told as JSON, and turned into an exit code."""

import json
from typing import Any, NamedTuple

from quizkit.clock import now, study_day
from quizkit.commands.editing import open_in_editor
from quizkit.commands.foresight import days_to_come
from quizkit.deck import Deck
from quizkit.deck_file.read import DeckFile
from quizkit.errors import InputEnded, NotSaved, QuizError, Stopped
from quizkit.matching.context import Context
from quizkit.progress import checkpoint
from quizkit.progress.fold import DeckState, State
from quizkit.progress.history import History, load_what_saving_needs
from quizkit.progress.recorder import HistoryRecorder
from quizkit.progress.records import Record
from quizkit.questions.shapes import FillBlanks, TypeLine
from quizkit.questions.typed import load_matching
from quizkit.scheduling import LEECH_LAPSES, load_model
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked, candidates, leeches
from quizkit.session.run import Mode, Session, named
from quizkit.session.score import Score, earned, score
from quizkit.terminal.asking import asking
from quizkit.terminal.screens.closing import Closing, show_closing
from quizkit.terminal.screens.problems import show_error
from quizkit.terminal.screens.words import count as counted
from quizkit.terminal.theme import Screen


class Stage(NamedTuple):
    """What a session is held with. `command` is what starts another one like it."""

    screen: Screen
    history: History
    state: State
    decks: tuple[Deck, ...]
    files: dict[str, DeckFile]
    command: str


class Agenda(NamedTuple):
    """What a session is to do. `session` and `earlier` are of one that it goes on with."""

    queue: tuple[Asked, ...]
    seed: int
    begin: Record
    permute: bool = True
    mode: Mode = "practice"
    session: str = ""
    earlier: tuple[Attempt, ...] = ()


def sit(stage: Stage, agenda: Agenda, *, as_json: bool) -> int:
    """Hold the session, and return the exit code."""
    recorder = HistoryRecorder(stage.history, stage.state, agenda.begin, agenda.session)
    before = stage.state["decks"].get(stage.decks[0].id) if len(stage.decks) == 1 else None
    _tell_of_missing_dictionaries(stage, agenda)
    days = days_to_come(stage.state, agenda.queue, agenda.begin, agenda.mode)
    with asking(stage.screen, lambda: _load_while_reading(agenda), days) as asker:
        session = Session(
            agenda.queue,
            asker,
            recorder,
            agenda.seed,
            now,
            permute=agenda.permute,
            mode=agenda.mode,
            edit=lambda asked: open_in_editor(stage.files[asked.deck.id], asked.question),
            earlier=agenda.earlier,
        )
        code, ended = _hold(session)
    result = score(session.attempts)
    unsaved = _keep_end(stage, session, recorder, result)
    if code:
        _show_cut_short(stage, session, ended, can_go_on=_can_go_on(stage, agenda, session, recorder))
    else:
        show_closing(stage.screen, _closing(stage, session, result, before))
    if as_json:
        print(json.dumps(_as_json(stage, agenda, session, recorder.session)))
    if unsaved:
        stage.screen.show(f"{counted(session.unsaved, 'answer')} could not be saved.", "bold red")
        return NotSaved.exit_code
    return code


def _load_while_reading(agenda: Agenda) -> None:
    """Load what grading and saving need while the student reads the first question."""
    load_what_saving_needs()
    load_model()
    for deck in _typed_decks(agenda):
        load_matching(deck.context())


def _typed_decks(agenda: Agenda) -> list[Deck]:
    """Return the decks of which something is to be typed."""
    typed = (asked.deck for asked in agenda.queue if isinstance(asked.question.prompt(), TypeLine | FillBlanks))
    return list({deck.id: deck for deck in typed}.values())


def _tell_of_missing_dictionaries(stage: Stage, agenda: Agenda) -> None:
    for language in sorted({deck.language for deck in _typed_decks(agenda)}):
        if not Context(language).has_dictionary:
            told = f"There is no word list for the language “{language}”: only slips in long words are forgiven."
            stage.screen.show(told, "dim")


def _hold(session: Session) -> tuple[int, QuizError | None]:
    try:
        session.run()
    except InputEnded as error:
        session.ending = "input ended"
        return error.exit_code, error
    except KeyboardInterrupt:
        return 130, None
    except Stopped as signal:
        return signal.exit_code, None
    return 0, None


def _keep_end(stage: Stage, session: Session, recorder: HistoryRecorder, result: Score) -> bool:
    """Keep how the session ended; return whether anything of it could not be saved."""
    try:
        recorder.end(result, session.ending, session.seconds())
    except QuizError as error:
        if not session.unsaved:
            show_error(stage.screen, error)
        return True
    return session.unsaved > 0


def _can_go_on(stage: Stage, agenda: Agenda, session: Session, recorder: HistoryRecorder) -> bool:
    """Return whether `--resume` will find the session: it is kept, of one deck, and not all of it was asked."""
    tried = {attempt.question.common.id for attempt in session.attempts}
    left = any(asked.question.common.id not in tried for asked in agenda.queue)
    return left and bool(recorder.session) and len(stage.decks) == 1


def _show_cut_short(stage: Stage, session: Session, ended: QuizError | None, *, can_go_on: bool) -> None:
    stage.screen.rule()
    kept = len(session.attempts) - session.unsaved
    what = ended.message if ended else "Stopped."
    command = stage.command + " --resume" * can_go_on
    stage.screen.command(f"{what} {counted(kept, 'answer')} kept. Go on with:", command)


def _closing(stage: Stage, session: Session, result: Score, before: DeckState | None) -> Closing:
    last, best = (before["last"], before["best"]) if before else (None, None)
    today = study_day(now())
    state = checkpoint.load(stage.history)
    found = candidates(stage.decks, {deck.id: checkpoint.memories(state, deck.id) for deck in stage.decks})
    dues = sorted(c.memory.due for c in found if c.memory.due is not None and not c.memory.suspended)
    asked = {(attempt.deck_id, attempt.question.common.id) for attempt in session.attempts}
    return Closing(
        result,
        sum(attempt.tries == 1 for attempt in session.attempts),
        session.ending == "done",
        session.seconds(),
        last["percent"] if last else None,
        best["percent"] if best else None,
        (dues[0] - today).days if dues else None,
        tuple(c.asked.question for c in leeches(found, LEECH_LAPSES) if named(c.asked) in asked),
        stage.command,
    )


def _as_json(stage: Stage, agenda: Agenda, session: Session, session_id: str) -> dict[str, Any]:
    first = [attempt for attempt in session.attempts if attempt.tries == 1]
    result = score(first)
    return {
        "deck": stage.decks[0].id if len(stage.decks) == 1 else None,
        "session": session_id,
        "seed": agenda.seed,
        "mode": agenda.mode,
        "asked": len(first),
        "points": float(result.total.points),
        "of": float(result.total.of),
        "percent": result.total.percent,
        "seconds": session.seconds(),
        "streak": result.streak,
        "missed": [attempt.question.common.id for attempt in result.missed],
        "questions": [_attempt_json(attempt) for attempt in first],
    }


def _attempt_json(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.question.common.id,
        "type": attempt.question.type,
        "credit": attempt.grade.credit,
        "verdict": attempt.grade.verdict,
        "rule": attempt.grade.rule,
        "points": float(earned(attempt)),
        "of": float(attempt.question.common.points),
        "ms": attempt.milliseconds,
        "hints": attempt.hints,
    }
