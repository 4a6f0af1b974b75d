"""What eased a month after its end, held against a record: grave where the month is better by it alone."""

from __future__ import annotations

from collections.abc import Iterator

from media_mandate.messages import _
from media_mandate.newsroom.easing import Easing
from media_mandate.quota import Status
from media_mandate.record.comparison_of_features import ThenAndNow
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import RecordedCell
from media_mandate.verdict.easings import easing_text


def easing_differences(sides: ThenAndNow) -> Iterator[Difference]:
    """Each easing that the record does not know; what it was published with stays as it is."""
    yield from _backdated_waivers(sides)
    cells = {(cell.outlet, cell.month): cell for cell in sides.then.cells}
    for easing in sides.newsroom.excuses.easings:
        then = cells.get((easing.outlet, easing.month))
        if _is_known(easing, sides):
            continue
        about, message = f"{easing.outlet} {easing.month}", easing_text(easing, sides.newsroom)
        if easing.is_better and _was_worse(then):
            hint = _(
                "Git has it only since the month ended, so it excuses nothing: take it back, and record the "
                "miss of {month} (kind: miss). Its reason may name the document.",
                month=easing.month,
            )
            yield Difference(Fate.EASED, about, message, hint, grave=True)
        else:
            yield Difference(Fate.EASED, about, message)


def _was_worse(then: RecordedCell | None) -> bool:
    """Whether the record does not say already that the month stood well."""
    return then is None or then.status in (Status.DUE, Status.MISSING) or bool(then.met_afterwards)


def _is_known(easing: Easing, sides: ThenAndNow) -> bool:
    """Whether the commit of the record had it."""
    return easing.seen is not None and easing.seen.commit in sides.seen


def _backdated_waivers(sides: ThenAndNow) -> Iterator[Difference]:
    """Waivers that git says are older than the record, which does not have them."""
    cells = {(cell.outlet, cell.month): cell for cell in sides.then.cells}
    recorded = {(found.outlet, found.month) for found in sides.then.exceptions if found.kind == "waiver"}
    for place, seen in sides.newsroom.excuses.waivers.items():
        outlet, month = place
        day = seen.at.astimezone(sides.zone).date() if seen.at is not None else None
        if place in recorded or seen.commit in sides.seen or day is None or day > sides.seen_on:
            continue
        now = sides.newsroom.ledger.cell(outlet, month)
        is_excused = now is not None and now.status is Status.WAIVED and _was_worse(cells.get(place))
        is_grave = is_excused and month.has_ended(sides.today) and not sides.may_still_arrive(month)
        message = _(
            "Git says that it has the waiver since {day} (commit {commit}), but the record of {recorded} "
            "does not have it: entered later that day, pushed later, or dated back.",
            day=day,
            commit=seen.commit[:10],
            recorded=sides.then.as_of,
        )
        hint = _(
            "Change nothing in git. A record from the days in which it was pushed shows it, held against "
            "this clone in the same way. Whoever has none records the miss of {month} (kind: miss).",
            month=month,
        )
        yield Difference(Fate.EASED, f"{outlet} {month}", message, hint if is_grave else None, is_grave)
