"""Reading `mandate.yml`, and what is wrong between its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from media_mandate.addresses import RESERVED
from media_mandate.mandate.values import ExceptionRecord, Mandate, Outlet, Purge
from media_mandate.messages import _
from media_mandate.months import Month
from media_mandate.problems import Level, Problem
from media_mandate.reading.fields import (
    nearest,
    problems_of,
)
from media_mandate.reading.files import read_text
from media_mandate.reading.strict_yaml import Key, Yaml, read_yaml

FILE = "mandate.yml"


@dataclass(frozen=True, slots=True)
class MandateFile:
    """The mandate and the file that it was read from, for problems that show only later."""

    mandate: Mandate
    source: Yaml


def load_mandate(file: Path) -> tuple[MandateFile | None, list[Problem]]:
    """Read the mandate; None where it cannot be trusted, for then nothing can be judged."""
    text, problems = read_text(file, FILE)
    if text is None:
        return None, problems
    source, problems = read_yaml(text, FILE)
    if source is None:
        return None, problems
    try:
        mandate = Mandate.model_validate(source.values)
    except ValidationError as error:
        return None, [*problems, *problems_of(error, source, Mandate)]
    problems += [*_list_problems(mandate, source), *_outlet_problems(mandate, source)]
    problems += _exception_problems(mandate, source)
    problems += _purge_problems(mandate, source)
    problems += _day_problems(mandate, source)
    if any(problem.level is Level.PROBLEM for problem in problems):
        return None, problems
    return MandateFile(mandate, source), problems


_ENDS_FIRST = _("It ends before it begins."), _("Correct one of the two months.")


def _list_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    for kind in ("outlets", "campaigns", "topics", "units", "days"):
        seen: set[str] = set()
        for index, entry in enumerate(getattr(mandate, kind)):
            if entry.id in seen:
                message = _("The id {id} is given twice.", id=entry.id)
                yield source.problem((kind, index, "id"), message, _("Give each entry an id of its own."))
            seen.add(entry.id)
            if kind not in ("outlets", "days") and entry.from_ and entry.until and entry.until < entry.from_:
                yield source.problem((kind, index, "until"), *_ENDS_FIRST)


def _day_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    for index, day in enumerate(mandate.days):
        for number, topic in enumerate(day.topics):
            if topic not in mandate.topic:
                message = _("There is no topic {id} in the mandate.", id=topic)
                yield source.problem(
                    ("days", index, "topics", number), message, nearest(topic, list(mandate.topic))
                )


def _outlet_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    for index, outlet in enumerate(mandate.outlets):
        key = ("outlets", index)
        if outlet.id in RESERVED:
            hint = _("Choose another id: this address belongs to the site's own pages.")
            yield source.problem((*key, "id"), _("The id {id} is reserved.", id=outlet.id), hint)
        if outlet.podcast is not None and outlet.kind != "broadcaster":
            yield source.problem((*key, "podcast"), _("Only a broadcaster has a podcast."))
        for number, duty in enumerate(outlet.duties):
            if duty.until is not None and duty.until < duty.from_:
                yield source.problem((*key, "duties", number, "until"), *_ENDS_FIRST)
        for number, (earlier, later) in enumerate(pairwise(outlet.duties), start=1):
            if earlier.until is None or later.from_ <= earlier.until:
                message = _("This duty begins before the one above it has ended.")
                hint = _("Write the duties in order, and give each but the last an until.")
                yield source.problem((*key, "duties", number), message, hint)
        yield from _succession_problems(mandate, outlet, (*key, "successor"), source)


def _succession_problems(mandate: Mandate, outlet: Outlet, key: Key, source: Yaml) -> Iterator[Problem]:
    if outlet.successor is None:
        return
    ended = outlet.duties[-1].until
    if ended is None:
        hint = _("Give its last duty an until, or remove the successor.")
        yield source.problem(key, _("It has a successor, but its duty never ends."), hint)
    successor = mandate.outlet.get(outlet.successor)
    if successor is outlet:
        message = _("An outlet cannot be its own successor.")
        yield source.problem(key, message, _("Name the outlet that took its duty over, or remove the line."))
    elif successor is None:
        if re.fullmatch(r"[a-z0-9-]+", outlet.successor):
            message = _("There is no outlet {id} in the mandate.", id=outlet.successor)
            hint = _("Write the id of an outlet of this mandate, or the full name of one outside it.")
            yield source.problem(key, message, hint)
    elif ended is not None and successor.duties[0].from_ != ended.next():
        message = _("The successor's duty does not follow in the next month, {month}.", month=ended.next())
        hint = _("Correct the months, unless nobody owed anything in between.")
        yield source.problem(key, message, hint, Level.WARNING)


def _exception_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    cells: set[tuple[str, Month]] = set()
    for index, record in enumerate(mandate.exceptions):
        key = ("exceptions", index)
        yield from _owed_problems(record, mandate, key, source)
        if (record.outlet, record.month) in cells:
            message = _("There are two exceptions for this outlet and month.")
            yield source.problem(key, message, _("Keep one of the two."))
        cells.add((record.outlet, record.month))
        if record.kind == "waiver" and record.document_date > record.month.last_day:
            message = _("The waiver's document is younger than the month that it excuses.")
            hint = _("A month that was missed is recorded with kind: miss.")
            yield source.problem((*key, "document_date"), message, hint)


def _purge_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    texts: set[str] = set()
    for index, purge in enumerate(mandate.purges):
        key = ("purges", index)
        yield from _owed_problems(purge, mandate, key, source)
        if purge.text_sha256 in texts:
            message = _("There are two purges of this text.")
            yield source.problem((*key, "text_sha256"), message, _("Keep one of the two."))
        texts.add(purge.text_sha256)


def _owed_problems(
    record: ExceptionRecord | Purge, mandate: Mandate, key: Key, source: Yaml
) -> Iterator[Problem]:
    outlet = mandate.outlet.get(record.outlet)
    if outlet is None:
        message = _("There is no outlet {id} in the mandate.", id=record.outlet)
        yield source.problem((*key, "outlet"), message, nearest(record.outlet, list(mandate.outlet)))
    elif outlet.duty(record.month) is None:
        message = _("{outlet} owes nothing in that month.", outlet=outlet.name)
        hint = _("Correct the month or the outlet, or the outlet's duties.")
        yield source.problem((*key, "month"), message, hint)
