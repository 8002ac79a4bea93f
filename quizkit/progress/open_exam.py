"""An exam that has begun and is not handed in: what its records add up to, so that it can be gone on with.

An exam is kept as kinds of its own, which an older version passes over: `exam` begins it, `exam-reply` is a reply while it
lasts, `exam-flag` a question to review. What it is worth is kept when it is handed in: one attempt for each question.
"""

from typing import TypedDict

from quizkit.progress.records import Record, amount

EXAM_KINDS = ("exam", "exam-reply", "exam-flag")


class OpenReply(TypedDict):
    """The last reply to a question in time: the deck's values, how long it took in all, and when it was given."""

    reply: list[str]
    ms: int
    at: str


class OpenExam(TypedDict):
    """An exam that is not handed in.

    `begin` is the record that began it; `spent` the most seconds that any of its records tells; `late` are the
    records of replies that came after the time.
    """

    session: str
    begin: Record
    spent: float
    replies: dict[str, OpenReply]
    flagged: dict[str, bool]
    late: list[Record]


def with_exam_record(exam: OpenExam | None, record: Record) -> OpenExam | None:
    """Return the open exam of a deck after one more record, which may be of another one or of none."""
    if record["kind"] == "exam":
        return {
            "session": record["id"],
            "begin": {key: value for key, value in record.items() if key != "crc"},
            "spent": 0,
            "replies": {},
            "flagged": {},
            "late": [],
        }
    if exam is None or exam["session"] != record.get("session") or not isinstance(record.get("question"), str):
        return exam
    exam["spent"] = max(exam["spent"], amount(record.get("spent"), 0))
    if record["kind"] == "exam-reply":
        _reply(exam, record)
    else:
        _flag(exam, record)
    return exam


def _reply(exam: OpenExam, record: Record) -> None:
    if record.get("late"):
        exam["late"].append({key: record.get(key) for key in ("question", "reply", "at")})
        return
    reply = record["reply"] if isinstance(record.get("reply"), list) else []
    exam["replies"][record["question"]] = {
        "reply": [str(text) for text in reply],
        "ms": int(max(0, amount(record.get("ms"), 0))),
        "at": str(record.get("at", "")),
    }


def _flag(exam: OpenExam, record: Record) -> None:
    exam["flagged"].pop(record["question"], None)
    if record.get("on") is True:
        exam["flagged"][record["question"]] = True
