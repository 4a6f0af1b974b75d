"""Sounds and films with things planted in them: what phones, cameras and studios write beside the sound."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from mutagen import id3, mp3

from tests.photos import jpeg
from tests.sites import SOUND

ID3: Any = id3
MP3: Any = mp3
"""mutagen comes with types for a part of it."""

TITLE = "Trẻ em & nước 🏊"
POSITION = b"+14.3609+108.0009+530.2/"
SAMPLES = b"SAMPLES of sound and film"


def sound(*frames: Any, behind: bytes = b"") -> bytes:
    """A minute of sound with a plain title and other frames of ID3."""
    stream = BytesIO(SOUND.read_bytes())
    file = MP3.MP3(stream)
    file.tags.clear()
    for frame in (ID3.TIT2(text=[TITLE]), *frames):
        file.tags.add(frame)
    file.save(stream)
    return stream.getvalue() + behind


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def film(
    *planted: bytes, ahead: bytes = b"", track: bytes = b"", handlers: tuple[bytes, ...] = (b"soun", b"vide")
) -> bytes:
    """A film of a minute: `planted` are boxes within `moov`, `ahead` stand before it, `track` is a format."""
    header = box(b"mdhd", bytes(12), struct.pack(">II", 1000, 65_000), bytes(4))
    count, place = len(SAMPLES), 0x50_4C_41_43
    samples = box(
        b"minf",
        box(
            b"stbl",
            box(b"stts", bytes(4), struct.pack(">3I", 1, count, 65_000 // count)),
            box(b"stsz", bytes(4), struct.pack(">2I", 1, count)),
            box(b"stsc", bytes(4), struct.pack(">4I", 1, 1, count, 1)),
            box(b"stco", bytes(4), struct.pack(">2I", 1, place)),
        ),
    )
    tracks = [
        box(b"trak", box(b"mdia", header, box(b"hdlr", bytes(8), kind, bytes(13)), samples))
        for kind in handlers
    ]
    if track:
        table = box(b"minf", box(b"stbl", box(b"stsd", bytes(7), b"\1", box(track, bytes(8)))))
        tracks.append(box(b"trak", box(b"mdia", header, box(b"hdlr", bytes(8), b"meta", bytes(13)), table)))
    media = struct.pack(">I4sQ", 1, b"mdat", 16 + len(SAMPLES)) + SAMPLES
    whole = box(b"ftyp", b"M4A ", bytes(4)) + ahead + box(b"moov", *tracks, *planted) + media
    return whole.replace(struct.pack(">I", place), struct.pack(">I", len(whole) - len(SAMPLES)))


def item(name: bytes, value: bytes) -> bytes:
    return box(name, box(b"data", struct.pack(">II", 1, 0), value))


def itunes(*items: bytes) -> bytes:
    handler = box(b"hdlr", bytes(8), b"mdirappl", bytes(9))
    return box(b"udta", box(b"meta", bytes(4), handler, box(b"ilst", *items)))


KEYS = box(
    b"meta",
    box(b"hdlr", bytes(8), b"mdta", bytes(13)),
    box(b"keys", bytes(7), b"\1", box(b"mdta", b"com.apple.quicktime.location.ISO6709")),
    box(b"ilst", item(b"\0\0\0\1", POSITION)),
)
XYZ = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(POSITION), 0x15C7), POSITION))
LOCI = box(b"udta", box(b"loci", bytes(6), b"Nha em\0\0", struct.pack(">3i", 7077942, 943777, 0)))
XMP = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), b'<x exif:GPSLatitude="14,21N"/>')

PLACED = {
    "android.mp4": film(XYZ),
    "3gpp.mp4": film(LOCI),
    "iphone.mov": film(KEYS),
    "voice memo.m4a": film(KEYS, handlers=(b"soun",)),
    "track of itunes.mp4": film(itunes(item(b"\xa9nam", TITLE.encode()), item(b"\xa9xyz", POSITION))),
    "cover of itunes.m4a": film(itunes(item(b"covr", jpeg())), handlers=(b"soun",)),
    "premiere.mp4": film(ahead=XMP),
    "title.mp4": film(itunes(item(b"\xa9nam", b"14.36090, 108.00090"))),
    "left over.mp4": film(ahead=box(b"free", POSITION)),
    "within a track.mp4": film(box(b"trak", XYZ)),
    "cover.mp3": sound(ID3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=jpeg())),
    "object.mp3": sound(ID3.GEOB(encoding=3, mime="text/plain", desc="vị trí", data=POSITION)),
    "private.mp3": sound(ID3.PRIV(owner="XMP", data=b'<x exif:GPSLatitude="14,21N"/>')),
    "text.mp3": sound(ID3.TXXX(encoding=3, desc="location", text=[POSITION.decode()])),
    "wide text.mp3": sound(ID3.COMM(encoding=1, lang="vie", desc="", text=["Ở đây: 14.36090; 108.00090"])),
    "chapter.mp3": sound(
        ID3.CHAP(element_id="1", start_time=0, end_time=9, sub_frames=[ID3.PRIV(owner="GPS", data=POSITION)])
    ),
    "Tên Cũ.MP3": sound(behind=b"TAG" + bytes(94) + POSITION.ljust(30, b"\0") + b"\xff"),
}
"""Files that tell where they were made."""

UNPLACED = {
    "title.mp3": sound(),
    "cover.mp3": sound(ID3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=jpeg(place=False))),
    "itunes.m4a": film(itunes(item(b"\xa9nam", TITLE.encode())), handlers=(b"soun",)),
    "plain.mp4": film(),
    "words.mp4": film(itunes(item(b"\xa9nam", b"velocity, gpmd, camm"))),
    "words.mp3": sound(ID3.TIT3(encoding=3, text=["velocity, 14.36, 108.00"])),
    "free.mp4": film(ahead=box(b"free", bytes(99))),
}
