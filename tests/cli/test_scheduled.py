"""`quiz start` over days: what is due, limits, exams, what was left, and what is said of a reply afterwards."""

import json
import re

import pytest

from quizkit.questions.shapes import AGAIN, GOOD, HARD
from quizkit.scheduling import review
from tests.cli.past import answered
from tests.processes import Quiz, Ran

FIVE = "id: five\ntitle: Five\nquestions:\n" + "".join(
    f'  - {{id: q{n}, question: "{n}?", answer: {answer}}}\n' for n, answer in enumerate("abcde", 1)
)
CHOICE = """
    id: choice
    title: Choice
    questions:
      - {id: c1, question: One?, choices: [right, wrong], answer: right}
      - {id: c2, question: Two?, choices: [right, wrong], answer: right}
"""


@pytest.fixture
def five(quiz: Quiz) -> Quiz:
    quiz.deck(FIVE, "five.yaml")
    return quiz


def asked(ran: Ran) -> list[str]:
    return re.findall(r"^Question \d+ of \d+, .*\n(.*)$", ran.out, re.MULTILINE)


def known(quiz: Quiz, deck: str = "five") -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((quiz.home / "progress.json").read_text())["decks"][deck][
        "questions"
    ]
    return found


def test_due_comes_first_and_the_weakest_of_it_before_the_rest(five: Quiz) -> None:
    answered(five, 4, "q4", "five")
    answered(five, 9, "q5", "five")
    assert asked(five("start", "five", input="e\na\nb\nd\nc\n")) == ["5?", "1?", "2?", "4?", "3?"]


def test_due_over_all_decks_when_none_is_named(five: Quiz) -> None:
    five.deck("id: other\ntitle: Other\nquestions:\n  - {id: o, question: O?, answer: x}\n", "other.yaml")
    answered(five, 9, "q2", "five")
    answered(five, 8, "o", "other")
    ran = five("start", "--due", input="b\nx\n")
    assert asked(ran) == ["2?", "O?"]
    assert [(r["deck"], r["question"]) for r in five.history()[2:]] == [("five", "q2"), ("other", "o")]
    assert five("start", "--due").out == "Nothing is due.\n"


def test_a_session_over_several_decks_is_not_offered_to_go_on_with(five: Quiz) -> None:
    five.deck("id: other\ntitle: Other\nquestions:\n  - {id: o, question: O?, answer: x}\n", "other.yaml")
    answered(five, 9, "q2", "five")
    answered(five, 8, "o", "other")
    ran = five("start", "--due", input="b\n", code=3)
    assert ran.out.endswith("The input ended here. 1 answer saved. Continue with: quiz start --due\n")
    assert asked(five("start", "--due", input="x\n")) == ["O?"]


def test_resume_counts_the_earlier_replies_in_the_score(five: Quiz) -> None:
    first = five("start", "five", "--seed", "3", input="a\nwrong\n", code=3)
    assert first.out.endswith("2 answers saved. Continue with: quiz start five --resume\n")
    second = five("start", "five", "--resume", "--json", input="c\nd\ne\nb\n")
    result = json.loads(second.out)
    assert (result["points"], result["of"], result["percent"], result["asked"]) == (4.0, 5.0, 80.0, 5)
    assert (result["seed"], result["missed"]) == (3, ["q2"])
    assert "3 of 5 questions" in second.err
    ends = [(end["why"], end["points"], end["of"]) for end in five.history("end")]
    assert ends == [("interrupted", 1.0, 2.0), ("done", 4.0, 5.0)]
    assert len({record["session"] for record in five.history()}) == 1
    again = five("start", "five", "--resume", code=2)
    assert again.err == "Error: There is no session to resume.\nStart one: quiz start five\n"


def test_a_session_that_was_left_is_told_of_and_fresh_begins_another(five: Quiz) -> None:
    five("start", "five", input="a\n", code=3)
    told = five("start", "five", "-n", "1", input="b\n")
    assert "You left a session with 4 of 5 questions to go. --resume continues it.\n" in told.out
    five("start", "five", "-n", "2", input="c\n", code=3)
    assert "You left" not in five("start", "five", "-n", "1", "--fresh", input="d\n").out
    assert len(five.history("session")) == 4


def test_resume_and_fresh_exclude_each_other(five: Quiz) -> None:
    assert "--resume and --fresh exclude each other." in five("start", "five", "--resume", "--fresh", code=2).err


def test_a_seed_of_any_size_is_gone_on_with(quiz: Quiz) -> None:
    quiz.deck(CHOICE)
    seed = str(10**20)
    quiz("start", "deck.yaml", "--seed", seed, input="right\n", code=3)
    quiz("start", "deck.yaml", "--resume", input="right\n")
    resumed = [record["shown"] for record in quiz.history()]
    quiz("progress", "forget", "choice", "--yes")
    quiz("start", "deck.yaml", "--seed", seed, input="right\nright\n")
    assert [record["shown"] for record in quiz.history()] == resumed


def test_the_daily_limit_of_new_questions(quiz: Quiz) -> None:
    numbers = range(25)
    quiz.deck("title: Many\nquestions:\n" + "".join(f"  - {{question: '{n}?', answer: x}}\n" for n in numbers))
    quiz("start", "deck.yaml", "-n", "19", input="x\n" * 19)
    assert asked(quiz("start", "deck.yaml", input="x\n")) == ["19?"]
    ran = quiz("start", "deck.yaml")
    assert ran.out == "Nothing is due. 20 new ones done today; --new for more.\n"
    assert asked(quiz("start", "deck.yaml", "--new", "-n", "3", input="x\n" * 3)) == ["20?", "21?", "22?"]
    assert quiz("start", "deck.yaml").out == "Nothing is due. 23 new ones done today; --new for more.\n"
    assert asked(quiz("start", "deck.yaml", "--new-per-day", "24", input="x\n")) == ["23?"]
    assert asked(quiz("start", "deck.yaml", environment={"QUIZ_NEW_PER_DAY": "30"}, input="x\n")) == ["24?"]


def test_the_limit_is_said_beside_what_is_due(five: Quiz) -> None:
    answered(five, 9, "q2", "five")
    ran = five("start", "five", "--new-per-day", "0", input="b\n")
    assert asked(ran) == ["2?"]
    assert "0 new ones done today; --new for more.\n" in ran.out


def test_nothing_is_asked_ahead_of_time_unless_the_student_says_so(five: Quiz) -> None:
    for question in ("q1", "q2", "q3", "q4"):
        answered(five, 3, question, "five")
        answered(five, 1, question, "five")
    answered(five, 0, "q5", "five")
    assert five("start", "five", "-n", "3").out == (
        "Nothing is due. To ask 3 questions ahead of time: quiz start five --ahead -n 3\n"
    )
    # Which of the four are due soonest depends on the day: due days are spread.
    ahead = asked(five("start", "five", "--ahead", "-n", "2", input=":skip\n:skip\n"))
    assert len(set(ahead)) == 2
    assert "5?" not in ahead
    assert five("start", "five", "--ahead", "--due", code=2).err.startswith("Error: --due and --ahead exclude")


def test_nothing_to_ask_is_one_object_too(five: Quiz) -> None:
    for n in range(1, 6):
        answered(five, 1, f"q{n}", "five")
    ran = five("start", "five", "--seed", "7", "--json")

    assert json.loads(ran.out) == {
        "deck": "five", "session": "", "seed": 7, "mode": "practice", "asked": 0, "points": 0.0, "of": 0.0,
        "percent": None, "seconds": 0, "streak": 0, "missed": [], "questions": [],
        "nothing": "next", "note": "", "early": 5, "ahead": "quiz start five --ahead",
    }  # fmt: skip
    assert ran.err.startswith("Nothing is due. To ask 5 questions ahead of time:")
    assert json.loads(five("start", "five", "--due", "--json").out)["ahead"] is None


RIVERS = """
    id: rivers
    title: Rivers
    questions:
      - {id: vienna, question: Which river flows through Vienna?, answer: Danube}
      - {id: paris, question: Which river flows through Paris?, answer: Seine}
      - {id: rome, question: Which river flows through Rome?, answer: Tiber}
"""


def test_a_learned_question_is_a_choice_first_then_typed_also_after_a_break(quiz: Quiz) -> None:
    quiz.deck(RIVERS, "rivers.yaml")
    begun = quiz("start", "rivers", "-n", "2", "--learn", input="Danube\nTiber\n:quit\n").out
    assert re.findall(r"^(?:Question|Once more).*, (.*)\.$", begun, re.MULTILINE) == [
        "choose one", "choose one", "type the answer",
    ]  # fmt: skip
    resumed = quiz("start", "rivers", "--resume", input="Danube\nSeine\nSeine\n").out

    assert "Once more (2 left), type the answer.\nWhich river flows through Vienna?\n> Danube\nRight.\n" in resumed
    assert "1 of 2 right, 50 %" in resumed
    attempts = [(one["question"], one["try"], one.get("form"), one["credit"]) for one in quiz.history("attempt")]
    assert attempts == [
        ("vienna", 1, "choice", 1), ("paris", 1, "choice", 0),
        ("vienna", 2, None, 1), ("paris", 2, "choice", 1), ("paris", 3, None, 1),
    ]  # fmt: skip
    recognised = review(review(None, 0, HARD), 0, GOOD)
    vienna = known(quiz, "rivers")["vienna"]
    assert (vienna["n"], vienna["stability"], vienna["missed"]) == (1, recognised.stability, False)


def test_learning_can_be_a_setting_and_is_for_new_questions_only(quiz: Quiz) -> None:
    quiz.deck(RIVERS, "rivers.yaml")
    answered(quiz, 9, "vienna", "rivers")
    learn = {"QUIZ_LEARN": "true"}
    ran = quiz("start", "rivers", "-n", "2", input="Danube\nSeine\nSeine\n", environment=learn).out

    assert re.findall(r"^(?:Question|Once more).*, (.*)\.$", ran, re.MULTILINE) == [
        "type the answer", "choose one", "type the answer",
    ]  # fmt: skip
    assert ran.endswith("Next: quiz start rivers -n 2\n")
    ran = quiz("start", "rivers", "-n", "1", "--no-learn", input="Tiber\n", environment=learn).out
    assert "Next: quiz start rivers -n 1 --no-learn" in ran


def test_undo_reaches_the_schedule(five: Quiz) -> None:
    five("start", "five", "-n", "2", input="wrong\n:undo\na\nb\n")
    assert {id: (q["n"], q["lapses"], q["stability"], q["misses"]) for id, q in known(five).items()} == {
        "q1": (1, 0, 2.3065, 0),
        "q2": (1, 0, 2.3065, 0),
    }


def test_guess_reaches_the_schedule(quiz: Quiz) -> None:
    quiz.deck(CHOICE)
    quiz("start", "deck.yaml", input="right\n:guess\nright\nright\n")
    after_repeat = review(review(None, 0, AGAIN), 0, GOOD).stability
    assert {id: q["stability"] for id, q in known(quiz, "choice").items()} == {"c1": after_repeat, "c2": 2.3065}


def test_a_hint_and_a_miss_reach_the_schedule(quiz: Quiz) -> None:
    quiz.deck(
        "id: d\ntitle: D\nquestions:\n  - {id: q, question: Q?, answer: x, hint: H}\n  - {id: r, question: R?, answer: x}\n"
    )
    quiz("start", "deck.yaml", input="?\nx\nno\nx\n")
    assert {id: q["stability"] for id, q in known(quiz, "d").items()} == {
        "q": 1.2931,
        "r": review(review(None, 0, AGAIN), 0, GOOD).stability,
    }


def test_cram_asks_all_and_moves_nothing(five: Quiz) -> None:
    answered(five, 1, "q1", "five")
    before = known_after_rebuild(five)
    ran = five("start", "five", "--cram", input="a\nb\nc\nd\ne\n")
    assert len(asked(ran)) == 5
    assert known(five)["q1"]["due"] == before["q1"]["due"]
    assert "due" not in known(five)["q2"]


def known_after_rebuild(quiz: Quiz) -> dict[str, dict[str, object]]:
    quiz("progress", "rebuild")
    return known(quiz)


def test_a_retention_is_remembered_and_belongs_to_one_deck(five: Quiz) -> None:
    five("start", "five", "-n", "1", "--retention", "0.8", input="a\n")
    five("start", "five", "-n", "1", input="b\n")
    assert json.loads((five.home / "progress.json").read_text())["decks"]["five"]["retention"] == 0.8
    five.deck("id: other\ntitle: Other\nquestions:\n  - {id: o, question: O?, answer: x}\n", "other.yaml")
    assert "--retention is set for one deck." in five("start", "--due", "--retention", "0.8", code=2).err


REWORDED = "title: R\nquestions:\n  - question: Which city is the capital of France?\n    answer: Paris\n"


def test_a_corrected_typo_keeps_what_is_known_everywhere(quiz: Quiz) -> None:
    quiz.deck(REWORDED.replace("the", "teh"))
    quiz("start", "deck.yaml", input="Paris\n")
    quiz.deck(REWORDED)
    ran = quiz("start", "deck.yaml")
    assert ran.out.startswith("Reworded, with the same progress: “Which city is the capital of France?”\n")
    assert "0 due, 0 new" in quiz("decks", "show", "deck.yaml").out
    assert "learning 1, new 0." in quiz("stats", "deck.yaml").out
    assert [row["new"] for row in json.loads(quiz("decks", "--json").out) if row["title"] == "R"] == [0]


def test_a_leech_is_pointed_out_with_what_to_do(five: Quiz) -> None:
    answered(five, 40, "q1", "five")
    for days in range(31, 23, -1):
        answered(five, days, "q1", "five", credit=0, verdict="wrong")
    ran = five("start", "five", "-n", "1", input="a\n")
    assert "or\nsuspend them:\n- 1?\n" in ran.out


def test_a_change_of_the_rules_is_shown_once(five: Quiz) -> None:
    answered(five, 3, "q1", "five", credit=0, verdict="wrong")
    answered(five, 3, "q1", "five", **{"try": 2})
    five("progress", "rebuild")
    stored = json.loads((five.home / "progress.json").read_text())
    stored["v"] = 4
    stored["decks"]["five"]["questions"]["q1"]["due"] = "2020-01-01"
    (five.home / "progress.json").write_text(json.dumps(stored))
    note = "Due dates were recalculated: 1 question is due on another day"
    assert note in five("start", "five", input=":quit\n").out
    assert note not in five("start", "five", input=":quit\n").out
