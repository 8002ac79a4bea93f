"""How soon `quiz`, `quiz stats` and `quiz browse` end with many decks and a long history, against what imports take.

As in `test_startup`: CPU seconds of child processes, taken in turns, and the median of the ratios of the pairs.
"""

import os
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from quizkit.progress.encoding import encode
from quizkit.progress.history import History
from tests.bench.test_startup import FLOOR, _ended, _show
from tests.processes import Quiz

pytestmark = pytest.mark.bench

DECKS, QUESTIONS, RECORDS = 50, 57, 100_000
# Of one deck, so many questions are asked in a session, and so many sessions are held on a day.
_ASKED, _SESSIONS = 10, 4
_SECONDS = 1_700_000_000


def test_the_views_against_the_imports(quiz: Quiz, capfd: pytest.CaptureFixture[str]) -> None:
    """Target: 3, once the decks were read and the history was folded."""
    write_decks(quiz)
    write_history(quiz.home)
    floor = [sys.executable, "-c", FLOOR]
    for arguments in ("", "stats", "browse"):
        _show(
            capfd,
            f"quiz {arguments} / floor".replace("  ", " "),
            partial(_ended, quiz, [*quiz.command, *arguments.split()]),
            partial(_ended, quiz, floor),
        )


def write_decks(quiz: Quiz) -> None:
    """Write decks as long as a real one: choices, explanations and tags. They are not new."""
    for deck in range(DECKS):
        questions = "".join(
            f"  - id: q{n}\n    question: What does passage {n} of the text number {deck} say about the talks?\n"
            f"    choices: [It says nothing, It says {n}, It says more than {n}, It says less]\n    answer: It says {n}\n"
            f"    explanation: The passage says {n}, and gives a reason for it.\n    tags: [tag-{n % 5}]\n"
            for n in range(QUESTIONS)
        )
        path = quiz.deck(f"id: deck-{deck}\ntitle: Deck {deck}\nquestions:\n{questions}", f"deck-{deck}.yaml")
        os.utime(path, (_SECONDS, _SECONDS))


def write_history(home: Path) -> None:
    """Write a history of sessions, as the program would have made it, without syncing each record."""
    history = History(home)
    history.append([{"kind": "forget", "at": "2020-01-01T00:00:00.000Z", "deck": "none"}])
    (file,) = history.files()
    with file.open("ab") as lines:
        for n in range(3, RECORDS + 3):
            lines.write(encode({"v": 1, "kind": "", "id": f"{file.stem}-{n}", **_record(n - 3, file.stem)}))


def _record(n: int, device: str) -> dict[str, object]:
    """Return a record: of each twelve, one begins a session, ten are replies, and one ends it."""
    session, place = divmod(n, _ASKED + 2)
    moment = time.gmtime(_SECONDS + session // _SESSIONS * 86_400 + session % _SESSIONS * 3600 + place * 20)
    at, day = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", moment), time.strftime("%Y-%m-%d", moment)
    deck, begin = f"deck-{session % DECKS}", f"{device}-{session * (_ASKED + 2) + 3}"
    if place == 0:
        return {"kind": "session", "at": at, "deck": deck, "title": "T", "seed": 1, "queue": [], "options": {}}
    if place == _ASKED + 1:
        score = {"points": 8, "of": 10, "percent": 80.0, "seconds": 200, "why": "done"}
        return {"kind": "end", "at": at, "deck": deck, "session": begin, **score}
    question, missed = f"q{(session // DECKS * _ASKED + place) % QUESTIONS}", (n * 7919) % 10 < 2
    reply = {"try": 1, "reply": ["It says 1"], "credit": int(not missed), "verdict": "wrong" if missed else "right"}
    fields = {"session": begin, "deck": deck, "question": question, "type": "choice", "mode": "practice", "ms": 9000}
    return {"kind": "attempt", "at": at, "day": day, "zone": 0, **fields, **reply, "hints": 0, "rule": ""}
