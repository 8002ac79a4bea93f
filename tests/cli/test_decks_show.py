"""`quiz decks show`, and taking back what was suspended or flagged, as a process."""

import pytest

from tests.cli.past import answered
from tests.processes import Quiz

DECK = """
    id: d
    title: Capitals
    description: Of three countries.
    questions:
      - {id: fr, question: Capital of France?, answer: Paris}
      - {id: de, question: Capital of Germany?, answer: Berlin}
      - {id: it, question: Capital of Italy?, answer: Rome}
"""


@pytest.fixture
def capitals(quiz: Quiz) -> Quiz:
    quiz.deck(DECK)
    return quiz


def test_a_deck_of_which_nothing_is_marked(capitals: Quiz) -> None:
    answered(capitals, 9, "it", "d")
    assert capitals("decks", "show", "deck.yaml").out == "Capitals\nOf three countries.\n3 questions, 1 due, 2 new.\n"


def test_suspended_and_flagged_are_listed_by_their_ids(capitals: Quiz) -> None:
    capitals("start", "deck.yaml", input=":suspend\n:flag\nBerlin\n:flag\nRome\n")
    assert capitals("decks", "show", "deck.yaml").out == (
        "Capitals\n"
        "Of three countries.\n"
        "3 questions, 0 due, 0 new.\n"
        "\n"
        "Suspended:\n"
        "fr: Capital of France?\n"
        "To undo it: quiz decks unsuspend deck\n"
        "\n"
        "Flagged:\n"
        "de: Capital of Germany?\n"
        "it: Capital of Italy?\n"
        "To undo it: quiz decks unflag deck\n"
    )


def test_a_change_that_cannot_be_saved_speaks_of_no_session(capitals: Quiz) -> None:
    capitals.home.write_text("a file where the folder should be")

    ran = capitals("decks", "suspend", "deck.yaml", "fr", code=4)

    message, advice = ran.err.replace("\n", " ").split(" Nothing", 1)
    assert message.startswith("Error: Not saved: ")
    assert advice == " was changed. Check that the folder that `quiz progress path` prints is writable and has space. "


def test_what_is_suspended_is_asked_no_more_until_it_is_taken_back(capitals: Quiz) -> None:
    capitals("start", "deck.yaml", input=":suspend\nBerlin\n:quit\n")
    for options in (["--all"], ["--cram"], ["--new"], ["--missed"]):
        assert "France" not in capitals("start", "deck.yaml", *options, input=":quit\n").out
    assert capitals("decks", "unsuspend", "deck.yaml").out == "1 question no longer suspended.\n"
    assert "Capital of France?" in capitals("start", "deck.yaml", "-n", "1", input="Paris\n").out
    assert capitals("decks", "unsuspend", "deck.yaml").out == "0 questions no longer suspended.\n"


def test_what_is_suspended_and_undone_is_asked_as_before(capitals: Quiz) -> None:
    capitals("start", "deck.yaml", input=":suspend\n:undo\n:quit\n")
    assert "Suspended" not in capitals("decks", "show", "deck.yaml").out
    assert "Capital of France?" in capitals("start", "deck.yaml", "-n", "1", input="Paris\n").out


def test_only_those_named_are_taken_back(capitals: Quiz) -> None:
    capitals("start", "deck.yaml", input=":flag\nParis\n:flag\nBerlin\nRome\n")
    assert capitals("decks", "unflag", "deck.yaml", "de").out == "1 question no longer flagged.\n"
    shown = capitals("decks", "show", "deck.yaml").out
    assert "fr: Capital of France?" in shown
    assert "de:" not in shown
    assert "Capital of France?" in capitals("start", "deck.yaml", "--flagged", input="Paris\n").out


def test_an_id_that_is_not_marked_is_refused_and_nothing_is_changed(capitals: Quiz) -> None:
    capitals("start", "deck.yaml", input=":flag\nParis\n:quit\n")
    told = capitals("decks", "unflag", "deck.yaml", "fr", "it", code=2).err
    assert told == "Error: No flagged question has the id “it”.\nFlagged questions: fr.\n"
    assert capitals.history("unflag") == []
