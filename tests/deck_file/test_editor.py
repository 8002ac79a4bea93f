"""The schema in an editor: yaml-language-server from npm completes, explains and checks decks with it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizkit.app.new_deck import schema_text
from quizkit.deck_file.reading.read import parse_deck
from quizkit.deck_file.templates import SCHEMA_FILE, starter
from quizkit.questions.registry import TYPES
from tests.deck_file.language_server import VERSION, LanguageServer

pytestmark = pytest.mark.slow

HEAD = f"# yaml-language-server: $schema={SCHEMA_FILE}\ntitle: T\nquestions:\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed: the schema is not tried in an editor")
    folder = tmp_path_factory.mktemp("editor")
    package = f"yaml-language-server@{VERSION}"
    installed = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", package], cwd=folder, capture_output=True, check=False
    )
    if installed.returncode:
        pytest.skip(f"npm could not install {package}: the schema is not tried in an editor")
    (folder / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
    with LanguageServer(folder / "node_modules/yaml-language-server/bin/yaml-language-server", folder) as started:
        yield started


def test_a_starter_deck_has_no_problem(server: LanguageServer) -> None:
    assert server.problems("starter.yaml", starter("starter")) == []


def test_a_misspelt_key_is_reported(server: LanguageServer) -> None:
    problems = server.problems("misspelt.yaml", HEAD + "  - question: Why?\n    anwser: x\n")
    assert "Property anwser is not allowed." in problems


def test_after_the_question_the_keys_of_all_its_types_are_offered(server: LanguageServer) -> None:
    offered = server.completions("question.yaml", HEAD + "  - question: Why?\n    ¦\n")
    assert {"choices", "answer", "order", "match", "tolerance", "unit", "any", "accept", "hint"} <= offered.keys()


def test_no_key_is_completed_with_an_invalid_value(server: LanguageServer) -> None:
    offered = server.completions("values.yaml", HEAD + "  - question: Why?\n    answer: 5 km\n    ¦\n")
    written = {key: re.sub(r"\$\{\d+:(.*?)\}", r"\1", offered[key]) for key in ("points", "tolerance", "unit")}
    assert written == {"points": "points: 1", "tolerance": "tolerance: 1%", "unit": "unit: required"}
    for value in written.values():
        deck = parse_deck(f"title: T\nquestions:\n  - question: Why?\n    answer: 5 km\n    {value}\n", Path("d.yaml"))
        assert deck.problems == ()


@pytest.mark.parametrize("name", TYPES)
def test_at_a_new_dash_a_snippet_of_each_type_is_a_valid_question(server: LanguageServer, name: str) -> None:
    offered = server.completions(f"new-{name.replace('/', '-')}.yaml", HEAD + "  - ¦\n")
    snippet = re.sub(r"\$\{\d+:(.*?)\}", r"\1", offered[f"new {name}"])
    text = HEAD + "  - " + snippet.replace("\n", "\n  ") + "\n"
    deck = parse_deck(text, Path("deck.yaml")).deck
    assert deck is not None, text
    assert [question.type for question in deck.questions] == [name]


def test_a_language_is_completed_and_any_other_tag_is_valid(server: LanguageServer) -> None:
    head = HEAD.removesuffix("questions:\n")
    assert {"en-GB", "de", "pt-BR"} <= server.completions("language.yaml", head + "language: ¦\n").keys()
    assert server.problems("tag.yaml", head + "language: gd-GB\nquestions:\n  - {front: a, back: b}\n") == []


def test_the_description_of_a_key_is_shown_as_markdown(server: LanguageServer) -> None:
    shown = server.hover("hover.yaml", HEAD + "  - question: Why?\n    answer: 5\n    to¦lerance: 1%\n")
    assert "How far off a reply may be: `0.05`, `1%` of the answer, or `3 sf` for its figures." in shown
    assert r"\`" not in shown
