"""What of a deck's text is taken for markup, and what is left as it is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.base.text import safe
from quizkit.markup import Block, Spans, Table, blocks, one_line
from tests.helpers import law


def read(text: str) -> str:
    """Return what is shown, with its looks in angle brackets."""
    return "\n".join(map(described, blocks(text)))


def described(block: Block | Table) -> str:
    if isinstance(block, Table):
        return f"{block.lead}[table] " + " / ".join(" | ".join(map(styled, row)) for row in block.rows)
    return (f"[{block.kind}] " if block.kind != "text" else "") + block.lead + styled(block.spans)


def styled(spans: Spans) -> str:
    return "".join(f"<{' '.join(sorted(span.looks))}:{span.text}>" if span.looks else span.text for span in spans)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Which is **not** a planet?", "Which is <bold:not> a planet?"),
        ("A *novel*, or _two_.", "A <italic:novel>, or <italic:two>."),
        ("***Both***, __so bold__", "<bold italic:Both>, <bold:so bold>"),
        ("**a *b* c**", "<bold:a ><bold italic:b><bold: c>"),
        ("(*so*) “**so**”, *so*.", "(<italic:so>) “<bold:so>”, <italic:so>."),
        ("这是**重点**内容", "这是<bold:重点>内容"),
        ("**over\nlines**", "<bold:over\nlines>"),
        ("What does `a * b * c` print?", "What does <code:a * b * c> print?"),
        ("``a ` b`` and `` `x` ``", "<code:a ` b> and <code:`x`>"),
        (r"\*so\* \$5 \_x\_ \`y\`", "*so* $5 _x_ `y`"),
        ("[the text](https://x.org/a_b_c)", "the text<address: (https://x.org/a_b_c)>"),
        ("[**bold**](x.org)", "<bold:bold><address: (x.org)>"),
        ("[x.org](x.org)", "x.org"),
        ("[Mercury](https://x.org/M_(planet))", "Mercury<address: (https://x.org/M_(planet))>"),
        ("![A map of Rome](rome.png)", "A map of Rome"),
        ("![](rome.png)", "rome.png"),
        ("![a *map*](<maps of Rome>), ![b](c d 'e'), ![f](g)", "a <italic:map>, b, f"),
        ("[![a](b.png)](x.org 'title') [c [d]](./e)", "a<address: (x.org)> c [d]<address: (./e)>"),
        (r"\[a](x.org) and \[b\](y.org)", r"[a](x.org) and [b\](y.org)"),
        ("**https://x.org** (*https://x.org/a_(b)*)", "<bold:https://x.org> (<italic:https://x.org/a_(b)>)"),
    ],
)
def test_markup_inside_a_line(written: str, shown: str) -> None:
    assert read(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("H_2O and CO_2", "H₂O and CO₂"),
        ("6H_2O(l) + C_6H_12O_6", "6H₂O(l) + C₆H₁₂O₆"),
        ("x^2 + y^2 = r^2", "x² + y² = r²"),
        ("10^-3 m/s^2, 10^{23}, 2^n", "10⁻³ m/s², 10²³, 2ⁿ"),
        ("x_1, a_n and x_{i+1}", "x₁, aₙ and xᵢ₊₁"),
        ("Ca^2+, Na^+ and SO_4^2-", "Ca²⁺, Na⁺ and SO₄²⁻"),
        (r"$\alpha$-decay, 2\pi r, \Delta T, \alpha\beta", "α-decay, 2π r, Δ T, αβ"),
        ("$E = mc^2$, $n$, $$f(x) = 2x$$", "E = mc², n, f(x) = 2x"),
        (r"A \rightarrow B", "A → B"),
    ],
)
def test_formulas_are_shown_in_unicode(written: str, shown: str) -> None:
    assert read(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 and 5*3*2 and 2**3**2",
        "snake_case, my_var_2, __init__, _private and a_b",
        "The ____ of (1) ____ and (2) ____s, ___ and H____O",
        "$5 and $10, $5-$10, US$5, 5$ or 6$, $3$",
        "$HOME/$USER, $a and $b, $x = $y",
        "int *a, *b; f(*args, **kwargs), char* p",
        "a footnote* and another*",
        "f[0](x), [Cu(NH3)4](SO4), [a](aq), [1] and [ ]",
        "<b>bold</b> <br> &amp; <script>*</script",
        "https://x.org/_a_/b*c*d_1^2",
        r"C:\beta\x \\server\share \d+\. \n \unknown",
        r"$\begin{matrix}$ and \frac{1}{2}",
        "IMG_2041, USB_3, GPT_4, file_2, ^_^, ^C, x^abc",
        "# of students?",
        "- 5",
        "* * *",
        "** so **, *so * and so *",
        "one ` backtick, ```",
        "~~~",
        "2**3 and 2**4, (a+b)*c*(d), x*y*z",
        "snake_case_name, __init__ and __main__, _private and __all__",
        "(____) and (____), __ and __, ![ ]( )",
        "std::vector<std::string> &lt; <https://x.org>",
        "int *a, *b; char* c, **kwargs; void* d",
    ],
)
def test_what_a_teacher_does_not_mean_as_markup_is_left_alone(text: str) -> None:
    assert read(text) == text


def test_in_code_nothing_is_markup() -> None:
    assert read("`H_2O`, `**x**` and `\\alpha`") == "<code:H_2O>, <code:**x**> and <code:\\alpha>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A\n\n```python\nx = 1\n\n    y_1 *= 2\n```\nB", "A\n\n[code] <code:x = 1\n\n    y_1 *= 2>\nB"),
        ("~~~\n```\n~~~", "[code] <code:```>"),
        ("```\nnever closed", "[code] <code:never closed>"),
        ("A\n\n    x = 1\n\n      y = 2\n\nB", "A\n\n[code] <code:x = 1\n\n  y = 2>\n\nB"),
        ("- *one*\n- two\n  1. three", "[item] - <italic:one>\n[item] - two\n[item]   1. three"),
        ("- one\n\n    more of it", "[item] - one\n\n  more of it"),
        ("- - a\n  - b\n\n  more", "[item] - - a\n[item]   - b\n\n  more"),
        ("- one\n  `two`\nthree", "[item] - one\n<code:two>\nthree"),
        ("7) a\n9) b", "[item] 7) a\n[item] 9) b"),
        ("-\n- a\n-", "[item] - \n[item] - a\n[item] - "),
        ("1. a\n\n   ```rust,ignore\n   let x;\n   ```", "[item] 1. a\n\n[code]    <code:let x;>"),
        ("# A title\n\nText", "[heading] A title\n\nText"),
        ("x = 1\n# a comment\ny = 2", "x = 1\n# a comment\ny = 2"),
        ("One\nline\n\n\nand another\n", "One\nline\n\n\nand another"),
        ("> said", "> said"),
        ("- " * 9 + "a\nb", "[item] " + "- " * 8 + "- a\nb"),
        ('```python title="a.py"\nx = 1\n```', "[code] <code:x = 1>"),
        ("| a | *b* |\n|---|---|\n| `c` | d\\|e |\n| f |", "[table] a | <italic:b> / <code:c> | d|e / f | "),
        ("| a | b |\n|--|--|\n| c | d | e |", "| a | b |\n|--|--|\n| c | d | e |"),
        ("| a | b |\n| c | d |", "| a | b |\n| c | d |"),
        ("*one*\\\ntwo  \nthree", "<italic:one>\ntwo  \nthree"),
        ("\\# no heading\n\n1\\. no item\n\n\\- nor this", "# no heading\n\n1. no item\n\n- nor this"),
        ("Total\n---\n\n***\n____\n[a]: x.org", "Total\n---\n\n***\n____\n[a]: x.org"),
    ],
)
def test_blocks(written: str, shown: str) -> None:
    assert read(written) == shown


def test_a_text_on_one_line_has_no_signs() -> None:
    assert one_line("What **is** `x`?\n\n```\nx = 1\n```\n- [a](x.org)") == "What is x? x = 1 - a (x.org)"


def parts(text: str) -> list[str]:
    """Return the text of every span that is shown."""
    read = blocks(text)
    cells = [cell for block in read if isinstance(block, Table) for row in block.rows for cell in row]
    return [
        span.text for cell in (*cells, *(block.spans for block in read if isinstance(block, Block))) for span in cell
    ]


marked = st.text("ab 2*_`$^\\[](){}#-~>\n!|.:/", max_size=80)


@law
@given(st.one_of(marked, st.text(st.characters(codec=None))))
def test_whatever_is_written_what_is_shown_is_safe(text: str) -> None:
    assert [part for part in parts(safe(text)) if safe(part) != part] == []
    assert "\n" not in one_line(text)


@law
@given(st.text(st.characters(codec=None, exclude_characters="`*_[\\$^\n")))
def test_a_line_without_signs_is_left_alone(text: str) -> None:
    assert "".join(parts(safe(text))) == safe(text)


@law
@given(st.lists(st.lists(st.sampled_from(["- ", "1. ", "2) ", "    ", "  ", "# ", "> ", "| ", "--- ", "* ", "\n"]))))
def test_no_word_is_lost_however_lines_begin(prefixes: list[list[str]]) -> None:
    words = [f"w{place}" for place in range(len(prefixes))]
    text = "\n".join("".join(prefix) + word for prefix, word in zip(prefixes, words, strict=True))
    assert re.findall(r"w\d+", one_line(text)) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("日本**語**です", "日本<bold:語>です"),
        ("한국**어**는", "한국<bold:어>는"),
        ("un**believ**able", "un**believ**able"),
        ("Глав**на**я", "Глав**на**я"),
    ],
)
def test_emphasis_inside_words_is_for_scripts_without_spaces(text: str, shown: str) -> None:
    assert read(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b*c d", "a *b*c d"),
        ("a *b c*d e* f", "a <italic:b c*d e> f"),
        ("https://x.org/a_b_c and _d_", "https://x.org/a_b_c and <italic:d>"),
        ("http: _d_", "http: <italic:d>"),
    ],
)
def test_a_mark_inside_a_word_or_an_address_is_none(text: str, shown: str) -> None:
    assert read(text) == shown
