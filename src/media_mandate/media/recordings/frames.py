"""MP3 as frames (ISO/IEC 11172-3 and 13818-3, 2.4): each counted, so that no header is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from media_mandate.media.recordings.heard import Heard, heard

_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
_BITRATES[0] = _BITRATES[2]
_RATES = {3: (44100, 48000, 32000, 0), 2: (22050, 24000, 16000, 0), 0: (11025, 12000, 8000, 0)}
"""By the version of MPEG as a frame's head says it: 3 for 1, 2 for 2, 0 for 2.5."""

_PROMISE = re.compile(rb"(?:Xing|Info)...(.)(.{4})(.{4})|VBRI.{6}(.{4})(.{4})", re.DOTALL)
"""What encoders write into the first frame: how many bytes and frames they made. That frame is not heard."""

_EACH = 5
"""The gain of every fifth frame is looked at."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What the frames tell; `lacking` is how many seconds are missing of those that the first promises."""

    heard: Heard
    lacking: float = 0


def read_frames(raw: bytes) -> Frames:
    """Count the frames of layer III in the bytes of a file behind its first tag."""
    seconds = promised = 0.0
    gains: list[int | None] = []
    prints: list[int] = []
    for number, (place, length, playing) in enumerate(_frames(raw)):
        if number == 0 and (promise := _PROMISE.search(raw, place, place + min(length, 192))):
            flags = promise[1][0] if promise[1] else 1
            told = int.from_bytes(promise[2] or promise[5], "big")
            promised = told * playing if flags & 1 else 0
            continue
        seconds += playing
        if number % _EACH == 0:
            gains += _gains(raw, place)
        prints.append(crc32(raw[place + 4 : place + length]))
    return Frames(heard(seconds, gains, prints, tells_level=True), max(promised - seconds, 0))


def _frames(raw: bytes) -> Iterator[tuple[int, int, float]]:
    """Place, length and seconds of each whole frame; what is none is passed over.

    A frame is one only if another follows, or the end of all frames: two bytes alone may be anything.
    """
    place, end, sizes = raw.find(b"\xff"), len(raw), _SIZES
    while 0 <= place < end - 3:
        size = sizes.get(raw[place + 1] << 8 | raw[place + 2] & 0xFE) if raw[place] == 0xFF else None
        after = place + size[0] if size else end + 1
        if size is None or after > end or not _is_end_or_frame(raw, after, end):
            place = raw.find(b"\xff", place + 1)
            continue
        yield place, size[0], size[1]
        place = after


def _is_end_or_frame(raw: bytes, place: int, end: int) -> bool:
    if place + 3 > end:
        return True
    if raw[place] == 0xFF and raw[place + 1] << 8 | raw[place + 2] & 0xFE in _SIZES:
        return True
    return raw[place : place + 3] in (b"TAG", b"APE", b"LYR", b"ID3")


def _sizes() -> Iterator[tuple[int, tuple[int, float]]]:
    """Bytes and seconds of a frame by the second and third byte of its head, the last bit of that aside."""
    for second in range(0xE0, 0x100):
        version = second >> 3 & 3
        if second & 0xE6 != 0xE2 or version == 1:
            continue
        for third in range(0, 0x100, 2):
            bitrate, rate = _BITRATES[version][third >> 4], _RATES[version][third >> 2 & 3]
            if bitrate and rate:
                samples = 1152 if version == 3 else 576
                yield (
                    second << 8 | third,
                    (samples * 125 * bitrate // rate + (third >> 1 & 1), samples / rate),
                )


_SIZES: Mapping[int, tuple[int, float]] = dict(_sizes())


def _gains(raw: bytes, place: int) -> Iterator[int | None]:
    """The gain of each granule of a frame in its louder channel, None where it holds no sound."""
    is_first_version = raw[place + 1] >> 3 & 3 == 3
    channels = 1 if raw[place + 3] >> 6 == 3 else 2
    start = place + (4 if raw[place + 1] & 1 else 6)
    if is_first_version:
        length, head, each, granules = (17, 18, 59, 2) if channels == 1 else (32, 20, 59, 2)
    else:
        length, head, each, granules = (9, 9, 63, 1) if channels == 1 else (17, 10, 63, 1)
    bits = int.from_bytes(raw[start : start + length], "big")
    left = length * 8 - head
    for _granule in range(granules):
        loudest: int | None = None
        for _channel in range(channels):
            values = bits >> left - 29 & 0x1FFFFFFF  # part2_3_length 12, big_values 9, global_gain 8
            left -= each
            if values >> 8 & 0x1FF:
                loudest = max(loudest or 0, values & 0xFF)
        yield loudest
