"""What pages list: the articles under each subject, their neighbours, and how many of them at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from typing import ClassVar

from media_mandate.articles.article import Article
from media_mandate.mandate.values import Door, Outlet, Topic, Unit
from media_mandate.months import Month
from media_mandate.quota import Judgement
from media_mandate.site.show import Show


@dataclass(frozen=True)
class Lists:
    """The lists of what is shown.

    `newest` articles stand on an outlet's page before it points to the months; in its column on the front
    page stand `beneath` below the first. A page that is not found offers `instead`, an article `further`.
    """

    show: Show
    newest: ClassVar[int] = 12
    beneath: ClassVar[int] = 3
    instead: ClassVar[int] = 5
    further: ClassVar[int] = 3

    @cached_property
    def _under(self) -> Mapping[tuple[type, str], tuple[Judgement, ...]]:
        under: dict[tuple[type, str], list[Judgement]] = defaultdict(list)
        for found in self.show.listed:
            article = found.article
            keys = [(Outlet, article.outlet.id), (Month, str(article.month))]
            keys += [(Topic, id) for id in article.front.topics] + [(Unit, id) for id in article.front.units]
            for key in keys:
                under[key].append(found)
        return {key: tuple(group) for key, group in under.items()}

    def under(self, subject: Outlet | Month | Topic | Door | Unit) -> tuple[Judgement, ...]:
        """The listed articles of an outlet, a month, a topic, a door or a unit, newest first."""
        if isinstance(subject, Door):
            return tuple(
                found
                for found in self.show.listed
                if not set(subject.topics).isdisjoint(found.article.front.topics)
            )
        name = str(subject) if isinstance(subject, Month) else subject.id
        return self._under.get((type(subject), name), ())

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Every month of the ledger or of an article, newest first."""
        cells = {cell.month for cell in self.show.newsroom.ledger.cells}
        return tuple(sorted(cells | {found.article.month for found in self.show.listed}, reverse=True))

    @cached_property
    def lead(self) -> Judgement | None:
        """What the front page shows large: the newest feature, else the newest article."""
        features = (found for found in self.show.listed if found.counts)
        return next(features, next(iter(self.show.listed), None))

    def neighbours(self) -> Iterator[tuple[Article, Article | None, Article | None]]:
        """Each listed article with the one before and the one after it in its outlet."""
        for outlet in self.show.newsroom.mandate.outlets:
            line = [found.article for found in reversed(self.under(outlet))]
            yield from zip(line, [None, *line], [*line[1:], None], strict=False)

    def around(self, month: Month) -> tuple[Month | None, Month | None]:
        """The month that has a page before this one, and the one after."""
        place = self.months.index(month)
        earlier = self.months[place + 1 : place + 2]
        later = self.months[max(place - 1, 0) : place]
        return next(iter(earlier), None), next(iter(later), None)

    def related(self, article: Article) -> list[Judgement]:
        """Articles that share the most topics with this one, among the newest of each topic."""
        shared: Counter[str] = Counter()
        for id in article.front.topics:
            near = self._under.get((Topic, id), ())
            shared.update(found.article.path for found in islice(near, 2 * self.newest))
        versions = {article.id, article.front.translation_of, article.front.rerun_of}
        candidates = [self.show.judgement[path] for path in shared]
        others = [
            found
            for found in candidates
            if versions.isdisjoint(
                {found.article.id, found.article.front.translation_of, found.article.front.rerun_of} - {None}
            )
        ]
        others.sort(key=lambda found: (shared[found.article.path], found.article.date), reverse=True)
        return others[: self.further]

    def years_of(self, outlet: Outlet) -> list[tuple[int, list[tuple[Month, int]]]]:
        """The months of an outlet with the number of its articles, newest first, by year."""
        counts = Counter(found.article.month for found in self.under(outlet))
        months = [
            month
            for month in self.months
            if counts[month] or self.show.newsroom.ledger.cell(outlet.id, month)
        ]
        return [(year, [(month, counts[month]) for month in group]) for year, group in self.by_year(months)]

    def by_year(self, months: Sequence[Month]) -> list[tuple[int, list[Month]]]:
        """Months grouped by year, in the order in which they come."""
        return [(year, list(group)) for year, group in groupby(months, key=lambda month: month.year)]

    def of_outlet(self, articles: Sequence[Judgement], outlet: Outlet) -> tuple[Judgement, ...]:
        return tuple(found for found in articles if found.article.outlet is outlet)
