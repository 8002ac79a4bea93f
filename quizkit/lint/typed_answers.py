"""Lint rules for typed answers: what students can type, and what the form of an answer means."""

import re
from collections.abc import Iterator
from fractions import Fraction

from quizkit.base.problems import Finding, rule
from quizkit.grading.context import Context
from quizkit.grading.exact import is_code
from quizkit.grading.words.glosses import variants_of
from quizkit.lint.subject import Subject
from quizkit.lint.views import TypedAnswer
from quizkit.lint.wording import shortened
from quizkit.questions.cloze import ClozeQuestion, own_blanks
from quizkit.questions.listing import ListQuestion
from quizkit.questions.number import NumberQuestion

_LONGEST = 60
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\ue000-\uf8ff]")
_IN_QUOTES = "has curly quotes around it, which are part of the answer"
_CURLY_QUOTES = ("‘’", "“”", "„“", "„”", "‚‘", "«»", "»«")
# The label before a choice, and the mark after it.
_OPENING = frozenset(pair[0] for pair in _CURLY_QUOTES)
# But A. A. Milne has initials, and “4. Juli” is a date.
_OF_A_CHOICE = re.compile(r"^(?:\(?[A-Ja-j1-9]\)|[a-j]\.|[-*•–])\s+(?=\w)|[;,]\s*$")
_WORD = re.compile(r"[^\W_]+")
# What is the capital, who was the first, which word means: one answer, unless several are named.
_ASKS_FOR_ONE = re.compile(
    r"(?:what|which|who) (?:is|was) (?:the|an?|another|its|his|her|their|your) (?![\w-]+s (?:of|in|for|to)\b)"
    r"|which [\w-]*[^\Ws] (?:is|was|means|has|does|did)\b|what does .* (?:mean|stand for)\b|(?:in|on) (?:which|what) [\w-]*[^\Ws] (?:is|was|did|does)\b",
    re.IGNORECASE,
)
_ASKS_FOR_MORE = re.compile(
    r"\b(?:and|or|both|all|each|every|list|name|two|three|four|five|six|seven|eight|nine|ten|\d+|several|pairs?|components|composition"
    r"|made of|consist\w*|difference|set|combination|sequence|order|results?|factors?|solutions?|roots?)\b|\(s\)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1\d{3}|20\d\d|[1-9]\d\d")
# “How many years” asks for no year.
_ASKS_HOW_LONG = re.compile(r"\b(?:how|wie|combien|cuánt|quant|hoe)", re.IGNORECASE)
_ASKS_FOR_A_YEAR = re.compile(
    r"\b(?:years?|when|wann|jahr|quand|année|an|cuándo|año|quando|anno|ano|jaar|wanneer|rok\w*)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"c\d{1,2}")
_FOREIGN_BLANK = re.compile(r"\{\{c\d{1,2}::|\{\d*:(?:SHORTANSWER|SA|MULTICHOICE|MC|NUMERICAL|NM)\w*:")


@rule("optional-part", "note")
def optional_part(subject: Subject) -> Iterator[Finding]:
    """A part of the answer is optional: a gloss in brackets, or one side of a slash.

    `Mercury (planet)` also accepts Mercury, and `grey/gray` accepts either word. If all of the answer is required,
    write `exact: true`; if the bracket says something to students, put it into the question or the explanation.
    Haladyna, Downing and Rodriguez (2002), guideline 14: make the directions in the stem clear.

    Bad:

        question: What does “mercy” mean in one word?
        answer: compassion (or pity)

    Good:

        question: What does “mercy” mean in one word?
        answer: compassion
        accept: pity
    """
    for answer in subject.typed:
        _, *variants = variants_of(answer.key)
        if variants and not answer.question.graded_how(subject.context)[0].endswith("character"):
            listed = ", ".join(f"“{shortened(variant)}”" for variant in variants)
            message = f"students may also answer {listed}"
            yield Finding(answer.route, message, "Write `exact: true` if all of it is required.")


@rule("untypable-answer", "warning")
def untypable_answer(subject: Subject) -> Iterator[Finding]:
    """Nobody can be expected to type this answer.

    It has more than 60 characters, an emoji, curly quotes around it, or the letter or the comma of a choice, and so has
    every accepted form. A reply that differs in a word or a letter is wrong, though the student knows the answer.
    Haladyna and Rodriguez, Developing and Validating Test Items (2013), on short answers: ask for a word, a name or a
    number. Accept a short form, or write choices.

    Bad:

        question: What draws the tides?
        answer: the gravity of the moon, and to a smaller part the gravity of the sun

    Good:

        question: Which two bodies draw the tides?
        answer: [moon, sun]
    """
    for answer in subject.typed:
        reasons = [_why_untypable(form, answer, subject) for form in answer.forms]
        if all(reasons):
            help = "Accept a form that students can type, under `accept`, or write choices."
            if reasons[0] == _IN_QUOTES:
                help = f"Write it without them: {answer.key[1:-1].strip()}"
            yield Finding(answer.route, f"“{shortened(answer.key)}” {reasons[0]}", help)


@rule("alternatives-as-list", "warning")
def alternatives_as_list(subject: Subject) -> Iterator[Finding]:
    """The question asks for one thing, but its answer is a list, all of which is required.

    A list under `answer` asks for all of it. What is also accepted is under `accept`. Haladyna, Downing and Rodriguez
    (2002), guideline 14: make the directions in the stem clear. If one item of a list is enough, write `any: 1`.

    Bad:

        question: What is the capital of China?
        answer: [Beijing, Peking]

    Good:

        question: What is the capital of China?
        answer: Beijing
        accept: Peking
    """
    for route, question in subject.questions:
        if not isinstance(question, ListQuestion) or question.required < len(question.keys) or len(question.keys) < 2:
            continue
        one_asked = subject.english and _ASKS_FOR_ONE.match(question.stem) and not _ASKS_FOR_MORE.search(question.stem)
        if one_asked or _are_forms_of_one(question.keys, subject.alone):
            message = f"all {len(question.keys)} of these are required, but they seem to be forms of one answer"
            help = f"Write `answer: {question.keys[0]}`, and the others under `accept`."
            yield Finding((*route, "answer"), message, help)


@rule("tolerance-on-year", "warning")
def tolerance_on_year(subject: Subject) -> Iterator[Finding]:
    """The answer is a year, and a tolerance accepts other years.

    One percent of 1945 is nineteen years. A tolerance under `defaults` applies to years too. Haladyna, Downing and
    Rodriguez (2002), guideline 19: make sure that only one answer is right. Write `tolerance: 0` for a year, or ask
    for the decade.

    Bad:

        question: In which year did the war end?
        answer: 1945
        tolerance: 1%

    Good:

        question: In which year did the war end?
        answer: 1945
    """
    for route, question in subject.questions:
        if not isinstance(question, NumberQuestion) or not _YEAR.fullmatch(question.keys[0]):
            continue
        year = Fraction(question.keys[0])
        asked = _ASKS_FOR_A_YEAR.search(question.stem) and not _ASKS_HOW_LONG.search(question.stem)
        if asked and question.tolerance.allows(year + 1, year):
            message = f"the tolerance of {question.tolerance.in_words()} accepts other years than {question.keys[0]}"
            yield Finding((*route, "answer"), message, "Write `tolerance: 0`, or remove it.")


@rule("foreign-cloze", "error")
def foreign_cloze(subject: Subject) -> Iterator[Finding]:
    """A blank is written as in another program.

    Anki writes `{{c1::Paris}}`, where quizkit reads the answer c1 with the hint Paris; Moodle (2010) writes
    `{1:SHORTANSWER:=Paris}`. A blank of quizkit has only its answer: `{{Paris}}`, with other forms after `|` and a hint
    after `::`.

    Bad:

        cloze: "The capital of France is {{c1::Paris}}."

    Good:

        cloze: "The capital of France is {{Paris}}."
    """
    for route, question in subject.questions:
        if isinstance(question, ClozeQuestion):
            blank = next((blank for blank in question.blanks if _NUMBERED.fullmatch(blank.key) and blank.hint), None)
            if blank:
                message = f"“{{{{{blank.key}::” is a blank of Anki: quizkit reads {blank.key} as the answer"
                yield Finding((*route, "cloze"), message, f"Write only the answer: {{{{{blank.hint}}}}}")
        elif "{" in question.prompt().stem and _FOREIGN_BLANK.search(question.prompt().stem):
            stem = shortened(own_blanks(question.prompt().stem), 200)
            mark = '"' if "'" in stem else "'"
            help = f"Write a cloze question instead: cloze: {mark}{stem}{mark}"
            yield Finding((*route, "question"), "this text has a blank of another program", help)


def _why_untypable(form: str, answer: TypedAnswer, subject: Subject) -> str:
    """Return why a form of an answer cannot be typed, or an empty text."""
    if len(form) > _LONGEST:
        return f"has {len(form)} characters"
    if _EMOJI.search(form):
        return "has a character that is not on a keyboard"
    if form[0] in _OPENING and form[0] + form[-1] in _CURLY_QUOTES and len(form) > 2:
        return _IN_QUOTES
    bare = _OF_A_CHOICE.sub("", form).strip()
    if bare == form or not bare or is_code(bare):
        return ""
    from quizkit.grading.answers import match

    accepted = match(bare, answer.key, answer.forms, (), subject.alone).verdict == "right"
    return "" if accepted else "has the letter or the comma of a choice"


def _are_forms_of_one(keys: tuple[str, ...], context: Context) -> bool:
    """Return whether the grader accepts each other item of a list as the first one, or one is the acronym of the other."""
    from quizkit.grading.answers import match

    first, *others = keys
    return all(match(other, first, (), (), context).verdict == "right" or _is_acronym(first, other) for other in others)


def _is_acronym(one: str, other: str) -> bool:
    short, long = sorted((one.replace(".", ""), other), key=len)
    initials = "".join(word[0] for word in _WORD.findall(long) if word[0].isupper())
    return len(short) > 1 and short.isupper() and short == initials
