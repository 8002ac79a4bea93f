"""Canvas's QTI 1.2 packages: of Classic Quizzes and New Quizzes in, of Classic Quizzes out.

Source: lib/cc/qti of Canvas, and packages that it exports.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from quizkit.formats import item
from quizkit.formats.archive import Archive
from quizkit.formats.base import Collector, Reading, Unreadable
from quizkit.formats.canvas_writing import SUPPORT, write
from quizkit.formats.html import plain_of_html
from quizkit.formats.texts import markdown_of_plain
from quizkit.formats.xml import element_text, parse_xml
from quizkit.questions.cloze import Blank

__all__ = ["SUPPORT", "read", "write"]
_NOT_IMPORTED = {
    "essay_question": item.ESSAY,
    "file_upload_question": "it asks for a file, which cannot be graded",
    "text_only_question": item.DESCRIPTION,
    "calculated_question": "its numbers are calculated for each student",
}
# The types of other exporters, which follow Common Cartridge.
_PROFILES = {
    "cc.multiple_choice.v0p1": "multiple_choice_question",
    "cc.multiple_response.v0p1": "multiple_answers_question",
    "cc.true_false.v0p1": "true_false_question",
    "cc.fib.v0p1": "short_answer_question",
    "cc.essay.v0p1": "essay_question",
}
_TRUTHS = {"true": True, "false": False}
# How New Quizzes asks for a blank: to pick from a list instead of typing.
_PICKED = frozenset(("dropdown", "wordbank"))

# A blank in a text.
_MARK = re.compile(r"\[([^\[\]\s]+)\]")
# What Canvas calls a question without a name of its own.
_USUAL_NAME = re.compile(r"^\s*Question(?:\s*\d+)?\s*$")
# What a deck has no place for, by its element: its name in the report, and its usual value.
_SETTINGS = {
    "time_limit": ("time limits", ""),
    "allowed_attempts": ("numbers of attempts", "1"),
    "scoring_policy": ("scores of several attempts", "keep_highest"),
    "shuffle_answers": ("shuffled choices", ""),
    "one_question_at_a_time": ("one question at a time", ""),
    "access_code": ("access codes", ""),
    "hide_results": ("hidden results", ""),
    "due_at": ("due dates", ""),
    "unlock_at": ("opening dates", ""),
    "lock_at": ("closing dates", ""),
}


def read(data: bytes) -> Reading:
    """Read a package, or the XML file of a quiz. Raises Unreadable."""
    archive = Archive(data) if data.startswith(b"PK") else None
    roots = _quizzes(archive) if archive else parse_xml(data)
    if not any(root.tag == "questestinterop" for root in roots):
        raise Unreadable("it has no quiz of Canvas")
    collector = Collector()
    files = {item.file_name(name): name for name in archive.names} if archive else {}
    for root in roots:
        for element in root.iter("item"):
            collector.begin()
            question = _Question(collector, element, archive, files)
            question.name(_USUAL_NAME.sub("", element.get("title", "")), (), _MARK)
            question.read()
    titles = [text for root in roots for quiz in root.iter("assessment") if (text := quiz.get("title", ""))]
    descriptions = _note_settings(collector, archive) if archive else []
    for _ in (one for root in roots for one in root.iter("selection_number")):
        collector.lose_setting("numbers of questions to pick from a group")
    if len(titles) == 1:
        return collector.reading(titles[0], "\n".join(descriptions))
    if descriptions:
        collector.lose_setting("descriptions of quizzes", len(descriptions))
    return collector.reading()


def _note_settings(collector: Collector, archive: Archive) -> list[str]:
    """Note the settings of the quizzes in a package, and return their descriptions."""
    descriptions = []
    texts = [archive.read(name) for name in archive.names if name.endswith("assessment_meta.xml")]
    for quiz in parse_xml(*texts):
        for key, (name, usual) in _SETTINGS.items():
            if element_text(quiz, key) not in ("", "false", usual):
                collector.lose_setting(name)
        descriptions.append(plain_of_html(element_text(quiz, "description")))
    return list(filter(None, descriptions))


def _quizzes(archive: Archive) -> list[Element]:
    """Return the quizzes of a package. Those of a course are in it twice: whole, and as Common Cartridge has them."""
    names = [name for name in archive.names if name.endswith((".xml", ".qti")) and "meta" not in name]
    whole = [name for name in names if name.startswith("non_cc_assessments/")]
    texts = [archive.read(name) for name in whole or names]
    return parse_xml(*(text for text in texts if b"<questestinterop" in text[:2000]))


class _Question(item.Item):
    """Reads one item into a collector."""

    def __init__(self, collector: Collector, element: Element, archive: Archive | None, files: dict[str, str]) -> None:
        super().__init__(collector)
        self._element, self._archive, self._files = element, archive, files
        self._fields = {
            element_text(field, "fieldlabel"): element_text(field, "fieldentry")
            for field in element.iter("qtimetadatafield")
        }
        self._feedback = {
            note.get("ident", ""): self._text(note)
            for note in element.iter("itemfeedback")
            if "".join(note.itertext()).strip()
        }
        presentation = element.find("presentation")
        self._presentation = Element("presentation") if presentation is None else presentation
        self._source = next(self._presentation.iter("material"), None)
        self.stem = self._text(self._source)
        id, points = element.get("ident", ""), item.decimal(self._fields.get("points_possible", ""))
        self.shared = {
            "id": "" if id.startswith("~") else id,
            "question": self.stem,
            "explanation": self._feedback.pop("general_fb", ""),
            "points": points if points and points > 0 else None,
        }

    def read(self) -> None:
        """Read the question, or report why it is not imported."""
        if "parent_stimulus_item_ident" in self._fields:
            self.lose("lost-stimulus", "the text that it is about is not imported")
        if self._feedback.keys() & {"correct_fb", "general_incorrect_fb"}:
            self.lose("lost-feedback", "the comments on a right or wrong reply are not imported")
        match kind := self._kind():
            case "multiple_choice_question":
                self.choice(self._choices())
            case "multiple_answers_question":
                whole = self._fields.get("scoring_algorithm") == "AllOrNothing"
                values: item.Values = {"scoring": "all-or-nothing" if whole else ""}
                self.multiple(self._choices(), values, weighted=False)
            case "true_false_question":
                self._true_false()
            case "short_answer_question":
                self._note_answer_feedback()
                self.typed(list(dict.fromkeys(text for _, text in self._keys())))
            case "numerical_question":
                self._note_answer_feedback()
                self.numbers([_quantity(condition) for condition in self._scored()])
            case "fill_in_multiple_blanks_question" | "multiple_dropdowns_question":
                self._blanks(picked=kind == "multiple_dropdowns_question")
            case "matching_question":
                self._match()
            case "categorization_question":
                self._categories()
            case "ordering_question":
                labels = dict(self._labels(self._presentation))
                keys = tuple(labels.get(id, "") for _, id in self._keys())
                self.add("order", {"order": keys})
            case _:
                name = kind.removesuffix("_question").replace("_", " ")
                self.skip(_NOT_IMPORTED.get(kind, f"quizkit has no {name or 'such'} questions"))

    def _kind(self) -> str:
        kind = self._fields.get("question_type") or _PROFILES.get(self._fields.get("cc_profile", ""), "")
        if kind or self._presentation.find(".//response_lid") is None:
            return kind
        many = self._presentation.find(".//response_lid[@rcardinality='Multiple']") is not None
        return "multiple_answers_question" if many else "multiple_choice_question"

    def _choices(self) -> list[item.WeightedAnswer]:
        rights = {id for _, id in self._keys()}
        return [
            item.WeightedAnswer(text, item.HUNDRED if id in rights else Decimal(0), self._feedback.get(f"{id}_fb", ""))
            for id, text in self._labels(self._presentation)
        ]

    def _true_false(self) -> None:
        choices = self._choices()
        key = next((choice.text.casefold() for choice in choices if choice.credit), "")
        if key in _TRUTHS:
            self.true_false(key=_TRUTHS[key], feedback=[choice.feedback for choice in choices])
        else:
            self.choice(choices)

    def _blanks(self, *, picked: bool) -> None:
        rights = dict(self._keys())
        groups = {
            lid.get("ident", "").removeprefix("response_"): (lid, list(self._labels(lid)))
            for lid in self._presentation.iter("response_lid")
        }
        picked = picked or any(label.get("answer_type") in _PICKED for label in self._element.iter("response_label"))
        pieces, names = self._pieces(groups.keys())
        if not groups or len(names) < len(groups):
            self.skip("one of its blanks is not in its text")
        elif any(label.get("scoring_algorithm") == "TextRegex" for label in self._element.iter("response_label")):
            self.skip("one of its blanks is a pattern")
        elif picked and len(groups) == 1:
            ((lid, labels),) = groups.values()
            right, notes = rights.get(lid.get("ident", "")), self._feedback
            self.shared["question"] = self.stem = "_____".join(pieces)
            self.choice(
                [
                    item.WeightedAnswer(text, item.HUNDRED * (id == right), notes.get(f"{id}_fb", ""))
                    for id, text in labels
                ]
            )
        else:
            self._cloze(pieces, [_forms(*groups[name], rights, picked=picked) for name in names], picked=picked)

    def _cloze(self, pieces: Sequence[str], forms: Sequence[Sequence[str]], *, picked: bool) -> None:
        self._note_answer_feedback()
        if picked:
            self.lose("lost-choices", "the choices of its blanks are not imported: they are typed")
        if all(forms):
            self.cloze(pieces, [Blank(key, tuple(others)) for key, *others in forms])
        else:
            self.skip("one of its blanks has no right answer")

    def _pieces(self, names: Collection[str]) -> tuple[list[str], list[str]]:
        """Return the text between the blanks, and the names of the blanks in their order."""
        left, order = set(names), list[str]()

        def mark(match: re.Match[str]) -> str:
            if match[1] not in left:
                return match[0]
            left.remove(match[1])
            order.append(match[1])
            return "\ue000"

        material = next(self._source.iter("mattext"), None) if self._source is not None else None
        html = item.with_media_links("".join(material.itertext())) if material is not None else ""
        marked = _MARK.sub(mark, html)
        return self._converted(marked, material).split("\ue000"), order

    def _match(self) -> None:
        rights, labels = dict(self._keys()), dict(self._labels(self._presentation))
        lids = list(self._presentation.iter("response_lid"))
        pairs = [
            (self._text(lid.find("material")), labels.get(rights.get(lid.get("ident", ""), ""), "")) for lid in lids
        ]
        self._note_answer_feedback()
        used = {right for _, right in pairs}
        self.match([*pairs, *(("", text) for text in labels.values() if text not in used)])

    def _categories(self) -> None:
        """Read items that belong to categories as pairs of both."""
        names = {
            lid.get("ident", ""): self._text(lid.find("material")) for lid in self._presentation.iter("response_lid")
        }
        labels = dict(self._labels(self._presentation))
        pairs = {id: (labels.get(id, ""), names.get(category, "")) for category, id in self._keys()}
        if len(pairs) < len(labels):
            self.lose("lost-distractors", "its items without a category are not imported")
        self.match(pairs.values())

    def _labels(self, part: Element) -> Iterator[tuple[str, str]]:
        for label in part.iter("response_label"):
            yield label.get("ident", ""), self._text(label)

    def _scored(self) -> Iterator[Element]:
        """Yield the conditions that earn points."""
        for condition in self._element.iter("respcondition"):
            if any((item.decimal(one.text or "") or 0) > 0 for one in condition.iter("setvar")):
                yield condition

    def _keys(self) -> Iterator[tuple[str, str]]:
        """Yield what is right: the id of a response, and its value."""
        for condition in self._scored():
            wrong = {one for part in condition.iter("not") for one in part.iter("varequal")}
            for one in condition.iter("varequal"):
                if one not in wrong:
                    yield one.get("respident", ""), (one.text or "").strip()

    def _note_answer_feedback(self) -> None:
        if self._feedback.keys() - {"correct_fb", "general_incorrect_fb"}:
            self.lose("lost-feedback", "its feedback is not imported")

    def _text(self, part: Element | None) -> str:
        """Return the texts of a part as Markdown, and take their images along."""
        materials = part.iter("mattext") if part is not None else ()
        return "\n".join(self._converted(item.with_media_links("".join(one.itertext())), one) for one in materials)

    def _converted(self, source: str, material: Element | None) -> str:
        is_html = material is not None and material.get("texttype") == "text/html"
        text = self.markdown_of_html(source) if is_html else markdown_of_plain(source.strip())
        for name in item.media_names(text):
            if self._archive and name in self._files and name not in self.collector.media:
                self.collector.media[name] = self._archive.read(self._files[name])
        return text


def _forms(lid: Element, labels: Sequence[tuple[str, str]], rights: dict[str, str], *, picked: bool) -> list[str]:
    """Return what is right in a blank, first the key: all labels if it is typed."""
    right = rights.get(lid.get("ident", ""))
    keys = [text for id, text in labels if id == right]
    return list(dict.fromkeys(keys if picked else (*keys, *(text for _, text in labels))))


def _quantity(condition: Element) -> tuple[Decimal, Decimal] | None:
    """Return a number and its tolerance: an exact one, the bounds of a range, or both."""
    exact, low, high = (
        next((item.decimal(one.text or "") for one in condition.iter() if one.tag in tags), None)
        for tags in (("varequal",), ("vargte", "vargt"), ("varlte", "varlt"))
    )
    if low is None or high is None:
        return (exact, Decimal(0)) if exact is not None else None
    middle = exact if exact is not None else (low + high) / 2
    return middle, max(high - middle, middle - low)
