"""Photos with things planted in them: what phones and cameras write beside a picture, each with a mark."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

MARK = b"PLANTED"
"""Stands in everything that is planted, and never in pixels."""

LATITUDE = struct.pack(">6I", 14, 1, 21, 1, 3917, 100)
"""Fourteen degrees, 21 minutes, 39.17 seconds, as Exif writes it."""

XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="14,21.6528N" exif:PLANTED="xmp"/>'
    b"</rdf:RDF></x:xmpmeta>"
)

CORNERS = [(220, 30, 30), (30, 200, 30), (30, 30, 220), (230, 220, 20)]
"""The colours of a test card, from the top left corner clockwise."""


def card(size: tuple[int, int] = (96, 64), mode: str = "RGB") -> Image.Image:
    """A picture of four differently coloured quarters."""
    width, height = size
    image = Image.new("RGB", size)
    boxes = [(0, 0), (width // 2, 0), (width // 2, height // 2), (0, height // 2)]
    for colour, (left, top) in zip(CORNERS, boxes, strict=True):
        image.paste(colour, (left, top, left + width // 2 + 1, top + height // 2 + 1))
    return image.convert(mode)


def corners(image: Image.Image) -> list[int]:
    """Which colour of the card stands in each corner, from the top left clockwise."""
    plain = image.convert("RGB")
    width, height = plain.size
    places = [(0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)]
    found = [plain.getpixel((int(width * x), int(height * y))) for x, y in places]
    return [
        min(range(4), key=lambda index: sum(abs(a - b) for a, b in zip(CORNERS[index], pixel, strict=True)))
        for pixel in found
        if isinstance(pixel, tuple)
    ]


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


PIXEL = encoded(Image.new("RGB", (1, 1), "red"), "PNG")
WEBP = encoded(card(), "WEBP")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h40v30z"/></svg>'


def exif(orientation: int = 1, *, place: bool = True) -> bytes:
    """A TIFF block with camera, maker's note, serial number, thumbnail, and coordinates if wanted."""
    thumbnail = encoded(card((16, 16)), comment=b"PLANTED thumbnail")
    camera = [
        (0x010F, 2, b"PLANTED maker\0"),
        (0x0112, 3, struct.pack(">HH", orientation, 0)),
        (0x013B, 2, b"PLANTED artist\0"),
    ]
    details = [(0x927C, 7, b"PLANTED note" * 20), (0xA431, 2, b"PLANTED serial\0")]
    position = [
        (1, 2, b"N\0\0\0"),
        (2, 5, LATITUDE),
        (3, 2, b"E\0\0\0"),
        (4, 5, LATITUDE),
        (27, 7, b"PLANTED gps"),
    ]
    blocks = [(0x8769, details)] + ([(0x8825, position)] if place else [])
    start = 8
    size = _size([*camera, *((tag, 4, b"\0\0\0\0") for tag, _entries in blocks)])
    written = b""
    for tag, entries in blocks:
        camera.append((tag, 4, struct.pack(">I", start + size + len(written))))
        written += _directory(entries, start + size + len(written))
    next_directory = start + size + len(written)
    small = [(0x0201, 4, b"\0\0\0\0"), (0x0202, 4, struct.pack(">I", len(thumbnail)))]
    small[0] = (0x0201, 4, struct.pack(">I", next_directory + _size(small)))
    first = _directory(sorted(camera), start, next_directory)
    return (
        b"MM\0*" + struct.pack(">I", start) + first + written + _directory(small, next_directory) + thumbnail
    )


Entry = tuple[int, int, bytes]


def _size(entries: list[Entry]) -> int:
    return 2 + 12 * len(entries) + 4 + sum(len(value) for _tag, _kind, value in entries if len(value) > 4)


def _directory(entries: list[Entry], start: int, following: int = 0) -> bytes:
    sizes = {2: 1, 3: 2, 4: 4, 5: 8, 7: 1}
    head, tail = struct.pack(">H", len(entries)), b""
    base = start + 2 + 12 * len(entries) + 4
    for tag, kind, value in entries:
        count = 1 if kind == 3 else len(value) // sizes[kind]
        shown = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack(">I", base + len(tail))
        tail += value if len(value) > 4 else b""
        head += struct.pack(">HHI", tag, kind, count) + shown
    return head + struct.pack(">I", following) + tail


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(
    image: Image.Image | None = None, orientation: int = 1, *, place: bool = True, **options: Any
) -> bytes:
    """A JPEG with Exif, XMP, IPTC, a comment, a segment of its own, and a film after its end."""
    plain = encoded(image or card(), quality=95, **options)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x5a\0\x0dPLANTED iptc!"
    planted = _segment(0xE1, b"Exif\0\0" + exif(orientation, place=place))
    planted += _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) if place else b""
    planted += _segment(0xED, iptc) + _segment(0xE5, b"PLANTED segment") + _segment(0xFE, b"PLANTED comment")
    film = b"\0\0\0\x18ftypmp42" + b"PLANTED film" + (b"\xa9xyz\0\x12+14.3609+108.0009/" if place else b"")
    return plain[:2] + planted + plain[2:] + film


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(image: Image.Image | None = None, *, place: bool = True) -> bytes:
    """A PNG with texts of all kinds before and after its pixels, Exif, XMP, a time and a chunk of its own."""
    plain = encoded(image or card(), "PNG")
    head = plain.index(b"IDAT") - 4
    xmp = XMP if place else XMP.replace(b"GPSLatitude", b"City")
    planted = chunk(b"tEXt", b"Author\0PLANTED text") + chunk(b"eXIf", exif(place=place))
    planted += chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"PLANTED compressed"))
    planted += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
    planted += chunk(b"tIME", struct.pack(">HBBBBB", 2025, 6, 5, 4, 3, 2)) + chunk(b"prVt", b"PLANTED own")
    after = chunk(b"tEXt", b"Late\0PLANTED late")
    return plain[:head] + planted + plain[head:-12] + after + plain[-12:] + b"PLANTED appended"


def webp(image: Image.Image | None = None, *, place: bool = True) -> bytes:
    """A WebP with Exif and XMP."""
    xmp = XMP if place else XMP.replace(b"GPSLatitude", b"City")
    return encoded(image or card(), "WEBP", quality=95, exif=exif(place=place), xmp=xmp)
