"""An earlier record held against the newsroom of today: cells, exceptions, purges, mandate and history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from media_mandate.mandate.file import FILE
from media_mandate.mandate.kinds import OutletKind
from media_mandate.messages import Text, _, _n
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Status
from media_mandate.record.backdating import arrived_since, backdated, lacks_without
from media_mandate.record.comparison_of_features import ThenAndNow, feature_differences
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.easings import easing_differences
from media_mandate.record.format import RECORD_FILE, Record, RecordedCell, RecordedPurge
from media_mandate.record.settlements import settlement_differences
from media_mandate.statuses import AFTERWARDS, STATUS_WORDS, owed_in_words


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
    found = [
        *_sample(sides),
        *_clock(sides),
        *feature_differences(sides),
        *backdated(sides),
        *settlement_differences(sides),
        *_purges(sides),
        *_cells(sides),
        *_exceptions(sides),
        *easing_differences(sides),
        *_mandate(sides),
        *_history(sides),
    ]
    return Comparison(tuple(sorted(found, key=lambda difference: not difference.grave)), len(sides.added))


def _sample(sides: ThenAndNow) -> Iterator[Difference]:
    if sides.now.sample and not sides.then.sample:
        message = _("The newsroom was a real one, and now it says that it is a sample.")
        yield Difference(Fate.SAMPLE, FILE, message, _("Remove sample: from mandate.yml."), grave=True)


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


def _cells(sides: ThenAndNow) -> Iterator[Difference]:
    cells = {(cell.outlet, cell.month): cell for cell in sides.now.cells}
    for then in sides.then.cells:
        if sides.is_ahead and not then.month.has_ended(sides.today):
            continue
        now = cells.get((then.outlet, then.month))
        about = _about(then.outlet, then.month)
        if (message := _vanished(then, now, sides)) is not None:
            hint = _("A miss stays for ever: put back what mandate.yml or git said of it.")
            yield Difference(Fate.MISS, about, message, hint, grave=True)
        elif now is None:
            yield Difference(Fate.CELL, about, _("Nothing is owed any more in this month."))
        elif then.status is not Status.DUE and _word(then) != _word(now):
            message = _("It was “{then}” and is “{now}”.", then=_word(then), now=_word(now))
            yield Difference(Fate.CELL, about, message)
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
            yield Difference(Fate.CELL, _about(*place), message)


def _lengths(shortest: int | Mapping[OutletKind, int]) -> str:
    if isinstance(shortest, int):
        return str(shortest)
    return ", ".join(f"{kind} {length}" for kind, length in shortest.items())


def _vanished(then: RecordedCell, now: RecordedCell | None, sides: ThenAndNow) -> Text | None:
    """What is said where a miss can be seen no more and no exception tells of it.

    A month that was due and has ended since is a miss too, unless it got the features that were asked.
    """
    was_open = then.status is Status.DUE and then.month.has_ended(sides.now.as_of)
    is_miss = was_open or then.status in (Status.MISSING, Status.ACKNOWLEDGED) or then.met_afterwards
    if not is_miss or (was_open and sides.explanation(then.outlet, then.month) is not None):
        return None
    if now is None:
        return _("It was “{then}”, and now nothing is owed in this month.", then=_word(then))
    if was_open and (now.status is not Status.MET or _meets(now, then, sides)):
        return None
    if then.status is Status.MISSING and _has_arrived(now, sides):
        return None
    was_recorded = then.status is Status.ACKNOWLEDGED and now.status is not Status.ACKNOWLEDGED
    if was_open or was_recorded or (now.status is Status.MET and not now.met_afterwards):
        return _("It was “{then}” and is “{now}”.", then=_word(then), now=_word(now))
    return None


def _has_arrived(now: RecordedCell, sides: ThenAndNow) -> bool:
    """Whether a missing month is met by what reached the main line since, within days of its end."""
    claims = arrived_since(sides)
    return sides.may_still_arrive(now.month) and lacks_without(now, claims, sides)


def _meets(now: RecordedCell, then: RecordedCell, sides: ThenAndNow) -> bool:
    """Whether the features of today are as many and as long as the record asked."""
    long_enough = [
        feature.kind
        for feature in sides.now.features
        if feature.id in now.features
        and (
            feature.settled is not None or (feature.words or feature.seconds or 0) >= then.least(feature.kind)
        )
    ]
    return then.owed.is_met_by([*long_enough, *sides.purged(now)])


def _word(cell: RecordedCell) -> Text:
    return STATUS_WORDS[AFTERWARDS if cell.met_afterwards else cell.status]


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


def _mandate(sides: ThenAndNow) -> Iterator[Difference]:
    """The rules by which months past were judged; minimum and shortest are told with the cells."""
    then, now = (side.mandate.model_dump(mode="json") for side in (sides.then, sides.now))
    for field in ("timezone", "recorded_from", "late_after_days", "late_entry"):
        yield from _changed(Fate.MANDATE, FILE, field, then[field], now[field])
    for field, before in then["directive"].items():
        yield from _changed(Fate.MANDATE, FILE, f"directive.{field}", before, now["directive"][field])
    outlets = {outlet["id"]: outlet for outlet in now["outlets"]}
    for outlet in then["outlets"]:
        id = outlet["id"]
        if id not in outlets:
            yield Difference(Fate.MANDATE, FILE, _("The outlet {id} was removed.", id=id))
            continue
        for field in ("name", "kind", "successor"):
            yield from _changed(Fate.MANDATE, FILE, f"{id}.{field}", outlet[field], outlets[id][field])
    if then["sha256"] != now["sha256"]:
        yield Difference(Fate.MANDATE, FILE, _("The file is another than it was."))


def _changed(kind: Fate, about: str, field: str, then: object, now: object) -> Iterator[Difference]:
    if then != now:
        message = _(
            "{field} changed from {then} to {now}.", field=field, then=_quoted(then), now=_quoted(now)
        )
        yield Difference(kind, about, message)


def _quoted(value: object) -> Text | str:
    if isinstance(value, list):
        return f"“{', '.join(map(str, value))}”"
    return _("nothing") if value is None else f"“{value}”"


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
