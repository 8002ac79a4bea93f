"""Answers with a gloss in parentheses, or with alternatives around a slash."""

import pytest

from quizkit.grading.words.glosses import variants_of


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Lord (God or Jesus)", ["Lord"]),
        ("deep (distance)", ["deep"]),
        ("Mercury (planet)", ["Mercury"]),
        ("femur (thigh bone)", ["femur"]),
        ("die Bank (Möbel)", ["die Bank"]),
        ("ser (permanent)", ["ser"]),
        ("word/words", ["word", "words"]),
        ("soccer/football", ["soccer", "football"]),
        ("soccer / football", ["soccer", "football"]),
        ("grey/gray area", ["grey area", "gray area"]),
        ("the colour/color red", ["the colour red", "the color red"]),
        ("lift/elevator/hoist", ["lift", "elevator", "hoist"]),
        ("Istanbul/Constantinople", ["Istanbul", "Constantinople"]),
        ("собака/пёс", ["собака", "пёс"]),
        ("film/movie (cinema)", ["film/movie", "film (cinema)", "movie (cinema)", "film", "movie"]),
    ],
)
def test_a_gloss_is_optional_and_a_slash_gives_alternatives(text: str, others: list[str]) -> None:
    assert variants_of(text) == (text, *others)


@pytest.mark.parametrize(
    "text",
    """f(x)|print(x)|sin (x)|(a+b)|(Paris)|Ca(OH)2|iron (II)|TCP/IP|I/O|AC/DC|km/h|m/s|rad/s|24/7|1/2|and/or x=1|
    /usr/bin|usr/local/bin/x.py|http://a.example/b|C:/Users|a/b|he/she/it's 5|N/A|w/o|photosynthesis|foo (1)|
    f (x) = 2|a (b|a) b""".replace("\n    ", "").split("|"),
)
def test_code_units_and_paths_are_as_written(text: str) -> None:
    assert variants_of(text) == (text,)


def test_many_alternatives_give_few_forms() -> None:
    assert len(variants_of(" ".join(["one/two"] * 200))) <= 9
    assert variants_of("(" * 10_000) == ("(" * 10_000,)
