"""The texts of a newsroom held against each other: what stands, what was withdrawn, and what was deleted."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Container, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.passages import count, taken_from
from media_mandate.articles.prose import NO_PROSE, Prose
from media_mandate.articles.repeats import NOTHING_COMPARED, Comparable, find_repeats
from media_mandate.articles.shares import Share, is_measured, share_of
from media_mandate.history import FileHistory, History, Version, read_versions
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom.keeping import kept_prose, kept_repeats, opened_prose, opened_repeats
from media_mandate.newsroom.standing import prose_then
from media_mandate.newsroom.store import Store
from media_mandate.quota import wanting, would_count
from media_mandate.settled.values import month_of

_NOT_YET = "n"
_UNPUBLISHED = "u"
"""Come after every time."""

_LAST = " ~"
"""Comes after every day."""

_REMEMBERED = "git:"
"""What stands before git's name of a text that is kept."""

_NEVER = 1 << 40

_BYTES = array("q").itemsize


def compare_texts(
    root: Path,
    articles: Collection[Article],
    settled: Container[str],
    mandate: Mandate,
    history: History,
    as_of: date,
    store: Store,
) -> tuple[Mapping[str, Share], History]:
    """The shares of all articles whose words decide, by id; and the history without copies.

    In that no month's end saw a text stand that was not in words of its own. `settled` are the paths of what
    counts whatever its words. All is sought anew only for what changed.
    """
    gone = _gone(history, mandate)
    past = {
        f"{article.id}:{version.path}@{version.blob}": (article, version)
        for article in articles
        for version in _rewritten(_entry(article, history))
        if article.path not in settled and is_measured(article) and would_count(article)
    }
    withdrawn = {
        article.id: proof for article in articles if (proof := _entry(article, history).proof) is not None
    }
    then = _proses(
        root, [*gone, *withdrawn.values(), *(version for _article, version in past.values())], store
    )
    proses = {
        article.id: then[withdrawn[article.id].blob] if article.id in withdrawn else article.prose
        for article in articles
    }
    texts = [
        _comparable(article, proses[article.id], _since(article, history, as_of)) for article in articles
    ]
    paths = {}
    for version in gone:
        id = f"{version.path}@{version.blob}"
        paths[id] = version.path
        texts.append(_gone_text(id, version, version.path, then, history, takes=False))
    for id, (article, version) in past.items():
        paths[id] = article.path
        texts.append(_gone_text(id, version, article.path, then, history, takes=True))
    try:
        known = opened_repeats(store.noted("repeats"))
    except ValueError:
        store.throw_away()
        known = NOTHING_COMPARED
    found = find_repeats(texts, known, lambda id: _former(id, store))
    store.note("repeats", kept_repeats(found))
    by_id = {article.id: article for article in articles}

    def share(article: Article, prose: Prose, id: str) -> Share:
        taken = {source: spans for source, spans in found.takings.get(id, {}).items() if source != article.id}
        share = share_of(article, prose, taken, paths)
        if share.lacking and taken:
            sources = [by_id[source] for source in taken if source in by_id]
            edited = [one for one in sources if len(_versions(one, history)) > 1]
            if later := _later(root, article, prose, edited, history, store):
                rest = {source: spans for source, spans in taken.items() if source not in later}
                share = share_of(article, prose, rest, paths)
        return share

    shares = {
        article.id: share(article, proses[article.id], article.id)
        for article in articles
        if is_measured(article) and (article.front.withdrawn is None or article.id in withdrawn)
    }
    copied = {
        (article.path, version)
        for id, (article, version) in past.items()
        if any(wanting(article, share(article, then[version.blob], id), mandate))
    }
    return shares, _without(copied, history)


def _rewritten(entry: FileHistory) -> tuple[Version, ...]:
    """The versions by which a month was met at its end, where none of them is the one of today."""
    return () if entry.last in entry.stood or entry.proof in entry.stood else entry.stood


def _without(copied: AbstractSet[tuple[str, Version]], history: History) -> History:
    entries = {
        path: replace(entry, stood=tuple(version for version in entry.stood if (path, version) not in copied))
        for path in {path for path, _version in copied}
        for entry in [history.entries[path]]
    }
    return replace(history, entries={**history.entries, **entries}) if entries else history


def _entry(article: Article, history: History) -> FileHistory:
    return history.entries.get(article.path, FileHistory())


def _versions(article: Article, history: History) -> tuple[Version | None, ...]:
    """All that a file was, and None for what is not committed."""
    entry = _entry(article, history)
    return (*(() if entry.last is not None else (None,)), *entry.versions)


def _later(
    root: Path, article: Article, prose: Prose, sources: Sequence[Article], history: History, store: Store
) -> AbstractSet[str]:
    """Those sources, by id, that were there before the article, but have its `prose` only since after it."""
    entries = [_entry(one, history) for one in (article, *sources)]
    if len(entries) == 1 or not entries[0].versions:
        return frozenset()
    then = _proses(root, [version for entry in entries for version in entry.versions], store)

    def since(entry: FileHistory, now: Prose, other: Prose) -> int:
        """When a version of `entry` first had most of what `now` and the `other` text have in common."""
        most = count(taken_from(other.runs, now.runs)) // 2
        having = (
            history.times.get(version.commit, 0)
            for version in entry.versions
            if count(taken_from(other.runs, then[version.blob].runs)) > most
        )
        return min(having, default=_NEVER)

    return {
        source.id
        for source, entry in zip(sources, entries[1:], strict=True)
        if since(entries[0], prose, source.prose) < since(entry, source.prose, prose)
    }


def in_order_of_publication(articles: Collection[Article], history: History, as_of: date) -> list[Article]:
    """The articles as git saw them published, then what is not committed, then what is not published yet."""
    return sorted(articles, key=lambda article: (_since(article, history, as_of), article.id))


def _comparable(article: Article, prose: Prose, since: str) -> Comparable:
    front = article.front
    is_other = front.rerun_of is not None or front.translation_of is not None
    home = article.id.rpartition("/")[0]
    gives = not is_other and not since.startswith(_UNPUBLISHED)
    return Comparable(
        article.id, since, home, prose.runs, takes=not is_other and is_measured(article), gives=gives
    )


def _gone_text(
    id: str,
    version: Version,
    path: str,
    then: Mapping[str, Prose],
    history: History,
    *,
    takes: bool,
) -> Comparable:
    """A text that is gone, for the month of `path`; after what stands since the same commit."""
    home = path.rpartition("/")[0].removeprefix(f"{DOCS}/")
    since = f"{history.times.get(version.commit, 0):011}{_LAST}"
    return Comparable(id, since, home, then[version.blob].runs, takes=takes, gives=True, is_gone=True)


def _since(article: Article, history: History, as_of: date) -> str:
    """What puts texts in the order in which they were published: by commit, within one by date."""
    if not article.is_published(as_of):
        return _UNPUBLISHED
    first = _entry(article, history).appeared
    time = f"{history.times.get(first.commit, 0):011}" if first is not None else _NOT_YET
    return f"{time if history.is_known else ''} {article.date}"


def _gone(history: History, mandate: Mandate) -> list[Version]:
    """The texts that were deleted after their month: what stood at its end keeps its words for good."""
    found = []
    for removal in history.removals:
        month = month_of(removal.version.path)
        if month is None or removal.version.path.split("/")[1] not in mandate.outlet:
            continue
        end = month.end(mandate.timezone)
        is_late = removal.first is None or removal.first >= end
        if removal.at is not None and removal.at >= end and (mandate.is_taken_over(month) or not is_late):
            found.append(removal.version)
    return found


def _proses(root: Path, versions: Sequence[Version], store: Store) -> Mapping[str, Prose]:
    """The prose of each of the versions by what git calls them, read anew where they are not remembered."""
    names = {f"{_REMEMBERED}{version.blob}": version.blob for version in versions}
    found: dict[str, Prose] = {}
    for name, known in store.recall(names).items() if names else ():
        with suppress(ValueError):
            found[names[name]] = opened_prose(*known)
    wanted = [version for version in versions if version.blob not in found]
    raws: list[tuple[Version, bytes]] = []
    with suppress(OSError):  # of a clone without old contents
        raws += read_versions(root, wanted)
    for version, raw in raws:
        found[version.blob] = prose = prose_then(version.path, raw)
        store.remember(f"{_REMEMBERED}{version.blob}", *kept_prose(prose))
    return {version.blob: found.get(version.blob, NO_PROSE) for version in versions}


def _former(id: str, store: Store) -> array[int] | None:
    """The runs of a text when it was compared last, be it an article's or one that git has."""
    name = f"{DOCS}/{id}.md" if "@" not in id else f"{_REMEMBERED}{id.rpartition('@')[2]}"
    runs = store.former(name)
    return None if runs is None or len(runs) % _BYTES else array("q", runs)
