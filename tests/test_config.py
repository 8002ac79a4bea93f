"""The config file: valid values, problems, and changing one value; and which source of a setting wins."""

import errno
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit import config
from quizkit.base.errors import UsageError
from quizkit.base.paths import config_file
from quizkit.base.toml_file import parse
from quizkit.config import (
    COLOR,
    COUNT,
    KEYS,
    NEW_PER_DAY,
    RETENTION,
    Color,
    Setting,
    chosen,
    parsed,
    set_for_run,
    setting,
)
from tests.helpers import law


def problems_in(text: str | bytes) -> list[str]:
    problems = parsed(text.encode() if isinstance(text, str) else text).problems
    return [f"{p.place.line}:{p.place.column} {p.message} {p.help}" for p in problems if p.place]


def test_every_key_is_valid_in_the_file() -> None:
    found = parsed(
        b'count = 5\nnew-per-day = 0\nnew-share = 1.0\nretention = 0.95\naccessible = true\nlines = false\ncolor = "never"\n'
        b'editor = "nano"\nreviews-per-day = 100\ngoal = "15m"\neasy-days = "sat sun"\nday-starts = 3\n'
        b'holidays = "2026-12-24..2027-01-02"\npause = false\nidle = 30\nlearn = true\n'
    )

    assert found.problems == ()
    assert found.values == {
        "count": (5, 1), "new-per-day": (0, 2), "new-share": (1.0, 3), "retention": (0.95, 4), "accessible": (True, 5), "lines": (False, 6),
        "color": ("never", 7), "editor": ("nano", 8), "reviews-per-day": (100, 9), "goal": ("15m", 10),
        "easy-days": ("sat sun", 11), "day-starts": (3, 12), "holidays": ("2026-12-24..2027-01-02", 13), "pause": (False, 14), "idle": (30, 15), "learn": (True, 16),
    }  # fmt: skip
    assert set(found.values) == {key.name for key in KEYS}


UNTIL = "Until this is fixed, the default is used."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\ncuont = 5", "2:1 There is no setting “cuont”. Did you mean “count”?"),
        ("new_per_day = 5", "1:1 There is no setting “new_per_day”. Did you mean “new-per-day”?"),
        (
            "[start]\ncount = 5",
            "1:1 There is no setting “start”. Did you mean “day-starts”?",
        ),
        ("# count\ncount = 0", f"2:1 count must be a whole number above 0. {UNTIL}"),
        ('count = "5"', f"1:1 count must be a whole number above 0. {UNTIL}"),
        ("count = true", f"1:1 count must be a whole number above 0. {UNTIL}"),
        ("count = 5.0", f"1:1 count must be a whole number above 0. {UNTIL}"),
        ("count.x = 5", f"1:1 count must be a whole number above 0. {UNTIL}"),
        ("retention = 0.5", f"1:1 retention must be a share from 0.7 to 0.97. {UNTIL}"),
        ("retention = nan", f"1:1 retention must be a share from 0.7 to 0.97. {UNTIL}"),
        ("lines = 1", f"1:1 lines must be true or false. {UNTIL}"),
        ('"color" = "pink"', f"1:1 color must be auto, always or never. {UNTIL}"),
    ],
)
def test_a_problem_is_reported_with_its_line(text: str, problem: str) -> None:
    found = parsed(f"{text}\n".encode())

    assert problems_in(text) == [problem]
    assert found.values == {}


def test_an_invalid_value_leaves_the_others_valid() -> None:
    assert parsed(b"count = 5\nnew-per-day = -1\n").values == {"count": (5, 1)}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"count = 5\ncount 6\n", "2:7 This file is not valid TOML: expected '=' after a key in a key/value pair."),
        (b"count = 5\ncount = 6\n", "2:10 This file is not valid TOML: cannot overwrite a value."),
        (b"# caf\xe9\n", "1:1 This file is not valid TOML: it is not in UTF-8."),
        (b"lines = true\ncount =", "2:8 This file is not valid TOML: invalid value."),
        (b"count = " + b"[" * 100_000, "1:1 This file is not valid TOML: it is nested too deeply."),
    ],
)
def test_invalid_toml_is_reported_once(data: bytes, problem: str) -> None:
    assert problems_in(data) in ([f"{problem} {UNTIL}"], [f"{problem.replace('2:8', '2:1')} {UNTIL}"])
    assert parsed(data).values == {}


def test_a_byte_order_mark_and_windows_line_ends_are_valid() -> None:
    assert parsed(b"\xef\xbb\xbfcount = 5\r\nlines = true\r\n").values == {"count": (5, 1), "lines": (True, 2)}


@law
@given(st.binary() | st.text().map(str.encode))
def test_no_file_raises(data: bytes) -> None:
    found = parsed(data)

    assert all(p.place is not None and 1 <= p.place.line <= data.count(b"\n") + 1 for p in found.problems)


@pytest.fixture(autouse=True)
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("QUIZ_CONFIG", str(path))
    for name in [name for key in KEYS for name in (key.variable, *key.also, *dict(key.standards))]:
        monkeypatch.delenv(name, raising=False)
    config.read.cache_clear()
    return path


def test_an_option_wins_over_the_environment_over_the_file_over_the_default(
    own_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert setting(COUNT) == Setting(10)

    own_file.write_text("# mine\ncount = 20\n")
    config.read.cache_clear()
    assert setting(COUNT) == Setting(20, "file", "config.toml:2")

    monkeypatch.setenv("QUIZ_COUNT", "30")
    assert setting(COUNT) == Setting(30, "environment", "QUIZ_COUNT")
    assert chosen(COUNT) == 30
    assert chosen(COUNT, 40) == 40


def test_a_value_for_the_run_holds_until_it_is_unset() -> None:
    set_for_run(COLOR, Color.NEVER)
    assert chosen(COLOR) is Color.NEVER
    set_for_run(COLOR, None)
    assert chosen(COLOR) is Color.AUTO


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        ("QUIZ_COUNT", "ten", "QUIZ_COUNT must be a whole number above 0, not “ten”."),
        ("QUIZ_COUNT", "0", "QUIZ_COUNT must be a whole number above 0, not “0”."),
        ("QUIZ_COUNT", "9" * 5000, f"QUIZ_COUNT must be a whole number above 0, not “{'9' * 5000}”."),
        ("QUIZ_ACCESSIBLE", "perhaps", "QUIZ_ACCESSIBLE must be true or false, not “perhaps”."),
        ("QUIZ_COLOR", "pink", "QUIZ_COLOR must be auto, always or never, not “pink”."),
    ],
)
def test_an_invalid_variable_is_an_error(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str, message: str
) -> None:
    monkeypatch.setenv(variable, text)
    key = next(key for key in KEYS if key.variable == variable)

    with pytest.raises(UsageError) as raised:
        setting(key)
    assert raised.value.message == message


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("QUIZ_ACCESSIBLE", "1", True),
        ("QUIZ_ACCESSIBLE", "yes", True),
        ("QUIZ_ACCESSIBLE", "0", False),
        ("QUIZ_ACCESSIBLE", "", False),
        ("ACCESSIBLE", "1", True),
        ("ACCESSIBLE", "what another program means", False),
        ("QUIZ_COLOR", " Never ", Color.NEVER),
        ("QUIZ_RETENTION", "0.8", 0.8),
        ("QUIZ_NEW_PER_DAY", "0", 0),
        ("QUIZ_LINES", "on", True),
    ],
)
def test_variables(monkeypatch: pytest.MonkeyPatch, variable: str, text: str, value: object) -> None:
    monkeypatch.setenv(variable, text)
    key = next(key for key in KEYS if variable in {key.variable, *key.also})

    assert setting(key).value == value


def test_the_file_is_named_by_its_variable_or_in_the_data_folder_or_in_the_folder_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    assert config_file() == tmp_path / "config.toml"

    monkeypatch.delenv("QUIZ_CONFIG")
    assert config_file() == tmp_path / "home" / "config.toml"

    monkeypatch.delenv("QUIZ_HOME")
    assert config_file().parts[-2:] == ("quizkit", "config.toml")


def test_an_unreadable_file_is_reported(own_file: Path) -> None:
    own_file.mkdir()
    config.read.cache_clear()

    assert [p.message for p in config.read(own_file).problems] == ["This file cannot be read: is a directory."]
    assert setting(COUNT).source == "default"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "count = 7\n"),
        ("# mine\n", "# mine\ncount = 7\n"),
        ("lines = true", "lines = true\ncount = 7\n"),
        ("lines = true\r\n", "lines = true\r\ncount = 7\r\n"),
        ("count = [\n1,\n2]\nlines = true\n", "count = 7\nlines = true\n"),
        ("# a\ncount = 5   # not too many\n# b\n", "# a\ncount = 7   # not too many\n# b\n"),
        ("  'count'=5#x\r\nlines = true\r\n", "  'count'=7#x\r\nlines = true\r\n"),
        ('count = "a # b"', "count = 7"),
        ("# [x]\n\n[later]\ncount = 5\n", "# [x]\ncount = 7\n\n[later]\ncount = 5\n"),
    ],
)
def test_one_value_is_changed_and_everything_else_stays(before: str, after: str) -> None:
    assert parse(before.encode()).with_value("count", 7) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# mine\ncount = 5 # x\nlines = true\n", "# mine\nlines = true\n"),
        ("lines = true\r\n", "lines = true\r\n"),
        ("count = 5\n", ""),
    ],
)
def test_one_value_is_removed_and_everything_else_stays(before: str, after: str) -> None:
    assert parse(before.encode()).with_value("count", None) == after


@pytest.mark.parametrize("text", ["x = 1\ncount.x = 1\n", "x = 1\n[count]\n"])
def test_a_table_is_not_replaced_by_a_value(own_file: Path, text: str) -> None:
    own_file.write_text(text)

    with pytest.raises(UsageError) as raised:
        config.write("count", "7")
    assert raised.value.message == f"{own_file}, line 2: count is a table, not a setting."
    assert own_file.read_text() == text


def test_a_file_that_cannot_be_written_is_named(own_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_options: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Permission denied", "config.toml.x1y2.tmp")

    own_file.write_text("count = 5\n")
    monkeypatch.setattr("tempfile.mkstemp", refuse)

    with pytest.raises(UsageError, match=re.escape(f"{own_file} could not be changed: permission denied.")):
        config.unset("count")
    assert own_file.read_text() == "count = 5\n"


VALUES: list[tuple[Any, str]] = [(COUNT, "5"), (NEW_PER_DAY, "0"), (RETENTION, "0.8"), (COLOR, "never")]


@law
@given(st.lists(st.sampled_from(VALUES)))
def test_written_values_are_read(values: list[tuple[Any, str]]) -> None:
    text = "# mine\n"
    for key, value in values:
        text = parse(text.encode()).with_value(key.name, key.validated(key.from_text(value)))

    found = parsed(text.encode())
    assert found.problems == ()
    assert {name: value for name, (value, _) in found.values.items()} == {
        key.name: key.validated(key.from_text(value)) for key, value in values
    }
    assert text.startswith("# mine\n")
