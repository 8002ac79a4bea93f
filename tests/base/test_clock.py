from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from quizkit.base.clock import DAY_STARTS_AT, now, start_days_at, study_day, utc_text, zone_minutes

INDIA = timezone(timedelta(hours=5, minutes=30))
SUMMER = timezone(timedelta(hours=2))
WINTER = timezone(timedelta(hours=1))
NEWFOUNDLAND = timezone(timedelta(hours=-3, minutes=-30))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 10, 8, 3, 59, 59, 999_999, INDIA), date(2025, 10, 7)),
        (datetime(2025, 10, 8, 4, 0, tzinfo=INDIA), date(2025, 10, 8)),
        (datetime(2025, 10, 8, 23, 59, tzinfo=INDIA), date(2025, 10, 8)),
        (datetime(2025, 10, 9, 0, 30, tzinfo=INDIA), date(2025, 10, 8)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=UTC), date(2025, 12, 31)),
        (datetime(2024, 3, 1, 2, 0, tzinfo=NEWFOUNDLAND), date(2024, 2, 29)),
    ],
)
def test_a_study_day_starts_at_four_local_time(moment: datetime, day: date) -> None:
    assert study_day(moment) == day


def test_one_moment_may_be_two_study_days_in_two_zones() -> None:
    moment = datetime(2025, 10, 8, 23, 0, tzinfo=UTC)
    assert study_day(moment) == date(2025, 10, 8)
    assert study_day(moment.astimezone(INDIA)) == date(2025, 10, 9)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 10, 26, 2, 30, tzinfo=SUMMER), date(2025, 10, 25)),
        (datetime(2025, 10, 26, 2, 30, tzinfo=WINTER), date(2025, 10, 25)),
        (datetime(2025, 10, 26, 3, 59, tzinfo=WINTER), date(2025, 10, 25)),
        (datetime(2025, 10, 26, 4, 0, tzinfo=WINTER), date(2025, 10, 26)),
    ],
)
def test_the_night_the_clocks_go_back_still_ends_at_four(moment: datetime, day: date) -> None:
    assert study_day(moment) == day


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [
        (UTC, 0),
        (INDIA, 330),
        (NEWFOUNDLAND, -210),
        (timezone(timedelta(hours=-12)), -720),
        (timezone(timedelta(minutes=19, seconds=32)), 20),
    ],
)
def test_a_zone_is_minutes_ahead_of_utc(zone: timezone, minutes: int) -> None:
    assert zone_minutes(datetime(2025, 10, 8, 12, 0, tzinfo=zone)) == minutes


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 22, 10, 12, 31, 123_999, UTC), "2026-11-22T10:12:31.123Z"),
        (datetime(2026, 11, 22, 10, 12, 31, tzinfo=UTC), "2026-11-22T10:12:31.000Z"),
        (datetime(2026, 11, 22, 1, 0, tzinfo=INDIA), "2026-11-21T19:30:00.000Z"),
        (datetime(2025, 10, 26, 2, 30, tzinfo=SUMMER), "2025-10-26T00:30:00.000Z"),
        (datetime(2025, 10, 26, 2, 30, tzinfo=WINTER), "2025-10-26T01:30:00.000Z"),
    ],
)
def test_a_moment_is_written_in_utc_to_the_millisecond(moment: datetime, text: str) -> None:
    assert utc_text(moment) == text


def test_written_moments_sort_by_time() -> None:
    start = datetime(2025, 12, 31, 23, 59, 59, 998_000, INDIA)
    moments = [start + timedelta(milliseconds=step) for step in range(5)]
    assert sorted(map(utc_text, moments)) == list(map(utc_text, moments))


def test_now_knows_its_zone() -> None:
    moment = now()
    assert moment.utcoffset() is not None
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_study_day_may_start_at_another_hour() -> None:
    late = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
    try:
        assert study_day(late) == date(2026, 11, 21)
        start_days_at(2)
        assert study_day(late) == date(2026, 11, 22)
        start_days_at(0)
        assert study_day(late.replace(hour=0, minute=0)) == date(2026, 11, 22)
    finally:
        start_days_at(DAY_STARTS_AT)
