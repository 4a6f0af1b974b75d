"""When an article was published and last changed for its readers."""

from __future__ import annotations

from datetime import date, tzinfo

from media_mandate.articles.article import Article


def updated(article: Article) -> date:
    """When an article was last changed for its readers: its date, or its newest correction's."""
    return max([article.date, *(correction.date for correction in article.front.corrections)])


def published_at(article: Article, zone: tzinfo) -> str:
    """When, in ISO 8601: the moment of an airing; of a printed article the day alone is known."""
    if article.aired is None:
        return article.date.isoformat()
    return article.aired.replace(tzinfo=zone).isoformat()


def modified_at(article: Article, zone: tzinfo) -> str:
    last = updated(article)
    return published_at(article, zone) if last == article.date else last.isoformat()
