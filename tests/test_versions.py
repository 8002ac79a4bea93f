"""What is installed: constraints.txt has every direct requirement, and the table of versions says what is so."""

import re
from pathlib import Path

import pytest

from tests.versions import CONSTRAINTS, ROOT, lowest, project, requirements

PINNED = dict(re.findall(r"^([\w.-]+)==([\w.]+)(?: ;.*)?$", CONSTRAINTS.read_text(encoding="utf-8"), re.MULTILINE))
LOWEST = dict(lowest(one).partition(";")[0].split("==") for one in requirements(project()))


def canonical(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize(
    ("requirement", "constraint"),
    [
        ("rich>=13.9.0", "rich==13.9.0"),
        ("typer>=0.27.3,<0.29", "typer==0.27.3"),
        ("pexpect>=4.9; sys_platform != 'win32'", "pexpect==4.9; sys_platform != 'win32'"),
    ],
)
def test_the_lowest_version_of_a_requirement(requirement: str, constraint: str) -> None:
    assert lowest(requirement) == constraint


def test_every_direct_requirement_has_an_exact_version() -> None:
    assert {canonical(name) for name in LOWEST} - set(PINNED) == set(), "run: python tests/versions.py renew"


def test_constraints_hold_names_and_versions_alone() -> None:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"# .*|[a-z\d-]+==[\d.]+(?: ; [\w ()=!<.']+)?", line)] == []


def test_the_table_of_dependencies_has_the_versions_from_the_lowest_to_the_pinned() -> None:
    contributing = Path(ROOT, "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| .* \| ([\d.]+)(?: to ([\d.]+))? \|$", contributing, re.MULTILINE)
    direct = [re.split(r"[>=]", one)[0] for one in project()["project"]["dependencies"]]

    assert {name: (first, last or first) for name, first, last in rows} == {
        name: (LOWEST[name], PINNED[canonical(name)]) for name in direct
    }
