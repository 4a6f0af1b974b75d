"""The kinds of outlets: a newspaper, a broadcaster, or both in one; what is owed and measured of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, PlainSerializer, Tag
from slugify import slugify

from media_mandate.reading import rules as reading_rules
from media_mandate.reading.choices import listed
from media_mandate.reading.fields import BLOCK, NUMBER, Frozen, Whole, is_block, wrong

OutletKind = Literal["newspaper", "broadcaster"]
"""What an outlet can be; an article is a broadcaster's where it has a broadcast block."""

KINDS: tuple[OutletKind, ...] = get_args(OutletKind)

SHORTEST: Mapping[OutletKind, int] = {"newspaper": 200, "broadcaster": 60}
MEASURES: Mapping[OutletKind, str] = {"newspaper": "words", "broadcaster": "seconds"}

_NAMED = re.compile(
    r"(?P<newspaper>(?:bao|bai bao|tap chi)(?: chi)?(?: in| giay| dien tu| mang| viet)?|bai viet)"
    r"|(?P<broadcaster>(?:dai )?(?:(?:phat thanh|truyen hinh)(?: va)? ?)+|(?:dai )?(?:ptth|pt th)|dai"
    r"|(?:bao noi ?|bao hinh ?)+|(?:bai )?phat song|radio|tivi|tv)"
)


def kind_meant(text: str) -> OutletKind | None:
    """Which kind somebody means who names it in Vietnamese: đài, phát thanh, báo in."""
    found = _NAMED.fullmatch(slugify(text[:100]).replace("-", " "))
    return next((kind for kind in KINDS if found is not None and found[kind] is not None), None)


def _one_as_list(value: object) -> object:
    if isinstance(value, str) and value not in KINDS:
        raise wrong(reading_rules.NOT_A_CHOICE, values=listed((*KINDS, f"[{', '.join(KINDS)}]")))
    return (value,) if isinstance(value, str) else value


def _in_order(value: tuple[OutletKind, ...]) -> tuple[OutletKind, ...]:
    return tuple(kind for kind in KINDS if kind in value)


def as_written(kinds: tuple[OutletKind, ...]) -> OutletKind | tuple[OutletKind, ...]:
    """The kinds as `mandate.yml` and what is published write them: one alone is a word, two are a list."""
    return kinds[0] if len(kinds) == 1 else kinds


Kinds = Annotated[
    tuple[OutletKind, ...],
    BeforeValidator(_one_as_list),
    AfterValidator(_in_order),
    PlainSerializer(as_written),
    Field(min_length=1),
]
"""The kinds of an outlet, each once; one alone may be written without brackets."""


class OfKinds(Frozen):
    """A number for each kind; None where it is not said."""

    newspaper: Whole | None = None
    broadcaster: Whole | None = None

    def of(self, kind: OutletKind) -> int | None:
        number: int | None = getattr(self, kind)
        return number

    @property
    def total(self) -> int:
        return (self.newspaper or 0) + (self.broadcaster or 0)

    @property
    def named(self) -> tuple[tuple[OutletKind, int], ...]:
        """The kinds of which something is said, with it."""
        return tuple((kind, number) for kind in KINDS if (number := self.of(kind)) is not None)


def _at_least_one(value: int | OfKinds) -> int | OfKinds:
    if (value.total if isinstance(value, OfKinds) else value) < 1:
        raise wrong(reading_rules.TOO_SMALL, number=1)
    return value


def _form(value: Any) -> str:
    return BLOCK if isinstance(value, OfKinds) or is_block(value) else NUMBER


NumberOrOfKinds = Annotated[
    Annotated[Whole, Tag(NUMBER)] | Annotated[OfKinds, Tag(BLOCK)], Discriminator(_form)
]
"""A number, or one for each kind: `{newspaper: 200, broadcaster: 60}`."""

Minimum = Annotated[NumberOrOfKinds, AfterValidator(_at_least_one)]


@dataclass(frozen=True, slots=True)
class Owed:
    """What an outlet owes in a month: features in all, and how many of them have to be of a kind."""

    features: int = 0
    of_kinds: tuple[tuple[OutletKind, int], ...] = ()

    def lacking(self, there: Iterable[OutletKind | None]) -> Mapping[OutletKind | None, int]:
        """What is still wanted beside features of the kinds `there`, by kind; under None of any kind."""
        counts = Counter(there)
        wanted: dict[OutletKind | None, int] = {kind: least - counts[kind] for kind, least in self.of_kinds}
        wanted = {kind: count for kind, count in wanted.items() if count > 0}
        any_kind = self.features - counts.total() - sum(wanted.values())
        return wanted | ({None: any_kind} if any_kind > 0 else {})

    def is_met_by(self, there: Iterable[OutletKind | None]) -> bool:
        return not self.lacking(there)

    def is_less_than(self, other: Owed) -> bool:
        """Whether something of what `other` asks is asked no more."""
        own = dict(self.of_kinds)
        is_fewer = any(own.get(kind, 0) < least for kind, least in other.of_kinds)
        return self.features < other.features or is_fewer

    def __str__(self) -> str:
        """`2`, or `2 (newspaper 1, broadcaster 1)`."""
        kinds = ", ".join(f"{kind} {least}" for kind, least in self.of_kinds)
        return f"{self.features} ({kinds})" if kinds else str(self.features)
