"""A table of replies, graded without recording them."""

import io
from pathlib import Path

import pytest

from quizkit.app.replies import try_replies
from quizkit.base.errors import UsageError

DECK = """\
title: Rivers
questions:
  - {id: capital, question: The capital of Austria?, answer: Vienna}
  - {id: long, question: How long is the Danube?, answer: 2850 km}
  - {id: seas, question: Which are seas?, choices: [Black, Red, Danube], answer: [Black, Red]}
"""


def graded(folder: Path, table: str) -> list[tuple[str, str, str, float]]:
    deck, replies = folder / "rivers.yaml", folder / "replies.csv"
    deck.write_text(DECK, encoding="utf-8")
    replies.write_text(table, encoding="utf-8")
    return [(one.question, one.reply, one.grade.verdict, one.grade.credit) for one in try_replies(str(deck), replies)]


def test_each_reply_is_graded_in_order(tmp_path: Path) -> None:
    assert graded(
        tmp_path, "question,reply\nlong,2.85 Mm\ncapital,Wien\n1,viena\nseas,a b\nseas,a b c\ncapital,\n"
    ) == [
        ("long", "2.85 Mm", "close", 0),
        ("capital", "Wien", "wrong", 0),
        ("capital", "viena", "right", 1),
        ("seas", "a b", "right", 1),
        ("seas", "a b c", "wrong", 0),
        ("capital", "", "skipped", 0),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_separate_columns_in_three_ways(tmp_path: Path, separator: str) -> None:
    table = f"\ufeffName{separator}Question{separator}Reply\nAnn{separator}capital{separator}Vienna\n"
    assert graded(tmp_path, table) == [("capital", "Vienna", "right", 1)]


def test_a_reply_that_a_session_would_ask_again_says_so(tmp_path: Path) -> None:
    assert [row[2] for row in graded(tmp_path, "question,reply\nlong,dunno\nseas,z\ncapital,:skip\n")] == [
        "asked again"
    ] * 3


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "has no columns question and reply"),
        ("question\ncapital\n", "has no columns question and reply"),
        ("question,reply\ncapitl,Vienna\n", "there is no question “capitl”"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path: Path, table: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        graded(tmp_path, table)


def test_a_reply_has_the_name_of_its_question_in_the_table(tmp_path: Path) -> None:
    deck, replies = tmp_path / "rivers.yaml", tmp_path / "replies.csv"
    deck.write_text(DECK, encoding="utf-8")
    replies.write_text("question,reply\n1,viena\nlong,1\n", encoding="utf-8")
    assert [(one.name, one.question) for one in try_replies(str(deck), replies)] == [("1", "capital"), ("long", "long")]


def test_standard_input_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = tmp_path / "rivers.yaml"
    deck.write_text(DECK, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(UsageError, match=r"^standard input has no columns question and reply"):
        list(try_replies(str(deck), Path("-")))
