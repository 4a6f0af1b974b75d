"""The record: every counted feature with its hashes and its commits, every cell, every exception.

It holds what a later reader needs to tell whether anything was changed, removed or back-dated since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, Field, ValidationError

from media_mandate.errors import MandateError
from media_mandate.history import EARLIEST, LATEST, Version, read_versions
from media_mandate.mandate.file import FILE
from media_mandate.mandate.values import Campaign, Directive, Duty, ExceptionRecord, Mandate, Outlet, Purge
from media_mandate.messages import _
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Cell, Judgement, Status
from media_mandate.reading.fields import Day, Frozen, Line, MonthField, Whole, published_schema
from media_mandate.verdict.facts import MetAfterwards, Purged, cell_facts

RECORD_FILE = "record.json"
SCHEMA_FILE = "schemas/record.json"
FORMAT = "media-mandate record 1"

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


def _in_our_time(at: datetime) -> datetime:
    """Dates of records come from others, and are reckoned with in every zone."""
    if not EARLIEST <= at < LATEST:
        raise ValueError(f"no date of a commit: {at}")
    return at


class RecordedCommit(Frozen):
    """A commit and its committer date, in UTC."""

    commit: str
    at: Annotated[AwareDatetime, AfterValidator(_in_our_time)]


class RecordedOutlet(Frozen):
    """Who owes, and its duties."""

    id: str
    name: str
    kind: Literal["newspaper", "broadcaster"]
    duties: tuple[Duty, ...]
    successor: str | None


class RecordedMandate(Frozen):
    """What is owed, and how it is judged."""

    sha256: Sha256 = Field(description="Of mandate.yml, with the line ends of Unix.")
    directive: Directive
    timezone: str
    recorded_from: MonthField
    late_after_days: Whole
    late_entry: Literal["mark", "reject"]
    outlets: tuple[RecordedOutlet, ...]
    campaigns: tuple[Campaign, ...]


class RecordedFeature(Frozen):
    """An article that counts. One that was withdrawn has no title any more, and the hash of its old text."""

    id: str = Field(description="The same for ever, and the same as in the feeds.")
    path: str
    url: str
    title: str | None
    outlet: str
    month: MonthField
    date: Day
    topics: tuple[str, ...]
    units: tuple[str, ...]
    words: int | None = Field(description="Of a newspaper's feature.")
    seconds: int | None = Field(description="Of a broadcaster's feature.")
    text_sha256: Sha256 = Field(description="Of the text below the front matter, blanks around it aside.")
    file_sha256: Sha256 | None = Field(
        description="Of the file as it stands in git; null when not committed."
    )
    entered: RecordedCommit | None = Field(description="Null when not committed, or the history is unknown.")
    changed: RecordedCommit | None = Field(description="The last change of the file.")
    late: bool
    taken_over: bool = Field(description="Older than the record: neither late nor met afterwards.")
    withdrawn: Day | None


class RecordedCell(Frozen):
    """One outlet's one month; `features` are ids."""

    outlet: str
    month: MonthField
    status: Status
    met_afterwards: MetAfterwards
    minimum: int
    shortest: int = Field(description="Words of a newspaper's feature, seconds of a broadcaster's.")
    features: tuple[str, ...]
    purged: Purged


class RecordedAllowance(Frozen):
    """A published passage that gives a child away, and why it may stand. Its words are not repeated."""

    path: str
    line: int
    reason: str


class Record(Frozen):
    """Everything as of one day and one commit, in the order of the mandate and of time."""

    format: Literal["media-mandate record 1"] = "media-mandate record 1"
    schema_url: str
    site: str
    as_of: Day
    sample: bool = Field(description="Whether the articles were written to illustrate and never published.")
    commit: RecordedCommit | None = Field(description="From which it was made; null when it is not known.")
    mandate: RecordedMandate
    cells: tuple[RecordedCell, ...]
    features: tuple[RecordedFeature, ...]
    exceptions: tuple[ExceptionRecord, ...]
    purges: tuple[Purge, ...]
    allowances: tuple[RecordedAllowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 of the mandate and, by path, of the features as they stand in git."""

    mandate: str
    files: Mapping[str, str]


def read_digests(root: Path, newsroom: Newsroom) -> Digests:
    """Read the files that count from git, in one `git cat-file`, and the mandate from `root`."""
    versions: dict[str, Version] = {}
    for judgement in newsroom.judgements:
        if judgement.counts and judgement.entry and judgement.entry.last:
            versions[judgement.article.path] = judgement.entry.last
    raws = (raw for _version, raw in read_versions(root, versions.values()))
    files = {path: sha256(raw).hexdigest() for path, raw in zip(versions, raws, strict=True)}
    mandate = (root / FILE).read_bytes().replace(b"\r\n", b"\n")
    return Digests(sha256(mandate).hexdigest(), files)


def draw_record(newsroom: Newsroom, digests: Digests, site_url: str) -> Record:
    """The record of a newsroom; `site_url` ends with a slash."""
    commits = newsroom.history.commits
    return Record.model_validate(
        {
            "schema_url": f"{site_url}{SCHEMA_FILE}",
            "site": site_url,
            "as_of": newsroom.as_of,
            "sample": newsroom.mandate.sample is not None,
            "commit": _commit(commits[0].id, commits[0].at) if commits else None,
            "mandate": _mandate(newsroom.mandate, digests.mandate),
            "cells": [_cell(cell) for cell in newsroom.ledger.cells],
            "features": [
                _feature(judgement, newsroom.mandate, digests, site_url)
                for judgement in newsroom.judgements
                if judgement.counts
            ],
            "exceptions": newsroom.mandate.exceptions,
            "purges": newsroom.mandate.purges,
            "allowances": [
                {"path": found.path, "line": found.line, "reason": found.reason}
                for found in newsroom.allowances
                if _is_public(found.path, newsroom)
            ],
        }
    )


def _is_public(path: str, newsroom: Newsroom) -> bool:
    """Whether readers see the file: not what is a draft, or dated ahead."""
    judgement = newsroom.judgement.get(path)
    return judgement is None or judgement.article.is_published(newsroom.as_of)


def write_record(record: Record) -> bytes:
    return record.model_dump_json(indent=1, by_alias=True).encode()


def record_schema() -> str:
    """The JSON Schema of `record.json`, as it is published."""
    return published_schema(Record)


class NoRecordError(MandateError):
    """What was read is no record; the text says what it is instead."""


class _Head(Frozen):
    """What tells a record from other JSON."""

    format: Line


def read_record(raw: bytes) -> Record:
    """Read a record that was published; fields of later versions are passed over.

    Raises NoRecordError for anything else.
    """
    try:
        head = _Head.model_validate_json(raw, extra="ignore")
    except ValidationError:
        raise NoRecordError(_("This is no record.")) from None
    if head.format != FORMAT:
        raise NoRecordError(_("This is no record of this version: it says {format}.", format=head.format))
    try:
        return Record.model_validate_json(raw, extra="ignore")
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise NoRecordError(_("This record is damaged, at {place}.", place=place)) from None


def first_id(judgement: Judgement) -> str:
    """The identity of an article for ever, whatever folder it stands in now."""
    return judgement.article.front.moved_from or judgement.article.id


def _mandate(mandate: Mandate, digest: str) -> dict[str, Any]:
    kept = {"directive", "timezone", "recorded_from", "late_after_days", "late_entry", "campaigns"}
    return {
        "sha256": digest,
        **mandate.model_dump(include=kept, by_alias=True),
        "outlets": [_outlet(outlet) for outlet in mandate.outlets],
    }


def _outlet(outlet: Outlet) -> dict[str, Any]:
    return outlet.model_dump(include={"id", "name", "kind", "duties", "successor"}, by_alias=True)


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **cell_facts(cell),
        "shortest": cell.outlet.shortest(cell.month),
        "features": [first_id(feature) for feature in cell.features],
    }


def _feature(judgement: Judgement, mandate: Mandate, digests: Digests, site_url: str) -> dict[str, Any]:
    article, entry = judgement.article, judgement.entry
    withdrawn = article.front.withdrawn
    return {
        "id": first_id(judgement),
        "path": article.path,
        "url": f"{site_url}{article.id}/",
        "title": None if withdrawn else article.front.title,
        "outlet": article.outlet.id,
        "month": article.month,
        "date": article.date,
        "topics": article.front.topics,
        "units": article.front.units,
        "words": article.words if article.seconds is None else None,
        "seconds": article.seconds,
        "text_sha256": article.sha256,
        "file_sha256": digests.files.get(article.path),
        "entered": _version(entry.first if entry else None),
        "changed": _version(entry.last if entry else None),
        "late": judgement.late,
        "taken_over": mandate.is_taken_over(article.month),
        "withdrawn": withdrawn and withdrawn.date,
    }


def _version(version: Version | None) -> dict[str, Any] | None:
    return _commit(version.commit, version.at) if version else None


def _commit(id: str, at: datetime | None) -> dict[str, Any] | None:
    """A commit as it is recorded; not at all where its date cannot be."""
    return {"commit": id, "at": at} if at else None
