"""docs/keys.md has every key, for each kind of question, and no other."""

import re
from pathlib import Path

from quizkit.questions.reply_grammar import CommandName
from quizkit.terminal.keys.browsing import BROWSING_KEYS
from quizkit.terminal.keys.exam import EXAM_KEYS, IN_AN_EXAM
from quizkit.terminal.keys.footer import ANYWHERE, FOOTER_KEYS
from quizkit.terminal.keys.offer import AFTER_A_SESSION
from quizkit.terminal.keys.overview import AT_REVIEW, REVIEW_KEYS
from quizkit.terminal.keys.practice import COMMAND_KEYS
from quizkit.terminal.keys.reading import READING_HELP, READING_KEYS
from quizkit.terminal.lines.practice import PRACTICE_COMMANDS

DOCS = (Path(__file__).parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
NAMES = {"c-d": "Ctrl-D", **{f"f{number}": f"F{number}" for number in range(1, 11)}}


def tables() -> dict[str, dict[str, str]]:
    """Return the table of each section, without its head."""
    sections = re.split(r"^## (.*)\n", DOCS, flags=re.MULTILINE)
    rows = re.compile(r"^\| (.*) \| (.*) \|$", re.MULTILINE)
    return {
        name: {key.replace("`", ""): about for key, about in rows.findall(text) if key != "key"}
        for name, text in zip(sections[1::2], sections[2::2], strict=True)
    }


def test_every_key_is_documented_and_no_other() -> None:
    keys: dict[CommandName, list[str]] = {}
    for key, name in COMMAND_KEYS.items():
        keys.setdefault(name, []).append(NAMES.get(key, key))
    commands = {", ".join(named): PRACTICE_COMMANDS[name] for name, named in keys.items()}

    assert tables() == {
        **FOOTER_KEYS,
        "After a reply": READING_HELP,
        "Commands": commands,
        "In an exam": IN_AN_EXAM,
        "Review": AT_REVIEW,
        "Browsing questions": BROWSING_KEYS,
        "After a session": AFTER_A_SESSION,
        "Anywhere": ANYWHERE,
    }


def test_a_key_means_the_same_everywhere() -> None:
    browsing = {
        "!": "flag",
        "x": "suspend",
        "o": "edit",
        "q": "quit",
        "h": "help",
        "b": "bury",
        "z": "reset",
        "/": "filter",
    }
    assert set(browsing) <= set(", ".join(BROWSING_KEYS).split(", "))

    meanings: dict[str, set[str]] = {}
    for keys in (COMMAND_KEYS, READING_KEYS, EXAM_KEYS, REVIEW_KEYS, browsing, {"m": "more"}):
        for key, name in keys.items():
            meanings.setdefault(key, set()).add(name)
    assert {key: names for key, names in meanings.items() if len(names) > 1} == {}


def test_every_key_after_a_reply_is_named() -> None:
    named = {key for together in READING_HELP for key in together.split(", ")}
    assert {NAMES.get(key, key) for key in READING_KEYS if not re.fullmatch(r"f\d+", key)} <= named


def test_every_key_of_an_exam_is_named() -> None:
    names = {
        **NAMES,
        "left": "Left",
        "right": "Right",
        "pageup": "Page Up",
        "pagedown": "Page Down",
    }
    for told, keys in ((IN_AN_EXAM, EXAM_KEYS), (AT_REVIEW, REVIEW_KEYS)):
        named = {key for together in told for key in together.split(", ")}
        assert {names.get(key, key) for key in keys} <= named
