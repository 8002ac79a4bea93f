"""The words of a text as lint rules compare them: without function words and without endings."""

import re
from collections.abc import Iterable
from pathlib import Path

from quizkit.grading.tables import table

_ROOT = 6
# Without the 's of a genitive: Mendel's laws name Mendel.
WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_STOP, TRUTHS, NOT_TOLD = (frozenset(words.split()) for words in table("words", Path(__file__).parent).values())


def root(word: str) -> str:
    """Return the rough root of a folded word, which `negotiation` and `negotiating` share; none of a function word."""
    if word in _STOP:
        return ""
    if len(word) > _ROOT:
        return word[:_ROOT]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


# For ASCII without apostrophes, where a table and a split do what the pattern does, in a fifth of its time.
_FOLDED_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    if text.isascii() and "'" not in text:
        return text.encode().translate(_FOLDED_ASCII).decode().split()
    return WORD.findall(text.casefold())


def content(text: str) -> set[str]:
    """Return the stems of the words that carry the meaning of a text."""
    return roots(words(text))


def roots(words: Iterable[str]) -> set[str]:
    """Return the roots of the folded words that carry meaning."""
    telling = [word for word in words if word not in _STOP]
    # Most are long, and a call takes longer than cutting one.
    return {word[:_ROOT] if len(word) > _ROOT else root(word) for word in telling}


def phrase(text: str) -> str:
    """Return the folded words of a text with a space on each side, so that `in` finds only whole words."""
    return f" {' '.join(words(text))} "


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
