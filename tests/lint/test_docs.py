"""docs/rules.md is generated from the pages of all codes. RENEW_SNAPSHOTS=1 in the environment rewrites it."""

from pathlib import Path

from quizkit.base.problems import Code
from quizkit.deck_file.codes import GROUPS
from tests.processes import matches_snapshot

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


HEAD = """\
# The problems that `quiz check` reports

Every problem has a code; this page explains them all. If a deck has errors, `quiz check` exits with 1; warnings count
with `--strict`, notes never. `# quiz: ignore CODE` at the end of a line ignores a code in that line and in everything
that belongs to it. On a line of its own, it ignores the code in the next line. `quiz check --explain CODE` shows one
of these pages.
"""
ABOUT = {
    "Reading": "Why a file cannot be read as a deck: the file, its YAML, its keys and values. Such a deck cannot be used.",
    "YAML": "How YAML silently changes a text, or how other YAML tools would.",
    "Folder": "What a deck names in its folder. Not reported for standard input.",
    "Types": "Why a question cannot be asked or graded. Such a deck cannot be used.",
    "Soundness": "Is there one right answer, and does the grader accept it?",
    "Craft": (
        "What lets a student find the answer without knowing it, or miss an answer that they know. Choices are shuffled,\n"
        "so there is no rule about their order; only true and false keep their places."
    ),
    "Grounding": (
        "Does the deck say what its source says? Passages that no question covers are not a problem with a code:\n"
        "`quiz check --coverage` shows them."
    ),
    "Several decks": "Is each deck stored under an id of its own? `quiz check` compares the decks that it checks in one run.",
}


def generated() -> str:
    """Return the pages of all codes, group by group, their examples as YAML."""
    return HEAD + "".join(f"\n## {name}\n\n{ABOUT[name]}\n" + "".join(map(_section, GROUPS[name])) for name in GROUPS)


def _section(code: Code) -> str:
    return f"\n### {code.name}\n\n*{code.severity}*. {_as_markdown(code.page)}\n"


def _as_markdown(page: str) -> str:
    parts: list[str] = []
    for part in page.split("\n\n"):
        if part.startswith("    "):
            language = "text" if parts[-1] == "Source:" else "bash" if "    quiz " in part else "yaml"
            lines = "\n".join(line.removeprefix("    ") for line in part.splitlines())
            parts.append(f"```{language}\n{lines}\n```")
        else:
            parts.append(part)
    return "\n\n".join(parts)


def test_docs_rules_is_generated_from_the_pages() -> None:
    matches_snapshot(generated(), DOCS)
