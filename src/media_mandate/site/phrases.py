"""What pages say of articles and months in a few words."""

from __future__ import annotations

from collections.abc import Iterator

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import Printed
from media_mandate.mandate.grades import GRADE_WORDS
from media_mandate.mandate.values import Mandate, Outlet
from media_mandate.messages import Text, _, _n, plain
from media_mandate.quota import Cell, Judgement, Reason, Streak
from media_mandate.statuses import of_kinds

WORDS_A_MINUTE = 220
"""Tiếng that an adult reads in a minute, for the time that a text takes."""

_MARKS = {
    Reason.DRAFT: _("draft"),
    Reason.AHEAD: _("dated ahead"),
    Reason.RERUN: _("rerun"),
    Reason.TRANSLATION: _("translation"),
}


def mark(found: Judgement) -> Text:
    """The word by which lists mark an article that does not count."""
    if found.reason is Reason.RERUN and found.article.kind == "newspaper":
        return _("reprinted")
    return _MARKS[found.reason] if found.reason in _MARKS else plain("")


def articles(count: int) -> Text:
    """A number of articles in words."""
    return _n("{count} article", "{count} articles", count)


def quota(cell: Cell) -> Text:
    """How much of a cell's minimum there is."""
    said = _("{there} of at least {minimum}", there=cell.counted, minimum=cell.minimum)
    if not cell.owed.of_kinds:
        return said
    return _("{said}: {kinds}", said=said, kinds=of_kinds(cell.owed.of_kinds))


def beside(cell: Cell) -> Iterator[Text]:
    """What a cell of the ledger says beside its status, where there is something to say."""
    if cell.grade is not None:
        yield GRADE_WORDS[cell.grade]
    if any(feature.late for feature in cell.features):
        yield _("entered late")
    if cell.counted > 1:
        yield articles(cell.counted)
    if cell.withdrawn and cell.counted > 1:
        yield _("{count} of them withdrawn", count=cell.withdrawn)
    elif cell.withdrawn:
        yield _("withdrawn later")


def kind(outlet: Outlet) -> Text:
    """What an outlet is."""
    if outlet.only_kind is None:
        return _("Newspaper, radio and television")
    return _("Newspaper") if outlet.only_kind == "newspaper" else _("Radio and television")


def streak(streak: Streak) -> Text:
    """What stands beside the length of a streak."""
    return _n(
        "month in a row met; {longest} at best",
        "months in a row met; {longest} at best",
        streak.current,
        longest=streak.longest,
    )


def printed(printed: Printed) -> Text:
    """Where an article stood in the paper."""
    issue, page = printed.issue, printed.page
    if issue and page:
        return _("Printed in issue {issue}, page {page}", issue=issue, page=page)
    if issue:
        return _("Printed in issue {issue}", issue=issue)
    return _("Printed on page {page}", page=page) if page else _("Printed")


def time(article: Article) -> Text:
    """How long an article takes to read, or to hear or see."""
    if article.seconds is not None:
        return _("{clock} minutes long", clock=clock(article.seconds))
    minutes = max(round(article.words / WORDS_A_MINUTE), 1)
    return _n("{count} minute to read", "{count} minutes to read", minutes)


def clock(seconds: int) -> str:
    """A length as clocks show it: 4:30."""
    return f"{seconds // 60}:{seconds % 60:02}"


def successor(outlet: Outlet, mandate: Mandate) -> str:
    """The name of the outlet that took the duty over."""
    known = mandate.outlet.get(outlet.successor or "")
    return known.name if known else outlet.successor or ""
