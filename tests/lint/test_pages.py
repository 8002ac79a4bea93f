"""The page of each code: its bad example is told as that and nothing else, its good one not at all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import quizkit
from quizkit.base.problems import Page
from quizkit.deck_file.codes import GROUPS, PAGES
from quizkit.deck_file.reading.read import read_deck
from tests.lint.helpers import checked

# What a file as such can lack has no text of a deck for its example.
OF_A_FILE = frozenset(
    {"no-such-file", "not-a-file", "not-readable", "other-kind", "not-utf-8", "too-large", "too-many-problems"}
)
OF_A_TEXT = [page for page in PAGES.values() if page.code not in OF_A_FILE]
each_page = pytest.mark.parametrize("page", OF_A_TEXT, ids=[page.code for page in OF_A_TEXT])


def example(page: Page, name: str) -> str | None:
    shown = re.search(rf"^{name}:\n\n((?:    .*\n|\n)+)", page.text + "\n", re.MULTILINE)
    text = dedent(shown[1]) if shown else None
    return text and re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)


@each_page
def test_the_bad_example_is_told_as_this_and_as_nothing_else(page: Page) -> None:
    assert set(checked(example(page, "Bad") or "", example(page, "Source"))) == {page.code}


@each_page
def test_of_the_good_example_nothing_is_told(page: Page) -> None:
    good = example(page, "Good") or ""
    assert good
    assert checked(good, example(page, "Source")) == []


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_page_says_what_is_so_and_shows_it_twice(page: Page) -> None:
    first, *_ = page.text.splitlines()
    assert re.fullmatch(r"[A-Z].*[^.]\.", first)
    assert re.findall(r"^(Bad|Good):$", page.text, re.MULTILINE) == ["Bad", "Good"]
    assert page.code in OF_A_FILE or example(page, "Bad") != example(page, "Good")


@pytest.mark.parametrize(
    "page", [page for name in ("Surprise", "Soundness", "Craft", "Grounding") for page in GROUPS[name]]
)
def test_the_page_of_a_rule_names_its_source(page: Page) -> None:
    assert re.search(r"\b(19|20)\d\d\b", page.text.partition("\nBad:\n")[0])


def test_what_a_file_as_such_lacks_is_told_by_these_codes(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("title: Müller".encode("latin-1"))
    (tmp_path / "page.yaml").write_bytes(b"<!DOCTYPE html>")
    (tmp_path / "large.yaml").write_bytes(b"#" * 9_000_000)
    names = ("none.yaml", "", "page.yaml", "latin.yaml", "large.yaml")

    found = [read_deck(tmp_path / name).problems[0].code for name in names]

    assert found == ["no-such-file", "not-a-file", "other-kind", "not-utf-8", "too-large"]
    assert read_deck(Path("a" * 5_000)).problems[0].code == "not-readable"


@pytest.mark.parametrize("code", PAGES)
def test_a_code_is_a_few_short_words(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+){0,4}", code)


def test_no_code_stands_twice() -> None:
    assert sum(map(len, GROUPS.values())) == len(PAGES)


def sources() -> Iterator[ast.Module]:
    """Yield the syntax trees of the package, without its settings: what is wrong with them is told of no deck."""
    for path in Path(quizkit.__file__).parent.rglob("*.py"):
        if path.name != "config.py":
            yield ast.parse(path.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def code_argument(call: ast.Call, place: int) -> ast.expr | None:
    named = next((word.value for word in call.keywords if word.arg == "code"), None)
    return call.args[place] if len(call.args) > place else named


def told_codes() -> set[str]:
    """Return every code that the package makes a problem of: given to Problem, or to what hands it on to Problem."""
    makers, codes, unclear = {"Problem": 0, "rule": 0}, set[str](), list[str]()
    trees = list(sources())
    for _ in range(3):
        for function in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            parameters = [argument.arg for argument in function.args.args if argument.arg != "self"]
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                given = code_argument(call, makers[name_of(call)]) if name_of(call) in makers else None
                if isinstance(given, ast.Name) and given.id in parameters and function.name != "rule":
                    makers[function.name] = parameters.index(given.id)
    for call in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)):
        given = code_argument(call, makers[name_of(call)]) if name_of(call) in makers else None
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            codes.add(given.value)
        elif isinstance(given, ast.Name | ast.Attribute) and ast.unparse(given) not in {"code", "self.code"}:
            unclear.append(ast.unparse(call))
    assert unclear == [], "write the code where the problem is made"
    return codes


def test_every_code_that_can_be_told_has_a_page_and_no_other_has() -> None:
    assert told_codes() == set(PAGES)
