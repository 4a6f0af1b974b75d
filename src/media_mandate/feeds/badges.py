"""A small picture of how an outlet stands, for other sites to show."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from media_mandate.mandate.values import Outlet
from media_mandate.quota import Cell, Ledger, Status
from media_mandate.reading.printable import printable
from media_mandate.statuses import AFTERWARDS, UNKNOWN, kind_of

COLOURS = {
    Status.MET: "#1d7a4f",
    Status.ACKNOWLEDGED: "#8e3a86",
    Status.WAIVED: "#17718a",
    Status.DUE: "#2a5fa8",
    Status.MISSING: "#b3261e",
}
MET_AFTERWARDS = "#7a5600"
NOTHING_OWED = "#5f5f5f"

_HEIGHT = 20
_LETTER = 6.6
_PADDING = 8


def badge_address(outlet: Outlet) -> str:
    return f"badges/{outlet.id}.svg"


def telling_cell(ledger: Ledger, outlet: Outlet) -> Cell | None:
    """The cell that a badge shows: the newest that is settled, else the newest."""
    cells = ledger.of_outlet(outlet)
    settled = [cell for cell in cells if cell.status is not Status.DUE]
    return next(reversed(settled or cells), None)


def badge(name: str, state: str, cell: Cell | None) -> bytes:
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
    _half(root, state, left, right, _colour(cell))
    return bytes(ET.tostring(root, encoding="utf-8"))


def _colour(cell: Cell | None) -> str:
    if cell is None:
        return NOTHING_OWED
    return MET_AFTERWARDS if kind_of(cell) in (AFTERWARDS, UNKNOWN) else COLOURS[cell.status]


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
