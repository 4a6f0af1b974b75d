"""What an upgrade settles: the record that the program makes just before it, of months that have ended."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from media_mandate.articles.address import DOCS
from media_mandate.articles.front_matter import says_sensitive
from media_mandate.reading.document import read_document
from media_mandate.reading.files import read_text
from media_mandate.record.format import Record, RecordedFeature
from media_mandate.settled.values import SettledCommit, SettledFeature, Settlement, month_of


def settlement(record: Record, root: Path, release: str) -> Settlement:
    """What `record` has of ended months, and all files in their folders below `root` as they stand.

    An article that did not count was published all the same: a rerun must not stop a build for being old.
    """
    features = [feature for feature in record.features if feature.month.has_ended(record.as_of)]
    return Settlement(
        as_of=record.as_of,
        release=release,
        commit=record.commit.commit if record.commit else "",
        features=tuple(_settled(feature, root) for feature in features),
        files=dict(_files(root, record)),
    )


def _settled(feature: RecordedFeature, root: Path) -> SettledFeature:
    return SettledFeature.of(
        feature,
        entered=SettledCommit.of(feature.entered) if feature.entered else None,
        sensitive=_is_sensitive(root / feature.path, feature.path),
    )


def _is_sensitive(file: Path, path: str) -> bool:
    """What an article says of itself; where it cannot be read, that it is no sensitive one."""
    text, _problems = read_text(file, path)
    document = read_document(text, path)[0] if text is not None else None
    return document is not None and says_sensitive(document.front.values)


def _files(root: Path, record: Record) -> Iterator[tuple[str, str]]:
    for file in sorted((root / DOCS).rglob("*")):
        path = file.relative_to(root).as_posix()
        month = month_of(path)
        if month is not None and month.has_ended(record.as_of) and file.is_file() and not file.is_symlink():
            yield path, sha256(file.read_bytes()).hexdigest()
