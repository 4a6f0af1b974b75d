"""A document behind a waiver or a miss as a file: what is refused, and what of it reaches the site."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import html as pages
from PIL import Image

from media_mandate.months import Month
from media_mandate.problems import Level
from media_mandate.report.contents import Span, draw_report
from media_mandate.report.files import as_docx, as_html
from tests.newsdesk import MANDATE, Desk
from tests.photos import encoded, exif, jpeg, png
from tests.sites import ROOT, SITE_URL, build_site

PDF = b"%PDF-1.7\nstream\nBT (C\xc3\xb4ng v\xc4\x83n 12) Tj ET\nendstream\n%%EOF\n"
WAIVED = (
    "exceptions:\n  - {outlet: dai, month: 2026-01, kind: waiver, reason: Lũ & <bão>,\n"
    "     document: Công văn 12, document_date: 2026-01-10, by: BBT, recorded_on: 2026-01-12, file: FILE}\n"
)


def word(*, place: bool = False, macro: bool = False) -> bytes:
    """A Word file with a photo in it, perhaps with its place or a program."""
    document, stream = Document(), BytesIO()
    document.add_paragraph("Công văn số 12")
    document.add_picture(BytesIO(encoded(Image.new("RGB", (40, 30)), exif=exif(place=place))))
    document.save(stream)
    if macro:
        with ZipFile(stream, "a") as package:
            package.writestr("word/vbaProject.bin", b"\0")
    return stream.getvalue()


def told(desk: Desk, path: str, raw: bytes | None = None) -> set[tuple[str, str | None]]:
    """The codes of the problems, and where they are, when the waiver's document is at `path`."""
    desk.article("bao/2026/01/be-boi")
    desk.write("mandate.yml", MANDATE + WAIVED.replace("FILE", json.dumps(path, ensure_ascii=False)))
    if raw is not None:
        desk.write(path, raw)
    found = desk.read("2026-01-31")[1]
    return {(one.code, one.field) for one in found if one.level is Level.PROBLEM}


GOOD: dict[str, Callable[[], bytes]] = {
    "docs/van-ban/cv-12.pdf": lambda: PDF,
    "docs/văn bản/Công văn 12.PDF": lambda: PDF,
    "docs/van-ban/cv-12.docx": word,
    "docs/van-ban/cv-12.jpg": lambda: jpeg(place=False),
    "docs/van-ban/cv-12.png": lambda: png(place=False),
}


@pytest.mark.parametrize("path", GOOD)
def test_pdf_word_and_pictures_are_documents(desk: Desk, path: str) -> None:
    """Whatever the file is called, in letters with marks, too."""
    assert told(desk, path, GOOD[path]()) == set()
    assert desk.newsroom("2026-01-31").documents.keys() == {path}


UNFIT: dict[str, tuple[str, Callable[[], bytes | None], str]] = {
    "it is not there": ("docs/van-ban/cv.pdf", lambda: None, "file-not-there"),
    "it is empty": ("docs/van-ban/cv.pdf", lambda: b"", "document-unfit"),
    "it is a web page": ("docs/van-ban/cv.pdf", lambda: b"<script>alert(1)</script>", "document-unfit"),
    "it ends early": ("docs/van-ban/cv.pdf", lambda: PDF[:-7], "document-unfit"),
    "it has a password": ("docs/van-ban/cv.pdf", lambda: PDF[:-6] + b"/Encrypt\n%%EOF", "document-unfit"),
    "it is too large": ("docs/van-ban/cv.pdf", lambda: PDF + b" " * 10 * 2**20 + PDF, "document-unfit"),
    "a PDF is called Word": ("docs/van-ban/cv.docx", lambda: PDF, "document-unfit"),
    "it has a macro": ("docs/van-ban/cv.docx", lambda: word(macro=True), "document-unfit"),
    "a Word file tells a place": ("docs/van-ban/cv.docx", lambda: word(place=True), "document-tells-place"),
    "a PDF tells a place": (
        "docs/van-ban/cv.pdf",
        lambda: PDF.replace(b"BT", jpeg() + b"BT"),
        "document-tells-place",
    ),
    "a PDF is called a photo": ("docs/van-ban/cv.jpg", lambda: PDF, "document-unfit"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_what_cannot_be_published_is_told_where_it_is_named(desk: Desk, what: str) -> None:
    """With the line of mandate.yml, and before anything is built."""
    path, raw, code = UNFIT[what]
    assert told(desk, path, raw()) == {(code, "exceptions.0.file")}


def test_a_photo_that_tells_a_place_is_told_as_any_photo_is(desk: Desk) -> None:
    """By the rule of pictures, on the picture's own file."""
    assert told(desk, "docs/van-ban/cv.jpg", jpeg(place=True)) == {("photo-tells-place", None)}


@pytest.mark.parametrize(
    "path",
    ["cv-12.pdf", "docs/../mandate.pdf", "/etc/passwd.pdf", "docs/cv.svg", "docs/cv.html", "docs\\cv.pdf",
     "docs//cv.pdf", "javascript:alert(1)//.pdf", "ftp://x.vn/cv.pdf", "https://u:p@x.vn/cv.pdf", "https://x"],
)  # fmt: skip
def test_what_is_no_place_of_a_document_is_refused(desk: Desk, path: str) -> None:
    """Nothing beside docs/, nothing that acts, and no half address."""
    assert told(desk, path) == {("document-nowhere", "exceptions.0.file")}


def test_a_link_out_of_the_repository_is_no_document(desk: Desk) -> None:
    """Whoever follows it would publish what lies on the machine."""
    desk.write("secret.pdf", PDF)
    (desk.root / "docs/van-ban").mkdir(parents=True)
    (desk.root / "docs/van-ban/cv.pdf").symlink_to(desk.root / "secret.pdf")
    assert ("file-not-there", "exceptions.0.file") in told(desk, "docs/van-ban/cv.pdf")
    assert desk.newsroom("2026-01-31").documents == {}


@pytest.mark.parametrize(
    "path", ["docs/van-ban/tên em An.pdf", "docs/van-ban/cv.jpg", "https://x.vn/cv?id=1&b=2"]
)
def test_it_is_linked_from_ledger_month_data_and_report(full: Desk, path: str, tmp_path: Path) -> None:
    """Under a name made of its content; a photo as a copy; the record has its hash."""
    (full.root / "docs/dai/2026/01/tiem-dung-lich.md").unlink()
    raw = jpeg(place=False) if path.endswith("jpg") else PDF
    assert told(full, path, None if "://" in path else raw) == set()
    site = build_site(full.root, full.newsroom("2026-01-31").as_of)
    addresses = set()
    for page, base in (("so-theo-doi", "../"), ("thang/2026-01", "../../")):
        tree = pages.fromstring((site / page / "index.html").read_bytes().decode())
        (link,) = tree.xpath("//*[@class='exception']//a")
        assert link.text_content() == "Công văn 12"
        addresses.add(link.get("href").removeprefix(base))
    (address,) = addresses
    ledger, record = (json.loads((site / file).read_text("utf-8")) for file in ("ledger.json", "record.json"))
    (url,) = [cell["exception"]["document_url"] for cell in ledger["cells"] if cell["exception"]]
    (kept,) = record["exceptions"]
    assert kept["file"] == path
    if "://" in path:
        assert address == url == path
        assert "file_sha256" not in kept
    else:
        assert url == SITE_URL + address
        assert "An" not in address
        assert ((site / address).read_bytes() == raw) == path.endswith(".pdf")
        assert len(kept["file_sha256"]) == 64
        assert not (site / "van-ban").exists()
    newsroom = full.newsroom("2026-01-31")
    report = draw_report(newsroom, Span(Month(2026, 1), Month(2026, 1)), SITE_URL)
    made = as_docx(report, ROOT / "templates/report.docx", newsroom.as_of, is_party=False)
    shown = as_html(report, ROOT / "templates/report.html", is_party=False)
    texts = [
        cell.text for table in Document(BytesIO(made)).tables for row in table.rows for cell in row.cells
    ]
    assert any(url in text for text in texts)
    assert pages.fromstring(shown.decode()).xpath(f"boolean(//a[@href={url!r}])")
