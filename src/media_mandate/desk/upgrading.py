"""What a release changes in a newsroom, as data: whose lines a merge takes, and what the check newly says."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from media_mandate.desk.belongings import GUIDES, OWNERS, SITE
from media_mandate.desk.founding import feed_tag, guide_for, owners_as, site_as
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.mandate.values import FeedIds, Mandate
from media_mandate.months import Month
from media_mandate.verdict.check_json import CheckResult, FoundCell, FoundProblem


def as_founded(path: str, text: str, own: str, mandate: Mandate, sample: Mandate) -> str:
    """A shared file of a release as it would be in a newsroom that was founded on it.

    `own` is what stands in the newsroom, `sample` the mandate of the release. Held against each other in this
    form, two releases differ in what the program changed alone.
    """
    if path == SITE:
        return site_as(text, own)
    if path == OWNERS:
        return owners_as(text, own)
    going_on = [outlet for outlet in mandate.outlets if outlet.successor is None] or mandate.outlets
    return guide_for(text, going_on, sample) if path in GUIDES else text


def mandate_of(text: str) -> Mandate | None:
    """A mandate from its text; None where this program cannot read it."""
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        file = Path(folder) / FILE
        file.write_bytes(text.encode())
        found, _problems = load_mandate(file)
    return found.mandate if found else None


def with_feed_ids(text: str, site: str, day: date) -> str | None:
    """A mandate with the field by which feeds of the site at `site` name new articles; None if it has it.

    They do so from the month after next: what is published until the upgrade is kept has its id already.
    Raises ValueError where the field cannot be written behind the text as it is.
    """
    mandate = mandate_of(text)
    if mandate is None or mandate.feed_ids is not None:
        return None
    first = Month.of(day).next().next()
    ids = FeedIds.model_validate({"tag": feed_tag(site, day), "from": str(first)})
    end = "\r\n" if "\r\n" in text else "\n"
    lines = ("", *FEED_IDS_COMMENT, "feed_ids:", f'  tag: "{ids.tag}"', f"  from: {first}", "")
    written = text.rstrip() + end + end.join(lines)
    if mandate_of(written) != mandate.model_copy(update={"feed_ids": ids}):
        raise ValueError(written)
    return written


FEED_IDS_COMMENT = (
    "# By this feeds name articles for ever (RFC 4151), wherever the site moves to. It never changes.",
    "# Articles of months before `from` keep the ids that they have.",
)


@dataclass(frozen=True, slots=True)
class News:
    """What a check says that the one before an upgrade did not; `cells` are those judged otherwise."""

    cells: tuple[FoundCell, ...]
    problems: tuple[FoundProblem, ...]
    warnings: tuple[FoundProblem, ...]
    settled: tuple[FoundProblem, ...]


def news(before: Mapping[str, Any], after: CheckResult) -> News:
    """Hold a check against the one that the program before printed as JSON, whatever else that had.

    Sentences may be put better since, so what is told of one place at one level is the same thing.
    """
    known = {_place(found) for found in before.get("problems", [])}
    fresh = [found for found in after.problems if _place(found.model_dump()) not in known]
    was = {(cell["outlet"], cell["month"]): cell for cell in before.get("cells", [])}
    return News(
        tuple(cell for cell in after.cells if _differs(was.get((cell.outlet, str(cell.month))), cell)),
        _of_level(fresh, "problem"),
        _of_level(fresh, "warning"),
        tuple(after.settled),
    )


def _place(found: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(found.get(name) for name in ("level", "path", "line", "column", "field"))


def _differs(before: Mapping[str, Any] | None, after: FoundCell) -> bool:
    def facts(cell: Mapping[str, Any]) -> tuple[Any, ...]:
        return cell["status"], cell["met_afterwards"], len(cell["features"])

    return before is None or facts(before) != facts(after.model_dump(mode="json"))


def _of_level(found: Sequence[FoundProblem], level: str) -> tuple[FoundProblem, ...]:
    return tuple(problem for problem in found if problem.level == level)
