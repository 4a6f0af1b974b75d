"""Pictures of a Word file as they are published: cut as Word shows them, of a kind for browsers, and bare."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from media_mandate.errors import MandateError
from media_mandate.media.pictures.cleaning import UncleanablePictureError, cleaned
from media_mandate.media.pictures.file import BROKEN, MAX_PIXELS, SUFFIXES, kind_of
from media_mandate.messages import _

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class UncroppableError(MandateError):
    """The picture cannot be cut, for it cannot be read, or nothing would be left."""

    def __init__(self) -> None:
        super().__init__(_("The picture cannot be cut: it cannot be read, or nothing would be left of it."))


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


def for_web(raw: bytes) -> tuple[str, bytes] | None:
    """A picture without what its file tells besides, and the end of its name; None where none can be made."""
    if kind_of(raw) in ("GIF", "BMP", "TIFF"):
        try:
            raw = cropped(raw, Crop())
        except UncroppableError:
            return None
    try:
        bare = cleaned(raw)
    except UncleanablePictureError:
        return None
    return SUFFIXES[kind_of(bare) or ""][0], bare


def cropped(raw: bytes, crop: Crop) -> bytes:
    """The part of a picture that Word shows, as PNG.

    Word only hides what was cut away; here it goes. Raises UncroppableError.
    """
    try:
        with Image.open(BytesIO(raw)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise UncroppableError
            box = (
                round(image.width * crop.left),
                round(image.height * crop.top),
                round(image.width * (1 - crop.right)),
                round(image.height * (1 - crop.bottom)),
            )
            stream = BytesIO()
            # Word cuts the picture as it is stored, however the camera was held.
            ImageOps.exif_transpose(image.crop(box)).save(stream, "PNG")
            return stream.getvalue()
    except (Image.DecompressionBombError, *BROKEN):
        raise UncroppableError from None
