"""Coordinates are found in every file, wherever they stand, and what cannot be read is said to be so."""

from __future__ import annotations

import base64
import gzip
import struct
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.media.places import Whereabouts, place_in
from media_mandate.media.recordings.cleaning import clean
from media_mandate.problems import Level
from tests.newsdesk import Desk, body
from tests.photos import PIXEL, SVG, XMP, card, chunk, encoded, exif, jpeg, png, webp
from tests.recordings import ID3, KEYS, LOCI, POSITION, SAMPLES, XYZ, box, film, item, itunes, sound
from tests.sites import command, copy_product

FOLDER = "docs/bao/2026/01"
PLAIN = encoded(card())
TIFF = exif()
ELEMENTS = XMP.replace(
    b'exif:GPSLatitude="14,21.6528N" exif:PLANTED="xmp"/>',
    b"><exif:GPSLatitude>14,21.6528N</exif:GPSLatitude></rdf:Description>",
)


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def within(*segments: bytes, image: bytes = PLAIN) -> bytes:
    return image[:2] + b"".join(segments) + image[2:]


def extended(xmp: bytes, *cuts: int) -> bytes:
    """XMP that is cut into segments of its own, as what is longer than 64 KB is."""
    ends = (0, *cuts, len(xmp))
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">I", len(xmp))
    pieces = (head + struct.pack(">I", start) + xmp[start:end] for start, end in pairwise(ends))
    return within(*(segment(0xE1, piece) for piece in pieces))


def resource(number: int, content: bytes) -> bytes:
    padded = content + b"\0" * (len(content) % 2)
    return b"8BIM" + struct.pack(">H", number) + b"\0\0" + struct.pack(">I", len(content)) + padded


def photoshop(*resources: bytes) -> bytes:
    return within(segment(0xED, b"Photoshop 3.0\0" + b"".join(resources)))


def caption(text: str, encoding: str = "utf-8") -> bytes:
    content = text.encode(encoding)
    return resource(0x0404, b"\x1c\x02\x78" + struct.pack(">H", len(content)) + content)


def with_chunks(*chunks: bytes) -> bytes:
    return PIXEL[:33] + b"".join(chunks) + PIXEL[33:]


def profile(kind: str, content: bytes) -> bytes:
    """As ImageMagick writes what it does not know into a PNG."""
    digits = content.hex().encode()
    lines = b"\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    text = f"\n{kind}\n{len(content):>8}\n".encode() + lines + b"\n"
    return chunk(b"zTXt", f"Raw profile type {kind}".encode() + b"\0\0" + zlib.compress(text))


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    inside = b"".join(
        name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
        for name, content in chunks
    )
    return b"RIFF" + struct.pack("<I", 4 + len(inside)) + b"WEBP" + inside


CUT_AT = XMP.index(b"GPSLatitude") + 5
MOVING = encoded(card(), "PNG", save_all=True, append_images=[card().rotate(90)])
HUGE = PIXEL[:8] + chunk(b"IHDR", struct.pack(">II", 40_000, 25_000) + PIXEL[24:29]) + PIXEL[33:]
LENGTH = len(POSITION)

TOLD: dict[str, bytes] = {
    # where the photo itself is no photo
    "hỏng.jpg": within(segment(0xE1, b"Exif\0\0" + TIFF))[:-900],
    "hỏng.png": with_chunks(chunk(b"eXIf", TIFF))[:-20],
    "hỏng.webp": webp()[: -len(XMP) // 2],
    "động.png": MOVING[:33] + chunk(b"eXIf", TIFF) + MOVING[33:],
    "động.gif": encoded(card(), "GIF")[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01\0;",
    "rộng.png": HUGE[:33] + chunk(b"eXIf", TIFF) + HUGE[33:],
    "dài.jpg": within(segment(0xE1, b"Exif\0\0" + TIFF)) + bytes(33 * 2**20),
    "thô.dng": TIFF,
    "thô.orf": b"IIRO" + struct.pack("<I", 8) + TIFF,
    "tên khác.bak": within(segment(0xE1, b"Exif\0\0" + TIFF)),
    "khong-duoi": webp(),
    "sai.png": jpeg(),
    "không phải.jpg": b"chu" + TIFF,
    "psd.psd": b"8BPS\0\1" + bytes(30) + resource(0x0422, TIFF),
    "heic.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40) + b"Exif\0\0" + TIFF,
    # behind the first picture, and within it
    "hai.jpg": PLAIN + within(segment(0xE1, b"Exif\0\0" + TIFF)),
    "thu nhỏ.jpg": within(segment(0xE0, b"JFXX\0\x10" + within(segment(0xE1, b"Exif\0\0" + TIFF))[:9000])),
    "irb.jpg": photoshop(resource(0x0409, bytes(28) + jpeg()[:5000])),
    "động đậy.jpg": PLAIN + film(KEYS),
    "động đậy 2.jpg": PLAIN + film(LOCI),
    "động đậy 3.jpg": PLAIN + film(XYZ)[30:],
    "bay.jpg": PLAIN + film(track=b"gpmd"),
    "nối.jpg": PLAIN + b"14.36090, 108.00090",
    # Exif that is not where it is looked for
    "irb exif.jpg": photoshop(resource(0x0422, TIFF)),
    "profile.png": with_chunks(profile("exif", b"Exif\0\0" + TIFF)),
    "profile app1.png": with_chunks(profile("APP1", b"Exif\0\0" + TIFF)),
    "chunk.webp": riff((b"VP8L", b"/\0\0\0\0"), (b"EXIF", TIFF)),
    # XMP of all forms
    "thuộc tính.jpg": within(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)),
    "phần tử.jpg": within(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + ELEMENTS)),
    "cắt.jpg": extended(XMP, CUT_AT),
    "cắt ba.jpg": extended(XMP, CUT_AT - 8, CUT_AT),
    "utf-16.jpg": within(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP.decode().encode("utf-16"))),
    "dji.jpg": within(segment(0xE1, XMP.replace(b"exif:GPSLatitude", b"drone-dji:GpsLatitude"))),
    "geo.jpg": within(segment(0xE1, b'<x geo:lat="14.36090" geo:long="108.00090"/>')),
    "nén.png": with_chunks(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP))),
    "xmp profile.png": with_chunks(profile("xmp", XMP)),
    "xmp.webp": riff((b"VP8L", b"/\0\0\0\0"), (b"XMP ", XMP)),
    "ảnh trong xmp.jpg": within(
        segment(0xE1, b"<xmpGImg:image>" + base64.encodebytes(jpeg()).replace(b"\n", b"&#xA;"))
    ),
    # words
    "chú thích.jpg": photoshop(caption("Trước nhà em, 14.36090, 108.00090")),
    "độ.jpg": photoshop(caption("14°21'39.17\"N 108°0'3.2\"E")),
    "độ latin.jpg": photoshop(caption("14° 21' 39,17\" N", "latin-1")),
    "nửa cầu.png": with_chunks(chunk(b"tEXt", b"Comment\0Chup tai 14.3609N 108.0009E")),
    "comment.jpg": encoded(card(), comment=b"Latitude: 14.36090"),
    "exiftool.jpg": encoded(card(), comment=b"14 deg 21' 39.17\" N"),
    "text.png": with_chunks(chunk(b"tEXt", b"exif:GPSLatitude\x0014/1, 21/1, 3917/100")),
    "ztxt.png": with_chunks(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"+14.3609+108.0009/"))),
    # drawings
    "vẽ.svg": SVG.replace(b"<path", b"<metadata>exif:GPSLatitude 14,21N</metadata><path"),
    "nhúng.svg": SVG.replace(
        b"<path",
        b'<image href="data:image/jpeg;base64,' + base64.b64encode(jpeg()) + b'"/><path',
    ),
}
"""Files that tell where they were made."""

UNTOLD: dict[str, bytes] = {
    "trơn.jpg": PLAIN,
    "sạch.jpg": jpeg(place=False),
    "sạch.png": png(place=False),
    "sạch.webp": webp(place=False),
    "hai.jpg": PLAIN + encoded(card((32, 32))),
    "động.jpg": PLAIN + film(),
    "vẽ.svg": SVG.replace(b"M0 0h40v30z", b"M-10.5123-3.2512c14.36090,108.00090 2.11+3.22"),
    "số.jpg": photoshop(caption("37.5 độ, 14.36, 108.00; cao 1.254 m, nặng 15.320 kg; f/1.8")),
    "chữ.png": with_chunks(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"latitude, longitude"))),
    "heic.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x15infe\2\0\0\0\0\1\0\0Exif\0\0\0\0\x15infe",
}
"""Files that do not."""

UNREAD: dict[str, bytes] = {
    "exif.jpg": within(segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff")),
    "nén.png": with_chunks(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 99)[:-9])),
    "bom.png": with_chunks(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(2**24)))),
    "số.png": with_chunks(chunk(b"tEXt", b"Raw profile type exif\0\nexif\n 4\nxyz\n")),
    "dài.jpg": within(segment(0xE1, b"Exif\0\0" + TIFF)) + bytes(65 * 2**20),
    "brotli.jxl": b"\0\0\0\x0cJXL \r\n\x87\n" + box(b"brob", b"Exif" + gzip.compress(TIFF)),
}
"""Files in which nobody can tell."""


@pytest.mark.parametrize("name", TOLD)
def test_a_place_is_told(desk: Desk, name: str) -> None:
    """Shown on no page, whatever else is wrong with the file; once, and with the file's path."""
    desk.write(f"{FOLDER}/{name}", TOLD[name])
    (problem,) = desk.problems()
    assert (problem.path, problem.code) == (f"{FOLDER}/{name}", "photo-tells-place")


@pytest.mark.parametrize("name", UNTOLD)
def test_what_tells_no_place_is_left_alone(desk: Desk, name: str) -> None:
    """Numbers, lines of drawings, clean pictures and films are nobody's mistake."""
    desk.write(f"{FOLDER}/{name}", UNTOLD[name])
    assert desk.problems() == []


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read_is_said_as_that(desk: Desk, name: str) -> None:
    """It is not said to tell a place, nor passed over."""
    desk.write(f"{FOLDER}/{name}", UNREAD[name])
    (problem,) = desk.problems()
    assert (problem.path, problem.code) == (f"{FOLDER}/{name}", "photo-place-unread")


@pytest.mark.parametrize(
    "name", ["cắt.jpg", "nén.png", "irb exif.jpg", "độ.jpg", "hai.jpg", "động đậy.jpg", "profile.png"]
)
def test_what_is_told_can_be_cleaned(desk: Desk, name: str) -> None:
    """The command that the hint names takes it out."""
    copy_product(desk.root)
    desk.write(f"{FOLDER}/{name}", TOLD[name])
    (problem,) = desk.problems()
    assert f'clean_photos.py "{FOLDER}/{name}"' in str(problem.hint)
    assert command(desk.root, "clean_photos", f"{FOLDER}/{name}").returncode == 0
    assert desk.problems() == []


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.jpg", b"", "file-empty"),
        ("a.jpg", b"x", "file-not-what-its-name-says"),
        ("a.jpg", PLAIN[:-200], "picture-damaged"),
        ("a.svg", SVG[:-9], "picture-damaged"),
    ],
)
def test_a_picture_that_nothing_shows_and_nobody_can_read_is_a_warning(
    desk: Desk, name: str, raw: bytes, code: str
) -> None:
    """On a page it is a problem of the page, and not told twice; a withdrawn article shows nothing."""
    desk.write(f"{FOLDER}/{name}", raw)
    assert desk.problems() == []
    assert [(found.path, found.code) for found in desk.problems(Level.WARNING)] == [
        (f"{FOLDER}/{name}", code)
    ]
    path = desk.article("bao/2026/01/be-boi", f"![Bể bơi]({name}){{people=none}}\n\n{body('bơi')}")
    assert [(found.path, found.code) for found in desk.problems()] == [(path, code)]
    assert desk.problems(Level.WARNING) == []


def test_pictures_beside_the_mandate_are_read_too(desk: Desk) -> None:
    """Who drops a file onto the folder of the newsroom drops it there."""
    desk.article("bao/2026/01/be-boi")
    desk.write("IMG_0012.JPG", jpeg())
    desk.write("Bản tin.mp3", sound(ID3.TXXX(encoding=3, desc="x", text=[POSITION.decode()])))
    assert [(found.path, found.code) for found in desk.problems()] == [
        ("Bản tin.mp3", "recording-tells-place"),
        ("IMG_0012.JPG", "photo-tells-place"),
    ]


def wave(*chunks: bytes) -> bytes:
    inside = b"WAVEfmt \x10\0\0\0" + bytes(16) + b"data\x08\0\0\0" + bytes(8) + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


RECORDINGS: dict[str, bytes] = {
    "bìa.mp3": sound(ID3.APIC(encoding=3, mime="image/png", type=3, desc="", data=TOLD["nén.png"])),
    "bìa hai.mp3": sound(ID3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=TOLD["hai.jpg"])),
    "hai thẻ.mp3": sound()[:10] + sound()[10:] + b"ID3" + b"GPSLatitude 14,21N",
    "hỏng.mp3": b"ID3\4\0\0\x7f\x7f\x7f\x7f" + POSITION,
    "cụt.mp4": film(XYZ)[: film(XYZ).index(POSITION) + LENGTH],
    "không moov.m4a": box(b"ftyp", b"M4A ", bytes(4)) + box(b"udta", box(b"\xa9xyz", POSITION)),
    "nối.mp4": film() + b"Latitude: 14.36090",
    "hộp lạ.mp4": film(box(b"gps ", b"$GPRMC,141421.00,A")),
    "tìm.m4a": film(itunes(item(b"----", b"location 14.36090, 108.00090")), handlers=(b"soun",)),
    "ghi âm.wav": wave(b"LIST" + struct.pack("<I", 18) + b"INFOICMT" + POSITION),
    "ghi âm.ogg": b"OggS" + bytes(40) + b"LOCATION=14.36090, 108.00090",
    "ghi âm.flac": b"fLaC" + jpeg(),
    "dài.wav": wave() + bytes(20 * 2**20) + POSITION,
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recording_tells_a_place(desk: Desk, name: str) -> None:
    """Of whatever kind, whole or broken, in whatever tag, box or picture of it."""
    desk.write(f"{FOLDER}/{name}", RECORDINGS[name])
    (problem,) = desk.problems()
    assert (problem.path, problem.code) == (f"{FOLDER}/{name}", "recording-tells-place")


def test_what_stands_behind_a_film_is_cut_off(desk: Desk) -> None:
    """The film before it is the same."""
    file = desk.write(f"{FOLDER}/nối.mp4", RECORDINGS["nối.mp4"])
    clean(file)
    assert file.read_bytes() == film()
    assert SAMPLES in film()


@given(st.binary(max_size=200), st.sampled_from(sorted(TOLD)), st.integers(0, 600), st.binary(max_size=12))
def test_no_bytes_raise(before: bytes, name: str, place: int, noise: bytes) -> None:
    """Whatever stands in a file, it is looked through to its end."""
    raw = TOLD[name][:3000]
    assert place_in(before + raw[:place] + noise + raw[place + len(noise) :]) in Whereabouts


@pytest.mark.parametrize(
    "raw",
    [
        b"zTXta\0\0" * 40_000,
        b"tEXtRaw profile\0" * 20_000,
        b"/9j/" + base64.b64encode(b"/9j/" * 40_000),
        b"Exif\0\0II*\0\x08\0\0\0" + b"\xff\xff\x25\x88\x04\0\x01\0\0\0\x08\0\0\0" * 20_000,
        (b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0" + bytes(4)) * 10_000,
        b"1.23 " * 60_000,
        b"." * 300_000,
    ],
    ids=range(7),
)
def test_what_is_made_to_take_for_ever_ends(raw: bytes) -> None:
    """Work is counted, and over it a file is one that cannot be read."""
    assert place_in(raw) in (Whereabouts.NONE, Whereabouts.UNREAD)
