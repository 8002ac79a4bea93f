"""Every command in a data folder that is not what it should be: it says so, and never has a fault of its own."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from quizkit import config
from quizkit.cli.main import run
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from tests.file_systems import needs
from tests.progress.oracle import answer
from tests.windows import ON_WINDOWS

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="POSIX links and names")

DECK = "id: t\ntitle: T\nquestions:\n  - {id: q, question: Why?, answer: so}\n"
COMMANDS = [
    "",
    "start deck.yaml",
    "start deck.yaml --resume",
    "exam deck.yaml",
    "exam deck.yaml --result home/result.json",
    "start --due",
    "new planets",
    "new tides --from home/text.md",
    "preview deck.yaml",
    "check",
    "check .",
    "check home",
    "check home/deck.yaml",
    "check home/deck.yaml --diff",
    "check --fix",
    "decks",
    "decks --json",
    "decks add deck.yaml",
    "decks add home/deck.yaml",
    "decks show deck.yaml",
    "decks unsuspend deck.yaml",
    "stats",
    "stats --json",
    "config",
    "config --path",
    "config --json",
    "config set count 5",
    "progress path",
    "progress doctor",
    "progress doctor --yes",
    "progress merge home",
    "progress rebuild",
    "progress export",
    "progress export -o home/out.jsonl",
    "progress forget t --yes",
]


def filled(home: Path) -> None:
    history = History(home)
    history.append([answer(0, deck="t", question="q")])
    checkpoint.save(history, checkpoint.load(history))
    (home / "config.toml").write_text("count = 5\n")
    (home / "decks").mkdir()
    (home / "decks" / "deck.yaml").write_text(DECK)


def a_file(home: Path) -> None:
    home.write_text("x")


def a_ring_of_links(home: Path) -> None:
    home.symlink_to(home.name)


def a_link_to_nowhere(home: Path) -> None:
    home.symlink_to("nowhere")


def files_for_folders_and_folders_for_files(home: Path) -> None:
    home.mkdir()
    for name in ("history", "decks"):
        (home / name).write_text("x")
    for name in ("config.toml", "progress.json", "lock", "deck.yaml"):
        (home / name).mkdir()


def links_for_histories(home: Path) -> None:
    filled(home)
    for name, target in (("aa", "aa.jsonl"), ("bb", "nowhere"), ("cc", "/dev/zero")):
        (home / "history" / f"{name}.jsonl").symlink_to(target)


def nothing(home: Path) -> None:
    assert not home.exists()


ODD = [
    nothing,
    a_file,
    a_ring_of_links,
    a_link_to_nowhere,
    files_for_folders_and_folders_for_files,
    links_for_histories,
]
READING = ["stat", "lstat", "listdir", "scandir", "open", "access"]
WRITING = ["mkdir", "unlink", "replace", "rename", "link"]


@contextmanager
def denied(home: Path, names: Sequence[str]) -> Iterator[None]:
    """Let functions of `os` deny all that is in a folder, as the system does for all but an administrator."""

    def denying(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any = ".", *arguments: Any, **more: Any) -> Any:
            if isinstance(path, str | os.PathLike) and f"{Path.cwd() / path}/".startswith(f"{home}/"):
                raise PermissionError(13, "Permission denied", os.fspath(path))
            return real(path, *arguments, **more)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setattr(os, name, denying(getattr(os, name)))
        if "open" in names:
            patch.setattr(io, "open", denying(io.open))
        yield


def codes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    deny: Sequence[str] = (),
    name: str = "home",
    *,
    deleted: bool = False,
) -> dict[str, int]:
    """Run each command in a folder of its own with a home that `make` makes; return how each ended."""
    (tmp_path / "replies").write_text("so\n:quit\n")
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # noqa: ARG005 - the name is the real one's
    # What is no text goes through as bytes, which pytest does not take.
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    ended = {}
    for number, command in enumerate(COMMANDS):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        (folder / "deck.yaml").write_text(DECK)
        make(folder / name)
        monkeypatch.chdir(folder)
        if deleted:
            (folder / "deleted").mkdir()
            monkeypatch.chdir(folder / "deleted")
            (folder / "deleted").rmdir()
        monkeypatch.setenv("QUIZ_HOME", str(folder / name))
        config.read.cache_clear()
        with (tmp_path / "replies").open() as replies, denied(folder / name, deny):
            monkeypatch.setattr(sys, "stdin", replies)
            ended[command] = run(command.split())
    return ended


def faults(ended: dict[str, int]) -> list[str]:
    return [command for command, code in ended.items() if code not in (0, 1, 2, 3, 4)]


@needs("links")
@pytest.mark.parametrize("make", ODD)
def test_a_home_that_is_not_a_plain_folder(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults(codes(tmp_path, monkeypatch, make)) == []


@pytest.mark.parametrize("deny", [[*READING, *WRITING], WRITING, ["listdir", "scandir"], ["open"], ["stat", "lstat"]])
def test_a_home_that_is_closed(deny: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(codes(tmp_path, monkeypatch, filled, deny)) == []


@needs("any name")
def test_a_home_whose_name_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(codes(tmp_path, monkeypatch, filled, name="home\udcff\x1b[31m")) == []


def test_a_current_folder_that_was_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(codes(tmp_path, monkeypatch, filled, deleted=True)) == []


@pytest.mark.parametrize("deny", [READING, ["open"]])
def test_the_settings_of_a_home_that_cannot_be_read(
    deny: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    filled(home)
    monkeypatch.setenv("QUIZ_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "400")
    config.read.cache_clear()
    with denied(home, deny):
        assert run(["config"]) == 0
    shown = capsys.readouterr()
    assert shown.err == (
        f"{home}/config.toml:1:1: warning: This file cannot be read: permission denied.\n"
        "  Until this is fixed, the default is used.\n"
    )
    assert "(does not exist yet)" not in shown.out
    assert f"File: {home}/config.toml\n" in shown.out
