"""Reminders as issues of a tracker: what to open, change and close, given the issues that there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from media_mandate.messages import Translate, _
from media_mandate.months import Month
from media_mandate.planning.reminders import IDEAS, Reminder
from media_mandate.planning.suggestions import in_words
from media_mandate.quota import Ledger, Status
from media_mandate.statuses import STATUS_WORDS, kind_of
from media_mandate.verdict.markdown import escaped
from media_mandate.visible import visible

LABEL = "media-mandate"
"""The label of all of them. Strangers cannot set labels, so that none can feign a reminder."""

SETTLED = "settled"

_MARKER = re.compile(
    r"\s*<!-- media-mandate (?P<outlet>[a-z0-9-]+) (?P<month>[12]\d{3}-(?:0[1-9]|1[0-2])) (?P<stage>\w+) -->"
)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue that bears the label."""

    number: int
    title: str
    body: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: open an issue where `number` is None, else change that one.

    A comment reaches those who follow the issue; a changed body reaches nobody.
    """

    number: int | None
    title: str
    body: str
    is_open: bool
    comment: str | None = None


def steps(
    reminders: Iterable[Reminder], issues: Iterable[Issue], ledger: Ledger, translate: Translate
) -> Iterator[Step]:
    """What is to be done for each outlet and month to have one issue while it lacks something, and no longer.

    Who closes a reminder by hand is left in peace until the next stage.
    """
    known: dict[tuple[str, str], list[tuple[Issue, str]]] = defaultdict(list)
    for issue in sorted(issues, key=lambda issue: issue.number):
        if marker := _MARKER.match(issue.body):
            known[marker["outlet"], marker["month"]].append((issue, marker["stage"]))
    for reminder in reminders:
        body, title = _body(reminder, translate), visible(translate(reminder.title))
        asked = [reminder.address] if reminder.address else []
        state = visible(" ".join(_plain(translate(text)) for text in (*asked, reminder.state)))
        found = known.get((reminder.cell.outlet.id, str(reminder.cell.month)))
        if not found:
            yield Step(None, title, body, is_open=True)
            continue
        issue, stage = found.pop(0)
        if stage != reminder.stage:
            yield Step(issue.number, title, body, is_open=True, comment=state)
        elif issue.is_open and issue.body.split() != body.split():
            yield Step(issue.number, title, body, is_open=True)
    for (outlet, month), others in known.items():
        cell = ledger.cell(outlet, Month.parse(month))
        if cell is None or cell.status not in (Status.DUE, Status.MISSING):
            settled = _("There is nothing to do here any more: {state}.", state=STATUS_WORDS[kind_of(cell)])
            for issue, stage in others:
                if issue.is_open and stage != SETTLED:
                    said = translate(settled)
                    body = f"{_marker(outlet, month, SETTLED)}\n\n{said}\n"
                    yield Step(issue.number, issue.title, body, is_open=False, comment=said)


def _marker(outlet: str, month: object, stage: str) -> str:
    return f"<!-- media-mandate {outlet} {month} {stage} -->"


def _body(reminder: Reminder, translate: Translate) -> str:
    cell = reminder.cell
    asked = [_plain(translate(reminder.address)), ""] if reminder.address else []
    lines = [
        _marker(cell.outlet.id, cell.month, reminder.stage),
        "",
        *asked,
        f"**{_plain(translate(reminder.state))}**",
        "",
    ]
    if reminder.suggestions:
        lines += [translate(IDEAS), ""]
        lines += [f"- {_plain(in_words(found, translate))}" for found in reminder.suggestions] + [""]
    told = (_plain(translate(text)) for text in (reminder.advice, reminder.standing, reminder.counts))
    return "\n".join(map(visible, [*lines, *"\n\n".join(told).split("\n"), ""]))


def _plain(text: str) -> str:
    """A text that an issue shows as it is, and that calls nobody who is named in it with an @."""
    return escaped(text).replace("@", "@<!-- -->")
