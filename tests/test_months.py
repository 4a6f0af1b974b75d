"""The calendar month: its order, its ends, and the instant at which it is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.months import Month, months_between

LAST = Month(9999, 12)
months = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))
ordinary_months = months.filter(lambda month: month != LAST)

ZONES = [
    "Asia/Ho_Chi_Minh",
    "UTC",
    "Europe/Warsaw",
    "America/New_York",
    "America/Havana",  # put its clocks back at 01:00 on 1 November 2020, so that midnight came twice
    "America/Asuncion",  # put its clocks on at 00:00 on 1 October 2017, so that midnight did not come
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
]
recent_months = st.builds(Month, st.integers(1990, 2037), st.integers(1, 12))


@given(months)
def test_a_month_is_read_as_it_is_written(month: Month) -> None:
    """Parsing what str gives leads back to the same month."""
    assert Month.parse(str(month)) == month


@given(months, months)
def test_months_stand_in_the_order_of_time(one: Month, other: Month) -> None:
    """Months compare as their first days do, and as their texts do."""
    assert (one < other) == (one.first_day < other.first_day) == (str(one) < str(other))
    assert (one == other) == (one.first_day == other.first_day) == (hash(one) == hash(other) and one == other)


@given(ordinary_months)
def test_the_next_month_begins_the_day_after(month: Month) -> None:
    """Between the last day of a month and the first of the next there is no day."""
    assert month.next().first_day - month.last_day == timedelta(days=1)
    assert month < month.next()


@given(st.dates())
def test_a_day_lies_in_its_month(day: date) -> None:
    """A day's month has it between its first and its last day."""
    month = Month.of(day)
    assert month.first_day <= day <= month.last_day
    assert (Month.of(month.first_day), Month.of(month.last_day)) == (month, month)


@given(ordinary_months, st.dates())
def test_a_month_has_ended_from_the_first_day_of_the_next(month: Month, as_of: date) -> None:
    """Whether a month has ended depends on the next one's first day alone."""
    assert month.has_ended(as_of) == (as_of >= month.next().first_day)


@pytest.mark.parametrize(
    ("month", "last"),
    [("2024-02", 29), ("2025-02", 28), ("2000-02", 29), ("2100-02", 28), ("2025-04", 30), ("2025-12", 31)],
)
def test_leap_years(month: str, last: int) -> None:
    """February has 29 days in leap years, also by the rules for centuries."""
    assert Month.parse(month).last_day.day == last


@given(months, st.integers(-3, 40))
def test_months_between_has_each_once_with_both_ends(first: Month, count: int) -> None:
    """All months come in order, without a gap; none where the last comes before the first."""
    index = first.year * 12 + first.number - 1 + count
    if not 12 <= index < 120_000:
        return
    last = Month(index // 12, index % 12 + 1)
    found = list(months_between(first, last))
    assert len(found) == max(count + 1, 0)
    if found:
        assert (found[0], found[-1]) == (first, last)
    assert all(later == earlier.next() for earlier, later in pairwise(found))


def test_the_last_month_of_the_calendar_can_be_reached() -> None:
    """The last month that a date can be in has a last day, never ends, and is the end of a range."""
    assert LAST.last_day == date.max
    assert not LAST.has_ended(date.max)
    assert list(months_between(Month(9999, 11), LAST)) == [Month(9999, 11), LAST]


@pytest.mark.parametrize(
    "text",
    ["2025-00", "2025-13", "0000-01", "2025-6", "25-06", "2025-06-01", "2025/06", " 2025-06", "2025-06\n", "",
     "２０２５-06"],
)  # fmt: skip
def test_what_is_no_month_is_not_read(text: str) -> None:
    """Only a year of four digits, a hyphen and 01 to 12 make a month."""
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@pytest.mark.parametrize(("year", "number"), [(2025, 0), (2025, 13), (0, 1), (10_000, 1), (-1, 6)])
def test_no_such_month_can_be_made(year: int, number: int) -> None:
    """A month that the calendar lacks is an error, not a value."""
    with pytest.raises(ValueError, match="no such month"):
        Month(year, number)


@given(recent_months, st.sampled_from(ZONES), st.integers(-200_000, 200_000))
def test_an_instant_is_in_the_month_of_its_local_day(month: Month, name: str, seconds: int) -> None:
    """An instant comes before a month's end exactly when its local day is in the month or before it."""
    zone = ZoneInfo(name)
    instant = month.end(zone).astimezone(UTC) + timedelta(seconds=seconds)
    assert (instant < month.end(zone)) == (Month.of(instant.astimezone(zone).date()) <= month)


@pytest.mark.parametrize(
    ("zone", "month", "end"),
    [
        ("Asia/Ho_Chi_Minh", "2025-12", "2025-12-31T17:00:00+00:00"),
        ("Pacific/Kiritimati", "2025-12", "2025-12-31T10:00:00+00:00"),
        ("Pacific/Kiritimati", "1994-12", "1994-12-31T10:00:00+00:00"),  # had no 31 December that year
        ("America/New_York", "2025-10", "2025-11-01T04:00:00+00:00"),  # still in summer time
        ("America/New_York", "2025-11", "2025-12-01T05:00:00+00:00"),
        ("Europe/Warsaw", "2025-03", "2025-03-31T22:00:00+00:00"),
        ("America/Havana", "2020-10", "2020-11-01T04:00:00+00:00"),
        ("America/Asuncion", "2017-09", "2017-10-01T04:00:00+00:00"),
    ],
)
def test_the_end_is_the_first_instant_after(zone: str, month: str, end: str) -> None:
    """A month ends at local midnight, whatever the clocks do there around it."""
    assert Month.parse(month).end(ZoneInfo(zone)) - datetime.fromisoformat(end) == timedelta(0)
    last = datetime.fromisoformat(end) - timedelta(microseconds=1)
    assert Month.of(last.astimezone(ZoneInfo(zone)).date()) == Month.parse(month)
