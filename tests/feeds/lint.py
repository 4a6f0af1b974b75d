"""What validators flag in a feed and what they miss, found with lxml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"

TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".mp4": "video/mp4"}


URI = re.compile(
    r"tag:[a-z0-9-]+(\.[a-z0-9-]+)*,[0-9]{4}(-[0-9]{2}){0,2}:[\w.~!$&'()*+,;=:@/?%-]+"  # RFC 4151
    r"|urn:media-mandate:.+",  # what stood before
    re.ASCII,
)


def lint(raw: bytes) -> list[str]:
    """Everything that is wrong with an RSS or Atom document."""
    root = etree.fromstring(raw)
    return [*(_rss(root[0]) if root.tag == "rss" else _atom(root)), *_groups(root)]


def _groups(root: Any) -> Iterator[str]:
    """Groups of media are for alternatives."""
    for group in root.iter(f"{MEDIA}group"):
        if len(group.findall(f"{MEDIA}content")) < 2:
            yield "media:group: no alternatives"


def _rss(channel: Any) -> Iterator[str]:
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        if not channel.findtext(name):
            yield f"channel: no {name}"
    if not (channel.findtext("link") or "").startswith("https://"):
        yield "channel: link is not https"
    if channel.find(f"{ATOM}link[@rel='self']") is None:
        yield "channel: no self"
    yield from _repeated(channel.findall("item/guid"), "guid")
    for item in channel.findall("item"):
        for name in ("title", "link", "guid", "pubDate", CONTENT):
            if not item.findtext(name):
                yield f"item: no {name}"
        if item.findtext("pubDate") and not parsedate_to_datetime(item.findtext("pubDate")).tzinfo:
            yield "item: pubDate without zone"
        for enclosure in item.findall("enclosure"):
            yield from _enclosure(enclosure.get("url"), enclosure.get("length"), enclosure.get("type"))
    if channel.find(f"{ITUNES}category") is not None:
        yield from _podcast(channel)


def _podcast(channel: Any) -> Iterator[str]:
    cover = channel.find(f"{ITUNES}image")
    if cover is None or not cover.get("href", "").startswith("https://"):
        yield "podcast: no cover"
    elif not cover.get("href").endswith((".png", ".jpg")):
        yield "podcast: cover is neither PNG nor JPEG"
    for name in (f"{ITUNES}owner/{ITUNES}email", f"{ITUNES}author", f"{PODCAST}guid", f"{PODCAST}locked"):
        if not channel.findtext(name):
            yield f"podcast: no {name}"
    if channel.findtext(f"{ITUNES}explicit") not in ("true", "false"):
        yield "podcast: explicit is neither true nor false"
    if len(channel.findtext("description").encode()) > 4000:
        yield "podcast: description is too long"
    for item in channel.findall("item"):
        if item.find("enclosure") is None:
            yield "episode: no enclosure"
        if not (item.findtext(f"{ITUNES}duration") or "").isdigit():
            yield "episode: duration is not in seconds"


def _enclosure(url: str | None, length: str | None, kind: str | None) -> Iterator[str]:
    if not (url or "").startswith("https://"):
        yield "enclosure: not https"
    if not (length or "").isdigit() or int(length or 0) == 0:
        yield f"enclosure: length is {length}"
    if TYPES.get(PurePosixPath(url or "").suffix) != kind:
        yield f"enclosure: type is {kind}"


def _atom(feed: Any) -> Iterator[str]:
    for name in ("id", "title", "updated", "author/{http://www.w3.org/2005/Atom}name"):
        if not feed.findtext(ATOM + name):
            yield f"feed: no {name}"
    if feed.find(f"{ATOM}link[@rel='self']") is None:
        yield "feed: no self"
    links = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    if feed.find(f"{HISTORY}archive") is not None and (
        "current" not in links or not links & {"prev-archive", "next-archive"}
    ):
        yield "archive: leads to no other document"
    entries = feed.findall(f"{ATOM}entry")
    for name in ("id", "updated"):
        yield from _repeated([entry.find(ATOM + name) for entry in entries], name)
    yield from _atom_addresses(feed, entries)
    yield from _atom_times(feed, entries)


def _atom_addresses(feed: Any, entries: list[Any]) -> Iterator[str]:
    for element in feed.iter(f"{ATOM}id"):
        if not URI.fullmatch(element.text):
            yield f"id is no URI: {element.text}"
    for element in feed.iter(f"{ATOM}link"):
        if not element.get("href", "").startswith("https://") or not element.get("rel"):
            yield "link: not absolute, or without rel"
    for entry in entries:
        links = entry.findall(f"{ATOM}link")
        if sum(link.get("rel") == "alternate" for link in links) != 1:
            yield "entry: not one alternate"
        for link in links:
            if link.get("rel") == "enclosure":
                yield from _enclosure(link.get("href"), link.get("length"), link.get("type"))


def _atom_times(feed: Any, entries: list[Any]) -> Iterator[str]:
    times = [element.text for element in feed.iter(f"{ATOM}updated", f"{ATOM}published")]
    yield from (f"no zone: {time}" for time in times if not time.endswith("+07:00"))
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    if updated and feed.findtext(f"{ATOM}updated") != max(updated):
        yield "feed: updated is not its newest entry's"


def _repeated(elements: list[Any], name: str) -> Iterator[str]:
    counts = Counter(element.text for element in elements)
    yield from (f"{name} twice: {text}" for text, count in counts.items() if count > 1)
