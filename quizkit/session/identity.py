"""Recognises questions without an id after a small correction, so that they keep their progress."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from quizkit.deck import Deck
from quizkit.questions.registry import Question

# The least similarity of the wordings: a corrected typo is above it, another question below.
_ALIKE = 0.9
# Comparing takes quadratic time; no stem is so long.
_LONGEST = 2000
# If more questions with the same answer are gone, the deck was rewritten, and none is recognised.
_MOST_GONE = 100


class Wording(NamedTuple):
    """How a question was worded when it was last answered."""

    wording: str
    answer: str


def recognise(deck: Deck, known: Mapping[str, Wording]) -> tuple[Deck, list[Question]]:
    """Give questions without an id and with a slightly corrected wording their earlier id.

    `known` holds the wordings by id. A question is recognised by the same answer and a wording that is at least 90 %
    similar, if that is the only match on both sides. Returns the deck and the recognised questions.
    """
    present = {question.common.id for question in deck.questions}
    gone = {id: wording for id, wording in known.items() if id not in present and id.startswith("~")}
    if not gone:
        return deck, []
    new = [
        question
        for question in deck.questions
        if question.common.id.startswith("~") and question.common.id not in known
    ]
    by_answer: defaultdict[str, dict[str, Wording]] = defaultdict(dict)
    for id, wording in gone.items():
        by_answer[wording.answer][id] = wording
    matches = {question.common.id: _matches(question, by_answer[question.answer()]) for question in new}
    claims = Counter(id for ids in matches.values() for id in ids)
    earlier_ids = {new_id: ids[0] for new_id, ids in matches.items() if len(ids) == 1 and claims[ids[0]] == 1}
    questions = tuple(_renamed(question, earlier_ids) for question in deck.questions)
    return replace(deck, questions=questions), [q for q in questions if q.common.id in earlier_ids.values()]


def _matches(question: Question, gone: Mapping[str, Wording]) -> list[str]:
    stem = question.prompt().stem
    return [id for id, wording in gone.items() if _is_similar(wording.wording, stem)] if len(gone) <= _MOST_GONE else []


def _is_similar(before: str, now: str) -> bool:
    if max(len(before), len(now)) > _LONGEST:
        return False
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    # The first two are upper bounds, and fast.
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _renamed(question: Question, ids: Mapping[str, str]) -> Question:
    id = ids.get(question.common.id)
    return question if id is None else replace(question, common=replace(question.common, id=id))
