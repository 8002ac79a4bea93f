"""Simple formulas as Unicode: Greek letters, signs, sub- and superscripts, as LaTeX writes them.

What is not known stays as it is written: half a formula is worse than none.
"""

import re
from collections import deque

_LOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
_HIGH = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδ°∘′*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟ°°′*",
)
_SMALL = (
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν "
    "xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω"
).split()
_CAPITAL = (
    "Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π "
    "Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω"
).split()
_SIGNS = (
    "times × cdot · div ÷ pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ∼ equiv ≡ propto ∝ infty ∞ to → "
    "rightarrow → leftarrow ← leftrightarrow ↔ rightleftharpoons ⇌ Rightarrow ⇒ Leftrightarrow ⇔ implies ⇒ iff ⇔ mapsto ↦ "
    "degree ° circ ∘ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ emptyset ∅ forall ∀ "
    "exists ∃ neg ¬ land ∧ lor ∨ wedge ∧ vee ∨ hbar ℏ ell ℓ angle ∠ perp ⊥ parallel ∥ ldots … cdots ⋯ dots … prime ′ therefore ∴"
).split()
GREEK = dict(zip(_SMALL[::2], _SMALL[1::2], strict=True)) | dict(zip(_CAPITAL[::2], _CAPITAL[1::2], strict=True))
SIGNS = dict(zip(_SIGNS[::2], _SIGNS[1::2], strict=True))
# Functions are their own names; what only moves or sizes things is not seen.
_NAMES = frozenset("sin cos tan cot arcsin arccos arctan sinh cosh tanh log ln exp lim max min det gcd".split())
_UNSEEN = {"left": "", "right": "", "big": "", "Big": "", "displaystyle": "", "quad": " ", "qquad": " "}
_SPACES = {
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    " ": " ",
    "%": "%",
    "$": "$",
    "#": "#",
    "&": "&",
    "{": "{",
    "}": "}",
    "_": "_",
}
_UPRIGHT = frozenset("text mathrm mathbf mathit mathsf operatorname textbf textit ce".split())
_DEEPEST = 8
_PIECE = re.compile(r"\\([A-Za-z]+) ?|\\(.)|([_^])|([{}])|([^\\_^{}]+)", re.DOTALL)

_ELEMENTS = (
    "He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Sc|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Kr|Rb|Sr|Zr|Nb|Mo|Ag|Cd|Sn|Sb|Te|Xe|Cs|Ba|"
    "Pt|Au|Hg|Pb|Bi|Ra|Th|Pu|H|B|C|N|O|F|P|S|K|V|I|W|U"
)
# The elements that are met at school, brackets, figures, and a charge; no compound has more than forty of them.
COMPOUND = rf"(?:{_ELEMENTS}|[()]|_\d{{1,2}}|_\{{\d{{1,2}}\}}){{1,40}}(?:\^\{{?\d?[+-]\}}?)?"
_CAPITALS = re.compile(r"(?<![A-Z])[A-Z]{3,}(?=_)")
_GROUPS = ("NO", "CO", "OH", "NH", "PO", "SO", "CN", "CH")


class _Unknown(Exception):
    """A formula has something that is not known here."""


def formula(text: str) -> str | None:
    r"""Return the inside of `$...$` as Unicode, or None if it holds anything that is not known.

    >>> formula(r"\Delta G = -RT \ln K"), formula("x_{n+1}^2"), formula(r"\begin{matrix}")
    ('ΔG = -RT ln K', 'xₙ₊₁²', None)
    """
    try:
        return _Reader(text).row()
    except _Unknown:
        return None


def compound(text: str) -> str | None:
    """Return a chemical formula with its figures set low and its charge high, or None if it is none.

    >>> compound("H_2O"), compound("SO_4^2-"), compound("C_6H_{12}O_6"), compound("IMG_20"), compound("USB_3")
    ('H₂O', 'SO₄²⁻', 'C₆H₁₂O₆', None, None)
    """
    if not re.fullmatch(COMPOUND, text):
        return None
    # USB_3 and BIO_1 spell elements as well; three capitals are a compound if they end in a common group.
    if any(not found[0].endswith(_GROUPS) for found in _CAPITALS.finditer(text)):
        return None
    body, _, charge = text.partition("^")
    low = re.sub(r"_\{?(\d+)\}?", lambda found: found[1].translate(_LOW), body)
    return low + charge.strip("{}").translate(_HIGH)


def lowered(text: str) -> str | None:
    """Return a text in subscripts, or None if Unicode lacks one of them."""
    return _shifted(text, _LOW)


def raised(text: str) -> str | None:
    """Return a text in superscripts, or None if Unicode lacks one of them."""
    return _shifted(text, _HIGH)


def _shifted(text: str, table: dict[int, int]) -> str | None:
    letters = text.replace(" ", "")
    return letters.translate(table) if letters and all(ord(letter) in table for letter in letters) else None


class _Reader:
    """Reads a formula from left to right."""

    def __init__(self, text: str) -> None:
        self._pieces = deque(found.groups() for found in _PIECE.finditer(text))
        self._depth = 0
        if "".join(found[0] for found in _PIECE.finditer(text)) != text:
            raise _Unknown

    def row(self) -> str:
        """Read to the end."""
        read = self._until_brace()
        if self._pieces:
            raise _Unknown
        return read.strip()

    def _until_brace(self) -> str:
        read = ""
        while self._pieces and self._pieces[0][3] != "}":
            read += self._next()
        return read

    def _next(self) -> str:
        word, sign, shift, brace, plain = self._pieces.popleft()
        if word:
            return self._command(word)
        if sign:
            return _known(_SPACES, sign)
        if shift:
            return self._shift(shift)
        return self._group() if brace else plain

    def _command(self, word: str) -> str:
        if word in GREEK:
            return GREEK[word]
        if word in SIGNS:
            return SIGNS[word]
        if word in _NAMES:
            return word if self._pieces and self._pieces[0][4] is None else f"{word} "
        if word in _UPRIGHT:
            return self._argument()
        if word == "sqrt":
            return "√" + _bracketed(self._argument())
        if word in ("frac", "dfrac", "tfrac"):
            return _bracketed(self._argument()) + "/" + _bracketed(self._argument())
        return _known(_UNSEEN, word)

    def _shift(self, sign: str) -> str:
        argument = self._argument()
        shifted = lowered(argument) if sign == "_" else raised(argument)
        if shifted is not None:
            return shifted
        return f"{sign}{argument}" if len(argument) == 1 else f"{sign}({argument})"

    def _argument(self) -> str:
        """Read what a command or a shift applies to: a group in braces, else the next letter or command."""
        if not self._pieces:
            raise _Unknown
        _, _, shift, brace, plain = self._pieces[0]
        if plain is not None:
            letters = plain.lstrip()
            if not letters:
                raise _Unknown
            self._pieces[0] = (None, None, None, None, letters[1:])
            return letters[0]
        if shift or brace == "}":
            raise _Unknown
        return self._next()

    def _group(self) -> str:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unknown
        inside = self._until_brace()
        if not self._pieces:
            raise _Unknown
        self._pieces.popleft()
        self._depth -= 1
        return inside


def _known(table: dict[str, str], key: str) -> str:
    if key not in table:
        raise _Unknown
    return table[key]


def _bracketed(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"\d+|\w[₀-₉⁰¹²³⁴-⁹]?", text) else f"({text})"
