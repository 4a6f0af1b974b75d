"""A hijacked account writes what it wants: nothing of it runs in a reader's browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Dialog

from media_mandate.build import ORDER, Order
from media_mandate.newsroom import read_newsroom
from tests.browser.conftest import Reader, Site
from tests.newsdesk import MANDATE, NOW, Desk, body
from tests.reading.test_sanitising import ATTACKS
from tests.server import serve
from tests.sites import copy_product

pytestmark = pytest.mark.browser

RUN = "window.attacked=1,alert(1)"
AS_OF = date(2026, 2, 10)

BODIES = [attack.replace("x()", RUN) for attack in ATTACKS] + [
    f"[bấm](javascript:{RUN})",
    f"[bấm](JaVaScRiPt:{RUN})",
    "[bấm](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    f"<javascript:{RUN}>",
    f"[bấm][ref]\n\n[ref]: javascript:{RUN} 'x'",
    f"[bấm](vbscript:{RUN})",
    f"## Đầu đề {{: onclick={RUN} }}",
    f"## Đầu đề {{: #__config onmouseover='{RUN}' }}",
    f"Chữ{{: style=position:fixed onfocus={RUN} tabindex=0 autofocus }}",
    f'!!! info "<img src=x onerror={RUN}>"\n    Chữ',
    f"| <script>{RUN}</script> | b |\n| --- | --- |\n| <img src=x onerror={RUN}> | d |",
    f"Chữ[^1]\n\n[^1]: <svg onload={RUN}></svg>",
    f'*[BHYT]: "><script>{RUN}</script>\n\nBHYT',
    f"Từ\n:   <iframe src=javascript:{RUN}></iframe>",
    f"<div markdown=1 onclick={RUN}>\n**đậm** <script>{RUN}</script>\n</div>",
    f"```html\n<script>{RUN}</script>\n```\n",
    f"`<script>{RUN}</script>`",
    f"<a href='jav&#x09;ascript:{RUN}'>a</a>",
    f"<a href=&#106;avascript&colon;{RUN}>a</a>",
    f"<img src=x:x onerror&#61;{RUN}>",
    f"<img src='x' \nonerror\n=\n'{RUN}'>",
    f"<img/src=x/onerror={RUN}>",
    f"<p title='</p><script>{RUN}</script>'>x</p>",
    f"<audio src=x onerror={RUN} autoplay></audio>",
    f"<video><source src=x onerror={RUN}></video>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<body onload={RUN}><html onclick={RUN}>",
    f"<textarea autofocus onfocus={RUN}></textarea>",
    f"<select autofocus onfocus={RUN}><option>x</select>",
    f"<isindex type=image src=1 onerror={RUN}>",
    f"<xss style='animation-name:x' onanimationstart={RUN}></xss>",
    f"<svg><animate onbegin={RUN} attributeName=x></svg>",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=9>x</text></a></svg>",
    f"<svg><foreignObject><img src=x onerror={RUN}></foreignObject></svg>",
    f"</article></main><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"{{{{ config.__class__ }}}} {{% include 'x' %}} <script>{RUN}</script>",
    f"<img src=x alt='`' onerror='{RUN}'>`",
    "![Bể](ve.svg){srcset='//evil.example/s.png 2x' poster=//evil.example/p.png}",
    "<video src=x poster=/\t/evil.example/p.png></video>",
    "<picture><source srcset='https://evil.example/s.png 2x'><img src=x alt=x></picture>",
    "<audio src=//evil.example/a.mp3 preload=auto></audio>",
    "<video preload=auto><source src=\\\\evil.example/a.mp4><track default src=https:evil.example></video>",
]

TEXTS = [
    f'"><img src=x onerror={RUN}>',
    f"</script><script>{RUN}</script>",
    f"</title><svg onload={RUN}>",
    f"' onmouseover='{RUN}' x='",
    f"--><script>{RUN}</script><!--",
    "{{ 7 * 7 }}{% raw %}",
]


_SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'"
DRAWINGS = {
    "chay.svg": f"{_SVG} onload='{RUN}'/>",
    "trong.svg": f"{_SVG}><script>{RUN}</script></svg>",
    "ngoai.svg": f"{_SVG}><image href='//evil.example/a.png' width='1' height='1'/></svg>",
    "thoat.svg": f"{_SVG}><rect fill='\\75rl(//evil.example/b)' width='9' height='9'/></svg>",
    f"ten' onerror='{RUN}' x='.svg": f"{_SVG}/>",
    f"ten'><script>{RUN};<.svg".replace("/", ""): f"{_SVG}/>",
}
"""Drawings beside an article, by their names."""


def test_there_are_sixty_ways_and_more() -> None:
    """Bodies, and each text in each field that readers see."""
    assert len(BODIES) + len(DRAWINGS) >= 66
    assert len(TEXTS) >= 6


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site built from attacks alone, as if nothing had been told of them; served at its own address."""
    desk = Desk(tmp_path_factory.mktemp("attacks") / "Tòa soạn")
    said = {"Báo Tỉnh": TEXTS[0], "Vì trẻ em": TEXTS[1], "Đuối nước": TEXTS[2], "Phòng đuối nước.": TEXTS[3]}
    said |= {"Sở Y tế": TEXTS[4], "Chăm sóc trẻ em": TEXTS[0], "Ít nhất 01 lần/tháng.": TEXTS[1]}
    mandate = MANDATE
    for name, text in said.items():
        mandate = mandate.replace(name, json.dumps(text))
    desk.write("mandate.yml", mandate)
    copy_product(desk.root)
    # Pictures without a copy and text that nobody read stop a build; what stands behind is tried here.
    for hook in (desk.root / "hooks/pictures.py", desk.root / "hooks/gate.py"):
        hook.write_text(hook.read_text("utf-8").replace("not build.is_preview", "False"), "utf-8")
    for name, drawing in DRAWINGS.items():
        desk.write(f"docs/bao/2026/01/{name}", drawing)
    shown = "\n\n".join(f"![Hình](<{name}>)" for name in DRAWINGS)
    desk.article("bao/2026/01/hinh", f"{shown}\n\n{body('hình')}")
    desk.write("docs/bao/2026/01/ve.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    for number, attack in enumerate(BODIES):
        desk.article(f"bao/2026/01/than-{number}", f"{attack}\n\n{body(f'bài{number}')}")
    for number, text in enumerate(TEXTS):
        quoted = json.dumps(text)
        desk.article(
            f"dai/2026/01/chu-{number}",
            title=quoted,
            description=quoted,
            authors=f"[{quoted}]",
            units="[so-y-te]",
            image=f"{{src: ve.svg, alt: {quoted}, credit: {quoted}, people: none}}",
            corrections=f"[{{date: 2026-01-06, text: {quoted}}}]",
            broadcast=f"{{programme: {quoted}, channel: {quoted}, aired: 2026-01-05T19:45, duration: PT4M}}",
        )
        desk.write("docs/dai/2026/01/ve.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    desk.write("docs/trang.md", f"---\ntitle: {json.dumps(TEXTS[0])}\n---\n{BODIES[0]}\n\nChữ.\n")
    with serve(desk.root / "site") as url:
        config_file = desk.root / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config_file.read_text("utf-8"))
        text = re.sub(r"(?m)^site_(name|description): .*$", rf"site_\1: {json.dumps(TEXTS[1])}", text)
        config_file.write_text(text, "utf-8")
        config = load_config(str(config_file), strict=False)
        newsroom, _problems = read_newsroom(desk.root, NOW, AS_OF)
        config.extra[ORDER] = Order(newsroom, ())
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
        yield Site(url, desk.root / "site")


def visit(reader: Reader, addresses: list[str]) -> None:
    """Open pages, move over everything and press every link that is no way out; nothing may have run."""
    page = reader.open()
    dialogs: list[str] = []

    def shown(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", shown)
    for address in addresses:
        page.goto(address)
        for kind in ("mouseover", "focus", "click"):
            page.evaluate(
                """kind => document.querySelectorAll("main *, footer *").forEach(element => {
                  element.addEventListener("click", event => event.preventDefault());
                  element.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true}));
                })""",
                kind,
            )
        assert page.evaluate("window.attacked") is None, address
        assert dialogs == [], address


def pages(site: Site, pattern: str) -> list[str]:
    return [f"{file.parent.relative_to(site.folder).as_posix()}/" for file in site.folder.glob(pattern)]


def test_nothing_that_an_article_brings_along_runs(reader: Reader, site: Site) -> None:
    """No dialog, no script, no request elsewhere, no line in the console of something stopped."""
    addresses = pages(site, "bao/2026/01/*/index.html")
    assert len(addresses) == len(BODIES) + 1
    visit(reader, addresses)
    reader.faults = [fault for fault in reader.faults if not fault.endswith("404 (Not Found)")]  # src=x


def test_no_drawing_that_acts_or_loads_reaches_the_site(reader: Reader, site: Site) -> None:
    """Opened by itself a drawing runs under no policy, so what remains of them is harmless."""
    drawings = list(site.folder.rglob("assets/pictures/*.svg"))
    assert drawings
    for file in drawings:
        assert not re.search(r"script|onload|evil", file.read_text("utf-8"))
    visit(reader, [file.relative_to(site.folder).as_posix() for file in drawings])
    reader.faults = [fault for fault in reader.faults if "favicon.ico" not in fault]  # the browser's own wish


def test_nothing_in_names_and_fields_runs(reader: Reader, site: Site) -> None:
    """Titles, alt texts, credits, corrections, programmes and the names of the mandate are texts."""
    addresses = [
        *pages(site, "dai/2026/01/*/index.html"),
        "",
        "bao/",
        "dai/",
        "thang/2026-01/",
        "so-theo-doi/",
    ]
    visit(reader, [*addresses, "chu-de/", "chu-de/duoi-nuoc/", "don-vi/so-y-te/", "rss/", "lich/", "trang/"])


def test_nothing_in_an_address_runs(reader: Reader) -> None:
    """Neither what is searched for nor an address that leads nowhere is anything but text."""
    attack = f"<img src=x onerror={RUN}>"
    visit(reader, [f"tim-kiem/?q={attack}&outlet={attack}", f"khong-co/{attack.replace('/', '')}/"])
