"""The form at /admin/ on a server of one's own: the vendored Sveltia CMS against the desk, by Chromium."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Request, Route

from tests.browser.conftest import BROUGHT, Reader, Site
from tests.browser.form import PASTE
from tests.browser.form import Desk as Opened
from tests.browser.test_admin import photo
from tests.newsdesk import Desk, body
from tests.own_server import Form, OwnServer
from tests.programs import lacking
from tests.server import serve
from tests.sites import command

pytestmark = pytest.mark.browser

FIRST, SECOND = "docs/bao/2026/01/be-boi.md", "docs/bao/2026/01/ao-ho.md"


@dataclass(frozen=True)
class Office:
    """An own server at work: its site with the form, and who asks the desk."""

    server: OwnServer
    form: Form
    site: Site


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A site with two articles of a newspaper, built and served with the form in front of the desk."""
    if not (BROUGHT / "node_modules/.package-lock.json").is_file():
        lacking("the form. Run python3 scripts/add_admin.py once, which fetches it through npm")
    folder = tmp_path_factory.mktemp("own")
    desk = Desk(folder / "Bàn biên tập")
    for path in ("bao/2026/01/be-boi", "bao/2026/01/ao-ho", "dai/2026/01/tiem-dung-lich"):
        desk.article(path)
    server = OwnServer(folder, desk)
    clone = server.clone
    (clone / "build").mkdir()
    (clone / "build/admin").symlink_to(BROUGHT)
    with server.answering() as form, serve(clone / "site", form.port) as url:
        config = clone / "mkdocs.yml"
        named = re.sub(r"(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8"))
        config.write_text(named, "utf-8")
        built = command(clone, "build", "--as-of", "2026-02-10")
        assert built.returncode == 0, built.stdout + built.stderr
        added = command(clone, "add_admin")
        assert added.returncode == 0, added.stdout + added.stderr
        yield Office(server, form, Site(url, clone / "site"))


class Phone(Opened):
    """An editor with a phone, who has not signed in yet."""

    def __init__(self, reader: Reader) -> None:
        self.page, self.faults = reader.open("admin/", width=360), reader.faults
        self.page.set_default_timeout(30000)
        self.page.set_viewport_size({"width": 360, "height": 6000})  # fields out of sight are not drawn

    def sign_in(self, token: str) -> None:
        self.page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
        self.page.get_by_role("textbox", name="Mã truy cập cá nhân").fill(token)
        self.page.get_by_role("alertdialog").get_by_role("button", name="Đăng nhập").click()

    def refused(self) -> str:
        """What the form says when it could not save, once it was asked to."""
        self.page.get_by_role("button", name="Lưu", exact=True).click()
        said = self.page.get_by_role("alertdialog")
        said.wait_for()
        text = said.inner_text()
        said.get_by_role("button").last.click()
        said.wait_for(state="hidden")  # or it is read once more the next time
        return text


@pytest.fixture
def phone(browser: Browser, office: Office) -> Iterator[Phone]:
    """Whatever goes wrong in the browser fails the test, but for what a test takes out of `faults`."""
    reader = Reader(browser, office.site)
    phone = Phone(reader)
    yield phone
    for context in browser.contexts:
        context.close()
    assert reader.faults == []


def forget(phone: Phone, *signs: str) -> None:
    """Take out the faults that were meant: an answer that refuses, and the form's word of it."""
    left = [fault for fault in phone.faults if not any(sign in fault for sign in signs)]
    phone.faults[:] = left


def test_who_has_a_token_signs_in_and_sees_the_articles(office: Office, phone: Phone) -> None:
    """A wrong one is told; nothing but the site is asked, and the policy of the form is kept."""
    phone.sign_in("sai")
    phone.page.get_by_text("Mã truy cập được cung cấp không hợp lệ").wait_for()
    phone.page.reload()
    phone.sign_in(office.form.token)
    phone.page.get_by_role("treeitem", name="Báo Tỉnh").wait_for()
    phone.page.goto("admin/#/collections/bao")
    for title in ("Bài be-boi", "Bài ao-ho"):
        phone.page.get_by_text(title).first.wait_for()
    forget(phone, "401", "Invalid token")


def test_an_article_is_changed_and_a_new_one_comes_with_its_picture(office: Office, phone: Phone) -> None:
    """Each save is a commit of the person; what nobody edited stays; the picture lies beside the article."""
    before = office.server.text(FIRST)
    phone.sign_in(office.form.token)
    phone.page.get_by_role("treeitem", name="Báo Tỉnh").wait_for()
    phone.open(FIRST)
    phone.field("Sa-pô").fill("Một câu: “mới” & <b>.")
    phone.save()
    assert office.server.text(FIRST) == before.replace(
        "topics: [duoi-nuoc]\n", "topics: [duoi-nuoc]\ndescription: 'Một câu: “mới” & <b>.'\n"
    )
    phone.open("bao")
    phone.field("Tên bài").fill("Bờ ao có rào")
    phone.field("Ngày đăng").fill("2026-02-06")
    phone.group("Chủ đề").get_by_role("checkbox", name="Đuối nước").click()
    phone.add("Ảnh")
    camera = {"name": "Ảnh Ao.JPG", "mimeType": "image/jpeg", "buffer": photo()}
    phone.page.locator("input[type=file]").first.set_input_files(camera)  # type: ignore[arg-type]
    phone.field("Lời tả ảnh").fill("Bờ ao có rào tre")
    phone.group("Trong ảnh có ai?").get_by_role("radio", name="Không có ai").click()
    phone.field("Nội dung").click()
    phone.field("Nội dung").evaluate(PASTE, f"<p>{body('rào', 240)}</p>")
    phone.group("Còn là bản nháp").get_by_role("switch").click()
    phone.save()
    added = office.server.git("show", "--name-only", "--format=%an <%ae>", "main").split("\n")
    assert added == [
        "Nguyễn Thị Lan <lan@bao.vn>",
        "",
        "docs/bao/2026/02/anh-ao.webp",
        "docs/bao/2026/02/bo-ao-co-rao.md",
    ]
    phone.open("docs/bao/2026/02/bo-ao-co-rao.md")
    phone.field("Tên bài").fill("Bờ ao đã có rào")
    phone.save()
    assert "title: Bờ ao đã có rào" in office.server.text("docs/bao/2026/02/bo-ao-co-rao.md")


def test_what_the_desk_refuses_is_shown_in_its_words(office: Office, phone: Phone) -> None:
    """Of the check, and of a change that somebody else made a moment before; what was typed stays."""
    phone.sign_in(office.form.token)
    phone.page.get_by_role("treeitem", name="Báo Tỉnh").wait_for()
    phone.open(SECOND)
    phone.field("Tên bài").fill("Tên tôi vừa gõ")
    head = office.server.git("rev-parse", "main")

    def broken(route: Route, request: Request) -> None:
        sent = json.loads(request.post_data or "")
        text = b64decode(sent["files"][0]["content"]).decode().replace("[duoi-nuoc]", "[khong-co]")
        sent["files"][0]["content"] = b64encode(text.encode()).decode()
        route.continue_(post_data=json.dumps(sent).encode())

    phone.page.route("**/api/v1/**/contents", broken)
    said = phone.refused()
    assert "Bài chưa được lưu vì còn lỗi" in said
    assert "không có chủ đề nào mang mã “khong-co”" in said
    assert office.server.git("rev-parse", "main") == head
    assert phone.field("Tên bài").input_value() == "Tên tôi vừa gõ"
    phone.page.unroute("**/api/v1/**/contents")

    desk = office.server.desk
    desk.git("pull", "--quiet", "--rebase", "origin", "main")
    desk.article("bao/2026/01/ao-ho", title="Người khác vừa sửa")
    desk.commit("2026-02-09T10:00:00+07:00")
    desk.git("push", "--quiet", "origin", "main")
    # The form asks once more before it saves; somebody who pushes after that is what the desk is to see.
    old = {"name": "main", "commit": {"id": head, "message": ""}}
    phone.page.route("**/api/v1/**/branches/main", lambda route: route.fulfill(json=old))
    assert "đã có người khác sửa bài này" in phone.refused()
    assert "Người khác vừa sửa" in office.server.text(SECOND)
    phone.page.unroute("**/api/v1/**/branches/main")
    forget(phone, "422", "409", "lỗi", "người khác")
