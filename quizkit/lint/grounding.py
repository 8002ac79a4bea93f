"""Lint rules that compare a deck with its source and with the evidence that questions quote from it."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from os.path import normpath
from pathlib import PurePath

from quizkit.base.problems import Finding, rule
from quizkit.lint.subject import Subject
from quizkit.lint.views import TypedAnswer, expects
from quizkit.lint.wording import content, phrase, shortened
from quizkit.questions.registry import Question
from quizkit.questions.shapes import Typed


@rule("source-missing", "error")
def source_missing(subject: Subject) -> Iterator[Finding]:
    """The source file of the deck does not exist, or is not in the deck's folder or below it.

    Evidence cannot be compared with it, and a deck that is added to a library would be added without its source.
    Compare the quotes of a deck with the text itself (Haladyna and Rodriguez, Developing and Validating Test
    Items, 2013, on the review of content). A text that does not look like a file is a citation. Files outside the
    folder are not read, because a deck may come from anyone.

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
            message = f"“{shortened(file)}” is outside the folder of the deck, so it is not read"
        help = "Move it into the deck's folder and write its path from there, or give only a title."
        yield Finding(("source",), message, help)


@rule("evidence-not-found", "error")
def evidence_not_found(subject: Subject) -> Iterator[Finding]:
    """The evidence is not in the source.

    Evidence is a quote, word for word; capitals, line breaks, markup and the kind of quotation marks do not count,
    and `...` replaces omitted text. Only an answer that the text supports can be defended (Haladyna and
    Rodriguez, Developing and Validating Test Items, 2013, on verifying the key).

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
            similar = source.most_similar(quote)
            help = "No passage is similar. Quote the source word for word."
            if similar:
                help = f"The most similar passage: “{shortened(similar, 200)}”"
            yield Finding((*route, "evidence"), f"“{shortened(quote)}” is not in the source", help)


@rule("answer-not-in-evidence", "warning")
def answer_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """The typed answer is not in the evidence.

    The quote should contain the answer, an accepted form of it, or its value: seven is 7. Otherwise the quote shows
    something else, or the answer goes beyond the text (Haladyna and Rodriguez, Developing and Validating Test
    Items, 2013, on verifying the key).

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
        if evidence and not _contains(evidence, typed, subject):
            message = f"“{shortened(typed.key)}” is not in the evidence"
            help = "Quote the sentence that contains it, or write the form in the evidence under `accept`."
            yield Finding(typed.route, message, help)


@rule("choice-not-in-evidence", "note")
def choice_not_in_evidence(subject: Subject) -> Iterator[Finding]:
    """The right choice has no word in common with the evidence.

    This is a note, because a choice may, and often should, use other words than the source. Check that the quote is the
    right one (Haladyna and Rodriguez, Developing and Validating Test Items, 2013, on verifying the key).

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
        for key in picked.keys if evidence else ():
            key_words = content(key)
            if key_words and key_words.isdisjoint(content(evidence)) and not _numbers(key) & _numbers(evidence):
                message = f"“{shortened(key)}” has no word in common with the evidence"
                yield Finding(picked.at(key), message, "Check whether another sentence fits better.")


@rule("distractor-in-evidence", "note")
def distractor_in_evidence(subject: Subject) -> Iterator[Finding]:
    """The evidence contains a wrong choice, word for word.

    The choice may still be wrong, but a student can point to the quote: check that it is not also true. Haladyna,
    Downing and Rodriguez (2002), guideline 19: only one choice may be right.

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
        for choice in picked.distractors() if quoted else ():
            wording = phrase(choice)
            repeated = any(wording in phrase(text) for text in (picked.stem, *picked.keys))
            if wording in evidence and content(choice) and not repeated:
                message = f"“{shortened(choice)}” is also in the evidence"
                yield Finding(picked.at(choice), message, "Check that it is wrong, or replace it.")


@rule("no-evidence", "note")
def no_evidence(subject: Subject) -> Iterator[Finding]:
    """A question does not quote the source of the deck.

    Students see the evidence after they reply, and `quiz check` compares the answer with it. This is a note,
    reported once if no question has evidence (Haladyna and Rodriguez, Developing and Validating Test Items, 2013,
    ask for a reference with each item).

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
    if not len(without) == len(subject.deck.questions) > 1:
        help = "Quote the passage with its answer as `evidence`."
        yield from (Finding(route, "this question does not quote the source", help) for route in without)
    elif not subject.missing:
        help = "Quote the passage with each answer as `evidence`."
        yield Finding(("questions",), "no question quotes the source", help)


def _quoted(subject: Subject, question: Question) -> str:
    """Return the evidence of a question, unless it is not in the source, which another rule reports."""
    evidence, source = question.common.evidence, subject.passages
    return "" if source and evidence and not source.find(evidence) else evidence


def _contains(evidence: str, typed: TypedAnswer, subject: Subject) -> bool:
    """Return whether the evidence contains an accepted form, with its words in any order, or its value."""
    wording, words = phrase(evidence), content(evidence)
    for form in typed.forms:
        form_words = content(form)
        as_written = phrase(form) in wording if phrase(form).strip() else form in evidence
        if as_written or (form_words and form_words <= words):
            return True
        if _numbers(form) and _numbers(form) <= _numbers(evidence):
            return True
    # The grader may accept a number of the evidence within the tolerance.
    replies = [Typed(str(float(value))) for value in _numbers(evidence)] if expects(typed.question) == "number" else []
    return any(typed.question.grade(reply, subject.context).credit >= 1 for reply in replies)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[Fraction]:
    """Return the values of the numbers in a text, in digits or in words."""
    from quizkit.grading.words.tokens import tokenize

    return frozenset(word.value for word in tokenize(text, "en") if word.value is not None)
