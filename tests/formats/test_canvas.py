"""Canvas's QTI packages: what Classic Quizzes and New Quizzes export, and what other readers see in ours."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings

from quizkit.deck import Deck
from quizkit.formats.archive import zipped
from quizkit.formats.base import MEDIA_LINK, Draft, Unreadable
from quizkit.formats.canvas import read, write
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.cloze import ClozeQuestion
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.number import NumberQuestion
from quizkit.questions.pairing import MatchQuestion
from quizkit.questions.registry import Question
from quizkit.questions.true_false import TrueFalseQuestion
from quizkit.questions.typed_text import TextQuestion
from tests.formats.decks import drafts
from tests.formats.helpers import questions, reports
from tests.helpers import deck

NAMESPACE = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def package(*items: str, files: dict[str, bytes] | None = None, name: str = "g1/g1.xml") -> bytes:
    quiz = f'<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="g1" title="Rivers"><section ident="root_section">{"".join(items)}</section></assessment></questestinterop>'
    return zipped({"imsmanifest.xml": b"<manifest/>", name: quiz.encode(), **(files or {})})


def item(
    kind: str, presentation: str = "", processing: str = "", more: str = "", stem: str = "&lt;p&gt;Q&lt;/p&gt;"
) -> str:
    fields = f"<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>{kind}</fieldentry></qtimetadatafield>{more if more.startswith('<qti') else ''}"
    feedback = more if not more.startswith("<qti") else ""
    return f'<item ident="i1"><itemmetadata><qtimetadata>{fields}</qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">{stem}</mattext></material>{presentation}</presentation><resprocessing>{processing}</resprocessing>{feedback}</item>'


def field(label: str, entry: str) -> str:
    return f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"


def labels(**texts: str) -> str:
    return "".join(f'<response_label ident="{id}"><material><mattext texttype="text/plain">{text}</mattext></material></response_label>' for id, text in texts.items())  # fmt: skip


def pick(cardinality: str = "Single", **texts: str) -> str:
    return f'<response_lid ident="response1" rcardinality="{cardinality}"><render_choice>{labels(**texts)}</render_choice></response_lid>'


def group(name: str, title: str, *, attributes: str = "", **texts: str) -> str:
    inside = labels(**texts).replace("<response_label", f"<response_label {attributes}")
    return f'<response_lid ident="response_{name}"><material><mattext>{title}</mattext></material><render_choice>{inside}</render_choice></response_lid>'


def right(condition: str, score: str = "100") -> str:
    return f'<respcondition continue="No"><conditionvar>{condition}</conditionvar><setvar varname="SCORE">{score}</setvar></respcondition>'


def equal(value: str, response: str = "response1") -> str:
    return f'<varequal respident="{response}">{value}</varequal>'


def feedback(id: str, text: str) -> str:
    return (
        f'<itemfeedback ident="{id}"><flow_mat><material><mattext>{text}</mattext></material></flow_mat></itemfeedback>'
    )


AB = pick(a="Elbe", b="Oder")
BOTH = pick("Multiple", a="Elbe", b="Oder", c="Rhine")
PAIRS = group("1", "x", r1="one", r2="two", r3="three") + group("2", "y", r1="one", r2="two", r3="three")
TWO_BLANKS = group("b1", "b1", p="Elbe", q="Labe") + group("b2", "b2", r="Dresden")


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (item("multiple_choice_question", AB, right(equal("b")), feedback("a_fb", "No") + feedback("general_fb", "Why")), {"type": "choice", "question": "Q", "choices": ("Elbe", "Oder"), "answer": "Oder", "feedback": {"Elbe": "No"}, "explanation": "Why"}),
        (item("multiple_answers_question", BOTH, right(f"<and>{equal('a')}{equal('c')}<not>{equal('b')}</not></and>")), {"type": "multiple", "question": "Q", "choices": ("Elbe", "Oder", "Rhine"), "answer": ("Elbe", "Rhine")}),
        (item("multiple_answers_question", BOTH, right(equal("a") + equal("c")), field("scoring_algorithm", "AllOrNothing")), {"type": "multiple", "question": "Q", "choices": ("Elbe", "Oder", "Rhine"), "answer": ("Elbe", "Rhine"), "scoring": "all-or-nothing"}),
        (item("true_false_question", pick(t="True", f="False"), right(equal("f"))), {"type": "true/false", "question": "Q", "answer": False}),
        (item("true_false_question", pick(t="Wahr", f="Falsch"), right(equal("f"))), {"type": "choice", "question": "Q", "choices": ("Wahr", "Falsch"), "answer": "Falsch"}),
        (item("short_answer_question", "", right(equal("Elbe") + equal("Labe"))), {"type": "text", "question": "Q", "answer": "Elbe", "accept": ("Labe",)}),
        (item("numerical_question", "", right(f"<or>{equal('4.0')}<and><vargte>3.5</vargte><varlte>4.5</varlte></and></or>")), {"type": "number", "question": "Q", "answer": "4.0", "tolerance": "0.5"}),
        (item("numerical_question", "", right("<vargte>6</vargte><varlte>8</varlte>")), {"type": "number", "question": "Q", "answer": "7", "tolerance": "1"}),
        (item("numerical_question", "", right(f"<or>{equal('13.4')}<and><vargt>13.35</vargt><varlte>13.45</varlte></and></or>")), {"type": "number", "question": "Q", "answer": "13.4", "tolerance": "0.05"}),
        (item("numerical_question", "", right(equal("4")) + right(equal("5"))), {"type": "number", "question": "Q", "answer": "4", "accept": ("5",)}),
        (item("fill_in_multiple_blanks_question", TWO_BLANKS, right(equal("p", "response_b1"), "50") + right(equal("r", "response_b2"), "50"), stem="The [b1] flows through [b2]."), {"type": "cloze", "cloze": "The {{Elbe|Labe}} flows through {{Dresden}}."}),
        (item("multiple_dropdowns_question", group("b", "b", p="Elbe", q="Oder"), right(equal("q", "response_b")), stem="The [b] is [long]."), {"type": "choice", "question": "The _____ is [long].", "choices": ("Elbe", "Oder"), "answer": "Oder"}),
        (item("fill_in_multiple_blanks_question", group("b", "b", attributes='answer_type="wordbank"', p="Elbe", q="Oder"), right(equal("q", "response_b")), stem="[b]!"), {"type": "choice", "question": "_____!", "choices": ("Elbe", "Oder"), "answer": "Oder"}),
        (item("matching_question", PAIRS, right(equal("r2", "response_1"), "50") + right(equal("r1", "response_2"), "50")), {"type": "match", "question": "Q", "match": {"x": "two", "y": "one"}, "distractors": ("three",)}),
        (item("categorization_question", group("1", "sea", a="Baltic", b="Nile") + group("2", "river", a="Baltic", b="Nile"), right(equal("a", "response_1"), "50") + right(equal("b", "response_2"), "50")), {"type": "match", "question": "Q", "match": {"Baltic": "sea", "Nile": "river"}}),
        (item("ordering_question", pick("Ordered", a="two", b="one"), right(equal("b") + equal("a"))), {"type": "order", "question": "Q", "order": ("one", "two")}),
        (item("true_false_question", pick(t="True", f="False"), right(equal("t")), field("points_possible", "2.0")), {"type": "true/false", "question": "Q", "answer": True, "points": "2.0"}),
        (item("", AB, right(equal("a"))), {"type": "choice", "question": "Q", "choices": ("Elbe", "Oder"), "answer": "Elbe"}),
        (item("", pick(t="True", f="False"), right(equal("t")), field("cc_profile", "cc.true_false.v0p1")), {"type": "true/false", "question": "Q", "answer": True}),
        (item("true_false_question", pick(t="True", f="False"), right(equal("t")), stem='&lt;img class="equation_image" data-equation-content="x^2" src="/e"&gt;?'), {"type": "true/false", "question": "$x^2$?", "answer": True}),
    ],
)  # fmt: skip
def test_a_question_is_read(element: str, expected: dict[str, object]) -> None:
    reading = read(package(element))
    assert reading.problems == ()
    (question,) = questions(reading)
    assert {key: str(value) if key == "points" else value for key, value in question.items()} == {
        **expected,
        "id": "i1",
    }


@pytest.mark.parametrize(
    ("element", "imported", "report"),
    [
        (item("essay_question"), 0, "not-imported: “Q”: it is an essay, which cannot be graded"),
        (item("file_upload_question"), 0, "not-imported: “Q”: it asks for a file, which cannot be graded"),
        (item("text_only_question"), 0, "not-imported: “Q”: it is a description, without a question"),
        (item("calculated_question"), 0, "not-imported: “Q”: its numbers are calculated for each student"),
        (item("hot_spot_question"), 0, "not-imported: “Q”: quizkit has no hot spot questions"),
        (item(""), 0, "not-imported: “Q”: quizkit has no such questions"),
        (item("multiple_choice_question", AB), 0, "not-imported: “Q”: none of its choices is right"),
        (item("short_answer_question"), 0, "not-imported: “Q”: none of its answers is fully right"),
        (item("numerical_question"), 0, "not-imported: “Q”: its number cannot be read"),
        (item("fill_in_multiple_blanks_question", TWO_BLANKS, stem="[b1]"), 0, "not-imported: “[b1]”: one of its blanks is not in its text"),
        (item("fill_in_multiple_blanks_question", group("b1", "b1", attributes='scoring_algorithm="TextRegex"', p="E.*"), stem="[b1]"), 0, "not-imported: “[b1]”: one of its blanks is a pattern"),
        (item("multiple_dropdowns_question", TWO_BLANKS, right(equal("q", "response_b1"), "50") + right(equal("r", "response_b2"), "50"), stem="[b1] in [b2]"), 1, "lost-choices: “[b1] in [b2]”: the choices of its blanks are not imported: they are typed"),
        (item("multiple_choice_question", AB, right(equal("a")), feedback("correct_fb", "yes")), 1, "lost-feedback: “Q”: the comments on a right or wrong reply are not imported"),
        (item("short_answer_question", "", right(equal("a")), feedback("x_fb", "yes")), 1, "lost-feedback: “Q”: its feedback is not imported"),
        (item("multiple_choice_question", AB, right(equal("a")), field("parent_stimulus_item_ident", "s1")), 1, "lost-stimulus: “Q”: the text that it is about is not imported"),
        (item("multiple_choice_question", AB, right(equal("a")), stem="Q&lt;img src='$IMS-CC-FILEBASE$/no.png'&gt;"), 1, "lost-media: “Q![](no.png)”: the image no.png is not in the file"),
    ],
)  # fmt: skip
def test_what_does_not_survive_is_reported(element: str, imported: int, report: str) -> None:
    reading = read(package(element))
    assert (len(reading.drafts), reports(reading)) == (imported, [f"- {report}"])


def test_images_of_the_package_come_along() -> None:
    stem = '&lt;img src="$IMS-CC-FILEBASE$/Uploaded%20Media/map%201.png?canvas_download=1" alt="a map"&gt;'
    question = item("multiple_choice_question", AB, right(equal("a")), stem=stem)
    reading = read(
        package(question, files={"web_resources/Uploaded Media/map 1.png": b"PNG", "web_resources/other.png": b""})
    )
    assert questions(reading)[0]["question"] == f"![a map]({MEDIA_LINK}map_1.png)"
    assert (reading.media, reading.problems, reading.title) == ({"map_1.png": b"PNG"}, (), "Rivers")


def test_a_quiz_that_is_in_a_course_twice_is_read_once() -> None:
    question = item("true_false_question", pick(t="True", f="False"), right(equal("t")))
    quiz = zipfile.ZipFile(BytesIO(package(question))).read("g1/g1.xml")
    assert len(read(package(question, files={"non_cc_assessments/g1.xml.qti": quiz})).drafts) == 1
    assert len(read(quiz).drafts) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"imsmanifest.xml": b"<manifest/>"}), "it has no quiz of Canvas"),
        (b"<quiz/>", "it has no quiz of Canvas"),
        (package("<item>"), "it is not valid XML"),
        (package("<a>" * 300 + "</a>" * 300), "its elements are more than 200 levels deep"),
        (package()[:200], "it is not a valid zip archive"),
    ],
)
def test_a_damaged_or_hostile_package_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data)


def test_a_deck_has_its_images_in_the_package_and_its_manifest() -> None:
    one = deck(f"title: T\nquestions:\n  - {{id: q, question: '![map]({MEDIA_LINK}m.png)', answer: Elbe}}\n")
    written = write(one, {"m.png": b"PNG"})
    archive = zipfile.ZipFile(BytesIO(written.data))
    manifest = fromstring(archive.read("imsmanifest.xml"))
    files = {file.get("href") for file in manifest.iter() if file.tag.endswith("}file")}
    assert files == set(archive.namelist()) - {"imsmanifest.xml"}
    assert (archive.read("web_resources/m.png"), written.losses) == (b"PNG", ())
    assert read(written.data).media == {"m.png": b"PNG"}


# The order of elements in the schema of QTI 1.2, for the elements that are written.
CHILDREN = {
    "questestinterop": "assessment",
    "assessment": "section",
    "section": "item*",
    "item": "itemmetadata presentation resprocessing itemfeedback*",
    "presentation": "material response_lid* response_str*",
    "response_lid": "material render_choice",
    "resprocessing": "outcomes respcondition*",
    "respcondition": "conditionvar setvar displayfeedback",
}


def is_valid(element: Element) -> bool:
    """Return whether elements are in the order of the schema, each at most once unless it may be repeated."""
    names = [child.tag.removeprefix(NAMESPACE) for child in element]
    allowed = CHILDREN.get(element.tag.removeprefix(NAMESPACE), "").split()
    order = [one.rstrip("*") for one in allowed]
    repeated = {one.rstrip("*") for one in allowed if one.endswith("*")}
    return (
        not order
        or (names == sorted(names, key=order.index) and all(one in repeated or names.count(one) == 1 for one in names))
    ) and all(map(is_valid, element))


def key_of(item: Element) -> object:
    """Read what is right in an item, as another reader would."""
    texts = {label.get("ident"): "".join(label.itertext()).strip() for label in item.iter(f"{NAMESPACE}response_label")}
    conditions = [one for one in item.iter(f"{NAMESPACE}respcondition") if one.find(f"{NAMESPACE}setvar") is not None]
    values = [[one.text for one in condition.findall(f".//{NAMESPACE}varequal")] for condition in conditions]
    wrong = {
        one.text for condition in conditions for one in condition.findall(f".//{NAMESPACE}not/{NAMESPACE}varequal")
    }
    return [[texts.get(value, value) for value in group if value not in wrong] for group in values]


def expected_key(question: Question) -> object:
    match question:
        case ChoiceQuestion() | TextQuestion():
            return [[question.key, *(question.accept if isinstance(question, TextQuestion) else ())]]
        case MultipleQuestion():
            return [[choice for choice in question.choices if choice in question.keys]]
        case TrueFalseQuestion():
            return [[str(question.key)]]
        case NumberQuestion():
            return [[f"{quantity.value:f}"] for quantity in question.quantities]
        case ClozeQuestion():
            return [[blank.key] for blank in question.blanks]
        case MatchQuestion():
            return [[right] for right in question.pairs.values()]
        case _:
            return None


@settings(derandomize=True, deadline=None, max_examples=40)
@given(drafts(("choice", "multiple", "true/false", "text", "number", "cloze", "match")))
def test_another_reader_sees_the_same_keys_in_a_valid_file(some: tuple[Draft, ...]) -> None:
    written = write(Deck("T", "T", tuple(draft.question for draft in some)))
    archive = zipfile.ZipFile(BytesIO(written.data))
    (name,) = (name for name in archive.namelist() if name != "imsmanifest.xml")
    root = fromstring(archive.read(name))
    assert is_valid(root)
    items = list(root.iter(f"{NAMESPACE}item"))
    assert len(items) == len(some)
    for element, draft in zip(items, some, strict=True):
        choices = getattr(draft.question, "choices", ())
        if all(choice.isalnum() for choice in choices):
            assert key_of(element) == expected_key(draft.question)
