"""Whether the bytes of any file tell where they were made: coordinates, whatever stands around them.

Files are not taken apart by their kinds. Exif, XMP and texts are found wherever their bytes lie, so a broken
file, a second picture behind the first and a film behind a photo need nothing of their own. What is packed,
as in PNG, is unpacked.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice


class Whereabouts(StrEnum):
    """Whether a file tells a place; `UNREAD` is one that may, and nobody can tell."""

    NONE = "none"
    UNREAD = "unread"
    TOLD = "told"


def worst(*places: Whereabouts) -> Whereabouts:
    """The place of a whole, whose parts have these."""
    return next(
        (place for place in (Whereabouts.TOLD, Whereabouts.UNREAD) if place in places), Whereabouts.NONE
    )


def place_in(content: bytes, *, is_drawn: bool = False, depth: int = 3) -> Whereabouts:
    """Whether coordinates stand in `content`, and in what is packed in it up to `depth` deep.

    The numbers of a drawing (`is_drawn`) say where on the paper its lines run.
    """
    joined = _CUTS.sub(b"", content)
    if _in_words(joined, is_drawn) or any(box.search(joined) for box in _BOXES):
        return Whereabouts.TOLD
    packed = _packed(joined) if depth else ()
    return worst(
        _in_exif(joined),
        *(place_in(inside, depth=depth - 1) if inside else Whereabouts.UNREAD for inside in packed),
    )


_CUTS = re.compile(
    rb"\xff\xe1..(?:http://ns\.adobe\.com/xmp/extension/\0.{40}|Exif\0\0(?!II|MM))"
    rb"|\xff\xed..Photoshop 3\.0\0",
    re.DOTALL,
)
"""The heads of the segments into which a JPEG cuts what is longer than 64 KB."""

# Words: XMP, captions, comments, tags of sounds, in UTF-8 or UTF-16.

_NAMES = (
    *(b"gpslatitude", b"gpslongitude", b"gps_latitude", b"\xa9xyz", b"quicktime.location"),
    *(b"$gprmc,", b"$gpgga,", b"$gnrmc,", b"$gngga,"),
)
_POINT = re.compile(
    rb"\.(?<=[0-9]\.)[0-9]{2,}(?:[+-][0-9]{1,7}\.[0-9]{2}|(?<=[0-9]{3})\s{0,3}[,;]\s{0,3}[+-]?[0-9]{1,3}\.[0-9]{3})"
)
"""From the first point on: of ISO 6709 (+14.3609+108.0009/), or as maps write it (14.3609, 108.0009)."""

_BEFORE_ISO = re.compile(rb"[+-][0-9]{1,6}$")
_BEFORE_MAP = re.compile(rb"(?:^|[^0-9.])[0-9]{1,2}$")
_NAMED = re.compile(rb"lat(?<![a-z]lat)(?:itude)?[^a-z0-9]{1,8}[0-9]{1,2}\.[0-9]{3}")
_DEGREES = re.compile(
    rb"[\xb0\xba](?<=[0-9\xc2].)\s?[0-9]{1,2}\s?(?:'|\xe2\x80\x99|\xe2\x80\xb2|\xb4|&#39;|&apos;)\s?[0-9]{1,2}[.,0-9]"
)
_HALVES = re.compile(
    rb"\.[0-9]{3,9}(?:\xc2?\xb0)?\s?[nsb][\s,;/]{1,3}[0-9]{1,3}\.[0-9]{3,9}(?:\xc2?\xb0)?\s?[ewd\xc4]"
)
"""14.3609N 108.0009E."""
_DEG = re.compile(rb"deg\s[0-9]{1,2}'\s?[0-9]{1,2}[.,0-9]")
"""14°21'39.17"N, and as exiftool writes it: 14 deg 21' 39.17"."""


def _in_words(content: bytes, is_drawn: bool) -> bool:
    words = content.replace(b"\0", b"").lower()
    return (
        _has(words, *_NAMES)
        or (not is_drawn and any(_is_point(words, found) for found in _POINT.finditer(words)))
        or any(pattern.search(words) for pattern in (_NAMED, _DEGREES, _HALVES, _DEG))
    )


def _is_point(words: bytes, found: re.Match[bytes]) -> bool:
    is_map = b"," in found[0] or b";" in found[0]
    return bool(
        (_BEFORE_MAP if is_map else _BEFORE_ISO).search(words[max(found.start() - 8, 0) : found.start()])
    )


# Boxes of MPEG-4: 3GPP's place, and the tracks that GoPro and Google's cameras write beside a film.

_BOXES = (re.compile(rb"loci\0\0\0\0"), re.compile(rb"stsd.{12}(?:gpmd|camm)", re.DOTALL))


# Exif: TIFF directories (TIFF 6.0), in them that of GPS (Exif 2.32, 4.6.6).

_TIFF = re.compile(rb"Exif\0\0(?:II|MM)|II(?:\*\0|U\0|R[OS])|MM(?:\0\*|OR)")
_MAGIC = (b"*\0", b"\0*", b"U\0", b"RO", b"RS", b"OR")
"""Of TIFF, and of what Panasonic and Olympus made of it."""

_GPS = 0x8825
_FURTHER = frozenset({_GPS, 0x8769, 0x014A})
_COORDINATES = frozenset({2, 4, 20, 22})
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_ENTRIES = 200_000
"""More than all directories of a file have; who lets them lead to each other is not followed for ever."""


def _in_exif(content: bytes) -> Whereabouts:
    place = Whereabouts.NONE
    left = iter(range(_ENTRIES))
    for found in _TIFF.finditer(content):
        start = found.end() - 2 if found[0].startswith(b"Exif") else found.start()
        match _tells(content, start, left):
            case True:
                return Whereabouts.TOLD
            case None if found[0].startswith(b"Exif"):  # else it is no Exif at all
                place = Whereabouts.UNREAD
    return place if next(left, None) is not None else Whereabouts.UNREAD


def _tells(content: bytes, start: int, left: Iterator[int]) -> bool | None:
    """Whether the directories from `start` on tell coordinates; None where there is none to be read."""
    order = ">" if content[start : start + 1] == b"M" else "<"
    if len(content) < start + 8 or content[start + 2 : start + 4] not in _MAGIC:
        return None
    waiting: list[tuple[int, bool]] = [(struct.unpack_from(f"{order}I", content, start + 4)[0], False)]
    seen: set[int] = set()
    is_read = False
    while waiting and next(left, None) is not None:
        offset, is_gps = waiting.pop()
        here = start + offset
        if offset in seen or offset < 8 or here + 2 > len(content):
            continue
        seen.add(offset)
        (count,) = struct.unpack_from(f"{order}H", content, here)
        end = min(here + 2 + 12 * count, len(content) - 11)
        for entry, _left in zip(range(here + 2, end, 12), left, strict=False):
            tag, kind, number, value = struct.unpack_from(f"{order}HHII", content, entry)
            is_read = is_read or kind in _SIZES
            if is_gps and tag in _COORDINATES and kind in _SIZES and number in range(1, 65):
                return True
            if tag in _FURTHER and kind in (4, 13) and number == 1:
                waiting.append((value, tag == _GPS))
        after = here + 2 + 12 * count
        if after + 4 <= len(content) and not is_gps:
            waiting.append((struct.unpack_from(f"{order}I", content, after)[0], False))
    return False if is_read else None


# What is packed: texts in PNG (11.3.3), pictures in XMP and drawings, profiles that ImageMagick writes.

_CHUNK = re.compile(rb"[zi]TXt|tEXt(?=Raw profile)")
_PICTURE = re.compile(rb"(?:/9j/|iVBORw0KG|UklGR)[A-Za-z0-9+/=\s&#;]{64,}")
_PROFILE = re.compile(rb"\n\s*\w+\s+[0-9]+\n([0-9a-fA-F\s]+)")
_TEXTS, _UNPACKED = 64, 2 * 1024 * 1024
"""So many texts, each of so many bytes, are unpacked: more than any photo has."""


def _packed(content: bytes) -> Iterator[bytes]:
    """What is packed in `content`; nothing for what cannot be unpacked."""
    chunks = _CHUNK.finditer(content) if _has(content, b"zTXt", b"iTXt", b"tEXtRaw profile") else ()
    texts = (text for chunk in chunks for text in _texts(content, chunk))
    yield from islice(texts, _TEXTS)
    yield from (b"" for _text in islice(texts, 1))
    pictures = _PICTURE.finditer(content) if _has(content, b"/9j/", b"iVBORw0KG", b"UklGR") else ()
    for picture in pictures:
        letters = re.sub(rb"&#\w+;|[^A-Za-z0-9+/]", b"", picture[0])
        yield base64.b64decode(letters[: len(letters) // 4 * 4])


def _has(content: bytes, *signs: bytes) -> bool:
    """Whether any of some signs stands in `content`, which is found out faster than by patterns."""
    return any(sign in content for sign in signs)


def _texts(content: bytes, chunk: re.Match[bytes]) -> Iterator[bytes]:
    """The text of one chunk where that is packed, in hexadecimal numbers or by zlib."""
    kind, length = chunk[0], int.from_bytes(content[max(chunk.start() - 4, 0) : chunk.start()], "big")
    keyword, nul, _text = content[chunk.end() : chunk.end() + 80].partition(b"\0")
    if not keyword or not nul or not keyword.decode("latin-1").isprintable():
        return  # four letters among pixels
    rest = content[chunk.end() + len(keyword) + 1 : chunk.end() + min(length, _UNPACKED)]
    text = rest
    if kind == b"zTXt" or rest.startswith(b"\1\0"):
        packed = rest[1:] if kind == b"zTXt" else rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        unpacking = zlib.decompressobj()
        try:
            text = unpacking.decompress(packed, _UNPACKED)
        except zlib.error:
            text = b""
        yield from (text, b"")[: 1 if text and unpacking.eof else 2]
    if keyword.startswith(b"Raw profile"):
        digits = _PROFILE.search(text)
        try:
            yield binascii.unhexlify(b"".join(digits[1].split())) if digits else b""
        except binascii.Error:
            yield b""
