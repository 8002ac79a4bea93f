"""How an answer is compared, decided by its form."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizkit.grading.answers import match
from quizkit.grading.comparison import comparison_of
from quizkit.grading.context import Context, Strictness
from quizkit.grading.exact import is_code, same_characters
from tests.helpers import law

ENGLISH = Context()
CODE = """y=2x|(a+b)*c|(2, 3)|[1, 2]|x == 1|->|!=|0 1 2|print("hi")|cd ..|...|x^2|.box|println!|\\d|-s|--help|x-y|n-1|rm -rf|f'(x)|a[0]
|std::cout|snake_case|$HOME|/etc/hosts|os.path|x % 2|i++|πr²|{}|#include|x/2|a&b|else:|C:\\Windows|E=mc^2""".replace(
    "\n", ""
).split("|")
WORDS = """T-shirt|X-ray|well-known|C++|C#|A+|AT&T|R&B|U.S.|Node.js|e-mail|t-test|x-axis|F-16|COVID-19|B-52|Yahoo!|Who?|St. John's
|rock 'n' roll|Ctrl+C|TCP/IP|vis-à-vis|pre-|salt & pepper|Washington, D.C.|Lord (God or Jesus)|word/words|i.e.|Wi-Fi|3-D""".replace(
    "\n", ""
).split("|")


@pytest.mark.parametrize("text", CODE)
def test_code_formulas_symbols_and_commands_are_compared_by_their_characters(text: str) -> None:
    assert comparison_of(text, ENGLISH) == "exact"


@pytest.mark.parametrize("text", WORDS)
def test_a_hyphen_or_a_sign_inside_a_word_does_not_make_it_code(text: str) -> None:
    assert comparison_of(text, ENGLISH) == "words"


@pytest.mark.parametrize(
    "text", ["H2SO4", "NaCl", "Fe3+", "SO4^2-", "Cl-", "O2", "2H2 + O2 -> 2H2O", "CuSO4·5H2O", "Ca(OH)2"]
)
def test_chemical_formulas_are_recognised(text: str) -> None:
    assert comparison_of(text, ENGLISH) == "formula"


@pytest.mark.parametrize("text", ["B12", "K2", "WHO", "NaN", "C4", "B+", "Si", "He", "U-235", "H"])
def test_names_made_of_the_letters_of_elements_are_no_formulas(text: str) -> None:
    assert comparison_of(text, ENGLISH) != "formula"


def test_the_deck_decides_before_the_form_does() -> None:
    assert comparison_of("Vienna", ENGLISH, exact=True) == "exact"
    assert comparison_of("Heinrich Heine", ENGLISH, "person") == "name"


@law
@given(
    st.sampled_from(CODE),
    st.text(alphabet=st.characters(codec="ascii", exclude_categories=("C", "Z")), min_size=1, max_size=1),
    st.data(),
)
def test_an_exact_answer_accepts_no_other_characters(key: str, other: str, data: st.DataObject) -> None:
    places = [place for place, character in enumerate(key) if not character.isspace()]
    place = data.draw(st.sampled_from(places))
    assume(key[place] != other)
    changed = key[:place] + data.draw(st.sampled_from(["", other])) + key[place + 1 :]
    assert match(changed, key, (), (), ENGLISH).verdict != "right"


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("y = 2x", "y=2x"), ("(2,3)", "(2, 3)"), ("x=1", "x = 1"), ("x − y", "x-y"), ("x²", "x^2"),
        ("print(“hi”)", 'print("hi")'), ("3 x 4", "3×4"), ("x⁻¹", "x^-1"), ("ls|wc -l", "ls | wc -l"), ("f( x )", "f(x)"),
    ],
)  # fmt: skip
def test_white_space_and_look_alikes_do_not_count(reply: str, answer: str) -> None:
    assert match(reply, answer, (), (), ENGLISH)[:2] == ("right", "spaces or look-alikes aside")


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("012", "0 1 2"),
        ("rm-rf", "rm -rf"),
        ("rm - rf", "rm -rf"),
        ("cd..", "cd .."),
        ("git add.", "git add ."),
        ("-", "–"),
        ("X-y", "x-y"),
    ],
)
def test_white_space_that_separates_case_and_single_signs_count(reply: str, answer: str) -> None:
    assert match(reply, answer, (), (), ENGLISH).verdict == "wrong"


def test_any_answer_can_be_exact() -> None:
    strict = Strictness(exact=True)
    assert match("vienna", "Vienna", (), (), ENGLISH, strict).verdict == "wrong"
    assert match("I think Vienna", "Vienna", (), (), ENGLISH, strict).verdict == "wrong"
    assert match("Vienna", "Vienna", (), (), ENGLISH, strict).verdict == "right"


@law
@given(st.text(max_size=40), st.text(max_size=40))
def test_the_form_of_any_text_can_be_told(reply: str, text: str) -> None:
    assert is_code(text) in (True, False)
    assert same_characters(reply, text) == same_characters(text, reply) or " " in reply + text
    assert same_characters(text, text)
