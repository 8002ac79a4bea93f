from math import comb

import pytest

from quizkit.lint.craft import _probability
from tests.lint.helpers import codes


def picked(stem: str, *choices: str) -> str:
    """Return a question whose first choice is right."""
    listed = "".join(f"\n  - {choice!r}" for choice in choices)
    return f"question: {stem!r}\nchoices:{listed}\nanswer: {choices[0]!r}"


@pytest.mark.parametrize(
    "choice",
    [
        "All of the above",
        "all of these",
        "All the above.",
        "Both of the above",
        "Each of them",
        "All of them are right",
    ],
)
def test_all_of_the_above_is_reported(choice: str) -> None:
    assert codes(picked("Which is it?", "Red", "Green", choice)) == {"all-of-the-above"}


@pytest.mark.parametrize("choice", ["All of them lay eggs", "Both of these men died", "Each of them has a leaf"])
def test_a_statement_about_all_of_them_is_not_about_the_choices(choice: str) -> None:
    assert codes(picked("Which is it?", "Red", "Green", choice)) == set()


@pytest.mark.parametrize("choice", ["None of the above", "none of these", "Neither of them", "None of the others."])
def test_none_of_the_above_is_reported(choice: str) -> None:
    assert codes(picked("Which is it?", "Red", "Green", choice)) == {"none-of-the-above"}


@pytest.mark.parametrize("choice", ["Both A and B", "A and C", "A, B and C", "Options 1 and 2", "Neither (a) nor (b)"])
def test_a_choice_that_refers_to_others_by_letters_is_reported(choice: str) -> None:
    assert "points-at-choices" in codes(picked("Which is it?", "Red", "Green", choice))


@pytest.mark.parametrize("choices", [("A and B", "B and C", "A and C"), ("1 and 2", "Red"), ("All of Europe", "Asia")])
def test_choices_that_only_look_similar_are_not_reported(choices: tuple[str, ...]) -> None:
    assert codes(picked("Which is it?", *choices)) == set()


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
    ("stem", "choices", "expected"),
    [
        ("It is an", ("apple", "pear"), True),
        ("It is a ___ of the sea", ("whale", "eel"), True),
        ("It is an", ("apple", "orange"), False),
        ("It is a", ("unit", "European", "one-way street"), False),
        ("It is an", ("hour", "heir"), False),
        ("It is an", ("apple", "the pear"), False),
        ("It is an", ("apple", "a pear"), False),
        ("It is an", ("apple", "the pear", "plum"), True),
        ("It is an", ("apple", "7 pears"), False),
        ("It is an", ("X-ray", "MRI"), False),
        ("It is a(n)", ("apple", "pear"), False),
        ("Which plan is plan A?", ("apple", "pear"), False),
    ],
)
def test_an_article_that_fits_only_the_key_is_reported(stem: str, choices: tuple[str, ...], expected: bool) -> None:
    assert ("article-cue" in codes(picked(stem, *choices))) == expected


@pytest.mark.parametrize(
    ("stem", "choices", "expected"),
    [
        ("What are its parts?", ("Wheels", "Engine", "Door"), True),
        ("What are its parts?", ("Wheels", "Engines", "Door"), False),
        ("What is its part?", ("Wheel", "Engine", "Door"), False),
        ("Who are they?", ("Marx", "Engels", "Hegel"), False),
    ],
)
def test_a_grammatical_number_that_fits_only_the_key_is_reported(
    stem: str, choices: tuple[str, ...], expected: bool
) -> None:
    assert ("number-cue" in codes(picked(stem, *choices))) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("1945", "With a treaty", "After a siege"), True),
        (("A siege", "1945", "1950"), True),
        (("To save money", "The old king", "A new law"), False),
        (("The old king", "To save money", "To win time"), True),
        (("None", "1", "2"), False),
        (("An error", "1", "2"), False),
        (("Most", "35%", "60%"), False),
        (("35%", "A handful", "About half"), False),
        (("In a letter", "In a speech", "At home alone"), False),
        (("Iron", "Zinc", "Tin"), False),
    ],
)
def test_a_key_of_another_kind_is_reported(choices: tuple[str, ...], expected: bool) -> None:
    assert ("mixed-choices" in codes(picked("What was it?", *choices))) == expected


@pytest.mark.parametrize(
    ("stem", "choices", "expected"),
    [
        ("Which university is he from?", ("Western University", "MIT", "Harvard"), True),
        ("Which university is he from?", ("Western University", "Eastern University", "MIT"), False),
        ("Where is he from?", ("Western University", "MIT", "Harvard"), False),
    ],
)
def test_a_word_shared_by_key_and_question_is_reported(stem: str, choices: tuple[str, ...], expected: bool) -> None:
    assert ("shared-word" in codes(picked(stem, *choices))) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("They help in most cases", "They always help in time", "They never help at all"), True),
        (("They always help in time", "They never help at all", "They help in most cases"), False),
        (("Most have hair", "They always fly", "They never drink", "All of them lay eggs"), True),
        (("Some of them", "All of them", "Everyone knows it"), False),
        (("Sometimes", "Always", "Never"), False),
    ],
)
def test_absolute_words_only_in_distractors_are_reported(choices: tuple[str, ...], expected: bool) -> None:
    assert ("absolute-distractors" in codes(picked("What do they do?", *choices))) == expected


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


@pytest.mark.parametrize("choice", ["Toutes les réponses ci-dessus", "Alle oben genannten", "Todas las anteriores"])
def test_all_of_the_above_is_reported_in_other_languages(choice: str) -> None:
    assert codes(picked("Quoi ?", "Rouge", "Vert", choice)) == {"all-of-the-above"}


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (("a) Danube", "b) Rhine", "c) Elbe"), True),
        (("(1) Danube", "(2) Rhine"), True),
        (("A. Danube", "B. Rhine"), True),
        (("a) Danube", "c) Rhine"), False),
        (("A. Einstein", "M. Curie"), False),
        (("1.5 km", "2.5 km"), False),
        (("a cat", "b flat"), False),
    ],
)
def test_choices_with_their_own_labels_are_reported(choices: tuple[str, ...], expected: bool) -> None:
    assert ("labelled-choices" in codes(picked("What is it?", *choices))) == expected


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
    ("choices", "reported"),
    [
        (("Norway and Denmark", "Norway and Britain", "Norway and France", "France and Denmark"), True),
        (("salt; water", "salt; sand", "ice; water"), True),
        # Two by two, and one more: another choice has parts as common.
        (("up and right", "up and left", "down and right", "down and left", "up and nowhere"), False),
        (("to and too", "too and to", "to and two", "too and two"), False),
        (("Salz und Wasser", "Salz und Sand", "Eis und Wasser"), True),
        (("Norway and Denmark", "Norway and France", "Britain and Denmark", "Britain and France"), False),
        (("Britain and Spain", "Norway and France", "Norway and Denmark", "France and Denmark"), False),
        (("Trinidad and Tobago", "Bosnia and Herzegovina", "Antigua and Barbuda"), False),
        (("`f(1, 2)`", "`f(1, 3)`", "`f(4, 2)`"), False),
        (("Norway and Denmark", "Norway", "Denmark"), False),
    ],
)
def test_a_key_that_joins_the_commonest_parts_is_reported(choices: tuple[str, ...], reported: bool) -> None:
    assert ("convergence" in codes(picked("Which is it?", *choices))) == reported


@pytest.mark.parametrize(
    ("stem", "choices", "reported"),
    [
        ("What does a quake of the sea bed bring about?", ("A seaquake wave", "A storm", "A flood"), True),
        ("Where do snowstorms begin?", ("Over a storm front", "In the deep sea", "On high ice"), True),
        ("Which command lists the stash?", ("`git stash list`", "`git log`", "`git show`"), True),
        ("Which call reads lines?", ("`readLines()`", "`fetch()`", "`open()`"), True),
        ("How is the mayor selected?", ("Directly elected", "By the council", "By the court"), False),
        ("Which phobia is the fear of men?", ("Arrhenphobia", "Botophobia", "Xenophobia"), False),
        ("Which of these is NOT a story type?", ("A story of the team", "An epic", "A task"), False),
        ("What effect has rain on signals?", ("No effect", "Absorption", "Deflection"), False),
        ("What is “custom” in Latin?", ("custom of old", "mos", "lex"), False),
    ],
)
def test_a_shared_word_may_be_in_code_or_in_a_compound(stem: str, choices: tuple[str, ...], reported: bool) -> None:
    assert ("shared-word" in codes(picked(stem, *choices))) == reported


@pytest.mark.parametrize(
    ("stem", "choices", "code", "reported"),
    [
        ("It is a ____ interesting film.", ("very", "enough", "so", "such"), "article-cue", False),
        ("What are the states of a switch?", ("Saturation and cutoff", "Peak and valley currents", "Linear and square modes"), "number-cue", False),
        ("Which offer suits one day?", ("On-demand capacity", "Reserved capacity", "Spot capacity"), "mixed-choices", False),
        ("Which film is by Snyder?", ("300", "Gladiator", "Troy"), "mixed-choices", False),
        ("What is the way to begin?", ("In memory", "A new store", "The old cache"), "mixed-choices", False),
        ("What is the z-score?", ("It cannot be determined from the data.", "0.67", "0.75", "1.41"), "mixed-choices", False),
        ("What is the z-score?", ("It cannot be determined from the data.", "0.67", "0.75", "1.41"), "longest-key", False),
        ("How does it differ?", ("It changes the head", "It deletes all of it", "It keeps every file"), "absolute-distractors", False),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_cue_is_not_reported(
    stem: str, choices: tuple[str, ...], code: str, reported: bool
) -> None:
    assert (code in codes(picked(stem, *choices))) == reported


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
