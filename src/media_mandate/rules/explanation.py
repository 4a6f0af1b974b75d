"""What there is to say of a rule before it is broken: its sentences, its room, and an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from slugify import slugify

from media_mandate.errors import MandateError
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

    @property
    def wrong(self) -> Text:
        """What stands over `before`."""
        return _("{kind}, wrong", kind=KINDS[self.kind])

    @property
    def right(self) -> Text:
        """What stands over `after`."""
        return _("{kind}, right", kind=KINDS[self.kind])


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


def by_room() -> Iterator[tuple[Text, tuple[Explanation, ...]]]:
    """All rules by the room that declares them, with what that is about."""
    for room, title in ROOMS.items():
        rules = (rule for rule in vars(room).values() if isinstance(rule, Rule))
        yield title, tuple(_explanation(rule, title) for rule in rules)


def explanations() -> Iterator[Explanation]:
    """All rules, room by room."""
    for _room, found in by_room():
        yield from found


def _explanation(rule: Rule, room: Text) -> Explanation:
    hint = rule.hint and _open(rule.hint)
    return Explanation(rule, room, _open(rule.sentence), hint, examples().get(rule.code))


def _open(text: Text) -> Text:
    return text.filled(dict.fromkeys(text.lacking, "…"))


class UnknownRuleError(MandateError):
    """There is no rule of that code; the text names those that may have been meant."""

    def __init__(self, code: str) -> None:
        near = ", ".join(nearest_codes(code))
        if near:
            super().__init__(_("There is no rule {code}. The nearest: {codes}.", code=code, codes=near))
        else:
            every = "python3 scripts/check.py --rules"
            super().__init__(_("There is no rule {code}. All of them: {command}", code=code, command=every))


def explanation_of(written: str) -> Explanation:
    """The explanation of a code, as somebody copied it, with brackets or the sign of an anchor around it."""
    code = written.strip(" []`#.").lower()
    for found in explanations():
        if found.rule.code == code:
            return found
    raise UnknownRuleError(written)


def nearest_codes(code: str) -> list[str]:
    """The codes that may have been meant: those spelt alike, else those that share a word."""
    parts = set(slugify(code).split("-"))
    sharing = [other for other in RULES if parts & set(other.split("-"))]
    return get_close_matches(slugify(code), RULES, 3, 0.6) or sharing[:5]
