"""The days of the year on which people speak of children: how they are written, and when they fall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated

from lunar_vn import SUPPORTED_YEAR_RANGE, convert_lunar_to_solar, convert_solar_to_lunar
from pydantic import BeforeValidator, PlainSerializer, model_validator

from media_mandate.mandate import rules
from media_mandate.reading.fields import Frozen, Line, ListOf, Slug, shortened, wrong
from media_mandate.reading.rules import NO_SUCH_DAY
from media_mandate.reading.strict_yaml import read_yaml

FILE = "days.yml"


@dataclass(frozen=True, order=True, slots=True)
class DayOfYear:
    """A day of every year, written `08-15`."""

    month: int
    number: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.number:02}"

    def of(self, year: int) -> date | None:
        """The day in a year; None for 29 February in a common one."""
        try:
            return date(year, self.month, self.number)
        except ValueError:
            return None

    def of_lunar(self, year: int) -> date | None:
        """The day in a year of the Vietnamese lunar calendar (UTC+7), never in a leap month.

        None for the 30th of a month of 29 days, and outside the years 1900 to 2099.
        """
        first, last = SUPPORTED_YEAR_RANGE
        if not first <= year < last:
            return None
        day = convert_lunar_to_solar(self.number, self.month, year)
        return day if convert_solar_to_lunar(day.day, day.month, day.year).day == self.number else None


def _day_of_year(value: object) -> DayOfYear:
    if isinstance(value, DayOfYear):
        return value
    match = re.fullmatch(r"([0-9]{2})-([0-9]{2})", str(value).strip())
    if match is None:
        raise wrong(rules.NOT_A_DAY_OF_YEAR, text=shortened(str(value)))
    return DayOfYear(int(match[1]), int(match[2]))


DayOfYearField = Annotated[DayOfYear, BeforeValidator(_day_of_year), PlainSerializer(str, return_type=str)]


class Observance(Frozen):
    """A day of every year, by the common calendar or by the lunar one, and the topics that suit it.

    With `until` it lasts until that day, over the turn of the year where that comes first.
    """

    id: Slug
    name: Line
    day: DayOfYearField | None = None
    until: DayOfYearField | None = None
    lunar: DayOfYearField | None = None
    topics: Annotated[tuple[Slug, ...], ListOf] = ()

    @model_validator(mode="after")
    def _falls(self) -> Observance:
        if (self.day is None) == (self.lunar is None):
            raise wrong(rules.DAY_OR_LUNAR)
        if self.until is not None and self.day is None:
            raise wrong(rules.LUNAR_UNTIL)
        for day in (self.day, self.until):
            if day is not None and day.of(2000) is None:
                raise wrong(NO_SUCH_DAY, text=str(day))
        if self.lunar is not None and not (1 <= self.lunar.month <= 12 and 1 <= self.lunar.number <= 30):
            raise wrong(NO_SUCH_DAY, text=str(self.lunar))
        return self

    def falls(self, year: int) -> Occasion | None:
        """When it begins and ends in a year; None where the year has no such day."""
        first = self.day.of(year) if self.day else self.lunar.of_lunar(year) if self.lunar else None
        if first is None:
            return None
        last = first
        if self.day is not None and self.until is not None:
            last = self.until.of(year if self.day <= self.until else year + 1) or first
        return Occasion(self, year, first, last)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One year's day; `year` is the lunar one for a day of the lunar calendar."""

    observance: Observance
    year: int
    first: date
    last: date


def occasions(observances: Iterable[Observance], first: date, last: date) -> Iterator[Occasion]:
    """What falls, in whole or in part, into the days from `first` to `last`, both included."""
    for observance in observances:
        for year in range(first.year - 1, last.year + 1):
            occasion = observance.falls(year)
            if occasion is not None and occasion.first <= last and first <= occasion.last:
                yield occasion


class _List(Frozen):
    days: tuple[Observance, ...]


@cache
def national_days() -> tuple[Observance, ...]:
    """The days that the package brings along."""
    source, problems = read_yaml((files("media_mandate.mandate") / FILE).read_text("utf-8"), FILE)
    if source is None or problems:
        raise ValueError(f"{FILE} cannot be read: {problems}")
    return _List.model_validate(source.values).days
