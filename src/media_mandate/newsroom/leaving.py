"""What stands in the place of a withdrawn article whose file is wrong otherwise: that it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import TypeAdapter, ValidationError

from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import GONE
from media_mandate.articles.withdrawal import withdrawn_file
from media_mandate.children.findings import in_field
from media_mandate.mandate.values import Mandate
from media_mandate.messages import _, translator
from media_mandate.newsroom.alone import read_version
from media_mandate.newsroom.said import says_that_it_is_withdrawn, withdrawal_of
from media_mandate.reading.dates import Day
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.files import decode
from media_mandate.reading.strict_yaml import read_yaml


def notice(path: str, now: bytes, older: Iterable[bytes], mandate: Mandate, as_of: date) -> bytes | None:
    """The file of a withdrawn article that says so in spite of errors, by its last version that can be read.

    None where it does not say so, or was never published: then there is nothing to say.
    """
    if not says_that_it_is_withdrawn(now):
        return None
    for raw in older:
        found = _readable(path, raw, mandate)
        if found is not None and not found[1].front.draft and found[1].front.withdrawn is None:
            document, article = found
            day, reason = _said(path, now, article.date, as_of, mandate)
            return withdrawn_file(document, article, GONE, day, reason).encode()
    return None


def _readable(path: str, raw: bytes, mandate: Mandate) -> tuple[Document, Article] | None:
    article = read_version(path, raw, mandate, sparing=True).article
    text = decode(raw, path)[0]
    document = read_document(text, path)[0] if text is not None else None
    return (document, article) if document is not None and article is not None else None


def _said(path: str, now: bytes, first: date, as_of: date, mandate: Mandate) -> tuple[date, str]:
    """When it was withdrawn and why, as far as that can be read and may be shown."""
    block = withdrawal_of(now)
    source = read_yaml(block, path)[0] if block is not None else None
    said = source.values.get("withdrawn") if source is not None else None
    fields = said if isinstance(said, Mapping) else {}
    try:
        day = TypeAdapter(Day).validate_python(fields.get("date"))
    except ValidationError:
        day = as_of
    reason = " ".join(str(fields.get("reason") or "").split())
    if not reason or any(in_field(("withdrawn", "reason"), reason)):
        reason = translator(mandate.language)(_("The newsroom withdrew this article."))
    return max(first, min(day, as_of)), reason
