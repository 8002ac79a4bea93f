"""Grades a typed reply against an answer, and says which rule decided.

The first of these that applies decides:

1. The deck: the answer and `accept` as written are right, `reject` is wrong. The teacher knows more than any rule.
2. How the form of the answer is compared (see `comparison`): by its characters, as a formula, by its value, as a
   name, or in words. A number is never compared by letters: 1848 and 1849 differ in one character and are two years.
3. In words: different ways to write the same, then a misspelling, unless the typed word is another word.
4. What is left of the reply without words that lead up to the answer.

A reply that is another answer of the deck, one of its choices or a rejected form is neither a misspelling nor a
plural. If two forms are equally near, the reply is rejected.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from quizkit.grading.comparison import AnswerKind, comparison_of
from quizkit.grading.context import Context, Strictness
from quizkit.grading.date.clock import TimeOfDay
from quizkit.grading.date.dates import Date, misspells_month
from quizkit.grading.exact import same_characters
from quizkit.grading.formula import is_another_formula, same_formula
from quizkit.grading.lead_ins import without_lead_in, without_tail
from quizkit.grading.name.people import compare_names, namesake
from quizkit.grading.number.amounts import Amount, likeliest
from quizkit.grading.number.values import AnswerValue, compare_values, read_values
from quizkit.grading.words.dictionary import base_language, dictionary
from quizkit.grading.words.forms import folded, spaced
from quizkit.grading.words.glosses import variants_of
from quizkit.grading.words.others import others_than
from quizkit.grading.words.phrases import Phrase, bare, compare_phrases
from quizkit.grading.words.spelling import CLOSE, OTHER, Judge
from quizkit.grading.words.tokens import joined_words, tokenize

MatchVerdict: TypeAlias = Literal["right", "asked again", "close", "wrong"]
_VERDICTS: tuple[MatchVerdict, ...] = ("right", "asked again", "close", "wrong")
_LENIENT = Strictness()
# A reply that is longer than the answer by more than this is not a misspelling of it.
_TOO_LONG = 120
_ARTICLE = re.compile("^(?:an?|the) ")


class Match(NamedTuple):
    """The result of grading: the verdict, its rule in a few words, a note for the student, and the nearest form.

    `nearest` is set only if letters or accents differ, to show the difference. A reply is to be asked again if it is
    not clear what it says.
    """

    verdict: MatchVerdict
    rule: str
    note: str = ""
    nearest: str = ""


_MORE_PRECISE = "a more precise date"
_NO_MATCH = Match("wrong", "no match")
_REJECTED = Match("wrong", "a form that the deck rejects")


class Answer(NamedTuple):
    """An answer with all that decides how replies to it are graded: the first of `accepted` is the answer itself."""

    accepted: tuple[str, ...]
    reject: tuple[str, ...]
    context: Context
    strictness: Strictness = _LENIENT
    kind: AnswerKind = ""

    @property
    def language(self) -> str:
        """The base language, such as `en`."""
        return base_language(self.context.language)


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
    answer = Answer((key, *accept), tuple(reject), context, strictness, kind)
    written = _as_written(reply, answer)
    if written:
        return written
    if not reply.strip() or len(reply) > 2 * max(map(len, (*answer.accepted, *reject))) + _TOO_LONG:
        return _NO_MATCH
    result = _compared(reply, answer)
    if result.verdict != "wrong" or result is _REJECTED:
        return result
    return _without_other_words(reply, answer) or result


def _as_written(reply: str, answer: Answer) -> Match | None:
    """Grade by the forms in the deck, as written."""
    form = spaced(reply)
    for place, accepted in enumerate(answer.accepted):
        if form == spaced(accepted):
            return Match("right", "another form of the answer" if place else "exact")
    if form in map(spaced, answer.reject):
        return _REJECTED
    return None


def _compared(reply: str, answer: Answer) -> Match:
    """Return the best result of comparing a reply with each form, each in its own way."""
    if _is_rejected(reply, answer):
        return _REJECTED
    results: list[Match] = []
    by_value: dict[str, Match] = {}
    in_words: list[str] = []
    for form in answer.accepted:
        match comparison_of(form, answer.context, answer.kind, exact=answer.strictness.exact):
            case "exact":
                results.append(_by_characters(reply, form))
            case "formula":
                results.append(_as_formula(reply, form, answer.strictness))
            case "number" | "date":
                by_value[form] = _by_value(reply, form, answer)
                results.append(by_value[form])
            case "name" | "words":
                in_words.append(form)
    if in_words and not (results and results[0].verdict == "right"):
        results.append(_by_words(reply, answer, tuple(in_words)))
    best = min(results, key=lambda result: _VERDICTS.index(result.verdict))
    return (_contradicted(by_value, answer) or best) if best.rule == _MORE_PRECISE else best


def _contradicted(by_value: dict[str, Match], answer: Answer) -> Match | None:
    """Return the result for a fuller form of the date that the reply adds to, if the reply is another date than that."""
    short = next(form for form, result in by_value.items() if result.rule == _MORE_PRECISE)
    wrong = ((form, result) for form, result in by_value.items() if result.verdict == "wrong")
    return next((result for form, result in wrong if _by_value(form, short, answer).rule == _MORE_PRECISE), None)


def _is_rejected(reply: str, answer: Answer) -> bool:
    """Return whether the reply is a rejected form, apart from case and punctuation, and not also an accepted one."""
    if not answer.reject or answer.strictness.exact:
        return False
    form = joined_words(tokenize(reply, answer.language))
    if not form or form in {joined_words(tokenize(text, answer.language)) for text in answer.accepted}:
        return False
    return any(form == joined_words(tokenize(text, answer.language)) for text in answer.reject)


def _by_characters(reply: str, form: str) -> Match:
    if same_characters(reply, form):
        return Match("right", "spaces or look-alikes aside")
    capitals = folded(reply) == folded(form)
    return _NO_MATCH._replace(note="Capitals count here.") if capitals else _NO_MATCH


def _as_formula(reply: str, form: str, strictness: Strictness) -> Match:
    if same_formula(reply, form):
        if strictness.case and folded(reply) == folded(form):
            return Match("close", "capitals", f"capitals: {form}", form)
        return Match("right", "another notation of the formula")
    return _other_formula(form, strictness) if is_another_formula(reply, form) else _NO_MATCH


def _other_formula(form: str, strictness: Strictness) -> Match:
    """Return the result for the formula of something else with the same letters: Co for CO."""
    return Match(
        "wrong" if strictness.case else "close", "another formula", f"Capitals matter in a formula: {form}.", form
    )


def _by_value(reply: str, form: str, answer: Answer) -> Match:
    right = _likeliest(_values(form, answer.context))
    if folded(reply) == folded(form) and not any(map(str.isdecimal, form)):
        return Match("right", "capitals aside")
    typed = _values(reply, answer.context)
    likeness = compare_values(typed, right) if typed else "no match"
    if likeness == "same":
        return _same_value(reply, form, right, answer)
    if _differs_by_article(reply, form):
        return Match("right", "article aside")
    match likeness:
        case "equal in another unit":
            return Match("close", "another unit", "The amount is equal, but in another unit than expected.")
        case "day or month first":
            note = "Write the month as a word: which number is the day is not clear."
            return Match("asked again", "day or month first", note)
        case "am or pm":
            return Match("asked again", "am or pm", "Write am or pm, or the hours from 0 to 24.")
        case "more precise":
            # The rest may be wrong: 8 October 1990 for a day of another year.
            return Match("asked again", _MORE_PRECISE, "The answer has fewer parts: leave out the day or the year.")
        case "less precise":
            return Match("close", "a less precise date", "The answer is a more precise date.")
        case "equal ratio":
            return Match("close", "equal ratio", "The ratio is equal, but in other terms than expected.")
        case _:
            return Match("wrong", likeness)


def _same_value(reply: str, form: str, right: tuple[AnswerValue, ...], answer: Answer) -> Match:
    rule = _value_rule(right)
    if rule == "the same date" and misspells_month(reply, answer.context.language):
        return Match(
            "right" if answer.strictness.typos else "close", "month misspelled", f"The month is misspelled: {form}"
        )
    return Match("right", rule)


def _differs_by_article(reply: str, form: str) -> bool:
    # A difference in capitals alone may be another unit: 5 MW, 5 mW.
    one, other = folded(reply), folded(form)
    return one != other and _ARTICLE.sub("", one) == _ARTICLE.sub("", other)


def _value_rule(right: tuple[AnswerValue, ...]) -> str:
    if any(isinstance(value, Date) for value in right):
        return "the same date"
    return "the same time" if any(isinstance(value, TimeOfDay) for value in right) else "equal value"


def _likeliest(readings: tuple[AnswerValue, ...]) -> tuple[AnswerValue, ...]:
    amounts = tuple(value for value in readings if isinstance(value, Amount))
    return likeliest(amounts) if len(amounts) == len(readings) else readings


def _values(text: str, context: Context) -> tuple[AnswerValue, ...]:
    return read_values(text, context.language, context.decimal_comma)


def _by_words(reply: str, answer: Answer, forms: tuple[str, ...]) -> Match:
    """Compare with all forms that are words, or names of one person."""
    forms = tuple(dict.fromkeys(variant for form in forms for variant in variants_of(form)))
    language, strictness = answer.language, answer.strictness
    for form in forms:
        if folded(reply) == folded(form):
            return _capitals(reply, form, strictness)
    others = others_than(answer.accepted, answer.reject, answer.context, language)
    judge = Judge(language, dictionary(language), others, strictness)
    compare = compare_names if answer.kind == "person" else compare_phrases
    phrase, form = min(((compare(reply, form, judge), form) for form in forms), key=lambda pair: pair[0].rank)
    person = namesake(reply, phrase, answer.accepted, answer.context, judge) if answer.kind == "person" else ""
    if person:
        return Match("close", "two people of that name", f"Who? The deck has {person} too.")
    other_answer = _rule_if_another_answer(reply, answer, forms)
    if phrase.rule == OTHER:
        return Match("wrong", other_answer or "no match")
    if other_answer and phrase.rule not in _FAITHFUL:
        return Match("wrong", other_answer)
    return _strictly(phrase, form, reply, strictness)


def _capitals(reply: str, form: str, strictness: Strictness) -> Match:
    """Return the result for a reply that differs only in capitals."""
    if is_another_formula(reply, form):
        return _other_formula(form, strictness)
    return (
        Match("close", "capitals", f"capitals: {form}", form) if strictness.case else Match("right", "capitals aside")
    )


# With these rules a reply is right even if it is also the answer to another question.
_FAITHFUL = (
    "exact",
    "title aside",
    "surname alone",
    "initials",
    "name suffix aside",
    "particle aside",
    "first initial aside",
)


def _rule_if_another_answer(reply: str, answer: Answer, forms: tuple[str, ...]) -> str:
    """Return the rule if the reply is another answer or a rejected form, apart from articles and punctuation."""
    language = answer.language
    form = _form(reply, language)
    if form in {_form(text, language) for text in forms}:
        return ""
    if form in {_form(text, language) for text in answer.reject}:
        return _REJECTED.rule
    return "another answer of the deck" if form in _forms(answer.context, language) else ""


@lru_cache(maxsize=16)
def _forms(context: Context, language: str) -> frozenset[str]:
    forms = context.derived(
        f"forms of {language}",
        lambda: sorted({_form(text, language) for text in (*context.answers, *context.choices)}),
    )
    return frozenset(forms)


def _form(text: str, language: str) -> str:
    return joined_words(bare(tokenize(text, language), language))


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


def _without_other_words(reply: str, answer: Answer) -> Match | None:
    """Grade what is left without words that lead up to the answer; ask again if more words come after it."""
    for rest in () if _is_exact(answer) else without_lead_in(reply, answer.language):
        result = _as_written(rest, answer) or _compared(rest, answer)
        if result.verdict == "right":
            return result._replace(rule="other words aside")
    head = without_tail(reply)
    if head and not _is_exact(answer) and _right_with_a_tail(head, reply, answer):
        return Match("asked again", "more than the answer", "Type only the answer.")
    return None


def _is_exact(answer: Answer) -> bool:
    comparison = comparison_of(answer.accepted[0], answer.context, answer.kind, exact=answer.strictness.exact)
    return comparison == "exact"


def _right_with_a_tail(head: str, reply: str, answer: Answer) -> bool:
    """Return whether the answer is followed by words that are not another answer of the deck."""
    tail = reply.strip()[len(head) :].strip(" ,()")
    if _form(tail, answer.language) in _forms(answer.context, answer.language):
        return False
    return (_as_written(head, answer) or _compared(head, answer)).verdict == "right"
