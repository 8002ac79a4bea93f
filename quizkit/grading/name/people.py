"""Compares names of people: surname alone, titles, initials, middle names. Only for `kind: person`.

A name is split into parts, and each part is compared with its counterpart. The reply may say less than the answer, but
must not contradict it. A short form of a given name, and a given name alone, are right only where the deck lists them.
"""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from quizkit.grading.context import Context
from quizkit.grading.tables import table
from quizkit.grading.words.forms import folded
from quizkit.grading.words.phrases import Phrase, compare_phrases
from quizkit.grading.words.spelling import CLOSE, NEIGHBOUR, OTHER, Judge, rank
from quizkit.grading.words.tokens import tokenize

_NAMES = {kind: frozenset(names.split()) for kind, names in table("names").items()}
MEN, WOMEN, _MALE, _FEMALE, _RANKS = (_NAMES[kind] for kind in ("men", "women", "male", "female", "ranks"))
_HONOURS, _PARTICLES, _FAMILY_FIRST = (_NAMES[kind] for kind in ("honours", "particles", "family first"))
_TITLES = _MALE | _FEMALE | _RANKS | _NAMES["other titles"]
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
# Names that are another person with or without the middle name.
_NAMESAKES = frozenset(("john adams", "michael jordan", "george bush"))
_ROMAN = re.compile(r"[IVX]+")
_NO_SURNAME = frozenset("of the and".split())
# Rules under which a whole name agrees as written.
_AS_WRITTEN = ("exact", "hyphen or space aside", "words in another order", "article aside", "accent missing",
               "another accent", "umlaut written out", "equal value", "punctuation aside")  # fmt: skip

# At most this many people of one surname are compared.
_MOST_NAMESAKES = 100


class Name(NamedTuple):
    """A name in parts: its folded titles and honours, its words as written, and `jr`, `sr` or nothing."""

    titles: frozenset[str]
    words: tuple[str, ...]
    generation: str

    @property
    def whole(self) -> bool:
        """Whether the name has no surname, so that every word counts: Henry VIII, Pliny the Elder, Plato."""
        return len(self.words) < 2 or any(_key(word) in _NO_SURNAME or _ROMAN.fullmatch(word) for word in self.words)


def compare_names(reply: str, expected: str, judge: Judge) -> Phrase:
    """Compare two names of people as written."""
    as_written = compare_phrases(reply, expected, judge)
    if as_written.right and not as_written.edits and as_written.rule in _AS_WRITTEN:
        return as_written
    typed, right = parted(reply), parted(expected)
    if not typed.words or not right.words or _contradicts(typed, right):
        return Phrase(OTHER)
    if _is_initials_of(reply, typed, right):
        return Phrase("initials")
    rule = _left_out(typed, right)
    if right.whole:
        return _ruled(compare_phrases(" ".join(typed.words), " ".join(right.words), judge), rule)
    return min((_by_parts(typed.words, row, right.words, judge, rule) for row in _readings(right.words)), key=_rank)


def _is_initials_of(reply: str, typed: Name, right: Name) -> bool:
    """Return whether a reply is the initials of a name with three or more parts: FDR, J.F.K."""
    initials = "".join(_key(word)[:1] for word in _without_particles(right.words))
    letters = "".join(map(_key, typed.words))
    return letters == initials and len(initials) > 2 and not right.whole and (reply.isupper() or reply.islower())


def namesake(reply: str, phrase: Phrase, accepted: tuple[str, ...], context: Context, judge: Judge) -> str:
    """Return another person in the deck whom an incomplete name also fits; the accepted forms are one person."""
    if not phrase.right or phrase.rule in ("exact", "punctuation aside"):
        return ""
    own = set(map(folded, accepted))
    for other in islice(_by_surname(context).get(_family_name(accepted[0]), ()), _MOST_NAMESAKES):
        is_another = folded(other) not in own and _are_namesakes(other, accepted[0], judge)
        if is_another and compare_names(reply, other, judge).right:
            return other
    return ""


@lru_cache(maxsize=16)
def _by_surname(context: Context) -> dict[str, list[str]]:
    """Return the answers and choices of a deck by surname, as if each were a name."""

    def make() -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for text in (*context.answers, *context.choices):
            names.setdefault(_family_name(text), []).append(text)
        return names

    return context.derived("surnames", make)


def _are_namesakes(one: str, other: str, judge: Judge) -> bool:
    """Return whether two people have the same surname: John Adams, Samuel Adams."""
    first, second = parted(one), parted(other)
    if first.whole or second.whole or _key(first.words[-1]) != _key(second.words[-1]):
        return False
    return not (compare_names(one, other, judge).right or compare_names(other, one, judge).right)


def _family_name(name: str) -> str:
    """Return the last word of a name, which is its surname if it has one."""
    return next((_key(word) for word in reversed(parted(name).words)), "")


def parted(name: str) -> Name:
    """Split a name into its parts, first name first; a title alone is the name."""
    row = _words_of(name)
    generation = next((_GENERATIONS[_key(word)] for word in row[1:] if _key(word) in _GENERATIONS), "")
    kept = row[:1] + [word for word in row[1:] if _key(word) not in _HONOURS | _GENERATIONS.keys()]
    honours = {_key(word) for word in row[1:]} & _HONOURS
    start = 0
    while start < len(kept) - 1 and _key(kept[start]) in _TITLES:
        start += 1
    return Name(frozenset(honours.union(map(_key, kept[:start]))), tuple(kept[start:]), generation)


def _words_of(name: str) -> list[str]:
    """Return the words of a name, first name first."""
    last, comma, first = name.partition(",")
    if comma and first.strip() and _key(first) not in _GENERATIONS and _key(first) not in _HONOURS:
        name = f"{first} {last}"
    row = re.sub(r"(?<=\w\.)(?=\w)", " ", _apart(name.replace(",", " "))).split()
    return [word for word in row if _key(word)]


def _apart(name: str) -> str:
    """Return `JK Rowling` as `J K Rowling`, unless the whole name is in capitals."""
    if name.isupper():
        return name
    return re.sub(r"^[A-Z]{2,3}(?= )", lambda match: " ".join(match[0]), name)


def _contradicts(typed: Name, right: Name) -> bool:
    """Return whether the reply contradicts the answer: another generation, rank or sex."""
    if typed.generation not in ("", right.generation) or (right.generation == "sr" and not typed.generation):
        return True
    ranks = typed.titles & _RANKS, right.titles & _RANKS
    if all(ranks) and not ranks[0] & ranks[1]:
        return True
    first = {_key(right.words[0])}
    female = bool(right.titles & _FEMALE or first & WOMEN)
    male = bool(right.titles & _MALE or first & MEN)
    return (bool(typed.titles & _MALE) and female) or (bool(typed.titles & _FEMALE) and male)


def _left_out(typed: Name, right: Name) -> str:
    """Return the rule for what one name has and the other does not, if its words agree otherwise."""
    if typed.generation != right.generation:
        return "name suffix aside"
    if typed.titles != right.titles:
        return "title aside"
    return "exact" if _particles(typed) == _particles(right) else "particle aside"


def _particles(name: Name) -> list[str]:
    return [_key(word) for word in name.words if _key(word) in _PARTICLES]


def _readings(row: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where the surname may be, as (start, end): with and without its particles."""
    if len(row) in (2, 3) and _key(row[0]) in _FAMILY_FIRST:
        return [(0, 1)]
    start = len(row) - 1
    while start > 1 and _key(row[start - 1]) in _PARTICLES:
        start -= 1
    # Gabriel García Márquez has two surnames.
    two = [(1, 3)] if len(row) == 3 and not _initial(row[1]) else []
    return list(dict.fromkeys(((start, len(row)), (len(row) - 1, len(row)), *two)))


def _by_parts(
    typed: tuple[str, ...], place: tuple[int, int], right: tuple[str, ...], judge: Judge, rule: str
) -> Phrase:
    """Compare with the name whose surname is at `place`."""
    start, end = place
    surname, given = right[start:end], _without_particles((*right[:start], *right[end:]))
    size = len(surname)
    if len(typed) < size:
        return Phrase(OTHER)
    family_first = start == 0 and len(typed) > 1
    last, first = (typed[:size], typed[size:]) if family_first else (typed[-size:], typed[:-size])
    given_name = _given(_without_particles(first), given, surname, judge)
    result = _joined_up(_surname(last, surname, judge), given_name, rule)
    if result.right or not len(typed) == len(right) == 2 or all(_key(word) in MEN | WOMEN for word in right):
        return result
    given_name = _given(typed[1:], given, surname, judge)
    reversed_order = _joined_up(_surname(typed[:1], surname, judge), given_name, "words in another order")
    return reversed_order if reversed_order.right else result


def _without_particles(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in row if _key(word) not in _PARTICLES)


def _surname(typed: tuple[str, ...], right: tuple[str, ...], judge: Judge) -> Phrase:
    row = [_judged(one, other, judge) for one, other in zip(typed, right, strict=True)]
    return max(row, key=_rank)._replace(edits=sum(word.edits for word in row))


def _given(typed: tuple[str, ...], right: tuple[str, ...], surname: tuple[str, ...], judge: Judge) -> Phrase:
    """Compare given names: the typed ones must be the first ones of the answer, in order."""
    if not typed:
        return Phrase("surname alone")
    if not right:
        return Phrase(OTHER)
    # Scott Fitzgerald is F. Scott Fitzgerald.
    if len(right) > 1 and _initial(right[0]) and not _initial(right[1]) and _key(typed[0]) == _key(right[1]):
        return _given(typed, right[1:], surname, judge)._replace(rule="first initial aside")
    results = [_given_name(one, other, judge) for one, other in zip(typed, right, strict=False)]
    aside = len(typed) != len(right)
    if aside and ((min(len(typed), len(right)) > 1 and len(typed) > len(right)) or _is_namesake(typed, right, surname)):
        return Phrase(OTHER)
    if aside and results[0].right:
        results.append(Phrase("middle name aside"))
    return max(results, key=_rank)._replace(edits=sum(name.edits for name in results))


def _is_namesake(typed: tuple[str, ...], right: tuple[str, ...], surname: tuple[str, ...]) -> bool:
    return any(len(row) == 1 and f"{_key(row[0])} {_key(surname[-1])}" in _NAMESAKES for row in (typed, right))


def _given_name(typed: str, right: str, judge: Judge) -> Phrase:
    one, other = _key(typed), _key(right)
    if _initial(typed) or _initial(right):
        return Phrase("exact" if one == other else "initials" if one[:1] == other[:1] else OTHER)
    return _judged(typed, right, judge)


def _judged(typed: str, right: str, judge: Judge) -> Phrase:
    """Grade one word of a name; names have no plural."""
    one, other = tokenize(typed, judge.language), tokenize(right, judge.language)
    if len(one) != len(other):
        return Phrase(OTHER) if "".join(w.text for w in one) != "".join(w.text for w in other) else Phrase("exact")
    row = [judge.judged(a, b, proper=True) for a, b in zip(one, other, strict=True)]
    worst = max(row, key=lambda word: rank(word.rule), default=None)
    if worst is None:
        return Phrase(OTHER)
    rule = CLOSE if worst.rule == NEIGHBOUR else worst.rule
    return Phrase(rule, sum(word.edits for word in row), worst.note)


def _joined_up(surname: Phrase, given: Phrase, rule: str) -> Phrase:
    """Return the result for both parts: the rule of the worse one, or the rule for what was left out."""
    if OTHER in (surname.rule, given.rule):
        return Phrase(OTHER)
    if CLOSE in (surname.rule, given.rule) or surname.edits + given.edits > 3:
        return Phrase(CLOSE, surname.edits + given.edits)
    off = [part for part in (surname, given) if part.edits or part.note]
    worst = max(off, key=_rank) if off else given
    return _ruled(worst._replace(edits=surname.edits + given.edits), rule)


def _ruled(phrase: Phrase, rule: str) -> Phrase:
    return phrase._replace(rule=rule) if phrase.rule in ("exact", "article aside", "punctuation aside") else phrase


def _rank(phrase: Phrase) -> tuple[int, int, int]:
    return phrase.rule == OTHER, phrase.rule == CLOSE, -1 if phrase.rule == "exact" else phrase.edits


def _initial(word: str) -> bool:
    return len(_key(word)) == 1


def _key(word: str) -> str:
    return word.strip(" .,'’").casefold()
