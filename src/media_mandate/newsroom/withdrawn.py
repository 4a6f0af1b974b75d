"""What showed that a withdrawn article ran, as git has it: its files had to go, and its fields are words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.grades.answers import answer_path
from media_mandate.grades.proofs import NOTHING_SHOWN, Shown, show
from media_mandate.history import History, Version, read_at, read_versions
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.values import Mandate
from media_mandate.media.recordings.use import read_media
from media_mandate.newsroom.standing import article_then


def shown_before(
    root: Path,
    articles: Collection[Article],
    history: History,
    mandate: Mandate,
    as_of: date,
    sounds: Path | None,
) -> Mapping[str, Shown]:
    """What showed each withdrawn article while it stood, by its path; nothing of one that git does not prove.

    Of the versions that have its text the one that proves it is asked, then those of its month's end. In
    `sounds` is kept what was counted of them, if there is such a folder.
    """
    texts = {article.path: _texts(article, history) for article in articles if article.front.withdrawn}
    found: dict[str, Shown] = {}
    with suppress(OSError):  # of a clone without old contents
        raws = dict(read_versions(root, {version for versions in texts.values() for version in versions}))
        for path, versions in texts.items():
            for version in versions:
                shown = _shown(root, version, raws[version], mandate, as_of, sounds)
                best = found.setdefault(path, shown)
                if shown.proof.grade.rank > best.proof.grade.rank:
                    found[path] = shown
                if shown.proof.grade is Grade.KEPT:
                    break
    return found


def _texts(article: Article, history: History) -> tuple[Version, ...]:
    entry = history.entries.get(article.path)
    if entry is None or entry.proof is None:
        return ()
    return tuple(dict.fromkeys((entry.proof, *entry.stood)))


def _shown(
    root: Path, version: Version, raw: bytes, mandate: Mandate, as_of: date, sounds: Path | None
) -> Shown:
    """What lay beside a version in its commit shows, judged as if it lay there today."""
    article = article_then(version.path, raw, mandate)
    names = set(_beside(article)) if article is not None else set()
    if article is None or not names:
        return Shown(NOTHING_SHOWN)
    with TemporaryDirectory(prefix="media-mandate-") as name:
        folder, files = Path(name), set[str]()
        for path, content in read_at(root, [version.commit], names):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            files.add(path)
        media, _problems = read_media(folder, [article], mandate, sounds)
        return show(folder, article, media.get(article.path), files, as_of, [])


def _beside(article: Article) -> Iterator[str]:
    """The files that an article names to show where it ran, and the answer of its link."""
    front = article.front
    named = [front.printed.scan, front.printed.url] if front.printed is not None else []
    named += [front.broadcast.media] if front.broadcast is not None else []
    for address in named:
        if address is not None:
            yield answer_path(article.path)
            path = resolve(article.path, address)
            if path is not None and path.startswith(f"{DOCS}/"):
                yield path
