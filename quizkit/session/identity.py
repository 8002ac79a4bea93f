"""Decides whether two questions are the same to their reader, by their wordings, their answers and their ids."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from quizkit.grading.words.forms import spaced
from quizkit.questions.base import words_of
from quizkit.questions.registry import Question

# The least similarity of the wordings, if nothing else agrees: a corrected typo is above it, another question below.
_ALIKE = 0.9
# The least share of common pairs of letters in a reworded question that has the same id and the same answer.
_REWORDED = 0.5
# Any two statements have the same answer half of the time.
_TRUE_OR_FALSE = frozenset(("true", "false"))
# Comparing takes quadratic time; real stems are shorter.
_LONGEST = 2000
# If more questions with the same answer are gone, or are new, the deck was rewritten, and none is recognised.
_MOST_ALIKE = 100


class Wording(NamedTuple):
    """How a question was worded when it was last answered."""

    wording: str
    answer: str


def wording_of(question: Question) -> Wording:
    """Return the wording and the answer of a question."""
    return Wording(question.prompt().stem, question.answer())


def content_of(wording: Wording) -> Wording:
    """Return what two questions share that differ only in case, punctuation, white space or Unicode form."""
    return Wording(words_of(wording.wording), spaced(wording.answer))


def own_id(id: str, sign: str) -> str:
    """Return the id under which a question is stored if another one has its id."""
    return f"{id}~{sign}"


def is_one_question(before: Wording, now: Wording, *, is_wording_unique: bool = True) -> bool:
    """Return whether two wordings under one id in one deck are of one question.

    The wording may be corrected, or the answer, or the question may be reworded if the answer stays. Typos in both may be
    corrected. A wording that the deck has twice shows nothing by itself.
    """
    if before == now:
        return True
    (wording, answer), (new_wording, new_answer) = content_of(before), content_of(now)
    if wording == new_wording:
        return is_wording_unique or answer == new_answer
    if answer == new_answer and answer not in _TRUE_OR_FALSE:
        return _is_recognisable(wording, new_wording)
    return _is_similar(answer, new_answer) and _is_similar(before.wording, now.wording)


def is_moved_question(before: Wording, now: Wording) -> bool:
    """Return whether a question with the same id in another deck is the same, reworded at most."""
    (wording, answer), (new_wording, new_answer) = content_of(before), content_of(now)
    return answer == new_answer and answer not in _TRUE_OR_FALSE and _is_recognisable(wording, new_wording)


def have_like_answers(before: Wording, now: Wording) -> bool:
    """Return whether two answers are the same, up to a correction."""
    answer, new_answer = spaced(before.answer), spaced(now.answer)
    return answer == new_answer or _is_recognisable(words_of(answer), words_of(new_answer))


def corrected(new: Iterable[Question], gone: Mapping[str, Wording]) -> dict[str, str]:
    """Return the earlier id of each new question whose wording was slightly corrected, by its present id.

    A question is recognised by the same answer and a wording that is at least 90 % similar, if that is the only match on
    both sides.
    """
    by_answer: defaultdict[str, dict[str, Wording]] = defaultdict(dict)
    for id, wording in gone.items():
        by_answer[spaced(wording.answer)][id] = wording
    questions: defaultdict[str, list[Question]] = defaultdict(list)
    for question in new if gone else ():
        questions[spaced(question.answer())].append(question)
    matches = {
        question.common.id: _similar(question, by_answer[answer])
        for answer, alike in questions.items()
        if max(len(alike), len(by_answer.get(answer, ()))) <= _MOST_ALIKE
        for question in alike
    }
    claims = Counter(id for ids in matches.values() for id in ids)
    return {new_id: ids[0] for new_id, ids in matches.items() if len(ids) == 1 and claims[ids[0]] == 1}


def _similar(question: Question, gone: Mapping[str, Wording]) -> list[str]:
    stem = question.prompt().stem
    return [id for id, wording in gone.items() if _is_similar(wording.wording, stem)]


def _is_similar(before: str, now: str) -> bool:
    from difflib import SequenceMatcher

    if max(len(before), len(now)) > _LONGEST:
        return False
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    # The first two are upper bounds, and fast.
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _is_recognisable(before: str, now: str) -> bool:
    """Return whether at least half of the pairs of letters are the same, in any order (Dice's coefficient)."""
    pairs, new_pairs = Counter(pairwise(before)), Counter(pairwise(now))
    same = 2 * (pairs & new_pairs).total()
    return same > 0 and same >= _REWORDED * (pairs.total() + new_pairs.total())
