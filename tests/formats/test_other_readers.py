"""What quizkit writes, as the readers of other tools see it: gift-pegjs, and Anki itself.

`QUIZ_GIFT_PEGJS` is a folder in which `npm install gift-pegjs` was run, `QUIZ_ANKI_PYTHON` a Python with the package anki (AGPL; it
is only run here). `.ci/run` prepares both; without them these tests are skipped.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings

from quizkit.deck import Deck
from quizkit.formats import anki_text, apkg, gift
from quizkit.formats.base import Draft
from quizkit.questions.choice import ChoiceQuestion
from quizkit.questions.multiple import MultipleQuestion
from quizkit.questions.registry import Question
from tests.formats.decks import drafts
from tests.helpers import deck

pytestmark = pytest.mark.slow
PEGJS = os.environ.get("QUIZ_GIFT_PEGJS", "")
ANKI = os.environ.get("QUIZ_ANKI_PYTHON", "")
_PARSE = "import {parse} from 'gift-pegjs'; import {readFileSync} from 'fs'; console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(one => { try { return parse(one) } catch (error) { return String(error) } })))"  # fmt: skip
_TYPES = {"choice": "MC", "multiple": "MC", "true/false": "TF", "text": "Short", "number": "Numerical", "cloze": "Short", "match": "Matching"}  # fmt: skip
_IMPORT = """
import sys, json, tempfile, os
from anki.collection import Collection, ImportAnkiPackageRequest, ImportAnkiPackageOptions
collection = Collection(os.path.join(tempfile.mkdtemp(), "c.anki2"))
counts = []
for path in sys.argv[1:]:
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())).log
    counts.append([len(log.new), len(log.updated)])
notes = [collection.get_note(id) for id in collection.find_notes("")]
print(json.dumps([counts, sorted([note.guid, note.note_type()["name"], note.fields, len(note.cards())] for note in notes)]))
"""


def parsed(texts: list[str]) -> list[Any]:
    """Return what gift-pegjs reads in each text, or its error as a text."""
    command = ["node", "--input-type=module", "-e", _PARSE]
    done = subprocess.run(command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True, cwd=PEGJS)
    return list(json.loads(done.stdout))


def right_choices(question: Question) -> tuple[str, ...]:
    match question:
        case ChoiceQuestion():
            return (question.key,)
        case MultipleQuestion():
            return tuple(choice for choice in question.choices if choice in question.keys)
        case _:
            return ()


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.skipif(not PEGJS, reason="QUIZ_GIFT_PEGJS names no folder with gift-pegjs")
@settings(derandomize=True, deadline=None, max_examples=60, phases=[Phase.generate])
@given(drafts(tuple(_TYPES)))
def test_gift_pegjs_reads_the_same_questions(some: tuple[Draft, ...]) -> None:
    """It differs from Moodle in one thing, which is allowed for: it makes one space of several."""
    written = gift.write(Deck("T", "T", tuple(draft.question for draft in some)))
    missing = {loss.route[1] for loss in written.losses if loss.severity == "error"}
    expected = [draft.question for place, draft in enumerate(some) if place not in missing]
    # A file without a question is an error there.
    assume(expected)
    (read,) = parsed([written.data.decode()])
    assert [one["type"] for one in read] == [_TYPES[question.type] for question in expected], written.data.decode()
    for one, question in zip(read, expected, strict=True):
        if right_choices(question):
            rights = [choice for choice in one["choices"] if choice["isCorrect"] or (choice["weight"] or 0) > 0]
            assert [squeezed(choice["text"]["text"]) for choice in rights] == list(
                map(squeezed, right_choices(question))
            )


@pytest.mark.skipif(not ANKI, reason="QUIZ_ANKI_PYTHON names no Python with anki")
def test_anki_imports_a_package_once_and_updates_what_changed(tmp_path: Path) -> None:
    text = """
    title: Animals
    questions:
      - {id: dog, front: Hund, back: dog, explanation: a pet}
      - {id: paris, question: Capital of France?, answer: Paris}
      - {id: elbe, cloze: "The {{Elbe}} flows through {{Dresden}}."}
    """
    first, second = tmp_path / "first.apkg", tmp_path / "second.apkg"
    first.write_bytes(apkg.write(deck(text)).data)
    second.write_bytes(apkg.write(deck(text.replace("a pet", "an animal"))).data)
    done = subprocess.run(
        [ANKI, "-c", _IMPORT, str(first), str(first), str(second)], stdout=subprocess.PIPE, text=True, check=True
    )
    counts, notes = json.loads(done.stdout)
    assert counts[:2] == [[3, 0], [0, 0]]
    assert counts[2][0] == 0
    assert notes == [
        ["dog", "quizkit basic", ["Hund", "dog", notes[0][2][2]], 1],
        ["elbe", "quizkit cloze", ["The {{c1::Elbe}} flows through {{c2::Dresden}}.", ""], 2],
        ["paris", "quizkit type in", ["Capital of France?", "Paris", ""], 1],
    ]


def test_the_text_file_names_what_anki_needs() -> None:
    assert anki_text.write(deck("title: T\nquestions:\n  - {front: a, back: b}\n")).data.startswith(
        b"#separator:tab\n#html:true\n"
    )
