"""What a run may leave out: warnings, by code, of what is shown and counted. The verdict stays what it is."""

from __future__ import annotations

from collections.abc import Sequence

from media_mandate import ledger_rules
from media_mandate.children import rules as children
from media_mandate.errors import MandateError
from media_mandate.mandate import rules as mandate
from media_mandate.messages import Text, _, _n
from media_mandate.problems import Level, Problem, Rule

_KEPT = (mandate, ledger_rules, children)
"""The rooms of which nothing is ever left out: the duty, what became of it, and who is protected."""


class KeptError(MandateError):
    """A rule cannot be left out; the text says why."""


def ignorable(written: Sequence[str]) -> tuple[str, ...]:
    """The codes of the warnings that may be left out. Raises `KeptError` for any other rule."""
    from media_mandate.rules import ROOMS, explanation_of

    found = [explanation_of(code) for code in written]
    for one in found:
        if one.room in [ROOMS[room] for room in _KEPT]:
            raise KeptError(_kept(one.rule, _("rules of the mandate and of children are always told")))
        if one.rule.level is Level.PROBLEM:
            raise KeptError(_kept(one.rule, _("it is a problem, which stops the build, and no warning")))
    return tuple(dict.fromkeys(one.rule.code for one in found))


def _kept(rule: Rule, reason: Text) -> Text:
    return _("{code} cannot be left out: {reason}.", code=rule.code, reason=reason)


def without(problems: Sequence[Problem], codes: Sequence[str]) -> tuple[Problem, ...]:
    """All but the warnings of these codes."""
    return tuple(found for found in problems if found.level is Level.PROBLEM or found.code not in codes)


def left_out(count: int, codes: Sequence[str]) -> Text:
    """That something is not shown, and what."""
    return _n(
        "{count} warning is not shown, as --ignore asks: {codes}.",
        "{count} warnings are not shown, as --ignore asks: {codes}.",
        count,
        codes=", ".join(codes),
    )
