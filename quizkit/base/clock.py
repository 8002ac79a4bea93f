"""Time: moments with their zone, and study days."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

# After midnight it is still the same study day.
DAY_STARTS_AT = 4
_starts_at = timedelta(hours=DAY_STARTS_AT)


def start_days_at(hour: int) -> None:
    """Let study days start at another hour, in this run."""
    global _starts_at  # noqa: PLW0603 - one setting for all that asks for the study day
    _starts_at = timedelta(hours=hour)


def now() -> datetime:
    """Return this moment, in the local zone."""
    return datetime.now().astimezone()


def study_day(moment: datetime) -> date:
    """Return the study day of a moment: its local date, with days that start at 04:00 or another hour."""
    return (moment.replace(tzinfo=None) - _starts_at).date()


@lru_cache(maxsize=4096)
def day_number(day: str) -> int:
    """Return the number of a day, which counts from the year 1: `2026-11-22` is 739942. Raises ValueError."""
    return date.fromisoformat(day).toordinal()


@lru_cache(maxsize=4096)
def day_text(number: int) -> str:
    """Return the day with a number, or else the last one that there is."""
    return date.fromordinal(min(number, date.max.toordinal())).isoformat()


def zone_minutes(moment: datetime) -> int:
    """Return how many minutes the zone of an aware moment is ahead of UTC."""
    offset = moment.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)


def utc_text(moment: datetime) -> str:
    """Return an aware moment in UTC, to the millisecond: `2026-11-22T10:12:31.123Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
