"""A comparison as it is told: line by line to people, and as data to programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final, Literal

from pydantic import Field

from media_mandate.messages import Text, Translate, _, _n
from media_mandate.reading.dates import Day
from media_mandate.reading.fields import Published
from media_mandate.record.comparison import Comparison
from media_mandate.record.comparison_of_features import ARRIVING
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import Record, RecordedCommit
from media_mandate.verdict.terminal import Style

_LONGEST = 300
"""More than any path that a system takes."""

EXPLAINED: Final = 0
UNEXPLAINED: Final = 1
"""Exit statuses: nothing is lost, or all of it is explained; something contradicts the record."""


class FoundDifference(Published):
    """One entry that is not as the record has it."""

    kind: Fate
    grave: bool
    about: str
    message: str
    hint: str | None


class RecordedAt(Published):
    """The day and the commit of a record."""

    as_of: Day
    commit: RecordedCommit | None


class Verification(Published):
    """What `scripts/verify.py --format json` prints."""

    format: Literal["media-mandate verify 1"] = "media-mandate verify 1"
    source: str
    record: RecordedAt
    now: RecordedAt
    notes: list[str] = Field(
        default=[], description="Whose the record is and how old, where that is not what one expects."
    )
    exit_status: Literal[0, 1] = Field(
        description="1 when something contradicts the record and nothing explains it."
    )
    verdict: str
    added: int = Field(description="Features that the record does not have.")
    differences: list[FoundDifference]


def exit_status(comparison: Comparison) -> Literal[0, 1]:
    return UNEXPLAINED if comparison.grave else EXPLAINED


def record_notes(then: Record, as_of: date, site: str | None) -> Iterator[Text]:
    """Whose a record is that is held against the clone of `site`, and how old, where that matters."""
    if site is not None and then.site != site:
        yield _(
            "It is the record of {then}, and this clone is that of {site}: another newsroom's, or from "
            "before the site moved.",
            then=then.site,
            site=site,
        )
    days = (as_of - then.as_of).days
    if days > ARRIVING.days:
        yield _n(
            "It is {count} day old: of what was published since then it knows nothing.",
            "It is {count} days old: of what was published since then it knows nothing.",
            days,
        )


def verification(
    source: str,
    then: Record,
    now: Record,
    comparison: Comparison,
    translate: Translate,
    notes: Sequence[Text] = (),
) -> Verification:
    """The comparison as data, with words in the language of `translate`."""
    return Verification(
        source=source,
        record=RecordedAt(as_of=then.as_of, commit=then.commit),
        now=RecordedAt(as_of=now.as_of, commit=now.commit),
        notes=[*map(translate, notes)],
        exit_status=exit_status(comparison),
        verdict=translate(verdict(comparison)),
        added=comparison.added,
        differences=[
            FoundDifference(
                kind=found.kind,
                grave=found.grave,
                about=found.about,
                message=translate(found.message),
                hint=translate(found.hint) if found.hint else None,
            )
            for found in comparison.differences
        ],
    )


def as_text(
    source: str, then: Record, comparison: Comparison, t: Translate, style: Style, notes: Iterable[Text] = ()
) -> Iterator[str]:
    """What the record is, everything that differs, what is grave first, then the verdict."""
    yield style(t(_("The record of {day}, {source}", day=then.as_of, source=source)), "bold")
    for note in notes:
        yield f"  {t(_with_short_values(note))}"
    headings = {
        True: (_("Against the record, and nothing explains it:"), "red"),
        False: (_("Worth knowing, and no failure:"), "yellow"),
    }
    for grave, found in groupby(comparison.differences, key=lambda difference: difference.grave):
        heading, colour = headings[grave]
        yield ""
        yield style(t(heading), colour)
        yield from _lines(found, t)
    if comparison.added:
        yield ""
        yield t(_n("{count} feature is new.", "{count} features are new.", comparison.added))
    yield ""
    yield style(t(verdict(comparison)), "bold")


def _lines(differences: Iterator[Difference], t: Translate) -> Iterator[str]:
    for about, found in groupby(differences, key=lambda difference: difference.about):
        yield f"  {_short(about)}"
        for difference in found:
            yield f"      {t(_with_short_values(difference.message))}"
            if difference.hint is not None:
                yield f"      → {t(_with_short_values(difference.hint))}"


def _with_short_values(text: Text) -> Text:
    return replace(text, values=tuple((name, _short(value)) for name, value in text.values))


def _short(value: object) -> object:
    """What a record says, so short that it cannot be taken for lines of ours."""
    if isinstance(value, Text):
        return _with_short_values(value)
    if not isinstance(value, str):
        return value
    line = re.sub(" {2,}", " ", value)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def verdict(comparison: Comparison) -> Text:
    """The verdict in one sentence."""
    count = len(comparison.differences)
    if comparison.grave:
        return _n(
            "{count} thing contradicts the record, and nothing explains it.",
            "{count} things contradict the record, and nothing explains it.",
            len(comparison.grave),
        )
    if count:
        return _n(
            "Nothing is lost; {count} change is worth knowing.",
            "Nothing is lost; {count} changes are worth knowing.",
            count,
        )
    return _("Nothing differs: all of the record stands as it was.")
