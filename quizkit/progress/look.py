"""A deck as recognition looks at it: what each question asks, and the questions themselves where that does not decide."""

from collections import Counter
from collections.abc import Collection
from functools import cached_property

from quizkit.base.text import composed
from quizkit.deck import Deck
from quizkit.progress.state import QuestionState
from quizkit.questions.base import SIGN_OF_WORDING
from quizkit.questions.registry import Question
from quizkit.session.identity import Wording, is_one_question, wording_of


class Look:
    """A deck as its reader sees it. Only questions whose signs do not decide are looked at closely."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        # Without an id, a deck is stored under its title.
        self.has_id = deck.id != composed(deck.title)
        self._questions: dict[str, Question] = {}

    # A large deck that is new needs neither of these.
    @cached_property
    def signs(self) -> dict[str, str]:
        """The sign of each question, by its id."""
        return dict(zip(self.deck.ids(), self.deck.signs(), strict=True))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.signs)}

    def questions(self, ids: Collection[str]) -> list[Question]:
        """Read questions, each once. Those of a large deck are read when they are needed."""
        missing = [id for id in ids if id not in self._questions]
        if missing:
            read = self.deck.at([self._places[id] for id in missing])
            self._questions |= zip(missing, read, strict=True)
        return [self._questions[id] for id in ids]

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(sign[:SIGN_OF_WORDING] for sign in self.signs.values())

    def words(self, id: str) -> Wording:
        """Return the wording and the answer of a question."""
        return wording_of(self.questions([id])[0])

    def is_one(self, id: str, stored: QuestionState) -> bool:
        """Return whether a question is the stored one with its id, reworded or corrected."""
        sign = self.signs[id]
        unique = stored.sign[SIGN_OF_WORDING:] == sign[SIGN_OF_WORDING:] or self._times[sign[:SIGN_OF_WORDING]] == 1
        return is_one_question(stored.words, self.words(id), is_wording_unique=unique)
