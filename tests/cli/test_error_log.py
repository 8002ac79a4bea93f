"""The log of an internal error: what it holds, what it leaves out, and where it goes."""

import platform
from pathlib import Path

import pytest

import quizkit
from quizkit.cli import main
from quizkit.cli.error_log import log_text, write_error_log


def failed(reply: str = "secret") -> Exception:
    """Return an exception with frames, raised while another one was handled."""
    try:
        try:
            int(reply)
        except ValueError as error:
            raise KeyError(reply) from error
    except KeyError as error:
        return error
    raise AssertionError


def test_a_log_has_versions_command_and_frames() -> None:
    versions, command, frames = log_text(failed(), ["check", "a.yaml", "--strict"]).split("\n\n")

    assert versions.startswith(f"quizkit {quizkit.__version__}\nPython {platform.python_version()} ")
    assert f"platform {platform.platform()}" in versions
    assert command == "quiz check a.yaml --strict"
    assert [line for line in frames.splitlines() if not line.startswith(" ")] == [
        "builtins.ValueError",
        "builtins.KeyError",
    ]
    assert "in failed\n    int(reply)\n" in frames


@pytest.mark.parametrize("arguments", [["--answer", "secret"], ["--answer=secret"], ["--student", "secret"]])
def test_a_log_has_no_reply_and_no_name_of_a_student(arguments: list[str]) -> None:
    assert "secret" not in log_text(failed(), ["preview", "a.yaml", *arguments])


def test_a_log_goes_to_the_data_folder_and_replaces_an_earlier_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(home))

    assert write_error_log(failed(), ["stats"]) == home / "error.log"
    assert write_error_log(failed(), ["decks"]) == home / "error.log"
    assert "\nquiz decks\n" in (home / "error.log").read_text(encoding="utf-8")
    assert [path.name for path in home.iterdir()] == ["error.log"]


def test_without_a_data_folder_there_is_no_log(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write_text("a file")
    monkeypatch.setenv("QUIZ_HOME", str(home))

    assert write_error_log(failed(), ["stats"]) is None


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Let every command fail."""

    def read(path: Path) -> None:
        raise ZeroDivisionError(path.name)

    monkeypatch.setattr(main, "read", read)
    monkeypatch.setenv("QUIZ_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "400")


@pytest.mark.usefixtures("broken")
def test_an_internal_error_names_its_log(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["stats"]) == 70

    assert capsys.readouterr().err == (
        "Error: quizkit has an internal error: ZeroDivisionError: config.toml\n"
        f"Your answers are saved. Please attach {home / 'error.log'} to a bug report.\n"
    )
    assert (home / "error.log").is_file()


@pytest.mark.usefixtures("broken")
def test_an_internal_error_is_raised_for_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main.run(["stats"])
