"""Formats that are only read: Markdown, TOML and YAML of other tools."""

import pytest

from quizkit.deck_file.reading.events import plain_values
from quizkit.formats.base import Reading, Unreadable
from quizkit.formats.registry import BY_NAME, recognised_format
from tests.formats.helpers import questions, reports
from tests.formats.samples import SAMPLES


def read(name: str, text: str) -> Reading:
    format = BY_NAME[name]
    match = recognised_format(text.encode(), text, format.ending)
    assert match is not None
    assert match.name == name
    return format.read(text.encode(), text, plain_values)


@pytest.mark.parametrize(
    ("name", "text", "title", "expected"),
    [
        ("fullmark", SAMPLES["fullmark"], "Rivers", [
            {"type": "choice", "question": "Which river?\n\nMore text.", "choices": ("Oder", "Elbe"), "answer": "Elbe", "feedback": {"Oder": "No."}, "id": "r", "points": 2, "hints": ("Think.",), "explanation": "Because\nof it.", "tags": ("Europe", "a", "b")},
            {"type": "multiple", "question": "Several?", "choices": ("a", "b", "c"), "answer": ("a", "b"), "scoring": "all-or-nothing", "tags": ("Europe",)},
            {"type": "true/false", "question": "True?", "answer": True, "tags": ("Europe",)},
            {"type": "number", "question": "How much?", "answer": "0.33 m", "tolerance": "1%", "tags": ("Europe",)},
            {"type": "text", "question": "Typed?", "answer": "Elbe", "accept": ("Labe",), "case": True, "tags": ("Europe",)},
            {"type": "cloze", "cloze": "The {{Elbe|Labe}} flows.", "tags": ("Europe",)},
            {"type": "order", "question": "Order", "order": ("one", "two"), "tags": ("Europe",)},
            {"type": "match", "question": "Match\n\n\n```text\n## no heading\n```", "match": {"x": "1", "y": "2"}, "distractors": ("3",), "tags": ("Europe",)},
        ]),
        ("mkdocs-quiz", SAMPLES["mkdocs-quiz"], "", [
            {"type": "choice", "question": "Which **river**?", "choices": ("Elbe", "Oder"), "answer": "Elbe", "feedback": {"Oder": "No."}, "explanation": "Because."},
            {"type": "multiple", "question": "Which two?", "choices": ("a", "b", "c"), "answer": ("a", "b")},
            {"type": "cloze", "cloze": "The {{Elbe}} and the {{Oder}}.", "explanation": "Why."},
            {"type": "choice", "question": "Old **one**?", "choices": ("yes", "no"), "answer": "yes", "explanation": "So."},
        ]),
        ("hashcards", SAMPLES["hashcards"], "Rivers", [
            {"type": "flashcard", "front": "Which river\nflows?", "back": "The Elbe"},
            {"type": "cloze", "cloze": "The {{Elbe}} flows to {{Hamburg}} ![](a.png)."},
            {"type": "flashcard", "front": "two", "back": "three"},
        ]),
        ("obsidian", SAMPLES["obsidian"], "", [
            {"type": "flashcard", "front": "Elbe", "back": "Labe", "tags": ("rivers",)},
            {"type": "flashcard", "front": "Oder", "back": "Odra", "tags": ("rivers",)},
            {"type": "flashcard", "front": "Odra", "back": "Oder", "tags": ("rivers",)},
            {"type": "flashcard", "front": "Which river\nflows?", "back": "The Elbe\nof course", "tags": ("rivers",)},
            {"type": "cloze", "cloze": "The {{Elbe}} flows to {{Hamburg}}.", "tags": ("rivers",)},
        ]),
        ("mdbook-quiz", SAMPLES["mdbook-quiz"], "", [
            {"type": "choice", "question": "Which?", "choices": ("c", "a", "b"), "answer": "c", "id": "q1", "explanation": "Because."},
            {"type": "multiple", "question": "Which two?", "choices": ("a", "b", "c"), "answer": ("b", "c")},
            {"type": "text", "question": "Keyword?", "answer": "let", "accept": ("`let`",)},
            {"type": "text", "question": 'What does this program print?\n```rust\nfn main() { println!("1"); }\n```', "answer": "1"},
            {"type": "true/false", "question": "This program compiles.\n```rust\nfn main() { x }\n```", "answer": False},
        ]),
        ("moodle-tools", SAMPLES["moodle-tools"], "", [
            {"type": "true/false", "question": "The Elbe is **long**", "answer": False, "explanation": "Why", "tags": ("Rivers",)},
            {"type": "choice", "question": "Which?", "choices": ("Elbe", "Oder"), "answer": "Elbe", "points": 2, "tags": ("Rivers",)},
            {"type": "number", "question": "How much?", "answer": "4", "tolerance": "0.1", "tags": ("Rivers",)},
            {"type": "multiple", "question": "Which are rivers?", "choices": ("Elbe", "Oder", "Alps"), "answer": ("Elbe", "Oder"), "tags": ("Rivers",)},
            {"type": "match", "question": "How?", "match": {"Cost": "Up", "Latency": "Down"}, "tags": ("Rivers",)},
            {"type": "match", "question": "Match", "match": {"SELECT": "DQL", "ALTER": "DDL"}, "distractors": ("DCL",), "tags": ("Rivers",)},
            {"type": "cloze", "cloze": "The {{Elbe|Labe}}.", "tags": ("Rivers",)},
        ]),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)  # fmt: skip
def test_a_file_is_recognised_and_read(name: str, text: str, title: str, expected: list[dict[str, object]]) -> None:
    reading = read(name, text)
    assert questions(reading) == expected
    assert (reading.title, reports(reading)) == (title, [])


@pytest.mark.parametrize(
    ("name", "text", "report"),
    [
        ("fullmark", "## Write {type=essay}\n", "1 not-imported: “Write”: it is an essay, which cannot be graded"),
        ("fullmark", "## Write {type=code}\n", "1 not-imported: “Write”: it is a program to write, which cannot be graded"),
        ("fullmark", "## Rate {type=scale}\n", "1 not-imported: “Rate”: it is a scale, which has no right answer"),
        ("fullmark", "## Q {type=fields}\n", "1 not-imported: “Q”: quizkit has no fields questions"),
        ("fullmark", "## Q {type=numeric}\n```answer\nvalue: [\n```\n", "1 not-imported: “Q”: its number cannot be read"),
        ("fullmark", "## Q {type=short}\n```answer\naccept: [a]\npatterns: [b]\n```\n", "1 lost-pattern: “Q”: the patterns of its answers are not imported"),
        ("fullmark", "## Q {type=single graded=false}\n- [ ] a\n", "1 not-imported: “Q”: it is not graded"),
        ("fullmark", "## Q {type=single}\n- [x] a\n- [ ] b {input}\n", "1 lost-input: “Q”: the text to enter with a choice is not asked"),
        ("mkdocs-quiz", "<quiz>\nOnly text\n</quiz>", "1 not-imported: “Only text”: it has no choices and no blanks"),
        ("mkdocs-quiz", "<quiz>\nQ\n- [ ] a\n- [ ] b\n", "1 not-imported: “Q”: none of its choices is right"),
        ("hashcards", "Q: one\n---\nA: two\n---\nQ: a\nA: b", "1 not-imported: “one”: it has no answer|3 not-imported: “two”: it has no question before it"),
        ("obsidian", "#flashcards\n\nA ==b== {c}", "3 not-imported: “A ==b== {c}”: it has a brace beside a blank"),
        ("mdbook-quiz", '[[questions]]\ntype = "Essay"\nprompt = "Q"\n', "- not-imported: “Q”: quizkit has no Essay questions"),
        ("mdbook-quiz", '[[questions]]\ntype = "ShortAnswer"\nmultipart = "a"\nprompt = "Q"\nanswer = "b"', "- lost-stimulus: “Q”: the text of its part is not imported"),
        ("moodle-tools", "---\ntype: sql_ddl\nquestion: Q\n", "2 not-imported: “Q”: quizkit has no sql_ddl questions"),
        ("moodle-tools", "type: cloze\nquestion: '{1:MULTIRESPONSE:=a~b}'\n", "1 not-imported: “_____”: it has a kind of blanks that quizkit does not have"),
        ("moodle-tools", "type: missing_words\nquestion: 'Q [[1]]'\noptions: [{answer: a, group: 1}]", "1 lost-choices: “Q [[1]]”: the choices of its blanks are not imported: they are typed"),
        ("moodle-tools", "type: multiple_choice\nquestion: [\n", "1 not-imported: it is not valid YAML: "),
        ("moodle-tools", "answers: [a, b]\n", "1 not-imported: it has no question"),
    ],
)  # fmt: skip
def test_what_does_not_survive_is_reported(name: str, text: str, report: str) -> None:
    lines = reports(read(name, text))
    assert len(lines) == len(report.split("|"))
    assert all(line.startswith(start) for line, start in zip(lines, report.split("|"), strict=True)), lines


def test_toml_that_is_damaged_is_refused() -> None:
    with pytest.raises(Unreadable, match="it is not valid TOML"):
        read("mdbook-quiz", "[[questions]]\na = ")
