"""Every command that is printed runs: each view in each state, and each command in a copy of that state."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.past import answered, back, marked
from tests.processes import Quiz

RIVERS = """\
id: rivers
title: Rivers
source: {file: rivers.md}
questions:
  - {id: vienna, question: Which river?, choices: [Danube, Rhine], answer: Danube, tags: [t], evidence: It is the Danube}
  - {id: sea, question: Which sea?, answer: Black Sea}
  - {id: lake, question: Which lake?, answer: Constance, tags: [t]}
  - {id: card, front: Source, back: Forest}
"""
MOONS = RIVERS.replace("rivers", "moons").replace("Rivers", "Moons")
ODD_NAME = "it's odd $name.yaml"
# What a person types for a placeholder.
PLACEHOLDERS = {"DECK": "rivers.yaml", "NAME": "rivers", "PATH": "rivers.yaml", "KEY": "count", "VALUE": "5"}
# On a line of its own, after a label, or between backticks.
PRINTED = re.compile(r"(?:^|: |`)(quiz(?: [^`\n]*?)?)(?:`|$|, or )", re.MULTILINE)
# A pipe cannot choose to resume, and a deck with errors shows them: both say what to do.
DOCUMENTED = re.compile(r"You left an exam over this deck|has errors\.$", re.MULTILINE)
ERRORS = re.compile(r"^(error|Error)\b|no such|not a |Traceback|internal error", re.MULTILINE)

State = Callable[[Quiz], object]


def fresh(quiz: Quiz) -> None:
    quiz.deck(RIVERS, "rivers.yaml")
    (quiz.folder / "rivers.md").write_text("It is the Danube.\n\nIt is long.\n")


def no_deck(quiz: Quiz) -> None:
    (quiz.folder / "questions.csv").write_text("question,answer\nWhich sea?,Black Sea\n")


def due(quiz: Quiz) -> None:
    fresh(quiz)
    for question in ("vienna", "sea", "card"):
        answered(quiz, 3, question, "rivers", title="Rivers")


def two_decks_due(quiz: Quiz) -> None:
    due(quiz)
    quiz.deck(MOONS, "moons.yaml")
    answered(quiz, 9, "sea", "moons")


def open_session(quiz: Quiz) -> None:
    fresh(quiz)
    quiz("start", "rivers", input="Danube\n:quit\n")


def once_more_left(quiz: Quiz) -> None:
    fresh(quiz)
    quiz("start", "rivers", "-n", "2", "--no-shuffle", input="Rhine\nBlack Sea\n:quit\n")


def open_exam(quiz: Quiz) -> None:
    due(quiz)
    quiz("exam", "rivers", "--time-limit", "20m", input="Danube\n", code=3)


def exam_left_with_a_pass_mark(quiz: Quiz) -> None:
    fresh(quiz)
    quiz("exam", "rivers", "--pass", "60%", input="Danube\n:quit\n", code=1)


def exam_over_time(quiz: Quiz) -> None:
    clock = quiz.stop_the_clock()
    open_exam(quiz)
    clock.advance(3600)


def exam_planned(quiz: Quiz) -> None:
    due(quiz)
    quiz("plan", "rivers", "in 10 days")


def exam_planned_today(quiz: Quiz) -> None:
    due(quiz)
    quiz("plan", "rivers", "today")


def nothing_due(quiz: Quiz) -> None:
    fresh(quiz)
    quiz("start", "rivers", "--all", "--no-shuffle", input="Danube\nBlack Sea\nConstance\n\n3\n")


def damaged_history(quiz: Quiz) -> None:
    due(quiz)
    (file,) = quiz.home.glob("history/*.jsonl")
    lines = file.read_bytes().split(b"\n")
    file.write_bytes(b"\n".join([*lines[:2], b"{torn", *lines[3:]]))


def missing_history(quiz: Quiz) -> None:
    nothing_due(quiz)
    for file in quiz.home.glob("history/*.jsonl"):
        file.unlink()


def two_decks_of_one_id(quiz: Quiz) -> None:
    due(quiz)
    quiz.deck(RIVERS.replace("Which sea", "Which ocean"), "rivers-2.yaml")


def suspended_and_flagged(quiz: Quiz) -> None:
    due(quiz)
    marked(quiz, "suspend", "vienna", "rivers")
    marked(quiz, "flag", "sea", "rivers")


def all_suspended(quiz: Quiz) -> None:
    due(quiz)
    for question in ("vienna", "sea", "lake", "card"):
        marked(quiz, "suspend", question, "rivers")


def backlog(quiz: Quiz) -> None:
    lines = "".join(f"  - {{id: q{n}, question: Is {n} more than 0?, answer: surely}}\n" for n in range(60))
    quiz.deck(f"id: many\ntitle: Many\nquestions:\n{lines}", "many.yaml")
    for n in range(60):
        answered(quiz, 40, f"q{n}", "many", at=f"{back(40)}T12:00:{n:02}.000Z")


def catching_up(quiz: Quiz) -> None:
    backlog(quiz)
    quiz("start", "many", "--catch-up", "5", "-n", "1", input="surely\n")


def broken_deck(quiz: Quiz) -> None:
    quiz.deck("title: Broken\nquestions:\n  - {question: Why?}\n", "broken deck.yaml")


def broken_beside_a_valid_one(quiz: Quiz) -> None:
    due(quiz)
    broken_deck(quiz)


def odd_file_name(quiz: Quiz) -> None:
    quiz.deck(RIVERS.replace("id: rivers\n", "").replace("rivers.md", "x.md"), ODD_NAME)
    quiz("start", ODD_NAME, input="Danube\n:quit\n")


def later_version(quiz: Quiz) -> None:
    """Leeches, and a clock that was ahead."""
    due(quiz)
    for days in range(30, 0, -2):
        answered(quiz, days, "lake", "rivers", credit=0, verdict="wrong")
    answered(quiz, -400, "sea", "rivers")


STATES: list[State] = [
    fresh, no_deck, due, two_decks_due, open_session, once_more_left, open_exam, exam_left_with_a_pass_mark,
    exam_over_time, exam_planned, exam_planned_today, nothing_due, damaged_history, missing_history,
    two_decks_of_one_id, suspended_and_flagged, all_suspended, backlog, catching_up, broken_deck,
    broken_beside_a_valid_one, odd_file_name, later_version,
]  # fmt: skip
# Each view with what is typed. A deck that is not there is a usage error, which also says what to run.
VIEWS = [
    ("", ""),
    ("start", ""),
    ("start rivers", "wrong\n:quit\n"),
    ("start rivers", "Danube\nBlack Sea\nConstance\n\n3\n1\n1\n"),
    ("start rivers", ":suspend\n:exam\n:quit\n"),
    ("start --due", "Danube\n"),
    ("start rivers --ahead", "Danube\n:quit\n"),
    ("start rivers --exam", ""),
    ("start river", ""),
    ("start rivers.md", ""),
    ("start questions.csv", ""),
    ("exam rivers", "Danube\n:quit\n"),
    ("exam rivers", "Danube\n:submit\ny\n"),
    ("exam rivers --resume", ":submit\ny\n"),
    ("stats", ""),
    ("stats rivers", ""),
    ("stats --all", ""),
    ("decks", ""),
    ("decks show rivers", ""),
    ("decks add rivers.yaml", ""),
    ("decks suspend rivers sea", ""),
    ("decks suspend rivers see", ""),
    ("decks unsuspend rivers", ""),
    ("decks bury rivers sea", ""),
    ("decks reset rivers sea", ""),
    ("decks flag rivers sea", ""),
    ("decks unflag rivers", ""),
    ("decks relink nothing rivers", ""),
    ("browse", ""),
    ("browse rivers", ""),
    ("browse rivers sea", ""),
    ("browse moon", ""),
    ("read", ""),
    ("read rivers", ""),
    ("plan", ""),
    ("plan rivers", ""),
    ("plan rivers tomorrow", ""),
    ("plan rivers --cancel", ""),
    ("import questions.csv", ""),
    ("new my-deck", ""),
    ("new rivers-3 --from rivers.md", ""),
    ("check", ""),
    ("check rivers.yaml", ""),
    ("config", ""),
    ("progress", ""),
    ("progress doctor", ""),
    ("progress path", ""),
]


def copied(quiz: Quiz, to: Path) -> Quiz:
    """Return the program in a copy of its folders."""
    shutil.rmtree(to, ignore_errors=True)
    folder, home = to / "folder", to / "home"
    shutil.copytree(quiz.folder, folder)
    if quiz.home.exists():
        shutil.copytree(quiz.home, home)
    copy = Quiz(folder, home)
    copy.clock = quiz.clock
    return copy


def printed(quiz: Quiz, tmp: Path) -> Iterator[tuple[Quiz, str, str]]:
    """Yield each command that is printed once, the view that printed it, and the program in a copy of what it left."""
    done: set[tuple[str, str]] = set()
    # A deck that the student names wrongly is none that a command was printed for.
    is_here = (quiz.folder / "rivers.yaml").exists()
    for view, replies in VIEWS if is_here else [one for one in VIEWS if "rivers" not in one[0]]:
        after = copied(quiz, tmp / "view")
        ran = after(*shlex.split(view), input=replies, code=None, environment={"COLUMNS": "500"})
        for command in PRINTED.findall(ran.out) + PRINTED.findall(ran.err):
            if (case := (command, left_by(after))) not in done:
                done.add(case)
                yield copied(after, tmp / "run"), command, f"quiz {view}"


def left_by(quiz: Quiz) -> str:
    """Return what tells what a view left behind from what another one left."""
    history = [path.read_text(errors="replace") for path in sorted(quiz.home.glob("history/*"))]
    kinds = [re.sub(r'"(?:at|id|crc|of|session|seed)":("[^"]*"|\d+)', "", text) for text in history]
    return "".join([*kinds, *(path.name for path in sorted(quiz.folder.iterdir()))])


def as_typed(command: str) -> list[str]:
    words = shlex.split(command)[1:]
    placeholders = {**PLACEHOLDERS, "NAME": "another"} if words[:1] == ["new"] else PLACEHOLDERS
    return [placeholders.get(word, word) for word in words]


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_printed_command_runs(quiz: Quiz, tmp_path: Path, state: State) -> None:
    state(quiz)
    failures = []
    for after, command, view in printed(quiz, tmp_path):
        ran = after(*as_typed(command), code=None)
        if (ran.code not in (0, 1, 3) or ERRORS.search(ran.err)) and not DOCUMENTED.search(ran.err):
            failures.append(f"{command}   (from {view}): {ran.code} {ran.err.strip()} {ran.out[-200:]}")
    assert not failures, "\n".join(failures)
