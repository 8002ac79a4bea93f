"""The words of a text as lint rules compare them: without function words and without endings."""

import re
from collections.abc import Iterable

_ROOT = 6
# Without the 's of a genitive: Mendel's laws name Mendel.
WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_STOP = frozenset(
    """a an the of in on at to for from by with as and or but nor so if than then that this these those there here it its
    is are was were be been being am do does did done doing has have had having will would shall should can could may
    might must what which who whom whose when where why how many much most more less very not no yes into over under
    after before during between about all any each both such only own same other another one ones some he she they we
    you i his her their our your my him them us me up down out off again also just because while s t d ll re ve
    following called choose every applies true false answer question name within without through against upon toward towards among until since whether around along across behind
    regarding concerning including according depending based using used made named given let lets
    avec dans pour quel quelle quels quelles lequel laquelle sont cette leur nous vous elle elles être avoir comment
    combien quand eine einer einen einem eines welche welcher welches wird werden sind nicht oder auch kann wann como
    para cual cuál cuáles este esta estos estas está están donde dónde cuando cuándo quien quién""".split()
)


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
