"""The group of heavy tests, and what the tests of progress share."""

import os
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "faults: kills, crashes and failures in earnest; minutes; run with -m faults")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "faults" in config.option.markexpr or os.environ.get("CI"):
        return
    skip = pytest.mark.skip(reason="takes minutes: run with -m faults")
    for item in items:
        if item.get_closest_marker("faults"):
            item.add_marker(skip)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that does not exist yet, nor does the folder that it is to stand in."""
    return tmp_path / "share" / "quizkit"
