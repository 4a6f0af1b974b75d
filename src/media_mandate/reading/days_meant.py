"""Which day was meant where front matter says hôm nay or 8/11, once the day of judgement is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from media_mandate.messages import Text, _
from media_mandate.problems import Problem
from media_mandate.reading import rules
from media_mandate.reading.typed import is_relative, typed_day

_LIFETIME = 100
"""Years beyond which a year was mistyped."""

_FOLDER = re.compile(r"/([0-9]{4})/(0[1-9]|1[0-2])/")


def with_days_meant(problems: Iterable[Problem], as_of: date) -> Iterator[Problem]:
    """The same problems; the hint at a day that counts from today, or has no year, is the line to write.

    Readings are kept for longer than a day, so they cannot know it. A year that is left out is that of the
    article's folder, else that of `as_of`.
    """
    for problem in problems:
        hint = _line(problem, as_of) if problem.rule is rules.NOT_A_DAY else None
        yield replace(problem, hint=hint) if hint is not None else problem


def _line(problem: Problem, as_of: date) -> Text | None:
    text = str(dict(problem.message.values).get("text", ""))
    names = [part for part in (problem.field or "").split(".") if not part.isdecimal()]
    folder = _FOLDER.search(problem.path)
    near = date(int(folder[1]), int(folder[2]), 1) if folder and not is_relative(text) else as_of
    day = typed_day(text, near)
    is_likely = day is not None and abs(day.year - as_of.year) < _LIFETIME
    return _("Write: {line}", line=f"{names[-1]}: {day}") if is_likely and names else None
