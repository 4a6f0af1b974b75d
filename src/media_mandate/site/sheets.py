"""The generated pages: which there are, at which address, and what each is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from media_mandate.addresses import (
    CALENDAR,
    DOORS,
    FEEDS,
    HELP,
    LEDGER,
    MONTHS,
    RULES,
    SEARCH,
    TOPICS,
    UNITS,
)
from media_mandate.articles.article import Article
from media_mandate.mandate.values import Door, Outlet, Topic, Unit
from media_mandate.messages import Text, Translate, _, plain
from media_mandate.months import Month
from media_mandate.quota import Judgement
from media_mandate.site.dates import updated
from media_mandate.site.headings import Heading
from media_mandate.site.lists import Lists


@dataclass(frozen=True, slots=True)
class Sheet:
    """A generated page: its address without slashes around it, and what it is about."""

    address: str
    template: str
    title: Text
    description: Text
    updated: date
    subject: Outlet | Month | Topic | Door | Unit | Article | None = None
    articles: tuple[Judgement, ...] = ()
    subjects: tuple[Topic | Unit, ...] = ()

    def heading(self, translate: Translate) -> Heading:
        noindex = isinstance(self.subject, Article) or self.address in (SEARCH, RULES)
        title, description = translate(self.title), translate(self.description)
        return Heading(self.template, title, description, self.updated, noindex=noindex)


def rules(as_of: date) -> Sheet:
    """What can be wrong, for the desk: readers are not led there."""
    about = _("What the check can say of a file, and why.")
    return Sheet(RULES, "rules.html", _("Problems and warnings by code"), about, as_of)


def unreadable(as_of: date) -> Sheet:
    """What a preview shows whose mandate cannot be read."""
    return Sheet("", "unreadable.html", _("The mandate cannot be read"), _("See the problems below."), as_of)


def sheets_of(lists: Lists, about_site: str) -> Iterator[Sheet]:
    """All generated pages; home is introduced by what the site is about and by whose articles it has."""
    mandate, as_of = lists.show.newsroom.mandate, lists.show.newsroom.as_of

    def sheet(
        address: str,
        template: str,
        title: Text,
        about: Text,
        subject: Outlet | Month | Topic | Door | Unit,
        found: tuple[Judgement, ...],
    ) -> Sheet:
        newest = max((updated(judgement.article) for judgement in found), default=as_of)
        return Sheet(address, template, title, about, newest, subject, found)

    names = ", ".join(outlet.name for outlet in mandate.outlets)
    about = _("{about}. For parents, teachers and children, by {outlets}.", about=about_site, outlets=names)
    yield Sheet("", "home.html", _("Home"), about, as_of, articles=lists.show.listed[: lists.newest])
    about = _("Which outlet has which month, and which is missing.")
    yield Sheet(LEDGER, "ledger.html", _("Ledger"), about, as_of)
    for outlet in mandate.outlets:
        found = lists.under(outlet)
        about = _("{column}, the column of {outlet}.", column=outlet.column, outlet=outlet.name)
        yield sheet(outlet.id, "outlet.html", plain(outlet.column), about, outlet, found)
    yield Sheet(MONTHS, "months.html", _("All months"), _("Articles by month."), as_of)
    for month in lists.months:
        found = lists.under(month)
        title, about = _("Month {month}", month=month), _("The articles of {month}.", month=month)
        yield sheet(f"{MONTHS}/{month}", "month.html", title, about, month, found)
    about = _("What the articles are about.")
    yield Sheet(TOPICS, "subjects.html", _("Topics"), about, as_of, subjects=mandate.topics)
    for topic in mandate.topics:
        found = lists.under(topic)
        title, about = plain(topic.name), plain(topic.about)
        yield sheet(f"{TOPICS}/{topic.id}", "subject.html", title, about, topic, found)
    for door in mandate.doors_to_topics:
        about = plain(door.about) if door.about else _("Articles about: {name}.", name=door.name)
        yield sheet(f"{DOORS}/{door.id}", "door.html", plain(door.name), about, door, lists.under(door))
    about = _("Departments and localities that worked on the articles.")
    yield Sheet(UNITS, "subjects.html", _("Units"), about, as_of, subjects=mandate.units)
    for unit in mandate.units:
        found = lists.under(unit)
        about = _("Articles made together with {unit}.", unit=unit.name)
        yield sheet(f"{UNITS}/{unit.id}", "subject.html", plain(unit.name), about, unit, found)
    for judgement in lists.show.shown:
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
    if not any(page.address == HELP for page in lists.show.newsroom.pages):
        about = _("Whom to call, and whom to write to without a sound, when a child needs help.")
        yield Sheet(HELP, "help.html", _("Whom to call when a child needs help"), about, as_of)
    yield rules(as_of)
