"""The picture that stands for a page where its link is shared: the title in the house's hand."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageOps
from PIL.ImageFont import FreeTypeFont, Layout, truetype
from slugify import slugify

from media_mandate.addresses import DOORS, LEDGER, TOPICS, Site
from media_mandate.media.pictures.copies import copies_of
from media_mandate.messages import _
from media_mandate.site.lines import balanced, shortened, wrapped
from media_mandate.site.show import Show

WIDTH, HEIGHT = 1200, 630
"""Pixels, as Open Graph and Twitter's large cards want them."""

MARK, REGULAR, BOLD = "mark.png", "fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-700.woff2"
"""What cards are drawn with, below the theme's assets."""

CREAM, DEEP, OCHRE, GOLD = "#fbf7ef", "#07382f", "#b5651d", "#e8a866"

STEPS = 16
RAMPS = ((CREAM, DEEP), (CREAM, OCHRE), (OCHRE, CREAM), (DEEP, CREAM), (DEEP, GOLD))
"""Ground and ink of each region. A card is drawn in grey, where a ramp's steps follow each other, and gets
its colours last: so edges are smooth, the palette is small, and no time goes into finding one."""
TITLE, KICKER, NOTE, BAND, ORNAMENT = range(0, STEPS * len(RAMPS), STEPS)
INK = STEPS - 1

MARGIN = 72
PICTURE_WIDTH = 456
"""Of the illustration, which fills the right side above the band."""
COLOURS = 256 - STEPS * len(RAMPS)
"""What the palette has left for it."""
KICKER_LINE, TITLE_TOP, TITLE_BOTTOM, BAND_TOP, BAND_LINE = 104, 142, 452, 510, 590
SIZES = (86, 78, 70, 62, 56, 50, 44)
LEADING = 1.24
"""Of the size: Vietnamese letters carry two marks."""
LONGEST = 400
"""Letters of a title that are looked at; fewer fit."""

SIGNS = {"≤": "<=", "≥": ">=", "→": "–", "←": "–", "−": "-"}
"""What stands for signs that the typeface lacks and a title must not lose."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card: over the title, beside it as a warning, and in the band at the foot.

    `picture` is the name of the copy of the illustration, which changes with its content.
    """

    title: str
    kicker: str
    site: str
    outlet: str = ""
    note: str = ""
    picture: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return self.title, self.kicker, self.site, self.outlet, self.note


class Painter:
    """Draws cards with the typeface and the mark that lie in the folder of the theme's assets.

    `copies` is the folder with the copies of pictures.
    """

    def __init__(self, assets: Path, copies: Path) -> None:
        self._assets, self._copies = assets, copies
        self._font = cache(self._opened)
        self._has = cache(self._is_there)

    def key(self, card: Card) -> str:
        """A name for the card that changes with everything that changes how it looks."""
        told = "\0".join((*astuple(card), self._version))
        return sha256(told.encode()).hexdigest()[:20]

    @cached_property
    def _version(self) -> str:
        drawn_with = [Path(__file__), *(self._assets / name for name in (MARK, REGULAR, BOLD))]
        hashes = (sha256(file.read_bytes()).hexdigest() for file in drawn_with)
        return " ".join((PIL.__version__, *hashes))

    def draw(self, card: Card) -> bytes:
        """The card as a PNG with a palette."""
        image = self._ground.copy()
        draw = ImageDraw.Draw(image)
        palette, room = _palette(), WIDTH - 2 * MARGIN
        if card.picture:
            palette = palette + self._illustrate(image, self._copies / card.picture)
            room -= PICTURE_WIDTH - MARGIN // 2
        self._head(draw, card, room)
        title = self._drawable(card.title[:LONGEST]) or self._drawable(card.site)
        font, lines = self._fitted(title, room)
        height = font.size * LEADING
        top = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - height * len(lines)) / 3
        for number, line in enumerate(lines):
            draw.text((MARGIN, round(top + height * (number + 0.8))), line, TITLE + INK, font, "ls")
        self._foot(draw, card)
        image.putpalette(palette)
        file = BytesIO()
        image.save(file, "PNG", compress_level=5)
        return file.getvalue()

    def _illustrate(self, image: Image.Image, file: Path) -> list[int]:
        """Put an illustration on the card, in colours of its own, and return them."""
        size = PICTURE_WIDTH, BAND_TOP - 24
        picture = ImageOps.fit(_opened_picture(file, size[1]), size, Image.Resampling.LANCZOS)
        few = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT)
        places = Image.frombytes("L", size, few.tobytes())
        image.paste(places.point(lambda place: place + 256 - COLOURS), (WIDTH - PICTURE_WIDTH, 0))
        return (few.getpalette() or [])[: 3 * COLOURS]

    def _head(self, draw: ImageDraw.ImageDraw, card: Card, room: int) -> None:
        font = self._font(BOLD, 30)
        if card.note:
            note = self._drawable(card.note)
            left = WIDTH - MARGIN - round(font.getlength(note)) - 32
            draw.rectangle((left, KICKER_LINE - 38, WIDTH - MARGIN, KICKER_LINE + 16), NOTE)
            draw.text((left + 16, KICKER_LINE), note, NOTE + INK, font, "ls")
            room = min(room, left - 24 - MARGIN)
        kicker = self._drawable(card.kicker)
        if font.getlength(kicker) > room:
            font = self._font(BOLD, 26)
        kicker = shortened(kicker, font.getlength, room)
        draw.text((MARGIN, KICKER_LINE), kicker, KICKER + INK, font, "ls")

    def _foot(self, draw: ImageDraw.ImageDraw, card: Card) -> None:
        font, left, right = self._font(BOLD, 34), MARGIN + 76, WIDTH - MARGIN
        site = shortened(self._drawable(card.site), font.getlength, 440)
        draw.text((left, BAND_LINE), site, BAND + INK, font, "ls")
        room = right - left - 40 - font.getlength(site)
        font = self._font(REGULAR, 28)
        outlet = shortened(self._drawable(card.outlet), font.getlength, room)
        draw.text((right, BAND_LINE), outlet, BAND + INK, font, "rs")

    @cached_property
    def _ground(self) -> Image.Image:
        """What all cards have in common: the mark, faint and cut off, and the band with its ornament."""
        image = Image.new("L", (WIDTH, HEIGHT), TITLE)
        draw = ImageDraw.Draw(image)
        with Image.open(self._assets / MARK) as file:
            mark = file.convert("RGBA").getchannel("A")
        image.paste(
            TITLE + 1, (WIDTH - 400, 128), mark.resize((440, 440)).point(lambda cover: cover > 127 and 255)
        )
        draw.rectangle((0, 0, WIDTH, TITLE_TOP - 14), KICKER)
        draw.rectangle((0, BAND_TOP - 24, WIDTH, BAND_TOP), ORNAMENT)
        draw.rectangle((0, BAND_TOP + 1, WIDTH, HEIGHT), BAND)
        for left in range(0, WIDTH, 24):
            middle = left + 12, BAND_TOP - 12
            draw.polygon(
                [(middle[0] + x, middle[1] + y) for x, y in ((-8, 0), (0, -8), (8, 0), (0, 8))],
                ORNAMENT + INK,
            )
            draw.polygon(
                [(middle[0] + x, middle[1] + y) for x, y in ((-3, 0), (0, -3), (3, 0), (0, 3))], ORNAMENT
            )
        small = mark.resize((56, 56)).point(lambda cover: BAND + cover * INK // 255)
        image.paste(small, (MARGIN, BAND_LINE - 44))
        return image

    def _opened(self, name: str, size: int) -> FreeTypeFont:
        # The basic layout, for Pillow has the other one on some systems only, and cards would differ.
        return truetype(self._assets / name, size, layout_engine=Layout.BASIC)

    def _is_there(self, letter: str) -> bool:
        font = self._font(REGULAR, 32)
        return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))

    def _drawable(self, text: str) -> str:
        """The text in letters that the typeface has: else those without their marks, else none."""
        letters = (self._letter(letter) for letter in unicodedata.normalize("NFC", text))
        return " ".join("".join(letters).split())

    def _letter(self, letter: str) -> str:
        if letter.isspace():
            return " "
        if self._has(letter):
            return letter
        if unicodedata.category(letter) == "Pd":
            return "-"
        if letter in SIGNS:
            return SIGNS[letter]
        apart = unicodedata.normalize("NFKD", letter)
        if apart != letter:
            return "".join(self._letter(part) for part in apart)
        return slugify(letter, lowercase=False)

    def _fitted(self, text: str, width: int) -> tuple[FreeTypeFont, list[str]]:
        """The title in the largest size in which it fits, in lines of about one length; else cut short."""
        height = TITLE_BOTTOM - TITLE_TOP
        for size in SIZES:
            font = self._font(BOLD, size)
            measure = cache(font.getlength)
            lines = wrapped(text, measure, width)
            room = int(height / (size * LEADING))
            if len(lines) <= room:
                return font, balanced(text, measure, width)
        last = " ".join(lines[room - 1 :])
        return font, [*lines[: room - 1], shortened(last, measure, width)]


@cache
def _palette() -> list[int]:
    colours = []
    for ground, ink in RAMPS:
        for step in range(STEPS):
            pairs = zip(bytes.fromhex(ground[1:]), bytes.fromhex(ink[1:]), strict=True)
            colours += [round(low + (high - low) * step / INK) for low, high in pairs]
    return colours


def _opened_picture(file: Path, height: int) -> Image.Image:
    """A copy of a picture without transparency; a drawing is drawn as high as it is wanted."""
    if file.suffix == ".svg":
        from resvg_py import svg_to_bytes

        drawn = svg_to_bytes(svg_path=str(file), height=height, background=CREAM, skip_system_fonts=True)
        return Image.open(BytesIO(drawn)).convert("RGB")
    with Image.open(file) as image:
        whole = image.convert("RGBA")
        ground = Image.new("RGBA", whole.size, CREAM)
        return Image.alpha_composite(ground, whole).convert("RGB")


def cards_of(show: Show, site: Site) -> dict[str, Card]:
    """The card of each listed article that is published, by path, and of some pages, by address.

    Under "" stands that of all other pages.
    """
    mandate = show.newsroom.mandate
    columns = " · ".join(outlet.column for outlet in mandate.outlets)
    note = site.translate(_("Sample")) if show.is_sample else ""
    cards = {"": Card(site.about, columns, site.name, note=note)}
    cards[LEDGER] = Card(
        site.translate(_("Is the duty kept?")), site.translate(_("Ledger")), site.name, note=note
    )
    topics = site.translate(_("Topics"))
    for topic in mandate.topics:
        cards[f"{TOPICS}/{topic.id}"] = Card(topic.name, topics, site.name, note=note)
    for door in mandate.doors_to_topics:
        cards[f"{DOORS}/{door.id}"] = Card(door.name, topics, site.name, note=note)
    for article in (found.article for found in show.listed):
        if article.is_published(show.newsroom.as_of):
            about = (mandate.topic[id].name for id in article.front.topics[:1])
            kicker = " · ".join((article.outlet.column, *about))
            picture = show.picture(article)
            name = copies_of(picture).fallback.name if picture else ""
            cards[article.path] = Card(
                article.front.title, kicker, site.name, article.outlet.name, note, name
            )
    return cards


def kept(cards: Iterable[Card], painter: Painter, folder: Path) -> dict[Card, Path]:
    """The files of the cards in `folder`: those that lack are drawn, those of no card are dropped."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {card: folder / f"{painter.key(card)}.png" for card in cards}
    for stray in {file for file in folder.iterdir() if file.is_file()} - set(files.values()):
        stray.unlink(missing_ok=True)
    for card, file in files.items():
        if not file.exists():
            unfinished = file.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(painter.draw(card))
            unfinished.replace(file)
    return files
