"""Does the deck say what its source says? Each question may quote, as `evidence`, where its answer stands."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from os.path import normpath
from pathlib import PurePath

from quizkit.base.problems import Finding, rule
from quizkit.grading.words.tokens import tokenize
from quizkit.lint.subject import Subject, WithTyped
from quizkit.lint.wording import content, phrase, shortened
from quizkit.questions.registry import Question
from quizkit.questions.shapes import Typed


@rule("source-missing", "error")
def source_missing(subject: Subject) -> Iterator[Finding]:
    """The file that the deck names as its source is not there, or not in the deck's folder or below it.

    Evidence cannot be held against it, and who adds the deck to a library would add it without its source. A
    deck that quotes a text is to be checked against that very text (Haladyna and Rodriguez, Developing and
    Validating Test Items, 2013, on the review of content). A text that is no file is a citation, and not looked for.
    What lies elsewhere is not read: a deck may come from anybody.

    Bad:

        title: Tides
        source: no-such-file.md
        questions:
          - question: What draws the tides?
            answer: the moon

    Good:

        title: Tides
        source: "The Book of Tides, second edition"
        questions:
          - question: What draws the tides?
            answer: the moon
    """
    file = subject.deck.source.file
    if file and subject.source is None:
        message = f"there is no readable file “{shortened(file)}” beside the deck"
        if PurePath(file).is_absolute() or normpath(file).startswith(".."):
            message = f"“{shortened(file)}” lies outside the folder of the deck, and is not read"
        help = "Put it in the deck's folder or below and write its path from there, or give a title alone."
        yield Finding(("source",), message, help)


@rule("evidence-not-found", "error")
def evidence_not_found(subject: Subject) -> Iterator[Finding]:
    """The evidence is not in the source.

    It has to be a quote, word for word; capitals, line breaks, markup and the kind of quotation marks do not
    count, and `...` stands for what is left out. A key that is anchored in the text can be defended, one that is
    not cannot (Haladyna and Rodriguez, Developing and Validating Test Items, 2013, on verifying the key).

    Source:

        The moon draws the water of the seas, and so the tides come and go.

    Bad:

        title: Tides
        source: tides.md
        questions:
          - question: What draws the tides?
            answer: the moon
            evidence: The moon pulls the water of the seas

    Good:

        title: Tides
        source: tides.md
        questions:
          - question: What draws the tides?
            answer: the moon
            evidence: The moon draws the water ... and so the tides come and go
    """
    source = subject.passages
    for route, question in subject.questions if source else ():
        quote = question.common.evidence
        if quote and source and not source.find(quote):
            near = source.nearest(quote)
            help = (
                f"The nearest passage: “{shortened(near, 200)}”"
                if near
                else "Nothing in the source is near it. Quote it word for word."
            )
            yield Finding((*route, "evidence"), f"“{shortened(quote)}” is not in the source", help)


@rule("answer-not-in-evidence", "warning")
def answer_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """What is to be typed is not in the evidence.

    The answer, or a form of it that is accepted, should stand in the quote, or the same value: seven is 7. Else
    the quote shows something else, or the answer goes beyond the text (Haladyna and Rodriguez, Developing and
    Validating Test Items, 2013, on verifying the key).

    Bad:

        question: Who drew the first map of the tides?
        answer: Mersenne
        evidence: The first map of the tides was drawn by Edmond Halley.

    Good:

        question: Who drew the first map of the tides?
        answer: Edmond Halley
        evidence: The first map of the tides was drawn by Edmond Halley.
    """
    for typed in subject.typed:
        evidence = _quoted(subject, typed.question)
        if evidence and not _holds(evidence, typed, subject):
            message = f"“{shortened(typed.answer.key)}” does not stand in the evidence"
            yield Finding(
                typed.route, message, "Quote the sentence that says so, or accept the form that stands there."
            )


@rule("choice-not-in-evidence", "note")
def choice_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """The right choice has no word in common with the evidence.

    A choice may say in other words what the source says, and often should, so this is a note: see whether the
    quote is the right one (Haladyna and Rodriguez, Developing and Validating Test Items, 2013, on verifying the
    key).

    Bad:

        question: What do the tides follow?
        choices: [The moon, The wind]
        answer: The moon
        evidence: Twice a day the water comes and goes.

    Good:

        question: What do the tides follow?
        choices: [The moon, The wind]
        answer: The moon
        evidence: Twice a day the water comes and goes, as the moon bids.
    """
    for picked in subject.picked:
        evidence = _quoted(subject, picked.question)
        for key in picked.options.keys if evidence else ():
            said = content(key)
            if said and said.isdisjoint(content(evidence)) and not _numbers(key) & _numbers(evidence):
                message = f"“{shortened(key)}” has no word in common with the evidence"
                yield Finding(picked.at(key), message, "See whether another sentence says so.")


@rule("distractor-in-evidence", "note")
def distractor_in_evidence(subject: Subject) -> Iterator[Finding]:
    """A wrong choice stands in the evidence, word for word.

    It may be wrong all the same, but a student can point to the quote: see whether it is also true. Haladyna,
    Downing and Rodriguez (2002, guideline 19): one choice alone is to be right.

    Bad:

        question: What draws the tides?
        choices: [The moon, The sun, The wind]
        answer: The moon
        evidence: The moon draws the tides, and the sun has a part in it.

    Good:

        question: What draws the tides most?
        choices: [The moon, The stars, The wind]
        answer: The moon
        evidence: The moon draws the tides, and the sun has a part in it.
    """
    for picked in subject.picked:
        quoted = _quoted(subject, picked.question)
        evidence = phrase(quoted)
        for choice in picked.options.distractors() if quoted else ():
            said = phrase(choice)
            asked = said in phrase(picked.options.stem) or any(said in phrase(key) for key in picked.options.keys)
            if said in evidence and content(choice) and not asked:
                message = f"“{shortened(choice)}” stands in the evidence as well"
                yield Finding(picked.at(choice), message, "See that it is wrong, or put another in its place.")


@rule("no-evidence", "note")
def no_evidence(subject: Subject) -> Iterator[Finding]:
    """A question quotes nothing from the source, though the deck has one.

    Evidence is shown to students after they reply, and lets a check hold the answer against the text. A note,
    told once where no question has any (Haladyna and Rodriguez, Developing and Validating Test Items, 2013, ask
    for a reference with each item).

    Source:

        The moon draws the tides. Springs come at new moon.

    Bad:

        title: Tides
        source: tides.md
        questions:
          - {question: What draws the tides?, answer: the moon, evidence: The moon draws the tides.}
          - {question: When do springs come?, answer: at new moon}

    Good:

        title: Tides
        source: tides.md
        questions:
          - {question: What draws the tides?, answer: the moon, evidence: The moon draws the tides.}
          - {question: When do springs come?, answer: at new moon, evidence: Springs come at new moon}
    """
    if subject.source is None:
        return
    without = [route for route, question in subject.questions if not question.common.evidence]
    if len(without) == len(subject.questions) > 1:
        if not subject.missing:
            help = "Quote as `evidence` where each answer stands."
            yield Finding(("questions",), "no question quotes the source", help)
        return
    for route in without:
        yield Finding(
            route, "this question quotes nothing from the source", "Quote as `evidence` where its answer stands."
        )


def _quoted(subject: Subject, question: Question) -> str:
    """Return the evidence of a question, unless the source shows that it is no quote: that is told, and is enough."""
    evidence, source = question.common.evidence, subject.passages
    return "" if source and evidence and not source.find(evidence) else evidence


def _holds(evidence: str, typed: WithTyped, subject: Subject) -> bool:
    """Return whether an accepted form stands in the evidence, its words in any order, or its value does."""
    said = phrase(evidence)
    words = content(evidence)
    for form in typed.answer.forms:
        meant = content(form)
        if (phrase(form).strip() and phrase(form) in said) or (meant and meant <= words):
            return True
        if _numbers(form) and _numbers(form) <= _numbers(evidence):
            return True
    return typed.answer.number and _a_number_is_taken(evidence, typed, subject)


def _a_number_is_taken(evidence: str, typed: WithTyped, subject: Subject) -> bool:
    """Return whether the grader takes a number of the evidence for the answer, as its tolerance may say."""
    replies = (Typed(str(float(value))) for value in _numbers(evidence))
    return any(typed.question.grade(reply, subject.context).credit >= 1 for reply in replies)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[Fraction]:
    """Return the values of the numbers in a text, in digits or in words."""
    return frozenset(word.value for word in tokenize(text, "en") if word.value is not None)
