"""One build of the site as a value: what was read, what follows from it, and what hooks make on their way.

A command may order a build; hooks/newsroom.py makes the value of the order, and every hook behind it takes
the value from MkDocs' configuration, which is another one for each build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from media_mandate.addresses import Site
from media_mandate.feeds.channels import Channels
from media_mandate.feeds.entries import Entry
from media_mandate.mandate.values import Outlet
from media_mandate.media.pictures.copies import copies_of
from media_mandate.media.pictures.file import Picture
from media_mandate.messages import translator
from media_mandate.newsroom import Newsroom
from media_mandate.planning.calendar import Calendar, Event, calendars
from media_mandate.problems import Problem, in_order
from media_mandate.reading.printable import printable
from media_mandate.site.cards import Card
from media_mandate.site.headings import Headings
from media_mandate.site.judged import Judged
from media_mandate.site.lists import Lists
from media_mandate.site.open_graph import Sharing
from media_mandate.site.policy import Policy
from media_mandate.site.schema_org import Describer
from media_mandate.site.sheets import Sheet, rules, sheets_of, unreadable
from media_mandate.site.show import Show

ORDER, BUILD = "order", "build"
"""Where MkDocs' configuration keeps them, below `extra`."""

T = TypeVar("T")


class TooEarlyError(Exception):
    """A hook reads what one behind it makes: hooks stand in another order than they act in."""


class MadeTwiceError(Exception):
    """Two hooks make the same thing, or one makes it again."""


class Late(Generic[T]):
    """What a hook makes once in a build, for those behind it; who reads it sooner is told who makes it."""

    def __init__(self, name: str, maker: str) -> None:
        self._name, self._maker = name, maker
        self._made: tuple[T, ...] = ()

    @property
    def value(self) -> T:
        if not self._made:
            raise TooEarlyError(f"there are no {self._name} before {self._maker} has acted")
        return self._made[0]

    def make(self, value: T) -> None:
        if self._made:
            raise MadeTwiceError(f"{self._maker} has made the {self._name} of this build already")
        self._made = (value,)


@dataclass(frozen=True)
class Order:
    """What is to be built: what was read, whether for the desk alone, whether although a month is missing.

    `root` is where the files lie that were read, None where they lie beside `mkdocs.yml`.
    """

    newsroom: Newsroom | None
    problems: tuple[Problem, ...]
    is_preview: bool = False
    despite_missing: bool = False
    root: Path | None = None


@dataclass(frozen=True)
class Build:
    """What hooks share. `newsroom` and `show` are None where the mandate cannot be read.

    `day` is the day on which it is made. Some things cannot be told from the newsroom alone: `drawn` are the
    cards that were drawn, by path of the article, `cards` their addresses, as in `Sharing`; `assets` are the
    addresses of styles and scripts by those in `theme/`; `entries` and `channels` are made of rendered
    bodies, `policy` of the rendered frame of all pages, and `judged` knows the addresses of all files.
    """

    order: Order
    site: Site
    day: date
    drawn: Late[Mapping[str, Card]] = field(default_factory=lambda: Late("drawn cards", "hooks/cards.py"))
    judged: Late[Judged] = field(default_factory=lambda: Late("judged texts", "hooks/gate.py"))
    cards: Late[Mapping[str, str]] = field(default_factory=lambda: Late("cards", "hooks/cards.py"))
    entries: Late[Sequence[Entry]] = field(default_factory=lambda: Late("entries", "hooks/feeds.py"))
    channels: Late[Channels] = field(default_factory=lambda: Late("channels", "hooks/feeds.py"))
    assets: Late[Mapping[str, str]] = field(default_factory=lambda: Late("assets", "hooks/assets.py"))
    policy: Late[Policy] = field(default_factory=lambda: Late("headers", "hooks/policy.py"))

    @property
    def newsroom(self) -> Newsroom | None:
        return self.order.newsroom

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.order.problems

    @property
    def is_preview(self) -> bool:
        """Whether the desk alone sees it: with drafts and with what is wrong."""
        return self.order.is_preview

    def telling(self, found: Iterable[Problem]) -> Build:
        """The same build, in which these problems were found as if the check had told them."""
        problems = in_order([*self.problems, *found])
        newsroom = self.newsroom and replace(self.newsroom, problems=problems)
        return replace(self, order=replace(self.order, newsroom=newsroom, problems=problems))

    @cached_property
    def show(self) -> Show | None:
        return Show(self.newsroom, self.is_preview) if self.newsroom else None

    @cached_property
    def lists(self) -> Lists | None:
        return Lists(self.show) if self.show else None

    @cached_property
    def headings(self) -> Headings | None:
        return Headings(self.show) if self.show else None

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """The generated pages by address."""
        sheets = (
            sheets_of(self.lists, self.site.about) if self.lists else [unreadable(self.day), rules(self.day)]
        )
        return {sheet.address: sheet for sheet in sheets}

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures of the site by the address of the copy that all browsers show."""
        shown = self.show.pictures.values() if self.show else ()
        return {copies_of(picture).fallback.address: picture for picture in shown}

    @cached_property
    def sharing(self) -> Sharing | None:
        if self.show is None or self.headings is None:
            return None
        return Sharing(self.show, self.headings, self.site, self.cards.value)

    @cached_property
    def describer(self) -> Describer | None:
        if self.show is None or self.headings is None:
            return None
        return Describer(self.show, self.headings, self.site, self.sheets, self.cards.value)

    @cached_property
    def calendar(self) -> Calendar | None:
        """The calendar that the page shows; titles of what is planned are for the desk."""
        return Calendar(self.newsroom, titles=self.is_preview) if self.newsroom else None

    @cached_property
    def calendars(self) -> tuple[tuple[str, Outlet | None, Sequence[Event]], ...]:
        """Address, subject and events of each calendar to subscribe to."""
        return tuple(calendars(Calendar(self.newsroom))) if self.newsroom else ()


def site_of(
    newsroom: Newsroom | None, url: str, name: str, about: str, language: str, *, private: bool = False
) -> Site:
    """The site at `url`, about the directive where nothing is said; `language` is for want of a mandate.

    What is `private` quotes what gives a child away: a preview on the editor's own screen.
    """
    if newsroom is not None:
        about, language = about or newsroom.mandate.directive.title, newsroom.mandate.language
    whole = url.rstrip("/") + "/"
    words = translator(language, private=private)
    return Site(whole, printable(name), printable(about), language, words)


def order_in(extra: Mapping[str, Any]) -> Order | None:
    """The order of a command, None where MkDocs was called by its own name."""
    order = extra.get(ORDER)
    return order if isinstance(order, Order) else None


def build_in(extra: Mapping[str, Any]) -> Build:
    """The build that is under way."""
    build = extra.get(BUILD)
    if not isinstance(build, Build):
        raise TooEarlyError("there is no build before hooks/newsroom.py has acted")
    return build
