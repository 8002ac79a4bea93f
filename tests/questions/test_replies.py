"""The grammar of replies: what each line means for each prompt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.questions.reply_grammar import COMMAND_NAMES, Command, Misread, labels, line_of, parse_reply
from quizkit.questions.shapes import (
    FillBlanks,
    Filled,
    Pair,
    Picked,
    PickedMany,
    PickMany,
    PickOne,
    Prompt,
    Recalled,
    Reply,
    Reveal,
    Typed,
    TypeLine,
)
from tests.helpers import law

ONE = PickOne("q", ("Oslo", "Ottawa: the capital", "50,000"))
SIDES = PickOne("q", ("true", "false"), fixed=True)
MANY = PickMany("q", ("Oslo", "New York", "50,000", "York"))
LINE = TypeLine("q")
CARD = Reveal("front", "back")


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("a", "Oslo"),
        ("A", "Oslo"),
        (" b ", "Ottawa: the capital"),
        ("c.", "50,000"),
        ("c)", "50,000"),
        ("Oslo", "Oslo"),
        ("oslo", "Oslo"),
        ("ottawa:  the CAPITAL", "Ottawa: the capital"),
        ("50,000", "50,000"),
    ],
)
def test_a_letter_or_the_text_of_a_choice_picks_it(line: str, choice: str) -> None:
    result = parse_reply(ONE, line)
    assert isinstance(result, Picked)
    assert result.choice == choice


@pytest.mark.parametrize("line", ["", "d", "1", "ab", "a b", "Osl", "\x00", "a" * 10_000])
def test_a_line_that_is_not_a_choice_is_misread_and_the_help_lists_the_letters(line: str) -> None:
    assert parse_reply(ONE, line) == Misread("Type a, b or c, or :skip.")


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("t", "true"),
        ("T", "true"),
        ("f", "false"),
        ("true", "true"),
        ("FALSE", "false"),
        ("a", "true"),
        ("b", "false"),
        ("yes", "true"),
        ("No", "false"),
        ("y", "true"),
        ("n", "false"),
    ],
)
def test_a_side_is_picked_by_its_first_letter_its_word_or_its_label(line: str, side: str) -> None:
    assert parse_reply(SIDES, line) == Picked(side)


@pytest.mark.parametrize("line", ["", "maybe", "yesno", "tf", "1"])
def test_anything_else_is_not_a_side(line: str) -> None:
    assert parse_reply(SIDES, line) == Misread("Type a or b, or :skip.")


def test_t_and_f_are_not_sides_of_another_choice() -> None:
    assert parse_reply(PickOne("q", ("true", "false")), "t") == Misread("Type a or b, or :skip.")


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("a", ["Oslo"]),
        ("a c", ["Oslo", "50,000"]),
        ("c a", ["50,000", "Oslo"]),
        ("ac", ["Oslo", "50,000"]),
        ("A, C", ["Oslo", "50,000"]),
        ("a,c", ["Oslo", "50,000"]),
        ("a;c", ["Oslo", "50,000"]),
        ("a) c)", ["Oslo", "50,000"]),
        ("a a a", ["Oslo"]),
        ("New York", ["New York"]),
        ("new york; oslo", ["New York", "Oslo"]),
        ("Oslo, New York", ["Oslo", "New York"]),
        ("Oslo,York", ["Oslo", "York"]),
        ("50,000", ["50,000"]),
        ("50,000, Oslo", ["50,000", "Oslo"]),
        ("50,000; a", ["50,000", "Oslo"]),
        ("oslo york", ["Oslo", "York"]),
        ("a, ", ["Oslo"]),
    ],
)
def test_several_are_picked_by_letters_or_texts_in_any_order(line: str, choices: list[str]) -> None:
    result = parse_reply(MANY, line)
    assert isinstance(result, PickedMany)
    assert result.choices == tuple(choices)


@pytest.mark.parametrize("line", ["", " ; ", "e", "a e", "Oslo; Rome", "ae"])
def test_one_part_that_is_not_a_choice_makes_the_line_misread(line: str) -> None:
    assert parse_reply(MANY, line) == Misread(
        "Type the letters of all that are right, such as a c: a, b, c or d. Or :skip."
    )


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Oslo", "Oslo"),
        ("  two  words ", "two  words"),
        ("a", "a"),
        ("q", "q"),
        ("skip", "skip"),
        ("::)", ":)"),
        ("::", ":"),
        ("??", "??"),
        ("10:30", "10:30"),
    ],
)
def test_a_typed_reply_is_not_changed(line: str, text: str) -> None:
    result = parse_reply(LINE, line)
    assert isinstance(result, Typed)
    assert result.text == text


@pytest.mark.parametrize("line", ["", "  ", "\t"])
def test_an_empty_line_is_not_a_reply(line: str) -> None:
    assert parse_reply(LINE, line) == Misread("Type your answer, or :skip.")


@pytest.mark.parametrize(
    ("line", "rating"),
    [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("again", 1), ("Hard", 2), (" GOOD ", 3), ("easy", 4)],
)
def test_a_card_is_rated_by_a_number_or_a_word(line: str, rating: int) -> None:
    result = parse_reply(CARD, line)
    assert isinstance(result, Recalled)
    assert result.rating == rating


@pytest.mark.parametrize("line", ["", "0", "5", "b", "goo"])
def test_anything_else_is_not_a_rating(line: str) -> None:
    assert parse_reply(CARD, line) == Misread("Type 1 (again), 2 (hard), 3 (good) or 4 (easy).")


@pytest.mark.parametrize("prompt", [ONE, SIDES, MANY, LINE, CARD], ids=["one", "sides", "many", "line", "card"])
@pytest.mark.parametrize("name", [name for name in COMMAND_NAMES if name != "go"])
def test_a_command_means_the_same_to_every_prompt(prompt: Prompt, name: str) -> None:
    for line in (f":{name}", f" :{name.upper()} ", f": {name}"):
        result = parse_reply(prompt, line)
        assert isinstance(result, Command)
        assert result.name == name


@pytest.mark.parametrize("line", [":go 7", ":GO7", ": go  7 ", ":7", ":007"])
def test_go_opens_a_question_by_its_number(line: str) -> None:
    assert parse_reply(LINE, line) == Command("go", 7)


@pytest.mark.parametrize("line", [":go", ":go "])
def test_go_needs_a_number(line: str) -> None:
    assert parse_reply(LINE, line) == Misread("Write a number after it, such as :go 3.")


@pytest.mark.parametrize(("line", "name"), [("?", "hint"), (" ? ", "hint"), (":q", "quit"), (":Q", "quit")])
def test_some_commands_are_short(line: str, name: str) -> None:
    assert parse_reply(LINE, line) == Command("hint" if name == "hint" else "quit")


@pytest.mark.parametrize(
    ("prompt", "line", "reply"),
    [
        (LINE, "::?", Typed("?")),
        (LINE, ":::?", Typed(":?")),
        (LINE, "??", Typed("??")),
        (LINE, "::quit", Typed(":quit")),
        (LINE, "::quit?", Typed(":quit?")),
        (FillBlanks("____", 1), "::?", Filled(("?",))),
        (FillBlanks("____ ____", 2), "?; ?", Filled(("?", "?"))),
        (PickOne("q", ("!", "?")), "?", Picked("?")),
        (PickOne("q", ("!", "?")), ":hint", Command("hint")),
        (PickMany("q", ("!", "?")), "?", PickedMany(("?",))),
    ],
)
def test_a_question_mark_and_a_command_can_be_the_reply(prompt: Prompt, line: str, reply: Reply | Command) -> None:
    assert parse_reply(prompt, line) == reply


@law
@given(st.text().map(str.strip).filter(bool))
def test_each_text_can_be_typed(text: str) -> None:
    assert parse_reply(LINE, line_of(text)) == Typed(text)


@pytest.mark.parametrize("digits", ["0", "3", "9" * 5000, "²", "٣"])
def test_a_number_without_a_right_side_is_misread(digits: str) -> None:
    result = parse_reply(Pair("q", ("left", "west"), ("right", "east")), f"left={digits}")
    assert result == Misread("Type a number for each of a to b, such as a2 b1. Or :skip.")


@pytest.mark.parametrize(
    ("line", "help"),
    [
        (":skp", "There is no :skp. Did you mean “:skip”? :help lists the commands; to type a colon, write ::."),
        (":xyzzy", "There is no :xyzzy. :help lists the commands; to type a colon, write ::."),
    ],
)
def test_an_unknown_command_is_reported_and_never_a_reply(line: str, help: str) -> None:
    assert parse_reply(LINE, line) == Misread(help)
    assert parse_reply(ONE, line) == Misread(help)


@pytest.mark.parametrize(
    ("choices", "names"),
    [
        (("Oslo", "Rome"), "ab"),
        (("x", "y", "z"), "abc"),
        (("b", "a"), "12"),
        (("A", "x", "y"), "123"),
        (("1", "2", "3"), "abc"),
        (("a", "1"), "ab"),
        (tuple("klmnopqrst"), "abcdefghij"),
        (tuple("abcdefghij"), "1234567890"),
    ],
)
def test_labels_are_letters_unless_a_choice_is_one_of_them(choices: tuple[str, ...], names: str) -> None:
    assert labels(choices) == names
    assert len(names) == len(choices)


def test_a_choice_that_is_a_letter_is_picked_by_itself_and_by_its_number() -> None:
    vowels = PickOne("Which is a vowel?", ("b", "a"))
    assert parse_reply(vowels, "a") == Picked("a")
    assert parse_reply(vowels, "1") == Picked("b")


def test_choices_that_differ_in_capitals_alone_can_each_be_typed() -> None:
    forms = PickOne("q", ("polish", "Polish"))
    assert parse_reply(forms, "polish") == Picked("polish")
    assert parse_reply(forms, "Polish") == Picked("Polish")


texts = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=8).map(
    str.strip
)
choices = st.lists(
    texts.filter(lambda text: text and text != "?" and text[0] != ":"), min_size=2, max_size=10, unique=True
)


@law
@given(choices)
def test_every_choice_can_be_picked_by_its_text_and_all_of_them_by_theirs(choices: list[str]) -> None:
    one = PickOne("q", tuple(choices))
    assert [parse_reply(one, choice) for choice in choices] == [Picked(choice) for choice in choices]
    if not any(";" in choice for choice in choices):
        assert parse_reply(PickMany("q", tuple(choices)), "; ".join(choices)) == PickedMany(tuple(choices))


@law
@given(st.lists(st.sampled_from(["Oslo", "Rome", "Bern", "Paris", "1", "2"]), min_size=2, max_size=6, unique=True))
def test_every_label_picks_its_choice(choices: list[str]) -> None:
    one = PickOne("q", tuple(choices))
    assert [parse_reply(one, label) for label in labels(choices)] == [Picked(choice) for choice in choices]


@law
@given(st.text(st.characters(codec=None)))
def test_any_line_is_read_by_every_prompt(line: str) -> None:
    for prompt in (ONE, SIDES, MANY, LINE, CARD):
        assert isinstance(parse_reply(prompt, line), Picked | PickedMany | Typed | Recalled | Command | Misread)
