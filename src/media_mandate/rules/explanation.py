"""What there is to say of a rule before it is broken: its sentences, its room, and an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from media_mandate.messages import Text, _
from media_mandate.problems import Rule
from media_mandate.rules.registry import ROOMS, RULES

FILE = "examples.yml"

Kind = Literal["fields", "text", "path", "file", "word"]

KINDS: Mapping[Kind, Text] = {
    "fields": _("Among the fields"),
    "text": _("In the text"),
    "path": _("The file's place"),
    "file": _("The whole file"),
    "word": _("In Word"),
}
"""What an example shows, in words."""


@dataclass(frozen=True, slots=True)
class Example:
    """The same thing wrong and right.

    Its article belongs to `outlet` and has the fields `given` besides; neither is shown.
    """

    kind: Kind
    before: str
    after: str
    outlet: str = "bao-tinh"
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule as it can be read apart from any case: what only a case knows is an ellipsis."""

    rule: Rule
    room: Text
    sentence: Text
    hint: Text | None
    example: Example | None


@cache
def examples() -> Mapping[str, Example]:
    """The examples by code."""
    read = yaml.safe_load((files("media_mandate.rules") / FILE).read_text("utf-8"))
    return {code: Example(**told) for code, told in read.items()}


def explanations() -> Iterator[Explanation]:
    """All rules, room by room."""
    for room, title in ROOMS.items():
        for rule in vars(room).values():
            if isinstance(rule, Rule):
                yield Explanation(
                    rule,
                    title,
                    _open(rule.sentence),
                    rule.hint and _open(rule.hint),
                    examples().get(rule.code),
                )


def _open(text: Text) -> Text:
    return text.filled(dict.fromkeys(text.lacking, "…"))


def known_code(written: str) -> str:
    """A code as somebody copied it, without the brackets or the sign of an anchor around it."""
    return written.strip(" []`#.").lower()


def nearest_codes(code: str) -> list[str]:
    """The codes that may have been meant: those spelt alike, else those that share a word."""
    parts = set(code.split("-"))
    return (
        get_close_matches(code, RULES, 3, 0.6)
        or [other for other in RULES if parts & set(other.split("-"))][:5]
    )
