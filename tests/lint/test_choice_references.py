import pytest

from tests.lint.helpers import codes
from tests.lint.test_craft import picked


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
