"""The map of the package in CONTRIBUTING.md is that of the package."""

from tests.house_map import CONTRIBUTING, house_map, with_map


def test_the_map_has_a_line_for_each_file() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")

    assert with_map(text, house_map()) == text, "write it again: python -m tests.house_map"
