"""What git knows of when an article entered: its dates side by side, and what stood when its month ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from media_mandate.messages import Text, _
from media_mandate.newsroom import Newsroom
from media_mandate.quota import Judgement
from media_mandate.settled.values import SettledCommit


def entry_facts(judgement: Judgement, newsroom: Newsroom) -> Iterator[Text]:
    """When it was entered, the three dates of that commit, and whether it stood at the end of its month."""
    yield entry_text(judgement, newsroom)
    entry, first = judgement.entry, judgement.entered_by
    if entry is None or first is None or first.at is None:
        return
    commit = newsroom.history.commit[first.commit]
    arrival = newsroom.history.arrival(first.commit)
    month, zone = judgement.article.month, newsroom.mandate.timezone
    yield _(
        "Dates of that commit: author {written}, committer {committed}; onto the main line {arrived}. The "
        "committer’s date decides.",
        written=_moment(commit.written, newsroom),
        committed=_moment(first.at, newsroom),
        arrived=_("with itself")
        if arrival is None
        else _(
            "by the merge {commit} of {moment}", commit=arrival.id[:10], moment=_moment(arrival.at, newsroom)
        ),
    )
    if not month.has_ended(newsroom.as_of) or newsroom.mandate.is_taken_over(month):
        return
    if first.at < month.end(zone) and not entry.stood:
        yield _(
            "When {month} ended, no version stood that would count: it was deleted then, a draft, too "
            "short, or not in words of its own.",
            month=month,
        )
    elif commit.written is not None and commit.written < month.end(zone) <= first.at:
        yield _(
            "It was written before {month} ended, and committed after. A squash, a rebase or an amended "
            "commit has its own date alone, so git cannot tell whether it was there before.",
            month=month,
        )


def entry_text(judgement: Judgement, newsroom: Newsroom) -> Text:
    """When git saw the article enter, or why that is not known."""
    if judgement.entry is None:
        return _("When it was entered is not known: {reason}.", reason=newsroom.history.unknown)
    settled = judgement.settled.entered if judgement.settled else None
    if settled is not None:
        return settled_text(settled, newsroom)
    first = judgement.entry.first
    if first is None and judgement.entry.versions:
        moment = _moment(judgement.entry.versions[-1].at, newsroom)
        return _("Git has it since {moment}, and no version of it yet that would count.", moment=moment)
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


def settled_text(entered: SettledCommit, newsroom: Newsroom) -> Text:
    """When a feature of a settled month was entered."""
    there = entered.at.astimezone(newsroom.mandate.timezone)
    return _(
        "Its month is settled: it was entered on {day} at {time} (commit {commit}).",
        day=there.date(),
        time=f"{there:%H:%M}",
        commit=entered.commit[:10],
    )


def entry_commit(judgement: Judgement) -> str | None:
    """The commit that `entry_text` names, whole: what git had first, however often the site is built."""
    if judgement.entry is None:
        return None
    if judgement.settled is not None and judgement.settled.entered is not None:
        return judgement.settled.entered.commit
    return judgement.entry.first.commit if judgement.entry.first else None


def _moment(at: datetime | None, newsroom: Newsroom) -> Text:
    if at is None:
        return _("of no date that can be")
    there = at.astimezone(newsroom.mandate.timezone)
    return _("{day} at {time}", day=there.date(), time=f"{there:%H:%M}")
