"""Measure a first visit by a slow phone on a weak line, beside plain pages of the same article."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "scripts"))
import _environment

_environment.enter("test")
sys.path.append(str(_environment.ROOT))

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from statistics import median

import click
import markdown
from playwright.sync_api import Browser, Request
from tests.browser.kinds import ARTICLE, KINDS
from tests.chromium import SLOW_4G, TWO_G, find_chromium, launch, slow_down
from tests.server import serve

ROOT = _environment.ROOT
PAGES = ("home", "article", "broadcast", "topic", "ledger")
LINES = {"4g": (SLOW_4G, 4), "2g": (TWO_G, 6)}
"""Lines by name, and how many times slower the processor of the phone is that is on them."""

PLAIN = """\
site_name: Plain
theme: {name: material, language: vi, font: false}
plugins: []
"""

WORDS = """\
<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><h1>{title}</h1>{body}
"""
"""A page of the same words and nothing else."""

WATCH = """
window.painted = window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(paint => painted = paint.startTime))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(shift => shifted += shift.value))
  .observe({type: "layout-shift", buffered: true});
"""
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
HEAD = "page           requests  kB text   kB all  first s largest s   shift"
ROW = "{:<14} {:>8.0f} {:>8.1f} {:>8.1f} {:>8.2f} {:>9.2f} {:>7.4f}"


@dataclass(frozen=True)
class Visit:
    """Requests, kB over the wire without and with pictures, seconds to first and largest paint, shift."""

    requests: int
    text: float
    all: float
    first: float
    largest: float
    shift: float


@click.command(help="Đo lần đầu mở trang trên điện thoại chậm, mạng yếu, cạnh một trang MkDocs trơn.")
@click.option("--times", default=5, show_default=True, help="Số lần mở mỗi trang; lấy trung vị.")
@click.option("--line", type=click.Choice(list(LINES)), default="4g", show_default=True, help="Mạng nào.")
def main(times: int, line: str) -> None:
    """Build both sites, visit them in turn, and print the median of each page."""
    chromium = find_chromium()
    if chromium is None:
        raise click.ClickException("Máy này chưa có Chromium; hãy cài, hoặc ghi đường dẫn vào biến CHROMIUM.")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours, plain = Path(folder) / "site", Path(folder) / "plain"
        _run(str(ROOT / "scripts" / "build.py"), "--output", str(ours))
        _build_plain(plain)
        with serve(ours) as here, serve(plain / "site") as there, launch(chromium) as browser:
            addresses = {
                "plain article": there,
                "words alone": f"{there}words.html",
                **{page: here + KINDS[page] for page in PAGES},
            }
            visits = {
                page: [_visit(browser, url, line) for _ in range(times)] for page, url in addresses.items()
            }
    click.echo(HEAD)
    for page, seen in visits.items():
        values = [median(getattr(visit, field) for visit in seen) for field in Visit.__dataclass_fields__]
        click.echo(ROW.format(page, *values))


def _run(*arguments: str) -> None:
    subprocess.run((sys.executable, "-P", "-X", "utf8", *arguments), check=True, capture_output=True)


def _build_plain(folder: Path) -> None:
    """A site of one page, the body and picture of the article in Material as it comes, and its bare words."""
    source = ROOT / "docs" / f"{ARTICLE.rstrip('/')}.md"
    picture = source.with_suffix(".svg")
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    body = source.read_text("utf-8").split("\n---\n", 1)[1]
    (folder / "docs" / "index.md").write_text(f"# {source.stem}\n\n![]({picture.name})\n\n{body}", "utf-8")
    shutil.copy(picture, folder / "docs")
    _run("-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"))
    words = WORDS.format(title=source.stem, body=markdown.markdown(body))
    (folder / "site" / "words.html").write_text(words, "utf-8")


def _visit(browser: Browser, address: str, line: str) -> Visit:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True
    )
    page = context.new_page()
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108
    page.add_init_script(WATCH)
    network, slower = LINES[line]
    slow_down(page, slower, network)
    page.goto(address, wait_until="networkidle", timeout=120_000)
    page.wait_for_function(f"{FIRST_PAINT} > 0", timeout=120_000)
    first, largest, shift = page.evaluate(f"[{FIRST_PAINT}, painted, shifted]")
    kilobytes = {
        request: (request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"]) / 1000
        for request in requests
    }
    text = sum(size for request, size in kilobytes.items() if request.resource_type != "image")
    context.close()
    return Visit(len(requests), text, sum(kilobytes.values()), first / 1000, largest / 1000, shift)


if __name__ == "__main__":
    main()
