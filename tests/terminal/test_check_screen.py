"""How a problem is shown, with its line and a caret."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from quizkit.app.check import CheckedDeck
from quizkit.base.problems import Place, Problem
from quizkit.terminal.screens.check import show_full, show_summary
from quizkit.terminal.theme import Screen


def drawn(line: str, column: int, *, columns: int = 60, plain: bool = False) -> list[str]:
    """Return how a problem in the third line of a deck is shown, its lines from the source on."""
    paper = StringIO()
    console = Console(file=paper, width=columns, highlight=False, markup=False, emoji=False, color_system=None)
    problem = Problem("a-code", (), "it is wrong", "Fix it.", "warning", Place(3, column))
    show_full(Screen(console, plain), [CheckedDeck(Path("deck.yaml"), ["", "", line], [problem])])
    return paper.getvalue().splitlines()


def test_a_problem_is_shown_as_compilers_do() -> None:
    assert drawn("answer: Rome", 9) == [
        "warning[a-code]: it is wrong",
        " --> deck.yaml:3:9",
        " 3 │ answer: Rome",
        "   │         ^^^^ Fix it.",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("answer: 漢字", 9, "        ^^^^"),
        ("漢字: Rome", 5, "      ^^^^"),
        ("a:\tRome", 4, "      ^^^^"),
        ("a: [Rome, Oslo]", 5, "    ^^^^"),
        ("a: [Rome, Oslo]", 11, "          ^^^^"),
        ('a: "Rome, Oslo"  # both', 4, "   ^^^^^^^^^^^^"),
        ("a: Rome, Oslo  # both", 4, "   ^^^^^^^^^^"),
        ("anser: Rome", 1, "^^^^^"),
        ("a: \x1b[31mRome", 4, "   ^^^^^^^^^^^^^^^^"),
        ("a:", 3, "  ^"),
        ("", 1, "^"),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, caret: str) -> None:
    assert drawn(line, column)[3] == f"   │ {caret} Fix it."


def test_help_that_does_not_fit_beside_the_carets_is_below_them() -> None:
    assert drawn("answer: Rome", 9, columns=21) == [
        "warning[a-code]: it",
        "  is wrong",
        " --> deck.yaml:3:9",
        " 3 │ answer: Rome",
        "   │         ^^^^",
        "  help: Fix it.",
        "",
    ]


def test_in_words_the_help_is_a_line_of_its_own() -> None:
    assert drawn("answer: Rome", 9, plain=True)[-2:] == ["  help: Fix it.", ""]


def test_a_long_line_is_cut_so_that_its_place_is_seen() -> None:
    shown = drawn("answer: " + "x" * 100 + " # far: Rome", 117, columns=40)
    assert all(len(line) <= 40 for line in shown)
    source, carets = shown[2], shown[3]
    assert source[carets.index("^") :].startswith("Rome")


def test_in_a_plain_screen_there_are_no_signs() -> None:
    assert "\n".join(drawn("answer: Rome", 9, plain=True)).isascii()


def test_of_an_endless_line_only_what_fits_is_looked_at() -> None:
    source, caret = drawn("[" * 1_000_000, 500_000, columns=40)[2:4]
    assert source == " 3 │ " + "[" * 34
    assert caret.startswith("   │ ")
    assert caret.endswith("^")
    assert len(caret) <= 40


def notes_and_others(*, verbose: bool) -> str:
    paper = StringIO()
    screen = Screen(Console(file=paper, width=80, highlight=False, markup=False, emoji=False, color_system=None), False)
    problems = [
        *(Problem("far-off", (), f"note {line}", "", "note", Place(line, 1)) for line in range(1, 11)),
        Problem("unclear", (), "a note", "", "note", Place(11, 1)),
        Problem("odd", (), "a warning", "", "warning", Place(12, 1)),
        Problem("bad", (), "an error", "", "error", Place(13, 1)),
    ]
    decks = [CheckedDeck(Path("deck.yaml"), ["x"] * 13, problems)]
    show_full(screen, decks, verbose=verbose)
    show_summary(screen, decks, folded=not verbose)
    return paper.getvalue()


def test_errors_are_first_and_the_notes_of_a_code_are_one_line() -> None:
    shown = notes_and_others(verbose=False)
    assert shown.index("an error") < shown.index("a warning") < shown.index("note[far-off]")
    assert "note 1" not in shown
    assert shown.endswith(
        "note[far-off]: 10 in deck.yaml, lines 1, 2, 3, 4, 5, 6, 7, 8 and 2 more\n"
        "note[unclear]: 1 in deck.yaml, line 11\n"
        "\n"
        "1 deck checked: 1 error, 1 warning, 11 notes (10 far-off, 1 unclear). --verbose\nshows the notes.\n"
    )


def test_verbose_shows_each_note() -> None:
    shown = notes_and_others(verbose=True)
    assert shown.index("an error") < shown.index("a warning") < shown.index("note[far-off]: note 1\n")
    assert shown.count("note[far-off]") == 10
    assert shown.endswith("1 deck checked: 1 error, 1 warning, 11 notes.\n")
