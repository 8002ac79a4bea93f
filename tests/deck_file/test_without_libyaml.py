"""PyYAML without libyaml reads the same decks and reports the same problems."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deck_file.test_problems import OF_A_DECK, OF_A_QUESTION
from tests.helpers import SHIPPED, in_a_deck, messages

CHILD = """
import json, sys, yaml
del yaml.CSafeLoader
from pathlib import Path
from quizkit.deck_file.reading import events
from quizkit.deck_file.reading.read import read_deck
from tests.helpers import messages
assert events._Loader is yaml.SafeLoader
texts, shipped = json.load(sys.stdin)
deck = read_deck(Path(shipped)).deck
print(json.dumps([[messages(text) for text in texts], deck and deck.content_hash()]))
"""

DECKS = {
    "good": "title: T\nquestions:\n- question: q\n  answer: [a]\n  choices: [a, b]\n",
    "CRLF": "title: T\r\nquestions:\r\n- question: a: b\r\n- question: c\r\n  anser: d\r\n",
    "wide": "{title: 日本😀, x: y, questions: [{front: a, back: b}]}",
    "colon": in_a_deck("question: a: b\nanswer: c"),
    "quote": in_a_deck('question: "a\nanswer: c'),
    "behind a quote": in_a_deck("question: 'it's'\nanswer: c"),
    "flow": in_a_deck("question: [a\nanswer: c"),
    "reserved": in_a_deck("question: @a\nanswer: c"),
    "alias": in_a_deck("question: *a\nanswer: c"),
    "no alias": in_a_deck("question: *\nanswer: c"),
    "block": in_a_deck("question: > 5\nanswer: c"),
    "dash": in_a_deck("question: - a\nanswer: c"),
    "out of line": "title: T\nquestions:\n  - question: a\n   answer: b\n  - question: c\n    anser: d\n",
    "stray": in_a_deck("question: a\nanswer c\nhint: d"),
    "tab": in_a_deck("question: a\n\tanswer: c"),
    "no character": in_a_deck('question: a\nanswer: "\\UFFFFFFFF"'),
    "deep": "[" * 900,
    "control": in_a_deck("question: a\x07\nanswer: c"),
}
TEXTS = [*DECKS.values(), *(in_a_deck(text) for text, _ in OF_A_QUESTION), *(text for text, _ in OF_A_DECK)]


@pytest.fixture(scope="module")
def without_libyaml() -> tuple[list[list[str]], str]:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=json.dumps([TEXTS, str(SHIPPED)]),
        capture_output=True,
        text=True,
        cwd=root,
        check=False,
    )
    assert done.stderr == ""
    expected, shipped = json.loads(done.stdout)
    return expected, shipped


def test_the_problems_are_the_same(without_libyaml: tuple[list[list[str]], str]) -> None:
    assert dict(zip(TEXTS, without_libyaml[0], strict=True)) == {text: messages(text) for text in TEXTS}


def test_the_shipped_deck_is_the_same(without_libyaml: tuple[list[list[str]], str]) -> None:
    from quizkit.deck_file.reading.read import read_deck

    deck = read_deck(SHIPPED).deck
    assert deck is not None
    assert without_libyaml[1] == deck.content_hash()
