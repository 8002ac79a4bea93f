"""Statistics, settings, previews and new decks as use cases."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizkit import config
from quizkit.app.new_deck import new_deck
from quizkit.app.preview import grade_reply, preview
from quizkit.app.settings import all_settings, setting_names
from quizkit.app.stats import stats
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.deck_file.reading.read import read_deck
from quizkit.questions.shapes import Arrange
from tests.app.folders import answered, write

SUMS = """\
id: sums
title: Sums
questions:
  - {id: one, question: 1 + 1?, choices: [2, 3], answer: 2, feedback: {3: Too many.}}
  - {id: two, question: Order, order: [a, b, c]}
"""
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def sums(folder: Path) -> Path:
    return write(folder / "sums.yaml", SUMS)


def test_statistics_of_one_deck_and_of_all(home: Path, sums: Path) -> None:
    answered(home, "one", "sums")

    report = stats("sums")

    assert (report.day, [deck.id for deck in report.decks], report.damaged) == (study_day(now()), ["sums"], 0)
    assert (report.figures.learning, report.figures.unseen, report.figures.answers[-2:]) == (1, 1, [1, 0])
    assert "sums" in [deck.id for deck in stats(None).decks]
    assert len(stats(None).decks) > 1
    assert timedelta(0) == report.day - study_day(now())
    assert sums.is_file()


def test_settings_and_a_change(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = all_settings()
    assert (before.path, before.exists, before.problems) == (home / "config.toml", False, ())

    changed = config.write("count", "20")

    assert (changed.name, config.setting(changed).value) == ("count", 20)
    assert all_settings().exists
    monkeypatch.setenv("QUIZ_COUNT", "3")
    assert config.setting(changed) == config.Setting(3, "environment", "QUIZ_COUNT")
    assert setting_names("co") == ["count", "color"]


def test_a_preview_has_prompts_and_numbers(sums: Path) -> None:
    first, second = preview(str(sums), None)

    assert [(one.question.common.id, one.number) for one in (first, second)] == [("one", 1), ("two", 2)]
    assert isinstance(second.prompt, Arrange)
    assert tuple(second.prompt.items) != ("a", "b", "c")
    assert preview("sums", "2") == preview("sums", "two") == [second]


def test_a_reply_is_graded(sums: Path) -> None:
    _, attempt = grade_reply(str(sums), "one", "b")

    assert (attempt.grade.credit, attempt.grade.verdict, attempt.grade.note) == (0, "wrong", "Too many.")
    assert attempt.reply == ("3",)


@pytest.mark.parametrize(
    ("question", "reply", "message"),
    [
        (None, "a", "The deck has several questions"),
        ("three", "a", "There is no question “three” in Sums"),
        ("one", ":hint", "“:hint” is a command, not a reply"),
        ("one", "x", "“x” is not a reply to this question"),
    ],
)
def test_replies_that_are_not_graded(sums: Path, question: str | None, reply: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        grade_reply(str(sums), question, reply)


def test_a_starter_deck_is_valid_and_comes_with_its_schema(folder: Path) -> None:
    deck = new_deck("planets", None)

    assert (deck.path, deck.source, deck.passages) == (Path("planets.yaml"), None, 0)
    assert read_deck(deck.path).problems == ()
    assert sorted(path.name for path in folder.iterdir()) == ["planets.yaml", "quiz-deck.schema.json"]
    with pytest.raises(UsageError, match=r"planets\.yaml already exists"):
        new_deck("planets", None)


def test_a_skeleton_has_the_passages_of_a_text(folder: Path) -> None:
    write(folder / "text.md", "One passage.\n\nAnother one.\n")
    outside = write(folder.parent / "outside.md", "One passage.\n")

    assert new_deck("a", Path("text.md")) == (Path("a.yaml"), Path("text.md"), 2, True)
    assert new_deck("b.yaml", outside) == (Path("b.yaml"), outside, 1, False)
    with pytest.raises(UsageError, match=r"nowhere\.md could not be read"):
        new_deck("c", Path("nowhere.md"))
