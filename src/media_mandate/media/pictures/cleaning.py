"""What a photo's file tells besides the photo, and the same photo in a file that tells nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from media_mandate.errors import MandateError
from media_mandate.media.pictures.copies import upright
from media_mandate.media.pictures.file import BROKEN, HugeError, opened, orientation, quiet
from media_mandate.messages import _

_OF_THE_PICTURE = frozenset(
    {
        *("jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform"),
        *("progressive", "progression", "transparency", "gamma", "srgb", "chromaticity", "interlace"),
        *("aspect", "icc_profile", "background", "loop", "timestamp", "duration", "default_image"),
    }
)
"""What Pillow notes of a file that says how its pixels are shown, and nothing of who took them, or where."""

_NAMES = {
    "exif": "Exif",
    "xmp": "XMP",
    "XML:com.adobe.xmp": "XMP",
    "APP1": "XMP",
    "photoshop": "IPTC",
    "APP13": "IPTC",
    "COM": "comment",
    "mp": "MPF",
    "APP2": "MPF",
}
_END_OF_PNG = b"IEND\xaeB`\x82"


class UncleanablePictureError(MandateError):
    """A file is no still JPEG, PNG or WebP picture that can be read to its end."""

    def __init__(self) -> None:
        super().__init__(_("This is no still JPEG, PNG or WebP picture that can be read to its end."))


def leftovers(raw: bytes) -> tuple[str, ...]:
    """What a file holds besides its picture and the profile of its colours, each once, by name.

    Raises UncleanablePictureError.
    """
    with _decoded(raw) as image:
        return tuple(dict.fromkeys(_leftovers(raw, image)))


def cleaned(raw: bytes) -> bytes:
    """The same picture upright and alone, with the profile of its colours.

    A JPEG that stands upright keeps every bit of its pixels, another one its tables; what was lossless
    stays so. Raises UncleanablePictureError.
    """
    with _decoded(raw) as image:
        if image.format in ("JPEG", "MPO") and orientation(image) == 1:
            return b"".join(_pixel_segments(raw))
        stream = BytesIO()
        kind = "JPEG" if image.format == "MPO" else image.format
        bare = upright(image, orientation(image)).copy()
        bare.info = {}
        bare.save(stream, kind, exif=b"", icc_profile=image.info.get("icc_profile"), **_quality(image, raw))
        return stream.getvalue()


@contextmanager
def _decoded(raw: bytes) -> Iterator[Any]:
    try:
        with quiet(), opened(raw) as image:
            if image.format != "MPO" and getattr(image, "is_animated", False):
                raise UncleanablePictureError
            image.load()
            yield image
    except (HugeError, *BROKEN):
        raise UncleanablePictureError from None


def _quality(image: Any, raw: bytes) -> dict[str, Any]:
    """How a picture is written as it was."""
    from PIL.JpegImagePlugin import get_sampling

    match image.format:
        case "PNG":
            return {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
        case "WEBP":
            return {"lossless": True, "exact": True} if b"VP8L" in raw else {"quality": 95}
    sampling = get_sampling(image)
    return {
        "qtables": image.quantization,
        "progressive": "progressive" in image.info,
        "optimize": True,
        **({"subsampling": sampling} if sampling >= 0 else {}),
    }


def _pixel_segments(raw: bytes) -> Iterator[bytes]:
    """A JPEG without the segments of applications and comments, up to its end."""
    for marker, start, end in _segments(raw):
        is_aside = marker == _COMMENT or marker in _APPLICATIONS
        if not is_aside or _is_of_the_pixels(marker, raw[start + 4 : end]):
            yield raw[start:end]


def _segments(raw: bytes) -> Iterator[tuple[int, int, int]]:
    """The segments of a JPEG (ITU-T T.81, annex B), marker, start and end, up to that of its end.

    Raises ValueError or IndexError where it has none.
    """
    yield _START_OF_IMAGE, 0, 2
    start = 2
    while raw[start + 1] != _END_OF_IMAGE:
        if raw[start + 1] == _FILL:
            start += 1
            continue
        marker, length = raw[start + 1], int.from_bytes(raw[start + 2 : start + 4], "big")
        end = start + 2 + length
        if marker == _START_OF_SCAN:
            following = _MARKER.search(raw, end)
            if following is None:
                raise ValueError
            end = following.start()
        yield marker, start, end
        start = end
    yield _END_OF_IMAGE, start, start + 2


_START_OF_IMAGE, _END_OF_IMAGE, _START_OF_SCAN, _COMMENT, _FILL = 0xD8, 0xD9, 0xDA, 0xFE, 0xFF
_APPLICATIONS = range(0xE0, 0xF0)
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def _is_of_the_pixels(marker: int, content: bytes) -> bool:
    """Whether a segment says how the pixels are shown: JFIF without a thumbnail, ICC, Adobe."""
    match marker - _APPLICATIONS[0]:
        case 0:
            return content.startswith(b"JFIF\0") and len(content) <= 14
        case 2:
            return content.startswith(b"ICC_PROFILE\0")
        case 14:
            return content.startswith(b"Adobe")
    return False


def _leftovers(raw: bytes, image: Any) -> Iterator[str]:
    try:
        if image.getexif():
            yield "Exif"
    except BROKEN:
        yield "Exif"
    for name in image.info:
        if name not in _OF_THE_PICTURE:
            yield _NAMES.get(name, name)
    for name, content in getattr(image, "applist", ()):  # segments of a JPEG that Pillow passes over, too
        number = name.removeprefix("APP")
        if not (number.isdigit() and _is_of_the_pixels(_APPLICATIONS[int(number)], content)):
            yield "Exif" if content.startswith(b"Exif") else _NAMES.get(name, name)
    for name, *_content in getattr(image, "private_chunks", ()):
        yield name.decode("ascii", "replace")
    if image.format == "MPO" or len(raw) > _end(raw, image.format):
        yield "appended data"


def _end(raw: bytes, kind: str) -> int:
    """Where a picture ends, whatever stands behind it."""
    match kind:
        case "JPEG":
            return max(end for _marker, _start, end in _segments(raw))
        case "PNG":
            return raw.find(_END_OF_PNG) + len(_END_OF_PNG)
    return 8 + int.from_bytes(raw[4:8], "little")
