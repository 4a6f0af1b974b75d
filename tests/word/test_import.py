"""Word files that become articles: the Markdown of each, and what the editor is told."""

from __future__ import annotations

import subprocess
import unicodedata
from datetime import date
from io import BytesIO

import pytest
from lxml import html
from PIL import Image

from media_mandate.media.pictures.cleaning import leftovers
from tests.newsdesk import Desk
from tests.photos import jpeg
from tests.sites import build_site, copy_product
from tests.word import files
from tests.word.conftest import FOLDER, Import, article, body, folder
from tests.word.corpus import CORPUS, LONG, NASTY


def squeezed(text: str) -> str:
    """A text whose tables are not aligned."""
    lines = (
        " ".join(line.split()).replace("-", "") if line[:1] == "|" else line for line in text.split("\n")
    )
    return "\n".join(lines)


@pytest.mark.parametrize("kind", CORPUS)
def test_a_word_file_becomes_an_article(
    kind: str, newsroom: Desk, runs: dict[str, subprocess.CompletedProcess[str]]
) -> None:
    """The text comes over in order, and what an editor has to look at is told with its line."""
    _make, expected, told = CORPUS[kind]
    run = runs[kind]
    assert run.returncode == 0, run.stderr
    assert expected is None or squeezed(body(newsroom, f"kieu-{kind}")) == squeezed(expected)
    for words in told:
        assert words in run.stdout
    text = article(newsroom, f"kieu-{kind}")
    assert "draft: true\n" in text
    assert unicodedata.is_normalized("NFC", text)
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in text)
    for hidden in ("tên Bống", "Hỏi lại", "giấu", "hàng bỏ", "Bản thảo", "chỗ cũ"):
        assert hidden not in text
    assert f"docs/bao/2026/01/kieu-{kind}.md" in run.stdout.splitlines()[-2]
    assert "it is a draft" in run.stdout


def test_photos_come_bare_cropped_and_named_by_the_article(newsroom: Desk, imported: Import) -> None:
    """No place, no hidden edge, no alt text by a machine; `check` asks who is in them."""
    document = files.new()
    files.picture(document, jpeg(), "Phao treo trên rào & cọc")
    wide = Image.new("RGB", (100, 40), "red")
    wide.paste("blue", (50, 0, 100, 40))
    stream = BytesIO()
    wide.save(stream, "BMP")
    files.picture(document, stream.getvalue(), "Ảnh 2", 'r="50000"')
    document.add_paragraph("Phao cứu sinh. Ảnh: Sở Y tế", style="Caption")
    files.picture(document, stream.getvalue(), "A red square\n\nDescription automatically generated")
    document.add_paragraph(LONG)
    run = imported("anh", files.saved(document))
    assert run.returncode == 0, run.stderr
    assert body(newsroom, "anh").split("\n\n")[:-1] == [
        "![Phao treo trên rào & cọc](anh-1.jpg)",
        "![Phao cứu sinh](anh-2.png)",
        "*Phao cứu sinh. Ảnh: Sở Y tế*",
        "![](anh-3.png)",
    ]
    for name in ("anh-1.jpg", "anh-2.png", "anh-3.png"):
        assert leftovers((folder(newsroom) / name).read_bytes()) == ()
        assert b"PLANTED" not in (folder(newsroom) / name).read_bytes()
    with Image.open(folder(newsroom) / "anh-2.png") as cut:
        assert cut.size == (50, 40)
        assert cut.getextrema() == ((255, 255), (0, 0), (0, 0))
    assert "The words between the square brackets are those of the caption: Phao cứu sinh" in run.stdout
    assert "The alt text was made by a machine, and left out: A red square" in run.stdout
    assert "It is not said who is to be seen in the photo." in run.stdout
    assert run.stdout.count("The picture has no alt text.") == 1


def test_nothing_is_overwritten(newsroom: Desk, imported: Import) -> None:
    """Neither the article nor a picture that stands where one would go."""
    document = files.new()
    files.picture(document, jpeg())
    document.add_paragraph(LONG)
    file = files.saved(document)
    newsroom.write("docs/bao/2026/01/cu-1.jpg", b"ours")
    refused = imported("cu", file)
    assert refused.returncode == 3
    assert "cu-1.jpg" in refused.stderr
    assert not (folder(newsroom) / "cu.md").exists()
    assert (folder(newsroom) / "cu-1.jpg").read_bytes() == b"ours"
    (folder(newsroom) / "cu-1.jpg").unlink()
    assert imported("cu", file).returncode == 0
    before = article(newsroom, "cu")
    assert imported("cu", file).returncode == 3
    assert article(newsroom, "cu") == before


@pytest.mark.parametrize(
    ("slug", "made", "arguments", "title"),
    [
        ("td-1", [("Heading 1", "Từ đầu đề: một")], (), "Từ đầu đề: một"),
        ("td-2", [("Normal", "VÌ TRẺ EM"), ("Heading 1", "Từ đầu đề")], (), "Từ đầu đề"),
        ("td-3", [("bold", "Dòng đậm đầu bài")], (), "Dòng đậm đầu bài"),
        ("td-4", [("Normal", "Chỉ có chữ")], ("--title", "Tự  đặt"), "Tự đặt"),
        ("td-5", [("Title", "Trong tệp")], ("--title", "Tự đặt"), "Tự đặt"),
        ("td-6", [("Title", "true")], (), "true"),
    ],
)
def test_the_title_is_what_the_file_says_or_the_editor(
    slug: str,
    made: list[tuple[str, str]],
    arguments: tuple[str, ...],
    title: str,
    newsroom: Desk,
    imported: Import,
) -> None:
    """A title stands once, in the front matter, and is never made up."""
    document = files.new(None)
    for style, text in made:
        if style == "bold":
            document.add_paragraph().add_run(text).bold = True
        else:
            document.add_paragraph(text, style=style)
    document.add_paragraph(LONG)
    run = imported(slug, files.saved(document), *arguments)
    assert run.returncode == 0, run.stderr
    assert f"{title}\ndocs/bao/2026/01/{slug}.md" in run.stdout
    assert title not in body(newsroom, slug)
    assert ("The title in the file is not the one given: Trong tệp" in run.stdout) == (slug == "td-5")
    assert ("above or below the article was left out: VÌ TRẺ EM" in run.stdout) == (slug == "td-2")


def test_a_broadcast_is_asked_for_what_word_cannot_say(newsroom: Desk, imported: Import) -> None:
    """The draft of a broadcaster lacks its airing, and `check` says so."""
    document = files.new()
    document.add_paragraph(LONG)
    run = imported("dai-1", files.saved(document), "--outlet", "dai")
    assert run.returncode == 0, run.stderr
    assert "A broadcaster's article needs a broadcast block." in run.stdout


def test_every_article_of_the_corpus_builds_and_reads_as_in_word(
    desk: Desk, newsroom: Desk, runs: dict[str, subprocess.CompletedProcess[str]]
) -> None:
    """One build has them all as pages; nothing that somebody typed became markup on them."""
    copy_product(desk.root)
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/tiem-chung")
    for kind in CORPUS:
        text = article(newsroom, f"kieu-{kind}").replace("draft: true\n", "")
        desk.write(f"{FOLDER}/kieu-{kind}.md", text)
    site = build_site(desk.root, date(2026, 2, 10))
    for kind in CORPUS:
        assert (site / f"bao/2026/01/kieu-{kind}/index.html").is_file()
    page = html.parse(site / "bao/2026/01/kieu-signs/index.html", html.HTMLParser(encoding="utf-8"))
    shown = [found.text_content().split() for found in page.iterfind(".//article//p")]
    for line in NASTY:
        assert line.split() in shown, line
