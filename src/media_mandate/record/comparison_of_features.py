"""What became of the features of an earlier record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from functools import cached_property

from media_mandate.articles.address import DOCS
from media_mandate.children.findings import in_field
from media_mandate.mandate.grades import GRADE_WORDS, Grade
from media_mandate.mandate.kinds import OutletKind
from media_mandate.mandate.values import ExceptionRecord
from media_mandate.messages import Private, Text, _
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Judgement
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import Record, RecordedCell, RecordedCommit, RecordedFeature, RecordedPurge
from media_mandate.record.record import first_id

ARRIVING = timedelta(days=7)
"""How long after its month a commit may reach the main line: branches are merged, and networks come back."""


@dataclass(frozen=True)
class ThenAndNow:
    """An earlier record, the newsroom of today, and the record drawn from it.

    `today` is before the day of the newsroom where the record claims to be of a day that has not come.
    """

    then: Record
    newsroom: Newsroom
    now: Record
    today: date

    @property
    def zone(self) -> tzinfo:
        return self.newsroom.mandate.timezone

    @property
    def is_ahead(self) -> bool:
        """Whether the record claims to be of a day that has not come."""
        return self.then.as_of > self.today

    @property
    def seen_on(self) -> date:
        """When the record saw what it has: the day of its commit, where its own has not come."""
        built = self.then.commit
        return built.at.astimezone(self.zone).date() if self.is_ahead and built else self.then.as_of

    @cached_property
    def seen(self) -> frozenset[str]:
        """The commit of the record and all behind it, as far as the record and git tell."""
        built = self.then.commit
        return self.newsroom.history.behind(built.commit) if built else frozenset()

    @cached_property
    def paths(self) -> dict[str, str | None]:
        """Where each feature of the earlier record stands now, by id; None where it is gone.

        A feature is known by its id, else by its path; where it moved without saying so by its text, or by
        what git says that the file of its month was called. No file stands for two features: who merges two
        into one has lost one.
        """
        ids = {found.article.id: found.article.path for found in self.newsroom.judgements}
        ids |= {first_id(found): found.article.path for found in self.newsroom.judgements}
        ids |= {feature.id: feature.path for feature in self.newsroom.upheld.kept}
        recorded = {feature.id for feature in self.then.features}
        texts = {new.text_sha256: new.path for new in self.now.features if new.id not in recorded}
        paths: dict[str, str | None] = {}
        taken: set[str | None] = {None}
        for feature in self.then.features:
            own = feature.path.removeprefix(f"{DOCS}/").removesuffix(".md")
            line = self._lines.get((feature.path, feature.outlet, feature.month))
            found = (ids.get(feature.id), ids.get(own), texts.get(feature.text_sha256), line)
            paths[feature.id] = next((path for path in found if path not in taken), None)
            taken.add(paths[feature.id])
        return paths

    @cached_property
    def _lines(self) -> dict[tuple[str, str, Month], str]:
        """Where the article stands whose file git knows under an earlier path, by that, outlet and month."""
        recorded = {feature.id for feature in self.then.features}
        return {
            (version.path, found.article.outlet.id, found.article.month): found.article.path
            for found in self.newsroom.judgements
            if found.entry is not None and first_id(found) not in recorded
            for version in found.entry.versions
            if version.path != found.article.path
        }

    @cached_property
    def added(self) -> list[RecordedFeature]:
        """The features that the earlier record does not have."""
        known = set(self.paths.values())
        return [feature for feature in self.now.features if feature.path not in known]

    def purged(self, cell: RecordedCell) -> list[OutletKind | None]:
        """The kinds of the purged features of a cell of today."""
        found = self.newsroom.ledger.cell(cell.outlet, cell.month)
        return list(found.purged) if found else []

    def purge_of(self, then: RecordedFeature) -> RecordedPurge | None:
        """The purge that stands for a feature of the earlier record."""
        key = then.outlet, then.month, then.text_sha256
        purges = self.now.purges
        return next(
            (found for found in purges if (found.outlet, found.month, found.text_sha256) == key), None
        )

    def explanation(self, outlet: str, month: Month) -> ExceptionRecord | None:
        """The exception that explains a loss in a month: a miss recorded since, or a waiver given in time.

        A waiver that a record of a day after the month does not have came late, whatever it says.
        """
        found = self.newsroom.mandate.exception.get((outlet, month))
        known = {(record.outlet, record.month, record.kind) for record in self.then.exceptions}
        if found is None or (outlet, month, found.kind) in known:
            return None
        in_time = found.recorded_on <= month.last_day and not month.has_ended(self.then.as_of)
        in_time = in_time and self._was_seen_in_time(outlet, month)
        return found if found.kind == "miss" or in_time else None

    def _was_seen_in_time(self, outlet: str, month: Month) -> bool:
        """Whether git had a waiver before its month ended, and the record had it if it was older."""
        seen = self.newsroom.excuses.waivers.get((outlet, month))
        if seen is None or seen.at is None or seen.at >= month.end(self.zone):
            return False
        is_older = seen.at.astimezone(self.zone).date() <= self.seen_on
        return not is_older or seen.commit in self.seen or self.may_still_arrive(month)

    def may_still_arrive(self, month: Month) -> bool:
        """Whether today is so soon after a month that what was committed in it may honestly arrive now."""
        return self.now.as_of <= month.last_day + ARRIVING


def feature_differences(sides: ThenAndNow) -> Iterator[Difference]:
    """Each feature that is gone, counts no longer, or is not as it was."""
    counted = {feature.path: feature for feature in sides.now.features}
    for then in sides.then.features:
        path = sides.paths[then.id]
        if (purge := sides.purge_of(then)) is not None:
            yield _purged(then, purge, path is not None, sides.zone)
        elif path is None:
            yield _gone(then, sides)
        elif path not in counted:
            yield _uncounted(then, sides.newsroom.judgement[path], sides)
        else:
            yield from _changes(then, counted[path], sides)


def _purged(then: RecordedFeature, purge: RecordedPurge, stands: bool, zone: tzinfo) -> Difference:
    """What became of a purged feature, told by outlet and month: path and title had to go."""
    about = f"{then.outlet} {then.month}"
    entered = then.entered.at.astimezone(zone).date() if then.entered else None
    if stands:
        message = _("A purge is entered of a feature whose file still stands, so that it would count twice.")
        hint = _("Remove the file, also from git's history; a new article needs a name of its own.")
        return Difference(Fate.PURGE, about, message, hint, grave=True)
    if entered is not None and purge.entered != entered:
        message = _(
            "The purge says that the feature was entered on {said}, the record says {entered}.",
            said=purge.entered,
            entered=entered,
        )
        hint = _("Write entered: {day}.", day=entered.isoformat())
        return Difference(Fate.PURGE, about, message, hint, grave=True)
    message = _(
        "A feature was removed for good; {by} answers for it ({document}).",
        by=purge.by,
        document=purge.document,
    )
    return Difference(Fate.PURGED, about, message)


def _gone(then: RecordedFeature, sides: ThenAndNow) -> Difference:
    held = next((found for found in sides.newsroom.held if found.path == then.path), None)
    if held is not None and held.for_a_child:
        message = _(
            "It is off the site for a child's sake ({codes}), in every version that gives the child away.",
            codes=", ".join(held.codes),
        )
        hint = _("Mend what scripts/check.py names.")
        return Difference(Fate.HELD, then.path, message, hint)
    if held is not None or then.path in sides.newsroom.unread:
        message = _("It counted, and now its fields have problems.")
        return Difference(
            Fate.UNCOUNTED, then.path, message, _("Mend what scripts/check.py names."), grave=True
        )
    message = _("It counted, and now it is gone.")
    return _unless_excepted(
        Difference(Fate.REMOVED, then.path, message, _way_back(then, sides), grave=True), then, sides
    )


def _uncounted(then: RecordedFeature, now: Judgement, sides: ThenAndNow) -> Difference:
    assert now.because is not None
    message = _("It counted, and now it does not: {because}.", because=now.because)
    withdrawn = now.article.front.withdrawn
    if withdrawn is not None and withdrawn.sha256 == then.text_sha256:
        return Difference(Fate.WITHDRAWN, then.path, message)
    hint = _("Put it back as it was, or record the miss of its month under exceptions: in mandate.yml.")
    return _unless_excepted(Difference(Fate.UNCOUNTED, then.path, message, hint, grave=True), then, sides)


def _unless_excepted(difference: Difference, then: RecordedFeature, sides: ThenAndNow) -> Difference:
    """The loss of a feature, explained where its month has got an exception since."""
    exception = sides.explanation(then.outlet, then.month)
    if exception is None:
        return difference
    message = _(
        "{loss} The exception of {month} explains it: {reason} ({document}).",
        loss=difference.message,
        month=then.month,
        reason=exception.reason,
        document=exception.document,
    )
    return Difference(difference.kind, difference.about, message)


def _way_back(then: RecordedFeature, sides: ThenAndNow) -> Text:
    entered = then.entered.at.astimezone(sides.zone).date().isoformat() if then.entered else "…"
    outlet = sides.newsroom.mandate.outlet.get(then.outlet)
    kind = f"kind: {then.kind}, " if outlet is not None and outlet.only_kind is None else ""
    return _(
        "Put the file back from git, and withdraw the article if it must not be read. When the law wants it "
        "out of git too, enter a purge in mandate.yml: {fields}.",
        fields=f"{{outlet: {then.outlet}, month: {then.month}, {kind}text_sha256: {then.text_sha256}, "
        f"entered: {entered}, reason: …, document: …, document_date: …, by: …, recorded_on: …}}",
    )


def _changes(then: RecordedFeature, now: RecordedFeature, sides: ThenAndNow) -> Iterator[Difference]:
    found = [*_told(then, now, sides)]
    if not found and then.file_sha256 and now.file_sha256 and not _is_same_file(then, now):
        found.append((Fate.FIELDS, _("Other fields of it were changed.")))
    if now.file_sha256 is None:
        found.append((Fate.UNCOMMITTED, _("It is not on disk as git has it: changed, not committed.")))
    for kind, message in found:
        yield Difference(kind, now.path, message)


def _is_same_file(then: RecordedFeature, now: RecordedFeature) -> bool:
    """By its hash, or as git last changed it by the same commit: older records had the hash of the bytes."""
    is_unchanged = then.changed is not None and then.changed == now.changed and then.path == now.path
    return is_unchanged or then.file_sha256 == now.file_sha256


def _title(feature: RecordedFeature) -> object:
    """A title; private where it gives a child away, as one may that was put right since."""
    title = feature.title or ""
    return Private(title) if any(in_field(("title",), title)) else title


def _told(then: RecordedFeature, now: RecordedFeature, sides: ThenAndNow) -> Iterator[tuple[Fate, Text]]:
    if now.path != then.path:
        yield Fate.MOVED, _("It was moved here from {path}.", path=then.path)
    if now.withdrawn is not None and then.withdrawn is None:
        yield Fate.WITHDRAWN, _("It was withdrawn on {day}; it still counts.", day=now.withdrawn)
    if now.withdrawn is None and then.withdrawn is not None:
        yield Fate.WITHDRAWN, _("It was withdrawn, and is published again.")
    if now.text_sha256 != then.text_sha256:
        yield Fate.TEXT, _("Its text was changed.")
    if now.title is not None and then.title is not None and now.title != then.title:
        yield (
            Fate.FIELDS,
            _("Its title was changed from “{then}” to “{now}”.", then=_title(then), now=_title(now)),
        )
    if now.date < then.date:
        yield Fate.REDATED, _("It was dated back from {then} to {now}.", then=then.date, now=now.date)
    if now.date > then.date:
        yield Fate.REDATED, _("It was dated forward from {then} to {now}.", then=then.date, now=now.date)
    for name, label in _FIELDS.items():
        before, after = getattr(then, name), getattr(now, name)
        if before != after:
            yield (
                Fate.FIELDS,
                _(
                    "{field} changed from {then} to {now}.",
                    field=label,
                    then=_shown(before),
                    now=_shown(after),
                ),
            )
    yield from _proof(then, now)
    if (entry := _entry(then, now, sides)) is not None:
        yield Fate.ENTRY, entry
    if then.late and not now.late:
        yield Fate.ENTRY, _("It was entered late, and is no longer marked so.")


def _proof(then: RecordedFeature, now: RecordedFeature) -> Iterator[tuple[Fate, Text]]:
    if then.grade is None or now.grade is None:
        return
    if then.grade is not now.grade:
        before, after = GRADE_WORDS[then.grade], GRADE_WORDS[now.grade]
        yield Fate.PROOF, _("That it ran was known by “{then}”, now by “{now}”.", then=before, now=after)
    elif then.grade is Grade.KEPT and then.proof_sha256 and then.proof_sha256 != now.proof_sha256:
        yield Fate.PROOF, _("The scan or sound that is kept of it is another one now.")


_FIELDS = {
    "outlet": _("The outlet"),
    "topics": _("The topics"),
    "units": _("The units"),
    "words": _("The number of words"),
    "seconds": _("The number of seconds"),
}


def _shown(value: object) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


def _entry(was: RecordedFeature, feature: RecordedFeature, sides: ThenAndNow) -> Text | None:
    then, now = was.entered, feature.entered
    if then is None or (now is not None and now.at == then.at):
        return None
    before = instant(then, sides.zone)
    if now is None:
        return _("It was entered on {then}, and now git does not say so.", then=before)
    after = instant(now, sides.zone)
    if has_version(feature.path, then, sides):
        return _(
            "The record says that it was entered on {then}, and git has that still; by the rules of today it "
            "was on {now}.",
            then=before,
            now=after,
        )
    if now.at < then.at:
        return _(
            "Its entry was dated back: the record says {then}, git now says {now}.", then=before, now=after
        )
    return _("It was entered on {then}, and once more on {now}.", then=before, now=after)


def has_version(path: str, recorded: RecordedCommit, sides: ThenAndNow) -> bool:
    """Whether a version of the file is of that commit still, with the date that the record has of it."""
    entry = sides.newsroom.history.entries.get(path)
    return entry is not None and any(
        (version.commit, version.at) == (recorded.commit, recorded.at) for version in entry.versions
    )


def instant(commit: RecordedCommit, zone: tzinfo) -> Text:
    """When a commit was made, by the clock of `zone`."""
    at = commit.at.astimezone(zone)
    return _("{day} at {time}", day=at.date(), time=f"{at:%H:%M:%S}")
