"""The list of formats, and how the format of a file is recognised: by its content, then by its ending."""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from quizkit.deck import Deck
from quizkit.formats.base import Reading, Unreadable, Written
from quizkit.formats.features import Support


class Format(NamedTuple):
    """A format: its name on the command line, what it is, the endings of its files, and how they are recognised.

    The module has the name of the format. `looks_like` says whether the beginning of a file, its bytes or its text, is of
    the format; without it a file is recognised by its name, or read as the table that it is. A `binary` format reads
    bytes. One with `media` writes the images of a deck, one with `yaml` has YAML in it.
    """

    name: str
    about: str
    endings: tuple[str, ...]
    looks_like: Callable[[bytes, str], bool] = lambda _data, _text: False
    reads: bool = True
    writes: bool = True
    binary: bool = False
    media: bool = False
    yaml: bool = False

    @property
    def ending(self) -> str:
        """The ending of a file that is written."""
        return self.endings[0]

    @property
    def module(self) -> Any:
        """The module of the format, loaded when it is first used."""
        return import_module(f"quizkit.formats.{self.name.replace('-', '_')}")

    def read(self, data: bytes, text: str, load_yaml: Callable[[str], Any]) -> Reading:
        """Read a file: its bytes, or its text if the format is not `binary`. `load_yaml` reads a part in YAML.

        Raises Unreadable.
        """
        content = data if self.binary else text
        try:
            reading: Reading = self.module.read(content, load_yaml) if self.yaml else self.module.read(content)
        except RecursionError:
            raise Unreadable("it is nested too deeply") from None
        return reading

    def write(self, deck: Deck, media: Mapping[str, bytes] = {}) -> Written:
        """Write a deck, whose texts link to the media if the format has media."""
        written: Written = self.module.write(deck, media) if self.media else self.module.write(deck)
        return written

    @property
    def support(self) -> Support:
        """What the format keeps of a deck that is written."""
        support: Support = self.module.SUPPORT
        return support


_MOODLE_XML = re.compile(r"\A[\ufeff \n]*<(?:.*?<)??quiz", re.DOTALL)
_AIKEN = re.compile(r"^[A-Z][.)] .+\n+ANSWER: *[A-Za-z]", re.MULTILINE)
_GIFT = re.compile(r"^\$CATEGORY:|^::|\{\s*(?:T(?:RUE)?|F(?:ALSE)?)\}|\{[^{}=~#]*[=~#][^{}]*\}", re.MULTILINE)
_BRIGHTSPACE = re.compile(r"^\"?NewQuestion\"?,", re.MULTILINE | re.IGNORECASE)
_BLACKBOARD = re.compile(r"\A(?:MC|MA|TF|FIB|FIB_PLUS|NUM|ORD|MAT|ESS|SR|OP)\t", re.IGNORECASE)
_ANKI_TEXT = re.compile(r"\A(?:#[^\n]*\n)*#(?:separator|html|guid column|notetype|tags|deck|columns)\b[^:\n]*:")
_FULLMARK = re.compile(r"^## .*\{[^{}]*\btype=|^```answer *$|^> \[!(?:explanation|hint)\]", re.MULTILINE)
_MKDOCS = re.compile(r"^\s*<\??quiz\??>", re.MULTILINE)
_HASHCARDS = re.compile(r"^A:|^C:.*\[", re.MULTILINE)
_OBSIDIAN = re.compile(r"#flashcards\b|<!--SR:|^\?\??$|^\S.*[^:\s]\s*:::?[^:]", re.MULTILINE)
_MDBOOK = re.compile(r"^\s*\[\[questions\]\]", re.MULTILINE)
_MOODLE_TOOLS = re.compile(
    r"^type: *[\"']?(?:true_false|numerical|multiple_true_false|multiple_choice|missing_words|matching|cloze|sql_d|coderunner)"
    r"|^(?:statement|answers):",
    re.MULTILINE,
)


def _found(pattern: re.Pattern[str]) -> Callable[[bytes, str], bool]:
    return lambda _, text: pattern.search(text) is not None


def _has_file(name: str) -> Callable[[bytes, str], bool]:
    """Return a test for a zip archive with a file whose name begins so. The directory is at its end."""
    return lambda data, _: data.startswith(b"PK") and name.encode() in data


def _is_canvas(data: bytes, text: str) -> bool:
    return _has_file("imsmanifest.xml")(data, text) or "<questestinterop" in text


def _is_cards(_: bytes, text: str) -> bool:
    """Return whether each line of a text has one tab, and the first does not name columns."""
    lines = [line for line in text.splitlines() if line.strip()]
    return (
        len(lines) > 1 and all(line.count("\t") == 1 for line in lines[:50]) and "question" not in lines[0].casefold()
    )


# In the order in which they are tried.
FORMATS: tuple[Format, ...] = (
    Format("apkg", "Anki package", (".apkg", ".colpkg"), _has_file("collection.anki2"), binary=True, media=True),
    Format("xlsx", "Excel spreadsheet", (".xlsx",), _has_file("xl/workbook.xml"), binary=True),
    Format("kahoot", "Kahoot spreadsheet", (".kahoot.xlsx",), binary=True),
    Format("moodle-xml", "Moodle XML", (".xml",), _found(_MOODLE_XML), binary=True, media=True),
    Format("canvas", "Canvas QTI", (".zip", ".imscc", ".xml"), _is_canvas, binary=True, media=True),
    Format("fullmark", "fullmark Markdown", (".md",), _found(_FULLMARK), writes=False, yaml=True),
    Format("mkdocs-quiz", "mkdocs-quiz Markdown", (".md",), _found(_MKDOCS), writes=False),
    Format("hashcards", "hashcards Markdown", (".md",), _found(_HASHCARDS), writes=False),
    Format("obsidian", "Obsidian flashcards", (".md",), _found(_OBSIDIAN), writes=False),
    Format("mdbook-quiz", "mdbook-quiz TOML", (".toml",), _found(_MDBOOK), writes=False),
    Format("moodle-tools", "moodle-tools YAML", (".yaml", ".yml"), _found(_MOODLE_TOOLS), writes=False, yaml=True),
    Format("anki-text", "Anki text file", (".txt",), _found(_ANKI_TEXT)),
    Format("aiken", "Aiken", (".aiken.txt",), _found(_AIKEN)),
    Format("gift", "Moodle GIFT", (".gift", ".txt"), _found(_GIFT)),
    Format("brightspace", "Brightspace CSV", (".brightspace.csv",), _found(_BRIGHTSPACE)),
    Format("blackboard", "Blackboard text", (".blackboard.txt",), _found(_BLACKBOARD)),
    Format("blooket", "Blooket CSV", (".blooket.csv",)),
    Format("quizlet", "Quizlet text", (".quizlet.txt",), _is_cards),
    Format("markdown", "Markdown", (".md",), reads=False),
    Format("csv", "spreadsheet as comma-separated values", (".csv",)),
    Format("tsv", "spreadsheet as tab-separated values", (".tsv", ".tab")),
)
BY_NAME = {format.name: format for format in FORMATS}


def stem_of(path: Path) -> str:
    """Return the name of a file without the ending of its format: rivers for rivers.kahoot.xlsx."""
    endings = sorted((ending for format in FORMATS for ending in format.endings), key=len, reverse=True)
    ending = next((one for one in endings if path.name.casefold().endswith(one)), path.suffix)
    return path.name[: -len(ending) or None] or path.stem


def recognised_format(data: bytes, text: str, ending: str) -> Format | None:
    """Return the format of a file, by its content, then by the ending of its name; None if it is not known.

    Formats with the ending come first, then binary ones: a table of questions in GIFT is still a table.
    """
    readable = [format for format in FORMATS if format.reads]
    named = [format for format in readable if any(one.endswith(ending.casefold()) for one in format.endings)]
    tried = [*named, *(format for format in readable if format.binary or not named)]
    by_content = [format for format in tried if format.looks_like(data, text)]
    # What is only read is too much like other Markdown, TOML or YAML to be known by its name.
    by_name = [format for format in named if ending.casefold() in format.endings and format.writes]
    return next(iter(by_content), by_name[0] if len(by_name) == 1 else None)
