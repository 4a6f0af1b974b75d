"""How long browsers keep what a site sends (RFC 9111): what is named after its content for ever.

`templates/start/nginx.conf` and `templates/start/Caddyfile` say the same; a test asks both servers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from media_mandate.addresses import CARDS, SEARCH

YEAR = "max-age=31536000, immutable"
FOR_ALL = f"public, {YEAR}"
"""Styles, scripts, typeface: anybody between may keep them, too."""
FOR_ONE = f"private, {YEAR}"
"""What shows an article that may be withdrawn: the reader's own browser alone."""
ASK = "no-cache"
"""Kept, but never shown before the server was asked whether it still stands so."""

_ASSET = re.compile(r"/assets/(?:fonts/)?[^/]+\.[0-9a-f]{10}\.[a-z0-9]+")
_OF_ARTICLES = (
    f"/{CARDS}/",
    "/assets/pictures/",
    *(f"/{SEARCH}/pagefind/{part}/" for part in ("fragment", "index")),
)


def cache_control(path: str) -> str:
    """The header of the answer for a path of the site, as `/assets/house.0123456789.css`."""
    if _ASSET.fullmatch(path):
        return FOR_ALL
    return FOR_ONE if path.startswith(_OF_ARTICLES) else ASK


def for_hosts(assets: Iterable[str]) -> str:
    """Lines of `_headers` for what is kept; all else Netlify and Cloudflare Pages have asked for again.

    Each asset stands with its whole address: where two rules meet, both hosts send both values.
    """
    paths = [f"/{address}" for address in sorted(assets) if cache_control(f"/{address}") == FOR_ALL]
    rules = [(path, FOR_ALL) for path in paths] + [(f"{folder}*", FOR_ONE) for folder in _OF_ARTICLES]
    return "".join(f"{path}\n  Cache-Control: {value}\n" for path, value in rules)
