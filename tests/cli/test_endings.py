"""However a session ends, its end is kept and its score is shown."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from rich.console import Console

from quizkit.app.practice import Agenda, Opening
from quizkit.app.run_session import run_session
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now
from quizkit.base.errors import NotSaved
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.new_records import session_record
from quizkit.session.plan import Asked
from quizkit.terminal.asking import asking
from quizkit.terminal.screens.closing import show_session_end
from quizkit.terminal.theme import Screen
from tests.helpers import deck

DECK = deck("""
    id: d
    title: T
    questions:
      - {id: one, question: One?, answer: sun}
      - {id: two, question: Two?, answer: moon}
    """)


class Typed(io.StringIO):
    """Lines that are typed; at the line ^C somebody presses Ctrl-C."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # bytes, says one of its two base classes
        line = super().readline(-1)
        if line == "^C\n":
            raise KeyboardInterrupt
        return line


def ended(folder: Path, lines: str, ids: Sequence[str] = ("one", "two")) -> tuple[int, list[dict[str, Any]], str]:
    """Hold a session; return the exit code, the records of its end, and what was shown."""
    history, shown = History(folder), io.StringIO()
    screen = Screen(Console(file=shown, width=80), plain=True)
    workspace = Workspace(history, checkpoint.load(history), (DECK,), {}, "d")
    queue = tuple(Asked(DECK, item) for item in DECK.questions if item.common.id in ids)
    begin = session_record(now(), [DECK], queue, 1, which="next", tags=(), permute=True)
    typed = Typed("".join(f"{line}\n" for line in lines.split()))
    with mock.patch.object(sys, "stdin", typed), asking(screen, lambda: None, lambda _view: None, pauses=True) as asker:
        result = run_session(workspace, Agenda(Opening("T", len(queue), 2), queue, 1, lambda: begin), asker)
    show_session_end(screen, result)
    records = [record for record in checkpoint.read_all(history).records if record["kind"] == "end"]
    return result.exit_code, records, shown.getvalue()


@pytest.mark.parametrize(
    ("lines", "code", "why", "points", "of"),
    [
        ("sun moon", 0, "done", 2, 2),
        ("sun :quit", 0, "quit", 1, 1),
        ("sun ^C", 130, "interrupted", 1, 1),
        ("sun", 3, "interrupted", 1, 1),
        ("sun x :right", 0, "done", 2, 2),
        ("sun x :right moon", 0, "done", 2, 2),
        ("sun :suspend", 0, "done", 1, 1),
        ("sun x :suspend", 0, "done", 1, 2),
        ("sun :undo :quit", 0, "quit", 0, 0),
        ("sun :suspend :undo moon", 0, "done", 2, 2),
        ("sun x :undo moon", 0, "done", 2, 2),
        (":suspend moon", 0, "done", 1, 1),
        ("x x :right :right moon x x", 0, "done", 1, 2),
    ],
)
def test_each_end_is_kept_with_its_score(
    tmp_path: Path, lines: str, code: int, why: str, points: float, of: float
) -> None:
    found, ends, shown = ended(tmp_path, lines)

    assert (found, [(end["why"], end["points"], end["of"]) for end in ends]) == (code, [(why, points, of)])
    if code == 0 and of:
        assert f"{points:g} of {of:g}" in shown


def test_a_word_for_the_last_reply_ends_a_session_of_one_question(tmp_path: Path) -> None:
    code, ends, shown = ended(tmp_path, "x :right y", ids=("one",))

    assert (code, ends[0]["why"], ends[0]["percent"]) == (0, "done", 100.0)
    assert "Counted as right." in shown


def test_marks_that_could_not_be_saved_are_not_counted_as_answers(tmp_path: Path) -> None:
    with mock.patch.object(History, "append", side_effect=NotSaved("The disk is full.", "Make room.")):
        code, _, shown = ended(tmp_path, ":flag :flag sun")

    assert code == NotSaved.exit_code
    assert "0 answers saved." in shown
