"""The bar of what takes over half a second."""

from types import SimpleNamespace

import pytest

from quizkit.terminal.screens.progress_bar import ProgressBar
from tests.terminal.test_screens import paper


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        (True, "Reading …\n"),
        (False, f"\rReading {'━' * 15}{'─' * 15}  50%\r{' ' * 45}\r"),
    ],
)
def test_nothing_for_half_a_second_then_how_much_is_done(
    plain: bool, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [5.0]
    monkeypatch.setattr("quizkit.terminal.screens.progress_bar.time", SimpleNamespace(monotonic=lambda: now[0]))
    screen = paper(plain=plain)
    with ProgressBar(screen, "Reading") as bar:
        now[0] += 0.49
        bar.update(0.25)
        assert screen.text == ""
        now[0] += 0.02
        bar.update(0.5)
        bar.update(1)
        assert screen.text == written

    assert screen.text == written


def test_what_is_quick_shows_nothing() -> None:
    screen = paper(plain=False)
    with ProgressBar(screen, "Reading"):
        pass
    assert screen.text == ""


def test_where_the_end_is_not_known_the_questions_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [5.0]
    monkeypatch.setattr("quizkit.terminal.screens.progress_bar.time", SimpleNamespace(monotonic=lambda: now[0]))
    screen = paper(plain=False)
    with ProgressBar(screen, "Importing") as bar:
        now[0] += 1
        bar.count(2_199)
        bar.count(2_200)
        assert screen.text == "\rImporting · 2,200 questions"
