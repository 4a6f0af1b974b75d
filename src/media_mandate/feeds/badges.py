"""A small picture of how an outlet stands, for other sites to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from media_mandate.mandate.values import Outlet
from media_mandate.messages import Text
from media_mandate.quota import Cell, Status
from media_mandate.reading.printable import printable
from media_mandate.statuses import AFTERWARDS, OUTSIDE, STATUS_WORDS, UNKNOWN
from media_mandate.verdict.standing import in_short, standing
from media_mandate.verdict.words import kind_of_cells

COLOURS = {
    Status.MET: "#1d7a4f",
    AFTERWARDS: "#7a5600",
    UNKNOWN: "#7a5600",
    Status.ACKNOWLEDGED: "#8e3a86",
    Status.WAIVED: "#17718a",
    Status.DUE: "#2a5fa8",
    Status.MISSING: "#b3261e",
    OUTSIDE: "#5f5f5f",
}
"""By the gravest of the outlet's months."""

_HEIGHT = 20
_LETTER = 6.6
_PADDING = 8


def badge_address(outlet: Outlet) -> str:
    return f"badges/{outlet.id}.svg"


def state_of(cells: Sequence[Cell]) -> Text:
    """What a badge says of an outlet's months: the verdict's own words."""
    return in_short(standing(cells)) or STATUS_WORDS[OUTSIDE]


def badge(name: str, state: str, cells: Iterable[Cell]) -> bytes:
    """The badge with the outlet's name at the left, and how it stands, in its colour, at the right."""
    name, state = printable(name), printable(state)
    left, right = (round(len(text) * _LETTER + 2 * _PADDING) for text in (name, state))
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(left + right),
            "height": str(_HEIGHT),
            "viewBox": f"0 0 {left + right} {_HEIGHT}",
            "role": "img",
            "aria-label": f"{name}: {state}",
        },
    )
    ET.SubElement(root, "title").text = f"{name}: {state}"
    _half(root, name, 0, left, "#3d3d3d")
    _half(root, state, left, right, COLOURS[kind_of_cells(cells)])
    return bytes(ET.tostring(root, encoding="utf-8"))


def _half(root: ET.Element, text: str, start: int, width: int, colour: str) -> None:
    box = {"x": str(start), "width": str(width), "height": str(_HEIGHT), "fill": colour}
    ET.SubElement(root, "rect", box)
    words = {
        "x": str(start + _PADDING),
        "y": "14",
        "textLength": str(width - 2 * _PADDING),
        "lengthAdjust": "spacingAndGlyphs",
        "fill": "#fff",
        "font-family": "system-ui, sans-serif",
        "font-size": "11",
    }
    ET.SubElement(root, "text", words).text = text
