"""The page of each rule: what it says is so, its bad example is found and its good one is not."""

import re
from textwrap import dedent

import pytest

from quizkit.problems import Rule
from quizkit.rules.registry import BY_CODE, RULES
from quizkit.rules.subject import Subject
from tests.rules.helpers import codes

each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def example(rule: Rule[Subject], name: str) -> str | None:
    shown = re.search(rf"^{name}:\n\n((?:    .*\n|\n)+)", rule.page() + "\n", re.MULTILINE)
    return dedent(shown[1]) if shown else None


@each_rule
def test_the_bad_example_is_found(rule: Rule[Subject]) -> None:
    assert rule.code in codes(example(rule, "Bad") or "", example(rule, "Source"))


@each_rule
def test_in_the_good_example_nothing_is_found(rule: Rule[Subject]) -> None:
    good = example(rule, "Good") or ""
    assert good
    assert codes(good, example(rule, "Source")) == set()


@each_rule
def test_the_page_names_its_source(rule: Rule[Subject]) -> None:
    text = rule.page().partition("\nBad:\n")[0]
    assert re.search(r"\b(19|20)\d\d\b|\bthe deck's own word\b", text)


@each_rule
def test_a_code_is_a_few_short_words(rule: Rule[Subject]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+){1,4}", rule.code)


def test_no_code_stands_twice() -> None:
    assert len(BY_CODE) == len(RULES)
