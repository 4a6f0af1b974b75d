"""Finding the articles whose text stands in an older one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from media_mandate.articles.article import Article

SHARE = 0.8
"""An article is a copy when this share of its word runs stands in one older article."""


def find_copies(articles: Sequence[Article]) -> Mapping[str, Article]:
    """The oldest article that each copy copies, by the copy's id; `articles` stand oldest first.

    Exact, without comparing all pairs: at most a fifth of a copy's runs is missing from the older
    article, so of any fifth and one more, at least one stands there (prefix filtering). What several
    articles share, such as a helpline's standing words, is taken last.
    """
    probing: dict[int, int] = {}
    more: dict[int, list[int]] = {}  # a list for every run would take most of the memory
    common: set[int] = set()
    for index, article in enumerate(articles):
        if article.front.rerun_of is None and article.front.translation_of is None:
            enough = len(article.runs) - ceil(SHARE * len(article.runs)) + 1
            for run in sorted(article.runs, key=common.__contains__)[:enough]:
                if probing.setdefault(run, index) != index:
                    more.setdefault(run, []).append(index)
                    common.add(run)

    originals: dict[str, Article] = {}
    for index, article in enumerate(articles):
        runs = set(article.runs)
        found = runs & probing.keys()
        candidates = {probing[run] for run in found}.union(*(more[run] for run in found & more.keys()))
        for newer in sorted(candidate for candidate in candidates if candidate > index):
            copy = articles[newer]
            if copy.id not in originals and _share(copy, runs) >= SHARE:
                originals[copy.id] = article
    return originals


def _share(article: Article, runs: set[int]) -> float:
    return len(runs.intersection(article.runs)) / len(article.runs)
