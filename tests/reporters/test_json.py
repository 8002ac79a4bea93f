"""Results as values for JSON."""

from pathlib import Path

from quizkit.app.settings import Settings
from quizkit.base.problems import Place, Problem
from quizkit.config import COUNT, Setting
from quizkit.reporters import json


def test_settings_with_their_source_and_the_problems_of_the_file() -> None:
    problem = Problem("unknown-setting", ("cuont",), "There is no setting “cuont”.", place=Place(2, 1))
    shown = json.settings(Settings(Path("config.toml"), True, ((COUNT, Setting(5, "file")),), (problem,)))

    assert shown == {
        "path": "config.toml",
        "exists": True,
        "settings": {"count": {"value": 5, "source": "file", "at": ""}},
        "problems": [{"line": 2, "message": "There is no setting “cuont”."}],
    }
