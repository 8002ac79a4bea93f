"""Which deck a name means."""

from pathlib import Path

import pytest

from quizkit.app.find_deck import InvalidDeck, all_decks, askable, find_deck
from quizkit.app.home import DeckRow
from quizkit.base.errors import UsageError

DECK = "id: {id}\ntitle: {title}\nquestions:\n  - {{question: Who?, answer: Ada}}\n"


@pytest.fixture(autouse=True)
def _decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rivers.yaml").write_text(DECK.format(id="water", title="Rivers of Europe"))
    (tmp_path / "lakes.yaml").write_text(DECK.format(id="lakes", title="Lakes"))
    (tmp_path / "broken.yaml").write_text("title: T\nquestions:\n  - {question: Who?}\n")


@pytest.mark.parametrize(
    "name", ["rivers", "RIVERS", "water", "rivers of europe", "riv", "./rivers.yaml", "rivers.yaml"]
)
def test_a_deck_is_found_by_name_id_title_beginning_and_path(name: str) -> None:
    assert find_deck(name).path.name == "rivers.yaml"


@pytest.mark.parametrize(
    ("name", "message", "help"),
    [
        ("rivrs", "There is no deck “rivrs”.", "Did you mean “rivers”?"),
        ("zzz", "There is no deck “zzz”.", "`quiz decks` lists the decks; a path to a deck file works too."),
        (
            None,
            "There are several decks.",
            "Name one of them: broken, lakes, rivers, carney-washington-2025, weather-station.",
        ),
    ],
)
def test_no_deck_or_several(name: str | None, message: str, help: str) -> None:
    with pytest.raises(UsageError) as error:
        find_deck(name)

    assert (error.value.message, error.value.help) == (message, help)


def test_the_student_chooses_among_several() -> None:
    def choose(rows: list[DeckRow]) -> DeckRow:
        return next(row for row in rows if row.title == "Lakes")

    assert find_deck(None, choose).path.name == "lakes.yaml"


def test_a_deck_with_errors_is_rejected_with_its_problems() -> None:
    with pytest.raises(InvalidDeck) as error:
        askable(find_deck("broken"))

    assert error.value.message.endswith("broken.yaml has errors.")
    assert [problem.code for problem in error.value.file.problems] == ["missing-key"]


def test_all_decks_are_those_that_can_be_asked() -> None:
    names = ["lakes.yaml", "rivers.yaml", "carney-washington-2025.yaml", "weather-station.yaml"]
    assert [file.path.name for file in all_decks()] == names
