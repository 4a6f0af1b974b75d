"""Days, months and lengths as people type them: 30/11/2026, hôm nay, tháng 11/2026, 4:30.

The day stands before the month, as is the habit in Vietnam. What could mean two things is None.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from slugify import slugify

from media_mandate.months import Month

_LONGEST = 60

_DAYS = {
    "hom-nay": 0,
    "ngay-hom-nay": 0,
    "bua-nay": 0,
    "today": 0,
    "hom-qua": -1,
    "ngay-hom-qua": -1,
    "yesterday": -1,
    "hom-kia": -2,
    "ngay-mai": 1,
    "mai": 1,
    "tomorrow": 1,
    "ngay-kia": 2,
}
_MONTHS = {
    "thang-nay": 0,
    "this-month": 0,
    "thang-truoc": -1,
    "last-month": -1,
    "thang-sau": 1,
    "next-month": 1,
}
_DAY = re.compile(
    r"(?:ngay-|mung-|mong-)?([0-9]{1,2})-(?:thang-)?([0-9]{1,2})(?:-(?:nam-)?([0-9]{4}|[0-9]{2}))?"
)
_MONTH = re.compile(
    r"(?:thang-?|th?-?)?([0-9]{1,2})-(?:nam-)?([0-9]{4})|(?:nam-)?([0-9]{4})-(?:thang-?|th?-?)?([0-9]{1,2})"
)
_HOURS, _MINUTES, _SECONDS = (
    r"(?:giờ|tiếng|hours?|hrs?|h)",
    r"(?:phút|ph|minutes?|mins?|p|m|['’′`])",
    r"(?:giây|gi|seconds?|secs?|s|g|\x22|”|″|''|’’|′′)",
)
_AND = r"(?: ?(?:và|,) ?| ?)"
_REST = "([0-5]?[0-9]|rưỡi)"
LENGTHS = (
    r"([0-9]{1,2}) ?: ?([0-5]?[0-9]) ?: ?([0-5][0-9])",
    r"()([0-9]{1,3}) ?: ?([0-5][0-9])(?: ?(?:phút|ph|p))?",
    rf"([0-9]{{1,2}}) ?{_HOURS} ?{_REST}()",
    rf"(?:([0-9]{{1,2}}) ?{_HOURS}{_AND})?([0-9]{{1,4}}) ?{_MINUTES} ?{_REST}",
    (
        rf"(?:([0-9]{{1,2}}) ?{_HOURS}{_AND})?(?:([0-9]{{1,4}}) ?{_MINUTES}{_AND})?"
        rf"(?:([0-9]{{1,5}}) ?{_SECONDS})?"
    ),
)
"""How lengths are typed, each with hours, minutes, seconds; browsers read the same patterns.

A number behind a unit that has none itself is of the next smaller one: 1h30 is an hour and a half.
"""

_LENGTHS = tuple(map(re.compile, LENGTHS))


def typed_day(text: str, today: date) -> date | None:
    """The day that is typed; without a year it is in that of `today`."""
    name = slugify(text[:_LONGEST])
    if name in _DAYS:
        return today + timedelta(days=_DAYS[name])
    found = _DAY.fullmatch(name)
    if found is None:
        return None
    day, month, year = found.groups()
    try:
        return date(int(year) + 2000 * (len(year) == 2) if year else today.year, int(month), int(day))
    except ValueError:
        return None


def is_relative(text: str) -> bool:
    """Whether a day is told by how it stands to today's: hôm nay."""
    return slugify(text[:_LONGEST]) in _DAYS


def typed_month(text: str, today: date) -> Month | None:
    """The month that is typed."""
    name = slugify(text[:_LONGEST])
    if name in _MONTHS:
        this = Month.of(today)
        return (Month.of(this.first_day - timedelta(days=1)), this, this.next())[_MONTHS[name] + 1]
    found = _MONTH.fullmatch(name)
    if found is None:
        return None
    number, year = int(found[1] or found[4]), int(found[2] or found[3])
    return Month(year, number) if 1 <= number <= 12 else None


def typed_length(text: str) -> timedelta | None:
    """The length that is typed: 4:30 (minutes and seconds), 1:02:03, 4'30", 4p30, 1h30, 4 phút 30 giây."""
    bare = " ".join(unicodedata.normalize("NFC", text[:_LONGEST]).casefold().split())
    found = next((match for pattern in _LENGTHS if (match := pattern.fullmatch(bare))), None)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (30 if part == "rưỡi" else int(part or 0) for part in found.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def written_length(length: timedelta) -> str:
    """A length as front matter writes it (ISO 8601): PT4M30S."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0S")
