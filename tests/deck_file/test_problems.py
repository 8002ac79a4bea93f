"""Every problem of a deck: its place, its message and its help."""

import re
from pathlib import Path

import pytest

import quizkit
from quizkit.questions.base import COMMON
from quizkit.questions.registry import TYPES
from quizkit.questions.typed_text import TextQuestion
from tests.helpers import in_a_deck, messages, parsed, problems

COLON = "a colon and a space in a text without quotes"

# What is wrong with one question, whose lines begin in line 4, column 5.
OF_A_QUESTION = [
    ("answer: x", ["4:5 missing-key: a text question needs the key “question”"]),
    ("question: Why", ["4:5 missing-key: a text question needs the key “answer”"]),
    ("question: Why\nchoices: [a, b]", ["4:5 missing-key: a choice question needs the key “answer”"]),
    ("front: a", ["4:5 missing-key: a flashcard needs the key “back”"]),
    ("back: a", ["4:5 missing-key: a flashcard needs the key “front”"]),
    (
        "question: Why\nanser: x",
        [
            "5:5 unknown-key: a text question has no key “anser”",
        ],
    ),
    ("question: Why\nanswer: x\n<<: {hint: y}", ["6:5 unknown-key: a text question has no key “<<”"]),
    ("question: Why\nanswer: true\nfeedback: {a: b}", ["6:5 unknown-key: a true/false question has no key “feedback”"]),
    ("question: Why\nanswer: 5\ncase: true", ["6:5 unknown-key: a number question has no key “case”"]),
    ("question:\nanswer: x", ["4:14 empty: this text is empty"]),
    ("question: '  '\nanswer: x", ["4:15 empty: this text is empty"]),
    ('question: Why\nanswer: ""', ["5:13 empty: this text is empty"]),
    ("question: Why\nchoices: []\nanswer: a", ["5:14 empty: this list is empty"]),
    ("question: Why\nchoices: [a, '']\nanswer: a", ["5:18 empty: this text is empty"]),
    ("question: Why\nchoices: [a, b]\nanswer: []", ["6:13 empty: this list is empty"]),
    ("question: Why\nanswer: x\nexamples: {}", ["6:15 empty: this mapping is empty"]),
    ("question: [Why]\nanswer: x", ["4:15 wrong-type: expected one text, found a list"]),
    ("question: Why\nchoices: a\nanswer: a", ["5:14 wrong-type: expected a list, found a text"]),
    ("question: Why\nchoices: {a: b}\nanswer: a", ["5:14 wrong-type: expected a list, found a mapping"]),
    ("question: Why\nchoices: [a, [b]]\nanswer: a", ["5:18 wrong-type: expected one text, found a list"]),
    ("question: Why\nanswer: x\nhints: one", ["6:12 wrong-type: expected a list, found a text"]),
    ("question: Why\nanswer: x\ncase: yes", ["6:11 wrong-type: expected true or false, found a text"]),
    ("question: Why\nanswer: x\ncase: 'true'", ["6:11 wrong-type: expected true or false, found a text"]),
    ("question: Why\nanswer: x\ncase: [true]", ["6:11 wrong-type: expected true or false, found a list"]),
    *(
        (
            f"question: Why\nanswer: x\npoints: {points}",
            ["6:13 wrong-type: expected a number of points, found a text"],
        )
        for points in ("0", "-1", "1001", "two", "2 points", "50%", "1e3", "010", "''")
    ),
    (
        "question: Why\nchoices: [a, b]\nanswer: a\nfeedback: no",
        ["7:15 wrong-type: expected a mapping, found a text"],
    ),
    (
        "question: Why\nchoices: [a, b]\nanswer: a\nfeedback: {b: [no]}",
        ["7:19 wrong-type: expected one text, found a list"],
    ),
    (
        "question: Why\nanswer: x\nexamples: {right: [x], wrong: y}",
        ["6:35 wrong-type: expected a list, found a text"],
    ),
    (
        "question: Why\nanswer: x\nexamples: {right: [x], wrnog: [y]}",
        ["6:28 unknown-key: `examples` has no key “wrnog”"],
    ),
    (
        "question: Why\nchoices:\n  - Treaty of Berlin: 1878\n  - b\nanswer: b",
        ["6:9 mapping-for-text: a colon makes this a mapping instead of one text"],
    ),
    (
        "question: {}\nanswer: x",
        ["4:15 mapping-for-text: a colon makes this a mapping instead of one text"],
    ),
    ("question: Why\nanswer: 5\ntype: nummber", ["6:11 unknown-type: there is no question type “nummber”"]),
    ("question: Why\nanswer: 5\ntype: [number]", ["6:11 wrong-type: expected one text, found a list"]),
    ("question: Why\nanswer: 5\ntype:", ["6:10 empty: this text is empty"]),
    (
        "type: choice\nquestion: Why\nchoices: [a, b]\nanswer: [a]",
        ["7:13 wrong-type: expected one text, found a list"],
    ),
    (
        "type: multiple\nquestion: Why\nchoices: [a, b]\nanswer: a",
        ["7:13 wrong-type: expected a list, found a text"],
    ),
    ("type: true/false\nquestion: Why\nanswer: True", ["6:13 wrong-type: expected true or false, found a text"]),
    ("question: Why\nchoices: [a]\nanswer: a", ["5:14 too-few-choices: there is nothing to choose from"]),
    ("question: Why\norder: [a]", ["5:12 too-few-choices: there is nothing to put in order"]),
    (
        f"question: Why\nchoices: [{', '.join('abcdefghijk')}]\nanswer: a",
        ["5:14 too-many-choices: a question has 10 choices at most, one letter each; this one has 11"],
    ),
    ("question: Why\nchoices: [a, b, a]\nanswer: b", ["5:21 same-choice: “a” is in the choices twice"]),
    ("question: Why\nchoices: [a, b]\nanswer: c", ["6:13 not-a-choice: “c” is not one of the choices"]),
    ("question: Why\nchoices: [a, b]\nanswer: A", ["6:13 not-a-choice: “A” is not one of the choices"]),
    (
        "question: Why\nchoices: [a, b]\nanswer: [a, c, d]",
        ["6:17 not-a-choice: “c” is not one of the choices", "6:20 not-a-choice: “d” is not one of the choices"],
    ),
    (
        "question: Why\nchoices: [a, b]\nanswer: a\nfeedback: {b: no, c: no}",
        ["7:26 not-a-choice: “c” is not one of the choices"],
    ),
    ("question: Why\nchoices: [a, b]\nanswer: [a, a]", ["6:17 same-answer: “a” is in the answer twice"]),
    (
        "question: Why\nanswer: Ohm\naccept: [Ω]\nreject: [volt, ω, ohm]",
        [
            "7:20 accepted-and-rejected: “ω” is rejected here and accepted above",
            "7:23 accepted-and-rejected: “ohm” is rejected here and accepted above",
        ],
    ),
    ("question: Why\nanswer: x\nkind: persn", ["6:11 unknown-kind: there is no kind “persn”"]),
    ("question: Why\nanswer: 5\nunit: km", ["6:11 unknown-unit: “km” is not a value of `unit`"]),
    ("type: number\nquestion: Why\nanswer: 007", ["6:13 not-a-number: “007” is not a number in plain form"]),
    ("question: Why\nanswer: 5\ntolerance: some", ["6:16 not-a-tolerance: “some” is not a tolerance"]),
    ("question: Why\nanswer: 5\ntolerance: -1", ["6:16 not-a-tolerance: “-1” is not a tolerance"]),
    (
        "type: number\nquestion: Why\nanswer: five\ntolerance: 5 km",
        ["6:13 not-a-number: “five” is not a number in plain form", "7:16 not-a-tolerance: “5 km” is not a tolerance"],
    ),
    (
        "front: a\nback: b\npoints: 2",
        ["6:5 unknown-key: a flashcard has no key “points”"],
    ),
    (
        "question: Why\nanswer: a\nanswer: b",
        ["6:5 duplicate-key: “answer” is already in line 5"],
    ),
    (
        "question: Why\nanswer: !important",
        ["5:13 not-in-a-deck: YAML reads “!important” as a tag, which a deck cannot contain"],
    ),
    (
        "question: Why\ntype: &t text\nanswer: x",
        ["5:11 not-in-a-deck: YAML reads “&t” as an anchor, which a deck cannot contain"],
    ),
    (
        "question: Why\n[a]: b\nanswer: x",
        [
            "5:5 not-a-key: a list or a mapping is used as a key",
            "5:5 unknown-key: a text question has no key “a key in line 5”",
        ],
    ),
    ("- Why", ["4:5 wrong-type: expected a mapping, found a list"]),
    ("Why", ["4:5 wrong-type: expected a mapping, found a text"]),
    ("question: Ottawa\x07\nanswer: x", ["4:21 control-character: YAML does not allow the character U+0007"]),
]

# What is wrong with a deck as a whole.
OF_A_DECK = [
    ("", ["1:1 empty: the deck is empty"]),
    ("# only a note\n", ["1:1 empty: the deck is empty"]),
    ("---\n", ["1:1 empty: the deck is empty"]),
    ("hello\n", ["1:1 wrong-type: expected a deck, found a text"]),
    ("- a\n- b\n", ["1:1 wrong-type: expected a deck, found a list"]),
    ("title: T\n", ["1:1 missing-key: the deck needs the key “questions”"]),
    ("questions: [{front: a, back: b}]\n", ["1:1 missing-key: the deck needs the key “title”"]),
    ("title:\nquestions: [{front: a, back: b}]\n", ["1:7 empty: this text is empty"]),
    ("title: T\nquestions:\n", ["2:11 empty: the list of questions is empty"]),
    ("title: T\nquestions: []\n", ["2:12 empty: the list of questions is empty"]),
    ("title: T\nquestions: none\n", ["2:12 wrong-type: expected a list of questions, found a text"]),
    ("title: T\nquestions: {a: b}\n", ["2:12 wrong-type: expected a list of questions, found a mapping"]),
    (
        "title: T\nquestion: [{front: a, back: b}]\n",
        [
            "2:1 unknown-key: the deck has no key “question”",
        ],
    ),
    (
        "title: T\ntitle: U\nquestions: [{front: a, back: b}]\n",
        ["2:1 duplicate-key: “title” is already in line 1"],
    ),
    (
        "title: T\nsource: {fil: a.md}\nquestions: [{front: a, back: b}]\n",
        ["2:10 unknown-key: `source` has no key “fil”"],
    ),
    (
        "title: T\nsource: [a.md]\nquestions: [{front: a, back: b}]\n",
        ["2:9 wrong-type: expected one text, found a list"],
    ),
    (
        "title: T\ntags: {a: b}\nquestions: [{front: a, back: b}]\n",
        ["2:7 mapping-for-text: a colon makes this a mapping instead of one text"],
    ),
    (
        "title: T\ndefaults: 2\nquestions: [{front: a, back: b}]\n",
        ["2:11 wrong-type: expected a mapping, found a text"],
    ),
    (
        "title: T\ndefaults: {points: 0, tags: x}\nquestions: [{front: a, back: b}]\n",
        [
            "2:20 wrong-type: expected a number of points, found a text",
            "2:23 unknown-key: `defaults` has no key “tags”",
        ],
    ),
    (
        "title: T\nexam: {pass: half, time-limit: 1:30, duration: 20m}\nquestions: [{front: a, back: b}]\n",
        [
            "2:14 wrong-type: expected a percentage, found a text",
            "2:32 wrong-type: expected a duration, found a text",
            "2:38 unknown-key: `exam` has no key “duration”",
        ],
    ),
    (
        "title: T\nexam: 20m\nquestions: [{front: a, back: b}]\n",
        ["2:7 wrong-type: expected a mapping, found a text"],
    ),
    (
        "title: T\ndefaults: {tolerance: some}\nquestions:\n- {question: a, answer: 1}\n- {question: b, answer: 2}\n",
        ["2:23 not-a-tolerance: “some” is not a tolerance"],
    ),
    (
        "title: T\nquestions:\n- {id: x, question: a, answer: b}\n- {question: c, answer: d, id: x}\n",
        ["4:32 same-id: the question in line 3 already has the id “x”"],
    ),
    (
        "title: T\nquestions: [{id: x, front: a, back: b}, {id: x, front: c, back: d}]\n",
        ["2:46 same-id: the question in line 2 already has the id “x”"],
    ),
    (
        "title: T\nquestions:\n- question: Why not?\n  answer: b\n- question: Why  not?\n  answer: d\n",
        ["5:3 same-id: this question has the same wording as the one in line 3, and neither has an id"],
    ),
    (
        "title: T\nquestions: [{front: a, back: b}]\n---\ntitle: U\n",
        ["3:1 second-document: a second document begins here"],
    ),
    (
        "title: T\nquestions: " + "[" * 30,
        ["2:31 too-deep: lists and mappings are nested more than 20 levels deep"],
    ),
    ("title: T\nquestions: : x\n", [f"2:12 yaml-syntax: {COLON}"]),
]

# Question types with a test of their problems: tests/questions/test_NAME.py.
TESTED_THERE = ("cloze", "listing", "pairing")
# Codes of files that are no text of a deck: test_files.py.
OF_A_FILE = {"no-such-file", "not-a-file", "not-readable", "other-kind", "not-utf-8", "too-large", "too-many-problems"}


@pytest.mark.parametrize(("question", "told"), OF_A_QUESTION)
def test_problems_of_a_question_are_reported(question: str, told: list[str]) -> None:
    assert messages(in_a_deck(question)) == told


@pytest.mark.parametrize(("text", "told"), OF_A_DECK)
def test_problems_of_a_deck_are_reported(text: str, told: list[str]) -> None:
    assert messages(text) == told


def test_every_code_has_an_example() -> None:
    finds = re.compile(r"""(?:Problem|_problem|_fatal|_unread_file)\(\s*(?:\w+,\s)?"([a-z0-9-]+)\"""")
    folder = Path(quizkit.__file__).parent
    questions = [path for path in (folder / "questions").glob("*.py") if path.stem not in TESTED_THERE]
    sources = [*(folder / "deck_file").rglob("*.py"), *questions]
    codes = {code for source in sources for code in finds.findall(source.read_text("utf-8"))}
    told = {line.split(":")[1].split(" ")[1] for _, lines in [*OF_A_QUESTION, *OF_A_DECK] for line in lines}
    assert codes == told | OF_A_FILE


@pytest.mark.parametrize(
    ("question", "help"),
    [
        ("question: Why\nanser: x", "Did you mean “answer”?"),
        ("prompt: Why\nanswer: x", "Write `question:`."),
        ("question: Why\noptions: [a, b]\nanswer: a", "Write `choices:`."),
        ("question: Why\nchoices: [a, b]\ncorrect_answer: a", "Write `answer:`."),
        (
            "question: Why\nchoices: [a, b]\nanswer: a\ntype: Multiple-Choice",
            "Write `type: choice`, or leave out `type`: the other keys identify the type.",
        ),
        ("question: Why\nanswer: x\nzzz: y", f"Known keys: {', '.join({**COMMON, **TextQuestion.fields})}."),
        ("question: Why\nchoices: [Paris, Rome]\nanswer: paris", "Did you mean “Paris”?"),
        ("question: Why\nchoices: [red, blue, tan]\nanswer: red, tan", "Write a list: [red, tan]."),
        ("question: Why\nchoices: [a, b]\nanswer: z", "Write one of them, word for word: “a”, “b”."),
        ("question: Why\nanswer: 5\ntype: nummber", "Did you mean “number”?"),
        (
            "question: Why\nanswer: 5\ntype: essay",
            f"Known types: {', '.join(TYPES)}.",
        ),
        ("question: Why\nchoices: [A: 1, b]\nanswer: b", 'Put the whole text in double quotes: "A: 1".'),
        ("question: Why\nanswer: x\npoints: none", "Write a number above 0, up to 1000: 2, or 0.5."),
        ("question: Why\x00\nanswer: x", 'Remove it, or write it as "\\u0000" in double quotes.'),
    ],
)
def test_the_help_says_how_to_fix_it(question: str, help: str) -> None:
    assert parsed(in_a_deck(question)).problems[-1].help == help


def test_every_problem_has_a_help() -> None:
    decks = [in_a_deck(question) for question, _ in OF_A_QUESTION] + [text for text, _ in OF_A_DECK]
    assert [problem for text in decks for problem in parsed(text).problems if not problem.help.strip()] == []


def test_all_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    assert problems("""
        titel: Capitals
        defaults: {points: many}
        questions:
          - question: Capital of France?
            choices: [Paris, Rome]
            answer: Pris
          - question: Capital of Italy?
            answer: Rome
            reject: rome
          - question: How many?
            answer: 5
            tolerance: lots
            hint: ""
          - front: Oslo
        """) == [
        "1:1 unknown-key",
        "2:20 wrong-type",
        "6:13 not-a-choice",
        "9:13 accepted-and-rejected",
        "12:16 not-a-tolerance",
        "13:11 empty",
        "14:5 missing-key",
    ]


def test_a_deck_with_an_error_is_not_returned() -> None:
    assert parsed(in_a_deck("question: Why")).deck is None
