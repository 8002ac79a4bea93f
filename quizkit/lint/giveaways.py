"""Lint rules for answers that another text of the deck gives away. An index finds the texts that contain an answer."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from quizkit.base.problems import Finding, rule
from quizkit.grading.exact import is_code
from quizkit.lint.subject import Subject
from quizkit.lint.views import TypedAnswer, expects, paired_texts, true_texts
from quizkit.lint.wording import NOT_TOLD, content, phrase, roots, shortened, words
from quizkit.questions.registry import Question

# An answer that is in more texts than this is a term that they need.
_TERM = 3
# How many words of a question identify it.
_FEW = 2
# A name in more stems than this is a topic of the deck.
_SUBJECT = 5
# One word that a text shares with a question is in so small a part of the stems.
_SMALL_PART = 75
# Texts with its rarest word that are looked at.
_COMMON = 40
_CODE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_SENTENCE = re.compile(r"[^.!?]*[.!?]*")
_CAPITALISED = re.compile(r"(?<=[\w,;] )[A-ZÄÖÜ][\w'’-]{2,}")
_PROPER_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w'’-]{2,}(?: [A-Z][\w'’-]{2,})*")
# The symbol of an element, the name of a peak, or a year: Au, K2, 1492.
_SYMBOL = re.compile(r"(?<=[ '\"‘“(])[A-Z][a-z\d]?(?=[ '\"’”),;?]|$)|\b\d+\b")


@rule("answer-in-hint", "warning")
def answer_in_hint(subject: Subject) -> Iterator[Finding]:
    """A hint contains the answer that students have to type.

    A student who asks for the hint copies it. Haladyna, Downing and Rodriguez (2002), guideline 28: avoid clues to the right
    answer. A hint narrows the answer down, and leaves the last step to the student.

    Bad:

        title: Rivers
        questions:
          - question: Which river flows through Cairo?
            answer: Nile
            hint: It is the Nile.

    Good:

        title: Rivers
        questions:
          - question: Which river flows through Cairo?
            answer: Nile
            hint: It rises near Lake Victoria.
    """
    for typed in subject.typed:
        hints = typed.question.common.hints
        if hints and expects(typed.question) != "number":
            key = phrase(typed.key)
            if len(key) > 4 and key in " ".join(map(phrase, hints)):
                message = f"a hint contains the answer, “{shortened(typed.key)}”"
                yield Finding(typed.route[:2], message, "Remove the answer from the hint.")


@rule("answer-given-away", "note")
def answer_given_away(subject: Subject) -> Iterator[Finding]:
    """Another question may give away the answer that students have to type.

    The text of another question contains the answer and at least half of the words that identify this question, so that
    a student may read it there. Only the author can say whether it does: the same words may also say something else.
    Haladyna, Downing and Rodriguez (2002), guideline 4: keep items independent of one another. Questions of one `group`
    belong together and are not reported, nor are numbers, code, and terms that several questions need.

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
    texts = _Texts(subject, lambda question: " ".join(true_texts(question)))
    for one, position in texts.giving_away(subject.typed):
        stem = shortened(subject.deck.questions[position].prompt().stem)
        message = f"question {subject.number(position)} may give “{shortened(one.key)}” away: “{stem}”"
        yield Finding(one.route, message, "If it does, reword it, or put both questions in one `group`.")


@rule("answer-in-evidence", "warning")
def answer_in_evidence(subject: Subject) -> Iterator[Finding]:
    """The evidence or the explanation of an earlier question contains the answer.

    Students see both after each reply, so they have just read the answer when the later question is asked. Haladyna,
    Downing and Rodriguez (2002), guideline 4: keep the content of items independent of one another. Quote less, or put
    both in one `group`: a session keeps the questions of a group apart.

    Bad:

        title: Tides
        questions:
          - question: Who drew the first map of the tides?
            answer: Edmond Halley
            explanation: Edmond Halley drew the first map of the tides on board the Paramour.
          - question: On board which ship was the first map of the tides drawn?
            answer: Paramour

    Good:

        title: Tides
        questions:
          - question: Who drew the first map of the tides?
            answer: Edmond Halley
            explanation: He is better known for a comet.
          - question: On board which ship was the first map of the tides drawn?
            answer: Paramour
    """
    if not any(question.common.evidence or question.common.explanation for question in subject.deck.questions):
        return
    texts = _Texts(subject, lambda one: f"{one.common.evidence} {one.common.explanation}", earlier=True)
    asked = subject.typed + [
        TypedAnswer(int(one.route[1]), one.question, (*one.route, "answer"), one.keys[0], one.choices)
        for one in subject.picked
        if len(one.keys) == 1
    ]
    for one, position in texts.giving_away(asked):
        question = subject.deck.questions[position]
        what = "evidence" if phrase(one.key) in phrase(question.common.evidence) else "explanation"
        message = f"the {what} of question {subject.number(position)} gives this answer away: “{shortened(one.key)}”"
        yield Finding(one.route, message, "Quote or explain less there, or put both in one `group`.")


class _Texts:
    """A text for each question, by the words of answers. `earlier`: only texts of earlier questions count, by sentence.

    Texts are not stored: a deck may have a hundred thousand.
    """

    def __init__(self, subject: Subject, text_of: Callable[[Question], str], *, earlier: bool = False) -> None:
        self._subject = subject
        self._earlier = earlier
        self._text_of = text_of
        self._phrases: dict[int, str] = {}

    def _text(self, position: int) -> str:
        text = self._text_of(self._subject.deck.questions[position])
        return _CODE.sub(" ", text) if "```" in text else text

    def giving_away(self, asked: Sequence[TypedAnswer]) -> Iterator[tuple[TypedAnswer, int]]:
        """Yield each question whose answer another text gives away, with the position of the first such text."""
        keys = [words(one.key) for one in asked]
        positions = self._positions(set(chain.from_iterable(keys)))
        for one, key_words in zip(asked, keys, strict=True):
            candidates = min((positions.get(word, ()) for word in key_words), key=len, default=())
            if not 0 < len(candidates) <= _COMMON:
                continue
            key, alone = f" {' '.join(key_words)} ", len(key_words) == 1
            others = (place for place in candidates if place != one.position)
            holding = [place for place in others if alone or key in self._phrase(place)]
            if 0 < len(holding) <= _TERM:
                giving = next((place for place in holding if self._reveals(one, place, key)), None)
                if giving is not None and self._can_be_told(one, key):
                    yield one, giving

    def _phrase(self, position: int) -> str:
        if position not in self._phrases:
            self._phrases[position] = phrase(self._text(position))
        return self._phrases[position]

    def _positions(self, answer_words: set[str]) -> dict[str, list[int]]:
        """Return the positions of the texts that contain each word of an answer."""
        positions: defaultdict[str, list[int]] = defaultdict(list)
        for position in range(len(self._subject.deck.questions)):
            for word in answer_words.intersection(words(self._text(position))):
                positions[word].append(position)
        return positions

    def _can_be_told(self, one: TypedAnswer, key: str) -> bool:
        """Return whether an answer says something: a word of three letters that is not a function word, and not code.

        An answer that its own question contains is not given away by another.
        """
        shortest = 3 if self._subject.english else 4
        telling = any(len(word) >= shortest and word.isalpha() for word in content(one.key) - NOT_TOLD)
        stem = self._subject.deck.questions[one.position].prompt().stem
        return telling and not is_code(one.key) and key not in phrase(stem)

    def _reveals(self, asked: TypedAnswer, position: int, key: str) -> bool:
        """Return whether a text contains an answer beside the words that identify its question."""
        if (self._earlier and position > asked.position) or self._grouped(asked.position, position):
            return False
        subject, text = self._subject, self._text(position).casefold()
        # A quick look, for a root is the beginning of its word.
        if not any(word in text for word in subject.stems[asked.position]):
            return False
        contents = roots(self._phrase(position).split())
        if self._pairs(asked, position, key):
            return True
        stem = {word for word in subject.stems[asked.position] if len(word) > (2 if subject.english else 3)}
        topic = stem - content(" ".join(asked.forms))
        symbols = content(" ".join(_SYMBOL.findall(subject.deck.questions[asked.position].prompt().stem)))
        if not symbols <= contents:
            return False
        matches = topic & (content(self._near(position, key)) if self._earlier else contents)
        shared = subject.rare(matches)
        if not shared or matches == topic:
            return bool(shared)
        # In German all nouns have capitals, so each counts; “South America” is one name.
        pattern = _PROPER_NAME if subject.english else _CAPITALISED
        names = [content(name) for name in pattern.findall(subject.deck.questions[asked.position].prompt().stem)]
        named = sum(bool(name) and name <= shared for name in names)
        # A name that is in many stems is that of a topic: other questions about Brad Pitt name his films.
        names_it = named >= _FEW and any(subject.in_stems[word] <= _SUBJECT for word in shared)
        enough = len(shared) >= _FEW and (2 * len(shared) >= len(topic) or names_it)
        # “The first stage of the cycle” may be that of several.
        return enough and bool(subject.rare(shared, _SMALL_PART))

    def _pairs(self, asked: TypedAnswer, position: int, key: str) -> bool:
        """Return whether a row of a match question, or a card, has an answer beside what its question names."""
        stem = {*self._subject.stems[asked.position]}
        rows = () if self._earlier else paired_texts(self._subject.deck.questions[position])
        return any(key in phrase(right) and stem >= content(left) != set() for left, right in rows)

    def _near(self, position: int, key: str) -> str:
        """Return the sentence of a text that contains an answer, with the one before it."""
        sentences = _SENTENCE.findall(self._text(position))
        places = (place for place, sentence in enumerate(sentences) if key in phrase(sentence))
        place = next(places, len(sentences))
        return " ".join(sentences[max(0, place - 1) : place + 1])

    def _grouped(self, one: int, other: int) -> bool:
        group = self._subject.deck.questions[one].common.group
        return bool(group) and group == self._subject.deck.questions[other].common.group
