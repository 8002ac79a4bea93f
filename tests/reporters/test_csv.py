"""The answers of a history as CSV."""

import csv as standard_csv

import pytest

from quizkit.reporters import csv
from tests.progress.folding import attempt, record

DAY = "2026-01-01"


def test_attempts_are_rows_and_the_last_amendment_counts() -> None:
    table = csv.answers_table(
        [
            attempt("a-1", DAY, reply=["a", 'b "c"'], hints=1),
            record("guess", "a-2", DAY, attempt="a-1"),
            record("undo", "a-3", DAY, attempt="a-1"),
            attempt("a-4", DAY, reply=None),
        ]
    )

    assert table.splitlines() == [
        "at,day,zone,deck,question,type,mode,try,reply,credit,verdict,rule,hints,ms,session,id,amended",
        f'{DAY}T12:00:00.000Z,{DAY},0,d,q,text,practice,1,"a; b ""c""",1,right,exact,1,1000,,a-1,undo',
        f"{DAY}T12:00:00.000Z,{DAY},0,d,q,text,practice,1,,1,right,exact,0,1000,,a-4,",
    ]


@pytest.mark.parametrize(
    ("text", "cell"), [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\ud83d", r"\ud83d"), ("a=", "a=")]
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    (row,) = standard_csv.DictReader(csv.answers_table([attempt("a-1", DAY, text, reply=[text])]).splitlines())

    assert (row["reply"], row["question"]) == (cell, cell)
