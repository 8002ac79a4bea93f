"""Where keys cannot be read or the area not be drawn, lines are asked for, without being told to."""

from typing import Any

import pytest

from tests.processes import Quiz
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

pytestmark = pytest.mark.slow

DECK = """\
id: space
title: Planets
questions:
  - {id: hottest, question: Which is the hottest?, choices: [Mercury, Venus, Mars], answer: Venus}
  - {id: moons, question: How many moons has Mars?, answer: 2}
"""
# What only key mode writes: it hides the cursor while it draws.
OF_KEYS = b"\x1b[?25l"


def at_a_terminal(quiz: Quiz, line: str, *replies: str, command: str = "start") -> bytes:
    """Run a line in bash at a terminal, and return what was written there; each reply is typed when it can be."""
    import pexpect

    quiz.deck(DECK, "space.yaml")
    line = line.replace("$QUIZ", f"{' '.join(quiz.command)} {command} space --no-shuffle")
    child: Any = pexpect.spawn("bash", ["-c", line], cwd=str(quiz.folder), env=quiz.environment({"TERM": "xterm"}))
    for reply in replies:
        child.sendline(reply)
    child.expect(pexpect.EOF, timeout=30)
    child.close()
    assert child.exitstatus == 0, child.before
    return bytes(child.before)


@pytest.mark.parametrize("command", ["start", "exam"])
@pytest.mark.parametrize(
    ("line", "replies"),
    [
        ("$QUIZ <replies", ()),
        ("$QUIZ >told", ("b", "2", ":submit", "")),
        ("TERM=dumb $QUIZ", ("b", "2", ":submit", "")),
    ],
    ids=["stdin is a file", "stdout is a file", "a dumb terminal"],
)
def test_lines_are_read_where_there_is_no_whole_terminal(
    quiz: Quiz, line: str, replies: tuple[str, ...], command: str
) -> None:
    (quiz.folder / "replies").write_text("b\n2\n:submit\n")
    written = at_a_terminal(quiz, line, *replies, command=command)

    assert quiz.replies() == [("hottest", ["Venus"]), ("moons", ["2"])]
    told = quiz.folder / "told"
    assert OF_KEYS not in written + (told.read_bytes() if told.exists() else b"")
