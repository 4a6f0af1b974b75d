"""What of the mandate became easier for one month since it ended, with what tells when it had become so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial

from media_mandate.history import Version
from media_mandate.mandate.kinds import OutletKind
from media_mandate.mandate.values import ExceptionRecord, Mandate
from media_mandate.months import Month
from media_mandate.newsroom.judged_then import Rules, waiver_of
from media_mandate.quota import Cell, Judgement


class Eased(StrEnum):
    """What of the mandate became easier for a month."""

    WAIVER = "waiver"
    TOPIC = "topic"
    GRADE = "grade"
    LATE = "late"
    TIMEZONE = "timezone"
    MINIMUM = "minimum"
    SHORTEST = "shortest"
    KIND = "kind"
    DUTY = "duty"
    RECORDED_FROM = "recorded_from"
    PURGE = "purge"


Relief = tuple[Eased, object, object, date | None, Callable[[Mandate], object]]
"""What became easier, what stood and what stands, the day that it gives, and whether a mandate has that."""


def eased_of_month(
    outlet: str, month: Month, then: Mandate, mandate: Mandate, cell: Cell | None
) -> Iterator[Relief]:
    """What of the month's own rules and excuses became easier."""
    if cell is None:
        yield (
            Eased.DUTY,
            then.owed(then.outlet[outlet], month),
            0,
            None,
            lambda old: not _owes(old, outlet, month),
        )
        return
    was, waiver = waiver_of(then, outlet, month), waiver_of(mandate, outlet, month)
    if waiver is not None and (was is None or _document(was) != _document(waiver)):
        yield (
            Eased.WAIVER,
            was and was.document,
            waiver.document,
            waiver.recorded_on,
            partial(has_waiver, outlet, month, waiver),
        )
    before = then.outlet[outlet]
    owed, kinds = then.owed(before, month), cell.outlet.kinds
    if cell.owed.is_less_than(owed):
        yield (
            Eased.MINIMUM,
            owed,
            cell.owed,
            None,
            lambda old: (
                outlet in old.outlet and not cell.owed.is_less_than(old.owed(old.outlet[outlet], month))
            ),
        )
    for kind in before.kinds:
        shortest, now = before.shortest(month, kind), cell.outlet.shortest(month, kind)
        if now < shortest:
            yield (Eased.SHORTEST, shortest, now, None, partial(_is_as_short, outlet, month, kind, now))
    if not set(kinds) <= set(before.kinds):
        yield (
            Eased.KIND,
            ", ".join(before.kinds),
            ", ".join(kinds),
            None,
            lambda old: outlet in old.outlet and set(kinds) <= set(old.outlet[outlet].kinds),
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


def eased_of_features(then: Rules, now: Rules, cell: Cell) -> Iterator[Relief]:
    """What lets features count, or be in time, that did not when the month ended."""

    def under(old: Mandate) -> Rules | None:
        return replace(now, mandate=old) if then.outlet in old.outlet else None

    features, outlet, month = cell.features, then.outlet, then.month
    below = [found for found in features if then.is_below_grade(found)]
    if below:
        yield (
            Eased.GRADE,
            then.mandate.outlet[outlet].grade(month),
            now.mandate.outlet[outlet].grade(month),
            None,
            lambda old: (rules := under(old)) is not None and not any(map(rules.is_below_grade, below)),
        )
    late = [found for found in features if then.is_refused(found)]
    if late:
        yield (
            Eased.LATE,
            then.mandate.late_after_days,
            None,
            None,
            lambda old: (rules := under(old)) is not None and not any(map(rules.is_refused, late)),
        )
    if any(now.is_in_time(found) and not then.is_in_time(found) for found in features):
        yield (
            Eased.TIMEZONE,
            str(then.mandate.timezone),
            str(now.mandate.timezone),
            None,
            lambda old: month.end(old.timezone) >= month.end(now.mandate.timezone),
        )
    for found in features:
        if not then.has_topic(found):
            topics = found.article.front.topics
            names = ", ".join(now.mandate.topic[topic].name for topic in topics)
            yield (
                Eased.TOPIC,
                found.article.path,
                names,
                None,
                partial(_has_topic, replace(now, read=_nothing), found),
            )


def _has_topic(rules: Rules, found: Judgement, mandate: Mandate) -> bool:
    return replace(rules, mandate=mandate).has_topic(found)


def _nothing(_versions: Iterable[Version]) -> Iterator[tuple[Version, bytes]]:
    """Where it is asked for topics of today alone."""
    return iter(())


def _owes(mandate: Mandate, outlet: str, month: Month) -> bool:
    return outlet in mandate.outlet and mandate.outlet[outlet].duty(month) is not None


def _is_as_short(outlet: str, month: Month, kind: OutletKind, length: int, mandate: Mandate) -> bool:
    return outlet in mandate.outlet and mandate.outlet[outlet].shortest(month, kind) <= length


def has_waiver(outlet: str, month: Month, waiver: ExceptionRecord, mandate: Mandate) -> bool:
    found = waiver_of(mandate, outlet, month)
    return found is not None and _document(found) == _document(waiver)


def _has_purge(text_sha256: str, mandate: Mandate) -> bool:
    return any(purge.text_sha256 == text_sha256 for purge in mandate.purges)


def _document(record: ExceptionRecord) -> tuple[str, date]:
    """What makes a waiver the same one, however its reason is worded."""
    return record.document, record.document_date
