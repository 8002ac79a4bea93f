"""The source of a deck with what is asked marked, in all forms."""

from pathlib import Path

from quizkit.app.read import MarkedSource, SourceBlock
from quizkit.terminal.screens.read import show_reading
from tests.processes import matches_snapshot
from tests.terminal.test_screens import paper
from tests.terminal.views import in_all_forms

SNAPSHOTS = Path(__file__).parent / "snapshots"
BLOCKS = [
    SourceBlock("# Tides", (), ()),
    SourceBlock("The moon draws the\ntides, twice a day, and it does so wherever there is enough water\nto be drawn.", ((0, 24),), ("what", "often", "where", "who", "why")),
    SourceBlock("The sun helps. It is\nfar away, though.", (), ()),
    SourceBlock("Two kinds:\n- spring tides\n- neap tides", ((11, 25),), ("kinds",)),
]  # fmt: skip
READING = MarkedSource("Tides", "tides.md", BLOCKS, 61, False, "quiz start tides")


def test_in_all_forms() -> None:
    matches_snapshot(in_all_forms(lambda screen: show_reading(screen, READING)), SNAPSHOTS / "read.txt")


def test_while_an_exam_is_open_the_screen_says_why_nothing_is_marked() -> None:
    screen = paper(plain=True, columns=80)
    blocks = [block._replace(quotes=(), questions=()) for block in BLOCKS]
    show_reading(screen, READING._replace(has_open_exam=True, blocks=blocks, next_command="quiz exam tides --resume"))

    assert "\nAn exam over this deck is open: what questions ask about is not marked.\n" in screen.text
    assert screen.text.endswith(
        "to be drawn.\n\nThe sun helps. It is far away, though.\n\nTwo kinds:\n- spring tides\n- neap tides\n\nNext: quiz exam tides --resume\n"
    )


def test_control_characters_of_a_source_are_not_written() -> None:
    screen = paper(plain=True, columns=80)
    show_reading(screen, READING._replace(blocks=[SourceBlock("a\x1b[31mb", ((0, 1),), ("q",))]))

    assert "\x1b" not in screen.text
