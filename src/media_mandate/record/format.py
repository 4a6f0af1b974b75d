"""The format of the record: what `record.json` holds of every duty, feature, cell and exception."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field

from media_mandate.history import in_our_time
from media_mandate.mandate.grades import Grade
from media_mandate.mandate.kinds import KINDS, OutletKind, Owed
from media_mandate.quota import Status
from media_mandate.reading.dates import Day, MonthField
from media_mandate.reading.fields import Line, ListOf, Published, Sha256, Whole, published_schema
from media_mandate.verdict.facts import (
    CellGrade,
    MetAfterwards,
    MinimumOfKinds,
    MonthCounts,
    PublishedKind,
    PublishedOfKinds,
    Purged,
)

RECORD_FILE = "record.json"
SCHEMA_FILE = "schemas/record.json"
FORMAT = "media-mandate record 1"


def _in_digits(number: int) -> int:
    """Refuse a number that no record has: others wrote it, and it is shown."""
    if abs(number) >= 10**20:
        raise ValueError("a number of more than 20 digits")
    return number


RecordedWhole = Annotated[Whole, AfterValidator(_in_digits)]
RecordedCount = Annotated[int, AfterValidator(_in_digits)]


def _is_nothing(value: object) -> bool:
    """What a newsroom that was never upgraded need not say."""
    return not value


def _is_least(value: object) -> bool:
    """What every feature has."""
    return value is Grade.DECLARED


class RecordedCommit(Published):
    """A commit and its committer date, in UTC."""

    commit: str
    at: Annotated[AwareDatetime, AfterValidator(in_our_time)]


class RecordedDirective(Published):
    """The text in which the duty stands; number and date are null where the copy leaves them blank."""

    model_config = ConfigDict(title="Directive")

    title: Line
    issuer: Line
    item: Line
    sentence: Line
    number: Line | None
    date: Day | None


class RecordedDuty(Published):
    """What an outlet owes from a month until a month, both included.

    `minimum` is features a month; `shortest` is words for a newspaper and seconds for a broadcaster; `grade`
    is how far it must be known that a feature ran, left out where its word is enough.
    """

    model_config = ConfigDict(title="Duty")

    from_: MonthField = Field(alias="from")
    until: MonthField | None = None
    minimum: Annotated[RecordedWhole, Field(ge=1)] | PublishedOfKinds = 1
    shortest: Annotated[RecordedWhole, Field(ge=0)] | PublishedOfKinds | None = None
    grade: Grade = Field(default=Grade.DECLARED, exclude_if=_is_least)


class RecordedCampaign(Published):
    """Calendar months (1 to 12) with a minimum of their own, every year from `from` until `until`."""

    model_config = ConfigDict(title="Campaign")

    id: Line
    name: Line
    months: Annotated[tuple[Annotated[RecordedWhole, Field(ge=1, le=12)], ...], ListOf, Field(min_length=1)]
    minimum: Annotated[RecordedWhole, Field(ge=1)]
    from_: MonthField | None = Field(default=None, alias="from")
    until: MonthField | None = None


class RecordedException(Published):
    """A miss that was recorded or a waiver that was given, by somebody, for a reason, in a document."""

    model_config = ConfigDict(title="ExceptionRecord")

    outlet: Line
    month: MonthField
    kind: Literal["miss", "waiver"]
    reason: Line
    document: Line
    document_date: Day
    by: Line
    recorded_on: Day
    file: Line | None = Field(
        default=None,
        description="Where the document lies in the repository, or its address elsewhere.",
        exclude_if=_is_nothing,
    )
    file_sha256: Sha256 | None = Field(
        default=None, description="Of that file in the repository.", exclude_if=_is_nothing
    )


class RecordedPurge(Published):
    """A feature that had to leave git's history too, named by nothing but what the record had of it.

    `text_sha256` is the hash of its text and `entered` the day on which git saw it enter. It still counts:
    whoever answers for the purge answers for that, and the record published before must have known it.
    """

    model_config = ConfigDict(title="Purge")

    outlet: Line
    month: MonthField
    kind: OutletKind | None = Field(default=None, exclude_if=_is_nothing)
    text_sha256: Line
    entered: Day
    reason: Line
    document: Line
    document_date: Day
    by: Line
    recorded_on: Day


class RecordedOutlet(Published):
    """Who owes, and its duties."""

    id: str
    name: str
    kind: PublishedKind
    duties: tuple[RecordedDuty, ...]
    successor: str | None


class RecordedMandate(Published):
    """What is owed, and how it is judged."""

    sha256: Sha256 = Field(
        description="Of mandate.yml as text: in NFC, with the line ends of Unix, no byte order mark."
    )
    directive: RecordedDirective
    timezone: str
    recorded_from: MonthField
    late_after_days: RecordedWhole
    late_entry: Literal["mark", "reject"]
    outlets: tuple[RecordedOutlet, ...]
    campaigns: tuple[RecordedCampaign, ...]


class RecordedFeature(Published):
    """An article that counts. One that was withdrawn has no title any more, and the hash of its old text."""

    id: str = Field(description="The same for ever, and the same as in the feeds.")
    path: str
    url: str
    title: str | None
    outlet: str
    month: MonthField
    date: Day
    topics: tuple[str, ...]
    units: tuple[str, ...]
    words: RecordedCount | None = Field(description="Of a newspaper's feature.")
    seconds: RecordedCount | None = Field(description="Of a broadcaster's feature.")
    text_sha256: Sha256 = Field(description="Of the text below the front matter, blanks around it aside.")
    file_sha256: Sha256 | None = Field(
        description="Of the file as git has it, as text: in NFC, with the line ends of Unix, no byte order "
        "mark; null when not committed."
    )
    entered: RecordedCommit | None = Field(
        description="The oldest commit that holds a version which would count for the month, with the "
        "committer's date, which decides. Null when not committed, or the history is unknown."
    )
    written: AwareDatetime | None = Field(default=None, description="The author's date of that commit.")
    arrived: RecordedCommit | None = Field(
        default=None,
        description="The merge that brought that commit onto the line of first parents; null where it was "
        "made there.",
    )
    stood: bool | None = Field(
        default=None, description="Whether a version that would count stood when the month ended."
    )
    changed: RecordedCommit | None = Field(description="The last change of the file.")
    late: bool
    taken_over: bool = Field(description="Older than the record: neither late nor met afterwards.")
    withdrawn: Day | None
    settled: Day | None = Field(
        default=None,
        description="When it was settled, where it counts by that alone: by the rules of today it would not, "
        "or would have been entered at another time.",
        exclude_if=_is_nothing,
    )
    grade: Grade | None = Field(
        default=None,
        description="How far it is known that it ran: declared by the newsroom, linked elsewhere, or kept "
        "as a scan or sound. Left out where that is not known any more.",
        exclude_if=_is_nothing,
    )
    proof_sha256: Sha256 | None = Field(
        default=None,
        description="Of the scan or sound that is kept, or of what answered at the link.",
        exclude_if=_is_nothing,
    )
    asked: Day | None = Field(
        default=None, description="When the link was asked for.", exclude_if=_is_nothing
    )

    @property
    def kind(self) -> OutletKind:
        return "newspaper" if self.seconds is None else "broadcaster"


class RecordedCell(Published):
    """One outlet's one month; `features` are ids."""

    outlet: str
    month: MonthField
    status: Status
    met_afterwards: MetAfterwards
    minimum: RecordedCount
    minimum_of_kinds: MinimumOfKinds = None
    shortest: RecordedCount | PublishedOfKinds = Field(
        description="Words of a newspaper's feature, seconds of a broadcaster's."
    )
    features: tuple[str, ...]
    purged: Purged
    grade: CellGrade = Field(default=None, exclude_if=_is_nothing)

    @property
    def owed(self) -> Owed:
        of_kinds = self.minimum_of_kinds or {}
        return Owed(self.minimum, tuple((kind, of_kinds[kind]) for kind in KINDS if kind in of_kinds))

    def least(self, kind: OutletKind) -> int:
        """The least words or seconds of a feature of a kind."""
        return self.shortest.get(kind, 0) if isinstance(self.shortest, dict) else self.shortest


class RecordedSettlement(Published):
    """What an upgrade settled, as `settled.json` has it."""

    as_of: Day
    release: str
    features: RecordedCount
    files: RecordedCount
    sha256: Sha256


class RecordedAllowance(Published):
    """A published passage that gives a child away, and why it may stand. Its words are not repeated."""

    path: str
    line: RecordedCount
    reason: str


class RecordedHeldBack(Published):
    """A file that has errors, by the codes of the rules that it breaks; its words are not repeated.

    It is named by its path, or by its folder where the name itself gives a child away.
    """

    path: str
    codes: tuple[str, ...]
    commit: str | None = Field(
        description="The commit whose version of it is published in its place; null where nothing is."
    )


class Record(Published):
    """Everything as of one day and one commit, in the order of the mandate and of time."""

    format: Literal["media-mandate record 1"] = "media-mandate record 1"
    schema_url: str
    site: str
    as_of: Day
    sample: bool = Field(description="Whether the articles were written to illustrate and never published.")
    commit: RecordedCommit | None = Field(
        description="The newest commit on the main line as this record saw it on the day `as_of`: what is "
        "not behind it arrived later, whatever its date. Null when it is not known."
    )
    mandate: RecordedMandate
    counts: MonthCounts | None = Field(default=None, exclude_if=_is_nothing)
    cells: tuple[RecordedCell, ...]
    features: tuple[RecordedFeature, ...]
    exceptions: tuple[RecordedException, ...]
    purges: tuple[RecordedPurge, ...]
    allowances: tuple[RecordedAllowance, ...] = ()
    held_back: tuple[RecordedHeldBack, ...] = Field(
        default=(),
        description="Files with errors, not published as they stand; left out where there are none.",
        exclude_if=_is_nothing,
    )
    settled: tuple[RecordedSettlement, ...] = Field(
        default=(),
        description="What upgrades settled; left out where there was none.",
        exclude_if=_is_nothing,
    )


def record_schema() -> str:
    """The JSON Schema of `record.json`, as it is published."""
    return published_schema(Record)
