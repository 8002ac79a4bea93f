"""A question while it is read from a format in which each answer has a weight in percent: GIFT, Moodle XML, Canvas."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Final, NamedTuple, TypeAlias
from urllib.parse import unquote

from quizkit.base.problems import Place
from quizkit.formats.base import MEDIA_LINK, Collector, slug
from quizkit.formats.html import markdown_of_html
from quizkit.questions.base import FieldValue
from quizkit.questions.cloze import Blank, cloze_source

HUNDRED: Final = Decimal(100)
ESSAY: Final = "it is an essay, which cannot be graded"
DESCRIPTION: Final = "it is a description, without a question"
NO_RIGHT_CHOICE: Final = "none of its choices is right"
NO_RIGHT_ANSWER: Final = "none of its answers is fully right"
NO_NUMBER: Final = "its number cannot be read"
# Links to files in the texts of Moodle and of Canvas.
_FILE = re.compile(r"(?:@@PLUGINFILE@@|(?:\$|%24)IMS-CC-FILEBASE(?:\$|%24))/([^\s\"')>?]+)[^\s\"')>]*")
_MEDIA_NAME = re.compile(f"{MEDIA_LINK}([\\w.-]+)")
# The largest exponent of a number that is written out; floating-point numbers end here.
_LARGEST_EXPONENT = 308
Values: TypeAlias = dict[str, FieldValue | None]


class WeightedAnswer(NamedTuple):
    """An answer: its text, its weight in percent, and its feedback."""

    text: str
    credit: Decimal
    feedback: str = ""


class Item:
    """Adds one question to a collector, and reports what of its answers is lost.

    `shared` are the values that do not depend on its type; `stem` names the question in reports.
    """

    def __init__(self, collector: Collector, place: Place | None = None) -> None:
        self.stem = ""
        self.shared: Values = {}
        self.collector = collector
        self._place = place
        self._unseen: list[str] = []

    def name(self, name: str, unique: Container[str], blanks: re.Pattern[str] | None = None) -> None:
        """Make the name of the question its id if it has none and the name is `unique`; else note that it is lost.

        A name that the question begins with, as it is or without its `blanks`, says nothing.
        """
        stems = (self.stem, blanks.sub(" ", self.stem) if blanks else self.stem)
        if any(_letters(stem).startswith(_letters(name)) for stem in stems):
            return
        if not self.shared.get("id") and slug(name) in unique:
            self.shared["id"] = slug(name)
        else:
            self.collector.lose_setting("names of questions")

    def ask(self, stem: str, explanation: str = "") -> None:
        """Set the text of the question, and its explanation."""
        self.stem = stem.strip()
        self.shared |= {"question": self.stem, "explanation": explanation}

    def choice(self, answers: Sequence[WeightedAnswer], values: Values | None = None) -> None:
        """Add a choice question; of several choices that are fully right only the first is."""
        best = max((answer.credit for answer in answers), default=Decimal(0))
        if best <= 0:
            self.skip(NO_RIGHT_CHOICE)
            return
        key, *others = (place for place, answer in enumerate(answers) if answer.credit == best)
        if others:
            self.lose("several-right", f"{len(others) + 1} choices are right; only the first of them is kept")
        if any(0 < answer.credit < best for answer in answers):
            self.lose("lost-weights", "the part credit of its wrong choices is not imported")
        kept = [answer for place, answer in enumerate(answers) if place not in others]
        self._add_choices("choice", kept, [answers[key]], {"answer": answers[key].text, **(values or {})})

    def multiple(
        self, answers: Sequence[WeightedAnswer], values: Values | None = None, *, weighted: bool = True
    ) -> None:
        """Add a question with several right choices."""
        rights = [answer for answer in answers if answer.credit > 0]
        if not rights:
            self.skip(NO_RIGHT_CHOICE)
            return
        if weighted and not _is_usual([answer.credit for answer in answers], len(rights)):
            self.lose("lost-weights", "the weights of its choices are not imported: each right one counts the same")
        keys = tuple(answer.text for answer in rights)
        self._add_choices("multiple", answers, rights, {"answer": keys, **(values or {})})

    def true_false(self, *, key: bool, feedback: Iterable[str]) -> None:
        """Add a true/false question."""
        self.note_feedback(feedback)
        self.add("true/false", {"answer": key})

    def rights(self, answers: Sequence[WeightedAnswer]) -> list[WeightedAnswer]:
        """Return the answers to type that are fully right, and report the others and all feedback."""
        if any(0 < answer.credit < HUNDRED for answer in answers):
            self.lose("lost-weights", "its partly right answers are not imported")
        self.note_feedback(answer.feedback for answer in answers)
        return [answer for answer in answers if answer.credit == HUNDRED]

    def typed_texts(self, answers: Sequence[WeightedAnswer]) -> list[str]:
        """Return the texts of Moodle that are fully right. `*` in one is any letters, and with a backslash the sign itself."""
        texts = list(dict.fromkeys(answer.text for answer in self.rights(answers) if answer.text != "*"))
        if any("*" in text.replace("\\*", "") for text in texts):
            self.lose("lost-wildcard", "* stands for any letters in Moodle, and for itself here")
        return [text.replace("\\*", "*") for text in texts]

    def typed(self, texts: Sequence[str], *, case: bool = False) -> None:
        """Add a text question with the texts that are right, the answer first; with `case` capitals count."""
        if texts:
            self.add("text", {"answer": texts[0], "accept": tuple(texts[1:]), "case": case or None})
        else:
            self.skip(NO_RIGHT_ANSWER)

    def cloze(self, pieces: Sequence[str], blanks: Sequence[Blank], *, case: bool = False) -> None:
        """Add a text with blanks between its pieces. A deck cannot write a brace inside a blank."""
        if any(re.search("[{}]", form) for blank in blanks for form in (blank.key, *blank.accept)):
            self.skip("one of its blanks has a brace")
        else:
            self.add("cloze", {"cloze": cloze_source(pieces, blanks), "case": case or None})

    def numbers(self, quantities: Sequence[tuple[Decimal, Decimal] | None], unit: str = "") -> None:
        """Add a number question with accepted numbers, each with a tolerance; None is one that cannot be read."""
        known = [one for one in quantities if one is not None]
        if not known or len(known) < len(quantities):
            self.skip(NO_NUMBER)
            return
        if len({tolerance for _, tolerance in known}) > 1:
            self.lose("lost-tolerance", "its answers have several tolerances; that of the first is kept")
        answer, *others = (f"{number:f} {unit}".strip() for number, _ in known)
        tolerance = known[0][1]
        values: Values = {"answer": answer, "accept": tuple(others)}
        self.add("number", {**values, "tolerance": f"{tolerance.normalize():f}" if tolerance else None})

    def match(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Add a match question; a right side without a left one is a distractor."""
        matches: dict[str, str] = {}
        distractors: list[str] = []
        for left, right in pairs:
            if left and left in matches:
                self.skip(f"“{left}” is in it twice")
                return
            if left:
                matches[left] = right
            else:
                distractors.append(right)
        extra = tuple(one for one in dict.fromkeys(distractors) if one not in matches.values())
        self.add("match", {"match": matches, "distractors": extra})

    def add(self, type: str, values: Values) -> None:
        """Add the question, or report why it is not valid."""
        for tag in dict.fromkeys(self._unseen):
            self.lose("lost-media", f"what <{tag}> shows is not imported")
        for name in media_names(f"{self.shared}{values}"):
            if name not in self.collector.media:
                self.lose("lost-media", f"the image {name} is not in the file")
        shared = {key: value for key, value in self.shared.items() if type != "cloze" or key != "question"}
        self.collector.add(type, {**shared, **values}, self._place)

    def skip(self, reason: str) -> None:
        """Report that the question is not imported."""
        self.collector.skip(self.stem, reason, self._place)

    def lose(self, code: str, what: str) -> None:
        """Report what of the question is lost."""
        self.collector.lose(code, self.stem, what, self._place)

    def note_feedback(self, texts: Iterable[str]) -> None:
        """Report feedback that a question of its type cannot have."""
        if any(text.strip() for text in texts):
            self.lose("lost-feedback", "its feedback is not imported")

    def markdown_of_html(self, html: str) -> str:
        """Return HTML as Markdown; what it loses is reported when the question is added."""
        converted = markdown_of_html(html)
        self._unseen += converted.lost
        return converted.text

    def _add_choices(
        self, type: str, answers: Sequence[WeightedAnswer], rights: Sequence[WeightedAnswer], values: Values
    ) -> None:
        if any(answer.feedback for answer in rights):
            self.lose("lost-feedback", "the feedback on the right choice is not imported")
        feedback = {answer.text: answer.feedback for answer in answers if answer.feedback and answer not in rights}
        self.add(type, {"choices": tuple(answer.text for answer in answers), "feedback": feedback, **values})


def unique_slugs(names: Iterable[str]) -> frozenset[str]:
    """Return the names, as ids, that only one question has."""
    return frozenset(name for name, number in Counter(map(slug, names)).items() if name and number == 1)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


def with_media_links(text: str) -> str:
    """Return a text of Moodle or Canvas in which the links to its files are links to media."""
    return _FILE.sub(lambda match: MEDIA_LINK + file_name(match[1]), text)


def media_names(text: str) -> list[str]:
    """Return the names of the media that a text links to."""
    return list(dict.fromkeys(_MEDIA_NAME.findall(text)))


def file_name(path: str) -> str:
    """Return the last part of a path, which leads nowhere else."""
    return re.sub(r"[^\w.-]", "_", PurePosixPath(unquote(path)).name) or "file"


def free_name(name: str, names: Container[str]) -> str:
    """Return a name that is not among the names, with a number before it if it needs one."""
    return next(one for one in chain((name,), (f"{number}-{name}" for number in count(2))) if one not in names)


def decimal(text: str) -> Decimal | None:
    """Return a text as a number; None if it is none, or if it is far beyond those that other tools store."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _LARGEST_EXPONENT and "_" not in text else None


def category_name(path: str) -> str:
    """Return the name of a category of Moodle, without those above it; empty for the usual one of a course."""
    name = path.replace("//", "\0").rpartition("/")[2].replace("\0", "/").strip()
    return "" if name == "top" or name.startswith("Default for ") else name


def _is_usual(credits: Sequence[Decimal], rights: int) -> bool:
    """Return whether the right choices share the credit equally, and the wrong ones cost nothing or all of it together."""
    wrongs = {one for one in credits if one <= 0}
    each, fine = HUNDRED / rights, HUNDRED / max(1, len(credits) - rights)
    fair = all(abs(one - each) < 1 for one in credits if one > 0)
    return fair and len(wrongs) <= 1 and all(not one or abs(one + fine) < 1 for one in wrongs)
