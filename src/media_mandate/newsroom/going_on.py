"""When the site has to be made although a month is missing: something has to leave it."""

from __future__ import annotations

from datetime import datetime, timedelta

from media_mandate.newsroom.whole import Newsroom
from media_mandate.quota import Judgement, Status

_ON_ITS_WAY = timedelta(days=1)
"""How long before its month ended a withdrawal may have been committed and not be published yet."""


def must_go_on(newsroom: Newsroom | None) -> bool:
    """Whether what leaves the site does not wait for the months that are missing.

    That is so where all of them are missing for what the safeguards of children took, or where readers may
    have seen such a file, or an article was withdrawn since the first of these months was over.
    """
    missing = newsroom.ledger.of(Status.MISSING) if newsroom is not None else []
    if newsroom is None or not missing:
        return False
    taken = [found for found in newsroom.held if found.for_a_child]
    months = {tuple(found.path.split("/")[1:4]) for found in taken}
    if all((cell.outlet.id, *str(cell.month).split("-")) in months for cell in missing):
        return True
    since = min(cell.month for cell in missing).end(newsroom.mandate.timezone) - _ON_ITS_WAY
    return any(found.is_older for found in taken) or any(
        found.article.front.withdrawn is not None and _is_since(found, since) for found in newsroom.judgements
    )


def _is_since(judgement: Judgement, since: datetime) -> bool:
    """Whether git does not know that a file is older than that in this shape."""
    last = judgement.entry.last if judgement.entry else None
    return last is None or last.at is None or last.at >= since
