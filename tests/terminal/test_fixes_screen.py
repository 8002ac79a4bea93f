"""How fixes are shown."""

from pathlib import Path

from quizkit.app.fix import FixedDeck
from quizkit.base.problems import Place, Problem
from quizkit.deck_file.fixing.candidate_fixes import Fix
from quizkit.terminal.screens.check import show_diff, show_fixes, show_what_would_change
from tests.terminal.test_screens import paper

FIX = Fix(Problem("yaml-syntax", (), "m", "h"), Place(3, 9), 'put in quotes: "a: b"', "a: b")
QUOTED = FixedDeck(Path("a.yaml"), "title: T\nx: a: b\n", 'title: T\nx: "a: b"\n', (FIX,), 0)
NAMED = FixedDeck(Path("b.yaml"), "title: T\n", "id: t\ntitle: T\n", (), 1)
BOTH = FixedDeck(Path("c.yaml"), "", "", (FIX, FIX), 2)


def test_a_line_for_each_and_how_many_there_are() -> None:
    screen = paper(plain=True, columns=100)
    show_fixes(screen, [QUOTED, NAMED, BOTH])

    assert screen.text.splitlines()[:5] == [
        'a.yaml:3:9: put in quotes: "a: b"',
        "b.yaml: added 1 id",
        'c.yaml:3:9: put in quotes: "a: b"',
        'c.yaml:3:9: put in quotes: "a: b"',
        "c.yaml: added 2 ids",
    ]
    assert screen.text.splitlines()[5].endswith(" 3 problems and added 3 ids in 3 decks.")
    assert screen.text.endswith("\n\n")


def test_nothing_is_said_where_nothing_was_fixed() -> None:
    screen = paper(plain=True)
    show_fixes(screen, [])
    assert screen.text == ""


def test_what_would_change() -> None:
    def said(*fixes: FixedDeck) -> str:
        screen = paper(plain=True, columns=100)
        show_what_would_change(screen, fixes)
        return screen.text

    assert said() == "Nothing would change.\n"
    assert said(NAMED) == "--fix would add 1 id in 1 deck.\n"
    assert said(QUOTED, QUOTED).endswith(" 2 problems in 2 decks.\n")


def test_the_difference() -> None:
    screen = paper(plain=True)
    show_diff(screen, [QUOTED])

    assert screen.text.splitlines() == [
        "--- a.yaml",
        "+++ a.yaml",
        "@@ -1,2 +1,2 @@",
        " title: T",
        "-x: a: b",
        '+x: "a: b"',
    ]
