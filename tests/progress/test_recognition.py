"""A deck or a question that is the same to its reader keeps its progress; what differs shares none."""

import re
import unicodedata
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.deck import Deck
from quizkit.progress.recognition import DeckNote, recognise_decks
from quizkit.progress.state_checks import check_fields
from quizkit.progress.state_json import from_json, to_json
from tests import helpers
from tests.helpers import parsed
from tests.progress.studying import Student

RIVERS = [
    ("Which river flows through Vienna?", "Danube"),
    ("Into which sea does the Danube flow?", "Black Sea"),
    ("Which river flows through Cologne and Basel?", "Rhine"),
    ("In which country does the Elbe begin?", "Czech Republic"),
    ("Which river do Paris and Rouen share?", "Seine"),
    ("How long is the Volga?", "3531 km"),
]
KINGS = [
    ("Who led Britain in 1940?", "Churchill"),
    ("In which year did the Second World War end?", "1945"),
    ("Which city was divided by a wall?", "Berlin"),
    ("What did Luther nail to a door?", "theses"),
]
Items = list[tuple[str, str]]


def deck(items: Items, title: str = "Rivers", id: str = "", ids: str = "") -> Deck:
    """A deck with these questions; with `ids`, they have ids that begin with it."""
    lines = [f"  - question: {wording!r}\n    answer: {answer!r}\n" for wording, answer in items]
    if ids:
        lines = [line.replace("  - ", f"  - id: {ids}{n}\n    ") for n, line in enumerate(lines)]
    found = parsed(f"title: {title!r}\n" + (f"id: {id!r}\n" if id else "") + "questions:\n" + "".join(lines)).deck
    assert found is not None
    return found


def studied(first: Deck, **options: Any) -> Student:
    student = Student(**options)
    student.study(first)
    return student


def kinds(student: Student, found: Deck) -> list[str]:
    return [note.kind for note in student.recognise(found)[1].notes]


ALL = list(range(len(RIVERS)))


# What stays the same.


@pytest.mark.parametrize("ids", ["", "q"])
def test_a_typo_in_the_title_is_corrected(ids: str) -> None:
    student = studied(deck(RIVERS, "Rivers of Europ", ids=ids))
    now = deck(RIVERS, "Rivers of Europe", ids=ids)

    assert student.known(now) == ALL
    assert student.sessions(now) == "Rivers of Europ"
    assert student.recognise(now)[1].notes == [DeckNote("renamed", "Rivers of Europe", "Rivers of Europ", 6, 6)]
    student.study(now)
    assert kinds(student, now) == []
    assert [*student.state().decks] == ["Rivers of Europe"]


def test_a_title_that_is_changed_and_changed_back() -> None:
    before, now = deck(RIVERS, "Rivers"), deck(RIVERS, "The rivers")
    student = studied(before)
    student.study(now)
    student.study(before)

    assert [*student.state().decks] == ["The rivers"]
    assert student.known(before) == student.known(now) == ALL


def test_a_deck_gets_an_id() -> None:
    student = studied(deck(RIVERS))
    assert student.known(deck(RIVERS, id="rivers", ids="r-")) == ALL
    assert student.sessions(deck(RIVERS, id="rivers")) == "Rivers"


def test_ids_of_questions_are_made_again_and_questions_are_sorted() -> None:
    student = studied(deck(RIVERS, ids="q"), decks=[deck(RIVERS, ids="q")])
    assert student.known(deck(RIVERS[::-1], ids="q")) == ALL
    assert student.known(deck(RIVERS[3:] + RIVERS[:3], ids="x-")) == ALL
    assert student.known(deck(KINGS[:1] + RIVERS, ids="q")) == [1, 2, 3, 4, 5, 6]


def test_a_deck_in_another_unicode_form() -> None:
    items = [("Welcher Fluß fließt durch Köln?", "Rhein"), ("Was heißt «später»?", "nachher")]
    before = deck(items, "Flüsse", ids="ü")
    again = deck(
        [(unicodedata.normalize("NFD", text), answer) for text, answer in items], "Flu\u0308sse", ids="u\u0308"
    )

    student = studied(before)
    assert again.id == before.id
    assert student.known(again) == [0, 1]
    assert kinds(student, again) == []


def test_a_history_in_another_unicode_form() -> None:
    student = studied(deck(RIVERS, "Flüsse", ids="ü"))
    for record in student.records:
        for field in ("deck", "question"):
            if field in record:
                record[field] = unicodedata.normalize("NFD", record[field])
    assert student.known(deck(RIVERS, "Flüsse", ids="ü")) == ALL


def test_a_deck_grows_from_10_to_100_questions() -> None:
    grown = RIVERS + [(f"What is the name of lake number {n}?", f"Lake {n}") for n in range(94)]
    student = studied(deck(RIVERS, ids="q"))

    assert student.known(deck(grown, ids="q")) == ALL
    assert student.sessions(deck(grown, ids="q")) == "Rivers"
    assert student.sessions(deck(grown, "Rivers and lakes", ids="q")) == "Rivers"
    assert kinds(student, deck(grown, ids="q")) == []


@pytest.mark.parametrize(("id", "ids"), [("rivers", "q"), ("rivers", "")])
def test_every_answer_of_a_deck_with_an_id_is_corrected(id: str, ids: str) -> None:
    student = studied(deck(RIVERS, id=id, ids=ids))
    now = deck([(wording, f"in fact, {n}") for n, (wording, _) in enumerate(RIVERS)], id=id, ids=ids)

    assert student.known(now) == ALL
    assert kinds(student, now) == []


def test_every_answer_is_spelled_in_another_way() -> None:
    student = studied(deck(RIVERS))
    assert student.known(deck([(wording, f"the {answer}.") for wording, answer in RIVERS])) == ALL


def test_words_of_another_language_are_another_deck_though_they_have_the_same_title() -> None:
    german = deck([("dog", "Hund"), ("cat", "Katze"), ("cow", "Kuh")], "Animals")
    french = deck([("dog", "chien"), ("cat", "chat"), ("cow", "vache")], "Animals")

    student = studied(german)
    assert student.known(french) == []
    assert kinds(student, french) == ["another"]


def test_two_copies_in_two_folders_have_the_same_progress() -> None:
    student = studied(deck(RIVERS), decks=[deck(RIVERS), deck(RIVERS)])
    student.study(deck(RIVERS))

    assert [*student.state().decks] == ["Rivers"]
    one, other = student.recognise(deck(RIVERS), deck(RIVERS))[1].decks
    assert one.id == other.id


# What moves.


def test_other_decks_are_only_read_for_questions_that_are_new(monkeypatch: pytest.MonkeyPatch) -> None:
    rivers, kings = deck(RIVERS, "Rivers"), deck(KINGS, "Kings")
    student = studied(rivers)
    student.study(kings)
    state = from_json(to_json(student.state()), check_fields)
    read = Mock(side_effect=state.decks._read)
    monkeypatch.setattr(state.decks, "_read", read)

    recognise_decks(state, [rivers])
    assert read.call_count == 1
    recognise_decks(state, [deck([*RIVERS, ("What is new?", "this")], "Rivers")])
    assert read.call_count == 2


def test_a_question_moves_to_another_deck() -> None:
    rest, moved = RIVERS[1:], RIVERS[:1]
    student = studied(deck(RIVERS, ids="q"), decks=[deck(rest), deck(moved, "Cities")])
    before = student.state().question("Rivers", "q0")
    now = deck(moved, "Cities", ids="q")

    assert student.known(now) == [0]
    assert student.recognise(now)[1].notes == [DeckNote("moved", "Cities", "Rivers", 1)]
    student.study(now)
    after = student.state().question("Cities", "q0")
    assert (before.n, after.n) == (1, 2)
    assert after.stability > before.stability
    assert kinds(student, now) == []


def test_of_two_decks_with_a_question_the_same_one_is_chosen_from_the_checkpoint() -> None:
    student = Student()
    for title in ("Zambezi", "Amazon"):
        student.study(deck([*RIVERS[:1], (f"Where is the {title}?", title)], title))
    same_day = [{**one, "at": "2026-03-20T12:00:00.000Z", "day": "2026-03-20"} for one in student.records]
    student.records = [one for one in same_day if one["kind"] != "carry"]
    read_back = from_json(to_json(student.state()), lambda _: None)

    now = deck(RIVERS[:1] + RIVERS[3:], "Cities")

    assert [*student.state().decks] != [*read_back.decks]
    assert student.recognise(now)[1].notes == recognise_decks(read_back, [now]).notes


def test_a_question_that_moved_may_be_reworded_under_its_id() -> None:
    student = studied(deck(RIVERS, ids="q"), decks=[deck(RIVERS[1:])])
    assert student.known(deck([("Through Vienna flows which river?", "Danube")], "Cities", ids="q")) == [0]
    assert student.known(deck([("Through Vienna flows which river?", "Danube")], "Cities")) == []
    assert student.known(deck([("Which river flows through Vienna?", "the Rhine")], "Cities", ids="q")) == []


def test_a_question_that_is_still_in_its_deck_has_not_moved() -> None:
    first = [(f"In the year 19{n}2, who was the king of England?", f"George {n}") for n in range(6)]
    second = [(f"In the year 20{n}7, who was the head of England?", answer) for n, (_, answer) in enumerate(first)]
    one, other = deck(first, "One", ids="q"), deck(second, "Two", ids="q")

    student = studied(one, decks=[one, other])
    assert student.known(other) == []
    assert kinds(student, other) == []
    student.study(other, [0])
    assert student.known(other) == [0]
    # What is gone from its deck has moved, and so has one that is the same in both.
    student = studied(one, decks=[deck(first[1:], "One", ids="r"), other])
    assert student.known(other) == [0]
    student = studied(one, decks=[one, deck(first[:1], "Two", ids="q")])
    assert student.known(student.decks[1]) == [0]


@pytest.mark.parametrize("ids", ["", "q"])
def test_a_deck_is_split(ids: str) -> None:
    upper, lower = deck(RIVERS[:3], ids=ids), deck(RIVERS[3:], "Rivers II", ids=ids and "x")
    student = studied(deck(RIVERS, ids=ids), decks=[upper, lower])

    for order in ((upper, lower), (lower, upper)):
        assert [student.known(part) for part in order] == [[0, 1, 2], [0, 1, 2]]
    student.study(lower)
    student.study(upper)
    assert [*student.state().decks] == ["Rivers", "Rivers II"]


def test_of_two_halves_with_new_names_neither_is_the_deck() -> None:
    halves = [deck(RIVERS[:3], "Rivers I"), deck(RIVERS[3:], "Rivers II")]
    student = studied(deck(RIVERS), decks=halves)
    assert [kinds(student, half) for half in halves] == [["moved"], ["moved"]]
    assert kinds(student, deck(RIVERS[:4], "Rivers I")) == ["renamed"]


def test_a_copy_of_a_deck_that_is_still_there_is_another_deck_with_the_same_questions() -> None:
    copy = deck(RIVERS[:3] + KINGS, "My rivers", id="mine", ids="q")
    student = studied(deck(RIVERS, id="rivers", ids="q"), decks=[deck(RIVERS, id="rivers", ids="q"), copy])

    assert student.known(copy) == [0, 1, 2]
    student.study(copy)
    assert [len(one.questions) for one in student.state().decks.values()] == [6, 7]
    # Progress in one of them is none in the other from now on.
    student.study(copy)
    first, second = (student.state().question(id, "q0").n for id in ("rivers", "mine"))
    assert (first, second) == (1, 3)


def test_half_of_a_copy_with_the_same_id_is_edited() -> None:
    original, copy = deck(RIVERS, id="r", ids="q"), deck(RIVERS[:3] + KINGS[:3], id="r", ids="q")
    student = studied(original)

    assert student.known(copy) == [0, 1, 2]
    student.study(copy)
    stored = student.recognise(copy)[1].decks[0]
    assert student.recognise(original)[1].decks[0] == original
    assert [question.common.id for question in stored.questions][:3] == ["q0", "q1", "q2"]
    state = student.state()
    assert [state.question("r", question.common.id).n for question in original.questions] == [2, 2, 2, 1, 1, 1]
    assert [state.question("r", question.common.id).n for question in stored.questions] == [2, 2, 2, 1, 1, 1]
    # An edited question is still recognised when it is edited again.
    again = deck([*RIVERS[:3], ("Who led Britain in the year 1940?", "Churchill"), *KINGS[1:3]], id="r", ids="q")
    assert student.known(again) == [0, 1, 2, 3, 4, 5]


def test_cards_take_their_backs_along() -> None:
    text = "title: {}\nquestions:\n  - {{id: c, front: dog, back: Hund}}\n  - {{id: d, front: cat, back: Katze}}\n"
    before = parsed(text.format("Animals")).deck
    now = parsed("".join(text.format("Pets").splitlines(keepends=True)[:3])).deck
    assert before is not None
    assert now is not None
    student = Student(decks=[before, now])
    student.study(before)
    student.study(before, backs=True)

    state, recognition = student.recognise(now)
    assert [note.kind for note in recognition.notes] == ["moved"]
    back = recognition.decks[0].reversed().questions[0].common.id
    assert state.question(recognition.decks[0].id, back).n == 1


# What differs.


@pytest.mark.parametrize("names", [{}, {"id": "ch1"}, {"ids": "q"}, {"id": "ch1", "ids": "q"}])
def test_two_decks_with_one_identity_share_nothing(names: dict[str, str]) -> None:
    rivers, kings = deck(RIVERS, "Chapter 1", **names), deck(KINGS, "Chapter 1", **names)
    student = studied(rivers)

    assert student.known(kings) == []
    assert kinds(student, kings) == ["another"]
    student.study(kings)
    assert kinds(student, kings) == kinds(student, rivers) == []
    assert student.recognise(rivers)[1].decks == [rivers]
    assert len({one.id for one in student.recognise(rivers, kings)[1].decks}) == 2
    assert [len(one.questions) for one in student.state().decks.values()] == [6, 4]


def test_two_new_decks_with_one_identity_are_two() -> None:
    rivers, kings, copy = deck(RIVERS, "Chapter 1"), deck(KINGS, "Chapter 1"), deck(RIVERS[:4], "Chapter 1")
    ids = [one.id for one in Student().recognise(rivers, kings, copy)[1].decks]
    assert ids[0] == ids[2] == "Chapter 1" != ids[1]


def test_a_title_that_another_deck_had_before() -> None:
    student = studied(deck(RIVERS, "Chapter 1"))
    student.study(deck(RIVERS, "Geography 1"))
    student.study(deck(KINGS, "Chapter 1"))

    assert student.known(deck(RIVERS, "Geography 1")) == ALL
    assert [len(one.questions) for one in student.state().decks.values()] == [6, 4]


def test_two_devices_that_never_met_studied_two_decks_with_one_identity() -> None:
    one, other = studied(deck(RIVERS, "Chapter 1", ids="q")), studied(deck(KINGS, "Chapter 1", ids="q"), device="b")
    one.records += other.records

    assert one.known(deck(RIVERS, "Chapter 1", ids="q")) == ALL
    assert one.known(deck(KINGS, "Chapter 1", ids="q")) == [0, 1, 2, 3]
    state, recognition = one.recognise(deck(KINGS, "Chapter 1", ids="q"))
    stored = recognition.decks[0]
    assert [state.question(stored.id, question.common.id).n for question in stored.questions] == [1, 1, 1, 1]


@pytest.mark.parametrize(("same", "expected"), [(5, ["another", "moved"]), (6, [])])
def test_half_of_the_known_questions_are_enough(same: int, expected: list[str]) -> None:
    items = [(f"Which number comes after {n} hundred and seven?", f"{n}08") for n in range(12)]
    student = studied(deck(items, "Numbers"))
    now = deck(items[:same] + [(f"Who is number {n}?", f"Number {n}") for n in range(12 - same)], "Numbers")

    assert kinds(student, now) == expected
    assert student.known(now) == list(range(same))


@pytest.mark.parametrize(("same", "expected"), [(6, ["moved"]), (7, ["renamed"])])
def test_a_renamed_deck_has_more_than_half_of_them(same: int, expected: list[str]) -> None:
    items = [(f"Which number comes after {n} hundred and seven?", f"{n}08") for n in range(12)]
    student = studied(deck(items, "Numbers"))
    assert kinds(student, deck(items[:same], "Figures")) == expected


def test_one_question_that_is_known_does_not_rename_a_deck_of_two() -> None:
    student = Student()
    student.study(deck(RIVERS, "Rivers"), [0])
    assert kinds(student, deck([RIVERS[0], KINGS[0]], "Mixed")) == ["moved"]
    assert kinds(student, deck([RIVERS[0]], "River")) == ["renamed"]


def test_a_history_without_wordings_is_known_by_ids() -> None:
    student = studied(deck(RIVERS, id="r", ids="q"))
    student.records = [record for record in student.records if record["kind"] != "question"]
    assert student.known(deck(RIVERS, id="r", ids="q")) == ALL


def test_a_deck_with_the_title_of_two_gets_an_id_as_is_recommended() -> None:
    rivers, kings = deck(RIVERS, "Chapter 1"), deck(KINGS, "Chapter 1")
    student = studied(rivers)
    student.study(kings)
    student.decks = [rivers, kings]

    assert kinds(student, deck(KINGS, "Chapter 1", "kings")) == ["moved"]
    student.decks = [rivers, deck(KINGS, "Chapter 1", "kings")]
    assert kinds(student, deck(KINGS, "Chapter 1", "kings")) == ["renamed"]
    student.study(deck(KINGS, "Chapter 1", "kings"))
    student.decks = [deck(RIVERS, "Chapter 1", "rivers"), deck(KINGS, "Chapter 1", "kings")]
    assert student.known(deck(RIVERS, "Chapter 1", "rivers")) == ALL
    student.study(deck(RIVERS, "Chapter 1", "rivers"))
    assert [*student.state().decks] == ["rivers", "kings"]


def test_a_deck_without_an_id_is_the_same_as_a_copy_with_the_earlier_title() -> None:
    earlier, now = deck(RIVERS, "Rivers of Europ"), deck(RIVERS, "Rivers of Europe")
    student = studied(earlier, decks=[earlier, now])
    student.study(now)
    student.study(earlier)
    assert [*student.state().decks] == ["Rivers of Europe"]


# Laws.

law = settings(helpers.law, max_examples=40)
SYLLABLES = st.sampled_from("ba ko lu mi ne ro sta tri vel dor gam pix zun qua fen hol".split())
WORDS = st.lists(SYLLABLES, min_size=2, max_size=4).map("".join)
STEMS = st.lists(WORDS, min_size=5, max_size=9).map(lambda words: " ".join(words).capitalize() + "?")


@st.composite
def different_questions(draw: st.DrawFn, least: int = 2) -> Items:
    """Questions of which no two have the same wording or the same answer."""
    answers = draw(st.lists(WORDS, min_size=least, max_size=8, unique=True))
    stems = draw(st.lists(STEMS, min_size=len(answers), max_size=len(answers), unique=True))
    return list(zip(stems, answers, strict=True))


def with_typo(text: str, place: int) -> str:
    """The text with two letters swapped."""
    place %= len(text) - 1
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def in_nfd(items: Items) -> Items:
    return [(unicodedata.normalize("NFD", wording), answer) for wording, answer in items]


@law
@given(
    different_questions(),
    st.lists(st.sampled_from(("title", "id", "ids", "no ids", "typo", "nfd", "order", "layout")), max_size=4),
    st.sampled_from(("", "q")),
    st.integers(0, 40),
)
def test_whatever_leaves_a_deck_the_same_keeps_its_progress(
    items: Items, changes: list[str], ids: str, place: int
) -> None:
    names = {"title": "Some deck", "ids": ids}
    student = studied(deck(items, **names))
    for change in changes:
        match change:
            case "title":
                names["title"] += "s"
            case "id":
                names["id"] = f"deck{place}"
            case "ids":
                names["ids"] = f"new{place}-"
            case "no ids":
                names["ids"] = ""
            case "typo" if not names["ids"]:
                items = [(with_typo(wording, place), answer) for wording, answer in items]
            case "nfd":
                items = in_nfd(items)
            case "order":
                items = items[::-1]
            case "layout":
                items = [(re.sub(r" (?=.*\?)", "  ", wording).lower(), answer) for wording, answer in items]
            case _:
                pass
        student.study(deck(items, **names), range(len(items)))
        found = deck(items, **names)
        assert student.known(found) == list(range(len(items)))
        assert len(student.state().decks) == 1


@law
@given(
    different_questions(least=4),
    different_questions(),
    st.sampled_from(("", "q")),
    st.sampled_from(("", "d")),
    st.booleans(),
)
def test_two_decks_with_different_questions_share_nothing(
    items: Items, others: Items, ids: str, id: str, is_same_title: bool
) -> None:
    others = [(f"{wording} {answer}", f"not {answer}") for wording, answer in others]
    one = deck(items, "One", id, ids)
    other = deck(others, "One" if is_same_title else "Two", id, ids)
    student = studied(one, decks=[one, other])

    assert student.known(other) == []
    student.study(other)
    assert sorted(len(known.questions) for known in student.state().decks.values()) == sorted([len(items), len(others)])
    assert all(question.n == 1 for known in student.state().decks.values() for question in known.questions.values())


@law
@given(different_questions(least=2), st.data(), st.sampled_from(("", "q")))
def test_parts_of_a_deck_keep_their_progress(items: Items, data: st.DataObject, ids: str) -> None:
    first = [data.draw(st.booleans()) for _ in items]
    parts = [[item for item, is_first in zip(items, first, strict=True) if is_first is part] for part in (True, False)]
    decks = [deck(part, title, ids=ids) for part, title in zip(parts, ("Some deck", "Part 2"), strict=True) if part]
    student = studied(deck(items, "Some deck", ids=ids), decks=decks)

    for part in data.draw(st.permutations(decks)):
        assert student.known(part) == list(range(len(part.questions)))
        student.study(part)


@law
@given(different_questions(), st.integers(0, 40))
def test_a_deck_is_stored_under_one_id_however_often_it_is_looked_at(items: Items, place: int) -> None:
    found = deck(items)
    student = studied(found)
    _, recognition = student.recognise(found._replace(id=f"other{place}"))
    (stored,) = recognition.decks
    state = student.state()
    for record in recognition.records:
        state.link(record["from"], record["deck"])
    assert stored.id == f"other{place}" == state.id(found.id)
