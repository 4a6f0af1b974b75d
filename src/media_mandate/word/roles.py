"""What a paragraph of a Word file is for an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from media_mandate.word.lines import WordLine


class LineRole(Enum):
    """What becomes of a paragraph; those that pass are left out, and told."""

    TEXT = auto()
    PASSED = auto()
    TITLE = auto()
    STANDFIRST = auto()
    BYLINE = auto()
    HEADING = auto()
    CAPTION = auto()


@dataclass
class Roles:
    """The roles of the lines of one text, and what those say that leave it."""

    lines: Sequence[WordLine]
    names: Collection[str]
    role: list[LineRole] = field(default_factory=list)
    title: str = ""
    standfirst: str = ""
    authors: list[str] = field(default_factory=list)
    credit: str = ""
    is_credit_shown: bool = False

    @property
    def body(self) -> list[int]:
        """The lines with text that stay."""
        return [number for number, line in enumerate(self.lines) if line.text and self.is_text(number)]

    def is_text(self, number: int) -> bool:
        return self.role[number] is LineRole.TEXT
