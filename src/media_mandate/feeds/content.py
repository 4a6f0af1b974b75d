"""The rendered body of an article as feed readers may show it: safe, and whole without the site around it."""

from __future__ import annotations

import re
from html import unescape
from textwrap import shorten
from urllib.parse import urljoin

import nh3
from lxml import etree, html

from media_mandate import sanitising

_TAGS = (nh3.ALLOWED_TAGS | {"audio", "video", "source"}) - {"area", "map"}
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "width", "height"},
    "source": {"src", "type"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}

_EXCERPT = 200

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the characters that no XML document can hold."""
    return _NOT_XML.sub("", text)


def feed_content(body: str, url: str) -> str:
    """The body of the page at `url`: sanitised, every address absolute, no way to places within the page."""

    def absolute(address: str) -> str | None:
        try:
            target = urljoin(url, address.strip())
        except ValueError:
            return None
        return None if target.startswith(f"{url}#") else target

    if "headerlink" in body:
        body = _without_permalinks(body)
    clean = nh3.clean(
        sanitising.clean(body),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(sanitising.SCHEMES),
        url_relative=absolute,
        link_rel=None,
    )
    return printable(clean)


def excerpt(body: str) -> str:
    """The beginning of a body as plain text, for articles without a standfirst."""
    text = unescape(nh3.clean(body, tags=set(), clean_content_tags=set(sanitising.UNSEEN)))
    return shorten(text, _EXCERPT, placeholder="…")


def _without_permalinks(body: str) -> str:
    tree = html.fragment_fromstring(body, create_parent="div")
    for link in tree.find_class("headerlink"):
        link.drop_tree()
    inner: str = etree.tostring(tree, encoding="unicode", method="html")
    return inner.removeprefix("<div>").removesuffix("</div>")
