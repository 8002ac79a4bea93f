"""What a terminal that is made narrower does with the lines that are drawn already."""

import pytest

from quizkit.terminal.keys.application import _reflows, more_rows


@pytest.mark.parametrize(
    ("environment", "reflows"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({}, True),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, False),
        ({"TERM": "screen", "STY": "1.pts"}, False),
        ({"TERM": "screen", "STY": "1.pts", "TMUX": "/tmp/tmux"}, True),
    ],
)
def test_which_terminals_wrap_lines_again(
    environment: dict[str, str], reflows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "XTERM_VERSION", "STY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert _reflows() is reflows


@pytest.mark.parametrize(
    ("widths", "column", "columns", "more"),
    [([], 0, 30, 0), ([30], 0, 30, 0), ([31], 0, 30, 1), ([0, 61], 29, 30, 2), ([60], 30, 30, 2)],
)
def test_how_many_rows_more_lines_take_once_they_are_wrapped(
    widths: list[int], column: int, columns: int, more: int
) -> None:
    assert more_rows(widths, column, columns) == more
