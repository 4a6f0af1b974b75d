"""The one sentence on how the ledger stands, and every place that says it."""

from __future__ import annotations

import html
import json
from datetime import UTC, date, datetime
from email.headerregistry import Address

import pytest
from lxml import html as pages

from media_mandate.feeds.badges import badge
from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.newsroom import Newsroom
from media_mandate.planning.letters import letter
from media_mandate.planning.reminders import reminders
from media_mandate.planning.tracker_issues import steps
from media_mandate.problems import Spot
from media_mandate.reading import rules
from media_mandate.report.contents import Span, draw_report
from media_mandate.verdict.standing import in_words, standing
from media_mandate.verdict.words import kind_of_all
from tests.newsdesk import MANDATE, Desk
from tests.sites import build_site, command

VI, EN = translator("vi"), translator("en")
ANSWERED = "reason: Lũ, document: CV 1, by: BBT"


def exceptions(*found: tuple[str, int, str]) -> str:
    """The entries of mandate.yml: outlet, month and kind; the miss is recorded a month later."""
    lines = ["exceptions:"]
    for outlet, month, kind in found:
        day = f"2026-{month + (kind == 'miss'):02}-03"
        lines.append(
            f"  - {{outlet: {outlet}, month: 2026-{month:02}, kind: {kind}, {ANSWERED}, "
            f"document_date: {day}, recorded_on: {day}}}"
        )
    return "\n".join([*lines, ""])


def written(desk: Desk, *places: str) -> None:
    """Articles such as `bao 1`, each in time for its month."""
    for outlet, month in (place.split() for place in places):
        desk.article(f"{outlet}/2026/{int(month):02}/bai-{outlet}-{month}")
        desk.commit(f"2026-{int(month):02}-06T10:00:00+07:00")


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
    assert b"#1d7a4f" not in badge("Báo", "bù sau", late)
    assert b"#1d7a4f" in badge("Báo", "đã có bài", in_time)


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


def test_a_recorded_miss_is_told_in_the_same_words_everywhere(full: Desk) -> None:
    """Pages, commands, data, reminders and the report all count the miss, and none says that all is well."""
    (full.root / "docs/bao/2026/01/be-boi.md").unlink()
    full.article("bao/2026/02/be")
    full.article("dai/2026/02/lich", topics="[tiem-chung]")
    full.write("mandate.yml", MANDATE + exceptions(("bao", 1, "miss")))
    as_of = ("--as-of", "2026-02-28")
    sentence = (
        "Trong 4 tháng phải có bài của 2 cơ quan báo chí cộng lại: 3 tháng đủ bài, "
        "1 tháng thiếu bài đã ghi nhận (Báo Tỉnh, 1/2026)."
    )
    (build, text, markdown, data, summary, reminded) = (
        command(full.root, name, *arguments, *as_of)
        for name, *arguments in (
            ("build",),
            ("check",),
            ("check", "--format", "markdown"),
            ("check", "--format", "json"),
            ("check", "--format", "github"),
            ("remind", "--dry-run"),
        )
    )
    assert {run.returncode for run in (build, text, markdown, data, summary, reminded)} == {0}
    for run in (build, text, markdown, data, summary, reminded):
        assert sentence in run.stdout.replace("\\", ""), run.args
    assert sentence in (full.root / "build/verdict.txt").read_text("utf-8")
    assert json.loads((full.root / "build/verdict.json").read_text("utf-8"))["verdict"] == sentence
    site = full.root / "site"
    assert json.loads((site / "ledger.json").read_text("utf-8"))["verdict"] == sentence
    for page in ("index.html", "so-theo-doi/index.html"):
        tree = pages.parse(str(site / page), parser=pages.HTMLParser(encoding="utf-8"))
        (box,) = tree.xpath("//*[contains(@class, 'verdict--')]")
        assert box.get("class") == "verdict verdict--acknowledged"
        assert " ".join(box.text_content().split()) == f"! {sentence}"
    preview = build_site(full.root, date(2026, 2, 28), strict=False, preview=True)
    banner = pages.fromstring((preview / "index.html").read_bytes().decode()).find_class("preview-banner")
    assert sentence in banner[0].text_content()
    for file in (*site.rglob("*.html"), *site.rglob("*.xml"), *site.rglob("*.json")):
        assert "Không tháng nào thiếu" not in html.unescape(file.read_text("utf-8"))
    found = draw_report(
        full.newsroom("2026-02-28"), Span(Month(2026, 1), Month(2026, 2)), "https://a.example/"
    )
    assert found.summary[0] == sentence.replace("1/2026", "01/2026")


def test_reminders_say_how_the_outlet_stands(desk: Desk) -> None:
    """The letter and the issue to an outlet count its own months, the recorded miss among them."""
    written(desk, "dai 1", "bao 2")
    desk.write("mandate.yml", MANDATE + exceptions(("bao", 1, "miss")))
    newsroom = desk.newsroom("2026-03-25")
    found = {reminder.cell.outlet.id: reminder for reminder in reminders(newsroom)}
    sentence = (
        "Trong 3 tháng phải có bài của Báo Tỉnh: 1 tháng đủ bài, "
        "1 tháng thiếu bài đã ghi nhận (1/2026), 1 tháng còn hạn (3/2026)."
    )
    message = letter(
        found["bao"],
        Address("Tòa soạn", "desk", "example.org"),
        [Address("Báo", "bao", "example.org")],
        datetime(2026, 3, 25, tzinfo=UTC),
        "vi",
        VI,
    )
    for part in message.iter_parts():
        assert sentence in html.unescape(part.get_content())
    bodies = [step.body for step in steps(reminders(newsroom), (), newsroom.ledger, VI)]
    assert [sentence in body for body in bodies] == [True, False, False]
