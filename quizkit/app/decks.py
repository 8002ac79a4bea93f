"""Adds decks to the library, shows one, and changes its questions: suspends, buries, resets or flags them, or undoes that."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from quizkit.app.deck_identity import one_recognised, recognised, stored_id
from quizkit.app.deck_names import name_for, word_for
from quizkit.app.find_deck import askable, find_deck
from quizkit.base.clock import now, study_day
from quizkit.base.errors import UsageError
from quizkit.base.paths import home
from quizkit.base.platform.names import as_on_disk, why_not_portable
from quizkit.base.problems import did_you_mean
from quizkit.base.program import program
from quizkit.base.text import composed
from quizkit.deck import Deck
from quizkit.deck_file.reading.read import read_deck
from quizkit.deck_file.templates import schema_file
from quizkit.library import add as add_to_library
from quizkit.library import added_path, deck_paths, earlier_added_path, file_of
from quizkit.progress import checkpoint
from quizkit.progress.history import History
from quizkit.progress.new_records import link_record, mark_record
from quizkit.progress.records import QuestionChange, Record
from quizkit.progress.state import State
from quizkit.questions.registry import Question
from quizkit.session.plan import QuestionCounts, candidates, count_questions
from quizkit.session.recording import Mark

QuestionMark: TypeAlias = Literal["suspended", "flagged"]
_REMOVALS: dict[QuestionMark, Mark] = {"suspended": "unsuspend", "flagged": "unflag"}


class AddedDeck(NamedTuple):
    """A deck that was added, its word in a command line, whether it was there, and why its source was not copied."""

    deck: Deck
    word: str
    replaced: bool
    left_out: str


class DeckDetails(NamedTuple):
    """A deck, how much of it is due, and its questions with marks. `word` names the deck in a command line."""

    deck: Deck
    counts: QuestionCounts
    marked: dict[QuestionMark, list[Question]]
    word: str


class RelinkedDeck(NamedTuple):
    """A deck that has the progress of another one, and how many of its questions are known now."""

    deck: Deck
    earlier_title: str
    known: int


def add_deck(path: Path) -> AddedDeck:
    """Copy a deck, its source and the schema that editors use to the library. Raises UsageError."""
    path = as_on_disk(path)
    file = read_deck(path)
    deck = askable(file)
    source, schema = deck.source.file, schema_file(file.text)
    before = [read_deck(known).deck for known in (added_path(path), earlier_added_path(path))]
    replaced = any(known is not None and known.id == deck.id for known in before)
    added = add_to_library(path, [name for name in (source, schema) if name], replace=replaced)
    is_found_by_name = name_for(path, deck_paths()) == path.stem
    word = word_for(path if is_found_by_name else added)
    return AddedDeck(deck, word, replaced, _left_out(source, added))


def _left_out(source: str, added: Path) -> str:
    if source and (why := why_not_portable(source)):
        return why
    return "it is not in the folder of the deck" if source and not file_of(added, source) else ""


def deck_details(name: str) -> DeckDetails:
    """Return a deck with its marks. Raises UsageError."""
    file = find_deck(name)
    state = checkpoint.load(History(home()))
    deck = one_recognised(state, file)
    memories = checkpoint.memories(state, deck.id)
    marked: dict[QuestionMark, list[Question]] = {
        mark: [q for q in deck.questions if getattr(memories.get(q.common.id), mark, False)] for mark in _REMOVALS
    }
    counts = count_questions(candidates([deck], {deck.id: memories}), study_day(now()))
    return DeckDetails(deck, counts, marked, word_for(file.path))


def change_questions(change: QuestionChange, name: str, ids: Sequence[str]) -> list[Question]:
    """Record a change of questions, named by their ids, and return them. A buried one is asked again tomorrow.

    Raises UsageError if the deck has no question of an id.
    """
    history = History(home())
    recognition = recognised(checkpoint.load(history), [find_deck(name)])
    deck = recognition.decks[0]
    questions = {question.common.id: question for question in deck.questions}
    ids = [*map(composed, ids)]
    for id in ids:
        if id not in questions:
            help = did_you_mean(id, questions) or f"`{program()} browse` lists the ids."
            raise UsageError(f"No question of this deck has the id “{id}”.", help)
    record_change(history, change, [(deck.id, id) for id in dict.fromkeys(ids)], recognition.records)
    return [questions[id] for id in dict.fromkeys(ids)]


def record_change(
    history: History, change: QuestionChange, questions: Sequence[tuple[str, str]], before: Sequence[Record] = ()
) -> State:
    """Record a change of questions, named by the ids of deck and question, and return the progress after it.

    `before` are records of what was recognised in the decks.
    """
    at = now()
    until = study_day(at) + timedelta(1) if change == "bury" else None
    history.append([*before, *(mark_record(at, change, deck_id, id, until) for deck_id, id in questions)])
    return checkpoint.update(history, None)


def relink(old: str, new: str) -> RelinkedDeck:
    """Let a deck have the progress of an earlier one, whatever its questions are. Raises UsageError, NotSaved."""
    history, file = History(home()), find_deck(new)
    state = checkpoint.load(history)
    recognition = recognised(state, [file])
    deck, earlier = recognition.decks[0], stored_id(state, old)
    title = state.decks[earlier].title or earlier
    if earlier == deck.id:
        raise UsageError(f"“{deck.title}” already has the progress of “{title}”.", "Name two different decks.")
    history.append([*recognition.records, link_record(now(), deck.id, earlier, askable(file).content_hash())])
    state = checkpoint.load(history)
    checkpoint.save(history, state)
    linked = one_recognised(state, file)
    known = checkpoint.memories(state, linked.id).keys() & set(linked.ids())
    return RelinkedDeck(deck, title, len(known))


def remove_marks(mark: QuestionMark, name: str, ids: Sequence[str]) -> int:
    """Remove a mark from the questions with these ids, or from all. Return how many. Raises UsageError."""
    history = History(home())
    state = checkpoint.load(history)
    recognition = recognised(state, [find_deck(name)])
    deck = recognition.decks[0]
    memories = checkpoint.memories(state, deck.id)
    marked = [id for id, memory in memories.items() if getattr(memory, mark)]
    ids = [*map(composed, ids)]
    for id in ids:
        if id not in marked:
            help = did_you_mean(id, marked) or f"{mark.capitalize()} questions: {', '.join(marked) or 'none'}."
            raise UsageError(f"No {mark} question has the id “{id}”.", help)
    chosen = list(ids) or marked
    if chosen:
        record_change(history, _REMOVALS[mark], [(deck.id, id) for id in chosen], recognition.records)
    return len(chosen)
