"""Folds the records of an exam that is not handed in, so that it can be resumed.

An exam has kinds of its own, which an older version ignores: `exam` begins it, `exam-reply` is a reply during the exam,
`exam-flag` marks a question for review. The grades are recorded when it is handed in: one attempt for each question.
"""

from quizkit.progress.read_records import ExamStepFields, exam_step_fields
from quizkit.progress.records import Record, id_of, kind, question_id, without_checksum
from quizkit.progress.state import LateReply, OpenExam, OpenReply


def with_exam_record(exam: OpenExam | None, record: Record) -> OpenExam | None:
    """Return the open exam of a deck after one more record, which may belong to another exam or to none."""
    if kind(record) == "exam":
        begin = without_checksum(record)
        return OpenExam(session=id_of(record), begin=begin, spent=0, replies={}, flagged={}, late=[])
    question, step = question_id(record), exam_step_fields(record)
    if exam is None or exam.session != step.session or question is None:
        return exam
    exam.spent = max(exam.spent, step.spent)
    if kind(record) == "exam-flag":
        _flag(exam, question, on=step.on)
    elif step.late:
        exam.late.append(LateReply(question=question, reply=step.reply, at=step.at))
    else:
        exam.replies[question] = _open_reply(step)
    return exam


def _open_reply(step: ExamStepFields) -> OpenReply:
    return OpenReply(reply=step.reply, ms=step.milliseconds, at=step.at)


def _flag(exam: OpenExam, question: str, *, on: bool) -> None:
    exam.flagged.pop(question, None)
    if on:
        exam.flagged[question] = True
