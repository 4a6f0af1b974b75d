"""What excuses a month, by the day on which git first saw it: what came after its end is told with both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache, partial

from media_mandate.history import Version
from media_mandate.history.values import FileLine, LineNode
from media_mandate.mandate.file import former_mandate
from media_mandate.mandate.values import ExceptionRecord, Mandate
from media_mandate.months import Month, months_between
from media_mandate.quota import Cell, Ledger, Status


class Eased(StrEnum):
    """What of the mandate became easier for a month."""

    WAIVER = "waiver"
    MINIMUM = "minimum"
    SHORTEST = "shortest"
    DUTY = "duty"
    RECORDED_FROM = "recorded_from"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class Easing:
    """A month that was eased after its end: what stood then, what stands now, and since when git has it.

    `said` is the day that the entry itself gives. `seen` is None where it is not committed. `is_better` tells
    that the month would be missing, or met afterwards, by what stood when it ended.
    """

    outlet: str
    month: Month
    what: Eased
    before: object
    after: object
    said: date | None
    seen: Version | None
    is_better: bool


@dataclass(frozen=True, slots=True)
class Excuses:
    """What eased ended months afterwards, and by which version git first saw each waiver, by its cell."""

    easings: tuple[Easing, ...] = ()
    waivers: Mapping[tuple[str, Month], Version] = field(default_factory=dict)


class _Rank(IntEnum):
    MISSING = 0
    AFTERWARDS = 1
    FINE = 2


def dated_excuses(
    mandates: Sequence[tuple[LineNode, bytes]], mandate: Mandate, ledger: Ledger, as_of: date
) -> Excuses:
    """Hold what excuses the ended months of `ledger` against the versions that git has of the mandate."""
    if not mandates:
        return Excuses()
    past = _Past(mandates)
    waivers = {
        place: first
        for place, record in mandate.exception.items()
        if record.kind == "waiver" and (first := past.first(partial(_has_waiver, *place, record))) is not None
    }
    months = _months(past, mandate, as_of)
    return Excuses(
        tuple(found for month in months for found in _easings(month, past, mandate, ledger)), waivers
    )


class _Past:
    """The versions of the mandate, each read where it is asked for."""

    def __init__(self, mandates: Sequence[tuple[LineNode, bytes]]) -> None:
        self._nodes = [node for node, _raw in mandates]
        raws = {node.version.blob: raw for node, raw in mandates}

        @cache
        def read(blob: str) -> Mandate | None:
            return former_mandate(raws[blob])

        self._read = read

    def at_end(self, month: Month, mandate: Mandate) -> Mandate | None:
        """What stood when a month ended; the last that can be read, None where git had none yet."""
        end = month.end(mandate.timezone)
        before = [node for node in self._nodes if node.version.at is not None and node.version.at < end]
        standing = {node.version.commit for node in FileLine(tuple(before), None, False).standing_at(end)}
        last = [node for node in before if node.version.commit in standing] + before[::-1]
        return next((found for node in last if (found := self._read(node.version.blob)) is not None), None)

    def first(self, holds: Callable[[Mandate], object], after: Month | None = None) -> Version | None:
        """The first version of which something holds; after the end of a month, where one is given."""
        for node in self._nodes:
            found = self._read(node.version.blob)
            if found is None or not holds(found):
                continue
            at = node.version.at
            if after is None or at is None or at >= after.end(found.timezone):
                return node.version
        return None

    @property
    def oldest(self) -> Mandate | None:
        return next((found for node in self._nodes if (found := self._read(node.version.blob))), None)


def _months(past: _Past, mandate: Mandate, as_of: date) -> Iterator[Month]:
    """The ended months in which something was owed ever."""
    known = [then for then in (past.oldest, mandate) if then is not None]
    first = min(duty.from_ for then in known for outlet in then.outlets for duty in outlet.duties)
    yield from (month for month in months_between(first, Month.of(as_of)) if month.has_ended(as_of))


def _easings(month: Month, past: _Past, mandate: Mandate, ledger: Ledger) -> Iterator[Easing]:
    then = past.at_end(month, mandate)
    if then is None or then.sample is not None:
        return
    for outlet in then.outlets:
        if outlet.duty(month) is None:
            continue
        cell = ledger.cell(outlet.id, month)
        is_better = _now(cell) > _then(cell, outlet.id, month, then, mandate)
        for what, before, after, said, holds in _changes(outlet.id, month, then, mandate, cell):
            seen = past.first(holds, month)
            yield Easing(outlet.id, month, what, before, after, said, seen, is_better)


_Change = tuple[Eased, object, object, date | None, Callable[[Mandate], object]]


def _changes(
    outlet: str, month: Month, then: Mandate, mandate: Mandate, cell: Cell | None
) -> Iterator[_Change]:
    """What became easier, with what tells of a version whether that had become so."""
    if cell is None:
        yield (
            Eased.DUTY,
            then.minimum(then.outlet[outlet], month),
            0,
            None,
            lambda old: not _owes(old, outlet, month),
        )
        return
    was, waiver = _waiver(then, outlet, month), _waiver(mandate, outlet, month)
    if waiver is not None and (was is None or _document(was) != _document(waiver)):
        yield (
            Eased.WAIVER,
            was and was.document,
            waiver.document,
            waiver.recorded_on,
            partial(_has_waiver, outlet, month, waiver),
        )
    least = then.minimum(then.outlet[outlet], month)
    if cell.minimum < least:
        yield (
            Eased.MINIMUM,
            least,
            cell.minimum,
            None,
            lambda old: outlet in old.outlet and old.minimum(old.outlet[outlet], month) <= cell.minimum,
        )
    shortest, now = then.outlet[outlet].shortest(month), cell.outlet.shortest(month)
    if now < shortest:
        yield (
            Eased.SHORTEST,
            shortest,
            now,
            None,
            lambda old: outlet in old.outlet and old.outlet[outlet].shortest(month) <= now,
        )
    if mandate.is_taken_over(month) and not then.is_taken_over(month):
        yield (
            Eased.RECORDED_FROM,
            then.recorded_from,
            mandate.recorded_from,
            None,
            lambda old: old.is_taken_over(month),
        )
    known = {purge.text_sha256 for purge in then.purges}
    for purge in cell.purges:
        if purge.text_sha256 not in known:
            yield (
                Eased.PURGE,
                None,
                purge.document,
                purge.recorded_on,
                partial(_has_purge, purge.text_sha256),
            )


def _owes(mandate: Mandate, outlet: str, month: Month) -> bool:
    return outlet in mandate.outlet and mandate.outlet[outlet].duty(month) is not None


def _waiver(mandate: Mandate, outlet: str, month: Month) -> ExceptionRecord | None:
    found = mandate.exception.get((outlet, month))
    return found if found is not None and found.kind == "waiver" else None


def _has_waiver(outlet: str, month: Month, waiver: ExceptionRecord, mandate: Mandate) -> bool:
    found = _waiver(mandate, outlet, month)
    return found is not None and _document(found) == _document(waiver)


def _has_purge(text_sha256: str, mandate: Mandate) -> bool:
    return any(purge.text_sha256 == text_sha256 for purge in mandate.purges)


def _document(record: ExceptionRecord) -> tuple[str, date]:
    """What makes a waiver the same one, however its reason is worded."""
    return record.document, record.document_date


def _now(cell: Cell | None) -> _Rank:
    """How well a month stands; one whose miss is recorded, or that is missing, is no better for anything."""
    if cell is None or cell.status is Status.WAIVED:
        return _Rank.FINE
    if cell.status is Status.MET:
        return _Rank.AFTERWARDS if cell.afterwards else _Rank.FINE
    return _Rank.MISSING


def _then(cell: Cell | None, outlet: str, month: Month, then: Mandate, mandate: Mandate) -> _Rank:
    """How well it would stand by what stood when it ended, with the features that it has."""
    if _waiver(then, outlet, month) is not None:
        return _Rank.FINE
    if cell is None:
        return _Rank.MISSING
    shortest, minimum = then.outlet[outlet].shortest(month), then.minimum(then.outlet[outlet], month)
    long_enough = [found for found in cell.features if found.settled or found.article.length >= shortest]
    aside = len(cell.purges) + len(cell.kept)
    if len(long_enough) + aside < minimum:
        return _Rank.MISSING
    if then.is_taken_over(month):
        return _Rank.FINE
    in_time = sum(found.entered_before_end(mandate.timezone) or found.is_misdated for found in long_enough)
    return _Rank.FINE if in_time + aside >= minimum else _Rank.AFTERWARDS
