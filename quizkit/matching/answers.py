"""Is this reply that answer? As a fair teacher would judge, and with the rule that decided it.

In this order, and the first that decides is told:

1. The teacher's word: the answer and `accept` as they stand are right, `reject` is wrong. They come first,
   for who writes a deck knows more than any rule.
2. Values: an answer that is a number, an amount or a date is compared as one. 1848 and 1849 are one
   letter apart and another year, so values are never compared by their letters and are never `close`.
3. Normal forms: what says the same, written otherwise. Capitals, punctuation, articles, accents, hyphens,
   singular and plural of a common noun, British and American spelling.
4. Spelling: a slip of the pen, if what was typed is no word by itself (see `spelling`).

A reply that is another answer of the deck, one of its choices or a form that it rejects is not a slip, and no
plural. Where two forms are as near, the reply is refused: a student learns nothing from a guess of ours.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from quizkit.matching.amounts import Amount, surest
from quizkit.matching.context import Context, Strictness
from quizkit.matching.dates import Clock, Date
from quizkit.matching.dictionary import base, load
from quizkit.matching.forms import folded, spaced
from quizkit.matching.others import others_than
from quizkit.matching.people import are_namesakes, compared_names, family_name
from quizkit.matching.phrases import Phrase, bare, compared
from quizkit.matching.spelling import CLOSE, OTHER, Judge
from quizkit.matching.values import Value, values
from quizkit.matching.values import compared as compared_values
from quizkit.matching.words import text_of, words

Kind: TypeAlias = Literal["", "person"]
Verdict: TypeAlias = Literal["right", "close", "wrong"]
_LENIENT = Strictness()
# Replies much longer than the answer are no slips of it.
_TOO_LONG = 120
# Of so many people of one surname no more are compared.
_MOST_NAMESAKES = 100
_ARTICLE = re.compile("^(?:an?|the) ")


class Match(NamedTuple):
    """How a reply fares: the verdict, its rule in a few words, a note for the student, and the form it is nearest to.

    `nearest` is empty unless letters or accents are off, so that a difference can be shown.
    """

    verdict: Verdict
    rule: str
    note: str = ""
    nearest: str = ""


def match(
    reply: str,
    key: str,
    accept: Sequence[str],
    reject: Sequence[str],
    context: Context,
    strictness: Strictness = _LENIENT,
    kind: Kind = "",
) -> Match:
    """Judge whether `reply` is the answer `key`, or one of `accept`, and none of `reject`. Total over any text."""
    taken = (key, *accept)
    decided = _teachers(reply, key, accept, reject, strictness) or _rejected(reply, taken, reject, context)
    if decided:
        # Capitals tell units apart: MW is not mW.
        apart = _by_value(reply, taken, context) if _capitals_told(decided) and _is_short(reply) else None
        return apart if apart and apart.verdict != "right" else decided
    if len(reply) > 2 * max(map(len, taken)) + _TOO_LONG or not reply.strip():
        return Match("wrong", "no match")
    return _by_value(reply, taken, context) or _by_words(reply, taken, tuple(reject), context, strictness, kind)


def _teachers(
    reply: str, key: str, accept: Sequence[str], reject: Sequence[str], strictness: Strictness
) -> Match | None:
    """Judge by the forms that the deck gives, whatever else they mean; the stricter form goes first."""
    form = spaced(reply)
    if form == spaced(key):
        return Match("right", "exact")
    if form in map(spaced, accept):
        return Match("right", "another form of the answer")
    if form in map(spaced, reject):
        return Match("wrong", "a form that the deck rejects")
    form = folded(reply)
    aside: Match = (
        Match("close", "capitals", f"capitals: {key}", key) if strictness.case else Match("right", "capitals aside")
    )
    if form == folded(key):
        return aside
    if form in map(folded, accept):
        return aside if strictness.case else Match("right", "another form of the answer")
    return Match("wrong", "a form that the deck rejects") if form in map(folded, reject) else None


def _rejected(reply: str, taken: Sequence[str], reject: Sequence[str], context: Context) -> Match | None:
    """Judge whether, punctuation aside, the deck rejects the reply and does not take it as readily."""
    if not reject or len(reply) > 2 * max(map(len, reject)) + _TOO_LONG:
        return None
    language = base(context.language)
    form = words(reply, language)
    if text_of(form) in {text_of(words(text, language)) for text in taken}:
        return None
    rejected = any(form and text_of(form) == text_of(words(text, language)) for text in reject)
    return Match("wrong", "a form that the deck rejects") if rejected else None


def _by_value(reply: str, taken: tuple[str, ...], context: Context) -> Match | None:
    """Judge by value where the answer is one. Its other forms may be words, which are compared as such."""
    typed = _values(reply, context)
    unlike = ""
    for form in taken:
        right = _surest(_values(form, context))
        if not right:
            continue
        likeness = compared_values(typed, right) if typed else "no match"
        if likeness == "same":
            return Match("right", _value_rule(right))
        if _is_but_an_article_off(reply, form):
            return Match("right", "article aside")
        if likeness in _NEAR_MISSES:
            return Match("close", *_NEAR_MISSES[likeness])
        unlike = unlike or likeness
    return Match("wrong", unlike) if unlike and all(_values(form, context) for form in taken) else None


def _is_but_an_article_off(reply: str, form: str) -> bool:
    # Capitals alone may make another unit, 5 MW of 5 mW.
    one, other = folded(reply), folded(form)
    return one != other and _ARTICLE.sub("", one) == _ARTICLE.sub("", other)


# The value is the right one as far as it goes: the rule, and what the student is told.
_NEAR_MISSES = {
    "equal in another unit": ("another unit", "It is as much, but another unit is asked for."),
    "day or month first": ("day or month first", "Write the month as a word: which number is the day is not clear."),
}


def _capitals_told(decided: Match) -> bool:
    return decided.rule in ("capitals aside", "capitals", "another form of the answer")


def _is_short(reply: str) -> bool:
    return any(map(str.isdecimal, reply[:_TOO_LONG]))


def _value_rule(right: tuple[Value, ...]) -> str:
    if any(isinstance(value, Date) for value in right):
        return "the same date"
    return "the same time" if any(isinstance(value, Clock) for value in right) else "equal value"


def _surest(readings: tuple[Value, ...]) -> tuple[Value, ...]:
    amounts = tuple(value for value in readings if isinstance(value, Amount))
    return surest(amounts) if len(amounts) == len(readings) else readings


def _values(text: str, context: Context) -> tuple[Value, ...]:
    return values(text, context.language, context.decimal_comma)


def _by_words(
    reply: str, taken: tuple[str, ...], reject: tuple[str, ...], context: Context, strictness: Strictness, kind: Kind
) -> Match:
    language = base(context.language)
    taken = tuple(form for form in taken if not _values(form, context)) or taken
    judge = Judge(
        language,
        load(language),
        others_than(taken, reject, context, language),
        strictness,
    )
    found = min((_compared(reply, form, judge, kind) for form in taken), key=lambda pair: pair[0].rank)
    phrase, form = found
    namesake = _namesake(reply, phrase, taken, context, judge) if kind == "person" else ""
    if namesake:
        return Match("close", "two people of that name", f"Who? The deck has {namesake} too.")
    meant = _meant_otherwise(reply, taken, reject, context, language)
    if phrase.rule == OTHER:
        return Match("wrong", meant or "no match")
    if meant and phrase.rule not in _FAITHFUL:
        return Match("wrong", meant)
    return _strictly(phrase, form, reply, strictness)


# Rules under which a reply is the answer itself, even if another question of the deck has it as its answer.
_FAITHFUL = ("exact", "title aside", "surname alone", "initials", "name suffix aside", "short form of the name")


def _compared(reply: str, form: str, judge: Judge, kind: Kind) -> tuple[Phrase, str]:
    return (compared_names if kind == "person" else compared)(reply, form, judge), form


def _namesake(reply: str, phrase: Phrase, taken: tuple[str, ...], context: Context, judge: Judge) -> str:
    """Return another person of the deck whom a reply that leaves out part of the name names as well."""
    if not phrase.right or phrase.rule in ("exact", "punctuation aside"):
        return ""
    for other in islice(_by_surname(context).get(family_name(taken[0]), ()), _MOST_NAMESAKES):
        if are_namesakes(other, taken[0], judge) and compared_names(reply, other, judge).right:
            return other
    return ""


@lru_cache(maxsize=16)
def _by_surname(context: Context) -> dict[str, list[str]]:
    """Return the answers and choices of a deck by the surname that each has if it is a name."""
    found: dict[str, list[str]] = {}
    for text in (*context.answers, *context.choices):
        found.setdefault(family_name(text), []).append(text)
    return found


def _meant_otherwise(
    reply: str, taken: tuple[str, ...], reject: tuple[str, ...], context: Context, language: str
) -> str:
    """Return the rule if the reply is, articles and punctuation aside, another answer of the deck or a rejected form."""
    form = _form(reply, language)
    own = {_form(text, language) for text in taken}
    if form in own:
        return ""
    if form in {_form(text, language) for text in reject}:
        return "a form that the deck rejects"
    return "another answer of the deck" if form in _forms(context, language) else ""


@lru_cache(maxsize=16)
def _forms(context: Context, language: str) -> frozenset[str]:
    return frozenset(_form(text, language) for text in (*context.answers, *context.choices))


def _form(text: str, language: str) -> str:
    return text_of(bare(words(text, language), language))


def _strictly(phrase: Phrase, form: str, reply: str, strictness: Strictness) -> Match:
    """Return the match that a phrase makes, where the deck is strict a near one instead of a right one."""
    accents = "accent" in phrase.note or phrase.rule == "umlaut written out"
    if phrase.rule == CLOSE:
        return Match("close", "nearly", phrase.note, form)
    if strictness.accents and accents:
        return Match("close", phrase.rule, phrase.note, form)
    if strictness.case and not _capitals_agree(reply, form):
        return Match("close", "capitals", f"capitals: {form}", form)
    rule = "punctuation aside" if phrase.rule == "exact" else phrase.rule
    return Match("right", rule, phrase.note, form if phrase.edits or accents else "")


def _capitals_agree(reply: str, form: str) -> bool:
    """Return whether the letters are the same in capitals too or, if they differ, the words' first letters are."""
    typed, right = "".join(filter(str.isalpha, reply)), "".join(filter(str.isalpha, form))
    if typed.casefold() == right.casefold():
        return typed == right
    pairs = zip(reply.split(), form.split(), strict=False)
    return all(one[0].isupper() == other[0].isupper() for one, other in pairs)
