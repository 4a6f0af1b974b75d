"""An earlier record held against the newsroom of today: exceptions, purges and history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from media_mandate.mandate.file import FILE
from media_mandate.messages import _, _n
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Status
from media_mandate.record.backdating import backdated
from media_mandate.record.cells import cell_differences
from media_mandate.record.comparison_of_features import ThenAndNow, feature_differences
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.easings import easing_differences
from media_mandate.record.format import RECORD_FILE, Record, RecordedPurge
from media_mandate.record.mandate_keys import changed, mandate_differences
from media_mandate.record.settlements import settlement_differences
from media_mandate.verdict.facts import CountName


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, what is grave first, and how many features, cells and exceptions are new."""

    differences: tuple[Difference, ...]
    added: int

    @property
    def grave(self) -> tuple[Difference, ...]:
        return tuple(found for found in self.differences if found.grave)


def compare(then: Record, newsroom: Newsroom, now: Record, today: date | None = None) -> Comparison:
    """Hold `then` against `now`, the record drawn from `newsroom`, whose history must be known.

    `today` is the day by the clock, where `newsroom` is judged as of a later one that `then` claims.
    """
    if then.sample and not now.sample:
        message = _(
            "The earlier record is that of a sample: nothing in it was published, so nothing can be lost."
        )
        return Comparison((Difference(Fate.SAMPLE, FILE, message),), len(now.features))
    sides = ThenAndNow(then, newsroom, now, today or now.as_of)
    eased = [*easing_differences(sides)]
    found = [
        *_sample(sides),
        *_clock(sides),
        *_counts(sides.then),
        *feature_differences(sides),
        *backdated(sides),
        *settlement_differences(sides),
        *_purges(sides),
        *cell_differences(sides, {found.about for found in eased if found.grave}),
        *_exceptions(sides),
        *eased,
        *mandate_differences(sides),
        *_history(sides),
    ]
    return Comparison(tuple(sorted(found, key=lambda difference: not difference.grave)), len(sides.added))


def _sample(sides: ThenAndNow) -> Iterator[Difference]:
    if sides.now.sample and not sides.then.sample:
        message = _("The newsroom was a real one, and now it says that it is a sample.")
        yield Difference(Fate.SAMPLE, FILE, message, _("Remove sample: from mandate.yml."), grave=True)


def _counts(then: Record) -> Iterator[Difference]:
    """Counts that are not those of the record's own months: no program of ours wrote that."""
    if then.counts is None:
        return
    there = Counter(_COUNTED[cell.status] for cell in then.cells)
    for name in _COUNTED.values():
        if (count := then.counts[name]) != there[name]:
            message = _(
                "The record counts {count} months as “{name}”, but names {there}: it was changed by hand, or "
                "is damaged.",
                count=count,
                name=name,
                there=there[name],
            )
            hint = _("Take the record from the site once more, or an older one that is whole.")
            yield Difference(Fate.CELL, RECORD_FILE, message, hint, grave=True)


_COUNTED: Mapping[Status, CountName] = {
    Status.MET: "met",
    Status.ACKNOWLEDGED: "missed",
    Status.WAIVED: "waived",
    Status.MISSING: "missing",
    Status.DUE: "due",
}


def _clock(sides: ThenAndNow) -> Iterator[Difference]:
    if sides.is_ahead:
        message = _(
            "It says that it is of {day}, and today is {today}: the clock of the computer that made it was "
            "wrong, or that of this one is. What it says of months that have not ended is not looked at.",
            day=sides.then.as_of,
            today=sides.today,
        )
        hint = _("Where this clock is right, publish once more: the next record puts it right.")
        yield Difference(Fate.CLOCK, RECORD_FILE, message, hint)


def _purges(sides: ThenAndNow) -> Iterator[Difference]:
    """Purges that the record does not bear out, and purges that are told no more."""
    known = {purge.text_sha256: purge for purge in sides.then.purges}
    recorded = {
        (feature.outlet, feature.month, feature.text_sha256): feature.kind for feature in sides.then.features
    }
    named = {purge.text_sha256: purge for purge in sides.now.purges}
    standing = {feature.text_sha256 for feature in sides.now.features}
    for text, purge in named.items():
        if text in known:
            yield from _purge_changes(known[text], purge)
        elif (purge.outlet, purge.month, text) not in recorded:
            message = _("A purge is entered of a feature that the record does not have.")
            hint = _(
                "A purge counts only for what was published: copy its fields from record.json, or remove it."
            )
            yield Difference(Fate.PURGE, _about(purge.outlet, purge.month), message, hint, grave=True)
        elif purge.kind not in (None, kind := recorded[purge.outlet, purge.month, text]):
            message = _("The purge says that the feature was of kind {said}, the record says {kind}.",
                        said=purge.kind, kind=kind)  # fmt: skip
            hint = _("Write kind: {kind}.", kind=kind)
            yield Difference(Fate.PURGE, _about(purge.outlet, purge.month), message, hint, grave=True)
    for text, purge in known.items():
        if text not in named and text not in standing:
            message = _("A purge was removed that stood for a feature.")
            yield Difference(
                Fate.PURGE, _about(purge.outlet, purge.month), message, _("Put it back."), grave=True
            )


def _purge_changes(then: RecordedPurge, now: RecordedPurge) -> Iterator[Difference]:
    """What a purge says otherwise than in the record; what its month is judged by must stay."""
    about = _about(then.outlet, then.month)
    before, after = then.model_dump(mode="json"), now.model_dump(mode="json")
    for field in before:
        for found in _changed(Fate.PURGE, about, field, before[field], after[field]):
            if field in ("outlet", "month", "kind", "entered"):
                yield replace(found, hint=_("Put it back as the record has it."), grave=True)
            else:
                yield found


def _exceptions(sides: ThenAndNow) -> Iterator[Difference]:
    records = {(record.outlet, record.month): record for record in sides.now.exceptions}
    for then in sides.then.exceptions:
        about = _about(then.outlet, then.month)
        now = records.get((then.outlet, then.month))
        if now is None:
            yield Difference(Fate.EXCEPTION, about, _("The exception was removed."))
        elif now != then:
            before, after = then.model_dump(mode="json"), now.model_dump(mode="json")
            for field in before:
                yield from _changed(Fate.EXCEPTION, about, field, before[field], after[field])


def _changed(kind: Fate, about: str, field: str, then: object, now: object) -> Iterator[Difference]:
    if then != now:
        yield Difference(kind, about, changed(field, then, now))


def _history(sides: ThenAndNow) -> Iterator[Difference]:
    """Commits that the record names and git no longer has, as after a squash or a forced push."""
    then = sides.then
    stamps = [
        then.commit,
        *(stamp for feature in then.features for stamp in (feature.entered, feature.changed)),
    ]
    known = {commit.id for commit in sides.newsroom.history.commits}
    lost = list(dict.fromkeys(stamp.commit for stamp in stamps if stamp and stamp.commit not in known))
    if lost:
        message = _n(
            "The history was rewritten: git does not have {count} commit that the record names ({commits}).",
            "The history was rewritten: git does not have {count} commits that the record names ({commits}).",
            len(lost),
            commits=", ".join(commit[:10] for commit in lost[:3]) + ("…" if len(lost) > 3 else ""),
        )
        yield Difference(Fate.HISTORY, "git", message)


def _about(outlet: str, month: Month) -> str:
    return f"{outlet} {month}"
