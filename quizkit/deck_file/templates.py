"""Templates of new decks: a starter deck with every question type, and a skeleton for the passages of a text."""

import re
from itertools import zip_longest
from pathlib import Path
from textwrap import dedent, indent

from quizkit.base.platform.shell import word
from quizkit.deck_file.quoting import UNPRINTABLE, double_quoted, scalar
from quizkit.deck_file.yaml_rules.control_characters import INVISIBLE
from quizkit.questions.registry import TYPES, QuestionType

SCHEMA_FILE = "quiz-deck.schema.json"
_MODE_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
# A file beside the deck: an address has two slashes.
_SCHEMA_OF_A_DECK = re.compile(r"^# yaml-language-server: \$schema=(?![a-z]+://)(\S{1,200})", re.MULTILINE)
# A longer line is a whole paragraph of a text without line wrapping.
_LONGEST_WRAPPED = 120
_LONGEST_HEADING = 80

_ENTRY = """\
  - id: passage-{number}
    question:
    answer:
    evidence: {evidence}

"""


def schema_file(text: str) -> str:
    """Return the file with the schema that a deck names for editors, or an empty text."""
    match = _SCHEMA_OF_A_DECK.search(text[:2000])
    return match[1] if match else ""


def starter(name: str) -> str:
    """Return the text of a deck named `name` with one question of each type."""
    return _head("starter", name) + "\n".join(map(example, TYPES.values()))


def example(question_type: QuestionType) -> str:
    """Return the example of a question type as an entry of the list of questions, below a comment."""
    lines = indent(dedent(question_type.example).strip("\n"), "    ")
    return lines.replace("    #", "  #", 1).replace("    id:", "  - id:", 1) + "\n"


def skeleton(name: str, source: str, article: str) -> str:
    """Return the text of a deck named `name` for an article: an entry without a question for each passage.

    `source` is the path of the article's file that the deck contains.
    """
    entries = [_ENTRY.format(number=place, evidence=_evidence(text)) for place, text in enumerate(passages(article), 1)]
    return _head("skeleton", name, source) + "".join(entries).removesuffix("\n")


def passages(article: str) -> list[str]:
    """Return the paragraphs of a text, without headings unless there is nothing else.

    Empty lines separate paragraphs; in a text without line wrapping each line is one.
    """
    lines = [line.strip() for line in re.split(r"\r\n|[\r\n]", article)]
    wrapped = "" in lines[:-1] and max(map(len, lines)) <= _LONGEST_WRAPPED
    blocks = re.split(r"\n{2,}", "\n".join(lines)) if wrapped else lines
    paragraphs = [block.strip("\n") for block in blocks if any(map(str.isalnum, block))]
    without_headings = [
        block
        for block, following in zip_longest(paragraphs, paragraphs[1:], fillvalue="")
        if not (_may_be_a_heading(block) and following and not _may_be_a_heading(following))
        and not block.startswith("#")
    ]
    return without_headings or paragraphs


def _may_be_a_heading(block: str) -> bool:
    one_line = "\n" not in block and len(block) <= _LONGEST_HEADING
    return one_line and (block.startswith("#") or re.search(r"[.!?:;…”\"’')\]]$", block) is None)


def _head(template: str, name: str, source: str = "") -> str:
    head = (Path(__file__).parent / "starters" / f"{template}.yaml").read_text(encoding="utf-8")
    words = re.sub(r"[-_]+", " ", name).strip() or name
    title = scalar(words[0].upper() + words[1:])
    return _MODE_LINE + head.format(name=word(name, "DECK"), id=scalar(name), title=title, source=_source(source))


def _source(path: str) -> str:
    """Return the path as a text if a deck reads that text as a file, else as a mapping."""
    known = re.fullmatch(r"\S.*\.(md|txt|markdown|rst)", path)
    plain = re.fullmatch(r"[A-Za-z0-9_./-]*[A-Za-z0-9_]", path) and not path.startswith("-")
    value = path if plain else double_quoted(path)
    return value if known else f"\n  file: {value}"


def _evidence(passage: str) -> str:
    """Return a passage as a block text, or in quotes if a block cannot contain it.

    Control characters, which come from PDF files, are removed: a deck must not contain them.
    """
    passage = INVISIBLE.sub("", passage)
    if UNPRINTABLE.search(passage.replace("\n", "")):
        return double_quoted(passage)
    return "|-\n" + "\n".join(f"      {line}" for line in passage.split("\n"))
