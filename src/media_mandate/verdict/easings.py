"""What eased a month after its end, in sentences with both days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from media_mandate.mandate.file import FILE
from media_mandate.mandate.grades import GRADE_WORDS, Grade
from media_mandate.mandate.kinds import Owed
from media_mandate.messages import Private, Text, _
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.newsroom.eased import Eased
from media_mandate.newsroom.easing import Easing
from media_mandate.statuses import features_owed, kinds_of_outlet

MonthName = Callable[[Month], object]
"""How the place that shows them writes months."""


def _as_it_is(month: Month) -> object:
    return month


def easing_notes(
    newsroom: Newsroom, shown: Callable[[Month], bool] = lambda _month: True, named: MonthName = _as_it_is
) -> Iterator[Text]:
    """The easings of the months that are `shown`; one change of many months of an outlet is told once.

    Each month that would not stand as it does without it is told by itself.
    """
    alike: defaultdict[tuple[object, ...], list[Easing]] = defaultdict(list)
    for one in newsroom.excuses.easings:
        if shown(one.month):
            itself = one.month if one.is_better else None
            alike[one.outlet, one.what, one.before, one.after, one.said, one.seen, itself].append(one)
    for easings in alike.values():
        first, last = easings[0], easings[-1]
        span: object = named(first.month)
        if len(easings) > 1:
            span = _(
                "{first} to {last} ({count} months)",
                first=span,
                last=named(last.month),
                count=len(easings),
            )
        yield _with_weight(_said(first, span, newsroom, named), first)


def easing_text(easing: Easing, newsroom: Newsroom) -> Text:
    """One easing of one month."""
    return _with_weight(_said(easing, easing.month, newsroom, _as_it_is), easing)


def _with_weight(said: Text, easing: Easing) -> Text:
    if easing.is_better:
        return _("{said} Without it the month would not stand as it does.", said=said)
    return said


def _said(easing: Easing, month: object, newsroom: Newsroom, named: MonthName) -> Text:
    outlet = newsroom.mandate.outlet.get(easing.outlet)
    name = outlet.name if outlet else easing.outlet
    seen = git_since(easing, newsroom)
    match easing.what:
        case Eased.WAIVER:
            return _of_waiver(easing, name, month, newsroom, seen)
        case Eased.MINIMUM:
            return _(
                "{outlet}, {month}: {before} were owed when the month ended, now only {after}; {seen}.",
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
                before=_kinds(easing.before),
                after=_kinds(easing.after),
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
        case Eased.TOPIC:
            return _(
                "{outlet}, {month}: {path} is about “{topics}”, and no topic of it was on the list when the "
                "month ended; {seen}.",
                outlet=name,
                month=month,
                path=easing.before,
                topics=Text("{text}", (("text", _quoted(str(easing.after), newsroom)),)),
                seen=seen,
            )
        case Eased.GRADE:
            before, after = (GRADE_WORDS[Grade(str(value))] for value in (easing.before, easing.after))
            return _(
                "{outlet}, {month}: “{before}” was asked for when the month ended, now it is “{after}”; "
                "{seen}.",
                outlet=name,
                month=month,
                before=before,
                after=after,
                seen=seen,
            )
        case Eased.LATE:
            return _(
                "{outlet}, {month}: what was entered more than {before} days after its date did not count "
                "when the month ended, now it does; {seen}.",
                outlet=name,
                month=month,
                before=easing.before,
                seen=seen,
            )
        case Eased.TIMEZONE:
            return _(
                "{outlet}, {month}: timezone was {before} when the month ended, now it is {after}, where it "
                "ended later; {seen}.",
                outlet=name,
                month=month,
                before=easing.before,
                after=easing.after,
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


def _of_waiver(easing: Easing, name: str, month: object, newsroom: Newsroom, seen: Text) -> Text:
    document = Text("{text}", (("text", _quoted(str(easing.after), newsroom)),))
    late = _(
        "{outlet}, {month}: the waiver ({document}) says that it was recorded on {said}; {seen}, "
        "after the month had ended.",
        outlet=name,
        month=month,
        document=document,
        said=easing.said,
        seen=seen,
    )
    if easing.before is None:
        return late
    return _(
        "{said} When the month ended, a waiver stood there that named {document}.",
        said=late,
        document=_quoted(str(easing.before), newsroom),
    )


def _owed(value: object) -> object:
    return features_owed(value) if isinstance(value, Owed) else value


def _kinds(value: object) -> Text:
    return kinds_of_outlet(str(value).split(", "))


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
