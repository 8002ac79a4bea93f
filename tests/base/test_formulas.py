import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.base.formulas import GREEK, SIGNS, compound, formula
from tests.helpers import law


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("x^2", "x²"),
        ("x_1", "x₁"),
        ("x_{n+1}^2", "xₙ₊₁²"),
        (r"\alpha", "α"),
        (r"\Delta G = -RT \ln K", "ΔG = -RT ln K"),
        (r"\frac{1}{2}mv^2", "1/2mv²"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\sqrt{2} \sqrt{x+1}", "√2 √(x+1)"),
        (r"E_{\text{kin}}", "Eₖᵢₙ"),
        (r"10^{-3}\,\mathrm{m}", "10⁻³ m"),
        (r"A \to B \rightleftharpoons C", "A → B ⇌ C"),
        (r"90^\circ", "90°"),
        ("v_f", "v_f"),
        ("x_{Fe}", "x_(Fe)"),
        (r"\frac{ab}{x^2}", "(ab)/x²"),
        ("{" * 8 + "x" + "}" * 8, "x"),
    ],
)
def test_a_formula_is_shown_in_unicode(written: str, shown: str) -> None:
    assert formula(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        # Between two sides a sign has a space on both, if there is one on either.
        (r"x \leq 5", "x ≤ 5"),
        (r"x\leq 5", "x ≤ 5"),
        (r"x \leq5", "x ≤ 5"),
        (r"x\leq5", "x≤5"),
        (r"a \times b", "a × b"),
        (r"2\cdot3", "2·3"),
        (r"a \neq b, x \in A", "a ≠ b, x ∈ A"),
        (r"f \circ g", "f ∘ g"),
        (r"x\,\in\,A", "x ∈ A"),
        (r"(\leq 5)", "(≤ 5)"),
        # A sign before a number belongs to it.
        (r"\pm 5", "±5"),
        (r"x = \pm 2", "x = ±2"),
        (r"10 \pm 2", "10 ± 2"),
        # The space behind the name of a letter is shown, but where it only parts the name from another letter.
        (r"\alpha + 1 = \beta - 2", "α + 1 = β - 2"),
        (r"\Delta G", "ΔG"),
        (r"\Delta \theta", "Δθ"),
        (r"\alpha\ \beta", "α β"),
        (r"2 \pi r", "2 πr"),
        (r"\forall x \in A", "∀x ∈ A"),
        (r"\infty + 1", "∞ + 1"),
        (r"1 + \ldots + n", "1 + … + n"),
        (r"\sum x_i", "∑ xᵢ"),
        (r"90^\circ = x", "90° = x"),
        (r"20^\circ C", "20°C"),
        (r"25 \degree C", "25 °C"),
        (r"x^\alpha y", "x^α y"),
        # A function is parted from its argument and from what comes before it.
        (r"\sin x", "sin x"),
        (r"\sin\alpha", "sin α"),
        (r"\sin^2\alpha", "sin² α"),
        (r"\sin(x)", "sin(x)"),
        (r"\sin\left(x\right)", "sin(x)"),
        (r"\max\{a, b\}", "max{a, b}"),
        (r"2\sin x\cos y", "2 sin x cos y"),
        (r"\ln\frac{1}{2}", "ln 1/2"),
        (r"\lim_{x \to 0} f(x)", "lim_(x → 0) f(x)"),
        # Fractions and roots do not run into their neighbours.
        (r"2\frac{1}{3}", "2 1/3"),
        (r"\frac{1}{2}3", "1/2 3"),
        (r"\frac{a}{b}c", "a/b c"),
        (r"\frac{a}{b} + c", "a/b + c"),
        (r"\frac {1} {2}", "1/2"),
        (r"\frac 1 2", "1/2"),
        (r"\sqrt{2}3", "√2 3"),
        (r"\sqrt{x}y", "√x y"),
        (r"3\sqrt{2}", "3√2"),
        (r"\sqrt[3]{8}", "³√8"),
        # Spaces in a row are one, and those around a command that only moves things are not seen.
        (r"x \text{ if } y", "x if y"),
        (r"5 \text{m}", "5 m"),
        (r"5\,\text{m}", "5 m"),
        (r"a \, b", "a b"),
        (r"x = 1, \quad y = 2", "x = 1, y = 2"),
        (r"\left (x + 1\right ) ^2", "(x + 1)²"),
    ],
)
def test_spaces_that_separate_something_are_shown_as_written(written: str, shown: str) -> None:
    assert formula(written) == shown


@pytest.mark.parametrize(
    "written",
    [r"\sqrt[é]{x}", r"\begin{matrix}", r"\unknown", "x^", "x_", "{x", "x}", "^{", "\\", r"\frac{1}", "x^}", r"\sqrt", "x__2", "{" * 9 + "x" + "}" * 9],
)  # fmt: skip
def test_a_formula_with_an_unknown_part_is_none(written: str) -> None:
    assert formula(written) is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("H_2O", "H₂O"),
        ("CO_2", "CO₂"),
        ("C_6H_12O_6", "C₆H₁₂O₆"),
        ("C_{6}H_{12}", "C₆H₁₂"),
        ("Ca(OH)_2", "Ca(OH)₂"),
        ("HNO_3", "HNO₃"),
        ("SO_4^2-", "SO₄²⁻"),
        ("Na^+", "Na⁺"),
        ("NH_4^{+}", "NH₄⁺"),
    ],
)
def test_a_compound_has_subscripts_and_a_superscript_charge(written: str, shown: str) -> None:
    assert compound(written) == shown


@pytest.mark.parametrize("written", ["USB_3", "BIO_1", "IMG_20", "GPT_4", "MAX_SIZE", "X_2", "H_200", "", "x_1"])
def test_a_name_with_an_underscore_is_not_a_compound(written: str) -> None:
    assert compound(written) is None


def test_a_letter_without_a_unicode_script_form_is_not_converted() -> None:
    assert [formula(text) for text in ("x_{2a}", "x_f", "x_{}")] == ["x₂ₐ", "x_f", "x_()"]
    assert [formula(text) for text in ("x^{n+1}", "x^q", "x^é")] == ["xⁿ⁺¹", "x^q", "x^é"]


def test_every_name_stands_for_one_sign() -> None:
    signs = GREEK | SIGNS
    assert len(signs) == len(GREEK) + len(SIGNS)
    assert {name: sign for name, sign in signs.items() if len(sign) != 1 or sign.isascii()} == {}


@law
@given(st.one_of(st.text(st.characters(codec=None)), st.text(r"x2_^{}\a ", max_size=20)))
def test_any_text_is_a_formula_or_none(text: str) -> None:
    shown = formula(text)
    assert shown is None or "\\" not in shown
    compound(text)
