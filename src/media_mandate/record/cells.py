"""The cells of an earlier record held against those of today: no miss vanishes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from media_mandate.mandate.kinds import OutletKind
from media_mandate.messages import Text, _
from media_mandate.months import Month
from media_mandate.quota import Status
from media_mandate.record.backdating import arrived_since, in_time, lacks_without
from media_mandate.record.comparison_of_features import ThenAndNow, has_version
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import RecordedCell, RecordedFeature
from media_mandate.statuses import AFTERWARDS, STATUS_WORDS, owed_in_words, with_lacking

MOST_NAMED = 3
"""Features of a month are named up to this number."""


def cell_differences(sides: ThenAndNow, eased: Collection[str]) -> Iterator[Difference]:
    """Each cell that is not as it was; `eased` are those of which it is told already what to take back."""
    cells = {(cell.outlet, cell.month): cell for cell in sides.now.cells}
    for then in sides.then.cells:
        if sides.is_ahead and not then.month.has_ended(sides.today):
            continue
        now = cells.get((then.outlet, then.month))
        about = f"{then.outlet} {then.month}"
        held = _Held(sides, then, now)
        yield from _damage(then, sides)
        if held.has_vanished:
            if about not in eased:
                yield Difference(Fate.MISS, about, held.said, held.hint, grave=True)
            elif not held.was_open:
                yield Difference(Fate.MISS, about, held.said, grave=True)
        elif now is None:
            yield Difference(Fate.CELL, about, _("Nothing is owed any more in this month."))
        elif then.status is not Status.DUE and _word(then) != _word(now):
            yield Difference(Fate.CELL, about, held.said)
        if now is not None and now.owed != then.owed:
            message = _(
                "The minimum was {then} and is {now}.",
                then=owed_in_words(then.owed),
                now=owed_in_words(now.owed),
            )
            yield Difference(Fate.MINIMUM, about, message)
        if now is not None and now.shortest != then.shortest:
            message = _(
                "The shortest length was {then} and is {now}.",
                then=_lengths(then.shortest),
                now=_lengths(now.shortest),
            )
            yield Difference(Fate.MINIMUM, about, message)
    known = {(cell.outlet, cell.month) for cell in sides.then.cells}
    for place, cell in cells.items():
        if place not in known and cell.month < Month.of(sides.then.as_of):
            message = _("Something is owed in this month, in which nothing was.")
            yield Difference(Fate.CELL, f"{cell.outlet} {cell.month}", message)


def _lengths(shortest: int | Mapping[OutletKind, int]) -> str:
    if isinstance(shortest, int):
        return str(shortest)
    return ", ".join(f"{kind} {length}" for kind, length in shortest.items())


def _damage(then: RecordedCell, sides: ThenAndNow) -> Iterator[Difference]:
    """A month that the record says is met, and of which it has too little: no program of ours wrote that."""
    if then.status is not Status.MET:
        return
    place = then.outlet, then.month
    kinds = {outlet.id: outlet.kind for outlet in sides.then.mandate.outlets}
    only = kind if isinstance(kind := kinds.get(then.outlet), str) else None
    there: list[OutletKind | None] = [
        feature.kind for feature in sides.then.features if feature.id in then.features
    ]
    purges = [purge for purge in sides.then.purges if (purge.outlet, purge.month) == place]
    there += [purge.kind or only for purge in purges]
    there += [only] * (then.purged - len(purges))
    lacking = then.owed.lacking(there)
    if lacking:
        said = _(
            "The record says “{word}”, but has {there} of {minimum} features: it was changed by hand, or is "
            "damaged.",
            word=_word(then),
            there=len(there),
            minimum=then.minimum,
        )
        hint = _("Take the record from the site once more, or an older one that is whole.")
        message = with_lacking(said, then.owed, lacking)
        yield Difference(Fate.CELL, f"{then.outlet} {then.month}", message, hint, grave=True)


@dataclass(frozen=True)
class _Held:
    """A cell of the record, and what it is today; None where nothing is owed any more."""

    sides: ThenAndNow
    then: RecordedCell
    now: RecordedCell | None

    @property
    def was_open(self) -> bool:
        """Whether it was due in the record, and has ended since: a miss too, unless it got what was asked."""
        return self.then.status is Status.DUE and self.then.month.has_ended(self.sides.now.as_of)

    @property
    def has_vanished(self) -> bool:
        """Whether a miss can be seen no more and no exception tells of it."""
        then, now, sides = self.then, self.now, self.sides
        is_miss = then.status in (Status.MISSING, Status.ACKNOWLEDGED) or then.met_afterwards
        if not is_miss and not self.was_open:
            return False
        if self.was_open and sides.explanation(then.outlet, then.month) is not None:
            return False
        if now is None:
            return True
        if self.was_open:
            return now.status is Status.MET and not self._meets(now)
        if then.status is Status.MISSING and self._has_arrived(now):
            return False
        if then.met_afterwards and self._was_in_git(now):
            return False
        was_recorded = then.status is Status.ACKNOWLEDGED and now.status is not Status.ACKNOWLEDGED
        return was_recorded or _is_in_time(now)

    @property
    def said(self) -> Text:
        then, now = self.then, self.now
        if now is None:
            return _("It was “{then}”, and now nothing is owed in this month.", then=_word(then))
        message = _("It was “{then}” and is “{now}”.", then=_word(then), now=_word(now))
        filling = self._filling(now)
        if now.status is not Status.MET or not filling:
            return message
        for feature in filling[:MOST_NAMED]:
            message = _("{change} {feature}", change=message, feature=self._named(feature))
        return _("{change} …", change=message) if len(filling) > MOST_NAMED else message

    @property
    def hint(self) -> Text:
        """The way on."""
        if self.then.status is Status.ACKNOWLEDGED:
            return _("A miss that was recorded stays for ever: put its exception back into mandate.yml.")
        if self.now is None:
            return _("Let its duty in mandate.yml hold in {month} as it did.", month=self.then.month)
        if any(self._is_late_by_then(feature) for feature in self._filling(self.now)):
            return _(
                "By what mandate.yml said then (recorded_from, timezone, late_entry) it is not met in time: "
                "put that back, or record the miss of {month} (kind: miss).",
                month=self.then.month,
            )
        return _(
            "Change nothing in git. A record from the days in which it was pushed shows it, held against "
            "this clone in the same way; so does the list of pushes of your git host. Whoever has neither "
            "records the miss of {month} in mandate.yml (kind: miss): the article then stands beneath it.",
            month=self.then.month,
        )

    def _filling(self, now: RecordedCell) -> list[RecordedFeature]:
        """The features that the month has got since, else all that it has."""
        features = [feature for feature in self.sides.now.features if feature.id in now.features]
        return [feature for feature in features if feature.id not in self.then.features] or features

    def _named(self, feature: RecordedFeature) -> Text:
        entered = feature.entered
        if entered is None:
            return _("It has {path}, of which git does not say when it entered.", path=feature.path)
        day = entered.at.astimezone(self.sides.zone).date()
        return _(
            "It has {path}, entered on {day} as commit {commit} says.",
            path=feature.path,
            day=day,
            commit=entered.commit[:10],
        )

    def _has_arrived(self, now: RecordedCell) -> bool:
        """Whether a missing month is met by what reached the main line since, within days of its end."""
        claims = arrived_since(self.sides)
        return self.sides.may_still_arrive(now.month) and lacks_without(now, claims, self.sides)

    def _was_in_git(self, now: RecordedCell) -> bool:
        """Whether git showed already to the record that the month was met in time.

        Programs that wrote no `stood` knew the last commit of several alone which made an article count.
        """
        if not _is_in_time(now) or now.owed.is_less_than(self.then.owed):
            return False
        there = [
            feature.kind
            for feature in self.sides.now.features
            if feature.id in now.features
            and now.least(feature.kind) >= self.then.least(feature.kind)
            and in_time(feature, self.sides)
            and self._was_there(feature)
        ]
        return now.owed.is_met_by([*there, *self.sides.purged(now)])

    def _was_there(self, feature: RecordedFeature) -> bool:
        was = self._recorded.get(feature.path)
        if was is None or was.entered is None or was.stood is not None or feature.entered is None:
            return False
        if feature.entered == was.entered:
            return True
        is_older = feature.entered.at < was.entered.at and feature.entered.commit in self.sides.seen
        return is_older and has_version(feature.path, was.entered, self.sides)

    @cached_property
    def _recorded(self) -> dict[str | None, RecordedFeature]:
        return {self.sides.paths[feature.id]: feature for feature in self.sides.then.features}

    def _meets(self, now: RecordedCell) -> bool:
        """Whether the features of today are as many and as long as the record asked, and as early."""
        features = (feature for feature in self.sides.now.features if feature.id in now.features)
        there = [feature.kind for feature in features if self._satisfies(feature)]
        return self.then.owed.is_met_by([*there, *self.sides.purged(now)])

    def _satisfies(self, feature: RecordedFeature) -> bool:
        if feature.settled is not None:
            return True
        if (feature.words or feature.seconds or 0) < self.then.least(feature.kind):
            return False
        is_marked = self.now is not None and bool(self.now.met_afterwards)
        return is_marked or not self._is_late_by_then(feature)

    def _is_late_by_then(self, feature: RecordedFeature) -> bool:
        """Whether it was not in time by the record's own rules, or so late that it did not count."""
        mandate, month, entered = self.sides.then.mandate, self.then.month, feature.entered
        if entered is None or month < mandate.recorded_from or feature.settled is not None:
            return False
        days = (entered.at.astimezone(self._zone).date() - feature.date).days
        is_refused = mandate.late_entry == "reject" and days > mandate.late_after_days
        return is_refused or entered.at >= month.end(self._zone) or feature.stood is False

    @property
    def _zone(self) -> tzinfo:
        """The zone by which the record judged."""
        try:
            return ZoneInfo(self.sides.then.mandate.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return self.sides.zone


def _is_in_time(cell: RecordedCell) -> bool:
    return cell.status is Status.MET and not cell.met_afterwards


def _word(cell: RecordedCell) -> Text:
    return STATUS_WORDS[AFTERWARDS if cell.met_afterwards else cell.status]
