"""The verdict as an official meets it: ten seconds on a phone, and the ledger on paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Reader
from tests.browser.kinds import HOME, LEDGER

pytestmark = pytest.mark.browser

PHONE = 640
"""CSS pixels from top to bottom of the first screen of a cheap phone."""

MOST_SHEETS = 2


@pytest.mark.parametrize(("page", "parts"), [(HOME, ("words",)), (LEDGER, ("words", "counts"))])
def test_the_first_screen_says_how_all_months_stand(
    reader: Reader, page: str, parts: tuple[str, ...]
) -> None:
    """The sentence, and on the ledger the four counts, at 360 × 640 below banner and header."""
    shown = reader.open(page, 360)
    shown.set_viewport_size({"width": 360, "height": PHONE})
    for part in parts:
        box = shown.locator(f".verdict__{part}").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE, part


@pytest.mark.parametrize("is_open", [False, True])
def test_the_ledger_takes_as_few_sheets_as_its_rows_need(reader: Reader, is_open: bool) -> None:
    """A year of two outlets on two sheets of A4, verdict and last month among them, whatever was unfolded."""
    page = reader.open(LEDGER)
    if is_open:
        page.get_by_role("main").locator("summary").click()
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    assert len(sheets) <= MOST_SHEETS
    printed = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for text in ("1 tháng thiếu bài đã ghi nhận", "Tháng thiếu bài hoặc được miễn", "Tự đối chiếu"):
        assert text in printed
