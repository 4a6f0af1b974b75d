"""What is missing: the ledger of every outlet's every month, drawn from the judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from media_mandate.history import History
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.kinds import OutletKind, Owed
from media_mandate.mandate.values import ExceptionRecord, Mandate, Outlet, Purge
from media_mandate.months import Month
from media_mandate.quota.counting import Judgement
from media_mandate.settled.values import SettledFeature


class Status(StrEnum):
    """What a cell of the ledger says, the first that holds in this order."""

    ACKNOWLEDGED = "acknowledged"
    MET = "met"
    WAIVED = "waived"
    DUE = "due"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet's one month. `afterwards` is None where what git would have to tell of it is unknown,
    and `is_cut` says that it could, had not a part of its history been left behind.

    `purges` stand for features that left git's history; they count as those did. So do `kept`: settled
    features whose files stand as they did, but cannot be read by rules of today.
    """

    outlet: Outlet
    month: Month
    status: Status
    owed: Owed
    features: tuple[Judgement, ...]
    exception: ExceptionRecord | None
    afterwards: bool | None
    is_cut: bool = False
    purges: tuple[Purge, ...] = ()
    kept: tuple[SettledFeature, ...] = ()
    purged: tuple[OutletKind | None, ...] = ()

    @property
    def minimum(self) -> int:
        """How many features are owed in all."""
        return self.owed.features

    @property
    def kinds(self) -> list[OutletKind | None]:
        """The kind of each feature that counts, the purged and the kept ones among them."""
        return [*_kinds(self.features), *self.purged, *(feature.kind for feature in self.kept)]

    @property
    def counted(self) -> int:
        """How many features count, the purged and the kept ones among them."""
        return len(self.kinds)

    @property
    def withdrawn(self) -> int:
        """How many features count that no list of articles shows any more."""
        return sum(feature.article.front.withdrawn is not None for feature in self.features)

    @property
    def settled(self) -> int:
        """How many features count by their settlement alone."""
        return len(self.kept) + sum(bool(feature.overruled) for feature in self.features)

    @property
    def wanted(self) -> Mapping[OutletKind | None, int]:
        """What is still owed, by kind; under None what may be of any kind."""
        return self.owed.lacking(self.kinds)

    @property
    def grade(self) -> Grade | None:
        """The grade that as many features reach as are owed; None where the month is not met.

        Of what was purged, or cannot be read any more, nothing is known but that it was said.
        """
        if self.status is not Status.MET:
            return None
        for grade in sorted(
            {feature.proof.grade for feature in self.features}, key=lambda grade: -grade.rank
        ):
            of_it = [feature for feature in self.features if feature.proof.grade.rank >= grade.rank]
            if self.owed.is_met_by(_kinds(of_it)):
                return grade
        return Grade.DECLARED

    @property
    def lacking(self) -> int:
        """How many features are still owed."""
        return sum(self.wanted.values())


@dataclass(frozen=True, slots=True)
class Streak:
    """How many of the months owed an outlet met in a row, up to now and at best.

    Months taken over are among them, of which it is not known whether they were met in time.
    """

    current: int
    longest: int


@dataclass(frozen=True)
class Ledger:
    """Outlet × month, in the order of the mandate and of time."""

    cells: tuple[Cell, ...]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, Month], Cell]:
        return {(cell.outlet.id, cell.month): cell for cell in self.cells}

    def cell(self, outlet: str, month: Month) -> Cell | None:
        """The cell of the outlet with that id, None where it owes nothing."""
        return self._by_place.get((outlet, month))

    def of(self, status: Status) -> list[Cell]:
        return [cell for cell in self.cells if cell.status == status]

    def of_outlet(self, outlet: Outlet) -> list[Cell]:
        return [cell for cell in self.cells if cell.outlet is outlet]

    def streak(self, outlet: Outlet) -> Streak:
        """Waived months, and one that is still due, neither lengthen a streak nor end it.

        One met afterwards ends it.
        """
        current = longest = 0
        for cell in self.of_outlet(outlet):
            if cell.status is Status.MET and not cell.afterwards:
                current += 1
            elif cell.status not in (Status.WAIVED, Status.DUE):
                current = 0
            longest = max(longest, current)
        return Streak(current, longest)

    @property
    def years(self) -> list[int]:
        return sorted({cell.month.year for cell in self.cells})


def draw_ledger(
    judgements: Iterable[Judgement],
    mandate: Mandate,
    as_of: date,
    history: History,
    kept: Iterable[SettledFeature] = (),
) -> Ledger:
    """Every outlet × month of its duties up to the month of `as_of`."""
    held: dict[tuple[str, Month], list[SettledFeature]] = defaultdict(list)
    for feature in kept:
        held[feature.outlet, feature.month].append(feature)
    features: dict[tuple[str, Month], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.counts:
            features[judgement.article.outlet.id, judgement.article.month].append(judgement)
    return Ledger(
        tuple(
            _cell(
                outlet,
                month,
                tuple(features[outlet.id, month]),
                tuple(held[outlet.id, month]),
                mandate,
                as_of,
                history,
            )
            for outlet in mandate.outlets
            for month in outlet.owed(Month.of(as_of))
        )
    )


def _cell(
    outlet: Outlet,
    month: Month,
    features: tuple[Judgement, ...],
    kept: tuple[SettledFeature, ...],
    mandate: Mandate,
    as_of: date,
    history: History,
) -> Cell:
    owed = mandate.owed(outlet, month)
    exception = mandate.exception.get((outlet.id, month))
    purges = mandate.purges_of(outlet, month)
    purged = tuple(map(mandate.kind_of, purges))
    if exception is not None and exception.kind == "miss":
        status = Status.ACKNOWLEDGED
    elif owed.is_met_by([*_kinds(features), *purged, *(feature.kind for feature in kept)]):
        status = Status.MET
    elif exception is not None:
        status = Status.WAIVED
    elif month.has_ended(as_of):
        status = Status.MISSING
    else:
        status = Status.DUE
    afterwards: bool | None = False
    if status is Status.MET and month.has_ended(as_of) and not mandate.is_taken_over(month):
        afterwards = _met_afterwards(features, purges, kept, owed, mandate) if history.is_known else None
    is_cut = afterwards is None and history.is_cut
    return Cell(outlet, month, status, owed, features, exception, afterwards, is_cut, purges, kept, purged)


def _kinds(features: Iterable[Judgement]) -> list[OutletKind | None]:
    return [feature.article.kind for feature in features]


def _met_afterwards(
    features: Collection[Judgement],
    purges: Collection[Purge],
    kept: Collection[SettledFeature],
    owed: Owed,
    mandate: Mandate,
) -> bool | None:
    """Whether the month's end came first; None where that hangs on entries whose dates cannot be."""
    if met_in_time(features, purges, kept, owed, mandate):
        return False
    unknown = _kinds(feature for feature in features if feature.is_misdated)
    unknown += [feature.kind for feature in kept if feature.entered is None]
    return None if unknown and met_in_time(features, purges, kept, owed, mandate, unknown) else True


def met_in_time(
    features: Iterable[Judgement],
    purges: Iterable[Purge],
    kept: Iterable[SettledFeature],
    owed: Owed,
    mandate: Mandate,
    besides: Iterable[OutletKind | None] = (),
) -> bool:
    """Whether enough of it had entered before the month's end; `besides` it something of those kinds."""
    zone = mandate.timezone
    there = _kinds(feature for feature in features if feature.entered_before_end(zone))
    there += [feature.kind for feature in kept if feature.entered_before_end(zone)]
    there += [mandate.kind_of(purge) for purge in purges if not purge.month.has_ended(purge.entered)]
    return owed.is_met_by([*there, *besides])
