"""The sample's site, built and served once, and readers who notice whatever goes wrong while they read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError

from tests.browser.form import Desk
from tests.browser.kinds import ARTICLE, MOVED, RERUN, WITHDRAWN
from tests.photos import card, jpeg
from tests.programs import good_chromium, lacking
from tests.server import serve
from tests.sites import ROOT, command, copy_product, skip_unless_sample

NEWSROOM = (".git", "docs", "mandate.yml", "cover.png")
TAKEN_BACK = """\
---
title: Bài đã gỡ
date: 2025-04-02
topics: [duoi-nuoc]
withdrawn: {date: 2025-04-03, reason: Mẫu để thử, words: 400, sha256: %s}
sample: true
---
"""


@dataclass(frozen=True)
class Site:
    """A built site: where it is served, and the folder it is served from."""

    url: str
    folder: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample as `scripts/build.py` builds it, served at its own `site_url`.

    One article more was taken back, one came from another address, and one shows a photo: pages that the
    sample lacks.
    """
    skip_unless_sample()
    root = tmp_path_factory.mktemp("site") / "Tòa soạn"
    copy_product(root)
    for part in NEWSROOM:
        source = ROOT / part
        if source.exists():
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    (root / f"docs/{WITHDRAWN.rstrip('/')}.md").write_text(TAKEN_BACK % ("0" * 64), "utf-8")
    moved = root / f"docs/{ARTICLE.rstrip('/')}.md"
    moved.write_text(
        moved.read_text("utf-8").replace("---\n", f"---\nmoved_from: {MOVED.rstrip('/')}\n", 1), "utf-8"
    )
    pictured = root / f"docs/{RERUN.rstrip('/')}.md"
    pictured.with_name("the-mau.jpg").write_bytes(jpeg(card((1200, 800)), place=False))
    photo = "\n\n![Bốn ô màu: đỏ, xanh lá, xanh dương & vàng](the-mau.jpg){people=none}\n"
    pictured.write_text(pictured.read_text("utf-8") + photo, "utf-8")
    with serve(root / "site") as url:
        config = root / "mkdocs.yml"
        config.write_text(
            re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8")), "utf-8"
        )
        built = command(root, "build")
        assert built.returncode == 0, built.stdout + built.stderr
        yield Site(url, root / "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """This machine's Chromium. Without one the tests are skipped, or fail where it is required."""
    with good_chromium() as started:
        yield started


class Reader:
    """Somebody who opens pages of the site; `faults` is what a page did that no page may do.

    That is: an error in the console or in a script, a file that is not there, a request to another host.
    """

    def __init__(self, browser: Browser, site: Site) -> None:
        self.faults: list[str] = []
        self.requests: list[Request] = []
        self._browser, self._site = browser, site

    def open(self, address: str | None = None, width: int = 1280, **options: Any) -> Page:
        """A page of a new visitor, at an address of the site; `options` are those of Playwright's context."""
        viewport = {"width": width, "height": 800}
        context = self._browser.new_context(
            base_url=self._site.url,
            viewport=viewport,  # type: ignore[arg-type]
            **{"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", **options},
        )
        context.on("request", self._requested)
        context.on("console", self._said)
        context.on("weberror", self._threw)
        context.on("requestfailed", self._failed)
        context.set_default_timeout(5000)
        page = context.new_page()
        if address is not None:
            page.goto(address)
        return page

    def _requested(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith((self._site.url, "data:", "blob:")):
            self.faults.append(f"asked for {request.url}")

    def _threw(self, found: WebError) -> None:
        if "Transition was" not in found.error.message:  # a fade from page to page that the browser left out
            self.faults.append(str(found.error))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before all had come
            self.faults.append(f"{request.url}: {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        is_of_page_itself = message.page is not None and message.location["url"] == message.page.url
        if message.type == "error" and not ("404" in message.text and is_of_page_itself):
            self.faults.append(f"{message.location['url']}: {message.text}")


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """A reader whose pages may not do anything wrong."""
    reader = Reader(browser, site)
    yield reader
    for context in browser.contexts:
        context.close()
    assert reader.faults == []


@pytest.fixture
def page(reader: Reader) -> Page:
    """A blank page of a wide window; `page.goto("thang/")` goes to an address of the site."""
    return reader.open()


BROUGHT = ROOT / "build/admin"
REPOSITORY = "https://github.com/toa-soan/tre-em"


@pytest.fixture(scope="session")
def form(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample's site with the form in it, served."""
    wanted = ("node_modules/.package-lock.json", "wheels/requirement.txt")
    if not all((BROUGHT / name).is_file() for name in wanted):
        lacking("the form. Run python3 scripts/add_admin.py --fetch once, which needs npm and a network")
    root = tmp_path_factory.mktemp("form")
    copy_product(root)
    shutil.copy(ROOT / "mandate.yml", root)
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(site.folder, root / "site")
    (root / "build").mkdir()
    (root / "build/admin").symlink_to(BROUGHT)
    added = command(root, "add_admin", "--repository", REPOSITORY)
    assert added.returncode == 0, added.stdout + added.stderr
    with serve(root / "site") as url:
        yield Site(url, root / "site")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A working tree of the sample."""
    root = tmp_path / "Tòa soạn"
    copy_product(root)
    for part in NEWSROOM:
        source = ROOT / part
        if source.exists() and part != ".git":
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    return root


@pytest.fixture
def desk(browser: Browser, form: Site, tree: Path) -> Iterator[Desk]:
    """The form, open on a working tree; whatever goes wrong in the browser fails the test."""
    reader = Reader(browser, form)
    yield Desk(reader.open(), tree, reader.faults)
    for context in browser.contexts:
        context.close()
    assert reader.faults == []
