"""The rhythm of keys, with a clock that only the test moves: held keys, keys from the screen before, and words."""

import pytest

from quizkit.terminal.keys.pace import Pace, Paced

# What a keyboard does: a wait, then a repeat about 30 times a second.
FIRST_REPEAT, REPEAT = 0.5, 0.033


class Hand:
    """Presses keys, each with the seconds since the one before, and does what the keyboard does with the result."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pace = Pace(lambda: self.now)
        self.done: list[str] = []
        self._due = 0.0

    def press(self, *keys: str, after: float = 0.3, marks: str = "") -> None:
        for key in keys:
            self.pass_time(after)
            paced = self.pace.feed(key, acts=key not in marks)
            self._due = 0.0
            self._do(paced)

    def pass_time(self, seconds: float) -> None:
        if self._due and self.now + seconds >= self._due:
            self._due = 0.0
            self._do(self.pace.settle())
        self.now += seconds

    def hold(self, key: str, seconds: float, first: float = FIRST_REPEAT) -> None:
        """Hold a key down, until a while after it is released."""
        self.press(key)
        self.press(key, after=first)
        self.press(*[key] * round(seconds / REPEAT), after=REPEAT)
        self.pass_time(1)

    def _do(self, paced: Paced) -> None:
        if paced.wait:
            self._due = self.now + paced.wait
        elif paced.key:
            self.done.append(paced.key)
            # Each key that acts ends a screen, and the next one begins.
            if paced.key not in "xyz" and paced.key != "down":
                self.pace.begin()
        elif paced.word:
            self.done.append(f"word {paced.word}")


@pytest.mark.parametrize("key", ["enter", "space", "b", "u", "!", "f4"])
@pytest.mark.parametrize("first", [REPEAT, 0.25, 0.5, 1.0])
def test_a_held_key_acts_once(key: str, first: float) -> None:
    hand = Hand()
    hand.hold(key, 4, first)
    assert hand.done == [key]


def test_a_held_key_acts_again_when_it_is_pressed_again() -> None:
    hand = Hand()
    hand.hold("enter", 2)
    hand.press("enter", after=1.5)
    hand.press("enter", "enter", after=0.3)
    hand.pass_time(1)
    assert hand.done == ["enter"] * 4


def test_a_pause_of_a_busy_machine_releases_no_held_key() -> None:
    hand = Hand()
    hand.press("enter")
    hand.press("enter", "enter", "enter", after=REPEAT)
    for _ in range(3):
        hand.press("enter", after=0.4)
        hand.press("enter", "enter", after=0.0)
    hand.press("enter", after=REPEAT)
    hand.pass_time(1)
    assert hand.done == ["enter"]


def test_another_key_shows_that_the_held_one_is_released() -> None:
    hand = Hand()
    hand.hold("enter", 1)
    hand.press("b")
    hand.pass_time(1)
    assert hand.done == ["enter", "b"]


def test_a_quick_second_press_ends_the_screen_and_what_follows_at_once_is_dropped() -> None:
    hand = Hand()
    hand.press("enter")
    hand.press("enter", after=0.3)
    hand.press("b", after=0.05)
    hand.pass_time(1)
    assert hand.done == ["enter", "enter"]


def test_a_word_may_begin_with_the_key_that_ended_the_screen_before() -> None:
    hand = Hand()
    hand.press("b")
    hand.press("b", after=0.3)
    hand.press("o", "b", after=0.05)
    hand.pass_time(1)
    hand.press("b", after=0.3)
    hand.press("enter", after=0.05)
    assert hand.done == ["b", "word bob", "b"]


@pytest.mark.parametrize("first", [REPEAT, 0.25, 0.5])
def test_enter_that_is_held_since_before_the_first_screen_does_nothing(first: float) -> None:
    hand = Hand()
    hand.pace.begin()
    hand.press("enter", after=first)
    hand.press(*["enter"] * 90, after=REPEAT)
    hand.pass_time(1)
    assert hand.done == []
    hand.press("enter", after=1.5)
    assert hand.done == ["enter"]


@pytest.mark.parametrize("after", [0.0, 0.3, 1.0, 5.0])
def test_enter_that_is_pressed_at_the_first_screen_is_not_lost(after: float) -> None:
    hand = Hand()
    hand.pace.begin()
    hand.press("enter", after=after)
    hand.pass_time(1)
    assert hand.done == ["enter"]


@pytest.mark.parametrize("key", ["down", "backspace", "left"])
def test_keys_that_move_or_edit_may_be_held(key: str) -> None:
    pace = Pace(lambda: 7.0)
    assert [pace.feed(key, acts=False) for _ in range(5)] == [Paced(key)] * 5


def test_a_mark_that_is_held_does_not_flicker() -> None:
    hand = Hand()
    hand.press("x", "x", "x", after=REPEAT, marks="x")
    assert hand.done == ["x"]


@pytest.mark.parametrize("word", ["quit", "skip", "hint", "help", "paris", "uu2", "abc"])
def test_a_word_is_reported_and_none_of_its_letters_acts(word: str) -> None:
    hand = Hand()
    hand.press(*word, "enter", after=0.08)
    hand.pass_time(1)
    assert hand.done == [f"word {word}"]


def test_a_letter_by_itself_acts_after_a_moment() -> None:
    hand = Hand()
    hand.press("q")
    assert hand.done == []
    hand.pass_time(0.16)
    assert hand.done == ["q"]


def test_enter_right_after_a_letter_confirms_the_letter_and_is_dropped() -> None:
    hand = Hand()
    hand.press("b")
    hand.press("enter", after=0.05)
    hand.pass_time(1)
    assert hand.done == ["b"]


def test_what_only_marks_is_done_at_once_however_fast() -> None:
    hand = Hand()
    hand.press("x", "y", "z", "enter", after=0.02, marks="xyz")
    assert hand.done == ["x", "y", "z", "enter"]


def test_text_between_two_enters_releases_the_key() -> None:
    hand = Hand()
    hand.press("enter")
    hand.pace.release()
    hand.press("enter", after=0.01)
    assert hand.done == ["enter", "enter"]
