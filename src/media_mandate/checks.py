"""The verdict as data: what a check found, for people and programs alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import Field

from media_mandate.articles import DOCS, month_folder
from media_mandate.messages import Text, Translate, _, _n
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Cell, Judgement, Reason, Status
from media_mandate.schema import Frozen, MonthField, published_schema
from media_mandate.standing import in_words, standing

OK, MISSING, PROBLEMS, USAGE = 0, 1, 2, 3
"""Exit statuses: nothing to mend; a month is missing; a file has a problem; wrong usage or environment."""


class FoundProblem(Frozen):
    """Something wrong in a file; lines and columns count from 1."""

    level: Literal["problem", "warning"]
    path: str
    line: int | None
    column: int | None
    field: str | None
    message: str
    hint: str | None


class FoundException(Frozen):
    """The exception behind a cell."""

    kind: Literal["miss", "waiver"]
    reason: str
    document: str
    document_date: date
    by: str
    recorded_on: date


MetAfterwards = Annotated[
    bool | None,
    Field(
        description="Met only by what was entered after the month had ended; null where history is unknown."
    ),
]
Purged = Annotated[int, Field(description="Features that had to leave git's history; they still count.")]


class FoundCell(Frozen):
    """One outlet's one month, with the paths of its features."""

    outlet: str
    month: MonthField
    status: Status
    met_afterwards: MetAfterwards
    minimum: int
    features: list[str]
    purged: Purged
    days_left: int | None = Field(
        description="Days until the month ends, its last day included; null unless due."
    )
    exception: FoundException | None


class FoundArticle(Frozen):
    """One article, and why it does not count if it does not."""

    path: str
    id: str
    outlet: str
    date: date
    title: str
    counts: bool
    reason: Reason | None
    because: str | None
    words: int
    seconds: int | None
    entered: datetime | None = Field(description="When git has it since; null when not committed or unknown.")
    commit: str | None
    late: bool
    taken_over: bool = Field(description="Older than the record: neither late nor met afterwards.")


class FoundAllowance(Frozen):
    """Words that give a child away, and why somebody let them stand."""

    path: str
    line: int
    words: str
    reason: str


class FoundHistory(Frozen):
    """Whether git told when articles were entered, and why not."""

    known: bool
    reason: str | None


class Report(Frozen):
    """What `scripts/check.py --format json` prints."""

    format: Literal["media-mandate check 1"] = "media-mandate check 1"
    as_of: date | None = Field(description="The day of judgement; null when the mandate cannot be read.")
    sample: bool
    exit_status: Literal[0, 1, 2] = Field(description="0 nothing to mend, 1 a month is missing, 2 a problem.")
    verdict: str
    cells: list[FoundCell]
    articles: list[FoundArticle]
    unread: list[str] = Field(
        description="Paths of articles whose fields are wrong, which count for nothing."
    )
    problems: list[FoundProblem]
    allowances: list[FoundAllowance]
    history: FoundHistory | None


def json_schema() -> str:
    """The JSON Schema of `Report`, as it is published."""
    return published_schema(Report)


def exit_status(newsroom: Newsroom | None, problems: Sequence[Problem]) -> int:
    """2 when there is any problem, else 1 when a month is missing, else 0."""
    if newsroom is None or any(problem.level is Level.PROBLEM for problem in problems):
        return PROBLEMS
    return MISSING if newsroom.ledger.of(Status.MISSING) else OK


def report(newsroom: Newsroom | None, problems: Sequence[Problem], translate: Translate) -> Report:
    """Everything that a check found, with words in the language of `translate`."""
    return Report.model_validate(
        {
            "as_of": newsroom.as_of if newsroom else None,
            "sample": newsroom is not None and newsroom.mandate.sample is not None,
            "exit_status": exit_status(newsroom, problems),
            "verdict": translate(verdict(newsroom, problems)),
            "cells": [_cell(cell, newsroom.as_of) for cell in newsroom.ledger.cells] if newsroom else [],
            "articles": [_article(found, newsroom, translate) for found in newsroom.judgements]
            if newsroom
            else [],
            "unread": list(newsroom.unread) if newsroom else [],
            "problems": [_problem(problem, translate) for problem in problems],
            "allowances": [asdict(found) for found in newsroom.allowances] if newsroom else [],
            "history": _history(newsroom, translate) if newsroom else None,
        }
    )


def verdict(newsroom: Newsroom | None, problems: Sequence[Problem]) -> Text:
    """The verdict: how many problems there are, if any, and how the ledger stands."""
    if newsroom is None:
        return _("The mandate cannot be read, so nothing can be judged.")
    said = in_words(standing(newsroom.ledger.cells))
    if count := sum(problem.level is Level.PROBLEM for problem in problems):
        return _("{problems} {ledger}", problems=problem_count(count), ledger=said)
    return said


def problem_count(count: int) -> Text:
    """How many problems must be mended before anything is published."""
    return _n("{count} problem must be mended.", "{count} problems must be mended.", count)


def missing_text(cell: Cell) -> Text:
    """What a missing cell is told: who lacks which month, and how much of it is there."""
    return _(
        "{outlet} is missing {month}: {there} of {minimum} features.",
        outlet=cell.outlet.name,
        month=cell.month,
        there=cell.counted,
        minimum=cell.minimum,
    )


def ways_out(cell: Cell) -> Text:
    """The two ways out of a missing month."""
    return _(
        "Either enter in docs/{folder}/ what was published that month, or record the miss under "
        "exceptions: in mandate.yml (kind: miss) and publish.",
        folder=month_folder(cell.outlet, cell.month),
    )


def due_text(cell: Cell, as_of: date) -> Text:
    """What a due cell is told: how much it lacks and how many days are left."""
    days = days_left(cell.month, as_of)
    return _n(
        "{outlet} owes {lacking} for {month}; {count} day is left.",
        "{outlet} owes {lacking} for {month}; {count} days are left.",
        days,
        outlet=cell.outlet.name,
        month=cell.month,
        lacking=_n("{count} feature", "{count} features", cell.lacking),
    )


def days_left(month: Month, as_of: date) -> int:
    """Days on which the month can still be met, today and its last day included."""
    return (month.last_day - as_of).days + 1


def explanation(judgement: Judgement) -> Text:
    """Why an article counts or does not."""
    month = judgement.article.month
    if judgement.because is None:
        return _("It counts for {outlet}, {month}.", outlet=judgement.article.outlet.name, month=month)
    return _("It does not count: {because}.", because=judgement.because)


def entry_text(judgement: Judgement, newsroom: Newsroom) -> Text:
    """When git saw the article enter, or why that is not known."""
    if judgement.entry is None:
        return _("When it was entered is not known: {reason}.", reason=newsroom.history.unknown)
    first = judgement.entry.first
    if first is None:
        return _("It is not entered yet: it is not committed to git.")
    if first.at is None:
        reason = newsroom.history.undated(first.commit)
        return _("When it was entered is not known: {reason}.", reason=reason)
    entered = first.at.astimezone(newsroom.mandate.timezone)
    sentence = _(
        "It was entered on {day} at {time} (commit {commit})",
        day=entered.date(),
        time=f"{entered:%H:%M}",
        commit=first.commit[:10],
    )
    if newsroom.mandate.is_taken_over(judgement.article.month):
        return _("{entered}; it is taken over from before the record began.", entered=sentence)
    if judgement.late:
        return _("{entered}; that is late.", entered=sentence)
    return _("{entered}.", entered=sentence)


def entry_counts(newsroom: Newsroom) -> Counter[str]:
    """How many features are taken over, and how many not entered, which are not taken over yet."""
    counts: Counter[str] = Counter()
    for judgement in newsroom.judgements:
        if judgement.counts:
            if judgement.entry is not None and judgement.entry.first is None:
                counts["not_entered"] += 1
            elif newsroom.mandate.is_taken_over(judgement.article.month):
                counts["taken_over"] += 1
    return counts


def of_outlet(problems: Sequence[Problem], outlets: Sequence[str], chosen: str) -> list[Problem]:
    """The problems that concern the outlet `chosen`: all but those in the folders of the others."""

    def owner(problem: Problem) -> str | None:
        parts = PurePosixPath(problem.path).parts
        return parts[1] if len(parts) > 1 and parts[0] == DOCS and parts[1] in outlets else None

    return [problem for problem in problems if owner(problem) in (None, chosen)]


def cell_facts(cell: Cell) -> dict[str, Any]:
    """What every published document says of a cell."""
    return {
        "outlet": cell.outlet.id,
        "month": cell.month,
        "status": cell.status,
        "met_afterwards": cell.afterwards,
        "minimum": cell.minimum,
        "purged": len(cell.purges),
    }


def _cell(cell: Cell, as_of: date) -> dict[str, Any]:
    record = cell.exception
    return {
        **cell_facts(cell),
        "features": [feature.article.path for feature in cell.features],
        "days_left": days_left(cell.month, as_of) if cell.status is Status.DUE else None,
        "exception": record and record.model_dump(exclude={"outlet", "month"}),
    }


def _article(judgement: Judgement, newsroom: Newsroom, translate: Translate) -> dict[str, Any]:
    article = judgement.article
    first = judgement.entry.first if judgement.entry else None
    return {
        "path": article.path,
        "id": article.id,
        "outlet": article.outlet.id,
        "date": article.date,
        "title": article.front.title,
        "counts": judgement.counts,
        "reason": judgement.reason,
        "because": translate(judgement.because) if judgement.because else None,
        "words": article.words,
        "seconds": article.seconds,
        "entered": first and first.at,
        "commit": first and first.commit,
        "late": judgement.late,
        "taken_over": newsroom.mandate.is_taken_over(article.month),
    }


def _problem(problem: Problem, translate: Translate) -> dict[str, Any]:
    return {
        "level": problem.level.value,
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
