"""What the tests of the use cases share: a fresh machine, in this process."""

from pathlib import Path

import pytest

from quizkit import config


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of a fresh machine: it doesn't exist yet."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    config.read.cache_clear()
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which is empty."""
    path = tmp_path / "folder"
    path.mkdir()
    monkeypatch.chdir(path)
    return path
