"""By which identity feeds name an article for ever: a tag URI (RFC 4151), or that of earlier releases."""

from __future__ import annotations

from dataclasses import dataclass

from media_mandate.mandate.values import FeedIds

URN = "urn:media-mandate:"
"""What earlier releases put before an identity where Atom wants a URI. No URN, but what stands stays."""


@dataclass(frozen=True, slots=True)
class Identity:
    """`text` is for formats that take any text (RSS, JSON Feed), `uri` for those that want a URI (Atom)."""

    text: str
    uri: str


def identity(id: str, ids: FeedIds | None) -> Identity:
    """The identity of the article that was first published under `id`, by the month in which it stands."""
    _outlet, year, month, _slug = id.split("/")
    is_new = ids is not None and (ids.from_ is None or str(ids.from_) <= f"{year}-{month}")
    if ids is None or not is_new:
        return Identity(id, URN + id)
    return Identity(ids.tag + id, ids.tag + id)


def feed_uri(name: str, ids: FeedIds | None) -> str:
    """The identity of a whole feed. One that may stand already, with its archives, keeps what it had."""
    return URN + name if ids is None or ids.from_ is not None else ids.tag + name
