"""Finding the articles whose text stands in an older one; anew only for those that changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from math import ceil

from media_mandate.articles.article import Article

SHARE = 0.8
"""An article is a copy when this share of its word runs stands in one older article."""

_FEW = 32
"""Articles that changed are held against all others up to this number."""

Row = tuple[str, str, str, bool]
"""All that decides of one article: its id, its date, a hash of its runs, and whether it may be a copy."""


@dataclass(frozen=True)
class Copies:
    """The oldest article that each copy copies, as ids by id, and the `rows` of all that were compared."""

    originals: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()


NOTHING_COMPARED = Copies()


def find_copies(articles: Sequence[Article], known: Copies = NOTHING_COMPARED) -> Copies:
    """The copies among `articles`, which stand oldest first; `known` is what an earlier call found.

    The outcome is the same, whatever is known.
    """
    rows = tuple(map(_row, articles))
    unchanged = {row[0] for row in set(rows).intersection(known.rows)}
    found = {copy: original for copy, original in known.originals.items() if {copy, original} <= unchanged}
    lost = (known.originals.keys() & unchanged) - found.keys()
    anew = {article.id for article in articles} - unchanged
    if len(anew | lost) > _FEW:
        return Copies(_compared(articles), rows)
    return Copies(_updated(articles, found, anew, lost), rows)


def _compared(articles: Sequence[Article]) -> dict[str, str]:
    """The originals, by comparing all.

    Exact, without comparing all pairs: at most a fifth of a copy's runs is missing from the older
    article, so of any fifth and one more, at least one stands there (prefix filtering). What several
    articles share, such as a helpline's standing words, is taken last.
    """
    probing: dict[int, int] = {}
    more: dict[int, list[int]] = {}  # a list for every run would take most of the memory
    common: set[int] = set()
    for index, article in enumerate(articles):
        if _may_be_copy(article):
            enough = len(article.runs) - _needed(article) + 1
            for run in sorted(article.runs, key=common.__contains__)[:enough]:
                if probing.setdefault(run, index) != index:
                    more.setdefault(run, []).append(index)
                    common.add(run)

    originals: dict[str, str] = {}
    for index, article in enumerate(articles):
        runs = set(article.runs)
        found = runs & probing.keys()
        candidates = {probing[run] for run in found}.union(*(more[run] for run in found & more.keys()))
        for newer in sorted(candidate for candidate in candidates if candidate > index):
            copy = articles[newer]
            if copy.id not in originals and _copies(copy, runs):
                originals[copy.id] = article.id
    return originals


def _updated(
    articles: Sequence[Article], found: Mapping[str, str], anew: Collection[str], lost: Collection[str]
) -> dict[str, str]:
    """The originals, where those `found` hold but for articles that are `anew` among the older ones.

    Whatever is anew is held against all others, and what lost its original against all that are older.
    """
    place = {article.id: index for index, article in enumerate(articles)}
    sought = [articles[place[id]] for id in sorted({*anew, *lost}, key=place.__getitem__)]
    runs_of = {article.id: set(article.runs) for article in sought}
    all_runs = set[int]().union(*runs_of.values())
    least = min((_needed(article) for article in sought if article.runs), default=0)
    originals = dict(found)

    def take(copy: Article, runs: set[int], original: Article) -> None:
        is_older = place[original.id] < place[originals.get(copy.id, copy.id)]
        if is_older and _may_be_copy(copy) and _copies(copy, runs):
            originals[copy.id] = original.id

    for article in articles if all_runs else ():
        # Of so many of its runs, any one stands in what it copies, or what copies it.
        enough = len(article.runs) - min(_needed(article), least) + 1
        if all_runs.isdisjoint(article.runs[:enough]):
            continue
        runs = set(article.runs)
        for other in sought:
            take(other, runs, article)
            if other.id in anew:
                take(article, runs_of[other.id], other)
    return originals


def _may_be_copy(article: Article) -> bool:
    return article.front.rerun_of is None and article.front.translation_of is None and len(article.runs) > 0


def _needed(article: Article) -> int:
    """How many of its runs stand in an article that it copies."""
    return ceil(SHARE * len(article.runs))


def _copies(article: Article, runs: set[int]) -> bool:
    return len(runs.intersection(article.runs)) >= _needed(article)


def _row(article: Article) -> Row:
    digest = blake2b(article.runs, digest_size=16).hexdigest()
    return article.id, article.date.isoformat(), digest, _may_be_copy(article)
