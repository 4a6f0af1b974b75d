"""What is excused, held against what is known: exceptions and purges that something contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from media_mandate import ledger_rules
from media_mandate.articles.article import Article
from media_mandate.history import History
from media_mandate.mandate.file import MandateFile
from media_mandate.mandate.values import ExceptionRecord, Mandate, Purge
from media_mandate.problems import Problem
from media_mandate.quota.ledger import Cell, Ledger, met_in_time
from media_mandate.reading.strict_yaml import Key


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
    return known and met_in_time(cell.features, cell.purges, cell.kept, cell.owed, mandate)


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
