"""GIFT: the traps of its grammar, as Moodle reads them."""

import pytest

from quizkit.formats.gift import read
from quizkit.formats.settings import LOST_SETTING
from tests.formats.helpers import questions, reports


def only(text: str) -> dict[str, object]:
    reading = read(text)
    assert [problem for problem in reading.problems if problem.code != LOST_SETTING] == []
    (question,) = questions(reading)
    return question


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q {=a ~b}", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a"}),
        ("Q {~a =b}", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "b"}),
        ("Q {\n=a\n~b\n~c}", {"type": "choice", "question": "Q", "choices": ("a", "b", "c"), "answer": "a"}),
        ("Q {~%50%a ~%50%b ~c}", {"type": "multiple", "question": "Q", "choices": ("a", "b", "c"), "answer": ("a", "b")}),
        ("Q {~%50%a ~%50%b ~%-50%c ~%-50%d}", {"type": "multiple", "question": "Q", "choices": ("a", "b", "c", "d"), "answer": ("a", "b")}),
        ("Q {~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}", {"type": "multiple", "question": "Q", "choices": ("a", "b", "c", "d"), "answer": ("a", "b", "c")}),
        ("Q {T}", {"type": "true/false", "question": "Q", "answer": True}),
        ("Q {FALSE}", {"type": "true/false", "question": "Q", "answer": False}),
        ("Q {=T}", {"type": "text", "question": "Q", "answer": "T"}),
        ("Q {=a =b}", {"type": "text", "question": "Q", "answer": "a", "accept": ("b",)}),
        ("Q {a}", {"type": "text", "question": "Q", "answer": "a"}),
        ("Q {=%100%a}", {"type": "text", "question": "Q", "answer": "a"}),
        ("Q {=%100%a ~b}", {"type": "choice", "question": "Q", "choices": ("%100%a", "b"), "answer": "%100%a"}),
        ("Q {~%50.%a ~%50%b ~%100.5%c}", {"type": "multiple", "question": "Q", "choices": ("a", "b", "%100.5%c"), "answer": ("a", "b")}),
        ("::Name Q {T}", {"type": "true/false", "question": "Name Q", "answer": True}),
        ("// [id:a\\]b] [tag:c[d] [tag:e\\]f]\nQ {T}", {"type": "true/false", "question": "Q", "answer": True, "id": "a]b", "tags": ("c[d", "e]f")}),
        ("Q {>3 ALL VERTICAL RELATIVE_TO_CORRECT SHOW\n1998\nb \\= c\n}", {"type": "order", "question": "Q", "order": ("1998", "b = c"), "partial": True}),
        ("Q {>2 ALL_OR_NOTHING\na\nb\n}", {"type": "order", "question": "Q", "order": ("a", "b")}),
        ("Q {> 3}", {"type": "text", "question": "Q", "answer": "> 3"}),
        ("Q {#4}", {"type": "number", "question": "Q", "answer": "4"}),
        ("Q {#=4:0.5}", {"type": "number", "question": "Q", "answer": "4", "tolerance": "0.5"}),
        ("Q {#1..5}", {"type": "number", "question": "Q", "answer": "3", "tolerance": "2"}),
        ("Q {#-2.5:1}", {"type": "number", "question": "Q", "answer": "-2.5", "tolerance": "1"}),
        ("Q {=a -> 1 =b -> 2}", {"type": "match", "question": "Q", "match": {"a": "1", "b": "2"}}),
        ("Q {=a -> 1 =b -> 2 = -> 3}", {"type": "match", "question": "Q", "match": {"a": "1", "b": "2"}, "distractors": ("3",)}),
        ("Two {~minus =plus} two is 4.", {"type": "choice", "question": "Two _____ two is 4.", "choices": ("minus", "plus"), "answer": "plus"}),
        ("The {=Elbe =Labe} ends.", {"type": "cloze", "cloze": "The {{Elbe|Labe}} ends."}),
        (r"1 \= \{2\} \~ \# \: \\ {=a\=b ~c\~d}", {"type": "choice", "question": "1 = {2} ~ # : \\", "choices": ("a=b", "c~d"), "answer": "a=b"}),
        (r"one\ntwo {=a ~b}", {"type": "choice", "question": "one\ntwo", "choices": ("a", "b"), "answer": "a"}),
        ("Q {=a ~b#no, not b}", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a", "feedback": {"b": "no, not b"}}),
        ("Q {=a ~b####because}", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a", "explanation": "because"}),
        ("::Name:: Q {T}", {"type": "true/false", "question": "Q", "answer": True, "id": "name"}),
        ("// [id:own-1] [tag:rivers] [tag:x y]\n::Name::Q {T}", {"type": "true/false", "question": "Q", "answer": True, "id": "own-1", "tags": ("rivers", "x y")}),
        ("Q\n// a comment inside\nmore {T}", {"type": "true/false", "question": "Q\nmore", "answer": True}),
        ("// only a comment\n\n\nQ {T}", {"type": "true/false", "question": "Q", "answer": True}),
        ("$CATEGORY: top/Rivers/Long\n\nQ {T}", {"type": "true/false", "question": "Q", "answer": True, "tags": ("Long",)}),
        ("[markdown]**Q** {T}", {"type": "true/false", "question": "**Q**", "answer": True}),
        ("[html]<p>Q<br>more&nbsp;<b>now</b></p> {T}", {"type": "true/false", "question": "Q\nmore **now**", "answer": True}),
        ("[plain]a*b* <b> {T}", {"type": "true/false", "question": r"a*b* <b>", "answer": True}),
        ("*Q* {T}", {"type": "true/false", "question": r"\*Q\*", "answer": True}),
        ("Q { = a ~ b }", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a"}),
        ("Q {=a ~b} \n", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a"}),
        ("Q {~a ~%100%b}", {"type": "multiple", "question": "Q", "choices": ("a", "b"), "answer": ("b",)}),
        ("Q {\n= a \n~ b # no\n}", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a", "feedback": {"b": "no"}}),
        ("Q {true}", {"type": "text", "question": "Q", "answer": "true"}),
        ("Q {=[markdown]a =[html] b}", {"type": "text", "question": "Q", "answer": "a", "accept": ("b",)}),
        ("Q {=[plain]%50% off}", {"type": "text", "question": "Q", "answer": "%50% off"}),
        (r"Q {=5\\*3}", {"type": "text", "question": "Q", "answer": "5*3"}),
        ("Q {~a =b ~c#d####because}", {"type": "choice", "question": "Q", "choices": ("a", "b", "c"), "answer": "b", "feedback": {"c": "d"}, "explanation": "because"}),
        ("Q {=a ~b} more}", {"type": "choice", "question": "Q  more}", "choices": ("a", "b"), "answer": "a"}),
        ("$CATEGORY: $course$/top/Default for Unit 1\n\nQ {T}", {"type": "true/false", "question": "Q", "answer": True}),
        ("Q\r\nmore {\r\n=a\r\n~b\r\n}\r\n", {"type": "choice", "question": "Q\nmore", "choices": ("a", "b"), "answer": "a"}),
    ],
)  # fmt: skip
def test_a_question_is_read_as_moodle_reads_it(text: str, expected: dict[str, object]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "imported", "report"),
    [
        ("A text.", 0, "1 not-imported: “A text.”: it is a description, without a question"),
        ("Q {}", 0, "1 not-imported: “Q”: it is an essay, which cannot be graded"),
        ("Q {=a ~b", 0, "1 not-imported: “Q”: its braces do not match"),
        ("Q } a", 0, "1 not-imported: “Q } a”: its braces do not match"),
        ("Q {=a ~b}\nR {T}\n\nS {T}", 1, "1 not-imported: “Q”: there is no empty line between it and the next question"),
        ("Q {#4 ~#no}", 1, "1 lost-feedback: “Q”: its feedback is not imported"),
        ("Q <img src='@@PLUGINFILE@@/a%20b.png'> {T}", 1, "1 lost-media: “Q ![](a_b.png)”: the image a_b.png is not in the file"),
        ("Q {~a ~b}", 0, "1 not-imported: “Q”: none of its choices is right"),
        ("Q {=a -> 1 =b}", 0, "1 not-imported: “Q”: one of its pairs has no ->"),
        ("Q {=a -> 1}", 0, "1 not-imported: “Q”: there is only one pair"),
        ("Q {#four}", 0, "1 not-imported: “Q”: its number cannot be read"),
        ("Q {#1:1e99999999}", 0, "1 not-imported: “Q”: its number cannot be read"),
        ("Q {#1_000}", 0, "1 not-imported: “Q”: its number cannot be read"),
        ("Q {=a ~a}", 0, "1 not-imported: “Q”: “a” is in the choices twice"),
        ("{T}", 0, "1 not-imported: it has no question"),
        ("Q {=%50%a}", 0, "1 not-imported: “Q”: none of its answers is fully right"),
        ("Q {=a =b ~c}", 1, "1 several-right: “Q”: 2 choices are right; only the first of them is kept"),
        ("Q {=a ~%50%b ~c}", 1, "1 lost-weights: “Q”: the part credit of its wrong choices is not imported"),
        (
            "Q {~%70%a ~%30%b ~c}",
            1,
            "1 lost-weights: “Q”: the weights of its choices are not imported: each right one counts the same",
        ),
        ("Q {=a =%50%b}", 1, "1 lost-weights: “Q”: its partly right answers are not imported"),
        ("Q {=a*}", 1, "1 lost-wildcard: “Q”: * stands for any letters in Moodle, and for itself here"),
        ("Q {=a#well done =b}", 1, "1 lost-feedback: “Q”: its feedback is not imported"),
        ("Q {T#no#yes}", 1, "1 lost-feedback: “Q”: its feedback is not imported"),
        ("Q {=a#right ~b}", 1, "1 lost-feedback: “Q”: the feedback on the right choice is not imported"),
        ("[html]<video src=x></video>Q {T}", 1, "1 lost-media: “Q”: what <video> shows is not imported"),
    ],
)  # fmt: skip
def test_what_does_not_survive_is_reported(text: str, imported: int, report: str) -> None:
    reading = read(text)
    assert (len(reading.drafts), reports(reading)) == (imported, [report])


def test_each_report_has_the_line_of_its_question() -> None:
    reading = read("Q1 {T}\n\n// c\nQ2 {}\n\n\n::x::\nQ3\n{=a ~b}\n\nQ4 {")
    assert [one.place.line for one in reading.problems if one.place] == [4, 11]


def test_two_questions_of_one_name_get_two_ids() -> None:
    reading = read("::n:: One {T}\n\n::n:: Two {F}")
    assert [draft.question.common.id for draft in reading.drafts] == ["n", "n-2"]
    assert reports(reading) == ["3 same-id: “Two”: another question has the id “n”, so this one gets “n-2”"]
