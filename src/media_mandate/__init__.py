"""The mandate of a newspaper and a broadcaster: months, articles, quota, ledger. Knows no MkDocs.

Its public face are the names below; whatever else stands in the rooms may move.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from media_mandate.newsroom import Newsroom, read_newsroom
    from media_mandate.problems import Level, Problem, Rule
    from media_mandate.rules import RULES
    from media_mandate.verdict.check_json import CheckResult

__all__ = ["RULES", "CheckResult", "Level", "Newsroom", "Problem", "Rule", "read_newsroom"]

_ROOMS = {
    "CheckResult": "verdict.check_json",
    "Level": "problems",
    "Newsroom": "newsroom",
    "Problem": "problems",
    "RULES": "rules",
    "Rule": "problems",
    "read_newsroom": "newsroom",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name when it is asked for: a room alone does not need all others."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
