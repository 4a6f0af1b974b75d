"""Who is to be reminded of what, in words that stay the same from day to day until something changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from media_mandate.messages import Text, _, _n
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.planning.suggestions import Suggestion, suggestions
from media_mandate.planning.working_days import last_working_day
from media_mandate.quota import Cell, Status
from media_mandate.statuses import with_wanted
from media_mandate.verdict.standing import in_counts, in_words, standing
from media_mandate.verdict.words import missing_text, ways_out

FIRST_DAYS, LAST_DAYS = 7, 2
"""How many days before the last of a month its first two reminders come."""

Stage = Literal["week", "last", "workday", "day", "missing"]
"""What there is to say of a month: each is said once, and what is late is said by the stage that has come."""

IDEAS = _("Ideas:")
HOW = _("python3 scripts/new_article.py begins an article; CONTRIBUTING.md tells the rest.")


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one outlet is told of one month that it has not met.

    `begins` is the day on which its stage begins; `on_duty` is who is asked by name, where somebody is;
    `standing` says how all of the outlet's months stand, `counts` the same in four numbers.
    """

    cell: Cell
    stage: Stage
    begins: date
    title: Text
    state: Text
    advice: Text
    standing: Text
    counts: Text
    suggestions: tuple[Suggestion, ...] = ()
    on_duty: str | None = None

    @property
    def key(self) -> str:
        """What it is known by once it has been sent."""
        return f"{self.cell.outlet.id} {self.cell.month} {self.stage}"

    @property
    def address(self) -> Text | None:
        """The line that asks somebody by name; None where nobody is on duty."""
        return None if self.on_duty is None else _("{name}, who is on duty:", name=self.on_duty)


def reminders(newsroom: Newsroom, on_duty: Mapping[str, str] | None = None) -> Iterator[Reminder]:
    """One for each missing month, and from `FIRST_DAYS` before a month ends for each that is due.

    `on_duty` are the names of who is, by outlet.
    """
    for cell in newsroom.ledger.cells:
        title = _("{outlet}: features for {month}", outlet=cell.outlet.name, month=cell.month)
        own = standing(newsroom.ledger.of_outlet(cell.outlet))
        told_of_all = in_words(own), in_counts(own)
        name = (on_duty or {}).get(cell.outlet.id)
        if cell.status is Status.MISSING:
            begins = cell.month.next().first_day
            told = missing_text(cell)
            yield Reminder(cell, "missing", begins, title, told, ways_out(cell), *told_of_all, on_duty=name)
        elif cell.status is Status.DUE and (found := _stage(cell.month, newsroom.as_of)):
            stage, begins = found
            proposed = suggestions(newsroom.only(cell.outlet), cell.month)
            state = _due(cell, stage, begins)
            yield Reminder(cell, stage, begins, title, state, HOW, *told_of_all, proposed, name)


def _stage(month: Month, day: date) -> tuple[Stage, date] | None:
    """The last stage that has begun by a day, and since when; of two together the more pressing."""
    last = month.last_day
    if (last - day).days > FIRST_DAYS:
        return None
    begins: dict[Stage, date] = {
        "week": last - timedelta(days=FIRST_DAYS),
        "last": last - timedelta(days=LAST_DAYS),
        "workday": last_working_day(month),
        "day": last,
    }
    begun = [(stage, since) for stage, since in begins.items() if since <= day]
    newest = max(since for _stage, since in begun)
    return [(stage, since) for stage, since in begun if since == newest][-1]


def _due(cell: Cell, stage: Stage, begins: date) -> Text:
    owes = _n(
        "{outlet} still owes {count} feature for {month}",
        "{outlet} still owes {count} features for {month}",
        cell.lacking,
        outlet=cell.outlet.name,
        month=cell.month,
    )
    match stage:
        case "day":
            said = _("{owes}; today, {day}, is the last day.", owes=owes, day=begins)
        case "workday":
            said = _(
                "{owes}; {workday} is the last working day, {day} the last of all.",
                owes=owes,
                workday=begins,
                day=cell.month.last_day,
            )
        case _:
            said = _("{owes}; the last day is {day}.", owes=owes, day=cell.month.last_day)
    return with_wanted(said, cell)
