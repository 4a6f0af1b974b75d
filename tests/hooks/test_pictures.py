"""Pictures in a real build: readers get copies, and no byte of what was planted in the originals."""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import lxml.html
import pytest
from mkdocs.exceptions import Abort
from PIL import Image, ImageCms

from media_mandate.media.pictures.copies import ADDRESS
from media_mandate.media.pictures.file import CACHE
from tests.newsdesk import Desk, body
from tests.photos import LATITUDE, MARK, SVG, card, corners, encoded, exif, jpeg, png, webp
from tests.sites import build_site, copy_product

AS_OF = date(2026, 2, 10)
PAGE = "bao/2026/01/be-boi"
NAMES = {"Ảnh cháu Lan lớp 6A.jpg": jpeg, "Ảnh chị Y Đen.png": png, "ảnh-đuối-nước.webp": webp}


OF_PIXELS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
OF_PIXELS |= {"loop", "background", "timestamp", "duration"}
"""What Pillow says of pictures that hold nothing but pixels."""


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with the product around it and January met by both outlets."""
    copy_product(desk.root)
    desk.article(PAGE)
    desk.article("dai/2026/01/tiem-dung-lich")
    return desk


def show(desk: Desk, raw: bytes, name: str = "anh.jpg", **fields: str) -> None:
    """Let the page show one picture in its text."""
    desk.write(f"docs/bao/2026/01/{name}", raw)
    desk.article(PAGE, f"![Bể bơi](<{name}>){{people=none}}\n\n{body('bơi')}", **fields)


def copies(site: Path, suffix: str = "") -> list[Path]:
    return sorted(
        (site / ADDRESS).glob(f"*{suffix}"), key=lambda file: (file.suffix, len(file.name), file.name)
    )


def page(site: Path, address: str = PAGE) -> str:
    return (site / address / "index.html").read_text("utf-8")


def contents(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield file.relative_to(site).as_posix(), file.read_bytes()


def plant(desk: Desk, *, place: bool) -> list[bytes]:
    """Photos full of marks in every place where a page can name one; return them."""
    folder = "docs/bao/2026/01"
    originals = [make(card((1700, 900)), place=place) for make in NAMES.values()]
    for name, raw in zip(NAMES, originals, strict=True):
        desk.write(f"{folder}/{name}", raw)
    first, second, third = NAMES
    text = f"![Một](<{second}>){{people=obscured}}\n\n[![Hai][a]{{people=none}}](<{third}>)\n\n"
    text += f"[a]: <{third}>\n\n"
    desk.article(PAGE, text + body("bơi"), image=f'{{src: "{first}", alt: Ba, people: adults}}')
    desk.write("docs/tren-trang.jpg", jpeg(card((500, 400)), place=place))
    desk.write(
        "docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChữ.\n\n![Bốn](tren-trang.jpg){people=none}\n"
    )
    drawing = SVG.replace(b"<path", b"<!-- PLANTED --><metadata>PLANTED</metadata><path data-x='PLANTED'")
    desk.write("docs/dai/2026/01/hinh.svg", drawing)
    desk.article("dai/2026/01/tiem-dung-lich", image="{src: hinh.svg, alt: Năm}")
    return [*originals, (desk.root / "docs/tren-trang.jpg").read_bytes(), drawing]


@pytest.mark.parametrize("place", [True, False])
def test_nothing_planted_in_a_photo_survives(full: Desk, place: bool) -> None:
    """No mark, coordinate, thumbnail, name or original is in any file of the site, not even of a preview."""
    originals = plant(full, place=place)
    if place:
        with pytest.raises(Abort):
            build_site(full.root, AS_OF)
    site = build_site(full.root, AS_OF, preview=place, strict=not place)
    thumbnail = exif().rpartition(b"\xff\xd8\xff")[2]
    names = [name.encode() for name in [*NAMES, "tren-trang.jpg", "hinh.svg"]]
    shown = 0
    for name, content in contents(site):
        # The preview's panel of problems names the files.
        told = re.sub(rb'(?s)<section class="panel.*?</section>', b"", content) if place else content
        for planted in (MARK, LATITUDE, thumbnail, b"Exif\0", b"<x:xmpmeta", b"8BIM", b"+14.3609", *names):
            assert planted not in told, (name, planted)
        assert content not in originals, name
        if name.startswith(ADDRESS) and not name.endswith(".svg"):
            with Image.open(BytesIO(content)) as image:
                image.load()
                assert not image.getexif()
                assert set(image.info) <= OF_PIXELS
                shown += 1
    assert shown == 3 * 4 + 3


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_stand_upright(full: Desk, orientation: int) -> None:
    """Whichever way the camera was held, the copy shows what the photographer saw, in its real size."""
    turns = [
        None, Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180, Image.Transpose.FLIP_TOP_BOTTOM,
        Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_90, Image.Transpose.TRANSVERSE,
        Image.Transpose.ROTATE_270,
    ]  # fmt: skip
    seen, turn = card((1200, 800)), turns[orientation - 1]
    show(full, jpeg(seen.transpose(turn) if turn is not None else seen, orientation, place=False))
    site = build_site(full.root, AS_OF)
    for file in copies(site):
        with Image.open(file) as image:
            assert corners(image) == [0, 1, 2, 3], file.name
            assert image.width > image.height
    assert 'width="1200" height="800"' in page(site)


def test_widths_are_three_at_most_and_never_blown_up(full: Desk) -> None:
    """WebP in 480, 960 and at most 1600 pixels, and one JPEG; a small picture stays small."""
    show(full, encoded(card((4000, 3000))))
    site = build_site(full.root, AS_OF)
    sizes = {}
    for file in copies(site):
        with Image.open(file) as image:
            sizes[file.name[20:]] = (image.format, image.size)
    assert sizes == {
        "-480.webp": ("WEBP", (480, 360)), "-960.webp": ("WEBP", (960, 720)),
        "-1600.webp": ("WEBP", (1600, 1200)), "-1600.jpg": ("JPEG", (1600, 1200)),
    }  # fmt: skip
    show(full, encoded(Image.new("RGB", (1, 1), "red")))
    names = [file.name[20:] for file in copies(build_site(full.root, AS_OF))]
    assert names == ["-1.jpg", "-1.webp"]
    show(full, encoded(Image.new("RGB", (2, 30000), "red"), "PNG"), "anh.png")
    names = [file.name[20:] for file in copies(build_site(full.root, AS_OF))]
    assert names == ["-1.jpg", "-1.webp"]


def test_the_page_names_every_copy_and_keeps_its_place_free(full: Desk) -> None:
    """A source for browsers that know WebP, a fallback for all; what was said of people is not shown."""
    full.write("docs/bao/2026/01/mot.jpg", encoded(card((1000, 500))))
    full.write("docs/bao/2026/01/hai.svg", SVG)
    attributes = "{people=none width=5 .exit title='Bể'}"
    text = f"![Một & “hai” <b>></source>](mot.jpg){attributes}\n\n![Hai](hai.svg)"
    full.article(
        PAGE, f"{text}\n\n{body('bơi')}", image='{src: mot.jpg, alt: "Bể <bơi> & \\"ao\\"", people: none}'
    )
    html = page(build_site(full.root, AS_OF))
    pictures = re.findall(r"<picture>.*?</picture>", html, re.DOTALL)
    assert len(pictures) == 2
    key = re.findall(r"pictures/([0-9a-f]{20})-480\.webp 480w", html)
    assert len(set(key)) == 1
    root = f"../../../../{ADDRESS}/{key[0]}"
    assert f'srcset="{root}-480.webp 480w, {root}-960.webp 960w, {root}-1000.webp 1000w"' in pictures[0]
    for picture, loading in zip(pictures, ("eager", "lazy"), strict=True):
        assert f'src="{root}-1000.jpg"' in picture
        assert f'width="1000" height="500" loading="{loading}" decoding="async"' in picture
    alts = [lxml.html.fragment_fromstring(picture).find(".//img").get("alt") for picture in pictures]
    assert alts == ['Bể <bơi> & "ao"', "Một & “hai” <b>></source>"]
    assert "</source>" not in html
    assert "exit" not in pictures[1]
    assert 'title="Bể"' in pictures[1]
    assert "people" not in html
    assert re.search(r'<img [^>]*src="[^"]*\.svg"[^>]*width="40" height="30" loading="lazy"', html)


def test_without_a_picture_above_the_first_of_the_text_comes_at_once(full: Desk) -> None:
    """The first picture of a page is not lazy; the others are."""
    full.write("docs/bao/2026/01/a.svg", SVG)
    full.article(PAGE, "![Một](a.svg)\n\n![Hai](a.svg)\n\n![Ba](a.svg)\n\n" + body("bơi"))
    assert re.findall(r'loading="(\w+)"', page(build_site(full.root, AS_OF))) == ["eager", "lazy", "lazy"]


def test_home_and_feeds_show_the_copy_that_all_can_show(full: Desk) -> None:
    """Feeds name the fallback by its whole address, with its size."""
    show(full, encoded(card((700, 300))), image="{src: anh.jpg, alt: Bể, people: none}", date="2026-01-20")
    site = build_site(full.root, AS_OF)
    (fallback,) = copies(site, ".jpg")
    address = f"https://media-mandate.example/{ADDRESS}/{fallback.name}"
    for feed in ("rss/tat-ca.xml", "rss/bao.atom", "rss/bao.json"):
        text = (site / feed).read_text("utf-8")
        assert text.count(address) >= 2, feed
        assert ".webp" not in text
        assert "people" not in text
    atom = (site / "rss/bao.atom").read_text("utf-8")
    assert re.search(rf'<media:thumbnail [^>]*url="{address}"', atom)
    assert 'height="300"' in atom
    assert f'src="./{ADDRESS}/{fallback.name}"' in page(site, ".")


def test_colours_are_those_of_srgb(full: Desk) -> None:
    """A profile is applied and left out: swapped primaries come out as they look, CMYK as it prints."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    show(full, encoded(card((600, 400)), icc_profile=profile))  # a profile that does not fit is passed over
    site = build_site(full.root, AS_OF)
    for file in copies(site):
        with Image.open(file) as image:
            assert "icc_profile" not in image.info
            assert corners(image) == [0, 1, 2, 3]
    show(full, encoded(card((600, 400), "CMYK"), quality=95))
    for file in copies(build_site(full.root, AS_OF)):
        with Image.open(file) as image:
            assert image.mode == "RGB"
            assert corners(image) == [0, 1, 2, 3]


def test_a_wide_gamut_is_brought_into_srgb(full: Desk) -> None:
    """A pure green of Display P3 lies outside of sRGB: no red and no blue are left in it."""
    show(full, encoded(Image.new("RGB", (60, 40), (80, 200, 80)), "PNG", icc_profile=display_p3()), "a.png")
    (fallback,) = copies(build_site(full.root, AS_OF), ".jpg")
    with Image.open(fallback) as image:
        red, green, blue = image.getpixel((30, 20))  # type: ignore[misc]
    assert red < 70
    assert green > 195
    assert blue < 78


def display_p3() -> bytes:
    """A matrix profile with the primaries of Display P3 and a plain gamma, after ICC.1:2010."""

    def number(value: float) -> bytes:
        return round(value * 65536).to_bytes(4, "big", signed=True)

    def colour(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(number, values))

    curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33\0\0"
    tags = {
        b"desc": b"desc\0\0\0\0\0\0\0\x0bPLANTED p3\0" + b"\0" * 79, b"wtpt": colour(0.9642, 1.0, 0.8249),
        b"rXYZ": colour(0.51512, 0.2412, -0.00105), b"gXYZ": colour(0.29198, 0.69225, 0.04189),
        b"bXYZ": colour(0.1571, 0.06657, 0.78407), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve,
        b"cprt": b"text\0\0\0\0PLANTED\0",
    }  # fmt: skip
    start = 128 + 4 + 12 * len(tags)
    table, data = len(tags).to_bytes(4, "big"), b""
    for name, content in tags.items():
        table += name + (start + len(data)).to_bytes(4, "big") + len(content).to_bytes(4, "big")
        data += content + b"\0" * (-len(content) % 4)
    size = (start + len(data)).to_bytes(4, "big")
    head = size + b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 28
    return head + number(0.9642) + number(1.0) + number(0.8249) + b"\0" * 48 + table + data


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGBA", (300, 200), (10, 20, 200, 0)),
        Image.new("LA", (300, 200), (10, 0)),
        Image.new("RGBA", (300, 200), (10, 20, 200, 0)).quantize(4),
    ],
)
def test_what_shows_through_still_does(full: Desk, image: Image.Image) -> None:
    """A transparent picture falls back to a PNG; no copy is filled with black."""
    show(full, encoded(image, "PNG"), "hình.png")
    found = copies(build_site(full.root, AS_OF))
    assert [file.suffix for file in found] == [".png", ".webp"]
    for file in found:
        with Image.open(file) as copy:
            assert copy.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_sixteen_bits_become_eight(full: Desk) -> None:
    """A grey of sixteen bits is not clipped to white."""
    show(full, encoded(Image.new("I;16", (60, 40), 128 * 256), "PNG"), "xám.png")
    for file in copies(build_site(full.root, AS_OF)):
        with Image.open(file) as image:
            assert abs(image.convert("L").getpixel((9, 9)) - 128) <= 2  # type: ignore[operator]


def test_a_rebuild_is_the_same_and_costs_nothing(full: Desk) -> None:
    """The second build takes every copy from the cache; a fresh cache gives the same bytes."""
    plant(full, place=False)
    first = dict(contents(build_site(full.root, AS_OF)))
    cache = full.root / CACHE
    before = {file: file.stat().st_mtime_ns for file in cache.iterdir()}
    assert dict(contents(build_site(full.root, AS_OF))) == first
    assert {file: file.stat().st_mtime_ns for file in cache.iterdir()} == before
    for file in cache.iterdir():
        file.unlink()
    assert dict(contents(build_site(full.root, AS_OF))) == first
    made = {file.name for file in before if file.suffix != ".json"}
    assert made <= {file.name for file in cache.iterdir()}


def test_the_cache_keeps_what_is_used_alone(full: Desk) -> None:
    """Copies of a picture that is gone are dropped, those of an unpublished one are not made."""
    show(full, encoded(card((500, 300))))
    build_site(full.root, AS_OF)
    used = {file.name for file in (full.root / CACHE).iterdir()}
    assert len(used) == 4
    show(full, encoded(card((300, 500))), draft="true")
    full.article("bao/2026/01/khac")
    full.write(f"{CACHE}/{'0' * 20}-480.webp", b"old")
    build_site(full.root, AS_OF)
    left = {file.name for file in (full.root / CACHE).iterdir()}
    assert not left & used
    assert [Path(name).suffix for name in left] == [".json"]


def test_the_cover_of_a_podcast_is_bare(full: Desk) -> None:
    """It keeps its size and kind, and nothing that was planted in it."""
    mandate = full.root / "mandate.yml"
    podcast = "    column: Trẻ em\n    podcast: {cover: bìa.png, email: a@dai.example}\n"
    mandate.write_text(mandate.read_text("utf-8").replace("    column: Trẻ em\n", podcast), encoding="utf-8")
    full.write("bìa.png", png(card((1400, 1400)), place=False))
    cover = build_site(full.root, AS_OF) / "rss/podcast/dai.png"
    content = cover.read_bytes()
    assert MARK not in content
    with Image.open(cover) as image:
        assert (image.format, image.mode, image.size, corners(image)) == (
            "PNG",
            "RGB",
            (1400, 1400),
            [0, 1, 2, 3],
        )
    full.write("bìa.png", png(card((1400, 1400))))
    assert [problem.path for problem in full.problems()] == ["bìa.png"]


def test_a_preview_shows_what_it_can(full: Desk) -> None:
    """A picture that is not fit does not end the preview; it is left out, and told."""
    full.write("docs/bao/2026/01/tot.jpg", encoded(card()))
    full.write("docs/bao/2026/01/hong.jpg", jpeg()[:700])
    text = "![Một](tot.jpg){people=none}\n\n![Hai](hong.jpg){people=none}\n\n![](tot.jpg)\n\n"
    full.article(PAGE, text + body("bơi"), image="{src: hong.jpg, alt: Bể, people: none}")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        site = build_site(full.root, AS_OF, preview=True, strict=False)
    assert "Một" in page(site)
    assert hashlib.sha256(jpeg()[:700]).digest() not in {
        hashlib.sha256(content).digest() for _name, content in contents(site)
    }
