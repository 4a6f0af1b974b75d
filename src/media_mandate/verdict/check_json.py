"""What `check --format json` prints: everything that a check found, after a published schema."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

from pydantic import ConfigDict, Field

from media_mandate.children.allowances import Allowance
from media_mandate.mandate.file import FILE
from media_mandate.mandate.grades import Grade
from media_mandate.messages import Private, Text, Translate
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Problem
from media_mandate.quota import Cell, Judgement, Reason, Status
from media_mandate.reading.dates import MonthField
from media_mandate.reading.fields import Published, published_schema
from media_mandate.verdict.facts import (
    CellGrade,
    MetAfterwards,
    MinimumOfKinds,
    MonthCounts,
    Purged,
    cell_facts,
    exit_status,
    settled_apart,
)
from media_mandate.verdict.standing import standing
from media_mandate.verdict.words import days_left, notes, quoted, verdict


class FoundProblem(Published):
    """Something wrong in a file; lines and columns count from 1."""

    level: Literal["problem", "warning"]
    code: str = Field(description="The name of the rule that is broken; it stays the same for ever.")
    path: str
    line: int | None
    column: int | None
    field: str | None
    message: str
    hint: str | None


class FoundException(Published):
    """The exception behind a cell."""

    kind: Literal["miss", "waiver"]
    reason: str
    document: str
    document_date: date
    by: str
    recorded_on: date


class FoundCell(Published):
    """One outlet's one month, with the paths of its features."""

    outlet: str
    month: MonthField
    status: Status
    met_afterwards: MetAfterwards
    minimum: int
    minimum_of_kinds: MinimumOfKinds = None
    features: list[str]
    purged: Purged
    grade: CellGrade
    days_left: int | None = Field(
        description="Days until the month ends, its last day included; null unless due."
    )
    exception: FoundException | None


class FoundArticle(Published):
    """One article, and why it does not count if it does not."""

    path: str
    id: str
    outlet: str
    date: date
    title: str
    counts: bool
    reason: Reason | None
    because: str | None
    settled: str | None = Field(
        description="Why it would not count by the rules of today; it counts, for its month is settled."
    )
    words: int
    own_words: int | None = Field(
        description="Words that no earlier text has, nor it before; null where its words do not decide."
    )
    own_words_needed: int | None
    notes: list[str] = Field(
        description="For the reviewer: whose words it has, and what only a person can tell."
    )
    seconds: int | None
    entered: datetime | None = Field(
        description="The committer date of the oldest commit that holds a version which would count for its "
        "month; null when there is none or the history is unknown."
    )
    commit: str | None
    written: datetime | None = Field(description="The author's date of that commit.")
    arrived: datetime | None = Field(
        description="The date of the merge that brought that commit onto the line of first parents; null "
        "where it was made there."
    )
    stood: bool | None = Field(
        description="Whether a version that would count stood when the month ended; null where history is "
        "unknown."
    )
    late: bool
    taken_over: bool = Field(description="Older than the record: neither late nor met afterwards.")
    grade: Grade = Field(description="How far it is known that it ran.")


class FoundAllowance(Published):
    """Words that give a child away, and why somebody let them stand; the words on the desk's screen alone."""

    path: str
    line: int
    words: str
    reason: str


class FoundHistory(Published):
    """Whether git told when articles were entered, and why not."""

    known: bool
    reason: str | None


class CheckResult(Published):
    """What `scripts/check.py --format json` prints."""

    model_config = ConfigDict(title="Report")  # as its schema calls it since it was published

    format: Literal["media-mandate check 2"] = "media-mandate check 2"
    as_of: date | None = Field(description="The day of judgement; null when the mandate cannot be read.")
    sample: bool
    exit_status: Literal[0, 1, 2] = Field(description="0 nothing to mend, 1 a month is missing, 2 a problem.")
    verdict: str = Field(description="The verdict in one sentence.")
    counts: MonthCounts | None
    cells: list[FoundCell]
    articles: list[FoundArticle]
    unread: list[str] = Field(
        description="Paths of articles whose fields are wrong, which count for nothing."
    )
    problems: list[FoundProblem]
    settled: list[FoundProblem] = Field(
        description="What rules of today would refuse in months that are settled: warnings, to go through."
    )
    allowances: list[FoundAllowance]
    history: FoundHistory | None


def json_schema() -> str:
    """The JSON Schema of `CheckResult`, as it is published."""
    return published_schema(CheckResult)


def report(newsroom: Newsroom | None, problems: Sequence[Problem], translate: Translate) -> CheckResult:
    """Everything that a check found, with words in the language of `translate`."""
    told, settled = settled_apart(problems)
    return CheckResult.model_validate(
        {
            "as_of": newsroom.as_of if newsroom else None,
            "sample": newsroom is not None and newsroom.mandate.sample is not None,
            "exit_status": exit_status(newsroom, problems),
            "verdict": translate(verdict(newsroom, problems)),
            "counts": standing(newsroom.ledger.cells).counts if newsroom else None,
            "cells": [_cell(cell, newsroom, translate) for cell in newsroom.ledger.cells] if newsroom else [],
            "articles": [_article(found, newsroom, translate) for found in newsroom.judgements]
            if newsroom
            else [],
            "unread": list(newsroom.unread) if newsroom else [],
            "problems": [_problem(problem, translate) for problem in told],
            "settled": [_problem(problem, translate) for problem in settled],
            "allowances": [_allowance(found, newsroom, translate) for found in newsroom.allowances]
            if newsroom
            else [],
            "history": _history(newsroom, translate) if newsroom else None,
        }
    )


def _cell(cell: Cell, newsroom: Newsroom, translate: Translate) -> dict[str, Any]:
    record = cell.exception and FoundException.of(cell.exception)
    if record is not None:
        said = {name: translate(quoted(getattr(record, name), FILE, newsroom)) for name in _SAID}
        record = record.model_copy(update=said)
    return {
        **cell_facts(cell),
        "features": [feature.article.path for feature in cell.features]
        + [feature.path for feature in cell.kept],
        "days_left": days_left(cell.month, newsroom.as_of) if cell.status is Status.DUE else None,
        "exception": record,
    }


_SAID = ("reason", "document", "by")
"""What somebody wrote in an exception."""


def _allowance(found: Allowance, newsroom: Newsroom, translate: Translate) -> dict[str, Any]:
    return {
        "path": found.path,
        "line": found.line,
        "words": translate(Text("{words}", (("words", Private(found.words)),))),
        "reason": translate(quoted(found.reason, found.path, newsroom)),
    }


def _article(judgement: Judgement, newsroom: Newsroom, translate: Translate) -> dict[str, Any]:
    article = judgement.article
    history = newsroom.history
    first = judgement.entered_by
    commit = history.commit[first.commit] if first else None
    arrival = history.arrival(first.commit) if first else None
    return {
        "path": article.path,
        "id": article.id,
        "outlet": article.outlet.id,
        "date": article.date,
        "title": translate(quoted(article.front.title, article.path, newsroom)),
        "counts": judgement.counts,
        "reason": judgement.reason,
        "because": translate(judgement.because) if judgement.because else None,
        "settled": translate(judgement.overruled[0][1]) if judgement.counts and judgement.overruled else None,
        "words": article.words,
        "own_words": judgement.share and judgement.share.own,
        "own_words_needed": judgement.share and judgement.share.needed,
        "notes": [translate(note) for note in notes(judgement, newsroom.mandate)],
        "seconds": article.seconds,
        "entered": first and first.at,
        "commit": first and first.commit,
        "written": commit and commit.written,
        "arrived": arrival and arrival.at,
        "stood": bool(judgement.entry.stood) if judgement.entry else None,
        "late": judgement.late,
        "taken_over": newsroom.mandate.is_taken_over(article.month),
        "grade": judgement.proof.grade,
    }


def _problem(problem: Problem, translate: Translate) -> dict[str, Any]:
    return {
        "level": problem.level.value,
        "code": problem.code,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "message": translate(problem.message),
        "hint": translate(problem.hint) if problem.hint else None,
    }


def _history(newsroom: Newsroom, translate: Translate) -> dict[str, Any]:
    unknown = newsroom.history.unknown
    return {"known": unknown is None, "reason": translate(unknown) if unknown else None}
