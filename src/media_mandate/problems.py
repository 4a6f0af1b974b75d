"""Rules by their names, and the problems that break them: what is wrong, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from media_mandate.messages import Text


class Level(Enum):
    """A problem stops the build; a warning is shown and counted, and stops nothing."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands. Lines and columns count from 1; None where they are not known."""

    path: str
    line: int | None = None
    column: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Renaming:
    """The path of a file, and the one that a hint gives it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Something that can be wrong.

    `code` is its name outside, in words with hyphens: the same for ever, and never given to another rule. The
    `sentence` says what is wrong, the `hint` what to write instead, with `{placeholders}` for the values of a
    case; `why` says whom it protects, or which law or directive asks for it.
    """

    code: str
    sentence: Text
    hint: Text | None = None
    level: Level = Level.PROBLEM
    why: Text | None = None

    def at(
        self,
        spot: Spot,
        /,
        *,
        hint: Text | None = None,
        level: Level | None = None,
        renaming: Renaming | None = None,
        **values: object,
    ) -> Problem:
        """A problem of this rule; a `hint` that fits the case better, or its own `level`, goes first.

        A hint that names what a file shall be called tells it as `renaming`, too.
        """
        instead = hint or (self.hint and self.hint.filled(values))
        return self._guarded(
            Problem(self, spot, self.sentence.filled(values), instead, level or self.level, renaming=renaming)
        )

    def _guarded(self, problem: Problem) -> Problem:
        """A problem as it may be told."""
        return problem


@dataclass(frozen=True, slots=True, eq=False)
class PrivateRule(Rule):
    """A rule that may quote what tells who a child is, which is for the editor's own screen alone.

    Each `str` among the values of a case is private, but for those that `public` names.
    """

    public: tuple[str, ...] = ()

    def _guarded(self, problem: Problem) -> Problem:
        return problem.without(self.public)


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule broken in one file. Nothing but `Rule.at` makes one.

    `settled` is what only a rule that became stricter says of an article that counted, or stood, before.
    `renaming` is what the hint gives a name, whether that is free or not.
    """

    rule: Rule
    spot: Spot
    message: Text
    hint: Text | None
    level: Level
    settled: bool = False
    renaming: Renaming | None = None

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def path(self) -> str:
        return self.spot.path

    @property
    def line(self) -> int | None:
        return self.spot.line

    @property
    def column(self) -> int | None:
        return self.spot.column

    @property
    def field(self) -> str | None:
        return self.spot.field

    @property
    def place(self) -> str:
        """`path:line:column`, as far as known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    @property
    def is_private(self) -> bool:
        """Whether it quotes what is for the editor's own screen alone."""
        return self.message.is_private or (self.hint is not None and self.hint.is_private)

    def without(self, public: Collection[str] = ()) -> Problem:
        """The same with all that it quotes made private, but for the values that `public` names."""
        message, hint = self.message.without(public), self.hint and self.hint.without(public)
        return replace(self, message=message, hint=hint)

    def moved(self, spot: Spot) -> Problem:
        """The same problem at another spot."""
        return replace(self, spot=spot)

    def as_warning(self) -> Problem:
        return replace(self, level=Level.WARNING)

    def as_settled(self) -> Problem:
        return replace(self, level=Level.WARNING, settled=True)


def is_error(problem: Problem) -> bool:
    """Whether it stops what it is told of from being published."""
    return problem.level is Level.PROBLEM


_NAME_OF_FIELD = re.compile(r"[a-z0-9_.\[\] ]+")


def guarded(problems: Collection[Problem]) -> Iterator[Problem]:
    """The same; where one of a file's is private, none of them quotes anything: it may be the same words."""
    private = private_paths(problems)
    for problem in problems:
        if problem.path not in private:
            yield problem
            continue
        field = problem.field
        if field is not None and not _NAME_OF_FIELD.fullmatch(field):  # what somebody wrote in its place
            problem = problem.moved(replace(problem.spot, field=None))  # noqa: PLW2901
        yield problem if isinstance(problem.rule, PrivateRule) else problem.without()


def private_paths(problems: Iterable[Problem]) -> frozenset[str]:
    """The files that give a child away, by what is told of them."""
    return frozenset(problem.path for problem in problems if problem.is_private)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by path and place; problems of the same place keep their order."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.column or 0)))
