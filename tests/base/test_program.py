"""The command in suggestions: `quiz` if that is this program, else what was typed."""

import sys
from pathlib import Path

import pytest

import quizkit
from quizkit.base.program import called
from tests.file_systems import needs
from tests.processes import Quiz
from tests.windows import ON_WINDOWS

pytestmark = pytest.mark.skipif(ON_WINDOWS, reason="programs there are no scripts")

MODULE = str(Path(quizkit.__file__).with_name("__main__.py"))
DECK = "title: Rivers\nquestions:\n  - {question: The longest?, answer: Nile}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder at hand, with a virtual environment in it that is not active."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "on-path"))
    for name in ("quiz", "quizkit", "python"):
        program(tmp_path / ".venv" / "bin" / name)
    return tmp_path


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\nfrom quizkit.__main__ import main\nmain()\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("script", "python", "suggested"),
    [
        (".venv/bin/quiz", "/usr/bin/python3", ".venv/bin/quiz"),
        ("./.venv/bin/quiz", "/usr/bin/python3", "./.venv/bin/quiz"),
        (".venv/bin/quizkit", "/usr/bin/python3", ".venv/bin/quizkit"),
        ("my venv/bin/quiz", "/usr/bin/python3", "'my venv/bin/quiz'"),
        (MODULE, ".venv/bin/python", ".venv/bin/python -m quizkit"),
        (MODULE, "python3", "python3 -m quizkit"),
        (MODULE, "my venv/bin/python", "'my venv/bin/python' -m quizkit"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_without_quiz_on_the_path_the_program_is_what_was_typed(script: str, python: str, suggested: str) -> None:
    assert called(script, python, ".venv/bin/python") == suggested


@pytest.mark.parametrize("script", [".venv/bin/quiz", ".venv/bin/quizkit", MODULE])
def test_in_an_active_environment_the_program_is_quiz(
    folder: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setenv("PATH", str(folder / ".venv" / "bin"))

    assert called(script, "python", ".venv/bin/python") == "quiz"


@needs("links")
@pytest.mark.parametrize("script", ["on-path/quiz", "on-path/quizkit", ".venv/bin/quiz"])
def test_with_a_link_by_an_installer_the_program_is_quiz(folder: Path, script: str) -> None:
    (folder / "on-path").mkdir()
    for name in ("quiz", "quizkit"):
        (folder / "on-path" / name).symlink_to(folder / ".venv" / "bin" / name)

    assert called(script, "python", ".venv/bin/python") == "quiz"


@pytest.mark.parametrize(
    ("script", "suggested"), [(".venv/bin/quiz", ".venv/bin/quiz"), (MODULE, ".venv/bin/python -m quizkit")]
)
def test_the_quiz_of_another_package_is_not_suggested(folder: Path, script: str, suggested: str) -> None:
    program(folder / "on-path" / "quiz")

    assert called(script, ".venv/bin/python", ".venv/bin/python") == suggested


def test_a_program_that_imports_this_one_suggests_quiz() -> None:
    assert called("/usr/bin/pytest", "python3", "/usr/bin/python3") == called("-c", "python3", "python3") == "quiz"


def test_suggestions_begin_with_the_program_as_typed(quiz: Quiz) -> None:
    quiz.deck(DECK, "rivers.yaml")
    program(quiz.folder / "my venv" / "quiz")
    inactive = {"PATH": str(quiz.folder)}

    done = quiz.run(["my venv/quiz", "start", "rivers"], "nile\n", inactive)
    misused = quiz.run(["my venv/quiz", "stars"], "", inactive)

    assert done.out.splitlines()[-1] == "Next: 'my venv/quiz' start rivers"
    assert misused.err.splitlines()[-1] == "`'my venv/quiz' -h` lists the commands and options."
