"""What must stay the same for an article to stand as it does, told of any version that git has of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from media_mandate.articles.article import Article, text_sha256
from media_mandate.articles.prose import NO_PROSE, Prose, prose_of
from media_mandate.history import FileHistory, History, Version, read_versions
from media_mandate.reading.body import read_body
from media_mandate.reading.document import Document, read_document
from media_mandate.reading.files import decode


@dataclass(frozen=True, slots=True)
class Stand:
    """What must stay the same for an article to stand as it does; see "entered" in the rules."""

    folder: str
    date: str | None
    outlet: str
    rerun_of: str | None
    draft: bool


def stand_of(path: str, fields: Mapping[str, object]) -> Stand:
    def text(name: str) -> str | None:
        value = fields.get(name)
        return None if value is None else str(value).strip()

    folder = path.rpartition("/")[0]
    outlet = text("outlet") or path.split("/")[1]
    return Stand(folder, text("date"), outlet, text("rerun_of"), (text("draft") or "").lower() == "true")


def stood(path: str, raw: bytes) -> Stand | None:
    """How an earlier version of a file stood; None where it could not be read."""
    document = _document(path, raw)
    return None if document is None else stand_of(path, document.front.values)


def text_then(path: str, raw: bytes) -> str:
    """The hash of the text in an earlier version of a file; of no text where it could not be read."""
    document = _document(path, raw)
    return text_sha256(document.body if document else "")


def _document(path: str, raw: bytes) -> Document | None:
    text, _problems = decode(raw, path)
    return None if text is None else read_document(text, path)[0]


def proven(root: Path, articles: Sequence[Article], history: History) -> Mapping[str, tuple[Version, bytes]]:
    """The withdrawn articles of which git has the frozen text, published with the same date and outlet.

    By id, with a version that has it.
    """
    claims = [
        (article.id, article.front.withdrawn.sha256, version)
        for article in articles
        if article.front.withdrawn is not None
        for version in history.entries.get(article.path, FileHistory()).versions
    ]
    found = {}
    texts = read_versions(root, [version for _id, _sha256, version in claims])
    for (id, frozen, _version), (version, raw) in zip(claims, texts, strict=True):
        document = _document(version.path, raw)
        was_published = document is not None and "withdrawn" not in document.front.values
        if document and was_published and text_sha256(document.body) == frozen:
            found[id] = version, raw
    return found


def prose_then(path: str, raw: bytes) -> Prose:
    """The prose of an earlier version of a file; none where it could not be read or was not published."""
    document = _document(path, raw)
    if document is None:
        return NO_PROSE
    stand = stand_of(path, document.front.values)
    if stand.draft or stand.rerun_of or document.front.values.get("translation_of"):
        return NO_PROSE
    return prose_of(read_body(document)[0].text.blocks)
