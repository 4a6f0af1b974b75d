"""What the features are about: how many each topic and each unit had in each month, and which had none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from media_mandate.mandate.values import Topic, Unit
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom

SHOWN = 12
"""How many months the ledger page shows."""

QUIET = 6
"""After how many months without a feature a topic or a unit is named."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A topic's or unit's features by month; None in months in which the mandate did not have it."""

    subject: Topic | Unit
    counts: tuple[int | None, ...]

    @property
    def total(self) -> int:
        return sum(filter(None, self.counts))


@dataclass(frozen=True, slots=True)
class Coverage:
    """The topics and units that held in some of the months, in the order of the mandate."""

    months: tuple[Month, ...]
    topics: tuple[CoverageRow, ...]
    units: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic or unit without a feature for `QUIET` months; `last` is the newest month that had one."""

    subject: Topic | Unit
    last: Month | None


def cover(newsroom: Newsroom, months: Sequence[Month]) -> Coverage:
    """Count the features of these months."""
    counts = _counts(newsroom)

    def rows(subjects: Sequence[Topic | Unit]) -> tuple[CoverageRow, ...]:
        return tuple(
            CoverageRow(one, tuple(counts[type(one), one.id, m] if _holds(one, m) else None for m in months))
            for one in subjects
            if any(_holds(one, month) for month in months)
        )

    mandate = newsroom.mandate
    return Coverage(tuple(months), rows(mandate.topics), rows(mandate.units))


def recent(newsroom: Newsroom) -> Coverage:
    """The newest `SHOWN` months in which somebody owed something."""
    return cover(newsroom, _owed(newsroom)[-SHOWN:])


def gaps(newsroom: Newsroom, subjects: Sequence[Topic | Unit]) -> list[Gap]:
    """Which of `subjects` had no feature in the newest `QUIET` months, the present one included.

    What has ended, or did not hold in all of these months, is no gap.
    """
    window = _owed(newsroom)[-QUIET:]
    if len(window) < QUIET:
        return []
    newest: dict[tuple[type, str], Month] = {}
    for kind, id, month in sorted(_counts(newsroom), key=lambda key: key[2]):
        newest[kind, id] = month
    found = [Gap(one, newest.get((type(one), one.id))) for one in subjects]
    return [
        gap
        for gap in found
        if all(_holds(gap.subject, month) for month in window) and (gap.last is None or gap.last < window[0])
    ]


def _owed(newsroom: Newsroom) -> list[Month]:
    """The months of the ledger, oldest first."""
    return sorted({cell.month for cell in newsroom.ledger.cells})


def _counts(newsroom: Newsroom) -> Counter[tuple[type, str, Month]]:
    """The number of features by topic or unit, and month."""
    counts: Counter[tuple[type, str, Month]] = Counter()
    for article in (found.article for found in newsroom.judgements if found.counts):
        counts.update((Topic, id, article.month) for id in article.front.topics)
        counts.update((Unit, id, article.month) for id in article.front.units)
    return counts


def _holds(subject: Topic | Unit, month: Month) -> bool:
    begun = subject.from_ is None or subject.from_ <= month
    return begun and (subject.until is None or month <= subject.until)
