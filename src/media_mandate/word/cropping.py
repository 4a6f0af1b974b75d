"""Pictures cropped in Word: there the part that was cut away is only hidden; here it goes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MAX_PIXELS = 64_000_000
_BROKEN = (OSError, SyntaxError, ValueError, LookupError, Image.DecompressionBombError)


class UncroppableError(Exception):
    """The picture cannot be cut, for it cannot be read, or nothing would be left."""


@dataclass(frozen=True, slots=True)
class Crop:
    """What is cut away from each side, as parts of 1."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


def crop_of(picture: Any) -> Crop:
    """How a picture (`a:blip` or `v:imagedata`) is cropped; more room around it is no crop."""
    if picture.tag == f"{_DRAWING}blip":
        cut = picture.getparent().find(f"{_DRAWING}srcRect")
        sides = [0.0] * 4 if cut is None else [_part(cut.get(side, "0"), 100_000) for side in "ltrb"]
    else:
        sides = [_part(picture.get(f"crop{side}", "0"), 1) for side in ("left", "top", "right", "bottom")]
    return Crop(*sides)


def _part(text: str, whole: int) -> float:
    """A side's part of 1: a number of `whole`, of 65536 where VML writes an f, or a percentage."""
    scale = 65_536 if text.endswith("f") else 100 if text.endswith("%") else whole
    try:
        return min(max(float(text.rstrip("f%")) / scale, 0), 1)
    except ValueError:
        return 0


def cropped(raw: bytes, crop: Crop) -> bytes:
    """The part of a picture that Word shows, as PNG. Raises UncroppableError."""
    try:
        with Image.open(BytesIO(raw)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise UncroppableError
            upright = ImageOps.exif_transpose(image)
            box = (
                round(upright.width * crop.left),
                round(upright.height * crop.top),
                round(upright.width * (1 - crop.right)),
                round(upright.height * (1 - crop.bottom)),
            )
            stream = BytesIO()
            upright.crop(box).save(stream, "PNG")
            return stream.getvalue()
    except _BROKEN:
        raise UncroppableError from None
