"""Words round an answer that are not part of it: I think it's Paris; the capital is Paris; Paris, France; about 42."""

import re
from collections.abc import Iterator
from functools import cache

from quizkit.grading.tables import table

_COPULAS, _PREPOSITIONS, _DENIALS = (
    frozenset(table("lead_ins")[kind].split()) for kind in ("copulas", "prepositions", "denials")
)
_LONGEST = 200
_MOST_HEDGES = 4
_CIRCA = re.compile(r"^(?:ca?\.?\s?(?=\d)|[~≈]\s?)", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", '"': '"', "“": "”", "„": "“", "'": "'", "*": "*", "`": "`", "«": "»"}
_MOST_WORDS = 7


def without_lead_in(reply: str, language: str) -> Iterator[str]:
    """Yield what is left of a reply without a hedge, a sentence that leads up to the answer, or a preposition.

    >>> list(without_lead_in("I think the capital is Paris", "en")), list(without_lead_in("it isn't Paris", "en"))
    (['the capital is Paris', 'Paris'], [])
    """
    if len(reply) > _LONGEST or language not in table("hedges"):
        return
    text = " ".join(reply.replace("’", "'").split())
    bare = _without_hedges(text, language)
    if bare != text:
        yield bare
    words = bare.split(" ")
    for place in range(1, min(len(words) - 1, _MOST_WORDS)):
        word = words[place].casefold()
        leads = word.rstrip(":") in _COPULAS or word in (":", "=") or words[place - 1].endswith(":")
        if leads and _DENIALS.isdisjoint(map(str.casefold, words[:place])):
            yield " ".join(words[place + (not words[place - 1].endswith(":")) :])
            break
    if len(words) > 1 and words[0].casefold() in _PREPOSITIONS:
        yield " ".join(words[1:])


def without_tail(reply: str) -> str:
    """Return what is before a comma or a bracket with up to three words that say where or what that is; else nothing.

    >>> without_tail("Paris, France"), without_tail("Paris (France)"), without_tail("Paris, London, Rome"), without_tail("Paris")
    ('Paris', 'Paris', '', '')
    """
    text = reply.strip()
    if len(text) > _LONGEST or text.count(",") + text.count("(") != 1:
        return ""
    head, _, tail = text.rstrip(")").replace("(", ",").partition(",")
    words = tail.casefold().split()
    return head.strip() if 0 < len(words) <= 3 and _DENIALS.isdisjoint(words) else ""


def bare_number(text: str, language: str) -> str:
    """Return a unified text without the hedges and brackets around it, where it may be a number.

    >>> [bare_number(text, "en") for text in ("I think it's about 42", "(42)", "42, I think", "room 101")]
    ['42', '42', '42', 'room 101']
    """
    for _ in range(_MOST_HEDGES):
        shorter = _CIRCA.sub("", _without_hedges(_without_brackets(text), language, "number")).strip()
        if shorter in ("", text):
            break
        text = shorter
    return text


def _without_brackets(text: str) -> str:
    """Return a text without a pair of brackets or quotation marks around all of it."""
    closing = _BRACKETS.get(text[:1])
    is_whole = closing and len(text) > 2 and text.endswith(closing) and not set(text[1:-1]) & {text[0], closing}
    return text[1:-1] if is_whole else text


def _without_hedges(text: str, *kinds: str) -> str:
    """Return a text without the words before and after it that only say how sure somebody is, in these languages."""
    for _ in range(_MOST_HEDGES):
        lower = text.casefold()
        hedge = next((phrase for phrase in _phrases("hedges", kinds) if lower.startswith(phrase)), "")
        rest = text[len(hedge) :]
        if not hedge or rest[:1] not in (" ", ",", ":", ".") or not rest.strip(" ,:."):
            break
        text = rest.lstrip(" ,:.")
    ending = text.casefold().rstrip(".!?)")
    for phrase in _phrases("hedges_after", kinds):
        if ending.endswith((f" {phrase}", f",{phrase}", f"({phrase}")):
            return text[: len(ending) - len(phrase)].rstrip(" ,(")
    return text


@cache
def _phrases(name: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases of a table, the longest first, so that of those with the same start the longest fits."""
    phrases = "|".join(filter(None, map(table(name).get, kinds))).split("|")
    return tuple(sorted(filter(None, phrases), key=len, reverse=True))
