"""What was judged of a newsroom, against which all that the site says is held before anybody gets it.

Everywhere may stand what the house says, the texts of the mandate, and of each listed article what lists
show of it, each whole. On an article's own page stand its other fields, too, and any words of its body in a
row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from media_mandate.addresses import RESERVED, Site
from media_mandate.articles.article import Article
from media_mandate.feeds.entries import Entry, said_around
from media_mandate.feeds.rss_and_atom import as_html
from media_mandate.messages import sentences
from media_mandate.reading import text
from media_mandate.reading.letters import resolved
from media_mandate.reading.phrases import Phrases
from media_mandate.reading.strings import values
from media_mandate.site import search
from media_mandate.site.search import Findable
from media_mandate.site.show import Show

_PART = re.compile("[#?&=]")
_NAMED = re.compile(r' (?:id|name|download|href|src)="([^"]*+)"')


@dataclass(frozen=True)
class Judged:
    """What was judged of all that is shown. `addresses` are those of the site's files, within the site.

    `house` are texts of the theme and its settings, which are the program's or the newsroom's own.
    """

    show: Show
    site: Site
    addresses: Iterable[str]
    house: Iterable[str]

    @cached_property
    def everywhere(self) -> Phrases:
        """What may stand in any file."""
        return Phrases(
            (
                *sentences(self.site.language),
                *_NAMES,
                *RESERVED,
                *self.house,
                *self._names,
                *self._listed,
                *self.addresses,
            ),
            exactly=(*_CODE, *self.addresses, *map(self.site.at, self.addresses)),
        )

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The texts of the mandate and of the site, and the ids of what is shown."""
        newsroom, site = self.show.newsroom, self.site
        days = (text for day in newsroom.mandate.observances for text in (day.name, f"day-{day.id}"))
        outlets = (f"{kind}-{outlet.id}" for kind in _EVENTS for outlet in newsroom.mandate.outlets)
        media = (text for each in newsroom.media.values() for text in (each.link, str(each.length)))
        unknown = site.translate(newsroom.history.unknown) if newsroom.history.unknown else ""
        reasons = (allowance.reason for allowance in newsroom.allowances)
        path, host = urlsplit(site.url).path, urlsplit(site.url).netloc
        held = (text for found in newsroom.held for text in (found.place, *found.codes))
        its = (*reasons, *held, unknown, site.name, site.about, site.url, path, host, site.language)
        return (*values(newsroom.mandate.model_dump(mode="json")), *days, *outlets, *media, *its)

    @property
    def _listed(self) -> Iterator[str]:
        for article in (found.article for found in self.show.shown):
            yield from (article.id, article.address.slug, article.path, article.front.moved_from or "")
        for article in (found.article for found in self.show.listed):
            front = article.front
            yield from (front.title, front.description or "", front.language or "")
            yield from (front.image.alt,) if front.image else ()
        for page in self.show.newsroom.pages:
            yield from (page.title, page.description or "", page.address)

    def of(self, path: str) -> Phrases:
        """What may stand on the page of a file."""
        found = self.show.judgement.get(path)
        html = self.show.html(path)
        own = () if found is None else tuple(self._fields(found.article))
        named = [part for value in _NAMED.findall(html) for part in _PART.split(resolved(value))]
        return Phrases((*own, *named), lambda: (*own, text.judged(html)), more=self.everywhere)

    def _fields(self, article: Article) -> Iterator[str]:
        """The fields of an article; of a withdrawn one why it was, and its address."""
        front = article.front
        yield article.id
        yield from said_around(article, self.site.translate)
        if front.withdrawn is not None:
            yield front.withdrawn.reason
            return
        yield from values(front.model_dump(mode="json"))
        yield from (target.address for target in article.targets)

    def of_entry(self, entry: Entry) -> list[str]:
        """What an entry of a feed says besides its content and no one judged of its article."""
        topics = (part for topic in entry.topics for part in topic)
        return self.of(entry.article.path).lacking((entry.title, entry.summary, *entry.authors, *topics))

    def in_feeds(self, entries: Iterable[Entry]) -> Phrases:
        """What may stand in files that hold entries; all of these were held against their own articles."""
        known = (
            text
            for entry in entries
            for text in (entry.content, entry.summary, as_html(entry.summary), *entry.authors)
        )
        return Phrases((), exactly=known, more=self.everywhere)

    def of_record(self, record: Findable) -> Iterator[str]:
        """What a record of the search says and no one judged of its own article or page."""
        path = f"docs/{record.address.strip('/')}.md"
        found, page = self.show.judgement.get(path), self.show.page.get(path)
        own = [text.running(self.show.html(path))]
        if found is not None:
            front = found.article.front
            own += [
                *front.steps,
                front.title,
                front.description or "",
                found.article.address.slug,
                front.language or "",
                found.article.date.isoformat(),
            ]
        if page is not None:
            own += [page.title, page.description or ""]
        known = Phrases(own, more=self._found, read=_bare)
        yield from known.lacking((*record.said, *record.shown.values()))

    @cached_property
    def _found(self) -> Phrases:
        return Phrases((*self._names, *sentences(self.site.language)), read=_bare)


def _bare(text: str) -> list[str]:
    return [search.bare(word) for word in search.words(text)]


_NAMES = (
    *("xml", "atom", "json", "ics", "webp", "jpg", "png", "svg", "kB", "RSS", "OPML", "fff"),
    *(
        "bai",
        "trang",
        "toa-soan",
        "media-mandate",
        "media-mandate record 1",
        "urn:media-mandate:",
    ),
    *("system-ui, sans-serif", "Kids & Family", "Parenting"),
)
"""What stands in no language's catalogue."""

_EVENTS = ("deadline", "planned")
"""How ids of a calendar's events begin."""

_CODE = (
    *("met", "acknowledged", "waived", "due", "missing", "declared", "linked", "kept"),
    *("html", "text/html", "audio/mpeg", "audio/x-m4a", "video/mp4", "image/png", "img", "spacingAndGlyphs"),
    *(
        "enclosure",
        "self",
        "alternate",
        "prev-archive",
        "next-archive",
        "current",
        "full",
        "episodic",
        "yes",
        "en",
    ),
    *("http://www.rssboard.org/rss-specification", "https://jsonfeed.org/version/1.1", "website", "article"),
    *("VCALENDAR", "VEVENT", "TRANSPARENT", "GREGORIAN", "PUBLISH", "-//media-mandate//media-mandate//EN"),
)
"""Words of formats, for programs."""
