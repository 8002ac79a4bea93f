"""Names of people: the surname alone, titles, initials, middle names. Only where the deck says that it asks for a person."""

import re
from collections.abc import Iterator

_TITLES = """president prime minister premier chancellor king queen prince princess emperor empress tsar czar pope saint st
    sir dame lord lady baron baroness count countess duke duchess earl dr doctor prof professor mr mrs ms miss mister
    senator sen governor gov general gen colonel col captain capt major admiral marshal lieutenant secretary minister
    chief justice judge mayor ambassador archbishop bishop cardinal father mother brother sister reverend rev
    us american canadian british french german russian italian former then vice deputy""".split()
_LONE_TITLES = frozenset(_TITLES)
_SUFFIXES = frozenset("jr sr junior senior esq phd md obe cbe kbe".split())
_PARTICLES = frozenset("van von der den de del della di da du la le ter ten zu bin ibn al el dos das af".split())
# Family names that stand first where a name is written as in China and Korea.
_FAMILY_FIRST = frozenset(
    "xi mao deng hu wen li zhou zhang wang liu chen jiang zhao sun chiang kim park moon lee ban yoon".split()
)
_ROMAN = re.compile(r"[IVX]+")
_NO_SURNAME = frozenset("of the and".split())


def forms(name: str) -> Iterator[tuple[str, str]]:
    """Yield the other forms in which a person is named, each with its rule: the fullest first."""
    row = untitled(name).split()
    if not row:
        return
    yield " ".join(row), "title aside"
    plain = [word for word in row if _key(word) not in _SUFFIXES] or row
    yield " ".join(plain), "name suffix aside"
    if len(plain) < 2 or any(_key(word) in _NO_SURNAME or _ROMAN.fullmatch(word) for word in plain):
        return
    start = _surname_start(plain)
    if start > 1:
        yield " ".join([plain[0], *plain[start:]]), "middle name aside"
    yield from ((surname, "surname alone") for surname in _surnames(plain, start))


def untitled(name: str) -> str:
    """Return a name, first name first, without the titles before it; a title alone stays."""
    last, comma, first = name.partition(",")
    if comma and first.strip() and _key(first) not in _SUFFIXES:
        name = f"{first} {last}"
    row = re.sub(r"(?<=\w\.)(?=\w\.)|(?<=\b\w\.)(?=\w{2})", " ", name.replace(",", " ")).split()
    kept = list(row)
    while len(kept) > 1 and _key(kept[0]) in _LONE_TITLES | {"the"}:
        kept.pop(0)
    return " ".join(kept if kept != ["the"] else row)


def initials_agree(reply: str, name: str) -> bool:
    """Return whether a reply names the same surname, with initials for given names: J. K. Rowling, M. Carney."""
    typed, right = (
        [_key(word) for word in untitled(_apart(reply)).split()],
        [_key(word) for word in untitled(name).split()],
    )
    if not 1 < len(typed) <= len(right) or typed[-1] != right[-1]:
        return False
    given, expected = typed[:-1], [word for word in right[:-1] if word not in _PARTICLES]
    short = any(len(word) == 1 for word in given) or any(len(word) == 1 for word in expected)
    return short and all(
        one == other or (one[:1] == other[:1] and 1 in (len(one), len(other)))
        for one, other in zip(given, expected, strict=False)
    ) and len(given) <= len(expected)  # fmt: skip


def _apart(name: str) -> str:
    """Return `JK Rowling` as `J K Rowling`."""
    first, space, rest = name.partition(" ")
    return f"{' '.join(first)}{space}{rest}" if first.isalpha() and first.isupper() and 1 < len(first) <= 3 else name


def _surname_start(row: list[str]) -> int:
    start = len(row) - 1
    while start > 1 and _key(row[start - 1]) in _PARTICLES:
        start -= 1
    return start


def _surnames(row: list[str], start: int) -> list[str]:
    if len(row) in (2, 3) and _key(row[0]) in _FAMILY_FIRST and start == len(row) - 1:
        return [row[0]]
    return list(dict.fromkeys((" ".join(row[start:]), row[-1])))


def _key(word: str) -> str:
    return word.strip(" .,'").casefold()
