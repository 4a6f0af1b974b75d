"""Channels as JSON Feed 1.1."""

from __future__ import annotations

import json
from typing import Any

from media_mandate.addresses import Site
from media_mandate.feeds.channels import Channel
from media_mandate.feeds.entries import Entry


def json_feed(channel: Channel, site: Site) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.about,
        "home_page_url": site.at(f"{channel.page}/" if channel.page else ""),
        "feed_url": site.at(channel.json),
        "language": site.language,
        "authors": [{"name": site.name}],
        "items": [_item(entry) for entry in channel.newest],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.identity.text,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "image": entry.image and entry.image.url,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": [name for _id, name in entry.topics],
        "language": entry.language,
    }
    if entry.enclosure is not None:
        sound = entry.enclosure
        item["attachments"] = [
            {
                "url": sound.url,
                "mime_type": sound.type,
                "size_in_bytes": sound.length,
                "duration_in_seconds": sound.seconds,
            }
        ]
    return {name: value for name, value in item.items() if value or name == "content_html"}
