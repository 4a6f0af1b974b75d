"""One picture file: what it is, how large, and what is wrong with it; read once for each content."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from pydantic import ValidationError

from media_mandate.errors import MandateError
from media_mandate.media.pictures import drawing
from media_mandate.media.places import Whereabouts, place_in, worst
from media_mandate.messages import _
from media_mandate.reading.fields import Frozen

CACHE = "build/pictures"
"""Where what was learnt and made of pictures is kept, below the root of the repository."""

READER = 3
"""Counts up when pictures are to be read anew."""

SUFFIXES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "SVG": (".svg",)}
"""The kinds of picture that are published, with the ends of their names."""

OTHER_SUFFIXES = frozenset(
    {
        *(
            ".gif",
            ".tif",
            ".tiff",
            ".bmp",
            ".heic",
            ".heif",
            ".avif",
            ".jfif",
            ".jpe",
            ".jxl",
            ".psd",
            ".ico",
        ),
        *(".jp2", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".raf", ".rw2"),
    }
)
"""Also what cameras keep before it is developed."""

PICTURE_SUFFIXES = OTHER_SUFFIXES.union(*SUFFIXES.values())

MAX_BYTES = 32 * 1024 * 1024
MAX_PIXELS = 64_000_000
"""More than any photo for the web needs, and less than would fill the memory of a small computer."""

LOOKED_INTO = 64 * 1024 * 1024
"""Bytes of a file that are looked through for a place; of a larger one it is said that it cannot be read."""

PictureKind = Literal[
    "JPEG", "PNG", "WEBP", "SVG", "GIF", "TIFF", "BMP", "HEIC", "AVIF", "JXL", "JP2", "PSD", "CR3", "RAF"
]

BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, MemoryError),
    *(struct.error, zlib.error),
)
"""What Pillow raises about files that are damaged, or made to harm."""

ORIENTATION = 0x0112
"""The tag of Exif 2.32 that says how the camera was held."""


class Flaw(Enum):
    """Why a picture cannot be published."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"
    BROKEN = "broken"
    HUGE = "huge"
    MOVING = "moving"
    ACTIVE = "active"
    SIZELESS = "sizeless"


class Picture(Frozen):
    """What a file shows. Width and height are those of the picture upright, in pixels.

    `orientation` is how the camera was held, 1 to 8 as Exif counts; `transparent` tells that something
    behind it shows through; `place` is whether the file holds coordinates, be it fit to be shown or not;
    `sha256` is of the file, and `detail` is what makes a drawing active.
    """

    sha256: str = ""
    kind: PictureKind | None = None
    width: int = 0
    height: int = 0
    orientation: int = 1
    transparent: bool = False
    place: Whereabouts = Whereabouts.NONE
    flaw: Flaw | None = None
    detail: str = ""


def kind_of(raw: bytes) -> PictureKind | None:
    """The kind of picture that a file begins as, whatever its name says."""
    head = raw[:16]
    signs: tuple[tuple[PictureKind, bool], ...] = (
        ("JPEG", head.startswith(b"\xff\xd8\xff")),
        ("PNG", head.startswith(b"\x89PNG\r\n\x1a\n")),
        ("WEBP", head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
        ("GIF", head.startswith((b"GIF87a", b"GIF89a"))),
        ("TIFF", head.startswith((b"II*\0", b"MM\0*", b"IIU\0", b"IIRO", b"IIRS", b"MMOR"))),
        ("BMP", head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"),
        ("AVIF", head[4:12] in (b"ftypavif", b"ftypavis")),
        ("HEIC", head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1")),
        ("JXL", head.startswith((b"\xff\x0a", b"\0\0\0\x0cJXL "))),
        ("JP2", head.startswith(b"\0\0\0\x0cjP  ")),
        ("RAF", head.startswith(b"FUJIFILMCCD-RAW")),
        ("PSD", head.startswith(b"8BPS\0")),
        ("CR3", head[4:12] == b"ftypcrx "),
        ("SVG", b"<svg" in raw[:4096].replace(b"\0", b"")),
    )
    return next((kind for kind, fits in signs if fits), None)


def read_picture(file: Path, cache: Path) -> Picture:
    """What `file` is. `cache` keeps it for the next run; a file that did not change is not read twice.

    Raises OSError where the file cannot be read.
    """
    found = file.stat()
    return _read(file, found.st_mtime_ns, found.st_size, cache)


@cache
def _read(file: Path, _changed: int, size: int, folder: Path) -> Picture:
    if size > LOOKED_INTO:
        return Picture(flaw=Flaw.HUGE, place=Whereabouts.UNREAD)
    raw = file.read_bytes()
    if not raw:
        return Picture(flaw=Flaw.EMPTY)
    digest = sha256(raw).hexdigest()
    note = folder / f"{digest}-{READER}.json"
    with suppress(OSError, ValidationError):
        return Picture.model_validate_json(note.read_bytes())
    kind = kind_of(raw)
    picture = _shown(raw, kind).model_copy(
        update={"sha256": digest, "kind": kind, "place": _place(raw, kind)}
    )
    with suppress(OSError):  # without the note it is read again next time
        keep(note, picture.model_dump_json().encode())
    return picture


def _place(raw: bytes, kind: PictureKind | None) -> Whereabouts:
    place = place_in(raw, is_drawn=kind == "SVG")
    is_packed = kind == "JXL" and b"brob" in raw  # Exif in a packing that nothing here unpacks
    return worst(place, Whereabouts.UNREAD) if is_packed else place


def _shown(raw: bytes, kind: PictureKind | None) -> Picture:
    """What a file shows, and why it cannot be published."""
    if kind is None:
        return Picture(flaw=Flaw.UNKNOWN)
    if kind not in SUFFIXES:
        return Picture(flaw=Flaw.FOREIGN)
    if len(raw) > MAX_BYTES:
        return Picture(flaw=Flaw.HUGE)
    return _drawing(raw) if kind == "SVG" else _photo(raw)


def keep(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{uuid4().hex}.tmp")
    try:
        new.write_bytes(content)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _drawing(raw: bytes) -> Picture:
    root = drawing.read_drawing(raw)
    if root is None:
        return Picture(flaw=Flaw.BROKEN)
    detail = drawing.active_part(root)
    width, height = drawing.size_of(root) or (0, 0)
    flaw = Flaw.ACTIVE if detail is not None else None if width else Flaw.SIZELESS
    return Picture(width=width, height=height, flaw=flaw, detail=detail or "")


def _photo(raw: bytes) -> Picture:
    try:
        with quiet(), opened(raw) as image:
            width, height = image.size
            if image.format != "MPO" and getattr(image, "is_animated", False):
                return Picture(flaw=Flaw.MOVING)
            image.draft(image.mode, (1, 1))  # an eighth of a JPEG is decoded fast, and tells as much
            image.load()
            transparent = image.has_transparency_data and image.convert("RGBA").getextrema()[3][0] < 255
            held = orientation(image)
            return Picture(
                width=width if held < 5 else height,
                height=height if held < 5 else width,
                orientation=held,
                transparent=transparent,
            )
    except HugeError:
        return Picture(flaw=Flaw.HUGE)
    except BROKEN:
        return Picture(flaw=Flaw.BROKEN)


class HugeError(MandateError):
    """A picture has more pixels than `MAX_PIXELS`."""

    def __init__(self) -> None:
        super().__init__(_("The picture has more pixels than can be worked with."))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep to ourselves what Pillow finds odd in a file: it is no matter for an editor."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def opened(raw: bytes) -> Any:
    """The picture in a file, its header read alone.

    Raises HugeError, or one of `BROKEN`, as whatever is done with the picture may.
    """
    from PIL import Image

    try:
        image = Image.open(BytesIO(raw), formats=("JPEG", "PNG", "WEBP"))
    except Image.DecompressionBombError:
        raise HugeError from None
    if image.width * image.height > MAX_PIXELS:
        raise HugeError
    return image


def orientation(image: Any) -> int:
    try:
        found = image.getexif().get(ORIENTATION, 1)
    except BROKEN:
        return 1
    return found if found in range(1, 9) else 1
