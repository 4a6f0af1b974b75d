"""MPEG-4 and QuickTime: boxes within boxes (ISO/IEC 14496-12, 4.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta"})
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A box from `start` to `end`, its content from `body` on; `within` is the kind of the one around it.

    Where a file holds no further box, or not all of it, the last is what is left of it, and `is_cut`.
    """

    kind: bytes
    within: bytes
    start: int
    body: int
    end: int
    is_cut: bool = False

    def content(self, stream: BinaryIO, most: int = -1) -> bytes:
        stream.seek(self.body)
        length = self.end - self.body
        return stream.read(length if most < 0 else min(length, most))


def boxes(stream: BinaryIO) -> Iterator[Box]:
    """All boxes of a file, those within others after them."""
    return _boxes(stream, 0, stream.seek(0, 2), (b"",))


def _boxes(stream: BinaryIO, start: int, end: int, within: tuple[bytes, ...]) -> Iterator[Box]:
    while start + 8 <= end:
        stream.seek(start)
        size, kind = struct.unpack(">I4s", stream.read(8))
        body = start + 8
        if size == 1:
            (size,), body = struct.unpack(">Q", stream.read(8).ljust(8, b"\0")), start + 16
        elif size == 0:
            size = end - start
        if not body <= start + size <= end:
            if len(within) == 1:
                yield Box(kind, b"", start, start, end, is_cut=True)
            return
        yield Box(kind, within[-1], start, body, start + size)
        if kind in CONTAINERS and len(within) < _DEEPEST:
            yield from _boxes(stream, body, start + size, (*within, kind))
        start += size
