"""`quiz check` as a process: its input, its reports, comments that silence codes, fixes and exit codes."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.file_systems import needs
from tests.helpers import SHIPPED
from tests.processes import Quiz, Terminal
from tests.windows import ON_WINDOWS

not_windows = pytest.mark.skipif(ON_WINDOWS, reason="needs a pseudo-terminal")

GOOD = """\
title: Rivers
questions:
  - question: Which river flows through Cairo?
    answer: Nile
"""
EQUAL = """\
title: Shares
questions:
  - question: Which share was it?
    choices: [0.6, 60 %, 0.5]
    answer: 60 %
"""
TWICE = """\
title: Rivers
questions:
  - question: Which river flows through Cairo?
    answer: Nile
  - question: What river flows through Cairo?
    answer: The Nile
"""


def test_a_good_deck_is_clean(quiz: Quiz) -> None:
    quiz.deck(GOOD)
    assert quiz("check", "deck.yaml").out == "1 deck checked: no problems.\n"


def test_the_shipped_deck_is_clean_and_strictly_so(quiz: Quiz) -> None:
    assert "warning[" not in quiz("check", str(SHIPPED), "--strict").out


def test_an_error_is_shown_with_its_line_a_caret_and_help(quiz: Quiz) -> None:
    quiz.deck(EQUAL)
    ran = quiz("check", "deck.yaml", code=1)
    assert ran.err == ""
    assert (
        ran.out
        == """\
error[equal-choices]: “60 %” says the same as the choice “0.6”
  at deck.yaml:4:20
 4 :     choices: [0.6, 60 %, 0.5]
   :                    ^^^^
  help: Remove or reword one of them.

1 deck checked: 1 error.
"""
    )


def test_a_deck_that_cannot_be_asked_is_judged_all_the_same(quiz: Quiz) -> None:
    quiz.deck(EQUAL.replace("questions:\n", "questions:\n  - question: Ottawa: the capital\n"))
    ran = quiz("check", "deck.yaml", "--format", "concise", code=1)
    assert [line.partition("]")[0] for line in ran.out.splitlines()] == [
        "deck.yaml:3:21: error[yaml-syntax",
        "deck.yaml:5:20: error[equal-choices",
        "1 deck checked: 2 errors. 1 can be fixed with --fix.",
    ]


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_counts_only_where_that_is_asked(quiz: Quiz, options: tuple[str, ...], code: int) -> None:
    quiz.deck(TWICE)
    assert "1 deck checked: 1 warning." in quiz("check", "deck.yaml", *options, code=code).out


def test_many_decks_are_checked_in_one_run(quiz: Quiz) -> None:
    quiz.deck(TWICE, "twice.yaml")
    quiz.deck(EQUAL, "equal.yaml")
    quiz.deck("title: [\n", "broken.yaml")
    ran = quiz("check", "twice.yaml", "equal.yaml", "broken.yaml", "--format", "concise", code=1)
    assert "twice.yaml:5:5: warning[same-question]" in ran.out
    assert "equal.yaml:4:20: error[equal-choices]" in ran.out
    assert "broken.yaml:1:8: error[yaml-syntax]" in ran.out
    assert ran.out.endswith("3 decks checked: 2 errors, 1 warning.\n")


def test_a_folder_is_looked_through_for_decks(quiz: Quiz) -> None:
    (quiz.folder / "term" / "one").mkdir(parents=True)
    quiz.deck(EQUAL, "term/one/equal.yaml")
    quiz.deck("on: push\n", "term/settings.yaml")
    assert quiz("check", "term", code=1).out.endswith("1 deck checked: 1 error.\n")


def test_without_a_path_the_known_decks_are_checked(quiz: Quiz) -> None:
    quiz.deck(EQUAL)
    assert "deck.yaml:4:20" in quiz("check", code=1).out


@pytest.mark.parametrize("path", ["nowhere.yaml", "empty"])
def test_with_nothing_to_read_it_ends_with_2(quiz: Quiz, path: str) -> None:
    (quiz.folder / "empty").mkdir()
    quiz("check", path, code=2)


def test_of_two_files_one_that_is_not_there_is_a_finding(quiz: Quiz) -> None:
    quiz.deck(GOOD)
    assert "no-such-file" in quiz("check", "deck.yaml", "nowhere.yaml", code=1).out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--select", "same-question"), True),
        (("--select", "equal-choices"), False),
        (("--ignore", "same-question"), False),
        (("--ignore", "equal-choices"), True),
    ],
)
def test_codes_are_chosen_and_left_out(quiz: Quiz, options: tuple[str, ...], told: bool) -> None:
    quiz.deck(TWICE)
    assert ("same-question" in quiz("check", "deck.yaml", *options).out) == told


SECOND = "  - question: What river"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (SECOND, f"  # quiz: ignore same-question\n{SECOND}", False),
        (SECOND, f"  # quiz: ignore equal-choices, same-question\n{SECOND}", False),
        ("questions:", "questions:  # quiz: ignore same-question", False),
        ("title: Rivers", "title: Rivers  # quiz: ignore same-question", False),
        ("title: Rivers", "title: Rivers  # quiz: ignore equal-choices", True),
        ("answer: Nile", "answer: Nile  # quiz: ignore same-question", True),
        (SECOND, f'  - {{front: "# quiz: ignore same-question", back: x}}\n{SECOND}', True),
        (SECOND, f"  - front: |\n      # quiz: ignore same-question\n    back: x\n{SECOND}", True),
    ],
)
def test_a_comment_silences_a_code_where_it_stands(quiz: Quiz, before: str, after: str, told: bool) -> None:
    quiz.deck(TWICE.replace(before, after))
    ran = quiz("check", "deck.yaml", "--strict", code=int(told))
    assert ("warning[same-question]" in ran.out) == told
    assert ("(1 silenced)" in ran.out) != told


def test_as_json_all_of_it_is_data(quiz: Quiz) -> None:
    quiz.deck(EQUAL)
    ran = quiz("check", "deck.yaml", "--format", "json", code=1)
    assert json.loads(ran.out) == {
        "decks": 1,
        "errors": 1,
        "warnings": 0,
        "notes": 0,
        "problems": [
            {
                "path": "deck.yaml",
                "line": 4,
                "column": 20,
                "code": "equal-choices",
                "severity": "error",
                "message": "“60 %” says the same as the choice “0.6”",
                "help": "Remove or reword one of them.",
                "route": "questions[0].choices[1]",
                "fixable": False,
            }
        ],
        "held_right": [],
    }


def test_for_github_a_problem_is_an_annotation(quiz: Quiz) -> None:
    quiz.deck(EQUAL)
    ran = quiz("check", "deck.yaml", "--format", "github", code=1)
    assert ran.out == (
        "::error file=deck.yaml,line=4,col=20,title=equal-choices::“60 %25” says the same as the choice “0.6”. "
        "Remove or reword one of them.\n"
    )


def test_coverage_draws_the_source_with_what_is_quoted(quiz: Quiz) -> None:
    quiz.deck("# Tides\n\nThe moon draws\nthe tides.\n\nThe sun helps.\n", "tides.md")
    question = "{question: What draws the tides?, answer: the moon, evidence: The moon draws the tides}"
    quiz.deck(f"title: T\nsource: tides.md\nquestions: [{question}]\n")
    assert (
        quiz("check", "deck.yaml", "--coverage").out
        == """\
# Tides

{+The moon draws
the tides+}.

The sun helps.

tides.md: 61 % is quoted between {+ and +}; no question covers 1 of 2 passages.

1 deck checked: no problems.
"""
    )


@needs("links", "pipes")
@pytest.mark.skipif(ON_WINDOWS, reason="links need rights on Windows")
@pytest.mark.parametrize(
    "way", ["../kept.txt", "{home}/kept.txt", "link.txt", "folder/kept.txt", "pipe.txt", "loop.txt"]
)
def test_a_source_outside_the_folder_of_the_deck_is_not_read(quiz: Quiz, way: str) -> None:
    outside = quiz.folder.parent
    (outside / "kept.txt").write_text("A secret stands here.")
    (quiz.folder / "link.txt").symlink_to(outside / "kept.txt")
    (quiz.folder / "folder").symlink_to(outside)
    (quiz.folder / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(quiz.folder / "pipe.txt")
    source = way.format(home=outside)
    quiz.deck(f"title: T\nsource: {source}\nquestions: [{{question: Why?, answer: x, evidence: A secret}}]\n")

    ran = quiz("check", "deck.yaml", "--coverage", "--format", "concise", code=1)

    assert "source-missing" in ran.out
    assert "no source to show" in ran.out
    assert "stands here" not in ran.out


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("../tides.md", "“../tides.md” is outside the folder of the deck, so it is not read"),
        ("a/../../tides.md", "“a/../../tides.md” is outside the folder of the deck, so it is not read"),
        ("a/../tides.md", "there is no readable file “a/../tides.md” beside the deck"),
    ],
)
def test_a_source_that_lies_outside_is_told_from_one_that_is_missing(quiz: Quiz, source: str, told: str) -> None:
    quiz.deck(f"title: T\nsource: {source}\nquestions: [{{question: Why?, answer: x}}]\n")
    ran = quiz("check", "deck.yaml", "--format", "concise", code=1)
    assert ran.out.splitlines()[0] == f"deck.yaml:2:9: error[source-missing]: {told}"


def test_a_source_below_the_deck_is_read(quiz: Quiz) -> None:
    (quiz.folder / "texts").mkdir()
    quiz.deck("The moon draws the tides.\n", "texts/tides.md")
    question = "{question: What draws the tides?, answer: the moon, evidence: The moon draws the tides}"
    quiz.deck(f"title: T\nsource: texts/../texts/tides.md\nquestions: [{question}]\n")
    assert quiz("check", "deck.yaml").out == "1 deck checked: no problems.\n"


def test_coverage_is_not_for_programs(quiz: Quiz) -> None:
    quiz.deck(GOOD)
    quiz("check", "deck.yaml", "--coverage", "--format", "json", code=2)


def test_without_a_source_there_is_no_coverage(quiz: Quiz) -> None:
    quiz.deck(GOOD)
    assert "deck.yaml: no source to show." in quiz("check", "deck.yaml", "--coverage").out


def test_a_code_is_explained(quiz: Quiz) -> None:
    ran = quiz("check", "--explain", "equal-choices")
    assert ran.out.startswith("equal-choices\n\nTwo choices say the same.\n")
    assert "    choices: [0.6, 60 %, 0.5]\n" in ran.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--explain", "equal-choice"), "There is no code “equal-choice”. Did you mean “equal-choices”?"),
        (("--format", "ful"), "There is no format “ful”. Did you mean “full”?"),
    ],
)
def test_an_unknown_name_gets_a_suggestion(quiz: Quiz, arguments: tuple[str, ...], message: str) -> None:
    assert " ".join(quiz("check", *arguments, code=2).err.split()) == f"Error: {message}"


@pytest.fixture
def overridden(quiz: Quiz) -> Quiz:
    """A deck for which a student marked one reply as right twice, and another once."""
    quiz.deck(RIVERS)
    for reply in ("the long one", "the long one", "[red]Nilus\u200b"):
        quiz("start", "deck.yaml", "--cram", input=f"{reply}\n:right\n:quit\n")
    return quiz


RIVERS = """\
id: rivers
title: Rivers
questions:
  - id: cairo
    question: Which river flows through **Cairo**?
    answer: Nile
  - question: Which river flows through Vienna?
    answer: Danube
"""
HELD = """\
1 deck checked: no problems.

Students marked these replies as right; add them to `accept` if they are:
- deck.yaml:4:5: Which river flows through Cairo? “the long one” (2 times)
- deck.yaml:4:5: Which river flows through Cairo? “[red]Nilus<U+200B>”
"""


@pytest.mark.parametrize("form", ["full", "concise"])
def test_overrides_of_students_are_listed(overridden: Quiz, form: str) -> None:
    assert overridden("check", "deck.yaml", "--format", form).out == HELD


def test_overrides_are_in_json_and_not_in_annotations(overridden: Quiz) -> None:
    place = {
        "path": "deck.yaml",
        "line": 4,
        "column": 5,
        "question": "cairo",
        "stem": "Which river flows through **Cairo**?",
    }
    assert json.loads(overridden("check", "deck.yaml", "--format", "json").out)["held_right"] == [
        {**place, "reply": "the long one", "times": 2},
        {**place, "reply": "[red]Nilus\u200b", "times": 1},
    ]
    assert overridden("check", "deck.yaml", "--format", "github").out == ""


def test_an_override_that_the_deck_accepts_now_is_not_listed(overridden: Quiz) -> None:
    overridden.deck(RIVERS.replace("Nile", 'Nile\n    accept: [the long one, "[red]Nilus\\u200b"]'))
    checked = overridden("check", "deck.yaml", "--ignore", "invisible-character")
    assert checked.out == "1 deck checked: no problems.\n"


def test_unreadable_progress_does_not_stop_a_check(overridden: Quiz) -> None:
    (overridden.home / "progress.json").write_text("{")
    assert overridden("check", "deck.yaml").out == HELD
    (path,) = overridden.home.glob("history/*.jsonl")
    path.write_bytes(b"\0" * 100)
    assert overridden("check", "deck.yaml").out == "1 deck checked: no problems.\n"
    shutil.rmtree(overridden.home)
    overridden.home.write_text("no folder")
    assert overridden("check", "deck.yaml").out == "1 deck checked: no problems.\n"


def test_a_check_leaves_no_folder_behind(quiz: Quiz) -> None:
    quiz.deck(GOOD)
    quiz("check", "deck.yaml")
    assert not quiz.home.exists()


def test_nothing_in_a_deck_steers_the_terminal(quiz: Quiz) -> None:
    quiz.deck(
        'title: T\nquestions:\n  - question: "\\e[31mRed"\n    choices: ["\\e]0;x\\a", b]\n    answer: "[bold]\\e[2J"\n'
    )
    for form in ("full", "concise", "github"):
        ran = quiz("check", "deck.yaml", "--format", form, code=1)
        assert "<U+001B>" in ran.out
        assert "\x1b" not in ran.out + ran.err


COLONS = (
    "# Ours\r\nid: t\r\ntitle: T\r\nquestions:\r\n- id: a\r\n  question: Ottawa: the capital\r\n  answer: yes: it is"
)


@needs("modes")
def test_fix_changes_the_file_and_lists_the_fixes(quiz: Quiz) -> None:
    path = quiz.folder / "deck.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + COLONS.encode())
    path.chmod(0o640)
    ran = quiz("check", "deck.yaml", "--fix")
    assert ran.out == (
        'deck.yaml:6:13: put in quotes: "Ottawa: the capital"\n'
        'deck.yaml:7:11: put in quotes: "yes: it is"\n'
        "Fixed 2 problems in 1 deck.\n\n"
        "1 deck checked: no problems.\n"
    )
    fixed = COLONS.replace("Ottawa: the capital", '"Ottawa: the capital"').replace("yes: it is", '"yes: it is"')
    assert path.read_bytes() == b"\xef\xbb\xbf" + fixed.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert quiz("check", "deck.yaml", "--fix").out == "1 deck checked: no problems.\n"


def test_diff_shows_the_change_and_writes_nothing(quiz: Quiz) -> None:
    path = quiz.deck("id: t\ntitle: T\nquestions:\n- id: a\n  question: a: b\n  answer: c\n")
    before = path.read_bytes()
    ran = quiz("check", "deck.yaml", "--diff", code=1)
    assert '-  question: a: b\n+  question: "a: b"\n' in ran.out
    assert ran.err == "--fix would fix 1 problem in 1 deck.\n"
    assert path.read_bytes() == before
    quiz("check", "deck.yaml", "--fix")
    assert quiz("check", "deck.yaml", "--diff").out == ""


def test_the_report_says_what_is_fixable(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- question: a: b\n  answer: c\n")
    ran = quiz("check", "deck.yaml", code=1)
    assert "        Fixable with --fix.\n" in ran.out
    assert ran.out.endswith("1 deck checked: 1 error. 1 can be fixed with --fix.\n")


def test_ids_are_added_and_counted_apart(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- question: a: b\n  answer: c\n")
    assert quiz("check", "deck.yaml", "--diff", code=1).err == "--fix would fix 1 problem and add 2 ids in 1 deck.\n"
    assert "Fixed 1 problem and added 2 ids in 1 deck.\n" in quiz("check", "deck.yaml", "--fix", "--ids").out
    quiz.deck("title: T\nquestions:\n- question: a\n  answer: c\n")
    assert "Added 2 ids in 1 deck.\n" in quiz("check", "deck.yaml", "--fix", "--ids").out


def test_where_nobody_can_be_asked_no_id_is_written(quiz: Quiz) -> None:
    path = quiz.deck("title: T\nquestions:\n- question: a\n  answer: c\n")
    before = path.read_bytes()
    ran = quiz("check", "deck.yaml", "--fix")
    assert ran.out.startswith("2 ids are missing in deck.yaml. --fix --ids writes them.\n")
    assert path.read_bytes() == before
    assert quiz("check", "deck.yaml", "--diff", "--no-ids").err == "Nothing would change.\n"


def test_questions_keep_their_progress_when_they_get_ids(quiz: Quiz) -> None:
    quiz.deck(
        "title: Rivers\nquestions:\n- question: Through Cairo?\n  answer: Nile\n- question: Through Rome?\n  answer: Tiber\n"
    )
    quiz("start", "deck.yaml", input="Nile\n\nTiber\n\n")
    assert "2 questions, 0 due, 0 new." in quiz("decks", "show", "deck.yaml").out
    assert "Added 3 ids" in quiz("check", "deck.yaml", "--fix", "--ids").out
    assert "2 questions, 0 due, 0 new." in quiz("decks", "show", "deck.yaml").out


@not_windows
@pytest.mark.parametrize(("reply", "writes"), [("y", True), ("n", False), ("", False)])
def test_fix_asks_before_it_writes_ids(quiz: Quiz, reply: str, writes: bool) -> None:
    path = quiz.deck("title: T\nquestions:\n- question: Into which sea does it flow?\n  answer: c\n")
    with Terminal(quiz, "check", "deck.yaml", "--fix", environment={"QUIZ_LINES": "1"}) as terminal:
        terminal.expect("2 ids are missing in deck.yaml. Write them").type(reply).end()
    assert ("- id: sea-flow\n" in path.read_text()) is writes


def test_several_problems_on_one_line_are_all_fixable(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- question: Why\n  choices: [no, 1:30, 3.10, x]\n  answer: x\n")
    assert quiz("check", "deck.yaml").out.endswith("3 warnings. 3 can be fixed with --fix.\n")


def test_json_says_what_is_fixable(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n- question: a: b\n  answer: c\n- question: Why\n")
    ran = quiz("check", "deck.yaml", "--format", "json", code=1)
    found = json.loads(ran.out)["problems"]
    assert [(one["code"], one["fixable"]) for one in found] == [("yaml-syntax", True), ("missing-key", False)]


def test_a_deck_that_is_piped_in_is_checked(quiz: Quiz) -> None:
    ran = quiz("check", "-", "--format", "concise", input="title: T\nquestions:\n- question: Why\n", code=1)
    assert ran.out == (
        "standard input:3:3: error[missing-key]: a text question needs the key “answer”\n1 deck checked: 1 error.\n"
    )
    assert "1 deck checked: no problems.\n" in quiz("check", "-", input=GOOD).out
    assert (
        "standard input:1:1: error[too-large]"
        in quiz("check", "-", "--format", "concise", input="#" * 8_000_001, code=2).out
    )


@pytest.mark.parametrize("option", ["--fix", "--diff", "--coverage"])
def test_standard_input_is_not_fixed(quiz: Quiz, option: str) -> None:
    assert (
        "--fix, --diff and --coverage do not work on standard input."
        in quiz("check", "-", option, input=GOOD, code=2).err
    )


def test_a_silenced_problem_is_not_fixed(quiz: Quiz) -> None:
    text = "id: t\ntitle: T\nquestions:\n- id: a\n  question: Who?\n  choices: [no, x]  # quiz: ignore read-otherwise\n  answer: x\n"
    path = quiz.deck(text)
    quiz("check", "deck.yaml", "--fix")
    assert path.read_text() == text


@needs("modes")
def test_a_file_that_is_read_only_is_left_alone(quiz: Quiz) -> None:
    path = quiz.deck(GOOD)
    path.chmod(0o444)
    assert "deck.yaml could not be fixed: it is read-only." in quiz("check", "deck.yaml", "--fix", "--ids", code=2).err
    assert path.read_text() == GOOD


@needs("links")
def test_a_link_stays_a_link(quiz: Quiz) -> None:
    path = quiz.deck(GOOD)
    (quiz.folder / "link.yaml").symlink_to(path)
    quiz("check", "link.yaml", "--fix", "--ids")
    assert (quiz.folder / "link.yaml").is_symlink()
    assert "- id: river-flows" in path.read_text()


def test_an_unknown_code_gets_a_suggestion(quiz: Quiz) -> None:
    assert "Did you mean “equal-choices”?" in quiz("check", "--select", "equal-choice", code=2).err


def test_in_full_fifty_problems_of_a_deck_are_shown_and_in_short_all(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n" + "  - question: Who\n    anser: x\n" * 70)
    full = quiz("check", "deck.yaml", code=1).out
    total = int(full.rpartition("checked: ")[2].split()[0])
    assert full.count("\n  at deck.yaml") + full.startswith("  at") == 50
    assert f"and {total - 50} problems more in deck.yaml; --format concise lists all of them." in full
    assert quiz("check", "deck.yaml", "--format", "concise", code=1).out.count("deck.yaml:") == total


def test_the_hook_for_pre_commit_runs(quiz: Quiz) -> None:
    (hook,) = yaml.safe_load((SHIPPED.parents[1] / ".pre-commit-hooks.yaml").read_text())
    program, *options = hook["entry"].split()
    assert program == "quiz"
    assert re.search(hook["files"], "decks/carney-washington-2025.yaml")
    quiz.deck(EQUAL, "--version.deck.yaml")
    out = quiz(*options, *hook["args"], "--version.deck.yaml", code=1).out
    assert out.startswith("--version.deck.yaml:")
    assert "equal-choices" in out


@needs("links")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows makes links for administrators alone")
@pytest.mark.parametrize("arguments", [["."], ["downloads"], []])
def test_fix_changes_no_file_through_a_link_that_it_only_found(
    arguments: list[str], quiz: Quiz, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(GOOD)
    for folder in (quiz.folder, quiz.folder / "downloads"):
        folder.mkdir(exist_ok=True)
        (folder / "deck.yaml").symlink_to(mine)

    ran = quiz("check", "--fix", "--ids", *arguments)

    # The path of the folder is as long as pytest makes it, so a line may end anywhere.
    message = "deck.yaml is a link to a file outside its folder. To change that file, name the link."
    assert "".join(message.split()) in "".join(ran.err.split())
    assert mine.read_text() == GOOD
    assert quiz("check", "--fix", "--ids", "deck.yaml").err == ""
    assert mine.read_text() != GOOD


def test_the_recipe_for_vs_code_reads_the_concise_report(quiz: Quiz) -> None:
    docs = (SHIPPED.parents[1] / "docs" / "deck-format.md").read_text(encoding="utf-8")
    blocks = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", docs, re.DOTALL | re.MULTILINE)]
    (task,) = next(block["tasks"] for block in blocks if "tasks" in block)
    quiz.deck("title: T\nquestions:\n  - question: Who\n    anser: x\n")
    arguments = ["deck.yaml" if argument == "${file}" else argument for argument in task["args"]]

    line = quiz(*arguments, code=1).out.splitlines()[0]

    pattern = task["problemMatcher"]["pattern"]
    match = re.search(pattern["regexp"], line)
    assert match
    keys = ("file", "line", "column", "severity", "code", "message")
    assert [match[pattern[key]] for key in keys] == [
        "deck.yaml",
        "4",
        "5",
        "error",
        "unknown-key",
        "a text question has no key “anser”",
    ]
