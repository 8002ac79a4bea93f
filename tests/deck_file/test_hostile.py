"""Hostile files: a message, an exit code, and no more memory than a deck needs."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.file_systems import needs
from tests.processes import Quiz
from tests.windows import not_on_windows

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="how much memory a child took is counted so on Linux")

HEAD = b"title: T\nquestions:\n"
MEGABYTES = 200
HANGS_AFTER = 60
# Measures the one child it has: a process of its own, for a child inherits the figure of the one that starts it.
MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""


def _alias_bomb() -> bytes:
    levels = (f"- &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 15))
    return HEAD + b"- &l0 x\n" + "".join(levels).encode()


# What stands in the file, and how `quiz check` ends.
TEXTS: dict[str, tuple[Callable[[], bytes], int]] = {
    "brackets": (lambda: b"[" * 50_000, 2),
    "braces": (lambda: b"{" * 50_000, 2),
    "empty questions": (lambda: HEAD + b"- {}\n" * 200_000, 1),
    "equal questions": (lambda: HEAD + b"- {question: a, answer: b}\n" * 90_000, 0),
    "equal keys": (lambda: b"title: T\n" + b"a: b\n" * 200_000, 1),
    "unknown keys": (lambda: b"title: T\n" + b"".join(b"k%d: b\n" % n for n in range(200_000)), 1),
    "NULs": (lambda: b"\0" * 8_000_000, 2),
    "items": (lambda: HEAD + b"- a\n" * 1_900_000, 2),
    "an alias bomb": (_alias_bomb, 1),
    "anchors": (lambda: HEAD + b"".join(b"- &a%d x\n" % n for n in range(20_000)), 1),
    "a long number": (lambda: HEAD + b"- {question: q, answer: " + b"9" * 5000 + b"}\n", 0),
    "a Python object": (lambda: HEAD + b"- !!python/object/apply:os.system [touch was-here]\n", 1),
    "an escaped surrogate": (lambda: b'title: "\\ud800"\n', 2),
    "a raw surrogate": (lambda: b"title: \xed\xa0\x80\n", 2),
    "UTF-16": (lambda: "title: T".encode("utf-16"), 2),
    "UTF-32": (lambda: "title: T".encode("utf-32"), 2),
    "one long line of escapes": (lambda: HEAD + b'- question: "' + b"\x1b" * 4_000_000, 2),
    "open quotes": (lambda: HEAD + b'- question: "a\n' * 500_000, 1),
    "one long open text": (lambda: HEAD + b'- question: "' + b"a" * 7_000_000, 1),
    "ends of lines": (lambda: b"\n" * 8_000_000, 1),
    "too many bytes": (lambda: b"#" * 8_000_001, 2),
}
PLACES = ["folder", "pipe", "/dev/zero", "/dev/full", "socket", "loop", "missing"]


def held(quiz: Quiz, *arguments: str) -> tuple[int, str]:
    """Run the program, which must end and use little memory; return its exit code and its output."""
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, *quiz.command, *arguments],
        capture_output=True,
        cwd=quiz.folder,
        env=quiz.environment(),
        timeout=HANGS_AFTER,
        check=True,
    )
    written, _, last = ran.stderr.decode().rstrip("\n").rpartition("\n")
    code, kilobytes = map(int, last.split())
    assert kilobytes < MEGABYTES * 1024, f"{kilobytes // 1024} MB"
    return code, ran.stdout.decode() + written


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_reported_in_little_memory(quiz: Quiz, name: str) -> None:
    made, code = TEXTS[name]
    (quiz.folder / "deck.yaml").write_bytes(made())

    checked, output = held(quiz, "check", "deck.yaml")
    started, asked = held(quiz, "start", "deck.yaml", "--all")

    assert checked == code, output[:2000]
    # 3: nobody was there to answer.
    assert started == (3 if code == 0 else 2), asked[:2000]
    assert "Traceback" not in output + asked
    assert len(output) < 100_000
    assert not (quiz.folder / "was-here").exists()


@needs("links", "pipes")
@not_on_windows("needs named pipes and devices")
@pytest.mark.parametrize("place", PLACES)
def test_the_program_does_not_wait_for_devices(quiz: Quiz, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(quiz.folder)
    Path("folder").mkdir()
    os.mkfifo("pipe")
    Path("loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")

        checked, output = held(quiz, "check", place)
        started, asked = held(quiz, "start", f"./{place}")

    assert (checked, started) == (2, 2), output + asked
    assert "Traceback" not in output + asked


@pytest.mark.parametrize(
    ("name", "value", "text", "message"),
    [
        (
            "QUIZ_MAX_BYTES",
            "20",
            "title: T\nquestions:\n- {question: a, answer: b}\n",
            "the deck is larger than 20 bytes",
        ),
        ("QUIZ_MAX_VALUES", "9", "title: T\nquestions:\n- {question: a, answer: b}\n", "more than 9 values"),
        ("QUIZ_MAX_VALUES", "many", "title: T\n", "QUIZ_MAX_VALUES must be a whole number above 0, not “many”."),
        ("QUIZ_MAX_BYTES", "-1", "title: T\n", "QUIZ_MAX_BYTES must be a whole number above 0, not “-1”."),
        ("QUIZ_MAX_BYTES", "0", "title: T\n", "QUIZ_MAX_BYTES must be a whole number above 0, not “0”."),
    ],
)
def test_the_limits_are_set_in_the_environment(quiz: Quiz, name: str, value: str, text: str, message: str) -> None:
    quiz.deck(text)
    ran = quiz("check", "deck.yaml", environment={name: value}, code=2)
    assert message in " ".join((ran.out + ran.err).split())


def test_a_higher_limit_lets_a_larger_deck_in(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- {question: a, answer: b}\n#" + "#" * 8_000_000)
    quiz("check", "deck.yaml", environment={"QUIZ_MAX_BYTES": "9000000"})


def test_a_cut_list_of_problems_says_so(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n" + "- {}\n" * 300)
    last = quiz("check", "deck.yaml", "--format", "concise", code=1).out.splitlines()[-3:]
    assert any("there are more than 200 problems: the rest of the deck was not checked" in line for line in last)
