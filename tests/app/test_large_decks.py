"""A deck that is read from the index is practised as one that is read as a whole."""

from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from quizkit.app import find_deck
from quizkit.app.closing import Closing
from quizkit.app.editor import open_in_editor
from quizkit.app.find_deck import read_decks
from quizkit.app.home import deck_rows
from quizkit.app.practice import Agenda, NothingToAsk, agenda
from quizkit.app.run_session import SessionResult, run_session
from quizkit.app.todays_questions import Request
from quizkit.app.workspace import Workspace, open_workspace
from quizkit.deck import Filing, UnreadQuestions
from quizkit.deck_file import index
from quizkit.deck_file.reading.read import read_deck
from quizkit.session.plan import Which
from tests.app.folders import answered, write
from tests.app.students import Scripted

_QUESTIONS = "".join(
    f"  - {{id: q{n}, question: Which number is {n}?, answer: It is {n}, group: g{n % 4}, tags: [t{n % 3}]}}\n"
    for n in range(12)
)
DECK = f"id: numbers\ntitle: Numbers\nquestions:\n{_QUESTIONS}  - {{front: one, back: eins}}\n  - question: How many hills?\n    answer: '7'\n"


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deck that is in the index, and answers to some of its questions."""
    home = tmp_path / "home"
    monkeypatch.setenv("QUIZ_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(find_deck, "_LEAST_BYTES", 0)
    path = write(tmp_path / "numbers.yaml", DECK)
    list(read_decks([path]))
    answered(home, "q3", "numbers", 9)
    answered(home, "q5", "numbers", 1)
    answered(home, "q8", "numbers", 2, credit=0, verdict="wrong")
    return path


def opened(path: Path) -> tuple[Workspace, Workspace]:
    """Return a workspace over the deck from the index, and one over the whole deck."""
    (file,) = read_decks([path])
    assert file.deck is not None
    assert isinstance(file.deck.questions, UnreadQuestions)
    return open_workspace([file], "", lambda _: None), open_workspace([read_deck(path)], "", lambda _: None)


def values(plan: Agenda | NothingToAsk) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in plan.__match_args__}


def planned(space: Workspace, request: Request, **choices: Any) -> dict[str, Any]:
    plan = agenda(space, request, **{"resume": False, "fresh": False, "agrees": lambda _: True, **choices})
    if isinstance(plan, NothingToAsk):
        return values(plan)
    begin = {key: value for key, value in plan.begin().items() if key != "at"}
    queue = [(asked.deck.id, asked.question) for asked in plan.queue]
    return {**values(plan), "queue": queue, "begin": begin, "earlier": len(plan.earlier)}


@pytest.mark.parametrize("which", ["next", "due", "new", "missed", "flagged", "cram"])
@pytest.mark.parametrize("how_many", [None, 3])
@pytest.mark.parametrize("new_per_day", [None, 0, 2])
@pytest.mark.parametrize("tags", [(), ("T1",)])
def test_the_same_questions_are_asked(
    deck: Path, which: Which, how_many: int | None, new_per_day: int | None, tags: tuple[str, ...]
) -> None:
    indexed, whole = opened(deck)
    request = Request(how_many, which, tags, new_per_day, shuffle=False, seed=1)

    assert planned(indexed, request) == planned(whole, request)


def practised(space: Workspace, replies: str, **choices: Any) -> SessionResult:
    options = {"resume": False, "fresh": False, "agrees": lambda _: True, **choices}
    plan = agenda(space, Request(3, new_per_day=20, shuffle=False, seed=1), **options)
    assert isinstance(plan, Agenda)
    return run_session(space, plan, Scripted(replies))


def test_a_session_is_recorded_and_resumed(deck: Path) -> None:
    practised(opened(deck)[0], "It is 8; ^C")
    indexed, whole = opened(deck)

    assert planned(indexed, Request()) == planned(whole, Request())
    closing = practised(indexed, "It is 1; It is 3").end

    assert isinstance(closing, Closing)
    assert (closing.answered, closing.score.total.percent) == (3, 100.0)


def test_a_deck_is_recognised_without_reading_all_of_it(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practised(opened(deck)[1], "It is 8; It is 3; It is 1; :quit")
    write(deck, DECK.replace("title: Numbers", "title: The numbers").replace("id: numbers", "id: figures"))
    list(read_decks([deck]))
    monkeypatch.setattr(index._IndexedQuestions, "_all", property(lambda _: pytest.fail("all of it was read")))

    (file,) = read_decks([deck])
    space = open_workspace([file], "", lambda _: None)

    assert [note.kind for note in space.recognition.notes] == ["renamed"]
    assert [note.kind for note in open_workspace([file], "", lambda _: None).recognition.notes] == ["renamed"]


@pytest.mark.parametrize("which", ["next", "new", "due", "missed"])
def test_only_the_first_new_questions_are_looked_at(deck: Path, which: Which) -> None:
    many = "".join(f"  - {{id: q{n}, question: Which number is {n}?, answer: It is {n}}}\n" for n in range(300))
    path = write(deck.with_name("many.yaml"), f"id: many\ntitle: Many\nquestions:\n{many}")
    list(read_decks([path]))
    space, _ = opened(path)
    with mock.patch.object(index._IndexedQuestions, "filing", autospec=True, return_value=Filing("", ())) as filing:
        planned(space, Request(5, which, (), 10, shuffle=False, seed=1))

    assert filing.call_count < 120


@pytest.mark.parametrize("which", ["next", "new"])
def test_many_new_questions_of_one_group_hide_no_others(deck: Path, which: Which) -> None:
    grouped = "".join(f"  - {{id: q{n}, question: Is {n} a number?, answer: true, group: one}}\n" for n in range(150))
    others = "".join(f"  - {{id: p{n}, question: Is {n} a digit?, answer: true}}\n" for n in range(9))
    path = write(deck.with_name("many.yaml"), f"id: many\ntitle: Many\nquestions:\n{grouped}{others}")
    list(read_decks([path]))
    for space in opened(path):
        queue = planned(space, Request(5, which, (), 10, shuffle=False, seed=1))["queue"]
        assert [question.common.id for _, question in queue] == ["q0", "p0", "p1", "p2", "p3"]


def test_new_questions_are_suggested_while_groups_are_left_that_were_not_asked_today(deck: Path) -> None:
    pairs = "".join(f"  - {{id: q{n}, question: Is {n} even?, answer: true, group: g{n // 2}}}\n" for n in range(6))
    path = write(deck.with_name("pairs.yaml"), f"id: pairs\ntitle: Pairs\nquestions:\n{pairs}")
    ends = []
    for _ in range(3):
        space = open_workspace([read_deck(path)], "", lambda _: None)
        plan = agenda(space, Request(1, "new"), resume=False, fresh=False, agrees=lambda _: True)
        assert isinstance(plan, Agenda)
        ends.append(run_session(space, plan, Scripted("true")).end)

    assert ["--new" in end.next_command for end in ends if isinstance(end, Closing)] == [True, True, False]


@pytest.mark.parametrize("which", ["new", "cram", "missed"])
def test_the_limit_of_new_questions_is_not_mentioned_where_it_does_not_count(deck: Path, which: Which) -> None:
    assert planned(opened(deck)[0], Request(1, which, (), 0, shuffle=False, seed=1))["opening"].note == ""


def test_questions_that_differ_in_case_only_are_cut_out_one_by_one(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = "".join(f"  - {{front: '{key}', back: 'key {key}'}}\n" for key in "iIxX,;") + "  - {front: i, back: me}\n"
    write(deck, DECK + cards)
    list(read_decks([deck]))
    whole = read_deck(deck).deck
    (file,) = read_decks([deck])
    monkeypatch.setattr(index._IndexedQuestions, "_all", property(lambda _: pytest.fail("all of it was read")))

    assert file.deck is not None
    assert whole is not None
    assert len(set(whole.ids())) == len(whole.questions) == 21
    assert [file.deck.at([place])[0] for place in range(21)] == list(whole.questions)


def test_another_answer_of_the_deck_is_not_a_misspelling(deck: Path) -> None:
    space = opened(deck)[0]
    assert space.decks[0].texts() == tuple(map(list, opened(deck)[1].decks[0].texts()))
    assert "It is 11" in space.decks[0].context().answers


def test_a_corrected_question_without_an_id_keeps_its_progress(deck: Path) -> None:
    (hills,) = (q for q in opened(deck)[1].decks[0].questions if q.prompt().stem.startswith("How many"))
    space = opened(deck)[1]
    plan = agenda(space, Request(which="cram"), resume=False, fresh=True, agrees=lambda _: True)
    assert isinstance(plan, Agenda)
    run_session(space, plan._replace(queue=tuple(one for one in plan.queue if one.question == hills)), Scripted("7"))
    write(deck, DECK.replace("How many hills?", "How many hills!?").replace("hills", "hillss"))
    list(read_decks([deck]))

    indexed, whole = opened(deck)

    assert [question.common.id for question in indexed.recognition.corrected] == [hills.common.id]
    assert indexed.recognition == whole.recognition


def test_cards_are_reversed(deck: Path) -> None:
    indexed, whole = opened(deck)
    assert tuple(indexed.reversed().decks[0].questions) == tuple(whole.reversed().decks[0].questions)


@pytest.mark.usefixtures("deck")
def test_the_list_of_decks_counts_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    indexed = [row for row in deck_rows() if row.id == "numbers"]
    monkeypatch.setattr(find_deck, "_LEAST_BYTES", 1_000_000)
    whole = [row for row in deck_rows() if row.id == "numbers"]

    assert indexed == whole
    assert (whole[0].questions, whole[0].new) == (14, 11)


def test_the_editor_opens_at_the_question(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "")
    space, whole = opened(deck)
    for place, question in enumerate(whole.decks[0].questions):
        message = open_in_editor(space.files["numbers"], question)
        assert message.startswith(f"The question is in {deck}, line {place + 4}.")
