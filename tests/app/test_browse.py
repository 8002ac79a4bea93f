"""Browsing questions: which are listed, what is known of them, their history, and how they are changed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from quizkit.app.browse import BrowsedQuestion, Browser, browser
from quizkit.app.decks import change_questions
from quizkit.base.clock import now, study_day, utc_text
from quizkit.base.errors import UsageError
from quizkit.deck_file.reading.read import DeckFile
from quizkit.progress import checkpoint
from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from quizkit.progress.past_replies import PastReply, past_replies
from quizkit.questions.registry import Question
from tests.app.folders import answered, write

CAPITALS = """\
id: capitals
title: Capitals
questions:
  - {id: fr, question: Of *France*?, answer: Paris, tags: [west]}
  - {id: it, question: Of Italy?, answer: Rome}
  - {id: de, question: Of Germany?, answer: Berlin}
"""
RIVERS = "id: rivers\ntitle: Rivers\nquestions:\n  - {id: sea, question: Which sea?, answer: Black Sea}\n"
WRONG: dict[str, Any] = {"credit": 0, "verdict": "wrong"}


@pytest.fixture(autouse=True)
def _decks(folder: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizkit.library.shipped_decks", lambda: tmp_path / "none")
    assert not home.exists()
    write(folder / "capitals.yaml", CAPITALS)
    write(folder / "rivers.yaml", RIVERS)


def ids(deck: str | None = None, text: str = "", *, weakest: bool = False) -> list[str]:
    return [one.id for one in Browser(deck, weakest=weakest).listing(text).questions]


def named(questions: Browser, id: str = "fr") -> BrowsedQuestion | None:
    return questions.the_one(questions.listing(id))


def history_of(home: Path) -> list[PastReply]:
    return past_replies(History(home), checkpoint.load(History(home)), "capitals", "fr")


def put(home: Path, kind: str, **fields: Any) -> str:
    return History(home).append([{"kind": kind, "at": utc_text(now()), **fields}])[0]


def test_all_questions_in_the_order_of_their_decks() -> None:
    assert ids() == ["fr", "it", "de", "sea"]
    assert ids("rivers") == ["sea"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FRANCE", ["fr"]),
        ("of", ["fr", "it", "de"]),
        ("west", ["fr"]),
        ("capitals", ["fr", "it", "de"]),
        ("Rivers", ["sea"]),
        ("of germany", ["de"]),
        ("moon", []),
    ],
)
def test_a_text_may_be_in_stem_id_tag_or_deck(text: str, expected: list[str]) -> None:
    assert ids(text=text) == expected


def test_states_can_be_looked_for(home: Path) -> None:
    answered(home, "fr", "capitals")
    change_questions("suspend", "capitals", ["it"])
    change_questions("flag", "capitals", ["it", "de"])

    assert ids(text="learning") == ["fr"]
    assert ids(text="suspended") == ["it"]
    assert ids(text="flagged") == ["it", "de"]
    assert ids(text="new flagged") == ["it", "de"]


def test_weakest_first_and_new_ones_last(home: Path) -> None:
    answered(home, "it", "capitals", days_back=9)
    answered(home, "de", "capitals", days_back=1)

    assert ids(weakest=True) == ["it", "de", "fr", "sea"]


def test_what_is_known_of_a_question(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=3)
    answered(home, "fr", "capitals", days_back=1, **WRONG)
    one = named(Browser("capitals"))

    assert one is not None
    assert (one.state, one.recent, one.lapses, one.stem) == ("learning", "+-", 1, "Of France?")
    assert one.due == study_day(now())
    assert one.recall is not None
    assert 0.5 < one.recall < 1


@pytest.mark.parametrize(
    ("deck", "text", "expected"),
    [("capitals", None, 3), ("capitals", "italy", 1), ("italy", None, 1), ("Which sea", None, 1), (None, None, 4)],
)
def test_a_name_of_no_deck_is_a_text(deck: str | None, text: str | None, expected: int) -> None:
    questions, looked_for = browser(deck, text, weakest=False)

    assert len(questions.listing(looked_for).questions) == expected


def test_neither_a_deck_nor_a_text() -> None:
    with pytest.raises(UsageError, match="There is no deck “moon”"):
        browser("moon", None, weakest=False)


def test_the_whole_history_of_a_question_in_its_order(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=3, reply=["Lyon"], hints=2, ms=4200, **WRONG)
    answered(home, "it", "capitals", days_back=2)
    answered(home, "fr", "capitals", days_back=1, mode="cram")
    answered(home, "fr", "rivers")

    replies = history_of(home)

    assert [(one.reply, one.verdict, one.mode, one.hints, one.milliseconds) for one in replies] == [
        (("Lyon",), "wrong", "practice", 2, 4200),
        (("x",), "right", "cram", 0, 1000),
    ]


def test_what_was_undone_or_erased_is_not_in_the_history(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=9)
    put(home, "forget", deck="capitals")
    record = {
        "kind": "attempt",
        "at": utc_text(now()),
        "day": study_day(now()).isoformat(),
        "deck": "capitals",
        "question": "fr",
        "try": 1,
        "credit": 1,
        "verdict": "right",
        "reply": ["x"],
    }
    undone, guessed, held = (History(home).append([record])[0] for _ in range(3))
    put(home, "undo", attempt=undone)
    put(home, "guess", attempt=guessed)
    put(home, "override", attempt=held)

    assert [one.said for one in history_of(home)] == ["guessed", "right"]


def test_a_forget_of_an_earlier_version_erases_no_reply_that_was_given_with_knowledge_of_it(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=9)
    ahead = {"v": 1, "kind": "forget", "id": "bb-1", "at": "2999-01-01T12:00:00.000Z", "deck": "capitals"}
    (home / "history" / "bb.jsonl").write_bytes(encode(ahead))
    # This one names the stamp of what was known.
    put(home, "flag", deck="rivers", question="sea", clock=["2999-01-01T12:00:00.000Z", 1])
    answered(home, "fr", "capitals")

    assert len(history_of(home)) == 1


def test_details_while_an_exam_is_open_hide_the_question(home: Path) -> None:
    questions = Browser("capitals")
    one = named(questions)
    assert one is not None
    assert questions.details(one).question is not None
    put(home, "exam", deck="capitals", queue=["fr"], title="T")

    assert Browser("capitals").details(one).question is None


@pytest.mark.parametrize(
    ("change", "words"),
    [("suspend", ["new", "suspended"]), ("bury", ["new", "buried"]), ("flag", ["new", "flagged"])],
)
def test_a_change_and_its_opposite(change: Any, words: list[str]) -> None:
    questions = Browser("capitals")
    one = named(questions)
    assert one is not None

    changed = questions.change(one, change)
    assert changed.words == words
    again = named(Browser("capitals"))
    assert again is not None
    assert again.words == words
    undo: Any = f"un{change}"
    assert questions.change(changed, undo).words == ["new"]


def test_a_reset_question_is_new_and_its_history_stays(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=3)
    change_questions("reset", "capitals", ["fr"])
    one = named(Browser("capitals"))

    assert one is not None
    assert (one.state, one.due, one.recent) == ("new", None, "")
    assert len(history_of(home)) == 1


def test_a_buried_question_is_asked_again_tomorrow(home: Path) -> None:
    answered(home, "fr", "capitals", days_back=9)
    change_questions("bury", "capitals", ["fr", "fr"])
    one = named(Browser("capitals"))

    assert one is not None
    assert one.buried == study_day(now()) + timedelta(1)


def test_an_id_that_the_deck_has_not() -> None:
    with pytest.raises(UsageError, match="No question of this deck has the id “fra”") as raised:
        change_questions("suspend", "capitals", ["fra"])
    assert raised.value.help == "Did you mean “fr”?"


@pytest.mark.parametrize(
    ("deck", "before", "after", "edited", "message"),
    [
        ("capitals", "Of Italy?", "Of Peru?", ("it", "Of Peru?"), "Reloaded."),
        (None, "Of Italy?", "Of Peru?", ("it", "Of Peru?"), "Reloaded."),
        ("capitals", "{id: it, question: Of Italy?", "{id: pe, question: Of Peru?", ("pe", "Of Peru?"), "Reloaded."),
        ("capitals", "answer: Rome", "answer: Rome, tags: [south]", ("it", "Of Italy?"), "Reloaded."),
        ("capitals", "Of Italy?", "Of Italy?", ("it", "Of Italy?"), "Nothing was changed."),
        (
            "capitals",
            "  - {id: it, question: Of Italy?, answer: Rome}\n",
            "",
            None,
            "The question can no longer be read from its deck.",
        ),
        ("capitals", "{id: it, question", "{id: it, questoin", ("it", "Of Italy?"), "line 5"),
    ],
)
def test_a_question_that_is_edited_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
    deck: str | None,
    before: str,
    after: str,
    edited: tuple[str, str] | None,
    message: str,
) -> None:
    def in_editor(file: DeckFile, _question: Question) -> str:
        write(file.path, CAPITALS.replace(before, after))
        return ""

    monkeypatch.setattr("quizkit.app.browse.open_in_editor", in_editor)
    questions = Browser(deck)
    one = named(questions, "it")
    assert one is not None
    again, said = questions.edit(one)

    assert (again and (again.id, again.stem)) == edited
    assert message in said
    assert (edited in [(one.id, one.stem) for one in questions.listing().questions]) == bool(edited)
