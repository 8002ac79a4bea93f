"""What all tests share. Two groups run only if you ask for them: `pytest -m bench -n 0 -s tests/bench`, `pytest -m slow`."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from tests.windows import EMULATED, emulate

if EMULATED:
    emulate()

from tests.file_systems import missing
from tests.processes import Quiz

# Python itself runs what is in it.
collect_ignore = ["emulation"]
# The same examples in every run: what one run finds, the next one finds too.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the groups that run only where they are asked for, unless an expression chooses among all tests."""
    if config.option.markexpr:
        return
    left_out = [item for item in items if any(map(item.get_closest_marker, ("bench", "slow")))]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After a run that emulates Windows, list what it left out, and why."""
    if not EMULATED:
        return
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", ()))
    terminalreporter.section("not emulated")
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"{count:5}  {reason.removeprefix('Skipped: ')}")


@pytest.fixture(autouse=True)
def _file_system_is_able(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Leave a test out that needs what the file system of its folders lacks."""
    for marker in request.node.iter_markers("needs"):
        if lacks := missing(marker.args, tmp_path_factory.getbasetemp()):
            pytest.skip(f"the file system lacks: {', '.join(lacks)}")


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
