"""What a version of a file would count for by the rules of today, whether it stands now or stood long ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import PurePosixPath
from typing import NamedTuple

from media_mandate.articles.article import Article, text_sha256
from media_mandate.articles.prose import NO_PROSE, Prose, prose_of
from media_mandate.mandate.kinds import OutletKind
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom.alone import read_version
from media_mandate.newsroom.reading import Reading
from media_mandate.problems import is_error
from media_mandate.quota import would_count
from media_mandate.reading.body import read_body
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.files import MAX_BYTES, decode


class Stand(NamedTuple):
    """How one version of an article stood; `length` is in words, or in seconds of a broadcaster's.

    `was_published` tells that it was no draft, `counts` that it would count for its outlet's month, `passes`
    that the check of today finds no error in the file alone.
    """

    outlet: str
    month: str
    sha256: str
    length: int
    was_published: bool
    is_withdrawn: bool
    counts: bool
    kind: OutletKind
    passes: bool = True


def standing_of(article: Article, *, passes: bool = True) -> Stand:
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
        passes,
    )


def text_then(path: str, raw: bytes) -> str:
    """The hash of the text in an earlier version of a file; of no text where it could not be read."""
    document = _document(path, raw)
    return text_sha256(document.body if document else "")


def _document(path: str, raw: bytes) -> Document | None:
    text, _problems = decode(raw, path)
    return None if text is None else read_document(text, path)[0]


def stood(path: str, raw: bytes, mandate: Mandate) -> Stand | None:
    """How an earlier version of a file stood; None where it was no article that could be read."""
    reading = _reading_then(path, raw, mandate)
    if reading is None or reading.article is None:
        return None
    return standing_of(_at_the_least(reading.article), passes=not any(map(is_error, reading.problems)))


def article_then(path: str, raw: bytes, mandate: Mandate) -> Article | None:
    """The article in an earlier version of a file; None where it was none that could be read."""
    reading = _reading_then(path, raw, mandate)
    return reading.article if reading is not None else None


def _reading_then(path: str, raw: bytes, mandate: Mandate) -> Reading | None:
    """With fields left out that a rule of today refuses, where it can be without them; then it has errors."""
    place = PurePosixPath(path)
    if len(place.parts) < 3 or place.parts[1] not in mandate.outlet or len(raw) > MAX_BYTES:
        return None
    reading = read_version(path, raw, mandate, sparing=True)
    article = reading.article
    is_of_a_kind = article is not None and article.kind in article.outlet.kinds
    return reading if is_of_a_kind else None


def _at_the_least(article: Article) -> Article:
    """A broadcast that left its length to its file is taken at the least: that file is not read again."""
    broadcast = article.front.broadcast
    if broadcast is None or broadcast.duration is not None or broadcast.media is None:
        return article
    least = timedelta(seconds=article.shortest)
    front = article.front.model_copy(update={"broadcast": broadcast.model_copy(update={"duration": least})})
    return replace(article, front=front)


def prose_then(path: str, raw: bytes) -> Prose:
    """The prose of an earlier version of a file; none where it could not be read or was not published."""
    document = _document(path, raw)
    if document is None or _is_another_kind(document):
        return NO_PROSE
    return prose_of(read_body(document)[0].text.blocks)


def _is_another_kind(document: Document) -> bool:
    """Whether a version was a draft, a rerun or a translation, as its fields say without being checked."""
    values = document.front.values
    is_draft = str(values.get("draft") or "").strip().lower() == "true"
    return is_draft or bool(values.get("rerun_of")) or bool(values.get("translation_of"))
