"""Which feeds there are: what each is called, where it stands, what it is about and what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import cached_property

from media_mandate.addresses import FEEDS, TOPICS, UNITS, Site
from media_mandate.articles.article import Article
from media_mandate.feeds.entries import Entry
from media_mandate.feeds.identity import feed_uri
from media_mandate.mandate.values import Mandate, Outlet, Topic, Unit
from media_mandate.messages import Text, _
from media_mandate.reading.printable import printable

EVERYTHING = "tat-ca"
FEED_LENGTH = 50
"""How many entries a feed holds; what is older stands in its archive, in documents of as many."""

FeedSubject = Outlet | Topic | Unit | None
"""What a feed is about; None is everything."""


@dataclass(frozen=True)
class Channel:
    """One feed. `page` is the address on the site of what it tells of; `entries` are newest first.

    `uri` is its identity for ever. `by` is the outlet that goes on with an outlet's feed, its successor or
    itself; other feeds have none.
    """

    name: str
    uri: str
    title: str
    about: str
    page: str
    subject: FeedSubject
    since: datetime
    entries: tuple[Entry, ...]
    by: Outlet | None = None

    @property
    def short_title(self) -> str:
        """Its title among other feeds of the same site."""
        return self.subject.name if isinstance(self.subject, Topic | Unit) else self.title

    @property
    def rss(self) -> str:
        return f"{FEEDS}/{self.name}.xml"

    @property
    def atom(self) -> str:
        return f"{FEEDS}/{self.name}.atom"

    @property
    def json(self) -> str:
        return f"{FEEDS}/{self.name}.json"

    @cached_property
    def newest(self) -> tuple[Entry, ...]:
        """Those that changed last, and always those that are too young for an archive."""
        young = len(self.entries) % FEED_LENGTH
        changed = sorted(self.entries[young:], key=lambda entry: entry.updated, reverse=True)
        chosen = {entry.id for entry in (*self.entries[:young], *changed[: FEED_LENGTH - young])}
        return tuple(entry for entry in self.entries if entry.id in chosen)

    @property
    def updated(self) -> datetime:
        """When its newest entry was changed; a feed of nothing is as old as the duty that it waits for."""
        return max((entry.updated for entry in self.newest), default=self.since)

    @property
    def archive(self) -> list[tuple[str, Channel]]:
        """Address and content of each archive document, oldest first, after RFC 5005.

        Each is full, so that none changes when younger articles come in; `newest` repeats some of them.
        Only everything and the outlets have one: what they hold together is all that was published.
        """
        if not isinstance(self.subject, Outlet | None):
            return []
        oldest_first = self.entries[::-1]
        starts = (
            range(0, len(oldest_first) - FEED_LENGTH + 1, FEED_LENGTH)
            if len(oldest_first) > FEED_LENGTH
            else ()
        )
        return [
            (
                f"{FEEDS}/{self.name}/{number}.atom",
                replace(self, entries=oldest_first[start : start + FEED_LENGTH][::-1]),
            )
            for number, start in enumerate(starts, start=1)
        ]


@dataclass(frozen=True)
class Channels:
    """All feeds of a site; `podcasts` are those of broadcasters, of nothing but sounds and films."""

    everything: Channel
    outlets: Sequence[Channel]
    topics: Sequence[Channel]
    units: Sequence[Channel]
    podcasts: Sequence[Channel] = field(default=())

    @cached_property
    def all(self) -> tuple[Channel, ...]:
        """All feeds but the podcasts."""
        return (self.everything, *self.outlets, *self.topics, *self.units)

    def of(self, subject: object) -> list[Channel]:
        """The feeds and podcasts that are about an outlet, a topic, a unit, or about what an article is."""
        wanted: set[str] = set()
        if isinstance(subject, Article):
            wanted = {subject.outlet.id}
            wanted |= {f"{TOPICS}/{id}" for id in subject.front.topics}
            wanted |= {f"{UNITS}/{id}" for id in subject.front.units}
        elif isinstance(subject, Outlet | Topic | Unit):
            wanted = {_page(subject)}
        return [
            *(channel for channel in self.all[1:] if channel.page in wanted),
            *(channel for channel in self.podcasts if channel.page in wanted or _holder(channel) in wanted),
        ]


def channels_of(mandate: Mandate, entries: Iterable[Entry], site: Site) -> Channels:
    """A feed of everything, of each outlet, and of each topic and unit that has an entry.

    The feed of an outlet that ended goes on with what its successor publishes of its kinds.
    """
    about: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        front = entry.article.front
        pages = (*(f"{TOPICS}/{id}" for id in front.topics), *(f"{UNITS}/{id}" for id in front.units))
        for page in ("", *_outlets_told(entry.article, mandate), *pages):
            about[page].append(entry)
    first = min(duty.from_ for outlet in mandate.outlets for duty in outlet.duties).first_day
    since = datetime.combine(first, time(), mandate.timezone)

    def channel(subject: FeedSubject, title: Text | str, description: Text | str) -> Channel:
        page = _page(subject)
        words = (text if isinstance(text, str) else site.translate(text) for text in (title, description))
        called, told = map(printable, words)
        name = page or EVERYTHING
        uri = feed_uri(name, mandate.feed_ids)
        by = (subject, *mandate.successors(subject))[-1] if isinstance(subject, Outlet) else None
        return Channel(name, uri, called, told, page, subject, since, tuple(about[page]), by)

    def title(name: str) -> Text:
        return _("{name} – {site}", name=name, site=site.name)

    outlets = [
        channel(
            outlet,
            _("{column} – {outlet}", column=outlet.column, outlet=outlet.name),
            _("{column}, the column of {outlet}.", column=outlet.column, outlet=outlet.name),
        )
        for outlet in mandate.outlets
    ]
    return Channels(
        everything=channel(None, site.name, site.about),
        outlets=outlets,
        topics=[
            channel(topic, title(topic.name), topic.about) for topic in mandate.topics if about[_page(topic)]
        ],
        units=[
            channel(unit, title(unit.name), _("Articles made together with {unit}.", unit=unit.name))
            for unit in mandate.units
            if about[_page(unit)]
        ],
        podcasts=[
            replace(
                found,
                name=f"podcast/{found.page}",
                title=printable(found.subject.column),
                entries=tuple(entry for entry in found.entries if entry.enclosure is not None),
            )
            for found in outlets
            if isinstance(found.subject, Outlet) and found.subject.podcast is not None
        ],
    )


def _outlets_told(article: Article, mandate: Mandate) -> Iterator[str]:
    """The outlets in whose feeds an article is: its own, and each whose feed goes on with it."""
    for outlet in mandate.outlets:
        ended = outlet.duties[-1].until
        goes_on = ended is not None and article.month > ended and article.kind in outlet.kinds
        if outlet is article.outlet or (goes_on and article.outlet in mandate.successors(outlet)):
            yield outlet.id


def _holder(channel: Channel) -> str:
    return channel.by.id if channel.by else ""


def _page(subject: FeedSubject) -> str:
    """The address of the page of a subject."""
    match subject:
        case None:
            return ""
        case Topic():
            return f"{TOPICS}/{subject.id}"
        case Unit():
            return f"{UNITS}/{subject.id}"
    return subject.id
