"""Lint rules for questions that overlap. They use indexes, so that no rule compares every pair of questions."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

from quizkit.base.problems import Finding, rule
from quizkit.grading.words.edits import few_edits_apart
from quizkit.grading.words.forms import folded, unaccented
from quizkit.grading.words.slips import most_edits
from quizkit.lint.subject import Subject
from quizkit.lint.views import TypedAnswer, options
from quizkit.lint.wording import content, phrase, shortened, words
from quizkit.questions.registry import Question

_ASKING = frozenset("a an the what which who is are was were do does did please name".split())
_SIGN = re.compile(r"[^\W_]+|[^\w\s.,;:?!'’\"“”()-]|[-−](?=\d)")
# Forms of one word are not two answers: gene, genes.
_ENDINGS = frozenset(("", "s", "es", "d", "ed", "r", "er", "n", "al", "ly", "ing"))
_IN_ANY_ORDER = frozenset(("text", "number", "choice", "list"))
_FIGURE_OR_CODE = re.compile(r"[`\d]")
# The questions with a signature, each with its group.
_Seen: TypeAlias = defaultdict[Hashable, list[tuple[str, int]]]
_SHORTEST, _LONGEST = 4, 24
# A word that is in more questions than this reveals nothing.
_COMMON = 40


@rule("same-question", "warning")
def same_question(subject: Subject) -> Iterator[Finding]:
    """Two questions ask the same.

    They have the same words, in any order, apart from words that every question has, and the same answer; or they
    ask for a typed answer in the same words but have different answers, so that a student who knows one of them is
    marked wrong by the other. A fact that is asked twice counts twice. Haladyna, Downing and Rodriguez (2002),
    guideline 4: keep the content of items independent of one another. Questions of one `group` may ask for the same
    fact.

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
    seen: _Seen = defaultdict(list)
    for position, (route, question) in enumerate(subject.questions):
        wording, topic = _wording(question), _topic(subject, position)
        first = _first_alike(seen, _signatures(question, wording, topic), question.common.group, position)
        if first is not None and wording:
            stem = shortened(subject.deck.questions[first].prompt().stem)
            same = _answer(question) == _answer(subject.deck.questions[first])
            relation = "asks the same as" if same else "has the same words but another answer than"
            message = f"this question {relation} question {first + 1}, “{stem}”"
            yield Finding(route, message, "Remove one, reword one, or put both in one `group`.")


@rule("near-answers", "warning")
def near_answers(subject: Subject) -> Iterator[Finding]:
    """Two typed answers are one misspelling apart.

    A student who means one answer and mistypes it may have typed the other, and the grader cannot tell which one
    was meant. The limits are those of the grader: one letter in a word of up to six, two in longer words (optimal
    string alignment distance; Damerau, Communications of the ACM 7, 1964, found that four of five misspellings are
    one such edit away). Not reported if one question lists the other's answer under `reject`.

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
    firsts: dict[str, TypedAnswer] = {}
    for typed in subject.typed:
        is_word = typed.question.type != "number" and not any(map(str.isdigit, typed.key))
        if is_word and _SHORTEST <= len(typed.key) <= _LONGEST:
            firsts.setdefault(_letters(typed.key), typed)
    pairs = _near_pairs(list(firsts), subject.alone.has_dictionary)
    for first, second in sorted(
        ((firsts[one], firsts[other]) for one, other in pairs), key=lambda pair: pair[1].position
    ):
        if not _is_known(first, second):
            message = f"“{second.key}” is one misspelling away from “{first.key}”, the answer of question {first.position + 1}"
            help = "List the other answer under `reject` in one of them, or give one of them choices."
            yield Finding(second.route, message, help)


@rule("answer-given-away", "warning")
def answer_given_away(subject: Subject) -> Iterator[Finding]:
    """Another question, or a hint, contains the answer that students have to type.

    The text of another question contains the answer and words of this question, so that a student can read it
    there. Haladyna, Downing and Rodriguez (2002), guidelines 4 and 28: keep items independent, avoid clues to the
    right answer. Questions of one `group` belong together and are not reported.

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
        key, hints = phrase(typed.key), " ".join(map(phrase, typed.question.common.hints))
        if len(key) > 4 and key in hints and typed.question.type != "number":
            message = f"a hint gives the answer, “{shortened(typed.key)}”"
            yield Finding(typed.route[:2], message, "Remove the answer from the hint.")
        position = texts.giving_away(typed, key)
        if position is not None:
            stem = shortened(subject.deck.questions[position].prompt().stem)
            message = f"“{shortened(typed.key)}” is given away by question {position + 1}, “{stem}”"
            help = "Reword the other question, or put both in one `group`."
            yield Finding(typed.route, message, help)


def _wording(question: Question) -> str:
    """Return the words of a question in order, without question words, and the signs that change the meaning."""
    words_and_signs = _SIGN.findall(question.prompt().stem.casefold())
    return " ".join(word for word in words_and_signs if word not in _ASKING)


def _topic(subject: Subject, position: int) -> frozenset[str]:
    """Return the words that identify a question in any order: at least two, and only if it has no digits or code."""
    question, topic = subject.deck.questions[position], subject.stems[position]
    plain = len(topic) >= 2 and question.type in _IN_ANY_ORDER and not _FIGURE_OR_CODE.search(question.prompt().stem)
    return frozenset(topic if plain else ())


def _signatures(question: Question, wording: str, topic: frozenset[str]) -> list[Hashable]:
    """Return what two questions that ask the same share, at least one of it, the most certain first."""
    answer = _answer(question)
    signatures: list[Hashable] = [("answer", wording, answer)]
    if question.type in ("text", "number"):
        signatures.append(("typed", wording, question.type))
    return [*signatures, ("content", topic, question.type, answer)] if topic else signatures


def _first_alike(seen: _Seen, signatures: list[Hashable], group: str, position: int) -> int | None:
    """Return the first question with a common signature that is not of the same group, and add this one.

    Two questions for each signature are enough: one of them is not of a given group.
    """
    alike = [
        place for signature in signatures for other_group, place in seen[signature] if not group or other_group != group
    ]
    for questions in (seen[signature] for signature in signatures):
        if not questions or (len(questions) == 1 and questions[0][0] not in ("", group)):
            questions.append((group, position))
    return alike[0] if alike else None


def _answer(question: Question) -> str:
    return " ".join(word for word in words(question.answer()) if word not in _ASKING) or folded(question.answer())


def _letters(answer: str) -> str:
    return unaccented(folded(answer)).removeprefix("the ")


def _near_pairs(answers: list[str], has_dictionary: bool) -> set[tuple[str, str]]:
    """Return the pairs that are one misspelling apart, by an index of the answers with letters deleted.

    Two texts at distance k share a form after k deletions from each (Garbe's symmetric delete index, 2012).
    """
    by_form: dict[str, list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for answer in answers:
        lengths = range(len(answer) - most_edits(answer, has_dictionary=has_dictionary), len(answer) + 1)
        forms = {"".join(rest) for length in lengths for rest in combinations(answer, length)}
        for other in {other for form in forms for other in by_form.get(form, ())}:
            if _near(other, answer, has_dictionary):
                pairs.add((other, answer))
        for form in forms:
            if len(by_form[form]) < _COMMON:
                by_form[form].append(answer)
    return pairs


def _near(one: str, other: str, has_dictionary: bool) -> bool:
    shorter, longer = sorted((one, other), key=len)
    inflected = longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS
    return not inflected and few_edits_apart(words(one), words(other), has_dictionary=has_dictionary)


def _is_known(first: TypedAnswer, second: TypedAnswer) -> bool:
    rejected = {_letters(text) for text in (*first.rejected, *second.rejected)}
    return _grouped(first.question, second.question) or not rejected.isdisjoint(
        (_letters(first.key), _letters(second.key))
    )


def _grouped(first: Question, second: Question) -> bool:
    return bool(first.common.group) and first.common.group == second.common.group


class _Texts:
    """The texts that students see of all questions, by word."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._phrases = [phrase(text) for text in subject.shown]

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """The positions of the questions that contain each word of an answer."""
        answer_words = {word for typed in self._subject.typed for word in words(typed.key)}
        positions: dict[str, list[int]] = defaultdict(list)
        for position, text in enumerate(self._phrases):
            for word in answer_words.intersection(text.split()):
                positions[word].append(position)
        return positions

    @cached_property
    def _contents(self) -> list[set[str]]:
        return [content(text) for text in self._subject.shown]

    def giving_away(self, typed: TypedAnswer, key: str) -> int | None:
        """Return the position of the first other question that contains an answer and words of its question."""
        candidates = min((self._positions.get(word, []) for word in key.split()), key=len, default=[])
        if len(candidates) > _COMMON:
            return None
        return next((position for position in candidates if self._reveals(typed, position, key)), None)

    def _reveals(self, typed: TypedAnswer, position: int, key: str) -> bool:
        other, subject = self._subject.deck.questions[position], self._subject
        if position == typed.position or _grouped(typed.question, other) or not self._contains(other, position, key):
            return False
        # One or two digits are in many texts, and the blanks of a cloze are numbered.
        stem = {word for word in subject.stems[typed.position] if self._is_distinctive(word)}
        topic = stem - content(" ".join(typed.forms))
        shared = subject.rare(topic) & self._contents[position]
        return len(shared) >= 2 or 0 < len(topic) <= 2 * len(shared)

    def _is_distinctive(self, word: str) -> bool:
        """Return whether a word identifies a question: not one or two digits; only long words if not in English."""
        return len(word) > 3 or (len(word) > 2 if word.isdigit() else self._subject.english)

    def _contains(self, other: Question, position: int, key: str) -> bool:
        """Return whether a question contains a text outside its wrong choices."""
        if key not in self._phrases[position]:
            return False
        choices = options(position, other)
        return choices is None or key in phrase("\n".join((choices.stem, *choices.keys, *other.common.hints)))
