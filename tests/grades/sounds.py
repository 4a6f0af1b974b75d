"""Sounds made bit by bit: MP3 and M4A whose frames say what a test wants, whatever their headers claim."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

FRAME = 417
"""Bytes of a frame of MPEG 1, layer III, 128 kbit/s, 44.1 kHz."""
A_SECOND = 44100 / 1152


def frames_in(seconds: float) -> int:
    return round(seconds * A_SECOND)


def _frame(gain: int | None, noise: bytes) -> bytes:
    """A frame in mono of two granules, as loud as `gain`; None holds nothing."""
    granule = 0 if gain is None else (800 << 47) | (200 << 38) | (gain << 30)
    side = (granule << 59) | granule
    body = bytes(FRAME - 21) if gain is None else noise
    return b"\xff\xfb\x90\xc4" + side.to_bytes(17, "big") + body[: FRAME - 21]


def mp3(gains: Sequence[int | None], seed: str = "tiếng") -> bytes:
    """A sound with a frame for each gain; another `seed` is another sound of the same gains."""
    dice = Random(seed)  # noqa: S311 (no secret)
    return b"".join(_frame(gain, dice.randbytes(FRAME)) for gain in gains)


def speech(seconds: float = 65, seed: str = "tiếng") -> bytes:
    """Words with pauses: loud, soft, and now and then nothing."""
    dice = Random(seed)  # noqa: S311 (no secret)
    loudness = [dice.choice((60, 90, 120, 130, 135, 140, None)) for _frame in range(frames_in(seconds))]
    return mp3(loudness, seed)


def silence(seconds: float = 65) -> bytes:
    return mp3([None] * frames_in(seconds))


def tone(seconds: float = 65) -> bytes:
    dice = Random("kêu")  # noqa: S311 (no secret)
    return mp3([dice.choice((134, 135, 136)) for _frame in range(frames_in(seconds))])


def with_header(sound: bytes, seconds: float) -> bytes:
    """The same behind a first frame that says that it plays so long, in the right number of bytes."""
    said = frames_in(seconds).to_bytes(4, "big") + len(sound).to_bytes(4, "big")
    return (b"\xff\xfb\x90\xc4" + bytes(17) + b"Xing\0\0\0\3" + said).ljust(FRAME, b"\0") + sound


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return (8 + len(inside)).to_bytes(4, "big") + name + inside


def _numbers(*values: int) -> bytes:
    return b"".join(value.to_bytes(4, "big") for value in values)


def aac(gain: int | None, noise: bytes) -> bytes:
    """A frame of AAC in mono: 40 bands as loud as `gain`, or none."""
    bands = 0 if gain is None else 40
    bits = ((gain or 0) << 11) | bands << 1
    return (bits << 6).to_bytes(4, "big") + (b"" if gain is None else noise)


def m4a(frames: Sequence[bytes], told: float | None = None, *, starts: Sequence[int] = ()) -> bytes:
    """A sound of AAC at 44.1 kHz whose tables say that it lasts `told` seconds.

    `starts` are the chunks, one frame each, by the number of the frame; each frame once, by default.
    """
    each = 1024 if told is None else round(told * 44100 / len(starts or frames))
    count = len(starts or frames)
    lasts = _numbers(44100, each * count)
    places = [24]
    for frame in frames[:-1]:
        places.append(places[-1] + len(frame))
    chunks = [places[number] for number in starts or range(len(frames))]
    sizes = [len(frames[number]) for number in starts or range(len(frames))]
    own = b"\x03\x19\0\0\0\x04\x11\x40\x15" + bytes(11) + b"\x05\x02\x12\x08\x06\x01\x02"
    entry = box(
        b"mp4a", bytes(16), b"\0\1\0\x10", bytes(4), _numbers(44100 << 16), box(b"esds", bytes(4), own)
    )
    table = box(
        b"stbl",
        box(b"stsd", bytes(7), b"\1", entry),
        box(b"stts", bytes(4), _numbers(1, count, each)),
        box(b"stsz", bytes(4), _numbers(0, count, *sizes)),
        box(b"stsc", bytes(4), _numbers(1, 1, 1, 1)),
        box(b"stco", bytes(4), _numbers(count, *chunks)),
    )
    header = box(b"mdhd", bytes(12), lasts, bytes(4))
    handler = box(b"hdlr", bytes(8), b"soun", bytes(13))
    track = box(b"trak", box(b"mdia", header, handler, box(b"minf", table)))
    return box(b"ftyp", b"M4A ", bytes(4)) + box(b"mdat", *frames) + box(b"moov", track)


def frames_of_speech(seconds: float = 65, seed: str = "tiếng") -> list[bytes]:
    dice = Random(seed)  # noqa: S311 (no secret)
    return [
        aac(dice.choice((60, 90, 120, 140, None)), dice.randbytes(60))
        for _frame in range(round(seconds * 44100 / 1024))
    ]
