"""Recognises lines that are nearly YAML: another bullet, another colon, no space after one, no colon, a special space."""

import re
from collections.abc import Callable
from typing import NamedTuple

from quizkit.base.characters import character_name
from quizkit.deck import EXAM_FIELDS
from quizkit.deck_file.keys import DECK_KEYS
from quizkit.deck_file.quoting import in_quotes

_KEY = "(?:" + "|".join(sorted(map(re.escape, {*DECK_KEYS, *EXAM_FIELDS}), key=len, reverse=True)) + ")"
# List markers of word processors: signs, numbers, and letters with a bracket.
_MARKERS = r"[•‣▪●◦·○■∙⁃–—―‒−*+]|\d{1,2}[.)]|[A-Ja-j]\)"
_SPACE = "[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_BULLET = re.compile(rf"(?P<before> *)(?P<marker>{_MARKERS}){_SPACE}*(?P<rest>\S.*)")
_BULLET_OF_A_QUESTION = re.compile(rf"(?P<before> *)(?P<marker>{_MARKERS}){_SPACE}*(?P<rest>{_KEY}[:：].*)")
_WIDE_SPACE = re.compile(
    rf"(?P<before>[ -]*(?:{_KEY}:)?)(?P<space>[\u00a0\u2000-\u200a\u202f\u3000]){_SPACE}*(?P<rest>.*)"
)
_OTHER_COLON = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{_KEY}){_SPACE}*(?P<fault>[：﹕∶꞉]){_SPACE}*(?P<rest>.*)")
_NO_SPACE_AFTER_COLON = re.compile(rf"(?P<before> *(?:- +)*)(?P<key>{_KEY})(?P<fault>:)(?P<rest>[^\s:/].*)")
_NO_SPACE_AFTER_DASH = re.compile(r"(?P<before> *)(?P<fault>-)(?P<rest>[^\s-].*)")
_KEY_AFTER_DASH = re.compile(rf" *-{_KEY}[:：]")
_KEY_INSIDE = re.compile(
    rf"(?P<start> *(?:- +)*(?P<key>{_KEY}): +)[^\s\"'\[{{](?:(?!: ).)*? (?P<inner>(?!(?P=key):){_KEY}):(?: .*)?"
)
_COMMA_AFTER_QUOTES = re.compile(rf"(?P<whole> *(?:- +)*(?:{_KEY}: +)?(?:\"[^\"]*\"|'[^']*')) *,")
_NO_COLON = re.compile(rf"(?P<before> *(?:- +)*)(?P<fault>{_KEY})(?:{_SPACE}*=+>?{_SPACE}*|{_SPACE}+|$)(?P<rest>.*)")


class CorrectedLine(NamedTuple):
    """A line as it should be, with what is wrong in it from which column on, and what to do."""

    column: int
    message: str
    help: str
    line: str


def other_bullet(line: str, *, of_a_question: bool = False) -> CorrectedLine | None:
    """Correct a line that begins with the bullet of a word processor; `of_a_question` only before a key."""
    match = _BULLET_OF_A_QUESTION.fullmatch(line) if of_a_question else _BULLET.fullmatch(line)
    if match is None:
        return None
    rest = match["rest"].rstrip()
    rest = rest.replace("：", ": ", 1) if of_a_question else rest
    message = f"“{match['marker']}” does not begin a list item in YAML"
    help = f"Write - (hyphen, space) instead: - {rest}"
    return CorrectedLine(match.end("before") + 1, message, help, f"{match['before']}- {rest}")


def wide_space(line: str) -> CorrectedLine | None:
    """Correct a line with a space that is not a normal one in its indentation, or after the colon of its key."""
    match = _WIDE_SPACE.fullmatch(line)
    if match is None:
        return None
    message = f"{character_name(match['space'])} is not a space in YAML"
    line = f"{match['before']}{re.sub(_SPACE, ' ', line[match.start('space') : match.start('rest')])}{match['rest']}"
    return CorrectedLine(match.start("space") + 1, message, "Replace it with a normal space.", line)


def other_colon(line: str) -> CorrectedLine | None:
    """Correct a line with a full-width colon after a key."""
    message = "“{fault}” is not the colon of YAML"
    return _corrected(_OTHER_COLON.fullmatch(line.rstrip()), "{key}: {rest}", message, "Write : (colon, space) instead")


def no_space_after_colon(line: str) -> CorrectedLine | None:
    """Correct a line without a space after the colon of a key."""
    message = "there is no space after the colon of “{key}”"
    return _corrected(
        _NO_SPACE_AFTER_COLON.fullmatch(line.rstrip()), "{key}: {rest}", message, "Write a space after the colon"
    )


def colon_corrected(line: str) -> CorrectedLine | None:
    """Correct a line in which a key is followed by another colon, or by no space."""
    return other_colon(line) or no_space_after_colon(line)


def no_space_after_dash(line: str) -> CorrectedLine | None:
    """Correct a line without a space after the dash of a list item."""
    message = "there is no space after the dash"
    return _corrected(
        _NO_SPACE_AFTER_DASH.fullmatch(line.rstrip()), "- {rest}", message, "Write a space after the dash"
    )


def begins_question(line: str) -> CorrectedLine | None:
    """Correct a line with a key after another bullet than a dash, or after a dash without a space."""
    bullet = other_bullet(line, of_a_question=True)
    return bullet or (no_space_after_dash(line) if _KEY_AFTER_DASH.match(line) else None)


def key_inside(line: str) -> CorrectedLine | None:
    """Correct a line in which the next key follows the value of the first; it may also be a text with a colon."""
    match = _KEY_INSIDE.fullmatch(line.rstrip())
    if match is None:
        return None
    rest = line.rstrip()[match.start("inner") :]
    quoted = f"{match['key']}: {in_quotes(line.rstrip()[match.end('start') :])}"
    message = f"“{match['inner']}:” cannot be a key in the middle of a line"
    help = f"Begin a new line with it: {rest}; or put the whole text in quotes: {quoted}"
    return CorrectedLine(match.start("inner") + 1, message, help, "")


def comma_after_quotes(line: str) -> CorrectedLine | None:
    """Correct a line of JSON: a text in quotes with a comma after it."""
    match = _COMMA_AFTER_QUOTES.fullmatch(line.rstrip())
    if match is None:
        return None
    correct = match["whole"]
    message = "a comma after the closing quote"
    return CorrectedLine(match.end("whole") + 1, message, f"Remove the comma: {correct.strip()}", correct)


def no_colon(line: str) -> CorrectedLine | None:
    """Correct a line without a colon after a key."""
    message = "there is no colon after “{fault}”"
    return _corrected(_NO_COLON.fullmatch(line.rstrip()), "{fault}: {rest}", message, "Write a colon and a space")


def _corrected(match: re.Match[str] | None, correct: str, message: str, help: str) -> CorrectedLine | None:
    """Correct a line that has the form of a pattern: its groups fill the texts, and `fault` is where it is wrong."""
    if match is None:
        return None
    groups = match.groupdict()
    correct = correct.format(**groups).rstrip()
    message = message.format(**groups)
    return CorrectedLine(match.start("fault") + 1, message, f"{help}: {correct}", match["before"] + correct)


_FORMS: tuple[Callable[[str], CorrectedLine | None], ...] = (
    wide_space, other_bullet, other_colon, no_space_after_colon, no_space_after_dash, comma_after_quotes, no_colon,
)  # fmt: skip


def corrected_line(line: str) -> CorrectedLine | None:
    """Correct a line that YAML could not read, if it has one of these forms."""
    return next((result for form in _FORMS if (result := form(line))), None)
