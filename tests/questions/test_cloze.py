import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.base import Near
from quizkit.questions.cloze import Blank, ClozeQuestion
from quizkit.questions.registry import answer_texts
from quizkit.questions.shapes import FillBlanks, Filled, Typed, reply_texts
from tests.helpers import law, problems, question

PLAIN = Context()
SUN = "cloze: The {{sun::It is hot.}} is a {{star|big star}}."


def cloze(text: str) -> ClozeQuestion:
    read = question(text)
    assert isinstance(read, ClozeQuestion)
    return read


def test_several_blanks_are_numbered() -> None:
    assert cloze(SUN).prompt() == FillBlanks("The (1) ____ is a (2) ____.", 2)
    assert cloze("cloze: The {{sun}}.").prompt() == FillBlanks("The ____.", 1)


def test_a_blank_has_its_answer_its_forms_and_its_hint() -> None:
    assert cloze(SUN).blanks == (Blank("sun", (), "It is hot."), Blank("star", ("big star",)))


@pytest.mark.parametrize(
    ("written", "stem", "key"),
    [
        (r"Write \{{x}} or {{y}}.", "Write {{x}} or ____.", "y"),
        (r"{{a\|b}} is it.", "____ is it.", "a|b"),
        (r"{{std\::vector}} is it.", "____ is it.", "std::vector"),
        ("{{f(x) = {x}}} is it.", "____} is it.", "f(x) = {x"),
        ("{{ spaced }} is it.", "____ is it.", "spaced"),
    ],
)
def test_the_signs_can_be_escaped(written: str, stem: str, key: str) -> None:
    read = cloze(f"cloze: '{written}'")
    assert (read.stem, read.blanks[0].key) == (stem, key)


@pytest.mark.parametrize(
    ("typed", "credit", "verdict"),
    [
        (("sun", "star"), 1, "right"),
        (("the sun", "BIG STAR"), 1, "right"),
        (("sun", ""), 0.5, "partly right"),
        (("", "star"), 0.5, "partly right"),
        (("star", "sun"), 0, "wrong"),
        (("sun",), 0.5, "partly right"),
        ((), 0, "wrong"),
        (("sun", "star", "moon"), 1, "right"),
    ],
)
def test_each_blank_earns_its_share(typed: tuple[str, ...], credit: float, verdict: str) -> None:
    grade = cloze(SUN).grade(Filled(typed), PLAIN)
    assert (grade.credit, grade.verdict) == (credit, verdict)


def test_a_close_blank_is_named() -> None:
    grade = cloze("cloze: The {{photosynthesis}} of a {{plant}}.").grade(Filled(("phtosynthss", "plant")), PLAIN)
    assert (grade.verdict, grade.rule) == ("partly right", "1 of 2 blanks")
    assert grade.near == (Near("phtosynthss", "photosynthesis"),)


@pytest.mark.parametrize(
    ("typed", "verdict", "near"),
    [
        (("phtosynthss", "clorphyl"), "close", ["photosynthesis", "chlorophyll"]),
        (("phtosynthss", "iron"), "wrong", ["photosynthesis"]),
        (("phtosynthss", ""), "wrong", ["photosynthesis"]),
        (("phtosynthss",), "wrong", ["photosynthesis"]),
        (("photosynthesys", "chlorophyll"), "right", ["photosynthesis"]),
    ],
)
def test_the_near_miss_of_each_blank_is_shown(typed: tuple[str, ...], verdict: str, near: list[str]) -> None:
    grade = cloze("cloze: '{{photosynthesis}} needs {{chlorophyll}}.'").grade(Filled(typed), PLAIN)
    assert (grade.verdict, [one.form for one in grade.near]) == (verdict, near)


def test_one_blank_is_graded_as_a_typed_answer_is() -> None:
    one = cloze("cloze: It is {{photosynthesis}}.")
    typed = question("question: What is it?\nanswer: photosynthesis")
    for reply in ("photosynthesis", "Photosyntesis", "phtosynthss", "respiration", ""):
        assert one.grade(Filled((reply,)), PLAIN) == typed.grade(Typed(reply), PLAIN)


def test_hints_of_blanks_come_after_those_of_the_question_and_name_their_blank() -> None:
    assert cloze(SUN + "\nhint: Look up.").common.hints == ("Look up.", "Blank 1: It is hot.")
    assert cloze("cloze: 'The {{sun::It is hot.}}.'").common.hints == ("It is hot.",)


def test_every_form_is_accepted() -> None:
    assert cloze(SUN).accepted() == (Filled(("sun", "star")), Filled(("sun", "big star")))
    assert cloze(SUN).answer() == "sun; star"


def test_the_texts_of_all_accepted_replies_are_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    cloze = question("cloze: 'The {{sea|ocean}} of {{Moon|the Moon|Luna}} and {{sun}}'")
    every = {text for reply in cloze.accepted() for text in reply_texts(reply)}
    # For each form there is a reply with all blanks: with thousands of blanks that takes a gigabyte.
    monkeypatch.setattr(ClozeQuestion, "accepted", lambda _: pytest.fail("all replies were made"))

    assert answer_texts(cloze) == every == {"sea", "ocean", "Moon", "the Moon", "Luna", "sun"}


def test_a_line_is_not_a_reply() -> None:
    assert cloze(SUN).grade(Typed("sun; star"), PLAIN).rule == "nothing typed"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The sun.", "3:12 no-blanks"),
        ("The {{}}.", "3:12 empty"),
        ("The {{ }}.", "3:12 empty"),
        ("The {{a|}}.", "3:12 empty"),
        ("The {{|a}}.", "3:12 empty"),
        ("The {{sun.", "3:12 no-blanks"),
        (r"The \{{sun}}.", "3:12 no-blanks"),
    ],
)
def test_a_text_without_a_blank_is_reported(text: str, found: str) -> None:
    assert problems(f"title: T\nquestions:\n  - cloze: {text}\n") == [found]


blanks = st.lists(st.sampled_from(["sun", "star", "moon", ""]), min_size=2, max_size=2)


@law
@given(blanks, st.sampled_from([(0, "sun"), (1, "star")]))
def test_one_more_right_blank_never_lowers_the_credit(typed: list[str], more: tuple[int, str]) -> None:
    place, text = more
    better = [text if at == place else one for at, one in enumerate(typed)]
    assert cloze(SUN).grade(Filled(tuple(better)), PLAIN).credit >= cloze(SUN).grade(Filled(tuple(typed)), PLAIN).credit
