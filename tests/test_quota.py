"""What counts, and what each cell of the ledger says."""

from __future__ import annotations

from media_mandate.quota import Reason, Status
from tests.desk import Desk


def test_a_month_is_due_on_its_last_day_and_missing_on_the_next(desk: Desk) -> None:
    """A month has ended when the day of judgement is the first of the next."""
    assert desk.cell("bao", "2026-01", as_of="2026-01-31").status is Status.DUE
    assert desk.cell("bao", "2026-01", as_of="2026-02-01").status is Status.MISSING


def test_a_draft_does_not_count(desk: Desk) -> None:
    """A draft is never counted, whatever else is right."""
    desk.article("bao/2026/01/be-boi", draft="true")
    assert desk.judgement("bao/2026/01/be-boi").reason is Reason.DRAFT
    assert desk.cell("bao", "2026-01").status is Status.MISSING
