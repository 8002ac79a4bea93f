"""Recognises decks and questions: finds the ids under which their progress is stored, by what they ask."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Literal

from quizkit.base.clock import now
from quizkit.base.values import Value
from quizkit.deck import Deck
from quizkit.progress.look import Look
from quizkit.progress.new_records import carry_record, link_record
from quizkit.progress.records import Record
from quizkit.progress.state import DeckState, QuestionState, State
from quizkit.questions.base import SIGN_OF_WORDING
from quizkit.questions.flashcard import REVERSED
from quizkit.questions.registry import Question
from quizkit.session.identity import (
    corrected,
    have_like_answers,
    is_moved_question,
    own_id,
)

# A deck with a known id or title is that deck if it has at least this share of the known questions, or of its own.
_SAME_DECK = 0.5
# A deck with another id and title has more than this share of the known questions: as git recognises a renamed file. So
# of two parts of a deck, one at most is the deck.
_RENAMED_DECK = 0.5
# A deck without an id, and with this many known questions whose answers all differ, is another deck with that title.
_FEWEST_ANSWERS = 3
# How many decks with the most known questions are compared closely.
_MOST_CLOSE = 3
# The other decks that a student may have.
OtherDecks = Callable[[], Iterable[Deck]]
# The stored ids of the questions that a deck still has.
StillIn = Callable[[str], Collection[str]]


class DeckNote(Value):
    """What was recognised, for the student to know before the first question.

    `renamed`: the deck had the title `other`, and `same` of the `of` known questions. `another`: the deck called `other`
    is another one. `moved`: `same` questions were in the deck `other`.
    """

    kind: Literal["renamed", "another", "moved"]
    title: str
    other: str
    same: int
    of: int = 0


class Recognition(Value):
    """Decks with the ids under which their progress is stored, and the questions with a corrected wording.

    `records` are to be saved before anything else is.
    """

    decks: Sequence[Deck] = ()
    notes: Sequence[DeckNote] = ()
    corrected: Sequence[Question] = ()
    records: Sequence[Record] = ()


def recognise_decks(state: State, decks: Sequence[Deck], others: OtherDecks = tuple) -> Recognition:
    """Return the decks as they are stored. What was moved and renamed is moved and renamed in `state`, too."""
    # Of decks that are equally likely one is chosen by their order, which depends on how the state was read.
    state.decks.sort()
    recogniser = _Recogniser(state, others)
    looks = [Look(deck) for deck in decks]
    named = [recogniser.by_name(look) for look in looks]
    elsewhere = _elsewhere(state, list(zip(looks, named, strict=True)), cache(recogniser.still_in))
    recognised = [
        recogniser.recognise(look, match, sources) for look, match, sources in zip(looks, named, elsewhere, strict=True)
    ]
    return Recognition(recognised, recogniser.notes, recogniser.corrected, recogniser.records)


class _Match(Value):
    """A deck of the history that may be this one: the stored id of each known question, by its own id.

    `of` is how many questions could be known; `corrected` are the own ids of questions with a corrected wording.
    """

    key: str
    ids: dict[str, str]
    of: int
    is_another: bool = False
    corrected: frozenset[str] = frozenset()

    @property
    def share(self) -> float:
        """The share of the questions that are known; nothing known is no reason to doubt."""
        return 0 if self.is_another else len(self.ids) / self.of if self.of else 1


# For each question of a deck that is new in it, by id: the deck and the id where it is known.
_Sources = dict[str, tuple[str, str]]


class _Elsewhere(Value):
    """Where the questions of a deck are known from, and how many of them each other deck has."""

    sources: _Sources
    counts: Counter[str]


class _Recogniser:
    """Recognises decks one after the other, and collects what came of it."""

    def __init__(self, state: State, others: OtherDecks) -> None:
        self._state = state
        self._others = others
        self._new: dict[str, Look] = {}
        self._known: set[str] = set()
        self.notes: list[DeckNote] = []
        self.records: list[Record] = []
        self.corrected: list[Question] = []

    def by_name(self, look: Look) -> _Match | None:
        """Return the deck of the history that has the id of this one, or had it, and most of the questions."""
        match = _by_name(look, self._state, is_left=self._is_left(look))
        if match is not None:
            self._known.add(match.key)
        return match

    def _is_left(self, look: Look) -> bool:
        """Return whether the student linked the progress of this deck to another one, which is there beside it."""
        root = self._state.id(look.deck.id)
        linked = root != look.deck.id and self._state.by_hand.get(root)
        if not linked or look.deck.content_hash() == linked:
            return False
        return any(other.id == root or other.content_hash() == linked for other in self._others())

    def recognise(self, look: Look, named: _Match | None, elsewhere: _Elsewhere) -> Deck:
        """Return a deck as it is stored."""
        match = named or self._renamed(look, elsewhere) or self._added(look)
        new = self._ids_of_new(look, match)
        self._carry(look, match, {new.get(id, id): one for id, one in elsewhere.sources.items() if id not in match.ids})
        ids = {own: id for own, id in (match.ids | new).items() if own != id}
        deck = look.deck if match.key == look.deck.id else look.deck._replace(id=match.key)
        if ids:
            deck = deck._replace(questions=tuple(_with_id(question, ids) for question in deck.questions))
        reworded = [id for id in look.signs if id in match.corrected] if match.corrected else []
        self.corrected += [_with_id(question, ids) for question in look.questions(reworded)]
        return deck

    def _ids_of_new(self, look: Look, match: _Match) -> dict[str, str]:
        """Return the ids of new questions whose own ids are in use for others."""
        deck = self._state.decks.get(match.key)
        used = deck.questions.keys() if deck else ()
        return {id: own_id(id, look.signs[id]) for id in used if id in look.signs and id not in match.ids}

    def _renamed(self, look: Look, elsewhere: _Elsewhere) -> _Match | None:
        """Return the deck that this one was, under another id and title, if it is no longer there itself."""
        if not self._state.decks:
            return None
        hash = look.deck.content_hash()
        equal = [key for key, deck in self._state.decks.items() if deck.hash == hash]
        for key in (*equal, *(key for key, _ in elsewhere.counts.most_common(_MOST_CLOSE))):
            known = self._state.decks.get(key)
            if known is not None and key not in self._known:
                match = _match(look, key, known)
                if (known.hash == hash or _is_renamed(match, look, known)) and self._is_gone(key, look):
                    return self._rename(look, match)
        return None

    def _rename(self, look: Look, match: _Match) -> _Match:
        state, title, id = self._state, self._state.decks[match.key].title, self._free_id(look)
        state.decks[id] = state.decks.pop(match.key)
        for decks in state.days.values():
            if match.key in decks:
                decks[id] = decks.pop(match.key)
        if match.key in state.results:
            state.results[id] = state.results.pop(match.key)
        state.link(match.key, id)
        self.records.append(link_record(now(), id, match.key))
        self.notes.append(DeckNote("renamed", look.deck.title, title or match.key, len(match.ids), match.of))
        self._known.add(id)
        return match._replace(key=id)

    def _is_gone(self, key: str, look: Look) -> bool:
        """Return whether no other deck is stored under an id, except copies of this one without their own id."""
        hash = look.deck.content_hash()
        return all(not look.has_id and other.content_hash() == hash for other, _ in self._stored_under(key))

    def still_in(self, key: str) -> frozenset[str]:
        """Return the stored ids of the questions that the deck under an id still has, if it is there."""
        return frozenset(id for _, match in self._stored_under(key) for id in match.ids.values())

    def _stored_under(self, key: str) -> Iterator[tuple[Deck, _Match]]:
        for other in map(Look, self._others()):
            if key in _keys(other, self._state) and (match := _by_name(other, self._state)) and match.key == key:
                yield other.deck, match

    def _added(self, look: Look) -> _Match:
        """Return a deck that is new to the history."""
        if self._state.id(look.deck.id) in self._state.decks:
            self.notes.append(DeckNote("another", look.deck.title, look.deck.id, 0))
        key = self._free_id(look)
        self._new.setdefault(key, look)
        return _Match(key, {}, 0)

    def _free_id(self, look: Look) -> str:
        name, used = look.deck.id, self._state.decks.keys() | self._state.links.keys()
        namesake = self._new.get(name)
        if name not in used and (namesake is None or _are_copies(namesake, look)):
            return name
        name += f"~{look.deck.content_hash()[:10]}"
        # What is recorded under an id that was linked counts for another deck.
        return next(id for n in count(1) if (id := name if n == 1 else f"{name}~{n}") not in used)

    def _carry(self, look: Look, match: _Match, sources: _Sources) -> None:
        """Let questions that are new in this deck keep what is known of them in other decks."""
        by_deck: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for id, (key, earlier) in sources.items():
            if self._state.id(key) != match.key:
                by_deck[key][id] = earlier
        for key, ids in by_deck.items():
            from quizkit.progress.fold import carry

            source = self._state.decks[self._state.id(key)]
            backs = {id + REVERSED: old + REVERSED for id, old in ids.items() if old + REVERSED in source.questions}
            carry(self._state, match.key, key, ids | backs)
            self.records.append(carry_record(now(), match.key, key, ids | backs))
            self.notes.append(DeckNote("moved", look.deck.title, source.title or key, len(ids)))


def _with_id(question: Question, ids: Mapping[str, str]) -> Question:
    own = question.common.id
    return question._replace(common=question.common._replace(id=ids[own])) if own in ids else question


def _keys(look: Look, state: State) -> list[str]:
    """Return the decks of the history that may be this one. Another deck with the same id has a longer one there."""
    root = state.id(look.deck.id)
    return [key for key in state.decks if key == root or key.startswith(f"{look.deck.id}~")]


def _by_name(look: Look, state: State, *, is_left: bool = False) -> _Match | None:
    root = state.id(look.deck.id)
    if root in state.by_hand and root in state.decks and state.by_hand[root] == look.deck.content_hash():
        return _match(look, root, state.decks[root], ids_decide=True)
    matches = [_match(look, key, state.decks[key]) for key in _keys(look, state) if not is_left or key != root]
    best = max(matches, key=lambda match: match.share, default=None)
    return best if best is not None and best.share >= _SAME_DECK else None


def _match(look: Look, key: str, known: DeckState, *, ids_decide: bool = False) -> _Match:
    """Compare a deck with one of the history."""
    if ids_decide:
        return _Match(key, {id: id for id in look.signs if id in known.questions}, 0)
    stored = {id: question for id, question in known.questions.items() if _is_evidence(id, question)}
    # What is stored without a wording is known by its id.
    ids = {
        id: id for id in known.questions if id in look.signs and (id not in stored or stored[id].sign == look.signs[id])
    }
    of = min(len(stored.keys() | ids.keys()), len(look.signs))
    for find in (_by_content, _by_id, _by_correction):
        found = set(ids.values())
        gone = {id: question for id, question in stored.items() if id not in found}
        if gone and len(ids) < len(look.signs):
            ids |= find(look, [id for id in look.signs if id not in ids], gone)
    reworded = frozenset(id for id, earlier in ids.items() if id != earlier and id.startswith("~"))
    return _Match(key, ids, of, _is_another(look, stored, ids), reworded)


def _by_content(look: Look, left: Sequence[str], gone: Mapping[str, QuestionState]) -> dict[str, str]:
    """Return the earlier id of questions that ask the same under another id."""
    by_sign = {question.sign: id for id, question in gone.items()}
    # A deck may ask the same twice, under two ids: the first one is meant.
    first = {look.signs[id]: id for id in reversed(left)}
    return {id: by_sign[sign] for sign, id in first.items() if sign in by_sign}


def _by_id(look: Look, left: Sequence[str], gone: Mapping[str, QuestionState]) -> dict[str, str]:
    """Return the stored id of questions that were reworded or corrected under their id."""
    stored: defaultdict[str, list[str]] = defaultdict(list)
    for id in gone:
        stored[id].append(id)
        # Stored beside another question that had the same id.
        stored[id.rpartition("~")[0]].append(id)
    look.questions([own for own in left if own in stored])
    matches = {own: next((id for id in stored.get(own, ()) if look.is_one(own, gone[id])), "") for own in left}
    return {own: id for own, id in matches.items() if id}


def _by_correction(look: Look, left: Sequence[str], gone: Mapping[str, QuestionState]) -> dict[str, str]:
    """Return the earlier id of questions that have none of their own, and a slightly corrected wording."""
    earlier = {id: one for id, one in gone.items() if id.startswith("~") and id not in look.signs}
    answers = {question.sign[SIGN_OF_WORDING:] for question in earlier.values()}
    new = [id for id in left if id.startswith("~") and look.signs[id][SIGN_OF_WORDING:] in answers]
    return corrected(look.questions(new), {id: question.words for id, question in earlier.items()})


def _is_another(look: Look, stored: Mapping[str, QuestionState], ids: Mapping[str, str]) -> bool:
    """Return whether only the wordings agree, of a deck without an id: words to translate into another language."""
    pairs = [(stored[earlier], own) for own, earlier in ids.items() if earlier in stored]
    if look.has_id or len(pairs) < _FEWEST_ANSWERS:
        return False
    if any(question.sign[SIGN_OF_WORDING:] == look.signs[own][SIGN_OF_WORDING:] for question, own in pairs):
        return False
    return not any(have_like_answers(question.words, look.words(own)) for question, own in pairs)


class _NewQuestions:
    """The questions that are new in their decks, each with the place of its deck and its id, by what they ask."""

    def __init__(self, decks: Sequence[tuple[Look, _Match | None]]) -> None:
        self._decks = decks
        self._by_sign: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._by_id: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, (look, match) in enumerate(decks):
            for id, sign in look.signs.items():
                if match is None or id not in match.ids:
                    self._by_sign[sign].append((place, id))
                    self._by_id[id, sign[SIGN_OF_WORDING:]].append(place)

    def like(self, key: str, id: str, known: QuestionState, still_in: StillIn) -> set[tuple[int, str]]:
        """Return those that a question of another deck is: the same words, or reworded under the same id if it moved."""
        same_id = [] if id.startswith("~") else self._by_id.get((id, known.sign[SIGN_OF_WORDING:]), [])
        reworded = {(place, id) for place in same_id if is_moved_question(known.words, self._decks[place][0].words(id))}
        same = {*self._by_sign.get(known.sign, ())}
        return same if reworded <= same or id in still_in(key) else reworded | same


def _elsewhere(state: State, decks: Sequence[tuple[Look, _Match | None]], still_in: StillIn) -> list[_Elsewhere]:
    """Return where the questions of each deck that are new in it are known from: one pass over the history."""
    elsewhere = [_Elsewhere({}, Counter()) for _ in decks]
    if all(match is not None and len(match.ids) == len(look.signs) for look, match in decks):
        return elsewhere
    own = {match.key for _, match in decks if match is not None} if len(decks) == 1 else set()
    others = [one for one in _questions(state) if one[0] not in own]
    new, latest = _NewQuestions(decks if others else ()), dict[tuple[int, str], str]()
    for key, id, known in others:
        for place, new_id in new.like(key, id, known, still_in):
            match = decks[place][1]
            if match is None or match.key != key:
                elsewhere[place].counts[key] += 1
                if known.last >= latest.get((place, new_id), ""):
                    latest[place, new_id] = known.last
                    elsewhere[place].sources[new_id] = key, id
    return elsewhere


def _questions(state: State) -> Iterable[tuple[str, str, QuestionState]]:
    """Yield each question of the history with its deck and its id."""
    for key, deck in state.decks.items():
        for id, question in deck.questions.items():
            if _is_evidence(id, question):
                yield key, id, question


def _is_evidence(id: str, question: QuestionState) -> bool:
    return question.wording is not None and not id.endswith(REVERSED)


def _is_renamed(match: _Match, look: Look, known: DeckState) -> bool:
    """Return whether enough of what is known is in this deck. One question of several shows nothing."""
    same, all_known = len(match.ids), sum(_is_evidence(id, question) for id, question in known.questions.items())
    return same > _RENAMED_DECK * all_known and (same > 1 or len(look.signs) == all_known == 1)


def _are_copies(one: Look, other: Look) -> bool:
    same = len({*one.signs.values()} & {*other.signs.values()})
    return same >= _SAME_DECK * min(len(one.signs), len(other.signs))
