"""The keyboard over a pipe in place of a terminal: which keys the states hear for what is sent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.text import Text

from quizkit.terminal.keys.application import ReflowingApplication
from quizkit.terminal.keys.area import InputLine, KeyAction, KeyResult
from quizkit.terminal.keys.drawing import Drawing
from quizkit.terminal.keys.keyboard import Keyboard, _Escapes
from tests.terminal.test_screens import paper

END = KeyAction.BACK


@pytest.fixture(name="sent")
def _sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """Return what stands in for the keyboard of a terminal; what is sent there is read as keys."""
    with create_pipe_input() as pipe:
        monkeypatch.setattr("quizkit.terminal.keys.keyboard.create_input", lambda _: pipe)
        monkeypatch.setattr("quizkit.terminal.keys.keyboard.create_output", lambda _: DummyOutput())
        # The keys of one sequence arrive together.
        monkeypatch.setattr("quizkit.terminal.keys.keyboard.time", SimpleNamespace(monotonic=lambda: 7.0))
        yield pipe


def drawn(_columns: int) -> Drawing:
    return Drawing((Text("a row"), Text("another")), 1)


@pytest.mark.parametrize(
    ("bytes_", "keys"),
    [
        ("aB3", "a b 3"),
        ("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "up down right left home end"),
        ("\x1b[1;2A\x1b[1;5B", "shift-up shift-down"),
        ("\x1b\x1b[A\x1b\x1b[B", "shift-up shift-down"),
        (" \r\n\x7f\x08\x1b[3~", "space enter backspace backspace backspace"),
        ("\x1bOP\x1b[5~\x1b[6~\x04\x1a", "f1 pageup pagedown c-d c-z"),
        ("\x1b[200~pasted\x1b[201~a", "a"),
        ("\x1b[99;99Xa", "a"),
        ("\x1bxa", "a"),
    ],
)
def test_what_is_sent_is_heard_as_keys(bytes_: str, keys: str, sent: PipeInput) -> None:
    heard: list[str] = []

    def press(key: str) -> KeyResult | None:
        heard.append(key)
        return END if key == "q" else None

    sent.send_text(f"{bytes_}q")
    given = Keyboard(paper(plain=False).console, lambda: None).choose(drawn, press)

    assert (type(given), given) == (KeyAction, END)
    assert [key for key in heard if key] == [*keys.split(), "q"]


@pytest.mark.parametrize(
    ("bytes_", "typed", "at", "key"),
    [
        ("ab\r", ("ab", ""), 0, "enter"),
        ("ab\tcd\r", ("ab", "cd"), 1, "enter"),
        ("ab\t\tc\r", ("abc", ""), 0, "enter"),
        ("\x1b[Bcd\x1b[Aab\r", ("ab", "cd"), 0, "enter"),
        ("\x1b[Zcd\r", ("", "cd"), 1, "enter"),
        ("ab\x7f\x04c\x1b[6~", ("ac", ""), 0, "pagedown"),
        ("\x04", ("", ""), 0, "c-d"),
        ("\x1b[200~a\n b\x1b[201~\x1bOP", ("a b", ""), 0, "f1"),
    ],
)
def test_lines_are_edited_and_other_keys_are_heard(
    bytes_: str, typed: tuple[str, ...], at: int, key: str, sent: PipeInput
) -> None:
    heard: list[tuple[tuple[str, ...], int, str]] = []

    def press(texts: tuple[str, ...], place: int, name: str) -> KeyResult | int | None:
        heard.append((texts, place, name))
        return END

    sent.send_text(bytes_)
    lines = [InputLine("1 > ", ""), InputLine("2 > ", "")]
    assert Keyboard(paper(plain=False).console, lambda: None).type(lines, 0, lambda *_: [], press) == END
    assert heard == [(typed, at, key)]


def test_a_number_goes_to_that_line(sent: PipeInput) -> None:
    heard: list[tuple[tuple[str, ...], int]] = []

    def press(texts: tuple[str, ...], place: int, _key: str) -> KeyResult | int | None:
        heard.append((texts, place))
        return 1 if place == 0 else END

    sent.send_text("a\rb\r")
    lines = [InputLine("1 > ", "x"), InputLine("2 > ", "")]
    Keyboard(paper(plain=False).console, lambda: None).type(lines, 0, lambda *_: [], press)
    assert heard == [(("xa", ""), 0), (("xa", "b"), 1)]


def test_a_single_line_hears_the_arrows_and_edits_the_rest(sent: PipeInput) -> None:
    heard: list[tuple[str, str]] = []

    def press(texts: tuple[str, ...], _at: int, key: str) -> KeyAction | None:
        heard.append((texts[0], key))
        return END if key == "enter" else None

    sent.send_text("b\x1b[B\x1b[A\x7fc\r")
    Keyboard(paper(plain=False).console, lambda: None).type([InputLine("> ", "a")], 0, lambda *_: [], press)
    assert heard == [("ab", "down"), ("ab", "up"), ("ac", "enter")]


def test_control_c_and_what_goes_wrong_end_it(sent: PipeInput) -> None:
    keyboard = Keyboard(paper(plain=False).console, lambda: None)
    sent.send_text("\x03")
    with pytest.raises(KeyboardInterrupt):
        keyboard.choose(drawn, lambda _: None)

    def fault(_key: str) -> KeyResult | None:
        raise ValueError("of ours")

    sent.send_text("a")
    with pytest.raises(ValueError, match="of ours"):
        keyboard.choose(drawn, fault)


def test_what_waits_for_the_first_picture_is_called_once(sent: PipeInput) -> None:
    calls: list[str] = []
    keyboard = Keyboard(paper(plain=False).console, lambda: calls.append("drawn"))
    for key in "qr":
        sent.send_text(key)
        keyboard.choose(drawn, lambda _: END)
    assert calls == ["drawn"]


def test_an_escape_is_a_key_unless_others_arrive_with_it() -> None:
    escapes = _Escapes()

    def read(*names: str) -> list[str]:
        """Read keys that arrive together."""
        return [escapes.read(name, is_followed=place + 1 < len(names)) for place, name in enumerate(names)]

    assert read("escape", "[", "9", "X", "a") == ["", "", "", "", "a"]
    assert read("escape", "a", "a") == ["", "", "a"]
    assert read("escape", "[", "9") == ["", "", ""]
    assert read("escape") == ["escape"]
    assert read("[", "a") == ["[", "a"]


@pytest.mark.parametrize(("reports", "seconds"), [(True, None), (False, 0.25)])
def test_the_size_is_looked_at_where_no_signal_reports_it(
    reports: bool, seconds: float | None, sent: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    applications: list[ReflowingApplication] = []

    @contextmanager
    def stopping(app: ReflowingApplication) -> Iterator[Callable[[], None]]:
        applications.append(app)
        yield lambda: None

    monkeypatch.setattr("quizkit.terminal.keys.keyboard.reports_resizes", lambda: reports)
    monkeypatch.setattr("quizkit.terminal.keys.keyboard.stopping", stopping)

    sent.send_text("q")
    Keyboard(paper(plain=False).console, lambda: None).choose(drawn, lambda _: END)

    assert [app.terminal_size_polling_interval for app in applications] == [seconds]
