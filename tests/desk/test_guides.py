"""The guides say what is so: their pictures, commands and examples, and what is printed of them."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from lxml import html
from markdown import markdown
from PIL import Image, ImageChops
from pypdf import PdfReader

from media_mandate.quota import Status
from tests.newsdesk import Desk, body
from tests.sites import ROOT, command, skip_unless_sample

skip_unless_sample()

FOLDER = ROOT / "guides"
GUIDES = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README")
PICTURE = re.compile(r'!\[(?P<alt>.*?)\]\(pictures/(?P<file>\S+?)(?: "(?P<caption>.*?)")?\)')
SUPERFENCES = "pymdownx.superfences"
COUNTS = {"date": "2025-06-30", "topics": "[tiem-chung]", "sample": "true"}


def text(guide: str) -> str:
    return (FOLDER / f"{guide}.md").read_text("utf-8")


def block(guide: str, begin: str) -> str:
    """The block to copy that begins so, as it is copied."""
    tree = html.fromstring(markdown(text(guide), extensions=[SUPERFENCES, "sane_lists"]))
    found = [code.text_content() for code in tree.xpath("//pre")]
    return next(str(code) for code in found if code.lstrip().startswith(begin))


def letters(words: str) -> str:
    """A text without what printing changes: blanks, and how letters are put together."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words))


def test_every_way_of_working_has_a_guide_and_the_index_names_it() -> None:
    """Six guides; the index leads to each and to what is printed of it."""
    index = (FOLDER / "README.md").read_text("utf-8")
    assert len(GUIDES) == 6
    assert set(re.findall(r"\((\S+?\.(?:md|pdf))\)", index)) == {
        path for guide in GUIDES for path in (f"{guide}.md", f"print/{guide}.pdf")
    }
    assert {path.stem for path in FOLDER.glob("print/*")} == set(GUIDES)


def test_every_picture_is_there_and_used_and_says_what_it_shows() -> None:
    """Two to four to a guide, each with an alt text and the step that it belongs to, none too large."""
    used = []
    for guide in GUIDES:
        shown = list(PICTURE.finditer(text(guide)))
        assert 2 <= len(shown) <= 4, guide
        assert len(shown) == text(guide).count("![")
        assert all(len(picture["alt"].split()) > 5 and picture["caption"] for picture in shown), guide
        used += [picture["file"] for picture in shown]
    there = list((FOLDER / "pictures").iterdir())
    assert sorted(used) == sorted(path.name for path in there)
    assert max(path.stat().st_size for path in there) <= 60_000


@pytest.mark.parametrize("guide", GUIDES)
def test_what_is_printed_is_the_guide_as_it_stands(guide: str) -> None:
    """One page of A4 with all words of the guide and all its pictures to the pixel, in few bytes."""
    file = FOLDER / "print" / f"{guide}.pdf"
    assert file.stat().st_size < 400_000
    (page,) = PdfReader(file).pages
    assert [round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]] == [210, 297]
    printed = letters(page.extract_text())
    tree = html.fromstring(markdown(text(guide), extensions=[SUPERFENCES, "sane_lists"]))
    for part in tree.xpath("//h1 | //h2 | //p | //li[not(p)] | //pre"):
        assert letters(part.text_content()) in printed, part.text_content()
    pictures = {image.image.size: image.image.convert("RGB") for image in page.images if image.image}
    for picture in PICTURE.finditer(text(guide)):
        with Image.open(FOLDER / "pictures" / picture["file"]) as own:
            assert ImageChops.difference(own.convert("RGB"), pictures[own.size]).getbbox() is None
        assert letters(picture["caption"]) in printed


@pytest.mark.parametrize("guide", GUIDES)
def test_nothing_is_printed_smaller_than_ten_points(guide: str) -> None:
    """Its own words, that is; those in pictures are as large as the column lets them be."""
    sizes: list[float] = []

    def seen(words: str, outer: list[float], inner: list[float], font: object, size: float) -> None:
        if words.strip():
            sizes.append(abs(outer[3] * inner[3]) * size)

    (page,) = PdfReader(FOLDER / "print" / f"{guide}.pdf").pages
    page.extract_text(visitor_text=seen)
    assert min(sizes) >= 9.95


def test_every_command_and_option_that_a_guide_names_exists() -> None:
    """In the guides and in their index."""
    named: dict[str, set[str]] = {}
    for path in FOLDER.glob("*.md"):
        for name, rest in re.findall(
            r"(?:py|python3) (?:scripts|tools)/(\w+)\.py([^\n`]*)", path.read_text("utf-8")
        ):
            named.setdefault(name, set()).update(re.findall(r"--[a-z-]+", rest))
    assert {"check", "import_word", "preview", "make_guides"} <= set(named)
    for name, options in named.items():
        run = command(ROOT, name, "--help")
        assert run.returncode == 0, name
        assert options <= set(re.findall(r"--[a-z-]+", run.stdout)), name


def test_links_of_the_guides_lead_somewhere() -> None:
    """To a file that is there."""
    for path in FOLDER.glob("*.md"):
        for target in re.findall(r"\]\((?!http)([^)\s#]+)", path.read_text("utf-8")):
            assert (FOLDER / target).exists(), (path.name, target)


@pytest.fixture
def sample(tmp_path: Path) -> Desk:
    """The sample, without the newspaper's articles of its last month, on the first day after it."""
    mandate = (ROOT / "mandate.yml").read_text("utf-8")
    desk = Desk(tmp_path / "Tòa soạn", re.sub(r"(?m)^(  as_of: ).*$", r"\g<1>2025-07-01", mandate))
    shutil.copytree(ROOT / "docs", desk.root / "docs")
    shutil.copy(ROOT / "cover.png", desk.root)
    for path in (desk.root / "docs/bao-kon-tum/2025/06").iterdir():
        path.unlink()
    return desk


def paste(sample: Desk) -> None:
    """Put the entry of the guide where the guide says that it goes."""
    mandate = (sample.root / "mandate.yml").read_text("utf-8")
    entry = block("ghi-nhan-thieu", "- outlet:")
    sample.write("mandate.yml", mandate.replace("\nexceptions:\n", f"\nexceptions:\n{entry}"))


def test_the_entry_to_copy_records_the_miss(sample: Desk) -> None:
    """Pasted under `exceptions:` it turns what was missing into what somebody answers for, for good."""
    assert sample.cell("bao-kon-tum", "2025-06").status is Status.MISSING
    paste(sample)
    assert sample.cell("bao-kon-tum", "2025-06").status is Status.ACKNOWLEDGED
    late = "bao-kon-tum/2025/06/bai-sau"
    sample.article(late, body("sau", 300), **COUNTS)
    assert sample.judgement(late).counts
    assert sample.cell("bao-kon-tum", "2025-06").status is Status.ACKNOWLEDGED


def test_the_entry_to_copy_is_refused_while_the_month_lasts(sample: Desk) -> None:
    """As the guide says."""
    paste(sample)
    assert [str(problem.message) for problem in sample.problems(as_of="2025-06-30")] == [
        "A miss is recorded for 6/2025, which has not ended yet."
    ]


def test_the_article_to_copy_counts(sample: Desk) -> None:
    """At the path that the guide gives, once it has a text."""
    path = block("viet-tren-github", "docs/").strip()
    written = block("viet-tren-github", "---").replace("\n---\n", "\nsample: true\n---\n", 1)
    sample.write(path, written + "\n" + body("dài", 300))
    assert sample.judgement(path.removeprefix("docs/").removesuffix(".md")).counts
    assert not [problem for problem in sample.read()[1] if problem.path == path]


def test_on_the_last_day_it_is_due_and_met_by_an_article(sample: Desk) -> None:
    """What the guide on the last day says of the three statuses."""
    assert sample.cell("bao-kon-tum", "2025-06", "2025-06-30").status is Status.DUE
    assert sample.cell("bao-kon-tum", "2025-06", "2025-07-01").status is Status.MISSING
    sample.article("bao-kon-tum/2025/06/bai", body("cuối", 300), **COUNTS)
    assert sample.cell("bao-kon-tum", "2025-06", "2025-06-30").status is Status.MET


def test_the_pictures_are_of_one_width() -> None:
    """So that their words are printed in one size."""
    widths = set()
    for path in (FOLDER / "pictures").iterdir():
        with Image.open(io.BytesIO(path.read_bytes())) as picture:
            widths.add(picture.width)
    assert len(widths) == 1
