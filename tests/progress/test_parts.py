"""Days and decks of the checkpoint: what is not asked for is not read, and what is wrong is replaced."""

import json

import pytest

from quizkit.progress.parts import ODD
from quizkit.progress.state import State, digest_of_day, empty_state, first_due
from quizkit.progress.state_checks import check_fields
from quizkit.progress.state_json import from_json, to_json

from .folding import attempt, folded

DAYS = ("2026-11-20", "2026-11-21", "2026-11-22")
NAMES = ("plain", 'He said "x": {y}', "Zürich\nline, \\")


def stored() -> State:
    """A state of three days and three decks, as it is read from its JSON."""
    records = (attempt(f"a-{n}", day, deck=name) for n, (day, name) in enumerate(zip(DAYS, NAMES, strict=True), 1))
    return from_json(to_json(folded(*records)), check_fields)


def read_days(state: State, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each day that is read from its JSON."""
    texts: list[str] = []
    read = state.days._read

    def noted(text: str) -> object:
        texts.append(text)
        return read(text)

    monkeypatch.setattr(state.days, "_read", noted)
    return texts


def test_only_the_day_that_is_asked_for_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    state = stored()
    read = read_days(state, monkeypatch)
    assert DAYS[1] in state.days
    assert state.days[DAYS[1]][NAMES[1]].answers == 1
    assert state.days[DAYS[1]] is state.days[DAYS[1]]
    assert len(read) == 1


def test_streaks_and_a_copy_on_the_disk_need_no_day(monkeypatch: pytest.MonkeyPatch) -> None:
    state = stored()
    read = read_days(state, monkeypatch)
    assert to_json(state) == to_json(from_json(to_json(state), check_fields))
    assert [*map(state.days.digest, DAYS)] == [*map(stored().days.digest, DAYS)]
    assert read == []


def test_the_names_of_decks_are_any_text() -> None:
    assert [*stored().decks] == sorted(NAMES)


def test_what_is_known_without_reading_is_what_the_part_says() -> None:
    unread, state = stored(), stored()
    for day, by_deck in state.days.items():
        assert unread.days.digest(day) == digest_of_day(by_deck)
    for name, deck in state.decks.items():
        assert unread.decks.digest(name) == first_due(deck) != ""


def test_what_changes_after_it_was_read_is_known() -> None:
    state = stored()
    state.days[DAYS[0]][NAMES[0]].zone = 60
    assert state.days.digest(DAYS[0]) == ["", 60, 60]
    assert from_json(to_json(state), check_fields).days.digest(DAYS[0]) == ["", 60, 60]


@pytest.mark.parametrize("indent", [None, 1])
def test_parts_that_are_not_on_lines_of_their_own_are_no_checkpoint(indent: int | None) -> None:
    body = json.dumps(json.loads(to_json(stored())), indent=indent).encode()
    with pytest.raises(ODD):
        from_json(body, check_fields)


def test_nothing_is_known_of_an_empty_state() -> None:
    state = from_json(to_json(empty_state()), check_fields)
    assert (state, len(state.days)) == (empty_state(), 0)
