"""The podcast of a broadcaster, as the directories of Apple and of the Podcast Index want it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.podcast import PodcastExtension
from feedgen.ext.podcast_entry import PodcastEntryExtension
from feedgen.util import xml_elem

from media_mandate.addresses import FEEDS, Site
from media_mandate.feeds.channels import Channel
from media_mandate.feeds.entries import Entry
from media_mandate.feeds.rss_and_atom import RSS_TYPE, add_entries, new_entry, new_feed, rss_of
from media_mandate.mandate.values import Outlet

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_CATEGORY = {"cat": "Kids & Family", "sub": "Parenting"}


def cover_address(outlet: Outlet) -> str:
    """Where the cover of an outlet's podcast stands on the site."""
    assert outlet.podcast is not None
    return f"{FEEDS}/podcast/{outlet.id}{PurePosixPath(outlet.podcast.cover).suffix}"


def podcast(channel: Channel, site: Site) -> bytes:
    """The podcast of a channel of sounds and films, all of them: directories know no archives."""
    outlet = channel.subject
    assert isinstance(outlet, Outlet)
    assert outlet.podcast is not None
    url = site.at(channel.rss)
    feed = new_feed(channel, channel.rss, RSS_TYPE, site)
    feed.image(url=site.at(cover_address(outlet)), title=channel.title)
    feed.register_extension("podcast", PodcastExtension, PodcastEntryExtension, atom=False)
    author = (channel.by or outlet).name
    feed.podcast.itunes_author(author)
    feed.podcast.itunes_owner(name=author, email=outlet.podcast.email)
    feed.podcast.itunes_category([dict(_CATEGORY)])
    feed.podcast.itunes_image(site.at(cover_address(outlet)))
    feed.podcast.itunes_type("episodic")
    feed.register_extension("directory", _Directory, _Episode, atom=False)
    feed.directory.guid = str(uuid5(_GUIDS, _without_scheme(url)))
    feed.directory.owner = outlet.podcast.email
    add_entries(feed, [_episode(entry) for entry in channel.entries])
    return rss_of(feed)


def _without_scheme(url: str) -> str:
    return url.removeprefix(f"{urlsplit(url).scheme}://").rstrip("/")


def _episode(entry: Entry) -> Any:
    assert entry.enclosure is not None
    made = new_entry(entry)
    # Apps that have an episode would fetch it again under another id.
    made.id(entry.id)
    made.register_extension("podcast", PodcastEntryExtension, atom=False)
    made.podcast.itunes_author(entry.article.outlet.name)
    made.podcast.itunes_duration(entry.enclosure.seconds)
    made.podcast.itunes_episode_type("full")
    made.register_extension("directory", _Episode, atom=False)
    broadcast = entry.article.front.broadcast
    if broadcast is not None and broadcast.transcript is not None:
        made.directory.transcript = entry.url
        made.directory.language = entry.language
    return made


class _Directory(BaseExtension):  # type: ignore[misc]
    """What feedgen lacks of a podcast: explicit as directories spell it, and the Podcast Index's own."""

    guid = ""
    owner = ""

    def extend_ns(self) -> dict[str, str]:
        return {"podcast": _PODCAST}

    def extend_rss(self, feed: Any) -> Any:
        channel = feed[0]
        xml_elem(f"{{{_ITUNES}}}explicit", channel).text = "false"
        xml_elem(f"{{{_PODCAST}}}guid", channel).text = self.guid
        xml_elem(f"{{{_PODCAST}}}locked", channel, owner=self.owner).text = "yes"
        return feed


class _Episode(BaseEntryExtension):  # type: ignore[misc]
    """The same of an episode, with the page that has its transcript."""

    transcript = ""
    language = ""

    def extend_rss(self, entry: Any) -> Any:
        xml_elem(f"{{{_ITUNES}}}explicit", entry).text = "false"
        if self.transcript:
            told = {"url": self.transcript, "type": "text/html", "language": self.language}
            xml_elem(f"{{{_PODCAST}}}transcript", entry, **told)
        return entry
