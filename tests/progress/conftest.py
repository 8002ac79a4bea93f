"""What the tests of progress share."""

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that does not exist yet, nor does the folder that it is to stand in."""
    return tmp_path / "share" / "quizkit"
