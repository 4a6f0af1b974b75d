"""The verdict for machines: `ledger.json`, every outlet's every month, and the schema of it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, Field

from media_mandate.addresses import Site
from media_mandate.feeds.badges import badge_address
from media_mandate.mandate.kinds import as_written
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Cell, Judgement, Status
from media_mandate.reading.dates import MonthField
from media_mandate.reading.fields import Published, published_schema
from media_mandate.verdict.facts import (
    CellGrade,
    MetAfterwards,
    MinimumOfKinds,
    MonthCounts,
    PublishedKind,
    Purged,
    cell_facts,
)
from media_mandate.verdict.standing import standing

LEDGER_FILE = "ledger.json"
SCHEMA_FILE = "schemas/ledger.json"


class LedgerOutlet(Published):
    """Who owes."""

    id: str
    name: str
    kind: PublishedKind
    column: str
    url: str
    badge: str = Field(description="A picture of how the outlet stands.")


class LedgerException(Published):
    """The exception behind a cell."""

    model_config = ConfigDict(title="FoundException")

    kind: Literal["miss", "waiver"]
    reason: str
    document: str
    document_date: date
    by: str
    recorded_on: date
    document_url: str | None = Field(
        default=None,
        description="Where the document can be seen; left out where that is not told.",
        exclude_if=lambda value: value is None,
    )


class LedgerFeature(Published):
    """An article that counts. One that was withdrawn later has no title any more."""

    id: str = Field(description="The same for ever, and the same as in the feeds.")
    url: str
    date: date
    title: str | None


class LedgerCell(Published):
    """One outlet's one month."""

    outlet: str
    month: MonthField
    status: Status
    met_afterwards: MetAfterwards
    minimum: int
    minimum_of_kinds: MinimumOfKinds = None
    features: list[LedgerFeature]
    purged: Purged
    grade: CellGrade
    exception: LedgerException | None


class LedgerDocument(Published):
    """All cells as of one day, in the order of the outlets and of time."""

    format: Literal["media-mandate ledger 1"] = "media-mandate ledger 1"
    schema_url: str
    as_of: date
    sample: bool = Field(description="Whether the articles were written to illustrate and never published.")
    site: str
    directive: str
    issuer: str
    verdict: str = Field(description="The verdict in one sentence, in the language of the site.")
    counts: MonthCounts
    outlets: list[LedgerOutlet]
    cells: list[LedgerCell]


def ledger(newsroom: Newsroom, site: Site, verdict: str) -> bytes:
    mandate = newsroom.mandate
    document = LedgerDocument.model_validate(
        {
            "schema_url": site.at(SCHEMA_FILE),
            "as_of": newsroom.as_of,
            "sample": mandate.sample is not None,
            "site": site.url,
            "directive": mandate.directive.title,
            "issuer": mandate.directive.issuer,
            "verdict": verdict,
            "counts": standing(newsroom.ledger.cells).counts,
            "outlets": _outlets(mandate, site),
            "cells": [_cell(cell, newsroom, site) for cell in newsroom.ledger.cells],
        }
    )
    return document.model_dump_json(indent=1).encode()


def ledger_schema() -> str:
    """The JSON Schema of `ledger.json`, as it is published."""
    return published_schema(LedgerDocument)


def _outlets(mandate: Mandate, site: Site) -> list[LedgerOutlet]:
    return [
        LedgerOutlet.of(
            outlet,
            kind=as_written(outlet.kinds),
            url=site.at(f"{outlet.id}/"),
            badge=site.at(badge_address(outlet)),
        )
        for outlet in mandate.outlets
    ]


def _cell(cell: Cell, newsroom: Newsroom, site: Site) -> dict[str, Any]:
    record = cell.exception
    address = newsroom.document_address(record) if record else None
    return {
        **cell_facts(cell),
        "features": [_feature(feature, site) for feature in cell.features],
        "exception": record and LedgerException.of(record, document_url=address and site.at(address)),
    }


def _feature(judgement: Judgement, site: Site) -> dict[str, Any]:
    article = judgement.article
    return {
        "id": article.front.moved_from or article.id,
        "url": site.at(f"{article.id}/"),
        "date": article.date,
        "title": None if article.front.withdrawn else article.front.title,
    }
