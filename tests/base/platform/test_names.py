"""Names of files that mean another file on some system, or the same file as another name."""

from pathlib import Path

import pytest

from quizkit.base.errors import UsageError
from quizkit.base.platform.names import as_on_disk, check_output, check_outputs, twin_of, why_not_portable
from quizkit.base.platform.system import System
from tests.file_systems import needs

COMPOSED, DECOMPOSED = "Fl\u00fcsse", "Flu\u0308sse"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con", "device"), ("CON.md", "device"), ("nul", "device"), ("aux.tar.gz", "device"), ("texts/COM1", "device"),
        ("lpt9.md", "device"), ("CONIN$", "device"), ("aux .md", "device"), ("a.md:stream", "colon"), ("c:a.md", "colon"),
        ("a.", "drops a dot"), ("a ", "drops a dot"), ("unit 1./a.md", "drops a dot"), ("ü" * 128, "at most 255 bytes"),
    ],
)  # fmt: skip
def test_a_name_that_means_something_else_on_windows_is_not_portable(name: str, why: str) -> None:
    assert why in why_not_portable(name)


@pytest.mark.parametrize(
    "name", ["a.md", ".hidden", "console.md", "com.md", "com10", "texts/null.md", "Ärzte – 1.txt", "../a.md", "ü" * 127]
)
def test_other_names_are_portable(name: str) -> None:
    assert why_not_portable(name) == ""


@pytest.mark.parametrize("name", ["nul.yaml", "aux.json", "a:b.html", "a ", "x" * 300])
def test_on_windows_nothing_is_written_to_a_device(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be written: "):
        check_output(tmp_path / name, System.WINDOWS)


def test_on_windows_a_path_that_is_too_long_is_refused(tmp_path: Path) -> None:
    longest = 259 - len(str(tmp_path)) - len("/.yaml") - 1
    check_output(tmp_path / "a" / ("x" * (longest // 2)), System.WINDOWS)
    with pytest.raises(UsageError, match="Windows allows 259 characters in a path"):
        check_output(tmp_path / ("x" * (longest // 2)) / ("y" * (longest // 2 + 10)), System.WINDOWS)


def test_elsewhere_such_names_are_files_like_others(tmp_path: Path) -> None:
    for name in ("nul.yaml", "a:b.html", "a."):
        check_output(tmp_path / name, System.POSIX)


@needs("case")
def test_a_file_is_not_written_beside_its_twin(tmp_path: Path) -> None:
    (tmp_path / "Rivers.yaml").touch()
    (tmp_path / DECOMPOSED).touch()
    for name, twin in (("rivers.yaml", "Rivers.yaml"), (COMPOSED, DECOMPOSED)):
        assert twin_of(tmp_path / name) == tmp_path / twin
        with pytest.raises(UsageError, match=f"{twin} is in this folder, which is the same name on Windows and macOS"):
            check_output(tmp_path / name, System.POSIX)
    check_output(tmp_path / "Rivers.yaml", System.POSIX)
    assert twin_of(tmp_path / "none" / "a.yaml") is None


def test_of_several_files_no_two_are_the_same_on_some_system(tmp_path: Path) -> None:
    check_outputs([tmp_path / "a.png", tmp_path / "b.png"])
    with pytest.raises(UsageError, match=r"A.png cannot be written: a.png is the same name"):
        check_outputs([tmp_path / "a.png", tmp_path / "A.png"])


def test_a_path_is_found_whatever_form_its_accents_have(tmp_path: Path) -> None:
    (tmp_path / DECOMPOSED).mkdir()
    (tmp_path / DECOMPOSED / f"{DECOMPOSED}.yaml").touch()
    assert as_on_disk(tmp_path / COMPOSED / f"{COMPOSED}.yaml") == tmp_path / DECOMPOSED / f"{DECOMPOSED}.yaml"
    for path in (tmp_path / COMPOSED / "none.yaml", tmp_path / "FLÜSSE", Path("/"), Path(), Path("x" * 5000)):
        assert as_on_disk(path).name == path.name
