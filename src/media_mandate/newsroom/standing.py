"""What a version of a file would count for by the rules of today, whether it stands now or stood long ago."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from media_mandate.articles.address import read_address
from media_mandate.articles.article import Article, read_article, text_sha256
from media_mandate.mandate.kinds import OutletKind
from media_mandate.mandate.values import Mandate
from media_mandate.quota import would_count
from media_mandate.reading.body import read_body
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.files import MAX_BYTES, decode


class Stand(NamedTuple):
    """How one version of an article stood; `length` is in words, or in seconds of a broadcaster's.

    `was_published` tells that it was no draft, `counts` that it would count for its outlet's month.
    """

    outlet: str
    month: str
    sha256: str
    length: int
    was_published: bool
    is_withdrawn: bool
    counts: bool
    kind: OutletKind


def standing_of(article: Article) -> Stand:
    """How an article stands that was read."""
    return Stand(
        article.outlet.id,
        str(article.month),
        article.sha256,
        article.length,
        not article.front.draft,
        article.front.withdrawn is not None,
        would_count(article),
        article.kind,
    )


def text_then(path: str, raw: bytes) -> str:
    """The hash of the text in an earlier version of a file; of no text where it could not be read."""
    document = _document(path, raw)
    return text_sha256(document.body if document else "")


def _document(path: str, raw: bytes) -> Document | None:
    text, _problems = decode(raw, path)
    return None if text is None else read_document(text, path)[0]


def stood(path: str, raw: bytes, mandate: Mandate) -> Stand | None:
    """How an earlier version of a file stood; None where it was no article that could be read.

    Fields that a rule of today refuses are left out, where it can be without them: they were right then.
    """
    place = PurePosixPath(path)
    if len(place.parts) < 3 or place.parts[1] not in mandate.outlet or len(raw) > MAX_BYTES:
        return None
    address, _problems = read_address(place, mandate)
    document = _document(path, raw)
    if address is None or document is None:
        return None
    body, _problems = read_body(document)
    article, _problems = read_article(document, body, address, mandate, sparing=True)
    if article is None or article.kind not in article.outlet.kinds:
        return None
    return standing_of(article)
