"""Reading `mandate.yml`, and what is wrong between its parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

from pydantic import ValidationError

from media_mandate.addresses import HELP, RESERVED
from media_mandate.mandate import rules
from media_mandate.mandate.days import Observance
from media_mandate.mandate.kinds import OfKinds
from media_mandate.mandate.values import Door, Duty, ExceptionRecord, Mandate, Outlet, Purge, Unit
from media_mandate.messages import _
from media_mandate.months import Month
from media_mandate.problems import Level, Problem, Spot
from media_mandate.reading.fields import nearest, problems_of
from media_mandate.reading.files import decode, read_text
from media_mandate.reading.strict_yaml import Key, Yaml, read_yaml

FILE = "mandate.yml"


@dataclass(frozen=True, slots=True)
class MandateFile:
    """The mandate and the file that it was read from, for problems that show only later.

    `text` is the whole file, with its comments.
    """

    mandate: Mandate
    source: Yaml
    text: str


def load_mandate(file: Path) -> tuple[MandateFile | None, list[Problem]]:
    """Read the mandate; None where it cannot be trusted, for then nothing can be judged."""
    text, problems = read_text(file, FILE)
    if text is None:
        return None, problems
    source, problems = read_yaml(text, FILE)
    if source is None:
        return None, problems
    try:
        mandate = Mandate.model_validate(source.values)
    except ValidationError as error:
        return None, [*problems, *problems_of(error, source, Mandate)]
    problems += [*_list_problems(mandate, source), *_outlet_problems(mandate, source)]
    problems += _exception_problems(mandate, source)
    problems += _purge_problems(mandate, source)
    problems += _topic_problems(mandate, source)
    problems += _reach_problems(mandate, source)
    problems += _synonym_problems(mandate, source)
    if any(problem.level is Level.PROBLEM for problem in problems):
        return None, problems
    return MandateFile(mandate, source, text), problems


def former_mandate(raw: bytes, names: Collection[str] | None = None) -> Mandate | None:
    """What an earlier version of the file said of duties and excuses; None where nobody can tell.

    What has nothing to do with them is left out, for later rules may refuse it; `names` are other keys.
    """
    text, _problems = decode(raw, FILE)
    source = read_yaml(text, FILE)[0] if text is not None else None
    if source is None:
        return None
    try:
        return Mandate.model_validate(
            {name: source.values.get(name) for name in names or JUDGED if name in source.values}
        )
    except ValidationError:
        return None


JUDGED = (
    *("directive", "timezone", "language", "recorded_from", "late_after_days", "late_entry", "sample"),
    *("outlets", "campaigns", "exceptions", "purges", "topics"),
)


def _list_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    for index in _again(line.language for line in mandate.other_languages):
        spot = source.spot(("other_languages", index, "language"))
        yield rules.ID_TWICE.at(spot, id=mandate.other_languages[index].language)
    for kind in ("outlets", "campaigns", "topics", "doors", "units", "days"):
        entries = getattr(mandate, kind)
        for index in _again(entry.id for entry in entries):
            yield rules.ID_TWICE.at(source.spot((kind, index, "id")), id=entries[index].id)
    for kind in ("campaigns", "topics", "units"):
        for index, entry in enumerate(getattr(mandate, kind)):
            if entry.from_ and entry.until and entry.until < entry.from_:
                yield rules.ENDS_FIRST.at(source.spot((kind, index, "until")))


def _again(values: Iterable[str]) -> Iterator[int]:
    """The places of values that stood before."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def _reach_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    if mandate.contact is None:
        yield rules.NO_CONTACT.at(Spot(FILE))
    for index in _again(line.dialled for line in mandate.help):
        spot = source.spot(("help", index, "number"))
        yield rules.NUMBER_TWICE.at(spot, number=mandate.help[index].number)


def _synonym_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    groups = mandate.search.groups if mandate.search else ()
    phrases = [(index, phrase) for index, group in enumerate(groups) for phrase in group]
    for place in _again(" ".join(normalize("NFC", phrase).lower().split()) for _index, phrase in phrases):
        index, phrase = phrases[place]
        yield rules.SYNONYM_TWICE.at(source.spot(("search", "synonyms", index)), text=phrase)


def _topic_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    """Topics that days, doors and units name and the mandate has not; doors that lead nowhere."""
    lists: tuple[tuple[str, Sequence[Observance | Door | Unit]], ...] = (
        ("days", mandate.days),
        ("doors", mandate.doors),
        ("units", mandate.units),
    )
    for kind, entries in lists:
        for index, entry in enumerate(entries):
            for number, topic in enumerate(entry.topics):
                if topic not in mandate.topic:
                    spot = source.spot((kind, index, "topics", number))
                    # Who strikes a topic may forget who works on it and what leads to it; that hurts nothing.
                    level = None if kind == "days" else Level.WARNING
                    hint = nearest(topic, list(mandate.topic))
                    yield rules.TOPIC_UNKNOWN.at(spot, hint=hint, level=level, id=topic)
    for index, door in enumerate(mandate.doors):
        if bool(door.topics) == bool(door.page):
            yield rules.DOOR_TO_ONE.at(source.spot(("doors", index)))


def _outlet_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    for index, outlet in enumerate(mandate.outlets):
        key = ("outlets", index)
        if outlet.id in RESERVED | {HELP}:
            yield rules.ID_RESERVED.at(source.spot((*key, "id")), id=outlet.id)
        if outlet.podcast is not None and "broadcaster" not in outlet.kinds:
            yield rules.PODCAST_OF_NEWSPAPER.at(source.spot((*key, "podcast")))
        for number, duty in enumerate(outlet.duties):
            yield from _kind_problems(outlet, duty, (*key, "duties", number), source)
            if duty.until is not None and duty.until < duty.from_:
                yield rules.ENDS_FIRST.at(source.spot((*key, "duties", number, "until")))
        for number, (earlier, later) in enumerate(pairwise(outlet.duties), start=1):
            if earlier.until is None or later.from_ <= earlier.until:
                yield rules.DUTIES_OVERLAP.at(source.spot((*key, "duties", number)))
        yield from _succession_problems(mandate, outlet, (*key, "successor"), source)


def _kind_problems(outlet: Outlet, duty: Duty, key: Key, source: Yaml) -> Iterator[Problem]:
    """Numbers for kinds that the outlet is not, and one length where there are two measures."""
    for name, number in (("minimum", duty.minimum), ("shortest", duty.shortest)):
        spot = source.spot((*key, name))
        if isinstance(number, OfKinds):
            for kind, _number in number.named:
                if kind not in outlet.kinds:
                    yield rules.KIND_OF_ANOTHER.at(spot, kind=kind, outlet=outlet.name)
        elif name == "shortest" and number is not None and outlet.only_kind is None:
            yield rules.LENGTH_OF_WHICH_KIND.at(spot, number=number)


def _succession_problems(mandate: Mandate, outlet: Outlet, key: Key, source: Yaml) -> Iterator[Problem]:
    if outlet.successor is None:
        return
    spot = source.spot(key)
    ended = outlet.duties[-1].until
    if ended is None:
        yield rules.NEVER_SUCCEEDED.at(spot)
    successor = mandate.outlet.get(outlet.successor)
    if successor is outlet:
        yield rules.OWN_SUCCESSOR.at(spot)
    elif successor is None:
        if re.fullmatch(r"[a-z0-9-]+", outlet.successor):
            hint = _("Write the id of an outlet of this mandate, or the full name of one outside it.")
            yield rules.OUTLET_UNKNOWN.at(spot, hint=hint, id=outlet.successor)
    elif ended is not None and all(duty.from_ != ended.next() for duty in successor.duties):
        yield rules.SUCCESSION_GAP.at(spot, month=ended.next())


def _exception_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    cells: set[tuple[str, Month]] = set()
    for index, record in enumerate(mandate.exceptions):
        key = ("exceptions", index)
        yield from _owed_problems(record, mandate, key, source)
        if (record.outlet, record.month) in cells:
            yield rules.TWO_EXCEPTIONS.at(source.spot(key))
        cells.add((record.outlet, record.month))
        if record.kind == "waiver" and record.document_date > record.month.last_day:
            yield rules.WAIVER_TOO_YOUNG.at(source.spot((*key, "document_date")))


def _purge_problems(mandate: Mandate, source: Yaml) -> Iterator[Problem]:
    texts: set[str] = set()
    for index, purge in enumerate(mandate.purges):
        key = ("purges", index)
        yield from _owed_problems(purge, mandate, key, source)
        outlet = mandate.outlet.get(purge.outlet)
        if outlet is not None and purge.kind is not None and purge.kind not in outlet.kinds:
            spot = source.spot((*key, "kind"))
            yield rules.KIND_OF_ANOTHER.at(spot, kind=purge.kind, outlet=outlet.name)
        if purge.text_sha256 in texts:
            yield rules.TWO_PURGES.at(source.spot((*key, "text_sha256")))
        texts.add(purge.text_sha256)


def _owed_problems(
    record: ExceptionRecord | Purge, mandate: Mandate, key: Key, source: Yaml
) -> Iterator[Problem]:
    outlet = mandate.outlet.get(record.outlet)
    if outlet is None:
        hint = nearest(record.outlet, list(mandate.outlet))
        yield rules.OUTLET_UNKNOWN.at(source.spot((*key, "outlet")), hint=hint, id=record.outlet)
    elif outlet.duty(record.month) is None:
        spot = source.spot((*key, "month"))
        yield rules.NOTHING_OWED.at(spot, outlet=outlet.name, month=record.month)
