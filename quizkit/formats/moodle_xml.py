"""Moodle XML: read with its files, and written with texts as Markdown.

Source: question/format/xml/format.php of Moodle.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizkit.deck import Deck
from quizkit.formats import item
from quizkit.formats.base import MEDIA_LINK, Collector, Reading, Written
from quizkit.formats.features import Losses, Support, exported_amounts, name_of
from quizkit.formats.html import plain_of_html
from quizkit.formats.moodle_cloze import EMBEDDED, add_cloze
from quizkit.formats.settings import DeckSetting
from quizkit.formats.texts import markdown_of_plain
from quizkit.formats.xml import element_text, parse_xml
from quizkit.questions import registry

_KINDS: Mapping[str, str] = {
    "choice": "multichoice",
    "multiple": "multichoice",
    "true/false": "truefalse",
    "text": "shortanswer",
    "number": "numerical",
    "cloze": "cloze",
    "order": "ordering",
    "match": "matching",
}
SUPPORT = Support(
    whole=_KINDS,
    features=(
        "id", "hints", "explanation", "tags", "points", "scoring", "keep-order", "feedback", "accept", "tolerance", "partial",
        "distractors",
    ),
    settings=("title", "description"),
)  # fmt: skip
_NOT_IMPORTED = {"essay": item.ESSAY, "description": item.DESCRIPTION}
_REPLIES = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
# What Moodle writes there unless a teacher changes it. In other languages it is known by being in several questions.
_USUAL = frozenset(
    "Your answer is correct.|Your answer is partially correct.|Your answer is incorrect.|Die Antwort ist richtig.|"
    "Die Antwort ist teilweise richtig.|Die Antwort ist falsch.|Votre réponse est correcte.|Votre réponse est partiellement correcte.|"
    "Votre réponse est incorrecte.|Respuesta correcta|Respuesta parcialmente correcta.|Respuesta incorrecta.|".split("|")
)  # fmt: skip
# What a deck has no place for, by its element: its name in the report, and the values that say nothing.
_SETTINGS = {
    "penalty": ("penalties for further tries", frozenset("0 1 0.1 0.3333333".split())),
    "hidden": ("marks of hidden questions", frozenset("0")),
    "answernumbering": ("numberings of choices", frozenset(("abc",))),
    "unitgradingtype": ("penalties for units", frozenset("0")),
    "selecttype": ("numbers of items to pick", frozenset(("0", "ALL"))),
}


def read(data: bytes) -> Reading:
    """Read a Moodle XML file. Raises Unreadable."""
    collector, category, (root,) = Collector(), "", parse_xml(data)
    categories = {name: element for element in root.iter("question") if (name := _category(element))}
    texts = Counter(element_text(one, "text") for kind in _REPLIES for one in root.iter(kind))
    own = frozenset(text for text, number in texts.items() if number == 1) - _USUAL
    names = item.unique_slugs(element_text(name, "text") for name in root.iter("name"))
    for element in root.iter("question"):
        if element.get("type") == "category":
            category = _category(element)
        else:
            collector.begin()
            # The only category is the title of the deck.
            question = _Question(collector, element, category if len(categories) > 1 else "")
            if any(element_text(element, f"{kind}/text") in own for kind in _REPLIES):
                question.lose("lost-feedback", "its feedback on a right or a wrong reply is not imported")
            question.name(element_text(element, "name/text"), names, EMBEDDED)
            question.note_settings()
            question.read()
    descriptions = [text for element in categories.values() if (text := _info(element))]
    if len(categories) == 1:
        return collector.reading(*categories, *descriptions)
    if descriptions:
        collector.lose_setting("descriptions of categories", len(descriptions))
    return collector.reading()


def _category(element: Element) -> str:
    return item.category_name(element_text(element, "category/text"))


def _info(category: Element) -> str:
    """Return the description of a category, which is no Markdown in a deck."""
    info = category.find("info")
    text, format = element_text(info, "text"), info.get("format", "html") if info is not None else ""
    return text if format in ("plain_text", "markdown") else plain_of_html(text)


class _Question(item.Item):
    """Reads one question into a collector."""

    def __init__(self, collector: Collector, element: Element, category: str) -> None:
        super().__init__(collector)
        self._element = element
        tags = [element_text(tag) for tag in element.iterfind("tags/tag/text")]
        grade = item.decimal(element_text(element, "defaultgrade"))
        self.stem = self._text(element.find("questiontext"))
        self.shared = {
            "id": element_text(element, "idnumber"),
            "question": self.stem,
            "explanation": self._text(element.find("generalfeedback")),
            "hints": tuple(filter(None, (self._text(hint) for hint in element.findall("hint")))),
            "tags": tuple(dict.fromkeys(filter(None, [category, *tags]))),
            "points": grade or None,
        }

    def read(self) -> None:
        """Read the question, or report why it is not imported."""
        kind = self._element.get("type", "")
        keep_order = element_text(self._element, "shuffleanswers") in ("false", "0") or None
        match kind:
            case "multichoice" if element_text(self._element, "single") in ("true", "1"):
                self.choice(self._answers(self._text), {"keep-order": keep_order})
            case "multichoice" | "multichoiceset":
                whole = kind == "multichoiceset"
                values: item.Values = {"scoring": "all-or-nothing" if whole else "", "keep-order": keep_order}
                self.multiple(self._answers(self._text), values, weighted=not whole)
            case "truefalse":
                self._true_false()
            case "shortanswer":
                self.typed(self.typed_texts(self._answers()), case=element_text(self._element, "usecase") == "1")
            case "numerical":
                self._number()
            case "matching":
                pairs = self._element.findall("subquestion")
                self.match((self._text(pair), element_text(pair, "answer/text")) for pair in pairs)
            case "ordering":
                self._order()
            case "cloze":
                self._cloze()
            case _:
                self.skip(_NOT_IMPORTED.get(kind, f"quizkit has no {kind or 'such'} questions"))

    def note_settings(self) -> None:
        """Note the settings of the question that a deck has no place for."""
        for key, (name, usual) in _SETTINGS.items():
            text = element_text(self._element, key)
            number = item.decimal(text)
            if text and (f"{number.normalize():f}" if number is not None else text) not in usual:
                self.collector.lose_setting(name)

    def _answers(
        self, read: Callable[[Element], str] = lambda answer: element_text(answer, "text")
    ) -> list[item.WeightedAnswer]:
        return [
            item.WeightedAnswer(read(answer), _fraction(answer), self._text(answer.find("feedback")))
            for answer in self._element.findall("answer")
        ]

    def _true_false(self) -> None:
        answers = self._answers()
        right = next((answer for answer in answers if answer.credit > 0), None)
        if right is None:
            self.skip(item.NO_RIGHT_CHOICE)
        else:
            feedback = [answer.feedback for answer in answers]
            self.true_false(key=right.text.casefold() == "true", feedback=feedback)

    def _number(self) -> None:
        self.rights(self._answers())
        answers = self._element.findall("answer")
        rights = [one for one in answers if _fraction(one) == item.HUNDRED and element_text(one, "text") != "*"]
        units = self._element.findall("units/unit")
        unit = next(
            (element_text(one, "unit_name") for one in units if item.decimal(element_text(one, "multiplier")) == 1), ""
        )
        if len(units) > 1 or (units and not unit):
            self.lose("lost-units", "only the unit of its answer is imported")
        self.numbers([_quantity(answer) for answer in rights], unit)

    def _order(self) -> None:
        answers = self._element.findall("answer")
        fractions = [_fraction(answer) for answer in answers]
        if len(set(fractions)) == len(fractions) > 1:
            answers.sort(key=_fraction)
        partial = element_text(self._element, "gradingtype") not in ("-1", "ALL_OR_NOTHING") or None
        self.add("order", {"order": tuple(self._text(answer) for answer in answers), "partial": partial})

    def _cloze(self) -> None:
        element = self._element.find("questiontext")
        format = element.get("format", "") if element is not None else ""
        is_html = format not in ("markdown", "plain_text")
        add_cloze(self, element_text(element, "text"), lambda text: self._converted(text, format), is_html=is_html)

    def _text(self, element: Element | None) -> str:
        """Return a text with its format as Markdown, and keep its files."""
        if element is None:
            return ""
        for file in element.findall("file"):
            self._keep(file)
        return self._converted(element_text(element, "text"), element.get("format", "html"))

    def _converted(self, text: str, format: str) -> str:
        text = item.with_media_links(text)
        if format == "markdown":
            return text
        if format == "plain_text":
            return markdown_of_plain(text)
        return self.markdown_of_html(text)

    def _keep(self, file: Element) -> None:
        try:
            data = b64decode(file.text or "", validate=False)
        except (Base64Error, ValueError):
            self.lose("lost-media", f"the file {file.get('name')} cannot be read")
            return
        self.collector.media[item.file_name(file.get("name", ""))] = data


def _fraction(answer: Element) -> Decimal:
    return item.decimal(answer.get("fraction", "0")) or Decimal(0)


def _quantity(answer: Element) -> tuple[Decimal, Decimal] | None:
    number, tolerance = (
        item.decimal(element_text(answer, "text")),
        item.decimal(element_text(answer, "tolerance") or "0"),
    )
    return None if number is None or tolerance is None else (number, tolerance)


def write(deck: Deck, media: Mapping[str, bytes] = {}) -> Written:
    """Write a deck, with the media that its texts link to."""
    root = Element("quiz")
    settings = _put_category(root, deck)
    entries, losses = SUPPORT.each(deck, _entry)
    root.extend(entries)
    for element in [*root.iter()] if media else ():
        _embed(element, media)
    indent(root)
    return Written(tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", losses, settings)


def _put_category(root: Element, deck: Deck) -> tuple[DeckSetting, ...]:
    """Add the category that the questions go to, with the title and the description of the deck. Return what it changes."""
    path = f"$course$/top/{deck.title.replace('/', '//')}"
    if item.category_name(path) != deck.title:
        return ("title", "description") if deck.description else ("title",)
    category = SubElement(root, "question", type="category")
    _put(SubElement(category, "category"), path)
    _put(SubElement(category, "info", format="plain_text"), deck.description)
    return ()


def _entry(question: registry.Question, losses: Losses) -> Element:
    common = question.common
    all_or_nothing = isinstance(question, registry.MultipleQuestion) and common.all_or_nothing
    entry = Element("question", type="multichoiceset" if all_or_nothing else _KINDS.get(question.type, ""))
    _put(SubElement(entry, "name"), name_of(question))
    _formatted(
        entry,
        "questiontext",
        _embedded(question) if isinstance(question, registry.ClozeQuestion) else question.prompt().stem,
    )
    _formatted(entry, "generalfeedback", common.explanation)
    SubElement(entry, "defaultgrade").text = f"{common.points:f}"
    SubElement(entry, "idnumber").text = "" if common.id.startswith("~") else common.id
    _answers(entry, question, losses)
    hints = question.own_hints() if isinstance(question, registry.ClozeQuestion) else common.hints
    for hint in hints:
        _formatted(entry, "hint", hint)
    if common.all_or_nothing and not all_or_nothing:
        losses.lose("lost-scoring", "it loses its scoring, all or nothing")
    tags = SubElement(entry, "tags")
    for tag in common.tags:
        _put(SubElement(tags, "tag"), tag)
    return entry


def _answers(entry: Element, question: registry.Question, losses: Losses) -> None:
    match question:
        case registry.ChoiceQuestion() | registry.MultipleQuestion():
            _choices(entry, question)
        case registry.TrueFalseQuestion():
            right = ("true", "false") if question.key else ("false", "true")
            _put(_answer(entry, item.HUNDRED), right[0])
            _put(_answer(entry, Decimal(0)), right[1])
        case registry.TextQuestion():
            SubElement(entry, "usecase").text = "0"
            for text in (question.key, *question.accept):
                _put(_answer(entry, item.HUNDRED), text.replace("*", "\\*"))
        case registry.NumberQuestion():
            _numbers(entry, question, losses)
        case registry.MatchQuestion():
            SubElement(entry, "shuffleanswers").text = "true"
            for left, right_side in (*question.pairs.items(), *(("", one) for one in question.distractors)):
                _put(SubElement(_formatted(entry, "subquestion", left), "answer"), right_side)
        case registry.OrderQuestion():
            SubElement(entry, "gradingtype").text = "1" if question.partial else "-1"
            for place, text in enumerate(question.keys, 1):
                _formatted(entry, "answer", text).set("fraction", str(place))
        case _:
            # A cloze has its answers in its text, and SUPPORT does not name other types.
            pass


def _choices(entry: Element, question: registry.ChoiceQuestion | registry.MultipleQuestion) -> None:
    keys = (question.key,) if isinstance(question, registry.ChoiceQuestion) else question.keys
    # In a choice with one right answer, the wrong ones cost nothing.
    fine = (
        -item.HUNDRED / max(1, len(question.choices) - len(keys))
        if isinstance(question, registry.MultipleQuestion)
        else Decimal(0)
    )
    SubElement(entry, "single").text = "true" if isinstance(question, registry.ChoiceQuestion) else "false"
    SubElement(entry, "shuffleanswers").text = "false" if question.keep_order else "true"
    for choice in question.choices:
        credit = (item.HUNDRED / len(keys) if choice in keys else fine).quantize(Decimal("0.00001")).normalize()
        answer = _formatted(entry, "answer", choice)
        answer.set("fraction", f"{credit:f}")
        _formatted(answer, "feedback", question.feedback.get(choice, ""))


def _numbers(entry: Element, question: registry.NumberQuestion, losses: Losses) -> None:
    units = [quantity.unit for quantity in question.quantities]
    if len(set(units)) > 1:
        losses.refuse("its accepted numbers have several units")
    for number, off in exported_amounts(question, losses, units=True):
        answer = _answer(entry, item.HUNDRED)
        _put(answer, f"{number:f}")
        SubElement(answer, "tolerance").text = f"{off:f}"
    if units[0]:
        unit = SubElement(SubElement(entry, "units"), "unit")
        SubElement(unit, "multiplier").text = "1"
        SubElement(unit, "unit_name").text = units[0]
    SubElement(entry, "unitgradingtype").text = "0"


def _embedded(question: registry.ClozeQuestion) -> str:
    """Return the text of a cloze with its answers in braces."""
    marks = (
        "{1:SHORTANSWER:"
        + "~".join("=" + re.sub(r"([\\{}#~/\"*])", r"\\\1", form) for form in (blank.key, *blank.accept))
        + "}"
        for blank in question.blanks
    )
    return "".join(piece + next(marks, "") for piece in question.pieces())


def _answer(entry: Element, credit: Decimal) -> Element:
    return SubElement(entry, "answer", fraction=f"{credit:f}", format="plain_text")


def _formatted(entry: Element, name: str, text: str) -> Element:
    """Add a text of a deck, as Markdown if it has markup."""
    element = SubElement(entry, name, format="plain_text" if markdown_of_plain(text) == text else "markdown")
    _put(element, text)
    return element


def _embed(element: Element, media: Mapping[str, bytes]) -> None:
    """Put the files into an element that its text links to."""
    text = element.find("text")
    if text is None or not text.text:
        return
    for name in item.media_names(text.text):
        file = SubElement(element, "file", name=name, path="/", encoding="base64")
        file.text = b64encode(media[name]).decode()
    text.text = text.text.replace(MEDIA_LINK, "@@PLUGINFILE@@/")


def _put(element: Element, text: str) -> None:
    SubElement(element, "text").text = text
