"""Texts that no article has today, but by which a month was met: they keep their words for good."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from datetime import date

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.shares import is_measured
from media_mandate.history import UNSEEN, History, Version
from media_mandate.mandate.values import Mandate
from media_mandate.quota import would_count
from media_mandate.settled.values import month_of


@dataclass(frozen=True, slots=True)
class FormerText:
    """A version that stood when the month of `path` ended, and stands there no more.

    `judged` is the article that it was, where that counts today and met its month by this version alone.
    """

    version: Version
    path: str
    judged: Article | None = None

    @property
    def id(self) -> str:
        return f"{self.path}:{self.version.path}@{self.version.blob}"

    @property
    def home(self) -> str:
        """The outlet and month that it was for."""
        return self.path.rpartition("/")[0].removeprefix(f"{DOCS}/")


def former_texts(
    articles: Collection[Article], settled: Container[str], mandate: Mandate, history: History, as_of: date
) -> list[FormerText]:
    """What was deleted after its month, moved to another, or rewritten; `settled` paths are not judged."""
    found = [FormerText(version, version.path) for version in _deleted(history, mandate)]
    for article in articles:
        entry = history.entries.get(article.path, UNSEEN)
        for version in entry.elsewhere:
            month = month_of(version.path)
            if month is not None and month.has_ended(as_of):
                found.append(FormerText(version, version.path))
        if entry.last in entry.stood or entry.proof in entry.stood or not is_measured(article):
            continue
        is_old = article.path in settled or mandate.is_taken_over(article.month)
        judged = article if would_count(article) and not is_old else None
        found += [FormerText(version, article.path, judged) for version in entry.stood]
    return found


def _deleted(history: History, mandate: Mandate) -> Iterator[Version]:
    for removal in history.removals:
        month = month_of(removal.version.path)
        if month is None or removal.version.path.split("/")[1] not in mandate.outlet:
            continue
        end = month.end(mandate.timezone)
        is_late = removal.first is None or removal.first >= end
        if removal.at is not None and removal.at >= end and (mandate.is_taken_over(month) or not is_late):
            yield removal.version
