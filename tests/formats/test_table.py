"""Tables of questions, as people write them in spreadsheets."""

from decimal import Decimal

import pytest

from quizkit.base.problems import Place
from quizkit.formats.base import Unreadable
from quizkit.formats.csv import read, write
from quizkit.formats.tsv import read as read_tsv
from tests.formats.helpers import questions, reports
from tests.helpers import deck

VIENNA = {"type": "choice", "question": "Vienna?", "choices": ("Danube", "Rhine", "Elbe"), "answer": "Danube"}


@pytest.mark.parametrize(
    "text",
    [
        "question,choice 1,choice 2,choice 3,answer\nVienna?,Danube,Rhine,Elbe,Danube\n",
        "question,choice 1,choice 2,choice 3,answer\nVienna?,Danube,Rhine,Elbe,A\n",
        "question,choice 1,choice 2,choice 3,answer\nVienna?,Danube,Rhine,Elbe,1\n",
        "question,choices,answer\nVienna?,Danube|Rhine|Elbe,danube\n",
        "question;choices;answer\nVienna?;\"Danube\nRhine\nElbe\";a)\n",
        "Question,Answer 1,Answer 2,Answer 3,Correct answer\nVienna?,Danube,Rhine,Elbe,1\n",
        "Frage;Antwort 1;Antwort 2;Antwort 3;Richtige Antwort\nVienna?;Danube;Rhine;Elbe;A\n",
        "My quiz of rivers,,,,\n,,,,\nQuestion Text,Option A,Option B,Option C,Correct Answer(s)\nVienna?,Danube,Rhine,Elbe,1\n",
        "question,option1,option2,option3,correctAnswer\nVienna?,Danube,Rhine,Elbe,1\n",
        "QUESTION_TEXT,A,B,C,Correct_Answer\nVienna?,Danube,Rhine,Elbe,A\n",
        "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)\nVienna?,Danube,Rhine,Elbe\n",
        "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75,Answer 3 - max 75,Correct answer(s) - choose at least one\nVienna?,Danube,Rhine,Elbe,1\n",
    ],
)  # fmt: skip
def test_a_choice_is_read_from_any_table(text: str) -> None:
    reading = read(text)
    assert (questions(reading), reports(reading)) == ([VIENNA], [])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("A, C", ("one", "three")),
        ("1;3", ("one", "three")),
        ("one; three", ("one", "three")),
        ("A C", ("one", "three")),
    ],
)
def test_several_keys_make_a_question_with_several_right_choices(answer: str, expected: tuple[str, ...]) -> None:
    (question,) = questions(read(f'question,a1,choice 1,choice 2,choice 3,answer\nQ,,one,two,three,"{answer}"\n'))
    assert (question["type"], question["answer"]) == ("multiple", expected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("TRUE", ("true/false", True)), ("falsch", ("true/false", False)), ("35%", ("number", "35%")), ("010", ("text", "010")), ("Paris", ("text", "Paris"))],
)  # fmt: skip
def test_the_type_is_recognised_by_the_answer(answer: str, expected: tuple[str, object]) -> None:
    (question,) = questions(read(f"question,answer\nQ,{answer}\n"))
    assert (question["type"], question["answer"]) == expected


def test_two_columns_without_names_are_cards() -> None:
    reading = read_tsv("der Hund\tthe dog\ndie Katze\tthe cat\n")
    assert questions(reading) == [
        {"type": "flashcard", "front": "der Hund", "back": "the dog"},
        {"type": "flashcard", "front": "die Katze", "back": "the cat"},
    ]


def test_a_key_that_is_no_choice_is_reported_with_its_row() -> None:
    reading = read("question,choice 1,choice 2,answer\nQ,a,b,E\n\nP,a,b,b\n")
    assert reports(reading) == ["2 not-imported: “Q”: “E” is not one of the choices"]
    assert len(reading.drafts) == 1


def test_no_written_cell_is_run_as_a_formula() -> None:
    dangerous = deck(
        """
        title: T
        questions:
          - {question: "=1+1", answer: "@x", accept: ["-3", "'+1"]}
        """
    )
    data = write(dangerous).data.decode("utf-8-sig")
    assert data == "type,question,answer,accept\r\ntext,'=1+1,'@x,\"'-3\n'+1\"\r\n"
    assert read(data).deck("T").questions == dangerous.questions


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "question,answer\nCapital?,Paris, France\nRiver?,Seine,,\n",
            "2 lost-cells: “Capital?”: “France” is in no column: put quotes around a cell that contains the separator",
        ),
        ("question,answer,difficulty,empty\nA?,b,hard\nC?,d,easy\n", "1 lost-column: the column “difficulty” is not imported (2 cells)"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_imported_is_reported(text: str, report: str) -> None:
    assert reports(read(text)) == [report]


def test_a_surplus_cell_of_two_columns_without_names_is_reported() -> None:
    assert reports(read_tsv("a\tb\nc\td\te\n")) == [
        "2 lost-cells: “e” is in no column: put quotes around a cell that contains the separator"
    ]


def test_a_text_that_no_deck_may_have_is_not_imported() -> None:
    reading = read(f"question,answer\nLong?,{'word ' * 30_000}\nShort?,yes\n")
    assert [draft.question.prompt().stem for draft in reading.drafts] == ["Short?"]
    assert reports(reading) == [
        "2 not-imported: “Long?”: one of its texts has 149,999 characters, and a deck may have 100,000 in one"
    ]


@pytest.mark.parametrize(
    "text",
    [
        'question,answer\n"Q, 1",a\nQ2,"b\n',
        'question,answer\n"Q, 1",a\nQ2,"b\nQ3,c\n"Q, 4",d\n',
        'question,answer\r\n"Q, 1",a\r\nQ2,"b',
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_reported_with_its_line(text: str) -> None:
    with pytest.raises(Unreadable, match="the quotation mark before a cell is not closed") as raised:
        read(text)
    assert raised.value.place == Place(3, 1)


def test_other_quotation_marks_are_part_of_a_cell() -> None:
    reading = read('question,answer\r"a "quoted" word?",5" disk\r"two\rlines?","a ""b"""\r')
    assert [one["question"] for one in questions(reading)] == ['a quoted" word?"', "two\nlines?"]


def test_a_key_by_number_counts_empty_choices_too() -> None:
    reading = read("question,option 1,option 2,option 3,answer\nQ?,,b,c,2\nR?,,b,c,1\nS?,a,b,c,Option 3\n")
    assert [one["answer"] for one in questions(reading)] == ["b", "c"]
    assert reports(reading) == ["3 not-imported: “R?”: “1” is not one of the choices"]


def test_numbers_are_read_in_the_language_of_the_headings() -> None:
    reading = read("Nr.;Frage;Antwort;Punkte\n1;Wie hoch?;330,5;1,5\n2;Wie weit?;1.500;1\n")
    assert (reading.language, reports(reading)) == ("de", [])
    assert questions(reading) == [
        {"type": "number", "question": "Wie hoch?", "answer": "330,5", "points": Decimal("1.5")},
        {"type": "number", "question": "Wie weit?", "answer": "1.500"},
    ]
    assert read("Question,Answer\nHow high?,330.5\n").language == ""


def test_the_rows_of_a_template_that_have_only_a_number_are_no_questions() -> None:
    reading = read("#,Question,Answer,Time limit\n1,Q?,a,20\n2,,,\n3,,,20\n")
    assert (len(reading.drafts), reports(reading)) == (
        1,
        ["1 lost-column: the column “Time limit” is not imported (2 cells)"],
    )


def test_the_language_of_a_deck_comes_back() -> None:
    german = deck("title: T\nlanguage: de\nquestions:\n  - {question: Wie hoch?, answer: '330,5', type: number}\n")
    again = read(write(german).data.decode("utf-8-sig"))
    assert (again.language, questions(again)) == (
        "de",
        [{"type": "number", "question": "Wie hoch?", "answer": "330,5"}],
    )
    assert reports(again) == []


def test_a_table_of_more_than_two_columns_must_name_them() -> None:
    with pytest.raises(Unreadable, match="no row names its columns, such as question, choice 1, choice 2, answer"):
        read("Vienna?,Danube,Rhine,A\nPrague?,Elbe,Rhine,A\n")
    assert len(read("Elbe,Labe\nOder,Odra,too much\n").drafts) == 2


def test_a_cell_that_cannot_be_read_is_reported() -> None:
    reading = read("question,answer,points,tolerance\nQ?,a,two,\nR?,a,2,5%\nS?,a,1e99999999,\nT?,4,,5%\n")
    assert (len(reading.drafts), reports(reading)) == (
        4,
        [
            "2 lost-points: “Q?”: its points “two” cannot be read",
            "3 lost-tolerance: “R?”: its tolerance “5%” is not imported: text questions have none",
            "4 lost-points: “S?”: its points “1e99999999” cannot be read",
        ],
    )


def test_feedback_that_names_no_choice_is_the_explanation() -> None:
    reading = read("question,choice 1,choice 2,answer,feedback\nQ?,a,b,a,Because.\nR?,a,b,a,b = No.\n")
    assert [(one.get("explanation"), one.get("feedback")) for one in questions(reading)] == [
        ("Because.", None),
        (None, {"b": "No."}),
    ]
    assert reports(reading) == []
