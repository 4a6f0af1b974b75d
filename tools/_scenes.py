"""The pictures of the guides: each of what the product shows, prints or writes, in a newsroom of its own."""

from __future__ import annotations

import html
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import markdown
from docx import Document
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, BrowserContext, Locator, Page
from tests.browser import form
from tests.newsdesk import Desk
from tests.server import serve
from tests.sites import ROOT, command, copy_product

from media_mandate.desk.form import REASONS
from media_mandate.mandate.file import FILE, load_mandate
from media_mandate.messages import _, translator

words = translator("vi")

LOADED, _problems = load_mandate(ROOT / FILE)
OUTLET, OTHER = (
    next((outlet.id for outlet in (LOADED.mandate.outlets if LOADED else ()) if kind in outlet.kinds), kind)
    for kind in ("newspaper", "broadcaster")
)
MONTH = "2025-06"
ARTICLE = f"docs/{OUTLET}/2025/06/phong-dien-giat-mua-mua.md"
AIRED = f"docs/{OUTLET}/2025/06/thang-hanh-dong-vi-tre-em-bat-dau-tu-nha.md"
BROADCAST = "broadcast: {programme: Trẻ em hôm nay, channel: KRT, aired: %sT19:45, duration: PT4M30S}\n"
DAY, LAST_DAY, NEXT_DAY = "2025-06-20", "2025-06-30", "2025-07-01"

WIDTH = 520
MARGIN = 6
SIGNS = {"✅": '<b class="good">✓</b>', "⛔": '<b class="bad">✗</b>', "⚠️": '<b class="bad">!</b>'}
READY = "Promise.all([document.fonts.ready, ...[...document.images].map(image => image.decode())])"
FACE = '@font-face { font-family: "Be Vietnam Pro"; font-weight: %d; src: url(data:font/woff2;base64,%s); }'


class MissingFormError(Exception):
    """The form at /admin/ cannot be had on this machine; the text is what the command said of it."""


@dataclass(frozen=True)
class Scene:
    """One picture: its name in `guides/pictures/`, and the bytes of a PNG."""

    name: str
    png: bytes


def scenes(browser: Browser, folder: Path, miss: str) -> Iterator[Scene]:
    """Every picture, taken in newsrooms below `folder`; `miss` is the entry that records one.

    Raises MissingFormError.
    """
    camera = Camera(browser)
    yield from _form(camera, folder / "bieu-mau")
    yield from _word(camera, folder / "word")
    yield from _github(camera, folder / "github")
    yield from _last_day(camera, folder / "cuoi-thang")
    yield from _miss(camera, folder / "thieu", miss)
    yield from _withdrawal(camera, folder / "go-bai")


class Camera:
    """Takes pictures of pages, as wide as they are and from one thing on them to another."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def context(self, **options: Any) -> BrowserContext:
        return self._browser.new_context(
            viewport={"width": WIDTH, "height": 3000},
            device_scale_factor=2,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            **options,
        )

    @contextmanager
    def page(self, address: str | None = None) -> Iterator[Page]:
        context = self.context()
        page = context.new_page()
        if address is not None:
            page.goto(address, wait_until="networkidle")
            page.reload(wait_until="networkidle")  # the typeface is optional at first
            page.evaluate(READY)
        yield page
        context.close()

    def site(self, folder: Path, address: str, first: str, last: str) -> bytes:
        """A page of a built site, from one element to another, named by selectors."""
        with serve(folder) as url, self.page(url + address) as page:
            return cut(page, page.locator(first).first, page.locator(last).last)

    def console(self, typed: str, printed: str) -> bytes:
        """A command as it is typed on Windows, and what it printed."""
        words = " ".join(f"<span>{html.escape(word)}</span>" for word in typed.split(" "))
        text = f"<pre><b>&gt; {words}</b>\n{html.escape(printed.strip())}</pre>"
        return self._sheet("Cửa sổ lệnh", text, ink="#f3efe4", paper="#121c1a", band="#364943")

    def file(self, path: str, text: str) -> bytes:
        """A file's text as it stands."""
        return self._sheet(path, f"<pre>{html.escape(text.strip())}</pre>")

    def summary(self, text: str) -> bytes:
        """What a command says in Markdown, as it is shown above the list of what a change touches."""
        shown = markdown.markdown(text, extensions=["sane_lists"])
        for sign, plain in SIGNS.items():  # not every machine has a typeface for these
            shown = shown.replace(sign, plain)
        return self._sheet("Bản tóm tắt của máy", f"<article>{shown}</article>")

    def _sheet(
        self, title: str, content: str, ink: str = "#1d2b27", paper: str = "#fffdf8", band: str = "#0b5d4e"
    ) -> bytes:
        look = {"ink": ink, "paper": paper, "band": band}
        with self.page() as page:
            page.set_content(drawn("sheet.html", title=title, content=content, **look))
            page.evaluate(READY)
            return page.locator("body").screenshot()


def cut(page: Page, first: Locator, last: Locator) -> bytes:
    """The whole width of a page, from the top of one element to the foot of another."""
    page.evaluate("window.scrollTo(0, 0)")
    begin, end = first.bounding_box(), last.bounding_box()
    assert begin is not None
    assert end is not None
    top = max(0, begin["y"] - MARGIN)
    height = end["y"] + end["height"] + MARGIN - top
    size = page.viewport_size
    assert size is not None
    clip = {"x": 0, "y": top, "width": size["width"], "height": height}
    return page.screenshot(clip=clip, full_page=True, animations="disabled")  # type: ignore[arg-type]


def drawn(template: str, **values: str) -> str:
    """A template of the guides filled in, in the typeface of the house."""
    folder = ROOT / "theme" / "assets" / "fonts"
    files = {weight: (folder / f"be-vietnam-pro-{weight}.woff2").read_bytes() for weight in (400, 700)}
    faces = "".join(FACE % (weight, b64encode(raw).decode()) for weight, raw in files.items())
    templates = Environment(
        loader=FileSystemLoader(ROOT / "templates" / "guides"), undefined=StrictUndefined, autoescape=True
    )
    return templates.get_template(template).render(faces=faces, **values)


def newsroom(root: Path, today: str) -> Desk:
    """The sample on some day, in git; the newspaper has no article of the last month yet."""
    copy_product(root)
    desk = Desk(root, on_day((ROOT / "mandate.yml").read_text("utf-8"), today))
    shutil.copytree(ROOT / "docs", root / "docs")
    for file in ("cover.png", ".gitignore"):
        shutil.copy(ROOT / file, root / file)
    for path in (root / ARTICLE).parent.iterdir():
        path.unlink()
    post = frontmatter.load(str(ROOT / AIRED))
    aired = (ROOT / AIRED).read_text("utf-8")
    aired = re.sub(r"(?m)^image: .*\n", BROADCAST % post["date"], aired)
    desk.write(AIRED.replace(OUTLET, OTHER), aired)
    desk.commit(f"{today}T08:00:00+07:00")
    return desk


def on_day(mandate: str, today: str) -> str:
    """The sample's mandate with its clock stopped on another day."""
    return re.sub(r"(?m)^(  as_of: ).*$", rf"\g<1>{today}", mandate)


def with_miss(mandate: str, miss: str) -> str:
    """A mandate with one exception more, where the guide says that it goes."""
    return mandate.replace("\nexceptions:\n", f"\nexceptions:\n{miss}", 1)


def article() -> str:
    """The text of the example, ready to be published."""
    return (ROOT / ARTICLE).read_text("utf-8").replace("draft: true\n", "")


def _said(desk: Desk, name: str, *arguments: str) -> tuple[str, str]:
    """A command as it is typed, and all that it printed."""
    run = command(desk.root, name, *arguments)
    return f"py scripts/{name}.py {' '.join(arguments)}".strip(), run.stdout + run.stderr


def _form(camera: Camera, root: Path) -> Iterator[Scene]:
    desk = newsroom(root, DAY)
    _said(desk, "build")
    _with_form(root)
    with serve(root / "site") as url:
        context = camera.context(base_url=url)
        editor = form.Desk(context.new_page(), root, [])
        editor.page.set_viewport_size({"width": WIDTH, "height": 6000})
        yield from _filled(editor)
        editor.take()
        context.close()
    _said(desk, "build")
    written = next(path for path in (root / ARTICLE).parent.glob("*.md"))
    address = written.relative_to(root / "docs").with_suffix("").as_posix() + "/"
    shown = camera.site(root / "site", address, ".house-header", ".article__facts")
    yield Scene("bieu-mau-bai-da-dang", shown)


def _with_form(root: Path) -> None:
    if (brought := ROOT / "build" / "admin").is_dir():
        (root / "build" / "admin").symlink_to(brought)
    added = command(root, "add_admin", "--repository", "https://github.com/toa-soan/tre-em")
    if added.returncode:
        raise MissingFormError(added.stderr.strip())


def _withdrawal(camera: Camera, root: Path) -> Iterator[Scene]:
    """An article is taken back in the form, and its address says so."""
    desk = newsroom(root, DAY)
    desk.write(ARTICLE, article())
    desk.commit(f"{DAY}T09:00:00+07:00")
    _said(desk, "build")
    _with_form(root)
    block = words(_("Withdraw the article"))
    with serve(root / "site") as url:
        context = camera.context(base_url=url)
        editor = form.Desk(context.new_page(), root, [])
        editor.page.set_viewport_size({"width": WIDTH, "height": 6000})
        editor.open(ARTICLE)
        editor.add(block)
        editor.group(block).locator("input[type=date]").fill(DAY)
        editor.group(block).get_by_role("radio", name=words(REASONS[0]), exact=True).click()
        editor.field(words(_("Title"))).focus()
        editor.page.wait_for_timeout(500)
        yield Scene("go-bai-trong-bieu-mau", cut(editor.page, editor.group(block), editor.group(block)))
        editor.save()
        editor.take()
        context.close()
    desk.commit(f"{DAY}T09:10:00+07:00")
    _said(desk, "build")
    address = ARTICLE.removeprefix("docs/").removesuffix(".md") + "/"
    yield Scene("go-bai-da-go", camera.site(root / "site", address, ".house-header", "article"))


def _filled(editor: form.Desk) -> Iterator[Scene]:
    """The example is typed into the form; on the way it is saved once too early."""
    post = frontmatter.loads(article())
    page, children = editor.page, words(_("Children in this article"))
    save = page.get_by_role("button", name="Lưu", exact=True)
    editor.open(OUTLET)
    editor.field(words(_("Title"))).fill(str(post["title"]))
    editor.field(words(_("Day of publication"))).fill(DAY)
    editor.choose(words(_("Topics")), "Phòng tai nạn thương tích")
    editor.field(words(_("Standfirst"))).fill(str(post["description"]))
    body = markdown.markdown(post.content.partition("\n!!!")[0])
    editor.field(words(_("Text"))).click()
    editor.field(words(_("Text"))).evaluate(form.PASTE, body)
    editor.add(children)
    draft = editor.group(words(_("Still a draft")))
    draft.get_by_role("switch").click()
    editor.group(children).get_by_role("radio", name="Không", exact=True).click()
    editor.field(words(_("Title"))).focus()
    page.wait_for_timeout(500)
    yield Scene("bieu-mau-dau-bai", cut(page, save, editor.group(words(_("Topics")))))
    yield Scene("bieu-mau-het-nhap", cut(page, draft, draft))
    editor.save()


def _word(camera: Camera, root: Path) -> Iterator[Scene]:
    desk = newsroom(root, DAY)
    post = frontmatter.loads(article())
    title = str(post["title"])
    word = Document()
    word.add_paragraph(title, style="Title")
    word.add_paragraph(str(post["description"]), style="Subtitle")
    for block in post.content.partition("\n!!!")[0].split("\n\n"):
        for line in block.splitlines():
            style = {"## ": "Heading 1", "- ": "List Bullet"}.get(line[: line.find(" ") + 1])
            word.add_paragraph(line.removeprefix("## ").removeprefix("- "), style=style)
    word.save(str(root / "bai.docx"))
    typed, printed = _said(
        desk, "import_word", "bai.docx", "--outlet", OUTLET, "--date", DAY, "--topic", "tai-nan-thuong-tich"
    )
    yield Scene("word-thanh-bai", camera.console(typed, printed))
    draft = next((root / ARTICLE).parent.glob("*.md"))
    command(root, "build", "--drafts")
    address = draft.relative_to(root / "docs").with_suffix("").as_posix() + "/"
    shown = camera.site(root / "build" / "preview", address, "main", "main h1")
    yield Scene("word-xem-thu", shown)


def _github(camera: Camera, root: Path) -> Iterator[Scene]:
    desk = newsroom(root, DAY)
    text = article()
    lines = text.splitlines()
    yield Scene("github-tep-bai", camera.file(ARTICLE, "\n".join(lines[: lines.index("---", 1) + 4])))
    desk.git("switch", "--quiet", "--create", "bai-moi")
    for name, written in (("duoc", text), ("sai", _mistaken(text))):
        desk.write(ARTICLE, written)
        desk.commit(f"{DAY}T09:00:00+07:00")
        _typed, said = _said(desk, "check", "--against", "main", "--format", "markdown")
        yield Scene(f"github-tom-tat-{name}", camera.summary(_without_table(said)))


def _mistaken(text: str) -> str:
    """The example as somebody types it who writes days as on paper and forgets the question on children."""
    return re.sub(r"(?m)^date: .*$", "date: 19/6/2025", re.sub(r"(?m)^children: .*\n", "", text))


def _without_table(said: str) -> str:
    """A summary down to the verdict, where its long tables begin."""
    return re.split(r"(?m)^\|", said)[0]


def _last_day(camera: Camera, root: Path) -> Iterator[Scene]:
    desk = newsroom(root, LAST_DAY)
    yield Scene("cuoi-thang-con-han", camera.console(*_said(desk, "check", "--outlet", OUTLET)))
    _said(desk, "build")
    yield Scene(
        "cuoi-thang-so-theo-doi",
        camera.site(root / "site", "so-theo-doi/", "main .quiet >> nth=0", "main .note >> nth=0"),
    )
    desk.write("mandate.yml", on_day((root / "mandate.yml").read_text("utf-8"), NEXT_DAY))
    yield Scene("cuoi-thang-con-thieu", camera.console(*_said(desk, "check", "--outlet", OUTLET)))


def _miss(camera: Camera, root: Path, miss: str) -> Iterator[Scene]:
    desk = newsroom(root, NEXT_DAY)
    desk.write("mandate.yml", with_miss((root / "mandate.yml").read_text("utf-8"), miss))
    yield Scene("thieu-da-ghi-nhan", camera.console(*_said(desk, "check", "--outlet", OUTLET)))
    command(root, "build")
    heading = f'[id="{OUTLET}-{MONTH}"]'
    told = camera.site(root / "site", "so-theo-doi/", heading, f"{heading} + .exception")
    table = "main table >> nth=0"
    shown = camera.site(root / "site", "so-theo-doi/", table, f"{table} >> tr >> nth=6")
    yield Scene("thieu-tren-so", shown)
    yield Scene("thieu-loi-giai-trinh", told)
