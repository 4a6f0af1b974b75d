"""The scan of a page as it was printed: whether the file can show one.

What stands on the page is not read. A PDF is looked through without being drawn: it shows something only
where it has a picture, or a content that paints text or areas.
"""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

from media_mandate.media.pdf import is_pdf, pdf_flaw
from media_mandate.media.pictures.file import BROKEN, MAX_PIXELS, kind_of
from media_mandate.messages import Text, _

KINDS = ("PDF", "JPEG", "PNG", "WEBP")
MAX_BYTES = 64 * 1024 * 1024

_LEAST = 400
"""Pixels of the shorter side below which no headline can be read."""

_PLAIN = 0.05
"""Bytes a pixel, of which a picture of one colour has fewer; others are not unpacked to be looked at."""

_STREAM = re.compile(rb"stream\r?\n")
_MAX_INFLATED = 4 * 1024 * 1024
_PAINTS = re.compile(rb"(?:^|[\s\])>])(?:Tj|TJ|Do|f\*?|F|B\*?|b\*?|S|s|sh|'|\")(?=\s|$)")
"""Operators of PDF that paint (ISO 32000-1, annex A)."""


def scan_flaw(file: Path) -> Text | None:
    """Why a file shows no page; None where it may. Raises OSError where it cannot be read."""
    size = file.stat().st_size
    if not size:
        return _("the file is empty")
    if size > MAX_BYTES:
        return _("it is larger than {count} MB", count=MAX_BYTES // 1024 // 1024)
    raw = file.read_bytes()
    if is_pdf(raw):
        return _pdf_flaw(raw)
    if kind_of(raw) not in KINDS:
        return _("it is neither PDF nor JPEG, PNG or WebP")
    return _picture_flaw(file)


def _picture_flaw(file: Path) -> Text | None:
    from PIL import Image, ImageStat

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file) as picture:
                width, height = picture.size
                if min(width, height) < _LEAST:
                    return _("{width} × {height} pixels are too few to be read", width=width, height=height)
                if width * height > MAX_PIXELS:
                    return _("it has more pixels than can be looked at")
                if file.stat().st_size > width * height * _PLAIN:
                    return None
                picture.draft("L", (_LEAST, _LEAST))
                is_plain = max(ImageStat.Stat(picture.convert("L").resize((64, 64))).stddev) < 2
    except BROKEN:
        return _("the picture is damaged")
    return _("it is of one colour all over") if is_plain else None


def _pdf_flaw(raw: bytes) -> Text | None:
    if (flaw := pdf_flaw(raw)) is not None:
        return flaw
    if re.search(rb"/Subtype\s*/Image", raw) or any(_PAINTS.search(content) for content in _contents(raw)):
        return None
    return _("the PDF has neither a picture nor any text on its pages")


def _contents(raw: bytes) -> Iterator[bytes]:
    """The streams of a PDF, unpacked, up to a bound for all together."""
    left, place = _MAX_INFLATED, 0
    while left > 0 and (found := _STREAM.search(raw, place)):
        place = found.end()
        end = raw.find(b"endstream", place)
        if end < 0:
            return
        content = raw[place:end]
        place = end
        try:
            content = zlib.decompressobj().decompress(content, left)
        except zlib.error:
            content = content[:left]
        left -= max(len(content), 64)
        yield content
