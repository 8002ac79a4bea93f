"""Who can read a file, on each system."""

from pathlib import Path
from unittest import mock

import pytest

from quizkit.base.platform.permissions import exposed, has_permissions, make_private
from quizkit.base.platform.system import HERE, System
from tests.file_systems import needs

needs_modes = pytest.mark.skipif(HERE is System.WINDOWS, reason="Windows has no modes")


@needs("modes")
@needs_modes
def test_what_others_can_read_is_made_private(tmp_path: Path) -> None:
    for name, mode in (("mine", 0o600), ("all", 0o644), ("group", 0o640)):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)
    paths = sorted(tmp_path.iterdir())
    assert [path.name for path in exposed(paths, System.POSIX)] == ["all", "group"]
    assert exposed(paths, System.WINDOWS) == []
    assert make_private(iter(paths), System.WINDOWS) == []
    assert make_private(iter(paths), System.POSIX) == []
    assert [path.stat().st_mode & 0o777 for path in paths] == [0o600] * 3


@needs("modes")
@needs_modes
def test_a_file_system_is_asked_with_a_file_of_its_own(tmp_path: Path) -> None:
    assert has_permissions(tmp_path)
    with mock.patch("quizkit.base.platform.permissions.exposed", list):
        assert not has_permissions(tmp_path)
    assert has_permissions(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


@needs_modes
@pytest.mark.parametrize("chmod", [mock.Mock(), mock.Mock(side_effect=PermissionError)], ids=["ignored", "refused"])
def test_what_stays_open_to_others_is_returned(chmod: mock.Mock, tmp_path: Path) -> None:
    (tmp_path / "all").touch(mode=0o644)
    (tmp_path / "all").chmod(0o644)
    with mock.patch.object(Path, "chmod", chmod):
        assert make_private([tmp_path / "all"], System.POSIX) == [tmp_path / "all"]
