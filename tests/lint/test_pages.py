"""The page of each code: its bad example has this problem and no other, its good example has none."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import quizkit
from quizkit.base.problems import Code
from quizkit.deck_file.codes import CODES, GROUPS
from quizkit.deck_file.reading.read import read_deck
from tests.lint.helpers import checked

# Problems of the file as such, or of several: their examples are commands, not decks.
OF_A_FILE = frozenset(
    {"no-such-file", "not-a-file", "not-readable", "other-kind", "not-utf-8", "too-large", "too-many-problems"}
).union(code.name for name in ("Folder", "Several decks") for code in GROUPS[name])
OF_A_TEXT = [code for code in CODES.values() if code.name not in OF_A_FILE]
each_code = pytest.mark.parametrize("code", OF_A_TEXT, ids=[code.name for code in OF_A_TEXT])


def example(code: Code, name: str) -> str | None:
    shown = re.search(rf"^{name}:\n\n((?:    .*\n|\n)+)", code.page + "\n", re.MULTILINE)
    text = dedent(shown[1]) if shown else None
    return text and re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), text)


@each_code
def test_the_bad_example_has_this_problem_and_no_other(code: Code) -> None:
    assert set(checked(example(code, "Bad") or "", example(code, "Source"))) == {code.name}


@each_code
def test_the_good_example_has_no_problem(code: Code) -> None:
    good = example(code, "Good") or ""
    assert good
    assert checked(good, example(code, "Source")) == []


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_a_page_has_a_summary_and_two_examples(code: Code) -> None:
    first, *_ = code.page.splitlines()
    assert re.fullmatch(r"[A-Z].*[^.]\.", first)
    assert re.findall(r"^(Bad|Good):$", code.page, re.MULTILINE) == ["Bad", "Good"]
    assert code.name in OF_A_FILE or example(code, "Bad") != example(code, "Good")


@pytest.mark.parametrize(
    "code", [code for name in ("YAML", "Soundness", "Craft", "Grounding") for code in GROUPS[name]]
)
def test_the_page_of_a_rule_names_its_source(code: Code) -> None:
    assert re.search(r"\b(19|20)\d\d\b", code.page.partition("\nBad:\n")[0])


def test_problems_of_the_file_as_such_have_these_codes(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("title: Müller".encode("latin-1"))
    (tmp_path / "page.yaml").write_bytes(b"<!DOCTYPE html>")
    (tmp_path / "large.yaml").write_bytes(b"#" * 9_000_000)
    names = ("none.yaml", "", "page.yaml", "latin.yaml", "large.yaml")

    codes = [read_deck(tmp_path / name).problems[0].code for name in names]

    assert codes == ["no-such-file", "not-a-file", "other-kind", "not-utf-8", "too-large"]
    assert read_deck(Path("a" * 5_000)).problems[0].code == "not-readable"


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_a_few_short_words(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+){0,4}", code)


def test_no_code_occurs_twice() -> None:
    assert sum(map(len, GROUPS.values())) == len(CODES)


def sources() -> Iterator[ast.Module]:
    """Yield the syntax trees of the package, without settings and formats, whose problems are not those of a deck."""
    for path in Path(quizkit.__file__).parent.rglob("*.py"):
        if path.name not in ("config.py", "convert.py", "foreign_file.py") and "formats" not in path.parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def code_argument(call: ast.Call, position: int) -> ast.expr | None:
    named = next((word.value for word in call.keywords if word.arg == "code"), None)
    return call.args[position] if len(call.args) > position else named


def reported_codes() -> set[str]:
    """Return every code that the package passes to Problem, or to a function that passes it on to Problem."""
    makers, codes, unclear = {"Problem": 0, "rule": 0}, set[str](), list[str]()
    trees = list(sources())
    for _ in range(3):
        for function in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            parameters = [argument.arg for argument in function.args.args if argument.arg != "self"]
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                code = code_argument(call, makers[name_of(call)]) if name_of(call) in makers else None
                if isinstance(code, ast.Name) and code.id in parameters and function.name != "rule":
                    makers[function.name] = parameters.index(code.id)
    for call in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)):
        code = code_argument(call, makers[name_of(call)]) if name_of(call) in makers else None
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            codes.add(code.value)
        elif isinstance(code, ast.Name | ast.Attribute) and ast.unparse(code) not in {"code", "self.code", "rule.code"}:
            unclear.append(ast.unparse(call))
    assert unclear == [], "write the code where the problem is made"
    return codes


def test_every_reported_code_has_a_page_and_every_page_is_of_a_reported_code() -> None:
    assert reported_codes() == set(CODES)


def test_the_pages_are_in_the_package_and_have_no_other_sections() -> None:
    files = sorted(Path(quizkit.__file__).parent.glob("deck_file/pages/*.md"))
    headings = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]

    assert headings == [f"## {code.name}" for name in ("Reading", "Types") for code in GROUPS[name]]
