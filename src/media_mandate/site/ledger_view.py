"""Which months, outlets and kinds of cell the tables of the ledger show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from media_mandate.mandate.values import Outlet, Topic, Unit
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.statuses import kind_of

STRIP = 12
"""How many months the strip on the front page shows."""


@dataclass(frozen=True)
class LedgerView:
    """The ledger of a newsroom as its pages show it."""

    newsroom: Newsroom

    @cached_property
    def current_outlets(self) -> tuple[Outlet, ...]:
        """The outlets that owe something in the month of `as_of`; all, where none does."""
        month, outlets = Month.of(self.newsroom.as_of), self.newsroom.mandate.outlets
        return tuple(outlet for outlet in outlets if self.newsroom.ledger.cell(outlet.id, month)) or tuple(
            outlets
        )

    def current(self, subjects: Sequence[Topic | Unit]) -> list[Topic | Unit]:
        """Those topics or units that hold in the month of `as_of`."""
        month = Month.of(self.newsroom.as_of)
        return [subject for subject in subjects if subject.until is None or subject.until >= month]

    @cached_property
    def newest_months(self) -> list[Month]:
        """The newest months of the ledger, oldest first."""
        return sorted({cell.month for cell in self.newsroom.ledger.cells})[-STRIP:]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of cell that the ledger has, for its legend."""
        return frozenset(kind_of(cell) for cell in self.newsroom.ledger.cells)

    def outlets_in(self, year: int) -> list[Outlet]:
        """The outlets that owe something in a year."""
        owing = {cell.outlet.id for cell in self.newsroom.ledger.cells if cell.month.year == year}
        return [outlet for outlet in self.newsroom.mandate.outlets if outlet.id in owing]

    def months_of(self, year: int) -> list[Month]:
        """The months of a year in which somebody owes something, newest first."""
        return sorted({cell.month for cell in self.newsroom.ledger.cells if cell.month.year == year})[::-1]
