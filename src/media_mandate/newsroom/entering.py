"""When each article entered: which versions of its line would count for its month, and stood at its end.

How an old version stood is read once and kept, by its path and blob.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.history import (
    UNSEEN,
    FileHistory,
    FileLine,
    History,
    LineNode,
    Version,
    read_history,
    standing_at,
)
from media_mandate.history.reading import Contents
from media_mandate.mandate.file import FILE
from media_mandate.mandate.values import Mandate
from media_mandate.months import Month
from media_mandate.newsroom.standing import Stand, standing_of, stood
from media_mandate.settled.values import SettledFeature

Kept = Mapping[str, Stand | None]
"""How old versions stood, by blob and path; None of what was no article."""

NOTHING_STOOD: Kept = {}
Mandates = Sequence[tuple[LineNode, bytes]]
"""The versions of `mandate.yml`, oldest first."""

_KEPT = TypeAdapter(dict[str, Stand | None], config=ConfigDict(strict=True))


def kept_standings(standings: Kept) -> str:
    """How old versions stood, as JSON."""
    return _KEPT.dump_json(dict(standings)).decode()


def opened_standings(text: str | None) -> Kept:
    """What was kept so; raises ValueError where `kept_standings` has not written it."""
    return {} if text is None else _KEPT.validate_json(text)


@dataclass(frozen=True)
class _Reader:
    """Tells of the lines of `articles` when each entered.

    How old versions stood that were asked for is put into `used`, and those of the mandate into `mandates`.
    """

    articles: Mapping[str, Article]
    mandate: Mandate
    settled: Mapping[str, SettledFeature]
    settled_texts: Collection[str]
    kept: Kept
    used: dict[str, Stand | None]
    mandates: list[tuple[LineNode, bytes]]

    def follow(self, lines: Mapping[str, FileLine], contents: Contents) -> dict[str, FileHistory]:
        past = [node for node in lines[FILE].nodes if not node.version.is_deletion]
        self.mandates.extend(zip(past, contents([node.version for node in past]), strict=True))
        lines = {path: line for path, line in lines.items() if path != FILE}
        wanted = [
            version
            for path, line in lines.items()
            if line.head is not None
            for version in line.versions
            if not self._is_now(path, line, version) and _key(version) not in self.kept
        ]
        raws = dict(zip(map(_key, wanted), contents(wanted), strict=True))
        return {path: self._history(path, line, raws) for path, line in lines.items()}

    def _history(self, path: str, line: FileLine, raws: Mapping[str, bytes]) -> FileHistory:
        article = self.articles[path]
        if line.head is None:
            return UNSEEN
        stands = {version: self._standing(path, line, raws, version) for version in line.versions}
        followed = _Followed(article, line, self.settled.get(path), self.settled_texts, stands)
        frozen, proof = followed.proof(article.sha256) if article.front.withdrawn else (None, None)
        end = article.month.end(self.mandate.timezone)
        return FileHistory(
            versions=tuple(line.versions),
            first=min(line.origins(followed.counts), key=Version.or_latest, default=None),
            appeared=min(line.origins(followed.is_text), key=Version.or_latest, default=line.oldest),
            last=None if line.is_changed else line.head.version,
            stood=tuple(followed.standing_at(end)),
            elsewhere=tuple(followed.elsewhere(self.mandate)),
            frozen=frozen,
            proof=proof,
        )

    def _standing(
        self, path: str, line: FileLine, raws: Mapping[str, bytes], version: Version
    ) -> Stand | None:
        if self._is_now(path, line, version):
            return standing_of(self.articles[path])
        return self._stood(version, raws)

    def _is_now(self, path: str, line: FileLine, version: Version) -> bool:
        """Whether a version is the file as it was read, of which nothing more need be asked."""
        is_head = line.head is not None and line.head.version == version
        return is_head and not line.is_changed and version.path == path

    def _stood(self, version: Version, raws: Mapping[str, bytes]) -> Stand | None:
        key = _key(version)
        if key not in self.used:
            raw = raws.get(key)
            self.used[key] = self.kept[key] if raw is None else stood(version.path, raw, self.mandate)
        return self.used[key]


@dataclass(frozen=True)
class _Followed:
    """An article, its line, and how each version stood.

    A version with an error is held back: it entered nothing, and what stood before it went on standing.
    """

    article: Article
    line: FileLine
    settled: SettledFeature | None
    settled_texts: Collection[str]
    stands: Mapping[Version, Stand | None]

    def counts(self, version: Version) -> bool:
        """Whether it would count, or is as it was settled."""
        found = self._own(version)
        if found is None or found.is_withdrawn or not self._passes(version, found):
            return False
        return found.counts or (self.settled is not None and self.settled.text_sha256 == found.sha256)

    def is_text(self, version: Version) -> bool:
        """Whether it was published for the month at the least length, whatever else it lacked to count."""
        found, month = self.stands[version], self.article.month
        if found is None or not found.was_published or found.month != str(month):
            return False
        is_long = found.length >= self.article.outlet.shortest(month, found.kind)
        return is_long and self._passes(version, found)

    def elsewhere(self, mandate: Mandate) -> Iterator[Version]:
        """By which versions it would count for another month, and stood when that ended."""
        own = str(self.article.month)
        months = {found.month for found in self.stands.values() if found is not None and found.counts}
        for month in sorted(months - {own}):
            for version in self._published_at(Month.parse(month).end(mandate.timezone)):
                found = self.stands.get(version)
                is_fine = found is not None and self._passes(version, found)
                if found is not None and is_fine and found.counts and found.month == month:
                    yield version

    def standing_at(self, end: datetime) -> Iterator[Version]:
        """By which texts it would count as the site had it at `end`."""
        return (text for version in self._published_at(end) for text in self.texts_of(version))

    def _published_at(self, end: datetime) -> Iterable[Version]:
        standing = standing_at(self.line.nodes, end)
        return dict.fromkeys(version for node in standing for version in self._published_by(node))

    def _published_by(self, node: LineNode) -> Iterator[Version]:
        """What was published once a version was there: it, or the last before it that passes."""
        seen, waiting = {node}, [node]
        while waiting:
            tried = waiting.pop()
            if tried.version.is_deletion or not self._is_in_its_folder(tried.version):
                yield tried.version
                continue
            found = self.stands.get(tried.version)
            if found is not None and self._passes(tried.version, found):
                yield tried.version
                continue
            further = [before for before in tried.before if before not in seen]
            seen.update(further)
            waiting += further

    def _is_in_its_folder(self, version: Version) -> bool:
        return version.path.startswith(f"{DOCS}/{self.article.outlet.id}/")

    def _passes(self, version: Version, found: Stand) -> bool:
        """Whether the check of today finds no error in it, or it was settled since: then it was right."""
        return found.passes or version in self._settled_versions

    @cached_property
    def _settled_versions(self) -> AbstractSet[Version]:
        """Those of which a later one of the line was settled, and that one."""
        found: set[Version] = set()
        for node in reversed(self.line.nodes) if self.settled_texts else ():
            stand = None if node.version.is_deletion else self.stands.get(node.version)
            if stand is not None and stand.sha256 in self.settled_texts:
                found.update(one.version for one in node.reach())
        return found

    def texts_of(self, version: Version) -> list[Version]:
        """By which texts it would count as it stood; a withdrawn one does by those that counted before."""
        found = None if version.is_deletion else self._own(version)
        if found is None:
            return []
        texts = (
            [older for older, _found in self._published(found.sha256)] if found.is_withdrawn else [version]
        )
        return [text for text in texts if self.counts(text)]

    def proof(self, sha256: str) -> tuple[int | None, Version | None]:
        """How long a withdrawn text was, and a version that has it."""
        kind = self.article.kind
        proofs = ((found.length, old) for old, found in self._published(sha256) if found.kind == kind)
        return max(proofs, key=lambda proof: proof[0], default=(None, None))

    def _published(self, sha256: str) -> list[tuple[Version, Stand]]:
        """The versions that have a withdrawn text; where it was edited as it was marked, the last before."""
        stands = ((version, self._own(version)) for version in self.line.versions)
        texts = [(one, found) for one, found in stands if found is not None and not found.is_withdrawn]
        same = [(one, found) for one, found in texts if found.sha256 == sha256]
        return same or (texts[:1] if self.article.front.is_marked else [])

    def _own(self, version: Version) -> Stand | None:
        """How a version stood that was no draft, in the article's month and outlet; else None."""
        found = self.stands[version]
        own = self.article.outlet.id, str(self.article.month)
        if found is None or not found.was_published or own != found[:2]:
            return None
        return found if found.kind == self.article.kind or not self._names_kinds else None

    @property
    def _names_kinds(self) -> bool:
        """Whether its month is owed by kind: there what became of another kind filled its place then only."""
        duty = self.article.address.duty
        return duty is not None and bool(duty.owed.of_kinds)


def _key(version: Version) -> str:
    return f"{version.blob} {version.path}"


def read_entries(
    root: Path,
    articles: Iterable[Article],
    blobs: Mapping[str, str],
    mandate: Mandate,
    settled: Mapping[str, SettledFeature],
    settled_texts: Collection[str],
    kept: Kept,
    held: Mapping[str, LineNode],
) -> tuple[History, Kept, Mandates]:
    """The history of `articles`, how those of their old versions stood that were asked for, and old mandates.

    `blobs` are what git calls each of them, `settled` how they were settled and `held` which earlier version
    stands there instead, by path; `settled_texts` are the hashes of all texts that ever were.
    """
    by_path = {article.path: article for article in articles}
    former = {path: _former(article) for path, article in by_path.items()} | {FILE: None}
    used: dict[str, Stand | None] = {}
    mandates: list[tuple[LineNode, bytes]] = []
    reader = _Reader(by_path, mandate, settled, settled_texts, kept, used, mandates)
    history = read_history(root, (DOCS, FILE), former, blobs, reader.follow, held)
    return history, used, mandates


def _former(article: Article) -> str | None:
    before = article.front.moved_from
    return f"{DOCS}/{before}.md" if before is not None else None
