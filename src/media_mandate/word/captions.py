"""Captions set apart from the text of a Word file, and their words given to the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from media_mandate.word.body_roles import caption_label, is_credit_line, without_credit
from media_mandate.word.fonts import W
from media_mandate.word.lines import remove, unstyle
from media_mandate.word.roles import LineRole, Roles
from media_mandate.word.signs import FROM_CAPTION, MADE_BY_MACHINE
from media_mandate.word.unwrapping import run_like

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VML = "{urn:schemas-microsoft-com:vml}"


def mark_captions(found: Roles) -> Iterator[str]:
    """Set captions apart from the text, and give pictures without words of their own theirs."""
    for number, line in enumerate(found.lines):
        if found.role[number] is not LineRole.CAPTION:
            continue
        if number and found.role[number - 1] is LineRole.CAPTION and is_credit_line(line.text):
            continue
        label = caption_label(line.text)
        text = line.text[label:].strip()
        if label:
            yield line.text[:label]
        text = text[:1].upper() + text[1:]
        credit = f"Ảnh: {found.credit}" if found.credit and without_credit(text) == text.strip(" .*") else ""
        if found.role[number + 1 : number + 2] == [LineRole.CAPTION] and is_credit_line(
            found.lines[number + 1].text
        ):
            credit = found.lines[number + 1].text
            remove(found.lines[number + 1].element)
        elif credit:
            found.is_credit_shown = True
        if credit:
            text = f"{text.rstrip()}{'' if text.endswith(('.', '!', '?', '…')) else '.'} {credit}"
        _slant(line.element, text)
        for picture in _pictures_of(found, number):
            _describe(picture, without_credit(text))


def _pictures_of(found: Roles, number: int) -> Iterator[Any]:
    """The pictures whose caption a line is: those above it, else those below it."""
    for step in (-1, 1):
        place = number + step
        shown = []
        while (
            0 <= place < len(found.lines) and found.lines[place].has_picture and not found.lines[place].text
        ):
            shown.append(found.lines[place].element)
            place += step
        if shown:
            yield from shown
            return


def _slant(paragraph: Any, text: str) -> None:
    """Write a caption in slanted letters; one with links or notes in it stays as it is, but slanted."""
    runs = list(paragraph.iterchildren(f"{W}r"))
    others = [child for child in paragraph if child.tag not in (f"{W}r", f"{W}pPr")]
    is_plain = not others and all(
        child.tag in (f"{W}rPr", f"{W}t", f"{W}br", f"{W}tab") for run in runs for child in run
    )
    if is_plain and runs:
        new = run_like(runs[0], text)
        runs[0].addprevious(new)
        for run in runs:
            paragraph.remove(run)
        runs = [new]
    for run in runs:
        letters = run.find(f"{W}rPr")
        if letters is not None:
            run.remove(letters)
        letters = etree.Element(f"{W}rPr")
        etree.SubElement(letters, f"{W}i")
        run.insert(0, letters)
    unstyle(paragraph)


def _describe(paragraph: Any, text: str) -> None:
    """Give the pictures of a paragraph a caption's words where they have none, marked as being such."""
    if not any(map(str.isalnum, text)):
        return
    for found in paragraph.iter(_DRAWN):
        if not found.get("descr") or MADE_BY_MACHINE.search(found.get("descr")):
            found.set("descr", f"{FROM_CAPTION}{text}")
    for found in paragraph.iter(f"{_VML}imagedata"):
        shape = found.getparent()
        if not shape.get("alt"):
            shape.set("alt", f"{FROM_CAPTION}{text}")
