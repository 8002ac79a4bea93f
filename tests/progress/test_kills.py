"""Writers are killed, fail and are cut short, each at random: no answer that they acknowledged is lost."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from quizkit.progress import checkpoint
from quizkit.progress.history import History

from .oracle import findings

HERE = Path(__file__).parent
COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
needs_shim = pytest.mark.skipif(
    not sys.platform.startswith("linux") or COMPILER is None, reason="builds a C library and preloads it"
)


@needs_fork
def test_no_kill_loses_an_acknowledged_answer(home: Path) -> None:
    kill_writers(home, kills=40)


@needs_fork
@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_two_thousand_kills_lose_no_acknowledged_answer(home: Path, seed: int) -> None:
    result = kill_writers(home, kills=1000, seed=seed)
    assert result["torn"] > 0, "no kill hit the middle of a line: this run says nothing"


@needs_shim
def test_no_write_that_is_shortened_fails_or_dies_loses_an_acknowledged_answer(home: Path, shim: Path) -> None:
    run_under_the_shim(home, shim, range(10))


@needs_shim
@pytest.mark.slow
def test_three_hundred_runs_under_the_shim_lose_no_acknowledged_answer(tmp_path: Path, shim: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(run_under_the_shim, tmp_path / f"{n}", shim, range(n, n + 10)) for n in range(0, 300, 10)]
    told = "".join(run.result() for run in runs)
    assert "Not saved: no space left on device." in told, "no write failed: these runs say nothing"
    assert "died in mid-line" in told, "no write was cut short: these runs say nothing"


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that stands between Python and the disk, and fails at random."""
    library = tmp_path_factory.mktemp("shim") / "shim.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Werror"]
    subprocess.run([COMPILER or "cc", *flags, "-o", str(library), str(HERE / "shim.c"), "-ldl"], check=True)
    return library


def kill_writers(home: Path, kills: int, seed: int = 7) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(python(["-m", "tests.progress.killing", home, seed, kills]).stdout)
    print(result)
    assert result["found"] == []
    assert result["unexpected"] == 0
    assert result["acknowledged"] > 0, "no writer got as far as an answer: this run says nothing"
    checkpoint.load(History(home))
    return result


def run_under_the_shim(home: Path, shim: Path, seeds: range) -> str:
    """One writer after the other goes on in one data folder; return all that they said."""
    acknowledged: list[str] = []
    told = ""
    for seed in seeds:
        fate = {"LD_PRELOAD": str(shim), "SHIM_SEED": str(seed), "SHIM_BELOW": str(home.absolute())}
        done = python(["-m", "tests.progress.writing", home, 12], fate)
        assert done.returncode in (0, 99), done.stderr
        assert "Traceback" not in done.stderr
        acknowledged += done.stdout.split()
        assert findings(home, acknowledged) == []
        told += done.stderr
    print(len(acknowledged), "acknowledged")
    assert History(home).append([{"kind": "flag"}])[0] not in acknowledged
    return told


def python(arguments: list[Any], more: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, *map(str, arguments)]
    environment = {**os.environ, **(more or {})}
    return subprocess.run(
        command, cwd=HERE.parents[1], env=environment, capture_output=True, text=True, check=False, timeout=300
    )
