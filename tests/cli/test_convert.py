"""`quiz import` and `quiz export` as processes."""

import json
from base64 import b64decode

from tests.processes import Quiz, Ran

GIFT = "Into which sea? {=Black Sea#right}\n\nEssay? {}\n"
REPORT = """\
rivers.gift:1: warning[lost-feedback]: “Into which sea?”: its feedback is not imported
rivers.gift:3: error[not-imported]: “Essay?”: it is an essay, which cannot be graded
"""


def test_an_import_reports_each_loss_and_checks_the_deck(quiz: Quiz) -> None:
    (quiz.folder / "rivers.gift").write_text(GIFT, encoding="utf-8")

    assert quiz("import", "rivers.gift") == Ran(
        0,
        f"{REPORT}1 question imported, 1 with losses, 1 not imported into rivers.yaml (Moodle\nGIFT).\n"
        "1 deck checked: no problems.\n",
        "",
    )
    assert quiz("import", "rivers.gift", "--force", "--strict", code=1).code == 1


def test_an_import_shows_what_a_check_of_the_deck_reports(quiz: Quiz) -> None:
    (quiz.folder / "seas.gift").write_text("Which is it?{=a ~b ~all of the above}\n\nQ{=a}\n", encoding="utf-8")

    lines = quiz("import", "seas.gift").out.splitlines()
    assert lines[0] == "2 questions imported into seas.yaml (Moodle GIFT)."
    assert lines[1].startswith("1 deck checked: 1 warning")
    assert lines[-1] == "Show what it reports: quiz check seas.yaml"
    (deck,) = json.loads(quiz("import", "seas.gift", "--force", "--json").out)["decks"]
    assert (deck["check"]["errors"], deck["check"]["warnings"]) == (0, 1)


def test_the_report_as_json(quiz: Quiz) -> None:
    (quiz.folder / "rivers.gift").write_text(GIFT, encoding="utf-8")
    (file,) = json.loads(quiz("import", "rivers.gift", "--json").out)["decks"][0]["files"]
    assert (file["format"], file["missing"]) == ("gift", 1)
    assert [(one["code"], one["line"]) for one in file["problems"]] == [("lost-feedback", 1), ("not-imported", 3)]


def test_a_deck_on_standard_output_is_only_the_deck(quiz: Quiz) -> None:
    (quiz.folder / "rivers.gift").write_text("Q {=a}\n", encoding="utf-8")
    ran = quiz("import", "rivers.gift", "-o", "-")
    assert (ran.out, ran.err) == (
        "id: Rivers\ntitle: Rivers\n\nquestions:\n  - question: Q\n    answer: a\n",
        "1 question imported (Moodle GIFT).\n",
    )


def test_a_report_as_json_has_what_goes_to_standard_output(quiz: Quiz) -> None:
    (quiz.folder / "rivers.gift").write_text("Q {=a}\n", encoding="utf-8")
    ran = quiz("import", "rivers.gift", "-o", "-", "--json")
    (deck,) = json.loads(ran.out)["decks"]
    assert (deck["path"], deck["encoding"], ran.err) == ("-", "utf-8", "")
    assert deck["content"] == "id: Rivers\ntitle: Rivers\n\nquestions:\n  - question: Q\n    answer: a\n"
    exported = json.loads(quiz("export", "rivers.gift", "gift", "-o", "-", "--json").out)
    assert (exported["content"], exported["encoding"], exported["missing"]) == ("Q {=a }\n", "utf-8", 0)
    packed = json.loads(quiz("export", "rivers.gift", "canvas", "-o", "-", "--json").out)
    assert (packed["encoding"], b64decode(packed["content"])[:2]) == ("base64", b"PK")


def test_an_export_reports_what_the_format_does_not_keep(quiz: Quiz) -> None:
    quiz.deck(
        "title: R\nquestions:\n  - {question: Sea?, answer: Black Sea, hint: dark}\n  - {front: a, back: b}\n", "r.yaml"
    )
    assert quiz("export", "r.yaml", "gift") == Ran(
        0,
        "r.yaml:3: warning[lost-hints]: “Sea?”: it loses its hints\n"
        "r.yaml:4: error[not-exported]: “a”: the format has no flashcard questions\n"
        "1 question exported, 1 with losses, 1 not exported to r.gift (Moodle GIFT).\n",
        "",
    )
    assert (quiz.folder / "r.gift").read_text(encoding="utf-8") == "Sea? {=Black Sea }\n"


def test_an_export_to_standard_output_reports_on_the_other_stream(quiz: Quiz) -> None:
    quiz.deck("title: R\nquestions:\n  - {question: Sea?, answer: Black Sea, hint: dark}\n", "r.yaml")
    ran = quiz("export", "r.yaml", "gift", "-o", "-")
    assert ran.out == "Sea? {=Black Sea }\n"
    assert "loses its hints" in ran.err


def test_a_file_of_another_tool_is_asked_as_it_is(quiz: Quiz) -> None:
    (quiz.folder / "rivers.gift").write_text("Into which sea? {=Black Sea}\n\nEssay? {}\n", encoding="utf-8")
    ran = quiz("start", "rivers.gift", input="Black Sea\n")
    assert "Right" in ran.out
    assert "it is an essay, which cannot be" in ran.err
