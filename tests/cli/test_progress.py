"""`quiz progress` as a process: path, doctor, merge, rebuild, export and forget."""

import csv
import json

import pytest

from quizkit.progress.encoding import encode
from tests.cli.past import answered, back, marked, put
from tests.file_systems import needs
from tests.processes import Quiz, Terminal
from tests.progress.folding import attempt
from tests.windows import ON_WINDOWS

DECK = """
    id: secret-deck
    title: SECRET title
    questions:
      - {id: SECRET-1, question: SECRET one?, answer: SECRET-answer}
      - {question: SECRET two?, answer: SECRET-answer}
      - {id: SECRET-3, question: SECRET three?, answer: SECRET-answer}
"""
# Paths are long here.
WIDE = {"COLUMNS": "400"}
OTHER = "id: other\ntitle: Other\nquestions:\n  - {id: o, question: O?, answer: x}\n"


@pytest.fixture
def secret(quiz: Quiz) -> Quiz:
    """Two decks, a session in each and one over both."""
    quiz.deck(DECK)
    quiz.deck(OTHER, "other.yaml")
    answered(quiz, 9, "o", "other")
    answered(quiz, 9, "SECRET-3", "secret-deck")
    quiz("start", "deck.yaml", "--new", input="SECRET-reply\n:flag\n:undo\nSECRET-answer\nSECRET-answer\n")
    quiz("start", "--due", input="SECRET-answer\nx\n")
    return quiz


def held(quiz: Quiz) -> bytes:
    """All bytes of all files in the data folder."""
    return b"".join(path.read_bytes() for path in sorted(quiz.home.rglob("*")) if path.is_file())


def test_path(quiz: Quiz) -> None:
    assert quiz("progress", "path").out == f"{quiz.home}\n"
    assert not quiz.home.exists()


def test_forgetting_asks_first_and_without_anyone_to_ask_erases_nothing(secret: Quiz) -> None:
    before = held(secret)
    ran = secret("progress", "forget", "secret-deck", input="y\n")
    assert ran.out == "Nothing was erased. Use --yes to erase it without confirmation.\n"
    assert held(secret) == before
    assert b"SECRET" in before


@pytest.mark.skipif(ON_WINDOWS, reason="needs a POSIX terminal")
@pytest.mark.parametrize(("reply", "erased"), [("\r", False), ("n", False), ("Y", True)])
def test_forgetting_asks_someone_who_is_there(secret: Quiz, reply: str, erased: bool) -> None:
    with Terminal(secret, "progress", "forget", "secret-deck") as terminal:
        terminal.expect("Press y or n.").child.send(reply)
        assert terminal.end() == 0
        assert terminal.screen().startswith("Erase your progress in 3 questions of “SECRET title”? Press y or n.\n")
    assert (b"SECRET" not in held(secret)) == erased


def test_forgetting_truly_erases_and_leaves_the_rest(secret: Quiz) -> None:
    kept = [record for record in secret.history() if record["deck"] == "other"]
    ran = secret("progress", "forget", "secret-deck", "--yes")
    assert ran.out.endswith(" records erased.\n")
    assert b"SECRET" not in held(secret)
    assert secret.history() == kept
    assert [record["deck"] for record in secret.history("forget")] == ["secret-deck"]
    assert secret("progress", "doctor", environment=WIDE).out == f"{secret.home}: no problems.\n"
    told = secret("progress", "forget", "secret-deck", "--yes", code=2).err
    assert told.startswith("Error: There is no progress for “secret-deck”.\n")


def test_a_deck_whose_file_is_gone_can_be_forgotten_by_its_id(secret: Quiz) -> None:
    (secret.folder / "deck.yaml").unlink()
    secret("progress", "forget", "secret-deck", "--yes")
    assert b"SECRET" not in held(secret)


def test_an_older_copy_does_not_bring_back_what_was_forgotten(secret: Quiz) -> None:
    (path,) = secret.home.glob("history/*.jsonl")
    copy = secret.folder / "copy.jsonl"
    copy.write_bytes(path.read_bytes())
    secret("progress", "forget", "secret-deck", "--yes")
    assert secret("progress", "merge", str(copy)).out.startswith("0 records added.\n")
    assert b"SECRET" not in held(secret)


def test_merging_twice_changes_nothing_and_says_so(quiz: Quiz) -> None:
    quiz.deck(OTHER)
    laptop = quiz.folder / "laptop.jsonl"
    laptop.write_bytes(encode(attempt("bb-1", back(2), "o", "other")) + b"damaged\n")
    assert quiz("progress", "merge", "laptop.jsonl").out == "1 record added.\n1 damaged line could not be merged.\n"
    assert "learning 1, " in quiz("stats", "deck.yaml").out
    assert quiz("progress", "merge", "laptop.jsonl").out.startswith("0 records added.\n")
    laptop.write_bytes(encode(attempt("bb-1", back(2), "o", "other", credit=0.5)))
    merged = quiz("progress", "merge", "laptop.jsonl").out
    assert merged == "1 record added.\n1 record added with the id of another one: both count.\n"
    laptop.write_bytes(encode(attempt("bb-2", "9999-12-31", "o", "other")))
    merged = quiz("progress", "merge", "laptop.jsonl").out
    assert merged == "0 records added.\n1 record not added: the day or the clock is out of bounds.\n"


def test_a_merge_says_how_many_answers_were_forgotten_elsewhere(secret: Quiz) -> None:
    (path,) = secret.home.glob("history/*.jsonl")
    upto = {path.stem: len(path.read_bytes().splitlines())}
    forgotten = {
        "v": 1,
        "kind": "forget",
        "id": "bb-1",
        "at": "2026-11-22T12:00:00.000Z",
        "deck": "secret-deck",
        "upto": upto,
    }
    (secret.folder / "laptop.jsonl").write_bytes(encode(forgotten))
    merged = secret("progress", "merge", "laptop.jsonl").out
    answers = len([record for record in secret.history("attempt") if record["deck"] == "secret-deck"])
    told = f"{answers} answers here count no longer: the deck was forgotten on the other machine."
    assert merged == f"1 record added.\n{told}\n"
    assert secret("progress", "merge", "laptop.jsonl").out == "0 records added.\n"


@pytest.mark.parametrize("what", ["nothing.jsonl", "empty.jsonl", "."])
def test_what_cannot_be_merged(quiz: Quiz, what: str) -> None:
    (quiz.folder / "empty.jsonl").touch()
    ran = quiz("progress", "merge", what, code=2)
    assert ran.err.startswith(f"Error: {what} ")
    assert not (quiz.home / "history").exists()


def test_rebuild_gives_the_same_file(secret: Quiz) -> None:
    path = secret.home / "progress.json"
    before = path.read_bytes()
    path.write_bytes(b"{}")
    records = len([line for file in secret.home.glob("history/*") for line in file.read_bytes().splitlines()])
    assert secret("progress", "rebuild").out == f"Rebuilt from {records} records.\n"
    assert path.read_bytes() == before


def test_export_as_json_lines_holds_every_record(secret: Quiz) -> None:
    exported = [json.loads(line) for line in secret("progress", "export").out.splitlines()]
    written = [json.loads(line) for file in secret.home.glob("history/*") for line in file.read_bytes().splitlines()]
    assert len(exported) == len(written) > 10
    assert sorted(record["id"] for record in exported) == sorted(record["id"] for record in written)
    numbers = [int(record["id"].rpartition("-")[2]) for record in exported]
    assert numbers == sorted(numbers)


def test_export_as_csv_holds_the_answers(quiz: Quiz) -> None:
    quiz.deck(OTHER)
    answered(quiz, 2, "o", "other", reply=["a", 'b "c"'], hints=1, ms=1500)
    marked(quiz, "flag", "o", "other")
    header, row = quiz("progress", "export", "--format", "csv").out.splitlines()
    assert header == "at,day,zone,deck,question,type,mode,try,reply,credit,verdict,rule,hints,ms,session,id,amended"
    at, day = f"{back(2)}T12:00:00.000Z", back(2)
    id = quiz.history()[0]["id"]
    assert row == f'{at},{day},0,other,o,text,practice,1,"a; b ""c""",1,right,exact,1,1500,,{id},'


def test_a_csv_says_how_attempts_were_amended(quiz: Quiz) -> None:
    quiz.deck("""
        title: T
        questions:
          - {id: typed, question: Typed?, answer: sea}
          - {id: picked, question: Picked?, choices: [p, q], answer: p}
          - {id: last, question: Last?, answer: sea}
        """)
    quiz("start", "deck.yaml", input="ocean\n:undo\nlake\n:right\np\n:guess\n:undo\np\n:guess\nsea\np\n")
    rows = csv.DictReader(quiz("progress", "export", "--format", "csv").out.splitlines())
    assert [(row["question"], row["reply"], row["verdict"], row["amended"]) for row in rows] == [
        ("typed", "ocean", "wrong", "undo"),
        ("typed", "lake", "wrong", "override"),
        ("picked", "p", "right", "undo"),
        ("picked", "p", "right", "guess"),
        ("last", "sea", "right", ""),
        ("picked", "p", "right", ""),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_nothing_in_a_csv_is_a_formula(quiz: Quiz, text: str) -> None:
    answered(quiz, 2, text, text, reply=[text])
    quiz("progress", "export", "--format", "csv", "-o", "out.csv")
    with (quiz.folder / "out.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert {row["reply"][0], row["question"][0], row["deck"][0]} == {"'"}


def test_half_a_surrogate_pair_is_written_out(quiz: Quiz) -> None:
    answered(quiz, 2, "o", "other", reply=["\ud83d"])
    assert r"\ud83d" in quiz("progress", "export", "--format", "csv").out
    assert ["\ud83d"] in [json.loads(line).get("reply") for line in quiz("progress", "export").out.splitlines()]


def test_export_never_writes_over_a_file(secret: Quiz) -> None:
    secret("progress", "export", "-o", "out.jsonl")
    before = (secret.folder / "out.jsonl").read_text()
    assert before == secret("progress", "export").out
    ran = secret("progress", "export", "-o", "out.jsonl", code=2)
    assert ran.err == "Error: The export cannot be written: file exists: out.jsonl.\n"
    assert (secret.folder / "out.jsonl").read_text() == before


def test_doctor_repairs_only_with_consent(secret: Quiz) -> None:
    path, stray = secret.home / "progress.json", secret.home / ".progress.json.x.tmp"
    whole = path.read_bytes()
    path.write_bytes(b"{")
    stray.touch()
    told = secret("progress", "doctor", environment=WIDE).out
    assert f"{path} is missing, damaged or of another version. It is built" in told
    assert "To repair it: `quiz progress doctor --yes`. (Rebuild it.)\n" in told
    assert "1 temporary file was left by a crash.\n" in told
    assert path.read_bytes() == b"{"
    assert stray.exists()
    assert secret("progress", "doctor", "--yes").out.count("Done.\n") == 2
    assert path.read_bytes() == whole
    assert not stray.exists()
    assert secret("progress", "doctor", environment=WIDE).out == f"{secret.home}: no problems.\n"


@needs("modes")
def test_doctor_of_a_folder_that_is_a_file(quiz: Quiz) -> None:
    quiz.home.write_text("mine")
    quiz.home.chmod(0o644)
    ran = quiz("progress", "doctor", "--yes")
    assert "is a file, not a folder: nothing can be saved there." in ran.out.replace("\n", " ")
    assert quiz.home.read_text() == "mine"
    assert quiz.home.stat().st_mode & 0o777 == 0o644


def test_records_of_a_later_version_stay_where_they_are(quiz: Quiz) -> None:
    quiz.deck(OTHER)
    put(quiz, {"kind": "dream", "at": f"{back(1)}T12:00:00.000Z", "deck": "other", "question": "o", "of": "sheep"})
    quiz("start", "deck.yaml", input="x\n")
    assert quiz.history("dream")[0]["of"] == "sheep"
    assert quiz("progress", "doctor", environment=WIDE).out == f"{quiz.home}: no problems.\n"


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no such device")
def test_what_never_ends_is_not_merged(quiz: Quiz) -> None:
    assert quiz("progress", "merge", "/dev/zero", code=2).err.startswith("Error: /dev/zero is not a file.\n")


def test_a_shortened_history_is_reported_by_each_command_that_shows_progress(secret: Quiz) -> None:
    line = "Some of your history is missing, damaged or misdated: see `quiz progress doctor`.\n"
    assert line not in secret(environment=WIDE).out
    (file,) = secret.home.glob("history/*.jsonl")
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:1]))

    assert line in secret(environment=WIDE).out
    assert line in secret("stats", environment=WIDE).err
    assert line in secret("progress", "export", environment=WIDE).err
    name = min(secret.folder.glob("*.yaml"))
    assert line in secret("start", str(name), "--fresh", environment=WIDE, code=None).out
    told = secret("progress", "doctor", environment=WIDE).out
    assert f"{file} is shorter than it was. Missing: the records after number 1, up to " in told
