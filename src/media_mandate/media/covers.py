"""The cover of a podcast, as the directories ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from media_mandate.mandate.file import MandateFile
from media_mandate.messages import Text, _
from media_mandate.problems import Problem

COVER_TYPES: Mapping[str, str] = {".png": "PNG", ".jpg": "JPEG"}
COVER_PIXELS = range(1400, 3001)


def cover_problems(root: Path, file: MandateFile) -> Iterator[Problem]:
    """What podcast directories would refuse about the covers that the mandate names."""
    for index, outlet in enumerate(file.mandate.outlets):
        if outlet.podcast is None:
            continue
        key = ("outlets", index, "podcast", "cover")
        message = _cover_problem(root / outlet.podcast.cover)
        if message is not None:
            hint = _("Give a square PNG or JPEG in RGB, 1400 to 3000 pixels wide, beside mandate.yml.")
            yield file.source.problem(key, message, hint)


def _cover_problem(cover: Path) -> Text | None:
    from PIL import Image, UnidentifiedImageError

    if not cover.is_file():
        return _("There is no file {name}.", name=cover.name)
    try:
        with Image.open(cover) as image:
            good = image.format == COVER_TYPES.get(cover.suffix) and image.mode == "RGB"
            if good and image.width == image.height and image.width in COVER_PIXELS:
                return None
            found = f"{image.format} {image.mode} {image.width}×{image.height}"
    except (UnidentifiedImageError, OSError):
        found = cover.suffix
    return _("The cover is not what podcast directories take: {found}.", found=found)
