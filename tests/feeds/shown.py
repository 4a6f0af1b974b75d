"""What a feed shows and plays: every address of it, and the content of its entries, whatever its format."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import feedparser
import podcastparser
from lxml import etree, html

from tests.feeds.lint import ATOM, CONTENT, ITUNES, MEDIA

FETCHED = ("audio", "img", "source", "track", "video")


def feeds_of(site: Path) -> list[Path]:
    """Every feed and podcast of a built site, in every format, with the archives."""
    found = sorted(file for file in (site / "rss").rglob("*") if file.suffix in (".xml", ".atom", ".json"))
    assert {file.suffix for file in found} == {".xml", ".atom", ".json"}
    return found


def contents(feed: Path) -> list[str]:
    """The HTML of each entry."""
    if feed.suffix == ".json":
        return [item["content_html"] for item in json.loads(feed.read_text("utf-8"))["items"]]
    tree = etree.parse(str(feed))
    names = (CONTENT, f"{ATOM}content", f"{ATOM}summary", "description")
    return [element.text for element in tree.iter(*names) if element.text]


def addresses(feed: Path) -> Iterator[str]:
    """What a reader or an app fetches to show or play; empty where an element says no address."""
    for content in contents(feed):
        for element in html.fragment_fromstring(content, create_parent="div").iter(*FETCHED):
            if element.tag not in ("audio", "video") or element.find("source") is None:
                yield element.get("src", "")
            yield from (element.get(name) for name in ("poster", "srcset") if element.get(name))
    yield from _in_json(feed) if feed.suffix == ".json" else _in_xml(etree.parse(str(feed)))


def as_parsed(feed: Path, home: str) -> Iterator[str]:
    """The HTML of each entry as programs hand it on: feedparser, and of podcasts podcastparser too."""
    if feed.parent.name == "podcast":
        with feed.open("rb") as stream:
            episodes = podcastparser.parse(f"{home}rss/podcast/{feed.name}", stream)["episodes"]
        yield from (episode["description_html"] for episode in episodes)
    parsed = feedparser.parse(feed.read_bytes())
    assert not parsed.bozo, feed
    yield from (content.value for entry in parsed.entries for content in entry.content)


def pictures(contents: Iterable[str]) -> Counter[str]:
    """How often which picture is shown."""
    trees = (html.fragment_fromstring(content, create_parent="div") for content in contents)
    return Counter(picture.get("src", "") for tree in trees for picture in tree.iter("img"))


def _in_json(feed: Path) -> Iterator[str]:
    for item in json.loads(feed.read_text("utf-8"))["items"]:
        yield from [item["image"]] if "image" in item else []
        yield from (attachment["url"] for attachment in item.get("attachments", ()))


def _in_xml(tree: Any) -> Iterator[str]:
    for element in tree.iter(f"{MEDIA}thumbnail", f"{MEDIA}content", "enclosure", f"{ITUNES}image"):
        yield element.get("url") or element.get("href", "")
    yield from (element.text or "" for element in tree.findall("channel/image/url"))
    for link in tree.iter(f"{ATOM}link"):
        if link.get("rel") == "enclosure":
            yield link.get("href", "")


def lost(site: Path, home: str) -> dict[str, set[str]]:
    """By feed, the addresses that are not whole, or of no file of the site that is built for `home`."""
    found = {
        feed.relative_to(site).as_posix(): {
            address
            for address in addresses(feed)
            if not address.startswith(home) or not (site / unquote(address.removeprefix(home))).is_file()
        }
        for feed in feeds_of(site)
    }
    return {feed: wrong for feed, wrong in found.items() if wrong}
