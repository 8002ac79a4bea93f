"""Which question is which, where a deck gives it no id: correcting a typo must not cost what a student knows."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from quizkit.deck import Deck
from quizkit.questions.registry import Question

# How much of the wording must have stayed: a corrected typo leaves more, another question less.
_ALIKE = 0.9
# Comparing takes the square of the length; no stem is so long.
_LONGEST = 2000
# Where so many questions of one answer are gone, the deck was written anew, and none is the same as before.
_MOST_GONE = 100


class Wording(NamedTuple):
    """How a question was worded when it was last answered."""

    wording: str
    answer: str


def recognise(deck: Deck, known: Mapping[str, Wording]) -> tuple[Deck, list[Question]]:
    """Give questions without an id, whose wording was lightly corrected, the id that they had before.

    `known` holds the wordings by id. A question is recognised by the same answer and a wording at least
    90 % alike, where no other question on either side comes as near. Returns the deck and the recognised.
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
    matches = {question.common.id: _alike(question, by_answer[question.answer()]) for question in new}
    claims = Counter(id for ids in matches.values() for id in ids)
    taken = {new_id: ids[0] for new_id, ids in matches.items() if len(ids) == 1 and claims[ids[0]] == 1}
    questions = tuple(_renamed(question, taken) for question in deck.questions)
    return replace(deck, questions=questions), [q for q in questions if q.common.id in taken.values()]


def _alike(question: Question, gone: Mapping[str, Wording]) -> list[str]:
    """Return the ids of those of some wordings of one answer that are near to a question's; of too many none is."""
    stem = question.prompt().stem
    return [id for id, wording in gone.items() if _near(wording.wording, stem)] if len(gone) <= _MOST_GONE else []


def _near(before: str, now: str) -> bool:
    if max(len(before), len(now)) > _LONGEST:
        return False
    if 2 * min(len(before), len(now)) < _ALIKE * (len(before) + len(now)):
        return False
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    # The two quick ones are upper bounds, and cheap.
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _renamed(question: Question, taken: Mapping[str, str]) -> Question:
    id = taken.get(question.common.id)
    return question if id is None else replace(question, common=replace(question.common, id=id))
