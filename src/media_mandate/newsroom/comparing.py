"""The texts of a newsroom held against each other: what stands, what was withdrawn, and what was deleted."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Container, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.passages import count, taken_from
from media_mandate.articles.prose import NO_PROSE, Prose
from media_mandate.articles.repeats import NOTHING_COMPARED, Comparable, find_repeats, placed
from media_mandate.articles.shares import Share, is_measured, share_of
from media_mandate.history import UNSEEN, FileHistory, History, Version, read_versions
from media_mandate.mandate.values import Mandate
from media_mandate.newsroom.former_texts import FormerText, former_texts
from media_mandate.newsroom.keeping import kept_prose, kept_repeats, opened_prose, opened_repeats
from media_mandate.newsroom.standing import prose_then
from media_mandate.newsroom.store import Store
from media_mandate.quota import wanting

_NEVER = "~"
"""Comes after every commit."""

_SETTLED = "0"
_BY_GIT = "1"
_NOT_YET = "n"
_UNPUBLISHED = "u"
"""What a place in the order begins with: settled, by its commit, not committed, not published."""

_LAST = " ~"
"""Comes after every day."""

_REMEMBERED = "git:"
"""What stands before git's name of a text that is kept."""

_BYTES = array("q").itemsize


@dataclass(frozen=True, slots=True)
class ComparedTexts:
    """The shares of all articles whose words decide, by id; and the history without what was no own text.

    In that no month's end saw a text stand that was not in words of its own. `rewritten` are the articles, by
    id, whose month was met by another text, with that and how many words it has in common with today's.
    `in_order` are all articles as git saw them published, then what is not committed, then what is not
    published yet.
    """

    shares: Mapping[str, Share]
    history: History
    rewritten: Mapping[str, tuple[Version, int]]
    in_order: Sequence[Article]


def compare_texts(
    root: Path,
    articles: Collection[Article],
    settled: Container[str],
    mandate: Mandate,
    history: History,
    as_of: date,
    store: Store,
) -> ComparedTexts:
    """Hold all texts against each other, anew only what changed; `settled` count whatever their words."""
    by_id = {article.id: article for article in articles}
    former = former_texts(articles, settled, mandate, history, as_of)
    withdrawn = {
        article.id: proof for article in articles if (proof := _entry(article, history).proof) is not None
    }
    then = _proses(root, [*withdrawn.values(), *(text.version for text in former)], store)
    proses = {
        article.id: then[withdrawn[article.id].blob] if article.id in withdrawn else article.prose
        for article in articles
    }
    texts = sorted(
        (
            _comparable(article, proses[article.id], _since(article, settled, history, as_of))
            for article in articles
        ),
        key=placed,
    )
    in_order = [by_id[text.id] for text in texts]
    texts += [_gone(text, then[text.version.blob], history) for text in former]
    try:
        known = opened_repeats(store.noted("repeats"))
    except ValueError:
        store.throw_away()
        known = NOTHING_COMPARED
    found = find_repeats(texts, known, lambda id: _former(id, store))
    store.note("repeats", kept_repeats(found))
    paths = {text.id: text.path for text in former}

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
    copied: set[tuple[str, Version]] = set()
    rewritten: dict[str, tuple[Version, int]] = {}
    for text in former:
        if (article := text.judged) is not None:
            prose = then[text.version.blob]
            if any(wanting(article, share(article, prose, text.id), mandate)):
                copied.add((article.path, text.version))
            else:
                rewritten[article.id] = text.version, count(taken_from(proses[article.id].runs, prose.runs))
    return ComparedTexts(shares, _without(copied, history), rewritten, in_order)


def _without(copied: AbstractSet[tuple[str, Version]], history: History) -> History:
    entries = {
        path: replace(entry, stood=tuple(version for version in entry.stood if (path, version) not in copied))
        for path in {path for path, _version in copied}
        for entry in [history.entries[path]]
    }
    return replace(history, entries={**history.entries, **entries}) if entries else history


def _entry(article: Article, history: History) -> FileHistory:
    return history.entries.get(article.path, UNSEEN)


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

    def since(entry: FileHistory, now: Prose, other: Prose) -> str:
        """When a version of `entry` first had most of what `now` and the `other` text have in common."""
        most = count(taken_from(other.runs, now.runs)) // 2
        having = (
            history.order.get(version.commit, "")
            for version in entry.versions
            if count(taken_from(other.runs, then[version.blob].runs)) > most
        )
        return min(having, default=_NEVER)

    return {
        source.id
        for source, entry in zip(sources, entries[1:], strict=True)
        if since(entries[0], prose, source.prose) < since(entry, source.prose, prose)
    }


def _comparable(article: Article, prose: Prose, since: str) -> Comparable:
    front = article.front
    is_other = front.rerun_of is not None or front.translation_of is not None
    home = article.id.rpartition("/")[0]
    gives = not is_other and not since.startswith(_UNPUBLISHED)
    return Comparable(
        article.id, since, home, prose.runs, takes=not is_other and is_measured(article), gives=gives
    )


def _gone(text: FormerText, prose: Prose, history: History) -> Comparable:
    """Comes after what stands since the same commit."""
    since = f"{_BY_GIT}{history.order.get(text.version.commit, '')}{_LAST}"
    takes = text.judged is not None
    return Comparable(text.id, since, text.home, prose.runs, takes=takes, gives=True, is_gone=True)


def _since(article: Article, settled: Container[str], history: History, as_of: date) -> str:
    """What puts texts in the order in which they were published: settled first, then by commit and date."""
    if not article.is_published(as_of):
        return _UNPUBLISHED
    first = _entry(article, history).appeared
    is_known = first is not None or not history.is_known
    kind = _SETTLED if article.path in settled else _BY_GIT if is_known else _NOT_YET
    return f"{kind}{history.order.get(first.commit, '') if first is not None else ''} {article.date}"


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
