"""Practice as a use case: what is asked, what came of it, and what is left to resume."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from quizkit.app.closing import Closing
from quizkit.app.practice import Agenda, NothingToAsk, Opening, agenda, unfinished_session
from quizkit.app.run_session import CutShort, SessionResult, run_session
from quizkit.app.todays_questions import Request
from quizkit.app.workspace import Workspace
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.deck import Deck
from quizkit.progress.new_records import mark_record
from tests.app.students import Scripted, workspace

ALL = Request(shuffle=False, seed=1)


def planned(space: Workspace, request: Request = ALL, **choices: Any) -> Agenda | NothingToAsk:
    options = {"resume": False, "fresh": False, "agrees": lambda _opening: False, **choices}
    return agenda(space, request, **options)


def practised(folder: Path, patch: pytest.MonkeyPatch, replies: str, **choices: Any) -> tuple[SessionResult, Scripted]:
    space, student = workspace(folder, patch), Scripted(replies)
    plan = planned(space, **choices)
    assert isinstance(plan, Agenda)
    return run_session(space, plan, student), student


def test_a_session_that_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result, student = practised(tmp_path, monkeypatch, "Danube; Red Sea; Black Sea")

    assert student.messages == ["right", "wrong", "right"]
    assert isinstance(result.end, Closing)
    assert (result.end.finished, result.end.answered, result.end.score.total.percent) == (True, 2, 50.0)
    assert result.end.next_command == "quiz start rivers"
    assert [attempt.question.common.id for attempt in result.first] == ["vienna", "sea"]
    assert (result.deck_id, result.mode, result.exit_code) == ("rivers", "practice", 0)


def test_the_record_of_the_beginning_is_made_once_and_not_before_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(workspace(tmp_path, monkeypatch))

    with mock.patch.object(Deck, "content_hash", return_value="0123456789abcdef") as content_hash:
        assert isinstance(plan, Agenda)
        assert plan.begin()["hash"] == "0123456789abcdef"
        assert plan.begin() is plan.begin()
    content_hash.assert_called_once()


def test_a_session_that_is_stopped_names_the_command_that_resumes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result, _ = practised(tmp_path, monkeypatch, "Danube; ^C")

    assert result.end == CutShort("Stopped.", 1, "quiz start rivers --resume")
    assert result.exit_code == 130


def test_resuming_asks_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practised(tmp_path, monkeypatch, "Danube; ^C")
    offers: list[Opening] = []

    def agrees(opening: Opening) -> bool:
        offers.append(opening)
        return True

    result, _ = practised(tmp_path, monkeypatch, "Black Sea", agrees=agrees)

    assert offers == [Opening("Rivers", 1, 2)]
    assert isinstance(result.end, Closing)
    assert (result.end.answered, result.end.score.total.percent) == (2, 100.0)


def test_ctrl_c_after_all_first_replies_ends_with_a_score_and_the_rest_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for end, code in (("^C", 130), (":quit", 0)):
        folder = tmp_path / str(code)
        folder.mkdir()
        result, _ = practised(folder, monkeypatch, f"Danube; Red Sea; {end}")

        assert isinstance(result.end, Closing)
        assert (result.end.score.total.percent, result.end.next_command) == (50.0, "quiz start rivers --resume")
        assert result.exit_code == code
        ((last,),) = workspace(folder, monkeypatch).state.results.values()
        assert last.percent == 50.0

        result, student = practised(folder, monkeypatch, "Black Sea", resume=True)
        assert student.messages == ["right"]
        assert isinstance(result.end, Closing)
        assert (result.end.finished, result.end.score.total.percent) == (True, 50.0)


def test_what_was_buried_since_is_not_asked_by_resuming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practised(tmp_path, monkeypatch, "Rhine; ^C")
    tomorrow = study_day(now()) + timedelta(1)
    space = workspace(tmp_path, monkeypatch)
    space.history.append([mark_record(now(), "bury", "rivers", "sea", tomorrow)])
    left = unfinished_session(workspace(tmp_path, monkeypatch))
    assert left is not None
    assert (left.opening.asked, left.opening.again) == (0, 1)
    space.history.append([mark_record(now(), "bury", "rivers", "vienna", tomorrow)])
    assert unfinished_session(workspace(tmp_path, monkeypatch)) is None


def test_the_offer_counts_what_is_left_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practised(tmp_path, monkeypatch, "Danube; Red Sea; :quit")
    offers: list[Opening] = []

    def declines(opening: Opening) -> bool:
        offers.append(opening)
        return False

    planned(workspace(tmp_path, monkeypatch), agrees=declines)

    assert offers == [Opening("Rivers", 0, 2, again=1)]


def test_who_declines_or_wants_a_fresh_one_gets_a_new_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practised(tmp_path, monkeypatch, "Danube; ^C")
    space = workspace(tmp_path, monkeypatch)

    declined, fresh = planned(space), planned(space, fresh=True)

    assert isinstance(declined, Agenda)
    assert isinstance(fresh, Agenda)
    assert declined.session == fresh.session == ""


def test_without_an_unfinished_session_there_is_nothing_to_resume(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError) as error:
        planned(workspace(tmp_path, monkeypatch), resume=True)

    assert (error.value.message, error.value.help) == (
        "There is no session to resume.",
        "Start one: quiz start rivers",
    )


@pytest.mark.parametrize(
    ("request_", "nothing"),
    [
        (ALL._replace(which="due"), NothingToAsk("due", "", "quiz start rivers --cram", None)),
        (ALL._replace(which="missed"), NothingToAsk("missed", "", "quiz start rivers --cram", None)),
        (
            ALL._replace(new_per_day=0),
            NothingToAsk("next", "0 new ones done today; --new for more.", "quiz start rivers --cram", None),
        ),
    ],
)
def test_nothing_to_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request_: Request, nothing: NothingToAsk
) -> None:
    assert planned(workspace(tmp_path, monkeypatch), request_) == nothing


def test_an_unknown_tag_is_an_error_with_the_tags_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError) as error:
        planned(workspace(tmp_path, monkeypatch), ALL._replace(tags=("lakes",)))

    assert (error.value.message, error.value.help) == ("No question has the tag lakes.", "Tags here: cities.")


def test_cards_are_reversed_and_the_next_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = "id: rivers\ntitle: T\nquestions:\n  - {id: one, front: water, back: l'eau}\n  - {question: a, answer: b}\n"

    space = workspace(tmp_path, monkeypatch, cards).reversed()

    assert [question.prompt().stem for question in space.decks[0].questions] == ["l'eau"]
    assert space.start_command == "quiz start rivers --reverse"
    assert space.exam_command == "quiz exam rivers"


def test_a_deck_without_cards_cannot_be_reversed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="There are no cards to reverse"):
        workspace(tmp_path, monkeypatch).reversed()


def test_a_question_with_another_wording_is_recognized(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = "title: T\nquestions:\n  - {question: Which river flows through Viena?, answer: Danube}\n"
    space = workspace(tmp_path, monkeypatch, deck)
    plan = planned(space)
    assert isinstance(plan, Agenda)
    run_session(space, plan, Scripted("Danube"))

    again = workspace(tmp_path, monkeypatch, deck.replace("Viena", "Vienna"))

    assert [question.prompt().stem for question in again.recognition.corrected] == ["Which river flows through Vienna?"]
