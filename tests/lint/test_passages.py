"""Where a quote stands in a source: looked up by its words, and the same as if the text were read from its beginning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.lint.source_text import SourceText, coverage
from tests.helpers import law

SOURCE = "The river Oder is long. The river Elbe is longer, and the river Rhine is the longest: 1,233 km."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("The river Elbe is longer", ["The river Elbe is longer"]),
        ("iver Elbe is lon", ["iver Elbe is lon"]),
        ("the river ... the longest", ["The river", "the longest"]),
        ("Elbe ... Oder", []),
        ("Rhine", ["Rhine"]),
        ("the river Danube is long", []),
        ("is long", ["is long"]),
        ("", []),
    ],
)
def test_a_quote_is_found_by_its_words_or_parts_of_them(quote: str, found: list[str]) -> None:
    assert [SOURCE[start:end] for start, end in SourceText(SOURCE).find(quote)] == found


@law
@given(st.text("ab ", max_size=30), st.text("ab ", min_size=1, max_size=12))
def test_it_is_found_exactly_where_it_is_in_the_text(text: str, quote: str) -> None:
    plain, wanted = " ".join(text.split()), " ".join(quote.split())
    found = SourceText(plain).find(quote)
    assert bool(found) == (bool(wanted) and wanted in plain)
    assert all(plain[start:end] == wanted for start, end in found)


def test_what_is_quoted_is_counted_in_each_paragraph() -> None:
    source = SourceText("One is here.\n\nTwo is there.\n\nThree is nowhere.")
    assert [source.text[start:end] for start, end in coverage(source, ["Two is", "One is here."]).uncovered] == [
        "Three is nowhere."
    ]
