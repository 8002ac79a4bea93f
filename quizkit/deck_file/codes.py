"""All problem codes in groups, each with its severity and its page."""

import re
from pathlib import Path

from quizkit.base.problems import Checked, Code, Rule
from quizkit.deck_file.yaml_rules import registry as yaml_rules
from quizkit.lint import registry as lint

_SECTION = re.compile(r"^## ([a-z0-9-]+)\n\n(.*?)\n*(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def _from_file(name: str) -> tuple[Code, ...]:
    """Return the codes of errors that reading reports; each is a section of a Markdown file."""
    text = (Path(__file__).parent / "pages" / name).read_text(encoding="utf-8")
    return tuple(Code(code, "error", page) for code, page in _SECTION.findall(text))


def _of_rules(rules: tuple[Rule[Checked], ...]) -> tuple[Code, ...]:
    return tuple(Code(rule.code, rule.severity, rule.page()) for rule in rules)


GROUPS: dict[str, tuple[Code, ...]] = {
    "Reading": _from_file("reading.md"),
    "YAML": _of_rules(yaml_rules.YAML_RULES),
    "Folder": _of_rules(yaml_rules.FOLDER_RULES),
    "Types": _from_file("types.md"),
    "Soundness": _of_rules(lint.SOUNDNESS),
    "Craft": _of_rules(lint.CRAFT),
    "Grounding": _of_rules(lint.GROUNDING),
    "Several decks": _of_rules(lint.SEVERAL_DECKS),
}
CODES: dict[str, Code] = {code.name: code for group in GROUPS.values() for code in group}
