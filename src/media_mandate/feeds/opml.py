"""All feeds of a site in one file, which feed readers take in at once."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from media_mandate.addresses import Site
from media_mandate.feeds.channels import Channel, Channels
from media_mandate.messages import Text, _


def opml(channels: Channels, site: Site) -> bytes:
    root = ET.Element("opml", version="2.0")
    head, body = ET.SubElement(root, "head"), ET.SubElement(root, "body")
    ET.SubElement(head, "title").text = channels.everything.title
    ET.SubElement(head, "dateModified").text = format_datetime(channels.everything.updated)
    groups: list[tuple[Text, Sequence[Channel]]] = [
        (_("Everything"), [channels.everything]),
        (_("Outlets"), channels.outlets),
        (_("Podcasts"), channels.podcasts),
        (_("Topics"), channels.topics),
        (_("Units"), channels.units),
    ]
    for name, group in groups:
        if group:
            folder = ET.SubElement(body, "outline", text=site.translate(name))
            for channel in group:
                ET.SubElement(
                    folder,
                    "outline",
                    type="rss",
                    text=channel.title,
                    title=channel.title,
                    xmlUrl=site.at(channel.rss),
                    htmlUrl=site.at(f"{channel.page}/" if channel.page else ""),
                )
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
