"""`quiz start` as a process: what is asked, what is kept, what is told, and how it ends."""

import json
import os
import re
import sys
import zlib
from pathlib import Path
from textwrap import dedent

import pytest

from tests.file_systems import needs
from tests.processes import Quiz, Ran, Terminal, timeless
from tests.windows import ON_WINDOWS, not_on_windows

not_windows = pytest.mark.skipif(ON_WINDOWS, reason="needs a POSIX shell or terminal")

FIVE = """\
id: five
title: Five
questions:
  - {id: q1, question: "1?", answer: a, tags: [odd]}
  - {id: q2, question: "2?", answer: b, tags: [even]}
  - {id: q3, question: "3?", answer: c, tags: [odd]}
  - {id: q4, question: "4?", answer: d, tags: [even]}
  - {id: q5, question: "5?", answer: e, tags: [odd]}
"""
PLANETS = """\
title: Planets
questions:
  - id: hottest
    question: Which is the hottest?
    choices: [Mercury, Venus, Earth, Mars]
    answer: Venus
"""


@pytest.fixture
def five(quiz: Quiz) -> Quiz:
    quiz.deck(FIVE, "five.yaml")
    return quiz


def asked(ran: Ran) -> list[str]:
    """Return the stems of the questions that were asked for the first time, in order."""
    return re.findall(r"^Question \d+ of \d+, .*\n(.*)$", ran.out, re.MULTILINE)


def test_what_was_left_with_quit_can_be_gone_on_with(five: Quiz) -> None:
    five("start", "five", input="a\n:quit\n")

    assert "Question 2 of 5" in five("start", "five", "--resume", code=3, input="").out


def test_the_beginning_of_a_name_is_enough_where_it_is_the_only_one(five: Quiz) -> None:
    assert "Question 1 of 5" in five("start", "fiv", code=3, input="").out


def test_a_misspelt_command_does_not_turn_a_card_over(quiz: Quiz) -> None:
    quiz.deck("title: T\nquestions:\n  - {front: Elbe, back: Dresden}\n")

    out = quiz("start", "deck", code=3, input=":bogus\n").out

    assert "There is no :bogus." in out
    assert "Dresden" not in out


def test_a_whole_session_in_a_pipe(five: Quiz) -> None:
    ran = five("start", "five", "-n", "2", input="a\nx\nb\n")

    assert ran.err == ""
    assert timeless(ran.out) == dedent("""\
        Five
        2 of 5 questions, about 1 minute.
        ? shows a hint, :skip skips, :quit ends, :help lists all commands.

        Question 1 of 2, type the answer.
        1?
        > a
        Right.

        Question 2 of 2, type the answer.
        2?
        > x
        Wrong. The answer: b.
        You will see it again at the end.

        Once more (the last one), type the answer.
        2?
        > b
        Right.

        1 of 2 right, 50 %, T.
        Today: 3 answers.
        Streak: 1 day, longest 1.
        By tag: even 0 of 1, odd 1 of 1.
        Due: 1 tomorrow.

        Missed questions:
        - 2?
          Answer: b. Next review: tomorrow.

        Next: quiz start five -n 2
        """)


def test_two_lines_into_five_questions_are_two_attempts_kept(five: Quiz) -> None:
    ran = five("start", "five", "-n", "5", input="a\nwrong\n", code=3)

    assert five.replies() == [("q1", ["a"]), ("q2", ["wrong"])]
    assert ran.out.endswith("\n\nThe input ended here. 2 answers saved. Continue with: quiz start five --resume\n")
    assert ran.err == ""


def test_what_was_said_to_go_on_with_goes_on(five: Quiz) -> None:
    five("start", "five", "-n", "5", input="a\nb\n", code=3)

    ran = five("start", "five", "--resume", input="c\nd\ne\n")

    assert asked(ran) == ["3?", "4?", "5?"]
    assert "\n5 of 5 right, 100 %, " in ran.out


def test_what_was_said_to_go_on_with_goes_on_even_before_the_first_answer(five: Quiz) -> None:
    told = five("start", "five", code=3).out.rpartition("Continue with: quiz ")[2].split()

    assert "\n5 of 5 right, 100 %, " in five(*told, input="a\nb\nc\nd\ne\n").out


def test_an_attempt_is_kept_with_every_field_and_a_checksum(quiz: Quiz) -> None:
    quiz.deck(PLANETS, "planets.yaml")

    quiz("start", "planets", "--seed", "3", input="Venus\n")

    (path,) = quiz.home.glob("history/*.jsonl")
    lines = path.read_bytes().splitlines()
    for line in lines:
        body, checksum = re.fullmatch(rb'(.*),"crc":"([0-9a-f]{8})"}', line).groups()  # type: ignore[union-attr]
        assert zlib.crc32(body + b"}") == int(checksum, 16)
    assert [json.loads(line)["id"] for line in lines] == [f"{path.stem}-{n}" for n in range(1, len(lines) + 1)]
    (session,) = quiz.history("session")
    (attempt,) = quiz.history()
    assert attempt["day"] <= attempt["at"][:10] or attempt["zone"] != 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", attempt["at"])
    assert re.fullmatch(r"[0-9a-f]{8}", attempt["rev"])
    assert sorted(attempt["shown"]) == [0, 1, 2, 3]
    assert {key: attempt[key] for key in attempt.keys() - {"at", "day", "zone", "id", "rev", "shown", "ms", "crc"}} == {
        "v": 1,
        "kind": "attempt",
        "session": session["id"],
        "deck": "Planets",
        "question": "hottest",
        "type": "choice",
        "mode": "practice",
        "try": 1,
        "reply": ["Venus"],
        "credit": 1,
        "verdict": "right",
        "rule": "exact",
        "hints": 0,
    }
    assert json.loads((quiz.home / "progress.json").read_text())["v"] >= 1


@needs("modes")
@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such modes")
def test_what_is_kept_is_for_its_owner_alone(five: Quiz) -> None:
    five("start", "five", "-n", "1", input="a\n")

    found = {path: path.stat().st_mode & 0o777 for path in (five.home, *five.home.rglob("*")) if path.name != "lock"}
    assert {(path.is_dir(), mode) for path, mode in found.items()} == {(True, 0o700), (False, 0o600)}


def test_only_the_data_folder_is_written(five: Quiz, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))

    five("start", "five", input="a\nb\nc\nd\ne\n")

    assert {path.relative_to(tmp_path).parts[0] for path in set(tmp_path.rglob("*")) - before} == {"home"}


def test_json_is_one_object_on_standard_output(five: Quiz) -> None:
    ran = five("start", "five", "-n", "2", "--seed", "7", "--json", input="a\nx\nb\n")

    told = json.loads(ran.out)
    times = [told.pop("seconds"), *(question.pop("ms") for question in told["questions"])]
    assert all(isinstance(time, int) and time >= 0 for time in times)
    assert told == {
        "deck": "five",
        "session": five.history("session")[0]["id"],
        "seed": 7,
        "mode": "practice",
        "asked": 2,
        "points": 1.0,
        "of": 2.0,
        "percent": 50.0,
        "streak": 1,
        "missed": ["q2"],
        "questions": [
            {"id": "q1", "type": "text", "credit": 1.0, "verdict": "right", "rule": "exact"}
            | {"points": 1.0, "of": 1.0, "hints": 0},
            {"id": "q2", "type": "text", "credit": 0.0, "verdict": "wrong", "rule": "no match"}
            | {"points": 0.0, "of": 1.0, "hints": 0},
        ],
    }
    assert "Question 1 of 2, type the answer.\n1?\n> a\nRight.\n" in ran.err


def test_json_is_told_of_a_session_that_was_cut_short(five: Quiz) -> None:
    told = json.loads(five("start", "five", "--json", input="a\n", code=3).out)

    assert (told["asked"], told["points"], told["of"], told["percent"]) == (1, 1.0, 1.0, 100.0)


def test_a_deck_that_cannot_be_asked_leaves_standard_output_to_the_json(quiz: Quiz) -> None:
    quiz.deck("title: Broken\nquestions: none\n")

    assert quiz("start", "deck", "--json", code=2).out == ""


def test_a_seed_repeats_the_order_exactly(quiz: Quiz, tmp_path: Path) -> None:
    numbered = "".join(
        f"  - {{id: q{n}, question: '{n}?', choices: [one, two, three, four], answer: one}}\n" for n in range(6)
    )
    quiz.deck(PLANETS + numbered, "planets.yaml")
    again = Quiz(quiz.folder, tmp_path / "another home")

    first = quiz("start", "planets", "--shuffle", "--seed", "5", code=0, input=":skip\n" * 7)
    second = again("start", "planets", "--shuffle", "--seed", "5", input=":skip\n" * 7)
    other = Quiz(quiz.folder, tmp_path / "a third")("start", "planets", "--shuffle", "--seed", "6", input=":skip\n" * 7)

    assert timeless(first.out) == timeless(second.out)
    assert asked(first) != asked(other)
    assert sorted(asked(first)) == sorted(asked(other))


def test_choices_are_mixed_by_the_seed_and_stay_where_they_are_without_shuffling(quiz: Quiz) -> None:
    quiz.deck(PLANETS, "planets.yaml")

    def shown(*arguments: str) -> list[str]:
        return re.findall(r"^[a-d]: (.*)$", quiz("start", "planets", "--fresh", *arguments, code=3).out, re.MULTILINE)

    orders = {tuple(shown("--seed", str(seed))) for seed in range(4)}
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(["Mercury", "Venus", "Earth", "Mars"])}
    assert shown("--no-shuffle") == ["Mercury", "Venus", "Earth", "Mars"]


@pytest.mark.parametrize(
    ("options", "stems"),
    [
        ("", "12345"),
        ("-n 2", "12"),
        ("--count 3", "123"),
        ("-n 99", "12345"),
        ("--all", "12345"),
        ("--tag odd", "135"),
        ("--tag ODD -n 2", "13"),
        ("--tag odd --tag even", "12345"),
        ("--no-shuffle", "12345"),
    ],
)
def test_what_the_options_choose(five: Quiz, options: str, stems: str) -> None:
    ran = five("start", "five", *options.split(), input=":skip\n" * 9)

    assert asked(ran) == [f"{stem}?" for stem in stems]


def test_a_tag_of_no_question(five: Quiz) -> None:
    ran = five("start", "five", "--tag", "prime", code=2)

    assert ran.err == "Error: No question has the tag prime.\nTags here: even, odd.\n"


def test_the_next_session_goes_on_with_the_unseen(five: Quiz) -> None:
    five("start", "five", "-n", "2", input="a\nx\nb\n")

    assert asked(five("start", "five", "-n", "2", "--fresh", input=":quit\n"))[0] == "3?"


def test_what_was_missed_can_be_asked_for(five: Quiz) -> None:
    five("start", "five", "-n", "3", input="a\nx\nc\nb\n")

    assert asked(five("start", "five", "--missed", input="b\n")) == ["2?"]


def test_what_was_right_today_is_not_asked_again_today(five: Quiz) -> None:
    five("start", "five", input="a\nb\nc\nd\ne\n")

    assert five("start", "five").out.startswith("Nothing is due.")


# What is wrong with a deck: its text, and what is said of it.
WRONG: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "1:1: error: the deck is empty\n  Begin with `title:` and `questions:`.\n"),
    "only blanks": (" \n\n", "1:1: error: the deck is empty\n  Begin with `title:` and `questions:`.\n"),
    "a list": (
        "- a\n- b\n",
        (
            "1:1: error: expected a deck, found a list\n"
            "  Write `title:` and `questions:` at the top, and indent the list under\n  `questions:`.\n"
        ),
    ),
    "no UTF-8": (
        b"title: Caf\xe9\n",
        "1:11: error: this is not UTF-8 text from here on\n  It looks like Windows-1252: save it as UTF-8 in your editor.\n",
    ),
    "no answer": (
        "title: T\nquestions:\n  - question: Why?\n",
        "3:5: error: a text question needs the key “answer”\n  Add `answer:`. What is right, all of it.\n",
    ),
    "an answer that is not one of the choices": (
        "title: T\nquestions:\n  - question: Why?\n    choices: [one, two]\n    answer: twa\n",
        "5:13: error: “twa” is not one of the choices\n  Did you mean “two”?\n",
    ),
    "an unknown key": (
        "title: T\nquestions:\n  - question: Why?\n    anser: x\n    answer: y\n",
        "4:5: error: a text question has no key “anser”\n  Did you mean “answer”?\n",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_deck_that_is_wrong_is_told_with_line_column_and_mend(quiz: Quiz, kind: str) -> None:
    content, told = WRONG[kind]
    (quiz.folder / "deck.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())

    ran = quiz("start", "deck.yaml", code=2)

    ending = "Error: deck.yaml has errors.\nFix the errors listed above, then run the command again.\n"
    assert ran.err == f"deck.yaml:{told}{ending}"
    assert ran.out == ""
    assert not quiz.home.exists()


@pytest.mark.parametrize(
    ("path", "message"),
    [("gone.yaml", "there is no such file"), ("./folder", "this is a folder"), ("folder", "this is a folder")],
)
def test_a_path_that_is_no_file(quiz: Quiz, path: str, message: str) -> None:
    (quiz.folder / "folder").mkdir()

    assert re.match(rf"\S+:1:1: error: {message}\n", quiz("start", path, code=2).err)


@pytest.mark.skipif(ON_WINDOWS or os.getuid() == 0, reason="no file is closed to this user")
def test_a_deck_that_may_not_be_read(five: Quiz) -> None:
    (five.folder / "five.yaml").chmod(0)

    err = five("start", "five.yaml", code=2).err

    assert err.startswith("five.yaml:1:1: error: the file cannot be read: Permission denied\n")


@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "- " * 50_000, "title: T\nquestions: " + "[" * 100_000])
def test_deep_nesting_is_a_message_too(quiz: Quiz, text: str) -> None:
    quiz.deck(text)

    assert re.match(r"deck\.yaml:\d+:\d+: error: ", quiz("start", "deck.yaml", code=2).err)


STRANGE = r"""
title: "[bold]T[/bold] [/x] \u200b[31m"
questions:
  - id: strange
    question: "[bold] [/x] list[int] :smile: \u200b[31mred \u2028 \ufeff"
    choices: ["[red]a[/red]", ":smile:", "\u200b]0;title\ufeff"]
    answer: ":smile:"
    explanation: "[link=x]list[int][/link] \u200b[2J"
    evidence: "[/] \r over"
    hint: "[blink] \u200b[5m"
    tags: ["[tag]"]
"""
STRANGE_SHOWN = [
    "[bold]T[/bold] [/x] <U+200B>[31m",
    "[bold] [/x] list[int] :smile: <U+200B>[31mred <U+2028> <U+FEFF>",
    "[red]a[/red]",
    "<U+200B>]0;title<U+FEFF>",
    "Hint: [blink] <U+200B>[5m",
    "[link=x]list[int][/link] <U+200B>[2J",
]


def test_what_a_deck_says_is_shown_as_it_is_in_a_pipe(quiz: Quiz) -> None:
    quiz.deck(STRANGE)

    out = quiz("start", "deck", input="?\n:smile:\n[red]b\nb\n::smile:\n").out

    assert [shown for shown in STRANGE_SHOWN if shown not in out] == []
    assert "> [red]b\n" in out
    assert "From the text: “[/] over”\n" in out
    assert "[tag] 1 of 1" in out or "[tag] 0 of 1" in out
    assert "\u200b" not in out
    assert "\ufeff" not in out


@not_windows
def test_what_a_deck_says_is_shown_as_it_is_in_a_terminal_with_colours(quiz: Quiz) -> None:
    quiz.deck(STRANGE)

    with Terminal(quiz, "start", "deck", "--lines") as terminal:
        terminal.type("?", "::smile:")
        assert terminal.end() == 0

    screen = terminal.screen()
    assert [shown for shown in STRANGE_SHOWN if shown not in screen] == []
    assert b"\x1b" not in re.sub(rb"\x1b\[[\d;]*m", b"", terminal.raw), "no sequence but colours of our own"
    assert "\u2028".encode() not in terminal.raw
    assert "\ufeff".encode() not in terminal.raw


@not_on_windows("its streams are not in UTF-8")
@pytest.mark.parametrize("environment", [{}, {"PYTHONIOENCODING": "utf-8:strict"}, {"PYTHONUTF8": "1"}])
def test_input_that_is_no_text_is_an_answer_like_another(five: Quiz, environment: dict[str, str]) -> None:
    ran = five("start", "five", "-n", "1", input=b"\xff\xfe\n\xc3\na\n", environment=environment)

    assert five.replies() == [("q1", ["\ufffd\ufffd"]), ("q1", ["\ufffd"]), ("q1", ["a"])]
    assert "> \ufffd\ufffd\nWrong. The answer: a.\n" in ran.out


def test_windows_line_ends_and_a_last_line_without_one(five: Quiz) -> None:
    five("start", "five", "-n", "2", input=b"a\r\nb")

    assert five.replies() == [("q1", ["a"]), ("q2", ["b"])]


@not_windows
def test_a_closed_input_ends_like_an_empty_one(five: Quiz) -> None:
    ran = five.shell("$QUIZ start five <&-")

    assert (ran.code, ran.err) == (3, "")
    assert "\nThere is no input to read answers from. 0 answers saved." in ran.out


@not_windows
def test_answers_are_kept_when_nobody_reads_the_output(five: Quiz) -> None:
    ran = five.shell("{ printf 'a\\n'; while [ ! -e gone ]; do :; done; printf 'b\\n'; } | $QUIZ start five | "
                     "{ grep -m1 Right; touch gone; }")  # fmt: skip

    assert ran == Ran(0, "Right.\n", "")
    assert five.replies()[0] == ("q1", ["a"])


@not_on_windows("its streams are not in UTF-8")
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_an_output_without_unicode_shows_the_nearest_there_is(quiz: Quiz, environment: dict[str, str]) -> None:
    quiz.deck(
        """\
        title: “Zürich” – 東京
        questions:
          - {id: city, question: "Straße → …?", answer: Zürich, evidence: “ja”}
        """
    )

    ran = quiz("start", "deck", input=b"x\nZ\n:skip\n", environment=environment)

    first, *_ = ran.out.splitlines()
    assert first in ('"Z?rich" - ??', '"Z\ufffdrich" - ??')
    assert " -> ...?\n" in ran.out
    assert 'From the text: ""ja""\n' in ran.out


def test_answers_that_cannot_be_saved_are_told_and_the_quiz_goes_on(five: Quiz) -> None:
    five.home.write_text("a file where the folder should be")

    ran = five("start", "five", "-n", "2", input="a\nx\nb\n", code=4)

    assert ran.out.count("Not saved: ") == 1
    assert "You can continue: your answers wait, and are saved as soon as this is fixed." in ran.out.replace("\n", " ")
    assert "\n1 of 2 right, 50 %, " in ran.out
    assert "\n3 answers could not be saved.\n" in ran.out
    assert five.home.read_text() == "a file where the folder should be"
    (file,) = five.folder.glob("quizkit-unsaved-*.jsonl")
    five.home.unlink()
    assert "records added" in five("progress", "merge", file.name).out
    assert [reply for _, reply in five.replies()] == [["a"], ["x"], ["b"]]
    assert five("progress", "merge", file.name).out == "0 records added.\n"


def test_quitting_is_an_end_like_another(five: Quiz) -> None:
    ran = five("start", "five", input="a\n:quit\n")

    assert "\nEnded after 1 question, 1 of 1 right, 100 %, " in ran.out


@not_windows
def test_in_a_terminal_several_decks_are_a_list_to_choose_from(five: Quiz) -> None:
    five.deck(PLANETS, "planets.yaml")

    with Terminal(five, "start", "--lines") as terminal:
        terminal.type("9", "3", "Venus")
        assert terminal.end() == 0

    assert terminal.screen().startswith(
        dedent("""\
            Which deck? Type its number, or part of its name.
              1  carney-washington-2025  Carney's visit to Washington, October 2025
                 63 questions, 0 due, 63 new, no score yet.
              2  five  Five
                 5 questions, 0 due, 5 new, no score yet.
              3  planets  Planets
                 1 question, 0 due, 1 new, no score yet.
              4  weather-station  A weather station on the balcony
                 17 questions, 0 due, 17 new, no score yet.
            > 9
            No deck has “9” in its name. Type a number from 1 to 4, or part of a name.
            > 3
            Planets
            """)
    )


@not_windows
def test_part_of_a_name_leaves_the_decks_that_have_it_and_of_one_alone_chooses_it(five: Quiz) -> None:
    five.deck(PLANETS, "planets.yaml")

    with Terminal(five, "start", "--lines", "-n", "1") as terminal:
        terminal.type("N", "1", ":quit")
        terminal.end()
    with Terminal(five, "start", "--lines") as another:
        another.type("plan", ":quit")
        another.end()

    assert "\n  2  planets  Planets\n     1 question, 0 due, 1 new, no score yet.\n" in terminal.screen()
    assert "Carney's visit to Washington, October 2025\n1 of 63 questions" in terminal.screen()
    assert "> plan\nPlanets\n" in another.screen()


@not_windows
def test_the_list_takes_a_name(five: Quiz) -> None:
    with Terminal(five, "start", "--lines", "-n", "1") as terminal:
        terminal.type("five", "a")
        assert terminal.end() == 0

    assert five.replies() == [("q1", ["a"])]


@not_windows
@pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 0)])
def test_the_list_can_be_left(five: Quiz, key: str, code: int) -> None:
    with Terminal(five, "start", "--lines") as terminal:
        terminal.expect("> ", "Your answer: ")
        terminal.control(key)
        assert terminal.end() == code

    assert b"Traceback" not in terminal.raw
    assert terminal.raw.endswith(b"\r\n")


@pytest.mark.parametrize("day", ["9999-12-31", "2100-01-01"])
def test_an_exam_beyond_all_planning_is_told(five: Quiz, day: str) -> None:
    ran = five("start", "five", "--until", day, code=2)

    assert ran.err.startswith(f"Error: {day} is too far ahead to plan for.\n")


def test_no_width_is_no_reason_to_say_nothing(five: Quiz) -> None:
    assert "Question 1 of 5" in five("start", "five", code=3, input="", environment={"COLUMNS": "0"}).out


# What only some sessions need, or a session only after its first question.
LATER = """\
    filelock hashlib markdown_it prompt_toolkit rapidfuzz spellchecker quizkit.app.closing quizkit.app.exam_day
    quizkit.app.plan quizkit.lint quizkit.progress.fold quizkit.progress.stream quizkit.session.exam quizkit.session.exam_plan
"""
LOADED = f"""
import sys
from quizkit.cli import start
from quizkit.cli.main import run
def asking(*_arguments, **_options):
    import quizkit.terminal.keys.practice
    sys.exit("loaded: " + " ".join({{*{LATER!r}.split()}} & set(sys.modules)))
start.asking = asking
run(["start", "five.yaml", "--fresh", "--cram"])
"""


@pytest.mark.parametrize("is_known", [False, True])
def test_what_the_first_question_does_not_need_is_not_loaded_before_it(five: Quiz, is_known: bool) -> None:
    if is_known:
        five("start", "five.yaml", "--all", input="a\nb\nc\nd\ne\n")
        assert (five.home / "progress.json").exists()
    assert five.run([sys.executable, "-c", LOADED]).err.strip() == "loaded:"
