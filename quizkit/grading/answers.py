"""Grades a typed reply against an answer, and says which rule decided.

The first of these that applies decides:

1. The deck: the answer and `accept` as written are right, `reject` is wrong. The teacher knows more than any rule.
2. Values: an answer that is a number, an amount or a date is compared by value, never by letters: 1848 and
   1849 differ in one character and are two years.
3. Normal forms: different ways to write the same. Capitals, punctuation, articles, accents, hyphens,
   singular and plural of a common noun, British and American spelling.
4. Spelling: a misspelling, unless the typed word is another word (see `spelling`).

A reply that is another answer of the deck, one of its choices or a rejected form is neither a misspelling nor a
plural. If two forms are equally near, the reply is rejected.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from quizkit.grading.context import Context, Strictness
from quizkit.grading.date.clock import TimeOfDay
from quizkit.grading.date.dates import Date
from quizkit.grading.name.people import are_namesakes, compare_names, family_name
from quizkit.grading.number.amounts import Amount, likeliest
from quizkit.grading.number.values import AnswerValue, compare_values, read_values
from quizkit.grading.words.dictionary import base_language, load_dictionary
from quizkit.grading.words.forms import folded, spaced
from quizkit.grading.words.others import others_than
from quizkit.grading.words.phrases import Phrase, bare, compare_phrases
from quizkit.grading.words.spelling import CLOSE, OTHER, Judge
from quizkit.grading.words.tokens import text_of, tokenize

AnswerKind: TypeAlias = Literal["", "person"]
MatchVerdict: TypeAlias = Literal["right", "close", "wrong"]
_LENIENT = Strictness()
# A reply that is longer than the answer by more than this is not a misspelling of it.
_TOO_LONG = 120
# Of so many people of one surname no more are compared.
_MOST_NAMESAKES = 100
_ARTICLE = re.compile("^(?:an?|the) ")


class Match(NamedTuple):
    """The result of grading: the verdict, its rule in a few words, a note for the student, and the nearest form.

    `nearest` is set only if letters or accents differ, to show the difference.
    """

    verdict: MatchVerdict
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
    kind: AnswerKind = "",
) -> Match:
    """Grade a reply against the answer `key`, the accepted and the rejected forms. Never raises."""
    accepted = (key, *accept)
    decided = _as_written(reply, key, accept, reject, strictness) or _rejected(reply, accepted, reject, context)
    if decided:
        # Capitals tell units apart: MW is not mW.
        apart = _by_value(reply, accepted, context) if _is_by_capitals(decided) and _is_short(reply) else None
        return apart if apart and apart.verdict != "right" else decided
    if len(reply) > 2 * max(map(len, accepted)) + _TOO_LONG or not reply.strip():
        return Match("wrong", "no match")
    return _by_value(reply, accepted, context) or _by_words(reply, accepted, tuple(reject), context, strictness, kind)


def _as_written(
    reply: str, key: str, accept: Sequence[str], reject: Sequence[str], strictness: Strictness
) -> Match | None:
    """Grade by the forms in the deck, as written and then without regard to case."""
    form = spaced(reply)
    if form == spaced(key):
        return Match("right", "exact")
    if form in map(spaced, accept):
        return Match("right", "another form of the answer")
    if form in map(spaced, reject):
        return Match("wrong", "a form that the deck rejects")
    form = folded(reply)
    capitals: Match = (
        Match("close", "capitals", f"capitals: {key}", key) if strictness.case else Match("right", "capitals aside")
    )
    if form == folded(key):
        return capitals
    if form in map(folded, accept):
        return capitals if strictness.case else Match("right", "another form of the answer")
    return Match("wrong", "a form that the deck rejects") if form in map(folded, reject) else None


def _rejected(reply: str, accepted: Sequence[str], reject: Sequence[str], context: Context) -> Match | None:
    """Return wrong if the reply is a rejected form, apart from punctuation, and not also an accepted one."""
    if not reject or len(reply) > 2 * max(map(len, reject)) + _TOO_LONG:
        return None
    language = base_language(context.language)
    form = tokenize(reply, language)
    if text_of(form) in {text_of(tokenize(text, language)) for text in accepted}:
        return None
    rejected = any(form and text_of(form) == text_of(tokenize(text, language)) for text in reject)
    return Match("wrong", "a form that the deck rejects") if rejected else None


def _by_value(reply: str, accepted: tuple[str, ...], context: Context) -> Match | None:
    """Grade by value if the answer is one. Forms that are words are compared later."""
    typed = _values(reply, context)
    unlike = ""
    for form in accepted:
        right = _likeliest(_values(form, context))
        if not right:
            continue
        likeness = compare_values(typed, right) if typed else "no match"
        if likeness == "same":
            return Match("right", _value_rule(right))
        if _differs_by_article(reply, form):
            return Match("right", "article aside")
        if likeness in _NEAR_MISSES:
            return Match("close", *_NEAR_MISSES[likeness])
        unlike = unlike or likeness
    return Match("wrong", unlike) if unlike and all(_values(form, context) for form in accepted) else None


def _differs_by_article(reply: str, form: str) -> bool:
    # A difference in capitals alone may be another unit: 5 MW, 5 mW.
    one, other = folded(reply), folded(form)
    return one != other and _ARTICLE.sub("", one) == _ARTICLE.sub("", other)


# Why a value is close: the rule, and the note for the student.
_NEAR_MISSES = {
    "equal in another unit": ("another unit", "The amount is equal, but in another unit than expected."),
    "day or month first": ("day or month first", "Write the month as a word: which number is the day is not clear."),
}


def _is_by_capitals(decided: Match) -> bool:
    return decided.rule in ("capitals aside", "capitals", "another form of the answer")


def _is_short(reply: str) -> bool:
    return any(map(str.isdecimal, reply[:_TOO_LONG]))


def _value_rule(right: tuple[AnswerValue, ...]) -> str:
    if any(isinstance(value, Date) for value in right):
        return "the same date"
    return "the same time" if any(isinstance(value, TimeOfDay) for value in right) else "equal value"


def _likeliest(readings: tuple[AnswerValue, ...]) -> tuple[AnswerValue, ...]:
    amounts = tuple(value for value in readings if isinstance(value, Amount))
    return likeliest(amounts) if len(amounts) == len(readings) else readings


def _values(text: str, context: Context) -> tuple[AnswerValue, ...]:
    return read_values(text, context.language, context.decimal_comma)


def _by_words(
    reply: str,
    accepted: tuple[str, ...],
    reject: tuple[str, ...],
    context: Context,
    strictness: Strictness,
    kind: AnswerKind,
) -> Match:
    language = base_language(context.language)
    accepted = tuple(form for form in accepted if not _values(form, context)) or accepted
    judge = Judge(
        language,
        load_dictionary(language),
        others_than(accepted, reject, context, language),
        strictness,
    )
    phrase, form = min((_compared(reply, form, judge, kind) for form in accepted), key=lambda pair: pair[0].rank)
    namesake = _namesake(reply, phrase, accepted, context, judge) if kind == "person" else ""
    if namesake:
        return Match("close", "two people of that name", f"Who? The deck has {namesake} too.")
    other_answer = _rule_if_another_answer(reply, accepted, reject, context, language)
    if phrase.rule == OTHER:
        return Match("wrong", other_answer or "no match")
    if other_answer and phrase.rule not in _FAITHFUL:
        return Match("wrong", other_answer)
    return _strictly(phrase, form, reply, strictness)


# With these rules a reply is right even if it is also the answer to another question.
_FAITHFUL = ("exact", "title aside", "surname alone", "initials", "name suffix aside", "short form of the name")


def _compared(reply: str, form: str, judge: Judge, kind: AnswerKind) -> tuple[Phrase, str]:
    return (compare_names if kind == "person" else compare_phrases)(reply, form, judge), form


def _namesake(reply: str, phrase: Phrase, accepted: tuple[str, ...], context: Context, judge: Judge) -> str:
    """Return another person in the deck whom an incomplete name also fits."""
    if not phrase.right or phrase.rule in ("exact", "punctuation aside"):
        return ""
    for other in islice(_by_surname(context).get(family_name(accepted[0]), ()), _MOST_NAMESAKES):
        if are_namesakes(other, accepted[0], judge) and compare_names(reply, other, judge).right:
            return other
    return ""


@lru_cache(maxsize=16)
def _by_surname(context: Context) -> dict[str, list[str]]:
    """Return the answers and choices of a deck by surname, as if each were a name."""
    names: dict[str, list[str]] = {}
    for text in (*context.answers, *context.choices):
        names.setdefault(family_name(text), []).append(text)
    return names


def _rule_if_another_answer(
    reply: str, accepted: tuple[str, ...], reject: tuple[str, ...], context: Context, language: str
) -> str:
    """Return the rule if the reply is another answer or a rejected form, apart from articles and punctuation."""
    form = _form(reply, language)
    own = {_form(text, language) for text in accepted}
    if form in own:
        return ""
    if form in {_form(text, language) for text in reject}:
        return "a form that the deck rejects"
    return "another answer of the deck" if form in _forms(context, language) else ""


@lru_cache(maxsize=16)
def _forms(context: Context, language: str) -> frozenset[str]:
    return frozenset(_form(text, language) for text in (*context.answers, *context.choices))


def _form(text: str, language: str) -> str:
    return text_of(bare(tokenize(text, language), language))


def _strictly(phrase: Phrase, form: str, reply: str, strictness: Strictness) -> Match:
    """Return the result for a phrase; a right one is only close if the deck is strict about what differs."""
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
    """Return whether capitals agree: of all letters or, in a misspelling, of the first letter of each word."""
    typed, right = "".join(filter(str.isalpha, reply)), "".join(filter(str.isalpha, form))
    if typed.casefold() == right.casefold():
        return typed == right
    pairs = zip(reply.split(), form.split(), strict=False)
    return all(one[0].isupper() == other[0].isupper() for one, other in pairs)
