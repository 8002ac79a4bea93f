"""Lays the skeleton of a new question type, command, lint rule or format, and prints what is left to do.

python -m tests.scaffold type between
python -m tests.scaffold command tags
python -m tests.scaffold rule double-negative --topic craft
python -m tests.scaffold format kahoot

Each `FILL IN` in the new files is a part that you write; a test fails as long as there is one.
"""

import re
from argparse import ArgumentParser
from collections.abc import Iterable
from keyword import iskeyword
from pathlib import Path
from string import Template

from tests.skeletons import FILES, RULE

ROOT = Path(__file__).parents[1]
TOPICS = ("craft", "cues", "grounding", "overlaps", "soundness")

# The heading in CONTRIBUTING.md below which the recipe of each kind is.
RECIPES = {"type": "a question type", "command": "a command", "rule": "a lint rule", "format": "a format"}


def lay(kind: str, name: str, topic: str = TOPICS[0], root: Path = ROOT) -> list[Path]:
    """Write the skeleton and return its files. Raises FileExistsError if there is one of that name."""
    files = {root / _filled(path, name): _filled(text, name) for path, text in FILES[kind].items()}
    if kind == "rule":
        path = root / "quizkit" / "lint" / f"{topic}.py"
        files = {path: path.read_text(encoding="utf-8") + _filled(RULE, name)}
    for path in _there(kind, name, root, files):
        raise FileExistsError(f"{path} has {name} already")
    for path, text in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def recipe(kind: str, name: str) -> str:
    """Return the recipe of CONTRIBUTING.md with the name of what is added, and what comes last for each kind."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    last = _below("To add something", page).partition("\n\n")[2]
    text = _below(f"To add {RECIPES[kind]}", page) + "\n\n" + last
    return re.sub("NAME|CODE", name, text.replace("NAME.py", f"{name.replace('-', '_')}.py"))


def _below(heading: str, page: str) -> str:
    return re.split("^#", page.partition(f"### {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0].strip()


def _filled(template: str, name: str) -> str:
    words = name.split("-")
    cls, title = "".join(map(str.capitalize, words)), " ".join(words).capitalize()
    return Template(template).substitute(name=name, module="_".join(words), cls=cls, title=title)


def _there(kind: str, name: str, root: Path, files: Iterable[Path]) -> list[Path]:
    if kind != "rule":
        return [path for path in files if path.exists()]
    return [path for path in root.glob("quizkit/**/*.py") if f'@rule("{name}"' in path.read_text(encoding="utf-8")]


def main() -> None:
    """Read the command line, lay the skeleton, and print what is left to do."""
    parser = ArgumentParser(prog="python -m tests.scaffold", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kind", choices=list(FILES))
    parser.add_argument("name", help="lower case, words joined by hyphens")
    parser.add_argument("--topic", choices=TOPICS, default=TOPICS[0], help="the file in quizkit/lint for a rule")
    options = parser.parse_args()
    if not re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", options.name) or iskeyword(options.name):
        parser.error(f"{options.name} is not in lower case, words joined by hyphens")
    for path in lay(options.kind, options.name, options.topic):
        print(path.relative_to(ROOT))
    print(f"\nFill in each FILL IN. The recipe of CONTRIBUTING.md:\n\n{recipe(options.kind, options.name)}")


if __name__ == "__main__":
    main()
