"""The ledger without a mouse and without colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Site
from tests.browser.kinds import LEDGER

pytestmark = pytest.mark.browser


@pytest.fixture
def ledger(reader: Reader) -> Page:
    return reader.open(LEDGER)


def test_a_table_says_what_it_is_and_what_each_cell_belongs_to(ledger: Page) -> None:
    """Every table has a caption, a header for each column and for each row, and words in each linked cell."""
    tables = ledger.get_by_role("table").all()
    assert tables
    for table in tables:
        assert table.locator("caption").inner_text()
        columns = table.locator("thead th[scope=col]").count()
        for row in table.locator("tbody tr").all():
            assert row.locator("th[scope=row]").count() == 1
            assert row.locator("td").count() == columns - 1 >= 2
        for link in table.locator("td a").all():
            assert re.search(r"\w{2,}", link.inner_text())


def test_the_keyboard_goes_through_every_cell_in_order(ledger: Page) -> None:
    """Tab leads from link to link of the tables, row by row, and back with Shift."""
    cells = ledger.locator("table a").all()
    cells[0].focus()
    for cell in cells[1:]:
        ledger.keyboard.press("Tab")
        expect(cell).to_be_focused()
    ledger.keyboard.press("Shift+Tab")
    expect(cells[-2]).to_be_focused()


def test_a_cell_opens_its_month_at_its_outlet(ledger: Page) -> None:
    """Enter leads to the section of that outlet in that month."""
    cell = ledger.locator("table a").first
    month, _hash, outlet = (cell.get_attribute("href") or "").partition("#")
    cell.focus()
    ledger.keyboard.press("Enter")
    ledger.wait_for_url(f"**/{month.removeprefix('../')}#{outlet}")
    expect(ledger.locator(f"[id='{outlet}']")).to_be_in_viewport()


def test_every_cell_names_a_section_that_is_there(ledger: Page, site: Site) -> None:
    """No cell leads into a month that has nothing of its outlet."""
    targets = ledger.locator("table a").evaluate_all("links => links.map(link => link.href)")
    assert len(targets) >= 20
    for target in targets:
        address, _hash, section = target.removeprefix(site.url).partition("#")
        assert f'id="{section}"' in (site.folder / address / "index.html").read_text("utf-8"), target
