"""Writes Canvas's packages, as Classic Quizzes has them; New Quizzes imports them too."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizkit.deck import Deck
from quizkit.formats.archive import zipped
from quizkit.formats.base import MEDIA_LINK, Written
from quizkit.formats.features import Losses, Support, exported_amounts, name_of
from quizkit.formats.html import html_of_pieces, html_of_text
from quizkit.formats.item import HUNDRED
from quizkit.formats.texts import is_plain_line
from quizkit.questions import registry
from quizkit.questions.base import digest

_KINDS: Mapping[str, str] = {
    "choice": "multiple_choice_question",
    "multiple": "multiple_answers_question",
    "true/false": "true_false_question",
    "text": "short_answer_question",
    "number": "numerical_question",
    "cloze": "fill_in_multiple_blanks_question",
    "match": "matching_question",
}
SUPPORT = Support(
    whole=("choice", "multiple", "true/false", "text", "cloze", "match"),
    partly=("number",),
    features=("id", "explanation", "points", "feedback", "accept", "tolerance", "distractors"),
    settings=("title",),
)
_FILES = "$IMS-CC-FILEBASE$/"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"


def write(deck: Deck, media: Mapping[str, bytes] = {}) -> Written:
    """Write a deck, with the media that its texts link to."""
    items, losses = SUPPORT.each(deck, _item)
    id = f"quizkit{digest(deck.id, 16)}"
    root = Element("questestinterop", xmlns=_QTI)
    quiz = SubElement(root, "assessment", ident=id, title=deck.title)
    SubElement(quiz, "section", ident="root_section").extend(items)
    images = {f"web_resources/{name}": data for name, data in media.items()}
    manifest = _manifest(id, deck.title, images)
    return Written(zipped({"imsmanifest.xml": _xml(manifest), f"{id}/{id}.xml": _xml(root), **images}), losses)


def _xml(root: Element) -> bytes:
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _manifest(id: str, title: str, images: Iterable[str]) -> Element:
    manifest = Element("manifest", identifier=f"{id}-package", xmlns=_PACKAGE)
    metadata = SubElement(manifest, "metadata")
    for name, text in (("schema", "IMS Content"), ("schemaversion", "1.1.3")):
        SubElement(metadata, name).text = text
    SubElement(manifest, "organizations")
    resources = SubElement(manifest, "resources")
    quiz = SubElement(resources, "resource", identifier=id, type="imsqti_xmlv1p2", title=title)
    SubElement(quiz, "file", href=f"{id}/{id}.xml")
    for number, path in enumerate(images):
        image = SubElement(resources, "resource", identifier=f"{id}-{number}", type="webcontent", href=path)
        SubElement(image, "file", href=path)
    return manifest


def _item(question: registry.Question, losses: Losses) -> Element:
    common = question.common
    stem = question.prompt().stem
    item = Element("item", ident=common.id, title=name_of(question))
    fields = SubElement(SubElement(item, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", _KINDS[question.type]), ("points_possible", f"{common.points:f}")):
        field = SubElement(fields, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = entry
    presentation, processing = SubElement(item, "presentation"), SubElement(item, "resprocessing")
    if isinstance(question, registry.ClozeQuestion):
        marks = [f"[{name}]" for name in _names(question)]
        _put_html(presentation, html_of_pieces(question.pieces(), marks, losses))
    else:
        _put_html(presentation, html_of_text(stem, losses))
    SubElement(SubElement(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")  # fmt: skip
    if common.explanation:
        SubElement(_condition(processing, "Yes"), "other")
        _show(processing, "general_fb")
        _feedback(item, "general_fb", common.explanation, losses)
    _answers(question, item, losses)
    return item


def _answers(question: registry.Question, item: Element, losses: Losses) -> None:
    presentation, processing = item[1], item[2]
    match question:
        case registry.ChoiceQuestion():
            _choices(item, question.choices, (question.key,), question.feedback, losses)
        case registry.MultipleQuestion():
            _choices(item, question.choices, question.keys, question.feedback, losses)
        case registry.TrueFalseQuestion():
            _choices(item, ("True", "False"), ("True" if question.key else "False",), {}, losses)
        case registry.TextQuestion():
            _texts(presentation, processing, (question.key, *question.accept))
        case registry.NumberQuestion():
            _numbers(presentation, processing, exported_amounts(question, losses, units=False))
        case registry.ClozeQuestion():
            _blanks(presentation, processing, question)
        case registry.MatchQuestion():
            _pairs(presentation, processing, question, losses)
        case _:
            # Types that SUPPORT does not name.
            pass


def _choices(
    item: Element, choices: Sequence[str], keys: Sequence[str], feedback: Mapping[str, str], losses: Losses
) -> None:
    cardinality = "Single" if len(keys) == 1 and item.find(".//fieldentry").text != _KINDS["multiple"] else "Multiple"  # type: ignore[union-attr]  # it has one
    response = SubElement(item[1], "response_lid", ident="response1", rcardinality=cardinality)
    labels = SubElement(response, "render_choice")
    ids = {choice: f"choice{number}" for number, choice in enumerate(choices, 1)}
    for choice, id in ids.items():
        _put_text(_label(labels, id), choice, losses)
        if choice in feedback:
            SubElement(_condition(item[2], "Yes"), "varequal", respident="response1").text = id
            _show(item[2], f"{id}_fb")
            _feedback(item, f"{id}_fb", feedback[choice], losses)
    condition = _condition(item[2], "No")
    all_of = condition if cardinality == "Single" else SubElement(condition, "and")
    for choice, id in ids.items():
        if choice in keys or cardinality == "Multiple":
            part = all_of if choice in keys else SubElement(all_of, "not")
            SubElement(part, "varequal", respident="response1").text = id
    _score(item[2])


def _texts(presentation: Element, processing: Element, texts: Sequence[str]) -> None:
    _typed(presentation)
    condition = _condition(processing, "No")
    for text in texts:
        SubElement(condition, "varequal", respident="response1").text = text
    _score(processing)


def _blanks(presentation: Element, processing: Element, question: registry.ClozeQuestion) -> None:
    for name, blank in zip(_names(question), question.blanks, strict=True):
        response = SubElement(presentation, "response_lid", ident=f"response_{name}")
        _put(response, name)
        labels = SubElement(response, "render_choice")
        for number, form in enumerate((blank.key, *blank.accept), 1):
            _put(_label(labels, f"{name}-{number}"), form)
        _add_score(processing, f"response_{name}", f"{name}-1", len(question.blanks))


def _pairs(presentation: Element, processing: Element, question: registry.MatchQuestion, losses: Losses) -> None:
    rights = dict.fromkeys((*question.pairs.values(), *question.distractors))
    ids = {right: f"right{number}" for number, right in enumerate(rights, 1)}
    for number, (left, right) in enumerate(question.pairs.items(), 1):
        response = SubElement(presentation, "response_lid", ident=f"response_left{number}")
        _put_text(response, left, losses)
        labels = SubElement(response, "render_choice")
        for text, id in ids.items():
            _put(_label(labels, id), text)
        _add_score(processing, f"response_left{number}", ids[right], len(question.pairs))


def _names(question: registry.ClozeQuestion) -> list[str]:
    """Return names of the blanks that are not in the text in brackets."""
    prefix = "blank"
    while f"[{prefix}" in "".join(question.pieces()):
        prefix += "-"
    return [f"{prefix}{number}" for number in range(1, len(question.blanks) + 1)]


def _numbers(presentation: Element, processing: Element, numbers: Iterable[tuple[Decimal, Decimal]]) -> None:
    _typed(presentation, fibtype="Decimal")
    for number, off in numbers:
        either = SubElement(_condition(processing, "No"), "or")
        SubElement(either, "varequal", respident="response1").text = f"{number:f}"
        both = SubElement(either, "and")
        SubElement(both, "vargte", respident="response1").text = f"{number - off:f}"
        SubElement(both, "varlte", respident="response1").text = f"{number + off:f}"
        _score(processing)


def _typed(presentation: Element, **attributes: str) -> None:
    response = SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    SubElement(SubElement(response, "render_fib", attributes), "response_label", ident="answer1", rshuffle="No")


def _label(labels: Element, id: str) -> Element:
    return SubElement(labels, "response_label", ident=id)


def _condition(processing: Element, more: str) -> Element:
    return SubElement(SubElement(processing, "respcondition", {"continue": more}), "conditionvar")


def _score(processing: Element) -> None:
    SubElement(processing[-1], "setvar", action="Set", varname="SCORE").text = "100"


def _add_score(processing: Element, response: str, value: str, parts: int) -> None:
    condition = SubElement(processing, "respcondition")
    SubElement(SubElement(condition, "conditionvar"), "varequal", respident=response).text = value
    SubElement(condition, "setvar", action="Add", varname="SCORE").text = f"{HUNDRED / parts:.2f}"


def _show(processing: Element, id: str) -> None:
    SubElement(processing[-1], "displayfeedback", feedbacktype="Response", linkrefid=id)


def _feedback(item: Element, id: str, text: str, losses: Losses) -> None:
    _put_text(SubElement(SubElement(item, "itemfeedback", ident=id), "flow_mat"), text, losses)


def _put_text(parent: Element, text: str, losses: Losses) -> None:
    """Add a text of a deck: as HTML if plain text would not show it."""
    if is_plain_line(text):
        _put(parent, text)
    else:
        _put_html(parent, html_of_text(text, losses))


def _put_html(parent: Element, html: str) -> None:
    _put(parent, html.replace(MEDIA_LINK, _FILES), "text/html")


def _put(parent: Element, text: str, kind: str = "text/plain") -> None:
    SubElement(SubElement(parent, "material"), "mattext", texttype=kind).text = text
