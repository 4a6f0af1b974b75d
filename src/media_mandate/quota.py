"""What counts and what is missing: the judgement of every article, and the ledger drawn from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from functools import cached_property

from media_mandate import ledger_rules
from media_mandate.articles.article import Article
from media_mandate.history import FileHistory, History, Version
from media_mandate.mandate.file import MandateFile
from media_mandate.mandate.values import ExceptionRecord, Mandate, Outlet, Purge
from media_mandate.messages import Text, _
from media_mandate.months import Month
from media_mandate.problems import Problem
from media_mandate.reading.strict_yaml import Key


class Status(StrEnum):
    """What a cell of the ledger says, the first that holds in this order."""

    ACKNOWLEDGED = "acknowledged"
    MET = "met"
    WAIVED = "waived"
    DUE = "due"
    MISSING = "missing"


class Reason(StrEnum):
    """Why an article does not count, the first that holds in this order."""

    DRAFT = "draft"
    AHEAD = "ahead"
    UNPROVEN = "unproven"
    RERUN = "rerun"
    TRANSLATION = "translation"
    NO_TOPIC = "no_topic"
    COPY = "copy"
    TOO_SHORT = "too_short"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an article counts: `against` is all that keeps it from that, each reason with its words.

    `entry` is None where history is unknown.
    """

    article: Article
    against: tuple[tuple[Reason, Text], ...]
    entry: FileHistory | None
    late: bool

    @property
    def counts(self) -> bool:
        return not self.against

    @property
    def reason(self) -> Reason | None:
        return self.against[0][0] if self.against else None

    @property
    def because(self) -> Text | None:
        return self.against[0][1] if self.against else None

    @property
    def entered_by(self) -> Version | None:
        """The version that entered it; None where it is not entered, or the history is unknown."""
        return self.entry.first if self.entry else None

    @property
    def is_misdated(self) -> bool:
        """Whether the commit that entered it has a date that cannot be."""
        return self.entered_by is not None and self.entered_by.at is None

    def entered_before_end(self, zone: tzinfo) -> bool:
        """Whether it is known that git had it before its month was over."""
        first = self.entered_by
        return first is not None and first.at is not None and first.at < self.article.month.end(zone)


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet's one month. `afterwards` is None where what git would have to tell of it is unknown.

    `purges` stand for features that left git's history; they count as those did.
    """

    outlet: Outlet
    month: Month
    status: Status
    minimum: int
    features: tuple[Judgement, ...]
    exception: ExceptionRecord | None
    afterwards: bool | None
    purges: tuple[Purge, ...] = ()

    @property
    def counted(self) -> int:
        """How many features count, the purged ones among them."""
        return len(self.features) + len(self.purges)

    @property
    def lacking(self) -> int:
        """How many features the minimum still wants."""
        return max(self.minimum - self.counted, 0)


@dataclass(frozen=True, slots=True)
class Streak:
    """How many of the months owed an outlet met in a row, up to now and at best.

    Months taken over are among them, of which it is not known whether they were met in time.
    """

    current: int
    longest: int


@dataclass(frozen=True)
class Ledger:
    """Outlet × month, in the order of the mandate and of time."""

    cells: tuple[Cell, ...]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, Month], Cell]:
        return {(cell.outlet.id, cell.month): cell for cell in self.cells}

    def cell(self, outlet: str, month: Month) -> Cell | None:
        """The cell of the outlet with that id, None where it owes nothing."""
        return self._by_place.get((outlet, month))

    def of(self, status: Status) -> list[Cell]:
        return [cell for cell in self.cells if cell.status == status]

    def of_outlet(self, outlet: Outlet) -> list[Cell]:
        return [cell for cell in self.cells if cell.outlet is outlet]

    def streak(self, outlet: Outlet) -> Streak:
        """Waived months, and one that is still due, neither lengthen a streak nor end it.

        One met afterwards ends it.
        """
        current = longest = 0
        for cell in self.of_outlet(outlet):
            if cell.status is Status.MET and not cell.afterwards:
                current += 1
            elif cell.status not in (Status.WAIVED, Status.DUE):
                current = 0
            longest = max(longest, current)
        return Streak(current, longest)

    @property
    def years(self) -> list[int]:
        return sorted({cell.month.year for cell in self.cells})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the articles: history, copies, and the withdrawn articles that git proves."""

    history: History
    copies: Mapping[str, Article]
    proven: frozenset[str]


def judge(article: Article, mandate: Mandate, as_of: date, evidence: Evidence) -> Judgement:
    """Say whether `article` counts, and if not, why."""
    entry = evidence.history.entries.get(article.path) if evidence.history.is_known else None
    late = _is_late(article, entry, mandate)
    return Judgement(article, tuple(_reasons(article, mandate, as_of, evidence, late)), entry, late)


def _reasons(
    article: Article, mandate: Mandate, as_of: date, evidence: Evidence, late: bool
) -> Iterator[tuple[Reason, Text]]:
    front = article.front
    if front.draft:
        yield Reason.DRAFT, _("it is a draft")
    if article.date > as_of:
        yield Reason.AHEAD, _("its date, {date}, has not come yet", date=article.date)
    if front.withdrawn is not None and article.id not in evidence.proven:
        yield Reason.UNPROVEN, _("it is withdrawn, and git does not show that this text was published before")
    if front.rerun_of is not None:
        yield Reason.RERUN, _("it is a rerun of {id}", id=front.rerun_of)
    if front.translation_of is not None:
        yield Reason.TRANSLATION, _("it is a translation of {id}", id=front.translation_of)
    if not front.topics:
        yield Reason.NO_TOPIC, _("it has no topic of the mandate")
    if article.id in evidence.copies:
        yield Reason.COPY, _("it is a copy of {id}", id=evidence.copies[article.id].id)
    shortest = article.outlet.shortest(article.month)
    if article.length < shortest:
        if article.seconds is None:
            text = _(
                "it has {count} words, and {shortest} are needed", count=article.words, shortest=shortest
            )
        else:
            text = _(
                "it lasts {count} seconds, and {shortest} are needed",
                count=article.seconds,
                shortest=shortest,
            )
        yield Reason.TOO_SHORT, text
    if late and mandate.late_entry == "reject":
        days = mandate.late_after_days
        yield Reason.LATE, _("it was entered more than {days} days after its date", days=days)


def _is_late(article: Article, entry: FileHistory | None, mandate: Mandate) -> bool:
    if entry is None or entry.first is None or entry.first.at is None:
        return False
    if mandate.is_taken_over(article.month):
        return False
    entered = entry.first.at.astimezone(mandate.timezone).date()
    return (entered - article.date).days > mandate.late_after_days


def draw_ledger(judgements: Iterable[Judgement], mandate: Mandate, as_of: date, history: History) -> Ledger:
    """Every outlet × month of its duties up to the month of `as_of`."""
    features: dict[tuple[str, Month], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.counts:
            features[judgement.article.outlet.id, judgement.article.month].append(judgement)
    return Ledger(
        tuple(
            _cell(outlet, month, tuple(features[outlet.id, month]), mandate, as_of, history)
            for outlet in mandate.outlets
            for month in outlet.owed(Month.of(as_of))
        )
    )


def _cell(
    outlet: Outlet,
    month: Month,
    features: tuple[Judgement, ...],
    mandate: Mandate,
    as_of: date,
    history: History,
) -> Cell:
    minimum = mandate.minimum(outlet, month)
    exception = mandate.exception.get((outlet.id, month))
    purges = mandate.purges_of(outlet, month)
    if exception is not None and exception.kind == "miss":
        status = Status.ACKNOWLEDGED
    elif len(features) + len(purges) >= minimum:
        status = Status.MET
    elif exception is not None:
        status = Status.WAIVED
    elif month.has_ended(as_of):
        status = Status.MISSING
    else:
        status = Status.DUE
    afterwards: bool | None = False
    if status is Status.MET and month.has_ended(as_of) and not mandate.is_taken_over(month):
        afterwards = _met_afterwards(features, purges, minimum, mandate) if history.is_known else None
    return Cell(outlet, month, status, minimum, features, exception, afterwards, purges)


def _met_afterwards(
    features: Iterable[Judgement], purges: Iterable[Purge], minimum: int, mandate: Mandate
) -> bool | None:
    """Whether the month's end came first; None where that hangs on entries whose dates cannot be."""
    features, purges = tuple(features), tuple(purges)
    if _met_in_time(features, purges, minimum, mandate):
        return False
    dated = [feature for feature in features if not feature.is_misdated]
    unknown = len(features) - len(dated)
    return None if _met_in_time(dated, purges, minimum - unknown, mandate) else True


def _met_in_time(
    features: Iterable[Judgement], purges: Iterable[Purge], minimum: int, mandate: Mandate
) -> bool:
    there = sum(feature.entered_before_end(mandate.timezone) for feature in features)
    return there + sum(not purge.month.has_ended(purge.entered) for purge in purges) >= minimum


def exception_problems(ledger: Ledger, file: MandateFile, as_of: date, history: History) -> Iterator[Problem]:
    """Exceptions that the ledger, the day or the history contradicts."""
    for index, record in enumerate(file.mandate.exceptions):
        key = ("exceptions", index)
        yield from _future_problems(record, ("recorded_on", "document_date"), key, file, as_of)
        if record.kind != "miss":
            continue
        if not record.month.has_ended(as_of):
            yield ledger_rules.MISS_TOO_EARLY.at(file.source.spot((*key, "month")), month=record.month)
            continue
        cell = ledger.cell(record.outlet, record.month)
        if cell is not None and _was_met(cell, file.mandate, history):
            yield ledger_rules.MISS_OF_MET.at(file.source.spot(key), month=record.month)


def _was_met(cell: Cell, mandate: Mandate, history: History) -> bool:
    """Whether what had been entered at the month's end was enough; not known of what is taken over."""
    known = history.is_known and not mandate.is_taken_over(cell.month)
    return known and _met_in_time(cell.features, cell.purges, cell.minimum, mandate)


def purge_problems(articles: Iterable[Article], file: MandateFile, as_of: date) -> Iterator[Problem]:
    """Purges that the articles or the day contradict."""
    texts = {article.sha256: article for article in articles}
    for index, purge in enumerate(file.mandate.purges):
        key = ("purges", index)
        yield from _future_problems(purge, ("entered", "recorded_on", "document_date"), key, file, as_of)
        if purge.text_sha256 in texts:
            spot = file.source.spot((*key, "text_sha256"))
            yield ledger_rules.PURGED_TEXT_STANDS.at(spot, path=texts[purge.text_sha256].path)


def _future_problems(
    record: ExceptionRecord | Purge, fields: Iterable[str], key: Key, file: MandateFile, as_of: date
) -> Iterator[Problem]:
    for field in fields:
        if getattr(record, field) > as_of:
            yield ledger_rules.DAY_TO_COME.at(file.source.spot((*key, field)), as_of=as_of)
