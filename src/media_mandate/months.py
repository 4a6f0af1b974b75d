"""The calendar month, in which the mandate counts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month in the mandate's time zone, written `2026-03`."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.number <= 12):
            raise ValueError(f"no such month: {self.year:04}-{self.number:02}")

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `2026-03`; raise ValueError for anything else."""
        match = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
        if match is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def previous(self) -> Month:
        return Month(self.year - 1, 12) if self.number == 1 else Month(self.year, self.number - 1)

    def next(self) -> Month:
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def has_ended(self, as_of: date) -> bool:
        """Whether `as_of` is on or after the first day of the next month; on its last day it has not."""
        return as_of > self.last_day

    def end(self, zone: tzinfo) -> datetime:
        """The first instant in `zone` that no longer belongs to the month."""
        following = self.next()
        return datetime(following.year, following.number, 1, tzinfo=zone)


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """All months from `first` to `last`, both included."""
    month = first
    while month < last:
        yield month
        month = month.next()
    if month == last:
        yield month
