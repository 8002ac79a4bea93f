"""Texts that people read are in plain words: the worst of the list in CONTRIBUTING.md are in none of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_docs import ROOT, SOURCES, docstrings, documented_help, texts

NOT_PLAIN = re.compile(
    r"\b(?:mend(?:s|ed|ing|able)?|told|anew|verbs?|gone on with|go on with|comes? again|comes back)\b", re.IGNORECASE
)
# CONTRIBUTING.md has the list itself, and a map of docstrings; CHANGELOG.md is as it was released.
DOCUMENTS = [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]
# What is still to be rewritten; the list only gets shorter.
UNTOUCHED_DOCUMENTS = {"rules.md", "deck-format.md"}
UNTOUCHED_MODULES = {"config.py", "read.py", "soundness.py", "doctor.py", "history.py", "run.py"}


def not_plain(text: str) -> list[str]:
    """Return the words of a text that are not plain, each with a few words around it."""
    return [text[max(0, found.start() - 30) : found.end() + 30] for found in NOT_PLAIN.finditer(text)]


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if path.name not in UNTOUCHED_DOCUMENTS], ids=lambda path: path.name
)
def test_documents_are_in_plain_words(path: Path) -> None:
    assert not_plain(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", documented_help())
def test_help_is_in_plain_words(name: str) -> None:
    assert not_plain(documented_help()[name]) == []


def messages(path: Path) -> Iterator[str]:
    """Yield the texts of a module that have several words, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = docstrings(tree)
    yield from (text for text in texts(tree) if " " in text and text not in documented)


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if path.name not in UNTOUCHED_MODULES],
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
