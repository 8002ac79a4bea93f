import pytest

from quizkit.grading.words.difference import Segment, difference, in_words


@pytest.mark.parametrize(
    ("reply", "expected", "told"),
    [
        ("recomend", "recommend", "one m is missing"),
        ("untill", "until", "one l is too many"),
        ("Poilierve", "Poilievre", "you typed rv for vr"),
        ("definately", "definitely", "you typed a for i"),
        ("freind", "friend", "you typed ei for ie"),
        ("cafe", "café", "you typed e for é"),
        ("photo synthesis", "photosynthesis", "one space is too many"),
        ("Mueller", "Müller", "you typed ue for ü"),
        ("Muller", "Müller", "you typed u for ü"),
        ("Strasse", "Straße", "you typed ss for ß"),
        ("smorrebrod", "smørrebrød", "you typed o for ø; you typed o for ø"),
        ("CARNEY", "Carney", ""),
    ],
)
def test_a_difference_in_words(reply: str, expected: str, told: str) -> None:
    assert in_words(reply, expected) == told


def test_a_difference_is_segments_in_order() -> None:
    assert difference("Polievre", "Poilievre") == (
        Segment("equal", "Po", "Po"),
        Segment("missing", "", "i"),
        Segment("equal", "lievre", "lievre"),
    )


def test_long_texts_are_not_compared_letter_by_letter() -> None:
    assert [segment.change for segment in difference("a" * 1000, "b" * 1000)] == ["changed"]
