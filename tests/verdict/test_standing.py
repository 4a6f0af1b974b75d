"""The one sentence on how the ledger stands, and every place that says it."""

from __future__ import annotations

import pytest

from media_mandate.feeds.badges import badge
from media_mandate.messages import translator
from media_mandate.newsroom import Newsroom
from media_mandate.problems import Spot
from media_mandate.reading import rules
from media_mandate.verdict.standing import in_words, standing
from media_mandate.verdict.words import kind_of_all
from tests.newsdesk import MANDATE, Desk
from tests.verdict.newsrooms import exceptions, written

VI, EN = translator("vi"), translator("en")


def said(newsroom: Newsroom) -> str:
    return VI(in_words(standing(newsroom.ledger.cells)))


@pytest.mark.parametrize(
    ("as_of", "there", "exempt", "sentence", "kind"),
    [
        ("2025-12-31", (), (), "Chưa cơ quan báo chí nào đến kỳ phải có bài.", "outside"),
        (
            "2026-01-31",
            ("bao 1", "dai 1"),
            (),
            "2 cơ quan báo chí cộng lại đủ bài 2/2 tháng phải có bài.",
            "met",
        ),
        (
            "2026-02-28",
            ("bao 2", "dai 1", "dai 2"),
            (("bao", 1, "miss"),),
            (
                "Trong 4 tháng phải có bài của 2 cơ quan báo chí cộng lại: 3 tháng đủ bài, "
                "1 tháng thiếu bài đã ghi nhận (Báo Tỉnh, 1/2026)."
            ),
            "acknowledged",
        ),
        (
            "2026-02-28",
            ("bao 1", "bao 2", "dai 2"),
            (("dai", 1, "waiver"),),
            (
                "Trong 4 tháng phải có bài của 2 cơ quan báo chí cộng lại: 3 tháng đủ bài, "
                "1 tháng được miễn (Đài Tỉnh, 1/2026)."
            ),
            "met",
        ),
        (
            "2026-01-05",
            (),
            (("bao", 1, "waiver"), ("dai", 1, "waiver")),
            (
                "Trong 2 tháng phải có bài của 2 cơ quan báo chí cộng lại: "
                "2 tháng được miễn (Báo Tỉnh, 1/2026; Đài Tỉnh, 1/2026)."
            ),
            "waived",
        ),
        (
            "2026-03-10",
            ("bao 1",),
            (("dai", 1, "miss"), ("dai", 2, "miss")),
            (
                "Trong 6 tháng phải có bài của 2 cơ quan báo chí cộng lại: 1 tháng đủ bài, "
                "2 tháng thiếu bài đã ghi nhận (Đài Tỉnh, 1/2026, 2/2026), "
                "1 tháng còn thiếu bài (Báo Tỉnh, 2/2026), "
                "2 tháng còn hạn (Báo Tỉnh, 3/2026; Đài Tỉnh, 3/2026)."
            ),
            "missing",
        ),
        (
            "2026-03-10",
            (),
            (("dai", 1, "miss"),),
            (
                "Trong 6 tháng phải có bài của 2 cơ quan báo chí cộng lại: "
                "1 tháng thiếu bài đã ghi nhận (Đài Tỉnh, 1/2026), "
                "3 tháng còn thiếu bài (Báo Tỉnh, 1/2026, 2/2026; Đài Tỉnh, 2/2026), "
                "2 tháng còn hạn (Báo Tỉnh, 3/2026; Đài Tỉnh, 3/2026)."
            ),
            "missing",
        ),
        (
            "2026-03-31",
            ("bao 3", "dai 3"),
            (),
            (
                "Trong 6 tháng phải có bài của 2 cơ quan báo chí cộng lại: "
                "2 tháng đủ bài, 4 tháng còn thiếu bài."
            ),
            "missing",
        ),
    ],
)
def test_the_sentence_counts_every_month_and_names_few(
    desk: Desk,
    as_of: str,
    there: tuple[str, ...],
    exempt: tuple[tuple[str, int, str], ...],
    sentence: str,
    kind: str,
) -> None:
    """Met, missed, waived, missing and due are told, and only where nothing was missed is it green."""
    written(desk, *there)
    desk.write("mandate.yml", MANDATE + (exceptions(*exempt) if exempt else ""))
    newsroom = desk.newsroom(as_of)
    assert said(newsroom) == sentence
    assert kind_of_all(newsroom, ()) == kind
    problem = rules.NO_FRONT_MATTER.at(Spot("docs/bao/2026/01/bai.md"))
    assert kind_of_all(newsroom, [problem.as_warning()]) == kind
    assert kind_of_all(newsroom, [problem]) == "missing"


def test_met_afterwards_is_told_among_the_met(desk: Desk) -> None:
    """A month that was filled only later is met, and the sentence, the symbol and the badge say how."""
    written(desk, "dai 1", "bao 2", "dai 2")
    desk.article("bao/2026/01/muon")
    desk.commit("2026-02-09T10:00:00+07:00")
    newsroom = desk.newsroom("2026-02-28")
    assert said(newsroom) == (
        "Trong 4 tháng phải có bài của 2 cơ quan báo chí cộng lại: 4 tháng đủ bài, "
        "trong đó 1 tháng bù sau (Báo Tỉnh, 1/2026)."
    )
    assert kind_of_all(newsroom, ()) == "afterwards"
    late, in_time = newsroom.ledger.cells[0], newsroom.ledger.cells[1]
    assert b"#1d7a4f" not in badge("Báo", "bù sau", [late, in_time])
    assert b"#1d7a4f" in badge("Báo", "đã có bài", [in_time])


def test_one_outlet_alone_is_named_once(desk: Desk) -> None:
    """What is said of one outlet names it, and then its months alone."""
    written(desk, "bao 2")
    desk.write("mandate.yml", MANDATE + exceptions(("bao", 1, "miss")))
    newsroom = desk.newsroom("2026-02-28")
    own = newsroom.only(newsroom.mandate.outlet["bao"])
    assert said(own) == (
        "Trong 2 tháng phải có bài của Báo Tỉnh: 1 tháng đủ bài, 1 tháng thiếu bài đã ghi nhận (1/2026)."
    )
    assert EN(in_words(standing(own.ledger.cells))) == (
        "Of 2 months owed by Báo Tỉnh: 1 met, 1 missed and recorded (1/2026)."
    )
