"""The copies of pictures that readers get: upright, in sRGB, and telling nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from media_mandate.media.pictures import drawing
from media_mandate.media.pictures.file import Picture, keep, opened, quiet, read_picture

ADDRESS = "assets/pictures"
"""Where copies stand on the site. Their names come from their content: a file name can name a child."""

WIDTHS = (480, 960, 1600)
TALLEST = 16383
"""The most that WebP can hold."""

QUALITY = {"webp": 80, "jpg": 84}
COVER_QUALITY = 92
RECIPE = 1
"""Counts up when copies are to be made anew, as they are for other widths, qualities and encoders."""

TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """One published file: its address on the site, and its size in pixels."""

    address: str
    width: int
    height: int

    @property
    def name(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        return self.address.rpartition(".")[2]

    @property
    def type(self) -> str:
        return TYPES[self.suffix]


@dataclass(frozen=True, slots=True)
class PictureCopies:
    """All copies of a picture: WebP from narrow to wide, none of a drawing, and what every browser shows."""

    sources: tuple[PictureCopy, ...]
    fallback: PictureCopy

    @property
    def all(self) -> tuple[PictureCopy, ...]:
        return (*self.sources, self.fallback)


def copies_of(picture: Picture) -> PictureCopies:
    """The copies of a picture without flaw, whether they are made yet or not."""
    stem = f"{ADDRESS}/{_key(picture)}"
    if picture.kind == "SVG":
        return PictureCopies((), PictureCopy(f"{stem}.svg", picture.width, picture.height))
    widest = round(min(picture.width, WIDTHS[-1], picture.width * TALLEST / picture.height)) or 1
    widths = [*(width for width in WIDTHS if width < widest), widest]

    def copy(width: int, suffix: str) -> PictureCopy:
        height = round(picture.height * width / picture.width) or 1
        return PictureCopy(f"{stem}-{width}.{suffix}", width, height)

    sources = tuple(copy(width, "webp") for width in widths)
    return PictureCopies(sources, copy(widest, "png" if picture.transparent else "jpg"))


def cover_copy(picture: Picture) -> str:
    """The name in the cache of the copy of a podcast's cover, which keeps its kind and size."""
    return f"{_key(picture)}-cover.{'png' if picture.kind == 'PNG' else 'jpg'}"


def _key(picture: Picture) -> str:
    return sha256(f"{picture.sha256} {_recipe()}".encode()).hexdigest()[:20]


@lru_cache(maxsize=1)
def _recipe() -> str:
    import PIL

    return f"{RECIPE} {WIDTHS} {QUALITY} {COVER_QUALITY} {PIL.__version__}"


def make(files: Iterable[Path], cache: Path) -> None:
    """Make the copies of pictures without flaw that are not in the cache yet."""
    with quiet(), ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        for _done in pool.map(lambda file: _make(file, cache), files):
            pass


def make_cover(file: Path, cache: Path) -> None:
    """Make the copy of a podcast's cover unless it is in the cache."""
    picture = read_picture(file, cache)
    target = cache / cover_copy(picture)
    if not target.exists():
        with quiet(), opened(file.read_bytes()) as image:
            keep(target, _encoded(developed(image, picture), target.suffix[1:], COVER_QUALITY))


def _make(file: Path, cache: Path) -> None:
    from PIL import Image

    picture = read_picture(file, cache)
    copies = copies_of(picture)
    wanted = [copy for copy in copies.all if not (cache / copy.name).exists()]
    if not wanted:
        return
    raw = file.read_bytes()
    if picture.kind == "SVG":
        root = drawing.read_drawing(raw)
        assert root is not None
        keep(cache / copies.fallback.name, drawing.bare(root))
        return
    with opened(raw) as image:
        twice = (2 * copies.fallback.width, 2 * copies.fallback.height)
        image.draft(image.mode, twice if picture.orientation < 5 else twice[::-1])
        whole = developed(image, picture)
    for copy in wanted:
        size = (copy.width, copy.height)
        scaled = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        keep(cache / copy.name, _encoded(scaled, copy.suffix, QUALITY.get(copy.suffix, 0)))


def upright(image: Any, held: int) -> Any:
    """A picture turned by how the camera was held, 1 to 8 as Exif counts."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[held]) if held in turns else image


def developed(image: Any, picture: Picture) -> Any:
    """The pixels alone, upright and in sRGB, with an alpha channel where something shows through."""
    from PIL import Image, ImageCms

    image.load()
    straight = upright(image, picture.orientation)
    alpha = straight.convert("RGBA").getchannel("A") if picture.transparent else None
    if straight.mode.startswith("I"):
        straight = straight.point(lambda value: value / 256).convert("L")  # sixteen bits to eight
    if straight.mode not in ("RGB", "L", "CMYK"):
        straight = straight.convert("RGB")
    plain = None
    if profile := image.info.get("icc_profile"):
        try:
            srgb = ImageCms.createProfile("sRGB")
            plain = ImageCms.profileToProfile(straight, BytesIO(profile), srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            plain = None  # a profile that does not fit its picture says nothing of its colours
    plain = plain or straight.convert("RGB")
    bands = (*plain.split(), alpha) if alpha else plain.split()
    bare = Image.merge("RGBA" if alpha else "RGB", bands)
    bare.info = {}  # what encoders would write beside the pixels
    return bare


def _encoded(image: Any, suffix: str, quality: int) -> bytes:
    stream = BytesIO()
    match suffix:
        case "webp":
            image.save(stream, "WEBP", quality=quality, method=4)
        case "jpg":
            image.save(stream, "JPEG", quality=quality, optimize=True, progressive=True)
        case _:
            image.save(stream, "PNG", compress_level=9)
    return stream.getvalue()


def drop_unused(pictures: Iterable[Picture], cache: Path) -> None:
    """Remove from the cache what belongs to none of `pictures`."""
    used: set[str] = set()
    for picture in pictures:
        used |= {picture.sha256, _key(picture)}
    for file in cache.iterdir() if cache.is_dir() else ():
        if file.stem.partition("-")[0] not in used:
            file.unlink(missing_ok=True)
