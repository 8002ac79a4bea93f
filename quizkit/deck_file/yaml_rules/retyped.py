"""Rules for texts without quotes that YAML tools, or quizkit itself, read as another type than the author intends.

The types are those of https://yaml.org/type/ (2005), which YAML 1.1 tools still follow, with the numbers of YAML
1.2 (https://yaml.org/spec/1.2.2/, 2021, chapter 10.3).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from quizkit.base.problems import Finding, rule
from quizkit.deck_file.quoting import double_quoted
from quizkit.deck_file.reading.nodes import Scalar, place_of
from quizkit.deck_file.yaml_rules.deck_text import DeckText
from quizkit.grading.number.quantities import canonical_quantity, looks_like_a_number

_RETYPED = re.compile(
    r"""(?P<true>yes|Yes|YES|on|On|ON|True|TRUE) | (?P<false>no|No|NO|off|Off|OFF|False|FALSE)
    | (?P<nothing>~|null|Null|NULL)
    | (?P<sign>=|<<)
    | (?P<date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)?)
    | (?P<base60>[-+]?(?:[1-9][\d_]*(?::[0-5]?\d)+|\d[\d_]*(?::[0-5]?\d)+\.[\d_]*))
    | (?P<octal>[-+]?0_*[0-7][0-7_]*) | (?P<prefixed>[-+]?0(?:x_*[\da-fA-F][\da-fA-F_]*|o_*[0-7][0-7_]*|b_*[01][01_]*))
    | (?P<no_number>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))
    | (?P<decimal>[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d{1,3})?)""",
    re.VERBOSE | re.ASCII,
)
# A number without a trailing zero after the decimal point: every tool keeps it.
_CANONICAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?", re.ASCII)
_LONGEST = 40
_NUMBER_LIKE = re.compile(
    r"(?P<before>[-−+]?[$€£¥]?)(?P<number>\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d{1,3})?|\.\d+)(?P<unit> ?(?:%|[^\W\d_][\w/^]*))?",
    re.ASCII,
)
# In a language with a decimal comma this is a number in thousands, or one that is typed with a point.
_TRAILING_ZERO = re.compile(r"[-+]?\d{1,9}\.\d{0,9}0", re.ASCII)
_TRUE, _FALSE = frozenset("yes true t right correct".split()), frozenset("no false f wrong incorrect".split())
_YES_OR_NO = re.compile(
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|must|may)(?:n't|n’t)?\b", re.IGNORECASE
)
_SEVERAL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "both": 2,
}  # fmt: skip
_PARTED = re.compile(r",(?:\s*(?:and|or)\b)?|\s(?:and|or|&)\s")
# Name the two, which three, in what two; not: which of the two, name one of two.
_ASKS_FOR_SEVERAL = re.compile(
    rf"(?:\w+ )?(?:name|list|give|state|which|what|what are|what were|who are|who were)"
    rf" (?:(?:the|all|any|its|their|these|those) )*(?P<count>{'|'.join(_SEVERAL)}|[2-9])\b",
    re.IGNORECASE,
)


@rule("read-otherwise", "warning")
def read_otherwise(deck: DeckText) -> Iterator[Finding]:
    """Other YAML tools read this text without quotes as something else.

    quizkit does not change a text. A program that follows YAML 1.1 (2005) reads `no` as false, `1:30` as 90, `010` as
    8, `3.10` as 3.1, `2025-10-08` as a date and `~` as nothing. In quotes it is the same text everywhere. Plain numbers
    such as 42 and 9.81 are not reported, nor is the answer of a number question.

    Bad:

        question: When does the first lesson begin?
        choices: [1:30, 2 o'clock, noon]
        answer: noon

    Good:

        question: When does the first lesson begin?
        choices: ["1:30", 2 o'clock, noon]
        answer: noon
    """
    # The values of answers that are numbers are the same everywhere.
    numbers = {
        (*route, "answer")
        for answer, _, route, named in deck.typed_answers
        if not named and looks_like_a_number(answer[0], deck.language)
    }
    for text in deck.texts:
        reading = other_reading(text.text) if text.plain and len(text.text) <= _LONGEST else ""
        if reading and text.route not in numbers:
            message = f"other YAML tools read “{text.text}” as {reading}"
            yield Finding(text.route, message, f"Put it in quotes: {double_quoted(text.text)}.", text.place())


@rule("number-as-text", "warning")
def number_as_text(deck: DeckText) -> Iterator[Finding]:
    """The answer may be a number or a text: it has zeros that a number does not need.

    With a leading zero (010), or without a digit before the point (.5), it is a text, and has no `tolerance`. With a
    trailing zero (3.10) it is a number and compared by value, so 3.1 is right too: for a version that is wrong. YAML
    1.1 tools (2005) would remove the zeros. Quotes show that you mean the text. With a unit (3.50 €) it is a number,
    and not reported.

    Bad:

        question: How long is the pendulum, in metres?
        answer: 3.10

    Good:

        question: How long is the pendulum, in metres?
        answer: 3.1
    """
    for answer, _, route, named in deck.typed_answers:
        plainly = "" if named else _plain_number(answer[0], deck.language)
        if plainly:
            is_number = looks_like_a_number(answer[0], deck.language)
            kind = "the number" if is_number else "a text; as a plain number it is"
            message = f"“{answer[0]}” is read as {kind} {plainly}"
            help = f"Write {plainly} for the number, {double_quoted(answer[0])} for the text."
            if is_number and _plainly(answer[0]) != plainly:
                help = f"Write {plainly}, or {_plainly(answer[0]).replace('.', ',')} if you mean that."
            yield Finding((*route, "answer"), message, help, place_of(answer))


@rule("true-or-false-meant", "warning")
def true_or_false_meant(deck: DeckText) -> Iterator[Finding]:
    """The answer says yes or no, but students have to type it.

    A true/false question has `answer: true` or `answer: false`, in lowercase and without quotes. With any other word,
    and with true in quotes, students have to type that word: if you mean that, write `type: text`. YAML 1.1 (2005) read
    yes, no, on and off as true and false; YAML 1.2 and quizkit do not.

    Bad:

        question: Vienna lies on the Danube.
        answer: yes

    Good:

        question: Vienna lies on the Danube.
        answer: true
    """
    for answer, stem, route, named in deck.one_text_answers:
        intended = _intended(answer, stem) if stem and not named else ""
        if intended:
            message = f"“{answer[0]}” is a text that students have to type"
            word = double_quoted(answer[0]) if answer[1] else "or add `type: text`"
            help = f"Write `answer: {intended}` for a true/false question, {word} if students type the word."
            yield Finding((*route, "answer"), message, help, place_of(answer))


@rule("list-in-one-text", "warning")
def list_in_one_text(deck: DeckText) -> Iterator[Finding]:
    """The question asks for several answers, but they are one text.

    Without brackets a row of words is one text, which students have to type as it is, with its commas. YAML (1.2,
    2021) reads a list only in brackets or with one item per line. The parts of a list are graded one by one, in any
    order.

    Bad:

        question: Name the three colours of the French flag.
        answer: blue, white, red

    Good:

        question: Name the three colours of the French flag.
        answer: [blue, white, red]
    """
    for answer, stem, route, _ in deck.typed_answers:
        parts = [part.strip() for part in _PARTED.split(answer[0]) if part.strip()]
        asked = _ASKS_FOR_SEVERAL.match(stem.strip()) if len(parts) > 1 else None
        count = _SEVERAL.get(asked["count"].casefold()) or int(asked["count"]) if asked else 0
        if asked and len(parts) == count and all(len(part.split()) <= 4 for part in parts):
            message = f"this is one text, though the question asks for {asked['count']}"
            help = f"Write a list: [{', '.join(parts)}]."
            yield Finding((*route, "answer"), message, help, place_of(answer))


def other_reading(text: str) -> str:
    """Return what other YAML tools read a text without quotes as, or an empty text if all tools read that text.

    >>> [other_reading(text) for text in ("no", "1:30", "010", "3.10", "2025-10-08", "~")]
    ['false', 'the number 90', 'the number 8', 'the number 3.1', 'a date', 'nothing']
    >>> [other_reading(text) for text in ("42", "-9.81", "true", "08 May", "n/a", "1.2.3")]
    ['', '', '', '', '', '']
    """
    match = _RETYPED.fullmatch(text)
    if match is None or _CANONICAL.fullmatch(text):
        return ""
    kind = match.lastgroup or ""
    if kind in ("true", "false", "nothing"):
        return kind
    if kind in ("sign", "date"):
        return "a date" if kind == "date" else "a special sign"
    if kind == "no_number":
        return "infinity" if "i" in text.casefold() else "not a number"
    return f"the number {_value(text, kind)}"


def _value(text: str, kind: str) -> str:
    """Return the value of a number in another form of YAML, in plain digits if they are few."""
    digits = text.replace("_", "")
    if kind == "base60":
        value = Decimal(0)
        for part in digits.lstrip("-+").split(":"):
            value = value * 60 + Decimal(part)
        return ("-" if digits[0] == "-" else "") + _plainly(str(value))
    if kind == "octal":
        return str(int(digits, 8))
    if kind == "prefixed":
        return str(int(digits, 0))
    return f"{float(digits):.12g}" if "e" in digits.casefold() else _plainly(digits)


def _plain_number(text: str, language: str) -> str:
    match = _NUMBER_LIKE.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or (looks_like_a_number(text, language) and not _TRAILING_ZERO.fullmatch(text)):
        return ""
    quantity = canonical_quantity(text, language)
    number = _plainly(str(quantity.value) if quantity else match["number"].replace("_", ""))
    plainly = f"{match['before'].replace('+', '')}{number}{match['unit'] or ''}"
    return plainly if looks_like_a_number(plainly, language) and plainly != text else ""


def _plainly(digits: str) -> str:
    value = Decimal(digits)
    text = f"{value.normalize():f}" if abs(value.adjusted()) < 15 else f"{value.normalize():e}"
    return text.removeprefix("+")


def _intended(answer: Scalar, stem: str) -> str:
    """Return the side of a true/false question that an answer means; in quotes it may be the word."""
    word = answer[0].casefold()
    side = "true" if word in _TRUE else "false" if word in _FALSE else ""
    if not side or (answer[0] in ("true", "false") and answer[1]):
        return ""
    stem = stem.strip()
    is_statement = stem.endswith(".") and "__" not in stem and "..." not in stem
    clear = (answer[1] and word in ("true", "false")) or "true or false" in stem.casefold()
    of_a_fact = word in (("yes", "no") if answer[1] else ("true", "false")) and (is_statement or _YES_OR_NO.match(stem))
    return side if clear or of_a_fact else ""
