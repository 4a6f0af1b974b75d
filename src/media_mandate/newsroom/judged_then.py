"""How well a month would stand by the mandate that stood when it ended, with the features that it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from media_mandate.history import Version
from media_mandate.mandate.values import ExceptionRecord, Mandate
from media_mandate.months import Month
from media_mandate.quota import Cell, Judgement, Status
from media_mandate.reading.document import read_document
from media_mandate.reading.files import decode

Reader = Callable[[Iterable[Version]], Iterator[tuple[Version, bytes]]]
"""Versions with what stood in them."""


class Rank(IntEnum):
    """How well a month stands."""

    MISSING = 0
    AFTERWARDS = 1
    FINE = 2


@dataclass(frozen=True)
class Rules:
    """A mandate as it stood once, for one outlet's month; `read` asks git for old versions of articles."""

    mandate: Mandate
    outlet: str
    month: Month
    read: Reader

    @property
    def waiver(self) -> ExceptionRecord | None:
        return waiver_of(self.mandate, self.outlet, self.month)

    def counts(self, found: Judgement) -> bool:
        """Whether a feature of today would count; what was settled does."""
        if found.settled is not None:
            return True
        is_shown = not self.is_below_grade(found)
        return (
            self._is_long_enough(found) and is_shown and not self.is_refused(found) and self.has_topic(found)
        )

    def _is_long_enough(self, found: Judgement) -> bool:
        """Whether it is of a kind that its outlet was then, and long enough for that."""
        outlet, kind = self.mandate.outlet[self.outlet], found.article.kind
        return kind in outlet.kinds and found.article.length >= outlet.shortest(self.month, kind)

    def is_below_grade(self, found: Judgement) -> bool:
        """Whether more is asked than is known of it; of what was withdrawn since less is known than was."""
        wanted = self.mandate.outlet[self.outlet].grade(self.month)
        is_judged = found.settled is None and found.article.front.withdrawn is None
        return is_judged and found.proof.grade.rank < wanted.rank

    def is_refused(self, found: Judgement) -> bool:
        """Whether it is so late that it would not count."""
        mandate, by = self.mandate, found.entered_by
        if mandate.late_entry != "reject" or found.settled is not None or by is None or by.at is None:
            return False
        entered = by.at.astimezone(mandate.timezone).date()
        is_late = (entered - found.article.date).days > mandate.late_after_days
        return is_late and not mandate.is_taken_over(self.month)

    def has_topic(self, found: Judgement) -> bool:
        """Whether it has a topic of the list, or had one when its month ended: topics are renamed."""
        return (
            found.settled is not None
            or self._knows(found.article.front.topics)
            or any(self._knows(_topics(version.path, raw)) for version, raw in self._stood(found))
        )

    def _stood(self, found: Judgement) -> Iterator[tuple[Version, bytes]]:
        return self.read(found.entry.stood) if found.entry is not None else iter(())

    def _knows(self, topics: Iterable[object]) -> bool:
        listed = {
            topic.id
            for topic in self.mandate.topics
            if (topic.from_ is None or topic.from_ <= self.month)
            and (topic.until is None or self.month <= topic.until)
        }
        return any(topic in listed for topic in topics if isinstance(topic, str))

    def is_in_time(self, found: Judgement) -> bool:
        return found.entered_before_end(self.mandate.timezone) or found.is_misdated

    def rank(self, cell: Cell | None) -> Rank:
        """How well the month would stand."""
        if self.waiver is not None:
            return Rank.FINE
        if cell is None:
            return Rank.MISSING
        owed = self.mandate.owed(self.mandate.outlet[self.outlet], self.month)
        counted = tuple(found for found in cell.features if self.counts(found))
        if not owed.is_met_by(replace(cell, features=counted).kinds):
            return Rank.MISSING
        if self.mandate.is_taken_over(self.month):
            return Rank.FINE
        in_time = replace(cell, features=tuple(filter(self.is_in_time, counted)))
        return Rank.FINE if owed.is_met_by(in_time.kinds) else Rank.AFTERWARDS


def rank_now(cell: Cell | None) -> Rank:
    """How well a month stands; one whose miss is recorded, or that is missing, is no better for anything."""
    if cell is None or cell.status is Status.WAIVED:
        return Rank.FINE
    if cell.status is Status.MET:
        return Rank.AFTERWARDS if cell.afterwards else Rank.FINE
    return Rank.MISSING


def waiver_of(mandate: Mandate, outlet: str, month: Month) -> ExceptionRecord | None:
    found = mandate.exception.get((outlet, month))
    return found if found is not None and found.kind == "waiver" else None


def _topics(path: str, raw: bytes) -> list[object]:
    """What an earlier version of an article said that it was about."""
    text, _problems = decode(raw, path)
    document = read_document(text, path)[0] if text is not None else None
    topics = document.front.values.get("topics") if document is not None else None
    return topics if isinstance(topics, list) else []
