"""Learning new questions in a session: a choice first, then typed, until each was right twice."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizkit.grading.words import dictionary
from quizkit.questions.reply_grammar import Command, CommandName
from quizkit.questions.shapes import Filled, Picked, PickMany, PickOne, Reply, Typed, TypeLine
from quizkit.session.asker import Passage, View
from quizkit.session.attempt import Attempt
from quizkit.session.learning import RIGHTS, Learning, distractors
from quizkit.session.plan import Asked, named
from quizkit.session.run import Session
from quizkit.session.turns import MOST_RETURNS, turns
from tests.helpers import deck, law
from tests.session.test_model import Disk, Notes, clock, wrong_reply

DECK = deck("""
    id: d
    title: Rivers
    questions:
      - {id: vienna, question: Which river flows through Vienna?, answer: Danube, accept: Donau, tags: [rivers]}
      - {id: paris, question: Which river flows through Paris?, answer: Seine, tags: [rivers]}
      - {id: rome, question: Which river flows through Rome?, answer: Tiber, tags: [rivers]}
      - {id: again, question: Which river flows through Budapest?, answer: Donau, tags: [rivers]}
      - {id: cloze, cloze: "The {{Thames}} flows through London."}
      - {id: painter, question: Who painted it?, answer: Claude Monet, kind: person}
      - {id: long, question: How long is it?, answer: 2850 km}
      - {id: short, question: How short is it?, answer: 346 km}
      - {id: wide, question: How wide is it?, answer: 1.5 km}
      - {id: deep, question: How deep is it?, answer: 178 m}
      - {id: sea, question: Into which sea does it flow?, choices: [Black Sea, North Sea], answer: Black Sea}
      - {id: these, question: Which of these is a sea?, choices: [Black Sea, Danube], answer: Black Sea}
      - {id: metal, question: What is it made of?, answer: copper and a long list of other metals, tags: [rivers]}
      - {id: kind, question: What is it?, answer: stream, tags: [rivers]}
      - {id: why, question: Why is it blue?, choices: [It reflects the sky above it, It is not], answer: It reflects the sky above it}
      - {id: many, question: Which two?, choices: [p, q, r], answer: [p, q]}
    """)
ALL = {question.common.id: Asked(DECK, question) for question in DECK.questions}


class Student:
    """Replies right or wrong, or gives a command, as the steps say, and right after the last one."""

    asks_back = False

    def __init__(self, steps: Sequence[str] = ()) -> None:
        self._steps = list(steps)
        self.views: list[View] = []

    def ask(self, view: View) -> Reply | Command:
        self.views.append(view)
        assert len(self.views) < 200, "the session does not end"
        step = self._steps.pop(0) if self._steps else "right"
        commands: dict[str, CommandName] = {"undo": "undo", "skip": "skip", "quit": "quit", "guess": "guess"}
        if step in commands:
            return Command(commands[step])
        if step == ":right":
            assert "right" in view.can()
            return Command("right")
        return right_reply(view) if step == "right" else wrong_reply(view.prompt)

    def feedback(self, view: View, attempt: Attempt, is_asked_again: bool) -> None:
        pass

    def pause(self, view: View, *, is_last: bool) -> Command | None:
        return None

    def show(self, message: str) -> None:
        assert message

    def hint(self, text: str, left: int) -> None:
        raise AssertionError(text)

    def passage(self, passage: Passage) -> None:
        raise AssertionError(passage)

    def help(self) -> None:
        raise AssertionError


def right_reply(view: View) -> Reply:
    texts = view.question.answer()
    match view.prompt:
        case PickOne():
            return Picked(texts)
        case TypeLine():
            return Typed(texts)
        case PickMany():
            return view.question.accepted()[0]
        case _:
            return Filled((texts,))


def session(ids: Sequence[str], student: Student, earlier: Sequence[Attempt] = (), seed: int = 1) -> Session:
    queue = [ALL[id] for id in ids]
    notes = Notes(Disk(set()))
    return Session(queue, student, notes, seed, clock(), earlier=earlier, learning={named(one) for one in queue})


def learned(*ids: str, steps: Sequence[str] = ()) -> tuple[list[View], list[Attempt]]:
    student = Student(steps)
    played = session(ids, student)
    played.run()
    return student.views, played.attempts


def choices_of(id: str) -> tuple[str, ...]:
    return distractors(ALL[id], DECK.context())


def test_a_typed_question_is_a_choice_first_and_then_typed() -> None:
    (choice, typed), attempts = learned("vienna")

    assert isinstance(choice.prompt, PickOne)
    assert "Danube" in choice.prompt.choices
    assert len(choice.prompt.choices) == 4
    assert typed.prompt == TypeLine("Which river flows through Vienna?")
    assert [(one.form, one.tries, one.reply) for one in attempts] == [("choice", 1, ("Danube",)), ("", 2, ("Danube",))]


@pytest.mark.parametrize(
    ("id", "form", "steps"), [("vienna", "choice", ["wrong", ":right"]), ("sea", "typed", ["right", "wrong", ":right"])]
)
def test_a_student_may_know_better_than_the_choices_that_are_not_the_deck_s(
    id: str, form: str, steps: list[str]
) -> None:
    _, attempts = learned(id, steps=steps)
    assert [one.grade.rule for one in attempts if one.form == form][-1] == "your word"


def test_the_right_choice_has_another_place_in_other_sessions() -> None:
    places = set()
    for seed in range(20):
        student = Student()
        session(["vienna"], student, seed=seed).run()
        assert isinstance(student.views[0].prompt, PickOne)
        places.add(student.views[0].prompt.choices.index("Danube"))
    assert places == {0, 1, 2, 3}


def test_other_answers_are_of_one_kind_and_never_right() -> None:
    # `Donau` is also right in Vienna; `Thames` is an answer like a river's; a person and lengths are not, nor is what
    # differs at the first look, with a small letter or much longer.
    assert set(choices_of("vienna")) == {"Seine", "Tiber", "Thames"}
    assert set(choices_of("long")) == {"346 km", "1.5 km"}
    # The only person, and the only length in metres.
    assert choices_of("painter") == choices_of("deep") == ()


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_other_answers_are_found_without_a_list_of_words(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(language: str) -> bytes:
        raise AssertionError(f"the list of {language} was loaded while the student waits for the first question")

    monkeypatch.setattr(dictionary, "_lines", load)
    dictionary.frequency.cache_clear()
    words = "copper, paper, popper, zinc, Zink, tin, gold, golden, Mold, house, mouse, Haus, Maus, iron, irons, schon, schön"
    lines = "".join(f"  - {{question: Q{n}?, answer: {word}}}\n" for n, word in enumerate(words.split(", ")))
    near = deck(f"id: n\ntitle: T\nlanguage: {language}\nquestions:\n{lines}")
    asked = [*ALL.values(), *(Asked(near, question) for question in near.questions)]
    assert sum(bool(distractors(one, one.deck.context())) for one in asked) > 12


def test_a_question_without_other_answers_is_typed_twice() -> None:
    views, attempts = learned("painter")
    assert [type(view.prompt) for view in views] == [TypeLine, TypeLine]
    assert [one.form for one in attempts] == ["", ""]


@pytest.mark.parametrize(("id", "form"), [("sea", "typed"), ("these", ""), ("why", ""), ("many", "")])
def test_a_choice_is_typed_the_second_time_if_its_answer_is_short_and_stands_alone(id: str, form: str) -> None:
    _, attempts = learned(id)
    assert [(one.form, one.missed) for one in attempts] == [("", False), (form, False)]


def test_typed_instead_of_picked_another_choice_is_wrong() -> None:
    _, attempts = learned("sea", steps=["right", "wrong"])
    assert [one.missed for one in attempts] == [False, True, False]


def test_a_missed_choice_is_a_choice_again_and_a_guess_counts_as_missed() -> None:
    _, attempts = learned("vienna", steps=["wrong", "right", "guess"])
    # After the guess it is a choice once more; then it was asked four times.
    assert [one.form for one in attempts] == ["choice", "choice", "choice", ""]
    assert [one.guessed for one in attempts] == [False, True, False, False]


def test_undo_asks_in_the_same_form_again() -> None:
    views, attempts = learned("vienna", steps=["right", "undo", "right", "right"])
    assert [type(view.prompt) for view in views] == [PickOne, TypeLine, PickOne, TypeLine]
    assert [one.form for one in attempts] == ["choice", ""]


def test_questions_that_are_known_are_asked_as_ever() -> None:
    student, notes = Student(), Notes(Disk(set()))
    Session(list(ALL.values()), student, notes, 1, clock()).run()
    assert len(student.views) == len(ALL)
    assert not isinstance(student.views[0].prompt, PickOne)


steps = st.lists(st.sampled_from(["right", "wrong", "undo", "guess", "skip", "right"]), max_size=14)


@settings(law, max_examples=150)
@given(st.lists(st.sampled_from(sorted(ALL)), min_size=1, max_size=4, unique=True), steps, steps)
def test_a_session_ends_once_each_question_was_right_twice(ids: list[str], first: list[str], second: list[str]) -> None:
    """Stop a session anywhere and resume it: what is asked, and how, is as if it had not been left."""
    begun = session(ids, Student([*first, "quit"]))
    begun.run()
    names = {named(ALL[id]) for id in ids}
    resumed = turns([ALL[id] for id in ids], begun.attempts, Learning(names, begun.attempts))
    assert {(named(turn.asked), turn.tries) for turn in resumed} == {
        (named(turn.asked), turn.tries) for turn in begun._turns
    }
    student = Student(second)
    played = session(ids, student, begun.attempts)
    played.run()

    for id in ids:
        tried = [one for one in played.attempts if one.question.common.id == id]
        rights = [not one.missed and not one.guessed for one in tried]
        assert [one.tries for one in tried] == list(range(1, len(tried) + 1))
        assert sum(rights) == RIGHTS or tried[-1].grade.verdict == "skipped" or len(tried) == MOST_RETURNS + 1
        # It was a choice as long as it was never right.
        if distractors(ALL[id], DECK.context()):
            assert [one.form == "choice" for one in tried] == [not any(rights[:n]) for n in range(len(tried))]
