"""docs/rules.md is made of the pages of all codes. With RENEW_SNAPSHOTS=1 in the environment it is written anew."""

from pathlib import Path

from quizkit.base.problems import Page
from quizkit.deck_file.codes import GROUPS
from tests.processes import matches_snapshot

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


HEAD = """\
# What `quiz check` tells

Every message of `quiz check` has a code; this is what they mean. Errors make `quiz check` end with 1, warnings only with
`--strict`, notes never. `# quiz: ignore CODE` in a deck silences a code in its line and in what hangs on it; alone on its
line, in the next one. `quiz check --explain CODE` shows one of these pages.
"""
ABOUT = {
    "Reading": "Why a file cannot be read as a deck: the file, its YAML, or what stands where. Such a deck cannot be asked.",
    "Surprise": "What YAML did to a text without a word, and what other YAML tools would do to it.",
    "Types": "What makes one question impossible to ask or to grade. Such a deck cannot be asked.",
    "Soundness": "Is there one right answer, and does the grader take it?",
    "Craft": (
        "What lets a student find the answer without knowing it, or miss it though it is known. Choices are shuffled, so\n"
        "there is no rule about their order; only true and false keep their places."
    ),
    "Grounding": (
        "Does the deck say what its source says? Passages that no question covers are no problem with a code:\n"
        "`quiz check --coverage` draws them."
    ),
}


def generated() -> str:
    """Return the pages of all codes, group by group, their examples as YAML."""
    return HEAD + "".join(f"\n## {name}\n\n{ABOUT[name]}\n" + "".join(map(_page, GROUPS[name])) for name in GROUPS)


def _page(page: Page) -> str:
    return f"\n### {page.code}\n\n*{page.severity}*. {_as_markdown(page.text)}\n"


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


def test_the_page_of_rules_says_what_the_rules_say() -> None:
    matches_snapshot(generated(), DOCS)
