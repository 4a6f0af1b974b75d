"""Pictures of the newsroom: what is read of a file, and what is wrong with it or with how it is shown."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from media_mandate.articles.front_matter import People
from media_mandate.media.pictures import file
from media_mandate.media.pictures.file import CACHE, Flaw, Picture, read_picture
from media_mandate.media.places import Whereabouts
from media_mandate.problems import Level
from tests.newsdesk import Desk, body
from tests.photos import PIXEL, SVG, WEBP, card, chunk, encoded, exif, jpeg, png, webp

PATH = "bao/2026/01/be-boi"
MOVING = encoded(
    card(), "WEBP", save_all=True, append_images=[card().rotate(90)], duration=100, loop=0, lossless=True
)
COLOURS = card().quantize(16)
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x10infe\2\0\0\0\0\1\0\0Exif\0" + b"Exif\0\0" + exif()


def read(tmp_path: Path, raw: bytes) -> Picture:
    file = tmp_path / "ảnh của chị Lan.jpg"
    file.write_bytes(raw)
    return read_picture(file, tmp_path / CACHE)


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it is so large."""
    size = struct.pack(">II", width, height)
    return PIXEL[:8] + chunk(b"IHDR", size + PIXEL[24:29]) + PIXEL[33:]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_width_and_height_are_those_of_the_picture_upright(tmp_path: Path, orientation: int) -> None:
    """Exif's orientations from 5 on lie on their side."""
    found = read(tmp_path, jpeg(orientation=orientation))
    assert (found.width, found.height) == ((96, 64) if orientation < 5 else (64, 96))
    assert (found.kind, found.orientation, found.flaw) == ("JPEG", orientation, None)


@pytest.mark.parametrize(
    ("raw", "is_transparent"),
    [
        (encoded(Image.new("RGBA", (4, 4), (9, 9, 9, 0)), "PNG"), True),
        (encoded(Image.new("RGBA", (4, 4), (9, 9, 9, 255)), "PNG"), False),
        (encoded(Image.new("LA", (4, 4), (9, 120)), "PNG"), True),
        (encoded(COLOURS, "PNG", transparency=COLOURS.getpixel((0, 0))), True),
        (encoded(COLOURS, "PNG", transparency=9), False),
        (encoded(Image.new("RGB", (4, 4), (9, 9, 9)), "PNG", transparency=(9, 9, 9)), True),
        (encoded(Image.new("RGBA", (4, 4), (9, 9, 9, 9)), "WEBP"), True),
        (encoded(Image.new("I;16", (4, 4), 40000), "PNG"), False),
        (encoded(card(mode="CMYK")), False),
        (PIXEL, False),
    ],
)
def test_what_shows_through_is_seen(tmp_path: Path, raw: bytes, is_transparent: bool) -> None:
    """A picture is transparent when a pixel is, not when one could be."""
    found = read(tmp_path, raw)
    assert (found.transparent, found.flaw) == (is_transparent, None)


@pytest.mark.parametrize("make", [jpeg, png, webp])
def test_coordinates_are_found(tmp_path: Path, make: Callable[..., bytes]) -> None:
    """A photo tells a place in Exif, in XMP, or in the film behind it; one without is silent."""
    assert read(tmp_path, make()).place is Whereabouts.TOLD
    assert read(tmp_path, make(place=False)).place is Whereabouts.NONE


def test_coordinates_are_found_wherever_they_stand(tmp_path: Path) -> None:
    """One of the places is enough, and Exif that nobody can read may hold them."""
    only_film = jpeg(place=False) + b"\xa9xyz\0\x12+14.3609+108.0009/"
    assert read(tmp_path, only_film).place is Whereabouts.TOLD
    block = jpeg().replace(b"GPSLatitude", b"NoLatitude_").replace(b"\xa9xyz", b"-xyz")
    assert read(tmp_path, block).place is Whereabouts.TOLD
    broken = jpeg(place=False).replace(b"MM\0*", b"MM\0?")
    assert (read(tmp_path, broken).flaw, read(tmp_path, broken).place) == (None, Whereabouts.UNREAD)


@pytest.mark.parametrize(
    ("raw", "flaw"),
    [
        (b"", Flaw.EMPTY),
        (b"no picture at all", Flaw.UNKNOWN),
        (b"\xff\xd8\xff", Flaw.BROKEN),
        (jpeg()[:900], Flaw.BROKEN),
        (encoded(card((900, 900)))[:-3000], Flaw.BROKEN),
        (encoded(card(), "PNG")[:-60], Flaw.BROKEN),
        (WEBP[:-20], Flaw.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, Flaw.BROKEN),
        (bomb(40_000, 25_000), Flaw.HUGE),
        (bomb(10_000, 9_000), Flaw.HUGE),
        (bomb(8_001, 8_000), Flaw.HUGE),
        (bomb(1_000, 1_000), Flaw.BROKEN),
        (b"\xff\xd8\xff" + b"\0" * file.MAX_BYTES, Flaw.HUGE),
        (MOVING, Flaw.MOVING),
        (encoded(card(), "PNG", save_all=True, append_images=[card().rotate(90)]), Flaw.MOVING),
        (encoded(card(), "GIF"), Flaw.FOREIGN),
        (encoded(card(), "TIFF"), Flaw.FOREIGN),
        (encoded(card(), "BMP"), Flaw.FOREIGN),
        (encoded(card(), "AVIF"), Flaw.FOREIGN),
        (HEIC, Flaw.FOREIGN),
    ],
)
def test_what_cannot_be_published_is_told(tmp_path: Path, raw: bytes, flaw: Flaw) -> None:
    """Empty, cut off, far too large, moving, or of a kind that is not published."""
    assert read(tmp_path, raw).flaw is flaw


def test_a_picture_of_two_is_one(tmp_path: Path) -> None:
    """Some phones write a second picture behind the first; the first is the photo."""
    both = encoded(card(), "MPO", save_all=True, append_images=[card((32, 32))])
    found = read(tmp_path, both)
    assert (found.kind, found.flaw, found.width) == ("JPEG", None, 96)


def test_what_was_read_is_kept_and_read_again_when_the_file_changes(tmp_path: Path) -> None:
    """The note is found by the content: a copy needs no reading, another content does."""
    first = read(tmp_path, jpeg())
    (note,) = (tmp_path / CACHE).iterdir()
    note.write_text(first.model_copy(update={"width": 77}).model_dump_json(), encoding="utf-8")
    copy = tmp_path / "bản sao.jpg"
    copy.write_bytes(jpeg())
    assert read_picture(copy, tmp_path / CACHE).width == 77
    assert read(tmp_path, png()).kind == "PNG"
    note.write_text("{}}", encoding="utf-8")
    (tmp_path / "ba.jpg").write_bytes(jpeg())
    assert read_picture(tmp_path / "ba.jpg", tmp_path / CACHE) == first


def told(desk: Desk, level: Level = Level.PROBLEM) -> list[tuple[str, int | None, str | None, str]]:
    return [
        (found.path.rpartition("/")[2], found.line, found.field, str(found.message))
        for found in desk.problems(level)
    ]


def shown(desk: Desk, name: str, raw: bytes, markdown: str | None = None, **fields: str) -> None:
    desk.write(f"docs/bao/2026/01/{name}", raw)
    desk.article(PATH, (markdown or f"![Bể]({name}){{people=none}}") + "\n\n" + body("bơi"), **fields)


WRONG: dict[str, tuple[str, bytes, str, str]] = {
    "empty": ("a.jpg", b"", "The file a.jpg is empty.", "Copy it here again."),
    "unknown": (
        "a.jpg",
        b"x",
        "The file a.jpg is not what its name says.",
        "Save it as .jpg, .png, .webp, .svg again.",
    ),
    "cut": (
        "a.jpg",
        jpeg(place=False)[:900],
        "The picture a.jpg is damaged: it cannot be read to its end.",
        "Copy it here again, or save it anew.",
    ),
    "bomb": (
        "a.png",
        bomb(40_000, 25_000),
        "The picture a.png is too large.",
        "Make it smaller: at most 64 million pixels and 32 MiB.",
    ),
    "moving": (
        "a.webp",
        MOVING,
        "The picture a.webp moves.",
        "Save one still picture of it; a film goes into media: of the broadcast.",
    ),
    "mistaken": (
        "Ảnh.png",
        encoded(card()),
        "The file Ảnh.png is in truth of the kind JPEG.",
        "Rename it to Ảnh.jpg.",
    ),
    "hidden": (
        "a.pdf",
        encoded(card()),
        "The file a.pdf is in truth of the kind JPEG.",
        "Rename it to a.jpg.",
    ),
    "gif": (
        "a.gif",
        encoded(card(), "GIF"),
        "GIF is not published: a.gif.",
        "Save it as .jpg, .png, .webp, .svg again.",
    ),
    "script": (
        "a.svg",
        SVG.replace(b"<path", b"<script/><path"),
        "The drawing a.svg can act or load something: <script>.",
        "Save it as plain SVG without that, or export it as PNG.",
    ),
    "sizeless": (
        "a.svg",
        SVG.replace(b"viewBox", b"class"),
        "The drawing a.svg does not say how large it is.",
        "Give its <svg> a viewBox, or export it as PNG.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_picture_that_cannot_be_published_is_told_where_it_is_shown(desk: Desk, name: str) -> None:
    """One problem, on the line of the picture, with what to do."""
    file, raw, message, hint = WRONG[name]
    shown(desk, file, raw)
    (problem,) = desk.problems()
    assert (problem.path, problem.line) == (f"docs/{PATH}.md", 6)
    assert (str(problem.message), str(problem.hint)) == (message, hint)


def test_heic_is_told_what_to_do_on_the_phone(desk: Desk) -> None:
    """A photo straight from an iPhone is no picture for browsers, and may tell where it was taken."""
    shown(desk, "IMG_0012.HEIC", HEIC)
    place, kind = desk.problems()
    assert (place.path, str(place.message)) == (
        "docs/bao/2026/01/IMG_0012.HEIC",
        "The photo tells where it was taken.",
    )
    assert "remove this file" in str(place.hint)
    assert str(kind.message) == "Browsers do not show HEIC: IMG_0012.HEIC."
    assert "Most Compatible" in str(kind.hint)


@pytest.mark.parametrize("is_shown", [True, False])
def test_coordinates_in_the_repository_are_a_problem(desk: Desk, is_shown: bool) -> None:
    """Shown or not, beside a draft or not: the repository has readers of its own. The cure is named."""
    shown(desk, "Bể bơi.jpg", jpeg(), "![Bể](<Bể bơi.jpg>){people=none}" if is_shown else "Chữ", draft="true")
    (problem,) = desk.problems()
    path = "docs/bao/2026/01/Bể bơi.jpg"
    assert (problem.path, problem.code) == (path, "photo-tells-place")
    assert str(problem.hint) == f'Run: python3 scripts/clean_photos.py "{path}"'


def test_what_nothing_shows_is_nobodys_concern(desk: Desk) -> None:
    """A damaged picture that lies about unused is not published, so that nothing is wrong with it."""
    desk.write("docs/bao/2026/01/a.jpg", b"x")
    desk.article(PATH)
    assert told(desk) == []


@pytest.mark.parametrize("raw", [encoded(card()), PIXEL, WEBP])
def test_of_a_photo_it_is_said_who_is_to_be_seen(desk: Desk, raw: bytes) -> None:
    """In the fields and in the text alike; a drawing needs no such word."""
    name = {b"\xff\xd8": "a.jpg", b"\x89P": "a.png", b"RI": "a.webp"}[raw[:2]]
    missing = "It is not said who is to be seen in the photo."
    shown(desk, name, raw, f"![Bể]({name})", image=f"{{src: {name}, alt: Bể}}")
    assert told(desk) == [("be-boi.md", 5, "image", missing), ("be-boi.md", 7, None, missing)]
    assert [str(found.hint) for found in desk.problems()] == [
        "Write one of none, adults, obscured, consented, for example people: none.",
        f"Write one of {', '.join(get_args(People))}, for example pictures: {{{name}: {{people: none}}}}.",
    ]
    shown(desk, "a.svg", SVG, "![Bể](a.svg)", image="{src: a.svg, alt: Bể}")
    assert told(desk) == []


@pytest.mark.parametrize(
    ("attributes", "is_right"),
    [
        ("{people=none}", True),
        ("{ people=adults }", True),
        ("{: people='obscured' }", True),
        ('{.rộng people="consented" title="A"}', True),
        ("{people=kids}", False),
        ("{people=}", False),
        (" {people=none}", False),
    ],
)
def test_people_in_the_text_are_said_in_braces(desk: Desk, attributes: str, is_right: bool) -> None:
    """As Markdown's attributes are written, right behind the picture."""
    consent = "{consent: {guardian: true, child: true, record: HS-14}}"
    shown(desk, "a.jpg", encoded(card()), f"![Bể](a.jpg){attributes}", children=consent)
    assert (told(desk) == []) is is_right


@pytest.mark.parametrize(
    ("alt", "is_name"),
    [
        ("IMG_2034.jpg", True),
        ("be-boi.svg", True),
        ("be-boi", True),
        ("Ảnh.PNG", True),
        ("Bể bơi", False),
        ("Ao", False),
        ("Trang đầu của mau-don.pdf", False),
        ("Bể bơi số 2.1", False),
    ],
)
def test_the_name_of_a_file_is_no_alt_text(desk: Desk, alt: str, is_name: bool) -> None:
    """In the fields and in the text; a warning, for now and then a name is what matters."""
    shown(desk, "be-boi.svg", SVG, f"![{alt}](be-boi.svg)", image=f"{{src: be-boi.svg, alt: {alt}}}")
    assert told(desk) == []
    found = [(problem.line, problem.code) for problem in desk.problems(Level.WARNING)]
    assert found == [(5, "alt-is-file-name"), (7, "alt-is-file-name")] * is_name


@pytest.mark.parametrize(
    "markdown",
    [
        "![Bể](https://x.vn/a.jpg)",
        "![Bể](//x.vn/a.jpg)",
        "![Bể](data:image/jpeg;base64,/9j/4AAQ)",
        "![Bể][a]\n\n[a]: https://x.vn/a.jpg",
        "<img src='https://x.vn/a.jpg' alt='Bể'>",
        "<IMG\nalt='Bể' SRC=https://x.vn/a.jpg>",
    ],
)
def test_pictures_from_elsewhere_are_a_problem(desk: Desk, markdown: str) -> None:
    """Nobody can look into them, and each would tell another host who reads the page."""
    desk.article(PATH, f"{markdown}\n\n{body('bơi')}")
    [(name, line, _field, message)] = told(desk)
    assert (name, message) == ("be-boi.md", "This picture does not stand beside the article.")
    assert line == 6 + markdown[: markdown.index("x.vn") if "x.vn" in markdown else 0].count("\n")


def test_a_link_to_a_photo_is_a_problem_unless_the_photo_is_shown(desk: Desk) -> None:
    """What is only linked has no alt text, and nobody said who is in it."""
    shown(desk, "a.jpg", encoded(card()), "[Xem ảnh](a.jpg)")
    assert told(desk) == [("be-boi.md", 6, None, "A link leads to the photo a.jpg.")]
    shown(desk, "a.jpg", encoded(card()), "[![Bể](a.jpg){people=none}](a.jpg)")
    assert told(desk) == []


def test_pages_beside_the_articles_are_held_to_the_same(desk: Desk) -> None:
    """A standing page needs an alt text and a word on people, too."""
    desk.write("docs/anh.jpg", encoded(card()))
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChữ.\n\n![](anh.jpg)\n")
    assert told(desk) == [
        ("gioi-thieu.md", 6, None, "The picture has no alt text."),
        ("gioi-thieu.md", 6, None, "It is not said who is to be seen in the photo."),
    ]


def test_in_a_draft_it_is_a_warning(desk: Desk) -> None:
    """What is not published stops nothing."""
    shown(desk, "a.jpg", b"", "![](a.jpg)", draft="true")
    assert told(desk) == []
    assert len([line for _path, line, _field, _message in told(desk, Level.WARNING) if line == 7]) == 2


def test_an_odd_photo_is_read_quietly(desk: Desk, recwarn: pytest.WarningsRecorder) -> None:
    """What Pillow finds odd in a file is no matter for an editor."""
    odd = jpeg(place=False).replace(b"MM\0*\0\0\0\x08\0\x04", b"MM\0*\0\0\0\x08\x40\0", 1)
    with pytest.warns(UserWarning, match="Truncated"):
        Image.open(BytesIO(odd)).getexif()
    shown(desk, "a.jpg", odd)
    recwarn.clear()
    assert told(desk) == []
    assert not recwarn
