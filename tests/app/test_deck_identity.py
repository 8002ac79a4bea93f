"""Decks that are renamed, moved, split, copied or named like another one, from the file to the list of decks."""

from pathlib import Path
from textwrap import dedent

import pytest

from quizkit.app.check import CodeSelection, check_decks
from quizkit.app.decks import deck_details, relink, remove_marks
from quizkit.app.exam import ExamRun, exam_paper
from quizkit.app.exam_terms import ExamOptions
from quizkit.app.home import deck_rows
from quizkit.app.practice import Agenda, agenda
from quizkit.app.progress import forget, stored_deck
from quizkit.app.run_session import run_session
from quizkit.app.stats import stats
from quizkit.app.todays_questions import Request
from quizkit.app.workspace import Workspace, open_workspace
from quizkit.base.errors import UsageError
from quizkit.deck_file.reading.read import read_deck
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.session.plan import Which
from tests.app.folders import write
from tests.app.students import Scripted

pytestmark = pytest.mark.usefixtures("home")

CHEMISTRY = """\
title: Chapter 1
questions:
  - {id: q1, question: Formula of water?, answer: H2O}
  - {id: q2, question: Formula of salt?, answer: NaCl}
"""
HISTORY = """\
title: Chapter 1
questions:
  - {id: q1, question: "In which year did the Second World War end?", answer: "1945"}
  - {id: q2, question: Who led Britain in 1940?, answer: Churchill}
"""


def opened(*paths: Path) -> Workspace:
    return open_workspace([read_deck(path) for path in paths], "", lambda _share: None, over_all=len(paths) > 1)


def practise(path: Path, replies: str, which: Which = "next") -> Workspace:
    space = opened(path)
    plan = agenda(space, Request(10, which), resume=False, fresh=False, agrees=lambda _: True)
    assert isinstance(plan, Agenda)
    run_session(space, plan, Scripted(replies))
    return space


def new(path: Path) -> int:
    return deck_details(str(path)).counts.new


@pytest.fixture
def chapters(folder: Path) -> tuple[Path, Path]:
    """Two decks with one title, of which the first was studied."""
    paths = write(folder / "chemistry.yaml", CHEMISTRY), write(folder / "history.yaml", HISTORY)
    practise(paths[0], "H2O;NaCl")
    return paths


def test_the_second_of_two_decks_with_one_title_is_new_and_listed(chapters: tuple[Path, Path]) -> None:
    chemistry, history = chapters
    assert (new(chemistry), new(history)) == (0, 2)
    assert [(row.name, row.new, row.finished) for row in deck_rows() if row.title == "Chapter 1"] == [
        ("chemistry", 0, True),
        ("history", 2, False),
    ]


def test_it_is_asked_with_its_own_answers_and_both_are_counted(chapters: tuple[Path, Path]) -> None:
    chemistry, history = chapters
    space = practise(history, "1945;Churchill")

    assert [note.kind for note in space.recognition.notes] == ["another"]
    assert opened(history).recognition.notes == []
    assert (new(chemistry), new(history)) == (0, 0)
    assert [deck.title for deck in opened(chemistry, history).decks] == ["Chapter 1", "Chapter 1"]
    figures = stats(None).figures
    assert figures.known + figures.learning == 4
    assert stats(str(history)).figures.learning + stats(str(history)).figures.known == 2


def test_a_check_of_both_reports_it_in_both(chapters: tuple[Path, Path]) -> None:
    checked = check_decks(chapters, CodeSelection())
    assert [(one.path, [problem.code for problem in one.problems]) for one in checked] == [
        (path, ["same-deck-id"]) for path in chapters
    ]
    assert [problem.place for one in checked for problem in one.problems] == [(1, 8), (1, 8)]
    assert [one.problems for one in check_decks(chapters[:1], CodeSelection())] == [[]]
    assert check_decks(chapters, CodeSelection(ignore=frozenset({"same-deck-id"})))[0].problems == []


def test_a_comment_silences_it(chapters: tuple[Path, Path]) -> None:
    write(chapters[0], CHEMISTRY.replace("Chapter 1\n", "Chapter 1  # quiz: ignore same-deck-id\n"))
    first, second = check_decks(chapters, CodeSelection())
    assert (first.problems, first.silenced, len(second.problems)) == ([], 1, 1)


def test_one_of_them_is_forgotten(chapters: tuple[Path, Path]) -> None:
    chemistry, history = chapters
    practise(history, "1945;Churchill")
    forget(stored_deck(str(history)), lambda _: None)
    assert (new(chemistry), new(history)) == (0, 2)


def test_a_session_over_a_deck_that_is_renamed_can_be_resumed(home: Path, folder: Path) -> None:
    path = write(folder / "chemistry.yaml", CHEMISTRY)
    practise(path, "H2O;:quit")
    write(path, CHEMISTRY.replace("Chapter 1", "Salt and water"))
    space = opened(path)
    plan = agenda(space, Request(10), resume=True, fresh=False, agrees=lambda _: True)
    assert isinstance(plan, Agenda)
    assert (plan.opening.title, plan.opening.asked) == ("Salt and water", 1)
    run_session(space, plan, Scripted("NaCl"))

    state = checkpoint.load(History(home))
    assert state == checkpoint.read_all(History(home)).state
    assert {id: [one.percent for one in results][-1:] for id, results in state.results.items()} == {
        "Salt and water": [100]
    }


def test_an_exam_over_a_deck_that_is_renamed_can_be_resumed(folder: Path) -> None:
    path, result = write(folder / "chemistry.yaml", CHEMISTRY), folder / "result.json"
    take(path, ExamOptions(result=result), "H2O;:quit", resume=False)
    write(path, "id: salt\n" + CHEMISTRY)
    take(path, ExamOptions(), "NaCl;:submit", resume=True)

    text = result.read_text(encoding="utf-8")
    assert '"id": "salt",\n  "title": "Chapter 1"' in text
    assert '"order": [\n   "q1",\n   "q2"\n  ]' in text
    assert '"percent": 100.0' in text


def take(path: Path, options: ExamOptions, replies: str, *, resume: bool) -> None:
    space = opened(path)
    paper = exam_paper(space, options, 1, resume=resume, fresh=False, agrees=None)
    run = ExamRun(space, paper)
    run.begin()
    run.run(Scripted(replies))


def test_marks_of_a_renamed_deck_are_removed(home: Path, folder: Path) -> None:
    path = write(folder / "chemistry.yaml", CHEMISTRY)
    practise(path, "H2O;:flag;NaCl")
    write(path, CHEMISTRY.replace("Chapter 1", "Salt and water"))

    assert [question.common.id for question in deck_details(str(path)).marked["flagged"]] == ["q2"]
    assert remove_marks("flagged", str(path), ["q2"]) == 1
    assert deck_details(str(path)).marked["flagged"] == []
    assert [*checkpoint.load(History(home)).decks] == ["Salt and water"]


def test_a_renamed_deck_is_forgotten_under_all_its_names(home: Path, folder: Path) -> None:
    path = write(folder / "chemistry.yaml", CHEMISTRY)
    practise(path, "H2O;NaCl")
    write(path, CHEMISTRY.replace("Chapter 1", "Salt and water"))
    practise(path, "H2O;NaCl", "cram")
    forget(stored_deck("Chapter 1"), lambda _: None)

    assert new(path) == 2
    assert checkpoint.load(History(home)).decks == {}


def test_a_deck_is_known_under_no_name_but_the_history_says_so(home: Path, folder: Path) -> None:
    path = write(folder / "chemistry.yaml", CHEMISTRY)
    practise(path, "H2O;NaCl")
    write(path, CHEMISTRY.replace("Formula of water?", "What is the formula of water").replace("title", "id: x\ntitle"))
    write(folder / "rest.yaml", "title: Rest\nquestions:\n  - {id: q2, question: Formula of salt?, answer: NaCl}\n")

    before = checkpoint.load(History(home))
    assert (new(path), new(folder / "rest.yaml")) == (0, 0)
    assert checkpoint.load(History(home)) == before


TRANSLATED = """\
title: Kapitel 1
questions:
  - {id: q1, question: Wie lautet die Formel von Wasser?, answer: Zwei H und ein O}
  - {id: q2, question: Und die von Kochsalz?, answer: Natriumchlorid}
  - {id: q3, question: Und die von Rost?, answer: Eisenoxid}
"""


def test_a_translated_deck_is_linked_by_hand(home: Path, folder: Path) -> None:
    path = write(folder / "chemistry.yaml", CHEMISTRY)
    practise(path, "H2O;NaCl")
    write(path, TRANSLATED)
    assert new(path) == 3

    linked = relink("Chapter 1", str(path))

    assert (linked.deck.title, linked.earlier_title, linked.known) == ("Kapitel 1", "Chapter 1", 2)
    assert new(path) == 1
    practise(path, "Zwei H und ein O;Natriumchlorid;Eisenoxid")
    state = checkpoint.load(History(home))
    assert {id: sorted(deck.questions) for id, deck in state.decks.items()} == {"Kapitel 1": ["q1", "q2", "q3"]}
    with pytest.raises(UsageError, match="“Kapitel 1” already has the progress of “Kapitel 1”"):
        relink("Chapter 1", str(path))


def test_a_deck_with_the_same_title_is_linked_by_hand(folder: Path) -> None:
    path = write(folder / "chapter.yaml", CHEMISTRY)
    practise(path, "H2O;NaCl")
    write(path, TRANSLATED.replace("Kapitel", "Chapter"))

    assert relink("Chapter 1", "chapter").known == 2
    assert (new(path), opened(path).recognition.notes) == (1, [])


def test_what_is_linked_by_hand_is_one_deck_and_no_other_with_its_title(folder: Path) -> None:
    path = write(folder / "chapter.yaml", CHEMISTRY)
    practise(path, "H2O;NaCl")
    write(path, TRANSLATED.replace("Kapitel", "Chapter"))
    relink("Chapter 1", "chapter")
    write(path, HISTORY)
    assert new(path) == 2


def rows(*names: str) -> list[tuple[str, int]]:
    """Which of these decks are listed, and how many of their questions are new."""
    return sorted((row.name, row.new) for row in deck_rows() if row.name in names)


@pytest.mark.parametrize("title", ["Kapitel 1", "Chapter 1"])
def test_a_deck_whose_progress_was_linked_to_another_is_still_listed_beside_it(
    home: Path, folder: Path, title: str
) -> None:
    before = write(folder / "before.yaml", CHEMISTRY)
    practise(before, "H2O;NaCl")
    after = write(folder / "after.yaml", TRANSLATED.replace("Kapitel 1", title))
    relink("Chapter 1", "after")

    assert rows("before", "after") == [("after", 1), ("before", 0)]
    practise(after, "Eisenoxid")
    practise(before, "H2O;NaCl", "cram")
    assert rows("before", "after") == [("after", 0), ("before", 0)]
    assert [opened(path).recognition.notes for path in (before, after)] == [[], []]
    decks = sorted(checkpoint.load(History(home)).decks.values(), key=lambda deck: len(deck.questions))
    assert [{id: one.attempts for id, one in deck.questions.items()} for deck in decks] == [
        {"q1": 2, "q2": 2},
        {"q1": 1, "q2": 1, "q3": 1},
    ]
    # Alone, it is what was linked, under its old name.
    after.unlink()
    assert new(before) == 0


@pytest.mark.parametrize("title", ["Kapitel 1", "Chapter 1"])
def test_a_deck_that_is_linked_there_and_back_has_its_progress_and_the_other_one_begins_anew(
    home: Path, folder: Path, title: str
) -> None:
    before = write(folder / "before.yaml", CHEMISTRY)
    practise(before, "H2O;NaCl")
    after = write(folder / "after.yaml", TRANSLATED.replace("Kapitel 1", title))
    for _ in range(2):
        relink("before", "after")
        assert relink("after", "before").known == 2
    assert rows("before", "after") == [("after", 3), ("before", 0)]

    practise(after, "Zwei H und ein O;Natriumchlorid;Eisenoxid")
    assert rows("before", "after") == [("after", 0), ("before", 0)]
    decks = checkpoint.load(History(home)).decks
    assert sorted([one.attempts for one in deck.questions.values()] for deck in decks.values()) == [[1, 1], [1, 1, 1]]


@pytest.mark.parametrize(("old", "help"), [("Chaptr 1", "Did you mean “Chapter 1”?"), ("none", "`quiz stats` shows")])
def test_there_is_no_such_progress(chapters: tuple[Path, Path], old: str, help: str) -> None:
    with pytest.raises(UsageError) as error:
        relink(old, str(chapters[1]))
    assert error.value.help.startswith(help)


def test_a_copy_in_the_library_has_the_same_progress(home: Path, folder: Path) -> None:
    path = write(folder / "chemistry.yaml", CHEMISTRY)
    copy = write(home / "decks" / "other" / "other.yaml", dedent(CHEMISTRY).replace("water?", "water"))
    practise(path, "H2O;NaCl")

    assert new(copy) == 0
    assert [row.name for row in deck_rows() if row.title == "Chapter 1"] == ["chemistry"]
    assert len(opened(path, copy).decks) == 1
