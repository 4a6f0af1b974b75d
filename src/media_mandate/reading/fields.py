"""The value types that fields are read into, and pydantic's findings as problems with a place."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from operator import itemgetter
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from slugify import slugify

from media_mandate.messages import Text, _
from media_mandate.problems import Problem, Rule, Spot
from media_mandate.reading import rules
from media_mandate.reading.choices import listed
from media_mandate.reading.strict_yaml import Key, Yaml
from media_mandate.reading.vietnamese_names import field_meant


class Frozen(BaseModel):
    """A frozen value that knows all of its fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        hide_input_in_errors=True,
    )


class Published(Frozen):
    """A part of a published format: a model of its own, which changes only when the format shall."""

    @classmethod
    def of(cls, source: object, **given: object) -> Self:
        """The fields of the format that `source` has, and no others; `given` are those that it has not."""
        had = {name: getattr(source, name) for name in cls.model_fields if name not in given}
        return cls.model_validate(had | given, by_name=True)


def published_schema(model: type[Published]) -> str:
    """The JSON Schema of what is written in the shape of `model`.

    A definition bears the title of its model, by which it stays known when the class has another name.
    """
    schema = model.model_json_schema(mode="serialization")
    parts = schema.pop("$defs")
    text = json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": {part["title"]: part for part in sorted(parts.values(), key=itemgetter("title"))},
            **schema,
        },
        ensure_ascii=False,
        indent=2,
    )
    for name, part in parts.items():
        text = text.replace(f'"#/$defs/{name}"', f'"#/$defs/{part["title"]}"')
    return text


def wrong(
    rule: Rule, /, *, hint: Text | None = None, meant: str | None = None, **values: object
) -> PydanticCustomError:
    """The error that a validator raises: the rule that a value breaks; see `Rule.at`.

    Where it is known which value is `meant`, the hint is the line to write.
    """
    known = {"rule": rule, "hint": hint, "meant": meant, "values": values}
    return PydanticCustomError("wrong", "{rule}", known)


def shortened(text: str) -> str:
    """`text` on one line, and no longer than fits into a message."""
    line = " ".join(text[:200].split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def string(value: object) -> str:
    if value is None:
        raise wrong(rules.FIELD_EMPTY)
    if not isinstance(value, str):
        raise wrong(rules.NO_VALUE)
    return value.strip()


def _line(value: object) -> str:
    line = " ".join(string(value).split())
    if not any(map(str.isprintable, line)):
        raise wrong(rules.FIELD_EMPTY)
    return line


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    text = string(value)
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise wrong(rules.NOT_A_NUMBER, text=shortened(text))
    return int(text)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = string(value)
    if text.lower() not in ("true", "false"):
        raise wrong(rules.NOT_A_TRUTH, text=shortened(text))
    return text.lower() == "true"


def _slug(value: object) -> str:
    text = string(value)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        example = slugify(shortened(text)) or "duoi-nuoc"
        raise wrong(rules.NOT_AN_ID, text=shortened(text), example=example)
    return text


def _language(value: object) -> str:
    text = string(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?", text):
        raise wrong(rules.NOT_A_LANGUAGE, text=shortened(text))
    return text


def _url(value: object) -> str:
    text = _line(value)
    try:
        urlsplit(text)
        if re.fullmatch(r"https?://[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?", text):
            return text
    except ValueError:
        pass
    raise wrong(rules.NOT_AN_ADDRESS, text=shortened(text))


SHA256 = "^[0-9a-f]{64}$"


def sha256_or(hint: Text) -> AfterValidator:
    """Annotates a line that is a hash; where it is none, `hint` says how to come by it."""

    def checked(value: str) -> str:
        if not re.fullmatch(SHA256, value):
            raise wrong(rules.NOT_A_HASH, hint=hint, text=shortened(value))
        return value

    return AfterValidator(checked)


def _sequence(value: object) -> object:
    if isinstance(value, str):
        raise wrong(rules.NO_LIST, value=shortened(value))
    return () if value is None else value


Line = Annotated[str, BeforeValidator(_line)]
Sha256 = Annotated[str, Field(pattern=SHA256)]
Whole = Annotated[int, BeforeValidator(_whole)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Slug = Annotated[str, BeforeValidator(_slug)]
Language = Annotated[str, BeforeValidator(_language)]
Url = Annotated[str, BeforeValidator(_url)]
ListOf = BeforeValidator(_sequence)
"""Annotates a tuple: a single value in its place is told to become a list, and nothing is an empty one."""


NUMBER, BLOCK = "<number>", "<block>"
"""Tags of a field that takes a number or a block; no place in a file bears them."""


def is_block(value: object) -> bool:
    return isinstance(value, Mapping)


def refusal(error: ValidationError) -> Text:
    """What is wrong with a value that stands in no file, and what to write instead."""
    problem = _raised(error.errors(include_url=False)[0]["ctx"], Spot(""))
    return _("{message} {hint}", message=problem.message, hint=problem.hint)


def _raised(context: Mapping[str, Any], spot: Spot) -> Problem:
    """The problem of which a validator raised `wrong`."""
    rule: Rule = context["rule"]
    return rule.at(spot, hint=context["hint"], **context["values"])


def problems_of(error: ValidationError, source: Yaml, model: type[BaseModel]) -> list[Problem]:
    """What pydantic found in `source`, each finding with its place, in the words of editors."""
    return [_problem(details, source, model) for details in error.errors(include_url=False)]


def _problem(details: ErrorDetails, source: Yaml, model: type[BaseModel]) -> Problem:
    key = tuple(part for part in details["loc"] if part not in (NUMBER, BLOCK))
    spot = source.spot(key)
    name = next((part for part in reversed(key) if isinstance(part, str)), "")
    known = details.get("ctx", {})
    match details["type"]:
        case "wrong":
            hint = known["hint"]
            if known["meant"] is not None and name:
                hint = _("Write: {line}", line=f"{name}: {known['meant']}")
            return _raised({**known, "hint": hint, "values": _free(known, key, source)}, spot)
        case "missing":
            return rules.FIELD_MISSING.at(spot, name=name)
        case "extra_forbidden":
            fields = _names(model, key[:-1])
            hint = nearest(field_meant(name, fields) or name, fields, _at(source, key[:-1]))
            return rules.FIELD_UNKNOWN.at(spot, hint=hint, name=shortened(name))
        case "literal_error" | "enum":
            values = known["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            return rules.NOT_A_CHOICE.at(spot, values=listed(values))
        case "tuple_type":
            return rules.NO_LIST.at(spot, value="a, b")
        case "model_type" | "model_attributes_type" | "dict_type":
            return rules.NO_BLOCK.at(spot, name=name)
        case "greater_than_equal":
            return rules.TOO_SMALL.at(spot, number=known["ge"])
        case "less_than_equal":
            return rules.TOO_BIG.at(spot, number=known["le"])
        case "too_short":
            return rules.LIST_EMPTY.at(spot)
        case _:
            return rules.UNFIT.at(spot)


def _at(source: Yaml, key: Key) -> Any:
    """What stands at a place of the source; nothing where there is no such place."""
    value: Any = source.values
    try:
        for part in key:
            value = value[part]
    except (LookupError, TypeError):
        return ()
    return value


def _free(known: Mapping[str, Any], key: Key, source: Yaml) -> Mapping[str, Any]:
    """The values of a case; an id that is given as an example is none that another entry of the list has."""
    values: Mapping[str, Any] = known["values"]
    if known["rule"] is not rules.NOT_AN_ID or key[-1:] != ("id",):
        return values
    entries = _at(source, key[:-2])
    taken = {entry.get("id") for entry in entries if isinstance(entry, Mapping)}
    free = values["example"]
    number = 2
    while free in taken:
        free, number = f"{values['example']}-{number}", number + 1
    return {**values, "example": free}


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


def nearest(value: str, known: list[str], taken: Collection[str] = ()) -> Text:
    """The hint for a name that is not known: the one that is nearest, if that is not `taken`, else all."""
    if close := get_close_matches(value[:100], known, 1) or get_close_matches(slugify(value[:100]), known, 1):
        if close[0] in taken:
            return _("If you mean {name}, it stands here already: keep one of the two.", name=close[0])
        return _("Did you mean {name}?", name=close[0])
    return _("Write one of: {values}.", values=", ".join(known))
