"""All that a file says to readers or their programs, by its form: pages, feeds, data, calendars, tables."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

from media_mandate.reading.gate import pieces

_UNSHOWN = re.compile(
    r"<(script|style)\b([^<>]*+)>(.*?)</\1>|<!--.*?-->|<!doctype html>", re.DOTALL | re.IGNORECASE
)
_DATA = "application/ld+json"
_POLICY = re.compile(r'<meta http-equiv="[^"]*+" content="[^"]*+">')

_TOLD = (
    "alt",
    "title",
    "label",
    "aria-label",
    "content",
    "placeholder",
    "value",
    "id",
    "name",
    "download",
    "href",
    "src",
)
"""Attributes in which words of people may stand: what is shown, read aloud, or part of an address."""


def of_page(page: str, body: str = "") -> Iterator[str]:
    """What a whole page says, in its head, too, and in what it tells machines; `body` is what editors wrote.

    There markup may stand within a word. Around it every tag parts words.
    """
    data: list[str] = []

    def apart(found: re.Match[str]) -> str:
        if found[1] and _DATA in found[2]:
            data.append(found[3])
        return ""

    shown = _UNSHOWN.sub(apart, _POLICY.sub("", page))
    if body:
        yield from pieces(body, said=_TOLD)
        shown = shown.replace(body, "", 1)
    yield from pieces(shown, said=_TOLD, between=" ")
    for text in data:
        yield from of_json(text)


def of_json(text: str | bytes) -> Iterator[str]:
    """The values of JSON; of JSON-LD without the names of types."""
    return _values(json.loads(text))


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in ("@type", "@context"):
                yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)


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
    **dict.fromkeys((".json",), of_json),
    **dict.fromkeys((".csv",), of_table),
    **dict.fromkeys((".ics",), of_calendar),
    **dict.fromkeys((".html",), of_page),
}
"""How what a file says is read, by how its name ends."""
