"""The site that is being made: where it stands, what it is called, and its addresses in full."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from media_mandate.messages import Translate
from media_mandate.months import Month


@dataclass(frozen=True, slots=True)
class Site:
    """The address of the site with its last slash, its name, what it is about, and its language."""

    url: str
    name: str
    about: str
    language: str
    translate: Translate

    def at(self, address: str) -> str:
        """The absolute URL of an address on the site, or of one elsewhere."""
        written = quote(address, safe="/:?=&%#+,;@~()!*'$")
        return written if "://" in address else self.url + written


MONTHS = "thang"
TOPICS = "chu-de"
UNITS = "don-vi"
DOORS = "can"
LEDGER = "so-theo-doi"
FEEDS = "rss"
SEARCH = "tim-kiem"
CALENDAR = "lich"
HELP = "goi-ai"
CARDS = "the"
RULES = "bien-tap/loi"
RESERVED = frozenset(
    {
        *(MONTHS, TOPICS, UNITS, DOORS, LEDGER, FEEDS, SEARCH, CALENDAR, CARDS),
        *("tat-ca", "assets", "badges", "search", "admin", "schemas"),
    }
)
"""Addresses of the site's own pages, which no outlet may take."""


def month_address(month: Month) -> str:
    """The page of a month."""
    return f"{MONTHS}/{month}/"
