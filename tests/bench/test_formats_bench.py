"""How long 10,000 questions take in and out of each format, beside reading the deck itself. Prints ratios of CPU time; asserts no time."""

import random
from pathlib import Path
from time import process_time

import pytest

from quizkit.base.collector import gc_paused
from quizkit.deck import Deck
from quizkit.deck_file.reading.events import plain_values
from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.writing import deck_text
from quizkit.formats.base import Collector, Reading
from quizkit.formats.registry import BY_NAME, FORMATS, Format

pytestmark = pytest.mark.bench
QUESTIONS = 10_000
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split()


def ten_thousand() -> Reading:
    """Return questions of five types, with ids, explanations and markup, each with its own words."""
    dice, collector = random.Random(10), Collector()

    def phrase(words: int) -> str:
        return " ".join("".join(dice.choices(_SYLLABLES, k=3)) for _ in range(words))

    for place in range(QUESTIONS):
        collector.begin()
        shared = {"id": f"q{place}", "question": f"Which **{phrase(2)}** has {phrase(3)}?", "explanation": phrase(8)}
        choices = tuple(phrase(2) for _ in range(4))
        match place % 5:
            case 0 | 1:
                collector.add("choice", {**shared, "choices": choices, "answer": choices[1]})
            case 2:
                collector.add("text", {**shared, "answer": choices[0], "accept": choices[1:2]})
            case 3:
                collector.add("multiple", {**shared, "choices": choices, "answer": choices[:2]})
            case _:
                collector.add("flashcard", {"id": f"q{place}", "front": phrase(4), "back": phrase(3)})
    return collector.reading()


# What is only read, one question each.
SAMPLES = {
    "fullmark": "## Which {0}? {{id=q{0}}}\n\n- [ ] a {0}\n- [x] b {0}\n\n> [!explanation]\n> So {0}.\n\n",
    "mkdocs-quiz": "<quiz>\nWhich {0}?\n- [ ] a {0}\n- [x] b {0}\n\nSo {0}.\n</quiz>\n\n",
    "hashcards": "Q: Which {0}?\nA: It is {0}.\n\n",
    "obsidian": "Which {0}::It is {0}\n\n",
    "mdbook-quiz": '[[questions]]\ntype = "ShortAnswer"\nprompt.prompt = "Which {0}?"\nanswer.answer = "a{0}"\n\n',
    "moodle-tools": "---\ntype: multiple_choice\nquestion: Which {0}?\nanswers: [a {0}, b {0}]\n",
}


def seconds(data: bytes, format: Format) -> tuple[float, int]:
    text = "" if format.binary else data.decode("utf-8-sig")
    begun = process_time()
    with gc_paused():
        reading = format.read(data, text, plain_values)
    return process_time() - begun, len(reading.drafts)


def test_ten_thousand_questions_in_and_out(capsys: pytest.CaptureFixture[str]) -> None:
    reading = ten_thousand()
    deck = reading.deck("T")
    begun = process_time()
    text = deck_text({"title": "T"}, [(draft.question.type, draft.values) for draft in reading.drafts])
    written = process_time() - begun
    begun = process_time()
    assert parse_deck(text, Path("ten-thousand.yaml")).deck is not None
    base = process_time() - begun
    with capsys.disabled():
        print(f"\n{QUESTIONS:,} questions: reading the deck takes {base:.2f} s, writing it {written:.2f} s")
        for format in FORMATS:
            print(f"{format.name:12}", _out(format, deck, base), _in(format, deck, base))


def _out(format: Format, deck: Deck, base: float) -> str:
    if not format.writes:
        return " " * 22
    begun = process_time()
    format.write(deck)
    spent = process_time() - begun
    return f"out {spent / base:5.2f} ({spent:5.2f} s)  "


def _in(format: Format, deck: Deck, base: float) -> str:
    if not format.reads:
        return ""
    sample = SAMPLES.get(format.name, "")
    data = "".join(map(sample.format, range(QUESTIONS))).encode() if sample else format.write(deck).data
    spent, count = seconds(data, format)
    per_ten_thousand = spent * QUESTIONS / max(1, count)
    return f"in {per_ten_thousand / base:5.2f} ({per_ten_thousand:5.2f} s for 10,000)"


def test_every_format_that_is_only_read_has_a_sample() -> None:
    assert {one.name for one in FORMATS if not one.writes} == SAMPLES.keys()
    assert all(BY_NAME[name].reads for name in SAMPLES)
