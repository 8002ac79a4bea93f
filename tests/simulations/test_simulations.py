"""A small sample of the simulations, and what the docs claim of their tables."""

from datetime import timedelta

import pytest

from tests.simulations import earlier, rules
from tests.simulations.coverage import coverage
from tests.simulations.evidence import RULES, log_of, losses, luck_loss, predicted
from tests.simulations.learners import DEFAULT, FAST, KINDS, Kind, Learner
from tests.simulations.practice import BEGIN
from tests.simulations.table import DOCS, TABLES, as_markdown, deck_with, mean_of, table_in

EXAM = BEGIN + timedelta(14)


def in_docs(name: str) -> list[dict[str, str]]:
    return table_in(DOCS.read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_plan_gains_three_hundredths_of_the_score_on_the_day(kind: Kind) -> None:
    before = mean_of(kind, 57, earlier.until(EXAM), 14, 0.0, 6)
    now = mean_of(kind, 57, rules.planned(EXAM), 14, 0.0, 6)
    assert now.score > before.score + 0.03
    assert now.replies < 1.25 * before.replies
    assert (now.unseen, before.unseen) == (0, 0)


def test_new_questions_no_longer_wait_for_all_reviews() -> None:
    before = mean_of(DEFAULT, 200, earlier.due_first(10), 120, 0.0, 1)
    now = mean_of(DEFAULT, 200, rules.mixed(10), 120, 0.0, 1)
    assert before.score < 0.83
    assert now.score > 0.9
    assert (before.unseen > 25, now.unseen) == (True, 0)


@pytest.mark.parametrize("kind", [*KINDS, None], ids=lambda kind: kind.name if kind else "ACT-R")
def test_repeats_are_evidence(kind: Kind | None) -> None:
    log = log_of(kind, 2)
    without, with_repeats = (losses(log, repeats=repeats) for repeats in (False, True))
    assert len(without) == len(with_repeats) > 500
    assert sum(with_repeats) < sum(without)
    # What is predicted with repeats is what a history folds into.
    for practice in log:
        _, traces = predicted(practice.records, repeats=True)
        folded = {id: one.stability for id, one in practice.state.decks["d"].questions.items()}
        assert {id: trace.stability for id, trace in traces.items()} == pytest.approx(folded)


@pytest.mark.parametrize("choices", [2, 4])
def test_a_right_choice_after_a_lapse_is_less_than_good(choices: int) -> None:
    good, hard = (luck_loss(FAST, choices, RULES[rule], 1500) for rule in ("Good", "Hard"))
    assert hard < good


def test_each_exam_of_the_docs_gains() -> None:
    rows = in_docs("exam")
    assert len(rows) == 54
    assert all(float(row["gain"]) > 0 for row in rows)
    fortnight = [row for row in rows if (row["questions"], row["days"], row["days missed"]) == ("57", "14", "0%")]
    assert len(fortnight) == len(KINDS)
    for row in fortnight:
        assert float(row["gain"]) >= 0.03
    more = [float(row["replies a day"]) / float(row["replies a day, before"]) - 1 for row in fortnight]
    assert (round(min(more), 2), round(max(more), 2)) == (0.14, 0.19)


def test_about_nine_in_ten_results_are_in_the_range_of_the_forecast() -> None:
    learners = [Learner(kind, 0.3, seed) for kind in KINDS for seed in range(100, 108)]
    (found,) = coverage(deck_with(200), learners, [2]).values()
    assert found.covered >= 0.85
    # A range that says nothing would also have them all.
    assert 0.04 < found.width < 0.14


def test_the_docs_claim_of_the_range_what_is_in_their_table() -> None:
    for row in in_docs("range"):
        covered, widths = ([float(row[f"{name}, day {day}"].strip("%")) for day in (2, 7, 12)] for name in ("in the range", "points wide"))  # fmt: skip
        assert min(covered) >= 85
        assert widths == sorted(widths, reverse=True)
        assert max(widths) < 15


def test_the_docs_claim_of_practice_what_is_in_their_table() -> None:
    rows = in_docs("practice")
    assert len(rows) == 36
    (row,) = [
        row
        for row in rows
        if (row["learner"], row["questions"], row["a day"], row["days missed"]) == ("default", "200", "10", "0%")
    ]
    assert (round(float(row["deck known, before"]), 2), round(float(row["deck known"]), 2)) == (0.78, 0.92)
    # Retention is recall when asked; more of the deck is known between reviews.
    few = [
        row for row in rows if row["questions"] == "57" and row["days missed"] == "0%" and row["learner"] == "default"
    ]
    assert [round(float(row["deck known"]), 2) for row in few] == [0.95, 0.95]
    assert all(float(row["recalled at reviews"]) < float(row["deck known"]) - 0.05 for row in few)
    ahead = [row for row in rows if (row["questions"], row["a day"], row["days missed"]) == ("57", "10", "0%")]
    times = [float(row["replies a day, before"]) / float(row["replies a day"]) for row in ahead]
    more = [float(row["deck known, before"]) - float(row["deck known"]) for row in ahead]
    assert (round(min(times), 1), round(max(times), 1)) == (1.6, 2.0)
    assert (round(min(more), 2), round(max(more), 2)) == (0.02, 0.03)
    assert all(0 < float(row["recalled at reviews"]) < 1 and float(row["replies a day"]) > 0 for row in rows)


def test_the_docs_claim_of_catching_up_what_is_in_their_table() -> None:
    for row in in_docs("catch-up"):
        assert float(row["days to clear, oldest first"]) < float(row["days to clear, weakest first"])
        known = [float(row[f"deck known, {order} first"]) for order in ("oldest", "weakest")]
        assert abs(known[0] - known[1]) < 0.01


def test_the_docs_claim_of_evidence_what_is_in_their_table() -> None:
    rows = in_docs("evidence")
    assert [row["learner"] for row in rows] == [*(kind.name for kind in KINDS), "ACT-R"]
    assert all(float(row["repeats counted"]) < float(row["repeats left out"]) for row in rows)
    luck = in_docs("luck")
    assert [row["learner"] for row in luck] == [kind.name for kind in KINDS]
    for row in luck:
        for choices in (2, 4):
            losses = [float(row[f"{choices} choices, {rule}"]) for rule in RULES]
            assert losses == sorted(losses, reverse=True)


def test_a_table_is_written_as_it_is_read() -> None:
    rows = iter([("learner", "score"), ("default", "0.9"), ("fast", "0.8")])
    text = f"<!-- exam -->\n{as_markdown(rows)}<!-- end -->"
    assert table_in(text, "exam") == [{"learner": "default", "score": "0.9"}, {"learner": "fast", "score": "0.8"}]
    assert set(TABLES) == {"practice", "exam", "range", "catch-up", "evidence", "luck"}
