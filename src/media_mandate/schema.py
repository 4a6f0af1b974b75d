"""The value types that fields are read into, and pydantic's findings as problems with a place."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from typing import Annotated, Any

from babel.core import parse_locale
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from slugify import slugify

from media_mandate.documents import Key, Yaml
from media_mandate.messages import Text, _
from media_mandate.months import Month
from media_mandate.problems import Problem


class Frozen(BaseModel):
    """A frozen value that knows all of its fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=True,
        hide_input_in_errors=True,
    )


def wrong(message: Text, hint: Text | None = None) -> PydanticCustomError:
    """The error that a validator raises: what is wrong, and what to write instead."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint})


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise wrong(_("One value belongs here, not a list or a block of fields."))
    return value


def _line(value: object) -> str:
    line = " ".join(_string(value).split())
    if not line:
        raise wrong(_("The field is empty."), _("Write something after the colon, or remove the line."))
    return line


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _string(value).strip()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        hint = _("Look at a calendar: the day or the month is out of range.")
        raise wrong(_("There is no such day: {text}.", text=text), hint) from None
    hint = _("Write year-month-day, for example {example}.", example=_meant_day(text) or "2025-06-05")
    raise wrong(_("This is not a day: {text}.", text=text), hint)


def _meant_day(text: str) -> str | None:
    """The day that somebody means who writes 5/6/2025, day first as is the habit in Vietnam."""
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.match(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})(?![0-9])", text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return None


def _month(value: object) -> Month:
    if isinstance(value, Month):
        return value
    text = _string(value).strip()
    try:
        return Month.parse(text)
    except ValueError:
        match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{4})", text)
        example = f"{match[2]}-{int(match[1]):02}" if match else "2025-06"
        hint = _("Write year-month, for example {example}.", example=example)
        raise wrong(_("This is not a month: {text}.", text=text), hint) from None


def _instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    text = _string(value).strip()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?", text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    hint = _("Write day and local time, for example {example}.", example="2025-06-05T19:45")
    raise wrong(_("This is not a day with a time: {text}.", text=text), hint)


_timedelta = TypeAdapter(timedelta)


def _duration(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    text = _string(value).strip()
    try:
        if re.fullmatch(r"PT[0-9]{1,4}[HMS0-9]*", text):
            return _timedelta.validate_python(text)
    except ValidationError:
        pass
    hint = _("Write 4 minutes 30 seconds as {example}.", example="PT4M30S")
    raise wrong(_("This is not a duration: {text}.", text=text), hint)


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    text = _string(value).strip()
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise wrong(_("This is not a whole number: {text}.", text=text), _("Write digits only."))
    return int(text)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _string(value).strip().lower()
    if text not in ("true", "false"):
        raise wrong(_("This is neither true nor false: {text}.", text=text), _("Write true or false."))
    return text == "true"


def _identifier(value: object) -> str:
    text = _string(value).strip()
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        example = slugify(text) or "duoi-nuoc"
        hint = _(
            "Write small letters without marks, digits and single hyphens, for example {example}.",
            example=example,
        )
        raise wrong(_("This is not an id: {text}.", text=text), hint)
    return text


def _language(value: object) -> str:
    text = _string(value).strip()
    try:
        parse_locale(text, sep="-")
    except ValueError:
        hint = _("Write a code such as vi, en, bdq, jra or sed.")
        raise wrong(_("This is not a language tag: {text}.", text=text), hint) from None
    return text


def _url(value: object) -> str:
    text = _line(value)
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", text):
        hint = _("Copy the whole address, from https:// on.")
        raise wrong(_("This is not a web address: {text}.", text=text), hint)
    return text


def _sequence(value: object) -> object:
    if isinstance(value, str):
        hint = _("Write a list in square brackets, for example [{value}].", value=value)
        raise wrong(_("A list belongs here."), hint)
    return value


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
ListOf = BeforeValidator(_sequence)
"""Annotates a tuple: a single value in its place is told to become a list."""


def problems_of(error: ValidationError, source: Yaml, model: type[BaseModel]) -> list[Problem]:
    """What pydantic found in `source`, each finding with its place, in the words of editors."""
    return [
        source.problem(details["loc"], *_words(details, model)) for details in error.errors(include_url=False)
    ]


def _words(details: ErrorDetails, model: type[BaseModel]) -> tuple[Text, Text | None]:
    key = details["loc"]
    name = key[-1] if key else ""
    known = details.get("ctx", {})
    match details["type"]:
        case "wrong":
            return known["message"], known["hint"]
        case "missing":
            return _("The field {name} is missing.", name=name), _(
                "Add a line that begins with {name}:", name=name
            )
        case "extra_forbidden":
            return _("There is no field named {name}.", name=name), nearest(
                str(name), _names(model, key[:-1])
            )
        case "literal_error":
            return _("This value is not allowed here."), _(
                "Write one of: {values}.", values=known["expected"]
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
    if close := get_close_matches(value, known, 1):
        return _("Did you mean {name}?", name=close[0])
    return _("Write one of: {values}.", values=", ".join(known))
