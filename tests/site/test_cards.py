"""Cards: what they are as files, what changes them, what becomes of letters that the typeface lacks."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from media_mandate.addresses import Site
from media_mandate.media.pictures.copies import make
from media_mandate.messages import translator
from media_mandate.site.cards import PICTURE_WIDTH, Card, Painter, cards_of, kept
from media_mandate.site.show import Show
from tests.newsdesk import MANDATE, Desk
from tests.photos import SVG, encoded
from tests.sites import ROOT

ASSETS = ROOT / "theme" / "assets"
NOWHERE = ROOT / "no copies"
CARD = Card("Dạy trẻ bơi", "Vì trẻ em · Đuối nước", "Trẻ em Kon Tum", "Báo Tỉnh", "Mẫu")
SITE = Site("https://tre-em.example/", "Trẻ em", "Chuyên trang về trẻ em", "vi", translator("vi"))


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter(ASSETS, NOWHERE)


DOORS = """\
  - {id: o-nha, name: Ở nhà, picture: small-child, topics: [tiem-chung]}
  - {id: goi-ai, name: Gọi ai?, picture: call, page: goi-ai}
"""


def pixels(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as image:
        return image.convert("RGB")


def ink(painter: Painter, card: Card) -> tuple[int, int, int, int]:
    """The box in which a card differs from the same card with a title of one dot."""
    dot = pixels(painter.draw(replace(card, title=".")))
    box = ImageChops.difference(pixels(painter.draw(card)), dot).getbbox()
    assert box is not None
    return box


def test_a_card_is_what_networks_ask_for(painter: Painter) -> None:
    """A PNG of 1200 × 630 pixels with a palette, small enough for every network that shows links."""
    png = painter.draw(CARD)
    with Image.open(BytesIO(png)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
    assert len(png) < 50_000


def test_a_card_is_the_same_each_time(painter: Painter) -> None:
    """The bytes hang on what stands on it alone, whatever was drawn before."""
    painter.draw(replace(CARD, title="Khác " * 40))
    assert painter.draw(CARD) == Painter(ASSETS, NOWHERE).draw(CARD)
    assert painter.key(CARD) == Painter(ASSETS, NOWHERE).key(CARD)


@pytest.mark.parametrize("field", ["title", "kicker", "site", "outlet", "note"])
def test_every_word_on_a_card_changes_it_and_its_name(painter: Painter, field: str) -> None:
    """Title, kicker, site, outlet and note are all seen, and all part of the name."""
    other = replace(CARD, **{field: "Đổi khác"})
    assert painter.draw(other) != painter.draw(CARD)
    assert painter.key(other) != painter.key(CARD)


def test_words_do_not_run_into_each_other_in_the_name(painter: Painter) -> None:
    """The same letters in other fields are another card."""
    assert painter.key(Card("ab", "c", "d")) != painter.key(Card("a", "bc", "d"))


def test_what_a_card_is_drawn_with_changes_its_name(painter: Painter, tmp_path: Path) -> None:
    """Another typeface or mark is another card, so that no stale one is kept."""
    for name in ("mark.png", "fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-700.woff2"):
        assets = tmp_path / name
        shutil.copytree(ASSETS, assets)
        with (assets / name).open("ab") as file:
            file.write(b"\0")
        assert Painter(assets, NOWHERE).key(CARD) != painter.key(CARD), name


@pytest.mark.parametrize(
    "title",
    [
        "Tết",
        "Dạy trẻ nhận biết nguy cơ đuối nước trước kỳ nghỉ hè, việc của mỗi nhà, mỗi trường",
        "Nghiêng " * 60,
        "Nghiêng" * 60,
        "Ẩ" * 300 + " ỹ",
        "https://tre-em.example/" + "a" * 70 + " là gì?",
        "W" * 10_000,
    ],
)
def test_no_title_leaves_its_place(painter: Painter, title: str) -> None:
    """However long the title and its words, its ink stays within the margins and above the band."""
    left, top, right, bottom = ink(painter, replace(CARD, title=title))
    assert left >= 72 - 4
    assert right <= 1200 - 72 + 4
    assert top >= 124
    assert bottom <= 486


def test_no_other_text_leaves_its_place(painter: Painter) -> None:
    """Kicker, site, outlet and note that are too long are cut, and nothing covers anything."""
    long = Card("Tết", "Chuyên mục dài " * 9, "Tên trang dài " * 9, "Tên cơ quan dài " * 9, "Mẫu")
    for field in ("kicker", "site", "outlet"):
        short = replace(long, **{field: "a"})
        box = ImageChops.difference(pixels(painter.draw(long)), pixels(painter.draw(short))).getbbox()
        assert box is not None
        assert box[0] >= 72 - 4
        assert box[2] <= 1200 - 72 + 4


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("Dạy trẻ bơi 🏊‍♀️ an toàn", "Dạy trẻ bơi an toàn"),
        ("🏊 Dạy trẻ bơi", "Dạy trẻ bơi"),
        (unicodedata.normalize("NFD", "Dạy trẻ nhận biết đuối nước"), "Dạy trẻ nhận biết đuối nước"),
        ("Trẻ ≥ 5 tuổi", "Trẻ >= 5 tuổi"),
        ("Trẻ 5\u00a0tuổi\u200b", "Trẻ 5 tuổi"),
        ("Ƀok Čih ⅓", "Bok Cih 1⁄3"),
        ("Từ 6‑8 tuổi", "Từ 6-8 tuổi"),
        ("🏊🏊", "Trẻ em Kon Tum"),
    ],
)
def test_letters_that_the_typeface_lacks_do_not_become_boxes(
    painter: Painter, written: str, drawn: str
) -> None:
    """Emoji go, signs are spelt, letters lose the marks that cannot be drawn."""
    assert painter.draw(replace(CARD, title=written)) == painter.draw(replace(CARD, title=drawn))


def test_all_vietnamese_letters_are_drawn(painter: Painter) -> None:
    """Each letter with each tone differs from the letter without it, small and capital."""
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
        tones = [
            unicodedata.normalize("NFC", letter + tone) for tone in ("", *"\u0300\u0309\u0303\u0301\u0323")
        ]
        assert len({painter.draw(Card(tone, "", "")) for tone in tones}) == 6, letter
    assert painter.draw(Card("đ", "", "")) != painter.draw(Card("d", "", ""))


def test_a_card_that_is_kept_is_not_drawn_again(painter: Painter, tmp_path: Path) -> None:
    """A second build takes the file as it lies there, and a third draws it anew when it is gone."""
    folder = tmp_path / "Thẻ đã vẽ"
    file = kept([CARD], painter, folder)[CARD]
    drawn = file.read_bytes()
    file.write_bytes(b"kept")
    assert kept([CARD], painter, folder)[CARD].read_bytes() == b"kept"
    file.unlink()
    assert kept([CARD], painter, folder)[CARD].read_bytes() == drawn


def test_cards_that_nobody_wants_are_dropped(painter: Painter, tmp_path: Path) -> None:
    """After a change of title only the new card is kept, and nothing that a killed build left behind."""
    old = kept([CARD], painter, tmp_path)[CARD]
    (tmp_path / "half.4711").write_bytes(b"")
    new = kept([replace(CARD, title="Tên mới")], painter, tmp_path)
    assert list(tmp_path.iterdir()) == list(new.values())
    assert not old.exists()


def test_what_is_published_has_a_card(desk: Desk) -> None:
    """Not drafts, articles dated ahead and the withdrawn; pages but ledger, topics and doors share one."""
    desk.write("mandate.yml", f"{MANDATE}doors:\n{DOORS}")
    desk.write("docs/goi-ai.md", "---\ntitle: Gọi ai\n---\nGọi 111.\n")
    desk.article("bao/2026/01/co", title="'Bể bơi & <an toàn>'", topics="[tiem-chung, duoi-nuoc]")
    desk.article("bao/2026/01/nhap", draft="true")
    desk.article("bao/2026/02/mai-sau", date="2026-02-28")
    frozen = f"{{date: 2026-01-20, reason: Sai, words: 30, sha256: {'0a' * 32}}}"
    desk.article("bao/2026/01/rut", "", withdrawn=frozen)
    for preview in (False, True):
        assert cards_of(Show(desk.newsroom(), preview), SITE) == {
            "": Card("Chuyên trang về trẻ em", "Vì trẻ em · Trẻ em", "Trẻ em"),
            "so-theo-doi": Card("Từng tháng đã đủ bài chưa?", "Sổ theo dõi", "Trẻ em"),
            "chu-de/duoi-nuoc": Card("Đuối nước", "Chủ đề", "Trẻ em"),
            "chu-de/tiem-chung": Card("Tiêm chủng", "Chủ đề", "Trẻ em"),
            "can/o-nha": Card("Ở nhà", "Chủ đề", "Trẻ em"),
            "docs/bao/2026/01/co.md": Card(
                "Bể bơi & <an toàn>", "Vì trẻ em · Tiêm chủng", "Trẻ em", "Báo Tỉnh"
            ),
        }


def test_the_cards_of_a_sample_say_so(desk: Desk) -> None:
    """A shared picture of what no outlet published cannot be taken for its work."""
    desk.write("mandate.yml", MANDATE + "sample: {as_of: 2026-02-10}\n")
    desk.article("bao/2026/01/mau", sample="true")
    cards = cards_of(Show(desk.newsroom(), False), SITE)
    assert {card.note for card in cards.values()} == {"Mẫu minh họa"}


@pytest.mark.parametrize("name", ["ao.svg", "ao.png", "ao.jpg", "ao.webp", "trong-suot.png"])
def test_a_card_carries_the_illustration(desk: Desk, painter: Painter, name: str) -> None:
    """Beside the title, never under it, in its own colours; another picture is another card."""
    pictures = {
        "svg": SVG.replace(b'<path d="M0 0h40v30z"', b'<path fill="#2040e0" d="M0 0h40v30H0z"'),
        "png": encoded(Image.new("RGBA", (800, 600), (32, 64, 224, 255)), "PNG"),
        "jpg": encoded(Image.new("RGB", (3000, 200), (32, 64, 224))),
        "ebp": encoded(Image.new("RGB", (80, 600), (32, 64, 224)), "WEBP"),
    }
    raw = encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG")
    desk.write(f"docs/bao/2026/01/{name}", raw if name.startswith("trong") else pictures[name[-3:]])
    desk.article("bao/2026/01/co", image=f"{{src: {name}, alt: Ao, people: none}}")
    newsroom = desk.newsroom()
    card = cards_of(Show(newsroom, False), SITE)["docs/bao/2026/01/co.md"]
    make([desk.root / path for path in newsroom.pictures], desk.root / "copies")
    illustrating = Painter(ASSETS, desk.root / "copies")
    plain, pictured = pixels(painter.draw(replace(card, picture=""))), pixels(illustrating.draw(card))
    colour = pictured.getpixel((1000, 250))
    assert isinstance(colour, tuple)
    expected = (251, 247, 239) if name.startswith("trong") else (32, 64, 224)
    assert max(abs(one - other) for one, other in zip(colour, expected, strict=True)) < 12
    assert pictured.getpixel((700, 20)) == plain.getpixel((700, 20))
    assert pictured.crop((0, 486, 1200, 630)).tobytes() == plain.crop((0, 486, 1200, 630)).tobytes()
    assert illustrating.key(card) != illustrating.key(replace(card, picture=""))
    long = replace(card, title="Nghiêng " * 60, kicker="Chuyên mục dài " * 9, note="Mẫu")
    beside = ImageChops.difference(
        pixels(illustrating.draw(long)), pixels(illustrating.draw(replace(long, title=".")))
    )
    box = beside.getbbox()
    assert box is not None
    assert box[2] <= 1200 - PICTURE_WIDTH


def test_a_card_with_a_photo_stays_light(desk: Desk) -> None:
    """A photo full of noise, the worst there is, in a file that every network takes."""
    noise = Image.effect_noise((1600, 1200), 80).convert("RGB")
    desk.write("docs/bao/2026/01/ao.jpg", encoded(noise))
    desk.article("bao/2026/01/co", image="{src: ao.jpg, alt: Ao, people: none}")
    newsroom = desk.newsroom()
    make([desk.root / path for path in newsroom.pictures], desk.root / "copies")
    card = cards_of(Show(newsroom, False), SITE)["docs/bao/2026/01/co.md"]
    assert len(Painter(ASSETS, desk.root / "copies").draw(card)) < 300_000
