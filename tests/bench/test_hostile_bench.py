"""How long a check of each hostile text takes, the start of the program included."""

import time

import pytest

from tests.deck_file.test_hostile import TEXTS, held
from tests.processes import Quiz

pytestmark = pytest.mark.bench


def test_hostile_texts(quiz: Quiz, capfd: pytest.CaptureFixture[str]) -> None:
    """Target: 2 s each."""
    for name, (made, code) in TEXTS.items():
        (quiz.folder / "deck.yaml").write_bytes(made())
        began = time.perf_counter()
        assert held(quiz, "check", "deck.yaml")[0] == code
        with capfd.disabled():
            print(f"\nquiz check, {name}: {time.perf_counter() - began:.2f} s", end="", flush=True)
