"""What changed in `mandate.yml`, key by key: from the version that git has of what the record was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from media_mandate.mandate.file import FILE, JUDGED, former_mandate
from media_mandate.mandate.values import Mandate
from media_mandate.messages import Private, Text, _
from media_mandate.record.comparison_of_features import ThenAndNow
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.digests import digests

_TOLD = frozenset({"sample", "exceptions", "purges", "sha256"})
"""What is held against the record by itself."""

_WHOLE = tuple(name for name in Mandate.model_fields if name not in _TOLD)


def mandate_differences(sides: ThenAndNow) -> Iterator[Difference]:
    """Each key that is not as it was; where git has that version no more, those that the record holds."""
    recorded, today = sides.then.mandate, sides.now.mandate
    is_same = recorded.sha256 == today.sha256
    raws = () if is_same else reversed(sides.newsroom.excuses.mandates)
    raw = next((raw for raw in raws if recorded.sha256 in digests(raw)), None)
    then, names = _read(raw) if raw is not None else (None, _WHOLE)
    if then is not None:
        before, after = _dumped(then), _dumped(sides.newsroom.mandate)
    else:
        before, after = _dumped(recorded), _dumped(today)
        names = tuple(name for name in before if name not in _TOLD)
    found = [*_keys({name: before[name] for name in names}, {name: after[name] for name in names}, sides)]
    yield from (Difference(Fate.MANDATE, FILE, message) for message in found)
    if then is None and not is_same:
        yield _others(sides)
    is_other = raw is not None and today.sha256 not in digests(raw)
    if then is not None and is_other and not found and _is_told_of_keys(then, sides, names):
        yield Difference(Fate.MANDATE, FILE, _("Its comments or its layout changed, and no key."))


def _dumped(mandate: BaseModel) -> dict[str, Any]:
    """Its keys as the file has them."""
    return mandate.model_dump(mode="json", by_alias=True)


def _read(raw: bytes) -> tuple[Mandate | None, tuple[str, ...]]:
    """An earlier mandate, and what of it rules of today let stand."""
    names = tuple(Mandate.model_fields)
    if (found := former_mandate(raw, names)) is not None:
        return found, _WHOLE
    return former_mandate(raw), tuple(name for name in JUDGED if name not in _TOLD)


def _is_told_of_keys(then: Mandate, sides: ThenAndNow, names: tuple[str, ...]) -> bool:
    """Whether all keys are known, and none changed that is held against the record by itself."""
    now = sides.newsroom.mandate
    return names == _WHOLE and (then.exceptions, then.purges) == (now.exceptions, now.purges)


def _others(sides: ThenAndNow) -> Difference:
    message = _("Other keys or comments of it may have changed: git does not have the version of the record.")
    built = sides.then.commit
    if built is None or not sides.seen:
        return Difference(Fate.MANDATE, FILE, message)
    hint = _("See them by: {command}", command=f"git diff {built.commit[:10]} -- {FILE}")
    return Difference(Fate.MANDATE, FILE, message, hint)


def _keys(
    then: Mapping[str, Any], now: Mapping[str, Any], sides: ThenAndNow, within: str = ""
) -> Iterator[Text]:
    for name, before in then.items():
        key, after = f"{within}{name}", now.get(name)
        if before == after:
            continue
        olds, news = _by_name(before), _by_name(after)
        if olds is not None and news is not None:
            place = "" if key == "outlets" else f"{key}."
            yield from _entries(olds, news, sides, place)
        elif isinstance(before, dict) and isinstance(after, dict):
            yield from _keys(before, after, sides, f"{key}.")
        else:
            yield changed(key, before, after, is_private=FILE in sides.newsroom.private)


def _entries(
    then: Mapping[str, Any], now: Mapping[str, Any], sides: ThenAndNow, place: str
) -> Iterator[Text]:
    for name, before in then.items():
        if name in now:
            yield from _keys(before, now[name], sides, f"{place}{name}.")
        elif not place:
            yield _("The outlet {id} was removed.", id=name)
        else:
            yield _("{key} was removed.", key=f"{place}{name}")
    yield from (_("{key} is new.", key=f"{place}{name}") for name in now if name not in then)


def _by_name(entries: object) -> dict[str, Any] | None:
    """A list by what names its entries: their ids, or of duties the months from which they hold."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return None
    names = [str(entry.get("id") or entry.get("from")) for entry in entries]
    return dict(zip(names, entries, strict=True)) if len(set(names)) == len(names) else None


def changed(field: str, then: object, now: object, *, is_private: bool = False) -> Text:
    """What a field was, and what it is."""
    before, after = (
        Private(value) if is_private and isinstance(value, str) else value
        for value in (quoted(then), quoted(now))
    )
    return _("{field} changed from {then} to {now}.", field=field, then=before, now=after)


def quoted(value: object) -> Text | str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, dict):
        said = (f"{key}: {entry}" for key, entry in value.items() if entry is not None)
        return f"{{{', '.join(said)}}}"
    return _("nothing") if value is None else f"“{value}”"
