"""Many random histories of a student with several machines. `HISTORIES=10000` runs as many in the slow test."""

import os
from collections.abc import Callable, Iterable, Iterator
from math import ceil

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from quizkit.progress import checkpoint, history, order
from quizkit.progress import read_records as read
from quizkit.progress.history import History
from quizkit.progress.order import Placed
from quizkit.progress.outbox import Outbox
from quizkit.progress.records import Record, device, moment, number

from .simulation import Simulation

# A run of hypothesis remembers its histories: many short runs, each with a seed of its own, stay fast.
_A_RUN = 500


def simulate(histories: int, steps: int = 12, *, first: int = 0, shrink: bool = True) -> None:
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    how = settings(
        max_examples=min(histories, _A_RUN),
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    for one in range(first, first + ceil(histories / _A_RUN)):
        run_state_machine_as_test(seed(one)(Simulation), settings=how)


def test_no_answer_is_lost_hidden_or_uncounted_in_some_histories() -> None:
    simulate(40)


@pytest.mark.slow
def test_no_answer_is_lost_hidden_or_uncounted_in_many_histories() -> None:
    simulate(int(os.environ.get("HISTORIES", "500")), 20, first=1000)


# With one safeguard planted out, the simulation finds what goes wrong.


def ordered_by_time(patch: pytest.MonkeyPatch) -> None:
    def places(records: Iterable[Record], *_: object, **_options: object) -> Iterator[Placed]:
        yield from (Placed((moment(record), 0, device(record), number(record)), record) for record in records)

    patch.setattr(order, "places", places)


def numbers_given_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(History, "_may_grow", lambda *_: True)


def forgotten_by_time(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(read, "forgotten_numbers", lambda _: None)


def not_read_back(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(history, "_check", lambda *_: None)


def dropped_if_not_saved(patch: pytest.MonkeyPatch) -> None:
    def flush(self: Outbox) -> None:
        while self._waiting:
            self._write(self._waiting.pop(0))

    patch.setattr(Outbox, "flush", flush)


def no_trace_of_what_was_cut(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(checkpoint, "_keep", lambda _: None)


PLANTS = [
    ordered_by_time, numbers_given_twice, forgotten_by_time, not_read_back, dropped_if_not_saved, no_trace_of_what_was_cut,
]  # fmt: skip


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_fault_is_found(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        simulate(200, 16, shrink=False)
