"""Gives each question an id that no earlier one has, and reports ids and wordings that occur twice."""

from collections import Counter

from quizkit.base.problems import Problem, Route
from quizkit.base.program import program
from quizkit.deck_file.keys import OPENING_KEYS
from quizkit.deck_file.reading.limits import MOST_PROBLEMS
from quizkit.deck_file.reading.nodes import Entries
from quizkit.grading.words.forms import spaced
from quizkit.questions.base import distinct_ids
from quizkit.questions.registry import Question


class OwnIds:
    """The ids of the questions that are read so far, and the problems to add to."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._nodes: dict[str, Entries] = {}
        # The lines of wordings whose ids would be the same, by that id.
        self._lines: dict[str, dict[str, int]] = {}
        self._copies: Counter[str] = Counter()

    def give(self, question: Question, node: Entries, route: Route) -> Question:
        """Return the question, with another id if an earlier one has the id from its wording."""
        id = question.common.id
        first = self._nodes.setdefault(id, node)
        if first is node:
            return question
        if "id" in node.entries:
            message = f"the question in line {first.line} already has the id “{id}”"
            self._problems.append(Problem("same-id", (*route, "id"), message, "Give each question its own id."))
            return question
        own = self._free(distinct_ids(id, question.prompt().stem, question.answer()))
        self._nodes[own] = node
        self._note_wording(self._lines.setdefault(id, {_wording(first): first.line}), node, route)
        return question._replace(common=question.common._replace(id=own))

    def _free(self, ids: tuple[str, ...]) -> str:
        """Return the first of several ids that no question has, or the last one with a number."""
        free = next((id for id in ids if id not in self._nodes), "")
        while not free or free in self._nodes:
            self._copies[ids[-1]] += 1
            free = f"{ids[-1]}-{self._copies[ids[-1]] + 1}"
        return free

    def _note_wording(self, lines: dict[str, int], node: Entries, route: Route) -> None:
        """Warn of a wording that an earlier question has, letter for letter."""
        line = lines.setdefault(_wording(node), node.line)
        # Too many problems end the reading: a warning must not.
        if line != node.line and len(self._problems) < MOST_PROBLEMS:
            message = f"this question has the same wording as the one in line {line}, and neither has an id"
            help = f"Remove one, reword one, or give each an `id`: `{program()} check --fix --ids` writes them."
            self._problems.append(Problem("same-id", route, message, help, "warning"))


def _wording(node: Entries) -> str:
    texts = (node.entries[key] for key in OPENING_KEYS if key in node.entries)
    return spaced(next((text[0] for text in texts if isinstance(text, tuple)), ""))
