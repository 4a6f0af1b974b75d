"""How a desk works, in `desk.yml`: who is on duty, how it is reminded, and whether it wants the form.

Nothing of the duty stands there, so that who is on duty may change each week and the mandate stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from media_mandate import desk_rules as rules
from media_mandate.mandate.rules import OUTLET_UNKNOWN
from media_mandate.mandate.values import Mandate
from media_mandate.problems import Problem
from media_mandate.reading.dates import Day
from media_mandate.reading.fields import (
    Frozen,
    Line,
    ListOf,
    Slug,
    Truth,
    nearest,
    problems_of,
    shortened,
    wrong,
)
from media_mandate.reading.files import read_text
from media_mandate.reading.strict_yaml import Yaml, read_yaml

FILE = "desk.yml"

SHAPES = ("slack", "teams", "zalo")
"""The shapes of messages that the program brings along."""


def _shape(value: str) -> str:
    if value not in SHAPES and not value.endswith(".json"):
        raise wrong(rules.NO_SHAPE, text=shortened(value), values=", ".join(SHAPES))
    return value


class OnDuty(Frozen):
    """Who is on duty from a day on, until the next entry."""

    from_: Day = Field(alias="from")
    name: Line


class DeskSettings(Frozen):
    """All of `desk.yml`; a newsroom without the file has no form and nobody on duty by name.

    `webhook` is one of `SHAPES`, or the path of a file with a shape of one's own. Where nothing is said of
    the form, it comes with what asks for it by itself: the shipped workflows, and `publish.py --form`.
    """

    form: Truth | None = None
    webhook: Annotated[Line, AfterValidator(_shape)] = "slack"
    on_duty: Mapping[Slug, Annotated[tuple[OnDuty, ...], ListOf]] = {}

    def named(self, day: date) -> dict[str, str]:
        """Who is on duty on a day, by outlet."""
        begun = {
            outlet: [entry.name for entry in entries if entry.from_ <= day]
            for outlet, entries in self.on_duty.items()
        }
        return {outlet: names[-1] for outlet, names in begun.items() if names}


@dataclass(frozen=True, slots=True)
class DeskFile:
    """What was read of `desk.yml`, as far as it can be, and what is wrong with it."""

    settings: DeskSettings
    problems: tuple[Problem, ...] = ()


def read_settings(root: Path, mandate: Mandate) -> DeskFile:
    """The settings of the newsroom in `root`; those of a newsroom without such a file where it is wrong."""
    if not (root / FILE).exists():
        return DeskFile(DeskSettings())
    text, problems = read_text(root / FILE, FILE)
    source, more = read_yaml(text, FILE) if text is not None and text.strip() else (None, [])
    if source is None:
        return DeskFile(DeskSettings(), (*problems, *more))
    problems += more
    try:
        settings = DeskSettings.model_validate(source.values)
    except ValidationError as error:
        return DeskFile(DeskSettings(), (*problems, *problems_of(error, source, DeskSettings)))
    return DeskFile(settings, (*problems, *_problems(settings, source, mandate)))


def _problems(settings: DeskSettings, source: Yaml, mandate: Mandate) -> list[Problem]:
    found = []
    for outlet, entries in settings.on_duty.items():
        if outlet not in mandate.outlet:
            hint = nearest(outlet, list(mandate.outlet))
            found.append(OUTLET_UNKNOWN.at(source.spot(("on_duty", outlet)), hint=hint, id=outlet))
        for index, (earlier, later) in enumerate(pairwise(entries), start=1):
            if later.from_ <= earlier.from_:
                spot = source.spot(("on_duty", outlet, index, "from"))
                found.append(rules.ON_DUTY_OUT_OF_ORDER.at(spot, day=later.from_, before=earlier.from_))
    return found
