"""An outlet that is newspaper and broadcaster in one: what its articles are, what it owes of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_mandate.mandate.grades import Grade
from media_mandate.messages import translator
from media_mandate.newsroom.eased import Eased
from media_mandate.problems import Level
from media_mandate.quota import Reason, Status
from media_mandate.verdict.words import due_text, missing_text
from tests.grades.test_grades import pdf, print_
from tests.newsdesk import MANDATE, Desk, body

DUTY = "{from: 2026-01, minimum: 1, shortest: {newspaper: 20, broadcaster: 60}}"
HEAD, TAIL = MANDATE[: MANDATE.index("outlets:")], MANDATE[MANDATE.index("topics:") :]


def mandate(duty: str = DUTY, kind: str = "[newspaper, broadcaster]", more: str = "") -> str:
    """The plain mandate with one outlet, of both kinds unless told otherwise."""
    return f"""{HEAD}outlets:
  - id: bao
    name: Báo và Phát thanh, Truyền hình Tỉnh
    kind: {kind}
    column: Vì trẻ em
    duties: [{duty}]
{TAIL}{more}"""


def aired(day: str = "2026-01-05", seconds: int = 90) -> str:
    return f"{{programme: Trẻ em, channel: KRT, aired: {day}T19:45, duration: PT{seconds}S}}"


EACH = "{from: 2026-01, minimum: {newspaper: 1, broadcaster: 1}, shortest: {newspaper: 20, broadcaster: 60}}"


@pytest.mark.parametrize("written", ["[newspaper, broadcaster]", "[broadcaster, newspaper, broadcaster]"])
def test_the_broadcast_block_says_what_an_article_is(tmp_path: Path, written: str) -> None:
    """With it an article is measured in seconds, without it in words, each by its own shortest length."""
    desk = Desk(tmp_path, mandate(kind=written))
    desk.article("bao/2026/01/doc")
    desk.article("bao/2026/01/nghe", "Bảy tiếng.\n", broadcast=aired())
    desk.article("bao/2026/01/doc-ngan", body("ngắn", 18))
    desk.article("bao/2026/01/nghe-ngan", broadcast=aired(seconds=59))
    newsroom = desk.newsroom()
    found = {judgement.article.address.slug: judgement for judgement in newsroom.judgements}
    assert {slug: one.article.kind for slug, one in found.items()} == {
        "doc": "newspaper", "doc-ngan": "newspaper", "nghe": "broadcaster", "nghe-ngan": "broadcaster",
    }  # fmt: skip
    assert {slug for slug, one in found.items() if one.counts} == {"doc", "nghe"}
    assert {one.reason for one in found.values() if not one.counts} == {Reason.TOO_SHORT}
    assert str(found["nghe-ngan"].because) == "it lasts 59 seconds, and 60 are needed"
    assert str(found["doc-ngan"].because) == "it has 18 words, and 20 are needed"
    assert newsroom.problems == ()


def test_one_kind_may_stand_in_a_list_or_not(tmp_path: Path) -> None:
    """`kind: newspaper` and `kind: [newspaper]` are the same, and so is what is published of both."""
    told = []
    for name, kind in (("a", "newspaper"), ("b", "[newspaper]")):
        desk = Desk(tmp_path / name, mandate("{from: 2026-01, minimum: 1, shortest: 20}", kind))
        desk.article("bao/2026/01/doc")
        newsroom = desk.newsroom()
        told.append([outlet.kinds for outlet in newsroom.mandate.outlets])
    assert told == [[("newspaper",)], [("newspaper",)]]


@pytest.mark.parametrize("fields", [{}, {"broadcast": aired()}])
def test_one_feature_of_either_kind_meets_the_month(tmp_path: Path, fields: dict[str, str]) -> None:
    desk = Desk(tmp_path, mandate())
    desk.article("bao/2026/01/mot", **fields)
    assert desk.cell("bao", "2026-01").status is Status.MET


@pytest.mark.parametrize(
    ("texts", "broadcasts", "status", "wanted"),
    [
        (1, 1, Status.MET, {}),
        (2, 0, Status.MISSING, {"broadcaster": 1}),
        (0, 2, Status.MISSING, {"newspaper": 1}),
        (0, 0, Status.MISSING, {"newspaper": 1, "broadcaster": 1}),
        (3, 2, Status.MET, {}),
    ],
)
def test_a_duty_may_want_each_kind(
    tmp_path: Path, texts: int, broadcasts: int, status: Status, wanted: dict[str, int]
) -> None:
    """Then any number of one kind leaves the other missing, and that is told."""
    desk = Desk(tmp_path, mandate(EACH))
    for number in range(texts):
        desk.article(f"bao/2026/01/doc-{'abc'[number]}")
    for number in range(broadcasts):
        desk.article(f"bao/2026/01/nghe-{'abc'[number]}", broadcast=aired())
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, dict(cell.wanted), cell.minimum) == (status, wanted, 2)
    assert cell.lacking == sum(wanted.values())


def test_a_campaign_asks_for_more_of_either_kind(tmp_path: Path) -> None:
    """A higher minimum of a campaign is met by any kind, as long as the duty has its own of each."""
    campaign = "campaigns: [{id: dot, name: Đợt, months: [1], minimum: 3}]\n"
    desk = Desk(tmp_path, mandate(EACH, more=campaign))
    for number in range(3):
        desk.article(f"bao/2026/01/doc-{'abc'[number]}")
    assert desk.cell("bao", "2026-01").wanted == {"broadcaster": 1}
    desk.article("bao/2026/01/nghe", broadcast=aired())
    assert desk.cell("bao", "2026-01").status is Status.MET


@pytest.mark.parametrize(
    ("duty", "kind", "code", "field"),
    [
        ("{from: 2026-01, shortest: 200}", "[newspaper, broadcaster]", "length-of-which-kind", "shortest"),
        ("{from: 2026-01, shortest: {broadcaster: 60}}", "newspaper", "kind-of-another", "shortest"),
        ("{from: 2026-01, minimum: {newspaper: 1}}", "broadcaster", "kind-of-another", "minimum"),
        ("{from: 2026-01, minimum: {newspaper: 0, broadcaster: 0}}", "[newspaper, broadcaster]",
         "number-too-small", "minimum"),
        ("{from: 2026-01, minimum: {}}", "[newspaper, broadcaster]", "number-too-small", "minimum"),
        ("{from: 2026-01, minimum: 0}", "[newspaper, broadcaster]", "number-too-small", "minimum"),
        ("{from: 2026-01, minimum: {bao: 1}}", "[newspaper, broadcaster]", "field-unknown", "minimum.bao"),
        ("{from: 2026-01, minimum: {newspaper: một}}", "[newspaper, broadcaster]", "number-misspelt",
         "minimum.newspaper"),
        ("{from: 2026-01, minimum: [1, 1]}", "[newspaper, broadcaster]", "value-is-list", "minimum"),
    ],
)  # fmt: skip
def test_numbers_of_kinds_are_told_where_they_are_wrong(
    tmp_path: Path, duty: str, kind: str, code: str, field: str
) -> None:
    found = Desk(tmp_path, mandate(duty, kind)).problems()
    assert [(problem.code, problem.field) for problem in found] == [(code, f"outlets.0.duties.0.{field}")]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("newspaper, broadcaster", "outlets.0.kind"),
        ("[newspaper, magazine]", "outlets.0.kind.1"),
        ("[]", "outlets.0.kind"),
        ("", "outlets.0.kind"),
    ],
)
def test_a_kind_that_is_none(tmp_path: Path, kind: str, field: str) -> None:
    found = Desk(tmp_path, mandate("{from: 2026-01}", kind)).problems()
    assert [problem.field for problem in found] == [field]


def test_what_was_broadcast_was_not_printed(tmp_path: Path) -> None:
    """An article of both blocks is told at the printed one."""
    desk = Desk(tmp_path, mandate())
    desk.article("bao/2026/01/ca-hai", broadcast=aired(), printed="{issue: 12}")
    desk.article("bao/2026/01/in", printed="{issue: 12}")
    found = [(problem.path, problem.field, problem.code) for problem in desk.problems()]
    assert found == [("docs/bao/2026/01/ca-hai.md", "printed", "printed-block-of-broadcaster")]


def test_a_withdrawn_article_keeps_the_measure_of_its_kind(tmp_path: Path) -> None:
    desk = Desk(tmp_path, mandate())
    frozen = "{date: 2026-01-20, reason: Gỡ, words: 30, sha256: " + "a" * 64 + "}"
    desk.article("bao/2026/01/doc", "", withdrawn=frozen)
    desk.article("bao/2026/01/nghe", "", broadcast=aired(), withdrawn=frozen)
    found = [(problem.path, problem.code) for problem in desk.problems()]
    assert found[1:] == [("docs/bao/2026/01/nghe.md", "withdrawn-without-measure")]


def test_a_broken_broadcast_does_not_make_another_article_of_an_old_version(tmp_path: Path) -> None:
    """A version whose broadcast block no rule of today takes did not stand as a newspaper's article."""
    desk = Desk(tmp_path, mandate())
    desk.article("bao/2026/01/nghe", broadcast=aired().replace("PT90S", "90 giây"))
    desk.commit("2026-01-06T10:00:00+07:00")
    desk.article("bao/2026/01/nghe", broadcast=aired())
    desk.commit("2026-02-03T10:00:00+07:00")
    assert desk.cell("bao", "2026-01").afterwards is True


def test_a_month_is_met_in_time_by_each_kind(tmp_path: Path) -> None:
    """The kind that came after the month's end makes it met afterwards."""
    desk = Desk(tmp_path, mandate(EACH))
    desk.article("bao/2026/01/doc")
    desk.article("bao/2026/01/doc-hai")
    desk.commit("2026-01-31T23:59:59+07:00")
    desk.article("bao/2026/01/nghe", broadcast=aired())
    desk.commit("2026-02-01T00:00:00+07:00")
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.afterwards) == (Status.MET, True)


@pytest.mark.parametrize(("duty", "afterwards"), [(EACH, True), (DUTY, False)])
def test_what_became_of_another_kind_fills_its_place_since_then(
    tmp_path: Path, duty: str, afterwards: bool
) -> None:
    """A text that is made a broadcast after the month's end met no broadcast's place in time."""
    desk = Desk(tmp_path, mandate(duty))
    desk.article("bao/2026/01/doc")
    desk.article("bao/2026/01/nghe")
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.article("bao/2026/01/nghe", broadcast=aired())
    desk.commit("2026-02-03T10:00:00+07:00")
    cell = desk.cell("bao", "2026-01")
    assert (cell.status, cell.afterwards) == (Status.MET, afterwards)


def test_words_prove_no_seconds(tmp_path: Path) -> None:
    """How long a withdrawn broadcast was is not told by the words of a version that was none."""
    desk = Desk(tmp_path, mandate())
    text = body("nghe", 80)
    desk.article("bao/2026/01/nghe", text)
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.article("bao/2026/01/nghe", text, broadcast=aired(seconds=10))
    desk.commit("2026-01-21T10:00:00+07:00")
    sha256 = desk.judgement("bao/2026/01/nghe").article.sha256
    frozen = f"{{date: 2026-01-22, reason: Gỡ, seconds: 70, sha256: {sha256}}}"
    desk.article("bao/2026/01/nghe", "", broadcast=aired(seconds=70), withdrawn=frozen)
    desk.commit("2026-01-22T10:00:00+07:00")
    assert desk.judgement("bao/2026/01/nghe").reason is Reason.TOO_SHORT


@pytest.mark.parametrize(
    ("kind", "status"),
    [(", kind: broadcaster", Status.MET), ("", Status.MISSING), (", kind: newspaper", Status.MISSING)],
)
def test_a_purged_feature_is_of_the_kind_that_is_said(tmp_path: Path, kind: str, status: Status) -> None:
    purge = (
        f"purges:\n  - {{outlet: bao, month: 2026-01{kind}, text_sha256: {'b' * 64}, entered: 2026-01-09,\n"
        "     reason: Theo yêu cầu của gia đình, document: CV 3, document_date: 2026-01-20, by: BBT,\n"
        "     recorded_on: 2026-01-20}\n"
    )
    desk = Desk(tmp_path, mandate(EACH, more=purge))
    desk.article("bao/2026/01/doc")
    assert desk.cell("bao", "2026-01").status is status


def test_no_kind_is_eased_in_silence(tmp_path: Path) -> None:
    """What an ended month owed of each kind, and what its outlet was, is told with both days."""
    desk = Desk(tmp_path, mandate(EACH))
    desk.article("bao/2026/01/doc")
    desk.article("bao/2026/01/doc-hai")
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.write("mandate.yml", mandate(EACH.replace("{newspaper: 1, broadcaster: 1}", "2")))
    desk.commit("2026-02-03T10:00:00+07:00")
    (easing,) = desk.newsroom().excuses.easings
    assert (easing.what, easing.is_better) == ("minimum", True)
    assert (str(easing.before), str(easing.after)) == ("2 (newspaper 1, broadcaster 1)", "2")


def test_becoming_both_is_told_of_months_that_ended(tmp_path: Path) -> None:
    plain = mandate("{from: 2026-01, shortest: 20}", "newspaper")
    desk = Desk(tmp_path, plain)
    desk.commit("2026-01-20T10:00:00+07:00")
    desk.write("mandate.yml", mandate())
    desk.article("bao/2026/01/nghe", broadcast=aired())
    desk.commit("2026-02-03T10:00:00+07:00")
    found = {easing.what: easing for easing in desk.newsroom().excuses.easings}
    assert set(found) == {Eased.KIND}
    assert found[Eased.KIND].is_better is True


def test_what_is_still_wanted_is_told_by_kind(tmp_path: Path) -> None:
    """The sentence of a missing month names the kind, or two of two would be said to be missing."""
    desk = Desk(tmp_path, mandate(EACH))
    desk.article("bao/2026/01/doc")
    desk.article("bao/2026/01/doc-hai")
    t = translator("vi")
    assert t(missing_text(desk.cell("bao", "2026-01"))).endswith("Cần thêm: 1 bài phát sóng.")
    said = t(due_text(desk.cell("bao", "2026-02"), desk.newsroom().as_of))
    assert said.endswith("Cần thêm: 1 bài báo, 1 bài phát sóng.")


def test_drafts_and_warnings_are_none(tmp_path: Path) -> None:
    """A newsroom of both kinds in good order is told nothing."""
    desk = Desk(tmp_path, mandate())
    desk.article("bao/2026/01/doc")
    desk.article("bao/2026/02/nghe", broadcast=aired("2026-02-05"))
    assert [problem for problem in desk.newsroom().problems if problem.level is Level.PROBLEM] == []


def test_a_month_has_the_grade_of_each_kind_that_is_owed(tmp_path: Path) -> None:
    """Two scans show nothing of the broadcast; where either kind will do, one of them is enough."""
    desk = Desk(tmp_path, mandate(EACH))
    print_(desk, "bao/2026/01/doc", pdf())
    print_(desk, "bao/2026/01/doc-hai", pdf("BT (Trang 4) Tj ET"))
    desk.article("bao/2026/01/nghe", broadcast=aired())
    assert desk.cell("bao", "2026-01").grade is Grade.DECLARED
    desk.write("mandate.yml", mandate(DUTY))
    assert desk.cell("bao", "2026-01").grade is Grade.KEPT
