"""As of which day what was pushed to a server of one's own is judged: that on which it came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from media_mandate.reading.fields import Frozen

NEIGHBOURS = timedelta(minutes=15)
"""How far apart two looks may be for what came between them to have come at the first."""


class Look(Frozen):
    """The last look for what is new, and the commit and day that were last tried."""

    at: datetime
    commit: str
    day: date


NEVER = Look(at=datetime.min.replace(tzinfo=UTC), commit="", day=date.min)


def days_to_publish(
    last: Look, commit: str, began: datetime, now: datetime, day_of: Callable[[datetime], date]
) -> Sequence[date]:
    """The days of judgement, in their order, as of which `commit` is to be published.

    A new commit came after the last look and before this one `began`. Where midnight lies between, the day
    before comes first: so its record has what was entered on it, even in the last minute.
    """
    today = day_of(now)
    if commit == last.commit:
        return [] if last.day == today else [today]
    came = last.at if began - last.at <= NEIGHBOURS else began
    return sorted({day_of(came), today})
