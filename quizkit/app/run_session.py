"""Runs a practice session over an Asker, records it, and returns the result."""

from functools import partial
from typing import TYPE_CHECKING

from quizkit.app.practice import Agenda, command_again
from quizkit.app.unsaved import Unsaved, failure_of, unsaved_of
from quizkit.app.workspace import Workspace, known_questions
from quizkit.base.clock import now
from quizkit.base.errors import InputEnded, NotSaved, QuizError, Stopped
from quizkit.base.values import Value
from quizkit.config import IDLE, chosen
from quizkit.progress import checkpoint
from quizkit.progress.recorder import HistoryRecorder
from quizkit.progress.state import State
from quizkit.session.asker import Asker, Passage
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked
from quizkit.session.recording import Mode
from quizkit.session.run import Run, Session
from quizkit.session.score import Score, score
from quizkit.session.turns import Edited

if TYPE_CHECKING:
    from quizkit.app.closing import Closing


class CutShort(Value):
    """A session that a signal or the end of input stopped, and the command that continues."""

    reason: str
    saved: int
    command: str


class SessionResult(Value):
    """A session that is over. `first` are the first attempts of its questions, which make the score.

    `unsaved` is what is not on the disk at its end, if anything is not; `error` says why, unless it was shown.
    """

    deck_id: str | None
    session: str
    seed: int
    mode: Mode
    first: tuple[Attempt, ...]
    seconds: int
    end: "Closing | CutShort"
    unsaved: Unsaved | None
    error: QuizError | None
    exit_code: int


def run_session(workspace: Workspace, agenda: Agenda, asker: Asker) -> SessionResult:
    """Ask the questions of an agenda until the session ends, whatever ends it."""
    # The progress in the workspace grows with the session.
    known_before = known_questions(workspace, workspace.state)
    first = workspace.recognition.records
    recorder = HistoryRecorder(workspace.history, workspace.state, agenda.begin, agenda.session, first)
    session = _session(workspace, agenda, asker, recorder)
    code, stopped_by = run_to_its_end(session)
    points = score(session.attempts)
    error = failure_of(lambda: recorder.end(points, session.ending, session.seconds()))
    state = checkpoint.load(workspace.history) if error else recorder.state
    # Once every question was tried there is a score, also after Ctrl-C.
    is_cut_short = code and not (session.is_scored and stopped_by is None)
    end = (
        _cut_short(workspace, agenda, session, recorder, stopped_by)
        if is_cut_short
        else _closing(workspace, agenda, session, points, state, known_before)
    )
    deck = workspace.only_deck
    return SessionResult(
        deck.id if deck else None,
        recorder.session,
        agenda.seed,
        agenda.mode,
        tuple(attempt for attempt in session.attempts if attempt.tries == 1),
        session.seconds(),
        end,
        unsaved_of(recorder, ask=not code),
        None if session.is_failing else error,
        NotSaved.exit_code if error else code,
    )


def _session(workspace: Workspace, agenda: Agenda, asker: Asker, recorder: HistoryRecorder) -> Session:
    return Session(
        agenda.queue,
        asker,
        recorder,
        agenda.seed,
        now,
        permute=agenda.permute,
        mode=agenda.mode,
        edit=partial(_edit, workspace),
        passage=partial(_passage, workspace),
        earlier=agenda.earlier,
        learning=agenda.learning,
        waiting=agenda.waiting,
        idle=chosen(IDLE),
    )


def _edit(workspace: Workspace, asked: Asked) -> Edited:
    from quizkit.app.editor import edit

    return edit(workspace, asked)


def _passage(workspace: Workspace, asked: Asked) -> Passage | str:
    from quizkit.app.deck_source import passage

    return passage(workspace.files[asked.deck.id].path, asked)


def run_to_its_end(session: Run) -> tuple[int, QuizError | None]:
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


def _closing(
    workspace: Workspace, agenda: Agenda, session: Session, points: Score, state: State, known_before: int
) -> "Closing":
    from quizkit.app.closing import closing

    return closing(
        workspace,
        agenda.request,
        session.attempts,
        points,
        state,
        known_before,
        finished=session.ending == "done",
        mode=agenda.mode,
        seconds=session.seconds(),
        is_resumable=session.is_scored and session.has_more and workspace.only_deck is not None,
    )


def _cut_short(
    workspace: Workspace, agenda: Agenda, session: Session, recorder: HistoryRecorder, stopped_by: QuizError | None
) -> CutShort:
    start = workspace.start_command
    is_resumable = session.has_more and recorder.session and workspace.only_deck
    command = f"{start} --resume" if is_resumable else command_again(start, agenda.request)
    reason = stopped_by.message if stopped_by else "Stopped."
    return CutShort(reason, len(agenda.earlier) + recorder.saved, command)
