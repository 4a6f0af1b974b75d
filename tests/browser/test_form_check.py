"""The check before saving in a real browser: it refuses what `check` does, and says where it cannot run."""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
from collections.abc import Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

import nh3
import pytest
from playwright.sync_api import Browser, Page, expect

from media_mandate.desk.form_worker import FormDoor
from media_mandate.reading import sanitising
from media_mandate.reading.rendering import UnrenderableError, rendered
from tests.articles.test_broken import BROKEN, EXPECTED, place
from tests.browser.conftest import BROUGHT, REPOSITORY, Reader, Site
from tests.browser.form import PASTE, Desk
from tests.newsdesk import Desk as Folder
from tests.newsdesk import body
from tests.photos import SVG
from tests.server import serve
from tests.sites import ROOT, command, copy_product

pytestmark = pytest.mark.browser

READY = 120_000
"""Milliseconds that the slowest machine may take to have the check ready."""

MOST_PACKED = 10_000_000
"""Bytes that a phone may load for the check."""

START = """async () => {
  window.check = await import('/admin/check/check.js');
  window.check.start();
  await new Promise(settle => window.check.onStanding(settle));
  return window.check.standing();
}"""
ASK = "([raw, question]) => check.ask(Uint8Array.from(raw), question)"
NAMED = "Cháu Nguyễn Thị Lan, 9 tuổi, bị xâm hại ở nhà."


@pytest.fixture(scope="module")
def broken(form: Site, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The desk on which broken files are judged, with the check of its form."""
    folder = Folder(tmp_path_factory.mktemp("bàn") / "Tòa soạn")
    for outlet in ("bao", "dai"):
        folder.write(f"docs/{outlet}/2026/01/be-boi.svg", SVG)
    copy_product(folder.root)
    folder.write("site/index.html", "<!doctype html><title>Trống</title>")
    folder.write("build/trong", "")
    (folder.root / "build/admin").symlink_to(BROUGHT)
    added = command(folder.root, "add_admin", "--repository", REPOSITORY)
    assert added.returncode == 0, added.stdout + added.stderr
    return folder


@pytest.fixture
def asked(browser: Browser, broken: Folder) -> Iterator[Page]:
    """A page of that site on which the check has started."""
    with serve(broken.root / "site") as url:
        page = browser.new_page()
        page.goto(url)
        assert page.evaluate(START) == {"state": "ready", "failure": ""}
        yield page
        page.close()


def test_each_broken_file_is_told_in_the_browser_as_by_check(asked: Page, broken: Folder) -> None:
    """The same sentences in the same order, from other parsers of YAML and of HTML."""
    folder = broken.root / "site/admin/check"
    door = FormDoor((folder / "index.json").read_bytes(), (folder / "runs.bin").read_bytes())
    different = {}
    for name in EXPECTED:
        raw = (BROKEN / f"{name}.md").read_bytes()
        question = {"path": place(name), "now": "2026-02-10T03:00:00Z"}
        told = asked.evaluate(ASK, [list(raw), question])
        expected = json.loads(door.answer(json.dumps(question), raw))
        if told != expected:
            different[name] = told, expected
        assert [problem["code"] for problem in expected["problems"]] == [row[2] for row in EXPECTED[name]]
    assert different == {}


def test_all_that_the_check_loads_is_its_own_and_no_more_than_a_phone_takes(broken: Folder) -> None:
    """At most 10 MB, as a server packs it."""
    files = [path for path in (broken.root / "site/admin/check").rglob("*") if path.is_file()]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < MOST_PACKED


def write(desk: Desk, text: str) -> None:
    """A new article of the paper, whole but for its title; a draft still."""
    desk.open("bao-kon-tum")
    desk.field("Tên bài").fill("Em nhỏ ở vùng biên")
    desk.field("Ngày đăng").fill("2025-06-20")
    desk.choose("Chủ đề", "An toàn giao thông")
    desk.field("Nội dung").click()
    desk.field("Nội dung").evaluate(PASTE, text)
    desk.add("Trẻ em trong bài này")
    desk.group("Trẻ em trong bài này").get_by_role("radio", name="Có", exact=True).click()


def finish(desk: Desk) -> None:
    desk.group("Còn là bản nháp").get_by_role("switch").click()


@pytest.fixture
def phone(browser: Browser, form: Site, tree: Path) -> Iterator[Desk]:
    """The form on a phone of 360 pixels; fields out of sight are not drawn."""
    reader = Reader(browser, form)
    desk = Desk(reader.open(), tree, reader.faults)
    desk.page.set_viewport_size({"width": 360, "height": 6000})
    yield desk
    for context in browser.contexts:
        context.close()
    assert reader.faults == []


def test_a_childs_name_is_refused_before_saving_in_the_words_of_check(phone: Desk) -> None:
    """At 360 pixels: told while it is a draft, refused when it is none, saved when the name is gone.

    Once the form is there it asks nobody for anything more, and nothing stands beyond the screen.
    """
    write(phone, f"<p>{NAMED}</p><p>{body('biên', 240)}</p>")
    panel = phone.page.locator(".check")
    told = "“Nguyễn Thị Lan” là tên của một em (Nghị định 56/2017/NĐ-CP, Điều 33)."
    expect(panel).to_contain_text(told, timeout=READY)
    expect(panel.locator(".draft")).to_contain_text(REPOSITORY)
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    finish(phone)
    expect(panel.locator(".problem")).to_contain_text(told)
    phone.page.get_by_role("button", name="Lưu", exact=True).click()
    error = phone.group("Kiểm tra trước khi lưu").locator("[id$='-error']")
    expect(error.filter(has_text=told)).to_be_visible()
    assert phone.page.url.endswith("/new")
    assert not [path for path in written(phone) if "vung-bien" in path]
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 360
    phone.field("Nội dung").click()
    phone.page.keyboard.press("Control+a")
    phone.field("Nội dung").evaluate(PASTE, f"<p>Một em nhỏ ở vùng biên.</p><p>{body('biên', 240)}</p>")
    expect(panel.locator(".problem")).to_have_count(0)
    expect(panel).to_contain_text("Bài được tính cho Báo Kon Tum, tháng 6/2025.")
    assert [url for url in asked if not url.startswith("blob:")] == []
    phone.save()
    assert [path for path in written(phone) if "vung-bien" in path]
    assert [url for url in asked if "/check/" in url] == []


def written(desk: Desk) -> list[str]:
    """The files that lie in the tree now."""
    desk.take()
    return [path.name for path in (desk.tree / "docs").rglob("*.md")]


def test_what_no_panel_refused_is_refused_when_the_file_is_made(
    browser: Browser, form: Site, tree: Path
) -> None:
    """Were the panel never asked, the file itself is looked at once more, and Sveltia shows why."""
    reader = Reader(browser, form)
    page = reader.open()
    program = (form.folder / "admin/check/panel.js").read_text("utf-8")
    unasked = program.replace("async isValid()", "async isNeverAsked()")
    assert unasked != program
    page.route("**/check/panel.js", lambda route: route.fulfill(body=unasked, content_type="text/javascript"))
    desk = Desk(page, tree, reader.faults)
    write(desk, f"<p>{NAMED}</p><p>{body('biên', 240)}</p>")
    finish(desk)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("“Nguyễn Thị Lan” là tên của một em").first).to_be_visible(timeout=READY)
    assert not [path for path in written(desk) if "vung-bien" in path]
    for context in browser.contexts:
        context.close()


@pytest.mark.parametrize("name", ["vendor/immutable@", "chunks/react-dom.js"])
def test_nothing_is_lacking_without_which_sveltia_checks_nothing(form: Site, name: str) -> None:
    """Sveltia CMS logs one line where one of these is missing, and saves all the same."""
    program = (form.folder / "admin/sveltia-cms.mjs").read_text("utf-8")
    version = re.search(r"\bimmutable:[`'\"]\^?([\d.]+)", program)
    assert version is not None
    files = {"vendor/immutable@": f"vendor/immutable@{version[1]}/dist/immutable.es.js"}
    assert (form.folder / "admin" / files.get(name, name)).stat().st_size > 10_000
    assert "chunks/" in program


@pytest.mark.parametrize("lacking", ["**/check/core.whl", "**/check/worker.js", "**/pyodide.asm.wasm"])
def test_where_the_check_cannot_run_the_form_says_so_and_saves(
    browser: Browser, form: Site, tree: Path, lacking: str
) -> None:
    """On an old phone, or where something was not loaded: what is wrong is told after saving."""
    reader = Reader(browser, form)
    page = reader.open()
    page.route(lacking, lambda route: route.abort())
    desk = Desk(page, tree, reader.faults)
    write(desk, f"<p>{NAMED}</p><p>{body('biên', 240)}</p>")
    panel = page.locator(".check")
    expect(panel).to_contain_text("Trình duyệt này không chạy được phần kiểm tra", timeout=READY)
    finish(desk)
    desk.save()
    assert [path for path in written(desk) if "vung-bien" in path]
    for context in browser.contexts:
        context.close()


def test_its_policy_is_the_forms_alone(form: Site) -> None:
    """A worker of the site's own, and WebAssembly, nothing from elsewhere."""
    page = (form.folder / "admin/index.html").read_text("utf-8")
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = dict(rule.split(" ", 1) for rule in found[1].replace("&#39;", "'").split("; "))
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["worker-src"] == "'self'"


SANITISE = """
import { cleaner } from "./sanitise.js";
let text = "";
for await (const part of process.stdin) text += part;
const { rules, cases } = JSON.parse(text);
process.stdout.write(JSON.stringify(cases.map(html => rules.map(one => cleaner(one, null)(html)))));
"""
PIECES = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "<a href='https://a.vn/?a=1&b=2'>",
        "</a>",
        "<A HREF=javascript:x>",
    ),
    *("<a href='//x.vn'>", "<a href=' java\tscript:x'>", "<a href='http://['>", "<a href='tel:111' on=x>"),
    *(
        "<img src=a.webp alt='Ao &amp; \"hồ\"' people=none>",
        "<img src='data:image/png;base64,aa'>",
        "<br/>",
        "<hr>",
    ),
    *(
        "<table>",
        "<tr>",
        "<td align=left>",
        "</td>",
        "</table>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<dl>",
        "<dt>",
    ),
    *(
        "<input type=CHECKBOX checked>",
        "<input type=text>",
        "<div class='a b' id=__x style=x>",
        "</div>",
        "<h2 id=x>",
    ),
    *(
        "<script>x</script>",
        "<style>p{}</style>",
        "<svg><path d=x></svg>",
        "<math><mi>x</math>",
        "<iframe>",
        "<form>",
    ),
    *(
        "<!-- ghi chú -->",
        "<!--",
        "-->",
        "<?x ?>",
        "<![CDATA[y]]>",
        "<!doctype html>",
        "</p",
        "<",
        "&",
        "&amp;",
        "&lt;",
    ),
    *(
        "&nbsp;",
        "\u00a0",
        "&#0;",
        "&#x110000;",
        "&notit;",
        "\0",
        "\n",
        "\n\n",
        " ",
        "chữ",
        "“ngoặc”",
        "🏊",
    ),
    *(
        "<pre>\n",
        "</pre>",
        "<code>",
        "</code>",
        "<textarea>",
        "</textarea>",
        "<title>",
        "<desc>",
        "<x-y>",
        "<image>",
    ),
    *(
        "<details open>",
        "<summary>",
        "<audio src=a.mp3 controls>",
        "<video poster=x src='c:/x'>",
        "<ruby>",
        "<rt>",
    ),
)


def test_html_is_cleaned_in_the_form_as_nh3_cleans_it(broken: Folder, form: Site) -> None:
    """By another parser of the same standard: bodies as Markdown makes them, broken ones, and tag soup.

    A list of choices (`<select>`) is left out, which newer parsers read otherwise; it is refused in any case.
    """
    draw = random.Random(19)  # noqa: S311 (the same in every run)
    cases = ["".join(draw.choices(PIECES, k=draw.randint(1, 14))) for _number in range(4000)]
    for file in (*BROKEN.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        source = file.read_bytes().decode("utf-8", "replace")
        cases.append(source)
        with suppress(UnrenderableError):
            cases.append(rendered(source.partition("\n---\n")[2]))
    shown = nh3.Cleaner(**_asked(sanitising._ATTRIBUTES, SHOWN, sanitising.SCHEMES), strip_comments=True)
    folder = broken.root / "site/admin/check"
    rules = [
        _for_browser(sanitising._ATTRIBUTES, SHOWN, sanitising.SCHEMES, comments=False),
        _for_browser(KEPT_ATTRIBUTES, KEPT, sanitising.SCHEMES | sanitising._ON_A_DISK, comments=True),
    ]
    (folder / "all.mjs").write_text(SANITISE, "utf-8")
    run = subprocess.run(
        ["node", str(folder / "all.mjs")],
        input=json.dumps({"rules": rules, "cases": cases}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(run.stdout)
    assert len(found) == len(cases) > 4300
    wrong = [
        (case, told, [shown.clean(case), sanitising.kept(case)])
        for case, told in zip(cases, found, strict=True)
        if told != [shown.clean(case), sanitising.kept(case)]
    ]
    assert wrong == []


Values = dict[str, dict[str, set[str]]]
SHOWN: Values = {"input": {"type": {"checkbox", "radio"}}, "a": {"target": {"_blank"}}}
KEPT: Values = {"input": SHOWN["input"]}
KEPT_ATTRIBUTES = {**sanitising._ATTRIBUTES, "img": sanitising._ATTRIBUTES["img"] | sanitising._NOTED}


def _asked(attributes: dict[str, set[str]], values: Values, schemes: Set[str]) -> dict[str, Any]:
    return {
        "tags": set(sanitising.TAGS),
        "clean_content_tags": set(sanitising.UNSEEN),
        "attributes": attributes,
        "tag_attribute_values": values,
        "url_schemes": set(schemes),
        "link_rel": None,
    }


def _for_browser(
    attributes: dict[str, set[str]], values: Values, schemes: Set[str], *, comments: bool
) -> dict[str, Any]:
    return {
        "tags": sorted(sanitising.TAGS),
        "gone": sorted(sanitising.UNSEEN),
        "attributes": {tag: sorted(names) for tag, names in attributes.items()},
        "values": {tag: {name: sorted(few) for name, few in named.items()} for tag, named in values.items()},
        "schemes": sorted(schemes),
        "comments": comments,
    }
