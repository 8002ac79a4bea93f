import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.base.text import safe, safe_line
from tests.helpers import law


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain text, with accents: café, 日本, 😀", "Plain text, with accents: café, 日本, 😀"),
        ("[bold]not markup[/bold] list[int] :smile:", "[bold]not markup[/bold] list[int] :smile:"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\x9b31m", "<U+009B>31m"),
        ("bell\x07 null\x00 delete\x7f", "bell<U+0007> null<U+0000> delete<U+007F>"),
        ("a\rb", "a<U+000D>b"),
        ("right\u202eleft", "right<U+202E>left"),
        ("\u2066isolate\u2069", "<U+2066>isolate<U+2069>"),
        ("soft\xadhyphen", "soft<U+00AD>hyphen"),
        ("zero\u200bwidth, \ufeffmark", "zero<U+200B>width, <U+FEFF>mark"),
        ("one\u2028two\u2029three", "one<U+2028>two<U+2029>three"),
        ("\ud800", "<U+D800>"),
        ("\U000e0041", "<U+E0041>"),
        ("two\nlines", "two\nlines"),
        ("a\tb", "a    b"),
        ("joined 👩\u200d🔬, می\u200cخواهم", "joined 👩\u200d🔬, می\u200cخواهم"),
        ("non-breaking\xa0space", "non-breaking\xa0space"),
        ("", ""),
    ],
)
def test_control_characters_are_shown_as_codes(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  two\n  lines \t and a tab ", "two lines and a tab"),
        ("one\u2028two", "one two"),
        ("\x1b]0;title\x07", "<U+001B>]0;title<U+0007>"),
        (" \n ", ""),
    ],
)
def test_a_safe_line_is_one_line(text: str, shown: str) -> None:
    assert safe_line(text) == shown


@law
@given(st.text(st.characters(codec=None)))
def test_no_unsafe_character_remains(text: str) -> None:
    allowed = {"\n", "\u200c", "\u200d"}
    unsafe = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [c for c in safe(text) if c not in allowed and unicodedata.category(c) in unsafe]
    assert "\n" not in safe_line(text)


@law
@given(st.text(st.characters(codec=None)))
def test_safe_text_is_not_changed(text: str) -> None:
    assert safe(safe(text)) == safe(text)
