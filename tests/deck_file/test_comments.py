"""Comments that ignore a code, and the line that they apply to."""

import pytest

from quizkit.deck_file.reading.comments import Ignored, ignored


@pytest.mark.parametrize(
    ("text", "silenced"),
    [
        ("a: b  # quiz: ignore x", {1: {"x"}}),
        ('a: "b"\t#quiz:ignore x', {1: {"x"}}),
        ("a: b  # quiz: ignore x, y z\n", {1: {"x", "y", "z"}}),
        ("# quiz: ignore x\na: b\n", {2: {"x"}}),
        ("# quiz: ignore x\n\n# another\n  \na: b\n", {5: {"x"}}),
        ("# quiz: ignore x\n# quiz: ignore y\na: b  # quiz: ignore z\n", {3: {"x", "y", "z"}}),
        ("a: b\n# quiz: ignore x", {2: {"x"}}),
        ("a: |\n  text\n# quiz: ignore x\nb: c\n", {4: {"x"}}),
        ("a: >\n  text\n\n  # quiz: ignore x\nb: c\n", {}),
        ("a: 'text\n  # quiz: ignore x\n  text'\nb: c\n", {}),
        ("a: 'text # quiz: ignore x'\n", {}),
        ("a: b# quiz: ignore x\n", {}),
        ("a: b  # quiz: ignore X\n", {}),
        ("a: b\n", {}),
        ("a: @b\n# quiz: ignore x\nb: c\n", {3: {"x"}}),
    ],
)
def test_a_comment_applies_to_its_line_or_the_next_one_with_content(text: str, silenced: Ignored) -> None:
    assert ignored(text) == silenced
