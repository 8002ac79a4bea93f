"""Lists questions and how well they are known, and shows one with its whole history."""

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from quizkit.app.deck_identity import one_recognised
from quizkit.app.deck_index import IndexedDeck
from quizkit.app.decks import record_change
from quizkit.app.editor import first_error, open_in_editor
from quizkit.app.stats import asked_decks
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.base.paths import home
from quizkit.base.text import composed
from quizkit.deck_file.reading.read import DeckFile, read_deck
from quizkit.library import looks_like_a_path
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.past_replies import PastReply, past_replies
from quizkit.progress.records import QuestionChange
from quizkit.progress.state import QuestionState, State
from quizkit.progress.stats import recall_today
from quizkit.questions.registry import Question

_GONE = "The question can no longer be read from its deck."
Knowledge: TypeAlias = Literal["new", "learning", "known"]


class BrowsedQuestion(NamedTuple):
    """A question with what is known of it.

    `due` is the day of its next review and `recall` how likely it is recalled today, None for a new question. `recent`
    has the last first tries, `+` right, `~` partly right, `-` missed. `buried` is the day until which it is not asked.
    """

    deck: IndexedDeck
    id: str
    stem: str
    tags: tuple[str, ...]
    state: Knowledge
    due: date | None
    recall: float | None
    recent: str
    lapses: int
    suspended: bool
    flagged: bool
    buried: date | None

    @property
    def words(self) -> list[str]:
        """The words for its state: new, learning or known, and whether it is suspended, buried or flagged."""
        marks = {"suspended": self.suspended, "buried": self.buried is not None, "flagged": self.flagged}
        return [self.state, *(mark for mark, is_set in marks.items() if is_set)]


class Listing(NamedTuple):
    """Questions on a study day. `text` is what they have in common, `of` how many there are without it."""

    day: date
    questions: list[BrowsedQuestion]
    text: str
    of: int


class QuestionDetails(NamedTuple):
    """A question, its memory and its whole history, the latest reply last.

    While an exam over its deck is open, the question itself is None, so that nothing gives its answer away. It is also
    None if it is no longer in its deck.
    """

    day: date
    browsed: BrowsedQuestion
    question: Question | None
    progress: QuestionState
    replies: list[PastReply]
    has_open_exam: bool = False


class Browser:
    """The questions of one deck or of all, as they are now."""

    def __init__(self, deck: str | None = None, *, weakest: bool = False) -> None:
        """Read the decks and the progress. Raises UsageError."""
        self._history = History(home())
        self._state = checkpoint.load_to_show(self._history)
        self._weakest = weakest
        self._name = deck
        self._decks, self._recognised = asked_decks(deck, self._state)

    def listing(self, text: str = "") -> Listing:
        """Return the questions with a text in their stem, id, tags, deck or state, in the order of the deck."""
        today, text = study_day(now()), composed(text)
        questions = [
            _browsed(self._state, deck, place, today) for deck in self._decks for place in range(len(deck.questions))
        ]
        if self._weakest:
            # What was never seen cannot be forgotten.
            questions.sort(key=lambda one: (one.recall is None, one.recall))
        matches = [one for one in questions if all(part in _searched(one) for part in text.casefold().split())]
        return Listing(today, matches, text, len(questions))

    def the_one(self, listing: Listing) -> BrowsedQuestion | None:
        """Return the question that a text means: the only one with this id, or the only one that has the text."""
        named = [one for one in listing.questions if one.id == listing.text]
        matches = named if named or not listing.text else listing.questions
        return matches[0] if len(matches) == 1 else None

    def details(self, browsed: BrowsedQuestion) -> QuestionDetails:
        """Return a question with its history."""
        deck_id = browsed.deck.id or ""
        progress = self._state.decks.get(deck_id)
        has_open_exam = progress is not None and progress.exam is not None
        question = None if has_open_exam else self._question(browsed)
        memory = self._state.question(deck_id, browsed.id)
        replies = past_replies(self._history, self._state, deck_id, browsed.id)
        return QuestionDetails(study_day(now()), browsed, question, memory, replies, has_open_exam)

    def change(self, browsed: BrowsedQuestion, change: QuestionChange) -> BrowsedQuestion:
        """Record a change of a question, and return the question as it is then. Raises NotSaved."""
        self._state = record_change(self._history, change, [(browsed.deck.id or "", browsed.id)], self._recognised)
        self._recognised = []
        place = next(place for place, one in enumerate(browsed.deck.questions) if one.id == browsed.id)
        return _browsed(self._state, browsed.deck, place, study_day(now()))

    def edit(self, browsed: BrowsedQuestion) -> tuple[BrowsedQuestion | None, str]:
        """Open a question in the editor, and read the decks again.

        Return the question as it is then, None if it is not in its deck any more, and a message.
        """
        question, before = self._question(browsed), self._file(browsed)
        if question is None:
            return None, _GONE
        failure = open_in_editor(before, question)
        file = self._file(browsed)
        if failure or file.deck is None:
            return browsed, failure or f"{first_error(file)} Until that is fixed, the question is listed as it was."
        if before.text and file.text == before.text:
            return browsed, "Nothing was changed."
        self._decks, self._recognised = asked_decks(self._name, self._state)
        edited = self._again(browsed)
        return edited, "Reloaded." if edited else _GONE

    def _again(self, browsed: BrowsedQuestion) -> BrowsedQuestion | None:
        """Return a question of a deck that was read again; one whose id changed is known by its position."""
        deck = next((deck for deck in self._decks if deck.path == browsed.deck.path), browsed.deck)
        before, ids = [one.id for one in browsed.deck.questions], [one.id for one in deck.questions]
        place = before.index(browsed.id)
        if browsed.id in ids:
            place = ids.index(browsed.id)
        elif len(ids) != len(before) or ids[place] in before:
            return None
        return _browsed(self._state, deck, place, study_day(now()))

    def _file(self, browsed: BrowsedQuestion) -> DeckFile:
        return read_deck(browsed.deck.path)

    def _question(self, browsed: BrowsedQuestion) -> Question | None:
        file = self._file(browsed)
        if file.deck is None:
            return None
        deck = one_recognised(self._state, file)
        places = [place for place, id in enumerate(deck.ids()) if id == browsed.id]
        return deck.at(places[:1])[0] if places else None


def browser(deck: str | None, text: str | None, *, weakest: bool) -> tuple[Browser, str]:
    """Return the questions of a deck, and the text to look for. A name of no deck is a text. Raises UsageError."""
    if deck is None or text is not None or looks_like_a_path(deck):
        return Browser(deck, weakest=weakest), text or ""
    try:
        return Browser(deck, weakest=weakest), ""
    except UsageError:
        every = Browser(weakest=weakest)
        if every.listing(deck).questions:
            return every, deck
        raise


def _browsed(state: State, deck: IndexedDeck, place: int, today: date) -> BrowsedQuestion:
    question = deck.questions[place]
    known = state.question(deck.id or "", question.id)
    buried = date.fromisoformat(known.buried) if known.buried else None
    return BrowsedQuestion(
        deck,
        question.id,
        question.stem,
        question.tags,
        "new" if not known.n else "known" if known.is_known else "learning",
        date.fromisoformat(known.due) if known.n else None,
        recall_today(known, today, state.weights) if known.n else None,
        known.recent,
        known.lapses,
        known.suspended,
        known.flagged,
        buried if buried is not None and today < buried else None,
    )


def _searched(one: BrowsedQuestion) -> str:
    searched = "\n".join([one.stem, one.id, *one.tags, one.deck.name, one.deck.title, *one.words])
    return composed(searched).casefold()
