"""The report to the authority over a span of months: what was owed, met, covered and missed, in words.

It is in the language of the authority, and says all that the templates in `templates/` show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from media_mandate.addresses import LEDGER
from media_mandate.articles.article import Article
from media_mandate.ledger_rules import missing
from media_mandate.mandate.grades import GRADE_WORDS
from media_mandate.mandate.values import Purge
from media_mandate.messages import Text, _, _n, translator
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.planning.coverage import CoverageRow, cover
from media_mandate.quota import Cell, Judgement, Status
from media_mandate.statuses import STATUS_WORDS, kind_of, with_wanted
from media_mandate.verdict.easings import easing_notes
from media_mandate.verdict.standing import in_counts, in_words, known, standing

LANGUAGE = "vi"
"""The authority's, whatever language the newsroom works in."""

COLUMNS = 12
"""How many months the tables of topics and units hold; of a longer span they show the years."""

FEW = 3
"""Of fewer months a report names only what has features."""

words = translator(LANGUAGE)


@dataclass(frozen=True, slots=True)
class Span:
    """Months from `first` to `last`, both included."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the span ends before it begins: {self.first} to {self.last}")

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last


@dataclass(frozen=True, slots=True)
class Result:
    """One outlet's one month; `owed` and `there` are numbers of features."""

    month: str
    outlet: str
    owed: int
    there: int
    status: str


@dataclass(frozen=True, slots=True)
class Feature:
    """An article that counts; one that was withdrawn has neither title nor address any more.

    The slug in its address may name the child for whose sake it was withdrawn.
    """

    number: int
    date: str
    title: str
    address: str
    outlet: str
    length: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A topic or unit with its features by column, `–` where the mandate did not have it."""

    name: str
    counts: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Excuse:
    """An exception of the mandate; `address` is where its document can be seen, empty where none is told."""

    month: str
    outlet: str
    kind: str
    reason: str
    document: str
    address: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says; what only its authors can say is left to them."""

    agency: str | None
    authority: str
    directive: str
    number: str | None
    dated: str | None
    item: str
    sentence: str
    stop: str
    ledger: str
    span: str
    as_of: str
    year: int
    is_sample: bool
    summary: tuple[str, ...]
    results: tuple[Result, ...]
    missing: tuple[str, ...]
    features: tuple[Feature, ...]
    columns: tuple[str, ...]
    topics: tuple[Tally, ...]
    units: tuple[Tally, ...]
    uncovered_topics: str
    uncovered_units: str
    exceptions: tuple[Excuse, ...]
    late: tuple[str, ...]
    withdrawn: tuple[str, ...]
    purged: tuple[str, ...]


def draw_report(newsroom: Newsroom, span: Span, site: str) -> Report:
    """Tell what `newsroom` knows of the span; `site` is the address that articles' addresses begin with."""
    mandate = newsroom.mandate
    directive = mandate.directive
    cells = sorted(
        (cell for cell in newsroom.ledger.cells if cell.month in span), key=lambda cell: cell.month
    )
    outlets = {cell.outlet.name for cell in newsroom.ledger.cells}
    coverage = cover(newsroom, sorted({cell.month for cell in cells}))
    columns = _columns(coverage.months)
    judgements = [found for found in newsroom.judgements if found.article.month in span]
    return Report(
        agency=outlets.pop() if len(outlets) == 1 else None,
        authority=directive.issuer,
        directive=directive.title,
        number=directive.number,
        dated=_day(directive.date) if directive.date else None,
        item=re.sub(r"(?i)^mục\s+", "", directive.item),  # templates say the word themselves
        sentence=directive.sentence,
        stop="" if directive.sentence.rstrip('”"»').endswith((".", "!", "?", "…", ";")) else ".",
        ledger=f"{site}{LEDGER}/",
        span=words(_span(span)),
        as_of=_day(newsroom.as_of),
        year=newsroom.as_of.year,
        is_sample=mandate.sample is not None,
        summary=tuple(map(words, (*_summary(cells, span, newsroom.as_of), *_eased(newsroom, span)))),
        results=tuple(_result(cell) for cell in cells),
        missing=tuple(words(_missing(cell)) for cell in cells if cell.status is Status.MISSING),
        features=tuple(
            _feature(number, found, site)
            for number, found in enumerate((found for found in judgements if found.counts), start=1)
        ),
        columns=tuple(label for label, _months in columns),
        topics=_lines(coverage.topics, coverage.months, columns),
        units=_lines(coverage.units, coverage.months, columns),
        uncovered_topics=_uncovered(coverage.topics),
        uncovered_units=_uncovered(coverage.units),
        exceptions=tuple(_excuse(cell, newsroom, site) for cell in cells if cell.exception is not None),
        late=tuple(map(words, _late(judgements, newsroom))),
        withdrawn=tuple(words(_withdrawn(found)) for found in judgements if found.article.front.withdrawn),
        purged=tuple(words(_purged(cell, purge)) for cell in cells for purge in cell.purges),
    )


def _summary(cells: Sequence[Cell], span: Span, as_of: date) -> Iterator[Text]:
    """How all outlets did together, then each."""
    if not cells:
        yield _("Nobody owed anything in these months.")
    outlets = list(dict.fromkeys(cell.outlet for cell in cells))
    if len(outlets) > 1:
        yield in_words(standing(cells), _month)
    if cells:
        yield in_counts(standing(cells))
    for outlet in outlets:
        own = [cell for cell in cells if cell.outlet is outlet]
        yield _(
            "{outlet}, column “{column}”: {features}. {ledger}",
            outlet=outlet.name,
            column=outlet.column,
            features=_n("{count} feature", "{count} features", sum(cell.counted for cell in own)),
            ledger=in_words(standing(own), _month),
        )
    yield from known(cells)
    if span.last.first_day > as_of:
        yield _("The months after {month} have not begun yet.", month=_month(Month.of(as_of)))


def _eased(newsroom: Newsroom, span: Span) -> Iterator[Text]:
    """What eased these months after their end, with the day on which git first saw it."""
    yield from easing_notes(newsroom, span.__contains__, _month)


def _result(cell: Cell) -> Result:
    status = words(STATUS_WORDS[kind_of(cell)])
    return Result(_month(cell.month), cell.outlet.name, cell.minimum, cell.counted, status)


def _missing(cell: Cell) -> Text:
    return with_wanted(missing(cell.outlet.name, _month(cell.month), cell.counted, cell.minimum), cell)


def _feature(number: int, found: Judgement, site: str) -> Feature:
    article = found.article
    if article.seconds is None:
        length = _n("{count} word", "{count} words", article.words)
    else:
        minutes, seconds = divmod(article.seconds, 60)
        length = _("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)
    address = "" if article.front.withdrawn else f"{site}{article.id}/"
    length = _("{length}; {grade}", length=length, grade=GRADE_WORDS[found.proof.grade])
    return Feature(number, _day(article.date), _title(article), address, article.outlet.name, words(length))


def _title(article: Article) -> str:
    return words(_("(withdrawn)")) if article.front.withdrawn else article.front.title


def _columns(months: Sequence[Month]) -> list[tuple[str, list[Month]]]:
    """The columns of the tables of topics and units, each with its months; none where too many are wanted."""
    if len(months) <= COLUMNS:
        return [(f"{month.number}/\n{month.year}", [month]) for month in months]
    years = sorted({month.year for month in months})
    if len(years) > COLUMNS:
        return []
    return [(str(year), [month for month in months if month.year == year]) for year in years]


def _lines(
    rows: Sequence[CoverageRow], months: Sequence[Month], columns: Sequence[tuple[str, list[Month]]]
) -> tuple[Tally, ...]:
    """The rows of a table; in so few months nobody can cover all, so that rows of zeros would say nothing."""
    shown = rows if len(months) >= FEW else [row for row in rows if row.total]
    return tuple(_line(row, months, columns) for row in shown)


def _line(row: CoverageRow, months: Sequence[Month], columns: Sequence[tuple[str, list[Month]]]) -> Tally:
    of = dict(zip(months, row.counts, strict=True))
    counts = [[count for month in own if (count := of[month]) is not None] for _label, own in columns]
    return Tally(row.subject.name, tuple(str(sum(own)) if own else "–" for own in counts), row.total)


def _uncovered(rows: Sequence[CoverageRow]) -> str:
    """What has no feature, and had not ended by the last of the months; nothing of a few months."""
    if not rows or len(rows[0].counts) < FEW:
        return ""
    return "; ".join(row.subject.name for row in rows if not row.total and row.counts[-1] is not None)


def _excuse(cell: Cell, newsroom: Newsroom, site: str) -> Excuse:
    record = cell.exception
    assert record is not None
    kind = words(_("Miss recorded") if record.kind == "miss" else _("Waived"))
    document = _(
        "{document}, {day}; recorded by {by} on {recorded}",
        document=record.document,
        day=_day(record.document_date),
        by=record.by,
        recorded=_day(record.recorded_on),
    )
    address = newsroom.document_address(record) or ""
    if address and "://" not in address:
        address = site + address
    return Excuse(_month(cell.month), cell.outlet.name, kind, record.reason, words(document), address)


def _late(judgements: Sequence[Judgement], newsroom: Newsroom) -> Iterator[Text]:
    """Which articles were entered late, and of which that is not known."""
    if newsroom.history.unknown is not None:
        yield _("It is not known when the articles were entered: {reason}.", reason=newsroom.history.unknown)
    elif any(newsroom.mandate.is_taken_over(found.article.month) for found in judgements):
        month = _month(newsroom.mandate.recorded_from)
        yield _("Articles from before {month} are older than the record and are never late.", month=month)
    for found in judgements:
        article, zone, by = found.article, newsroom.mandate.timezone, found.entered_by
        if found.late and by is not None and by.at is not None:
            yield _(
                "{title} ({outlet}, {day}): entered on {entered}.",
                title=_title(article),
                outlet=article.outlet.name,
                day=_day(article.date),
                entered=_day(by.at.astimezone(zone).date()),
            )
        elif found.is_misdated and not newsroom.mandate.is_taken_over(article.month):
            yield _(
                "{title} ({outlet}, {day}): it is not known when it was entered.",
                title=_title(article),
                outlet=article.outlet.name,
                day=_day(article.date),
            )


def _withdrawn(found: Judgement) -> Text:
    article, withdrawn = found.article, found.article.front.withdrawn
    assert withdrawn is not None
    return _(
        "{outlet}, {day}: withdrawn on {withdrawn}, {reason}",
        outlet=article.outlet.name,
        day=_day(article.date),
        withdrawn=_day(withdrawn.date),
        reason=withdrawn.reason,
    )


def _purged(cell: Cell, purge: Purge) -> Text:
    return _(
        "{outlet}, {month}: a feature was removed for good ({document}); it counts on the word of {by}.",
        outlet=cell.outlet.name,
        month=_month(cell.month),
        document=purge.document,
        by=purge.by,
    )


def _span(span: Span) -> Text:
    """The span as officials name it: a month, a half or a whole year, else from month to month."""
    first, last = span.first, span.last
    if first == last:
        return _("in {month}", month=_month(first))
    if first.year == last.year:
        match first.number, last.number:
            case 1, 6:
                return _("in the first six months of {year}", year=first.year)
            case 7, 12:
                return _("in the last six months of {year}", year=first.year)
            case 1, 12:
                return _("in the year {year}", year=first.year)
    return _("from {first} to {last}", first=_month(first), last=_month(last))


def _month(month: Month) -> str:
    """A month as Nghị định 30/2020/NĐ-CP writes it: the first two with a zero."""
    return f"{month.number:02}/{month.year}" if month.number < 3 else f"{month.number}/{month.year}"


def _day(day: date) -> str:
    """A day as Nghị định 30/2020/NĐ-CP writes it: days below ten and the first two months with a zero."""
    return f"{day.day:02}/{_month(Month.of(day))}"
