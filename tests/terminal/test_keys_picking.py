"""The list of decks by keys, without a terminal: what typing and the arrows choose, and what is drawn of it."""

import pytest

from quizkit.app.home import DeckRow
from quizkit.terminal.keys.picking import DeckFilter
from tests.terminal.test_screens import paper


def row(name: str, title: str, *, questions: int | None = 5, finished: bool = True) -> DeckRow:
    return DeckRow(name, title, f"{name}.yaml", name, questions, 3, 2, 80.0, finished)


ROWS = [row("rivers", "Rivers of Asia"), row("lakes", "Lakes"), row("seas", "Seas of Asia", finished=False)]


@pytest.mark.parametrize(
    ("typed", "keys", "chosen"),
    [
        ("", "enter", "rivers"),
        ("", "down enter", "lakes"),
        ("", "down down down enter", "seas"),
        ("", "down up up enter", "rivers"),
        ("asia", "down enter", "seas"),
        ("asia", "down down enter", "seas"),
        (" LAKES ", "enter", "lakes"),
        ("oceans", "enter", None),
        ("oceans", "down enter", None),
        ("", "escape", "leave"),
        ("", "c-d", "leave"),
        ("", "c-z", "suspend"),
        ("", "z", None),
    ],
)
def test_what_is_typed_and_the_arrows_choose_a_deck(typed: str, keys: str, chosen: str | None) -> None:
    choice = DeckFilter(paper(plain=False), ROWS)
    given = [choice.press((typed,), 0, key) for key in keys.split()][-1]

    assert (given.name if isinstance(given, DeckRow) else given) == chosen


def test_typing_more_goes_back_to_the_first() -> None:
    choice = DeckFilter(paper(plain=False), ROWS)
    choice.press(("",), 0, "down")

    found = choice.press(("a",), 0, "enter")
    assert isinstance(found, DeckRow)
    assert found.name == "rivers"


def test_what_is_drawn() -> None:
    choice = DeckFilter(paper(plain=False), [*ROWS, row("bad", "Bad", questions=None)])
    choice.press(("",), 0, "down")

    assert [line.plain for line in choice.draw(("",), 0, 60)] == [
        "  Deck                               due  new  last score",
        "  rivers  Rivers of Asia               3    2        80 %",
        "> lakes   Lakes                        3    2        80 %",
        "  seas    Seas of Asia                 3    2           -",
        "  bad     Bad                          -    -           -",
        "type to filter · arrows, Enter · Esc leave",
    ]


def test_a_narrow_screen_has_room_for_names() -> None:
    choice = DeckFilter(paper(plain=False), [row("carney-washington-2025", "Carney in Washington"), ROWS[0]])

    assert [line.plain for line in choice.draw(("",), 0, 40)][:3] == [
        "  Deck                       due  new",
        "> carney-washington-2025       3    2",
        "  rivers                       3    2",
    ]


def test_nothing_found() -> None:
    drawn = DeckFilter(paper(plain=False), ROWS).draw(("oceans",), 0, 41)
    assert [line.plain for line in drawn] == ["No deck has that in its name.", "type, arrows, Enter · Esc"]


@pytest.mark.parametrize(
    ("downs", "first", "last"), [(0, "d00", "d19"), (10, "d00", "d19"), (11, "d01", "d20"), (29, "d10", "d29")]
)
def test_as_many_decks_as_fit_stand_around_the_choice(downs: int, first: str, last: str) -> None:
    choice = DeckFilter(paper(plain=False), [row(f"d{number:02}", f"d{number:02}") for number in range(30)])
    for _ in range(downs):
        choice.press(("",), 0, "down")
    drawn = [line.plain[2:5] for line in choice.draw(("",), 0, 60)]

    assert (drawn[1], drawn[-2]) == (first, last)
