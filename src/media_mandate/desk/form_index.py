"""What the form's own check knows of a newsroom beside the article that is being written.

The file lies open at `/admin/`. So it has what the site shows already: ids, dates, hashes of published texts,
how months stand. Of what is not published (drafts, articles whose day has not come, files that only they
show) it has hashes of paths, by which a reference to one is told as the check tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.relations import resolve
from media_mandate.mandate.values import site_addresses
from media_mandate.media.pictures.use import Shows
from media_mandate.media.recordings.file import TYPES
from media_mandate.media.recordings.use import named_media

if TYPE_CHECKING:
    from media_mandate.newsroom import Newsroom

MOST_RUNS = 30_000
"""So many runs of words of the newest published texts are handed over: a quarter of a megabyte."""

MANDATE_KEYS = (
    *("directive", "timezone", "language", "recorded_from", "late_after_days", "late_entry", "sample"),
    *("outlets", "campaigns", "topics", "units", "media_hosts"),
)
"""What of `mandate.yml` judges one article; nothing else of it, be it ever so harmless, is handed over."""

FileKind = Literal["photo", "drawing", "page", "unseen"]
"""What a file is to those who refer to it: a picture of which it is asked who is in it, another one, a page
or a sound, and what never reaches the site."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IndexedArticle(_Strict):
    """A published article: what others may name of it.

    `runs` are so many of those handed over of its text; `gives` that its words are its own.
    """

    id: str
    day: str
    words: int
    sha256: str
    rerun_of: str | None = None
    translation_of: str | None = None
    withdrawn: bool = False
    settled: bool = False
    gives: bool = False
    runs: int = 0


class IndexedMonth(_Strict):
    """The month of an outlet: the ids of what counts, and how much of it has none."""

    outlet: str
    month: str
    ids: tuple[str, ...] = ()
    besides: int = 0


class FormIndex(_Strict):
    """The whole. `articles` stand in the order of their publication.

    `unpublished` are the hashes of ids with their days, those of drafts with nothing; `hidden` are hashes of
    paths. `is_whole` tells that the runs of all published texts are handed over.
    """

    mandate: dict[str, JsonValue]
    repository: str
    articles: tuple[IndexedArticle, ...] = ()
    unpublished: dict[str, str | None] = {}
    files: dict[str, FileKind] = {}
    hidden: dict[str, FileKind] = {}
    months: tuple[IndexedMonth, ...] = ()
    is_whole: bool = True


def hashed(path: str) -> str:
    """What stands for a path that is not to be read by others."""
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def index_of(
    newsroom: Newsroom, values: Mapping[str, Any], repository: str, paths: frozenset[str]
) -> tuple[FormIndex, bytes]:
    """The index of a newsroom, and the runs of its published texts, each of 8 bytes.

    `values` are those of `mandate.yml` as they were written, `paths` all files of the docs folder.
    """
    day = newsroom.as_of
    published = sorted(
        (article for article in newsroom.articles if article.is_published(day)),
        key=partial(_place, newsroom),
    )
    left, runs = MOST_RUNS, dict[str, Sequence[int]]()
    for article in reversed(published):
        left -= len(article.prose.runs)
        if left >= 0:
            runs[article.id] = article.prose.runs
    articles = tuple(
        IndexedArticle(
            id=article.id,
            day=article.date.isoformat(),
            words=article.words,
            sha256=article.sha256,
            rerun_of=article.front.rerun_of,
            translation_of=article.front.translation_of,
            withdrawn=article.front.withdrawn is not None,
            settled=article.path in newsroom.upheld.texts,
            gives=article.front.rerun_of is None and article.front.translation_of is None,
            runs=len(runs.get(article.id, ())),
        )
        for article in published
    )
    open_files = _open_files(newsroom)
    kinds = dict(_kinds(newsroom, paths))
    ids = {article.id for article in published}
    index = FormIndex(
        mandate={name: values[name] for name in MANDATE_KEYS if name in values},
        repository=repository,
        articles=articles,
        unpublished={
            hashed(article.id): None if article.front.draft else article.date.isoformat()
            for article in newsroom.articles
            if article.id not in ids
        },
        files={path: kind for path, kind in kinds.items() if path in open_files},
        hidden={hashed(path): kind for path, kind in kinds.items() if path not in open_files},
        months=tuple(
            IndexedMonth(
                outlet=cell.outlet.id,
                month=str(cell.month),
                ids=tuple(feature.article.id for feature in cell.features),
                besides=len(cell.purged) + len(cell.kept),
            )
            for cell in newsroom.ledger.cells
        ),
        is_whole=len(runs) == len(published),
    )
    return index, b"".join(_little(runs[article.id]) for article in published if article.id in runs)


def _place(newsroom: Newsroom, article: Article) -> tuple[bool, str, date, str]:
    """What puts articles in the order of their publication: the settled first, the uncommitted last."""
    history = newsroom.history
    entry = history.entries.get(article.path) if history.is_known else None
    first = entry.appeared if entry is not None else None
    order = history.order.get(first.commit, "") if first is not None else "~"
    return article.path not in newsroom.upheld.features, order, article.date, article.id


def _little(runs: Sequence[int]) -> bytes:
    return b"".join(run.to_bytes(8, "little", signed=True) for run in runs)


def _open_files(newsroom: Newsroom) -> frozenset[str]:
    """The files that the site shows, or that whoever reads it finds named there."""
    shown = [article for article in newsroom.articles if article.is_published(newsroom.as_of)]
    pages: list[Shows] = [*shown, *newsroom.pages]
    targets = {resolve(page.path, target.address) for page in pages for target in page.targets}
    own = {f"{DOCS}/{address}.md" for address in site_addresses(newsroom.mandate)}
    return frozenset({page.path for page in pages} | {path for path in targets if path} | own)


def _kinds(newsroom: Newsroom, paths: frozenset[str]) -> Iterator[tuple[str, FileKind]]:
    played = named_media(newsroom.articles)
    own = {f"{DOCS}/{address}.md" for address in site_addresses(newsroom.mandate)}
    for path in sorted(paths | own):
        picture = newsroom.pictures.get(path)
        if picture is not None:
            is_photo = picture.kind != "SVG" and picture.flaw is None
            yield path, "photo" if is_photo else "drawing"
        else:
            reaches = path.lower().endswith((".md", *TYPES)) or path in played
            yield path, "page" if reaches else "unseen"
