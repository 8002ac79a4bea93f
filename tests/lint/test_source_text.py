"""Quotes of a source: where a quote is, which sentence is most similar, and what is covered."""

import pytest

from quizkit.lint.source_text import SourceText, TextRange, coverage

SOURCE = """\
# On rivers

The *Elbe* rises in the [Giant Mountains](https://x.org/giant).
It flows to the North Sea.

The Rhine is longer. It has “Loreley”.

A list

- The Danube flows east.
"""


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("It flows to the North Sea.", ["It flows to the North Sea."]),
        ("it  FLOWS", ["It flows"]),
        ("The Elbe rises in the Giant Mountains", ["The *Elbe* rises in the [Giant Mountains"]),
        ("Giant Mountains. It flows", ["Giant Mountains](https://x.org/giant).\nIt flows"]),
        ('It has "Loreley"', ["It has “Loreley”"]),
        ("The Elbe ... North Sea", ["The *Elbe", "North Sea"]),
        ("North Sea ... The Elbe", []),
        ("The Elbe ... The Elbe", []),
        ("The Danube flows west", []),
        ("... flows east.", ["flows east."]),
    ],
)
def test_the_parts_that_a_quote_covers(quote: str, parts: list[str]) -> None:
    assert [SOURCE[span.start : span.end] for span in SourceText(SOURCE).find(quote)] == parts


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The Danube flows west", "The Danube flows east."),
        ("The Rhine is a stream", "The Rhine is longer."),
        ("The Thames crosses London", ""),
        ("", ""),
    ],
)
def test_the_sentence_that_shares_most_with_a_quote(quote: str, sentence: str) -> None:
    assert SourceText(SOURCE).most_similar(quote).removeprefix("- ") == sentence


def test_of_two_equally_similar_sentences_the_first_is_returned() -> None:
    assert SourceText("Blue whales sing. Blue whales dive.").most_similar("Blue whales eat") == "Blue whales sing."


@pytest.mark.parametrize(
    ("quotes", "percent", "uncovered"),
    [
        ([], 0, ["One two.", "Three four."]),
        (["One two."], 41, ["Three four."]),
        (["One", "two."], 41, ["Three four."]),
        (["One two", "two."], 41, ["Three four."]),
        (["Three four."], 59, ["One two."]),
        (["two. Three"], 53, []),
        (["One two. Three four."], 100, []),
        (["One two.", "One two.", "nowhere"], 41, ["Three four."]),
    ],
)
def test_how_much_of_a_source_is_quoted(quotes: list[str], percent: int, uncovered: list[str]) -> None:
    text = "# Title\n\nOne two.\n\nThree four.\n"
    covered = coverage(SourceText(text), quotes)

    assert (covered.percent, covered.passages) == (percent, 2)
    assert [text[span.start : span.end].strip() for span in covered.uncovered] == uncovered


def test_quotes_that_touch_or_overlap_are_one_covered_part() -> None:
    text = "One two three four."
    assert coverage(SourceText(text), ["three", "One two", "two three"]).covered == (TextRange(0, 13),)
    assert coverage(SourceText(text), ["four.", "One"]).covered == (TextRange(0, 3), TextRange(14, 19))


def test_a_source_without_a_paragraph_is_covered() -> None:
    assert coverage(SourceText("# Title\n"), []).percent == 100
