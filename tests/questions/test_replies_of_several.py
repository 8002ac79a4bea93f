"""The grammar of replies with several texts: blanks, an order, pairs, and lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.grading.context import Context
from quizkit.questions.pairing import MatchQuestion
from quizkit.questions.reply_grammar import Command, Misread, labels, parse_reply
from quizkit.questions.shapes import (
    Arrange,
    Arranged,
    FillBlanks,
    Filled,
    Pair,
    Paired,
    PickMany,
    PickOne,
    Prompt,
    Typed,
    TypeLine,
)
from tests.helpers import law, question

BLANK, BLANKS = FillBlanks("q", 1), FillBlanks("q", 2)
ORDER = Arrange("q", ("stay", "the New World", "end-game"))
PAIRS = Pair("q", ("Ohm", "Volt", "Watt"), ("resistance", "voltage", "power", "charge"))
FIRST, SECOND, THIRD = ("Ohm", "resistance"), ("Volt", "voltage"), ("Watt", "power")


@pytest.mark.parametrize("line", ["sun; moon", "sun, moon", "::)", "a;b;c", "q", " sun "])
def test_one_blank_takes_the_whole_line(line: str) -> None:
    assert parse_reply(BLANK, line) == Filled((line.strip().removeprefix(":"),))


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("sun; star", ("sun", "star")),
        ("sun, star", ("sun", "star")),
        ("sun;star;", ("sun", "star")),
        ("Washington, D.C.; USA", ("Washington, D.C.", "USA")),
        ("1,5; 2", ("1,5", "2")),
        ("; star", ("", "star")),
        ("sun;", ("sun", "")),
        (", star", ("", "star")),
    ],
)
def test_several_blanks_are_separated_by_semicolons_or_commas(line: str, texts: tuple[str, ...]) -> None:
    assert parse_reply(BLANKS, line) == Filled(texts)


@pytest.mark.parametrize("line", ["", ";", ",", "sun", "sun star", "a; b; c", "a, b, c", ";;"])
def test_too_few_or_too_many_blanks_are_misread(line: str) -> None:
    help = "Type all 2 blanks in order, with a ; between them; one may stay empty. Or :skip."
    assert parse_reply(BLANKS, line) == Misread(help)


def test_an_empty_line_is_not_a_reply_to_one_blank() -> None:
    assert parse_reply(BLANK, " ") == Misread("Type what belongs in the blank, or :skip.")


@pytest.mark.parametrize(
    "line",
    ["b a c", "bac", "B, A, C", "b;a;c", "b-a-c", "b -> a -> c", "b→a→c", "the new world; stay; end-game",
     "the New World, stay, end-game", "the New World → stay → c", "b. a. c."],
)  # fmt: skip
def test_an_order_is_given_by_letters_or_texts(line: str) -> None:
    assert parse_reply(ORDER, line) == Arranged(("the New World", "stay", "end-game"))


@pytest.mark.parametrize("line", ["", "a", "a b", "a a b", "a b c c", "a b d", "c > b > a", "a < b < c", "1 2 3"])
def test_an_order_names_each_item_once(line: str) -> None:
    assert parse_reply(ORDER, line) == Misread("Type all of a b c in the right order, such as c b a. Or :skip.")


@pytest.mark.parametrize(
    "line",
    ["a1 b2 c3", "a1b2c3", "A1, B2, C3", "a 1 b 2 c 3", "a-1; b-2; c-3", "a:1 b:2 c:3", "a->1 b->2 c->3", "a→1 b→2 c→3",
     "a=1 b=2 c=3", "a = 1; b = 2; c = 3", "Ohm = resistance; Volt = voltage; Watt = power",
     "ohm=Resistance, VOLT=voltage, c=power"],
)  # fmt: skip
def test_pairs_are_given_by_letter_and_number_or_by_texts(line: str) -> None:
    assert parse_reply(PAIRS, line) == Paired((FIRST, SECOND, THIRD))


def test_a_left_side_may_be_missing_and_a_right_side_repeated() -> None:
    assert parse_reply(PAIRS, "b2") == Paired((SECOND,))
    assert parse_reply(PAIRS, "a1 b1") == Paired((FIRST, ("Volt", "resistance")))


@pytest.mark.parametrize(
    "line", ["", "a", "1", "1 2 3", "a5", "a0", "d1", "a1 a2", "a1 b", "a1 x", "Ohm resistance", "Ohm = x", "= power"]
)
def test_a_line_without_pairs_is_misread(line: str) -> None:
    assert parse_reply(PAIRS, line) == Misread("Type a number for each of a to c, such as a2 c1. Or :skip.")


def test_a_list_is_one_unchanged_line() -> None:
    assert parse_reply(TypeLine("q", "list", 3), " red,  green; blue ") == Typed("red,  green; blue")


@pytest.mark.parametrize("prompt", [BLANK, BLANKS, ORDER, PAIRS, TypeLine("q", "list", 2)])
def test_commands_are_commands_to_them_all(prompt: Prompt) -> None:
    assert [parse_reply(prompt, line) for line in ("?", ":skip", ":right")] == [
        Command("hint"), Command("skip"), Command("right")
    ]  # fmt: skip
    assert isinstance(parse_reply(prompt, ":"), Misread)


word = st.text("klmnopqrs", min_size=2, max_size=6)
some = st.lists(word, min_size=2, max_size=6, unique=True).map(tuple)


@law
@given(some)
def test_letters_and_texts_give_the_same_order(items: tuple[str, ...]) -> None:
    prompt = Arrange("q", items)
    turned = items[::-1]
    by_letter = " ".join(labels(items)[items.index(item)] for item in turned)
    assert parse_reply(prompt, by_letter) == parse_reply(prompt, "; ".join(turned)) == Arranged(turned)


@law
@given(some)
def test_letters_and_texts_pick_the_same(choices: tuple[str, ...]) -> None:
    names = labels(choices)
    for name, choice in zip(names, choices, strict=True):
        assert parse_reply(PickOne("q", choices), name) == parse_reply(PickOne("q", choices), choice)
    assert parse_reply(PickMany("q", choices), names) == parse_reply(PickMany("q", choices), "; ".join(choices))


@law
@given(some, some)
def test_letters_and_texts_make_the_same_pairs(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    prompt = Pair("q", left, right)
    made = [(one, right[place % len(right)]) for place, one in enumerate(left)]
    by_letter = " ".join(f"{name}{right.index(other) + 1}" for name, (_, other) in zip(labels(left), made, strict=True))
    assert parse_reply(prompt, by_letter) == parse_reply(prompt, "; ".join(f"{one} = {other}" for one, other in made))
    assert parse_reply(prompt, by_letter) == Paired(tuple(made))


@law
@given(st.dictionaries(word, word, min_size=2, max_size=6))
def test_accepted_replies_can_be_typed_in_letters(pairs: dict[str, str]) -> None:
    read = question(f"question: q\nmatch: {pairs}")
    assert isinstance(read, MatchQuestion)
    prompt = read.prompt()
    line = " ".join(
        f"{name}{prompt.right.index(pairs[one]) + 1}"
        for name, one in zip(labels(prompt.left), prompt.left, strict=True)
    )
    result = parse_reply(prompt, line)
    assert isinstance(result, Paired)
    assert read.grade(result, Context()).credit == 1


@law
@given(
    st.sampled_from([BLANK, BLANKS, ORDER, PAIRS]),
    st.one_of(st.text(st.characters(codec=None)), st.text("abc123 ;,=->→:.", max_size=20)),
)
def test_any_line_is_read(prompt: Prompt, line: str) -> None:
    assert isinstance(parse_reply(prompt, line), Filled | Arranged | Paired | Command | Misread)
