import pytest

from tests.lint.helpers import codes, picked


@pytest.mark.parametrize(
    "choice",
    [
        "All these choices are correct",
        "All of the answers above",
        "All are correct",
        "Both are true",
        "All the options listed above.",
        "**All of the above**",
        "Toutes ces réponses",
        "Les deux ci-dessus",
        "Alle Antworten sind richtig",
        "Alle genannten",
        "Alle oben genannten Antworten",
        "They are all correct",
        "These are both true.",
        "Todas son correctas",
        "Todas las respuestas anteriores",
        "Tutte le precedenti",
    ],
)
def test_all_of_the_above_has_many_wordings(choice: str) -> None:
    assert codes(picked("Which is it?", "Red", "Green", choice)) == {"all-of-the-above"}


@pytest.mark.parametrize(
    "choice",
    [
        "Other answer",
        "Another answer",
        "neither of these",
        "None of these answers is correct",
        "No correct answer",
        "Not listed",
        "Aucune de ces réponses",
        "Keine der genannten",
        "Eine andere Antwort",
        "Ninguna de las anteriores",
        "Otra respuesta",
    ],
)
def test_none_of_the_above_has_many_wordings(choice: str) -> None:
    assert codes(picked("Which is it?", "Red", "Green", choice)) == {"none-of-the-above"}


@pytest.mark.parametrize("choice", ["All of Europe", "Both parents", "No one", "Other people", "Neither side won"])
def test_other_choices_that_begin_like_them_are_not_reported(choice: str) -> None:
    assert codes(picked("Which is it?", "Red", "Green", choice)) == set()


@pytest.mark.parametrize("stem", ["What fraction of the cells has it?", "How many of the cells have it?"])
def test_all_and_none_of_them_may_be_a_share(stem: str) -> None:
    assert codes(picked(stem, "One half", "All of them", "None of them")) == set()


@pytest.mark.parametrize("choice", ["All of the above", "None of the above", "Both A and B"])
def test_choices_that_keep_their_order_may_refer_to_each_other(choice: str) -> None:
    assert codes(picked("Which is it?", "Red", "Green", choice) + "\nkeep-order: true") == set()


@pytest.mark.parametrize(
    ("choices", "reported"),
    [
        (("A Danube", "B Rhine", "C Elbe"), True),
        (("A: Danube", "B: Rhine", "C: Elbe"), True),
        (("a - Danube", "b - Rhine", "c - Elbe"), True),
        (("A major", "B minor", "C major"), False),
        (("a cat", "b flat", "a dog"), False),
        (("A Danube", "B Rhine"), False),
        (("Austria", "Belgium", "Cyprus"), False),
    ],
)
def test_labels_without_punctuation_are_reported(choices: tuple[str, ...], reported: bool) -> None:
    assert ("labelled-choices" in codes(picked("Which is it?", *choices))) == reported


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
