"""Grades a table of replies, such as last year's answers of a class, without recording them."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quizkit.app.preview import PreviewedQuestion, preview
from quizkit.base.errors import UsageError
from quizkit.base.problems import did_you_mean
from quizkit.grading.context import Context
from quizkit.questions.base import Grade
from quizkit.questions.reply_grammar import Command, Misread, parse_reply
from quizkit.session.attempt import SKIPPED

_HEADER = ("question", "reply")
_LONGEST = 100_000_000


class TriedReply(NamedTuple):
    """A reply to a question with its grade; `question` is the id, `name` what the table calls it: its id or number."""

    question: str
    reply: str
    grade: Grade
    name: str


def try_replies(deck_name: str, path: Path) -> Iterator[TriedReply]:
    """Grade each row of a CSV file with the columns `question` and `reply`, in order. Raises UsageError.

    A question is named by its id or its number. `-` is standard input.
    """
    questions = preview(deck_name, None)
    where = "standard input" if path == Path("-") else str(path)
    by_name = {str(one.number): one for one in questions} | {one.question.common.id: one for one in questions}
    context = questions[0].deck.context()
    for line, name, reply in _rows(_text(path, where), where):
        if name.strip() not in by_name:
            help = did_you_mean(name, list(by_name)) or "Name questions by their ids, or by their numbers in the deck."
            raise UsageError(f"Line {line} of {where}: there is no question “{name[:80]}”.", help)
        yield _tried(by_name[name.strip()], name.strip(), reply, context)


def _tried(previewed: PreviewedQuestion, name: str, text: str, context: Context) -> TriedReply:
    question = previewed.question
    match parse_reply(previewed.prompt, text):
        case Misread() as misread:
            help = misread.help_outside_a_session
            grade = Grade(0, "asked again", "not a reply", help) if text.strip() else SKIPPED
        case Command():
            grade = Grade(0, "asked again", "a command", "To type a colon, write two.")
        case reply:
            grade = question.grade(reply, context)
    return TriedReply(question.common.id, text, grade, name)


def _text(path: Path, where: str) -> str:
    try:
        content = sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{where} is not UTF-8 text.", "Save it as “CSV UTF-8”.") from None
    except OSError as error:
        raise UsageError(
            f"{where} cannot be read: {(error.strerror or str(error)).lower()}.", "Check the path."
        ) from error


def _rows(text: str, where: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, question and reply of each row. The separator is that of the header: a comma, semicolon or tab."""
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        if any(name not in names for name in _HEADER):
            raise UsageError(f"{where} has no columns question and reply.", "Begin it with the line: question,reply")
        places = [names.index(name) for name in _HEADER]
        for row in reader:
            if any(row):
                name, reply = (row[place] if place < len(row) else "" for place in places)
                yield reader.line_num, name, reply
    except csv.Error as error:
        raise UsageError(
            f"Line {reader.line_num} of {where} is not CSV: {error}.", "Put quotes around each reply."
        ) from None
