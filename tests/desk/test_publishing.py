"""As of which days what was pushed is published, around midnight in the mandate's zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from media_mandate.desk.publishing import NEVER, Look, days_to_publish

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}+07:00")


def days(last: Look, commit: str, began: datetime, now: datetime | None = None) -> list[date]:
    return list(days_to_publish(last, commit, began, now or began, lambda one: one.astimezone(ZONE).date()))


BEFORE = Look(at=at("01-31T23:56"), commit="a", day=JANUARY)


@pytest.mark.parametrize(
    ("commit", "began", "now", "expected"),
    [
        ("a", "01-31T23:59", "01-31T23:59", []),
        ("a", "02-01T00:01", "02-01T00:01", [FEBRUARY]),
        ("b", "01-31T23:59", "01-31T23:59", [JANUARY]),
        ("b", "02-01T00:01", "02-01T00:01", [JANUARY, FEBRUARY]),
        ("b", "01-31T23:59", "02-01T00:04", [JANUARY, FEBRUARY]),
        ("b", "02-01T00:12", "02-01T00:12", [FEBRUARY]),
        ("b", "01-31T23:50", "02-01T00:04", [JANUARY, FEBRUARY]),
    ],
)
def test_what_came_before_midnight_is_published_as_of_that_day(
    commit: str, began: str, now: str, expected: list[date]
) -> None:
    """Whether it waited for a look or another build; not where nobody looked for a quarter of an hour."""
    assert days(BEFORE, commit, at(began), at(now)) == expected


def test_the_first_look_publishes_today() -> None:
    """Nothing is known of what came before."""
    assert days(NEVER, "a", at("02-01T00:01")) == [FEBRUARY]
    assert days(NEVER, "a", at("01-31T23:59"), at("02-01T00:01")) == [JANUARY, FEBRUARY]
