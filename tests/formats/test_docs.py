"""The tables of docs/formats.md are those of the code, and each format has a page."""

import os
import re
from pathlib import Path

from quizkit.formats.features import ABOUT
from quizkit.formats.registry import FORMATS
from quizkit.formats.settings import SETTINGS
from quizkit.questions.registry import TYPES

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
_SIGNS = {"whole": "Y", "partly": "p", "not": "-"}


def formats_table() -> str:
    rows = [
        f"| [`{one.name}`](formats/{one.name}.md) | {one.about} | {' '.join(f'`{ending}`' for ending in one.endings)} | {'yes' if one.reads else '-'} | {'yes' if one.writes else '-'} |"
        for one in FORMATS
    ]
    return "\n".join(("| name | format | files | in | out |", "|---|---|---|---|---|", *rows))


def kept_table() -> str:
    written = [one for one in FORMATS if one.writes]
    types = [
        f"| {type} | {' | '.join(_SIGNS[one.support.types.get(type, 'not')] for one in written)} |" for type in TYPES
    ]
    kept = [
        f"| {about.removeprefix('its ').removeprefix('the ')} | {' | '.join('Y' if feature in one.support.features else '-' for one in written)} |"
        for feature, about in ABOUT.items()
    ]
    kept += [
        f"| {about} of the deck | {' | '.join('Y' if setting in one.support.settings else '-' for one in written)} |"
        for setting, about in SETTINGS.items()
    ]
    head = f"| | {' | '.join(f'`{one.name}`' for one in written)} |"
    return "\n".join((head, "|---" * (len(written) + 1) + "|", *types, *kept))


def with_tables(page: str) -> str:
    for name, table in (("formats", formats_table()), ("kept", kept_table())):
        page = re.sub(
            f"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda match, table=table: f"{match[1]}{table}\n{match[2]}",  # type: ignore[misc]  # bound as it is now
            page,
            flags=re.DOTALL,
        )
    return page


def test_the_tables_are_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("RENEW_SNAPSHOTS"):
        PAGE.write_text(with_tables(page), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == with_tables(page)


def test_each_format_has_a_page_with_steps() -> None:
    pages = {page.stem: page.read_text(encoding="utf-8") for page in (PAGE.parent / "formats").glob("*.md")}
    assert set(pages) == {one.name for one in FORMATS}
    assert [name for name, text in pages.items() if not text.startswith(f"# {name}\n")] == []
    assert [name for name, text in pages.items() if not re.search(r"^## (?:From|Into|To) ", text, re.MULTILINE)] == []
