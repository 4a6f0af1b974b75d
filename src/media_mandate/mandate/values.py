"""The directive as data: who owes how much in which months, about what, and what is excused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from media_mandate.addresses import CALENDAR, DOORS, HELP, LEDGER, MONTHS, SEARCH, TOPICS, UNITS
from media_mandate.mandate import rules
from media_mandate.mandate.days import Observance, national_days
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.kinds import SHORTEST, Kinds, Minimum, NumberOrOfKinds, OfKinds, OutletKind, Owed
from media_mandate.mandate.reach import Contact, Email, Helpline, national_help
from media_mandate.messages import _, languages
from media_mandate.months import Month, months_between
from media_mandate.reading.dates import Day, MonthField, Zone
from media_mandate.reading.fields import (
    Frozen,
    Language,
    Line,
    ListOf,
    Slug,
    Truth,
    Whole,
    sha256_or,
    shortened,
    wrong,
)


def _shown_in(value: str) -> str:
    if value not in languages():
        raise wrong(rules.NO_MESSAGES_IN_LANGUAGE, language=value, values=", ".join(languages()))
    return value


class Directive(Frozen):
    """The text in which the duty stands; number and date are null where the copy leaves them blank."""

    title: Line
    issuer: Line
    item: Line
    sentence: Line
    number: Line | None
    date: Day | None


class Duty(Frozen):
    """What an outlet owes from a month until a month, both included.

    `minimum` is features a month; `shortest` is words for a newspaper and seconds for a broadcaster. Each may
    be a number for each kind: of both kinds features are owed then, and the two lengths are told apart.
    `grade` is how far it must be known that a feature ran.
    """

    from_: MonthField = Field(alias="from")
    until: MonthField | None = None
    minimum: Minimum = 1
    shortest: NumberOrOfKinds | None = None
    grade: Grade = Grade.DECLARED

    def holds(self, month: Month) -> bool:
        return self.from_ <= month and (self.until is None or month <= self.until)

    def least(self, kind: OutletKind) -> int:
        """The least words or seconds of a feature of a kind."""
        said = self.shortest.of(kind) if isinstance(self.shortest, OfKinds) else self.shortest
        return SHORTEST[kind] if said is None else said

    @property
    def owed(self) -> Owed:
        if isinstance(self.minimum, OfKinds):
            return Owed(self.minimum.total, self.minimum.named)
        return Owed(self.minimum)


def grade_of(duty: Duty | None) -> Grade:
    """The least grade of a feature, where a duty holds or none does."""
    return Grade.DECLARED if duty is None else duty.grade


def shortest_of(duty: Duty | None, kind: OutletKind) -> int:
    """The least words or seconds of a feature of a kind, where a duty holds or none does."""
    return SHORTEST[kind] if duty is None else duty.least(kind)


def _host(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", value):
        raise wrong(rules.NOT_A_HOST, text=shortened(value))
    return value


def _file_name(value: str) -> str:
    if not re.fullmatch(r"[\w.-]+\.[a-z]+", value):
        raise wrong(rules.NOT_A_FILE_NAME, text=shortened(value))
    return value


def _tag(value: str) -> str:
    if not re.fullmatch(r"tag:[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2}:([a-zA-Z0-9._~%-]+/)*", value):
        raise wrong(rules.NOT_A_TAG, text=shortened(value))
    return value


class FeedIds(Frozen):
    """How feeds name articles for ever, whatever host the site moves to: by tag URIs (RFC 4151).

    `tag` is what they begin with: the site's first host, the year, and its path on a host that others share.
    Articles of months before `from` keep the ids under which they were published.
    """

    tag: Annotated[Line, AfterValidator(_tag)]
    from_: MonthField | None = Field(default=None, alias="from")


class Podcast(Frozen):
    """What podcast directories ask of a broadcaster; `cover` is a picture beside `mandate.yml`."""

    cover: Annotated[Line, AfterValidator(_file_name)]
    email: Email


class Outlet(Frozen):
    """Who owes: a newspaper, a broadcaster, or both; `successor` is an outlet's id, or a name outside it."""

    id: Slug
    name: Line
    kinds: Annotated[Kinds, Field(alias="kind")]
    column: Line
    duties: Annotated[tuple[Duty, ...], ListOf, Field(min_length=1)]
    successor: Line | None = None
    podcast: Podcast | None = None

    def duty(self, month: Month) -> Duty | None:
        """The duty that holds in `month`, None outside all of them."""
        return next((duty for duty in self.duties if duty.holds(month)), None)

    @property
    def only_kind(self) -> OutletKind | None:
        """The kind of all its articles; None where it is newspaper and broadcaster in one."""
        return self.kinds[0] if len(self.kinds) == 1 else None

    def shortest(self, month: Month, kind: OutletKind) -> int:
        """The least words or seconds of a feature of a kind in `month`."""
        return shortest_of(self.duty(month), kind)

    def grade(self, month: Month) -> Grade:
        """The least grade of a feature in `month`."""
        return grade_of(self.duty(month))

    def owed(self, last: Month) -> Iterator[Month]:
        """The months of all duties, up to `last`."""
        for duty in self.duties:
            yield from months_between(duty.from_, min(duty.until or last, last))


class Campaign(Frozen):
    """Calendar months (1 to 12) with a minimum of their own, every year from `from` until `until`."""

    id: Slug
    name: Line
    months: Annotated[tuple[Annotated[Whole, Field(ge=1, le=12)], ...], ListOf, Field(min_length=1)]
    minimum: Annotated[Whole, Field(ge=1)]
    from_: MonthField | None = Field(default=None, alias="from")
    until: MonthField | None = None

    def holds(self, month: Month) -> bool:
        begun = self.from_ is None or self.from_ <= month
        return month.number in self.months and begun and (self.until is None or month <= self.until)


class Topic(Frozen):
    """What articles may be about, with one line that explains it to readers.

    An article of a `sensitive` topic must say whether it tells of a child that was harmed or broke the law.
    Of a `discreet` one somebody may have to hide that they read it; of an `emergency` one articles begin with
    what to do now.
    """

    id: Slug
    name: Line
    about: Line
    sensitive: Truth = False
    discreet: Truth | None = None
    emergency: Truth = False
    from_: MonthField | None = Field(default=None, alias="from")
    until: MonthField | None = None


class Door(Frozen):
    """A need with which readers come: it leads to what its `topics` have, or to a `page` of the newsroom.

    `picture` is one of those that the house has drawn.
    """

    id: Slug
    name: Line
    about: Line | None = None
    picture: Literal["small-child", "school", "bullying", "water", "screen", "call", "health", "road"]
    topics: Annotated[tuple[Slug, ...], ListOf] = ()
    page: Slug | None = None


class Unit(Frozen):
    """A department or locality that works on articles with the outlets, perhaps on some `topics` alone."""

    id: Slug
    name: Line
    kind: Literal["department", "locality"]
    topics: Annotated[tuple[Slug, ...], ListOf] = ()
    from_: MonthField | None = Field(default=None, alias="from")
    until: MonthField | None = None


def _answer(value: str) -> str:
    if not any(map(str.isalnum, value)):
        raise wrong(rules.NOTHING_SAID)
    return value


Answer = Annotated[Line, AfterValidator(_answer)]


DOCUMENT_SUFFIXES = (".pdf", ".docx", ".jpg", ".jpeg", ".png", ".webp")


def _document_place(value: str) -> str:
    parts = value.split("/")
    is_below = parts[0] == "docs" and len(parts) > 1 and not {"", ".", ".."} & {*parts}
    is_file = is_below and "\\" not in value and value.lower().endswith(DOCUMENT_SUFFIXES)
    if not is_file and not re.fullmatch(r"https?://[^\s/@?#]+\.[^\s@]+", value):
        raise wrong(rules.NO_PLACE_OF_DOCUMENT, text=shortened(value))
    return value


class ExceptionRecord(Frozen):
    """A miss that was recorded or a waiver that was given, by somebody, for a reason, in a document.

    `file` is where that document can be seen: a file below `docs/`, which is published, or an address.
    """

    outlet: Slug
    month: MonthField
    kind: Literal["miss", "waiver"]
    reason: Answer
    document: Answer
    document_date: Day
    file: Annotated[Line, AfterValidator(_document_place)] | None = None
    by: Answer
    recorded_on: Day


class Purge(Frozen):
    """A feature that had to leave git's history too, named by nothing but what the record had of it.

    `text_sha256` is the hash of its text and `entered` the day on which git saw it enter. It still counts:
    whoever answers for the purge answers for that, and the record published before must have known it. `kind`
    is asked where both are owed; without it the feature is of neither.
    """

    outlet: Slug
    month: MonthField
    kind: OutletKind | None = None
    text_sha256: Annotated[
        Line,
        sha256_or(_("Copy text_sha256 of the article from the record that was published (record.json).")),
    ]
    entered: Day
    reason: Answer
    document: Answer
    document_date: Day
    by: Answer
    recorded_on: Day


def _sound(value: str) -> str:
    if ".." in value or not re.fullmatch(r"[\w.-]+(/[\w.-]+)*\.(mp3|m4a)", value):
        raise wrong(rules.NOT_A_SOUND, text=shortened(value))
    return value


class OtherLanguage(Frozen):
    """One line for people without Vietnamese, that says whom to call.

    `name` is what they call their language; `sound` is the line spoken, a file below the docs folder.
    """

    language: Language
    name: Line
    text: Line
    sound: Annotated[Line, AfterValidator(_sound)] | None = None


def _synonyms(value: str) -> str:
    if len(phrases := value.split("=")) < 2 or not all(any(map(str.isalnum, each)) for each in phrases):
        raise wrong(rules.SYNONYM_OF_NOTHING, text=shortened(value))
    return value


class Search(Frozen):
    """What the newsroom adds to searching.

    Each line of `synonyms` has phrases with = between them: whoever searches for one of them finds what says
    another, the first before the rest.
    """

    synonyms: Annotated[tuple[Annotated[Line, AfterValidator(_synonyms)], ...], ListOf] = ()

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The phrases of each line."""
        return tuple(tuple(map(str.strip, line.split("="))) for line in self.synonyms)


class Sample(Frozen):
    """The stopped clock of the sample newsroom."""

    as_of: Day


class Mandate(Frozen):
    """All of `mandate.yml`."""

    directive: Directive
    timezone: Zone
    language: Annotated[Language, AfterValidator(_shown_in)]
    recorded_from: MonthField
    late_after_days: Whole = 7
    late_entry: Literal["mark", "reject"] = "mark"
    sample: Sample | None = None
    feed_ids: FeedIds | None = None
    outlets: Annotated[tuple[Outlet, ...], ListOf, Field(min_length=1)]
    campaigns: Annotated[tuple[Campaign, ...], ListOf] = ()
    exceptions: Annotated[tuple[ExceptionRecord, ...], ListOf] = ()
    purges: Annotated[tuple[Purge, ...], ListOf] = ()
    topics: Annotated[tuple[Topic, ...], ListOf, Field(min_length=1)]
    doors: Annotated[tuple[Door, ...], ListOf] = ()
    units: Annotated[tuple[Unit, ...], ListOf] = ()
    days: Annotated[tuple[Observance, ...], ListOf] = ()
    media_hosts: Annotated[tuple[Annotated[Line, AfterValidator(_host)], ...], ListOf] = ()
    contact: Contact | None = None
    help: Annotated[tuple[Helpline, ...], ListOf] = ()
    other_languages: Annotated[tuple[OtherLanguage, ...], ListOf] = ()
    search: Search | None = None

    @cached_property
    def outlet(self) -> Mapping[str, Outlet]:
        return {outlet.id: outlet for outlet in self.outlets}

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def groups(self) -> Mapping[Door | None, tuple[Topic, ...]]:
        """The topics by the first door that leads to them; under None those to which none leads."""
        groups: dict[Door | None, list[Topic]] = {door: [] for door in (*self.doors, None)}
        for topic in self.topics:
            groups[next((door for door in self.doors if topic.id in door.topics), None)].append(topic)
        return {door: tuple(topics) for door, topics in groups.items() if topics}

    @property
    def doors_to_topics(self) -> tuple[Door, ...]:
        """The doors that have a page of their own."""
        return tuple(door for door in self.doors if door.topics)

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def exception(self) -> Mapping[tuple[str, Month], ExceptionRecord]:
        return {(record.outlet, record.month): record for record in self.exceptions}

    def successors(self, outlet: Outlet) -> tuple[Outlet, ...]:
        """Who took the outlet's duty over, one after another, as far as the mandate has them."""
        found: list[Outlet] = []
        last = outlet
        while (after := self.outlet.get(last.successor or "")) is not None and after not in (outlet, *found):
            found.append(after)
            last = after
        return tuple(found)

    def purges_of(self, outlet: Outlet, month: Month) -> tuple[Purge, ...]:
        return tuple(purge for purge in self.purges if (purge.outlet, purge.month) == (outlet.id, month))

    @cached_property
    def observances(self) -> tuple[Observance, ...]:
        """The days of the country and of the province; the province's word on a day is the last."""
        return tuple({day.id: day for day in (*national_days(), *self.days)}.values())

    @cached_property
    def helplines(self) -> tuple[Helpline, ...]:
        """The numbers of the country and of the province; the province's word on a number is the last."""
        return tuple({line.dialled: line for line in (*national_help(), *self.help)}.values())

    @cached_property
    def says_discreet(self) -> bool:
        """Whether any topic says if it is discreet: a mandate may be older than the word."""
        return any(topic.discreet is not None for topic in self.topics)

    def is_discreet(self, topics: Iterable[str]) -> bool:
        """Whether somebody may have to hide that they read of one of these topics, known ones or not.

        Where no topic has the word, the sensitive ones are meant.
        """
        known = [self.topic[id] for id in topics if id in self.topic]
        return any(topic.discreet if self.says_discreet else topic.sensitive for topic in known)

    def campaigns_in(self, month: Month) -> list[Campaign]:
        return [campaign for campaign in self.campaigns if campaign.holds(month)]

    def owed(self, outlet: Outlet, month: Month) -> Owed:
        """What `outlet` owes in `month`: its duty's, or what the highest campaign asks."""
        duty = outlet.duty(month)
        if duty is None:
            return Owed()
        highest = max((campaign.minimum for campaign in self.campaigns_in(month)), default=0)
        return Owed(max(duty.owed.features, highest), duty.owed.of_kinds)

    def kind_of(self, purge: Purge) -> OutletKind | None:
        """What a purged feature was, as far as that is told."""
        return purge.kind or self.outlet[purge.outlet].only_kind

    def day(self, now: datetime) -> date:
        """The day of judgement at the instant `now`: the sample's, else the day in the mandate's zone."""
        return self.sample.as_of if self.sample else now.astimezone(self.timezone).date()

    def is_taken_over(self, month: Month) -> bool:
        """Whether articles of `month` are older than the record: neither late nor met afterwards."""
        return month < self.recorded_from


def site_addresses(mandate: Mandate) -> Iterator[str]:
    """The addresses of the site's own pages to which articles may link, without slashes around them."""
    yield from ("index", LEDGER, CALENDAR, MONTHS, TOPICS, UNITS, SEARCH, HELP, *mandate.outlet)
    yield from (f"{TOPICS}/{id}" for id in mandate.topic)
    yield from (f"{UNITS}/{id}" for id in mandate.unit)
    yield from (f"{DOORS}/{door.id}" for door in mandate.doors_to_topics)
