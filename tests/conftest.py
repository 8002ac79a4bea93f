"""What all tests share. Two groups run only where they are asked for: `pytest -m bench tests/bench`, `pytest -m faults`."""

import os
from pathlib import Path

import pytest

from tests.processes import Quiz


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "faults" not in config.option.markexpr and not os.environ.get("CI"):
        _skip_what_takes_minutes(items)
    if config.option.markexpr:
        return
    left_out = [item for item in items if item.get_closest_marker("bench")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def _skip_what_takes_minutes(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("faults"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: run with -m faults"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the data folder of a fresh machine: it is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def quiz(tmp_path: Path, home: Path) -> Quiz:
    """Return the program, run in an empty folder, with its data in `home`."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return Quiz(folder, home)
