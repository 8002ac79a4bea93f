"""The places of a large deck without its tree, its lines and its parts: each says the same as the whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.app import check
from quizkit.app.check import CodeSelection, check_decks
from quizkit.base.problems import Route
from quizkit.deck_file.lines import Lines
from quizkit.deck_file.reading.nodes import Entries, Items, Node
from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.yaml_rules import deck_text
from quizkit.deck_file.yaml_rules.registry import yaml_warnings
from tests.helpers import law

DECK = """\
title: Rivers #1
questions:
  - question: Which river #2 flows through Cairo?
    choices: [Nile, no, 1:30]
    answer: Nile
  - {question: "Which “two”?", choices: [a, b], answer: [a, b]}
  -
    question: Which one?   # not a comment
    answer: 010
    feedback: {010: no}
  - just a text
  - question: “Which flows?”
    answer: |
      Nile
tags: [rivers, #none]
    ]
description: What #flows where
"""


def routes(node: Node | None, route: Route = ()) -> list[Route]:
    children: list[tuple[str | int, Node]] = []
    if isinstance(node, Entries):
        children = list(node.entries.items())
    elif isinstance(node, Items):
        children = list(enumerate(node.items))
    return [route, *(one for step, child in children for one in routes(child, (*route, step)))]


@pytest.mark.parametrize("text", [DECK, "title: x\n", "- a\n- [b, {c: d}]\n", "a text\n", ""])
def test_each_route_has_the_place_that_it_has_in_the_tree(text: str) -> None:
    file = parse_deck(text, Path("deck.yaml"))
    without = file.without_tree()
    assert without.root is None
    for route in routes(file.root):
        for longer in (route, (*route, "no-such-key"), (*route, 99), (*route, 0, "x")):
            assert without.place(longer) == file.place(longer), longer


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_parts_of_a_deck_have_the_warnings_of_the_whole(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    file = parse_deck(DECK.replace("    ]\n", ""), Path("deck.yaml"))
    whole = yaml_warnings(file)
    monkeypatch.setattr(deck_text, "_PART", size)
    assert sorted(yaml_warnings(file), key=str) == sorted(whole, key=str)
    assert {"cut-as-comment", "read-otherwise", "stray-quote"} <= {problem.code for problem in whole}


@law
@given(st.text(alphabet="ab\n\r\x85\u2028"))
def test_lines_are_those_of_yaml(text: str) -> None:
    # In texts of these characters, they are those of Python, too.
    assert [*Lines(text)] == text.splitlines()


def test_a_large_deck_has_the_report_of_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK.replace("    ]\n", "").replace("  - just a text\n", ""), encoding="utf-8")
    (small,) = check_decks([path], CodeSelection())
    monkeypatch.setattr(check, "_LARGE", 0)
    (large,) = check_decks([path], CodeSelection())
    assert large.problems == small.problems
    assert "all-choices-right" in {problem.code for problem in large.problems}
