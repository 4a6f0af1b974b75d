"""What `settled.json` says, held against a record: it excuses nothing that the record did not have."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from media_mandate.messages import _, _n
from media_mandate.quota import Status
from media_mandate.record.backdating import in_time
from media_mandate.record.comparison_of_features import ThenAndNow
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import RecordedCell
from media_mandate.settled.file import FILE


def settlement_differences(sides: ThenAndNow) -> Iterator[Difference]:
    """Each settlement that is new or not as it was, and each feature that counts by one and was in no record.

    Such a feature is grave where its month is met by it alone, and was not met in the record.
    """
    yield from _settlements(sides)
    borne_out = {(feature.outlet, feature.month, feature.text_sha256) for feature in sides.then.features}
    claims = {
        feature.id: feature
        for feature in sides.now.features
        if feature.settled is not None
        and (feature.outlet, feature.month, feature.text_sha256) not in borne_out
    }
    filled = {(cell.outlet, cell.month) for cell in sides.now.cells if _is_better(cell, claims.keys(), sides)}
    for feature in claims.values():
        message = _("It counts because it is said to be settled, but the record does not have it.")
        if (feature.outlet, feature.month) in filled:
            hint = _(
                "Only what was published can be settled. Record the miss of its month, or publish once more "
                "with the program before the upgrade, where it counted."
            )
            yield Difference(Fate.SETTLED, feature.path, message, hint, grave=True)
        else:
            yield Difference(Fate.SETTLED, feature.path, message)


def _settlements(sides: ThenAndNow) -> Iterator[Difference]:
    known = {settlement.sha256 for settlement in sides.then.settled}
    commits = {found.digest: found.commit for found in sides.newsroom.upheld.settled.settlements}
    hint = _(
        "It was settled of commits that were never published. Publish once with the program before the "
        "upgrade, then upgrade."
    )
    standing = {settlement.sha256 for settlement in sides.now.settled}
    for settlement in sides.now.settled:
        if settlement.sha256 not in known:
            message = _n(
                "Settled on {day}, at the upgrade to {release}: {count} feature.",
                "Settled on {day}, at the upgrade to {release}: {count} features.",
                settlement.features,
                day=settlement.as_of,
                release=settlement.release,
            )
            is_grave = bool(sides.seen) and commits[settlement.sha256] not in sides.seen
            yield Difference(Fate.SETTLED, FILE, message, hint if is_grave else None, is_grave)
    for settlement in sides.then.settled:
        if settlement.sha256 not in standing:
            message = _("What was settled on {day} is not as the record has it.", day=settlement.as_of)
            yield Difference(Fate.SETTLED, FILE, message, _("Put the file back from git."))


def _is_better(cell: RecordedCell, claims: AbstractSet[str], sides: ThenAndNow) -> bool:
    """Whether a month that was not met in the record is met, or met in time, by `claims` alone."""
    was = {(then.outlet, then.month): then.status for then in sides.then.cells}
    then = was.get((cell.outlet, cell.month), Status.MET)
    if then is Status.MET or cell.status is not Status.MET or claims.isdisjoint(cell.features):
        return False
    features = {feature.id: feature for feature in sides.now.features}
    others = [features[id] for id in cell.features if id not in claims]
    if not cell.met_afterwards:
        others = [feature for feature in others if in_time(feature, sides)]
    return not cell.owed.is_met_by([*(feature.kind for feature in others), *sides.purged(cell)])
