"""A student who studies decks, in memory: what is recorded of it, and what is known of a deck afterwards."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from quizkit.deck import Deck
from quizkit.progress.fold import fold
from quizkit.progress.new_records import attempt_record, question_record, session_record
from quizkit.progress.order import in_order
from quizkit.progress.recognition import Recognition, recognise_decks
from quizkit.progress.records import Record, numbered
from quizkit.progress.state import State, empty_state
from quizkit.questions.base import Grade
from quizkit.session.attempt import Attempt
from quizkit.session.plan import Asked

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
RIGHT = Grade(1.0, "right", "exact")


class Student:
    """Whose history is `records`. `decks` are the decks that can be found."""

    def __init__(self, device: str = "a", decks: Iterable[Deck] = ()) -> None:
        self.records: list[Record] = []
        self.decks = list(decks)
        self._device = device

    def state(self) -> State:
        """What the history adds up to."""
        state = empty_state()
        fold(state, in_order(self.records))
        return state

    def recognise(self, *decks: Deck) -> tuple[State, Recognition]:
        """Look at decks without studying them."""
        state = self.state()
        return state, recognise_decks(state, decks, lambda: self.decks)

    def study(self, deck: Deck, places: Iterable[int] | None = None, *, backs: bool = False) -> Recognition:
        """Answer the questions at some places of a deck, or all, or the backs of its cards, days after the last record."""
        _, recognition = self.recognise(deck)
        stored = recognition.decks[0].reversed() if backs else recognition.decks[0]
        at = NOON + timedelta(days=len(self.records))
        queue = [Asked(stored, stored.questions[place]) for place in places or range(len(stored.questions))]
        begin = session_record(at, [stored], queue, 1, which="next", tags=(), permute=False)
        self._write(*recognition.records, begin)
        for _, question in queue:
            attempt = Attempt(stored.id, question, 1, (), ("x",), RIGHT, 0, 1000, at)
            self._write(question_record(attempt), attempt_record(attempt, f"{self._device}-{len(self.records)}"))
        return recognition

    def _write(self, *records: Record) -> None:
        at = (NOON + timedelta(days=len(self.records))).isoformat()
        for record in records:
            self.records.append({**numbered(record, self._device, len(self.records) + 1), "at": at})

    def known(self, deck: Deck) -> list[int]:
        """The places of the questions of a deck that are known."""
        state, recognition = self.recognise(deck)
        (stored,) = recognition.decks
        return [n for n, question in enumerate(stored.questions) if state.question(stored.id, question.common.id).n]

    def sessions(self, deck: Deck) -> str:
        """The title under which the sessions of a deck are stored; empty if there is none."""
        state, recognition = self.recognise(deck)
        known = state.decks.get(recognition.decks[0].id)
        return known.title if known else ""
