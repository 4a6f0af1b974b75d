"""Clocks that contradict each other: those of commits, and that of the computer that publishes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from media_mandate import ledger_rules
from media_mandate.history import LEEWAY, History
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Spot

MOST = 3
"""Commits that are out of time are told one by one up to this number."""

AHEAD = timedelta(hours=1)
"""How far ahead of ours the clock of a desk may go."""

TOO_LONG = timedelta(days=366)
"""After so long without a commit or a record it is the clock that is doubted."""


def commit_problems(history: History, mandate: Mandate, now: datetime, as_of: date) -> Iterator[Problem]:
    """Commits that are a day older than their parents, or later than `now` and the day `as_of`."""
    latest = max(now, datetime.combine(as_of, time.max, mandate.timezone))
    found = [
        ledger_rules.COMMIT_BEFORE_PARENT.at(
            Spot("git"),
            commit=commit.id[:10],
            at=moment(commit.at, mandate),
            parent=parent.id[:10],
            before=moment(parent.at, mandate),
        )
        for commit, parent in history.before_parent()
    ]
    found += [
        ledger_rules.COMMIT_TO_COME.at(
            Spot("git"), commit=commit.id[:10], at=moment(commit.at, mandate), now=moment(latest, mandate)
        )
        for commit in history.commits
        if commit.at is not None and commit.at > latest + AHEAD
    ]
    yield from found[:MOST]
    if len(found) > MOST:
        yield ledger_rules.MORE_CLOCKS.at(Spot("git"), count=len(found) - MOST)


def clock_problems(
    history: History, mandate: Mandate, now: datetime, recorded: date | None
) -> Iterator[Problem]:
    """Whether a clock that says `now` may be that of a publication; `recorded` is the last record's day.

    It may be a day behind the newest commit or record, for clocks differ, and a year ahead of both.
    """
    known: list[tuple[datetime, Text]] = []
    if history.commits and (at := history.commits[0].at) is not None:
        known.append((at, _("the newest commit")))
    if recorded is not None:
        begun = datetime.combine(recorded, time.min, mandate.timezone).astimezone(UTC)
        known.append((begun, _("the last record")))
    if not known:
        return
    at, what = max(known, key=lambda one: one[0])
    day = now.astimezone(mandate.timezone).date().isoformat()
    here, there = moment(now, mandate), moment(at, mandate)
    if now < at - LEEWAY:
        yield ledger_rules.CLOCK_BEHIND.at(Spot("git"), now=here, what=what, at=there, day=day)
    if now > at + TOO_LONG:
        yield ledger_rules.CLOCK_AHEAD.at(Spot("git"), now=here, what=what, at=there)


def moment(at: datetime | None, mandate: Mandate) -> Text:
    """A day and a time by the clock of the mandate's zone."""
    if at is None:
        return _("no day that can be")
    there = at.astimezone(mandate.timezone)
    return _("{day} at {time}", day=there.date(), time=f"{there:%H:%M}")
