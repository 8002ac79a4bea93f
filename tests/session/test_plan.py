"""Which questions are asked, and in which order."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.deck import Deck
from quizkit.session.plan import (
    Candidate,
    Memory,
    QuestionCounts,
    Which,
    candidates,
    choose,
    count_asked,
    count_questions,
    groups_on,
    leeches,
)
from quizkit.session.shuffling import shuffled
from tests.helpers import deck, law

TODAY = date(2026, 11, 22)


def day(ahead: int) -> date:
    return TODAY + timedelta(ahead)


def seen(last: int, due: int, stability: float = 10.0, *, missed: bool = False, lapses: int = 0) -> Memory:
    """What is known of a question last reviewed `last` days ago, due in `due` days."""
    return Memory(day(-last), day(due), stability, lapses, missed)


def some(*questions: str, id: str = "d") -> Deck:
    """A deck of typed questions, each as `id`, `id tag` or `id tag group`."""
    lines = []
    for question in questions:
        name, *more = question.split()
        tag, group = [*more, "", ""][:2]
        extra = (f", tags: [{tag}]" if tag else "") + (f", group: {group}" if group else "")
        lines.append(f"  - {{id: {name}, question: Q {name}?, answer: A{name}{extra}}}")
    return deck("\n".join([f"id: {id}", "title: T", "questions:", *lines]) + "\n")


def asked(
    found: list[Candidate], count: int | None = None, which: Which = "next", new_left: int | None = None
) -> list[str]:
    chosen = choose(found, TODAY, count, which, new_left, of_today=groups_on(found, TODAY))
    return [one.question.common.id for one in chosen]


def of(a_deck: Deck, **memories: Memory) -> list[Candidate]:
    return candidates([a_deck], {a_deck.id: memories})


def test_all_of_a_deck_is_due_weakest_first_then_unseen_in_deck_order_then_nearest_to_due() -> None:
    found = of(
        some("new1", "far", "weak", "new2", "near", "strong"),
        far=seen(3, 9),
        near=seen(3, 1),
        weak=seen(8, -4, stability=4.0),  # 8 days are 2 stabilities
        strong=seen(12, -2, stability=10.0),  # 12 days are 1.2
    )
    assert asked(found) == ["weak", "strong", "new1", "new2", "near", "far"]
    assert asked(found, 3) == ["weak", "new1", "strong"]
    assert asked(found, which="ahead") == asked(found, 9, "ahead") == ["near", "far"]


@pytest.mark.parametrize(
    ("count", "due", "new", "expected"),
    [
        (10, 20, 20, "dddNdddNdd"),  # two in ten
        (5, 20, 20, "ddNdd"),
        (4, 20, 20, "ddNd"),
        (1, 20, 20, "d"),
        (1, 0, 20, "N"),
        (10, 3, 20, "dNNdNNNdNN"),  # less is due, more are new
        (10, 20, 1, "dddddNdddd"),
        (10, 20, 0, "dddddddddd"),
        (10, 0, 20, "NNNNNNNNNN"),
        (10, 2, 1, "dNd"),  # nothing ahead of time
    ],
)
def test_some_new_ones_are_always_mixed_in(count: int, due: int, new: int, expected: str) -> None:
    names = [*(f"d{n}" for n in range(due)), *(f"N{n}" for n in range(new)), *(f"early{n}" for n in range(5))]
    memories = {name: seen(9, -1) for name in names[:due]} | {f"early{n}": seen(9, 1) for n in range(5)}
    found = of(some(*names), **memories)
    assert "".join(name[0] for name in asked(found, count)) == expected
    assert [name for name in asked(found, count) if name[0] == "N"] == [f"N{n}" for n in range(expected.count("N"))]


@pytest.mark.parametrize(("share", "new"), [(0.0, 0), (0.2, 2), (0.25, 3), (1.0, 10)])
def test_the_share_of_new_ones_can_be_set(share: float, new: int) -> None:
    names = [f"{kind}{n}" for n in range(20) for kind in "dN"]
    found = of(some(*names), **{name: seen(9, -1) for name in names if name[0] == "d"})
    chosen = choose(found, TODAY, 10, new_share=share)
    assert sum(one.question.common.id[0] == "N" for one in chosen) == new


def test_weakest_is_what_has_the_most_stabilities_behind_it_however_long_it_is_overdue() -> None:
    found = of(some("long", "short"), long=seen(100, -40, stability=60.0), short=seen(3, 0, stability=1.0))
    assert asked(found) == ["short", "long"]


def test_no_more_new_ones_than_the_day_has_left() -> None:
    found = of(some("n1", "n2", "n3", "known"), known=seen(2, 5))
    assert asked(found, 10, new_left=2) == ["n1", "n2"]
    assert asked(found, 10, new_left=0) == []
    assert asked(found, new_left=0) == ["known"]


def test_what_was_right_today_is_not_asked_again_today_what_was_missed_may_be() -> None:
    found = of(some("right", "missed"), right=seen(0, 2), missed=seen(0, 1, missed=True))
    assert asked(found) == ["missed"]


def test_a_clock_set_back_does_not_bring_todays_right_ones_again() -> None:
    found = of(some("right"), right=seen(-1, 3))
    assert asked(found) == []


def test_due_today_is_due() -> None:
    found = of(some("yesterday", "today", "tomorrow"), yesterday=seen(2, -1), today=seen(2, 0), tomorrow=seen(2, 1))
    assert sorted(asked(found, which="due")) == ["today", "yesterday"]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("due", ["due"]),
        ("new", ["new"]),
        ("missed", ["missed"]),
        ("flagged", ["flagged"]),
        ("cram", ["new", "due", "missed", "flagged"]),
    ],
)
def test_kinds(which: Which, expected: list[str]) -> None:
    found = of(
        some("new", "due", "missed", "flagged", "asleep"),
        due=seen(5, 0),
        missed=seen(0, 1, missed=True),
        flagged=seen(0, 3)._replace(flagged=True),
        asleep=seen(5, 0, missed=True)._replace(suspended=True, flagged=True),
    )
    assert asked(found, which=which) == expected


def test_of_a_group_one_is_asked_before_any_other_question_gives_way_to_the_rest() -> None:
    found = of(some("a1 x g", "a2 x g", "b x", "c x", "a3 x g"))
    assert asked(found) == ["a1", "b", "c", "a2", "a3"]
    assert asked(found, 3) == ["a1", "b", "c"]


def test_groups_stay_apart_where_tags_would_bring_them_together() -> None:
    # After `a1` the tags alone would fetch `a2`, the only other tag.
    found = of(
        some("a1 x g", "b x", "a2 y g"),
        a1=seen(9, -1, 3.0),
        b=seen(8, -1, 3.0),
        a2=seen(7, -1, 3.0),
    )
    assert asked(found) == ["a1", "b", "a2"]


def test_groups_stay_apart_where_one_is_due_and_the_other_is_new() -> None:
    found = of(some("s x", "a1 x g", "a2 x g", "n x"), s=seen(9, -1, 3.0), a1=seen(8, -1, 3.0), a2=seen(7, -1, 3.0))
    assert asked(found) == ["s", "a1", "n", "a2"]


def test_what_answers_a_question_of_today_comes_last() -> None:
    found = of(some("a1 x g", "a2 x g", "b x", "c x"), a1=seen(0, 5))
    assert asked(found) == ["b", "c", "a2"]
    assert asked(found, 2, "new") == ["b", "c"]


def test_what_was_missed_today_does_not_wait_for_itself() -> None:
    found = of(some("a1 x g", "a2 x g", "b x"), a1=seen(0, 1, missed=True), a2=seen(9, 2), b=seen(9, 3))
    assert asked(found, which="missed") == ["a1"]
    assert asked(found, 9, "ahead") == ["a1", "b"]


def test_of_a_group_one_question_is_asked_a_day() -> None:
    found = of(some("a1 x g", "a2 x g", "a3 x g", "b x"), a1=seen(9, -1), a2=seen(9, -1), b=seen(9, 2))
    assert asked(found, 9) == asked(found, 9, "due") == ["a1"]
    later = of(some("a1 x g", "a2 x g", "a3 x g", "b x"), a1=seen(0, 3), a2=seen(9, -1), b=seen(9, 2))
    assert asked(later, 9) == asked(later, 9, "due") == asked(later, 9, "new") == []
    assert asked(later, 9, "ahead") == ["b"]


def test_where_every_question_is_asked_those_of_a_group_are_apart() -> None:
    found = of(some("a1 x g", "a2 x g", "a3 x g", "b x"), a1=seen(9, -1), a2=seen(9, 1), b=seen(9, 2))
    assert asked(found) == ["a1", "b", "a3", "a2"]
    assert asked(found, 9, "cram") == ["a1", "b", "a2", "a3"]


def test_a_group_is_a_group_of_its_own_deck_only() -> None:
    one, other = some("a1 x g", "b x", id="one"), some("c1 x g", "d x", id="other")
    assert asked(candidates([one, other], {})) == ["a1", "b", "c1", "d"]


def test_tags_are_mixed_in_what_comes_back() -> None:
    names = ("a1 sums", "a2 sums", "a3 sums", "b1 maps", "b2 maps")
    memories = {name.split()[0]: seen(20 - place, -1) for place, name in enumerate(names)}
    assert asked(of(some(*names), **memories)) == ["a1", "b1", "a2", "b2", "a3"]


def test_what_is_new_keeps_the_decks_order_for_it_tells_the_story() -> None:
    assert asked(of(some("a1 sums", "a2 sums", "b1 maps"))) == ["a1", "a2", "b1"]


def test_only_questions_with_any_of_the_tags() -> None:
    one = some("a sums", "b maps", "c dates")
    assert [c.id for c in candidates([one], {}, ["SUMS", "dates"])] == ["a", "c"]
    assert candidates([one], {}, ["none"]) == []


def test_due_new_and_suspended_questions_are_counted() -> None:
    found = of(
        some("n", "due", "later", "asleep", "new_asleep"),
        due=seen(3, 0),
        later=seen(3, 1),
        asleep=seen(9, -3)._replace(suspended=True),
        new_asleep=Memory(suspended=True),
    )
    assert count_questions(found, TODAY) == QuestionCounts(due=1, new=1, suspended=2)


def test_leeches_have_lapsed_eight_times_and_are_not_asleep() -> None:
    found = of(
        some("seven", "eight", "asleep"),
        seven=seen(1, 1, lapses=7),
        eight=seen(1, 1, lapses=8),
        asleep=seen(1, 1, lapses=9)._replace(suspended=True),
    )
    assert [c.id for c in leeches(found)] == ["eight"]


def test_a_shuffle_is_decided_by_its_seed() -> None:
    queue = choose(of(some(*(f"q{n}" for n in range(9)))), TODAY, None)
    assert shuffled(queue, 7) == shuffled(queue, 7) != queue
    assert sorted(map(str, shuffled(queue, 7))) == sorted(map(str, queue))


def test_a_shuffle_keeps_groups_apart() -> None:
    queue = choose(of(some("a1 x g", "a2 x g", "b1 x h", "b2 x h")), TODAY, None)
    orders = {"".join(one.question.common.id[0] for one in shuffled(queue, seed)) for seed in range(99)}
    assert orders == {"abab", "baba"}


@law
@given(st.lists(st.sampled_from(["", "g", "h"]), min_size=1, max_size=12), st.integers())
def test_a_shuffle_keeps_groups_apart_wherever_that_can_be(groups: list[str], seed: int) -> None:
    queue = choose(of(some(*(f"q{place} x {group}" for place, group in enumerate(groups)))), TODAY, None)

    order = shuffled(queue, seed)

    assert sorted(map(str, order)) == sorted(map(str, queue))
    beside = sum(
        bool(a.question.common.group) and a.question.common.group == b.question.common.group for a, b in pairwise(order)
    )
    most = max(groups.count("g"), groups.count("h"))
    # Between n of one group stand at most the others, one in each gap.
    assert beside == max(0, most - 1 - (len(groups) - most))


NAMES = [f"q{n}" for n in range(14)]
kinds: st.SearchStrategy[Which] = st.sampled_from(["next", "due", "new", "missed", "flagged", "cram"])
counts = st.none() | st.integers(0, 20)
memory = st.builds(
    lambda last, due, stability, missed, flagged, suspended: Memory(
        None if last is None else day(-last),
        None if last is None else day(due),
        stability,
        0,
        missed,
        flagged,
        suspended,
    ),
    st.none() | st.integers(-2, 50),
    st.integers(-30, 30),
    st.floats(0.01, 500),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
known = st.dictionaries(st.sampled_from(NAMES), memory)
mixed_deck = some(*(f"{name} t{n % 3} {f'g{n % 4}' if n % 2 else ''}" for n, name in enumerate(NAMES)))


@law
@given(known, kinds, counts, st.none() | st.integers(0, 5))
def test_laws_of_a_plan(memories: dict[str, Memory], which: Which, count: int | None, new_left: int | None) -> None:
    plan = asked(of(mixed_deck, **memories), count, which, new_left)
    assert len(set(plan)) == len(plan)
    assert count is None or len(plan) <= count
    assert not any(memories.get(id, Memory()).suspended for id in plan)
    if which == "next":
        new = [id for id in plan if memories.get(id, Memory()).last is None]
        assert new_left is None or len(new) <= new_left
        right_today = [id for id, m in memories.items() if m.last and m.last >= TODAY and not m.missed]
        assert not any(id in right_today and (memories[id].due or TODAY) > TODAY for id in plan)


@law
@given(known, kinds, counts, st.randoms(use_true_random=False))
def test_the_order_in_which_memories_are_given_changes_nothing(
    memories: dict[str, Memory], which: Which, count: int | None, random: Random
) -> None:
    names = list(memories)
    random.shuffle(names)
    again = {name: memories[name] for name in names}
    assert asked(of(mixed_deck, **memories), count, which) == asked(of(mixed_deck, **again), count, which)


@law
@given(known)
def test_all_that_may_be_asked_is_asked_where_nothing_limits_it(memories: dict[str, Memory]) -> None:
    awake = [name for name in NAMES if not memories.get(name, Memory()).suspended]
    assert sorted(asked(of(mixed_deck, **memories), None, "cram")) == sorted(awake)


def test_questions_of_a_large_group_do_not_hide_the_next_ones() -> None:
    a_deck = some(*(f"q{n} t g" for n in range(9)), "r", "s")
    listed = candidates([a_deck], {}, most_unknown=2)
    assert [one.id for one in listed] == [*(f"q{n}" for n in range(9)), "r"]
    assert asked(listed, 5) == ["q0", "r"]


@law
@given(st.data())
def test_unknown_questions_that_cannot_be_asked_need_not_be_listed(data: st.DataObject) -> None:
    names = [f"q{n}" for n in range(data.draw(st.integers(1, 12)))]
    filed = [f"{name} {data.draw(st.sampled_from(['', 's', 't g', 's g', 's h']))}".strip() for name in names]
    days = st.integers(-3, 3)
    memory = st.one_of(
        st.builds(lambda last, due, lost: seen(last, due, missed=lost), st.integers(0, 9), days, st.booleans()),
        st.just(Memory(flagged=True)),
        st.just(Memory(suspended=True)),
    )
    memories = {"d": {name: data.draw(memory) for name in names if data.draw(st.booleans())}}
    which: Which = data.draw(st.sampled_from(["next", "new", "due", "missed", "flagged"]))
    count, new_left = data.draw(st.one_of(st.none(), st.integers(1, 6))), data.draw(st.integers(0, 6))
    a_deck = some(*filed)
    of_today = count_asked(memories, TODAY)
    most = {"next": new_left + (count or 0) + of_today, "new": count and count + of_today}.get(which, 0)

    whole, listed = candidates([a_deck], memories), candidates([a_deck], memories, most_unknown=most)

    groups = groups_on(whole, TODAY)
    chosen = choose(listed, TODAY, count, which, new_left, of_today=groups)
    assert chosen == choose(whole, TODAY, count, which, new_left, of_today=groups)
    unlisted = len(whole) - len(listed)
    assert count_questions(listed, TODAY)._replace(
        new=count_questions(listed, TODAY).new + unlisted
    ) == count_questions(whole, TODAY)
