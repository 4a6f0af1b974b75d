"""Front matter that another system wrote, in TOML or JSON, and the same fields as YAML."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml

from media_mandate.problems import Problem, Spot
from media_mandate.reading import rules

_TOML = re.compile(r"(\+{3}|---[ ]?toml)[ \t]*\n(.*?)\n(?:\+{3}|---)[ \t]*(?:\n|\Z)", re.DOTALL)
_JSON = re.compile(r"(?:(?:;;;|---[ ]?json)[ \t]*\n\s*)?(?=\{\s*(?:\"|\}))")
RULES = (rules.TOML_FIELDS, rules.JSON_FIELDS)
_LONGEST = 700
"""Signs of the fields that a hint repeats."""


def foreign_fields(text: str, path: str) -> Problem | None:
    """What to write instead of the TOML or JSON with which a text begins; None where it begins otherwise."""
    line = len(text) - len(begun := text.lstrip("\n")) + 1
    if begun.startswith(("+++", "---toml", "---TOML", "--- toml")):
        found, rule = _TOML.match(begun), RULES[0]
        values = _read(tomllib.loads, found[2]) if found else None
    elif (start := _JSON.match(begun)) is not None:
        rule = RULES[1]
        values = _read(_first_of_json, begun[start.end() :])
    else:
        return None
    written = "" if values is None else _as_yaml(values)
    hint = rules.FOREIGN_FIELDS_REWRITTEN.filled({"fields": written}) if written else None
    return rule.at(Spot(path, line), hint=hint)


def _read(reader: Any, text: str) -> Mapping[str, Any] | None:
    try:
        values = reader(text)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _first_of_json(text: str) -> Any:
    return json.JSONDecoder().raw_decode(text)[0]


def _as_yaml(values: Mapping[str, Any]) -> str:
    """The fields as this house writes them, `⏎` for the end of each line; nothing where that is too long."""
    try:
        lines = [
            f"{name}: {_flow(_day(value) if name == 'date' else value)}" for name, value in values.items()
        ]
    except (yaml.YAMLError, RecursionError):
        return ""
    written = " ⏎ ".join(lines)
    return written if len(written) <= _LONGEST and "\n" not in written else ""


def _flow(value: Any) -> str:
    """A value as YAML on one line."""
    written = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=True, width=2 * _LONGEST
    )
    return str(written).removesuffix("...\n").strip()


def _day(value: Any) -> Any:
    """The day alone of a time."""
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return value
