"""The cover of a podcast, as the directories ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from media_mandate.articles.rules import NO_SUCH_FILE
from media_mandate.mandate.file import MandateFile
from media_mandate.media.rules import COVER_UNFIT
from media_mandate.problems import Problem, Spot

COVER_TYPES: Mapping[str, str] = {".png": "PNG", ".jpg": "JPEG"}
COVER_PIXELS = range(1400, 3001)


def cover_problems(root: Path, file: MandateFile) -> Iterator[Problem]:
    """What podcast directories would refuse about the covers that the mandate names."""
    for index, outlet in enumerate(file.mandate.outlets):
        if outlet.podcast is None:
            continue
        problem = _cover_problem(
            root / outlet.podcast.cover, file.source.spot(("outlets", index, "podcast", "cover"))
        )
        if problem is not None:
            yield problem


def _cover_problem(cover: Path, spot: Spot) -> Problem | None:
    from PIL import Image, UnidentifiedImageError

    if not cover.is_file():
        return NO_SUCH_FILE.at(spot, hint=COVER_UNFIT.hint, address=cover.name)
    try:
        with Image.open(cover) as image:
            good = image.format == COVER_TYPES.get(cover.suffix) and image.mode == "RGB"
            if good and image.width == image.height and image.width in COVER_PIXELS:
                return None
            found = f"{image.format} {image.mode} {image.width}×{image.height}"
    except (UnidentifiedImageError, OSError):
        found = cover.suffix
    return COVER_UNFIT.at(spot, found=found)
