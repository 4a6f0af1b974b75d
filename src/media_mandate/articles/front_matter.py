"""The fields of an article, read against the mandate."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from unicodedata import normalize
from urllib.parse import unquote

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from media_mandate.articles import rules
from media_mandate.articles.address import DOCS, Address, month_folder
from media_mandate.mandate import rules as mandate_rules
from media_mandate.mandate.kinds import MEASURES, OutletKind
from media_mandate.mandate.reach import AMBULANCE, digits, is_phone
from media_mandate.mandate.values import Mandate, Topic, Unit
from media_mandate.messages import _
from media_mandate.months import Month
from media_mandate.problems import Renaming
from media_mandate.reading.dates import Day, Duration, Instant, MonthField
from media_mandate.reading.fields import (
    Frozen,
    Language,
    Line,
    ListOf,
    Truth,
    Url,
    Whole,
    nearest,
    sha256_or,
    shortened,
    wrong,
)
from media_mandate.reading.rules import FIELD_MISSING


@dataclass(frozen=True, slots=True)
class Setting:
    """What front matter is read against."""

    mandate: Mandate
    address: Address


def _article_id(value: str) -> str:
    text = value.strip("/").removeprefix(f"{DOCS}/").removesuffix(".md")
    if not re.fullmatch(r"[a-z0-9-]+/[0-9]{4}/[0-9]{2}/[a-z0-9-]+", text):
        raise wrong(rules.NOT_AN_ARTICLE_ID, text=shortened(value))
    return text


ArticleId = Annotated[Line, AfterValidator(_article_id)]


def _beside(value: str) -> str:
    if "://" in value or value.startswith("//"):
        raise wrong(rules.NOT_BESIDE, text=shortened(value))
    return value


People = Literal["none", "adults", "obscured", "consented"]
"""Who is to be seen in a picture: nobody; adults alone; nobody who can be told; all of them agreed."""


class Image(Frozen):
    """The article's picture, a file beside it; of a photo it must be said who is to be seen in it."""

    src: Annotated[Line, AfterValidator(_beside)]
    alt: Line
    credit: Line | None = None
    people: People | None = None


class PictureNote(Frozen):
    """What is said of a picture in the text besides its alt text, which stands there."""

    credit: Line | None = None
    people: People | None = None


def _from_here(name: str) -> str:
    """The way from an article to a file, as names in the text and in its fields are compared."""
    return normalize("NFC", posixpath.normpath(unquote(re.split("[?#]", name.strip())[0])))


class Printed(Frozen):
    """Where a newspaper's article stood in print; `scan` is a file beside it that shows the page.

    The scan is kept and never published: nobody has looked at who else stands on that page.
    """

    issue: Line | None = None
    page: Line | None = None
    url: Url | None = None
    scan: Annotated[Line, AfterValidator(_beside)] | None = None


class Broadcast(Frozen):
    """A broadcaster's airing, in local time; `length` is the media's size in bytes.

    `duration` may be left out where the media stands beside the article: it is read from the file then, and
    None until that is done.
    `type` is needed only of media on another host whose address does not end in .mp3, .m4a or .mp4.
    """

    programme: Line
    channel: Line
    aired: Instant
    media: Line | None = None
    duration: Annotated[Duration | None, Field(validate_default=True)] = None
    type: Literal["audio/mpeg", "audio/x-m4a", "video/mp4"] | None = None
    length: Whole | None = None
    transcript: Literal["body"] | None = None

    @field_validator("duration")
    @classmethod
    def _told_or_in_a_file(cls, value: datetime.timedelta | None, info: ValidationInfo) -> Any:
        media = info.data.get("media", "://")
        if value is None and (media is None or "://" in media):
            raise wrong(FIELD_MISSING, name="duration")
        return value


class Consent(Frozen):
    """Who agreed to what is told of a child, and the number of the papers, which are kept elsewhere.

    A child is asked from 7 years up (Decree 56/2017/NĐ-CP, Article 36); `under_7` says that it is younger.
    """

    guardian: Truth = False
    child: Truth = False
    under_7: Truth = False
    record: Line | None = None


class Allowed(Frozen):
    """Words of the front matter that give a child away and are right as they stand, and why."""

    words: Line
    reason: Line


class Children(Frozen):
    """What the article tells of children.

    `sensitive` is true where a child was harmed or broke the law, and None where the article does not say.
    """

    sensitive: Truth | None = None
    identifiable: Truth = False
    consent: Consent | None = None
    allowed: Annotated[tuple[Allowed, ...], ListOf] = ()


class Names(Frozen):
    """Who the people are whom a sensitive article names, where its text does not show it.

    `adult` are no relatives of the child, `changed` are names that the newsroom gave, `other` are no people.
    A child's real name never stands here.
    """

    adult: Annotated[tuple[Line, ...], ListOf] = ()
    changed: Annotated[tuple[Line, ...], ListOf] = ()
    other: Annotated[tuple[Line, ...], ListOf] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """All names that are answered for."""
        return (*self.adult, *self.changed, *self.other)


class Correction(Frozen):
    """What was put right after publication, and when."""

    date: Day
    text: Line


class Withdrawn(Frozen):
    """An article that was taken back: its measure and the hash of its text as they were.

    Where the hash is left out, or `None` here, it is a mark alone: what stands below is not shown, and not
    frozen yet.
    """

    date: Day
    reason: Line
    words: Whole | None = None
    seconds: Whole | None = None
    sha256: (
        Annotated[Line, sha256_or(_("Withdraw articles with scripts/withdraw.py, which writes it."))] | None
    ) = None

    @field_validator("sha256", mode="before")
    @classmethod
    def _nothing_is_no_hash(cls, value: Any) -> Any:
        return "null" if value is None else value


def _setting(info: ValidationInfo) -> Setting:
    assert isinstance(info.context, Setting)
    return info.context


def _kind(info: ValidationInfo) -> OutletKind | None:
    """What an article is by its outlet or by its broadcast block; None where that is wrong itself."""
    only = _setting(info).address.outlet.only_kind
    if only is not None or "broadcast" not in info.data:
        return only
    return "newspaper" if info.data["broadcast"] is None else "broadcaster"


def _known_topic(value: str, info: ValidationInfo) -> str:
    topics = _setting(info).mandate.topic
    if value not in topics:
        hint = nearest(value, list(topics))
        raise wrong(mandate_rules.TOPIC_UNKNOWN, hint=hint, id=shortened(value))
    _must_hold(topics[value], info)
    return value


def _known_unit(value: str, info: ValidationInfo) -> str:
    units = _setting(info).mandate.unit
    if value not in units:
        hint = nearest(value, list(units))
        raise wrong(mandate_rules.UNIT_UNKNOWN, hint=hint, id=shortened(value))
    _must_hold(units[value], info)
    return value


def _must_hold(entry: Topic | Unit, info: ValidationInfo) -> None:
    if "date" not in info.data:
        return
    month = Month.of(info.data["date"])
    if entry.until is not None and month > entry.until:
        raise wrong(mandate_rules.ENDED, name=entry.name, month=entry.until)
    if entry.from_ is not None and month < entry.from_:
        raise wrong(mandate_rules.NOT_BEGUN, name=entry.name, month=entry.from_)


DESK_ALONE = Field(exclude=True)
"""Of a field that no product shows: it is in no dump of the front matter."""


COUNTED_BY = (
    *("date", "month", "outlet", "topics", "units", "authors", "language", "printed", "broadcast"),
    *("rerun_of", "translation_of", "moved_from", "sample"),
)
"""Fields by which the mandate counts. Title, standfirst, picture and corrections go with the text."""

GONE = "–"
"""Takes the place of a title that nobody is to read any more."""


class FrontMatter(Frozen):
    """The fields of an article. Validated with a `Setting` as context, so that all is found at once.

    `emergency` and `discreet` are None where the topics have the word; `steps` are what to do now, and `call`
    is the number of help that is called with them.
    """

    title: Line
    date: Day
    month: Annotated[MonthField | None, Field(validate_default=True)] = None
    outlet: Line | None = None
    topics: Annotated[tuple[Annotated[Line, AfterValidator(_known_topic)], ...], ListOf] = ()
    units: Annotated[tuple[Annotated[Line, AfterValidator(_known_unit)], ...], ListOf] = ()
    authors: Annotated[tuple[Line, ...], ListOf] = ()
    description: Line | None = None
    image: Image | None = None
    pictures: dict[Annotated[Line, AfterValidator(_beside)], PictureNote] = Field(default={})
    broadcast: Annotated[Broadcast | None, Field(validate_default=True)] = None
    printed: Printed | None = None
    language: Language | None = None
    rerun_of: ArticleId | None = None
    translation_of: ArticleId | None = None
    moved_from: ArticleId | None = None
    children: Annotated[Children | None, DESK_ALONE] = None
    names: Annotated[Names | None, DESK_ALONE] = None
    emergency: Truth | None = None
    steps: Annotated[tuple[Line, ...], ListOf] = ()
    call: Line | None = None
    discreet: Truth | None = None
    corrections: Annotated[tuple[Correction, ...], ListOf] = ()
    withdrawn: Withdrawn | None = None
    noindex: Truth = False
    draft: Truth = False
    sample: Annotated[Truth, Field(validate_default=True)] = False

    @model_validator(mode="before")
    @classmethod
    def _nothing_else_of_what_goes(cls, values: Any) -> Any:
        """Of an article that is marked as withdrawn nothing but what it counts by, however wrong the rest."""
        if not isinstance(values, Mapping) or not is_marked(values):
            return values
        return {"title": GONE} | {
            name: values[name] for name in (*COUNTED_BY, "draft", "withdrawn") if name in values
        }

    @property
    def is_marked(self) -> bool:
        """Whether it is marked as withdrawn, and its text not frozen yet."""
        return self.withdrawn is not None and self.withdrawn.sha256 is None

    def noted(self, address: str) -> str | None:
        """The name under which `pictures` speaks of the picture at an address in the text."""
        if not self.pictures:
            return None
        shown = _from_here(address)
        return next((name for name in self.pictures if _from_here(name) == shown), None)

    def credit_of(self, address: str) -> str | None:
        """Who took the picture at an address in the text."""
        name = self.noted(address)
        return None if name is None else self.pictures[name].credit

    @property
    def called(self) -> str:
        """The number that stands beside the steps."""
        return self.call or AMBULANCE

    @property
    def is_declared_sensitive(self) -> bool:
        """Whether it says of itself that a child came to harm."""
        return self.children is not None and bool(self.children.sensitive)

    @field_validator("date")
    @classmethod
    def _dated_within_folder_and_duties(cls, value: datetime.date, info: ValidationInfo) -> datetime.date:
        address = _setting(info).address
        month = Month.of(value)
        if month != address.month:
            right = f"{DOCS}/{month_folder(address.outlet, month)}/"
            renaming = Renaming(address.path, f"{right}{address.slug}.md")
            raise wrong(
                rules.ANOTHER_MONTH, renaming=renaming, month=month, folder=address.month, right=right
            )
        if address.outlet.duty(month) is None:
            hint = _("Correct the date, or the outlet's duties in mandate.yml.")
            raise wrong(mandate_rules.NOTHING_OWED, hint=hint, outlet=address.outlet.name, month=month)
        return value

    @field_validator("month")
    @classmethod
    def _month_agrees(cls, value: Month | None, info: ValidationInfo) -> Month | None:
        dated = Month.of(info.data["date"]) if "date" in info.data else None
        if value is not None and dated is not None and value != dated:
            raise wrong(rules.MONTH_DISAGREES, month=str(value), dated=str(dated))
        return value

    @field_validator("outlet")
    @classmethod
    def _outlet_agrees(cls, value: str | None, info: ValidationInfo) -> str | None:
        setting = _setting(info)
        if value is None or value == setting.address.outlet.id:
            return value
        if value not in setting.mandate.outlet:
            hint = nearest(value, list(setting.mandate.outlet))
            raise wrong(mandate_rules.OUTLET_UNKNOWN, hint=hint, id=shortened(value))
        raise wrong(rules.OUTLET_DISAGREES, id=value, folder=setting.address.outlet.id)

    @field_validator("call")
    @classmethod
    def _somebody_answers(cls, value: str | None, info: ValidationInfo) -> str | None:
        known = {line.dialled: line.number for line in _setting(info).mandate.helplines}
        if value is not None and not (is_phone(value) and digits(value) in known):
            hint = nearest(value, list(known.values()))
            raise wrong(rules.CALL_UNKNOWN, hint=hint, number=shortened(value))
        return value

    @field_validator("topics", "units")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value))

    @field_validator("printed")
    @classmethod
    def _only_newspapers_print(cls, value: Printed | None, info: ValidationInfo) -> Printed | None:
        if value is not None and _kind(info) == "broadcaster":
            raise wrong(rules.PRINTED_BY_BROADCASTER)
        return value

    @field_validator("broadcast")
    @classmethod
    def _aired_on_the_date(cls, value: Broadcast | None, info: ValidationInfo) -> Broadcast | None:
        kinds = _setting(info).address.outlet.kinds
        if value is None:
            if "newspaper" not in kinds:
                raise wrong(rules.NO_BROADCAST)
            return None
        if "broadcaster" not in kinds:
            raise wrong(rules.BROADCAST_BY_NEWSPAPER)
        if "date" in info.data and value.aired.date() != info.data["date"]:
            days = info.data["date"].isoformat(), value.aired.date().isoformat()
            raise wrong(rules.AIRED_ANOTHER_DAY, date=days[0], aired=days[1])
        return value

    @field_validator("withdrawn")
    @classmethod
    def _measure_was_frozen(cls, value: Withdrawn | None, info: ValidationInfo) -> Withdrawn | None:
        if value is None:
            return None
        kind = _kind(info)
        measure = MEASURES[kind] if kind else None
        if measure and getattr(value, measure) is None and value.sha256 is not None:
            raise wrong(rules.NO_MEASURE, measure=measure)
        return value

    @field_validator("sample")
    @classmethod
    def _sample_fits_the_clock(cls, value: bool, info: ValidationInfo) -> bool:
        pinned = _setting(info).mandate.sample is not None
        if pinned and not value:
            raise wrong(rules.NO_SAMPLE)
        if value and not pinned:
            raise wrong(rules.SAMPLE_AMONG_REAL)
        return value


def is_marked(fields: Mapping[str, Any]) -> bool:
    """Whether front matter that may be wrong otherwise marks its article as withdrawn."""
    withdrawn = fields.get("withdrawn")
    return isinstance(withdrawn, Mapping) and bool(withdrawn) and "sha256" not in withdrawn


def is_draft(fields: Mapping[str, Any]) -> bool:
    """Whether front matter that may be wrong otherwise says that it is a draft's."""
    return str(fields.get("draft")).strip().lower() == "true"


def says_sensitive(fields: Mapping[str, Any]) -> bool:
    """Whether front matter that may be wrong otherwise says that a child came to harm."""
    children = fields.get("children")
    return isinstance(children, Mapping) and str(children.get("sensitive")).strip().lower() == "true"
