"""The settlements as values. Nothing here says how an article is called: who withdraws one leaves no title.

`scripts/upgrade.py` makes them of the record that the program makes just before it is replaced, and adds to
them at each later upgrade; what an earlier one settled stays to the letter.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, Field, ValidationInfo, field_validator

from media_mandate.history import in_our_time, was_in_time
from media_mandate.mandate.kinds import OutletKind
from media_mandate.months import Month
from media_mandate.reading.dates import MonthField
from media_mandate.reading.fields import ListOf, Published, Sha256, shortened, wrong
from media_mandate.settled import rules

FORMAT = "media-mandate settled 1"

# The types of pydantic itself: a newsroom of ten years has ten thousand features here, read at every check.


class SettledCommit(Published):
    """A commit that entered a feature, and its committer date."""

    commit: str
    at: Annotated[AwareDatetime, AfterValidator(in_our_time)]


class SettledFeature(Published):
    """A feature as the record had it when its month was settled; `sensitive` is what it said of itself.

    `stood` is None where no record told yet whether it stood when its month ended.
    """

    id: str
    path: str
    outlet: str
    month: MonthField
    date: datetime.date
    words: int | None
    seconds: int | None
    text_sha256: Sha256
    file_sha256: Sha256 | None
    entered: SettledCommit | None
    late: bool
    taken_over: bool
    withdrawn: datetime.date | None
    sensitive: bool
    stood: bool | None = None

    @property
    def kind(self) -> OutletKind:
        return "newspaper" if self.seconds is None else "broadcaster"

    def entered_before_end(self, zone: datetime.tzinfo) -> bool:
        """Whether it was known that git had it before its month was over, and when it was over."""
        entered = self.entered.at if self.entered else None
        return was_in_time(entered, self.stood, self.month.end(zone))


def _of_a_month(path: str) -> str:
    if month_of(path) is None:
        raise wrong(rules.OF_NO_MONTH, path=shortened(path))
    return path


class Settlement(Published):
    """What one upgrade settled: features, and files by path with the hash that they had.

    `release` is what the newsroom moved to, `commit` where it stood before. A feature is among `files` too
    where its fields were changed after an earlier settlement.
    """

    as_of: datetime.date
    release: str
    commit: str
    features: Annotated[tuple[SettledFeature, ...], ListOf]
    files: dict[Annotated[str, AfterValidator(_of_a_month)], Sha256] = Field(default_factory=dict)

    @field_validator("features")
    @classmethod
    def _of_ended_months(
        cls, value: tuple[SettledFeature, ...], info: ValidationInfo
    ) -> tuple[SettledFeature, ...]:
        for feature in value if "as_of" in info.data else ():
            _must_have_ended(feature.month, info.data["as_of"])
        return value

    @field_validator("files")
    @classmethod
    def _in_ended_months(cls, value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        for month in {month_of(path) for path in value} if "as_of" in info.data else ():
            assert month is not None
            _must_have_ended(month, info.data["as_of"])
        return value

    @property
    def digest(self) -> str:
        """Its hash, by which a record knows it again."""
        return sha256(self.model_dump_json(exclude_unset=True).encode()).hexdigest()


def _must_have_ended(month: Month, as_of: Any) -> None:
    if not month.has_ended(as_of):
        raise wrong(rules.NOT_ENDED, month=month)


class Settled(Published):
    """All of `settled.json`, the oldest settlement first."""

    format: Literal["media-mandate settled 1"] = "media-mandate settled 1"
    settlements: Annotated[tuple[Settlement, ...], ListOf] = ()

    @cached_property
    def features(self) -> tuple[tuple[SettledFeature, Settlement], ...]:
        """The features with what settled them; of two that settled one text the older says how it was."""
        known: dict[tuple[str, Month, str], tuple[SettledFeature, Settlement]] = {}
        for settlement in self.settlements:
            for feature in settlement.features:
                known.setdefault(_key(feature), (feature, settlement))
        return tuple(known.values())

    @cached_property
    def _days(self) -> Mapping[tuple[str, Month, str], datetime.date]:
        return {_key(feature): settlement.as_of for feature, settlement in self.features}

    def day(self, feature: SettledFeature) -> datetime.date:
        """When a feature was settled."""
        return self._days[_key(feature)]

    @cached_property
    def paths(self) -> frozenset[str]:
        """All that was settled."""
        features = (feature.path for feature, _settlement in self.features)
        return frozenset(features).union(*(settlement.files for settlement in self.settlements))

    @cached_property
    def hashes(self) -> Mapping[str, frozenset[str]]:
        """The hashes of each file that was settled, by path."""
        hashes: dict[str, set[str]] = defaultdict(set)
        for settlement in self.settlements:
            for path, digest in settlement.files.items():
                hashes[path].add(digest)
            for feature in settlement.features:
                if feature.file_sha256 is not None:
                    hashes[feature.path].add(feature.file_sha256)
        return {path: frozenset(found) for path, found in hashes.items()}

    def followed_by(self, new: Settlement) -> Settled:
        """These settlements, and after them what `new` has that they do not know."""
        known = {_key(feature) for feature, _settlement in self.features}
        features = tuple(feature for feature in new.features if _key(feature) not in known)
        own = {(feature.path, feature.file_sha256) for feature in features}
        files = {
            path: digest
            for path, digest in new.files.items()
            if digest not in self.hashes.get(path, ()) and (path, digest) not in own
        }
        if not features and not files:
            return self
        added = new.model_copy(update={"features": features, "files": files})
        return Settled(settlements=(*self.settlements, added))


NOTHING = Settled()
"""What a newsroom has settled that was never upgraded."""


def _key(feature: SettledFeature) -> tuple[str, Month, str]:
    return feature.outlet, feature.month, feature.text_sha256


def month_of(path: str) -> Month | None:
    """The month in whose folder a file stands: `docs/<outlet>/<year>/<month>/…`; None elsewhere."""
    parts = path.split("/")
    return _month(f"{parts[2]}-{parts[3]}") if parts[0] == "docs" and len(parts) > 4 else None


@cache
def _month(text: str) -> Month | None:
    try:
        return Month.parse(text)
    except ValueError:
        return None


def digests(raw: bytes) -> frozenset[str]:
    """The hash of a file, and what it is with the line ends of Unix, for not every desk keeps those."""
    return frozenset(sha256(text).hexdigest() for text in (raw, raw.replace(b"\r\n", b"\n")))
