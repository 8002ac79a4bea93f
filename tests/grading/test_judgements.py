"""The grader against tables of judgements: replies as a fair teacher would grade them, each in a deck of its own."""

from collections import Counter

import pytest

from tests.grading.table import Row, rows, verdict

# Words may be written together (photo synthesis, T shirt), and nothing tells this pair from them.
TOGETHER = ("return x", "returnx")


@pytest.mark.parametrize("row", rows("cases.tsv"), ids=lambda row: f"{row.answer} <- {row.reply}")
def test_a_case_gets_its_verdict(row: Row) -> None:
    assert verdict(row.grade()) in row.verdicts


@pytest.mark.parametrize("table", ["judgements.tsv", "judgements2.tsv", "judgements3.tsv"])
def test_no_wrong_reply_is_accepted_and_few_right_ones_are_rejected(table: str) -> None:
    judged = [(row, verdict(row.grade())) for row in rows(table)]
    accepted = [row for row, given in judged if given == "right" and "right" not in row.verdicts]
    right = [(row, given) for row, given in judged if row.verdicts == ("right",)]
    rejected = [f"{row.answer} <- {row.reply}" for row, given in right if given != "right"]

    assert len(judged) >= 400
    assert [row for row in accepted if (row.answer, row.reply) != TOGETHER] == []
    assert len(rejected) <= 0.05 * len(right), rejected


def test_the_tables_have_every_verdict() -> None:
    verdicts = Counter(
        row.verdicts for name in ("cases.tsv", "judgements.tsv", "judgements2.tsv") for row in rows(name)
    )
    assert {("right",), ("wrong",), ("close",), ("asked again",), ("right", "asked again")} <= verdicts.keys()
