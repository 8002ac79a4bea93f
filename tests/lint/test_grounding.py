import pytest

from quizkit.lint.registry import problems
from quizkit.lint.source_text import SourceText, TextRange, coverage
from quizkit.lint.subject import Subject
from tests.helpers import parsed
from tests.lint.helpers import codes, found

SOURCE = """\
# The _Tides_

The **moon** draws the water of the seas; “spring tides” come at
new moon. See [the map](map.html) of 1836 -- it shows them.

Neap tides come at half moon.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "The moon draws the water",
        "the MOON draws",
        'seas; "spring tides" come at new moon',
        "See the map of 1836",
        "The **moon** draws",
        "The moon ... new moon",
        "The moon [...] Neap tides",
        "of 1836 -- it",
    ],
)
def test_a_quote_is_found_whatever_its_spaces_markup_and_marks(quote: str) -> None:
    assert SourceText(SOURCE).find(quote) != []


@pytest.mark.parametrize(
    "quote", ["The moon pulls", "Neap tides ... The moon", "map.html", "map.", "tides at half moon"]
)
def test_a_text_that_is_not_in_the_source_is_not_found(quote: str) -> None:
    assert SourceText(SOURCE).find(quote) == []


def test_find_returns_offsets_in_the_source() -> None:
    (span,) = SourceText(SOURCE).find("moon draws the water")
    assert SOURCE[span.start : span.end] == "moon** draws the water"


def test_the_most_similar_passage_is_shown() -> None:
    deck = parsed("""
        title: T
        source: tides.md
        questions:
          - {question: When do neap tides come?, answer: half moon, evidence: The neap tides come at a half moon}
        """).deck
    assert deck is not None
    expected = {problem.code: problem.help for problem in problems(Subject(deck, SOURCE))}
    assert expected == {"evidence-not-found": "The most similar passage: “Neap tides come at half moon.”"}


@pytest.mark.parametrize(
    ("answer", "evidence"),
    [
        ("7", "It lasted seven months"),
        ("seven", "It lasted 7 months"),
        ("60%", "60 per cent of them"),
        ("working visit", "a “working visit”"),
        ("'>>'", "It is python log.py >> log.csv"),
        ("Newton, accept: Sir Isaac", "It was Sir Isaac"),
        ("9.8, tolerance: 0.05", "It is 9.81"),
    ],
)
def test_an_answer_is_in_its_evidence_in_any_form_or_as_a_value(answer: str, evidence: str) -> None:
    assert codes(f"{{question: What is it?, answer: {answer}, evidence: {evidence}}}") == set()


@pytest.mark.parametrize("answer", ["8", "eight", "7.5", "Newton"])
def test_an_answer_that_is_not_in_its_evidence_is_reported(answer: str) -> None:
    assert codes(f"{{question: What?, answer: {answer}, evidence: It lasted seven months}}") == {
        "answer-not-in-evidence"
    }


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("The moon draws the water", set()),
        ("It draws the water", {"choice-not-in-evidence"}),
        ("The moon draws the water and so does the sun", {"distractor-in-evidence"}),
        ("The sun draws the water", {"choice-not-in-evidence", "distractor-in-evidence"}),
    ],
)
def test_choices_are_compared_with_the_evidence(evidence: str, expected: set[str]) -> None:
    choices = "choices: [The moon, The sun, Seven winds], answer: The moon"
    assert codes(f"{{question: What draws the tides?, {choices}, evidence: {evidence}}}") == expected


def test_true_false_and_order_need_no_evidence() -> None:
    assert codes("{question: It is so., answer: true, evidence: It is thus}") == set()
    assert codes("{question: Put in order., order: [a, b], evidence: It is thus}") == set()


def test_coverage_counts_the_quoted_part_of_the_paragraphs() -> None:
    text = "# Head\n\nOne two.\n\nSix ten."
    covered = coverage(SourceText(text), ["One two.", "two", "not there"])
    assert (covered.percent, covered.passages) == (50, 2)
    assert [text[span.start : span.end] for span in covered.covered] == ["One two."]
    assert [text[span.start : span.end] for span in covered.uncovered] == ["Six ten."]


def quoting(*evidence: str) -> str:
    """Return a deck with a question for each evidence, which may be empty."""
    quotes = "".join(
        f"  - {{question: Q{place}?, answer: moon{f', evidence: {quote}' if quote else ''}}}\n"
        for place, quote in enumerate(evidence)
    )
    return f"title: T\nsource: tides.md\nquestions:\n{quotes}"


@pytest.mark.parametrize(
    ("deck", "lines"),
    [
        (quoting("The moon draws the water", ""), ["5 no-evidence"]),
        (quoting("", "The moon draws the water", ""), ["4 no-evidence", "6 no-evidence"]),
        (quoting("", ""), ["4 no-evidence"]),
        (quoting(""), ["4 no-evidence"]),
        (quoting("The moon draws the water"), []),
    ],
)
def test_questions_without_evidence_are_reported_one_by_one_or_at_once(deck: str, lines: list[str]) -> None:
    assert [line for line in found(deck, SOURCE) if line.endswith("no-evidence")] == lines
    assert "no-evidence" not in codes(deck)


@pytest.mark.parametrize("path", ["/etc/tides.md", "../tides.md", "a/../../tides.md"])
def test_a_source_outside_the_folder_of_the_deck_is_not_read(path: str) -> None:
    deck = parsed(f"title: T\nsource: {{file: {path}}}\nquestions:\n- {{question: Q?, answer: a}}\n").deck
    assert deck is not None
    (problem,) = problems(Subject(deck, None))
    assert problem.code == "source-missing"
    assert problem.message == f"“{path}” is outside the folder of the deck, so it is not read"


def test_a_quote_covers_its_own_passage_only() -> None:
    covered = coverage(SourceText("The moon.\n\nThe sun."), ["moon.", "The"])

    assert covered.covered == (TextRange(0, 3), TextRange(4, 9))
    assert covered.uncovered == (TextRange(11, 19),)
