"""What a photo's file tells besides the photo, and the same photo in a file that tells nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from media_mandate.pictures import BROKEN, HugeError, opened, orientation, quiet
from media_mandate.renditions import upright

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
_END = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}


class UncleanableError(Exception):
    """A file is no still JPEG, PNG or WebP picture that can be read to its end."""


def leftovers(raw: bytes) -> tuple[str, ...]:
    """What a file holds besides its picture and the profile of its colours, each once, by name.

    Raises UncleanableError.
    """
    with _decoded(raw) as image:
        return tuple(dict.fromkeys(_leftovers(raw, image)))


def cleaned(raw: bytes) -> bytes:
    """The same picture upright and alone, with the profile of its colours.

    A JPEG keeps its quality by keeping its tables; what was lossless stays so. Raises UncleanableError.
    """
    with _decoded(raw) as image:
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
                raise UncleanableError
            image.load()
            yield image
    except (HugeError, *BROKEN):
        raise UncleanableError from None


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


def _leftovers(raw: bytes, image: Any) -> Iterator[str]:
    try:
        if image.getexif():
            yield "Exif"
    except BROKEN:
        yield "Exif"
    for name in image.info:
        if name not in _OF_THE_PICTURE:
            yield _NAMES.get(name, name)
    # Segments that Pillow passes over: APP0 is JFIF, APP14 tells how colours are coded.
    for name, content in getattr(image, "applist", ()):
        if name not in ("APP0", "APP14") and not content.startswith(b"ICC_PROFILE\0"):
            yield "Exif" if content.startswith(b"Exif") else _NAMES.get(name, name)
    for name, *_content in getattr(image, "private_chunks", ()):
        yield name.decode("ascii", "replace")
    end = _END.get(image.format, raw[-1:])
    length = 8 + int.from_bytes(raw[4:8], "little") if image.format == "WEBP" else len(raw)
    if image.format == "MPO" or len(raw) > length or not raw.endswith(end):
        yield "appended data"
