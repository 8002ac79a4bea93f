import pytest

from quizkit.lint.registry import problems
from quizkit.lint.subject import Subject
from tests.helpers import parsed
from tests.lint.helpers import codes, found
from tests.lint.test_overlaps import deck, typed


@pytest.mark.parametrize(
    "other",
    [
        typed("Canberra is the capital of Australia since which year?", "1913"),
        "{front: The capital of Australia, back: Canberra}",
        "{question: Who planned Canberra?, choices: [the capital of Australia, Griffin], answer: the capital of Australia}",
        "{question: Pair them., match: {Canberra: the capital of Australia, Lima: the capital of Peru}}",
        "{question: Pair them., match: {Australia: Canberra, Peru: Lima}}",
        "{front: Australia, back: Canberra}",
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
        # Of an element only its symbol is told: the other question does not have it.
        (
            typed("Which element has the chemical symbol 'Au'?", "gold"),
            typed("What is the chemical symbol of gold?", "x"),
        ),
        # The number tells which one is meant.
        (
            typed("What is the name of the third expansion of the World of Peaks, released in 2016?", "Legion"),
            typed("Which expansion of the World of Peaks brings the Legion back?", "Return"),
        ),
        # South America is one name, and the Amazon another.
        (
            typed("Through which country of South America does the Amazon River flow for most of its way?", "Brazil"),
            typed("Which city is the capital of Brazil in South America?", "Brasília"),
        ),
        (
            typed("What is the capital of Australia?", "Canberra", ", group: g"),
            typed("Canberra is the capital of Australia since when?", "1913", ", group: g"),
        ),
    ],
)
def test_an_answer_in_an_unrelated_question_is_not_reported(question: str, other: str) -> None:
    assert "answer-given-away" not in codes(deck(question, other))


def test_the_name_of_a_topic_alone_does_not_relate_two_questions() -> None:
    films = [typed(f"In welchem Jahr spielte Charlize Theron in {film}?", f"20{place}")
             for place, film in enumerate(["Gringo", "Tully", "Bombshell", "Atomic"], 10)]  # fmt: skip
    asked = typed("Mit welchem Film gewann Charlize Theron einen Oscar als beste Darstellerin?", "Monster")
    other = typed("Wie viele Kilo nahm Charlize Theron für Monster zu?", "15 kg")
    assert "answer-given-away" in codes("language: de\n" + deck(asked, other))
    assert "answer-given-away" not in codes("language: de\n" + deck(asked, other, *films))


def test_words_of_many_questions_alone_do_not_relate_two() -> None:
    stages = [typed(f"What is the {place} stage in the life cycle of a {insect}?", f"stage {place} {insect}") for insect in
              ("moth", "wasp", "ant", "bee") for place in ("first", "second", "third")]  # fmt: skip
    first = typed("What is the first stage in the life cycle of a housefly?", "egg")
    other = typed("Which stage of its life cycle does a mosquito leave the egg for?", "larva")
    assert "answer-given-away" not in codes(deck(first, other, *stages))


def test_a_hint_that_contains_the_answer_is_reported() -> None:
    hinted = typed("Which river flows through Cairo?", "the Nile", ", hint: It is the Nile of course")
    assert found(deck(hinted)) == ["3 answer-in-hint"]


def test_short_words_of_another_language_do_not_relate_questions() -> None:
    verb = '{cloze: "Je suis étudiant et j\'{{ai}} vingt ans."}'
    forms = "{question: Reliez le pronom et la forme., match: {je: ai, tu: as}}"
    assert codes("language: fr\n" + deck(verb, forms)) == set()


@pytest.mark.parametrize(
    ("key", "stem"),
    [
        ("3", "A workspace holds 3 packages. Which file is at its root?"),
        ("a", "Which is a letter of the capital of Australia?"),
        ("the", "What is the river of the capital of Australia?"),
        ("None", "None of the capitals of Australia is old."),
        ("`x = 1`", "What does the capital of Australia, `x = 1`, print?"),
    ],
)
def test_digits_letters_function_words_and_code_are_not_given_away(key: str, stem: str) -> None:
    asked = typed("What is the capital of Australia?", f"'{key}'")
    assert "answer-given-away" not in codes(deck(asked, typed(stem, "x")))


def test_a_term_that_many_questions_need_is_not_given_away() -> None:
    asked = typed("Which service delivers videos quickly?", "CloudFront")
    needed = [typed(f"How does CloudFront number {n} deliver videos quickly?", f"way{n}") for n in range(5)]
    assert "answer-given-away" in codes(deck(asked, *needed[:2]))
    assert "answer-given-away" not in codes(deck(asked, *needed))


HALLEY = 'question: "Who drew the first map of the tides?", answer: Halley'
SHIP = "question: On board which ship was the first map of the tides drawn?"
TOLD = "He drew the first map of the tides on board the Paramour."


@pytest.mark.parametrize(
    ("first", "second", "reported"),
    [
        (f"{{{HALLEY}, explanation: {TOLD}}}", f"{{{SHIP}, answer: Paramour}}", True),
        (f"{{{HALLEY}, evidence: {TOLD}}}", f"{{{SHIP}, answer: Paramour}}", True),
        (f"{{{HALLEY}, explanation: {TOLD}}}", f"{{{SHIP}, choices: [Beagle, Paramour], answer: Paramour}}", True),
        (f"{{{SHIP}, answer: Paramour}}", f"{{{HALLEY}, explanation: {TOLD}}}", False),
        (f"{{{HALLEY}, group: g, explanation: {TOLD}}}", f"{{{SHIP}, group: g, answer: Paramour}}", False),
        (f"{{{HALLEY}, explanation: The Paramour was old.}}", f"{{{SHIP}, answer: Paramour}}", False),
        (f"{{{HALLEY}, explanation: {TOLD}}}", "{question: Who drew it?, answer: Somebody}", False),
    ],
)
def test_an_answer_in_the_evidence_or_explanation_of_an_earlier_question_is_reported(
    first: str, second: str, reported: bool
) -> None:
    assert ("answer-in-evidence" in codes(deck(first, second))) == reported


def test_an_answer_that_another_question_may_give_away_is_a_note_with_its_number_and_stem() -> None:
    other = typed("Canberra is the capital of Australia since which year?", "1913")
    file = parsed(deck(typed("What is the capital of Australia?", "Canberra"), other))
    assert file.deck is not None
    (problem,) = problems(Subject(file.deck, None))
    assert (problem.severity, problem.message) == (
        "note",
        "question 2 may give “Canberra” away: “Canberra is the capital of Australia since which year?”",
    )
