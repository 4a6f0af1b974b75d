"""What the verdict is, as values: the exit status, and what every published document says of a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import Field

from media_mandate.articles.address import DOCS
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.kinds import OfKinds, OutletKind
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Cell, Status

OK, MISSING, PROBLEMS, USAGE = 0, 1, 2, 3
"""Exit statuses: nothing to mend; a month is missing; a file has a problem; wrong usage or environment."""


MetAfterwards = Annotated[
    bool | None,
    Field(
        description="Met only by what was entered after the month had ended; null where history is unknown."
    ),
]
CellGrade = Annotated[
    Grade | None,
    Field(
        description="How far it is known of as many features as are owed that they ran: declared, linked or "
        "kept; null where the month is not met."
    ),
]
PublishedKind = OutletKind | tuple[OutletKind, ...]
"""What an outlet is: a word, or a list of both."""


PublishedOfKinds = dict[OutletKind, Annotated[int, Field(ge=0, lt=10**12)]]
"""A number for each kind of an outlet that is newspaper and broadcaster in one."""

MinimumOfKinds = Annotated[
    PublishedOfKinds | None,
    Field(
        description="How many of the minimum have to be of a kind; left out where nothing is asked.",
        exclude_if=lambda value: value is None,
    ),
]
CountName = Literal["met", "missed", "waived", "missing", "due", "afterwards"]
MonthCounts = Annotated[
    dict[CountName, int],
    Field(
        description="How many months, each outlet's by themselves, were met, missed and recorded as a miss, "
        "waived, are missing with nobody to answer for them, or still due; and how many of those met were "
        "met only afterwards."
    ),
]
Purged = Annotated[int, Field(description="Features that had to leave git's history; they still count.")]


def exit_status(newsroom: Newsroom | None, problems: Sequence[Problem]) -> int:
    """2 when there is any problem, else 1 when a month is missing, else 0."""
    if newsroom is None or any(problem.level is Level.PROBLEM for problem in problems):
        return PROBLEMS
    return MISSING if newsroom.ledger.of(Status.MISSING) else OK


def entry_counts(newsroom: Newsroom) -> Counter[str]:
    """How many features are taken over, and how many not entered, which are not taken over yet."""
    counts: Counter[str] = Counter()
    for judgement in newsroom.judgements:
        if judgement.counts:
            entry, is_withdrawn = judgement.entry, judgement.article.front.withdrawn is not None
            if entry is not None and entry.first is None and not (is_withdrawn and entry.versions):
                counts["not_entered"] += 1
            elif newsroom.mandate.is_taken_over(judgement.article.month):
                counts["taken_over"] += 1
    return counts


def settled_apart(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """What is to be mended or read now, and what rules of today say of months that are settled."""
    told = [problem for problem in problems if not problem.settled]
    return told, [problem for problem in problems if problem.settled]


def of_outlet(problems: Sequence[Problem], outlets: Sequence[str], chosen: str) -> list[Problem]:
    """The problems that concern the outlet `chosen`: all but those in the folders of the others."""

    def owner(problem: Problem) -> str | None:
        parts = PurePosixPath(problem.path).parts
        return parts[1] if len(parts) > 1 and parts[0] == DOCS and parts[1] in outlets else None

    return [problem for problem in problems if owner(problem) in (None, chosen)]


def number_or_of_kinds(number: int | OfKinds | None) -> int | PublishedOfKinds | None:
    """A number of `mandate.yml` as it is published."""
    return dict(number.named) if isinstance(number, OfKinds) else number


def cell_facts(cell: Cell) -> dict[str, Any]:
    """What every published document says of a cell."""
    return {
        "outlet": cell.outlet.id,
        "month": cell.month,
        "status": cell.status,
        "met_afterwards": cell.afterwards,
        "minimum": cell.minimum,
        "minimum_of_kinds": dict(cell.owed.of_kinds) or None,
        "purged": len(cell.purges),
        "grade": cell.grade,
    }
