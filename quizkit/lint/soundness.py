"""Lint rules for questions without exactly one right answer, or whose right answer the grader rejects."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from quizkit.base.problems import Finding, rule
from quizkit.grading.context import Context, Strictness
from quizkit.grading.exact import is_code
from quizkit.grading.words.forms import unified
from quizkit.lint.subject import Subject
from quizkit.lint.views import WithOptions, required_answers
from quizkit.lint.wording import shortened, words
from quizkit.questions.registry import Question
from quizkit.questions.reply_grammar import Command, Misread, parse_reply

if TYPE_CHECKING:
    from quizkit.grading.number.values import AnswerValue

# If a question is about the form of a text, two forms are two answers.
_ABOUT_FORM = re.compile(
    r"\b(spel\w+|writ\w+|form|forms|simpl\w+|reduced|lowest|notation|express\w*|equal\w*|equivalent|same as|round\w*"
    r"|decimal|fraction|significant|digits?|plurals?|singular|grammar\w*|capitali\w+|hyphen\w*|punctuat\w*|article|British"
    r"|American|symbols?|correct|correctly|print\w*|output|returns?|type|evaluates?|syntax|accents?|abbreviat\w+|versions?|releases?|sections?|blank|numerals?|valid|invalid|identifiers?|variables?|keywords?)\b|__|`",
    re.IGNORECASE,
)
# Rules of the grader by which two texts are the same answer; a question may be about other differences.
_SAME = frozenset((
    "article aside", "hyphen or space aside", "American spelling", "British spelling", "another spelling of the name",
    "umlaut written out", "letter forms aside",
))  # fmt: skip
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
# “Name the three witches' victims” counts the witches.
_ASKED_FOR = re.compile(
    rf"(?:^|[.?!:;,(] *)(?:please )?(?:name|list|give|state|write down|choose|pick|select|tick|mark|which)(?: any| the| all)?"
    rf" ({'|'.join(_COUNTS)}|[2-8])\b(?!(?: [\w-]+)? \w+(?:'s|s'|’s|s’))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# 300,000 in a language with a decimal comma: 300, or translated from English and 300000.
_THREE_DIGITS = re.compile(r"\d,\d{3}(?!\d)")
_ARTICLES = frozenset(("a", "an", "the"))
_SIGNS = {"%": 100, "‰": 1000}
_FRACTION = re.compile(r"(\d{1,9}) ?/ ?(\d{1,9})")
# With zeros at its end too, which the grader takes for a version.
_DECIMAL = re.compile(r"[-−]?\d{1,12}\.\d{1,12}")
# Nothing is not the number 0 in every subject.
# No value, or a value with a word that makes another one of it: exactly 50% is not roughly 50%.
_NO_VALUE = re.compile(
    r"(?:none|nil|null|nothing|no|empty|void|n/?a|nan)"
    r"|(?:exactly|precisely|roughly|about|around|approximately|almost|nearly|over|under|more|less|up to|at (?:least|most)|genau|etwa|rund|circa"
    r"|ca\.|ungefähr|fast|knapp|über|unter|mehr|weniger|höchstens|mindestens|exactement|précisément|environ|presque|plus|moins|exactamente"
    r"|aproximadamente|casi|más|menos|quasi|oltre|precies|ongeveer|bijna|meer|minder)\b.*",
    re.IGNORECASE,
)
# Capitals of longer words do not matter: the sea, the Sea.
_WORD_WITH_CAPITAL = re.compile(r"[A-Z]?[a-z]{3,}[,;:]?|[A-Z]?[a-z]{1,2}")
_IDENTIFIER = re.compile(r"[a-z][A-Z\d]|_|\w\.\w|^[A-Z]{4,}$")


@rule("equal-choices", "error")
def equal_choices(subject: Subject) -> Iterator[Finding]:
    """Two choices say the same.

    They differ only in spaces, in the capitals of words or in a full stop. Or they have the same value: 60 % is 0.6,
    0.5 is 1/2, seven is 7. Code, formulas and choices of a single word, such as CO and Co, are compared by their
    characters. So are all choices if the question is about code or about the form of a number. If one of two equal
    choices is right, so is the other, and a student who picks that is marked wrong. If both are wrong, one is useless.
    Haladyna, Downing and Rodriguez (2002), guideline 22: keep choices independent, not overlapping.

    Bad:

        question: What part of the votes did the law need?
        choices: [0.6, 60 %, 0.5]
        answer: 60 %

    Good:

        question: What part of the votes did the law need?
        choices: [75 %, 60 %, 50 %]
        answer: 60 %
    """
    for picked in subject.picked:
        for first, second in _equal_pairs(picked, subject.alone):
            message = f"“{shortened(second)}” says the same as the choice “{shortened(first)}”"
            yield Finding(picked.at(second), message, "Remove or reword one of them.")


@rule("distractor-taken", "error")
def distractor_taken(subject: Subject) -> Iterator[Finding]:
    """A wrong choice is the right answer in another spelling.

    If the answer were typed, the grader would accept this form: without an article or a hyphen, in British or
    American spelling. So a student who picks it is right, but is marked wrong. Code, formulas and identifiers are
    compared by their characters. Haladyna, Downing and Rodriguez (2002), guideline 19: make sure that only one of the
    choices is the right answer.

    Bad:

        question: Which body passes the laws?
        choices: [Parliament, The Parliament, The High Court]
        answer: Parliament

    Good:

        question: Which body passes the laws?
        choices: [Parliament, The Cabinet, The High Court]
        answer: Parliament
    """
    for picked in subject.picked:
        for key in picked.keys:
            bare = _bare(key)
            for choice in picked.distractors():
                if _similar(bare, choice) and _is_accepted(choice, key, picked, subject.alone):
                    message = f"“{shortened(choice)}” is the right answer, “{shortened(key)}”, in another spelling"
                    yield Finding(picked.at(choice), message, "Replace it with a wrong choice.")


@rule("all-choices-right", "warning")
def all_choices_right(subject: Subject) -> Iterator[Finding]:
    """All choices of a question are right.

    There is nothing to distinguish: a student who marks everything has full credit. Haladyna, Downing and Rodriguez (2002),
    guideline 18: write as many effective choices as you can. Add choices that are wrong, or ask for a list that students
    type.

    Bad:

        question: Which of these are metals? Choose all.
        choices: [Iron, Zinc, Lead]
        answer: [Iron, Zinc, Lead]

    Good:

        question: Which of these are metals? Choose all.
        choices: [Iron, Zinc, Lead, Sulphur]
        answer: [Iron, Zinc, Lead]
    """
    for picked in subject.picked:
        if not picked.distractors():
            yield Finding((*picked.route, "answer"), "all choices are right", "Add choices that are wrong.")


@rule("example-graded-otherwise", "error")
def example_graded_otherwise(subject: Subject) -> Iterator[Finding]:
    """The grader does not grade an example as the deck says.

    `examples` lists replies that must be right and replies that must be wrong. They are graded like the replies of
    a student. Try replies before students do (Haladyna and Rodriguez, Developing and Validating Test Items, 2013, on
    the review of the key).

    Bad:

        question: Who wrote the play?
        answer: Shakespeare
        examples: {right: [The Bard of Avon]}

    Good:

        question: Who wrote the play?
        answer: Shakespeare
        accept: The Bard of Avon
        examples: {right: [The Bard of Avon], wrong: [Marlowe]}
    """
    for route, question in subject.questions:
        for position, example in enumerate(question.common.right_examples):
            reason = _why_not_right(question, example, subject.context)
            if reason:
                message = f"“{shortened(example)}” should be right, but {reason}"
                yield Finding((*route, "examples", "right", position), message, "Add it to `accept`, or fix it.")
        for position, example in enumerate(question.common.wrong_examples):
            if not _why_not_right(question, example, subject.context):
                message = f"“{shortened(example)}” should be wrong, but the grader accepts it"
                yield Finding((*route, "examples", "wrong", position), message, "Add it to `reject`, or remove it.")


@rule("another-number-asked", "warning")
def another_number_asked(subject: Subject) -> Iterator[Finding]:
    """The question asks for more or fewer answers than it requires.

    “Name two” with four answers requires all four, so a student who names two gets half of the credit: `any` says
    how many are enough. Haladyna, Downing and Rodriguez (2002), guideline 14: make the directions in the stem
    clear.

    Bad:

        question: Name two rivers of France.
        answer: [Seine, Loire, Rhône]

    Good:

        question: Name two rivers of France.
        answer: [Seine, Loire, Rhône]
        any: 2
    """
    for route, question in subject.questions if subject.english else ():
        required = required_answers(question)
        asked = _ASKED_FOR.search(question.prompt().stem) if required else None
        number = _COUNTS.get(asked[1].casefold()) or int(asked[1]) if asked else required
        if number != required and asked:
            message = f"the question asks for {asked[1].casefold()}, but {required} are required"
            help = f"Ask for {required}."
            if "any" in question.fields:
                help = f"Write `any: {number}`, or ask for {required}."
            yield Finding((*route, "question"), message, help)


def _why_not_right(question: Question, example: str, context: Context) -> str:
    """Return the reason why a reply does not earn full credit, or an empty text if it does."""
    reply = parse_reply(question.prompt(), example)
    if isinstance(reply, Misread):
        return f"it is not a valid reply: {reply.help}"
    if isinstance(reply, Command):
        return "it is a command; write :: for a colon"
    grade = question.grade(reply, context)
    return "" if grade.credit >= 1 else f"it is graded {grade.verdict} ({grade.rule})"


def _equal_pairs(picked: WithOptions, context: Context) -> list[tuple[str, str]]:
    """Return the pairs of choices that say the same, each pair in the order of the deck."""
    choices = tuple(dict.fromkeys(picked.choices))
    has_digits = bool(_DIGIT.search(" ".join(choices)))
    # Choices that differ in the form that ignores most are never equal.
    if len({_unpointed(choice).casefold() for choice in choices}) == len(choices) and not has_digits:
        return []
    if _is_about_form(picked):
        return []
    by_form: dict[str, str] = {}
    pairs = [(by_form.setdefault(_form(choice), choice), choice) for choice in choices]
    values = _equal_values(choices, context) if has_digits else ()
    return list(dict.fromkeys(pair for pair in (*pairs, *values) if pair[0] != pair[1]))


def _is_about_form(picked: WithOptions) -> bool:
    """Return whether a question is about code, or about the form of a text: then two forms are two answers."""
    return bool(_ABOUT_FORM.search(picked.stem)) or any("`" in choice for choice in picked.choices)


def _form(choice: str) -> str:
    """Return a choice without extra spaces and a final full stop, and without the capitals of words.

    Short words such as CO and -D, a single word, and what is compared by its characters keep their capitals.
    """
    text = _unpointed(choice)
    if " " not in text or is_code(text):
        return text
    return " ".join(word.casefold() if _WORD_WITH_CAPITAL.fullmatch(word) else word for word in text.split())


def _unpointed(choice: str) -> str:
    return unified(choice).removesuffix(".") or choice


def _equal_values(choices: tuple[str, ...], context: Context) -> Iterator[tuple[str, str]]:
    read = [(choice, _read(choice, context)) for choice in choices]
    for (first, one), (second, other) in combinations([pair for pair in read if pair[1]], 2):
        # Two fractions, such as the metres 4/4 and 2/2, differ in what they say.
        if one & other and not ("/" in first and "/" in second):
            yield first, second


def _read(choice: str, context: Context) -> "frozenset[AnswerValue]":
    """Return the values that a choice may have; a percentage is a plain number."""
    from quizkit.grading.number.amounts import Amount
    from quizkit.grading.number.values import read_values

    if _NO_VALUE.fullmatch(choice) or (context.decimal_comma and _THREE_DIGITS.search(choice)):
        return frozenset()
    fraction = _FRACTION.fullmatch(choice.strip())
    if fraction and int(fraction[2]):
        return frozenset((Amount(Fraction(int(fraction[1]), int(fraction[2]))),))
    if _DECIMAL.fullmatch(choice.strip()):
        return frozenset((Amount(Fraction(choice.strip().replace("−", "-"))),))
    # Elsewhere a slash has other meanings.
    values = read_values(choice, context.language, context.decimal_comma) if "/" not in choice else ()
    return frozenset(map(_without_sign, values))


def _without_sign(value: "AnswerValue") -> "AnswerValue":
    from quizkit.grading.number.amounts import Amount

    if isinstance(value, Amount):
        share = value.unit in _SIGNS
        return Amount(value.value / _SIGNS.get(value.unit, 1), "" if share else value.unit, value.ordinal)
    return value


def _similar(one: str, choice: str) -> bool:
    """Return whether a key and a choice are similar enough to be graded, which takes time; few are."""
    start = choice[:2].lower()
    if start.isascii() and start.isalpha() and start not in (one[:2], "an", "th"):
        return False
    other = _bare(choice)
    if not one or one == other or one[:2] != other[:2] or abs(len(one) - len(other)) > 3:
        return bool(one) and one == other
    first, second = Counter(one), Counter(other)
    return ((first - second) + (second - first)).total() <= 4


def _bare(text: str) -> str:
    every = words(text)
    return "".join(every if _ARTICLES.isdisjoint(every) else [word for word in every if word not in _ARTICLES])


def _is_accepted(choice: str, key: str, picked: WithOptions, context: Context) -> bool:
    if (
        _is_about_form(picked)
        or not all(_is_words(text, context) for text in (key, choice))
        or not {(key, choice), (choice, key)}.isdisjoint(_equal_pairs(picked, context))
    ):
        return False
    from quizkit.grading.answers import match

    result = match(choice, key, (), (), context, Strictness(typos=False, accents=True))
    return result.verdict == "right" and result.rule in _SAME


def _is_words(key: str, context: Context) -> bool:
    """Return whether a choice is compared in words: not a single word with a capital inside, such as readAllLines."""
    from quizkit.grading.comparison import comparison_of

    has_word = any(len(word) > 1 for word in words(key))
    return has_word and comparison_of(key, context) == "words" and not _IDENTIFIER.search(key)
