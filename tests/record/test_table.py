"""The record as a table, read with csv and, where there is one, with LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from media_mandate.messages import translator
from media_mandate.record.table import HEADINGS, TABLE_FILE, record_table
from tests.newsdesk import Desk
from tests.record.conftest import take


def table(desk: Desk) -> bytes:
    return record_table(take(desk), desk.newsroom().mandate, translator("vi"))


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


TITLES = [
    "Đuối nước; ao, hồ",
    'Nói "không" & <cười> 🏊',
    "=HYPERLINK(1)",
    "+84 là số nào",
    "-10 độ, giữ ấm cho bé",
    "@tôi",
    unicodedata.normalize("NFD", "Trẻ em Xơ Đăng"),
]


@pytest.fixture
def titled(desk: Desk) -> Desk:
    """A desk with a feature for each title."""
    for number, title in enumerate(TITLES):
        desk.article(f"bao/2026/01/b{number}", title="'" + title + "'", units="[so-y-te]")
    desk.commit("2026-01-25T10:00:00+07:00")
    return desk


def shown(title: str) -> str:
    """The title as a cell has it."""
    return ("'" if title[0] in "=+-@" else "") + unicodedata.normalize("NFC", title)


def test_it_begins_with_a_mark_and_ends_its_lines_as_excel_wants(titled: Desk) -> None:
    """UTF-8 with a byte order mark, CRLF after each row and nowhere else."""
    raw = table(titled)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 1 + len(take(titled).features)


def test_each_feature_is_a_row_of_names_days_and_hashes(titled: Desk) -> None:
    """Names instead of ids, ISO days, UTC times; what looks like a formula is text."""
    found = {row["Mã bài"]: row for row in rows(table(titled))}
    for number, title in enumerate(TITLES):
        assert found[f"bao/2026/01/b{number}"]["Tên bài"] == shown(title)
    row = found["bao/2026/01/b0"]
    assert (row["Cơ quan báo chí"], row["Tháng"], row["Ngày"]) == ("Báo Tỉnh", "2026-01", "2026-01-05")
    assert (row["Chủ đề"], row["Đơn vị phối hợp"], row["Số giây"]) == ("Đuối nước", "Sở Y tế", "")
    assert row["Vào sổ lúc (giờ UTC)"] == "2026-01-25 03:00:00"
    assert row["Vào sổ muộn"] == "có"
    feature = next(feature for feature in take(titled).features if feature.id == "bao/2026/01/b0")
    assert row["SHA-256 của nội dung"] == feature.text_sha256
    assert row["SHA-256 của tệp"] == feature.file_sha256


def test_a_record_of_nothing_still_has_its_headings(tmp_path: Path) -> None:
    """The first row is there without any feature."""
    raw = table(Desk(tmp_path))
    assert raw.decode("utf-8-sig").count("\r\n") == 1
    assert len(raw.split(b";")) == len(HEADINGS)


def has_calc() -> bool:
    office = shutil.which("soffice")
    return office is not None and (Path(office).resolve().parent / "libsclo.so").exists()


@pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed")
def test_libreoffice_opens_it_with_all_letters(titled: Desk, tmp_path: Path, office: None) -> None:
    """Opened as Excel in Vietnam opens it (semicolons, UTF-8), every title is whole and none a formula."""
    (tmp_path / TABLE_FILE).write_bytes(table(titled))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--infilter=CSV:59,34,76,1", "--convert-to", "html", "--outdir", str(tmp_path),
            str(tmp_path / TABLE_FILE),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    page = (tmp_path / "record.html").read_text("utf-8")
    for text in ("Đuối nước; ao, hồ", "&lt;cười&gt; 🏊", "'=HYPERLINK(1)", "Trẻ em Xơ Đăng", "Sở Y tế"):
        assert text in page, text
