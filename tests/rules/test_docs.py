"""docs/rules.md is made of the rules' pages. With RENEW_SNAPSHOTS=1 in the environment it is written anew."""

from pathlib import Path

from quizkit.rules.registry import RULES
from tests.processes import matches_snapshot

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def generated() -> str:
    """Return the pages of all the rules, one after the other, their examples as YAML."""
    head = (
        "# What `quiz check` looks for in a whole deck\n\n"
        "Errors make `quiz check` end with 1, warnings only with `--strict`, notes never. `# quiz: ignore CODE` in a deck\n"
        "silences a code in its line and in what hangs on it; alone on its line, in the next one. `quiz check --explain CODE`\n"
        "shows one of these pages.\n"
    )
    return head + "".join(f"\n## {rule.code}\n\n*{rule.severity}*. {_as_markdown(rule.page())}\n" for rule in RULES)


def _as_markdown(page: str) -> str:
    parts: list[str] = []
    for part in page.split("\n\n"):
        if part.startswith("    "):
            language = "text" if parts[-1] == "Source:" else "yaml"
            lines = "\n".join(line.removeprefix("    ") for line in part.splitlines())
            parts.append(f"```{language}\n{lines}\n```")
        else:
            parts.append(part)
    return "\n\n".join(parts)


def test_the_page_of_rules_says_what_the_rules_say() -> None:
    matches_snapshot(generated(), DOCS)
