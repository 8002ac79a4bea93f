"""The lint rule for questions that ask the same. It uses an index, so that it does not compare every pair of questions."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from typing import TypeAlias

from quizkit.base.problems import Finding, rule
from quizkit.grading.words.forms import folded, spaced
from quizkit.lint.subject import Subject
from quizkit.lint.views import expects
from quizkit.lint.wording import shortened, words
from quizkit.questions.registry import Question
from quizkit.questions.shapes import PickOne

_ASKING = frozenset("a an the what which who is are was were do does did please name".split())
_SIGN = re.compile(r"[^\W_]+|[^\w\s.,;:?!'’\"“”()-]|[-−](?=\d)")
_CODE = re.compile(r"`[^`]+`")
# Longer words in capitals are emphasis.
_SHORT = 3
_FIGURE_OR_CODE = re.compile(r"[`\d]")
# The questions with a signature, each with its group.
_Seen: TypeAlias = defaultdict[Hashable, list[tuple[str, int]]]


@rule("same-question", "warning")
def same_question(subject: Subject) -> Iterator[Finding]:
    """Two questions ask the same.

    They have the same answer and the same words, in any order, apart from words that every question has: then one fact
    counts twice. Or they ask for typed answers in the same words, but have different answers: then a student who types
    one of them is marked wrong in the other question. Haladyna, Downing and Rodriguez (2002), guideline 4: keep the
    content of items independent of one another. Questions of one `group` may ask for the same fact.

    Bad:

        title: Rivers
        questions:
          - question: Which river flows through Cairo?
            answer: Nile
          - question: What river flows through Cairo?
            answer: The Nile

    Good:

        title: Rivers
        questions:
          - question: Which river flows through Cairo?
            answer: Nile
          - question: Which river flows through Vienna?
            answer: Danube
    """
    seen: _Seen = defaultdict(list)
    for position in _with_equal_words(subject):
        route, question = ("questions", position), subject.deck.questions[position]
        wording, topic = _wording(question), _topic(subject, position)
        first = _first_alike(seen, _signatures(question, wording, topic), question.common.group, position)
        # Reading reports the same wording of two questions without an id.
        if first is not None and wording and not _have_derived_ids(subject, first, position):
            stem = shortened(subject.deck.questions[first].prompt().stem)
            same = _answer(question) == _answer(subject.deck.questions[first])
            relation = "asks the same as" if same else "has the same words but another answer than"
            message = f"this question {relation} question {subject.number(first)}, “{stem}”"
            yield Finding(route, message, "Remove one, reword one, or put both in one `group`.")


def _have_derived_ids(subject: Subject, *positions: int) -> bool:
    questions = [subject.deck.questions[position] for position in positions]
    same_wording = len({spaced(question.prompt().stem) for question in questions}) == 1
    return same_wording and all(question.common.id.startswith("~") for question in questions)


def _with_equal_words(subject: Subject) -> list[int]:
    """Return the positions of the questions that share the words of their stem with another: only they may ask the same."""
    # Hashes take little memory. Where two differing stems have one, both are compared in vain.
    hashes = [hash(frozenset(stem) - _ASKING) for stem in subject.stems]
    counts = Counter(hashes)
    return [position for position, one in enumerate(hashes) if counts[one] > 1]


def _wording(question: Question) -> str:
    """Return the words of a question in order, without question words, and the signs that change the meaning."""
    stem = question.prompt().stem
    # Of code each sign counts: f(a, b) and f(a; b) are two.
    code = [re.sub(r"[\w\s]", "", span) for span in _CODE.findall(stem)] if "`" in stem else ()
    words_and_signs = map(_cased, _SIGN.findall(stem))
    return " ".join((*(word for word in words_and_signs if word not in _ASKING), *code))


def _cased(word: str) -> str:
    """Return a word without capitals, unless they distinguish two short words: mW and MW, i and I."""
    differs = len(word) <= _SHORT and word not in ("A", "a") and (len(word) == 1 or word[1:] != word[1:].lower())
    return word if differs else word.casefold()


def _topic(subject: Subject, position: int) -> frozenset[str]:
    """Return the words that identify a question in any order: at least two, and only if it has no digits or code."""
    question, topic = subject.deck.questions[position], subject.stems[position]
    prompt = question.prompt()
    in_any_order = expects(question) or (isinstance(prompt, PickOne) and not prompt.fixed)
    plain = len(topic) >= 2 and in_any_order and not _FIGURE_OR_CODE.search(prompt.stem)
    return frozenset(topic if plain else ())


def _signatures(question: Question, wording: str, topic: frozenset[str]) -> list[Hashable]:
    """Return what two questions that ask the same share, at least one of it, the most certain first."""
    answer = _answer(question)
    signatures: list[Hashable] = [("answer", wording, answer)]
    if expects(question) in ("text", "number"):
        signatures.append(("typed", wording, question.type))
    return [*signatures, ("content", topic, question.type, answer)] if topic else signatures


def _first_alike(seen: _Seen, signatures: list[Hashable], group: str, position: int) -> int | None:
    """Return the first question with a common signature that is not of the same group, and add this one.

    Two questions for each signature are enough: one of them is not of a given group.
    """
    alike = [
        place for signature in signatures for other_group, place in seen[signature] if not group or other_group != group
    ]
    for questions in (seen[signature] for signature in signatures):
        if not questions or (len(questions) == 1 and questions[0][0] not in ("", group)):
            questions.append((group, position))
    return alike[0] if alike else None


def _answer(question: Question) -> str:
    return " ".join(word for word in words(question.answer()) if word not in _ASKING) or folded(question.answer())
