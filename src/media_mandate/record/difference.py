"""What differs between a record that was published and the newsroom of today, one sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from media_mandate.messages import Text


class Fate(StrEnum):
    """What became of an entry of the record."""

    REMOVED = "removed"
    UNCOUNTED = "uncounted"
    PURGED = "purged"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    REDATED = "redated"
    TEXT = "text"
    FIELDS = "fields"
    PROOF = "proof"
    HELD = "held"
    UNCOMMITTED = "uncommitted"
    ENTRY = "entry"
    BACKDATED = "backdated"
    HISTORY = "history"
    CLOCK = "clock"
    MISS = "miss"
    CELL = "cell"
    MINIMUM = "minimum"
    EXCEPTION = "exception"
    EASED = "eased"
    PURGE = "purge"
    SETTLED = "settled"
    MANDATE = "mandate"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that is not as the record has it; `about` is a path, or an outlet and a month.

    It is `grave` when a counted feature is gone, a miss has vanished, or a purge, a settlement or an old date
    says what the record contradicts, and nothing explains it.
    """

    kind: Fate
    about: str
    message: Text
    hint: Text | None = None
    grave: bool = False
