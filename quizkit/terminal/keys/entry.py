"""Typed replies: the state of one line, or of one line for each blank. It needs no terminal."""

from typing import TypeAlias

from quizkit.base.values import Value
from quizkit.questions.reply_grammar import Command, Misread, line_of, parse_reply
from quizkit.questions.shapes import FillBlanks, Filled, Reply, TypeLine, reply_texts

Typeable: TypeAlias = TypeLine | FillBlanks


class Entry(Value):
    """The lines as typed so far, and the index of the current one."""

    prompt: Typeable
    texts: tuple[str, ...]
    at: int = 0


def initial_entry(prompt: Typeable, reply: Reply | None = None) -> Entry:
    """Return the lines as they are first shown: empty, or with the reply so far if it has as many parts."""
    blanks = prompt.blanks if isinstance(prompt, FillBlanks) else 1
    texts = () if reply is None else tuple(map(line_of, reply_texts(reply)))
    return Entry(prompt, texts if len(texts) == blanks else ("",) * blanks)


def press_enter(entry: Entry) -> Entry | Reply | Command | Misread:
    """Press Enter: go to the next blank, or at the last one return the reply."""
    if isinstance(entry.prompt, TypeLine):
        return parse_reply(entry.prompt, entry.texts[0])
    result = _read(entry, entry.at)
    if isinstance(result, Command) or (isinstance(result, Misread) and entry.texts[entry.at].strip()):
        return result
    if entry.at + 1 < len(entry.texts):
        return entry._replace(at=entry.at + 1)
    return _filled(entry)


def _filled(entry: Entry) -> Reply | Command | Misread:
    parts = []
    for place, text in enumerate(entry.texts):
        result = _read(entry, place)
        if isinstance(result, Filled):
            parts.append(result.texts[0])
        elif text.strip():
            return result
        else:
            parts.append("")
    if any(parts):
        return Filled(tuple(parts))
    return Misread("Fill in at least one blank, or type :skip.")


def _read(entry: Entry, place: int) -> Reply | Command | Misread:
    return parse_reply(FillBlanks(entry.prompt.stem, 1), entry.texts[place])
