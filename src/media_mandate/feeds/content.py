"""The rendered body of an article as feed readers may show it: safe, and whole without the site around it."""

from __future__ import annotations

import re
from textwrap import shorten
from urllib.parse import unquote, urljoin, urlsplit

import nh3
from lxml import etree, html

from media_mandate.reading import sanitising
from media_mandate.reading.printable import printable
from media_mandate.reading.text import running

_TAGS = sanitising.TAGS & (nh3.ALLOWED_TAGS | {"audio", "video", "source"})
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

# A picture, sound or film whose address was taken; nh3 writes every attribute as name="value".
_BARE = r'(?: (?!src=)[\w-]+="[^"]*")*'
_BARE_PICTURE = re.compile(rf"<(?:img|source){_BARE}>")
_BARE_PLAYER = re.compile(rf"<(audio|video){_BARE}>((?:(?!<source ).)*?)</\1>", re.DOTALL)


def feed_content(body: str, url: str, home: str = "") -> str:
    """The body of the page at `url`: sanitised, every address absolute, no way to places within the page.

    Pictures, sounds and films stay where they lie on the site at `home`, which has its host to itself unless
    it is told; of others nothing is left but what stands within them.
    """
    home = home or urljoin(url, "/")

    def absolute(address: str) -> str | None:
        try:
            target = urljoin(url, address.strip())
        except ValueError:
            return None
        return None if target.startswith(f"{url}#") else target

    def at_home(_tag: str, name: str, value: str) -> str | None:
        return value if name != "src" or _is_file_of(home, absolute(value), value) else None

    if "headerlink" in body:
        body = _without_permalinks(body)
    clean = nh3.clean(
        body,
        tags=set(_TAGS),
        clean_content_tags=set(sanitising.UNSEEN),
        attributes=_ATTRIBUTES,
        attribute_filter=at_home,
        url_schemes=set(sanitising.SCHEMES),
        url_relative=absolute,
        link_rel=None,
    )
    return printable(_BARE_PLAYER.sub(r"\2", _BARE_PICTURE.sub("", clean)))


def _is_file_of(home: str, target: str | None, address: str) -> bool:
    """Whether `address`, which leads to `target`, is that of a file on the site at `home`.

    What a browser would take for another host is none, whatever it was joined to.
    """
    if target is None or not target.startswith(home):
        return False
    if sanitising.is_elsewhere(address) and not address.startswith(home):
        return False
    path = unquote(urlsplit(target).path).replace("\\", "/")
    return not path.endswith("/") and ".." not in path.split("/")


def excerpt(body: str) -> str:
    """The beginning of a body as plain text, for articles without a standfirst."""
    return shorten(_BULLET.sub("", running(body)), _EXCERPT, placeholder="…")


_BULLET = re.compile("^- ", re.MULTILINE)


def _without_permalinks(body: str) -> str:
    tree = html.fragment_fromstring(body, create_parent="div")
    for link in tree.find_class("headerlink"):
        link.drop_tree()
    inner: str = etree.tostring(tree, encoding="unicode", method="html")
    return inner.removeprefix("<div>").removesuffix("</div>")
