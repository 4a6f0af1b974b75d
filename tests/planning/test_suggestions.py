"""What to write about next."""

from __future__ import annotations

from media_mandate.messages import translator
from media_mandate.months import Month
from media_mandate.planning.suggestions import in_words, suggestions
from media_mandate.problems import Level
from tests.newsdesk import MANDATE, Desk

TOPICS = """\
topics:
  - {id: duoi-nuoc, name: Đuối nước, about: A.}
  - {id: tiem-chung, name: Tiêm chủng, about: B.}
  - {id: xam-hai, name: Xâm hại, about: C.}
  - {id: bao-luc, name: Bạo lực, about: D.}
  - {id: cu, name: Đã thôi, about: E., until: 2026-06}
units:
  - {id: so-y-te, name: Sở Y tế, kind: department}
  - {id: xa-a, name: Xã A, kind: locality}
"""
WIDE = MANDATE[: MANDATE.index("topics:")] + TOPICS


def suggested(desk: Desk, month: str, as_of: str, outlet: str | None = None) -> list[str]:
    newsroom = desk.newsroom(as_of)
    if outlet:
        newsroom = newsroom.only(newsroom.mandate.outlet[outlet])
    return [in_words(found, translator("en")) for found in suggestions(newsroom, Month.parse(month))]


def test_silent_topics_come_first_and_days_weigh(desk: Desk) -> None:
    """Never written about, then silent for long; the day of 18 November brings its topic before both."""
    desk.write("mandate.yml", WIDE)
    desk.article("bao/2026/02/a", topics="[duoi-nuoc]", units="[so-y-te]")
    desk.article("bao/2026/09/b", topics="[xam-hai]", units="[so-y-te]")
    assert suggested(desk, "2026-10", "2026-09-20") == [
        "Tiêm chủng: never written about; nothing was ever made together with Xã A.",
        "Bạo lực: never written about.",
        "Đuối nước: last written about 8 months before.",
    ]
    assert suggested(desk, "2026-11", "2026-10-20")[0] == (
        "Bạo lực: 11/25/2026: Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ và trẻ em gái; never written about; "
        "nothing was ever made together with Xã A."
    )


def test_days_that_have_passed_are_no_reason(desk: Desk) -> None:
    """Within a month only what is still ahead counts."""
    desk.write("mandate.yml", WIDE)
    assert "11/18/2026" in " ".join(suggested(desk, "2026-11", "2026-11-18"))
    assert "11/18/2026" not in " ".join(suggested(desk, "2026-11", "2026-11-19"))


def test_what_is_written_or_planned_is_not_proposed(desk: Desk) -> None:
    """A topic of the month's own articles is passed over, and so is one that has ended."""
    desk.write("mandate.yml", WIDE)
    desk.article("bao/2026/07/a", topics="[duoi-nuoc]", date="2026-07-30")
    desk.article("bao/2026/07/b", topics="[tiem-chung]", draft="true")
    assert [line.split(":")[0] for line in suggested(desk, "2026-07", "2026-07-02")] == [
        "Tiêm chủng",
        "Xâm hại",
        "Bạo lực",
    ]


def test_an_outlet_is_proposed_what_it_has_not_written(desk: Desk) -> None:
    """What the other outlet wrote about is still new to this one's readers."""
    desk.write("mandate.yml", WIDE)
    desk.article("dai/2026/01/a", topics="[duoi-nuoc, tiem-chung, xam-hai]")
    assert suggested(desk, "2026-02", "2026-02-01")[0].startswith("Bạo lực: ")
    assert suggested(desk, "2026-02", "2026-02-01", "bao")[0].startswith("Đuối nước: never")


def test_only_features_break_the_silence(desk: Desk) -> None:
    """A rerun or a draft is nothing new."""
    desk.write("mandate.yml", WIDE)
    desk.article("bao/2026/01/a", topics="[duoi-nuoc]")
    desk.article("bao/2026/06/b", topics="[duoi-nuoc]", rerun_of="bao/2026/01/a")
    assert "last written about 6 months before" in suggested(desk, "2026-07", "2026-06-20")[0]
    desk.article("bao/2026/06/c", topics="[duoi-nuoc]")
    assert "last written about 1 month before" in " ".join(suggested(desk, "2026-07", "2026-06-20"))


def test_the_same_newsroom_gets_the_same_ideas(desk: Desk) -> None:
    """Three at most, and no chance in them."""
    desk.write("mandate.yml", WIDE)
    assert suggested(desk, "2026-05", "2026-04-20") == suggested(desk, "2026-05", "2026-04-20")
    assert len(suggested(desk, "2026-05", "2026-04-20")) == 3


FITTING = """\
topics:
  - {id: bao-luc, name: Bạo lực, about: D.}
  - {id: tiem-chung, name: Tiêm chủng, about: B.}
  - {id: duoi-nuoc, name: Đuối nước, about: A.}
units:
  - {id: so-y-te, name: Sở Y tế, kind: department, topics: [tiem-chung, bao-luc]}
  - {id: cong-an, name: Công an tỉnh, kind: department, topics: [bao-luc]}
  - {id: so-khac, name: Sở khác, kind: department}
  - {id: xa-a, name: Xã A, kind: locality}
"""


def test_a_topic_comes_with_a_unit_that_has_to_do_with_it(desk: Desk) -> None:
    """By what the mandate says, else by what was made together; a locality fits any, nobody stands twice."""
    desk.write("mandate.yml", MANDATE[: MANDATE.index("topics:")] + FITTING)
    said = [line.partition(": ") for line in suggested(desk, "2026-05", "2026-04-20")]
    assert {topic: reasons.rpartition(" with ")[2] for topic, _colon, reasons in said} == {
        "Tiêm chủng": "Sở Y tế.",  # not left to the topic before it, which has others to choose from
        "Bạo lực": "Công an tỉnh.",
        "Đuối nước": "Xã A.",
    }
    desk.article("dai/2025/09/cu", topics="[duoi-nuoc]", units="[so-khac]")
    without = FITTING.partition("  - {id: xa-a")[0]
    desk.write("mandate.yml", (MANDATE[: MANDATE.index("topics:")] + without).replace("2026-01", "2025-09"))
    (spoken,) = (line for line in suggested(desk, "2026-05", "2026-04-20") if "Sở khác" in line)
    assert spoken.startswith("Đuối nước: ")
    assert "nothing was made together with Sở khác for 8 months" in spoken


def test_a_unit_with_a_topic_that_was_struck_is_only_warned_of(desk: Desk) -> None:
    """Who strikes a topic may forget who works on it."""
    desk.write(
        "mandate.yml",
        (MANDATE[: MANDATE.index("topics:")] + FITTING + MANDATE[MANDATE.index("contact:") :]).replace(
            "[bao-luc]", "[xa-hoi]"
        ),
    )
    problems = [problem for problem in desk.newsroom("2026-04-20").problems if problem.path == "mandate.yml"]
    assert [(problem.rule.code, problem.level) for problem in problems] == [("topic-unknown", Level.WARNING)]
