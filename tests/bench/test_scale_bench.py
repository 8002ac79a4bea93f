"""What a million records and 200 decks cost: a rebuild, the page of `quiz`, a start, and the end of a session.

CPU seconds of child processes beside those of the bare interpreter, and the most memory. Nothing is asserted of times.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pytest

from quizkit.progress.encoding import encode
from tests.bench.test_check_bench import deck
from tests.bench.usage import usage
from tests.processes import Quiz
from tests.windows import ON_WINDOWS

if ON_WINDOWS:
    pytest.skip("needs resource usage", allow_module_level=True)

pytestmark = pytest.mark.bench

RECORDS, DECKS, QUESTIONS = 1_000_000, 200, 50
ROUNDS = 5
_DEVICE = "7f3a9c1e"


def write_history(path: Path, records: int) -> None:
    """Write the history of one device: sessions of ten replies over three years, in all the decks in turn."""
    dice, at = Random(1), datetime(2023, 11, 1, tzinfo=UTC)
    step = timedelta(days=3 * 365) / (records / 12)
    with path.open("wb") as file:
        n = 0

        def add(kind: str, **fields: object) -> None:
            nonlocal n
            n += 1
            moment = at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
            file.write(encode({"v": 1, "kind": kind, "id": f"{_DEVICE}-{n}", "at": moment, **fields}))

        add("device")
        while n < records:
            name, queue = f"deck-{dice.randrange(DECKS)}", [f"q{q}" for q in dice.sample(range(QUESTIONS), 10)]
            add("session", deck=name, title=name, hash="0", seed=n, queue=queue, options={})
            session = f"{_DEVICE}-{n}"
            for question in queue:
                right = dice.random() < 0.9
                fields = {"session": session, "deck": name, "question": question, "rev": "ab12cd34", "type": "choice"}
                graded = {
                    "reply": ["x"],
                    "credit": float(right),
                    "verdict": "right" if right else "wrong",
                    "rule": "exact",
                }
                more = {"mode": "practice", "try": 1, "shown": [0, 2, 1, 3], "hints": 0, "ms": 5123}
                add("attempt", day=at.date().isoformat(), zone=0, **fields, **graded, **more)
            add("end", deck=name, session=session, points=9.0, of=10.0, percent=90.0, seconds=61, why="done")
            at += step


@pytest.fixture
def student(quiz: Quiz) -> Quiz:
    """A student with many records and decks. The first rebuild is made."""
    (quiz.home / "history").mkdir(parents=True)
    write_history(quiz.home / "history" / f"{_DEVICE}.jsonl", RECORDS)
    for number in range(DECKS):
        text = deck(QUESTIONS).replace("title: Ten thousand", f"id: deck-{number}\ntitle: Deck {number}")
        (quiz.folder / f"deck-{number}.yaml").write_text(text, encoding="utf-8")
    return quiz


def test_a_million_records_and_200_decks(student: Quiz, capfd: pytest.CaptureFixture[str]) -> None:
    """Targets: a rebuild in 10 s and 300 MB; each command under 30 times the bare interpreter."""
    begun = perf_counter()
    rebuild = usage(student, [*student.command, "progress", "rebuild"])
    waited = perf_counter() - begun
    read_lines = (
        f"import json\nfor line in open({str(student.home / 'history' / f'{_DEVICE}.jsonl')!r}): json.loads(line)"
    )
    floor = usage(student, [sys.executable, "-c", read_lines])
    with capfd.disabled():
        print(f"\nrebuild of {RECORDS:,} records: {waited:.1f} s, of the processors {rebuild.seconds:.1f} s,")
        print(
            f"{rebuild.seconds / floor.seconds:.1f} times reading the JSON of each line; {rebuild.megabytes:.0f} MB in one process"
        )
    commands = {
        "quiz": ([*student.command], ""),
        "quiz start, three answers": ([*student.command, "start", "deck-7", "-n", "3"], "a\na\na\n:quit\n"),
    }
    bare = [sys.executable, "-c", "pass"]
    for name, (command, replies) in commands.items():
        usage(student, command, replies)
        pairs = [(usage(student, command, replies), usage(student, bare)) for _ in range(ROUNDS)]
        ratio = median(ours.seconds / theirs.seconds for ours, theirs in pairs)
        megabytes = max(ours.megabytes for ours, _ in pairs)
        with capfd.disabled():
            print(f"{name}: {ratio:.1f} times the bare interpreter, {megabytes:.0f} MB", flush=True)
