import pytest

from quizkit.grading.name.given_names import MEN, WOMEN, is_short_for


@pytest.mark.parametrize(
    ("one", "other"), [("dom", "dominic"), ("dick", "richard"), ("peggy", "margaret"), ("ted", "edward")]
)
def test_a_short_form_and_its_name_match(one: str, other: str) -> None:
    assert is_short_for(one, other)
    assert is_short_for(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dom", "donald"),
        ("bill", "will"),  # two short forms may be two people
        ("ted", "fred"),
        ("john", "john"),
        ("", "john"),
    ],
)
def test_other_names_are_not_short_forms(one: str, other: str) -> None:
    assert not is_short_for(one, other)


def test_a_name_of_both_women_and_men_is_in_neither_list() -> None:
    assert {"hillary", "marie"} <= WOMEN
    assert {"bill", "pierre"} <= MEN
    assert not MEN & WOMEN
    assert "sandy" not in MEN | WOMEN
