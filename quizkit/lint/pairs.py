"""Questions that get in each other's way. Indexed: no rule compares every question with every other."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from itertools import combinations

from quizkit.base.problems import Finding, rule
from quizkit.grading.words.forms import folded, unaccented
from quizkit.lint.subject import Subject, WithTyped
from quizkit.lint.views import options
from quizkit.lint.wording import content, phrase, shortened, words
from quizkit.questions.registry import Question

_ASKING = frozenset("a an the what which who is are was were do does did please name".split())
_SIGN = re.compile(r"[^\W_]+|[^\w\s.,;:?!'’\"“”()-]|[-−](?=\d)")
# Forms of one word are no two answers: gene, genes.
_ENDINGS = frozenset(("", "s", "es", "d", "ed", "r", "er", "n", "al", "ly", "ing"))
_IN_ANY_ORDER = frozenset(("text", "number", "choice", "list"))
_FIGURE_OR_CODE = re.compile(r"[`\d]")
_NOTHING: frozenset[str] = frozenset()
_SHORTEST, _LONGEST = 4, 24
# A word that stands in so many questions is no news in any of them.
_COMMON = 40


@rule("same-question", "warning")
def same_question(subject: Subject) -> Iterator[Finding]:
    """Two questions ask the same.

    Their words are the same, in whatever order, but for those that every question has, and so is the answer; or
    they ask for a typed answer in the same words and want different ones, so that who knows one of them is marked
    wrong by the other.
    A fact that is asked twice counts twice. Haladyna, Downing and Rodriguez (2002, guideline 4): keep the content
    of items independent of one another. Questions of one `group` are taken to ask one fact on purpose.

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
    firsts = _Firsts()
    for place, (route, question) in enumerate(subject.questions):
        asked, about = _asked(question), _about(subject, place)
        first = firsts.other(_alike(question, asked, about), question.common.group, place)
        if first is not None and asked:
            before = shortened(subject.deck.questions[first].prompt().stem)
            same = _answer(question) == _answer(subject.deck.questions[first])
            told = "asks the same as" if same else "has another answer than, in the same words,"
            message = f"this question {told} question {first + 1}, “{before}”"
            yield Finding(route, message, "Take one of them out, word it differently, or put both into one `group`.")


@rule("near-answers", "warning")
def near_answers(subject: Subject) -> Iterator[Finding]:
    """Two typed answers are a slip of the pen apart.

    Who means one of them and mistypes it may have typed the other, and nobody can tell which was meant. One
    letter in six may be off, two in longer answers, which is what the grader forgives (optimal string alignment
    distance; Damerau, Communications of the ACM 7, 1964, found four in five misspellings one such slip away).
    Where one question lists the other's answer under `reject`, the teacher has seen to it.

    Bad:

        title: Countries
        questions:
          - question: Which country has the kangaroo in its coat of arms?
            answer: Australia
          - question: Which country has Vienna as its capital?
            answer: Austria

    Good:

        title: Countries
        questions:
          - question: Which country has the kangaroo in its coat of arms?
            answer: Australia
            reject: Austria
          - question: Which country has Vienna as its capital?
            answer: Austria
    """
    firsts: dict[str, WithTyped] = {}
    for typed in subject.typed:
        if not typed.answer.number and _has_a_near_form(typed.answer.key):
            firsts.setdefault(_letters(typed.answer.key), typed)
    for one, other in sorted(_near_pairs(list(firsts)), key=lambda pair: firsts[pair[1]].position):
        first, second = firsts[one], firsts[other]
        if not _seen_to(first, second):
            message = f"“{second.answer.key}” is a slip away from “{first.answer.key}”, the answer of question {first.position + 1}"
            help = "List the other answer under `reject` in one of them, or ask one with choices."
            yield Finding(second.route, message, help)


@rule("answer-given-away", "warning")
def answer_given_away(subject: Subject) -> Iterator[Finding]:
    """Another question, or a hint, says what is to be typed.

    The answer stands in the text of another question beside what this one is about, so that a student can read
    it there. Haladyna, Downing and Rodriguez (2002, guidelines 4 and 28): keep items independent, avoid clues to
    the right answer. Questions of one `group` are taken to belong together.

    Bad:

        title: Capitals
        questions:
          - question: What is the capital of Australia?
            answer: Canberra
          - question: In which year did Canberra become the capital of Australia?
            answer: 1913

    Good:

        title: Capitals
        questions:
          - question: What is the capital of Australia?
            answer: Canberra
          - question: In which year did Ottawa become the capital of Canada?
            answer: 1857
    """
    texts = _Texts(subject)
    for typed in subject.typed:
        if _told_by_own_hint(typed):
            message = f"a hint says the answer, “{shortened(typed.answer.key)}”"
            yield Finding((*typed.route[:2],), message, "Let the hint lead there, and leave the last step out.")
        place = texts.giving_away(typed)
        if place is not None:
            stem = shortened(subject.deck.questions[place].prompt().stem)
            message = f"“{shortened(typed.answer.key)}” is given away by question {place + 1}, “{stem}”"
            help = "Word the other question without it, or put both into one `group`."
            yield Finding(typed.route, message, help)


def _asked(question: Question) -> str:
    """Return what is asked, in its order: without the words of asking, with the signs that change the meaning."""
    found = _SIGN.findall(question.prompt().stem.casefold())
    return " ".join(word for word in found if word not in _ASKING)


def _about(subject: Subject, place: int) -> frozenset[str]:
    """Return the words of a question that tell it from others whatever their order: two and more, and no figures."""
    question, about = subject.deck.questions[place], subject.stems[place]
    plain = len(about) >= 2 and question.type in _IN_ANY_ORDER and not _FIGURE_OR_CODE.search(question.prompt().stem)
    return frozenset(about) if plain else _NOTHING


def _alike(question: Question, asked: str, about: frozenset[str]) -> list[list[Hashable]]:
    """Return what two questions that ask the same have in common, one of it; the surest first."""
    answer = _answer(question)
    same_words: list[Hashable] = [("answer", asked, answer)]
    if question.type in ("text", "number"):
        same_words.append(("typed", asked, question.type))
    return [same_words, [("content", about, question.type, answer)] if about else []]


class _Firsts:
    """The first questions of each likeness: two of other groups are enough to find one that is of another group."""

    def __init__(self) -> None:
        self._found: dict[Hashable, list[tuple[str, int]]] = {}

    def other(self, likenesses: Sequence[Sequence[Hashable]], group: str, place: int) -> int | None:
        """Return the first question that is alike and not of the same group, and note this one."""
        found = [self._first(alike, group) for alike in likenesses]
        for likeness in (likeness for alike in likenesses for likeness in alike):
            there = self._found.setdefault(likeness, [])
            if not there or (len(there) == 1 and there[0][0] not in ("", group)):
                there.append((group, place))
        return next((first for first in found if first is not None), None)

    def _first(self, alike: Sequence[Hashable], group: str) -> int | None:
        places = (
            place
            for likeness in alike
            for before, place in self._found.get(likeness, ())
            if not group or before != group
        )
        return min(places, default=None)


def _answer(question: Question) -> str:
    return " ".join(word for word in words(question.answer()) if word not in _ASKING) or folded(question.answer())


def _has_a_near_form(answer: str) -> bool:
    return _SHORTEST <= len(answer) <= _LONGEST and not any(map(str.isdigit, answer))


def _letters(answer: str) -> str:
    return unaccented(folded(answer)).removeprefix("the ")


def _allowed(answer: str) -> int:
    return 1 if len(answer) <= 6 else 2


def _near_pairs(answers: list[str]) -> set[tuple[str, str]]:
    """Return the pairs that differ by a slip, found by what both become when letters are left out of them.

    Two texts at distance k share a form that k deletions make of each (Garbe's symmetric delete index, 2012).
    """
    by_form: dict[str, list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for answer in answers:
        forms = _deleted(answer, _allowed(answer))
        for other in {other for form in forms for other in by_form.get(form, ())}:
            if _near(other, answer):
                pairs.add((other, answer))
        for form in forms:
            if len(by_form[form]) < _COMMON:
                by_form[form].append(answer)
    return pairs


def _deleted(text: str, most: int) -> set[str]:
    return {"".join(left) for out in range(most + 1) for left in combinations(text, len(text) - out)}


def _near(one: str, other: str) -> bool:
    most = min(_allowed(one), _allowed(other))
    shorter, longer = sorted((one, other), key=len)
    inflected = longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS
    return not inflected and not _differ_in_short_words(one, other) and _distance(one, other, most) <= most


def _distance(one: str, other: str, most: int) -> int:
    """Return the optimal string alignment distance: letters put in, left out, changed, or two swapped.

    What is farther than `most` is only known to be so.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, a in enumerate(one, 1):
        current = [row]
        for column, b in enumerate(other, 1):
            best = min(above[column] + 1, current[-1] + 1, above[column - 1] + (a != b))
            if row > 1 < column and a == other[column - 2] and b == one[row - 2]:
                best = min(best, before[column - 2] + 1)
            current.append(best)
        if min(current) > most and min(above) > most:
            return most + 1
        before, above = above, current
    return above[-1]


def _differ_in_short_words(one: str, other: str) -> bool:
    """Return whether the words that differ are too short for a slip: World War I and World War II."""
    first, second = words(one), words(other)
    if len(first) != len(second):
        return False
    return any(a != b and min(len(a), len(b)) < _SHORTEST for a, b in zip(first, second, strict=True))


def _seen_to(first: WithTyped, second: WithTyped) -> bool:
    rejected = {_letters(text) for text in (*first.answer.rejected, *second.answer.rejected)}
    grouped = bool(first.question.common.group) and first.question.common.group == second.question.common.group
    return grouped or not rejected.isdisjoint((_letters(first.answer.key), _letters(second.answer.key)))


def _told_by_own_hint(typed: WithTyped) -> bool:
    hints = " ".join(map(phrase, typed.question.common.hints))
    key = phrase(typed.answer.key)
    return len(key) > 4 and not typed.answer.number and key in hints


class _Texts:
    """What students read of all questions, by word."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._phrases = [phrase(text) for text in subject.shown]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word of an answer stands."""
        sought = {word for typed in self._subject.typed for word in words(typed.answer.key)}
        found: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._phrases):
            for word in sought.intersection(text.split()):
                found[word].append(place)
        return found

    @cached_property
    def _contents(self) -> list[set[str]]:
        return [content(text) for text in self._subject.shown]

    def giving_away(self, typed: WithTyped) -> int | None:
        """Return the first other question that says an answer beside what its question is about."""
        key = phrase(typed.answer.key)
        candidates = min((self._places.get(word, []) for word in key.split()), key=len, default=[])
        if len(candidates) > _COMMON:
            return None
        return next((place for place in candidates if self._tells(typed, place, key)), None)

    def _tells(self, typed: WithTyped, place: int, key: str) -> bool:
        other, subject = self._subject.deck.questions[place], self._subject
        grouped = typed.question.common.group and typed.question.common.group == other.common.group
        if place == typed.position or grouped or not self._says(other, place, key):
            return False
        # A figure or two turns up anywhere, and the blanks of a cloze are counted.
        stem = {word for word in subject.stems[typed.position] if self._is_news(word)}
        about = stem - content(" ".join(typed.answer.forms))
        shared = subject.rare(about) & self._contents[place]
        return len(shared) >= 2 or 0 < len(about) <= 2 * len(shared)

    def _is_news(self, word: str) -> bool:
        """Return whether a word tells what is asked: no figure or two, in other languages than English no short word."""
        return len(word) > 3 or (len(word) > 2 if word.isdigit() else self._subject.english)

    def _says(self, other: Question, place: int, key: str) -> bool:
        """Return whether a question says a text; to stand among its wrong choices is not to say it."""
        seen = options(other) if key in self._phrases[place] else None
        if seen is None:
            return key in self._phrases[place]
        return key in phrase("\n".join((seen.stem, *seen.keys, *other.common.hints)))
