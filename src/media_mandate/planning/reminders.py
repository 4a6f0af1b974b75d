"""Who is to be reminded of what, in words that stay the same from day to day until something changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from media_mandate.messages import Text, _, _n
from media_mandate.newsroom import Newsroom
from media_mandate.planning.suggestions import Suggestion, suggestions
from media_mandate.quota import Cell, Status
from media_mandate.statuses import with_wanted
from media_mandate.verdict.standing import in_words, standing
from media_mandate.verdict.words import missing_text, ways_out

FIRST_DAYS, LAST_DAYS = 7, 2
"""How many days before the last of a month its two reminders come."""

Stage = Literal["week", "last", "missing"]

IDEAS = _("Ideas:")
HOW = _("python3 scripts/new_article.py begins an article; CONTRIBUTING.md tells the rest.")


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one outlet is told of one month that it has not met.

    `begins` is the day on which its stage begins, for what has no memory of its own, such as e-mail;
    `standing` says how all of the outlet's months stand.
    """

    cell: Cell
    stage: Stage
    begins: date
    title: Text
    state: Text
    advice: Text
    standing: Text
    suggestions: tuple[Suggestion, ...] = ()


def reminders(newsroom: Newsroom) -> Iterator[Reminder]:
    """One for each missing month, and from `FIRST_DAYS` before a month ends for each that is due."""
    for cell in newsroom.ledger.cells:
        title = _("{outlet}: features for {month}", outlet=cell.outlet.name, month=cell.month)
        stands = in_words(standing(newsroom.ledger.of_outlet(cell.outlet)))
        if cell.status is Status.MISSING:
            begins = cell.month.next().first_day
            yield Reminder(cell, "missing", begins, title, missing_text(cell), ways_out(cell), stands)
        elif cell.status is Status.DUE:
            left = (cell.month.last_day - newsroom.as_of).days
            if left <= FIRST_DAYS:
                days = LAST_DAYS if left <= LAST_DAYS else FIRST_DAYS
                begins = cell.month.last_day.replace(day=cell.month.last_day.day - days)
                proposed = suggestions(newsroom.only(cell.outlet), cell.month)
                stage: Stage = "last" if days == LAST_DAYS else "week"
                yield Reminder(cell, stage, begins, title, _due(cell), HOW, stands, proposed)


def _due(cell: Cell) -> Text:
    said = _n(
        "{outlet} still owes {count} feature for {month}, which ends on {day}.",
        "{outlet} still owes {count} features for {month}, which ends on {day}.",
        cell.lacking,
        outlet=cell.outlet.name,
        month=cell.month,
        day=cell.month.last_day,
    )
    return with_wanted(said, cell)
