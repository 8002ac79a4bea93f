"""A session held to its end, whatever that is: kept, shown, told as JSON, and turned into an exit code."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from quizkit.app.editor import open_in_editor
from quizkit.app.next_reviews import days_to_come
from quizkit.app.resume_command import Options, command_again, still_of_use
from quizkit.base.clock import now, study_day
from quizkit.base.errors import InputEnded, NotSaved, QuizError, Stopped
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import DeckFile
from quizkit.grading.context import Context
from quizkit.progress import checkpoint
from quizkit.progress.fold import DeckState, State
from quizkit.progress.history import History, load_what_saving_needs
from quizkit.progress.recorder import HistoryRecorder
from quizkit.progress.records import Record
from quizkit.questions.shapes import FillBlanks, TypeLine
from quizkit.questions.typed import load_grading
from quizkit.scheduling import LEECH_LAPSES, load_model
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked, candidates, leeches
from quizkit.session.run import Ending, Mode, Session, named
from quizkit.session.score import Score, earned, score
from quizkit.terminal.asking import asking
from quizkit.terminal.screens.closing import Closing, show_closing
from quizkit.terminal.screens.refusal import show_error
from quizkit.terminal.screens.words import count as counted
from quizkit.terminal.theme import Screen


class Stage(NamedTuple):
    """What a session is held with. `command` is what starts another one, without its options."""

    screen: Screen
    history: History
    state: State
    decks: tuple[Deck, ...]
    files: dict[str, DeckFile]
    command: str


class Agenda(NamedTuple):
    """What a session is to do, `options` as they were said. `session` and `earlier` are of one that it goes on with."""

    queue: tuple[Asked, ...]
    seed: int
    begin: Record
    permute: bool = True
    mode: Mode = "practice"
    session: str = ""
    earlier: tuple[Attempt, ...] = ()
    options: Options = Options()


def sit(stage: Stage, agenda: Agenda, *, as_json: bool) -> int:
    """Hold the session, and return the exit code."""
    recorder = HistoryRecorder(stage.history, stage.state, agenda.begin, agenda.session)
    before = stage.state["decks"].get(stage.decks[0].id) if len(stage.decks) == 1 else None
    tell_of_missing_dictionaries(stage, agenda.queue)
    days = days_to_come(stage.state, agenda.queue, agenda.begin, agenda.mode)
    with asking(stage.screen, lambda: load_while_reading(agenda.queue), days) as asker:
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
        code, ended = hold(session)
    result = score(session.attempts)
    unsaved = _keep_end(stage, session, recorder, result)
    if code:
        can_go_on = _can_go_on(stage, agenda, session, recorder)
        command = f"{stage.command} --resume" if can_go_on else command_again(stage.command, agenda.options)
        _show_cut_short(stage, len(agenda.earlier) + recorder.saved, ended, command)
    else:
        show_closing(stage.screen, _closing(stage, agenda.options, session, result, before))
    if as_json:
        deck_id = stage.decks[0].id if len(stage.decks) == 1 else None
        first = [attempt for attempt in session.attempts if attempt.tries == 1]
        told = in_json(deck_id, recorder.session, agenda.seed, agenda.mode, first, session.seconds())
        print(json.dumps(told))
    if unsaved:
        stage.screen.show(f"{counted(session.unsaved, 'answer')} could not be saved.", "bold red")
        return NotSaved.exit_code
    return code


def load_while_reading(queue: Sequence[Asked]) -> None:
    """Load what grading and saving need while the student reads the first question."""
    load_what_saving_needs()
    load_model()
    for deck in _typed_decks(queue):
        load_grading(deck.context())


def _typed_decks(queue: Sequence[Asked]) -> list[Deck]:
    """Return the decks of which something is to be typed."""
    typed = (asked.deck for asked in queue if isinstance(asked.question.prompt(), TypeLine | FillBlanks))
    return list({deck.id: deck for deck in typed}.values())


def tell_of_missing_dictionaries(stage: Stage, queue: Sequence[Asked]) -> None:
    """Say of which languages no spellings are known."""
    for language in sorted({deck.language for deck in _typed_decks(queue)}):
        if not Context(language).has_dictionary:
            told = f"There is no word list for the language “{language}”: only slips in long words are forgiven."
            stage.screen.show(told, "dim")


class Run(Protocol):
    """A session or an exam."""

    ending: Ending

    def run(self) -> None:
        """Go on until nothing is left or the student quits."""


def hold(session: Run) -> tuple[int, QuizError | None]:
    """Run a session to whatever end it has; return the exit code, and the error that ended it."""
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


def _show_cut_short(stage: Stage, kept: int, ended: QuizError | None, command: str) -> None:
    stage.screen.rule()
    what = ended.message if ended else "Stopped."
    stage.screen.command(f"{what} {counted(kept, 'answer')} kept. Go on with:", command)


def _closing(stage: Stage, options: Options, session: Session, result: Score, before: DeckState | None) -> Closing:
    last, best = (before["last"], before["best"]) if before else (None, None)
    today = study_day(now())
    state = checkpoint.load(stage.history)
    found = candidates(stage.decks, {deck.id: checkpoint.memories(state, deck.id) for deck in stage.decks})
    dues = sorted(c.memory.due for c in found if c.memory.due is not None and not c.memory.suspended)
    latest = {(attempt.deck_id, attempt.question.common.id): attempt for attempt in session.attempts}
    left = [c for c in found if named(c.asked) not in latest or latest[named(c.asked)].missed]
    return Closing(
        result,
        sum(attempt.tries == 1 for attempt in session.attempts),
        session.ending == "done",
        session.seconds(),
        last["percent"] if last else None,
        best["percent"] if best else None,
        (dues[0] - today).days if dues else None,
        tuple(c.asked.question for c in leeches(found, LEECH_LAPSES) if named(c.asked) in latest),
        command_again(stage.command, still_of_use(options, left, today)),
    )


def in_json(
    deck_id: str | None, session: str, seed: int, mode: Mode, first: Sequence[Attempt], seconds: int
) -> dict[str, Any]:
    """Return a session as `--json` tells it, from the first attempts of its questions."""
    result = score(first)
    return {
        "deck": deck_id,
        "session": session,
        "seed": seed,
        "mode": mode,
        "asked": len(first),
        "points": float(result.total.points),
        "of": float(result.total.of),
        "percent": result.total.percent,
        "seconds": seconds,
        "streak": result.streak,
        "missed": [attempt.question.common.id for attempt in result.missed],
        "questions": [attempt_in_json(attempt) for attempt in first],
    }


def attempt_in_json(attempt: Attempt) -> dict[str, Any]:
    """Return what an attempt was worth."""
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
