"""The verdict as data: exit status, the report and its schema, and what each article and cell is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from media_mandate.messages import translator
from media_mandate.quota import Reason, Status
from media_mandate.verdict.check_json import CheckResult, json_schema, report
from media_mandate.verdict.entry import entry_text
from media_mandate.verdict.facts import MISSING, OK, PROBLEMS, entry_counts, exit_status, of_outlet
from media_mandate.verdict.words import (
    days_left,
    due_text,
    explanation,
    missing_text,
    verdict,
    ways_out,
)
from tests.newsdesk import MANDATE, Desk, body

SCHEMA: dict[str, Any] = json.loads(json_schema())
ENGLISH = translator("en")

WAIVER = (
    "{outlet: dai, month: 2026-01, kind: waiver, reason: Tết, document: CV 1, document_date: 2026-01-05,"
    " by: Ban Biên tập, recorded_on: 2026-01-06}"
)
MISS = (
    "{outlet: dai, month: 2026-02, kind: miss, reason: Bão, document: CV 2, document_date: 2026-03-05,"
    " by: Ban Biên tập, recorded_on: 2026-03-06}"
)


def status(desk: Desk, as_of: str) -> int:
    return exit_status(*desk.read(as_of))


def checked(desk: Desk, as_of: str | None = None) -> dict[str, Any]:
    """The report as a program reads it, after it held against its own schema."""
    found = report(*desk.read(as_of), ENGLISH)
    text = found.model_dump_json(indent=2)
    assert CheckResult.model_validate_json(text) == found
    read: dict[str, Any] = json.loads(text)
    jsonschema.validate(read, SCHEMA, format_checker=jsonschema.FormatChecker())
    return read


def full(desk: Desk) -> None:
    """Both outlets have what they owe for January."""
    desk.article("bao/2026/01/be-boi")
    desk.article("dai/2026/01/be-choi")


# Exit status


def test_all_is_well(desk: Desk) -> None:
    """Nothing missing and no problem is 0, also where the present month is still due."""
    full(desk)
    assert status(desk, "2026-01-31") == status(desk, "2026-02-10") == OK == 0


def test_a_missing_month(desk: Desk) -> None:
    """A month missing is 1, and nothing else is needed for it."""
    desk.article("bao/2026/01/be-boi")
    assert status(desk, "2026-01-31") == OK
    assert status(desk, "2026-02-01") == MISSING == 1


def test_a_problem_comes_before_a_missing_month(desk: Desk) -> None:
    """A problem is 2, whether a month is missing or not."""
    full(desk)
    desk.article("bao/2026/01/hong", topics="[khong-co]")
    assert status(desk, "2026-02-10") == status(desk, "2026-03-01") == PROBLEMS == 2


def test_a_warning_changes_nothing(desk: Desk) -> None:
    """Warnings are no reason to fail, nor to hide a missing month."""
    full(desk)
    desk.article("bao/2026/01/nhap", draft="true", topics="[khong-co]")
    assert len(desk.read("2026-02-10")[1]) == 1
    assert status(desk, "2026-02-10") == OK
    assert status(desk, "2026-03-01") == MISSING


def test_a_mandate_that_cannot_be_read(tmp_path: Path) -> None:
    """Without a mandate nothing is judged, and that is a problem."""
    assert status(Desk(tmp_path, "outlets: ["), "2026-02-10") == exit_status(None, ()) == PROBLEMS


def test_the_verdict_of_one_outlet_alone(desk: Desk) -> None:
    """For one outlet its own months and problems count, and those of files that belong to nobody else."""
    full(desk)
    desk.article("bao/2026/02/bai")
    desk.article("dai/2026/02/hong", topics="[khong-co]")
    desk.article("dai/2026/02/bai")
    newsroom, problems = desk.read("2026-03-01")
    assert newsroom is not None
    paper, radio = newsroom.mandate.outlets
    outlets = list(newsroom.mandate.outlet)
    assert exit_status(newsroom.only(paper), of_outlet(problems, outlets, "bao")) == OK
    assert exit_status(newsroom.only(radio), of_outlet(problems, outlets, "dai")) == PROBLEMS
    assert {cell.outlet.id for cell in newsroom.only(paper).ledger.cells} == {"bao"}
    assert {article.outlet.id for article in newsroom.only(paper).articles} == {"bao"}


def test_what_belongs_to_no_other_outlet_concerns_each(desk: Desk) -> None:
    """Problems of the mandate, of pages and of unknown folders are told whichever outlet is asked for."""
    full(desk)
    desk.article("bao/2026/01/hong", topics="[khong-co]")
    desk.article("dai/2026/01/hong", topics="[khong-co]")
    desk.write("docs/gioi-thieu.md", "Không có phần đầu.\n")
    desk.write("docs/bao-cu/2026/01/bai.md", "---\ntitle: Bài\n---\n")
    desk.write("mandate.yml", f"{MANDATE}exceptions:\n  - {MISS}\n")
    problems = desk.problems(as_of="2026-02-10")
    common = {"mandate.yml", "docs/gioi-thieu.md", "docs/bao-cu/2026/01/bai.md"}
    for outlet in ("bao", "dai"):
        found = of_outlet(problems, ["bao", "dai"], outlet)
        assert {problem.path for problem in found} == common | {f"docs/{outlet}/2026/01/hong.md"}
        assert found == [problem for problem in problems if problem in found]


# The report


def test_the_schema_is_a_schema() -> None:
    """What is published as JSON Schema is one, and lets nothing through that it does not name."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all(found["additionalProperties"] is False for found in [SCHEMA, *SCHEMA["$defs"].values()]
               if found["type"] == "object")  # fmt: skip


def test_a_report_of_everything(tmp_path: Path) -> None:
    """All statuses and all reasons keep to the schema, with history and without."""
    duties = "from: 2026-01, until: 2026-02, shortest: 60}, {from: 2026-03, shortest: 60, grade: kept}"
    mandate = MANDATE.replace("from: 2026-01, minimum: 1, shortest: 60}", duties)
    desk = Desk(tmp_path, f"{mandate}late_entry: reject\nexceptions:\n  - {WAIVER}\n  - {MISS}\n")
    desk.article("dai/2026/03/khai")
    desk.article("bao/2026/01/goc", body("gốc", 60))
    desk.article("bao/2026/01/sap-thu", body("thu hồi", 60))
    desk.commit("2026-01-06T10:00:00+07:00")
    frozen = f"{{date: 2026-03-01, reason: Thu hồi, words: 60, sha256: {'0' * 64}}}"
    desk.article("bao/2026/03/nhap", draft="true")
    desk.article("bao/2026/03/mai", date="2026-03-25")
    desk.article("bao/2026/03/thu-hoi", "", withdrawn=frozen)
    desk.article("bao/2026/03/lai", body("gốc", 60), rerun_of="bao/2026/01/goc")
    desk.article("bao/2026/03/dich", body("khác", 60), translation_of="bao/2026/01/goc")
    desk.article("bao/2026/03/khong-chu-de", topics="[]")
    desk.article("bao/2026/03/chep", body("gốc", 60) + "thêm")
    desk.article("bao/2026/03/ngan", "Ngắn.")
    desk.article("bao/2026/03/lap", "Cháu đội mũ khi đi xe. " * 20)
    desk.article(
        "bao/2026/03/la",
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
        "incididunt labore magna aliqua quis nostrud exercitation ullamco laboris nisi",
    )
    desk.commit("2026-03-06T10:00:00+07:00")
    desk.article("bao/2026/03/muon", body("vào muộn", 60), date="2026-03-01")
    desk.commit("2026-03-19T10:00:00+07:00")
    desk.article("bao/2026/03/chua-vao", body("chưa vào sổ", 60))
    desk.article("dai/2026/04/hong", topics="[khong-co]")
    found = checked(desk, "2026-03-20")
    more = checked(desk, "2026-03-31")
    cells = [cell for read in (found, more) for cell in read["cells"]]
    assert {cell["status"] for cell in cells} == {*Status}
    assert {article["reason"] for article in found["articles"]} == {None, *Reason}
    assert {cell["met_afterwards"] for cell in cells} == {False}
    assert found["history"] == {"known": True, "reason": None}
    assert {problem["level"] for problem in found["problems"]} == {"problem", "warning"}
    assert found["unread"] == ["docs/dai/2026/04/hong.md"]

    (tmp_path / ".git").rename(tmp_path / "kho")
    found = checked(desk, "2026-03-20")
    assert found["history"]["known"] is False
    assert "not a git repository" in found["history"]["reason"]
    assert {article["entered"] for article in found["articles"]} == {None}
    assert None in {cell["met_afterwards"] for cell in found["cells"]}


def test_a_report_without_a_mandate(tmp_path: Path) -> None:
    """Where the mandate cannot be read, the report says so and has no cells."""
    found = checked(Desk(tmp_path, "outlets: ["))
    assert found["verdict"] == "The mandate cannot be read, so nothing can be judged."
    assert (found["as_of"], found["cells"], found["articles"], found["history"]) == (None, [], [], None)
    assert found["unread"] == []
    assert (found["exit_status"], found["sample"]) == (2, False)
    assert found["problems"][0]["path"] == "mandate.yml"


def test_what_the_report_says_of_an_article(desk: Desk) -> None:
    """An article's entry has its measure, why it does not count, and when it was entered."""
    desk.article("dai/2026/01/be-boi", "Ba chữ đây.", title='Bé "bơi" & {lặn}')
    commit = desk.commit("2026-01-20T23:30:00+07:00")
    [found] = checked(desk)["articles"]
    assert found == {
        "path": "docs/dai/2026/01/be-boi.md",
        "id": "dai/2026/01/be-boi",
        "outlet": "dai",
        "date": "2026-01-05",
        "title": 'Bé "bơi" & {lặn}',
        "counts": True,
        "reason": None,
        "because": None,
        "settled": None,
        "words": 3,
        "own_words": None,
        "own_words_needed": None,
        "notes": [
            (
                "The reviewer looks whether its topic is right: nothing of “Đuối nước” is found in it, not "
                "one of đuối nước."
            )
        ],
        "seconds": 270,
        "entered": "2026-01-20T16:30:00Z",
        "commit": commit,
        "written": "2026-01-20T16:30:00Z",
        "arrived": None,
        "stood": True,
        "late": True,
        "taken_over": False,
        "grade": "declared",
    }
    desk.article("bao/2026/01/ngan", "Ba chữ đây.")
    found = checked(desk)["articles"][0]
    assert (found["path"], found["counts"], found["reason"], found["seconds"], found["entered"]) == (
        "docs/bao/2026/01/ngan.md", False, "too_short", None, None,
    )  # fmt: skip
    assert found["because"] == "it has 3 words, and 20 are needed"


def test_what_the_report_says_of_a_cell(tmp_path: Path) -> None:
    """A cell has its minimum, its features in order, the days left while due, and its exception."""
    desk = Desk(tmp_path, f"{MANDATE}exceptions:\n  - {WAIVER}\n")
    desk.article("bao/2026/01/sau", date="2026-01-09")
    desk.article("bao/2026/01/truoc", date="2026-01-03")
    desk.commit("2026-02-03T10:00:00+07:00")
    cells = {(cell["outlet"], cell["month"]): cell for cell in checked(desk, "2026-02-27")["cells"]}
    assert cells["bao", "2026-01"] == {
        "outlet": "bao",
        "month": "2026-01",
        "status": "met",
        "met_afterwards": True,
        "minimum": 1,
        "features": ["docs/bao/2026/01/truoc.md", "docs/bao/2026/01/sau.md"],
        "purged": 0,
        "grade": "declared",
        "days_left": None,
        "exception": None,
    }
    assert cells["dai", "2026-01"]["exception"] == {
        "kind": "waiver",
        "reason": "Tết",
        "document": "CV 1",
        "document_date": "2026-01-05",
        "by": "Ban Biên tập",
        "recorded_on": "2026-01-06",
    }
    assert (cells["dai", "2026-02"]["status"], cells["dai", "2026-02"]["days_left"]) == ("due", 2)


def test_the_report_says_that_it_is_a_sample(tmp_path: Path) -> None:
    """Under a stopped clock the report is one of a sample."""
    desk = Desk(tmp_path, f"{MANDATE}sample: {{as_of: 2026-01-15}}\n")
    desk.article("bao/2026/01/be-boi", sample="true")
    found = checked(desk)
    assert (found["sample"], found["as_of"], found["problems"]) == (True, "2026-01-15", [])


# The words


@pytest.mark.parametrize(
    ("written", "as_of", "words"),
    [
        ((), "2025-12-31", "No outlet owes anything yet."),
        (("bao", "dai"), "2026-01-31", "2 of 2 months owed by 2 outlets together are met."),
        (("hong",), "2025-12-31", "1 problem must be mended. No outlet owes anything yet."),
        (
            ("hong", "hu", "dai"),
            "2026-01-31",
            (
                "2 problems must be mended. Of 2 months owed by 2 outlets together: 1 met, 1 still due "
                "(Báo Tỉnh, 1/2026)."
            ),
        ),
    ],
)
def test_the_verdict(desk: Desk, written: tuple[str, ...], as_of: str, words: str) -> None:
    """The verdict counts what is wrong, then the months by what became of them."""
    desk.write("docs/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n")
    for name in written:
        outlet = name if name in ("bao", "dai") else "bao"
        desk.article(f"{outlet}/2026/01/{name}", topics="[duoi-nuoc]" if name == outlet else "[khong-co]")
    assert ENGLISH(verdict(*desk.read(as_of))) == words


@pytest.mark.parametrize(
    ("as_of", "days"), [("2026-02-01", 28), ("2026-02-27", 2), ("2026-02-28", 1), ("2028-02-28", 2)]
)
def test_the_last_day_is_left_to_work_on(desk: Desk, as_of: str, days: int) -> None:
    """The days left include today and the last day."""
    desk.article("bao/2026/01/be-boi")
    cell = desk.cell("bao", as_of[:7], as_of)
    assert cell.status is Status.DUE
    assert days_left(cell.month, desk.newsroom(as_of).as_of) == days
    left = f"{days} days are left" if days > 1 else "today is the last day"
    said = f"Báo Tỉnh owes 1 feature for 2/{as_of[:4]}; {left}."
    assert ENGLISH(due_text(cell, desk.newsroom(as_of).as_of)) == said


def test_a_missing_month_is_told_the_two_ways_out(tmp_path: Path) -> None:
    """A missing month is told how much is there, where to enter more, and how to record the miss."""
    desk = Desk(tmp_path, MANDATE.replace("minimum: 1, shortest: 20", "minimum: 2, shortest: 20"))
    desk.article("bao/2026/01/be-boi")
    cell = desk.cell("bao", "2026-01")
    assert ENGLISH(missing_text(cell)) == "Báo Tỉnh is missing 1/2026: 1 of 2 features."
    assert ENGLISH(ways_out(cell)) == (
        "Either enter in docs/bao/2026/01/ what was published that month, or record the miss under "
        "exceptions: in mandate.yml (kind: miss) and publish."
    )


def told(desk: Desk, path: str) -> tuple[str, str]:
    newsroom = desk.newsroom()
    judgement = newsroom.judgement[f"docs/{path}.md"]
    return ENGLISH(explanation(judgement)), ENGLISH(entry_text(judgement, newsroom))


def test_an_article_is_told_whether_it_counts_and_when_it_was_entered(tmp_path: Path) -> None:
    """Counted, not counted, in time, late, taken over, not committed, unknown: each has its words."""
    desk = Desk(tmp_path, MANDATE.replace("recorded_from: 2026-01", "recorded_from: 2026-02"))
    desk.article("bao/2026/01/cu")
    desk.article("bao/2026/02/kip", date="2026-02-06")
    desk.article("bao/2026/02/muon", "Ngắn.", date="2026-02-01")
    commit = desk.commit("2026-02-09T23:30:00+07:00")[:10]
    desk.article("bao/2026/02/chua")
    desk.article("bao/2026/01/cu-chua")
    entered = f"It was entered on 2/9/2026 at 23:30 (commit {commit})"
    assert told(desk, "bao/2026/01/cu") == (
        "It counts for Báo Tỉnh, 1/2026.",
        f"{entered}; it is taken over from before the record began.",
    )
    assert told(desk, "bao/2026/02/kip") == ("It counts for Báo Tỉnh, 2/2026.", f"{entered}.")
    assert told(desk, "bao/2026/02/muon") == (
        "It does not count: it has 1 words, and 20 are needed.",
        "Git has it since 2/9/2026 at 23:30, and no version of it yet that would count.",
    )
    assert told(desk, "bao/2026/02/chua")[1] == "It is not entered yet: it is not committed to git."
    assert entry_counts(desk.newsroom()) == {"taken_over": 1, "not_entered": 2}
    (tmp_path / ".git").rename(tmp_path / "kho")
    assert told(desk, "bao/2026/02/kip")[1].startswith("When it was entered is not known: git cannot read it")
