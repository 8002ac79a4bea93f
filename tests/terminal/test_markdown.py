"""Markdown and formulas on the screen, exactly: drawn as in a terminal, and plain as in a pipe, wide and narrow."""

import subprocess
import sys
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.theme import Screen
from tests.helpers import law
from tests.terminal.test_screens import paper

TEXT = r"""What does **this** print, and _why_?

```python
def total(numbers):
    return sum(number * 2 for number in numbers if number > 10)

print(total([1, 2]))
```

- the *first* thing, which is long enough to be wrapped at forty columns
- [the manual](https://x.org/a_b), or `total()`

# Note

H_2O at 10^-3 mol, $\alpha$ and \Delta T; not 5 * 3 * 2, nor snake_case, nor $5 and $10, nor a ____.
"""
DRAWN_80 = """\
What does this print, and why?

  │ def total(numbers):
  │     return sum(number * 2 for number in numbers if number > 10)
  │
  │ print(total([1, 2]))

- the first thing, which is long enough to be wrapped at forty columns
- the manual (https://x.org/a_b), or total()

Note

H₂O at 10⁻³ mol, α and Δ T; not 5 * 3 * 2, nor snake_case, nor $5 and $10, nor a
____.
"""
PLAIN_80 = """\
What does this print, and why?

    def total(numbers):
        return sum(number * 2 for number in numbers if number > 10)

    print(total([1, 2]))

- the first thing, which is long enough to be wrapped at forty columns
- the manual (https://x.org/a_b), or total()

Note

H₂O at 10⁻³ mol, α and Δ T; not 5 * 3 * 2, nor snake_case, nor $5 and $10, nor a
____.
"""
DRAWN_40 = """\
What does this print, and why?

  │ def total(numbers):
  │     return sum(number * 2 for
  ┆   number in numbers if number > 10)
  │
  │ print(total([1, 2]))

- the first thing, which is long enough
  to be wrapped at forty columns
- the manual (https://x.org/a_b), or
  total()

Note

H₂O at 10⁻³ mol, α and Δ T; not 5 * 3 *
2, nor snake_case, nor $5 and $10, nor a
____.
"""
PLAIN_40 = """\
What does this print, and why?

    def total(numbers):
        return sum(number * 2 for number in numbers if number > 10)

    print(total([1, 2]))

- the first thing, which is long enough
  to be wrapped at forty columns
- the manual (https://x.org/a_b), or
  total()

Note

H₂O at 10⁻³ mol, α and Δ T; not 5 * 3 *
2, nor snake_case, nor $5 and $10, nor a
____.
"""
BLOCKS = r"""Planets, by *mass* and [source](https://x.org/planets "Title"):

| Planet | Mass in kg | Note |
|:--|--:|---|
| **Earth** | 5.97 × 10^24 | `home`, the only one with known life |
| Mars | 6.4 \| x | |

1. Mercury
   - no moon, and much too near to the Sun for an atmosphere
     ```rust,ignore title="a.rs"
     let moons: Vec<Moon> = vec![];
     ```
   - no ring
2. Venus\
   second line

![A map of the sky](./sky map.png) <b>HTML</b> &amp; ~~no~~
> a quote, 2**3 and 2**4, snake_case_name
"""
BLOCKS_DRAWN_80 = """\
Planets, by mass and source (https://x.org/planets):

Planet  Mass in kg   Note
──────  ───────────  ──────────────────────────────────
Earth   5.97 × 10²⁴  home, the only one with known life
Mars    6.4 | x

1. Mercury
   - no moon, and much too near to the Sun for an atmosphere
       │ let moons: Vec<Moon> = vec![];
   - no ring
2. Venus
   second line

A map of the sky <b>HTML</b> &amp; ~~no~~
> a quote, 2**3 and 2**4, snake_case_name
"""
BLOCKS_DRAWN_40 = """\
Planets, by mass and source
(https://x.org/planets):

Planet | Mass in kg | Note
Earth | 5.97 × 10²⁴ | home, the only
  one with known life
Mars | 6.4 | x |

1. Mercury
   - no moon, and much too near to the
     Sun for an atmosphere
       │ let moons: Vec<Moon> =
       ┆   vec![];
   - no ring
2. Venus
   second line

A map of the sky <b>HTML</b> &amp;
~~no~~
> a quote, 2**3 and 2**4,
snake_case_name
"""
BLOCKS_PLAIN_80 = """\
Planets, by mass and source (https://x.org/planets):

Planet | Mass in kg | Note
Earth | 5.97 × 10²⁴ | home, the only one with known life
Mars | 6.4 | x |

1. Mercury
   - no moon, and much too near to the Sun for an atmosphere
         let moons: Vec<Moon> = vec![];
   - no ring
2. Venus
   second line

A map of the sky <b>HTML</b> &amp; ~~no~~
> a quote, 2**3 and 2**4, snake_case_name
"""
BLOCKS_PLAIN_40 = """\
Planets, by mass and source
(https://x.org/planets):

Planet | Mass in kg | Note
Earth | 5.97 × 10²⁴ | home, the only
  one with known life
Mars | 6.4 | x |

1. Mercury
   - no moon, and much too near to the
     Sun for an atmosphere
         let moons: Vec<Moon> = vec![];
   - no ring
2. Venus
   second line

A map of the sky <b>HTML</b> &amp;
~~no~~
> a quote, 2**3 and 2**4,
snake_case_name
"""


def shown(text: str, *, plain: bool = False, columns: int = 60) -> str:
    screen = paper(plain=plain, columns=columns)
    show_markdown(screen, text)
    return screen.text


def coloured(text: str, *, stem: bool = False) -> str:
    file = StringIO()
    console = Console(file=file, width=60, color_system="standard", force_terminal=True, highlight=False, _environ={})
    show_markdown(Screen(console, plain=False), text, "bold" if stem else "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("plain", "columns", "drawn"),
    [(False, 80, DRAWN_80), (True, 80, PLAIN_80), (False, 40, DRAWN_40), (True, 40, PLAIN_40)],
    ids=["drawn 80", "plain 80", "drawn 40", "plain 40"],
)
def test_a_text_with_everything(plain: bool, columns: int, drawn: str) -> None:
    assert shown(TEXT, plain=plain, columns=columns) == drawn


@pytest.mark.parametrize(
    ("plain", "columns", "drawn"),
    [
        (False, 80, BLOCKS_DRAWN_80),
        (True, 80, BLOCKS_PLAIN_80),
        (False, 40, BLOCKS_DRAWN_40),
        (True, 40, BLOCKS_PLAIN_40),
    ],
    ids=["drawn 80", "plain 80", "drawn 40", "plain 40"],
)
def test_tables_nested_lists_links_images_and_line_breaks(plain: bool, columns: int, drawn: str) -> None:
    assert shown(BLOCKS, plain=plain, columns=columns) == drawn


def test_a_list_too_deep_for_the_screen_has_its_markers_above() -> None:
    assert shown("123456789. " * 3 + "a\nb", columns=40) == "123456789. 123456789. 123456789.\na\nb\n"


def test_a_word_of_code_that_is_longer_than_a_line_goes_on_beside_a_broken_bar() -> None:
    drawn = shown("```\n" + "x" * 50 + "\n```", columns=40)
    assert drawn.splitlines() == ["  │ " + "x" * 34, "  ┆   " + "x" * 16]


def test_emphasis_is_drawn_and_stands_out_in_a_stem_as_well() -> None:
    assert coloured("a **b** *c* `d`") == "a \x1b[1mb\x1b[0m \x1b[3mc\x1b[0m \x1b[36md\x1b[0m\n"
    assert coloured("| a |\n|---|\n| b |\n").splitlines()[0] == "\x1b[1ma\x1b[0m"
    assert coloured("a **b**", stem=True) == "\x1b[1ma \x1b[0m\x1b[1;4mb\x1b[0m\n"


@pytest.mark.parametrize(
    "text",
    [
        "**\x1b[31mred**",
        "`\x1b]0;title\x07`",
        "```\n\x1b[2J\n```",
        "[\x1b[31mx](https://x.org/\x1b[0m)",
        "![\x1b[5m](a.png)",
        "$\x9b31m^2$",
        "- \x1b[31m",
        "\u202e*evil*",
    ],
)
@pytest.mark.parametrize("plain", [True, False])
def test_nothing_of_a_deck_steers_the_terminal(text: str, plain: bool) -> None:
    drawn = shown(text, plain=plain)
    assert "<U+" in drawn
    assert {"\x1b", "\x07", "\x9b", "\u202e"}.isdisjoint(drawn)


def test_the_markup_of_rich_and_html_are_shown_as_they_are_written() -> None:
    assert shown("[bold]x[/bold] **[red]y[/]** <b>z</b> `[i]`") == "[bold]x[/bold] [red]y[/] <b>z</b> [i]\n"


@law
@given(
    st.one_of(st.text(st.characters(codec=None)), st.text("ab *_`$^\\[](){}#-~>\n\x1b!|.", max_size=60)), st.booleans()
)
def test_any_text_is_drawn_without_escape_sequences(text: str, plain: bool) -> None:
    drawn = shown(text, plain=plain, columns=40)
    assert [letter for letter in drawn if letter != "\n" and (letter < " " or "\x7f" <= letter <= "\x9f")] == []
    if not plain:
        assert max(map(len, drawn.splitlines()), default=0) <= 40


def loaded_by(text: str) -> set[str]:
    """Return which of the modules that markup costs a fresh interpreter has loaded once a text is shown."""
    program = f"""
import io, sys
from rich.console import Console
from quizkit.terminal.markdown import show_markdown
from quizkit.terminal.theme import Screen
show_markdown(Screen(Console(file=io.StringIO()), plain=False), {text!r})
print(*{{"quizkit.markup.reader", "quizkit.base.formulas", "rich.markdown", "markdown_it", "pygments"}} & set(sys.modules))
"""
    return set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )


def test_a_text_without_signs_loads_nothing_that_reads_them() -> None:
    assert loaded_by("Who said: (1) ____, or 5 - 3 = 2?") == set()


def test_a_text_of_lines_without_signs_does_neither() -> None:
    assert loaded_by("for x in y:\n    print(x)\n\nfor z in y: print(z)") == set()


def test_a_text_with_signs_loads_no_renderer() -> None:
    loaded = loaded_by("**a** `b`\n\n```python\nx = 1\n```")
    assert loaded == {"quizkit.markup.reader", "markdown_it"}
