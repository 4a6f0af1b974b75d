"""The sounds and pictures of an MPEG-4 file, counted one by one (ISO/IEC 14496-12, 8.6 and 8.7).

What a file says of its length is not believed: a frame of AAC plays 1024 samples of its rate, whatever its
tables say, and no byte of the file can be two frames.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO
from zlib import crc32

from media_mandate.media.recordings.boxes import Box
from media_mandate.media.recordings.heard import Heard, heard

_MOST = 4_000_000
"""More samples are not counted of one track: that is a day of sound."""

_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
"""By their number in AAC (ISO/IEC 14496-3, 1.6.3.4)."""

_EACH = 4
"""The gain of every fourth frame is looked at."""

_LONGEST = {b"soun": 2.0, b"vide": 10.0}
"""For no longer than so many seconds one sample lasts: packets of other codecs, a picture that stands."""


@dataclass(frozen=True, slots=True)
class Track:
    """One track: its handler, its first codec, and the places and sizes of those samples that are there.

    `rate` is what AAC says of itself, 0 of another codec; `told` is how many seconds the tables say.
    """

    handler: bytes
    codec: bytes
    samples: Sequence[tuple[int, int]]
    told: float
    rate: int


def read_tracks(found: Sequence[Box], stream: BinaryIO) -> list[Track]:
    """The tracks of a file, each with those of its samples that are in it."""
    tracks: list[list[Box]] = []
    for box in found:
        if box.kind == b"trak":
            tracks.append([])
        elif tracks:
            tracks[-1].append(box)
    end = stream.seek(0, 2)
    return [_track({box.kind: box for box in own}, stream, end) for own in tracks]


def _track(own: dict[bytes, Box], stream: BinaryIO, end: int) -> Track:
    def content(kind: bytes) -> bytes:
        return own[kind].content(stream, _MOST * 8 + 64) if kind in own else b""

    description = content(b"stsd")
    sizes = _sizes(content(b"stsz"), end)
    samples = _apart(_placed(content(b"stsc"), content(b"stco"), content(b"co64"), sizes), end)
    codec = description[12:16]
    return Track(
        content(b"hdlr")[8:12],
        codec,
        samples,
        _told(content(b"mdhd"), content(b"stts"), len(samples)),
        _rate(description) if codec == b"mp4a" else 0,
    )


def _numbers(raw: bytes, start: int, form: str = "I") -> list[int]:
    width = 8 if form == "Q" else 4
    count = max(len(raw) - start, 0) // width
    return list(struct.unpack_from(f">{count}{form}", raw, start)) if count else []


def _sizes(raw: bytes, end: int) -> list[int]:
    """The bytes of each sample; of samples of one size not more than the file can hold."""
    if len(raw) < 12:
        return []
    one, count = struct.unpack_from(">II", raw, 4)
    if one:
        return [one] * min(count, end // one, _MOST)
    return _numbers(raw, 12)[: min(count, _MOST)]


def _placed(chunks: bytes, offsets: bytes, wide: bytes, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Place and size of each sample, as the tables say: a run of samples for each chunk."""
    starts = _numbers(wide, 8, "Q") if wide else _numbers(offsets, 8)
    runs = _numbers(chunks, 8)
    table = list(zip(runs[::3], runs[1::3], strict=False))
    left = iter(sizes)
    number = 0
    for chunk, start in enumerate(starts if table else (), start=1):
        place = start
        while number + 1 < len(table) and table[number + 1][0] <= chunk:
            number += 1
        for size in islice(left, table[number][1]):
            yield place, size
            place += size


def _apart(samples: Iterable[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """Those that are in the file and not empty, none of which is a part of another."""
    found: list[tuple[int, int]] = []
    after = 0
    for place, size in sorted(samples):
        if size and place >= after and place + size <= end:
            found.append((place, size))
            after = place + size
    return found


def _told(header: bytes, times: bytes, count: int) -> float:
    """How many seconds the table gives the first `count` samples."""
    scale = int.from_bytes(header[20:24] if header[:1] == b"\1" else header[12:16], "big")
    runs = _numbers(times, 8)
    ticks = 0
    for several, each in zip(runs[::2], runs[1::2], strict=False):
        ticks += min(several, count) * each
        count -= min(several, count)
    return ticks / scale if scale else 0.0


def _rate(description: bytes) -> int:
    """The rate of AAC's frames by its own words (ISO/IEC 14496-3, 1.6.2.1); 0 of what is no AAC."""
    place = description.find(b"esds") + 8  # behind its name, version and flags
    for tag, length in ((3, 3), (4, 13), (5, 0)):
        if place < 8 or description[place : place + 1] != bytes([tag]):
            return 0
        while description[place + 1 : place + 2] >= b"\x80":
            place += 1
        place += 2 + length
    own = int.from_bytes(description[place : place + 5].ljust(5, b"\0"), "big")
    kind, number = own >> 35, own >> 31 & 15
    if kind not in (2, 5, 29):
        return 0
    return own >> 7 & 0xFFFFFF if number == 15 else _RATES[number] if number < len(_RATES) else 0


def seconds_of(track: Track) -> float:
    """How long a track plays by what is in it."""
    if track.rate:
        return len(track.samples) * 1024 / track.rate
    return min(track.told, len(track.samples) * _LONGEST.get(track.handler, 0))


def listen(track: Track, stream: BinaryIO) -> Heard:
    """What the frames of a sound tell; of a codec other than AAC its length alone."""
    gains: list[int | None] = []
    prints: list[int] = []
    for number, (place, size) in enumerate(track.samples):
        stream.seek(place)
        frame = stream.read(size)
        if number % _EACH == 0 and track.rate:
            gains.append(_gain(frame))
        prints.append(crc32(frame))
    return heard(seconds_of(track), gains, prints, tells_level=False)


def _gain(frame: bytes) -> int | None:
    """The gain of AAC's first channel (ISO/IEC 14496-3, 4.4.2.1); None where its spectrum is empty."""
    bits, left = int.from_bytes(frame[:40].ljust(40, b"\0"), "big"), 320

    def take(count: int) -> int:
        nonlocal left
        left -= count
        return bits >> left & (1 << count) - 1

    element = take(3)
    take(4)
    if element == 1 and take(1):  # a pair with one window
        bands, groups = _window(take)
        if take(2) == 1:
            take(min(bands * groups, 200))
        gain = take(8)
    elif element in (0, 1):
        gain = take(8)
        bands, _groups = _window(take)
    else:
        return 0
    return gain if bands else None


def _window(take: Callable[[int], int]) -> tuple[int, int]:
    """The number of bands, and of groups of windows."""
    take(1)
    is_short = take(2) == 2
    take(1)
    if not is_short:
        bands = take(6)
        take(1)
        return bands, 1
    bands, grouping = take(4), take(7)
    return bands, 8 - grouping.bit_count()
