"""The format of a file is recognised by its content, whatever the name of the file."""

import pytest

from quizkit.app.foreign_file import decoded
from quizkit.formats.registry import FORMATS, Format, recognised_format
from tests.helpers import deck

DECK = deck("""
title: Rivers
questions:
  - {question: Which river flows through Dresden?, choices: [Elbe, Oder, Rhine], answer: Elbe}
  - {question: Which river flows through Prague?, choices: [Elbe, Moldau], answer: Moldau}
  - {question: Into which sea does it flow?, answer: North Sea}
  - {front: Labe, back: Elbe}
  - {front: Odra, back: Oder}
""")
# Tables of games are read as tables, which know their columns.
AS_TABLES = {"kahoot": "xlsx", "blooket": "csv"}


@pytest.mark.parametrize("format", [one for one in FORMATS if one.reads and one.writes], ids=lambda one: one.name)
@pytest.mark.parametrize("in_capitals", [False, True])
def test_a_file_is_recognised_by_its_last_ending(format: Format, in_capitals: bool) -> None:
    data = format.write(DECK).data
    ending = f".{format.ending.rpartition('.')[2]}"
    text, _ = decoded(data)
    match = recognised_format(data, text, ending.upper() if in_capitals else ending)
    assert match is not None
    assert match.name == AS_TABLES.get(format.name, format.name)


@pytest.mark.parametrize(
    ("content", "ending", "name"),
    [
        ("Q {=a ~b}", ".txt", "gift"),
        ("Q\nA. a\nB. b\nANSWER: A\n", ".txt", "aiken"),
        ("#separator:tab\n#html:true\na{b=c}\td\n", ".txt", "anki-text"),
        ("a\tb\nc\td\n", ".txt", "quizlet"),
        ("MC\tQ\ta\tcorrect\tb\tincorrect\n", ".txt", "blackboard"),
        ("NewQuestion,MC\n", ".csv", "brightspace"),
        ("question,answer\n{a=b},c\n", ".csv", "csv"),
        ("Q {=a ~b}", "", "gift"),
        ("Only notes.", ".txt", None),
        ("Only notes.", ".md", None),
        ("title: T\nquestions: []\n", ".yaml", None),
        ("<html/>", ".xml", None),
        ("<?xml version='1.0'?><quiz/>", ".txt", "moodle-xml"),
        ("<quiz>\nQ\n- [x] a\n</quiz>", ".md", "mkdocs-quiz"),
    ],
)
def test_a_text_is_recognised(content: str, ending: str, name: str | None) -> None:
    match = recognised_format(content.encode(), content, ending)
    assert (match.name if match else None) == name
