"""Styles, scripts and the typeface, named after what is in them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from media_mandate.site.assets import UnknownAssetError, hashed
from media_mandate.site.caching import FOR_ALL, cache_control
from tests.newsdesk import Desk
from tests.sites import build_site

AS_OF = date(2026, 2, 10)
STABLE = {"mark.svg", "mark.png", "fonts/OFL.txt"}
"""What others show by its address, and what nobody loads."""


def assets(site: Path) -> set[str]:
    folder = site / "assets"
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    return {name for name in found if not name.startswith("pictures/")}


def test_all_that_pages_load_is_kept_for_ever(full: Desk) -> None:
    """Each has its name from its content, and stands in `_headers`; the theme below brings nothing."""
    site = build_site(full.root, AS_OF)
    hashed_names = assets(site) - STABLE
    assert {Path(name).suffix for name in hashed_names} == {".css", ".js", ".svg", ".woff2"}
    assert [name for name in hashed_names if cache_control(f"/assets/{name}") != FOR_ALL] == []
    headers = (site / "_headers").read_text("utf-8")
    assert [
        name for name in hashed_names if f"/assets/{name}\n  Cache-Control: {FOR_ALL}\n" not in headers
    ] == []
    for page in site.rglob("*.html"):
        named = re.findall(r'<(?:link|script|img)[^>]* (?:href|src)="([^"]+)"', page.read_text("utf-8"))
        for address in named:
            if "assets/" in address and "pictures/" not in address and not address.startswith("http"):
                assert address.split("assets/")[1] in hashed_names, (page, address)


def test_a_name_changes_with_what_is_in_it_and_in_what_it_names(full: Desk) -> None:
    """Another band of brocade gives the style sheet that shows it another name, and no other file."""
    before = assets(build_site(full.root, AS_OF))
    assert assets(build_site(full.root, AS_OF)) == before
    band = full.root / "theme/assets/brocade.svg"
    band.write_text(band.read_text("utf-8") + "\n", "utf-8")
    changed = assets(build_site(full.root, AS_OF)) ^ before
    assert {re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in changed} == {"brocade.svg", "house.css"}


@pytest.mark.parametrize(
    "said", ['a { background: url("khong-co.svg"); }', 'a { background: url("../../ngoai.svg"); }']
)
def test_a_name_that_leads_nowhere_stops_the_build(
    full: Desk, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    """And says which file has it."""
    (full.root / "theme/assets/lists.css").write_text(said, "utf-8")
    with pytest.raises(Abort):
        build_site(full.root, AS_OF)
    assert "assets/lists.css" in caplog.text


def test_references_are_followed_through_folders() -> None:
    """A script names the one beside it, a style sheet a picture above it; data in it are left alone."""
    files = {
        "assets/a.js": b'import { b } from "./kho/b.js"; const said = "../khong/phai";',
        "assets/kho/b.js": b"export const b = 1;",
        "assets/kho/c.css": b'a { background: url("../d.svg"), url("data:image/svg+xml,x"); }',
        "assets/d.svg": b"<svg/>",
        "assets/GIAY-PHEP.txt": b"",
    }
    made = hashed(files)
    assert made["assets/GIAY-PHEP.txt"] == ("assets/GIAY-PHEP.txt", b"")
    script, style = made["assets/a.js"][1].decode(), made["assets/kho/c.css"][1].decode()
    assert f'"./{made["assets/kho/b.js"][0].removeprefix("assets/")}"' in script
    assert '"../khong/phai"' in script
    assert f'url("../{made["assets/d.svg"][0].removeprefix("assets/")}"), url("data:' in style


def test_files_that_name_each_other_are_a_fault() -> None:
    """Neither could be named first."""
    files = {"assets/a.js": b'import "./b.js";', "assets/b.js": b'import "./a.js";'}
    with pytest.raises(UnknownAssetError, match=r"b\.js"):
        hashed(files)
