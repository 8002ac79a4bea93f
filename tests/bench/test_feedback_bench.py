"""How soon feedback stands on the screen after Enter, in a real pseudo-terminal, the sync to the disk included.

Beside it what a program takes that only repeats the line. Prints; asserts no time.
"""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest

from tests.processes import Quiz, Terminal
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import pexpect

pytestmark = pytest.mark.bench

WORDS = (
    "photosynthesis mitochondrion chlorophyll cytoplasm membrane ribosome nucleus vacuole enzyme protein "
    "glucose oxygen carbon nitrogen hydrogen phosphorus potassium calcium magnesium sulphur"
).split()
TARGET_MS = 50
ECHO = "while True: print('Right. The answer: ' + input('> '))"


def test_feedback_after_enter(disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Target: 50 ms. The program runs in a fork that has the dictionary loaded: a first reply may wait for that."""
    quiz = Quiz(disk, disk / "home")
    asked = "".join(f"  - {{question: Word {place}?, answer: {word}}}\n" for place, word in enumerate(WORDS))
    quiz.deck(f"id: d\ntitle: D\nquestions:\n{asked}")
    with Terminal(quiz, "start", "deck.yaml", "--all", "--lines") as terminal:
        first = _wait(terminal.child, _slip(WORDS[0]), "Word 0?")
        terminal.child.expect_exact("Word 1?")
        waits = [_wait(terminal.child, _slip(word)) for word in WORDS[1:]]
        terminal.child.sendline(":quit")
        assert terminal.end() == 0
    echoing: Any = pexpect.spawn(sys.executable, ["-c", ECHO])
    echoing.delaybeforesend = None
    echo = median([_wait(echoing, word) for word in WORDS][1:])
    echoing.close()
    middle = median(waits)
    with capsys.disabled():
        print(
            f"\nEnter to feedback: median {middle:.1f} ms, worst {max(waits):.1f} ms, first {first:.1f} ms; "
            f"{middle / TARGET_MS:.2f} of {TARGET_MS} ms, {middle / echo:.1f} times an echo ({echo:.1f} ms)"
        )


def test_feedback_after_a_key(disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Target: 50 ms. The area of the question is taken away, and what was picked drawn, before the verdict."""
    quiz = Quiz(disk, disk / "home")
    asked = "".join(f"  - {{question: Word {place}?, choices: [one, {word}], answer: {word}}}\n" for place, word in enumerate(WORDS))  # fmt: skip
    quiz.deck(f"id: d\ntitle: D\nquestions:\n{asked}")
    waits = []
    with Terminal(quiz, "start", "deck.yaml", "--all", "--no-shuffle") as terminal:
        for place in range(len(WORDS)):
            terminal.stands(f"Question {place + 1} of")
            start = perf_counter()
            terminal.child.send("b")
            terminal.child.expect_exact("Right.")
            waits.append(1000 * (perf_counter() - start))
        assert terminal.end() == 0
    middle = median(waits[1:])
    with capsys.disabled():
        print(
            f"\nkey to feedback: median {middle:.1f} ms, worst {max(waits[1:]):.1f} ms, first {waits[0]:.1f} ms; "
            f"{middle / TARGET_MS:.2f} of {TARGET_MS} ms"
        )


def _slip(word: str) -> str:
    """Misspell a word, so that all the rules have to be tried."""
    return word[:3] + word[4:]


def _wait(child: Any, line: str, shown: str = "> ") -> float:
    """Type a line once `shown` is on the screen; return the milliseconds from Enter to the verdict."""
    child.expect_exact(shown)
    child.send(line)
    start = perf_counter()
    child.send("\r")
    child.expect_exact("The answer:")
    return 1000 * (perf_counter() - start)
