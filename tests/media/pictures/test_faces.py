"""Faces that are seen in a picture's pixels, and those that nobody could tell."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from media_mandate.media.pictures import faces
from media_mandate.media.pictures.faces import Face, can_look, faces_in, known_faces
from media_mandate.media.pictures.file import CACHE, read_picture
from tests.photos import card, encoded
from tests.programs import lacking
from tests.sites import ROOT

ASTRONAUT = ROOT / "tests/files/astronaut.jpg"
HEAD = (56, 29, 140, 136)
"""Her face, with chin, cheeks and forehead."""


@pytest.fixture(autouse=True)
def eyes() -> None:
    """What looks for faces; the desk may do without."""
    if not can_look():
        lacking("what looks for faces. Run scripts/find_faces.py")


def portrait(size: int = 200) -> Image.Image:
    with Image.open(ASTRONAUT) as image:
        return image.convert("RGB").resize((size, size), Image.Resampling.LANCZOS)


def beside(image: Image.Image, size: tuple[int, int], place: tuple[int, int]) -> Image.Image:
    """A plain picture with another one in it."""
    whole = Image.new("RGB", size, (110, 130, 100))
    whole.paste(image, place)
    return whole


def seen(folder: Path, image: Image.Image | bytes, kind: str = "PNG") -> tuple[Face, ...] | None:
    file = folder / "ảnh của chị Lan.jpg"
    file.write_bytes(image if isinstance(image, bytes) else encoded(image, kind))
    return faces_in(file, read_picture(file, folder / CACHE), None)


def changed(
    image: Image.Image, box: tuple[int, ...], how: Callable[[Image.Image], Image.Image]
) -> Image.Image:
    """A picture in which a part is made otherwise."""
    scale = image.width / 200
    place = tuple(round(side * scale) for side in box)
    image.paste(how(image.crop((place[0], place[1], place[2], place[3]))), (place[0], place[1]))
    return image


def blurred(part: Image.Image) -> Image.Image:
    return part.filter(ImageFilter.GaussianBlur(part.width / 7))


def pixelated(part: Image.Image) -> Image.Image:
    return part.resize((6, 7), Image.Resampling.BOX).resize(part.size, Image.Resampling.NEAREST)


def covered(part: Image.Image) -> Image.Image:
    ImageDraw.Draw(part).ellipse((0, 0, part.width, part.height), fill=(240, 200, 40))
    return part


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB"), ("JPEG", "CMYK")]
)
@pytest.mark.parametrize("size", [200, 1500])
def test_a_face_is_seen_where_it_is(tmp_path: Path, kind: str, mode: str, size: int) -> None:
    """In each kind of picture that is published, small or larger than the net gets it."""
    (face,) = seen(tmp_path, portrait(size).convert(mode), kind) or ()
    assert (45 <= face.left <= 53, 36 <= face.top <= 46) == (True, True)


@pytest.mark.parametrize(
    "make",
    [
        lambda image: image.convert("L"),
        lambda image: image.quantize(64),
        lambda image: image.convert("L").convert("I").point(lambda value: value * 257).convert("I;16"),
        lambda image: image.convert("LA"),
    ],
)
def test_colours_do_not_matter(tmp_path: Path, make: Callable[[Image.Image], Image.Image]) -> None:
    """Grey, of a palette, with sixteen bits, or with something that shows through; large, too."""
    assert len(seen(tmp_path, make(portrait(400))) or ()) == 1
    assert len(seen(tmp_path, make(beside(portrait(400), (1900, 1400), (100, 200)))) or ()) == 1


@pytest.mark.parametrize(
    ("held", "turn"), [(1, None), (3, "ROTATE_180"), (6, "ROTATE_90"), (8, "ROTATE_270")]
)
def test_the_place_is_that_in_the_picture_upright(tmp_path: Path, held: int, turn: str | None) -> None:
    """As the reader sees it, however the camera was held."""
    upright = beside(portrait(), (600, 400), (380, 20))
    exif = Image.Exif()
    exif[0x0112] = held
    lying = upright.transpose(Image.Transpose[turn]) if turn else upright
    (face,) = seen(tmp_path, encoded(lying, exif=exif)) or ()
    assert (75 <= face.left <= 85, 20 <= face.top <= 30) == (True, True)


def test_faces_are_told_from_the_largest_on(tmp_path: Path) -> None:
    """Each once, though it is looked at large and small."""
    whole = beside(portrait(120), (1200, 800), (40, 500))
    whole.paste(portrait(500), (640, 30))
    large, small = seen(tmp_path, whole) or ()
    assert (large.left > 60, small.left < 12) == (True, True)


@pytest.mark.parametrize("hide", [blurred, pixelated, covered])
@pytest.mark.parametrize("size", [200, 600])
def test_a_hidden_face_is_not_seen(
    tmp_path: Path, hide: Callable[[Image.Image], Image.Image], size: int
) -> None:
    """Blurred, in squares, or behind something: nobody can be told."""
    assert seen(tmp_path, changed(portrait(size), HEAD, hide)) == ()


def test_a_bar_over_the_eyes_hides_nobody(tmp_path: Path) -> None:
    """Who knows her knows her still; nor does a blur that only smooths."""
    image = portrait(400)
    ImageDraw.Draw(image).rectangle((126, 120, 262, 160), fill=(0, 0, 0))
    assert len(seen(tmp_path, image) or ()) == 1
    weak = changed(portrait(400), HEAD, lambda part: part.filter(ImageFilter.GaussianBlur(part.width / 30)))
    assert len(seen(tmp_path, weak) or ()) == 1


def test_a_face_that_fills_the_picture_is_seen(tmp_path: Path) -> None:
    """However large the picture is."""
    close = portrait().crop((66, 35, 128, 130))
    assert len(seen(tmp_path, close.resize((1860, 2850), Image.Resampling.LANCZOS), "JPEG") or ()) == 1


def test_a_far_face_is_seen_and_a_speck_is_not(tmp_path: Path) -> None:
    """Of a face that is too narrow nobody can tell whose it is."""
    assert len(seen(tmp_path, beside(portrait(80), (1280, 960), (700, 300))) or ()) == 1
    assert seen(tmp_path, beside(portrait(34), (1280, 960), (700, 300))) == ()


@pytest.mark.parametrize(
    "image",
    [
        card((640, 480)),
        card((1, 1)),
        card((3000, 4)),
        Image.effect_noise((700, 500), 90).convert("RGB"),
        Image.open(BytesIO((ROOT / "cover.png").read_bytes())),
        Image.open(BytesIO((ROOT / "guides/pictures/word-xem-thu.webp").read_bytes())),
    ],
)
def test_where_no_face_is_none_is_seen(tmp_path: Path, image: Image.Image) -> None:
    """Cards, noise, a drawing, a page; a picture of one pixel and a strip."""
    assert seen(tmp_path, image) == ()


def test_pictures_of_all_sizes_do_not_disturb_each_other(tmp_path: Path) -> None:
    """What is seen in one is not seen in the next."""
    for size in ((1280, 960), (320, 200), (961, 1279)):
        assert len(seen(tmp_path, beside(portrait(), size, (0, 0))) or ()) == 1
        assert seen(tmp_path, card(size)) == ()


def test_what_was_seen_is_kept_by_content(tmp_path: Path) -> None:
    """Under another name too; what is no such note is not believed, and made anew."""
    folder = tmp_path / CACHE
    file = tmp_path / "a.jpg"
    file.write_bytes(encoded(portrait()))
    picture = read_picture(file, folder)
    assert known_faces(picture, folder) is None
    found = faces_in(file, picture, folder)
    assert found is not None
    assert known_faces(picture, folder) == found
    (note,) = folder.glob("*-faces-*")
    for false in (b"", b"{}", b'{"faces": [{"left": 999, "top": 1}]}', b"\xff", b'{"faces": "cos"}'):
        note.write_bytes(false)
        assert known_faces(picture, folder) is None
        assert faces_in(file, picture, folder) == found
    assert known_faces(picture, None) is None


def test_what_cannot_be_read_is_somebody_elses_problem(tmp_path: Path) -> None:
    """A file that is gone, cut or another one by now: nothing was seen, and nothing is kept."""
    folder = tmp_path / CACHE
    file = tmp_path / "a.jpg"
    raw = encoded(portrait())
    file.write_bytes(raw)
    picture = read_picture(file, folder)
    for other in (raw[:-2000], b"", encoded(card())):
        file.write_bytes(other)
        assert faces_in(file, picture, folder) is None
    file.unlink()
    assert faces_in(file, picture, folder) is None
    cut = tmp_path / "b.jpg"
    cut.write_bytes(raw[:-2000])
    assert faces_in(cut, read_picture(cut, folder).model_copy(update={"flaw": None}), folder) is None
    assert not list(folder.glob("*-faces-*"))


def test_without_the_extra_nobody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept is known all the same."""
    folder = tmp_path / CACHE
    picture = read_picture(ASTRONAUT, folder)
    found = faces_in(ASTRONAUT, picture, folder)
    faces._net.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    try:
        assert not can_look()
        assert faces_in(ASTRONAUT, picture, None) is None
        assert faces_in(ASTRONAUT, picture, folder) == found
    finally:
        faces._net.cache_clear()
