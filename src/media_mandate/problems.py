"""What is wrong in a file, as a value: where, which field, what is wrong and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from media_mandate.messages import Text


class Level(Enum):
    """A problem stops the build; a warning is shown and counted, and stops nothing."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in one file. Lines and columns count from 1; None where they are not known."""

    path: str
    message: Text
    hint: Text | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    level: Level = Level.PROBLEM

    @property
    def place(self) -> str:
        """`path:line:column`, as far as known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    def as_warning(self) -> Problem:
        return replace(self, level=Level.WARNING)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by path and place; problems of the same place keep their order."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.column or 0)))
