"""Days, months, moments and durations as people write them, and what they will have meant."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, PlainSerializer

from media_mandate.months import Month
from media_mandate.reading import rules
from media_mandate.reading.fields import shortened, string, wrong
from media_mandate.reading.typed import typed_length, written_length

_YEARS = range(1900, 3000)
"""Years beyond them are slips of the finger."""


def _in_our_time(year: int) -> None:
    if year not in _YEARS:
        raise wrong(rules.YEAR_OUT_OF_RANGE, year=f"{year:04}", example="2025")


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = string(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        meant = _meant_day(text)
        raise wrong(rules.NOT_A_DAY, meant=meant, text=shortened(text), example=meant or "2025-06-05")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise wrong(rules.NO_SUCH_DAY, text=text) from None
    _in_our_time(day.year)
    return day


def _meant_day(text: str) -> str | None:
    """The day that somebody means who writes 5/6/2025, day first as is the habit in Vietnam."""
    match = re.match(r"[^0-9]*([0-9]{1,4})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{1,4})(?![0-9])", text[:100])
    if match is None:
        return None
    first, second, third = match.groups()
    year, day = (first, third) if len(first) == 4 else (third, first)
    for month_of_year, day_of_month in ((second, day), (day, second)):
        try:
            meant = date(int(year) + 2000 * (len(year) == 2), int(month_of_year), int(day_of_month))
        except ValueError:
            continue
        return meant.isoformat() if meant.year in _YEARS else None
    return None


def _month(value: object) -> Month:
    if isinstance(value, Month):
        return value
    text = string(value)
    try:
        month = Month.parse(text)
    except ValueError:
        meant = _meant_month(text)
        example = meant or "2025-06"
        raise wrong(rules.NOT_A_MONTH, meant=meant, text=shortened(text), example=example) from None
    _in_our_time(month.year)
    return month


def _meant_month(text: str) -> str | None:
    """The month that somebody means who writes 6/2025, 2025-6, or a whole day."""
    day = _meant_day(text) or _meant_day(f"{text}/1") or _meant_day(f"1/{text}")
    return day and day[:7]


def _instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    text = string(value)
    instant = None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?", text):
        with suppress(ValueError):
            instant = datetime.fromisoformat(text)
    if instant is None:
        example = _meant_instant(text)
        meant = example if _meant_day(text) and re.search(_TIME, text[:100]) else None
        raise wrong(rules.NOT_AN_INSTANT, meant=meant, text=shortened(text), example=example)
    _in_our_time(instant.year)
    return instant


_TIME = r"(?<![0-9])([01]?[0-9]|2[0-3])[:hg]([0-5][0-9])"


def _meant_instant(text: str) -> str:
    time = re.search(_TIME, text[:100])
    return f"{_meant_day(text) or '2025-06-05'}T{time[1].zfill(2) if time else 19}:{time[2] if time else 45}"


def _duration(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    text = string(value)
    match = re.fullmatch(r"PT(?=[0-9])(?:([0-9]{1,3})H)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})S)?", text)
    if match is None:
        length = typed_length(text)
        meant = None if length is None else written_length(length)
        raise wrong(rules.NOT_A_DURATION, meant=meant, text=shortened(text), example="PT4M30S")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _zone(value: object) -> tzinfo:
    if isinstance(value, tzinfo):
        return value
    text = string(value)
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise wrong(rules.NO_SUCH_ZONE, text=shortened(text), example="Asia/Ho_Chi_Minh") from None


Day = Annotated[date, BeforeValidator(_day)]
MonthField = Annotated[Month, BeforeValidator(_month), PlainSerializer(str, return_type=str)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Duration = Annotated[timedelta, BeforeValidator(_duration)]
Zone = Annotated[tzinfo, BeforeValidator(_zone), PlainSerializer(str, return_type=str)]
