"""Channels as RSS 2.0 and Atom, with their archives after RFC 5005; feedgen writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.ext.media import MediaEntryExtension, MediaExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from media_mandate.addresses import Site
from media_mandate.feeds.channels import Channel
from media_mandate.feeds.entries import Entry

GENERATOR = "media-mandate"
ATOM_TYPE = "application/atom+xml"
RSS_TYPE = "application/rss+xml"

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HISTORY = "http://purl.org/syndication/history/1.0"


class Press:
    """Writes channels; makes each entry once for all the feeds in which it stands."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._made: dict[str, FeedEntry] = {}

    def rss(self, channel: Channel) -> bytes:
        feed = self._feed(channel, channel.rss, RSS_TYPE)
        return rss_of(feed)

    def atom(self, channel: Channel) -> bytes:
        """The newest entries, with the way to the archive."""
        archive = channel.archive
        links = {"prev-archive": archive[-1][0]} if archive else {}
        feed = self._feed(channel, channel.atom, ATOM_TYPE, links)
        return bytes(feed.atom_str())

    def archive(self, channel: Channel) -> Iterator[tuple[str, bytes]]:
        """The address of each archive document, and the document."""
        documents = channel.archive
        addresses = [address for address, _part in documents]
        for number, (address, part) in enumerate(documents):
            links = {"current": channel.atom}
            if number > 0:
                links["prev-archive"] = addresses[number - 1]
            if number + 1 < len(addresses):
                links["next-archive"] = addresses[number + 1]
            elif number == 0:
                # Validators want a way on from every archive, from one that stands alone too.
                links["next-archive"] = channel.atom
            feed = self._feed(part, address, ATOM_TYPE, links)
            feed.register_extension("history", _Archive, BaseEntryExtension, atom=True, rss=False)
            yield address, bytes(feed.atom_str())

    def _feed(
        self, channel: Channel, address: str, kind: str, links: dict[str, str] | None = None
    ) -> FeedGenerator:
        feed = new_feed(channel, address, kind, self.site, links)
        feed.author(name=self.site.name)
        feed.register_extension("dc", DcExtension, DcEntryExtension, atom=False, rss=True)
        feed.register_extension("media", MediaExtension, MediaEntryExtension)
        add_entries(feed, [self._entry(entry) for entry in channel.newest])
        return feed

    def _entry(self, entry: Entry) -> FeedEntry:
        if entry.id not in self._made:
            made = self._made[entry.id] = new_entry(entry)
            made.register_extension("dc", DcEntryExtension, atom=False, rss=True)
            made.dc.dc_creator(list(entry.authors))
            made.dc.dc_language(entry.language)
            made.register_extension("media", MediaEntryExtension)
            if entry.image:
                size = {"width": str(entry.image.width), "height": str(entry.image.height)}
                # Without a group, which is for alternatives.
                made.media.thumbnail(url=entry.image.url, group=None, **size)
        return self._made[entry.id]


def new_feed(
    channel: Channel, address: str, kind: str, site: Site, links: dict[str, str] | None = None
) -> FeedGenerator:
    """What RSS and Atom tell of a feed as a whole; `links` lead to other documents of it."""
    feed = FeedGenerator()
    feed.id(channel.uri)
    feed.title(channel.title)
    feed.subtitle(channel.about)
    feed.description(channel.about)
    feed.language(site.language)
    feed.generator(GENERATOR)
    feed.updated(channel.updated)
    feed.link(href=site.at(address), rel="self", type=kind)
    for relation, target in (links or {}).items():
        feed.link(href=site.at(target), rel=relation, type=ATOM_TYPE)
    # RSS takes the last one for the address of the site.
    feed.link(href=site.at(f"{channel.page}/" if channel.page else ""), rel="alternate", type="text/html")
    return feed


def new_entry(entry: Entry) -> FeedEntry:
    """What RSS and Atom tell of an entry."""
    made = _Entry(entry)
    made.id(entry.identity.text)
    made.title(entry.title)
    made.summary(entry.summary)
    made.content(entry.content, type="html")
    made.published(entry.published)
    made.updated(entry.updated)
    made.author([{"name": name} for name in entry.authors])
    made.category([{"term": id, "label": name} for id, name in entry.topics])
    made.link(href=entry.url, rel="alternate", type="text/html")
    if entry.enclosure is not None:
        sound = entry.enclosure
        made.link(href=sound.url, rel="enclosure", type=sound.type, length=str(sound.length))
    return made


def add_entries(feed: FeedGenerator, entries: Sequence[FeedEntry]) -> None:
    for entry in entries:
        feed.add_entry(entry, order="append")


def rss_of(feed: FeedGenerator) -> bytes:
    """The RSS document of a feed, in whose titles no reader takes a character for markup.

    Each is a character by its number, as the RSS profile of the RSS Advisory Board asks for.
    """

    def numbered(title: re.Match[bytes]) -> bytes:
        return title[0].replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;")

    return re.sub(rb"(?<=<title>)[^<]*", numbered, bytes(feed.rss_str()))


class _Entry(FeedEntry):  # type: ignore[misc]
    """An entry with what each format asks for: a URI and a language for Atom, HTML for a summary in RSS.

    Its links have all that feedgen drops of them.
    """

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def rss_entry(self, extensions: bool = True) -> Any:
        element = super().rss_entry(extensions)
        element.find("description").text = as_html(self._entry.summary)
        return element

    def atom_entry(self, extensions: bool = True) -> Any:
        element = super().atom_entry(extensions)
        element.set(_LANGUAGE, self._entry.language)
        element.find("id").text = self._entry.identity.uri
        for link, told in zip(element.findall("link"), self.link(), strict=True):
            link.attrib.update(told)
        return element


def as_html(text: str) -> str:
    """A text as RSS wants the description of an item, which readers take for HTML.

    Where that makes a difference it is a paragraph, so that none takes what is escaped for the text itself.
    """
    html = escape(text, quote=False)
    return text if html == text else f"<p>{html}</p>"


class _Archive(BaseExtension):  # type: ignore[misc]
    """Marks a document of an archive, which never changes."""

    def extend_ns(self) -> dict[str, str]:
        return {"fh": _HISTORY}

    def extend_atom(self, feed: Any) -> Any:
        xml_elem(f"{{{_HISTORY}}}archive", feed)
        return feed
