"""All that a file says to readers or their programs, by its form: feeds, data, calendars, tables."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET


def of_json(text: str | bytes) -> Iterator[str]:
    """The texts in JSON."""
    return values(json.loads(text))


def values(value: Any) -> Iterator[str]:
    """All texts in a value of JSON or of settings, but for the names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from values(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from values(inner)


def of_xml(text: str | bytes) -> Iterator[str]:
    """The texts and attributes of XML."""
    for element in ET.fromstring(text).iter():  # noqa: S314 (this build made it)
        yield from (part for part in (element.text, element.tail) if part)
        yield from element.attrib.values()


def of_table(text: str) -> Iterator[str]:
    """The cells of a table in CSV."""
    for row in csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=";"):
        yield from row


def of_calendar(text: str) -> Iterator[str]:
    """The values of a calendar, after RFC 5545."""
    for line in text.replace("\r\n ", "").split("\r\n"):
        value = line.partition(":")[2]
        yield re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


_UNSHOWN = re.compile(
    r"<(script|style)\b([^<>]*+)>(.*?)</\1>|<!--.*?-->|<!doctype html>", re.DOTALL | re.IGNORECASE
)
_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"]*+)\"|'([^']*+)'")
_TAG = re.compile(r"<[^<>]*+>")


def of_template(template: str) -> Iterator[str]:
    """What a template says of itself: text and attributes around its code, and quoted words within."""
    for code in _CODE.findall(template):
        yield from (first or second for first, second in _QUOTED.findall(code))
    for tag in _TAG.findall(_CODE.sub("\0", _UNSHOWN.sub("", template))):
        for first, second in _QUOTED.findall(tag):
            yield from (first or second).split("\0")
    yield from re.split(r"\0|<[^<>]*+>", _CODE.sub("\0", _UNSHOWN.sub("", template)))


FORMS: Mapping[str, Callable[[str], Iterator[str]]] = {
    **dict.fromkeys((".xml", ".atom", ".opml", ".svg"), of_xml),
    ".json": of_json,
    ".csv": of_table,
    ".ics": of_calendar,
}
"""How what a file says is read, by how its name ends."""
