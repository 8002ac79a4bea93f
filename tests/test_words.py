"""Texts that people read are in plain words: the worst of the list in CONTRIBUTING.md are in none of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_docs import ROOT, SOURCES, docstrings, texts

NOT_PLAIN = re.compile(
    r"\b(?:mend(?:s|ed|ing|able)?|told|anew|verbs?|gone on with|go on with|comes? again|comes back)\b", re.IGNORECASE
)
# CONTRIBUTING.md has the list itself. docs/commands.md has all help, docs/rules.md the pages of all codes.
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(ROOT.glob("docs/**/*.md"))]


def not_plain(text: str) -> list[str]:
    """Return the words of a text that are not plain, each with a few words around it."""
    return [text[max(0, found.start() - 30) : found.end() + 30] for found in NOT_PLAIN.finditer(text)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_are_in_plain_words(path: Path) -> None:
    assert not_plain(path.read_text(encoding="utf-8")) == []


def messages(path: Path) -> Iterator[str]:
    """Yield the texts of a module that have several words, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = docstrings(tree)
    yield from (text for text in texts(tree) if " " in text and text not in documented)


@pytest.mark.parametrize(
    "path",
    SOURCES,
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_messages_are_in_plain_words(path: Path) -> None:
    assert [word for text in messages(path) for word in not_plain(text)] == []


def test_words_that_are_not_plain_are_found() -> None:
    assert not_plain("--fix mends it. It is\ntold anew.") == [
        "--fix mends it. It is\ntold anew.",
        "--fix mends it. It is\ntold anew.",
        "--fix mends it. It is\ntold anew.",
    ]
    assert not_plain("Recommended: amend the comment.") == []
