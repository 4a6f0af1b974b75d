"""Vietnamese that was written in fonts of before Unicode, in Unicode: TCVN 5712 (VN3, “ABC”) and VNI.

Such fonts draw Vietnamese letters over the codes of others, so the text is right only in the font it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from lxml import etree

from media_mandate.problems import Problem
from media_mandate.reading.syllables import is_syllable
from media_mandate.word import rules
from media_mandate.word.fonts import Styles, W, excerpt, old_runs, read_styles
from media_mandate.word.package import Package, parse
from media_mandate.word.rules import UNPLACED

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ"
    "ßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíị"
    "òỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)  # fmt: skip

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _CIRCUMFLEX, _BREVE = "\u0301\u0300\u0309\u0303\u0323\u0302\u0306"
_MARKS = {
    **dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)),
    "â": _CIRCUMFLEX,
    "ê": _BREVE,
    **dict(zip("áàåãä", (_CIRCUMFLEX + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
    **dict(zip("éèúüë", (_BREVE + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
}
"""VNI writes a letter's marks behind it."""
_LETTERS = dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))
_VNI = str.maketrans(
    {
        **_MARKS,
        **{letter.upper(): mark for letter, mark in _MARKS.items()},
        **_LETTERS,
        **{letter.upper(): right.upper() for letter, right in _LETTERS.items()},
    }
)

_HYPHEN = f"{W}softHyphen"
_PARTS = (f"{W}t", f"{W}delText", _HYPHEN)
_WORD = re.compile(r"[^\W\d_]+")
_READS = 0.8
"""The share of Vietnamese syllables from which a text reads as Vietnamese."""


def in_unicode(package: Package) -> tuple[Package, list[Problem]]:
    """A Word file in whose texts no letter depends on such a font, and what was written anew.

    What does not read as Vietnamese then is left as it is. Raises RefusedError where a part is no XML.
    """
    styles = read_styles(package)
    parts = {package.main: parse(package.parts[package.main])}
    for kind in ("footnotes", "endnotes", "header", "footer", "comments"):
        parts |= package.related(kind)
    fonts: dict[str, str] = {}
    changed = {}
    for name, root in parts.items():
        found = dict(_rewritten(root, styles))
        fonts = {**found, **fonts}
        if found:
            changed[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    told = [rules.OLD_LETTERS.at(UNPLACED, font=font, text=excerpt(text)) for font, text in fonts.items()]
    return Package({**package.parts, **changed}, package.main), told


def _rewritten(root: Any, styles: Styles) -> Iterator[tuple[str, str]]:
    """Write what stands in such fonts in one part anew; the fonts, each with a text."""
    runs = {run: font for paragraph in root.iter(f"{W}p") for run, font in old_runs(paragraph, styles)}
    read = {run: _read(_written(run), font) for run, font in runs.items()}
    if None in read.values() or not _is_vietnamese("".join(filter(None, read.values()))):
        return
    for run, font in runs.items():
        _rewrite(run, font)
        yield font, read[run] or ""


def _written(run: Any) -> str:
    """The text of a run as its codes say; Word keeps the sign for the letter ư as a hyphen of its own."""
    return "".join("\u00ad" if part.tag == _HYPHEN else part.text or "" for part in run.iter(*_PARTS))


def _read(text: str, font: str) -> str | None:
    """What a text in this font shows; None of a font whose letters are not known here."""
    small = font.lower()
    if small.startswith("vni"):
        return normalize("NFC", text.translate(_VNI))
    if not small.startswith(".vn"):
        return None
    read = text.translate(_TCVN3)
    return read.upper() if font.endswith("H") else read


def _is_vietnamese(text: str) -> bool:
    words = _WORD.findall(normalize("NFC", text).lower())
    return bool(words) and sum(map(is_syllable, words)) >= _READS * len(words)


def _rewrite(run: Any, font: str) -> None:
    for part in list(run.iter(*_PARTS)):
        if part.tag == _HYPHEN:
            part.tag, part.text = f"{W}t", "\u00ad"
        part.text = _read(part.text or "", font)
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.SubElement(run, f"{W}rPr")
        run.insert(0, properties)
    for fonts in properties.findall(f"{W}rFonts"):
        properties.remove(fonts)
    properties.insert(0, etree.Element(f"{W}rFonts", {f"{W}{name}": _TODAY for name in ("ascii", "hAnsi")}))


_TODAY = "Times New Roman"
