"""The check as GitLab reads it: a finding for each missing month, problem and warning, known again later."""

from __future__ import annotations

import json
from typing import Any

from media_mandate.messages import translator
from media_mandate.problems import Level
from media_mandate.rules import RULES
from media_mandate.verdict.code_quality import as_code_quality
from tests.newsdesk import Desk

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def findings(desk: Desk, language: str = "en", as_of: str = "2026-02-10") -> list[dict[str, Any]]:
    newsroom, problems = desk.read(as_of)
    outlets = newsroom.mandate.outlets if newsroom else ()
    read: list[dict[str, Any]] = json.loads(
        as_code_quality(newsroom, problems, outlets, translator(language))
    )
    return read


def prints(desk: Desk, **how: str) -> list[str]:
    return [found["fingerprint"] for found in findings(desk, **how)]


def test_every_finding_has_what_gitlab_asks_for(desk: Desk) -> None:
    """Description, check name, fingerprint, severity, path and line, and each fingerprint once."""
    desk.article("bao/2026/01/hong", date="5/1/2026", authors="''")
    desk.article("bao/2026/01/nhap", draft="true", topics="[la, ma]")
    found = findings(desk)
    assert [(one["check_name"], one["severity"]) for one in found[:2]] == [("month-missing", "blocker")] * 2
    assert {one["check_name"] for one in found} <= RULES.keys()
    assert {one["severity"] for one in found} == {"blocker", "minor"} <= SEVERITIES
    assert found[2] == {
        "description": "This is not a day: 5/1/2026. → Write: date: 2026-01-05",
        "check_name": "day-misspelt",
        "fingerprint": found[2]["fingerprint"],
        "severity": "blocker",
        "location": {"path": "docs/bao/2026/01/hong.md", "lines": {"begin": 3}},
    }
    assert len(set(prints(desk))) == len(found) == 2 + len(desk.read()[1])
    warnings = [one for one in found if one["severity"] == "minor"]
    assert len(warnings) == len(desk.problems(Level.WARNING))


def test_a_fingerprint_outlives_lines_languages_and_days(desk: Desk) -> None:
    """A problem whose line moved, that is told in another language or the next day is the same one."""
    name = "Em Trần Văn Mẫu bị đuối nước, đã được cứu sống. "
    path = desk.article("bao/2026/01/hai", f"{name}\n\n{name}\n", title="Hai lần")
    before = prints(desk)
    text = (desk.root / path).read_text("utf-8")
    desk.write(path, text.replace("---\nEm", "---\n\n\nEm", 1))
    lines = [found["location"]["lines"]["begin"] for found in findings(desk)]
    assert prints(desk) == before
    assert max(lines) > 6
    assert prints(desk, language="vi") == before
    assert prints(desk, as_of="2026-02-11") == before


def test_the_same_mistake_twice_is_two_findings(desk: Desk) -> None:
    """Two problems that say the same of one file are told apart, in whatever line they stand."""
    desk.article("bao/2026/01/be-boi", "![](a.svg)\n\n![](a.svg)\n")
    twice = [found for found in findings(desk) if found["check_name"] == "picture-without-alt"]
    assert len(twice) == len({found["fingerprint"] for found in twice}) == 2


def test_without_a_mandate_its_problems_are_told(desk: Desk) -> None:
    """A mandate that cannot be read is a finding, too; a check without findings is an empty list."""
    desk.write("mandate.yml", "outlets: [")
    assert [found["location"]["path"] for found in findings(desk)] == ["mandate.yml"]
    newsroom, _problems = desk.read()
    assert as_code_quality(newsroom, (), (), translator("en")) == "[]"
