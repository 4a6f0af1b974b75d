"""What excuses a month, by the day on which git first saw it: what came after its end is told with both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, partial

from media_mandate.history import Version
from media_mandate.history.values import LineNode, standing_at
from media_mandate.mandate.file import former_mandate
from media_mandate.mandate.values import Mandate
from media_mandate.months import Month, months_between
from media_mandate.newsroom.eased import Eased, eased_of_features, eased_of_month, has_waiver
from media_mandate.newsroom.judged_then import Reader, Rules, rank_now
from media_mandate.quota import Ledger


@dataclass(frozen=True, slots=True)
class Easing:
    """A month that was eased after its end: what stood then, what stands now, and since when git has it.

    Of a topic `before` is the file that has it. `said` is the day that the entry itself gives. `seen` is None
    where it is not committed. `is_better` tells that the month would be missing, or met afterwards, by what
    stood when it ended.
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
    """What eased ended months afterwards, and by which version git first saw each waiver, by its cell.

    `mandates` is what stood in each version that git has of the mandate, the newest last.
    """

    easings: tuple[Easing, ...] = ()
    waivers: Mapping[tuple[str, Month], Version] = field(default_factory=dict)
    mandates: tuple[bytes, ...] = ()


def dated_excuses(
    mandates: Sequence[tuple[LineNode, bytes]], mandate: Mandate, ledger: Ledger, as_of: date, read: Reader
) -> Excuses:
    """Hold what excuses the ended months of `ledger` against the versions that git has of the mandate.

    `read` asks git for old versions of articles.
    """
    if not mandates:
        return Excuses()
    past = _Past(mandates)
    waivers = {
        place: first
        for place, record in mandate.exception.items()
        if record.kind == "waiver" and (first := past.first(partial(has_waiver, *place, record))) is not None
    }
    months = _months(past, mandate, as_of)
    return Excuses(
        tuple(found for month in months for found in _easings(month, past, mandate, ledger, read)),
        waivers,
        tuple(raw for _node, raw in mandates),
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
        """What stood when a month ended, by its own zone; the last that can be read, None where git had none.

        A zone of today in which the month ended later brings nothing forward that came after its end.
        """
        found = self._before(month.end(mandate.timezone))
        return found and (self._before(month.end(found.timezone)) or found)

    def _before(self, end: datetime) -> Mandate | None:
        before = [node for node in self._nodes if node.version.at is not None and node.version.at < end]
        standing = {node.version.commit for node in standing_at(before, end)}
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


def _easings(month: Month, past: _Past, mandate: Mandate, ledger: Ledger, read: Reader) -> Iterator[Easing]:
    then = past.at_end(month, mandate)
    if then is None or then.sample is not None:
        return
    for outlet in then.outlets:
        if outlet.duty(month) is None:
            continue
        cell = ledger.cell(outlet.id, month)
        rules = Rules(then, outlet.id, month, read)
        is_better = rank_now(cell) > rules.rank(cell)
        changes = [*eased_of_month(outlet.id, month, then, mandate, cell)]
        if cell is not None:
            changes += eased_of_features(rules, replace(rules, mandate=mandate), cell)
        for what, before, after, said, holds in changes:
            seen = past.first(holds, month)
            yield Easing(outlet.id, month, what, before, after, said, seen, is_better)
