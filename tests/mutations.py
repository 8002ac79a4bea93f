"""Decks with something in them changed: gently, as a hand slips, or roughly, as a broken disk does. Seeded."""

from collections.abc import Callable, Iterator
from random import Random

SIGNS = (
    *"-:?[]{},#&*!|>'\"%@` \n\t\\~=<“”0a",
    "- ", ": ", " #", "\r\n", "\0", "\x1b", "\ufeff", "\u2028", "\u202e", "\ud800", "é", "😀", "---\n", "...", "<<:",
    "!!python/object/apply:os.system", "&a ", "*a", "{{", "}}", "\\ud800", "9" * 5000, "[" * 60, "{" * 60,
)  # fmt: skip


def mutations(decks: list[str], number: int, seed: int) -> Iterator[str]:
    """Yield so many mutations of decks, the same ones for the same seed."""
    random = Random(seed)
    for _ in range(number):
        text = random.choice(decks)
        for _ in range(random.choice((1, 1, 2, 5))):
            text = random.choice(_KINDS)(text, random)
        yield text


def _sign(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    sign: str = random.choice(SIGNS)
    return text[:at] + sign + text[at + random.choice((0, 0, 1, 3)) :]


def _line_moved(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    line = lines.pop(random.randrange(len(lines)))
    at = random.randrange(len(lines) + 1)
    return "".join([*lines[:at], line * random.choice((0, 1, 2)), *lines[at:]])


def _indented(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = random.randrange(len(lines))
    lines[at] = random.choice((" " + lines[at], "\t" + lines[at], lines[at][1:], lines[at].replace(": ", ":", 1)))
    return "".join(lines)


def _cut(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.choice((1, 40, 400)) :]


def _torn(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _swapped(text: str, random: Random) -> str:
    """Put another stretch of the deck in the place of one."""
    start, source, length = random.randrange(len(text) + 1), random.randrange(len(text) + 1), random.randrange(60)
    return text[:start] + text[source : source + length] + text[start + length :]


_KINDS: tuple[Callable[[str, Random], str], ...] = (_sign, _sign, _line_moved, _indented, _cut, _torn, _swapped)
