"""Parses replies and commands: one grammar for keys, lines, pipes and tests."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, get_args

from quizkit.base import patterns
from quizkit.base.problems import did_you_mean
from quizkit.base.values import Value
from quizkit.grading.words.forms import folded
from quizkit.markup import one_line
from quizkit.questions import shapes

# The last line is for exams only.
CommandName: TypeAlias = Literal[
    "hint", "skip", "quit", "undo", "flag", "suspend", "edit", "repeat", "time", "guess", "right", "text", "help",
    "next", "back", "go", "review", "submit",
]  # fmt: skip
COMMAND_NAMES: tuple[CommandName, ...] = get_args(CommandName)
# Replies that are more often meant as commands.
_COMMAND_WORDS: dict[str, CommandName] = {
    "quit": "quit", "q": "quit", "skip": "skip", "s": "skip", "help": "help", "undo": "undo", "hint": "hint",
}  # fmt: skip
MOST_CHOICES = 10
_LETTERS, _DIGITS = "abcdefghij", "1234567890"
_RATINGS: dict[str, shapes.Rating] = {
    "1": shapes.AGAIN, "again": shapes.AGAIN, "2": shapes.HARD, "hard": shapes.HARD,
    "3": shapes.GOOD, "good": shapes.GOOD, "4": shapes.EASY, "easy": shapes.EASY,
}  # fmt: skip
# A left side and the number of its right side: a2, a 2, a-2, a=2, a:2, a->2.
_PAIR = patterns.compile(r"([a-z0-9])\s*(?:(?:->|[-=:)→])\s*)?(\d{1,2})", re.IGNORECASE)
# Separators of items in order. With < and > it would not be clear which end comes first.
_ARROW = patterns.compile(r"(?:(?<!\s)\s+)?(?:->|→|-)\s*")
# `:go 7`, and for short `:7`.
_GO = patterns.compile(r"(?!$)(?:go)?\s*([0-9]{0,4})", re.IGNORECASE)
# A question mark alone asks for a hint; after two colons it is a reply.
_QUESTION_MARK = patterns.compile(r":*\?")
_TRUE_FALSE = {"t": "true", "f": "false", "yes": "true", "no": "false", "y": "true", "n": "false"}


class Command(Value):
    """A command in place of a reply. `to` is the number of the question to `go` to, from 1."""

    name: CommandName
    to: int = 0


class Misread(Value):
    """A line that is neither a reply to the prompt nor a command; `help` says what to type."""

    help: str

    @property
    def help_outside_a_session(self) -> str:
        """What to type where nothing can be skipped."""
        return re.sub(r"[.,] or :skip\.$", ".", self.help, flags=re.IGNORECASE)


def parse_reply(prompt: shapes.Prompt, line: str) -> shapes.Reply | Command | Misread:
    """Parse a line as a command, or as a reply to the prompt, with its choices in the order shown."""
    text = line.strip()
    if text == "?" and text not in map(one_line, shapes.offered_texts(prompt)):
        return Command("hint")
    if text.startswith("::"):
        text = text[2 if _QUESTION_MARK.fullmatch(text) else 1 :]
    elif text.startswith(":"):
        return _command(text[1:].strip())
    return _reply(prompt, text)


def line_of(text: str) -> str:
    """Return the line that `parse_reply` reads as this text, also if the text alone would be a command.

    >>> line_of("quit"), line_of(":quit"), line_of("?")
    ('quit', '::quit', '::?')
    """
    return f"::{text}" if _QUESTION_MARK.fullmatch(text) else re.sub("^:", "::", text)


def command_meant(reply: shapes.Reply) -> CommandName | None:
    """Return the command that a typed reply is the name of, in any case, if it is all that was typed.

    >>> command_meant(shapes.Typed("Quit")), command_meant(shapes.Typed("quit it"))
    ('quit', None)
    """
    texts = (
        reply.texts if isinstance(reply, shapes.Filled) else (reply.text,) if isinstance(reply, shapes.Typed) else ()
    )
    typed = [text.strip().casefold() for text in texts if text.strip()]
    return _COMMAND_WORDS.get(typed[0]) if len(typed) == 1 else None


def labels(texts: Sequence[str]) -> str:
    """Return the labels of the texts, in order: letters, or digits if a text is one of those letters."""
    forms = {folded(one_line(text)) for text in texts}
    letters, digits = _LETTERS[: len(texts)], _DIGITS[: len(texts)]
    return digits if not forms.isdisjoint(letters) and forms.isdisjoint(digits) else letters


def _reply(prompt: shapes.Prompt, text: str) -> shapes.Reply | Misread:
    match prompt:
        case shapes.PickOne():
            choice = _Named(prompt.choices).meant(_TRUE_FALSE.get(text.casefold(), text) if prompt.fixed else text)
            return Misread(_which(prompt.choices, "Type {}, or :skip.")) if choice is None else shapes.Picked(choice)
        case shapes.PickMany():
            return _pick_many(prompt, text)
        case shapes.TypeLine():
            return _typed(prompt, text)
        case shapes.FillBlanks():
            return _fill_blanks(prompt, text)
        case shapes.Arrange():
            return _arrange(prompt, text)
        case shapes.Pair():
            return _pair(prompt, text)
        case shapes.Reveal():
            rating = _RATINGS.get(text.casefold())
            return shapes.Recalled(rating) if rating else Misread("Type 1 (again), 2 (hard), 3 (good) or 4 (easy).")


def _command(word: str) -> Command | Misread:
    to = _GO.fullmatch(word)
    if to is not None:
        return Command("go", int(to[1])) if to[1] else Misread("Write a number after it, such as :go 3.")
    for name in COMMAND_NAMES:
        if word.casefold() in (name, "q" if name == "quit" else name):
            return Command(name)
    suggestion = did_you_mean(f":{word}", [f":{name}" for name in COMMAND_NAMES])
    hint = ":help lists the commands; to type a colon, write ::."
    return Misread(" ".join(filter(None, (f"There is no :{word}.", suggestion, hint))))


def _typed(prompt: shapes.TypeLine, text: str) -> shapes.Typed | Misread:
    if prompt.expects == "number" and not any(map(str.isdecimal, text)):
        # The tables of number words load while the student reads, not at the start.
        from quizkit.grading.number.numbers import can_be_a_number

        if not can_be_a_number(text):
            return Misread("Type a number, such as 12 or 3.5, or :skip.")
    return shapes.Typed(text) if text else Misread("Type your answer, or :skip.")


def _pick_many(prompt: shapes.PickMany, text: str) -> shapes.PickedMany | Misread:
    named = _Named(prompt.choices)
    for parts in _splits(text):
        if choices := named.all_meant(parts):
            return shapes.PickedMany(tuple(dict.fromkeys(choices)))
    return Misread(_which(prompt.choices, "Type the letters of all that are right, such as a c: {}. Or :skip."))


def _fill_blanks(prompt: shapes.FillBlanks, text: str) -> shapes.Filled | Misread:
    if prompt.blanks == 1:
        return shapes.Filled((text,)) if text else Misread("Type what belongs in the blank, or :skip.")
    for separator in (";", ","):
        parts = tuple(part.strip() for part in text.split(separator))
        if len(parts) == prompt.blanks + 1 and not parts[-1]:
            parts = parts[:-1]
        if len(parts) == prompt.blanks and any(parts):
            return shapes.Filled(parts)
    return Misread(f"Type all {prompt.blanks} blanks in order, with a ; between them; one may stay empty. Or :skip.")


def _arrange(prompt: shapes.Arrange, text: str) -> shapes.Arranged | Misread:
    named = _Named(prompt.items)
    for parts in (*_splits(text), _ARROW.split(text)):
        items = named.all_meant(parts)
        if len(items) == len(prompt.items) == len(set(items)):
            return shapes.Arranged(items)
    names = " ".join(labels(prompt.items))
    return Misread(f"Type all of {names} in the right order, such as {names[::-1]}. Or :skip.")


def _pair(prompt: shapes.Pair, text: str) -> shapes.Paired | Misread:
    """Read `a2 b1`, or sides written out: `left = right; left = right`."""
    left_sides, right_sides = _Named(prompt.left), _Named(prompt.right)
    by_number = {str(number): side for number, side in enumerate(prompt.right, 1)}
    lettered = [] if _PAIR.sub("", text).strip(" ,;") else _PAIR.findall(text)
    for sides in (lettered, _written(text)):
        matches = [
            (left_sides.meant(left), by_number.get(right.lstrip("0")) if right.isdigit() else right_sides.meant(right))
            for left, right in sides
        ]
        pairs = tuple((left, right) for left, right in matches if left is not None and right is not None)
        if pairs and len(pairs) == len(matches) == len({left for left, _ in pairs}):
            return shapes.Paired(pairs)
    first, last = labels(prompt.left)[0], labels(prompt.left)[-1]
    return Misread(f"Type a number for each of {first} to {last}, such as {first}2 {last}1. Or :skip.")


def _written(text: str) -> list[tuple[str, str]]:
    parts = [part.partition("=") for part in re.split(";" if ";" in text else ",", text) if part.strip()]
    return [(left, right.strip()) for left, _, right in parts] if all(mark for _, mark, _ in parts) else []


def _splits(text: str) -> Iterator[list[str]]:
    """Yield the possible splits of a line into several texts, the most explicit first."""
    yield [text]
    yield text.split(";")
    yield re.split(r",\s+", text)
    yield text.split(",")
    yield re.split(r"(?:[\s,;]|\band\b)+", text)
    yield list(text)


class _Named:
    """Texts to pick from, by the text as written or as shown, in any case, or by its label."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._as_written = set(texts)
        # Of two texts that differ only in case, the first counts.
        self._by_form = {folded(form(text)): text for form in (one_line, str) for text in reversed(texts)}
        self._by_label = dict(zip(labels(texts), texts, strict=False))

    def meant(self, reply: str) -> str | None:
        """Return the text that equals a reply, or that has it as its label."""
        reply = reply.strip()
        if reply in self._as_written:
            return reply
        form = folded(reply)
        return self._by_form.get(form) or self._by_label.get(form.lstrip("(").rstrip(".)"))

    def all_meant(self, replies: Sequence[str]) -> tuple[str, ...]:
        """Return the text that each reply means, apart from blank ones; nothing if one means none."""
        meant = [self.meant(reply) for reply in replies if reply.strip()]
        return () if None in meant else tuple(text for text in meant if text is not None)


def _which(texts: Sequence[str], wording: str) -> str:
    names = labels(texts)
    return wording.format(", ".join(names[:-1]) + " or " + names[-1])
