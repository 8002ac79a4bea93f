"""Reads Moodle XML, and keeps the files in it."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from quizkit.formats.base import MEDIA_LINK, Collector, Reading
from quizkit.formats.html import markdown_of_html
from quizkit.formats.texts import markdown_of_plain
from quizkit.formats.xml import parse, text_of
from quizkit.questions.base import FieldValue
from quizkit.questions.cloze import Blank, cloze_source

HUNDRED = Decimal(100)
_PLUGIN_FILE = re.compile(r"@@PLUGINFILE@@/([^\s\"')>]+)")
# {1:SHORTANSWER:=Elbe~=Labe#good}: a blank inside a text. A brace in an answer has a backslash before it.
_EMBEDDED = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^\\{}])*)\}", re.DOTALL)
# Feedback, or a weight other than 100 %, in the answers of a blank.
_PARTIAL = re.compile(r"(?<!\\)#|(?:^|~)%(?!100%)")
_TYPED_BLANKS = frozenset("SHORTANSWER SA MW SHORTANSWER_C SAC MWC NUMERICAL NM".split())
_NOT_IMPORTED = {
    "essay": "it is an essay, which cannot be graded",
    "description": "it is a description, without a question",
}
_Values = dict[str, FieldValue | None]


def read(data: bytes) -> Reading:
    """Read a Moodle XML file. Raises Unreadable."""
    collector, category, root = Collector(), "", parse(data)
    categories = {name for element in root.iter("question") if (name := _category(element))}
    for element in root.iter("question"):
        if element.get("type") == "category":
            category = _category(element)
        else:
            collector.begin()
            # The only category is the title of the deck.
            _Question(collector, element, category if len(categories) > 1 else "").read()
    return collector.reading(categories.pop() if len(categories) == 1 else "")


def _category(element: Element) -> str:
    """Return the name of a category, without those above it; empty for the usual one of a course."""
    name = text_of(element, "category/text").replace("//", "\0").rpartition("/")[2].replace("\0", "/")
    return "" if name == "top" or name.startswith("Default") else name


class _Question:
    """Reads one question into a collector."""

    def __init__(self, collector: Collector, element: Element, category: str) -> None:
        self._collector = collector
        self._element = element
        self._unseen: list[str] = []
        self._stem = ""
        tags = [text_of(tag) for tag in element.iterfind("tags/tag/text")]
        self._tags = tuple(dict.fromkeys(filter(None, [category, *tags])))
        self._stem = self._text(element.find("questiontext"))

    def read(self) -> None:
        """Read the question, or report why it is not imported."""
        kind = self._element.get("type", "")
        match kind:
            case "multichoice" | "multichoiceset":
                self._choice(all_or_nothing=kind == "multichoiceset")
            case "truefalse":
                self._true_false()
            case "shortanswer":
                self._typed()
            case "numerical":
                self._number()
            case "matching":
                self._match()
            case "ordering":
                self._order()
            case "cloze":
                self._cloze()
            case _:
                self._skip(_NOT_IMPORTED.get(kind, f"quizkit has no {kind or 'such'} questions"))

    def _choice(self, *, all_or_nothing: bool) -> None:
        answers = self._element.findall("answer")
        choices = tuple(self._text(answer) for answer in answers)
        credits = [_fraction(answer) for answer in answers]
        values: _Values = {"choices": choices, "scoring": "all-or-nothing" if all_or_nothing else ""}
        rights = [place for place, credit in enumerate(credits) if credit > 0]
        if not rights:
            self._skip("none of its choices is right")
            return
        if text_of(self._element, "single") in ("true", "1"):
            key = max(rights, key=lambda place: credits[place])
            if any(credits[place] == credits[key] for place in rights if place != key):
                others = {place for place in rights if place != key and credits[place] == credits[key]}
                self._lose("several-right", f"{len(others) + 1} choices are right; only the first of them is kept")
                values["choices"] = tuple(choice for place, choice in enumerate(choices) if place not in others)
                rights = [place for place in rights if place not in others]
            if len(rights) > 1:
                self._lose("lost-weights", "the part credit of its wrong choices is not imported")
            self._add("choice", {**values, "answer": choices[key]}, self._feedback(answers, choices, [key]))
            return
        if not all_or_nothing and not _is_usual(credits):
            self._lose("lost-weights", "the weights of its choices are not imported: each right one counts the same")
        keys = tuple(choices[place] for place in rights)
        self._add("multiple", {**values, "answer": keys}, self._feedback(answers, choices, rights))

    def _true_false(self) -> None:
        answers = self._element.findall("answer")
        right = next((answer for answer in answers if _fraction(answer) > 0), None)
        if right is None:
            self._skip("none of its choices is right")
            return
        self._note_feedback(answers)
        self._add("true/false", {"answer": text_of(right, "text").casefold() == "true"})

    def _typed(self) -> None:
        rights = self._right_ones()
        texts = list(dict.fromkeys(text_of(answer, "text") for answer in rights if text_of(answer, "text") != "*"))
        if not texts:
            self._skip("none of its answers is fully right")
            return
        if any("*" in text.replace("\\*", "") for text in texts):
            self._lose("lost-wildcard", "* stands for any letters in Moodle, and for itself here")
        plain = [text.replace("\\*", "*") for text in texts]
        case = text_of(self._element, "usecase") == "1" or None
        self._add("text", {"answer": plain[0], "accept": tuple(plain[1:]), "case": case})

    def _number(self) -> None:
        rights = [answer for answer in self._right_ones() if text_of(answer, "text") != "*"]
        numbers = [_decimal(text_of(answer, "text")) for answer in rights]
        limits = [_decimal(text_of(answer, "tolerance") or "0") for answer in rights]
        known = [number for number in numbers if number is not None]
        if not known or len(known) < len(numbers):
            self._skip("its number cannot be read")
            return
        if len(set(limits)) > 1:
            self._lose("lost-tolerance", "its answers have several tolerances; that of the first is kept")
        units = self._element.findall("units/unit")
        unit = next((text_of(one, "unit_name") for one in units if _decimal(text_of(one, "multiplier")) == 1), "")
        if len(units) > 1 or (units and not unit):
            self._lose("lost-units", "only the unit of its answer is imported")
        answer, *others = (f"{number:f} {unit}".strip() for number in known)
        tolerance = f"{limits[0].normalize():f}" if limits[0] else ""
        self._add("number", {"answer": answer, "accept": tuple(others), "tolerance": tolerance})

    def _match(self) -> None:
        pairs: dict[str, str] = {}
        distractors: list[str] = []
        for pair in self._element.findall("subquestion"):
            left, right = self._text(pair), text_of(pair, "answer/text")
            if left in pairs:
                self._skip(f"“{left}” is in it twice")
                return
            if left:
                pairs[left] = right
            elif right not in (*pairs.values(), *distractors):
                distractors.append(right)
        extra = tuple(one for one in distractors if one not in pairs.values())
        self._add("match", {"match": pairs, "distractors": extra})

    def _order(self) -> None:
        answers = (
            sorted(self._element.findall("answer"), key=_fraction)
            if self._is_numbered()
            else self._element.findall("answer")
        )
        partial = text_of(self._element, "gradingtype") not in ("-1", "ALL_OR_NOTHING") or None
        self._add("order", {"order": tuple(self._text(answer) for answer in answers), "partial": partial})

    def _is_numbered(self) -> bool:
        fractions = [_fraction(answer) for answer in self._element.findall("answer")]
        return len(set(fractions)) == len(fractions) > 1

    def _cloze(self) -> None:
        """Read a text with embedded answers: typed ones become blanks."""
        text = self._stem_source()
        kinds = {match[2] for match in _EMBEDDED.finditer(text)}
        if not kinds:
            self._skip("it has no blank")
            return
        if not kinds <= _TYPED_BLANKS:
            self._skip("it has blanks with choices, which quizkit has not")
            return
        pieces, blanks, end = [], [], 0
        for match in _EMBEDDED.finditer(text):
            blank = _blank(match[3], numeric=match[2] in ("NUMERICAL", "NM"))
            if blank is None:
                self._skip("one of its blanks cannot be read")
                return
            pieces.append(text[end : match.start()])
            blanks.append(blank)
            end = match.end()
        if any(_PARTIAL.search(match[3]) for match in _EMBEDDED.finditer(text)):
            self._lose("lost-weights", "weights and feedback of its blanks are not imported")
        self._add("cloze", {"cloze": cloze_source([*pieces, text[end:]], blanks)})

    def _stem_source(self) -> str:
        """Return the text of the question as Markdown, in which the embedded answers are as they were."""
        element = self._element.find("questiontext")
        source = text_of(element, "text")
        kept = [match[0] for match in _EMBEDDED.finditer(source)]
        marked = _EMBEDDED.sub("\ue000", source)
        parts = self._converted(marked, element.get("format", "") if element is not None else "").split("\ue000")
        return "".join(part + embedded for part, embedded in zip(parts, [*kept, ""], strict=False))

    def _right_ones(self) -> list[Element]:
        answers = self._element.findall("answer")
        if any(0 < _fraction(answer) < HUNDRED for answer in answers):
            self._lose("lost-weights", "its partly right answers are not imported")
        self._note_feedback(answers)
        return [answer for answer in answers if _fraction(answer) == HUNDRED]

    def _feedback(self, answers: list[Element], choices: tuple[str, ...], rights: list[int]) -> dict[str, str]:
        texts = [self._text(answer.find("feedback")) for answer in answers]
        if any(texts[place] for place in rights):
            self._lose("lost-feedback", "the feedback on the right choice is not imported")
        return {choices[place]: text for place, text in enumerate(texts) if text and place not in rights}

    def _note_feedback(self, answers: Iterable[Element]) -> None:
        if any(self._text(answer.find("feedback")) for answer in answers):
            self._lose("lost-feedback", "its feedback is not imported")

    def _add(self, type: str, values: _Values, feedback: Mapping[str, str] | None = None) -> None:
        grade = _decimal(text_of(self._element, "defaultgrade"))
        shared: _Values = {
            "id": text_of(self._element, "idnumber"),
            "question": self._stem,
            "explanation": self._text(self._element.find("generalfeedback")),
            "hints": tuple(filter(None, (self._text(hint) for hint in self._element.findall("hint")))),
            "tags": self._tags,
            "points": grade if grade and grade != 1 else None,
            "feedback": dict(feedback or {}),
        }
        for tag in dict.fromkeys(self._unseen):
            self._lose("lost-media", f"what <{tag}> shows is not imported")
        if type == "cloze":
            del shared["question"]
        self._collector.add(type, {**shared, **values})

    def _text(self, element: Element | None) -> str:
        """Return a text with its format as Markdown, and keep its files."""
        if element is None:
            return ""
        for file in element.findall("file"):
            self._keep(file)
        return self._converted(text_of(element, "text"), element.get("format", "html"))

    def _converted(self, text: str, format: str) -> str:
        text = _PLUGIN_FILE.sub(lambda match: MEDIA_LINK + _file_name(match[1]), text)
        if format == "markdown":
            return text
        if format == "plain_text":
            return markdown_of_plain(text)
        converted = markdown_of_html(text)
        self._unseen += converted.lost
        return converted.text

    def _keep(self, file: Element) -> None:
        try:
            data = b64decode(file.text or "", validate=False)
        except (Base64Error, ValueError):
            self._lose("lost-media", f"the file {file.get('name')} cannot be read")
            return
        self._collector.media[_file_name(file.get("name", ""))] = data

    def _skip(self, reason: str) -> None:
        self._collector.skip(self._stem, reason)

    def _lose(self, code: str, what: str) -> None:
        self._collector.lose(code, self._stem, what)


def _file_name(path: str) -> str:
    """Return the last part of a path, which leads nowhere else."""
    return re.sub(r"[^\w.-]", "_", PurePosixPath(unquote(path)).name) or "file"


def _fraction(answer: Element) -> Decimal:
    return _decimal(answer.get("fraction", "0")) or Decimal(0)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _is_usual(credits: list[Decimal]) -> bool:
    """Return whether the right choices share the credit equally, and the wrong ones cost nothing or all of it together."""
    rights, wrongs = [one for one in credits if one > 0], [one for one in credits if one <= 0]
    each, fine = HUNDRED / len(rights), HUNDRED / max(1, len(wrongs))
    fair = all(abs(one - each) < 1 for one in rights)
    return fair and len(set(wrongs)) <= 1 and all(not one or abs(one + fine) < 1 for one in wrongs)


def _blank(inside: str, *, numeric: bool) -> Blank | None:
    """Read the answers of a blank: those after = or %100% are right."""
    forms = []
    for part in re.split(r"(?<!\\)~", inside):
        right = re.match(r"=|%100%", part)
        if right:
            text = re.split(r"(?<!\\)#", part[right.end() :])[0]
            text = re.sub(r"\\(.)", r"\1", text).strip()
            forms.append(text.partition(":")[0] if numeric else text)
    return Blank(forms[0], tuple(forms[1:])) if forms and not re.search("[{}]", "".join(forms)) else None
