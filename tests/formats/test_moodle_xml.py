"""Moodle XML: what Moodle exports, and what is reported."""

from base64 import b64encode

import pytest

from quizkit.formats.base import MEDIA_LINK, Unreadable
from quizkit.formats.moodle_xml import read
from tests.formats.helpers import questions, reports


def quiz(*entries: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>{"".join(entries)}</quiz>'.encode()


def entry(kind: str, inside: str, stem: str = "<![CDATA[<p>Q</p>]]>") -> str:
    return f'<question type="{kind}"><questiontext format="html"><text>{stem}</text></questiontext>{inside}</question>'


def answer(text: str, fraction: str = "0", inside: str = "") -> str:
    return f'<answer fraction="{fraction}" format="html"><text>{text}</text>{inside}</answer>'


AB = answer("a", "100") + answer("b")


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (entry("multichoice", f"<single>true</single>{AB}"), {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a"}),
        (
            entry("multichoice", f"<single>true</single><shuffleanswers>0</shuffleanswers>{AB}"),
            {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a", "keep-order": True},
        ),
        (
            entry("multichoice", "<single>false</single>" + answer("a", "33.33333") + answer("b", "33.33333") + answer("c", "33.33333") + answer("d", "-100")),
            {"type": "multiple", "question": "Q", "choices": ("a", "b", "c", "d"), "answer": ("a", "b", "c")},
        ),
        (
            entry("multichoiceset", answer("a", "100") + answer("b", "100") + answer("c")),
            {"type": "multiple", "question": "Q", "choices": ("a", "b", "c"), "answer": ("a", "b"), "scoring": "all-or-nothing"},
        ),
        (entry("truefalse", answer("true", "0") + answer("false", "100")), {"type": "true/false", "question": "Q", "answer": False}),
        (entry("shortanswer", "<usecase>1</usecase>" + answer("Elbe", "100") + answer("Labe", "100")), {"type": "text", "question": "Q", "answer": "Elbe", "accept": ("Labe",), "case": True}),
        (
            entry("numerical", answer("9.81", "100", "<tolerance>0.01</tolerance>") + "<units><unit><multiplier>1</multiplier><unit_name>m/s^2</unit_name></unit></units>"),
            {"type": "number", "question": "Q", "answer": "9.81 m/s^2", "tolerance": "0.01"},
        ),
        (
            entry("matching", "".join(f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>" for left, right in (("x", "1"), ("y", "2"), ("", "3")))),
            {"type": "match", "question": "Q", "match": {"x": "1", "y": "2"}, "distractors": ("3",)},
        ),
        (entry("ordering", "<gradingtype>-1</gradingtype>" + answer("two", "2") + answer("one", "1")), {"type": "order", "question": "Q", "order": ("one", "two")}),
        (entry("cloze", "", r"The {1:SHORTANSWER:=Elbe~=La\}be~%50%x} ends."), None),
        (entry("cloze", "", "The {1:SA:=Elbe~%100%Labe} is {1:NM:=1091:0} km."), {"type": "cloze", "cloze": "The {{Elbe|Labe}} is {{1091}} km."}),
        (entry("cloze", "", r"The {:SAC:=Elbe &amp;amp; \*~*}."), {"type": "cloze", "cloze": "The {{Elbe & *}}.", "case": True}),
        (entry("cloze", "", "The {1:MCVS:Oder#no~=Elbe} ends."), {"type": "choice", "question": "The _____ ends.", "choices": ("Oder", "Elbe"), "answer": "Elbe", "feedback": {"Oder": "no"}}),
        (
            entry("truefalse", f"<idnumber>id-1</idnumber><generalfeedback><text>&lt;b&gt;So&lt;/b&gt;</text></generalfeedback><defaultgrade>2</defaultgrade><hint><text>think</text></hint><tags><tag><text>x</text></tag></tags>{answer('true', '100')}"),
            {"type": "true/false", "question": "Q", "answer": True, "id": "id-1", "explanation": "**So**", "hints": ("think",), "tags": ("x",)},
        ),
    ],
)  # fmt: skip
def test_a_question_is_read(element: str, expected: dict[str, object] | None) -> None:
    reading = read(quiz(element))
    if expected is None:
        assert [problem.code for problem in reading.problems] == ["not-imported"]
        return
    (question,) = questions(reading)
    question.pop("points", None)
    assert (question, reports(reading)) == (expected, [])


@pytest.mark.parametrize(
    ("element", "report"),
    [
        (entry("essay", ""), "not-imported: “Q”: it is an essay, which cannot be graded"),
        (entry("description", ""), "not-imported: “Q”: it is a description, without a question"),
        (entry("calculated", ""), "not-imported: “Q”: quizkit has no calculated questions"),
        (entry("multichoice", "<single>true</single>" + answer("a") + answer("b")), "not-imported: “Q”: none of its choices is right"),
        (entry("numerical", answer("four", "100")), "not-imported: “Q”: its number cannot be read"),
        (entry("multichoice", "<single>true</single>" + AB + answer("c", "50")), "lost-weights: “Q”: the part credit of its wrong choices is not imported"),
        (entry("cloze", "", "The {1:NM:=4:0.1} a."), "lost-tolerance: “The _____ a.”: the tolerances of its blanks are not imported"),
        (entry("cloze", "", "The {1:SA:=a} {2:SA:=b}."), "lost-weights: “The _____ _____.”: the weights of its blanks are not imported: each counts the same"),
        (entry("cloze", "", "The {1:SA:=a~%50%c} b."), "lost-weights: “The _____ b.”: its partly right answers are not imported"),
        (entry("cloze", "", "The {1:SA:=a#yes} b."), "lost-feedback: “The _____ b.”: its feedback is not imported"),
        (entry("cloze", "", "The {1:SA:=a*} b."), "lost-wildcard: “The _____ b.”: * stands for any letters in Moodle, and for itself here"),
        (entry("cloze", "", "The {1:SA:=a} {1:SAC:=b}."), "lost-case: “The _____ _____.”: capitals count in some of its blanks in Moodle, and in none of them here"),
        (entry("cloze", "", "The {1:SA:=a} {1:MC:=b~c}."), "lost-choices: “The _____ _____.”: the choices of its blanks are not imported: they are typed"),
        (entry("cloze", "", "The {1:MR:=a~b}."), "not-imported: “The _____.”: it has a kind of blanks that quizkit does not have"),
        (entry("shortanswer", answer("a*", "100")), "lost-wildcard: “Q”: * stands for any letters in Moodle, and for itself here"),
        (entry("shortanswer", answer("a", "100", "<feedback><text>good</text></feedback>")), "lost-feedback: “Q”: its feedback is not imported"),
        (entry("shortanswer", answer("a", "100"), "&lt;audio src='x'&gt;Q"), "lost-media: “Q”: what <audio> shows is not imported"),
    ],
)  # fmt: skip
def test_what_does_not_survive_is_reported(element: str, report: str) -> None:
    assert [line.removeprefix("- ") for line in reports(read(quiz(element)))] == [report]


def test_feedback_on_any_reply_is_reported_unless_it_is_the_usual_one() -> None:
    def feedback(text: str) -> str:
        return f"<correctfeedback><text>{text}</text></correctfeedback>{answer('true', '100')}"

    texts = ("Your answer is correct.", "Kvalita!", "Kvalita!", "See page 7.")
    reading = read(quiz(*(entry("truefalse", feedback(text), f"Q{place}") for place, text in enumerate(texts))))
    assert reports(reading) == ["- lost-feedback: “Q3”: its feedback on a right or a wrong reply is not imported"]


def test_images_come_along_under_names_that_lead_nowhere_else() -> None:
    image = b64encode(b"PNG").decode()
    stem = '<![CDATA[See <img src="@@PLUGINFILE@@/a%20b.png" alt="map">]]></text><file name="../a b.png" encoding="base64">'
    reading = read(quiz(entry("truefalse", answer("true", "100"), f"{stem}{image}</file><text>")))
    assert [draft.question.prompt().stem for draft in reading.drafts] == [f"See ![map]({MEDIA_LINK}a_b.png)"]
    assert reading.media == {"a_b.png": b"PNG"}


def test_the_only_category_is_the_title_and_several_are_tags() -> None:
    def category(name: str) -> str:
        return f'<question type="category"><category><text>$course$/top/{name}</text></category></question>'

    true = entry("truefalse", answer("true", "100"))
    one = read(quiz(category("Rivers"), true))
    assert (one.title, one.drafts[0].question.common.tags) == ("Rivers", ())
    two = read(quiz(category("Rivers"), true, category("Seas"), entry("truefalse", answer("true", "100"), "P")))
    assert (two.title, [draft.question.common.tags for draft in two.drafts]) == ("", [("Rivers",), ("Seas",)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<quiz><question>", "it is not valid XML"),
        (b"<a>" * 100_000, "its elements are more than 200 levels deep"),
        (b'<!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>', "it defines entities, which are not read"),
        (b'<?xml version="1.0" encoding="nonsense"?><quiz/>', "its encoding is not known"),
    ],
)  # fmt: skip
def test_a_damaged_or_hostile_file_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data)
    assert raised.value.reason == reason
