"""Take the pictures of the guides from the running product, and print each guide on one page."""

import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
sys.path += [str(TOOLS), str(TOOLS.parent / "scripts")]
import _environment

_environment.enter("test")
sys.path.append(str(_environment.ROOT))

import io
import re
import tempfile
from typing import Any

import click
import markdown
from lxml import etree, html
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader
from tests.chromium import launch

from _chromium import needed_chromium
from _scenes import LOADED, READY, MissingFormError, drawn, scenes

click.UsageError.exit_code = 3

ROOT = _environment.ROOT
GUIDES = ROOT / "guides"
NAMES = (
    *("viet-bang-bieu-mau", "viet-bang-word", "viet-tren-github"),
    *("ngay-cuoi-thang", "ghi-nhan-thieu", "go-bai-bang-dien-thoai"),
)
LARGEST = 60_000
"""Bytes of a picture."""

MARKDOWN: dict[str, Any] = {
    "extensions": ["pymdownx.highlight", "pymdownx.superfences", "sane_lists"],
    "extension_configs": {"pymdownx.highlight": {"use_pygments": False}},
}


@click.command(
    help="Chụp lại ảnh của các tờ hướng dẫn từ chính sản phẩm, và in mỗi tờ ra một trang A4 (PDF)."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=GUIDES,
    show_default="guides",
    help="Thư mục để ảnh (pictures) và bản in (print).",
)
@click.option("--print-only", is_flag=True, help="Chỉ in lại, giữ nguyên ảnh.")
def main(output: Path, print_only: bool) -> None:
    """Take every picture, then print every guide; a guide that needs a second page is an error."""
    chromium = needed_chromium()
    pictures = output / "pictures"
    with launch(chromium) as browser, tempfile.TemporaryDirectory(prefix="media-mandate-") as folder:
        if not print_only:
            _take(browser, Path(folder), pictures)
        for name in NAMES:
            _print(browser, name, pictures, output / "print" / f"{name}.pdf", Path(folder))
    click.echo(f"Ảnh nằm trong {pictures}, bản in nằm trong {output / 'print'}")


def _take(browser: Browser, folder: Path, target: Path) -> None:
    """Replace the pictures in `target`, once all of them could be taken."""
    if LOADED is None or LOADED.mandate.sample is None:
        raise click.UsageError(
            "Ảnh chụp từ tòa soạn mẫu, mà tòa soạn này không còn là mẫu. Chỉ in lại được: --print-only"
        )
    try:
        with click.progressbar(scenes(browser, folder, _miss()), label="Chụp ảnh") as progress:
            taken = {scene.name: _small(scene.png) for scene in progress}
    except MissingFormError as error:
        raise click.UsageError(
            f"Không có trang viết bài (/admin/) trên máy này nên không chụp được:\n{error}"
        ) from None
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.webp"):
        old.unlink()
    for name, raw in taken.items():
        (target / f"{name}.webp").write_bytes(raw)


def _miss() -> str:
    """The entry that the guide says to paste, indented as it is pasted."""
    text = (GUIDES / "ghi-nhan-thieu.md").read_text("utf-8")
    block = re.search(r"(?ms)^    ```\n(      - outlet:.*?)^    ```", text)
    assert block is not None
    return re.sub(r"(?m)^ {4}", "", block[1])


def _small(png: bytes) -> bytes:
    """A picture as WebP without loss, with as many colours as fit into its size."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (96, 48, 24):
        stream = io.BytesIO()
        few = image.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).convert("RGB")
        few.save(stream, "WEBP", lossless=True, quality=100, method=6)
        if stream.tell() <= LARGEST:
            break
    return stream.getvalue()


def _print(browser: Browser, name: str, pictures: Path, target: Path, folder: Path) -> None:
    """Print a guide; refuses when it does not fit on its page."""
    page = browser.new_page()
    sheet = folder / f"{name}.html"
    sheet.write_text(_sheet((GUIDES / f"{name}.md").read_text("utf-8"), pictures), encoding="utf-8")
    page.goto(sheet.as_uri())
    page.evaluate(READY)
    printed = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
    page.close()
    if (count := len(PdfReader(io.BytesIO(printed)).pages)) != 1:
        raise click.UsageError(f"{name}: {count} trang; hãy bớt chữ hoặc ảnh cho vừa một trang.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(re.sub(rb"/(Creation|Mod)Date \(D:\d{14}", rb"/\1Date (D:20000101000000", printed))


def _sheet(text: str, pictures: Path) -> str:
    """A guide as it is printed: its pictures in a column of their own, each under what it belongs to."""
    tree: Any = html.fromstring(f"<div>{markdown.markdown(text, **MARKDOWN)}</div>")
    figures = []
    for image in tree.xpath("//p/img"):
        image.set("src", (pictures / Path(image.get("src")).name).resolve().as_uri())
        caption = html.Element("figcaption")
        caption.text = image.attrib.pop("title")
        figure = html.Element("figure")
        image.getparent().drop_tree()
        figure.extend([caption, image])
        figures.append(_written(figure))
    for link in tree.xpath("//a"):
        link.drop_tag()
    for code in tree.xpath("//pre/code"):
        _keep_words_whole(code)
    heading = tree.find("h1")
    title = heading.text_content()
    heading.drop_tree()
    return drawn(
        "page.html",
        title=title,
        assets=(ROOT / "theme" / "assets").as_uri(),
        figures="".join(figures),
        text=_written(tree),
    )


def _keep_words_whole(code: html.HtmlElement) -> None:
    """A command breaks between its words alone, not at the hyphens of an option."""
    text = code.text_content()
    if "\n" in text.strip():
        return
    words = [html.Element("span") for _word in text.split()]
    for element, word in zip(words, text.split(), strict=True):
        element.text, element.tail = word, " "
    code.text = None
    code.extend(words)


def _written(element: html.HtmlElement) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


if __name__ == "__main__":
    main()
