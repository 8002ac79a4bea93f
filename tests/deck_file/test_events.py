from textwrap import dedent

import pytest

from quizkit.base.problems import Place
from quizkit.deck_file.reading import limits
from quizkit.deck_file.reading.events import DEEPEST, InvalidYaml, TreeBuilder
from quizkit.deck_file.reading.limits import VALUES_BESIDE
from quizkit.deck_file.reading.nodes import Entries, Items, Node, Unread, questions_of


def tree(text: str) -> Node:
    builder = TreeBuilder()
    builder.build(dedent(text).removeprefix("\n"))
    assert builder.root is not None
    assert builder.problems == []
    return builder.root


def outline(node: Node) -> object:
    """Return a node as plain data: texts, lists and mappings with their lines and columns."""
    match node:
        case Items():
            return [f"{node.line}:{node.column}", *map(outline, node.items)]
        case Entries():
            places = {key: node.key_place(key) for key in node.entries}
            entries = {
                f"{places[key][0]}:{places[key][1]} {key}": outline(value) for key, value in node.entries.items()
            }
            return {f"{node.line}:{node.column}": entries}
        case Unread():
            return f"{node.line}:{node.column} unread"
        case _:
            text, plain, line, column = node
            return f"{line}:{column} {text if plain else repr(text)}"


def test_every_node_keeps_its_place() -> None:
    assert outline(
        tree("""
            title: A deck
            questions:
              - question: "Why?"
                choices: [one, 'two']
              - {front: a, back: b}
            """)
    ) == {
        "1:1": {
            "1:1 title": "1:8 A deck",
            "2:1 questions": [
                "3:3",
                {"3:5": {"3:5 question": "3:15 'Why?'", "4:5 choices": ["4:14", "4:15 one", "4:20 'two'"]}},
                {"5:5": {"5:6 front": "5:13 a", "5:16 back": "5:22 b"}},
            ],
        }
    }


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a:\n  b\nc:\n\n  - d\n", {"a": (1, 1), "c": (3, 1)}),
        ("a: |\n  b\nc:\n  d: e\n", {"a": (1, 1), "c": (3, 1)}),
        ("{a: b, c:\n  [d]}\n", {"a": (1, 2), "c": (1, 8)}),
        ("? a\n: b\n? c\n: {d: e}\n", {"a": (1, 3), "c": (3, 3)}),
        ("'a': b\n\"c\" :\n  'd'\n", {"a": (1, 1), "c": (2, 1)}),
        ("a:\nc:\n", {"a": (1, 1), "c": (2, 1)}),
    ],
)
def test_every_key_keeps_its_place(text: str, places: dict[str, tuple[int, int]]) -> None:
    root = tree(text)
    assert isinstance(root, Entries)
    assert {key: root.key_place(key) for key in root.entries} == places


def test_a_key_that_gets_another_value_has_the_place_of_the_new_one() -> None:
    mapping = Entries(1, 1)
    mapping.put("a", Unread(2, 4), Place(2, 1))
    mapping.put("b", ("x", True, 3, 9), Place(3, 5))
    mapping.put("a", ("x", True, 6, 4), Place(5, 1))
    mapping.put("b", ("x", True, 7, 4), Place(7, 1))
    assert [mapping.key_place(key) for key in "ab"] == [(5, 1), (7, 1)]


@pytest.mark.parametrize(
    "text",
    ["a: b\nc:\n  - d\n", "a: b\r\nc:\r\n  - d\r\n", "a: b\rc:\r  - d\r", "\ufeffa: b\nc:\n  - d\n"],
    ids=["LF", "CRLF", "CR", "byte order mark"],
)
def test_line_ends_and_a_byte_order_mark_do_not_move_places(text: str) -> None:
    assert outline(tree(text)) == {"1:1": {"1:1 a": "1:4 b", "2:1 c": ["3:3", "3:5 d"]}}


def test_a_wide_character_is_one_column() -> None:
    assert outline(tree("{日本: 😀, e\u0301: z}")) == {"1:1": {"1:2 日本": "1:6 😀", "1:9 e\u0301": "1:13 z"}}


@pytest.mark.parametrize(
    ("written", "text", "plain"),
    [
        ("no", "no", True),
        ("~", "~", True),
        ("1:30", "1:30", True),
        ("", "", True),
        ('"no"', "no", False),
        ("'it''s'", "it's", False),
        (r'"\e[31m \u00e9"', "\x1b[31m é", False),
        ("|\n  one\n  two", "one\ntwo\n", False),
        (">-\n  one\n  two", "one two", False),
        ("one\n  two", "one two", True),
        ("a #no comment", "a", True),
        ("a#b", "a#b", True),
    ],
)
def test_a_scalar_keeps_its_own_text(written: str, text: str, plain: bool) -> None:
    root = tree(f"key: {written}\n")
    assert isinstance(root, Entries)
    value = root.entries["key"]
    assert isinstance(value, tuple)
    assert value[:2] == (text, plain)


def broken(text: str) -> tuple[TreeBuilder, InvalidYaml]:
    builder = TreeBuilder()
    with pytest.raises(InvalidYaml) as caught:
        builder.build(dedent(text).removeprefix("\n"))
    return builder, caught.value


def test_nesting_is_read_to_its_limit() -> None:
    assert outline(tree("[" * DEEPEST + "]" * DEEPEST)) != []


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? "])
def test_nesting_beyond_the_limit_is_reported_without_a_crash(sign: str) -> None:
    _, failure = broken(sign * 25_000)
    place = failure.problem.place
    assert (failure.problem.code, failure.resumable) == ("too-deep", False)
    # libyaml itself stops at 1,000 brackets, before it passes on the first.
    assert place in ((1, 1 + DEEPEST * len(sign)), (1, 1001))


def test_a_deck_with_too_many_values_is_reported() -> None:
    _, failure = broken("- a\n" * (VALUES_BESIDE + 20_000))
    assert (failure.problem.code, failure.problem.message) == ("too-large", "the deck has more than 500,000 values")


def test_each_question_may_have_values_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VALUES_BESIDE", 10_000)
    head = "title: T\nquestions:\n"

    honest = tree(head + "- {question: a, answer: b}\n" * 10_000)
    _, no_questions = broken(head + "- {a: b, c: d}\n" * 10_000)
    _, one_question = broken(head + f"- question: a\n  answer: [{'a, ' * 30_000}]\n")

    assert len(questions_of(honest)) == 10_000
    assert no_questions.problem.message == "the deck has more than 10,000 values"
    assert one_question.problem.message == "the deck has more than 10,000 values"


def test_a_second_document_ends_the_reading_and_the_first_is_kept() -> None:
    builder, failure = broken("a: b\n---\nc: d\n")
    assert (failure.problem.code, failure.problem.place) == ("second-document", (2, 1))
    assert builder.root is not None
    assert outline(builder.root) == {"1:1": {"1:1 a": "1:4 b"}}


@pytest.mark.parametrize("text", ["---\na: b\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n", "# note\n\na: b\n"])
def test_one_document_may_have_its_markers(text: str) -> None:
    root = tree(text)
    assert isinstance(root, Entries)
    assert list(root.entries) == ["a"]


def found(text: str) -> list[tuple[str, str, str]]:
    builder = TreeBuilder()
    builder.build(dedent(text).removeprefix("\n"))
    return [(f"{p.place.line}:{p.place.column}", p.code, p.message) for p in builder.problems if p.place]


@pytest.mark.parametrize(
    ("text", "place", "sign", "what"),
    [
        ("a: &x b", "1:4", "&x", "an anchor"),
        ("&x a: b", "1:1", "&x", "an anchor"),
        ("a: &x [b]", "1:4", "&x", "an anchor"),
        ("a: &x {b: c}", "1:4", "&x", "an anchor"),
        ("a: !important", "1:4", "!important", "a tag"),
        ("a: !important b", "1:4", "!important", "a tag"),
        ("a: ! b", "1:4", "!", "a tag"),
        ("a: !!str 3", "1:4", "!!str", "a tag"),
        ("a: !!python/object:os.system [x]", "1:4", "!!python/object:os.system", "a tag"),
    ],
)
def test_anchors_and_tags_are_rejected(text: str, place: str, sign: str, what: str) -> None:
    assert found(text) == [(place, "not-in-a-deck", f"YAML reads “{sign}” as {what}, which a deck cannot contain")]


def test_an_alias_is_rejected_at_its_place_and_not_followed() -> None:
    message = "YAML reads “{}” as {}, which a deck cannot contain"
    assert found("a: &x b\nc: *x\n*x : d\n") == [
        ("1:4", "not-in-a-deck", message.format("&x", "an anchor")),
        ("2:4", "not-in-a-deck", message.format("*x", "an alias")),
        ("3:1", "not-in-a-deck", message.format("*x", "an alias")),
        ("3:1", "not-a-key", "a list or a mapping is used as a key"),
    ]


def test_a_billion_laughs_are_not_expanded() -> None:
    lines = ["a: &a [x, x]"] + [
        f"{key}: &{key} [*{last}, *{last}]" for last, key in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert len(found("\n".join(lines))) == 9 + 16


def test_the_first_of_two_equal_keys_is_kept_and_both_lines_are_reported() -> None:
    builder = TreeBuilder()
    builder.build("a: 1\nb: 2\na: 3\n'a': 4\n")
    assert builder.root is not None
    assert outline(builder.root) == {"1:1": {"1:1 a": "1:4 1", "2:1 b": "2:4 2"}}
    assert [(p.place, p.message) for p in builder.problems] == [
        ((3, 1), "“a” is already in line 1"),
        ((4, 1), "“a” is already in line 1"),
    ]


@pytest.mark.parametrize("key", ["[a]", "{a: b}", "? [a]\n"])
def test_a_key_that_is_not_a_text_is_reported(key: str) -> None:
    assert [code for _, code, _ in found(f"{key}: b\n")] == ["not-a-key"]


def test_complete_parts_before_a_syntax_error_are_kept() -> None:
    builder, failure = broken("""
        title: T
        questions:
          - question: a
          - question: b: c
          - question: d
        """)
    assert (failure.failed_line, failure.resumable) == (4, True)
    assert builder.root is not None
    assert outline(builder.root) == {
        "1:1": {"1:1 title": "1:8 T", "2:1 questions": ["3:3", {"3:5": {"3:5 question": "3:15 a"}}, "4:5 unread"]}
    }
