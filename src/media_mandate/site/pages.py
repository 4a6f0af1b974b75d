"""The pages of the site: which there are, what each is about, what it lists and which files it needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, islice

from media_mandate.addresses import CALENDAR, FEEDS, LEDGER, MONTHS, SEARCH, TOPICS, UNITS
from media_mandate.articles.address import DOCS
from media_mandate.articles.article import Article
from media_mandate.articles.front_matter import Printed
from media_mandate.articles.relations import resolve
from media_mandate.mandate.values import Outlet, Topic, Unit
from media_mandate.media.pictures.file import Picture
from media_mandate.media.recordings.file import TYPES
from media_mandate.messages import Text, Translate, _, _n
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom, Page
from media_mandate.problems import Problem
from media_mandate.quota import Cell, Judgement, Reason, Streak
from media_mandate.reading import prose
from media_mandate.statuses import kind_of

NEWEST = 12
"""How many articles a front page lists before it points to the months."""

RELATED = 3
"""How many articles on the same topics an article's page points to."""

WORDS_A_MINUTE = 220
"""Tiếng that an adult reads in a minute, for the time that a text takes."""

_MARKS = {
    Reason.DRAFT: _("draft"),
    Reason.AHEAD: _("dated ahead"),
    Reason.RERUN: _("rerun"),
    Reason.TRANSLATION: _("translation"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page is called, and the template that shows it.

    `noindex` asks search engines to leave it out. `language` is said of an article in another one than its
    site; `versions` are all languages of an article and its ids in them, the original first.
    """

    template: str
    title: str
    description: str | None
    updated: date
    tags: tuple[str, ...] = ()
    noindex: bool = False
    language: str | None = None
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A generated page: its address without slashes around it, and what it is about."""

    address: str
    template: str
    title: Text
    description: Text
    updated: date
    subject: Outlet | Month | Topic | Unit | Article | None = None
    articles: tuple[Judgement, ...] = ()
    subjects: tuple[Topic | Unit, ...] = ()

    def heading(self, translate: Translate) -> Heading:
        noindex = isinstance(self.subject, Article) or self.address == SEARCH
        title, description = translate(self.title), translate(self.description)
        return Heading(self.template, title, description, self.updated, noindex=noindex)


def unreadable(as_of: date) -> Sheet:
    """The only page of a preview whose mandate cannot be read."""
    return Sheet("", "unreadable.html", _("The mandate cannot be read"), _("See the problems below."), as_of)


@dataclass(frozen=True)
class Show:
    """A newsroom as readers see it; in the preview also drafts, articles dated ahead and unread files."""

    newsroom: Newsroom
    is_preview: bool
    newest: int = NEWEST

    @cached_property
    def shown(self) -> tuple[Judgement, ...]:
        """The articles that have a page, newest first."""
        return tuple(
            judgement
            for judgement in reversed(self.newsroom.judgements)
            if self.is_preview or judgement.article.is_published(self.newsroom.as_of)
        )

    @cached_property
    def listed(self) -> tuple[Judgement, ...]:
        """Those of them that lists name: all but the withdrawn."""
        return tuple(found for found in self.shown if found.article.front.withdrawn is None)

    @cached_property
    def judgement(self) -> Mapping[str, Judgement]:
        """The shown articles by path."""
        return {found.article.path: found for found in self.shown}

    @cached_property
    def page(self) -> Mapping[str, Page]:
        return {page.path: page for page in self.newsroom.pages}

    @cached_property
    def files(self) -> frozenset[str]:
        """The files of the docs folder that reach the site as they are: pages, and what they point to."""
        static = {path for path in self._referred if path.lower().endswith(tuple(TYPES))}
        unread = self.newsroom.unread if self.is_preview else ()
        static -= self.newsroom.pictures.keys()
        return frozenset({*static, *self.judgement, *self.page, *unread})

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures that reach the site as copies, by path."""
        known = self.newsroom.pictures.items()
        return {path: found for path, found in known if path in self._referred and found.flaw is None}

    @cached_property
    def _referred(self) -> frozenset[str]:
        """The files to which shown pages point."""
        pages: list[Article | Page] = [found.article for found in self.listed]
        pages += self.newsroom.pages
        referred = {resolve(page.path, target.address) for page in pages for target in page.targets}
        return frozenset(path for path in referred if path is not None)

    def body(self, path: str) -> str:
        """The Markdown below the front matter of a shown file; nothing for generated pages.

        Nothing either where the preview has a text that no page can show; a build stops on its problem.
        """
        if path in self.judgement:
            body = self.judgement[path].article.body
        else:
            body = self.page[path].body if path in self.page else self.newsroom.unread.get(path, "")
        return "" if self.is_preview and prose.deep_line(body) else body

    def heading(self, path: str) -> Heading:
        """What the page of a file is called."""
        as_of = self.newsroom.as_of
        if path in self.page:
            page = self.page[path]
            return Heading("main.html", page.title, page.description, as_of)
        if path not in self.judgement:
            return Heading("unread.html", path, None, as_of)
        article = self.judgement[path].article
        topics = (self.newsroom.mandate.topic[id].name for id in article.front.topics)
        if article.front.withdrawn is not None:
            return Heading("withdrawn.html", article.id, None, article.front.withdrawn.date, noindex=True)
        tags = (str(article.month), article.outlet.name, *topics)
        front = article.front
        return Heading(
            "article.html",
            front.title,
            front.description,
            updated(article),
            tags,
            front.noindex,
            front.language,
            tuple((language, version.id) for language, version in self.versions(article)),
        )

    @property
    def is_sample(self) -> bool:
        return self.newsroom.mandate.sample is not None

    def is_invented(self, path: str) -> bool:
        """Whether a page shows what no outlet did: all that is drawn from a sample newsroom's articles."""
        return self.is_sample and path not in self.page

    @cached_property
    def _translations(self) -> Mapping[str, list[Article]]:
        """The translations of each article that has some, oldest first."""
        translations: dict[str, list[Article]] = defaultdict(list)
        for article in (found.article for found in reversed(self.listed)):
            if article.front.translation_of is not None:
                translations[article.front.translation_of].append(article)
        return translations

    def versions(self, article: Article) -> tuple[tuple[str, Article], ...]:
        """An article in all the languages in which it is to be found, the original first.

        Nothing where there is one alone, or where another translation in the article's language is older.
        """
        id = article.front.translation_of or article.id
        original = self.judgement.get(f"{DOCS}/{id}.md")
        if id not in self._translations or original is None:
            return ()
        versions: dict[str, Article] = {}
        for version in (original.article, *self._translations[id]):
            if version.front.withdrawn is None and not version.front.noindex:
                versions.setdefault(self.language(version), version)
        return tuple(versions.items()) if article in versions.values() and len(versions) > 1 else ()

    def language(self, article: Article) -> str:
        return article.front.language or self.newsroom.mandate.language

    def published(self, article: Article) -> str:
        """When, in ISO 8601: the moment of an airing; of a printed article the day alone is known."""
        if article.aired is None:
            return article.date.isoformat()
        return article.aired.replace(tzinfo=self.newsroom.mandate.timezone).isoformat()

    def modified(self, article: Article) -> str:
        last = updated(article)
        return self.published(article) if last == article.date else last.isoformat()

    def problems(self, path: str) -> list[Problem]:
        return [problem for problem in self.newsroom.problems if problem.path == path]

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Every month of the ledger or of an article, newest first."""
        cells = {cell.month for cell in self.newsroom.ledger.cells}
        return tuple(sorted(cells | {found.article.month for found in self.listed}, reverse=True))

    @cached_property
    def _under(self) -> Mapping[tuple[type, str], tuple[Judgement, ...]]:
        under: dict[tuple[type, str], list[Judgement]] = defaultdict(list)
        for found in self.listed:
            article = found.article
            keys = [(Outlet, article.outlet.id), (Month, str(article.month))]
            keys += [(Topic, id) for id in article.front.topics] + [(Unit, id) for id in article.front.units]
            for key in keys:
                under[key].append(found)
        return {key: tuple(group) for key, group in under.items()}

    def under(self, subject: Outlet | Month | Topic | Unit) -> tuple[Judgement, ...]:
        """The listed articles of an outlet, a month, a topic or a unit, newest first."""
        name = str(subject) if isinstance(subject, Month) else subject.id
        return self._under.get((type(subject), name), ())

    def neighbours(self) -> Iterator[tuple[Article, Article | None, Article | None]]:
        """Each listed article with the one before and the one after it in its outlet."""
        for outlet in self.newsroom.mandate.outlets:
            line = [found.article for found in reversed(self.under(outlet))]
            yield from zip(line, [None, *line], [*line[1:], None], strict=False)

    def sheets(self) -> Iterator[Sheet]:
        """All generated pages."""
        mandate, as_of = self.newsroom.mandate, self.newsroom.as_of
        yield Sheet(
            "", "home.html", _("Home"), _plain(mandate.directive.title), as_of, articles=self.listed[:NEWEST]
        )
        about = _("Which outlet has which month, and which is missing.")
        yield Sheet(LEDGER, "ledger.html", _("Ledger"), about, as_of)
        for outlet in mandate.outlets:
            found = self.under(outlet)
            about = _("{column}, the column of {outlet}.", column=outlet.column, outlet=outlet.name)
            yield self._sheet(outlet.id, "outlet.html", _plain(outlet.column), about, outlet, found)
        yield Sheet(MONTHS, "months.html", _("All months"), _("Articles by month."), as_of)
        for month in self.months:
            found = self.under(month)
            title, about = _("Month {month}", month=month), _("The articles of {month}.", month=month)
            yield self._sheet(f"{MONTHS}/{month}", "month.html", title, about, month, found)
        about = _("What the articles are about.")
        yield Sheet(TOPICS, "subjects.html", _("Topics"), about, as_of, subjects=mandate.topics)
        for topic in mandate.topics:
            found = self.under(topic)
            title, about = _plain(topic.name), _plain(topic.about)
            yield self._sheet(f"{TOPICS}/{topic.id}", "subject.html", title, about, topic, found)
        about = _("Departments and localities that worked on the articles.")
        yield Sheet(UNITS, "subjects.html", _("Units"), about, as_of, subjects=mandate.units)
        for unit in mandate.units:
            found = self.under(unit)
            about = _("Articles made together with {unit}.", unit=unit.name)
            yield self._sheet(f"{UNITS}/{unit.id}", "subject.html", _plain(unit.name), about, unit, found)
        for judgement in self.shown:
            article = judgement.article
            if article.front.moved_from is not None:
                title, about = _("This page has moved"), _("An article now stands at another address.")
                yield Sheet(article.front.moved_from, "moved.html", title, about, article.date, article)
        about = _("Follow the columns in a feed reader or a podcast app.")
        yield Sheet(FEEDS, "feeds.html", _("Feeds"), about, as_of)
        about = _("Search all articles, with or without Vietnamese marks.")
        yield Sheet(SEARCH, "search.html", _("Search"), about, as_of)
        about = _("Deadlines, days of the year that speak of children, and what is planned.")
        yield Sheet(CALENDAR, "calendar.html", _("Calendar"), about, as_of)

    def _sheet(
        self,
        address: str,
        template: str,
        title: Text,
        about: Text,
        subject: Outlet | Month | Topic | Unit,
        found: tuple[Judgement, ...],
    ) -> Sheet:
        newest = max((updated(judgement.article) for judgement in found), default=self.newsroom.as_of)
        return Sheet(address, template, title, about, newest, subject, found)

    def cell(self, outlet: Outlet, month: Month) -> Cell | None:
        return self.newsroom.ledger.cell(outlet.id, month)

    @cached_property
    def current_outlets(self) -> tuple[Outlet, ...]:
        """The outlets that owe something in the month of `as_of`; all, where none does."""
        month, outlets = Month.of(self.newsroom.as_of), self.newsroom.mandate.outlets
        return tuple(outlet for outlet in outlets if self.cell(outlet, month)) or tuple(outlets)

    def current(self, subjects: Sequence[Topic | Unit]) -> list[Topic | Unit]:
        """Those topics or units that hold in the month of `as_of`."""
        month = Month.of(self.newsroom.as_of)
        return [subject for subject in subjects if subject.until is None or subject.until >= month]

    @cached_property
    def lead(self) -> Judgement | None:
        """What the front page shows large: the newest feature, else the newest article."""
        features = (found for found in self.listed if found.counts)
        return next(features, next(iter(self.listed), None))

    @cached_property
    def newest_months(self) -> list[Month]:
        """The newest twelve months of the ledger, oldest first."""
        return sorted({cell.month for cell in self.newsroom.ledger.cells})[-12:]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of cell that the ledger has, for its legend."""
        return frozenset(kind_of(cell) for cell in self.newsroom.ledger.cells)

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
            shared.update(found.article.path for found in islice(near, 2 * NEWEST))
        versions = {article.id, article.front.translation_of, article.front.rerun_of}
        candidates = [self.judgement[path] for path in shared]
        others = [
            found
            for found in candidates
            if versions.isdisjoint(
                {found.article.id, found.article.front.translation_of, found.article.front.rerun_of} - {None}
            )
        ]
        others.sort(key=lambda found: (shared[found.article.path], found.article.date), reverse=True)
        return others[:RELATED]

    def is_sensitive(self, article: Article) -> bool:
        """Whether somebody may have to hide that they read it: of a harmed child, or on a sensitive topic."""
        children, topics = article.front.children, self.newsroom.mandate.topic
        tells = children is not None and bool(children.sensitive)
        return tells or any(topics[id].sensitive for id in article.front.topics)

    def outlets_in(self, year: int) -> list[Outlet]:
        """The outlets that owe something in a year."""
        owing = {cell.outlet.id for cell in self.newsroom.ledger.cells if cell.month.year == year}
        return [outlet for outlet in self.newsroom.mandate.outlets if outlet.id in owing]

    def months_of(self, year: int) -> list[Month]:
        return [Month(year, number) for number in range(1, 13)]

    def by_year(self, months: Sequence[Month]) -> list[tuple[int, list[Month]]]:
        """Months grouped by year, in the order in which they come."""
        return [(year, list(group)) for year, group in groupby(months, key=lambda month: month.year)]

    def years_of(self, outlet: Outlet) -> list[tuple[int, list[tuple[Month, int]]]]:
        """The months of an outlet with the number of its articles, newest first, by year."""
        counts = Counter(found.article.month for found in self.under(outlet))
        months = [month for month in self.months if counts[month] or self.cell(outlet, month)]
        return [(year, [(month, counts[month]) for month in group]) for year, group in self.by_year(months)]

    def of_outlet(self, articles: Sequence[Judgement], outlet: Outlet) -> tuple[Judgement, ...]:
        return tuple(found for found in articles if found.article.outlet is outlet)

    def title(self, id: str) -> str | None:
        """The title of the shown article with this id; None where there is none or it was withdrawn."""
        found = self.judgement.get(f"{DOCS}/{id}.md")
        return None if found is None or found.article.front.withdrawn else found.article.front.title

    def picture(self, article: Article) -> Picture | None:
        """The picture that an article's front matter names."""
        image = article.front.image
        return None if image is None else self.pictures.get(resolve(article.path, image.src) or "")

    def month_address(self, month: Month) -> str:
        return f"{MONTHS}/{month}/"

    def successor(self, outlet: Outlet) -> str:
        """The name of the outlet that took the duty over."""
        known = self.newsroom.mandate.outlet.get(outlet.successor or "")
        return known.name if known else outlet.successor or ""

    def mark(self, found: Judgement) -> Text:
        """The word by which lists mark an article that does not count."""
        if found.reason is Reason.RERUN and found.article.outlet.kind == "newspaper":
            return _("reprinted")
        return _MARKS[found.reason] if found.reason in _MARKS else _plain("")

    def articles(self, count: int) -> Text:
        """A number of articles in words."""
        return _n("{count} article", "{count} articles", count)

    def quota(self, cell: Cell) -> Text:
        """How much of a cell's minimum there is."""
        return _("{there} of at least {minimum}", there=cell.counted, minimum=cell.minimum)

    def streak(self, streak: Streak) -> Text:
        """What stands beside the length of a streak."""
        return _n(
            "month in a row met; {longest} at best",
            "months in a row met; {longest} at best",
            streak.current,
            longest=streak.longest,
        )

    def printed(self, printed: Printed) -> Text:
        """Where an article stood in the paper."""
        issue, page = printed.issue, printed.page
        if issue and page:
            return _("Printed in issue {issue}, page {page}", issue=issue, page=page)
        if issue:
            return _("Printed in issue {issue}", issue=issue)
        return _("Printed on page {page}", page=page) if page else _("Printed")

    def time(self, article: Article) -> Text:
        """How long an article takes to read, or to hear or see."""
        if article.seconds is not None:
            return _("{clock} minutes long", clock=self.clock(article.seconds))
        minutes = max(round(article.words / WORDS_A_MINUTE), 1)
        return _n("{count} minute to read", "{count} minutes to read", minutes)

    def updated(self, article: Article) -> date:
        """When an article was last changed for its readers."""
        return updated(article)

    def clock(self, seconds: int) -> str:
        """A length as clocks show it: 4:30."""
        return f"{seconds // 60}:{seconds % 60:02}"


def updated(article: Article) -> date:
    """When an article was last changed for its readers: its date, or its newest correction's."""
    return max([article.date, *(correction.date for correction in article.front.corrections)])


def _plain(text: str) -> Text:
    """A text that is the same in every language, such as a name."""
    return Text("{text}", (("text", text),))
