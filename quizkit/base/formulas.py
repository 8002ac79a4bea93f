"""Converts simple LaTeX formulas to Unicode: Greek letters, signs, subscripts and superscripts.

A formula with anything unknown stays as written: half a formula is worse than none.
"""

import re

_LOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
_HIGH = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδ°∘′*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟ°°′*",
)


def _table(names_and_signs: str) -> dict[str, str]:
    words = names_and_signs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


GREEK = _table(
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν "
    "xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω "
    "Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π "
    "Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω"
)
SIGNS = _table(
    "times × cdot · div ÷ pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ∼ equiv ≡ propto ∝ infty ∞ to → "
    "rightarrow → leftarrow ← leftrightarrow ↔ rightleftharpoons ⇌ Rightarrow ⇒ Leftrightarrow ⇔ implies ⇒ iff ⇔ mapsto ↦ "
    "degree ° circ ∘ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ emptyset ∅ forall ∀ "
    "exists ∃ neg ¬ land ∧ lor ∨ wedge ∧ vee ∨ hbar ℏ ell ℓ angle ∠ perp ⊥ parallel ∥ ldots … cdots ⋯ dots … prime ′ therefore ∴"
)
# Signs that are used like letters: a space after them only ends their name before another letter.
_LIKE_LETTERS = frozenset("infty degree partial nabla emptyset forall exists neg hbar ell angle prime".split())
# Signs with spaces as written; all others are between two sides, with a space on both or on none.
_LARGE = frozenset("sum prod int ldots cdots dots".split())
_BEFORE_A_NUMBER = frozenset("pm mp".split())
# What comes before a sign of a number: `x = \pm 2`, but not `x \pm 2`.
_OPENS_A_SIDE = re.compile(r"(?:^|[=<>≤≥≠≈∼≡∝→←⇒⇔∈∉+\-−*/×·÷(\[{,;:])\s*$")
# Functions are shown by name; commands for spacing and size are not shown.
_NAMES = frozenset("sin cos tan cot arcsin arccos arctan sinh cosh tanh log ln exp lim max min det gcd".split())
_UNSEEN = {"left": "", "right": "", "big": "", "Big": "", "displaystyle": "", "quad": " ", "qquad": " "}
_SPACES = dict.fromkeys(",;: ", " ") | {sign: sign for sign in "%$#&{}_"} | {"!": ""}
_UPRIGHT = frozenset("text mathrm mathbf mathit mathsf operatorname textbf textit ce".split())
_DEEPEST = 8
_SPACES_IN_A_ROW = re.compile(r"[ \t]{2,}")
_BLANKS = re.compile(r"\s*")
# The degree of a root.
_DEGREE = re.compile(r"\s*\[([^\]\\_^{}]*)\]")
_PIECE = re.compile(r"\\([A-Za-z]+)|\\(.)|([_^])|([{}])|([^\\_^{}]+)", re.DOTALL)

_ELEMENTS = (
    "He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Sc|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Kr|Rb|Sr|Zr|Nb|Mo|Ag|Cd|Sn|Sb|Te|Xe|Cs|Ba|"
    "Pt|Au|Hg|Pb|Bi|Ra|Th|Pu|H|B|C|N|O|F|P|S|K|V|I|W|U"
)
# The common elements, brackets, numbers, and a charge.
_COMPOUND = rf"(?:{_ELEMENTS}|[()]|_\d{{1,2}}|_\{{\d{{1,2}}\}}){{1,40}}(?:\^\{{?\d?[+-]\}}?)?"
_CAPITALS = re.compile(r"(?<![A-Z])[A-Z]{3,}(?=_)")
_GROUPS = ("NO", "CO", "OH", "NH", "PO", "SO", "CN", "CH")


# A formula in running text, without dollars around it.
_IN_TEXT = re.compile(
    rf"""(?<![A-Za-z_\\^])(?=[A-Za-z()]{{0,40}}[_^])(?P<compound>{_COMPOUND})(?:(?=\((?:s|l|g|aq)\))|(?![\w^(]))
    |(?<![^\W\d])(?P<base>[A-Za-zα-ωΑ-Ω])_(?P<low>\d{{1,2}}|[ijkmn]|\{{[^{{}}\s_^]{{1,8}}\}})(?=[\W^]|$)
    |(?<=[\w)])\^(?P<high>\{{[^{{}}\s_^]{{1,12}}\}}|[-+−]?\d{{1,4}}|[a-z])(?!\w)
    |(?<![A-Za-z\\:/.])(?P<commands>(?:\\[A-Za-z]+)+)(?![A-Za-z\\/])""",
    re.VERBOSE,
)


class _Unknown(Exception):
    """A formula has an unknown part."""


def formula(text: str) -> str | None:
    r"""Return the inside of `$...$` as Unicode, or None if a part is unknown.

    Spaces are shown as written, except those that only end the name of a command.

    >>> formula(r"\Delta G = -RT \ln K"), formula("x_{n+1}^2"), formula(r"\begin{matrix}")
    ('ΔG = -RT ln K', 'xₙ₊₁²', None)
    """
    try:
        return _Reader(text).row()
    except (_Unknown, KeyError):
        # A KeyError is a command or a sign that is in no table.
        return None


def with_formulas(text: str) -> str:
    r"""Return running text with its formulas in Unicode; one that has no such form stays as written.

    >>> with_formulas(r"H_2O, x^2 and \Delta T, but snake_case")
    'H₂O, x² and Δ T, but snake_case'
    """
    return _IN_TEXT.sub(lambda match: _in_unicode(match) or match[0], text)


def _in_unicode(match: re.Match[str]) -> str | None:
    if match["compound"]:
        return compound(match["compound"])
    if match["base"]:
        low = _shifted(match["low"].strip("{}"), _LOW)
        return low and match["base"] + low
    if match["high"]:
        return _shifted(match["high"].strip("{}"), _HIGH)
    names = match["commands"].split("\\")[1:]
    letters = [GREEK.get(name) or SIGNS.get(name) or "" for name in names]
    return "".join(letters) if all(letters) else None


def compound(text: str) -> str | None:
    """Return a chemical formula with subscripts and its charge as a superscript, or None for any other text.

    >>> compound("H_2O"), compound("SO_4^2-"), compound("C_6H_{12}O_6"), compound("IMG_20"), compound("USB_3")
    ('H₂O', 'SO₄²⁻', 'C₆H₁₂O₆', None, None)
    """
    if not re.fullmatch(_COMPOUND, text):
        return None
    # USB_3 and BIO_1 are spelled with elements too; three capitals are a compound if they end in a common group.
    if any(not match[0].endswith(_GROUPS) for match in _CAPITALS.finditer(text)):
        return None
    body, _, charge = text.partition("^")
    low = re.sub(r"_\{?(\d+)\}?", lambda match: match[1].translate(_LOW), body)
    return low + charge.strip("{}").translate(_HIGH)


def _shifted(text: str, table: dict[int, int]) -> str | None:
    """Return a text in subscripts or superscripts, or None if Unicode lacks one of them."""
    letters = text.replace(" ", "")
    return letters.translate(table) if letters and all(ord(letter) in table for letter in letters) else None


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0

    def row(self) -> str:
        """Read the whole formula."""
        read = self._until_brace()
        if self._ahead():
            raise _Unknown
        return _SPACES_IN_A_ROW.sub(" ", read).strip()

    def _ahead(self) -> str:
        return self._text[self._place : self._place + 1]

    def _read(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self._text, self._place)
        if match is None:
            raise _Unknown
        self._place = match.end()
        return match

    def _until_brace(self) -> str:
        read = ""
        while self._ahead() not in ("", "}"):
            read = read.rstrip(" ") if self._ahead() in "_^" else read
            read += self._next(read)
        return read

    def _next(self, before: str) -> str:
        """Read the next piece; `before` is the group so far."""
        word, sign, shift, brace, plain = self._read(_PIECE).groups()
        if word:
            return self._command(word, before)
        if sign:
            return _SPACES[sign]
        if shift:
            return self._shift(shift)
        return self._group() if brace else plain or ""

    def _command(self, word: str, before: str) -> str:
        if word in GREEK or word in _LIKE_LETTERS:
            self._end_the_name()
            return GREEK.get(word) or SIGNS[word]
        if word in SIGNS:
            return self._sign(word, before)
        if word in _NAMES:
            return _apart(before, word) + self._behind_a_name()
        if word in _UPRIGHT:
            return self._argument()
        if word == "sqrt":
            return self._root()
        if word in ("frac", "dfrac", "tfrac"):
            return self._fraction(before)
        self._read(_BLANKS)
        return _UNSEEN[word]

    def _sign(self, word: str, before: str) -> str:
        """Return a sign; between two sides, a space on one side becomes a space on both."""
        sign = SIGNS[word]
        if word in _LARGE:
            return sign
        if word in _BEFORE_A_NUMBER and _OPENS_A_SIDE.search(before):
            self._read(_BLANKS)
            return sign
        if not (before.endswith(" ") or self._ahead() == " "):
            return sign
        return f"{sign} " if before[-1:] in ("", "(", "[", "{") else f" {sign} "

    def _behind_a_name(self) -> str:
        """Read the index and the power of a function, with a space before an argument without brackets."""
        shifts = ""
        while self._ahead() in ("_", "^"):
            shifts += self._shift(self._read(_PIECE)[0])
        return f"{shifts} " if self._is_parted_from_a_name() else shifts

    def _is_parted_from_a_name(self) -> bool:
        """Return whether an argument without brackets comes next."""
        piece = _PIECE.match(self._text, self._place)
        if piece is None:
            return False
        word, sign, _, brace, plain = piece.groups()
        if plain is not None:
            return not re.match(r"[\s()\[\],.;:|]", plain)
        return sign is None and brace != "}" and word not in _UNSEEN

    def _fraction(self, before: str) -> str:
        read = _bracketed(self._argument()) + "/" + _bracketed(self._argument())
        return _apart(before, self._parted(read))

    def _root(self) -> str:
        degree: str | None = ""
        if _DEGREE.match(self._text, self._place):
            degree = _shifted(self._read(_DEGREE)[1], _HIGH)
        if degree is None:
            raise _Unknown
        return self._parted(f"{degree}√{_bracketed(self._argument())}")

    def _shift(self, sign: str) -> str:
        argument = self._argument()
        shifted = _shifted(argument, _LOW if sign == "_" else _HIGH)
        if shifted is not None:
            if shifted in ("°", "′"):
                self._end_the_name()
            return shifted
        return f"{sign}{argument}" if len(argument) == 1 else f"{sign}({argument})"

    def _argument(self) -> str:
        """Read the argument of a command or a script: a group in braces, or the next letter or command."""
        self._read(_BLANKS)
        if self._ahead() in ("", "_", "^", "}"):
            raise _Unknown
        if self._ahead() not in "\\{":
            self._place += 1
            return self._text[self._place - 1]
        word = self._word_ahead()
        if word in SIGNS or word in GREEK:
            self._read(_PIECE)
            return SIGNS.get(word) or GREEK[word]
        return self._next("").strip()

    def _word_ahead(self) -> str:
        piece = _PIECE.match(self._text, self._place)
        return (piece[1] or "") if piece else ""

    def _group(self) -> str:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unknown
        inside = self._until_brace()
        if not self._ahead():
            raise _Unknown
        self._place += 1
        self._depth -= 1
        return inside

    def _end_the_name(self) -> None:
        """Skip spaces after the name of a letter that only separate it from another letter."""
        name_end = self._place
        self._read(_BLANKS)
        word = self._word_ahead()
        if not (self._ahead().isalpha() or word in GREEK or word in _LIKE_LETTERS or word in _UPRIGHT):
            self._place = name_end

    def _parted(self, read: str) -> str:
        """Return a fraction or a root, with a space before a following number: 1/2 and 3 are not 1/23."""
        last, following = read[-1:], self._ahead()
        swallows = following.isdigit() or (last.isalpha() and following.isalpha())
        return f"{read} " if last.isalnum() and swallows else read


def _apart(before: str, read: str) -> str:
    return f" {read}" if before[-1:].isalnum() else read


def _bracketed(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"\d+|\w[₀-₉⁰¹²³⁴-⁹]?", text) else f"({text})"
