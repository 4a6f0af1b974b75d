"""What lies ahead, as events of whole days: deadlines, days of the year, and planned articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import ClassVar, Literal

from media_mandate.addresses import CALENDAR
from media_mandate.mandate.days import occasions
from media_mandate.mandate.values import Outlet
from media_mandate.messages import Text, _, _n, plain
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.planning.reminders import FIRST_DAYS
from media_mandate.quota import Status

MONTHS_AHEAD = 12
"""The calendar shows the month of the day of judgement and so many after it."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one or more whole days, `last` included.

    `uid` is the same in every build; `page` is the address on the site of what it is about.
    """

    uid: str
    kind: Literal["day", "deadline", "planned"]
    first: date
    last: date
    title: Text
    about: Text | None
    page: str
    outlet: Outlet | None = None


@dataclass(frozen=True)
class Calendar:
    """The events of the months ahead, in order.

    Titles of planned articles are for the desk alone: what is not published yet may be embargoed, may not
    have been read by anybody who watches over the children in it, and may never appear. Without `titles`
    an event says that an article is planned by whom for which day, and no more.
    """

    newsroom: Newsroom
    titles: bool = False
    days_before: ClassVar[int] = FIRST_DAYS

    @cached_property
    def months(self) -> tuple[Month, ...]:
        return tuple(islice(_from(Month.of(self.newsroom.as_of)), MONTHS_AHEAD + 1))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        found = [*self._days(), *self._deadlines(), *self._planned()]
        return tuple(sorted(found, key=lambda event: (event.first, event.last, event.uid)))

    def of(self, outlet: Outlet) -> tuple[Event, ...]:
        """What an outlet has to know: all but what is another's."""
        return tuple(event for event in self.events if event.outlet in (None, outlet))

    def begun_in(self, month: Month) -> tuple[Event, ...]:
        """The events that begin in a month; in the first one also those that began before it."""
        first = self.months[0].first_day
        return tuple(event for event in self.events if Month.of(max(event.first, first)) == month)

    def _days(self) -> Iterator[Event]:
        mandate = self.newsroom.mandate
        for found in occasions(mandate.observances, self.months[0].first_day, self.months[-1].last_day):
            day = found.observance
            names = [mandate.topic[id].name for id in day.topics if id in mandate.topic]
            about = _("Topics: {names}.", names="; ".join(names)) if names else None
            uid = f"day-{day.id}-{found.year}"
            yield Event(uid, "day", found.first, found.last, plain(day.name), about, CALENDAR)

    def _deadlines(self) -> Iterator[Event]:
        """One for each outlet and month that still lacks features; what is excused is due no more."""
        mandate = self.newsroom.mandate
        for outlet in mandate.outlets:
            for month in self.months:
                lacking = self._lacking(outlet, month)
                if lacking:
                    title = _("Deadline of {outlet} for {month}", outlet=outlet.name, month=month)
                    about = _n(
                        "{count} feature is still owed; the month ends on {day}.",
                        "{count} features are still owed; the month ends on {day}.",
                        lacking,
                        day=month.last_day,
                    )
                    day = deadline(month)
                    uid = f"deadline-{outlet.id}-{month}"
                    yield Event(uid, "deadline", day, day, title, about, outlet.id, outlet)

    def _lacking(self, outlet: Outlet, month: Month) -> int:
        cell = self.newsroom.ledger.cell(outlet.id, month)
        if cell is not None:
            return cell.lacking if cell.status is Status.DUE else 0
        excused = (outlet.id, month) in self.newsroom.mandate.exception
        return 0 if excused else self.newsroom.mandate.owed(outlet, month).features

    def _planned(self) -> Iterator[Event]:
        """One for each outlet and day, so that not even the number of articles or their addresses show."""
        planned: dict[tuple[date, str], list[str]] = defaultdict(list)
        for article in self.newsroom.articles:
            ahead = self.newsroom.as_of < article.date <= self.months[-1].last_day
            if ahead and not article.front.draft and article.front.withdrawn is None:
                planned[article.date, article.outlet.id].append(article.front.title)
        for (day, id), titles in planned.items():
            outlet = self.newsroom.mandate.outlet[id]
            title = _("{outlet}: planned article", outlet=outlet.name)
            about = plain("; ".join(titles)) if self.titles else None
            yield Event(f"planned-{id}-{day}", "planned", day, day, title, about, id, outlet)


def deadline(month: Month) -> date:
    """The day of the first reminder: who has what it owes by then can make up for a failure."""
    return month.last_day - timedelta(days=FIRST_DAYS)


def _from(month: Month) -> Iterator[Month]:
    while True:
        yield month
        month = month.next()


def calendars(calendar: Calendar) -> Iterator[tuple[str, Outlet | None, Sequence[Event]]]:
    """Address, subject and events of each file: one of everything, and one of each outlet."""
    yield f"{CALENDAR}.ics", None, calendar.events
    for outlet in calendar.newsroom.mandate.outlets:
        yield f"{CALENDAR}/{outlet.id}.ics", outlet, calendar.of(outlet)
