"""How long a deck of 10,000 questions takes to be read and checked, as a ratio to what YAML alone takes."""

import gc
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from quizkit.deck_file.reading.read import read_deck

pytestmark = pytest.mark.bench

ROUNDS = 5
QUESTIONS = 10_000
_LOADER: Any = getattr(yaml, "CSafeLoader", None)


def big_deck() -> str:
    """Return a deck of every kind of question, about 400 characters each."""
    shapes = (
        (
            "question: What did the delegation concede in round {n}?\n"
            "    choices:\n      - The first tax of {n}\n      - The second tax of {n}\n"
            "      - The third tax of {n}\n      - The fourth tax of {n}\n"
            "    answer: The second tax of {n}\n"
        ),
        (
            "question: Which of these were conceded in round {n}?\n"
            "    choices: [the digital tax of {n}, the tariff of {n}, the quota of {n}, the levy of {n}]\n"
            "    answer: [the tariff of {n}, the levy of {n}]\n"
        ),
        (
            "question: Who led the delegation in round {n}?\n    answer: Minister {n}\n    accept: [Min. {n}, the minister]\n"
            "    hint: A member of the cabinet.\n"
        ),
        "question: How many meetings had been held by round {n}?\n    answer: {n}\n    tolerance: 1%\n    points: 2\n",
        "question: Round {n} ended without an agreement.\n    answer: true\n",
        "front: Round {n}\n    back: The one that was held in town {n}\n",
    )
    common = (
        "    explanation: >-\n      In round {n} the delegation met its hosts, and what was said there is told in the\n"
        "      study text, with the date and the place of round {n}.\n"
        '    evidence: "In round {n} the delegation conceded the second tax, as the ministry said on that day"\n'
        "    tags: [round-{m}, talks]\n"
    )
    body = "".join(
        f"  - id: round-{n}\n    {(shapes[n % len(shapes)] + common).format(n=n, m=n % 50)}"
        for n in range(1, QUESTIONS + 1)
    )
    return f"id: big\ntitle: Ten thousand questions\nquestions:\n{body}"


@pytest.mark.skipif(_LOADER is None, reason="PyYAML was built without libyaml")
def test_reading_against_yaml_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Target: 0.4. Garbage collection is as it is by default, on both sides."""
    assert gc.isenabled()
    path = tmp_path / "big.yaml"
    text = big_deck()
    path.write_text(text, encoding="utf-8")
    file = read_deck(path)
    assert file.deck is not None, file.problems[:3]
    assert len(file.deck.questions) == QUESTIONS
    del file

    pairs = [
        (_seconds(lambda: read_deck(path)), _seconds(lambda: yaml.load(text, Loader=_LOADER))) for _ in range(ROUNDS)
    ]

    ratio = median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    with capfd.disabled():
        print(
            f"\nread_deck / CSafeLoader, {len(text) / 1e6:.1f} MB: {ratio:.2f} ({ours:.2f} s / {theirs:.2f} s)",
            flush=True,
        )


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
