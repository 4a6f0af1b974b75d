"""The record, drawn from a newsroom and read again: every counted feature, every cell, every exception.

It holds what a later reader needs to tell whether anything was changed, removed or back-dated since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from media_mandate.articles.address import DOCS
from media_mandate.errors import MandateError
from media_mandate.history import Commit, Version, read_versions
from media_mandate.mandate.file import FILE
from media_mandate.mandate.kinds import as_written
from media_mandate.mandate.values import Duty, ExceptionRecord, Mandate, Outlet
from media_mandate.messages import _
from media_mandate.newsroom import Newsroom
from media_mandate.newsroom.held import HeldBack
from media_mandate.quota import Cell, Judgement
from media_mandate.reading.fields import Frozen, Line, shortened
from media_mandate.record.digests import digest
from media_mandate.record.format import (
    FORMAT,
    SCHEMA_FILE,
    Record,
    RecordedCampaign,
    RecordedDirective,
    RecordedDuty,
    RecordedException,
    RecordedMandate,
    RecordedOutlet,
    RecordedPurge,
)
from media_mandate.settled.values import SettledFeature, Settlement
from media_mandate.verdict.facts import PublishedOfKinds, cell_facts, number_or_of_kinds
from media_mandate.verdict.standing import standing


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
    files = {path: digest(raw) for path, raw in zip(versions, raws, strict=True)}
    return Digests(digest((root / FILE).read_bytes()), files)


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
            "counts": standing(newsroom.ledger.cells).counts,
            "cells": [_cell(cell) for cell in newsroom.ledger.cells],
            "features": [
                _feature(judgement, newsroom, digests, site_url)
                for judgement in newsroom.judgements
                if judgement.counts
            ]
            + [_kept(feature, site_url, newsroom) for feature in newsroom.upheld.kept],
            "exceptions": [_exception(found, newsroom) for found in newsroom.mandate.exceptions],
            "purges": [RecordedPurge.of(found) for found in newsroom.mandate.purges],
            "allowances": [
                {"path": found.path, "line": found.line, "reason": found.reason}
                for found in newsroom.allowances
                if _is_public(found.path, newsroom)
            ],
            "held_back": [_held_back(found) for found in newsroom.held],
            "settled": [_settlement(found) for found in newsroom.upheld.settled.settlements],
        }
    )


def _exception(record: ExceptionRecord, newsroom: Newsroom) -> RecordedException:
    found = newsroom.documents.get(record.file or "")
    return RecordedException.of(record, file_sha256=found.sha256 if found else None)


def _held_back(found: HeldBack) -> dict[str, Any]:
    return {"path": found.place, "codes": found.codes, "commit": found.version and found.version.commit}


def _is_public(path: str, newsroom: Newsroom) -> bool:
    """Whether readers see the file: not what is a draft, or dated ahead."""
    judgement = newsroom.judgement.get(path)
    return judgement is None or judgement.article.is_published(newsroom.as_of)


def write_record(record: Record) -> bytes:
    return record.model_dump_json(indent=1, by_alias=True).encode()


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
        raise NoRecordError(
            _("This is no record of this version: it says {format}.", format=shortened(head.format))
        )
    try:
        return Record.model_validate_json(raw, extra="ignore")
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise NoRecordError(_("This record is damaged, at {place}.", place=place)) from None


def first_id(judgement: Judgement) -> str:
    """The identity of an article for ever, whatever folder it stands in now."""
    return judgement.article.front.moved_from or judgement.article.id


def _mandate(mandate: Mandate, digest: str) -> RecordedMandate:
    return RecordedMandate.of(
        mandate,
        sha256=digest,
        timezone=str(mandate.timezone),
        directive=RecordedDirective.of(mandate.directive),
        outlets=tuple(map(_outlet, mandate.outlets)),
        campaigns=tuple(map(RecordedCampaign.of, mandate.campaigns)),
    )


def _outlet(outlet: Outlet) -> RecordedOutlet:
    return RecordedOutlet.of(outlet, kind=as_written(outlet.kinds), duties=tuple(map(_duty, outlet.duties)))


def _duty(duty: Duty) -> RecordedDuty:
    minimum, shortest = map(number_or_of_kinds, (duty.minimum, duty.shortest))
    return RecordedDuty.of(duty, minimum=minimum, shortest=shortest)


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **cell_facts(cell),
        "shortest": _shortest(cell),
        "features": [first_id(feature) for feature in cell.features] + [feature.id for feature in cell.kept],
    }


def _shortest(cell: Cell) -> int | PublishedOfKinds:
    lengths = {kind: cell.outlet.shortest(cell.month, kind) for kind in cell.outlet.kinds}
    only = cell.outlet.only_kind
    return lengths if only is None else lengths[only]


def _feature(judgement: Judgement, newsroom: Newsroom, digests: Digests, site_url: str) -> dict[str, Any]:
    article, entry, mandate = judgement.article, judgement.entry, newsroom.mandate
    withdrawn = article.front.withdrawn
    first = judgement.entered_by
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
        "entered": _version(first),
        "written": newsroom.history.commit[first.commit].written if first else None,
        "arrived": _arrival(newsroom.history.arrival(first.commit)) if first else None,
        "stood": bool(entry.stood) if entry else None,
        "changed": _version(entry.last if entry else None),
        "late": judgement.late,
        "taken_over": mandate.is_taken_over(article.month),
        "withdrawn": withdrawn and withdrawn.date,
        "grade": judgement.proof.grade,
        "proof_sha256": judgement.proof.sha256,
        "asked": judgement.proof.asked,
        "settled": newsroom.upheld.settled.day(judgement.settled)
        if judgement.settled and judgement.is_by_settlement(mandate)
        else None,
    }


def _kept(feature: SettledFeature, site_url: str, newsroom: Newsroom) -> dict[str, Any]:
    """A feature of which nothing is known but what was settled."""
    return {
        **feature.model_dump(exclude={"sensitive"}),
        "url": f"{site_url}{feature.path.removeprefix(f'{DOCS}/').removesuffix('.md')}/",
        "title": None,
        "topics": (),
        "units": (),
        "changed": None,
        "settled": newsroom.upheld.settled.day(feature),
    }


def _settlement(settlement: Settlement) -> dict[str, Any]:
    return {
        "as_of": settlement.as_of,
        "release": settlement.release,
        "features": len(settlement.features),
        "files": len(settlement.files),
        "sha256": settlement.digest,
    }


def _version(version: Version | None) -> dict[str, Any] | None:
    return _commit(version.commit, version.at) if version else None


def _arrival(commit: Commit | None) -> dict[str, Any] | None:
    return _commit(commit.id, commit.at) if commit else None


def _commit(id: str, at: datetime | None) -> dict[str, Any] | None:
    """A commit as it is recorded; not at all where its date cannot be."""
    return {"commit": id, "at": at} if at else None
