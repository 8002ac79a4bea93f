"""What stands on the disk, read without any of the code under test."""

import json
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any


def whole_lines(data: bytes) -> list[dict[str, Any]]:
    """The records that stand on a line of their own, with a newline behind them and a checksum that is right."""
    lines = data.split(b"\n")[:-1]
    return [json.loads(line) for line in lines if checksum_is_right(line)]


def checksum_is_right(line: bytes) -> bool:
    body, mark, checksum = line.rpartition(b',"crc":"')
    return bool(mark) and checksum == b'%08x"}' % zlib.crc32(body + b"}")


def kept_ids(home: Path) -> list[str]:
    files = sorted((home / "history").glob("[!.]*.jsonl"))
    return [record["id"] for file in files for record in whole_lines(file.read_bytes())]


def findings(home: Path, acknowledged: Iterable[str]) -> list[str]:
    """What is wrong with a data folder: answers lost, numbers given twice, a checkpoint that is no JSON."""
    kept = kept_ids(home)
    there = set(kept)
    lost = [f"lost {id}" for id in acknowledged if id not in there]
    twice = ["a number stands for two records"] if len(there) < len(kept) else []
    return lost + twice + checkpoint_findings(home)


def checkpoint_findings(home: Path) -> list[str]:
    with suppress(FileNotFoundError):
        try:
            json.loads((home / "progress.json").read_bytes())
        except ValueError:
            return ["progress.json is no JSON"]
    return []


def answer(n: int, **fields: Any) -> dict[str, Any]:
    """The record of an answer, as a session makes it; the history adds `v`, `id` and `crc`."""
    second = f"{n // 3600 % 24:02}:{n // 60 % 60:02}:{n % 60:02}"
    return {
        "kind": "attempt",
        "at": f"2026-11-22T{second}.000Z",
        "day": "2026-11-22",
        "zone": 60,
        "session": "7f3a9c1e-2",
        "deck": "capitals",
        "question": f"q{n % 50}",
        "rev": "ab12cd34",
        "type": "choice",
        "mode": "practice",
        "try": 1,
        "shown": [2, 0, 1],
        "reply": [f"Málaga {n}"],
        "credit": 1,
        "verdict": "right",
        "rule": "exact",
        "hints": 0,
        "ms": 8123,
        **fields,
    }
