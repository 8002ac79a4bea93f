import pytest

from quizkit.lint import overlaps
from quizkit.lint.subject import Subject
from tests.helpers import parsed
from tests.lint.helpers import codes, found


def deck(*questions: str) -> str:
    return "title: T\nquestions:\n" + "".join(f"- {question}\n" for question in questions)


def typed(stem: str, answer: str, more: str = "") -> str:
    return f'{{question: "{stem}", answer: {answer}{more}}}'


NILE = typed("Which river flows through Cairo?", "Nile")


@pytest.mark.parametrize(
    "other",
    [
        typed("What river flows through Cairo", "The Nile"),
        typed("Which river flows through Cairo, please?", "Danube"),
        typed("Through Cairo flows which river?", "Nile"),
    ],
)
def test_a_repeated_question_is_reported_at_its_second_place(other: str) -> None:
    assert found(deck(NILE, other)) == ["4 same-question"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NILE, typed("Which river flows through Vienna?", "Danube")),
        (typed("3 + 4", "7"), typed("4 + 3", "7")),
        (typed("What does `print(1 > 2)` print?", "x"), typed("What does `print(2 < 1)` print?", "x")),
        (typed("What is left of the red wall?", "a"), typed("Which wall is red on the left?", "b")),
        (typed("7 - 4", "3"), typed("7 + 4", "11")),
        (
            "{question: Which of these is a mammal?, choices: [Dog, Trout], answer: Dog}",
            '{question: "Which of these is a mammal", choices: [Whale, Shark], answer: Whale}',
        ),
        (typed("Which river is it?", "Nile", ", group: g"), typed("What river is it?", "Nile", ", group: g")),
    ],
)
def test_different_questions_are_not_reported(first: str, second: str) -> None:
    assert "same-question" not in codes(deck(f"{first[:-1]}, id: a}}", f"{second[:-1]}, id: b}}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austria", "Australia"),
        ("Iran", "Iraq"),
        ("Gambia", "Zambia"),
        ("Slovenia", "Slovakia"),
        ("mitosis", "Mitosos"),
    ],
)
def test_answers_one_misspelling_apart_are_reported(one: str, other: str) -> None:
    assert found(deck(typed("First?", one), typed("Second?", other))) == ["4 near-answers"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gene", "genes"),
        ("World War I", "World War II"),
        ("Niger", "Nigeria"),
        ("Rome", "Paris"),
        ("cat", "car"),
        ("Iran", "Iran"),
        ("1914", "1915"),
        ("type A1", "type B1"),
    ],
)
def test_answers_further_apart_are_not_reported(one: str, other: str) -> None:
    assert "near-answers" not in codes(deck(typed("First?", one), typed("Second?", other)))


def test_a_near_answer_that_is_rejected_is_not_reported() -> None:
    assert codes(deck(typed("First?", "Iran", ", reject: Iraq"), typed("Second?", "Iraq"))) == set()


@pytest.mark.parametrize(
    "other",
    [
        typed("Canberra is the capital of Australia since which year?", "1913"),
        "{front: The capital of Australia, back: Canberra}",
        "{question: Who planned Canberra, choices: [Griffin, the capital of Australia], answer: Griffin}",
        typed("Who planned it?", "Griffin", ", hint: It is about Canberra in Australia with its capital"),
    ],
)
def test_an_answer_in_another_question_is_reported(other: str) -> None:
    assert "3 answer-given-away" in found(deck(typed("What is the capital of Australia?", "Canberra"), other))


@pytest.mark.parametrize(
    ("question", "other"),
    [
        (
            typed("What is the capital of France?", "Paris"),
            typed("In which city, Paris or Rome, is the Louvre?", "Paris2"),
        ),
        (
            typed("Which is the largest ocean?", "Pacific", ", accept: Pacific Ocean"),
            "{question: Which ocean is west of Peru?, choices: [Pacific Ocean, Arctic Ocean], answer: Pacific Ocean}",
        ),
        (typed("How many legs has a spider?", "8"), typed("On 8 May, what ended?", "the war")),
        (typed("What is 7 - 3 * 2?", "1"), "{question: Put these in order., order: [1/3, 1/2, 2/3]}"),
        (
            typed("Which ratio has a fifth to its ground note?", "'3:2'"),
            "{question: Which ratio has an octave to its ground note?, choices: ['2:1', '3:2'], answer: '2:1'}",
        ),
        (
            "{cloze: 'A scale of {{eight}} notes ends with the {{octave}}.'}",
            "{question: 'Which note is an octave above C, 2 or 1?', choices: [c, d], answer: c}",
        ),
        (
            typed("What is the capital of Australia?", "Canberra", ", group: g"),
            typed("Canberra is the capital of Australia since when?", "1913", ", group: g"),
        ),
    ],
)
def test_an_answer_in_an_unrelated_question_is_not_reported(question: str, other: str) -> None:
    assert "answer-given-away" not in codes(deck(question, other))


def test_a_hint_that_contains_the_answer_is_reported() -> None:
    hinted = typed("Which river flows through Cairo?", "the Nile", ", hint: It is the Nile of course")
    assert found(deck(hinted)) == ["3 answer-given-away"]


def test_only_answers_that_may_be_near_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []
    monkeypatch.setattr(overlaps, "_near", lambda one, other, _: compared.append((one, other)))
    letters = "abcdefghijklmnopqrst"
    answers = [3 * one + 3 * other for one in letters for other in letters]
    file = parsed(deck(*(typed(f"Number {n}?", answer) for n, answer in enumerate(answers))))
    assert file.deck is not None

    assert overlaps.near_answers.problems(Subject(file.deck)) == []
    assert compared == []


def test_short_words_of_another_language_do_not_relate_questions() -> None:
    verb = '{cloze: "Je suis étudiant et j\'{{ai}} vingt ans."}'
    forms = "{question: Reliez le pronom et la forme., match: {je: ai, tu: as}}"
    assert codes("language: fr\n" + deck(verb, forms)) == set()


@pytest.mark.parametrize(
    ("language", "one", "other", "near"),
    [
        ("en", "Iran", "Iraq", True),
        ("el", "Ιράν", "Ιράκ", False),
        ("el", "Αυστραλία", "Αυστρελία", True),
        ("fi", "Iran", "Irak", False),
        ("ja", "東京", "京都", False),
    ],
)
def test_as_many_letters_may_be_off_as_the_grader_allows(language: str, one: str, other: str, near: bool) -> None:
    text = f"language: {language}\n" + deck(typed("First?", one), typed("Second?", other))
    assert ("near-answers" in codes(text)) == near
