"""A check as workflow commands of GitHub: an annotation for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from media_mandate.mandate.values import Outlet
from media_mandate.messages import Translate, _
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Status
from media_mandate.verdict.facts import settled_apart
from media_mandate.verdict.words import (
    chosen,
    field_in_words,
    missing_text,
    ways_out,
)
from media_mandate.visible import visible


def as_annotations(
    newsroom: Newsroom | None, problems: Sequence[Problem], outlets: Sequence[Outlet], translate: Translate
) -> Iterator[str]:
    """GitHub workflow commands: an annotation for each missing month, problem and warning.

    Missing months come first, for GitHub shows only the first few of a step; what is settled comes last.
    Field and code are the title.
    """
    if newsroom is not None:
        for cell in chosen(newsroom.ledger.of(Status.MISSING), outlets):
            title = _property(translate(_("Missing month")))
            yield f"::error title={title}::{_data(translate(missing_text(cell)), translate(ways_out(cell)))}"
    told, settled = settled_apart(problems)
    for problem in (*told, *settled):
        level = "error" if problem.level is Level.PROBLEM else "warning"
        command = "notice" if problem.settled else level
        title = " · ".join(part for part in (_field(problem, translate), problem.code) if part)
        where = {"file": problem.path, "line": problem.line, "col": problem.column, "title": title}
        properties = ",".join(
            f"{key}={_property(str(value))}" for key, value in where.items() if value is not None
        )
        hint = [f"→ {translate(problem.hint)}"] if problem.hint else []
        yield f"::{command} {properties}::{_data(translate(problem.message), *hint)}"


def _field(problem: Problem, translate: Translate) -> str:
    return "" if problem.field is None else translate(field_in_words(problem.field))


def _data(*lines: str) -> str:
    """Lines as the value of a workflow command, which ends with the line that it stands in."""
    return "%0A".join(visible(line).replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    """A value beside the lines; a path keeps its line ends, or GitHub would not find the file."""
    for sign in "%\r\n:,":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return visible(text)
