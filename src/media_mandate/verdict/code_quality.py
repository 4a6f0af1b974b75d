"""A check as GitLab's Code Quality report, which stands in the widget of a merge request.

https://docs.gitlab.com/ci/testing/code_quality/ describes the format.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from media_mandate.mandate.values import Outlet
from media_mandate.messages import SOURCE_LANGUAGE, Text, Translate, translator
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Level, Problem
from media_mandate.quota import Status
from media_mandate.verdict.words import chosen, missing_month

_PASSING = frozenset({"as_of", "line", "lines", "there"})
"""Values of sentences that change from day to day, or when something else in the file does."""

SEVERITIES = {Level.PROBLEM: "blocker", Level.WARNING: "minor"}


def as_code_quality(
    newsroom: Newsroom | None, problems: Sequence[Problem], outlets: Sequence[Outlet], translate: Translate
) -> str:
    """All that is found as JSON: missing months first, then problems and warnings."""
    missing = chosen(newsroom.ledger.of(Status.MISSING), outlets) if newsroom is not None else []
    found = [*map(missing_month, missing), *problems]
    return json.dumps(list(_findings(found, translate)), ensure_ascii=False, indent=2)


def _findings(problems: Sequence[Problem], translate: Translate) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, ...]] = Counter()
    for problem in problems:
        same = _identity(problem)
        seen[same] += 1
        hint = f" → {translate(problem.hint)}" if problem.hint else ""
        yield {
            "description": translate(problem.message) + hint,
            "check_name": problem.code,
            "fingerprint": sha256("\0".join((*same, str(seen[same]))).encode()).hexdigest(),
            "severity": SEVERITIES[problem.level],
            "location": {"path": problem.path, "lines": {"begin": problem.line or 1}},
        }


def _identity(problem: Problem) -> tuple[str, ...]:
    """What makes a finding the same one though its line has moved or the words are of another language."""
    values = {name: _public(value) for name, value in problem.message.values if name not in _PASSING}
    return (
        problem.code,
        problem.path,
        problem.field or "",
        *(f"{name}={values[name]}" for name in sorted(values)),
    )


def _public(value: object) -> str:
    """A value in no language of its own; a hash of private words would tell whoever guesses them."""
    return translator(SOURCE_LANGUAGE)(value) if isinstance(value, Text) else str(value)
