"""New features whose entry claims to be older than a record that does not have them, or claims no day."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from media_mandate.history import was_in_time
from media_mandate.messages import Text, _
from media_mandate.quota import Judgement, Status
from media_mandate.record.comparison_of_features import ThenAndNow, instant
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import RecordedCell, RecordedFeature


def backdated(sides: ThenAndNow) -> Iterator[Difference]:
    """Each such feature; grave where a month that was open in the record is met in time by it alone.

    What git had behind the commit of the record is not meant: it was there, and counts only since. The record
    tells its day and no hour, so what was honestly entered later that day is named too where it fills a month
    alone. No date convicts alone: within a week after the month it is told, and passes.
    """
    claims = {
        feature.id: feature
        for feature in sides.added
        if feature.entered is not None
        and feature.entered.commit not in sides.seen
        and feature.entered.at.astimezone(sides.zone).date() <= sides.seen_on
    }
    claims |= {
        feature.id: feature
        for feature in sides.added
        if _is_undated(sides.newsroom.judgement.get(feature.path), sides.seen)
    }
    filled = {(cell.outlet, cell.month) for cell in sides.now.cells if _is_filled(cell, claims, sides)}
    for feature in claims.values():
        message = _said(feature, sides)
        is_alone = (feature.outlet, feature.month) in filled
        if not is_alone and _is_of_that_day(feature, sides):
            continue
        if not is_alone:
            yield Difference(Fate.BACKDATED, feature.path, message)
        elif sides.may_still_arrive(feature.month):
            hint = _(
                "It came within a week of the end of {month}, which it fills: that is let pass. Publish now, "
                "so that the next record has it.",
                month=feature.month,
            )
            yield Difference(Fate.BACKDATED, feature.path, message, hint)
        else:
            hint = _(
                "{month} was open in that record, ended since, and is met in time by this alone. Change "
                "nothing in git. A record from the days in which it was pushed shows it, held against this "
                "clone in the same way; so does the list of pushes of your git host. Whoever has neither "
                "records the miss in mandate.yml (kind: miss): the article then stands beneath it.",
                month=feature.month,
            )
            yield Difference(Fate.BACKDATED, feature.path, message, hint, grave=True)


def _is_of_that_day(feature: RecordedFeature, sides: ThenAndNow) -> bool:
    """Whether it was entered on the day of the record, after what the record was made of: work goes on."""
    entered, built = feature.entered, sides.then.commit
    if entered is None or entered.at.astimezone(sides.zone).date() != sides.seen_on:
        return False
    return built is None or entered.at >= built.at


def _said(feature: RecordedFeature, sides: ThenAndNow) -> Text:
    """What the record, the commit and the merge say, side by side."""
    day = sides.then.as_of
    if feature.entered is None:
        return _(
            "The record of {day} does not have it, and the date of the commit that entered it cannot be.",
            day=day,
        )
    told = _(
        "Commit {commit} says that it was entered on {entered}. The record of {day} does not have it",
        commit=feature.entered.commit[:10],
        entered=instant(feature.entered, sides.zone),
        day=day,
    )
    if feature.arrived is None:
        return _(
            "{told}, and it came without a merge: entered later that day, pushed later, or dated back. Git "
            "alone cannot tell these apart.",
            told=told,
        )
    return _(
        "{told}, and it came by the merge {merge} of {arrived}: on a branch that waited, or dated back. Git "
        "alone cannot tell these apart.",
        told=told,
        merge=feature.arrived.commit[:10],
        arrived=instant(feature.arrived, sides.zone),
    )


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
    return lacks_without(cell, claims, sides)


def lacks_without(cell: RecordedCell, claims: Collection[str], sides: ThenAndNow) -> bool:
    """Whether a month has too few features from before its end without those of `claims`."""
    features = {feature.id: feature for feature in sides.now.features}
    others = [features[id] for id in cell.features if id not in claims]
    there = [feature.kind for feature in others if in_time(feature, sides)]
    return not cell.owed.is_met_by([*there, *sides.purged(cell)])


def in_time(feature: RecordedFeature, sides: ThenAndNow) -> bool:
    """Whether a feature was entered before its month was over, and stood then, as far as that is asked."""
    if feature.taken_over:
        return True
    entered = feature.entered.at if feature.entered else None
    return was_in_time(entered, feature.stood, feature.month.end(sides.zone))


def arrived_since(sides: ThenAndNow) -> frozenset[str]:
    """The features that the commit of the record did not have behind it, by id."""
    return frozenset(
        feature.id
        for feature in sides.added
        if feature.entered is not None and feature.entered.commit not in sides.seen
    )
