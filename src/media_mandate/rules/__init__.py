"""All that can be told to be wrong, by its code, and what there is to say of it."""

from media_mandate.rules.explanation import (
    Example,
    Explanation,
    UnknownRuleError,
    by_room,
    examples,
    explanation_of,
    explanations,
)
from media_mandate.rules.registry import ROOMS, RULES

__all__ = [
    "ROOMS",
    "RULES",
    "Example",
    "Explanation",
    "UnknownRuleError",
    "by_room",
    "examples",
    "explanation_of",
    "explanations",
]
