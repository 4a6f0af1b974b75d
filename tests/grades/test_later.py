"""Grades over time: settled months stay, records know what was kept, the ledger shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from media_mandate.desk.settling import settlement
from media_mandate.mandate.grades import Grade
from media_mandate.problems import Level
from media_mandate.quota import Reason, Status
from media_mandate.record.comparison import compare
from media_mandate.record.difference import Difference, Fate
from media_mandate.record.format import Record
from media_mandate.record.record import draw_record, read_digests, read_record, write_record
from media_mandate.settled.file import FILE, write_settled
from media_mandate.settled.values import Settled
from tests.grades.sounds import silence, speech
from tests.grades.test_grades import KEPT, NGHE, air, pdf, print_
from tests.newsdesk import Desk
from tests.sites import build_site, copy_product

SITE = "https://trang.example/"


@pytest.fixture
def january(desk: Desk) -> Desk:
    """January as the program before saw nothing wrong with: a sound of silence, and nothing of the paper."""
    air(desk, sound=silence())
    print_(desk, issue="4567")
    desk.commit("2026-01-06T10:00:00+07:00")
    return desk


def record(desk: Desk, as_of: str = "2026-02-10") -> Record:
    newsroom = desk.newsroom(as_of)
    return read_record(write_record(draw_record(newsroom, read_digests(desk.root, newsroom), SITE)))


def differences(then: Record, desk: Desk) -> list[Difference]:
    newsroom = desk.newsroom("2026-02-20")
    now = draw_record(newsroom, read_digests(desk.root, newsroom), SITE)
    return [found for found in compare(then, newsroom, now).differences if found.kind is Fate.PROOF]


def settle(desk: Desk) -> None:
    desk.write(FILE, write_settled(Settled().followed_by(settlement(record(desk), desk.root, "v0.2.0"))))
    desk.commit("2026-02-10T10:00:00+07:00", "Upgrade")


def test_a_settled_month_stays_settled(january: Desk) -> None:
    """A grade that is asked for later takes nothing from it, and what is told of its sound is told apart."""
    settle(january)
    january.write("mandate.yml", KEPT)
    for path in (NGHE, "docs/bao/2026/01/be-boi.md"):
        found = january.newsroom().judgement[path]
        assert found.counts
        assert [reason for reason, _because in found.overruled] == [Reason.GRADE]
    assert january.cell("dai", "2026-01").status is Status.MET
    told = {(found.code, found.level, found.settled) for found in january.read()[1]}
    assert told == {
        ("recording-without-sound", Level.WARNING, True),
        ("settled-but-uncounted-today", Level.WARNING, True),
    }


def test_a_length_that_nobody_counted_before_accuses_no_settled_month(desk: Desk) -> None:
    """What the counting of frames finds is a warning there, and a problem in a month of today."""
    air(desk, sound=speech(30), duration="PT30S")
    file = desk.root / NGHE
    right = file.read_text("utf-8")
    file.write_text(right.replace("PT30S", "PT5M"), "utf-8")
    desk.commit("2026-01-06T10:00:00+07:00")
    settle(desk)
    found = [problem for problem in desk.read()[1] if problem.code == "duration-against-file"]
    assert [(problem.level, problem.settled) for problem in found] == [(Level.WARNING, True)]
    air(desk, "dai/2026/02/moi", speech(30, "khác"), duration="PT5M")
    assert [problem.path for problem in desk.problems()] == ["docs/dai/2026/02/moi.md"]


def test_a_settled_article_keeps_a_sound_that_a_new_one_has(january: Desk) -> None:
    """Of two with one sound the settled one is the first, though git saw it later."""
    air(january, "dai/2026/01/that", speech())
    january.commit("2026-01-20T10:00:00+07:00")
    settle(january)
    air(january, "dai/2026/02/moi", speech())
    found = january.newsroom().judgement
    assert found["docs/dai/2026/01/that.md"].proof.grade is Grade.KEPT
    assert found["docs/dai/2026/02/moi.md"].proof.grade is Grade.DECLARED


def test_a_record_knows_what_was_kept(desk: Desk) -> None:
    """A scan that is put in another's place later, or taken away, is told by verify, and is no crime."""
    path = print_(desk, raw=pdf())
    desk.commit("2026-01-06T10:00:00+07:00")
    then = record(desk)
    (feature,) = then.features
    assert feature.grade is Grade.KEPT
    assert feature.proof_sha256 is not None
    assert differences(then, desk) == []
    print_(desk, raw=pdf("BT (Trang khac) Tj ET"))
    desk.commit("2026-02-12T10:00:00+07:00")
    (found,) = differences(then, desk)
    assert (str(found.message), found.about, found.grave) == (
        "The scan or sound that is kept of it is another one now.",
        path,
        False,
    )
    desk.article("bao/2026/01/be-boi")
    desk.commit("2026-02-13T10:00:00+07:00")
    (found,) = differences(then, desk)
    assert str(found.message) == "That it ran was known by “scan or sound kept”, now by “declared alone”."


def test_a_record_of_before_knows_of_no_grade(january: Desk) -> None:
    """It is read as ever, and its silence accuses nobody."""
    newsroom = january.newsroom()
    raw = write_record(draw_record(newsroom, read_digests(january.root, newsroom), SITE))
    data = json.loads(raw)
    for entry in (*data["features"], *data["cells"]):
        assert entry.pop("grade", "declared") == "declared"
    old = read_record(json.dumps(data).encode())
    assert {feature.grade for feature in old.features} == {None}
    assert differences(old, january) == []


def test_the_ledger_shows_it(tmp_path: Path) -> None:
    """Beside each month that is met; and what the words mean; the scan itself is never published."""
    desk = Desk(tmp_path / "Tòa soạn")
    copy_product(desk.root)
    air(desk, sound=speech())
    print_(desk, raw=pdf())
    air(desk, "dai/2026/02/hai")
    site = build_site(desk.root, desk.newsroom().as_of)
    page = (site / "so-theo-doi/index.html").read_text("utf-8")
    for word, cells in (("có bản lưu", 2), ("chỉ khai", 1)):
        assert page.count(f'<span class="count">·&nbsp;{word}</span>') == cells
        assert page.count(f'<span class="count">{word}</span>') == 1
    assert "2 bài có bản lưu (bản quét trang báo hoặc âm thanh), 0 bài có đường dẫn đã hỏi thử, 1 bài" in page
    assert not [file for file in site.rglob("*") if file.suffix in (".pdf", ".yml")]
    assert list(site.rglob("*.mp3"))
