"""Decks after faults of question banks: what should be reported (`expect`), and what should not (`not`)."""

from pathlib import Path

import pytest
import yaml

from tests.lint.helpers import checked

FOLDER = Path(__file__).parent
CASES = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))
EVIDENCE = "Ana Brown leads the party. She demands a deal for workers."


@pytest.mark.parametrize("case", CASES, ids=[case["deck"].splitlines()[0].removeprefix("title: ") for case in CASES])
def test_a_deck_has_the_expected_problems_and_not_the_others(case: dict[str, list[str] | str]) -> None:
    codes = set(checked(str(case["deck"]), EVIDENCE))

    assert codes >= set(case["expect"])
    assert codes.isdisjoint(case.get("not", ()))
