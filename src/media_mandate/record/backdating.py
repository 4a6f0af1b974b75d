"""New features whose entry claims to be older than a record that does not have them, or claims no day."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from media_mandate.messages import _
from media_mandate.quota import Judgement, Status
from media_mandate.record.comparison_of_features import ThenAndNow, instant
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import RecordedCell, RecordedFeature


def backdated(sides: ThenAndNow) -> Iterator[Difference]:
    """Each such feature; grave where a month that was open in the record is met in time by it alone.

    What git had behind the commit of the record is not meant: it was there, and counts only since. The record
    tells its day and no hour, so what was honestly entered later that day is named too.
    """
    claims = {
        feature.id: feature
        for feature in sides.added
        if feature.entered is not None
        and feature.entered.commit not in sides.seen
        and feature.entered.at.astimezone(sides.zone).date() <= sides.then.as_of
    }
    claims |= {
        feature.id: feature
        for feature in sides.added
        if _is_undated(sides.newsroom.judgement.get(feature.path), sides.seen)
    }
    filled = {(cell.outlet, cell.month) for cell in sides.now.cells if _is_filled(cell, claims, sides)}
    for feature in claims.values():
        if feature.entered is None:
            message = _(
                "The record of {day} does not have it, and the date of the commit that entered it cannot be.",
                day=sides.then.as_of,
            )
        else:
            message = _(
                "Git says that it was entered on {entered}, but the record of {day} does not have it: "
                "entered later that day, dated back, or on a branch that was merged since.",
                entered=instant(feature.entered, sides.zone),
                day=sides.then.as_of,
            )
        if (feature.outlet, feature.month) in filled:
            hint = _(
                "In the record its month was still open, and has ended since: remove the file, commit, put "
                "it back and commit again, and the month is met afterwards."
            )
            yield Difference(Fate.BACKDATED, feature.path, message, hint, grave=True)
        else:
            yield Difference(Fate.BACKDATED, feature.path, message)


def _is_undated(found: Judgement | None, seen: Collection[str]) -> bool:
    by = found.entered_by if found else None
    return by is not None and by.at is None and by.commit not in seen


def _is_filled(cell: RecordedCell, claims: Collection[str], sides: ThenAndNow) -> bool:
    """Whether a month that was due in the record, and is over, would not be met in time without `claims`."""
    was_due = any(
        (then.outlet, then.month, then.status) == (cell.outlet, cell.month, Status.DUE)
        for then in sides.then.cells
    )
    if not was_due or cell.status is not Status.MET or cell.met_afterwards:
        return False
    if not cell.month.has_ended(sides.now.as_of):
        return False
    features = {feature.id: feature for feature in sides.now.features}
    others = [features[id] for id in cell.features if id not in claims]
    return sum(in_time(feature, sides) for feature in others) + cell.purged < cell.minimum


def in_time(feature: RecordedFeature, sides: ThenAndNow) -> bool:
    """Whether a feature was entered before its month was over, as far as that is asked."""
    entered = feature.entered
    return feature.taken_over or (entered is not None and entered.at < feature.month.end(sides.zone))
