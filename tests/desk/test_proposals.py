"""Proposals as GitHub's form, GitLab's template and free hands write them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
import yaml
from slugify import slugify

from media_mandate.desk.proposals import CONFIRMED, TITLE, TOPICS, UNIT, as_note, named, read_proposal
from media_mandate.mandate.values import Topic, Unit
from tests.sites import ROOT

FORM = ROOT / ".github/ISSUE_TEMPLATE/de-xuat-bai.yml"
TEMPLATE = ROOT / ".gitlab/issue_templates/de-xuat-bai.md"

BODY = """\
### Tên bài

Lớp dạy bơi & "an toàn"

### Đơn vị đề xuất

Sở Y tế tỉnh

### Chủ đề

_No response_

### Chuyện gì, ở địa bàn nào

Ở hồ --> <script>alert(1)</script>
### Tên bài

<!-- được phép: lách -->Không.

### Xin xác nhận

- [X] Trong đề xuất này không có tên.
"""


def headings(file: Path) -> list[str]:
    """The headings of a form, in the order of GitHub's body or of GitLab's template."""
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        return [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    return [part["attributes"]["label"] for part in yaml.safe_load(text)["body"] if "id" in part]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_form_is_read(newline: str, form: Literal["NFC", "NFD"]) -> None:
    """Whatever the letters and ends of lines are made of; a heading in the text takes nothing over."""
    proposal = read_proposal(unicodedata.normalize(form, BODY).replace("\n", newline))
    assert (proposal.title, proposal.unit, proposal.topics) == ('Lớp dạy bơi & "an toàn"', "Sở Y tế tỉnh", "")
    assert proposal.text.startswith("Chuyện gì, ở địa bàn nào\n\nỞ hồ")
    assert proposal.text.endswith("Tên bài\n\nKhông.")
    assert "Xin xác nhận" not in proposal.text


def test_nothing_gets_out_of_the_note() -> None:
    """No comment ends in it, no tag begins in it, no allowance stands in it."""
    note = as_note(read_proposal(BODY))
    assert not set("<>") & set(note)
    assert "--&gt; &lt;script&gt;" in note
    assert "được phép" not in note


def test_without_the_form_all_is_text() -> None:
    """An issue that somebody wrote freely keeps its words, and its title without what the form put there."""
    proposal = read_proposal("Xin làm bài về đuối nước.\u202e\x00", "Đề xuất bài: Đuối nước")
    assert (proposal.title, proposal.text) == ("Đuối nước", "Xin làm bài về đuối nước.")
    assert read_proposal("").title == ""


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Phòng, chống đuối nước; Tiêm chủng", ["duoi-nuoc", "tiem-chung"]),
        ("phong chong duoi nuoc, tiem chung", ["duoi-nuoc", "tiem-chung"]),
        ("duoi-nuoc", ["duoi-nuoc"]),
        ("đuối nước", ["duoi-nuoc"]),
        ("Chống đuối", []),
        ("", []),
    ],
)
def test_topics_are_found_by_name_or_id(answer: str, found: list[str]) -> None:
    """With diacritics or without, and whatever stands between them."""
    topics = [
        Topic(id="duoi-nuoc", name="Phòng, chống đuối nước", about="…"),
        Topic(id="tiem-chung", name="Tiêm chủng", about="…"),
    ]
    assert [topic.id for topic in named(topics, answer)] == found


def test_a_unit_is_not_found_by_a_part_of_its_name() -> None:
    """The town is not named by the department's address."""
    units = [
        Unit(id="so-y-te", name="Sở Y tế", kind="department"),
        Unit(id="kon-tum", name="Thành phố Kon Tum", kind="locality"),
    ]
    assert [unit.id for unit in named(units, "Sở Y tế tỉnh Kon Tum")] == ["so-y-te"]


@pytest.mark.parametrize("file", [FORM, TEMPLATE], ids=["github", "gitlab"])
def test_the_forms_have_the_headings_that_are_read(file: Path) -> None:
    """Both ask the same, and warn first of what no proposal may hold."""
    assert headings(file) == headings(FORM)
    assert {TITLE, UNIT, TOPICS, CONFIRMED} <= {slugify(heading) for heading in headings(file)}
    text = file.read_text("utf-8")
    assert 0 < text.find("đừng viết tên, tuổi, lớp") < text.find("Tên bài")
