"""Real MkDocs builds: what stops one, what reaches the site, and what it looks like there."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import jsonschema
import pytest
from mkdocs.exceptions import Abort

from tests.newsdesk import Desk
from tests.photos import PIXEL
from tests.sites import build_site, copy_product

AS_OF = date(2026, 2, 10)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with the product around it and January met by both outlets."""
    copy_product(desk.root)
    desk.article("bao/2026/01/be-boi", title="'Bể bơi <an toàn> & vui 🏊'", units="[so-y-te]")
    desk.article("dai/2026/01/tiem-dung-lich", topics="[tiem-chung, duoi-nuoc]")
    return desk


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def published(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def test_every_page_kind_is_there(full: Desk) -> None:
    """Home, outlets, months, topics, units, ledger and articles have a page each."""
    full.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nVề chúng tôi.\n")
    site = build_site(full.root, AS_OF)
    for address in (
        "", "bao", "dai", "thang", "thang/2026-01", "thang/2026-02", "chu-de", "chu-de/duoi-nuoc",
        "chu-de/tiem-chung", "don-vi", "don-vi/so-y-te", "so-theo-doi", "bao/2026/01/be-boi", "gioi-thieu",
    ):  # fmt: skip
        assert "</html>" in page(site, address), address
    assert "404.html" in published(site)
    assert "schemas/check.json" in published(site)


def test_titles_come_through_escaped_and_whole(full: Desk) -> None:
    """Quotes, &, < and emoji of a title are text everywhere and never markup."""
    site = build_site(full.root, AS_OF)
    for address in ("", "bao", "thang/2026-01", "chu-de/duoi-nuoc", "don-vi/so-y-te", "bao/2026/01/be-boi"):
        assert "Bể bơi &lt;an toàn&gt; &amp; vui" in page(site, address)
        assert "🏊" in page(site, address)
        assert "<an toàn>" not in page(site, address)


def test_a_missing_month_stops_a_plain_build_and_leaves_the_old_site(full: Desk) -> None:
    """`mkdocs build` alone fails on a missing month, names it, and does not touch the site folder."""
    site = build_site(full.root, AS_OF)
    before = published(site)
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    with pytest.raises(Abort):
        build_site(full.root, AS_OF, strict=False)
    assert published(site) == before


def test_a_problem_stops_a_plain_build_and_leaves_the_old_site(full: Desk) -> None:
    """`mkdocs build` alone fails on a problem in an article."""
    site = build_site(full.root, AS_OF)
    before = published(site)
    full.article("bao/2026/01/khac", topics="[khong-co]")
    with pytest.raises(Abort):
        build_site(full.root, AS_OF, strict=False)
    assert published(site) == before


def test_drafts_future_articles_and_stray_files_stay_out(full: Desk) -> None:
    """Only what is published, and what it refers to, reaches the site."""
    full.article("bao/2026/01/nhap", draft="true", image="{src: nhap.png, alt: Nháp, people: none}")
    full.article("bao/2026/02/mai-sau", date="2026-02-28")
    for name in ("nhap.png", "bai.docx", "linh-tinh.svg"):
        full.write(f"docs/bao/2026/01/{name}", b"x")
    full.article("bao/2026/02/co-anh", "![Phao](phao.png){people=none}\n\n" + "chữ nghĩa " * 20)
    full.write("docs/bao/2026/02/phao.png", PIXEL)
    found = published(build_site(full.root, AS_OF))
    assert "bao/2026/02/phao.png" not in found
    assert len([name for name in found if name.startswith("assets/pictures/")]) == 2
    assert not [name for name in found if "nhap" in name or "mai-sau" in name or name.endswith(".docx")]
    assert "bao/2026/01/linh-tinh.svg" not in found


def test_an_article_is_published_when_its_day_comes(full: Desk) -> None:
    """The same files give the article once the day of judgement is its date."""
    full.article("bao/2026/02/mai-sau", date="2026-02-28")
    assert "bao/2026/02/mai-sau/index.html" not in published(build_site(full.root, date(2026, 2, 27)))
    assert "bao/2026/02/mai-sau/index.html" in published(build_site(full.root, date(2026, 2, 28)))


def test_neighbours_are_of_the_same_outlet(full: Desk) -> None:
    """Previous and next lead along the outlet's own articles, oldest first."""
    full.article("bao/2026/01/thu-hai", date="2026-01-20")
    full.article("dai/2026/01/giua", date="2026-01-10")
    html = page(build_site(full.root, AS_OF), "bao/2026/01/be-boi")
    assert 'rel="next" href="../thu-hai/"' in html
    assert 'rel="prev"' not in html


def test_month_outlet_and_topics_are_tags(full: Desk) -> None:
    """An article names its month, outlet and topics, each a link."""
    html = page(build_site(full.root, AS_OF), "dai/2026/01/tiem-dung-lich")
    tags = html[html.index('<ul class="tags"') :]
    links = {urljoin("dai/2026/01/tiem-dung-lich/", link) for link in re.findall(r'href="([^"]+)"', tags)}
    assert links >= {"thang/2026-01/", "dai/", "chu-de/tiem-chung/", "chu-de/duoi-nuoc/"}


def test_headings_keep_their_vietnamese_d(full: Desk) -> None:
    """The address of a heading is made by python-slugify, which knows đ."""
    full.article("bao/2026/01/dau-muc", "## Đuối nước, điều cần biết\n\n" + "chữ nghĩa " * 20)
    assert 'id="duoi-nuoc-dieu-can-biet"' in page(build_site(full.root, AS_OF), "bao/2026/01/dau-muc")


def test_a_body_that_looks_like_front_matter_is_text(full: Desk) -> None:
    """A body that begins with a rule, or with "Chú ý: …", loses nothing to MkDocs' own front matter."""
    full.article("bao/2026/01/chu-y", "Note: giữ câu này\n\n" + "chữ nghĩa " * 20)
    full.article("bao/2026/01/gach", "---\nkey: giữ dòng này\n---\n" + "tiếng khác " * 20)
    site = build_site(full.root, AS_OF)
    assert "Note: giữ câu này" in page(site, "bao/2026/01/chu-y")
    assert "giữ dòng này" in page(site, "bao/2026/01/gach")


def test_two_builds_are_the_same_to_the_byte(full: Desk) -> None:
    """One commit and one day give one site."""

    def digest() -> Iterator[tuple[str, str]]:
        site = build_site(full.root, AS_OF)
        for name in sorted(published(site)):
            yield name, hashlib.sha256((site / name).read_bytes()).hexdigest()

    assert list(digest()) == list(digest())


def test_builds_in_one_process_do_not_influence_each_other(full: Desk, tmp_path: Path) -> None:
    """A second newsroom built in the same process shows nothing of the first."""
    build_site(full.root, AS_OF)
    other = Desk(tmp_path / "other")
    copy_product(other.root)
    other.article("bao/2026/01/rieng")
    other.article("dai/2026/01/rieng")
    site = build_site(other.root, AS_OF)
    assert not [name for name in published(site) if "be-boi" in name]
    assert "Bể bơi" not in page(site, "")


def test_an_empty_newsroom_whose_duties_have_not_begun_builds(desk: Desk) -> None:
    """Before the first month of any duty there is a site without articles, and nothing is missing."""
    copy_product(desk.root)
    (desk.root / "docs").mkdir()
    site = build_site(desk.root, date(2025, 12, 31))
    assert "</html>" in page(site, "so-theo-doi")


def test_a_withdrawn_article_says_so_without_content(full: Desk) -> None:
    """The address of a withdrawn article stands, its text and title do not, and no list names it."""
    full.commit("2026-01-06T10:00:00+07:00")
    text = (full.root / "docs/bao/2026/01/be-boi.md").read_text("utf-8").split("---\n", 2)[2]
    full.article(
        "bao/2026/01/be-boi",
        "",
        title="Tên cũ không được hiện",
        withdrawn=f"{{date: 2026-01-20, reason: Theo yêu cầu, words: 30, "
        f"sha256: {hashlib.sha256(text.strip().encode()).hexdigest()}}}",
    )
    site = build_site(full.root, AS_OF)
    html = page(site, "bao/2026/01/be-boi")
    assert "Theo yêu cầu" in html
    assert 'content="noindex"' in html
    assert not [name for name in published(site) if "Tên cũ không được hiện" in read(site / name)]


def read(file: Path) -> str:
    return file.read_text("utf-8") if file.suffix in (".html", ".xml", ".json") else ""


def test_a_moved_article_is_forwarded_from_its_old_address(full: Desk) -> None:
    """The old address leads to the new one, asks not to be indexed, and no list or sitemap names it."""
    full.article("bao/2026/01/moi", moved_from="bao/2026/01/cu", title="Bài <mới>")
    site = build_site(full.root, AS_OF)
    html = page(site, "bao/2026/01/cu")
    [refresh] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', html)
    assert urljoin("bao/2026/01/cu/", refresh) == "bao/2026/01/moi/"
    assert '<meta name="robots" content="noindex">' in html
    [link] = re.findall(r'<a href="([^"]*)">Bài &lt;mới&gt;</a>', html)
    assert urljoin("bao/2026/01/cu/", link) == "bao/2026/01/moi/"
    # Feeds and ledger.json keep the first id: it is how others know an entry.
    others = {name for name in published(site) if name.endswith(".html") or name == "sitemap.xml"}
    for name in others - {"bao/2026/01/cu/index.html"}:
        assert "bao/2026/01/cu" not in read(site / name), name
        assert 'cu/"' not in read(site / name), name
    assert "bao/2026/01/moi/" in read(site / "sitemap.xml")


def test_the_old_address_of_a_withdrawn_article_does_not_tell_its_title(full: Desk) -> None:
    """What moved and was withdrawn forwards without naming what is gone; a draft forwards nowhere."""
    full.commit("2026-01-06T10:00:00+07:00")
    frozen = f"{{date: 2026-01-20, reason: Sai, words: 30, sha256: {'0a' * 32}}}"
    full.article("bao/2026/01/moi", "", moved_from="bao/2026/01/cu", title="Tên cũ", withdrawn=frozen)
    full.article("bao/2026/01/nhap", moved_from="bao/2026/01/nhap-cu", draft="true")
    site = build_site(full.root, AS_OF)
    assert 'content="0; url=../moi/"' in page(site, "bao/2026/01/cu")
    assert not [name for name in published(site) if "Tên cũ" in read(site / name) or "nhap-cu" in name]


def test_a_rerun_of_a_withdrawn_article_names_its_id(full: Desk) -> None:
    """A rerun links to its original by title until that is withdrawn, then names it without a link."""
    text = (full.root / "docs/bao/2026/01/be-boi.md").read_text("utf-8").split("---\n", 2)[2]
    full.article("bao/2026/01/lai", text, date="2026-01-20", rerun_of="bao/2026/01/be-boi")
    full.article("bao/2026/01/khac")
    full.commit("2026-01-21T10:00:00+07:00")
    assert 'href="../be-boi/">Bể bơi' in page(build_site(full.root, AS_OF), "bao/2026/01/lai")
    sha256 = hashlib.sha256(text.strip().encode()).hexdigest()
    frozen = f"{{date: 2026-01-22, reason: Sai, words: 30, sha256: {sha256}}}"
    full.article("bao/2026/01/be-boi", "", title="Tên cũ", withdrawn=frozen)
    html = page(build_site(full.root, AS_OF), "bao/2026/01/lai")
    [note] = [line for line in html.splitlines() if "bao/2026/01/be-boi" in line and 'class="note"' in line]
    assert "Tên cũ" not in html
    assert "href" not in note


def test_an_article_may_link_to_the_pages_of_the_site(full: Desk) -> None:
    """Links to ledger, topics, months, units, outlets and home lead to their pages, and none is dead."""
    pages = ("so-theo-doi", "chu-de", "chu-de/duoi-nuoc", "thang", "don-vi", "don-vi/so-y-te", "dai")
    links = " ".join(f"[a](../../../{address}.md)" for address in (*pages, "index"))
    full.article("bao/2026/01/noi", f"{links}\n\n" + "chữ nghĩa " * 20)
    html = page(build_site(full.root, AS_OF), "bao/2026/01/noi")
    linked = {urljoin("/bao/2026/01/noi/", link) for link in re.findall(r'<a href="([^"]+)">a</a>', html)}
    assert linked == {"/", *(f"/{address}/" for address in pages)}


def test_the_ledger_links_every_cell_and_explains_five_statuses(full: Desk) -> None:
    """The ledger page has a link for each cell and words for each status."""
    html = page(build_site(full.root, AS_OF), "so-theo-doi")
    assert html.count('href="../thang/2026-01/#') == 2
    legend = html[html.index('<ul class="legend"') :]
    for kind in ("met", "acknowledged", "waived", "due", "missing", "afterwards"):
        assert f"status--{kind}" in legend


@pytest.mark.parametrize("recorded_from", ["2026-01", "2026-02"])
def test_a_row_of_months_says_what_it_counts(full: Desk, recorded_from: str) -> None:
    """Of months taken over also that nobody knows whether they were met in time."""
    mandate = (full.root / "mandate.yml").read_text("utf-8")
    full.write("mandate.yml", mandate.replace("recorded_from: 2026-01", f"recorded_from: {recorded_from}"))
    html = page(build_site(full.root, AS_OF), "so-theo-doi")
    rows = html[html.index('<dl class="streaks"') : html.index('<details class="folded"')]
    assert "<strong>1</strong> tháng liền đủ bài; dài nhất" in rows
    assert "Tháng được miễn và tháng còn hạn thì bỏ qua" in rows
    unknown = "khi mở sổ: chỉ biết là đủ bài, không biết có đúng hạn"
    assert (unknown in rows) == (recorded_from == "2026-02")
    assert rows.count("đúng hạn") == rows.count(unknown)


def test_the_sitemap_has_the_dates_of_the_articles(full: Desk) -> None:
    """`lastmod` is the article's date, not the day of the build."""
    sitemap = (build_site(full.root, AS_OF) / "sitemap.xml").read_text("utf-8")
    entry = sitemap[sitemap.index("bao/2026/01/be-boi/") :]
    assert entry[: entry.index("</url>")].count("2026-01-05") == 1


def test_what_is_not_to_be_indexed_is_not_in_the_sitemap(full: Desk) -> None:
    """A withdrawn article and one with noindex keep their pages, and the sitemap names neither."""
    full.commit("2026-01-06T10:00:00+07:00")
    frozen = f"{{date: 2026-01-20, reason: Sai, words: 30, sha256: {'0a' * 32}}}"
    full.article("bao/2026/01/rut", "", withdrawn=frozen)
    full.article("bao/2026/01/kin", noindex="true")
    site = build_site(full.root, AS_OF)
    sitemap = read(site / "sitemap.xml")
    for slug in ("rut", "kin"):
        assert 'content="noindex"' in page(site, f"bao/2026/01/{slug}")
        assert f"bao/2026/01/{slug}/" not in sitemap
    assert "bao/2026/01/be-boi/" in sitemap


def test_the_record_is_published_with_its_schema_and_its_table(full: Desk) -> None:
    """Two builds of one commit and one day publish the same record, which fits its schema."""
    full.write(".gitignore", "site/\n")
    full.commit("2026-01-06T10:00:00+07:00")
    site = build_site(full.root, AS_OF)
    written = {name: (site / name).read_bytes() for name in ("record.json", "record.csv")}
    record = json.loads(written["record.json"])
    schema = json.loads((site / "schemas/record.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)
    assert [feature["title"] for feature in record["features"]] == [
        "Bể bơi <an toàn> & vui 🏊",
        "Bài tiem-dung-lich",
    ]
    assert record["schema_url"] == "https://media-mandate.example/schemas/record.json"
    assert "Bể bơi <an toàn> & vui 🏊" in written["record.csv"].decode("utf-8-sig")
    build_site(full.root, AS_OF)
    assert {name: (site / name).read_bytes() for name in written} == written


@pytest.mark.parametrize("address", ["google.com", "", "javascript:alert(1)", "/"])
def test_a_way_out_that_would_stay_on_the_site_stops_the_build(
    full: Desk, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever must not be seen would land on a page of the newsroom."""
    file = full.root / "mkdocs.yml"
    file.write_text(re.sub(r"(?m)^  exit: .*$", f"  exit: {address}", file.read_text("utf-8")), "utf-8")
    with pytest.raises(Abort):
        build_site(full.root, AS_OF)
    assert "exit:" in caplog.text
