"""The value that hooks share: made in their order, another one for each build."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from media_mandate.build import ORDER, Build, MadeTwiceError, Order, TooEarlyError, build_in, site_of
from media_mandate.newsroom import read_newsroom
from tests.newsdesk import NOW, Desk
from tests.sites import build_site, command, copy_product

AS_OF = date(2026, 2, 10)

TOLD = """\
from pathlib import Path


def on_startup(*, command, dirty):
    Path(__file__).with_suffix(".txt").write_text(command)
"""


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with the product around it, January met by both outlets, and a draft."""
    copy_product(desk.root)
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/tiem", topics="[tiem-chung]")
    desk.article("bao/2026/02/nhap", draft="true", date="2026-02-03")
    return desk


def value(desk: Desk) -> Build:
    order = Order(*read_newsroom(desk.root, NOW, AS_OF))
    return Build(order, site_of(order.newsroom, "https://a.example", "Tên", "", "vi"), AS_OF)


def digests(config: MkDocsConfig) -> dict[str, str]:
    site = Path(config.site_dir)
    files = (file for file in site.rglob("*") if file.is_file())
    return {str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_what_is_not_made_yet_says_who_makes_it(full: Desk) -> None:
    """Reading too early is an error that names the hook; making twice is one too."""
    made = value(full)
    for late, hook in ((made.cards, "cards"), (made.channels, "feeds"), (made.policy, "policy")):
        with pytest.raises(TooEarlyError, match=f"hooks/{hook}.py"):
            _ = late.value
    with pytest.raises(TooEarlyError, match="cards"):
        _ = made.describer
    made.cards.make({})
    assert made.describer is not None
    with pytest.raises(MadeTwiceError, match="cards"):
        made.cards.make({})
    with pytest.raises(TooEarlyError, match=r"hooks/newsroom\.py"):
        build_in({})


@pytest.mark.parametrize("hook", ["newsroom", "cards"])
def test_a_hook_that_is_not_named_is_missed_by_name(full: Desk, hook: str) -> None:
    """Who takes a hook out of mkdocs.yml is told which one the others stand on."""
    file = full.root / "mkdocs.yml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if f"hooks/{hook}.py" not in line), "utf-8")
    with pytest.raises(TooEarlyError, match=f"hooks/{hook}.py"):
        build_site(full.root, AS_OF)


def test_builds_in_one_process_know_nothing_of_each_other(full: Desk, tmp_path: Path) -> None:
    """A preview, a build and the same build again, on configurations that were loaded before the first."""
    read = read_newsroom(full.root, NOW, AS_OF)

    def loaded(name: str, *, is_preview: bool) -> MkDocsConfig:
        config = load_config(str(full.root / "mkdocs.yml"), site_dir=str(tmp_path / name), strict=False)
        config.extra[ORDER] = Order(*read, is_preview=is_preview)
        return config

    preview, first = loaded("xem-thu", is_preview=True), loaded("mot", is_preview=False)
    for config in (first, preview):
        build(config)
    shown, published = digests(preview), digests(first)
    assert "bao/2026/02/nhap/index.html" in shown.keys() - published.keys()
    for config in (first, preview, first):
        build(config)
    assert (digests(preview), digests(first)) == (shown, published)


def test_after_serving_a_build_is_a_build_again(full: Desk) -> None:
    """That MkDocs serves is remembered until it stops, and no longer."""
    (full.root / "mandate.yml").write_text("hỏng", "utf-8")
    config = load_config(str(full.root / "mkdocs.yml"), strict=False)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert (Path(config.site_dir) / "index.html").exists()
    config.plugins.on_shutdown()
    with pytest.raises(Abort):
        build(load_config(str(full.root / "mkdocs.yml"), strict=False))


def test_plugins_are_told_the_truth_of_a_preview_that_is_built(full: Desk) -> None:
    """`build.py --drafts` builds, and serves nothing."""
    full.write("hooks/nghe.py", TOLD)
    file = full.root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("hooks:\n", "hooks:\n  - hooks/nghe.py\n"), "utf-8")
    done = command(full.root, "build", "--drafts", "--as-of", str(AS_OF))
    assert done.returncode == 0, done.stderr
    assert (full.root / "build/preview/bao/2026/02/nhap/index.html").exists()
    assert (full.root / "hooks/nghe.txt").read_text() == "build"


def test_the_value_of_a_build_needs_no_mkdocs() -> None:
    """Whatever replaces MkDocs can use it as it is."""
    code = "import sys, media_mandate.build; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
