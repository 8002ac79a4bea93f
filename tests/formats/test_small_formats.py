"""The smaller formats: what is written, and what other files of theirs hold."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from quizkit.formats import blackboard, blooket, brightspace, kahoot, markdown, quizlet, xlsx
from quizkit.formats.base import Unreadable
from tests.formats.helpers import questions, reports
from tests.helpers import deck

DECK = deck(
    """
    title: Rivers
    questions:
      - {question: Vienna?, choices: [Danube, Rhine], answer: Danube}
      - {question: Which are seas?, choices: [Black, Red, Danube], answer: [Black, Red]}
      - {question: The Rhine is long., answer: true}
      - {front: Vltava, back: a river}
    """
)


def cells(data: bytes) -> list[list[str]]:
    """Return the cells of a spreadsheet with one sheet, as openpyxl reads them."""
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert sheet is not None
    return [[str(value) if value is not None else "" for value in row] for row in sheet.iter_rows(values_only=True)]


def test_cells_of_excel_are_read_as_they_are_shown() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (
        ("question", "answer"),
        ("Share?", 0.35),
        ("Day?", date(2025, 10, 8)),
        ("So?", True),
        ("Code?", "010"),
        ("Many?", 2850.0),
    ):
        sheet.append(row)
    sheet["B2"].number_format = "0%"
    output = BytesIO()
    made.save(output)
    assert [(one["type"], one["answer"]) for one in questions(xlsx.read(output.getvalue()))] == [
        ("number", "35%"),
        ("text", "8 October 2025"),
        ("true/false", True),
        ("text", "010"),
        ("number", "2850"),
    ]


def test_other_sheets_and_formulas_without_a_value_are_reported() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("question", "answer", "choice 1", "choice 2", "choice 3"),
        ("Sum?", "1", "=1+1", 2, 3),
        ("Colour?", "red", "red", "blue"),
    ):
        sheet.append(row)
    book.create_sheet("Empty")
    book.create_sheet("Read me", 0).append(("How to fill in", "this", "form"))
    book.create_sheet("Week 2").append(("question", "answer"))
    output = BytesIO()
    book.save(output)
    reading = xlsx.read(output.getvalue())
    assert [one["question"] for one in questions(reading)] == ["Colour?"]
    assert reports(reading) == [
        "- lost-sheet: the sheet “Read me” is not imported: save it as a file of its own",
        "- lost-sheet: the sheet “Week 2” is not imported: save it as a file of its own",
        "2 lost-formula: the formula =1+1 has no value: open the file in a spreadsheet, and save it",
        "2 not-imported: “Sum?”: “1” is not one of the choices",
    ]


def test_no_cell_of_excel_is_a_formula() -> None:
    data = xlsx.book_of([("=1+1", "@x")])
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert sheet is not None
    assert [(cell.value, cell.data_type) for cell in sheet[1]] == [("=1+1", "s"), ("@x", "s")]
    assert cells(data) == [["=1+1", "@x"]]


def test_a_damaged_spreadsheet_is_refused() -> None:
    with pytest.raises(Unreadable):
        xlsx.read(b"PK\x03\x04")


def test_kahoot_has_its_headings_in_row_eight() -> None:
    written = kahoot.write(DECK)
    rows = cells(written.data)
    assert rows[7][1] == "Question - max 120 characters"
    assert rows[8:] == [
        ["1", "Vienna?", "Danube", "Rhine", "", "", "20", "1"],
        ["2", "Which are seas?", "Black", "Red", "Danube", "", "20", "1,2"],
        ["3", "The Rhine is long.", "True", "False", "", "", "20", "1"],
    ]
    assert [loss.code for loss in written.losses] == ["changed-type", "not-exported"]


def test_kahoot_refuses_what_it_would_cut() -> None:
    long = deck(f"title: T\nquestions:\n  - {{question: {'Long ' * 30}?, choices: [a, b], answer: a}}\n")
    (loss,) = kahoot.write(long).losses
    assert loss.message.endswith("the format has 120 characters for a question and 75 for a choice")


def test_blooket_has_its_title_row() -> None:
    lines = blooket.write(DECK).data.decode().split("\r\n")
    assert lines[0] == '"Blooket\nImport Template",,,,,,,'
    assert lines[2:5] == [
        "1,Vienna?,Danube,Rhine,,,20,1",
        '2,Which are seas?,Black,Red,Danube,,20,"1,2"',
        "3,The Rhine is long.,True,False,,,20,1",
    ]


def test_quizlet_has_a_card_on_each_line() -> None:
    written = quizlet.write(DECK)
    assert written.data.decode() == "The Rhine is long.\ttrue\nVltava\ta river\n"
    reading = quizlet.read("Hund\tdog\nKatze\n")
    assert questions(reading) == [{"type": "flashcard", "front": "Hund", "back": "dog"}]
    assert reports(reading) == ["2 not-imported: “Katze”: it has no tab before a definition"]


def test_brightspace_as_its_sample_file() -> None:
    text = """\
//MULTIPLE CHOICE QUESTION TYPE,,,,
NewQuestion,MC,,,
ID,CHEM110-237,,,
Title,This is a multiple choice question,,,
QuestionText,<b>Vienna</b>?,HTML,,
Points,2,,,
Option,100,Danube,,
Option,0,Rhine,,No.
Hint,Think,,,
Feedback,So,,,
,,,,
NewQuestion,WR,,,
QuestionText,Write.,,,
NewQuestion,SA,,,
QuestionText,Sea?,,,
Answer,100,Black Sea,,
Answer,50,Sea,,
"""
    reading = brightspace.read(text)
    assert questions(reading) == [
        {
            "type": "choice",
            "id": "CHEM110-237",
            "question": "**Vienna**?",
            "choices": ("Danube", "Rhine"),
            "answer": "Danube",
            "feedback": {"Rhine": "No."},
            "hints": ("Think",),
            "explanation": "So",
            "points": 2,
        },
        {"type": "text", "question": "Sea?", "answer": "Black Sea"},
    ]
    assert reports(reading) == [
        "- lost-setting: these settings are not imported: names of questions (1)",
        "12 not-imported: “Write.”: it is an essay, which cannot be graded",
        "14 lost-weights: “Sea?”: its partly right answers are not imported",
    ]


def test_brightspace_says_which_texts_are_html() -> None:
    reading = brightspace.read("NewQuestion,MC\nQuestionText,Q\nOption,100,a <b>c</b>,NOT HTML\nOption,0,a <b>c</b>\n")
    assert questions(reading)[0]["choices"] == ("a <b>c</b>", "a **c**")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("MC\tQ\ta\tcorrect\tb\tincorrect", {"type": "choice", "question": "Q", "choices": ("a", "b"), "answer": "a"}),
        ("MA\tQ\ta\tcorrect\tb\tcorrect\tc\tincorrect", {"type": "multiple", "question": "Q", "choices": ("a", "b", "c"), "answer": ("a", "b")}),
        ("TF\tQ\tFalse", {"type": "true/false", "question": "Q", "answer": False}),
        ("NUM\tQ\t9.81\t0.01", {"type": "number", "question": "Q", "answer": "9.81", "tolerance": "0.01"}),
        ("ORD\tQ\ta\tb", {"type": "order", "question": "Q", "order": ("a", "b")}),
        ("MAT\tQ\tx\t1\ty\t2", {"type": "match", "question": "Q", "match": {"x": "1", "y": "2"}}),
        ('TF\t"He said ""no"", or not?"\ttrue', {"type": "true/false", "question": 'He said "no", or not?', "answer": True}),
        ('TF\t"A title" is a title\ttrue', {"type": "true/false", "question": '"A title" is a title', "answer": True}),
        ("FIB_PLUS\tThe [r] in [c].\tr\tElbe\tLabe\t\tc\tDresden", {"type": "cloze", "cloze": "The {{Elbe|Labe}} in {{Dresden}}."}),
    ],
)  # fmt: skip
def test_blackboard_lines(line: str, expected: dict[str, object]) -> None:
    reading = blackboard.read(f"{line}\n")
    assert (questions(reading), reports(reading)) == ([expected], [])


def test_blackboard_reports_what_cannot_be_graded() -> None:
    assert reports(blackboard.read("ESS\tWrite.\tx\nHOT\tWhere?\n")) == [
        "1 not-imported: “Write.”: it is an essay, which cannot be graded",
        "2 not-imported: “Where?”: quizkit has no HOT questions",
    ]


def test_markdown_has_the_answers_at_the_end() -> None:
    assert (
        markdown.write(DECK).data.decode()
        == """\
# Rivers

**1.** Vienna?

- [ ] Danube
- [ ] Rhine

**2.** Which are seas?

- [ ] Black
- [ ] Red
- [ ] Danube

**3.** The Rhine is long.

**4.** Vltava

## Answers

1. Danube.
2. Black; Red.
3. true.
4. a river.
"""
    )


@pytest.mark.parametrize(
    ("rows", "report"),
    [
        ("NewQuestion,MC\nQuestionText,Q\nOption,100,a,,well done\nOption,0,b\n", "1 lost-feedback: “Q”: the feedback on the right choice is not imported"),
        ("NewQuestion,MC\nQuestionText,Q\nOption,100,a\nOption,50,b\nOption,0,c\n", "1 lost-weights: “Q”: the part credit of its wrong choices is not imported"),
        ("NewQuestion,TF\nQuestionText,Q\nTRUE,100,yes\nFALSE,0\n", "1 lost-feedback: “Q”: its feedback is not imported"),
        ("NewQuestion,SA\nQuestionText,Q\nAnswer,100,a.*,regexp\n", "1 lost-pattern: “Q”: the patterns of its answers are read as texts"),
        ("NewQuestion,O\nQuestionText,Q\nItem,a,NOT HTML,first\nItem,b\n", "1 lost-feedback: “Q”: its feedback is not imported"),
        ("NewQuestion,SA\nQuestionText,Q <video src=x></video>,HTML\nAnswer,100,a\n", "1 lost-media: “Q”: what <video> shows is not imported"),
    ],
)  # fmt: skip
def test_brightspace_reports_what_is_lost_on_the_way_in(rows: str, report: str) -> None:
    assert reports(brightspace.read(rows)) == [report]


@pytest.mark.parametrize(
    ("line", "report"),
    [
        ("MC\tQ\ta\tincorrect", "1 not-imported: “Q”: none of its choices is right"),
        ("TF\tQ\tmaybe", "1 not-imported: “Q”: it is neither true nor false"),
        ("MAT\tQ\ta\t1\ta\t2", "1 not-imported: “Q”: “a” is in it twice"),
        ("FIB_PLUS\tThe [x].\tx\ta\t\ty\tb", "1 not-imported: “The [x].”: its blanks cannot be read"),
        ("TF\tQ <audio src=x></audio>\ttrue", "1 lost-media: “Q”: what <audio> shows is not imported"),
    ],
)
def test_blackboard_reports_what_is_lost_on_the_way_in(line: str, report: str) -> None:
    assert reports(blackboard.read(line)) == [report]
