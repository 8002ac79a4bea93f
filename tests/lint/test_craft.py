from math import comb

import pytest

from quizkit.lint.craft import _probability
from tests.lint.helpers import codes, picked


@pytest.mark.parametrize(
    "stem",
    [
        "Which of these is not a mammal?",
        "All of these are mammals except",
        "Which country didn't sign the treaty?",
        "What can plants not do without light?",
        "Which of these statements is false?",
        "Which of them are incorrect?",
        "Which fish was never seen alive?",
        "One of these fish was not seen alive.",
        "Which of these fish never sleeps?",
        "In which of these seas are fish not found?",
        "Of the following, which isn’t a fish?",
        "Choose the statement that is not true.",
    ],
)
def test_a_not_that_is_easy_to_miss_is_reported(stem: str) -> None:
    assert codes(picked(stem, "Shark", "Whale", "Trout")) == {"negative-stem"}


@pytest.mark.parametrize(
    "stem",
    [
        "Which of these is NOT a mammal?",
        "Which of these is **not** a mammal?",
        "All of these are mammals EXCEPT",
        "Why is a lizard not a mammal?",
        "What happens if water does not freeze?",
        "Which play has the line “To be or not to be”?",
        "Which animal that does not lay eggs is it?",
        "Which animal is not only strong but fast?",
        "Which knot is it?",
        "Why can a fish swim when a cat cannot?",
        "What lists the fish not seen by the crew?",
        "What should you do when you can't swim?",
        "Who said that he would not swim?",
        "Which fish does not bite men, but eats seals?",
        "Which fish was caught but was not killed?",
        "What does `try`/`except` do?",
        "A fish is not a bird. What is it?",
        "Which of these statements is FALSE?",
        "Which value stands for false?",
    ],
)
def test_a_not_that_stands_out_or_belongs_to_the_fact_is_not_reported(stem: str) -> None:
    assert codes(picked(stem, "Shark", "Whale", "Trout")) == set()


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("It slows the growth of the plant in winter", "It grows", "It dies"), True),
        (("It slows the growth", "It speeds the growth", "It ends the growth"), False),
        (("Democratic Republic of the Congo", "Ghana", "Mali"), False),
        (("Johann Wolfgang von Goethe", "Kleist", "Heine"), False),
        (("It slows the growth of the plant in winter", "It grows", "It speeds the growth of the plant"), False),
    ],
)
def test_a_key_that_is_far_longer_is_reported(choices: tuple[str, ...], expected: bool) -> None:
    assert ("longest-key" in codes(picked("What is it?", *choices))) == expected


@pytest.mark.parametrize(
    ("key", "other", "codes_found"),
    [
        ("It has a shell and 4 legs..", "It has fins..", set()),
        ("It has a shell and 4 legs...", "It has fins..", {"longest-key"}),
        ("It has a shell, 4 legs and a tail, and sings.", "It has fins, and sings the day", set()),
        ("It has a shell, 4 legs and a tail, and sings..", "It has fins, and sings the day", {"longest-key"}),
    ],
)
def test_a_far_longer_key_has_fifteen_characters_more_and_over_half_as_many_again(
    key: str, other: str, codes_found: set[str]
) -> None:
    assert codes(picked("What is it?", key, other)) == codes_found


@pytest.mark.parametrize(
    ("language", "stem", "expected"),
    [
        ("fr", "Lequel de ces mots n'est pas féminin ?", True),
        ("fr-CH", "Quels mots sont féminins, sauf un ?", True),
        ("fr", "Lequel de ces mots n'est PAS féminin ?", False),
        ("fr", "Quel mot dit-on quand on ne sait pas ?", False),
        ("en", "Which of the following is true of all values, excluding the outlier?", False),
        ("en", "All of the following are fruits, excluding one?", True),
        ("de", "Welches Tier ist kein Fisch?", True),
        ("de", "In welchem Wald stehen nicht weniger als sechs Denkmäler?", False),
        ("es", "¿Qué bosque alberga no menos de seis monumentos?", False),
        ("it", "Quale foresta ospita non meno di sei monumenti?", False),
        ("nl", "In welk bos staan niet minder dan zes monumenten?", False),
        ("es", "¿En qué modo subimos una pista no probada?", False),
        ("es", "¿Cuál de estos ríos no ha llegado al mar?", True),
        ("it", "In quale modo saliamo su una via non provata?", False),
        ("nl", "In welke modus klimmen we een niet-getest pad?", False),
        ("de", "Wie nennt man eine nicht getestete Route?", False),
        ("it", "Chi ha sognato di non buttare via i vestiti?", False),
        ("it", "Chi ha avuto 44 nomine senza mai vincere?", False),
        ("fr", "Qui a promis de ne pas partir ?", False),
        ("es", "¿Quién salió pronto para no llegar tarde?", False),
        ("de", "Welches Tier ist NICHT da?", False),
        ("de", "Welches Tier ist es, das nicht schwimmt?", False),
        ("es", "¿Cuál de estas palabras no es femenina?", True),
        ("es", "¿Cuál de estas palabras **no** es femenina?", False),
        ("es", "Uno de estos países no está en Europa.", True),
        ("es", "¿Por qué no hay vida en la Luna?", False),
        ("fr", "Une de ces villes n'est pas en Suisse.", True),
        ("fr", "Quel jeu a pas moins de 42 pays ?", False),
        ("de", "Eine dieser Städte liegt nicht in Bayern.", True),
        ("de", "Warum ist das nicht so?", False),
        ("nl", "Welk dier is niet groot?", True),
        ("it", "Quale animale non è un pesce?", True),
        ("pt", "Qual destes animais não é um peixe?", True),
        ("sv", "Vilket djur är inte stort?", False),
    ],
)
def test_a_not_is_reported_in_known_languages(language: str, stem: str, expected: bool) -> None:
    deck = f"title: T\nlanguage: {language}\nquestions:\n- question: {stem}\n  choices: [x, y]\n  answer: x\n"
    assert ("negative-stem" in codes(deck)) == expected


def test_rules_on_english_wording_ignore_other_languages() -> None:
    stem = "title: T\nlanguage: nl\nquestions:\n- {question: Welk not is all except?, choices: [a, b], answer: a}\n"
    assert codes(stem) == set()


def true_or_false(right: int, of: int) -> str:
    """Return a deck of statements of which so many are true, the first ones."""
    questions = "".join(f"- {{question: S{number}, answer: {str(number < right).lower()}}}\n" for number in range(of))
    return f"title: T\nquestions:\n{questions}"


@pytest.mark.parametrize(
    ("right", "of", "found"),
    [(7, 7, False), (8, 8, True), (7, 8, False), (9, 10, False), (10, 10, True), (10, 12, False), (11, 12, True)],
)
def test_true_too_often_is_reported_if_it_happens_by_chance_in_fewer_than_one_of_a_hundred_decks(
    right: int, of: int, found: bool
) -> None:
    assert ("same-position" in codes(true_or_false(right, of))) == found
    assert ("same-position" in codes(true_or_false(of - right, of))) == found


@pytest.mark.parametrize(
    ("longest", "of", "found"),
    [(7, 7, False), (8, 8, True), (7, 8, True), (6, 8, False), (8, 12, False), (9, 12, True)],
)
def test_longest_keys_are_reported_if_they_happen_by_chance_in_fewer_than_one_of_two_hundred_decks(
    longest: int, of: int, found: bool
) -> None:
    questions = "".join(
        f"- {{question: Q{number}?, choices: [{'abcd' if number < longest else 'abc'}, xyz, {'uvw' if number < longest else 'uvwx'}], "
        f"answer: {'abcd' if number < longest else 'abc'}}}\n"
        for number in range(of)
    )
    assert ("longest-keys" in codes(f"title: T\nquestions:\n{questions}")) == found


def test_questions_without_a_longest_choice_do_not_count_for_longest_keys() -> None:
    longest = "".join(f"- {{question: Q{n}?, choices: [abcd, xyz, uvw], answer: abcd}}\n" for n in range(8))
    ties = "".join(f"- {{question: T{n}?, choices: [abc, xyz, uvw], answer: abc}}\n" for n in range(20))
    assert "longest-keys" in codes(f"title: T\nquestions:\n{longest}{ties}")


@pytest.mark.parametrize(
    ("hits", "of", "chance"), [(300, 600, 0.5), (330, 600, 0.5), (230, 600, 1 / 3), (0, 501, 0.25)]
)
def test_the_approximate_probability_is_near_the_exact_one(hits: int, of: int, chance: float) -> None:
    exact = sum(comb(of, n) * chance**n * (1 - chance) ** (of - n) for n in range(hits, of + 1))
    assert abs(_probability(hits, of, chance) - exact) < 0.002


@pytest.mark.parametrize(("of", "found"), [(5, False), (6, True)])
def test_more_than_five_choices_are_many(of: int, found: bool) -> None:
    names = ["Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus"]
    assert ("many-choices" in codes(picked("Which planet?", *names[:of]))) == found


@pytest.mark.parametrize(
    ("stem", "reported"),
    [
        ("The tides", True),
        ("Photosynthesis", True),
        ("The Thirty Years' War", True),
        ("Plants give off and take in", False),
        ("The moon draws the water of the seas.", True),
        ("The quick ratio is used to analyze the funds of a company.", True),
        ("Analyze the part of the moon in the tides.", False),
        ("Discuss the challenges of a journal for the tides.", False),
        ("What are the tides?", False),
        ("The tides are drawn by", False),
        ("The tides are drawn by:", False),
        ("The ____ draws the tides.", False),
        ("-----is the body that draws the tides.", False),
        ("Name the cause of the tides.", False),
        ("This body draws the tides.", False),
        ("Complete the sentence with the right word.", False),
    ],
)
def test_a_stem_that_asks_nothing_is_reported(stem: str, reported: bool) -> None:
    assert ("no-question" in codes(picked(stem, "Moon", "Wind", "Rain"))) == reported


def test_a_statement_with_an_exception_is_not_reported() -> None:
    assert codes(picked("All of these are insured, except the unemployed.", "True", "False")) == set()


@pytest.mark.parametrize(
    ("choices", "reported"),
    [
        (("30", "10", "20"), True),
        (("30 km", "10 km", "20 km"), True),
        (("$1,500", "$900", "$1,200"), True),
        (("10", "20", "30"), False),
        (("30", "20", "10"), False),
        (("30", "10"), False),
        (("112", "091", "016"), False),
        (("30 km", "10 m", "20 cm"), False),
        (("30", "10", "many"), False),
    ],
)
def test_numbers_in_no_order_are_reported(choices: tuple[str, ...], reported: bool) -> None:
    assert ("unordered-numbers" in codes(picked("How many?", *choices))) == reported
