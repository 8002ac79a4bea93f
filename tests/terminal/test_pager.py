"""Long lists are shown page by page on a terminal, and as they are elsewhere."""

import pydoc

import pytest

from quizkit.terminal.pager import paged
from tests.terminal.test_screens import paper


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that the pager is given."""
    texts: list[str] = []
    monkeypatch.setattr(pydoc, "pager", texts.append)
    return texts


@pytest.mark.parametrize(("lines", "plain", "is_paged"), [(24, False, False), (25, False, True), (60, True, False)])
def test_what_is_longer_than_the_screen_is_paged(lines: int, plain: bool, is_paged: bool, pages: list[str]) -> None:
    screen = paper(plain=plain)
    with paged(screen):
        for n in range(lines):
            screen.show(f"line {n}")
    expected = "".join(f"line {n}\n" for n in range(lines))

    assert (pages, screen.text) == (([expected], "") if is_paged else ([], expected))


def test_ctrl_c_leaves_the_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_text: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pydoc, "pager", interrupted)
    screen = paper(plain=False)
    with paged(screen):
        screen.show("\n" * 40)

    assert screen.text == ""
