"""The index in real builds: a build makes it, the same to the byte, and the preview does not."""

from __future__ import annotations

import gzip
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.newsdesk import MANDATE, Desk
from tests.sites import build_site, copy_product

AS_OF = date(2026, 2, 10)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with the product around it and some articles."""
    copy_product(desk.root)
    for number in range(8):
        desk.article(f"bao/2026/01/bai-{number}", topics="[duoi-nuoc, tiem-chung]")
    desk.article("dai/2026/01/nghe")
    return desk


def index(site: Path) -> dict[str, bytes]:
    folder = site / "tim-kiem/pagefind"
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_build_makes_the_index_and_nothing_that_no_page_loads(full: Desk) -> None:
    """There is a fragment for each record, and of Pagefind's own search boxes there is nothing."""
    found = index(build_site(full.root, AS_OF))
    assert len([name for name in found if name.endswith(".pf_fragment")]) == 9
    kinds = {Path(name).suffix for name in found}
    assert kinds == {".js", ".json", ".pf_meta", ".pagefind", ".pf_index", ".pf_fragment", ".txt"}
    assert [name for name in found if name.endswith(".js")] == ["pagefind.js"]


def test_a_page_loads_little_for_a_result_and_for_a_word(full: Desk) -> None:
    """What is loaded for a result holds what is shown and no text; the index comes in many small pieces."""
    full.article(
        "bao/2026/01/dai-dong", "".join(f"từ{number} " for number in range(30_000)), title="Dài dòng"
    )
    found = index(build_site(full.root, AS_OF))
    fragments = [gzip.decompress(found[name]).decode() for name in found if name.endswith(".pf_fragment")]
    assert any("Dài dòng" in fragment for fragment in fragments)
    assert not any("tu777" in fragment or "tieng" in fragment for fragment in fragments)
    assert len([name for name in found if name.startswith("index/")]) > 10


def test_another_outcome_has_another_address(full: Desk) -> None:
    """Browsers keep pieces for ever; signs, a day and an outlet's name change no word of the index."""
    before = index(build_site(full.root, AS_OF)).keys()
    full.article("dai/2026/01/nghe", title="“Bài, nghe”", date="2026-01-09")
    changed = index(build_site(full.root, AS_OF)).keys() - before
    assert sorted(Path(name).suffix for name in changed if name.startswith("fragment/")) == [
        ".pf_fragment",
        ".txt",
    ]
    full.write("mandate.yml", MANDATE.replace("Đài Tỉnh", "Đài mới"))
    again = index(build_site(full.root, AS_OF)).keys() - before - changed
    assert len([name for name in again if name.endswith(".pf_fragment")]) == 1


def test_the_index_is_the_same_wherever_it_is_built(full: Desk, tmp_path: Path) -> None:
    """It does not hang on the order in which a disk lists its files, nor on where they lie."""
    other = tmp_path / "nơi khác"
    for file in sorted((file for file in full.root.rglob("*") if file.is_file()), reverse=True):
        target = other / file.relative_to(full.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    assert index(build_site(other, AS_OF)) == index(build_site(full.root, AS_OF))


def test_an_empty_newsroom_has_a_page_to_search_on(desk: Desk) -> None:
    """Without any record the build goes through."""
    copy_product(desk.root)
    (desk.root / "docs").mkdir()
    site = build_site(desk.root, date(2025, 12, 31))
    assert 'id="search-status"' in (site / "tim-kiem/index.html").read_text("utf-8")


def test_the_preview_has_no_index_and_says_so(full: Desk) -> None:
    """No index is made after every save; the page says so and loads no script that would look for it."""
    site = build_site(full.root, AS_OF, preview=True)
    assert index(site) == {}
    html = (site / "tim-kiem/index.html").read_text("utf-8")
    assert "Bản xem thử chưa tìm kiếm được" in html
    assert "search-page.js" not in html
    assert "not-found.js" not in (site / "404.html").read_text("utf-8")


def test_an_outlet_may_not_take_the_address_of_searching(desk: Desk) -> None:
    """The address is the site's own."""
    file = desk.root / "mandate.yml"
    file.write_text(file.read_text("utf-8").replace("id: bao", "id: tim-kiem"), "utf-8")
    assert ["tim-kiem" in str(found.message) for found in desk.problems()] == [True]
