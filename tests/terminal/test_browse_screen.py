"""Questions with what is known of them, and one with its history, in all forms."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.browse import BrowsedQuestion, Listing, QuestionDetails
from quizkit.app.deck_index import IndexedDeck, entry_of
from quizkit.progress.past_replies import PastReply
from quizkit.progress.state import QuestionState
from quizkit.terminal.screens.browse import show_changed_questions, show_details, show_listing
from tests.helpers import deck
from tests.processes import matches_snapshot
from tests.terminal.test_screens import paper
from tests.terminal.views import in_all_forms

SNAPSHOTS = Path(__file__).parent / "snapshots"
THURSDAY = date(2026, 11, 26)
RIVERS = deck("""
    id: rivers
    title: Rivers of Europe
    questions:
      - {id: vienna, question: Which river flows through Vienna and three other capitals?, answer: Danube, tags: [cities]}
      - {id: sea, question: "Into *which* sea does it flow?", choices: [Black Sea, Baltic Sea], answer: Black Sea}
      - {id: a-very-long-id-of-a-question, question: Where does it rise?, answer: Donaueschingen}
""")
INDEXED = IndexedDeck(Path("rivers.yaml"), "rivers", *entry_of(RIVERS, Path("rivers.yaml")))


def browsed(place: int, **fields: Any) -> BrowsedQuestion:
    one = INDEXED.questions[place]
    plain = BrowsedQuestion(INDEXED, one.id, one.stem, one.tags, "new", None, None, "", 0, False, False, None)
    return plain._replace(**fields)


LEARNING = browsed(0, state="learning", due=date(2026, 11, 27), recall=0.874, recent="+-~+", lapses=1, flagged=True)
QUESTIONS = [
    LEARNING,
    browsed(1, suspended=True),
    browsed(2, state="known", due=THURSDAY, recall=0.9, buried=date(2026, 11, 27)),
]
LISTING = Listing(THURSDAY, QUESTIONS, "", 3)
REPLIES = [
    PastReply(
        "2026-11-20T10:00:00.000Z",
        date(2026, 11, 20),
        "practice",
        1,
        ("Rhine",),
        0,
        "wrong",
        "",
        1,
        9400,
        12_300,
        "right",
    ),
    PastReply(
        "2026-11-20T10:02:00.000Z", date(2026, 11, 20), "practice", 2, ("Danube",), 1, "right", "same", 0, 3000, 0, ""
    ),
    PastReply("2026-11-21T10:00:00.000Z", date(2026, 11, 21), "exam", 1, (), 0, "skipped", "", 0, 800, 0, ""),
]
MEMORY = QuestionState(
    n=5, attempts=6, misses=2, lapses=1, day="2026-11-21", due="2026-11-27", stability=5.6, difficulty=6.04
)
DETAILS = QuestionDetails(THURSDAY, LEARNING, RIVERS.questions[0], MEMORY, REPLIES)


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


def shown(details: QuestionDetails) -> list[str]:
    screen = paper(plain=True, columns=80)
    show_details(screen, details)
    return screen.text.splitlines()


def test_a_list_in_all_forms() -> None:
    matches_snapshot(in_all_forms(lambda screen: show_listing(screen, LISTING)), SNAPSHOTS / "browse.txt")


def test_one_question_in_all_forms() -> None:
    matches_snapshot(in_all_forms(lambda screen: show_details(screen, DETAILS)), SNAPSHOTS / "browse-one.txt")


def test_a_new_question_has_no_memory_and_no_replies() -> None:
    new = QuestionDetails(THURSDAY, browsed(1), RIVERS.questions[1], QuestionState(), [])

    assert shown(new) == [
        "Rivers of Europe, sea",
        "Into which sea does it flow?",
        "Answer: Black Sea",
        "",
        "State: new.",
        "",
        "To stop asking it: quiz decks suspend rivers sea",
    ]


def test_during_an_exam_the_answer_and_the_replies_are_hidden() -> None:
    lines = shown(DETAILS._replace(question=None, has_open_exam=True))

    assert "Danube" not in "\n".join(lines)
    assert "An exam over this deck is open: the answer is shown after it is handed in." in lines


def test_a_question_that_was_removed_is_not_blamed_on_an_exam() -> None:
    assert shown(DETAILS._replace(question=None))[2] == "The question can no longer be read from its deck."


def test_a_suspended_question_can_be_asked_again() -> None:
    details = DETAILS._replace(browsed=LEARNING._replace(suspended=True))

    assert shown(details)[-1] == "To ask it again: quiz decks unsuspend rivers vienna"


def test_nothing_is_found() -> None:
    screen = paper(plain=True)
    show_listing(screen, Listing(THURSDAY, [], "moon", 3))

    assert screen.text == "No question has “moon”.\n"


def test_a_text_that_some_questions_have() -> None:
    screen = paper(plain=True)
    show_listing(screen, LISTING._replace(questions=QUESTIONS[:1], text="Vienna"))

    assert "\n1 of 3 questions.\n" in screen.text


def test_changed_questions_are_named() -> None:
    screen = paper(plain=True)
    show_changed_questions(screen, "bury", ["Which?", "Who?"])

    assert screen.text.splitlines() == [
        "Buried: it is not asked before tomorrow. “Which?”",
        "Buried: it is not asked before tomorrow. “Who?”",
    ]
