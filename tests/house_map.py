"""The map of the package in CONTRIBUTING.md: one line for each file, from the first line of its docstring.

    python -m tests.house_map

writes it again after a file was added, moved, or given another docstring.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
_BEGIN, _END = "<!-- map -->\n```text\n", "```\n"


def house_map() -> str:
    """Return the map: a heading for each folder, and below it its files with what each is for."""
    lines: list[str] = []
    folders = sorted({path.parent for path in (ROOT / "quizkit").rglob("*.py")})
    for folder in folders:
        about = first_line(folder / "__init__.py")
        lines += [f"{folder.relative_to(ROOT).as_posix()}/", f"  {about}", ""]
        files = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
        widest = max((len(path.name) for path in files), default=0)
        lines += [f"  {path.name:{widest}}  {first_line(path)}" for path in files]
        lines += [""] if files else []
    return "\n".join(lines)


def first_line(path: Path) -> str:
    """Return the first line of the docstring of a module."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


def with_map(text: str, map_: str) -> str:
    """Return the text of CONTRIBUTING.md with another map in it."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{map_}{_END}{after}"


if __name__ == "__main__":
    CONTRIBUTING.write_text(with_map(CONTRIBUTING.read_text(encoding="utf-8"), house_map()), encoding="utf-8")
