"""The value types that fields are read into, and pydantic's findings as problems with a place."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from difflib import get_close_matches
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from slugify import slugify

from media_mandate.messages import Text, _
from media_mandate.months import Month
from media_mandate.problems import Problem
from media_mandate.reading.strict_yaml import Key, Yaml


class Frozen(BaseModel):
    """A frozen value that knows all of its fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        hide_input_in_errors=True,
    )


def published_schema(model: type[BaseModel]) -> str:
    """The JSON Schema of what is written in the shape of `model`."""
    schema = model.model_json_schema(mode="serialization")
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps({"$schema": dialect, **schema}, ensure_ascii=False, indent=2)


def wrong(message: Text, hint: Text | None = None) -> PydanticCustomError:
    """The error that a validator raises: what is wrong, and what to write instead."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint})


def shortened(text: str) -> str:
    """`text` on one line, and no longer than fits into a message."""
    line = " ".join(text[:200].split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def _string(value: object) -> str:
    if value is None:
        raise wrong(_("The field is empty."), _("Write something after the colon, or remove the line."))
    if not isinstance(value, str):
        hint = _("Put the value in quotes when it begins with a bracket or a brace.")
        raise wrong(_("One value belongs here, not a list or a block of fields."), hint)
    return value.strip()


def _line(value: object) -> str:
    line = " ".join(_string(value).split())
    if not any(map(str.isprintable, line)):
        raise wrong(_("The field is empty."), _("Write something after the colon, or remove the line."))
    return line


_YEARS = range(1900, 3000)
"""Years beyond them are slips of the finger."""


def _in_our_time(year: int) -> None:
    if year not in _YEARS:
        message = _("The year {year} is out of range.", year=f"{year:04}")
        raise wrong(message, _("Write a year with four digits, for example {example}.", example="2025"))


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _string(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        hint = _("Write year-month-day, for example {example}.", example=_meant_day(text) or "2025-06-05")
        raise wrong(_("This is not a day: {text}.", text=shortened(text)), hint)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        hint = _("Look at a calendar: the day or the month is out of range.")
        raise wrong(_("There is no such day: {text}.", text=text), hint) from None
    _in_our_time(day.year)
    return day


def _meant_day(text: str) -> str | None:
    """The day that somebody means who writes 5/6/2025, day first as is the habit in Vietnam."""
    match = re.match(r"[^0-9]*([0-9]{1,4})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{1,4})(?![0-9])", text[:100])
    if match is None:
        return None
    first, second, third = match.groups()
    year, day = (first, third) if len(first) == 4 else (third, first)
    for month_of_year, day_of_month in ((second, day), (day, second)):
        try:
            meant = date(int(year) + 2000 * (len(year) == 2), int(month_of_year), int(day_of_month))
        except ValueError:
            continue
        return meant.isoformat() if meant.year in _YEARS else None
    return None


def _month(value: object) -> Month:
    if isinstance(value, Month):
        return value
    text = _string(value)
    try:
        month = Month.parse(text)
    except ValueError:
        hint = _("Write year-month, for example {example}.", example=_meant_month(text) or "2025-06")
        raise wrong(_("This is not a month: {text}.", text=shortened(text)), hint) from None
    _in_our_time(month.year)
    return month


def _meant_month(text: str) -> str | None:
    """The month that somebody means who writes 6/2025, 2025-6, or a whole day."""
    day = _meant_day(text) or _meant_day(f"{text}/1") or _meant_day(f"1/{text}")
    return day and day[:7]


def _instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    text = _string(value)
    instant = None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?", text):
        with suppress(ValueError):
            instant = datetime.fromisoformat(text)
    if instant is None:
        hint = _("Write day and local time, for example {example}.", example=_meant_instant(text))
        raise wrong(_("This is not a day with a time: {text}.", text=shortened(text)), hint)
    _in_our_time(instant.year)
    return instant


def _meant_instant(text: str) -> str:
    time = re.search(r"(?<![0-9])([01]?[0-9]|2[0-3])[:hg]([0-5][0-9])", text[:100])
    return f"{_meant_day(text) or '2025-06-05'}T{time[1].zfill(2) if time else 19}:{time[2] if time else 45}"


def _duration(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    text = _string(value)
    match = re.fullmatch(r"PT(?=[0-9])(?:([0-9]{1,3})H)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})S)?", text)
    if match is None:
        hint = _("Write 4 minutes 30 seconds as {example}.", example="PT4M30S")
        raise wrong(_("This is not a duration: {text}.", text=shortened(text)), hint)
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    text = _string(value)
    if not re.fullmatch(r"[0-9]{1,12}", text):
        message = _("This is not a whole number: {text}.", text=shortened(text))
        raise wrong(message, _("Write digits only."))
    return int(text)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _string(value)
    if text.lower() not in ("true", "false"):
        message = _("This is neither true nor false: {text}.", text=shortened(text))
        raise wrong(message, _("Write true or false."))
    return text.lower() == "true"


def _identifier(value: object) -> str:
    text = _string(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        example = slugify(shortened(text)) or "duoi-nuoc"
        hint = _(
            "Write small letters without marks, digits and single hyphens, for example {example}.",
            example=example,
        )
        raise wrong(_("This is not an id: {text}.", text=shortened(text)), hint)
    return text


def _language(value: object) -> str:
    text = _string(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?", text):
        hint = _("Write a code such as vi, en, bdq, jra or sed.")
        raise wrong(_("This is not a language tag: {text}.", text=shortened(text)), hint)
    return text


def _url(value: object) -> str:
    text = _line(value)
    try:
        urlsplit(text)
        if re.fullmatch(r"https?://[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?", text):
            return text
    except ValueError:
        pass
    hint = _("Copy the whole address, from https:// on.")
    raise wrong(_("This is not a web address: {text}.", text=shortened(text)), hint)


def _zone(value: object) -> tzinfo:
    if isinstance(value, tzinfo):
        return value
    text = _string(value)
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        hint = _("Write it like {example}.", example="Asia/Ho_Chi_Minh")
        raise wrong(_("There is no such time zone: {text}.", text=shortened(text)), hint) from None


def _sequence(value: object) -> object:
    if isinstance(value, str):
        hint = _("Write a list in square brackets, for example [{value}].", value=shortened(value))
        raise wrong(_("A list belongs here."), hint)
    return () if value is None else value


Line = Annotated[str, BeforeValidator(_line)]
Day = Annotated[date, BeforeValidator(_day)]
MonthField = Annotated[Month, BeforeValidator(_month), PlainSerializer(str, return_type=str)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Duration = Annotated[timedelta, BeforeValidator(_duration)]
Whole = Annotated[int, BeforeValidator(_whole)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Identifier = Annotated[str, BeforeValidator(_identifier)]
Language = Annotated[str, BeforeValidator(_language)]
Url = Annotated[str, BeforeValidator(_url)]
Zone = Annotated[tzinfo, BeforeValidator(_zone), PlainSerializer(str, return_type=str)]
ListOf = BeforeValidator(_sequence)
"""Annotates a tuple: a single value in its place is told to become a list, and nothing is an empty one."""


def problems_of(error: ValidationError, source: Yaml, model: type[BaseModel]) -> list[Problem]:
    """What pydantic found in `source`, each finding with its place, in the words of editors."""
    return [
        source.problem(details["loc"], *_words(details, model)) for details in error.errors(include_url=False)
    ]


def _words(details: ErrorDetails, model: type[BaseModel]) -> tuple[Text, Text | None]:
    key = details["loc"]
    name = next((part for part in reversed(key) if isinstance(part, str)), "")
    known = details.get("ctx", {})
    match details["type"]:
        case "wrong":
            return known["message"], known["hint"]
        case "missing":
            return _("The field {name} is missing.", name=name), _(
                "Add a line that begins with {name}:", name=name
            )
        case "extra_forbidden":
            message = _("There is no field named {name}.", name=shortened(name))
            return message, nearest(name, _names(model, key[:-1]))
        case "literal_error":
            return _("This value is not allowed here."), _(
                "Write one of: {values}.", values=known["expected"].replace(" or ", ", ").replace("'", "")
            )
        case "tuple_type":
            return _("A list belongs here."), _(
                "Write a list in square brackets, for example [{value}].", value="a, b"
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return _("A block of fields belongs here."), _(
                "Indent the fields that belong to {name}.", name=name
            )
        case "greater_than_equal":
            return _("The number is too small."), _("Write {number} or more.", number=known["ge"])
        case "less_than_equal":
            return _("The number is too large."), _("Write {number} or less.", number=known["le"])
        case "too_short":
            return _("The list is empty."), _("Write at least one entry.")
        case other:
            return _("The value does not fit here ({kind}).", kind=other), None


def _names(model: type[BaseModel], key: Key) -> list[str]:
    """The fields of the model in which `key` stands, as editors write them."""
    for part in key:
        field = model.model_fields.get(str(part))
        if field is not None:
            model = next(iter(_models(field.annotation)), model)
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models(part)]


def nearest(value: str, known: list[str]) -> Text:
    """The hint for a name that is not known: the one that is nearest, else all of them."""
    if close := get_close_matches(value[:100], known, 1) or get_close_matches(slugify(value[:100]), known, 1):
        return _("Did you mean {name}?", name=close[0])
    return _("Write one of: {values}.", values=", ".join(known))
