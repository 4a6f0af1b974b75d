"""What became of the features of an earlier record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property

from media_mandate.articles import DOCS
from media_mandate.messages import Text, _
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Judgement
from media_mandate.record.differences import Difference, Kind
from media_mandate.record.document import Record, RecordedCommit, RecordedFeature, first_id


@dataclass(frozen=True)
class Sides:
    """An earlier record, the newsroom of today, and the record drawn from it."""

    then: Record
    newsroom: Newsroom
    now: Record

    @property
    def zone(self) -> tzinfo:
        return self.newsroom.mandate.timezone

    @cached_property
    def paths(self) -> dict[str, str | None]:
        """Where each feature of the earlier record stands now, by id; None where it is gone.

        A feature is known by its id, else by its path; by its text only where it moved without saying so.
        No file stands for two features: who merges two into one has lost one.
        """
        ids = {found.article.id: found.article.path for found in self.newsroom.judgements}
        ids |= {first_id(found): found.article.path for found in self.newsroom.judgements}
        recorded = {feature.id for feature in self.then.features}
        texts = {new.text_sha256: new.path for new in self.now.features if new.id not in recorded}
        paths: dict[str, str | None] = {}
        taken: set[str | None] = {None}
        for feature in self.then.features:
            own = feature.path.removeprefix(f"{DOCS}/").removesuffix(".md")
            found = (ids.get(feature.id), ids.get(own), texts.get(feature.text_sha256))
            paths[feature.id] = next((path for path in found if path not in taken), None)
            taken.add(paths[feature.id])
        return paths

    @cached_property
    def added(self) -> list[RecordedFeature]:
        """The features that the earlier record does not have."""
        known = set(self.paths.values())
        return [feature for feature in self.now.features if feature.path not in known]


def feature_differences(sides: Sides) -> Iterator[Difference]:
    """Each feature that is gone, counts no longer, or is not as it was; and new ones that claim to be old."""
    counted = {feature.path: feature for feature in sides.now.features}
    for then in sides.then.features:
        path = sides.paths[then.id]
        if path is None:
            yield _gone(then, sides)
        elif path not in counted:
            yield _uncounted(then, sides.newsroom.judgement[path], sides)
        else:
            yield from _changes(then, counted[path], sides)
    yield from _backdated(sides)


def _gone(then: RecordedFeature, sides: Sides) -> Difference:
    purge = next(
        (
            purge
            for purge in sides.newsroom.mandate.purges
            if (purge.outlet, purge.month, purge.text_sha256) == (then.outlet, then.month, then.text_sha256)
        ),
        None,
    )
    if purge is not None:
        message = _(
            "It was removed for good; {by} answers for it ({document}).", by=purge.by, document=purge.document
        )
        return Difference(Kind.PURGED, then.path, message)
    if then.path in sides.newsroom.unread:
        message = _("It counted, and now its fields have problems.")
        return Difference(
            Kind.UNCOUNTED, then.path, message, _("Mend what scripts/check.py names."), grave=True
        )
    message = _("It counted, and now it is gone.")
    return _unless_excepted(
        Difference(Kind.REMOVED, then.path, message, _way_back(then, sides.zone), grave=True), then, sides
    )


def _uncounted(then: RecordedFeature, now: Judgement, sides: Sides) -> Difference:
    assert now.because is not None
    message = _("It counted, and now it does not: {because}.", because=now.because)
    if now.article.front.withdrawn is not None:
        return Difference(Kind.WITHDRAWN, then.path, message)
    hint = _("Put it back as it was, or record the miss of its month under exceptions: in mandate.yml.")
    return _unless_excepted(Difference(Kind.UNCOUNTED, then.path, message, hint, grave=True), then, sides)


def _unless_excepted(difference: Difference, then: RecordedFeature, sides: Sides) -> Difference:
    """The loss of a feature, explained where its month has got an exception since."""
    place = then.outlet, then.month
    exception = sides.newsroom.mandate.exception.get(place)
    if exception is None or any((known.outlet, known.month) == place for known in sides.then.exceptions):
        return difference
    message = _(
        "{loss} The exception of {month} explains it: {reason} ({document}).",
        loss=difference.message,
        month=then.month,
        reason=exception.reason,
        document=exception.document,
    )
    return Difference(difference.kind, difference.about, message)


def _way_back(then: RecordedFeature, zone: tzinfo) -> Text:
    entered = then.entered.at.astimezone(zone).date().isoformat() if then.entered else "…"
    return _(
        "Put the file back from git, and withdraw the article if it must not be read. When the law wants it "
        "out of git too, enter a purge in mandate.yml: {fields}.",
        fields=f"{{outlet: {then.outlet}, month: {then.month}, text_sha256: {then.text_sha256}, "
        f"entered: {entered}, reason: …, document: …, document_date: …, by: …, recorded_on: …}}",
    )


def _changes(then: RecordedFeature, now: RecordedFeature, sides: Sides) -> Iterator[Difference]:
    found = [*_told(then, now, sides.zone)]
    if not found and then.file_sha256 and now.file_sha256 and then.file_sha256 != now.file_sha256:
        found.append((Kind.FIELDS, _("Other fields of it were changed.")))
    for kind, message in found:
        yield Difference(kind, now.path, message)


def _told(then: RecordedFeature, now: RecordedFeature, zone: tzinfo) -> Iterator[tuple[Kind, Text]]:
    if now.path != then.path:
        yield Kind.MOVED, _("It was moved here from {path}.", path=then.path)
    if now.withdrawn is not None and then.withdrawn is None:
        yield Kind.WITHDRAWN, _("It was withdrawn on {day}; it still counts.", day=now.withdrawn)
    if now.withdrawn is None and then.withdrawn is not None:
        yield Kind.WITHDRAWN, _("It was withdrawn, and is published again.")
    if now.text_sha256 != then.text_sha256:
        yield Kind.TEXT, _("Its text was changed.")
    if now.title is not None and then.title is not None and now.title != then.title:
        yield (
            Kind.FIELDS,
            _("Its title was changed from “{then}” to “{now}”.", then=then.title, now=now.title),
        )
    if now.date < then.date:
        yield Kind.REDATED, _("It was dated back from {then} to {now}.", then=then.date, now=now.date)
    if now.date > then.date:
        yield Kind.REDATED, _("It was dated forward from {then} to {now}.", then=then.date, now=now.date)
    for name, label in _FIELDS.items():
        before, after = getattr(then, name), getattr(now, name)
        if before != after:
            yield (
                Kind.FIELDS,
                _(
                    "{field} changed from {then} to {now}.",
                    field=label,
                    then=_shown(before),
                    now=_shown(after),
                ),
            )
    if (entry := _entry(then.entered, now.entered, zone)) is not None:
        yield Kind.ENTRY, entry
    if then.late and not now.late:
        yield Kind.ENTRY, _("It was entered late, and is no longer marked so.")


_FIELDS = {
    "outlet": _("The outlet"),
    "topics": _("The topics"),
    "units": _("The units"),
    "words": _("The number of words"),
    "seconds": _("The number of seconds"),
}


def _shown(value: object) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


def _entry(then: RecordedCommit | None, now: RecordedCommit | None, zone: tzinfo) -> Text | None:
    if then is None or (now is not None and now.at == then.at):
        return None
    before = _instant(then, zone)
    if now is None:
        return _("It was entered on {then}, and now git does not have it.", then=before)
    if now.at < then.at:
        return _(
            "Its entry was dated back: the record says {then}, git now says {now}.",
            then=before,
            now=_instant(now, zone),
        )
    return _("It was entered on {then}, and once more on {now}.", then=before, now=_instant(now, zone))


def _instant(commit: RecordedCommit, zone: tzinfo) -> Text:
    at = commit.at.astimezone(zone)
    return _("{day} at {time}", day=at.date(), time=f"{at:%H:%M:%S}")


def _backdated(sides: Sides) -> Iterator[Difference]:
    """New features whose entry claims to be older than the record that does not have them."""
    built = sides.then.commit
    if built is None:
        return
    seen = sides.newsroom.history.behind(built.commit)
    for feature in sides.added:
        entered = feature.entered
        if entered is None or entered.at >= built.at or entered.commit in seen:
            continue
        message = _(
            "Git says that it was entered on {entered}, but the record made from the commit of {built} does "
            "not have it: dated back, or on a branch that was merged since.",
            entered=_instant(entered, sides.zone),
            built=_instant(built, sides.zone),
        )
        yield Difference(Kind.BACKDATED, feature.path, message)
