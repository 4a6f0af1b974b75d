"""scripts/clean_photos.py takes out what photos tell, in place, and loses no picture."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.JpegImagePlugin import JpegImageFile

from tests.newsdesk import Desk
from tests.photos import LATITUDE, MARK, SVG, card, corners, encoded, jpeg, png, webp
from tests.sites import command, copy_product

PHOTOS = {"Ảnh bể bơi.jpg": jpeg(orientation=6), "y.png": png(), "z.webp": webp(), "CŨ.JPEG": jpeg()}
COMMENT = b"\xff\xfe\0\x11PLANTED comment"
THUMBNAIL = b"\xff\xe0\0\x0eJFXX\0\x13PLANTE"
JFIF = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
JFIF_WITH_THUMBNAIL = b"\xff\xe0\0\x16JFIF\0\1\1\0\0\1\0\1\1\2PLANTE"
FOLDER = "docs/bao/2026/01"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    copy_product(desk.root)
    for name, raw in PHOTOS.items():
        desk.write(f"{FOLDER}/{name}", raw)
    desk.write(f"{FOLDER}/hình.svg", SVG)
    return desk


def photo(desk: Desk, name: str) -> bytes:
    return (desk.root / FOLDER / name).read_bytes()


def opened(raw: bytes) -> Image.Image:
    image = Image.open(BytesIO(raw))
    image.load()
    return image


def test_all_photos_are_cleaned_in_place(desk: Desk) -> None:
    """Without a path all photos below docs are cleaned; what was taken out is said, and all is well."""
    assert len(desk.problems()) == len(PHOTOS)
    run = command(desk.root, "clean_photos", "--lang", "en")
    assert (run.returncode, run.stderr) == (0, "")
    assert f"{FOLDER}/Ảnh bể bơi.jpg is clean; taken out: Exif, XMP, IPTC, comment, APP5" in run.stdout
    assert "4 files." in run.stdout
    for name, raw in PHOTOS.items():
        clean = photo(desk, name)
        assert MARK not in clean
        assert LATITUDE not in clean
        image, before = opened(clean), opened(raw)
        assert (image.format, image.mode) == (before.format, before.mode)
        assert corners(image) == ([3, 0, 1, 2] if name.startswith("Ảnh") else [0, 1, 2, 3])
        assert image.size == ((64, 96) if name.startswith("Ảnh") else (96, 64))
    assert photo(desk, "hình.svg") == SVG
    assert desk.problems() == []
    assert not list(desk.root.rglob("*.tmp"))


def test_the_picture_is_the_same(desk: Desk) -> None:
    """To the pixel where it stands upright, else by its own tables; with the profile of its colours."""
    profile = opened(encoded(card(), icc_profile=b"x" * 200)).info["icc_profile"]
    both = encoded(card(), "MPO", save_all=True, append_images=[card((32, 32))], quality=70)
    more = {
        "a.jpg": jpeg(icc_profile=profile, progressive=True),
        "b.jpg": jpeg(card(mode="CMYK")),
        "c.jpg": jpeg(card(mode="L")).replace(COMMENT, THUMBNAIL + COMMENT),
        "d.jpg": both,
        "e.jpg": encoded(card()).replace(JFIF, JFIF_WITH_THUMBNAIL),
        "f.jpg": encoded(card(), comment=b"PLANTED").replace(b"\xff\xdb", b"\xff\xff\xff\xdb"),
        "y.png": PHOTOS["y.png"],
        "CŨ.JPEG": PHOTOS["CŨ.JPEG"],
    }
    for name, raw in more.items():
        desk.write(f"{FOLDER}/{name}", raw)
    turned = jpeg(card((1600, 1200)), 6)
    desk.write(f"{FOLDER}/nghiêng.jpg", turned)
    command(desk.root, "clean_photos")
    for name, raw in more.items():
        before, after = opened(raw), opened(photo(desk, name))
        assert after.mode == before.mode, name
        assert after.tobytes() == before.tobytes(), name
        assert b"PLANTE" not in photo(desk, name), name
    assert opened(photo(desk, "a.jpg")).info["icc_profile"] == profile
    assert opened(photo(desk, "d.jpg")).format == "JPEG"
    before, after = opened(turned), opened(photo(desk, "nghiêng.jpg"))
    assert isinstance(before, JpegImageFile)
    assert isinstance(after, JpegImageFile)
    assert after.quantization == before.quantization
    assert after.size == (1200, 1600)
    difference = ImageChops.difference(before.transpose(Image.Transpose.ROTATE_270), after)
    assert ImageStat.Stat(difference).mean < [0.1, 0.1, 0.1]


@pytest.mark.parametrize(
    ("name", "image"),
    [
        ("a.png", encoded(card().quantize(8), "PNG", transparency=3)),
        ("a.png", encoded(Image.new("I;16", (9, 9), 40000), "PNG")),
        ("a.png", encoded(Image.new("LA", (9, 9), (40, 30)), "PNG")),
        ("a.jpg", encoded(card(mode="CMYK"))),
        ("a.jpg", encoded(card(mode="L"))),
        ("a.webp", encoded(Image.new("RGBA", (9, 9), (40, 30, 20, 10)), "WEBP", lossless=True, exact=True)),
    ],
)
def test_every_mode_is_kept(desk: Desk, name: str, image: bytes) -> None:
    """Palettes, sixteen bits, print colours and what shows through are what they were."""
    before = opened(image)
    marked = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "PLANTED"
    options = {"quality": 95} if name == "a.jpg" else {}
    options |= {"lossless": True, "exact": True} if name == "a.webp" else {}
    before.save(marked, before.format, exif=exif, **options)
    desk.write(f"{FOLDER}/{name}", marked.getvalue())
    run = command(desk.root, "clean_photos", str(desk.root / FOLDER / name))
    assert run.returncode == 0, run.stderr
    after = opened(photo(desk, name))
    assert after.mode == before.mode
    assert MARK not in photo(desk, name)
    if name != "a.jpg":
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


def test_what_is_clean_is_left_alone(desk: Desk) -> None:
    """A second run changes no byte: a JPEG does not lose a little each time."""
    command(desk.root, "clean_photos")
    first = {name: photo(desk, name) for name in PHOTOS}
    run = command(desk.root, "clean_photos", "--lang", "en")
    assert (run.returncode, run.stdout) == (0, "0 files.\n")
    assert {name: photo(desk, name) for name in PHOTOS} == first


def test_check_changes_nothing(desk: Desk) -> None:
    """It says what would be taken out, and ends with 2 when there is something."""
    run = command(desk.root, "clean_photos", "--check", "--lang", "en", f"{FOLDER}/y.png")
    assert run.returncode == 2
    assert run.stdout.startswith(
        f"{FOLDER}/y.png tells more than is seen or heard: Exif, Author, Comment, XMP"
    )
    assert {name: photo(desk, name) for name in PHOTOS} == PHOTOS
    command(desk.root, "clean_photos")
    assert command(desk.root, "clean_photos", "--check").returncode == 0


@pytest.mark.parametrize("raw", [b"", b"x", jpeg()[:900], encoded(card(), "GIF"), SVG], ids=range(5))
def test_what_cannot_be_read_is_refused_and_kept(desk: Desk, raw: bytes) -> None:
    """The others are cleaned; the file that is refused keeps every byte; the status tells."""
    desk.write(f"{FOLDER}/hong.jpg", raw)
    run = command(desk.root, "clean_photos", "--lang", "en")
    assert run.returncode == 2
    message = f"{FOLDER}/hong.jpg cannot be cleaned: it is no still JPEG, PNG or WebP that can be read.\n"
    assert run.stderr == message
    assert photo(desk, "hong.jpg") == raw
    assert MARK not in photo(desk, "y.png")


def test_a_missing_path_is_wrong_usage(desk: Desk) -> None:
    """It is said in one line, and nothing is changed."""
    run = command(desk.root, "clean_photos", "khong-co.jpg", "--lang", "en")
    assert (run.returncode, run.stderr) == (3, "There is no file khong-co.jpg.\n")
    assert {name: photo(desk, name) for name in PHOTOS} == PHOTOS


def test_history_is_named_when_git_has_the_photo(desk: Desk) -> None:
    """Cleaning a file does not clean what was committed of it; a photo that git never saw needs no word."""
    desk.commit("2026-01-05T10:00:00+07:00")
    desk.write(f"{FOLDER}/moi.jpg", jpeg())
    new = command(desk.root, "clean_photos", f"{FOLDER}/moi.jpg", "--lang", "en")
    assert "history" not in new.stdout
    old = command(desk.root, "clean_photos", f"{FOLDER}/y.png", "--lang", "en")
    assert "git's history still holds the files as they were." in old.stdout


def test_permissions_are_not_narrowed(desk: Desk) -> None:
    """Who could read the photo still can."""
    file = desk.root / FOLDER / "y.png"
    before = Path(file).stat().st_mode
    command(desk.root, "clean_photos")
    assert file.stat().st_mode == before


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_stands_behind_a_picture_is_taken_out(desk: Desk, kind: str) -> None:
    """A film or a secret after the end of the picture is seen when there is nothing else."""
    name = f"sau.{kind.lower()}"
    desk.write(f"{FOLDER}/{name}", encoded(card(), kind) + b"PLANTED film")
    run = command(desk.root, "clean_photos", f"{FOLDER}/{name}", "--lang", "en")
    assert run.stdout.startswith(f"{FOLDER}/{name} is clean; taken out: appended data")
    assert MARK not in photo(desk, name)
