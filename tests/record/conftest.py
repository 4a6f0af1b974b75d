"""A desk under git whose record was taken, to change things behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from media_mandate.record.comparison import Comparison, compare
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import Record
from media_mandate.record.record import draw_record, read_digests, read_record, write_record
from tests.newsdesk import MANDATE, Desk

SITE = "https://trang.example/"
AS_OF = "2026-02-10"

MISSED = (
    MANDATE.replace("minimum: 1, shortest: 20", "minimum: 2, shortest: 20")
    + """\
exceptions:
  - {outlet: dai, month: 2026-01, kind: miss, reason: Máy hỏng, document: Báo cáo 7,
     document_date: 2026-02-03, by: Ban Biên tập, recorded_on: 2026-02-04}
"""
)
"""The newspaper owes two a month; the broadcaster missed January and says so."""


def take(desk: Desk, as_of: str = AS_OF) -> Record:
    """The record of the desk, written and read again."""
    newsroom = desk.newsroom(as_of)
    return read_record(write_record(draw_record(newsroom, read_digests(desk.root, newsroom), SITE)))


def held(then: Record, desk: Desk, as_of: str = "2026-02-20") -> Comparison:
    """A record held against the desk of a later day, whatever problems it has."""
    newsroom, _problems = desk.read(as_of)
    assert newsroom is not None
    return compare(then, newsroom, draw_record(newsroom, read_digests(desk.root, newsroom), SITE))


def only(comparison: Comparison, kind: Fate) -> Difference:
    """The one difference of a kind."""
    (found,) = [found for found in comparison.differences if found.kind is kind]
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """January: two features of the newspaper, entered in time; a miss that the broadcaster recorded."""
    desk = Desk(tmp_path / "Tòa soạn số 1", MISSED)
    desk.article("bao/2026/01/be-boi", title="'Bể bơi <an toàn> & “vui” 🏊'", units="[so-y-te]")
    desk.commit("2026-01-06T10:00:00+07:00")
    desk.article("bao/2026/01/ao-ho", date="2026-01-20")
    desk.commit("2026-01-21T10:00:00+07:00")
    desk.commit("2026-02-09T10:00:00+07:00")
    return desk


@pytest.fixture
def then(desk: Desk) -> Record:
    """The record of the desk before anything was changed."""
    return take(desk)


Rewrite = Callable[[str, str], None]


@pytest.fixture
def rewrite(desk: Desk) -> Rewrite:
    """Replace a text in mandate.yml and commit that."""

    def rewrite(old: str, new: str) -> None:
        text = (desk.root / "mandate.yml").read_text("utf-8")
        assert old in text
        desk.write("mandate.yml", text.replace(old, new))
        desk.commit("2026-02-15T10:00:00+07:00")

    return rewrite
