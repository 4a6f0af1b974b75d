"""What eased a month after its end, in sentences with both days."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from media_mandate.mandate.file import FILE
from media_mandate.mandate.kinds import Owed
from media_mandate.messages import Private, Text, _
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.newsroom.easing import Eased, Easing
from media_mandate.statuses import owed_in_words


def easing_notes(newsroom: Newsroom) -> Iterator[Text]:
    """Each easing, for ledger and check."""
    for easing in newsroom.excuses.easings:
        yield easing_text(easing, newsroom)


def easing_text(
    easing: Easing, newsroom: Newsroom, named: Callable[[Month], object] = lambda month: month
) -> Text:
    """One easing; `named` is how the place that shows it writes months."""
    said = _said(easing, newsroom, named)
    if easing.is_better:
        return _("{said} Without it the month would not stand as it does.", said=said)
    return said


def _said(easing: Easing, newsroom: Newsroom, named: Callable[[Month], object]) -> Text:
    outlet = newsroom.mandate.outlet.get(easing.outlet)
    name, month = outlet.name if outlet else easing.outlet, named(easing.month)
    seen = git_since(easing, newsroom)
    match easing.what:
        case Eased.WAIVER:
            document = Text("{text}", (("text", _quoted(str(easing.after), newsroom)),))
            return _(
                "{outlet}, {month}: the waiver ({document}) says that it was recorded on {said}; {seen}, "
                "after the month had ended.",
                outlet=name,
                month=month,
                document=document,
                said=easing.said,
                seen=seen,
            )
        case Eased.MINIMUM:
            return _(
                "{outlet}, {month}: {before} features were owed when the month ended, now {after} are; "
                "{seen}.",
                outlet=name,
                month=month,
                before=_owed(easing.before),
                after=_owed(easing.after),
                seen=seen,
            )
        case Eased.SHORTEST:
            return _(
                "{outlet}, {month}: the shortest length was {before} when the month ended, now it is "
                "{after}; {seen}.",
                outlet=name,
                month=month,
                before=easing.before,
                after=easing.after,
                seen=seen,
            )
        case Eased.KIND:
            return _(
                "{outlet}, {month}: it was {before} when the month ended, now it is {after}; {seen}.",
                outlet=name,
                month=month,
                before=easing.before,
                after=easing.after,
                seen=seen,
            )
        case Eased.DUTY:
            return _(
                "{outlet}, {month}: something was owed when the month ended, now nothing is; {seen}.",
                outlet=name,
                month=month,
                seen=seen,
            )
        case Eased.RECORDED_FROM:
            return _(
                "{outlet}, {month}: recorded_from was {before} when the month ended, now it is {after}; "
                "{seen}.",
                outlet=name,
                month=month,
                before=named(easing.before) if isinstance(easing.before, Month) else easing.before,
                after=named(easing.after) if isinstance(easing.after, Month) else easing.after,
                seen=seen,
            )
        case Eased.PURGE:
            return _(
                "{outlet}, {month}: the purge says that it was recorded on {said}; {seen}.",
                outlet=name,
                month=month,
                said=easing.said,
                seen=seen,
            )


def _owed(value: object) -> object:
    return owed_in_words(value) if isinstance(value, Owed) else value


def git_since(easing: Easing, newsroom: Newsroom) -> Text:
    """Since when git has it, and by which commit."""
    if easing.seen is None:
        return _("git does not have that yet")
    if easing.seen.at is None:
        return _("git has that by commit {commit} of no date that can be", commit=easing.seen.commit[:10])
    day = easing.seen.at.astimezone(newsroom.mandate.timezone).date()
    return _("git has that since {day} (commit {commit})", day=day, commit=easing.seen.commit[:10])


def _quoted(text: str, newsroom: Newsroom) -> object:
    return Private(text) if FILE in newsroom.private else text
