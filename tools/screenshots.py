"""Take pictures of the sample's pages, to look at them: narrow and wide, light and dark."""

import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
sys.path += [str(TOOLS), str(TOOLS.parent / "scripts")]
import _environment

_environment.enter("test")
sys.path.append(str(_environment.ROOT))

import io
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import click
from PIL import Image
from playwright.sync_api import Browser
from tests.browser.kinds import KINDS
from tests.chromium import launch
from tests.newsdesk import Desk
from tests.server import serve
from tests.sites import command, copy_product
from tests.verdict.newsrooms import AS_OF, NEWSROOMS

from _chromium import needed_chromium

click.UsageError.exit_code = 3

PAGES = ("home", "outlet", "article", "broadcast", "month", "topic", "ledger", "search", "404")
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FOR_README = _environment.ROOT / ".github" / "pictures"
READY = """Promise.all([document.fonts.ready, ...[...document.images].map(image => {
  image.loading = "eager";
  return image.decode();
})])"""


@dataclass(frozen=True)
class Shot:
    """One picture: of which page, how wide, light or dark, and whether of the whole page or of a window."""

    page: str
    width: int
    scheme: Literal["light", "dark"]
    file: Path
    height: int | None = None


@click.command(help="Chụp ảnh các trang của bộ mẫu để xem bằng mắt.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=_environment.ROOT / "build" / "screenshots",
    show_default="build/screenshots",
    help="Thư mục để ảnh.",
)
@click.option("--readme", is_flag=True, help="Chỉ chụp lại bốn ảnh của README, vào .github/pictures.")
def main(output: Path, readme: bool) -> None:
    """Build the site, open every page in Chromium and take its picture."""
    chromium = needed_chromium()
    with tempfile.TemporaryDirectory(prefix="media-mandate-") as folder, serve(Path(folder) / "site") as url:
        build = (str(_environment.ROOT / "scripts" / "build.py"), "--output", f"{folder}/site")
        subprocess.run((sys.executable, "-P", "-X", "utf8", *build), check=True, stdout=subprocess.DEVNULL)
        shots = list(_for_readme() if readme else _all(output))
        with launch(chromium) as browser, click.progressbar(shots) as progress:
            for shot in progress:
                _take(shot, browser, url)
            if readme:
                _six_newsrooms(browser, Path(folder), FOR_README / "verdicts.png")
    click.echo(f"{len(shots) + readme} ảnh, trong {shots[0].file.parent}")


def _all(folder: Path) -> Iterator[Shot]:
    for page in PAGES:
        for width in WIDTHS:
            for scheme in SCHEMES:
                yield Shot(page, width, scheme, folder / f"{page}-{width}-{scheme}.png")


def _for_readme() -> Iterator[Shot]:
    yield Shot("home", 1280, "light", FOR_README / "home.png", 900)
    yield Shot("article", 360, "dark", FOR_README / "article.png", 960)
    yield Shot("ledger", 1280, "light", FOR_README / "ledger.png", 1440)


def _take(shot: Shot, browser: Browser, url: str) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height or 800},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
        locale="vi-VN",
    )
    page = context.new_page()
    page.goto(url + KINDS[shot.page], wait_until="networkidle")
    page.reload(wait_until="networkidle")  # the typeface is optional at first, and sure once it is cached
    page.evaluate(READY)
    shot.file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=shot.file, full_page=shot.height is None, animations="disabled")
    context.close()


def _six_newsrooms(browser: Browser, folder: Path, target: Path) -> None:
    """The top of the ledger on a phone, for each thing that can become of a month, in two rows."""
    width, height = WIDTHS[0], 400
    sheet = Image.new("RGB", (3 * width + 20, 2 * height + 10), "#888")
    page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    for place, (name, newsroom) in enumerate(NEWSROOMS.items()):
        desk = Desk(folder / name)
        copy_product(desk.root)
        newsroom.set_up(desk)
        command(desk.root, "build", "--despite-missing", "--as-of", AS_OF)
        with serve(desk.root / "site") as url:
            page.goto(f"{url}{KINDS['ledger']}", wait_until="networkidle")
            page.reload(wait_until="networkidle")
            picture = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
        sheet.paste(picture, (place % 3 * (width + 10), place // 3 * (height + 10)))
    sheet.quantize(64, dither=Image.Dither.NONE).save(target, optimize=True)
    page.close()


if __name__ == "__main__":
    main()
