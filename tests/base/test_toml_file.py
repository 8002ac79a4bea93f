"""TOML files: the lines of keys and of errors, and changing one value."""

import pytest

from quizkit.base.toml_file import NotToml, parse

FILE = b"""\
# Mine
goal = 20  # a day
'name' = 'a "b"'

[decks]
goal = 5
[[decks.one]]
"""


@pytest.mark.parametrize(
    ("name", "value", "line", "changed"),
    [
        ("goal", 30, 1, "goal = 30  # a day\n"),
        ("goal", "x", 1, 'goal = "x"  # a day\n'),
        ("name", "é", 2, "'name' = \"é\"\n"),
        ("new", True, 3, "new = true\n"),
    ],
)
def test_a_value_is_set_and_all_other_lines_stay(name: str, value: object, line: int, changed: str) -> None:
    before = FILE.decode().splitlines(keepends=True)
    rest = before[line:] if name == "new" else before[line + 1 :]

    assert parse(FILE).with_value(name, value) == "".join([*before[:line], changed, *rest])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", "n = 1\n"),
        (b"a = 2", "a = 2\nn = 1\n"),
        (b"a = 2\r\n", "a = 2\r\nn = 1\r\n"),
        (b"[t]\r\n", "n = 1\r\n\n[t]\r\n"),
        (b"  [t]\n", "n = 1\n\n  [t]\n"),
    ],
)
def test_a_new_key_is_before_the_first_table(before: bytes, after: str) -> None:
    assert parse(before).with_value("n", 1) == after


def test_a_value_of_several_lines_is_changed() -> None:
    assert parse(b"n = [\n1]\nm = 2\n").with_value("n", 1) == "n = 1\nm = 2\n"


@pytest.mark.parametrize(("name", "line"), [("goal", 2), ("name", 3), ("decks", 5), ("one", 1), ("none", 1)])
def test_the_line_of_a_key(name: str, line: int) -> None:
    assert parse(FILE).line_of(name) == line


@pytest.mark.parametrize(
    ("data", "why", "line", "column"),
    [
        (b"a = 1\nb = \n", "invalid value", 2, 5),
        (b"a = 1\nb = '''\n\n", "expected \"'''\"", 2, 1),
        (b"a = 1\n\xff = 2\n", "it is not in UTF-8", 2, 1),
        (b"\xff = 2\n", "it is not in UTF-8", 1, 1),
        (b"a = " + b"[" * 100_000, "it is nested too deeply", 1, 1),
    ],
)
def test_invalid_toml_has_a_reason_and_a_place(data: bytes, why: str, line: int, column: int) -> None:
    with pytest.raises(NotToml) as error:
        parse(data)
    assert (error.value.why, error.value.line, error.value.column) == (why, line, column)


def test_a_byte_order_mark_is_ignored() -> None:
    assert parse(b"\xef\xbb\xbfa = 1\n").table == {"a": 1}
