"""How a link to a page is shown where it is shared: the page's properties in Open Graph, https://ogp.me/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from babel.core import get_global

from media_mandate.addresses import Site
from media_mandate.articles.article import Article
from media_mandate.messages import _
from media_mandate.site.cards import HEIGHT, WIDTH
from media_mandate.site.dates import modified_at, published_at
from media_mandate.site.headings import Heading, Headings
from media_mandate.site.show import Show

Property = tuple[str, str]
"""Name and value of a `<meta property>`."""


@dataclass(frozen=True)
class Sharing:
    """Tells of the pages of a site.

    `cards` are the addresses of pictures by path of the article and by address of the page; under "" is that
    of all other pages. A preview has none.
    """

    show: Show
    headings: Headings
    site: Site
    cards: Mapping[str, str]

    def article(self, article: Article, summary: str | None) -> tuple[Property, ...]:
        """An article's page; `summary` stands in for a standfirst."""
        heading, address = self.headings.of(article.path), f"{article.id}/"
        if article.front.withdrawn is not None:
            gone = self.site.translate(_("This article was withdrawn"))
            return self.page(replace(heading, title=gone), address)
        heading = replace(heading, description=heading.description or summary)
        languages = [self.show.language(article), *(language for language, _id in heading.versions)]
        return (
            ("og:type", "article"),
            *self._told(heading, address, languages),
            *self._picture(article.path, heading.title),
            ("article:published_time", published_at(article, self.show.newsroom.mandate.timezone)),
            ("article:modified_time", modified_at(article, self.show.newsroom.mandate.timezone)),
            ("article:section", article.outlet.column),
            *(("article:tag", self.show.newsroom.mandate.topic[id].name) for id in article.front.topics),
        )

    def page(self, heading: Heading, address: str) -> tuple[Property, ...]:
        """Any other page; `address` ends in a slash, but for home, which is called what the site is."""
        heading = heading if address else replace(heading, title=self.site.name)
        told = self._told(heading, address, [self.site.language])
        own = address.strip("/") if address.strip("/") in self.cards else ""
        return (("og:type", "website"), *told, *self._picture(own, heading.title if own else self.site.name))

    def _told(self, heading: Heading, address: str, languages: list[str]) -> Iterator[Property]:
        yield "og:title", heading.title
        if heading.description:
            yield "og:description", heading.description
        yield "og:url", self.site.at(address)
        yield "og:site_name", self.site.name
        locales = dict.fromkeys(map(_locale, languages))
        for number, locale in enumerate(locale for locale in locales if locale):
            yield ("og:locale:alternate" if number else "og:locale"), locale

    def _picture(self, path: str, alt: str) -> Iterator[Property]:
        card = self.cards.get(path, self.cards.get(""))
        if card is not None:
            yield "og:image", self.site.at(card)
            yield "og:image:type", "image/png"
            yield "og:image:width", str(WIDTH)
            yield "og:image:height", str(HEIGHT)
            yield "og:image:alt", alt


def _locale(language: str) -> str | None:
    """A language as Open Graph writes it, with the land where most speak it: `vi_VN`."""
    tag = language.replace("-", "_")
    parts = str(get_global("likely_subtags").get(tag, tag)).split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 and len(parts[-1]) == 2 else None
