"""Writes Moodle XML."""

import re
from base64 import b64encode
from collections.abc import Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizkit.deck import Deck
from quizkit.formats.base import MEDIA_LINK, Written
from quizkit.formats.features import Losses, Support, exported_amounts, name_of
from quizkit.formats.item import HUNDRED, category_name, media_names
from quizkit.formats.settings import Setting
from quizkit.formats.texts import markdown_of_plain
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


def _put_category(root: Element, deck: Deck) -> tuple[Setting, ...]:
    """Add the category that the questions go to, with the title and the description of the deck. Return what it changes."""
    path = f"$course$/top/{deck.title.replace('/', '//')}"
    if category_name(path) != deck.title:
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
            _put(_answer(entry, HUNDRED), right[0])
            _put(_answer(entry, Decimal(0)), right[1])
        case registry.TextQuestion():
            SubElement(entry, "usecase").text = "0"
            for text in (question.key, *question.accept):
                _put(_answer(entry, HUNDRED), text.replace("*", "\\*"))
        case registry.NumberQuestion():
            _numbers(entry, question, losses)
        case registry.MatchQuestion():
            SubElement(entry, "shuffleanswers").text = "true"
            for left, right_side in (*question.pairs.items(), *(("", one) for one in question.distractors)):
                _put(SubElement(_formatted(entry, "subquestion", left), "answer"), right_side)
        case registry.OrderQuestion():
            SubElement(entry, "gradingtype").text = "1" if question.partial else "-1"
            for place, item in enumerate(question.keys, 1):
                _formatted(entry, "answer", item).set("fraction", str(place))
        case registry.ClozeQuestion() | registry.ListQuestion() | registry.Flashcard():
            pass


def _choices(entry: Element, question: registry.ChoiceQuestion | registry.MultipleQuestion) -> None:
    keys = (question.key,) if isinstance(question, registry.ChoiceQuestion) else question.keys
    # In a choice with one right answer, the wrong ones cost nothing.
    fine = (
        -HUNDRED / max(1, len(question.choices) - len(keys))
        if isinstance(question, registry.MultipleQuestion)
        else Decimal(0)
    )
    SubElement(entry, "single").text = "true" if isinstance(question, registry.ChoiceQuestion) else "false"
    SubElement(entry, "shuffleanswers").text = "false" if question.keep_order else "true"
    for choice in question.choices:
        credit = (HUNDRED / len(keys) if choice in keys else fine).quantize(Decimal("0.00001")).normalize()
        answer = _formatted(entry, "answer", choice)
        answer.set("fraction", f"{credit:f}")
        _formatted(answer, "feedback", question.feedback.get(choice, ""))


def _numbers(entry: Element, question: registry.NumberQuestion, losses: Losses) -> None:
    units = [quantity.unit for quantity in question.quantities]
    if len(set(units)) > 1:
        losses.refuse("its accepted numbers have several units")
    for number, off in exported_amounts(question, losses, units=True):
        answer = _answer(entry, HUNDRED)
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
    for name in media_names(text.text):
        file = SubElement(element, "file", name=name, path="/", encoding="base64")
        file.text = b64encode(media[name]).decode()
    text.text = text.text.replace(MEDIA_LINK, "@@PLUGINFILE@@/")


def _put(element: Element, text: str) -> None:
    SubElement(element, "text").text = text
