"""How long each bomb takes, and how much longer for twice the size: what counting steps does not see. Asserts no time."""

import time

import pytest

from tests.bombs import BOMBS, Bomb

pytestmark = pytest.mark.bench
TIMES = 10


def test_twice_the_input(capfd: pytest.CaptureFixture[str]) -> None:
    """Target: about 2; what is over 2.6 and takes more than a tenth of a second is marked."""
    for name, (make, size, slow) in BOMBS.items():
        times = 1 if slow else TIMES
        make(2)()
        once, twice = (_seconds(make, size * times * more) for more in (1, 2))
        mark = " <<<" if twice > 2.6 * once and twice > 0.1 else ""
        with capfd.disabled():
            print(f"\n{name}: {twice / once:.1f} ({once:.3f} s, {twice:.3f} s){mark}", end="", flush=True)


def _seconds(make: Bomb, size: int) -> float:
    work = make(size)
    began = time.process_time()
    work()
    return time.process_time() - began
