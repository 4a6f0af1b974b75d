"""Every file that feeds add to a site."""

from __future__ import annotations

from collections.abc import Iterator

from media_mandate.addresses import FEEDS, Site
from media_mandate.feeds.badges import badge, badge_address, state_of
from media_mandate.feeds.channels import Channels
from media_mandate.feeds.json_feed import json_feed
from media_mandate.feeds.ledger_json import LEDGER_FILE, ledger
from media_mandate.feeds.opml import opml
from media_mandate.feeds.podcast import podcast
from media_mandate.feeds.rss_and_atom import Press
from media_mandate.messages import Text
from media_mandate.newsroom import Newsroom

OPML_FILE = f"{FEEDS}/tat-ca.opml"


def documents(
    newsroom: Newsroom, channels: Channels, site: Site, verdict: Text
) -> Iterator[tuple[str, bytes]]:
    """Address and content of each file."""
    press = Press(site)
    for channel in channels.all:
        yield channel.rss, press.rss(channel)
        yield channel.atom, press.atom(channel)
        yield channel.json, json_feed(channel, site)
        yield from press.archive(channel)
    for channel in channels.podcasts:
        yield channel.rss, podcast(channel, site)
    yield OPML_FILE, opml(channels, site)
    yield LEDGER_FILE, ledger(newsroom, site, site.translate(verdict))
    for outlet in newsroom.mandate.outlets:
        cells = newsroom.ledger.of_outlet(outlet)
        yield badge_address(outlet), badge(outlet.column, site.translate(state_of(cells)), cells)
